#include <QTest>
#include <algorithm>
#include <functional>

#include "imaging/deidentify.h"
#include "imaging/dicom_attributes.h"
#include "imaging/dicom_frame.h"
#include "imaging/dicom_mending.h"
#include "imaging/gzip.h"
#include "imaging/read_image.h"
#include "tests/imaging/image_files.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::imaging;

namespace {

/// Data sets byte by byte, so that anything can be left out.
struct Writer {
    DicomEncoding encoding;

    std::string number(std::uint32_t value, int size) const {
        std::string bytes;
        for (int i = 0; i < size; ++i)
            bytes += static_cast<char>(value >> 8 * (encoding.bigEndian ? size - 1 - i : i));
        return bytes;
    }
    std::string tag(std::uint32_t tag) const { return number(tag >> 16, 2) + number(tag & 0xFFFF, 2); }
    /// Tag and length of an item or delimiter.
    std::string head(std::uint32_t marker, std::uint32_t length = 0) const {
        return tag(marker) + number(length, 4);
    }
    std::string element(std::uint32_t which, const std::string& vr, std::string value) const {
        if (value.size() % 2) value += vr == "UI" ? '\0' : ' ';
        return begin(which, vr, static_cast<std::uint32_t>(value.size())) + value;
    }
    std::string begin(std::uint32_t which, const std::string& vr, std::uint32_t length) const {
        if (!encoding.explicitVr) return tag(which) + number(length, 4);
        if (vr == "SQ" || vr == "OB" || vr == "OW" || vr == "UN")
            return tag(which) + vr + std::string(2, '\0') + number(length, 4);
        return tag(which) + vr + number(length, 2);
    }
    std::string word(std::uint32_t which, std::uint32_t value) const {
        return element(which, "US", number(value, 2));
    }
};

constexpr std::uint32_t kOpen = 0xFFFFFFFF, kItem = 0xFFFEE000, kItemEnd = 0xFFFEE00D,
                        kSequenceEnd = 0xFFFEE0DD;
constexpr std::uint32_t kImages = 0x00081140, kPurpose = 0x0040A170;  // sequences
constexpr const char* kExplicit = "1.2.840.10008.1.2.1";
constexpr const char* kImplicit = "1.2.840.10008.1.2";
constexpr const char* kBigEndian = "1.2.840.10008.1.2.2";
constexpr const char* kDeflated = "1.2.840.10008.1.2.1.99";
constexpr const char* kJpeg = "1.2.840.10008.1.2.4.50";

/// Preamble and meta header.
std::string fileHead(const std::string& syntax) {
    return std::string(128, '\0') + "DICM" + Writer{}.element(0x00020010, "UI", syntax);
}

std::string imageModule(const Writer& w, int size, int bits) {
    return w.word(0x00280002, 1) + w.element(0x00280004, "CS", "MONOCHROME2") +
           w.word(0x00280010, std::uint32_t(size)) + w.word(0x00280011, std::uint32_t(size)) +
           w.word(0x00280100, std::uint32_t(bits)) + w.word(0x00280101, std::uint32_t(bits)) +
           w.word(0x00280102, std::uint32_t(bits - 1)) + w.word(0x00280103, 0);
}

/// Four pixels 1, 2, 3, 4 that rescale doubles; `sequence` and `late` before and within the image's own
/// attributes.
std::string dataset(const Writer& w, const std::string& sequence, const std::string& late = {}) {
    return w.element(0x00080060, "CS", "CT") + sequence + w.element(0x00100020, "LO", "P1") +
           imageModule(w, 2, 16) + w.element(0x00281052, "DS", "0") + w.element(0x00281053, "DS", "2") +
           late +
           w.element(0x7FE00010, "OW", w.number(1, 2) + w.number(2, 2) + w.number(3, 2) + w.number(4, 2));
}

bool says(const Image& image, const MessageKind& kind) {
    return std::any_of(image.remarks.begin(), image.remarks.end(),
                       [&](const Message& remark) { return remark.is(kind); });
}

/// A deflate stream whose blocks hold the bytes as they are (RFC 1951, 3.2.4).
std::string storedDeflate(const std::string& bytes) {
    constexpr std::size_t kMost = 65535;
    const Writer w;
    std::string stream;
    for (std::size_t at = 0; at < bytes.size(); at += kMost) {
        const auto part = std::uint32_t(std::min(kMost, bytes.size() - at));
        stream += at + kMost >= bytes.size() ? '\1' : '\0';
        stream += w.number(part, 2) + w.number(~part, 2) + bytes.substr(at, part);
    }
    return stream;
}

using Make = std::function<std::string(const Writer&)>;

}  // namespace

Q_DECLARE_METATYPE(Make)

