#include "project/sqlite_version.h"

#include <sqlite3.h>

namespace fovea::project {

std::string sqliteVersion() {
    return sqlite3_libversion();
}

}  // namespace fovea::project
