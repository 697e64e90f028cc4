#include <QFile>
#include <QTest>
#include <algorithm>
#include <filesystem>

#include "tests/fuzz/harnesses.h"

using namespace fovea::test;

// Runs every harness over what stands under tests/data/corpus: small seeds, inputs that once reached
// something new, and whatever ever misled a parser.
class FuzzReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replay_data();
    void replay();
    void everyCorpusHasAHarness();
};

namespace {

std::vector<Harness> allHarnesses() {
    std::vector<Harness> all = harnessesOfFiles();
    for (Harness& h : harnessesOfData()) all.push_back(std::move(h));
    for (Harness& h : harnessesOfRuns()) all.push_back(std::move(h));
    return all;
}

const std::filesystem::path kCorpus = std::filesystem::path(FOVEA_TEST_DATA) / "corpus";

}  // namespace

void FuzzReplay::replay_data() {
    QTest::addColumn<QString>("name");
    for (const Harness& h : allHarnesses()) QTest::newRow(h.name.c_str()) << QString::fromStdString(h.name);
}

void FuzzReplay::replay() {
    QFETCH(const QString, name);
    const std::vector<Harness> all = allHarnesses();
    const auto harness =
        std::find_if(all.begin(), all.end(), [&](const Harness& h) { return h.name == name.toStdString(); });
    int inputs = 0;
    for (const auto& entry : std::filesystem::directory_iterator(kCorpus / harness->name)) {
        QFile file(QString::fromStdString(entry.path().string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const std::string wrong =
            harness->run(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
        QVERIFY2(wrong.empty(), (entry.path().filename().string() + ": " + wrong).c_str());
        ++inputs;
    }
    QVERIFY(inputs > 0);
}

void FuzzReplay::everyCorpusHasAHarness() {
    for (const auto& entry : std::filesystem::directory_iterator(kCorpus)) {
        const std::string name = entry.path().filename().string();
        const std::vector<Harness> all = allHarnesses();
        QVERIFY2(std::any_of(all.begin(), all.end(), [&](const Harness& h) { return h.name == name; }),
                 name.c_str());
    }
}

QTEST_APPLESS_MAIN(FuzzReplay)
#include "fuzz_replay.moc"
