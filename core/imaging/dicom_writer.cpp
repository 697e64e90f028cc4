#include <algorithm>

#include "base/sha256.h"
#include "imaging/dicom_dataset.h"
#include "imaging/dicom_library.h"
#include "imaging/write_image.h"

namespace fovea::imaging {

namespace {

int hexDigit(char c) {
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

Result<void> put(DcmDataset& dataset, const DcmTagKey& tag, const std::string& value) {
    const OFCondition done = dataset.putAndInsertOFStringArray(tag, OFString(value.c_str(), value.size()));
    if (done.bad())
        return Error{
            ErrorCode::invalidArgument, std::string(DcmTag(tag).getTagName()) + ": " + done.text(), {}};
    return {};
}

/// Pixels or Grey16.
template <class AnyPixels>
Result<std::vector<std::byte>> dicomBytes(const AnyPixels& pixels,
                                          const std::map<std::string, std::string>& attributes,
                                          const std::string& uidSeed) {
    const std::size_t expected = static_cast<std::size_t>(std::max(pixels.width, 0)) *
                                 static_cast<std::size_t>(std::max(pixels.height, 0)) *
                                 static_cast<std::size_t>(pixels.channels);
    if (expected == 0 || pixels.data.size() != expected || pixels.width > 65535 || pixels.height > 65535 ||
        (pixels.channels != 1 && pixels.channels != 3))
        return Error{ErrorCode::invalidArgument, "pixels that do not fill their size", {}};

    FOVEA_CHECK(requireDicomDictionary());
    DcmFileFormat file;
    DcmDataset& dataset = *file.getDataset();
    // What the Secondary Capture IOD requires (PS3.3 A.8.1), present though empty where nothing is known.
    const std::pair<DcmTagKey, std::string> required[] = {
        {DCM_SpecificCharacterSet, "ISO_IR 192"},
        {DCM_ImageType, "DERIVED\\SECONDARY"},
        {DCM_SOPClassUID, UID_SecondaryCaptureImageStorage},
        {DCM_SOPInstanceUID, dicomUid(uidSeed)},
        {DCM_StudyInstanceUID, dicomUid(uidSeed + "/study")},
        {DCM_SeriesInstanceUID, dicomUid(uidSeed + "/series")},
        {DCM_StudyDate, ""},
        {DCM_StudyTime, ""},
        {DCM_AccessionNumber, ""},
        {DCM_ReferringPhysicianName, ""},
        {DCM_StudyID, ""},
        {DCM_SeriesNumber, "1"},
        {DCM_InstanceNumber, "1"},
        {DCM_Modality, "OT"},
        {DCM_ConversionType, "WSD"},
        {DCM_PatientName, ""},
        {DCM_PatientID, ""},
        {DCM_PatientBirthDate, ""},
        {DCM_PatientSex, ""},
        {DCM_PatientOrientation, ""},
    };
    for (const auto& [tag, value] : required) FOVEA_CHECK(put(dataset, tag, value));
    for (const auto& [keyword, value] : attributes) {
        DcmTag tag;
        if (DcmTag::findTagFromName(keyword.c_str(), tag).bad())
            return Error{ErrorCode::invalidArgument, "no DICOM attribute is called " + keyword, {}};
        FOVEA_CHECK(put(dataset, tag, value));
    }
    const bool colour = pixels.channels == 3;
    constexpr int kBits = 8 * sizeof pixels.data[0];
    FOVEA_CHECK(put(dataset, DCM_PhotometricInterpretation, colour ? "RGB" : "MONOCHROME2"));
    const std::pair<DcmTagKey, int> numbers[] = {{DCM_SamplesPerPixel, pixels.channels},
                                                 {DCM_Rows, pixels.height},
                                                 {DCM_Columns, pixels.width},
                                                 {DCM_BitsAllocated, kBits},
                                                 {DCM_BitsStored, kBits},
                                                 {DCM_HighBit, kBits - 1},
                                                 {DCM_PixelRepresentation, 0}};
    for (const auto& [tag, value] : numbers) dataset.putAndInsertUint16(tag, static_cast<Uint16>(value));
    if (colour) dataset.putAndInsertUint16(DCM_PlanarConfiguration, 0);
    const auto count = static_cast<unsigned long>(expected);
    OFCondition stored;
    if constexpr (kBits == 16)
        stored = dataset.putAndInsertUint16Array(DCM_PixelData, pixels.data.data(), count);
    else
        stored = dataset.putAndInsertUint8Array(DCM_PixelData, pixels.data.data(), count);
    if (stored.bad()) return dicomError(stored, ErrorCode::internal, "storing pixels");
    return encodeDicom(file);
}

}  // namespace

std::string dicomUid(const std::string& seed) {
    const std::string hex = Sha256().add(seed).hex();
    // 128 bits as one decimal number: long division by ten, digit by digit.
    std::string digits(hex.begin(), hex.begin() + 32);
    std::string decimal;
    while (!digits.empty()) {
        std::string quotient;
        int remainder = 0;
        for (const char c : digits) {
            const int value = remainder * 16 + hexDigit(c);
            const int part = value / 10;
            remainder = value % 10;
            if (!quotient.empty() || part != 0) quotient += "0123456789abcdef"[part];
        }
        decimal += static_cast<char>('0' + remainder);
        digits = quotient;
    }
    std::reverse(decimal.begin(), decimal.end());
    return "2.25." + decimal;
}

Result<void> writeDicom(const std::string& path, const Pixels& pixels,
                        const std::map<std::string, std::string>& attributes, const std::string& uidSeed,
                        FileLayer& files) {
    FOVEA_TRY(const auto bytes, guarded([&] { return dicomBytes(pixels, attributes, uidSeed); }));
    return files.writeAtomically(path, bytes);
}

Result<void> writeDicom(const std::string& path, const Grey16& pixels,
                        const std::map<std::string, std::string>& attributes, const std::string& uidSeed,
                        FileLayer& files) {
    FOVEA_TRY(const auto bytes, guarded([&] { return dicomBytes(pixels, attributes, uidSeed); }));
    return files.writeAtomically(path, bytes);
}

}  // namespace fovea::imaging
