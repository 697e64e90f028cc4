#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <dcmtk/dcmdata/dcostrmb.h>

#include "base/resources.h"
#include "imaging/deidentifiers.h"
#include "imaging/deidentify_table.h"
#include "imaging/dicom_dataset.h"
#include "imaging/dicom_file.h"

namespace fovea::imaging {

namespace {

constexpr Uint16 kPixelGroup = 0x7FE0;

bool isCurveOrOverlay(Uint16 group) {
    return (group & 0xFF00) == 0x5000 || (group & 0xFF00) == 0x6000;
}

/// Another value of the same representation that says nothing; empty where there is none.
const char* dummyText(DcmEVR vr) {
    switch (vr) {
        case EVR_DA:
            return "19000101";
        case EVR_TM:
            return "000000";
        case EVR_DT:
            return "19000101000000";
        case EVR_AS:
            return "000Y";
        case EVR_IS:
        case EVR_DS:
            return "0";
        case EVR_PN:
        case EVR_LO:
        case EVR_SH:
        case EVR_LT:
        case EVR_ST:
        case EVR_UT:
        case EVR_UC:
        case EVR_CS:
        case EVR_AE:
            return "REMOVED";
        default:
            return "";
    }
}

/// Text that a file holds as of unknown representation though everybody knows it, as
/// converters leave it behind: the element as it should be, else null.
DcmElement* asKnown(DcmElement& element) {
    const DcmTag known(element.getTag().getXTag());
    if (element.ident() != EVR_UN || known.error().bad() || !DcmVR(known.getEVR()).isaString())
        return nullptr;
    Uint8* bytes = nullptr;
    DcmElement* text = nullptr;
    if (DcmItem::newDicomElementWithVR(text, known).bad()) return nullptr;
    if (element.getLength() > 0 &&
        (element.getUint8Array(bytes).bad() ||
         text->putString(reinterpret_cast<const char*>(bytes), element.getLength()).bad())) {
        delete text;
        return nullptr;
    }
    return text;
}

class Cleaner {
public:
    explicit Cleaner(const Pseudonyms& pseudonyms) : m_pseudonyms(pseudonyms) {}

    void clean(DcmItem& item) const {
        for (unsigned long i = item.card(); i-- > 0;) {
            if (DcmElement* known = asKnown(*item.getElement(i))) item.insert(known, OFTrue);
            if (!keep(*item.getElement(i))) delete item.remove(i);
        }
    }

private:
    /// False: take it out.
    bool keep(DcmElement& element) const {
        const DcmTag tag = element.getTag();
        const Uint16 group = tag.getGTag();
        if (group == kPixelGroup) return true;
        // What nobody can say the meaning of may mean anything.
        const bool unknown = DcmTag(tag.getXTag()).error().bad() || element.ident() == EVR_UN ||
                             element.ident() == EVR_UNKNOWN || element.ident() == EVR_UNKNOWN2B;
        if (group % 2 != 0 || unknown || isCurveOrOverlay(group)) return false;
        const auto number = std::uint32_t(group) << 16 | tag.getETag();
        const DeidentifyRule* rule = deidentifyRule(number);
        if (tag == DCM_PatientID) {
            replace(element, [this](const std::string& id) { return m_pseudonyms.patient(id); });
        } else if (!rule) {
            if (element.ident() == EVR_SQ) {
                auto& sequence = static_cast<DcmSequenceOfItems&>(element);
                for (unsigned long i = 0; i < sequence.card(); ++i) clean(*sequence.getItem(i));
            }
        } else if (rule->action == DeidentifyAction::remove) {
            return false;
        } else if (rule->action == DeidentifyAction::uid) {
            replace(element, [this](const std::string& uid) { return m_pseudonyms.uid(uid); });
        } else {
            const char* dummy = rule->action == DeidentifyAction::dummy ? dummyText(element.ident()) : "";
            if (*dummy == 0 || element.putString(dummy).bad()) element.clear();
        }
        return true;
    }

