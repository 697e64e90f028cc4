#include <QTest>
#include <algorithm>
#include <cstring>
#include <functional>

#include "base/random.h"
#include "base/resources.h"
#include "base/safetensors.h"
#include "tests/base/safetensors_harness.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;

class TestSafeTensors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void typesHaveNamesAndSizes();
    void roundTrip();
    void writerIsDeterministic();
    void emptyFilesAreFiles();
    void movesKeepTheViews();
    void opensReferenceFiles_data();
    void opensReferenceFiles();
    void missingFile();
    void validHeaders_data();
    void validHeaders();
    void defects_data();
    void defects();
    void everyCutIsNoticed();
    void mutationsNeverCrash();
};

namespace {

std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// A file of this header (its true length in front) and this much data.
std::string fileOf(const std::string& header, std::size_t dataBytes = 0) {
    const std::uint64_t length = header.size();
    std::string file(8, '\0');
    std::memcpy(file.data(), &length, 8);
    return file + header + std::string(dataBytes, '\x3f');
}

/// A header of one tensor "a".
std::string tensor(const std::string& shape, const std::string& offsets, const std::string& dtype = "F32") {
    return R"({"a":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}";
}

std::string withLength(std::string file, std::uint64_t length) {
    std::memcpy(file.data(), &length, 8);
    return file;
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

/// Small, and with something of everything: types, ranks, an empty tensor, metadata.
std::string smallFile() {
    SafeTensorsWriter writer;
    writer.setMetadata("format", "test");
    writer.setMetadata("note", "\"quotes\", \\ and Ü");
    writer.add("a", DType::f32, {2, 3}, bytesOf(std::string(24, '\x11')));
    writer.add("b.weight", DType::bf16, {3}, bytesOf(std::string(6, '\x22')));
    writer.add("c", DType::u8, {0, 4}, {});
    writer.add("d", DType::i64, {}, bytesOf(std::string(8, '\x33')));
    const std::vector<std::byte> bytes = writer.bytes();
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

void TestSafeTensors::typesHaveNamesAndSizes() {
    for (int t = 0; t <= static_cast<int>(DType::boolean); ++t) {
        const auto dtype = static_cast<DType>(t);
        QVERIFY(dtypeSize(dtype) >= 1 && dtypeSize(dtype) <= 8);
        QVERIFY(std::strlen(dtypeName(dtype)) > 0);
    }
    QCOMPARE(dtypeSize(DType::bf16), std::size_t(2));
    QCOMPARE(std::string(dtypeName(DType::bf16)), std::string("BF16"));
    QCOMPARE(std::string(dtypeName(DType::boolean)), std::string("BOOL"));
}

void TestSafeTensors::roundTrip() {
    test::MemoryFile memory;
    const auto file = memory.open(smallFile());
    QVERIFY(file.ok());
    QCOMPARE(file->path(), memory.path());
    QCOMPARE(file->tensors().size(), std::size_t(4));
    QCOMPARE(file->metadata().at("note"), std::string("\"quotes\", \\ and Ü"));

    const TensorView* a = file->find("a");
    QVERIFY(a);
    QCOMPARE(a->dtype, DType::f32);
    QCOMPARE(a->shape, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(a->elements(), std::int64_t(6));
    QVERIFY(std::all_of(a->bytes.begin(), a->bytes.end(), [](std::byte b) { return b == std::byte(0x11); }));
    QVERIFY(reinterpret_cast<std::uintptr_t>(a->bytes.data()) % 8 == 0);  // data starts aligned
    QCOMPARE(file->find("c")->elements(), std::int64_t(0));
    QCOMPARE(file->find("d")->elements(), std::int64_t(1));  // a scalar
    QVERIFY(std::equal(file->find("b.weight")->bytes.begin(), file->find("b.weight")->bytes.end(),
                       bytesOf(std::string(6, '\x22')).begin()));
    QVERIFY(!file->find("e"));
    QVERIFY(!file->find("__metadata__"));
    const auto broken = test::brokenPromise(file, memory.path());
    QVERIFY2(!broken, broken.value_or("").c_str());
}

void TestSafeTensors::writerIsDeterministic() {
    SafeTensorsWriter one, other;
    one.add("a", DType::u8, {1}, bytesOf("x"));
    one.add("b", DType::u8, {1}, bytesOf("y"));
    one.setMetadata("k", "v");
    other.setMetadata("k", "v");
    other.add("b", DType::u8, {1}, bytesOf("y"));
    other.add("a", DType::u8, {1}, bytesOf("x"));
    QVERIFY(one.bytes() == other.bytes());
}

void TestSafeTensors::emptyFilesAreFiles() {
    test::MemoryFile memory;
    const std::vector<std::byte> bytes = SafeTensorsWriter().bytes();
    const auto file = memory.open({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    QVERIFY(file.ok());
    QVERIFY(file->tensors().empty() && file->metadata().empty());
}

void TestSafeTensors::movesKeepTheViews() {
    test::MemoryFile memory;
    auto opened = memory.open(smallFile());
    QVERIFY(opened.ok());
    const SafeTensors moved = std::move(opened).value();
    QCOMPARE(moved.find("a")->bytes[0], std::byte(0x11));
}

void TestSafeTensors::opensReferenceFiles_data() {
    QTest::addColumn<std::string>("path");
    const std::string data = FOVEA_TEST_DATA;
    for (const char* name :
         {"fpt_tiny", "fpt_plus_tiny", "fpt_plus_class_token_tiny", "fpt_plus_true_init_tiny"})
        QTest::newRow(name) << data + "/" + name + ".safetensors";
    const auto starter = resourceFolder("starter-backbone");
    if (starter) QTest::newRow("starter backbone") << *starter + "/model.safetensors";
}

void TestSafeTensors::opensReferenceFiles() {
    QFETCH(std::string, path);
    const auto file = SafeTensors::open(path);
    QVERIFY2(file.ok(), file.ok() ? "" : file.error().detail.c_str());
    QVERIFY(file->tensors().size() > 10);
    QVERIFY(!file->metadata().empty());
    const auto broken = test::brokenPromise(file, path);
    QVERIFY2(!broken, broken.value_or("").c_str());
    if (const TensorView* image = file->find("input.image_high"))
        QCOMPARE(image->shape.size(), std::size_t(4));
}

void TestSafeTensors::missingFile() {
    const test::TemporaryFolder folder;
    QCOMPARE(SafeTensors::open(folder.path("none")).error().code, ErrorCode::fileNotFound);
    QCOMPARE(SafeTensors::open(folder.path()).error().code, ErrorCode::notReadable);
}

void TestSafeTensors::validHeaders_data() {
    QTest::addColumn<std::string>("file");
    QTest::newRow("no tensor") << fileOf("{}");
    QTest::newRow("padded with blanks") << fileOf(tensor("[2]", "[0,8]") + "   ", 8);
    QTest::newRow("a scalar") << fileOf(tensor("[]", "[0,4]"), 4);
    QTest::newRow("an empty tensor") << fileOf(tensor("[3,0]", "[0,0]"));
    QTest::newRow("unknown members are passed over")
        << fileOf(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"more":1}})", 1);
    QTest::newRow("the same member in two tensors")
        << fileOf(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                  R"("b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
                  2);
    QTest::newRow("not in the order of the data")
        << fileOf(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},)"
                  R"("b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
                  2);
}

void TestSafeTensors::validHeaders() {
    QFETCH(std::string, file);
    test::MemoryFile memory;
    const auto opened = memory.open(file);
    QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().detail.c_str());
    const auto broken = test::brokenPromise(opened, memory.path());
    QVERIFY2(!broken, broken.value_or("").c_str());
}

void TestSafeTensors::defects_data() {
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("phrase");  // what the detail must say
    const auto row = [](const char* name, const std::string& file, const char* phrase) {
        QTest::newRow(name) << file << std::string(phrase);
    };
    const auto two = [](const char* first, const char* second) {
        return std::string(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":)") + first +
               R"(},"b":{"dtype":"U8","shape":[4],"data_offsets":)" + second + "}}";
    };
    const std::string good = fileOf(tensor("[2]", "[0,8]"), 8);

    row("empty", "", "shorter than the 8 bytes");
    row("seven bytes", std::string(7, '\0'), "shorter than the 8 bytes");
    row("another format", "\x89PNG\r\n\x1a\n and then some", "the header claims");

    row("header longer than the file", withLength(good, good.size() - 7), "the header claims");
    row("header length of 2^63", withLength(good, std::uint64_t(1) << 63), "the header claims");
    row("header length that wraps around", withLength(good, UINT64_MAX - 7), "the header claims");
    row("largest header length", withLength(good, UINT64_MAX), "the header claims");
    row("header too short", withLength(good, 20), "no JSON object");
    row("header of no bytes", withLength(good, 0), "no JSON object");
    row("header into the data", withLength(good, good.size() - 8), "no JSON object");

    row("no JSON", fileOf("{this is no JSON}"), "no JSON object");
    row("an array", fileOf("[]"), "no JSON object");
    row("a string", fileOf(R"("tensors")"), "no JSON object");
    row("null", fileOf("null"), "no JSON object");
    row("blanks in front", fileOf("  {}"), "no JSON object");
    row("two objects", fileOf("{}{}"), "no JSON object");
    row("invalid UTF-8", fileOf("{\"\xff\xfe\":1}"), "no JSON object");
    row("a number beyond all numbers", fileOf(tensor("[1e999]", "[0,8]"), 8), "no JSON object");
    row("a zero byte", fileOf(std::string("{}\0", 3)), "no JSON object");

    row("deep arrays", fileOf("{\"a\":" + repeated("[", 200'000) + repeated("]", 200'000) + "}"),
        "nested too deeply");
    row("deep objects", fileOf(repeated("{\"a\":", 200'000) + "1" + repeated("}", 200'000)),
        "nested too deeply");
    row("deep and unfinished", fileOf("{\"a\":" + repeated("[", 1'000'000)), "nested too deeply");
    row("an object in metadata", fileOf(R"({"__metadata__":{"k":{}}})"), "nested too deeply");

    row("a tensor twice",
        fileOf(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
               R"("a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
               1),
        "the name a stands twice");
    row("a member twice", fileOf(R"({"a":{"dtype":"U8","dtype":"I8","shape":[1],"data_offsets":[0,1]}})", 1),
        "the name dtype stands twice");
    row("metadata twice", fileOf(R"({"__metadata__":{"k":"1"},"__metadata__":{"k":"2"}})"),
        "the name __metadata__ stands twice");
    row("a metadata key twice", fileOf(R"({"__metadata__":{"k":"1","k":"2"}})"), "the name k stands twice");
    row("metadata is a list", fileOf(R"({"__metadata__":[]})"), "__metadata__ is no object");
    row("metadata holds a number", fileOf(R"({"__metadata__":{"k":1}})"),
        "__metadata__ entry k is no string");

    row("entry is a number", fileOf(R"({"a":1})"), "needs dtype, shape");
    row("no dtype", fileOf(R"({"a":{"shape":[1],"data_offsets":[0,4]}})", 4), "needs dtype, shape");
    row("no shape", fileOf(R"({"a":{"dtype":"F32","data_offsets":[0,4]}})", 4), "needs dtype, shape");
    row("no offsets", fileOf(R"({"a":{"dtype":"F32","shape":[1]}})", 4), "needs dtype, shape");
    row("dtype is a number", fileOf(R"({"a":{"dtype":7,"shape":[1],"data_offsets":[0,4]}})", 4),
        "needs dtype, shape");
    row("one offset", fileOf(tensor("[1]", "[0]"), 4), "needs dtype, shape");
    row("three offsets", fileOf(tensor("[1]", "[0,4,8]"), 8), "needs dtype, shape");
    row("shape is a number", fileOf(tensor("1", "[0,4]"), 4), "needs dtype, shape");
    row("unknown dtype", fileOf(tensor("[1]", "[0,4]", "F31"), 4), "unknown type F31");
    row("dtype in small letters", fileOf(tensor("[1]", "[0,4]", "f32"), 4), "unknown type f32");

    row("negative dimension", fileOf(tensor("[-2]", "[0,8]"), 8), "a dimension is no natural number");
    row("two negative dimensions", fileOf(tensor("[-1,-2]", "[0,8]"), 8), "a dimension is no natural number");
    row("fractional dimension", fileOf(tensor("[2.0]", "[0,8]"), 8), "a dimension is no natural number");
    row("dimension is a string", fileOf(tensor(R"(["2"])", "[0,8]"), 8), "a dimension is no natural number");
    row("dimension is a list", fileOf(tensor("[[2]]", "[0,8]"), 8), "nested too deeply");
    row("dimensions whose product wraps to 8 bytes", fileOf(tensor("[4294967296,4294967296,2]", "[0,8]"), 8),
        "larger than any file");
    row("bytes that wrap around", fileOf(tensor("[4611686018427387906]", "[0,8]"), 8),
        "larger than any file");
    row("dimension beyond 63 bits", fileOf(tensor("[9223372036854775808]", "[0,8]"), 8),
        "larger than any file");
    row("largest dimension, times nothing", fileOf(tensor("[0,18446744073709551615]", "[0,0]")),
        "larger than any file");

    row("negative offset", fileOf(tensor("[2]", "[-8,0]"), 8), "an offset is no natural number");
    row("fractional offset", fileOf(tensor("[2]", "[0,8.5]"), 8), "an offset is no natural number");
    row("offsets backwards", fileOf(tensor("[2]", "[8,0]"), 8), "outside the file");
    row("end outside the file", fileOf(tensor("[3]", "[0,12]"), 8), "outside the file");
    row("all of it outside the file", fileOf(tensor("[2]", "[800,808]"), 8), "outside the file");
    row("offsets near 2^64", fileOf(tensor("[2]", "[18446744073709551607,18446744073709551615]"), 8),
        "outside the file");
    row("fewer bytes than the shape", fileOf(tensor("[3]", "[0,8]"), 8),
        "shape says 12 bytes, offsets say 8");
    row("more bytes than the shape", fileOf(tensor("[1]", "[0,8]"), 8), "shape says 4 bytes, offsets say 8");
    row("bytes for an empty tensor", fileOf(tensor("[0]", "[0,8]"), 8), "shape says 0 bytes, offsets say 8");

    row("overlapping", fileOf(two("[0,4]", "[2,6]"), 6), "tensor b overlaps another");
    row("the same bytes twice", fileOf(two("[0,4]", "[0,4]"), 4), "overlaps another");
    row("an empty tensor inside another",
        fileOf(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},)"
               R"("b":{"dtype":"U8","shape":[0],"data_offsets":[2,2]}})",
               4),
        "tensor b overlaps another");
    row("gap between", fileOf(two("[0,4]", "[5,9]"), 9), "unused bytes before tensor b");
    row("gap in front", fileOf(two("[4,8]", "[8,12]"), 12), "unused bytes before tensor a");
    row("bytes behind", good + "x", "unused bytes at the end");
    row("data without a tensor", fileOf("{}", 1), "unused bytes at the end");
}

