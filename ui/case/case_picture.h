#pragma once

#include <QImage>
#include <QString>

#include "base/result.h"
#include "explain/token_map.h"
#include "imaging/image.h"

namespace fovea::ui {

/// Pictures of a case. All functions may run on any thread.

/// The map alone as a transparent picture: drawn over the original, stretched to
/// its size, with opacity p it shows what explain::overlay() makes with opacity p
/// (up to the smoothing of the stretch). At most 512 pixels a side.
QImage mapLayer(const explain::TokenMap& map, int width, int height);

/// What is exported of a case.
struct CasePicture {
    imaging::Pixels original;
    explain::TokenMap map;  ///< without values: the original alone
    double opacity = 0.5;
    QString title;    ///< above the pictures
    QString caption;  ///< below them, with the research-use notice
};
/// Original beside overlay, with title, caption and notice, as a PNG file.
/// Errors: notWritable, diskFull.
Result<void> writeCasePicture(const std::string& path, const CasePicture& picture);

}  // namespace fovea::ui
