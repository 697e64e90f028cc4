#include <QTest>

#include "backbone/device.h"

namespace fovea::backbone {

class TestDevice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasAskedForIsTaken() {
        const auto cpu = chooseDevice("cpu");
        QVERIFY(cpu.ok());
        QCOMPARE(cpu->name, std::string("cpu"));
        QVERIFY(cpu->reason.is(kCpuAskedFor));
        QCOMPARE(chooseDevice("tpu").error().code, ErrorCode::invalidArgument);
        const PrecisionChoice asked = choosePrecision(Precision::bf16, "cpu");
        QCOMPARE(asked.precision, Precision::bf16);
        QCOMPARE(messageText(asked.reason), std::string("bf16 was asked for."));
        QVERIFY(choosePrecision({}, "cuda").reason.is(kFp32OnGpu));
    }

    void withoutAGpuTheReasonIsTold() {
        const auto automatic = chooseDevice("auto");
        QVERIFY(automatic.ok());
        if (automatic->name == "cuda") QSKIP("there is a GPU");
        const auto refused = chooseDevice("cuda");
        QCOMPARE(refused.error().code, ErrorCode::deviceUnavailable);
        QVERIFY(refused.error().reasons == (std::vector<Message>{automatic->reason, kUseCpu}));
        const std::string said = errorMessage(refused.error());
        QVERIFY2(said.ends_with(". Choose the CPU, or update the driver."), said.c_str());
        QVERIFY2(said.find('{') == std::string::npos, said.c_str());
    }
};

}  // namespace fovea::backbone

QTEST_GUILESS_MAIN(fovea::backbone::TestDevice)
#include "test_device.moc"
