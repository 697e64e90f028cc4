#pragma once

#include <QString>

namespace fovea::ui {

/// A tooltip that says `text` letter by letter. Qt takes a tooltip for HTML where it begins like
/// that, and the name of a file, a class or a patient may: "<img src=x>". Whatever holds a name from
/// outside goes through here; what only holds words of ours need not.
QString plainToolTip(const QString& text);

}  // namespace fovea::ui
