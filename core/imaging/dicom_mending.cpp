#include "imaging/dicom_mending.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "imaging/byte_order.h"

namespace fovea::imaging {

std::size_t itemsIn(std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::size_t items = 0;
    for (const std::string_view tag :
         {std::string_view("\xFE\xFF\x00\xE0", 4), std::string_view("\xFF\xFE\xE0\x00", 4)})
        for (std::size_t at = 0; (at = text.find(tag, at)) != std::string_view::npos; at += tag.size())
            ++items;
    return items;
}

namespace {

using Tag = std::uint32_t;  // group and element
constexpr Tag kItem = 0xFFFEE000, kItemEnd = 0xFFFEE00D, kSequenceEnd = 0xFFFEE0DD;
constexpr Tag kPixelData = 0x7FE00010, kFloatPixels = 0x7FE00008, kDoublePixels = 0x7FE00009;
constexpr Tag kRows = 0x00280010;
constexpr Tag kNoGroup = 0xFFFFFFFF;
constexpr std::uint32_t kOpen = 0xFFFFFFFF;  // of undefined length
constexpr std::size_t kHead = 8;             // tag and length of items and delimiters
constexpr std::size_t kWideHead = 12;        // of elements with a length of four bytes
constexpr std::uint32_t kUn = 'U' | 'N' << 8, kSq = 'S' | 'Q' << 8;  // VR and two bytes reserved
constexpr int kDeepest = 32;
constexpr int kMostPasses = 8;
/// So many items within each other DCMTK goes down into, call by call, with a third of a usual stack.
constexpr std::size_t kMostItems = 1000;
/// So often DCMTK may pass an attribute by while it puts those of a data set or an item into the order of
/// their tags, one after the other in a list: half a second.
constexpr std::size_t kMostPassedBy = 100'000'000;
/// What counts as a step: so many parts that a trial copies, so many bytes that are looked through.
constexpr std::ptrdiff_t kPartsAStep = 16, kBytesAStep = 16;

bool isPixels(Tag tag) {
    return tag == kPixelData || tag == kFloatPixels || tag == kDoublePixels;
}
Tag groupOf(Tag tag) {
    return tag >> 16;
}

struct Element {
    Tag tag = 0;
    std::size_t value = 0;  ///< where it begins
    std::uint32_t length = 0;
    bool sequence = false;
    bool unknown = false;      ///< VR UN: of undefined length it holds implicit VR, little endian
    bool otherLength = false;  ///< its length is as long as that of other VRs (PS3.5 7.1.2)
};

/// Within an item, or the data set.
struct Context {
    DicomEncoding encoding;
    int depth = 0;     ///< 0: the data set
    Tag sequence = 0;  ///< that the item belongs to
    bool open = false;
    bool parentOpen = false;  ///< the sequence stands in an item of undefined length
    Tag lowest = kNoGroup;    ///< group of the sequences around that nothing closes
};

/// Where something ended, and whether by a delimiter.
struct Ended {
    std::size_t at = 0;
    bool delimited = false;
};

class Mender {
public:
    /// Items that begin at `swallowing` end where a higher group begins; with `nested` not where that is
    /// another such sequence: then both end where a higher group than either's begins. `writing`: whether
    /// there will be a result.
    Mender(std::span<const std::byte> in, std::set<std::size_t> swallowing, bool nested, bool writing)
        : m_in(in),
          m_stepsLeft(static_cast<std::ptrdiff_t>(in.size() / 2 + 1000)),
          m_swallowing(std::move(swallowing)),
          m_nested(nested),
          m_writing(writing) {}

    void run(DicomEncoding encoding) { elements(0, m_in.size(), {encoding}); }

    bool understood() const { return m_understood; }
    bool mended() const { return m_headerFault || m_pixelFault || m_endFault || m_padded; }
    const std::set<std::size_t>& endless() const { return m_endless; }
    /// Whether the image's own attributes stand where they belong.
    bool rowsSeen() const { return m_rowsSeen; }
    /// How many items one value of VR UN may hold that was not looked into: DCMTK does, where it knows the
    /// attribute.
    std::size_t mostItemsUnseen() const { return m_mostItemsUnseen; }
    /// How many attributes DCMTK passes by at most while it sorts all.
    std::size_t passedBy() const { return m_passedBy; }
    /// Where the element of the data set begins before which all is as it should be.
    std::size_t soundUntil() const { return m_soundUntil; }