// Files whose sequences or pixels are not closed as they should be: read where every pixel is there,
// with a remark, refused where one is missing.
class TestDicomMending : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sequences_data();
    void sequences();
    void tableInAnUnclosedSequence_data();
    void tableInAnUnclosedSequence();
    void everySequenceSurvivesUnclosedOnes();
    void unclosedWithinUnclosed_data();
    void unclosedWithinUnclosed();
    void hostileNesting();
    void deepSequencesAreRefused_data();
    void deepSequencesAreRefused();
    void deepSequencesInTheMetaHeader();
    void manyItemsAreRead();
    void manyItemsBeforeWhatIsNotUnderstood();
    void zerosBetweenElements();
    void attributesInFallingOrder();
    void deflatedDataAreBounded();
    void compressedPixels_data();
    void compressedPixels();
    void neitherCompressedNorWhole();
    void unknownSequencesInExplicitVr_data();
    void unknownSequencesInExplicitVr();
    void cutCompressedPixels();
    void nativePixels_data();
    void nativePixels();
    void copiesWithoutPatientData();

private:
    Result<Image> read(const std::string& content) {
        test::writeFile(m_folder.path("x.dcm"), content);
        return readImage(m_folder.path("x.dcm"));
    }

    test::TemporaryFolder m_folder;
};

