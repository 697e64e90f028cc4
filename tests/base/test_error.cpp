#include <QTest>
#include <cctype>
#include <cstring>
#include <set>

#include "base/error.h"
#include "base/file_layer.h"

using namespace fovea;

class TestError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeIsInTheTable_data();
    void everyCodeIsInTheTable();
    void namesAreUnique();
    void namesStay();
    void theManualListsThem();
};

namespace {
constexpr int kCodes = static_cast<int>(ErrorCode::internal) + 1;  // internal is the last
}

void TestError::everyCodeIsInTheTable_data() {
    QTest::addColumn<int>("code");
    for (int code = 0; code < kCodes; ++code) QTest::addRow("code %d", code) << code;
}

void TestError::everyCodeIsInTheTable() {
    QFETCH(int, code);
    const auto errorCode = static_cast<ErrorCode>(code);
    const std::string name = errorCodeName(errorCode);
    // A code that is missing from the table falls back to the name of internal.
    QVERIFY(errorCode == ErrorCode::internal || name != "internal");
    QVERIFY(!name.empty());
    for (const char c : name) QVERIFY2(std::islower(static_cast<unsigned char>(c)) || c == '_', name.c_str());

    const ErrorText text = errorText(errorCode);
    for (const char* sentence : {text.message, text.remedy}) {
        const std::size_t length = std::strlen(sentence);
        QVERIFY2(length > 10 && sentence[length - 1] == '.', sentence);
        QVERIFY2(std::isupper(static_cast<unsigned char>(sentence[0])), sentence);
    }
    QVERIFY(std::strcmp(text.message, text.remedy) != 0);
}

void TestError::namesAreUnique() {
    std::set<std::string> names, messages;
    for (int code = 0; code < kCodes; ++code) {
        names.insert(errorCodeName(static_cast<ErrorCode>(code)));
        messages.insert(errorText(static_cast<ErrorCode>(code)).message);
    }
    QCOMPARE(names.size(), std::size_t(kCodes));
    QCOMPARE(messages.size(), std::size_t(kCodes));
}

void TestError::namesStay() {
    // Scripts compare these: they are only ever added to.
    QCOMPARE(std::string(errorCodeName(ErrorCode::fileNotFound)), std::string("file_not_found"));
    QCOMPARE(std::string(errorCodeName(ErrorCode::diskFull)), std::string("disk_full"));
    QCOMPARE(std::string(errorCodeName(ErrorCode::outOfMemory)), std::string("out_of_memory"));
    QCOMPARE(std::string(errorCodeName(ErrorCode::corruptFile)), std::string("corrupt_file"));
    QCOMPARE(std::string(errorCodeName(ErrorCode::cancelled)), std::string("cancelled"));
}

void TestError::theManualListsThem() {
    const std::string docs = std::string(FOVEA_TEST_DATA) + "/../../docs/";
    const auto manual = readTextFile(docs + "cli.md");
    const auto guide = readTextFile(docs + "guide/troubleshooting.md");
    QVERIFY(manual.ok() && guide.ok());
    for (int code = 0; code < kCodes; ++code) {
        const auto errorCode = static_cast<ErrorCode>(code);
        const std::string row =
            std::string("| `") + errorCodeName(errorCode) + "` | " + errorText(errorCode).message;
        QVERIFY2(manual->find(row) != std::string::npos, row.c_str());
        const std::string advice =
            std::string("| ") + errorText(errorCode).message + " | " + errorText(errorCode).remedy;
        QVERIFY2(guide->find(advice) != std::string::npos, advice.c_str());
    }
}

QTEST_APPLESS_MAIN(TestError)
#include "test_error.moc"