    MendedDicom result() const {
        MendedDicom mended;
        std::size_t size = 0;
        for (const auto& part : m_out) size += part.size();
        mended.bytes.reserve(size);
        for (const auto& part : m_out) mended.bytes.insert(mended.bytes.end(), part.begin(), part.end());
        if (m_headerFault) mended.remarks.push_back(kSequencesNotClosed);
        if (m_pixelFault) mended.remarks.push_back(kPixelsNotClosed);
        if (m_endFault) mended.remarks.push_back(kEndsInRubbish);
        return mended;
    }

private:
    std::uint32_t word(std::size_t at, const DicomEncoding& e) const {
        return static_cast<std::uint32_t>(numberAt(m_in, at, 4, e.bigEndian));
    }
    Tag tagAt(std::size_t at, const DicomEncoding& e) const {
        return static_cast<Tag>(numberAt(m_in, at, 2, e.bigEndian) << 16 |
                                numberAt(m_in, at + 2, 2, e.bigEndian));
    }
    bool isTag(std::size_t at, std::size_t end, Tag tag, const DicomEncoding& e) const {
        return end - at >= kHead && tagAt(at, e) == tag;
    }
    /// Where the zeros end that begin at `from`.
    std::size_t behindZeros(std::size_t from, std::size_t to) const {
        while (from < to && m_in[from] == std::byte{0}) ++from;
        return from;
    }
    bool isZeros(std::size_t from, std::size_t to) const { return behindZeros(from, to) == to; }

    void copy(std::size_t from, std::size_t size) {
        if (!m_writing || size == 0) return;
        const std::byte* const begin = m_in.data() + from;
        if (!m_out.empty() && m_out.back().data() + m_out.back().size() == begin)
            m_out.back() = {m_out.back().data(), m_out.back().size() + size};
        else
            m_out.emplace_back(begin, size);
    }
    void put(std::uint32_t number, std::size_t size, const DicomEncoding& e) {
        if (!m_writing) return;
        putNumber(m_made->emplace_back(), 0, size, e.bigEndian, number);
        m_out.emplace_back(m_made->back().data(), size);
    }
    void putHead(Tag tag, std::uint32_t length, const DicomEncoding& e) {
        put(tag >> 16, 2, e);
        put(tag & 0xFFFF, 2, e);
        put(length, 4, e);
    }

    /// False where none can begin here. Whether its value fits is not asked.
    bool element(std::size_t at, std::size_t end, const DicomEncoding& e, Element& out) const {
        const bool standard = standardElement(at, end, e, out);
        if (!e.explicitVr || (standard && (!out.unknown || fits(out, end)))) return standard;
        // UN with a length of two bytes, as if it were a text; or no VR at all with one of four.
        Element other;
        other.tag = out.tag;
        other.unknown = other.otherLength = true;
        if (standard) {
            other.length = std::uint32_t(numberAt(m_in, at + 6, 2, e.bigEndian));
            other.value = at + kHead;
        } else if (end - at >= kWideHead && isZeros(at + 6, at + kHead)) {
            other.length = word(at + kHead, e);
            other.value = at + kWideHead;
        } else {
            return false;
        }
        if (other.length == 0 || other.length == kOpen || !fits(other, end) ||
            !begins(other.value + other.length, end, e))
            return standard;
        out = other;
        return true;
    }
    static bool fits(const Element& found, std::size_t end) {
        return found.length == kOpen || found.length <= end - found.value;
    }
    bool standardElement(std::size_t at, std::size_t end, const DicomEncoding& e, Element& out) const {
        out.tag = tagAt(at, e);
        if (!e.explicitVr) {
            out.length = word(at + 4, e);
            out.value = at + kHead;
            out.sequence = DcmTag(Uint16(out.tag >> 16), Uint16(out.tag & 0xFFFF)).getEVR() == EVR_SQ;
            return true;
        }
        const std::string name{static_cast<char>(m_in[at + 4]), static_cast<char>(m_in[at + 5])};
        const DcmVR vr(name.c_str());
        if (!vr.isStandard()) return false;
        const bool wide = vr.usesExtendedLengthEncoding();
        if (wide && end - at < kWideHead) return false;
        out.length =
            wide ? word(at + 8, e) : static_cast<std::uint32_t>(numberAt(m_in, at + 6, 2, e.bigEndian));
        out.value = at + (wide ? kWideHead : kHead);
        out.sequence = vr.getEVR() == EVR_SQ;
        out.unknown = vr.getEVR() == EVR_UN;
        return true;
    }