void TestSafeTensors::defects() {
    QFETCH(std::string, file);
    QFETCH(std::string, phrase);
    test::MemoryFile memory;
    const auto opened = memory.open(file);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().code, ErrorCode::corruptFile);
    QCOMPARE(opened.error().file, memory.path());
    QVERIFY2(opened.error().detail.find(phrase) != std::string::npos, opened.error().detail.c_str());
}

void TestSafeTensors::everyCutIsNoticed() {
    test::MemoryFile memory;
    const std::string whole = smallFile();
    QVERIFY(memory.open(whole).ok());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto opened = memory.open(whole.substr(0, length));
        QVERIFY2(!opened.ok(), std::to_string(length).c_str());
        QCOMPARE(opened.error().code, ErrorCode::corruptFile);
    }
}

void TestSafeTensors::mutationsNeverCrash() {
    test::MemoryFile memory;
    const std::string whole = smallFile();
    // Pieces that a header is made of: random letters alone seldom stay JSON.
    // clang-format off
    const char* pieces[] = {
        "0", "-1", "18446744073709551615", "9223372036854775807", "1e308", "null", "true", "{", "}", "[",
        "]", ",", ":", "\"", "\\u0000", "\\", "[]", "{}", "\"a\"", "\"F64\"", "\"__metadata__\"",
        "\"shape\"", "0.5", "\xc3", " "};
    // clang-format on
    Random random(20240611);
    int refused = 0;
    const int mutations = 5000;
    for (int i = 0; i < mutations; ++i) {
        std::string bytes = whole;
        for (std::uint64_t edits = 1 + random.below(4); edits > 0; --edits) {
            const std::size_t at = bytes.empty() ? 0 : random.below(bytes.size());
            switch (random.below(6)) {
                case 0:
                    if (!bytes.empty()) bytes[at] = static_cast<char>(random.bits());
                    break;
                case 1:
                    if (!bytes.empty()) bytes[at] ^= static_cast<char>(1 << random.below(8));
                    break;
                case 2:
                    bytes.erase(at, random.below(16));
                    break;
                case 3:
                    bytes.insert(at, pieces[random.below(std::size(pieces))]);
                    break;
                case 4:
                    bytes.insert(at, bytes.substr(random.below(bytes.size() + 1), random.below(64)));
                    break;
                default:
                    bytes.resize(at);
            }
        }
        // Most mutations move the header's end: half of them put its length right
        // again, so that the rules behind the first one are reached.
        if (bytes.size() >= 8 && random.below(2) == 0) {
            const std::size_t end = bytes.rfind("}}");
            if (end != std::string::npos && end >= 8) bytes = withLength(bytes, end + 2 - 8);
        }
        const auto opened = memory.open(bytes);
        refused += !opened.ok();
        const auto broken = test::brokenPromise(opened, memory.path());
        QVERIFY2(!broken, (broken.value_or("") + ", mutation " + std::to_string(i)).c_str());
    }
    QVERIFY2(refused > mutations / 2, std::to_string(refused).c_str());
    QVERIFY2(refused < mutations, "some mutations only change values");
}

QTEST_APPLESS_MAIN(TestSafeTensors)
#include "test_safetensors.moc"
