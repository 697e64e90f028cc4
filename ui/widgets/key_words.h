#pragma once

#include <QString>
#include <vector>

class QShortcut;
class QWidget;

namespace fovea::ui {

/// A row of the sheet of keys.
struct KeyWords {
    QString group;  ///< where it works
    QString keys;   ///< as shown to the user
    QString words;  ///< what it does
    bool operator==(const KeyWords&) const = default;
};

/// Says what a shortcut does, so that the sheet of keys knows of it. `keys`: instead of the shortcut's own,
/// for one that stands for several.
void describeKey(QShortcut& shortcut, const QString& group, const QString& words, const QString& keys = {});

/// All shortcuts below `window` that were described, in the order in which they were made; the same row once.
std::vector<KeyWords> describedKeys(const QWidget& window);

}  // namespace fovea::ui
