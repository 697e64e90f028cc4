#include "imaging/dicom_dataset.h"

#include <dcmtk/dcmdata/dcostrmb.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <string_view>

namespace fovea::imaging {

Error dicomError(const OFCondition& condition, ErrorCode fallback, const std::string& doing) {
    ErrorCode code = fallback;
    if (condition == EC_MemoryExhausted) code = ErrorCode::outOfMemory;
    if (condition == EC_CannotChangeRepresentation) code = ErrorCode::unsupportedFormat;
    return {code, doing + ": " + condition.text(), {}};
}

namespace {

/// Text in an element of bytes, where the dictionary knows the attribute as text: DCMTK would say
/// them in hexadecimal, and "31\2e\30" is a number, too.
std::optional<std::string> textInBytes(DcmElement& element) {
    const DcmEVR vr = element.ident();
    const bool bytes = vr == EVR_UN || vr == EVR_OB || vr == EVR_OW || vr == EVR_UNKNOWN ||
                       vr == EVR_UNKNOWN2B || vr == EVR_ox || vr == EVR_PixelData;
    if (!bytes) return std::nullopt;
    std::string text;
    const DcmTag known(element.getTag().getXTag());
    if (known.error().bad() || !DcmVR(known.getEVR()).isaString()) return text;
    text.resize(element.getLengthField());
    if (!text.empty() &&
        element.getPartialValue(text.data(), 0, static_cast<Uint32>(text.size()), nullptr, EBO_LittleEndian)
            .bad())
        text.clear();
    return text;
}

std::string valueIn(const std::string& text, unsigned long position) {
    std::size_t from = 0;
    for (; position > 0; --position) {
        from = text.find('\\', from);
        if (from == std::string::npos) return {};
        ++from;
    }
    return text.substr(from, text.find('\\', from) - from);
}

}  // namespace

std::optional<double> numberIn(const std::string& text) {
    constexpr std::string_view kMinusSign = "\xE2\x88\x92";  // U+2212, as word processors write it
    std::string plain = text;
    if (const auto minus = plain.find(kMinusSign); minus != std::string::npos)
        plain.replace(minus, kMinusSign.size(), "-");
    const std::size_t comma = plain.rfind(',');
    if (comma != std::string::npos && plain.find('.', comma) == std::string::npos) {
        // A decimal comma; points before it group the digits, and so would another comma.
        std::string whole = plain.substr(0, comma);
        if (whole.find(',') != std::string::npos) return std::nullopt;
        std::erase(whole, '.');
        plain = whole + '.' + plain.substr(comma + 1);
    } else {
        std::erase(plain, ',');
    }
    const char* first = plain.data();
    const char* const last = first + plain.size();
    const auto passBlanks = [&] {
        while (first != last && (*first == '\0' || std::isspace(static_cast<unsigned char>(*first)))) ++first;
    };
    passBlanks();
    const bool negative = first != last && *first == '-';
    if (first != last && (*first == '+' || *first == '-')) ++first;
    passBlanks();
    double number = 0;
    if (first == last || *first == '-' || std::from_chars(first, last, number).ec != std::errc() ||
        !std::isfinite(number))
        return std::nullopt;
    return negative ? -number : number;
}

std::optional<double> numberOf(DcmItem& item, const DcmTagKey& tag, unsigned long position) {
    DcmElement* element = nullptr;
    if (item.findAndGetElement(tag, element).bad() || !element) return std::nullopt;
    if (const auto text = textInBytes(*element)) return numberIn(valueIn(*text, position));
    Float64 number = 0;
    Uint16 word = 0;
    Sint16 signedWord = 0;
    OFString text;
    if (!DcmVR(element->ident()).isaString()) {
        if (element->getFloat64(number, position).good())
            return std::isfinite(number) ? std::optional(number) : std::nullopt;
        if (element->getUint16(word, position).good()) return word;
        if (element->getSint16(signedWord, position).good()) return signedWord;
    }
    if (element->getOFString(text, position).bad()) return std::nullopt;
    return numberIn({text.c_str(), text.length()});
}

std::optional<int> wholeNumberOf(DcmItem& item, const DcmTagKey& tag, unsigned long position) {
    const auto number = numberOf(item, tag, position);
    if (!number || std::abs(*number) > 2147483647.0) return std::nullopt;
    return static_cast<int>(*number);
}

std::string textOf(DcmItem& item, const DcmTagKey& tag) {
    DcmElement* element = nullptr;
    if (item.findAndGetElement(tag, element).bad() || !element) return {};
    std::string result;
    if (const auto bytes = textInBytes(*element)) {
        result = *bytes;
    } else {
        OFString text;
        if (element->getOFStringArray(text).bad()) return {};
        result.assign(text.c_str(), text.length());
    }
    while (!result.empty() && (result.back() == ' ' || result.back() == '\0')) result.pop_back();
    return result;
}

DcmItem& frameItem(DcmDataset& dataset, int frame, const DcmTagKey& macro,
                   std::initializer_list<DcmTagKey> attributes) {
    DcmItem* group = nullptr;
    DcmItem* item = nullptr;
    for (const auto& [groups, index] : {std::pair(DCM_PerFrameFunctionalGroupsSequence, frame),
                                        std::pair(DCM_SharedFunctionalGroupsSequence, 0)}) {
        if (dataset.findAndGetSequenceItem(groups, group, index).bad() || !group ||
            group->findAndGetSequenceItem(macro, item, 0).bad() || !item)
            continue;
        if (std::ranges::any_of(attributes, [item](const DcmTagKey& tag) { return item->tagExists(tag); }))
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

Result<std::vector<std::byte>> encodeDicom(DcmFileFormat& file) {
    constexpr auto kSyntax = EXS_LittleEndianExplicit;
    file.transferInit();
    OFCondition state = file.validateMetaInfo(kSyntax);
    // Room for preamble, meta header and what an estimate may miss; flushed in one piece.
    constexpr Uint32 kSlack = 65536;
    std::vector<std::byte> bytes(file.getDataset()->calcElementLength(kSyntax, EET_ExplicitLength) + kSlack);
    DcmOutputBufferStream stream(bytes.data(), static_cast<offile_off_t>(bytes.size()));
    if (state.good()) state = file.write(stream, kSyntax, EET_ExplicitLength, nullptr);
    file.transferEnd();
    if (state.bad()) return Error{ErrorCode::internal, std::string("encoding DICOM: ") + state.text(), {}};
    stream.flush();
    void* start = nullptr;
    offile_off_t length = 0;
    stream.flushBuffer(start, length);
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

}  // namespace fovea::imaging
