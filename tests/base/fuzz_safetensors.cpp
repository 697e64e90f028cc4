#include <QTest>
#include <filesystem>

#include "base/safetensors.h"
#include "tests/base/safetensors_harness.h"

using namespace fovea;

// Replays tests/data/corpus/safetensors. A file that ever made the reader
// misbehave belongs there: valid-* must open, everything else must be refused.
class FuzzSafeTensors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replay_data();
    void replay();
};

void FuzzSafeTensors::replay_data() {
    QTest::addColumn<std::string>("path");
    const std::filesystem::path corpus = std::filesystem::path(FOVEA_TEST_DATA) / "corpus" / "safetensors";
    for (const auto& entry : std::filesystem::directory_iterator(corpus))
        QTest::newRow(entry.path().filename().string().c_str()) << entry.path().string();
}

void FuzzSafeTensors::replay() {
    QFETCH(std::string, path);
    const auto opened = SafeTensors::open(path);
    const auto broken = test::brokenPromise(opened, path);
    QVERIFY2(!broken, broken.value_or("").c_str());
    QCOMPARE(opened.ok(), std::filesystem::path(path).filename().string().starts_with("valid-"));
}

QTEST_APPLESS_MAIN(FuzzSafeTensors)
#include "fuzz_safetensors.moc"