void TestDicomMending::sequences_data() {
    QTest::addColumn<Make>("make");
    QTest::addColumn<bool>("remark");
    QTest::addColumn<bool>("whateverVr");  // wrong in implicit VR, too
    const auto row = [](const char* name, bool remark, Make make, bool whateverVr = true) {
        QTest::newRow(name) << make << remark << whateverVr;
    };
    const auto open = [](const Writer& w) { return w.begin(kImages, "SQ", kOpen); };
    const auto item = [](const Writer& w) { return w.head(kItem, kOpen); };
    const auto content = [](const Writer& w) {
        return w.element(0x00081150, "UI", "1.2.840.10008.5.1.4.1.1.2") +
               w.element(0x00081155, "UI", "1.2.3");
    };
    row("as it should be", false, [=](const Writer& w) {
        return open(w) + item(w) + content(w) + w.head(kItemEnd) + w.head(kSequenceEnd);
    });
    row("with lengths", false, [=](const Writer& w) {
        const std::string inside = content(w);
        const std::string all = w.head(kItem, std::uint32_t(inside.size())) + inside;
        return w.begin(kImages, "SQ", std::uint32_t(all.size())) + all;
    });
    row("nested, as it should be", false, [=](const Writer& w) {
        return open(w) + item(w) + content(w) + w.begin(kPurpose, "SQ", kOpen) + item(w) +
               w.element(0x00080100, "SH", "121311") + w.head(kItemEnd) + w.head(kSequenceEnd) +
               w.head(kItemEnd) + w.head(kSequenceEnd);
    });
    row("item not closed", true,
        [=](const Writer& w) { return open(w) + item(w) + content(w) + w.head(kSequenceEnd); });
    row("first of two items not closed", true, [=](const Writer& w) {
        return open(w) + item(w) + content(w) + item(w) + content(w) + w.head(kItemEnd) +
               w.head(kSequenceEnd);
    });
    row("item closed as a sequence is", true, [=](const Writer& w) {
        return open(w) + item(w) + content(w) + w.head(kSequenceEnd) + w.head(kSequenceEnd);
    });
    row("first of two items closed as a sequence is", true, [=](const Writer& w) {
        return open(w) + item(w) + content(w) + w.head(kSequenceEnd) + item(w) + content(w) +
               w.head(kItemEnd) + w.head(kSequenceEnd);
    });
    row("sequence closed as an item is", true, [=](const Writer& w) {
        return open(w) + item(w) + content(w) + w.head(kItemEnd) + w.head(kItemEnd);
    });
    row("item closed twice", true, [=](const Writer& w) {
        return open(w) + item(w) + content(w) + w.head(kItemEnd) + w.head(kItemEnd) + w.head(kSequenceEnd);
    });
    row("zeros close the item", true,
        [=](const Writer& w) { return open(w) + item(w) + content(w) + w.head(0) + w.head(kSequenceEnd); });
    row("zeros close the sequence", true,
        [=](const Writer& w) { return open(w) + item(w) + content(w) + w.head(kItemEnd) + w.head(0); });
    row("zeros close both", true,
        [=](const Writer& w) { return open(w) + item(w) + content(w) + w.head(0) + w.head(0); });
    row("sequence not closed", true,
        [=](const Writer& w) { return open(w) + item(w) + content(w) + w.head(kItemEnd); });
    row("neither closed", true, [=](const Writer& w) { return open(w) + item(w) + content(w); });
    row("empty sequence not closed", true, [=](const Writer& w) { return open(w); });
    row("delimiters with a length", true, [=](const Writer& w) {
        return open(w) + item(w) + content(w) + w.head(kItemEnd, 0x20202020) + w.head(kSequenceEnd, 8);
    });
    for (const std::string& value : {std::string("\x12\x34"), std::string("end "), std::string(8, '\0'),
                                     std::string("a longer value"), std::string(16, ' ')}) {
        const auto size = std::uint32_t(value.size());
        row(("delimiters with a value of " + std::to_string(size)).c_str(), true, [=](const Writer& w) {
            return open(w) + item(w) + content(w) + w.head(kItemEnd, size) + value + item(w) + content(w) +
                   w.head(kItemEnd, size) + value + w.head(kSequenceEnd, size) + value;
        });
    }
    row("item without its tag", true,
        [=](const Writer& w) { return open(w) + content(w) + w.head(kItemEnd) + w.head(kSequenceEnd); });
    row("closed behind its length", true, [=](const Writer& w) {
        const std::string inside = content(w);
        const std::string all = w.head(kItem, std::uint32_t(inside.size())) + inside;
        return w.begin(kImages, "SQ", std::uint32_t(all.size())) + all + w.head(kSequenceEnd);
    });
    row("closed within its length", true, [=](const Writer& w) {
        const std::string all = item(w) + content(w) + w.head(kItemEnd) + w.head(kSequenceEnd);
        return w.begin(kImages, "SQ", std::uint32_t(all.size())) + all;
    });
    row("item of a length, closed all the same", true, [=](const Writer& w) {
        const std::string inside = content(w);
        return open(w) + w.head(kItem, std::uint32_t(inside.size())) + inside + w.head(kItemEnd) +
               w.head(kSequenceEnd);
    });
    row("a length that leaves out an item", true, [=](const Writer& w) {
        const std::string inside = content(w);
        const std::string one = w.head(kItem, std::uint32_t(inside.size())) + inside;
        return w.begin(kImages, "SQ", std::uint32_t(one.size())) + one + one;
    });
    row("inner item not closed", true, [=](const Writer& w) {
        return open(w) + item(w) + content(w) + w.begin(kPurpose, "SQ", kOpen) + item(w) +
               w.element(0x00080100, "SH", "121311") + w.head(kSequenceEnd) + w.head(kItemEnd) +
               w.head(kSequenceEnd);
    });
    row("inner sequence not closed", true, [=](const Writer& w) {
        return open(w) + item(w) + content(w) + w.begin(kPurpose, "SQ", kOpen) + item(w) +
               w.element(0x00080100, "SH", "121311") + w.head(kItemEnd) + w.head(kItemEnd) +
               w.head(kSequenceEnd);
    });
    row("inner sequence closed as an item is", true, [=](const Writer& w) {
        return open(w) + item(w) + content(w) + w.begin(kPurpose, "SQ", kOpen) + item(w) +
               w.element(0x00080100, "SH", "121311") + w.head(kItemEnd) + w.head(kItemEnd) +
               w.head(kItemEnd) + w.head(kSequenceEnd);
    });
    const auto twice = [](const std::function<std::string(std::uint32_t, std::string)>& element) {
        return element(0x00081050, "Doe^John") + element(0x00081060, "Roe^Jane");
    };
    row(
        "UN with a length of two bytes", true,
        [=](const Writer& w) {
            return twice([&](std::uint32_t tag, const std::string& value) {
                return w.tag(tag) + (w.encoding.explicitVr ? "UN" + w.number(8, 2) : w.number(8, 4)) + value;
            });
        },
        false);
    for (const std::string& vr : {std::string(2, '\0'), std::string("??"), std::string("  ")})
        row(("no VR, with a length of four bytes: " + std::to_string(int(vr[0]))).c_str(), true,
            [=](const Writer& w) {
                return twice([&](std::uint32_t tag, const std::string& value) {
                    return w.tag(tag) + (w.encoding.explicitVr ? vr + w.number(0, 2) : std::string()) +
                           w.number(8, 4) + value;
                });
            },
            false);
    row("an end without a beginning", true, [=](const Writer& w) { return w.head(kSequenceEnd); });
    row("zeros between elements", true, [=](const Writer& w) { return w.head(0); });
}

void TestDicomMending::sequences() {
    QFETCH(Make, make);
    QFETCH(bool, remark);
    QFETCH(const bool, whateverVr);
    const std::pair<const char*, DicomEncoding> encodings[] = {
        {kExplicit, {true, false}}, {kImplicit, {false, false}}, {kBigEndian, {true, true}}};
    for (const auto& [syntax, encoding] : encodings) {
        const Writer w{encoding};
        const auto image = read(fileHead(syntax) + dataset(w, make(w)));
        QVERIFY2(image.ok(), image.ok() ? "" : (syntax + (": " + image.error().detail)).c_str());
        QCOMPARE(image->stored, (std::vector<double>{2, 4, 6, 8}));
        QCOMPARE(image->facts.at("PatientID"), std::string("P1"));
        QCOMPARE(image->facts.at("Modality"), std::string("CT"));
        const bool wrong = remark && (whateverVr || encoding.explicitVr);
        QCOMPARE(says(*image, kSequencesNotClosed), wrong);
        QCOMPARE(image->remarks.size(), std::size_t(wrong));
        // The header alone is read alike.
        const auto values = headerValues(m_folder.path("x.dcm"));
        QVERIFY2(values.ok(), values.ok() ? "" : values.error().detail.c_str());
        QCOMPARE(values->at({0x0010, 0x0020}), std::string("P1"));
    }
}

