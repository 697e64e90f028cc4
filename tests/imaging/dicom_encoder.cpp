#include "tests/imaging/dicom_encoder.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/dcmjpeg/djrplol.h>
#include <dcmtk/dcmjpeg/djrploss.h>
#include <dcmtk/dcmjpls/djencode.h>
#include <dcmtk/dcmjpls/djrparam.h>

#include <algorithm>
#include <iterator>

namespace fovea::test {

std::vector<std::uint8_t> compressedBy(const DicomMaker& maker, const std::string& transferSyntax) {
    static const bool once = [] {
        DJEncoderRegistration::registerCodecs();
        DJLSEncoderRegistration::registerCodecs();
        return true;
    }();
    DcmDataset dataset;
    maker.fill(dataset);
    const E_TransferSyntax syntax = DcmXfer(transferSyntax.c_str()).getXfer();
    const DJ_RPLossless lossless;
    const DJ_RPLossy lossy(90);
    const DJLSRepresentationParameter jpegLs(0, OFTrue);
    const DcmRepresentationParameter* parameter = &lossless;
    if (syntax == EXS_JPEGLSLossless) parameter = &jpegLs;
    if (syntax == EXS_JPEGProcess2_4) parameter = &lossy;
    DcmPixelSequence* sequence = nullptr;
    DcmPixelItem* item = nullptr;
    DcmElement* pixels = nullptr;
    Uint8* bytes = nullptr;
    if (!once || dataset.chooseRepresentation(syntax, parameter).bad() ||
        dataset.findAndGetElement(DCM_PixelData, pixels).bad() ||
        static_cast<DcmPixelData*>(pixels)
            ->getEncapsulatedRepresentation(syntax, parameter, sequence)
            .bad() ||
        sequence->getItem(item, 1).bad() || item->getUint8Array(bytes).bad())
        return {};
    std::vector<std::uint8_t> stream(bytes, bytes + item->getLength());
    // Up to the end marker, which no data contain; DCMTK leaves what it likes behind it.
    constexpr std::uint8_t kEnd[] = {0xFF, 0xD9};
    const auto end = std::search(stream.begin(), stream.end(), std::begin(kEnd), std::end(kEnd));
    if (end == stream.end()) return {};
    stream.erase(end + 2, stream.end());
    return stream;
}

}  // namespace fovea::test
