#include "imaging/dicom_facts.h"

#include <dcmtk/dcmdata/dcspchrs.h>

#include <algorithm>

namespace fovea::imaging {

namespace {

struct Fact {
    const char* keyword;
    DcmTagKey tag;
};
const Fact kFacts[] = {
    {"PatientID", DCM_PatientID},
    {"PatientName", DCM_PatientName},
    {"PatientSex", DCM_PatientSex},
    {"PatientAge", DCM_PatientAge},
    {"PatientBirthDate", DCM_PatientBirthDate},
    {"StudyDate", DCM_StudyDate},
    {"Modality", DCM_Modality},
    {"Manufacturer", DCM_Manufacturer},
    {"ManufacturerModelName", DCM_ManufacturerModelName},
    {"StationName", DCM_StationName},
    {"InstitutionName", DCM_InstitutionName},
    {"BurnedInAnnotation", DCM_BurnedInAnnotation},
    {"SOPClassUID", DCM_SOPClassUID},
    {"SOPInstanceUID", DCM_SOPInstanceUID},
    {"StudyInstanceUID", DCM_StudyInstanceUID},
    {"SeriesInstanceUID", DCM_SeriesInstanceUID},
    {"FrameOfReferenceUID", DCM_FrameOfReferenceUID},
    {"ImageType", DCM_ImageType},
    {"Laterality", DCM_Laterality},
};

bool isAscii(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What undeclared bytes most often are; also what keeps the result valid UTF-8.
std::string fromLatin1(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (u < 0x80) {
            out += c;
        } else {
            out += static_cast<char>(0xC0 | u >> 6);
            out += static_cast<char>(0x80 | (u & 0x3F));
        }
    }
    return out;
}

}  // namespace

std::string toUtf8(const std::string& text, const std::string& characterSet) {
    // An escape sequence switches alphabets within plain ASCII bytes.
    if (isAscii(text) && text.find('\x1B') == std::string::npos) return text;
    DcmSpecificCharacterSet converter;
    OFString converted;
    if (!characterSet.empty() && converter.selectCharacterSet(characterSet.c_str(), "ISO_IR 192").good() &&
        converter.convertString(OFString(text.c_str(), text.size()), converted, "\\^=").good())
        return {converted.c_str(), converted.length()};
    return fromLatin1(text);
}

std::map<std::string, std::string> headerFacts(DcmDataset& dataset) {
    const std::string characterSet = textOf(dataset, DCM_SpecificCharacterSet);
    std::map<std::string, std::string> facts;
    for (const Fact& fact : kFacts) {
        const std::string value = textOf(dataset, fact.tag);
        if (!value.empty()) facts[fact.keyword] = toUtf8(value, characterSet);
    }
    return facts;
}

}  // namespace fovea::imaging