void TestDicomMending::unknownSequencesInExplicitVr_data() {
    QTest::addColumn<bool>("open");
    QTest::newRow("of a stated length") << false;
    QTest::newRow("closed by a delimiter") << true;
}

void TestDicomMending::unknownSequencesInExplicitVr() {
    // PS3.5 6.2.2 wants implicit VR in it, but some writers go on as they were.
    QFETCH(const bool, open);
    const Writer w;
    const auto sequence = [&](std::uint32_t tag, const char* vr, const std::string& inside) {
        const std::string item = w.head(kItem, std::uint32_t(inside.size())) + inside;
        return w.begin(tag, vr, std::uint32_t(item.size())) + item;
    };
    // Pixel Value Transformation Sequence in Shared Functional Groups Sequence
    const std::string group =
        sequence(0x00289145, "SQ", w.element(0x00281052, "DS", "-7") + w.element(0x00281053, "DS", "3"));
    const std::string item = w.head(kItem, std::uint32_t(group.size())) + group;
    const std::string groups = w.begin(0x52009229, "UN", open ? kOpen : std::uint32_t(item.size())) + item +
                               (open ? w.head(kSequenceEnd) : std::string());
    const auto image = read(fileHead(kExplicit) + dataset(w, {}, groups));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->stored, (std::vector<double>{-4, -1, 2, 5}));
    QVERIFY(says(*image, kSequencesNotClosed));
}

void TestDicomMending::tableInAnUnclosedSequence_data() {
    QTest::addColumn<Make>("make");
    const auto table = [](const Writer& w) {
        return w.element(0x00283002, "US", w.number(5, 2) + w.number(0, 2) + w.number(16, 2)) +
               w.element(0x00283006, "US",
                         w.number(0, 2) + w.number(700, 2) + w.number(800, 2) + w.number(900, 2) +
                             w.number(1000, 2));
    };
    const auto row = [](const char* name, Make make) { QTest::newRow(name) << make; };
    row("item not closed", [=](const Writer& w) {
        return w.begin(0x00283000, "SQ", kOpen) + w.head(kItem, kOpen) + table(w) + w.head(kSequenceEnd);
    });
    row("nothing closed",
        [=](const Writer& w) { return w.begin(0x00283000, "SQ", kOpen) + w.head(kItem, kOpen) + table(w); });
    row("item without its tag", [=](const Writer& w) {
        return w.begin(0x00283000, "SQ", kOpen) + table(w) + w.head(kItemEnd) + w.head(kSequenceEnd);
    });
    row("unknown VR, item not closed", [=](const Writer& w) {
        // Within, implicit VR (PS3.5 6.2.2).
        const Writer implicit{{false, false}};
        return w.begin(0x00283000, "UN", kOpen) + implicit.head(kItem, kOpen) + table(implicit) +
               implicit.head(kSequenceEnd);
    });
}

void TestDicomMending::tableInAnUnclosedSequence() {
    QFETCH(Make, make);
    const Writer w;
    const auto image = read(fileHead(kExplicit) + dataset(w, {}, make(w)));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->stored, (std::vector<double>{700, 800, 900, 1000}));
    QVERIFY(says(*image, kSequencesNotClosed));
}

void TestDicomMending::everySequenceSurvivesUnclosedOnes() {
    // Three sequences that nothing closes, one after the other.
    const Writer w;
    std::string sequences;
    for (const std::uint32_t tag : {0x00081110u, 0x00081111u, 0x00081140u})
        sequences += w.begin(tag, "SQ", kOpen) + w.head(kItem, kOpen) + w.element(0x00081155, "UI", "1.2.3");
    const auto image = read(fileHead(kExplicit) + dataset(w, sequences));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->stored, (std::vector<double>{2, 4, 6, 8}));
    QCOMPARE(image->facts.at("PatientID"), std::string("P1"));
}

