#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "imaging/stored_values.h"

namespace fovea::imaging {

/// Where the display window of an image came from.
enum class WindowSource {
    none,        ///< 8-bit data shown as it is
    file,        ///< window centre and width of the file
    lut,         ///< a VOI lookup table of the file, or its sigmoid function
    percentile,  ///< none usable in the file: robust percentiles of the pixels
    user         ///< chosen by the user or the project
};
const char* windowSourceName(WindowSource source);  ///< "none", "file", "lut", "percentile", "user"

/// Window level and width in units of the stored values (after rescale). The
/// default shows 8-bit values as they are (DICOM's formula: 0 black, 255 white).
struct Window {
    double level = 128;
    double width = 256;
    WindowSource source = WindowSource::none;
    /// Along DICOM's sigmoid (PS3.3 C.11.2.1.3.1) instead of a straight line; any width above 0.
    bool sigmoid = false;
};

/// How stored values turn into brightness.
enum class Photometric { monochrome1, monochrome2, rgb };

/// One decoded frame of an image file: stored values and what is needed to show
/// them. A value type: copy freely, no library's objects inside.
struct Image {
    int width = 0;     ///< pixels
    int height = 0;    ///< pixels
    int channels = 1;  ///< 1, or 3 (RGB, interleaved)
    /// [height, width, channels], row-major; after modality rescale or modality
    /// LUT, before any window. Alpha is dropped. In double precision, so that 32-bit
    /// pixels and rescale by fractions are exact, or as 8 or 16 bits where the file has those.
    StoredValues stored;
    /// What display() shows when not told otherwise.
    Window window;
    /// VOI lookup table in effect (window.source == lut): output 0..255 for the
    /// inputs voiLutFirst, voiLutFirst + 1, ...; clamped outside.
    std::vector<double> voiLut;
    int voiLutFirst = 0;
    Photometric photometric = Photometric::monochrome2;
    /// Values from the first to the second (both included, after rescale) stand for no picture, as
    /// outside a scanner's circle (DICOM Pixel Padding Value): no part of automatic windows.
    std::optional<std::array<double, 2>> padding;

    std::string format;           ///< "DICOM", "PNG", "JPEG", "JPEG 2000", "TIFF", "BMP", "WebP",
                                  ///< "GIF", "HEIF", "Netpbm", "NIfTI", "NRRD", "MetaImage"
    std::string transferSyntax;   ///< DICOM: UID; else empty
    std::string photometricName;  ///< DICOM: as in the file; else "RGB" or "MONOCHROME2"
    int frames = 1;               ///< in the file
    int frame = 0;                ///< this one, from 0
    int bitsStored = 8;
    std::array<double, 2> spacingMm = {0, 0};  ///< row and column spacing; 0 when unknown
    /// Header facts that later layers ask for, by DICOM keyword ("PatientID",
    /// "Modality", "Manufacturer", "BurnedInAnnotation" ...). May be patient
    /// data: never written anywhere but into the project database.
    std::map<std::string, std::string> facts;
    /// What is wrong with the file though every pixel of this frame is there.
    std::vector<Message> remarks;
};

/// 8-bit display pixels, as on the screen and as the network sees them.
struct Pixels {
    int width = 0;
    int height = 0;
    int channels = 1;                ///< 1 or 3
    std::vector<std::uint8_t> data;  ///< [height, width, channels]
};

/// Of all channels of a frame.
struct Statistics {
    double min = 0, max = 0, mean = 0, sum = 0;
};
Statistics statisticsOf(const std::vector<double>& values);
Statistics statisticsOf(const StoredValues& values);
Statistics statisticsOf(const std::vector<std::uint8_t>& values);

}  // namespace fovea::imaging