    /// Each of the values; those that are no text are cleared.
    template <class Replacement>
    static void replace(DcmElement& element, Replacement&& replacement) {
        OFString all, value;
        for (unsigned long i = 0; i < element.getVM(); ++i) {
            if (element.getOFString(value, i).bad()) break;
            while (!value.empty() && (value.back() == ' ' || value.back() == '\0'))
                value.erase(value.size() - 1);
            if (i > 0) all += '\\';
            all += replacement(std::string(value.c_str(), value.size())).c_str();
        }
        if (all.empty() || element.putOFStringArray(all).bad()) element.clear();
    }

    const Pseudonyms& m_pseudonyms;
};

/// PS3.15 E.1.1, 5 and 6.
Result<void> noteWhatWasDone(DcmDataset& dataset) {
    OFCondition done = dataset.putAndInsertString(DCM_PatientIdentityRemoved, "YES");
    const std::string method = std::string("Fovea ") + versionText() +
                               "\\DICOM PS3.15 2024b Annex E, Basic Profile\\Pixel data not cleaned";
    if (done.good()) done = dataset.putAndInsertString(DCM_DeidentificationMethod, method.c_str());
    if (done.good()) done = dataset.findAndDeleteElement(DCM_DeidentificationMethodCodeSequence);
    if (done == EC_TagNotFound) done = EC_Normal;
    DcmItem* code = nullptr;
    if (done.good()) done = dataset.findOrCreateSequenceItem(DCM_DeidentificationMethodCodeSequence, code);
    if (done.good()) done = code->putAndInsertString(DCM_CodeValue, "113100");
    if (done.good()) done = code->putAndInsertString(DCM_CodingSchemeDesignator, "DCM");
    if (done.good())
        done = code->putAndInsertString(DCM_CodeMeaning, "Basic Application Confidentiality Profile");
    if (done.good())
        done = dataset.putAndInsertString(DCM_LongitudinalTemporalInformationModified, "REMOVED");
    if (done.bad()) return dicomError(done, ErrorCode::internal, "noting the de-identification");
    return {};
}

}  // namespace

Result<Bytes> deidentifiedDicom(const std::string& path, std::span<const std::byte> original,
                                const Pseudonyms& pseudonyms) {
    // Without the dictionary no attribute would be known to be harmless; loadDicom() sees to it.
    FOVEA_TRY(DicomFile loaded, loadDicom(path, original));
    DcmFileFormat& file = *loaded.file;
    Cleaner(pseudonyms).clean(*file.getDataset());
    FOVEA_CHECK(noteWhatWasDone(*file.getDataset()));

    // Preamble and meta header anew: they may hold another format's header and the places it has passed.
    // Deflated data were unpacked to be read.
    const bool deflated = DcmXfer(loaded.syntax.c_str()).getXfer() == EXS_DeflatedLittleEndianExplicit;
    const E_TransferSyntax syntax =
        deflated ? EXS_DeflatedLittleEndianExplicit : file.getDataset()->getOriginalXfer();
    DcmFileFormat clean(file.getAndRemoveDataset(), OFFalse);
    clean.transferInit();
    OFCondition state = clean.validateMetaInfo(syntax);
    // Longer only by UIDs, and by what is noted.
    Bytes bytes(original.size() + original.size() / 2 + (std::size_t(1) << 20));
    DcmOutputBufferStream stream(bytes.data(), static_cast<offile_off_t>(bytes.size()));
    if (state.good())
        state = clean.write(stream, syntax, EET_ExplicitLength, nullptr, EGL_withoutGL, EPD_withoutPadding);
    clean.transferEnd();
    if (state.bad()) return dicomError(state, ErrorCode::corruptFile, "writing the data set");
    stream.flush();
    void* start = nullptr;
    offile_off_t length = 0;
    stream.flushBuffer(start, length);
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

}  // namespace fovea::imaging