    /// Whether something can begin here: the end, a delimiter or item, or an element that is known, or
    /// that fits and has a VR or is private.
    bool begins(std::size_t at, std::size_t end, const DicomEncoding& e) const {
        if (at == end) return true;
        if (end - at < kHead) return false;
        const Tag tag = tagAt(at, e);
        if (tag == kItem || tag == kItemEnd || tag == kSequenceEnd) return true;
        Element found;
        const bool known = DcmTag(Uint16(tag >> 16), Uint16(tag & 0xFFFF)).error().good();
        const bool whole = standardElement(at, end, e, found) && fits(found, end);
        return tag != 0 && (e.explicitVr ? known || whole : whole && (known || groupOf(tag) % 2 != 0));
    }

    /// Where what follows the head of a delimiter (or item) begins. The length of a delimiter is none,
    /// whatever is written there; but where nothing can begin behind its head, and something can behind so
    /// many bytes, these are its value.
    std::size_t behindDelimiter(std::size_t at, std::size_t end, const DicomEncoding& e) const {
        const std::size_t next = at + kHead;
        const Tag tag = tagAt(at, e);
        const std::uint32_t length = word(at + 4, e);
        if ((tag != kItemEnd && tag != kSequenceEnd) || length == 0 || length > end - next) return next;
        return !begins(next, end, e) && begins(next + length, end, e) ? next + length : next;
    }

    /// Whether a known sequence that calls itself UN goes on in explicit VR, as its first element shows.
    bool goesOnInExplicit(const Element& found, std::size_t end, const DicomEncoding& e) const {
        const std::size_t inside = found.value + kHead;
        if (!isTag(found.value, end, kItem, e) || end - found.value < kHead + 12) return false;
        if (DcmTag(Uint16(found.tag >> 16), Uint16(found.tag & 0xFFFF)).getEVR() != EVR_SQ) return false;
        Element first, asImplicit;
        DicomEncoding implicit;
        implicit.explicitVr = false;
        // Two letters as a length would be far beyond the end of nearly every file.
        return element(inside, end, e, first) && element(inside, end, implicit, asImplicit) &&
               asImplicit.length > end - inside;
    }

    /// Whether a JPEG or JPEG 2000 stream begins here.
    bool beginsImage(std::size_t at) const {
        const std::uint64_t start = numberAt(m_in, at, 4, true);
        return start >> 8 == 0xFFD8FF || start == 0xFF4FFF51;
    }

    /// Whether a sequence begins here whose first item swallows what follows.
    bool swallows(std::size_t at, std::size_t end, const DicomEncoding& e) const {
        Element found;
        return element(at, end, e, found) && found.length == kOpen && found.value <= end &&
               end - found.value >= kHead && m_swallowing.contains(found.value + kHead);
    }

