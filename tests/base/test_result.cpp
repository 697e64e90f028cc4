#include <QTest>
#include <filesystem>
#include <memory>
#include <new>
#include <stdexcept>

#include "base/result.h"

using namespace fovea;

class TestResult : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsAValueOrAnError();
    void tryTakesTheValue();
    void tryReturnsTheError();
    void guardMapsExceptions_data();
    void guardMapsExceptions();
    void guardLeavesResultsAlone();
    void fileSystemErrorsKeepTheirPath();
};

namespace {

Result<int> positive(int n) {
    if (n <= 0) return Error{ErrorCode::invalidArgument, "not positive", {}};
    return n;
}

Result<int> sumOfPositives(int a, int b) {
    FOVEA_CHECK(positive(a));
    FOVEA_TRY(const int x, positive(a));
    FOVEA_TRY(const int y, positive(b));
    return x + y;
}

}  // namespace

void TestResult::holdsAValueOrAnError() {
    const Result<std::unique_ptr<int>> moveOnly = std::make_unique<int>(7);
    QVERIFY(moveOnly.ok());
    QCOMPARE(**moveOnly, 7);

    const Result<std::string> failed = Error{ErrorCode::diskFull, "no room", "/a"};
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::diskFull);
    QCOMPARE(failed.error().file, std::string("/a"));

    QVERIFY(Result<void>().ok());
    QVERIFY(!Result<void>(Error{}).ok());
}

void TestResult::tryTakesTheValue() {
    QCOMPARE(*sumOfPositives(2, 3), 5);
}

void TestResult::tryReturnsTheError() {
    QCOMPARE(sumOfPositives(-1, 3).error().code, ErrorCode::invalidArgument);
    QCOMPARE(sumOfPositives(1, -3).error().detail, std::string("not positive"));
}

void TestResult::guardMapsExceptions_data() {
    QTest::addColumn<std::function<void()>>("act");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char* name, const std::function<void()>& act, ErrorCode code) {
        QTest::newRow(name) << act << code;
    };
    const auto fileError = [](std::errc code) {
        return [code] {
            throw std::filesystem::filesystem_error("x", "/some/file", std::make_error_code(code));
        };
    };
    row(
        "bad_alloc", [] { throw std::bad_alloc(); }, ErrorCode::outOfMemory);
    row(
        "torch on the CPU",
        [] { throw std::runtime_error("DefaultCPUAllocator: can't allocate memory: you tried ..."); },
        ErrorCode::outOfMemory);
    row(
        "torch 2 on the CPU",
        [] { throw std::runtime_error("DefaultCPUAllocator: not enough memory: you ..."); },
        ErrorCode::outOfMemory);
    row(
        "torch on a GPU", [] { throw std::runtime_error("CUDA out of memory. Tried to allocate 2 GiB"); },
        ErrorCode::outOfMemory);
    row(
        "a GPU that was lost", [] { throw std::runtime_error("CUDA error: unspecified launch failure"); },
        ErrorCode::deviceUnavailable);
    row("nothing there", fileError(std::errc::no_such_file_or_directory), ErrorCode::fileNotFound);
    row("full disk", fileError(std::errc::no_space_on_device), ErrorCode::diskFull);
    row("read-only disk", fileError(std::errc::read_only_file_system), ErrorCode::notWritable);
    row("no permission", fileError(std::errc::permission_denied), ErrorCode::notReadable);
    row(
        "any other", [] { throw std::logic_error("a defect\nwith a second line"); }, ErrorCode::internal);
    row(
        "no exception class at all", [] { throw 7; }, ErrorCode::internal);
}

void TestResult::guardMapsExceptions() {
    QFETCH(std::function<void()>, act);
    QFETCH(ErrorCode, code);
    const Result<int> result = guarded([&]() -> Result<int> {
        act();
        return 1;
    });
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, code);
    QVERIFY(!result.error().detail.empty());
    QVERIFY2(result.error().detail.find('\n') == std::string::npos, "the detail is one line");
}

void TestResult::guardLeavesResultsAlone() {
    QCOMPARE(*guarded([] { return positive(4); }), 4);
    QCOMPARE(guarded([] { return positive(0); }).error().code, ErrorCode::invalidArgument);
    QVERIFY(guarded([] { return Result<void>(); }).ok());
}

void TestResult::fileSystemErrorsKeepTheirPath() {
    const auto result = guarded(
        []() -> Result<std::uintmax_t> { return std::filesystem::file_size("/there is no such file"); });
    QCOMPARE(result.error().code, ErrorCode::fileNotFound);
    QCOMPARE(result.error().file, std::string("/there is no such file"));
}

QTEST_APPLESS_MAIN(TestResult)
#include "test_result.moc"