void TestDicomMending::unclosedWithinUnclosed_data() {
    QTest::addColumn<Make>("make");
    QTest::addColumn<bool>("behind");  // the pixels
    const auto row = [](const std::string& name, Make make, bool behind = false) {
        QTest::newRow(name.c_str()) << make << behind;
    };
    const auto begin = [](const Writer& w, std::uint32_t tag) {
        return w.begin(tag, "SQ", kOpen) + w.head(kItem, kOpen);
    };
    // Of how many of the two sequences and items, from the inside, the end is there.
    const std::uint32_t ends[] = {kItemEnd, kSequenceEnd, kItemEnd, kSequenceEnd};
    for (int there = 0; there < 4; ++there) {
        const auto closed = [=](const Writer& w) {
            std::string bytes;
            for (int i = 0; i < there; ++i) bytes += w.head(ends[i]);
            return bytes;
        };
        const std::string name = ", " + std::to_string(there) + " of 4 ends";
        row("of a higher group" + name, [=](const Writer& w) {
            return begin(w, kImages) + w.element(0x00081155, "UI", "1.2.3") + begin(w, kPurpose) +
                   w.element(0x00080100, "SH", "121311") + closed(w);
        });
        row("of the same group" + name, [=](const Writer& w) {
            return begin(w, 0x00081115) + begin(w, 0x00081199) + w.element(0x00081155, "UI", "1.2.3") +
                   closed(w);
        });
        row(
            "behind the pixels" + name,
            [=](const Writer& w) {
                return begin(w, 0x7FE11010) + begin(w, 0x7FE11011) + w.element(0x7FE11012, "LO", "x") +
                       closed(w);
            },
            true);
    }
    row("three of them", [=](const Writer& w) {
        return begin(w, 0x00081115) + begin(w, 0x00081199) + w.element(0x00081155, "UI", "1.2.3") +
               begin(w, kPurpose) + w.element(0x00080100, "SH", "121311");
    });
}

void TestDicomMending::unclosedWithinUnclosed() {
    QFETCH(Make, make);
    QFETCH(bool, behind);
    for (const char* syntax : {kExplicit, kImplicit, kBigEndian}) {
        const Writer w{{syntax != kImplicit, syntax == kBigEndian}};
        // What implicit files hold in private groups, nobody knows.
        if (behind && syntax == kImplicit) continue;
        const auto image = read(fileHead(syntax) + (behind ? dataset(w, {}) + make(w) : dataset(w, make(w))));
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        QCOMPARE(image->stored, (std::vector<double>{2, 4, 6, 8}));
        QCOMPARE(image->facts.at("PatientID"), std::string("P1"));
        QVERIFY(says(*image, kSequencesNotClosed));
    }
    // Every cut of it is noticed still.
    const Writer w;
    const std::string whole = fileHead(kExplicit) + dataset(w, behind ? std::string() : make(w));
    for (std::size_t cut = whole.size() - 1; cut > whole.size() - 60; --cut)
        QVERIFY(!read(whole.substr(0, cut)).ok());
}

void TestDicomMending::hostileNesting() {
    // Sequences without items within each other: each trial of the mender fails and is repeated around it.
    const Writer w;
    std::string nested;
    for (int depth = 0; depth < 5000; ++depth) nested += w.begin(kImages, "SQ", kOpen);
    const auto withoutItems = mendedDicom(std::as_bytes(std::span(nested)), {});
    QVERIFY(withoutItems.ok());
    QVERIFY(!withoutItems->has_value());
    // With items: DCMTK would go down into each, call by call, until there is no stack.
    nested.clear();
    for (int depth = 0; depth < 5000; ++depth) nested += w.begin(kImages, "SQ", kOpen) + w.head(kItem, kOpen);
    QVERIFY(!mendedDicom(std::as_bytes(std::span(nested)), {}).ok());
}

void TestDicomMending::deepSequencesAreRefused_data() {
    QTest::addColumn<Make>("sequence");
    QTest::addColumn<QString>("syntax");
    const auto closed = [](const Writer& w, int depth) {
        std::string begin, end;
        for (int i = 0; i < depth; ++i) {
            begin += w.begin(kImages, "SQ", kOpen) + w.head(kItem, kOpen);
            end += w.head(kItemEnd) + w.head(kSequenceEnd);
        }
        return begin + end;
    };
    const Make open = [=](const Writer& w) { return closed(w, 5000); };
    for (const char* syntax : {kExplicit, kImplicit, kBigEndian, kDeflated})
        QTest::newRow((std::string("closed, ") + syntax).c_str()) << open << QString(syntax);
    // Of a known attribute, which DCMTK takes for what its dictionary says.
    QTest::newRow("in a value of VR UN") << Make([=](const Writer& w) {
        const Writer implicit{{false, false}};
        const std::string inside =
            implicit.head(kItem, kOpen) + closed(implicit, 5000) + implicit.head(kItemEnd);
        return w.begin(kImages, "UN", std::uint32_t(inside.size())) + inside;
    }) << QString(kExplicit);
}

void TestDicomMending::deepSequencesAreRefused() {
    QFETCH(Make, sequence);
    QFETCH(QString, syntax);
    const Writer w{{syntax != kImplicit, syntax == kBigEndian}};
    const std::string data = dataset(w, sequence(w));
    const auto image =
        read(fileHead(syntax.toStdString()) + (syntax == kDeflated ? storedDeflate(data) : data));
    QVERIFY(!image.ok());
    QCOMPARE(image.error().code, ErrorCode::corruptFile);
    QVERIFY2(image.error().detail.find("sequences lie within sequences") != std::string::npos,
             image.error().detail.c_str());
}