    /// What stands in the data set or an item, from `at` to `end` at most.
    Ended elements(std::size_t at, const std::size_t end, const Context& c) {
        const std::size_t start = at;
        const DicomEncoding& e = c.encoding;
        const bool swallowing = m_swallowing.contains(start);
        Context inside = c;
        inside.lowest = swallowing ? std::min(c.lowest, groupOf(c.sequence)) : kNoGroup;
        bool afterSequence = false;  // of a stated length
        Tag highest = 0;
        std::size_t attributes = 0;
        if (c.depth > kDeepest) m_understood = false;
        while (m_understood) {
            if (--m_stepsLeft < 0) m_understood = false;
            if (c.depth == 0 && !m_headerFault) m_soundUntil = at;
            if (end - at < kHead) {
                if (c.depth == 0) {
                    m_padded = m_padded || at != end;
                    m_endFault = m_endFault || !isZeros(at, end);
                } else if (c.open) {
                    m_headerFault = true;
                    m_endless.insert(start);
                }
                return {end, false};
            }
            const Tag tag = tagAt(at, e);
            const std::size_t next = behindDelimiter(at, end, e);
            if (tag == kItemEnd) {
                m_headerFault = m_headerFault || word(at + 4, e) != 0;
                if (c.open) return {next, true};
                m_headerFault = true;
                at = next;
            } else if (tag == kSequenceEnd) {
                m_headerFault = true;
                if (!c.open || afterSequence) {
                    at = next;
                    continue;
                }
                // Instead of the item's, where the sequence goes on or is closed behind it; else
                // the item has none.
                const bool instead = isTag(next, end, kItem, e) || isTag(next, end, kSequenceEnd, e);
                return {instead ? next : at, true};
            } else if (tag == kItem) {
                m_headerFault = true;
                m_understood = c.open;
                return {at, false};
            } else if (tag == 0 && word(at + 4, e) == 0 && c.depth == 0) {
                // All at once: a step for each would look through the rest of them each time.
                const std::size_t behind = behindZeros(at, end);
                if (behind == end) {
                    m_padded = true;
                    return {end, false};
                }
                m_headerFault = true;
                at += (behind - at) / kHead * kHead;
            } else if (tag == 0 && word(at + 4, e) == 0) {
                m_headerFault = true;
                at = next;
                if (c.open) return {at, true};
            } else if (swallowing && groupOf(tag) > inside.lowest && !(m_nested && swallows(at, end, e))) {
                m_headerFault = true;
                return {at, false};
            } else {
                Element found;
                const bool whole = element(at, end, e, found) && fits(found, end);
                if (!whole && c.depth == 0 && (m_pixelsSeen || !isPixels(tag))) {
                    // What follows the pixels is not needed.
                    m_understood = m_pixelsSeen;
                    m_endFault = true;
                    return {end, false};
                }
                m_pixelsSeen = m_pixelsSeen || (c.depth == 0 && isPixels(tag));
                m_rowsSeen = m_rowsSeen || (c.depth == 0 && tag == kRows);
                if (tag < highest) m_passedBy += attributes;
                highest = std::max(highest, tag);
                ++attributes;
                at = valueOf(at, end, found, whole, inside);
                afterSequence = found.sequence && found.length != kOpen;
            }
        }
        return {end, false};
    }

    /// Returns where the element ends.
    std::size_t valueOf(std::size_t at, std::size_t end, const Element& found, bool whole, const Context& c) {
        const DicomEncoding& e = c.encoding;
        if (!whole) {
            // Pixels that end with the file: whether any is missing, decoding tells.
            m_understood = c.depth == 0 && isPixels(found.tag) && found.value > at && found.value <= end;
            if (!m_understood) return end;
            m_endFault = true;
            copy(at, found.value - at - 4);
            put(static_cast<std::uint32_t>(end - found.value), 4, e);
            copy(found.value, end - found.value);
            return end;
        }
        if (found.tag == kPixelData && found.length == kOpen) {
            copy(at, found.value - at);
            return fragments(found.value, end, e);
        }
        if (found.tag == kPixelData && e.compressed && c.depth == 0 && found.length > kHead) {
            const std::size_t pixelsEnd = found.value + found.length;
            const bool inFragments = tagAt(found.value, e) == kItem;
            if (inFragments || beginsImage(found.value)) {
                m_pixelFault = true;
                copy(at, found.value - at - 4);
                put(kOpen, 4, e);
                if (inFragments) return fragments(found.value, pixelsEnd, e);
                putHead(kItem, 0, e);
                putHead(kItem, found.length + found.length % 2, e);
                copy(found.value, found.length);
                if (found.length % 2 != 0) put(0, 1, e);
                putHead(kSequenceEnd, 0, e);
                return pixelsEnd;
            }
        }
        if (found.otherLength) {
            lookInto(found, c.depth);
            m_headerFault = true;
            copy(at, 4);
            put(kUn, 4, {});
            put(found.length, 4, e);
            copy(found.value, found.length);
            return found.value + found.length;
        }
        const bool goesOn = found.unknown && goesOnInExplicit(found, end, e);
        const bool sequence =
            found.sequence || goesOn || (found.length == kOpen && (found.unknown || !e.explicitVr));
        if (!sequence) {
            m_understood = found.length != kOpen;
            if (m_understood) lookInto(found, c.depth);
            copy(at, found.value - at + (m_understood ? found.length : 0));
            return m_understood ? found.value + found.length : end;
        }
        const DicomEncoding inner = found.unknown && !goesOn ? DicomEncoding{false, false} : e;
        if (goesOn) {
            m_headerFault = true;
            copy(at, 4);
            put(kSq, 4, {});
        } else {
            copy(at, found.value - at - 4);
        }
        put(kOpen, 4, e);
        Context items{inner, c.depth + 1, found.tag, found.length == kOpen, c.open, c.lowest};
        at = sequenceItems(found.value, items.open ? end : found.value + found.length, items);
        // A length that leaves out items.
        if (!items.open && c.depth == 0 && isTag(at, end, kItem, inner)) {
            m_headerFault = items.open = true;
            at = sequenceItems(at, end, items);
        }
        putHead(kSequenceEnd, 0, inner);
        return at;
    }

