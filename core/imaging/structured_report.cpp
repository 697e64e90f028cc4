#include "imaging/structured_report.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmsr/dsrdoc.h>

#include <algorithm>
#include <cstdio>

#include "imaging/content_type.h"
#include "imaging/dicom_dataset.h"
#include "imaging/dicom_facts.h"
#include "imaging/dicom_file.h"
#include "imaging/dicom_library.h"
#include "imaging/write_image.h"

namespace fovea::imaging {

namespace {

constexpr const char* kScheme = "99FOVEA";

Result<void> checked(const OFCondition& state, const std::string& doing) {
    if (state.bad()) return dicomError(state, ErrorCode::invalidArgument, doing);
    return {};
}

DSRCodedEntryValue standard(const char* value, const char* meaning, const char* scheme = "DCM") {
    return {value, scheme, meaning};
}
DSRCodedEntryValue own(const char* value, const char* meaning) {
    return {value, kScheme, meaning};
}

/// Adds items to a document; the first failure is kept.
class Content {
public:
    explicit Content(DSRDocumentTree& tree) : m_tree(tree) {}

    void root(const DSRCodedEntryValue& name) { add(DSRTypes::RT_isRoot, DSRTypes::VT_Container, name); }
    void text(DSRTypes::E_RelationshipType relation, const DSRCodedEntryValue& name,
              const std::string& value) {
        add(relation, DSRTypes::VT_Text, name);
        note(item().setStringValue(OFString(value.c_str(), value.size())), "a text");
    }
    void code(DSRTypes::E_RelationshipType relation, const DSRCodedEntryValue& name,
              const DSRCodedEntryValue& value) {
        add(relation, DSRTypes::VT_Code, name);
        note(item().setCodeValue(value), "a code");
    }
    void uid(DSRTypes::E_RelationshipType relation, const DSRCodedEntryValue& name,
             const std::string& value) {
        add(relation, DSRTypes::VT_UIDRef, name);
        note(item().setStringValue(value.c_str()), "a UID");
    }
    void image(const DSRImageReferenceValue& value) {
        add(DSRTypes::RT_contains, DSRTypes::VT_Image, standard("121112", "Source of Measurement"));
        note(item().setImageReference(value), "a reference to the image");
    }
    void number(const DSRCodedEntryValue& name, double value) {
        char digits[16];
        std::snprintf(digits, sizeof digits, "%.6g", value);
        std::replace(digits, digits + sizeof digits, ',', '.');  // of a locale
        add(DSRTypes::RT_contains, DSRTypes::VT_Num, name);
        note(item().setNumericValue(DSRNumericMeasurementValue(digits, standard("1", "no units", "UCUM"))),
             "a number");
    }
    void container(const DSRCodedEntryValue& name) {
        add(DSRTypes::RT_contains, DSRTypes::VT_Container, name);
        down();
    }
    void down() { m_below = true; }  ///< the next item belongs to this one
    void up() { m_tree.goUp(); }
    const Result<void>& state() const { return m_state; }

private:
    DSRContentItem& item() { return m_tree.getCurrentContentItem(); }
    void add(DSRTypes::E_RelationshipType relation, DSRTypes::E_ValueType type,
             const DSRCodedEntryValue& name) {
        const auto where = m_below ? DSRTypes::AM_belowCurrent : DSRTypes::AM_afterCurrent;
        m_below = false;
        if (m_tree.addContentItem(relation, type, where) == 0)
            note(SR_EC_CannotAddContentItem, "an item");
        else
            note(item().setConceptName(name), "the name of an item");
    }
    void note(const OFCondition& state, const char* what) {
        if (m_state) m_state = checked(state, what);
    }

