#include "imaging/dicom_dataset.h"

#include <cmath>
#include <cstring>

namespace fovea::imaging {

Error dicomError(const OFCondition& condition, ErrorCode fallback, const std::string& doing) {
    ErrorCode code = fallback;
    if (condition == EC_MemoryExhausted) code = ErrorCode::outOfMemory;
    if (condition == EC_CannotChangeRepresentation) code = ErrorCode::unsupportedFormat;
    return {code, doing + ": " + condition.text(), {}};
}

std::optional<double> numberOf(DcmItem& item, const DcmTagKey& tag, unsigned long position) {
    DcmElement* element = nullptr;
    if (item.findAndGetElement(tag, element).bad() || !element) return std::nullopt;
    Float64 number = 0;
    Uint16 word = 0;
    Sint16 signedWord = 0;
    if (element->getFloat64(number, position).good()) {
    } else if (element->getUint16(word, position).good()) {
        number = word;
    } else if (element->getSint16(signedWord, position).good()) {
        number = signedWord;
    } else {
        OFString text;
        if (element->getOFString(text, position).bad()) return std::nullopt;
        OFBool good = OFFalse;
        number = OFStandard::atof(text.c_str(), &good);
        if (!good) return std::nullopt;
    }
    if (!std::isfinite(number)) return std::nullopt;
    return number;
}

std::optional<int> wholeNumberOf(DcmItem& item, const DcmTagKey& tag, unsigned long position) {
    const auto number = numberOf(item, tag, position);
    if (!number || std::abs(*number) > 2147483647.0) return std::nullopt;
    return static_cast<int>(*number);
}

std::string textOf(DcmItem& item, const DcmTagKey& tag) {
    OFString text;
    if (item.findAndGetOFStringArray(tag, text).bad()) return {};
    std::string result(text.c_str(), text.length());
    while (!result.empty() && (result.back() == ' ' || result.back() == '\0')) result.pop_back();
    return result;
}

DcmItem& frameItem(DcmDataset& dataset, int frame, const DcmTagKey& macro) {
    DcmItem* group = nullptr;
    DcmItem* item = nullptr;
    for (const auto& [groups, index] : {std::pair(DCM_PerFrameFunctionalGroupsSequence, frame),
                                        std::pair(DCM_SharedFunctionalGroupsSequence, 0)}) {
        if (dataset.findAndGetSequenceItem(groups, group, index).good() && group &&
            group->findAndGetSequenceItem(macro, item, 0).good() && item)
            return *item;
    }
    return dataset;
}

std::string transferSyntaxText(const std::string& uid) {
    struct Row {
        const char* uid;
        const char* name;
    };
    constexpr Row kNewer[] = {
        {"1.2.840.10008.1.2.4.110", "JPEG XL Lossless"},
        {"1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression"},
        {"1.2.840.10008.1.2.4.112", "JPEG XL"},
        {"1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 (Lossless Only)"},
        {"1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL Options (Lossless Only)"},
        {"1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"},
        {"1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression"},
    };
    const DcmXfer syntax(uid.c_str());
    const char* name = syntax.getXfer() != EXS_Unknown ? syntax.getXferName() : nullptr;
    for (const Row& row : kNewer) {
        if (uid == row.uid) name = row.name;
    }
    return std::string(name ? name : "of unknown name") + " (" + uid + ")";
}

}  // namespace fovea::imaging