    /// A value of a stated length that DCMTK may take for a sequence: VR UN of an attribute that it knows.
    void lookInto(const Element& found, int depth) {
        if (!found.unknown || DcmTag(Uint16(found.tag >> 16), Uint16(found.tag & 0xFFFF)).getEVR() != EVR_SQ)
            return;
        m_stepsLeft -= static_cast<std::ptrdiff_t>(found.length) / kBytesAStep;
        const auto value = m_in.subspan(found.value, found.length);
        Mender inside(value, {}, false, false);
        inside.sequenceItems(0, value.size(), {{false, false}, depth + 1, found.tag});
        m_passedBy += inside.passedBy();
        if (!inside.understood()) m_mostItemsUnseen = std::max(m_mostItemsUnseen, itemsIn(value));
    }

    /// `c`: of the items, but `c.open` is the sequence's own. Returns where the sequence ends.
    std::size_t sequenceItems(std::size_t at, const std::size_t end, Context c) {
        const DicomEncoding& e = c.encoding;
        const bool open = c.open;
        bool any = false;
        while (m_understood) {
            if (--m_stepsLeft < 0) m_understood = false;
            if (end - at < kHead) {
                m_headerFault = m_headerFault || open || at != end;
                return end;
            }
            const Tag tag = tagAt(at, e);
            const std::size_t next = behindDelimiter(at, end, e);
            const std::uint32_t length = word(at + 4, e);
            if (tag == kItem) {
                any = true;
                c.open = length == kOpen;
                putHead(kItem, kOpen, e);
                if (c.open) {
                    at = elements(next, end, c).at;
                } else {
                    m_headerFault = m_headerFault || length > end - next;
                    const std::size_t itemEnd = next + std::min<std::size_t>(length, end - next);
                    elements(next, itemEnd, c);
                    at = itemEnd;
                }
                putHead(kItemEnd, 0, e);
            } else if (tag == kSequenceEnd) {
                m_headerFault = m_headerFault || !open || length != 0;
                if (open) return next;
                at = next;
            } else if (tag == kItemEnd) {
                m_headerFault = true;
                // That of the item around it.
                if (open && c.parentOpen) return at;
                at = next;
            } else if (tag == 0 && length == 0) {
                m_headerFault = true;
                if (open) return next;
                at = next;
            } else if (!any && itemWithoutTag(at, end, open, c)) {
                any = true;
            } else {
                m_headerFault = true;
                m_understood = open;  // the end of the sequence is missing
                return at;
            }
        }
        return end;
    }

    /// The elements of an item whose tag is missing, up to its end. Without one it was none.
    bool itemWithoutTag(std::size_t& at, std::size_t end, bool sequenceOpen, Context c) {
        m_stepsLeft -=
            static_cast<std::ptrdiff_t>(m_out.size() + m_endless.size() + m_swallowing.size()) / kPartsAStep;
        Mender trial = *this;
        c.open = sequenceOpen;
        trial.putHead(kItem, kOpen, c.encoding);
        const Ended ended = trial.elements(at, end, c);
        m_stepsLeft = trial.m_stepsLeft;
        if (!trial.m_understood || (sequenceOpen && !ended.delimited)) return false;
        trial.putHead(kItemEnd, 0, c.encoding);
        trial.m_headerFault = true;
        *this = std::move(trial);
        at = ended.at;
        return true;
    }