/// There DCMTK would follow them, too. Nothing in it is needed.
void TestDicomMending::deepSequencesInTheMetaHeader() {
    constexpr std::uint32_t kDepth = 20000, kHeads = 20;  // bytes of a sequence's head and its item's
    const Writer w;
    std::string nested;
    for (std::uint32_t left = kDepth; left-- > 0;)
        nested += w.begin(0x00020102, "SQ", 8 + kHeads * left) + w.head(kItem, kHeads * left);
    const auto image = read(fileHead(kExplicit) + nested + dataset(w, {}));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->stored, (std::vector<double>{2, 4, 6, 8}));
}

/// As many items beside each other as a long series of frames has are no fault, in a value of VR UN either.
void TestDicomMending::manyItemsAreRead() {
    for (const char* syntax : {kExplicit, kDeflated}) {
        const Writer w, implicit{{false, false}};
        std::string frames, items;
        for (int i = 0; i < 3000; ++i) {
            frames += w.head(kItem, kOpen) + w.element(0x00081155, "UI", "1.2.3") + w.head(kItemEnd);
            items += implicit.head(kItem, kOpen) + implicit.element(0x00081155, "UI", "1.2.3") +
                     implicit.head(kItemEnd);
        }
        const std::string data =
            dataset(w, w.begin(kImages, "SQ", kOpen) + frames + w.head(kSequenceEnd) +
                           w.begin(0x00081199, "UN", std::uint32_t(items.size())) + items);
        const auto image = read(fileHead(syntax) + (syntax == kDeflated ? storedDeflate(data) : data));
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
        QCOMPARE(image->stored, (std::vector<double>{2, 4, 6, 8}));
    }
}

void TestDicomMending::attributesInFallingOrder() {
    const auto falling = [](const Writer& w, std::uint32_t count) {
        std::string attributes;
        for (std::uint32_t i = count; i > 0; --i) attributes += w.element(0x00091000 + i, "LO", "");
        return attributes;
    };
    const Writer w, implicit{{false, false}};
    for (const std::uint32_t count : {2000u, 20000u}) {
        const std::string item = w.head(kItem, kOpen) + falling(w, count) + w.head(kItemEnd);
        const std::string unknown =
            implicit.head(kItem, kOpen) + falling(implicit, count) + implicit.head(kItemEnd);
        for (const std::string& place :
             {falling(w, count), w.begin(kImages, "SQ", kOpen) + item + w.head(kSequenceEnd),
              w.begin(kImages, "UN", std::uint32_t(unknown.size())) + unknown}) {
            const auto image = read(fileHead(kExplicit) + dataset(w, place));
            QCOMPARE(image.ok(), count == 2000);
            if (image) {
                QCOMPARE(image->stored, (std::vector<double>{2, 4, 6, 8}));
                continue;
            }
            QCOMPARE(image.error().code, ErrorCode::corruptFile);
            QVERIFY2(image.error().detail.find("falling order") != std::string::npos,
                     image.error().detail.c_str());
        }
    }
}

/// An element without a VR, with a length of two bytes, is DCMTK's to read. What stands before it was
/// followed: only behind it may items lie within each other.
void TestDicomMending::manyItemsBeforeWhatIsNotUnderstood() {
    const Writer w;
    const std::string strange = w.tag(0x00291010) + "??" + w.number(8, 2) + "anything";
    std::string beside, inside;
    for (int i = 0; i < 1500; ++i) {
        beside += w.head(kItem, kOpen) + w.element(0x00081155, "UI", "1.2.3") + w.head(kItemEnd);
        inside += w.begin(kImages, "SQ", kOpen) + w.head(kItem, kOpen);
    }
    for (int i = 0; i < 1500; ++i) inside += w.head(kItemEnd) + w.head(kSequenceEnd);
    const std::string many = w.begin(kImages, "SQ", kOpen) + beside + w.head(kSequenceEnd);
    const auto image = read(fileHead(kExplicit) + dataset(w, many, strange));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->stored, (std::vector<double>{2, 4, 6, 8}));
    const auto refused = read(fileHead(kExplicit) + dataset(w, strange + inside));
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().detail.find("sequences lie within sequences") != std::string::npos,
             refused.error().detail.c_str());
}

/// Half a million of them, each the delimiter of nothing: to look from each for the end of all would be
/// endless.
void TestDicomMending::zerosBetweenElements() {
    const Writer w;
    const auto image = read(fileHead(kExplicit) + dataset(w, std::string(std::size_t(4) << 20, '\0')));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->stored, (std::vector<double>{2, 4, 6, 8}));
    QVERIFY(says(*image, kSequencesNotClosed));
}

