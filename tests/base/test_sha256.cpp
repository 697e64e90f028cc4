#include <QTest>

#include "base/file_layer.h"
#include "base/sha256.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;

class TestSha256 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void publishedVectors_data();
    void publishedVectors();
    void piecesAreTheWhole();
    void stringsKeepTheirBorders();
    void missingFile();
};

namespace {
std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}
}  // namespace

void TestSha256::publishedVectors_data() {
    QTest::addColumn<std::string>("message");
    QTest::addColumn<std::string>("digest");
    const auto row = [](const char* name, const std::string& message, const char* digest) {
        QTest::newRow(name) << message << std::string(digest);
    };
    // FIPS 180-4's examples, and the empty message.
    row("empty", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    row("one block", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    row("two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    row("a million letters", std::string(1'000'000, 'a'),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void TestSha256::publishedVectors() {
    QFETCH(std::string, message);
    QFETCH(std::string, digest);
    QCOMPARE(Sha256().add(bytesOf(message)).hex(), digest);

    const test::TemporaryFolder folder;
    QVERIFY(FileLayer().writeAtomically(folder.path("m"), message).ok());
    QCOMPARE(*sha256OfFile(folder.path("m")), digest);
}

void TestSha256::piecesAreTheWhole() {
    Sha256 pieces;
    for (const char* piece : {"a", "", "bc"}) pieces.add(bytesOf(piece));
    QCOMPARE(pieces.hex(), Sha256().add(bytesOf("abc")).hex());
}

void TestSha256::stringsKeepTheirBorders() {
    const auto pair = [](const char* a, const char* b) {
        return Sha256().add(std::string(a)).add(std::string(b)).hex();
    };
    QVERIFY(pair("ab", "c") != pair("a", "bc"));
    QVERIFY(pair("abc", "") != pair("", "abc"));
    QVERIFY(pair("ab", "c") != Sha256().add(std::string("abc")).hex());
    QCOMPARE(pair("ab", "c"), pair("ab", "c"));
}

void TestSha256::missingFile() {
    QCOMPARE(sha256OfFile("/there is no such file").error().code, ErrorCode::fileNotFound);
}

QTEST_APPLESS_MAIN(TestSha256)
#include "test_sha256.moc"
