#pragma once

#include <QImage>
#include <QString>

#include "base/result.h"
#include "explain/token_map.h"
#include "imaging/image.h"

namespace fovea::ui {

/// Pictures of a case. All functions may run on any thread.

/// The share of the attention that has the brightest colour where maps of several images are to be compared:
/// so many times what each patch would hold if all held the same. Higher shares have the same colour. See
/// docs/decisions/0028-one-viewer.md for the number. 0 for a map without values. Of evidence
/// kFixedEvidence, of occlusion kFixedOcclusion; of a number's occlusion, which counts in its unit, a share
/// of `deviation`, that of the training images' numbers (0: the answer is no number).
double fixedMapHighest(const explain::TokenMap& map, double deviation = 0);
constexpr int kFixedMapTimes = 16;
constexpr double kFixedEvidence = 0.15;  ///< of the logit: the strongest patches of most images say less
constexpr double kFixedOcclusion = 1;    ///< of the log odds: those of the answer e times as high
constexpr double kFixedNumberOcclusion = 0.25;  ///< of the deviation of the training images' numbers
/// Opaque colour of a map at `share` of the number that has the last colour: 0 .. 1, -1 .. 1 where signs
/// count.
QRgb mapColour(explain::MapKind kind, double share);

/// The map alone as a transparent picture: drawn over the original, stretched to
/// its size, with opacity p it shows what explain::overlay() makes with opacity p
/// (up to the smoothing of the stretch). `highest`: the share that has the brightest colour; 0: the map's
/// own highest. At most 512 pixels a side.
QImage mapLayer(const explain::TokenMap& map, int width, int height, double highest = 0);

/// What is exported of a case.
struct CasePicture {
    imaging::Pixels original;
    explain::TokenMap map;  ///< without values: the original alone
    double opacity = 0.5;
    double highest = 0;  ///< as for mapLayer()
    QString title;       ///< above the pictures
    QString caption;     ///< below them, with the research-use notice
};
/// Original beside overlay, with title, caption and notice, as a PNG file.
/// Errors: notWritable, diskFull.
Result<void> writeCasePicture(const std::string& path, const CasePicture& picture);

}  // namespace fovea::ui
