#pragma once

#include <QWidget>

#include "tests/support/small_project.h"
#include "tests/support/temporary_folder.h"

namespace fovea::test {

/// The part of a page with that object name; ends the test where there is none.
template <class T>
T* child(QWidget& page, const char* name) {
    T* found = page.findChild<T*>(QLatin1String(name));
    if (!found) qFatal("no %s", name);
    return found;
}

}  // namespace fovea::test