void TestDicomMending::deflatedDataAreBounded() {
    const std::string text = storedDeflate(std::string(1000, 'x'));
    const auto packed = std::as_bytes(std::span(text.data(), text.size()));
    const auto whole = inflated(packed, 1000);
    QVERIFY(whole.ok());
    QCOMPARE(whole->size(), std::size_t(1000));
    const auto refused = inflated(packed, 999);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::unsupportedFormat);
    QVERIFY(refused.error().detail.find("unpack to more than 999 bytes") != std::string::npos);
    // Cut: what is there.
    QCOMPARE(inflated(packed.first(packed.size() - 10), 1000)->size(), std::size_t(990));
    QCOMPARE(inflated(std::as_bytes(std::span("\x07", 1)), 1000).error().code, ErrorCode::corruptFile);
}

void TestDicomMending::compressedPixels_data() {
    QTest::addColumn<Make>("make");
    QTest::addColumn<QString>("remark");
    static const std::string picture = [] {
        std::string bytes = test::contentOf(test::imageFile("grey.jpg"));
        if (bytes.size() % 2) bytes += '\0';
        return bytes;
    }();
    const auto size = static_cast<std::uint32_t>(picture.size());
    const auto pixels = [=](const Writer& w) {
        return w.begin(0x7FE00010, "OB", kOpen) + w.head(kItem) + w.head(kItem, size) + picture;
    };
    const auto row = [](const char* name, const char* remark, Make make) {
        QTest::newRow(name) << make << QString(remark);
    };
    const char* const open = kPixelsNotClosed.code;
    row("as they should be", "", [=](const Writer& w) { return pixels(w) + w.head(kSequenceEnd); });
    row("zeros behind the end", "",
        [=](const Writer& w) { return pixels(w) + w.head(kSequenceEnd) + std::string(512, '\0'); });
    row("no end", open, [=](const Writer& w) { return pixels(w); });
    row("half an end", open, [=](const Writer& w) { return pixels(w) + w.tag(kSequenceEnd); });
    row("closed as an item is", open, [=](const Writer& w) { return pixels(w) + w.head(kItemEnd); });
    row("zeros for the end", open, [=](const Writer& w) { return pixels(w) + w.head(0); });
    row("an end with a length", open, [=](const Writer& w) {
        return pixels(w) + w.head(kSequenceEnd, 4) + w.element(0xFFFCFFFC, "OB", "padding");
    });
    row("an end with a value", open, [=](const Writer& w) {
        return pixels(w) + w.head(kSequenceEnd, 6) + "values" + w.element(0xFFFCFFFC, "OB", "padding");
    });
    row("an end with a value, and nothing behind it", open,
        [=](const Writer& w) { return pixels(w) + w.head(kSequenceEnd, 6) + "values"; });
    row("zeros to the end of a block", open,
        [=](const Writer& w) { return pixels(w) + std::string(512, '\0'); });
    row("an element instead of the end", open,
        [=](const Writer& w) { return pixels(w) + w.element(0xFFFCFFFC, "OB", "padding"); });
    row("the last length goes beyond the file", open, [=](const Writer& w) {
        return w.begin(0x7FE00010, "OB", kOpen) + w.head(kItem) + w.head(kItem, size + 100) + picture;
    });
    row("padding that the length leaves out", open, [=](const Writer& w) {
        return w.begin(0x7FE00010, "OB", kOpen) + w.head(kItem) + w.head(kItem, size + 1) + picture +
               std::string(2, '\0') + w.head(kSequenceEnd);
    });
    row("no offset table", "", [=](const Writer& w) {
        return w.begin(0x7FE00010, "OB", kOpen) + w.head(kItem, size) + picture + w.head(kSequenceEnd);
    });
    row("a length, with fragments", open, [=](const Writer& w) {
        const std::string inside = w.head(kItem) + w.head(kItem, size) + picture + w.head(kSequenceEnd);
        return w.begin(0x7FE00010, "OB", std::uint32_t(inside.size())) + inside;
    });
    row("a length, with fragments that nothing ends", open, [=](const Writer& w) {
        const std::string inside = w.head(kItem) + w.head(kItem, size) + picture;
        return w.begin(0x7FE00010, "OB", std::uint32_t(inside.size())) + inside +
               w.element(0xFFFCFFFC, "OB", "padding");
    });
    row("a length, without fragments", open,
        [=](const Writer& w) { return w.begin(0x7FE00010, "OB", size) + picture; });
    row("not compressed at all", kNotCompressed.code, [=](const Writer& w) {
        // What grey.jpg holds.
        const auto grey = readImage(test::imageFile("grey.jpg"));
        std::string values;
        for (std::size_t i = 0; grey && i < grey->stored.size(); ++i)
            values += static_cast<char>(static_cast<unsigned char>(grey->stored[i]));
        return w.element(0x7FE00010, "OB", values);
    });
    row("rubbish behind the end", kEndsInRubbish.code,
        [=](const Writer& w) { return pixels(w) + w.head(kSequenceEnd) + "uploaded by a server"; });
    row("neither end nor use behind it", open, [=](const Writer& w) { return pixels(w) + "uploaded"; });
}