    DSRDocumentTree& m_tree;
    bool m_below = false;
    Result<void> m_state;
};

/// What a document takes over from the image's header, in UTF-8.
DcmDataset studyOf(DcmDataset& header) {
    const DcmTagKey tags[] = {DCM_PatientName,      DCM_PatientID,       DCM_IssuerOfPatientID,
                              DCM_PatientBirthDate, DCM_PatientSex,      DCM_PatientAge,
                              DCM_StudyInstanceUID, DCM_StudyDate,       DCM_StudyTime,
                              DCM_StudyID,          DCM_AccessionNumber, DCM_ReferringPhysicianName,
                              DCM_StudyDescription};
    const std::string set = textOf(header, DCM_SpecificCharacterSet);
    DcmDataset study;
    study.putAndInsertString(DCM_SpecificCharacterSet, "ISO_IR 192");
    for (const DcmTagKey& tag : tags) {
        const std::string value = toUtf8(textOf(header, tag), set);
        study.putAndInsertOFStringArray(tag, OFString(value.c_str(), value.size()));
    }
    return study;
}

struct Source {
    std::string sopClass, instance, study, series;
};

void fill(Content& content, const StructuredReport& report, const Source& source) {
    using Types = DSRTypes;
    content.root(own("PREDICTIONS", "Predictions of an image classifier"));
    content.down();
    content.code(Types::RT_hasObsContext, standard("121005", "Observer Type"), standard("121007", "Device"));
    content.uid(Types::RT_hasObsContext, standard("121012", "Device Observer UID"),
                dicomUid(report.model + "/" + report.modelVersion));
    content.text(Types::RT_hasObsContext, standard("121013", "Device Observer Name"), report.model);
    if (!report.modelVersion.empty())
        content.text(Types::RT_hasObsContext, standard("121015", "Device Observer Model Name"),
                     report.modelVersion);
    content.text(Types::RT_contains, own("NOTICE", "Notice"), report.notice);
    for (const PredictedFrame& frame : report.frames) {
        content.container(own("IMAGE", "Image"));
        DSRImageReferenceValue reference(source.sopClass.c_str(), source.instance.c_str());
        if (report.frames.size() > 1 || frame.frame > 0)
            reference.getFrameList().addItem(static_cast<Sint32>(frame.frame) + 1);
        content.image(reference);
        content.text(Types::RT_contains, own("PREDICTION", "Prediction"), frame.prediction);
        for (const auto& [name, probability] : frame.probabilities) {
            content.number(own("PROBABILITY", "Probability"), probability);
            content.down();
            content.text(Types::RT_hasConceptMod, own("CLASS", "Class"), name);
            content.up();
        }
        content.up();
    }
}

/// All that the document says, so that its UID is of that alone.
std::string seedOf(const StructuredReport& report, const Source& source) {
    std::string seed = source.instance + "\n" + report.model + "\n" + report.modelVersion;
    for (const PredictedFrame& frame : report.frames) {
        seed += "\n" + std::to_string(frame.frame) + " " + frame.prediction;
        for (const auto& [name, probability] : frame.probabilities)
            seed += "\n" + name + " " + std::to_string(probability);
    }
    return seed;
}

Result<void> checkFrames(const StructuredReport& report) {
    if (report.frames.empty()) return Error{ErrorCode::invalidArgument, "no frame was predicted", {}};
    for (const PredictedFrame& frame : report.frames)
        for (const auto& [name, probability] : frame.probabilities)
            if (!(probability >= 0 && probability <= 1))
                return Error{ErrorCode::invalidArgument, "a probability that is none", {}};
    return {};
}

Result<std::vector<std::byte>> reportBytes(const StructuredReport& report) {
    FOVEA_CHECK(requireDicomDictionary());
    FOVEA_CHECK(checkFrames(report));
    FOVEA_TRY(const MappedFile mapped, MappedFile::open(report.image));
    const auto bytes = mapped.bytes();
    if (contentTypeOf(bytes.first(std::min(bytes.size(), kHeadBytes))) != ContentType::dicom)
        return Error{ErrorCode::unsupportedFormat, "this is no DICOM file", {}};
    FOVEA_TRY(const DicomFile image, loadDicom(report.image, bytes, DicomPart::header));
    DcmDataset& header = image.dataset();
    const Source source{textOf(header, DCM_SOPClassUID), textOf(header, DCM_SOPInstanceUID),
                        textOf(header, DCM_StudyInstanceUID), textOf(header, DCM_SeriesInstanceUID)};
    if (source.sopClass.empty() || source.instance.empty() || source.study.empty() || source.series.empty())
        return Error{ErrorCode::unsupportedFormat,
                     "without the UIDs of instance, series and study nothing can refer to the image",
                     {}};

    DSRDocument document(DSRTypes::DT_EnhancedSR);
    DcmDataset study = studyOf(header);
    FOVEA_CHECK(checked(document.setSpecificCharacterSetType(DSRTypes::CS_UTF8), "character set"));
    FOVEA_CHECK(checked(document.readStudyData(study), "patient and study of the image"));
    FOVEA_CHECK(checked(document.createNewSeriesInStudy(source.study.c_str()), "a new series"));
    document.setSeriesDescription("Predictions, research use only");
    document.setManufacturer("Fovea");
    document.setManufacturerModelName("Fovea");
    document.setPreliminaryFlag(DSRTypes::PF_Preliminary);
    FOVEA_CHECK(checked(document.getCodingSchemeIdentification().addItem(kScheme, dicomUid(kScheme).c_str(),
                                                                         "Predictions of Fovea"),
                        "the coding scheme"));
    FOVEA_CHECK(checked(
        document.getCurrentRequestedProcedureEvidence().addItem(
            source.study.c_str(), source.series.c_str(), source.sopClass.c_str(), source.instance.c_str()),
        "the reference to the image"));
    Content content(document.getTree());
    fill(content, report, source);
    FOVEA_CHECK(content.state());
    FOVEA_CHECK(checked(document.completeDocument(), "completing the document"));

    DcmFileFormat file;
    DcmDataset& dataset = *file.getDataset();
    FOVEA_CHECK(checked(document.write(dataset), "writing the document"));
    const std::pair<DcmTagKey, std::string> uids[] = {
        {DCM_SOPInstanceUID, dicomUid(seedOf(report, source))},
        {DCM_SeriesInstanceUID, dicomUid(source.study + "\n" + report.model + "\n" + report.modelVersion)}};
    for (const auto& [tag, value] : uids) dataset.putAndInsertOFStringArray(tag, value.c_str());
    dataset.putAndInsertString(DCM_SoftwareVersions, report.softwareVersion.c_str());
    return encodeDicom(file);
}

}  // namespace

Result<void> writeStructuredReport(const std::string& path, const StructuredReport& report,
                                   FileLayer& files) {
    auto bytes = guarded([&] { return reportBytes(report); });
    if (!bytes) {
        Error error = bytes.error();
        error.file = report.image;
        return error;
    }
    return files.writeAtomically(path, *bytes);
}

}  // namespace fovea::imaging
