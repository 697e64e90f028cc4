#include "imaging/dicom_attributes.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <iterator>

#include "imaging/dicom_dataset.h"
#include "imaging/dicom_facts.h"
#include "imaging/dicom_file.h"
#include "imaging/dicom_library.h"

namespace fovea::imaging {

namespace {

constexpr std::size_t kLongest = 64;  // characters of "long string", what is meant to be read at a glance

bool isIdentifyingKind(DcmEVR vr) {
    return vr == EVR_PN || vr == EVR_DA || vr == EVR_DT || vr == EVR_TM || vr == EVR_UI;
}

/// Text and numbers.
bool isPlainKind(DcmEVR vr) {
    constexpr DcmEVR kinds[] = {EVR_AE, EVR_AS, EVR_CS, EVR_DS, EVR_IS, EVR_LO, EVR_LT, EVR_SH, EVR_ST,
                                EVR_UC, EVR_UT, EVR_US, EVR_SS, EVR_UL, EVR_SL, EVR_FL, EVR_FD};
    return std::find(std::begin(kinds), std::end(kinds), vr) != std::end(kinds);
}

/// An element whose kind the file does not say, as private ones in implicit files, if it is text.
std::string unknownAsText(DcmElement& element) {
    Uint8* bytes = nullptr;
    const std::size_t length = element.getLengthField();
    const DcmEVR vr = element.getVR();
    if ((vr != EVR_UN && vr != EVR_UNKNOWN) || length == 0 || length > kLongest ||
        element.getUint8Array(bytes).bad() || !bytes)
        return {};
    std::string text(reinterpret_cast<const char*>(bytes), length);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\0')) text.pop_back();
    const auto isText = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; };
    return std::all_of(text.begin(), text.end(), isText) ? text : std::string();
}

std::string trimmed(std::string text) {
    const auto blank = [](char c) { return c == ' ' || c == '\0' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.back())) text.pop_back();
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
    return text;
}

}  // namespace

Result<DicomAttribute> dicomAttribute(const std::string& text) {
    FOVEA_CHECK(requireDicomDictionary());
    std::string name = text;
    if (name.size() > 2 && name.front() == '(' && name.back() == ')') name = name.substr(1, name.size() - 2);
    // DCMTK reads tags too, but takes no offence at what follows them.
    constexpr std::size_t kComma = 4, kTag = 9;
    const bool isTag = name.find(',') != std::string::npos;
    const auto isHex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    const bool wellFormed = name.size() == kTag && name[kComma] == ',' &&
                            std::count_if(name.begin(), name.end(), isHex) == kTag - 1;
    DcmTag key;
    if ((isTag && !wellFormed) || DcmTag::findTagFromName(name.c_str(), key).bad())
        return Error{ErrorCode::invalidArgument,
                     "there is no DICOM attribute \"" + text +
                         "\": give its keyword, as SeriesDescription, or its tag, as 0008,103E",
                     {}};
    return DicomAttribute{key.getGroup(), key.getElement()};
}

std::string attributeName(const DicomAttribute& a) {
    prepareDicomLibrary();
    DcmTag tag(a.group, a.element);
    const std::string name = tag.getTagName();
    if (a.group % 2 == 0 && name != DcmTag_ERROR_TagName) return name;
    char text[16];
    std::snprintf(text, sizeof text, "(%04X,%04X)", a.group, a.element);
    return text;
}

bool isIdentifying(const DicomAttribute& a) {
    prepareDicomLibrary();
    const DcmTag tag(a.group, a.element);
    if (a.group % 2 == 0 && isIdentifyingKind(tag.getEVR())) return true;
    // What the patient is called, has and lives; but for what groups of people share.
    if (a.group == 0x0010) {
        const DcmTagKey shared[] = {DCM_PatientSex, DCM_PatientAge, DCM_SmokingStatus, DCM_PregnancyStatus};
        return std::find(std::begin(shared), std::end(shared), tag) == std::end(shared);
    }
    const DcmTagKey numbers[] = {DCM_AccessionNumber,
                                 DCM_StudyID,
                                 DCM_AdmissionID,
                                 DCM_ServiceEpisodeID,
                                 DCM_CurrentPatientLocation,
                                 DCM_RequestedProcedureID,
                                 DCM_ScheduledProcedureStepID,
                                 DCM_PerformedProcedureStepID,
                                 DCM_PlacerOrderNumberImagingServiceRequest,
                                 DCM_FillerOrderNumberImagingServiceRequest,
                                 DCM_InstitutionAddress,
                                 DCM_ReferringPhysicianAddress,
                                 DCM_ReferringPhysicianTelephoneNumbers};
    return std::find(std::begin(numbers), std::end(numbers), tag) != std::end(numbers);
}

std::optional<double> yearsOfAge(const std::string& age) {
    constexpr struct {
        char unit;
        double aYear;
    } kUnits[] = {{'Y', 1}, {'M', 12}, {'W', 52}, {'D', 365}};
    int number = 0;
    const char* end = age.data() + age.size();
    const auto [rest, error] = std::from_chars(age.data(), end, number);
    if (error != std::errc() || number < 0 || rest + 1 != end) return std::nullopt;
    const char unit = char(std::toupper(static_cast<unsigned char>(*rest)));
    for (const auto& known : kUnits)
        if (known.unit == unit) return number / known.aYear;
    return std::nullopt;
}

Result<std::map<DicomAttribute, std::string>> headerValues(const std::string& path) {
    return guarded([&]() -> Result<std::map<DicomAttribute, std::string>> {
        std::map<DicomAttribute, std::string> values;
        FOVEA_TRY(const std::optional<DicomFile> file, dicomHeader(path));
        if (!file) return values;
        DcmDataset& dataset = file->dataset();
        const std::string characterSet = textOf(dataset, DCM_SpecificCharacterSet);
        // Not by number: DCMTK's list is linked, and walks there each time.
        for (DcmObject* next = dataset.nextInContainer(nullptr); next; next = dataset.nextInContainer(next)) {
            auto* const element = static_cast<DcmElement*>(next);
            const DcmTag& tag = element->getTag();
            // Lengths of groups and names of private blocks say nothing of the image.
            const bool privateBlock = tag.getGroup() % 2 == 1 && tag.getElement() <= 0xFF;
            if (tag.getElement() == 0 || privateBlock || isIdentifyingKind(element->getVR())) continue;
            OFString text;
            std::string value;
            if (isPlainKind(element->ident()) && element->getLengthField() <= 4 * kLongest &&
                element->getOFStringArray(text).good())
                value = trimmed(toUtf8({text.c_str(), text.length()}, characterSet));
            else
                value = trimmed(toUtf8(unknownAsText(*element), characterSet));
            if (!value.empty() && value.size() <= kLongest)
                values[{tag.getGroup(), tag.getElement()}] = std::move(value);
        }
        return values;
    });
}

}  // namespace fovea::imaging