void TestDicomMending::compressedPixels() {
    QFETCH(Make, make);
    QFETCH(QString, remark);
    const Writer w;
    const auto expected = readImage(test::imageFile("grey.jpg"));
    QVERIFY(expected.ok());
    std::string module = imageModule(w, 26, 8);
    const std::string rows = w.word(0x00280010, 26);
    module.replace(module.find(rows), rows.size(), w.word(0x00280010, 20));
    const auto image = read(fileHead(kJpeg) + w.element(0x00080060, "CS", "OT") + module + make(w));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->stored, expected->stored);
    QStringList codes;
    for (const Message& said : image->remarks) codes << QString::fromStdString(said.code);
    QCOMPARE(codes.value(0), remark);
}

void TestDicomMending::neitherCompressedNorWhole() {
    const Writer w;
    for (const std::uint32_t size : {16u, 25u * 20, 27u * 20}) {
        std::string module = imageModule(w, 26, 8);
        const std::string rows = w.word(0x00280010, 26);
        module.replace(module.find(rows), rows.size(), w.word(0x00280010, 20));
        const auto image =
            read(fileHead(kJpeg) + module + w.element(0x7FE00010, "OB", std::string(size, 'x')));
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::corruptFile);
    }
}

void TestDicomMending::cutCompressedPixels() {
    const Writer w;
    const std::string picture = test::contentOf(test::imageFile("grey.jpg"));
    std::string module = imageModule(w, 26, 8);
    const std::string rows = w.word(0x00280010, 26);
    module.replace(module.find(rows), rows.size(), w.word(0x00280010, 20));
    const std::string whole = fileHead(kJpeg) + module + w.begin(0x7FE00010, "OB", kOpen) + w.head(kItem) +
                              w.head(kItem, std::uint32_t(picture.size() + 1) / 2 * 2) + picture;
    QVERIFY(read(whole).ok());
    // Without the end marker (2 bytes) it is whole; without more it is not.
    QVERIFY(read(whole.substr(0, whole.size() - 2)).ok());
    for (std::size_t missing = 3; missing < picture.size(); missing += missing < 40 ? 1 : 17) {
        const auto image = read(whole.substr(0, whole.size() - missing));
        QVERIFY2(!image.ok(), std::to_string(missing).c_str());
        QCOMPARE(errorCodeName(image.error().code), errorCodeName(ErrorCode::corruptFile));
    }
}

void TestDicomMending::nativePixels_data() {
    QTest::addColumn<Make>("behind");
    QTest::addColumn<bool>("remark");
    const auto row = [](const char* name, bool remark, Make make) { QTest::newRow(name) << make << remark; };
    row("nothing", false, [](const Writer&) { return std::string(); });
    row("zeros", false, [](const Writer&) { return std::string(100, '\0'); });
    row("padding", false, [](const Writer& w) { return w.element(0xFFFCFFFC, "OB", "padding"); });
    row("text", true, [](const Writer&) { return std::string("checksum 0x1234567890"); });
    row("a few bytes", true, [](const Writer&) { return std::string("end"); });
    row("a signature that is cut off", true,
        [](const Writer& w) { return w.begin(0xFFFAFFFA, "SQ", 2000) + w.head(kItem, 1992); });
    row("padding that is cut off", true,
        [](const Writer& w) { return w.begin(0xFFFCFFFC, "OB", 2000) + std::string(10, '\0'); });
}

void TestDicomMending::nativePixels() {
    QFETCH(Make, behind);
    QFETCH(bool, remark);
    const Writer w;
    const std::string whole = fileHead(kExplicit) + dataset(w, {});
    const auto image = read(whole + behind(w));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->stored, (std::vector<double>{2, 4, 6, 8}));
    QCOMPARE(image->remarks.size(), std::size_t(remark));
    for (std::size_t missing = 1; missing < 60; ++missing)
        QVERIFY2(!read(whole.substr(0, whole.size() - missing)).ok(), std::to_string(missing).c_str());
}

void TestDicomMending::copiesWithoutPatientData() {
    const Writer w;
    const std::string sequence = w.begin(kImages, "SQ", kOpen) + w.head(kItem, kOpen) +
                                 w.element(0x00100010, "PN", "Doe^Jane") + w.head(kSequenceEnd);
    QVERIFY(read(fileHead(kExplicit) + dataset(w, sequence)).ok());
    const auto copy = deidentified(m_folder.path("x.dcm"), Pseudonyms("key"));
    QVERIFY2(copy.ok(), copy.ok() ? "" : copy.error().detail.c_str());
    const std::string content(reinterpret_cast<const char*>(copy->data()), copy->size());
    QVERIFY(content.find("Doe") == std::string::npos);
    const auto image = read(content);
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image->stored, (std::vector<double>{2, 4, 6, 8}));
    QVERIFY(image->remarks.empty());
}

QTEST_APPLESS_MAIN(TestDicomMending)
#include "test_dicom_mending.moc"
