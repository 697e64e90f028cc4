#include "imaging/library_versions.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcuid.h>
#include <openjpeg.h>
#include <zlib.h>

namespace fovea::imaging {

std::string dcmtkVersion() {
    return OFFIS_DCMTK_VERSION_STRING;
}

std::string openJpegVersion() {
    return opj_version();
}

std::string zlibVersionText() {
    return zlibVersion();
}

}  // namespace fovea::imaging