    /// Compressed pixels. Returns where they end.
    std::size_t fragments(std::size_t at, const std::size_t end, const DicomEncoding& e) {
        while (true) {
            if (--m_stepsLeft < 0) m_understood = false;
            if (!m_understood || end - at < kHead) {
                m_pixelFault = true;
                at = end;
                break;
            }
            const Tag tag = tagAt(at, e);
            const std::size_t next = behindDelimiter(at, end, e);
            const std::uint32_t length = word(at + 4, e);
            if (tag == kSequenceEnd) {
                m_pixelFault = m_pixelFault || length != 0;
                at = next;
                break;
            }
            if (tag != kItem) {
                m_pixelFault = true;
                if (tag == kItemEnd || (tag == 0 && length == 0)) at = next;
                break;
            }
            const std::size_t there = std::min<std::size_t>(length, end - next);
            m_pixelFault = m_pixelFault || there != length || there % 2 != 0;
            copy(at, 4);
            put(static_cast<std::uint32_t>(there + there % 2), 4, e);
            copy(next, there);
            if (there % 2 != 0) put(0, 1, e);
            at = next + there;
            // A byte of padding that the length leaves out.
            if (there % 2 != 0 && end - at > kHead && tagAt(at, e) >> 16 != kItem >> 16 &&
                tagAt(at + 1, e) >> 16 == kItem >> 16)
                ++at;
        }
        putHead(kSequenceEnd, 0, e);
        return at;
    }

    std::span<const std::byte> m_in;
    std::ptrdiff_t m_stepsLeft;  // a bound on what a hostile file can cost
    std::set<std::size_t> m_swallowing, m_endless;
    bool m_nested, m_writing;
    std::vector<std::span<const std::byte>> m_out;
    /// What is not of the file; shared with trials, as m_out points into it.
    std::shared_ptr<std::deque<std::array<std::byte, 4>>> m_made =
        std::make_shared<std::deque<std::array<std::byte, 4>>>();
    bool m_understood = true, m_pixelsSeen = false, m_rowsSeen = false;
    bool m_headerFault = false, m_pixelFault = false, m_endFault = false;
    bool m_padded = false;  // zeros at the end, which are no fault but more than DCMTK takes
    std::size_t m_mostItemsUnseen = 0, m_passedBy = 0, m_soundUntil = 0;
};

}  // namespace

namespace {

/// A data set with everything closed, and whether its image was found.
struct Attempt {
    MendedDicom mended;
    bool rowsSeen = false;
    bool swallowed = false;  ///< what some sequences would have swallowed was taken out of them
};

/// Nothing where there is nothing to mend, or it is not clear how. Error: nested too deeply, or too much to
/// sort.
Result<std::optional<Attempt>> attempt(std::span<const std::byte> dataset, DicomEncoding encoding,
                                       bool nested) {
    using Made = std::optional<Attempt>;
    const Error tooDeep{
        ErrorCode::corruptFile, "sequences lie within sequences, deeper than any image has them", {}};
    std::set<std::size_t> swallowing;
    std::size_t sound = 0;
    for (int pass = 0; pass < kMostPasses; ++pass) {
        Mender mender(dataset, swallowing, nested, false);
        mender.run(encoding);
        if (mender.mostItemsUnseen() > kMostItems) return tooDeep;
        if (mender.passedBy() > kMostPassedBy)
            return Error{ErrorCode::corruptFile, "more attributes in falling order than can be sorted", {}};
        // There DCMTK finds what was found here: an enhanced image has thousands of items beside each other.
        sound = mender.soundUntil();
        if (!mender.understood()) break;
        const std::size_t known = swallowing.size();
        swallowing.insert(mender.endless().begin(), mender.endless().end());
        if (swallowing.size() > known) continue;
        if (!mender.mended()) return Made();
        Mender writer(dataset, swallowing, nested, true);
        writer.run(encoding);
        if (!writer.understood()) break;
        return Made(Attempt{writer.result(), writer.rowsSeen(), !swallowing.empty()});
    }
    // Not understood: all items of the rest may lie within each other.
    if (itemsIn(dataset.subspan(sound)) > kMostItems) return tooDeep;
    return Made();
}

}  // namespace

Result<std::optional<MendedDicom>> mendedDicom(std::span<const std::byte> dataset, DicomEncoding encoding) {
    using Mended = std::optional<MendedDicom>;
    FOVEA_TRY(std::optional<Attempt> plain, attempt(dataset, encoding, false));
    if (!plain) return Mended();
    if (plain->swallowed && !plain->rowsSeen) {
        // An unclosed sequence within another, of a higher group, took the image with it.
        auto nested = attempt(dataset, encoding, true);
        if (nested && *nested && (*nested)->rowsSeen) return Mended(std::move((*nested)->mended));
    }
    return Mended(std::move(plain->mended));
}

}  // namespace fovea::imaging
