#include <QTest>
#include <fstream>

#include "dataset/read_journal.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::dataset;
using fovea::test::TemporaryFolder;

class TestReadJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasReadIsNotReadAgain();
    void aTornLineIsReadAgain();
    void changedFilesAreReadAgain();
    void anotherKindOfReadingBeginsAnew();
    void damagedFilesAreReadAgain();
};

namespace {

void write(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

std::string content(const std::string& path) {
    return *readTextFile(path);
}

std::unique_ptr<ReadJournal> open(const std::string& path, const std::string& what = "axial") {
    auto journal = ReadJournal::open(path, what, *systemFileLayer());
    if (!journal) qFatal("%s", journal.error().detail.c_str());
    return std::move(*journal);
}

FileRead readOf(const std::string& file) {
    Sample s;
    s.path = file;
    s.frame = 3;
    s.plane = imaging::Plane::coronal;
    s.format = "DICOM";
    s.width = 7;
    s.height = 9;
    s.patient = "P\xc3\xa9";
    s.pixelHash = "abc";
    s.perceptualHash = "def";
    s.facts = {{"Modality", "MR"}, {"PatientID", "P\xc3\xa9"}};
    Sample other = s;
    other.frame = 4;
    return {{s, other}, 12, {}};
}

/// Whether the journal had to ask.
bool asks(ReadJournal& journal, const std::string& file) {
    bool asked = false;
    const auto read = journal.readOnce(file, [&]() -> Result<FileRead> {
        asked = true;
        return readOf(file);
    });
    const FileRead expected = readOf(file);
    if (!read || read->frames != expected.frames || read->samples.size() != expected.samples.size())
        qFatal("lost");
    for (std::size_t i = 0; i < expected.samples.size(); ++i) {
        const Sample &a = read->samples[i], &b = expected.samples[i];
        if (std::tie(a.path, a.frame, a.plane, a.format, a.width, a.height, a.patient, a.pixelHash,
                     a.perceptualHash, a.facts) != std::tie(b.path, b.frame, b.plane, b.format, b.width,
                                                            b.height, b.patient, b.pixelHash,
                                                            b.perceptualHash, b.facts))
            qFatal("another sample");
    }
    return asked;
}

}  // namespace

void TestReadJournal::whatWasReadIsNotReadAgain() {
    TemporaryFolder folder;
    const std::string file = folder.path("a"), other = folder.path("b"), path = folder.path("journal");
    write(file, "pixels");
    write(other, "more");
    QVERIFY(asks(*open(path), file));
    auto again = open(path);
    QCOMPARE(again->known(), 1);
    QVERIFY(!asks(*again, file));
    QVERIFY(asks(*again, other));
    QCOMPARE(open(path)->known(), 2);
}

void TestReadJournal::aTornLineIsReadAgain() {
    TemporaryFolder folder;
    const std::string file = folder.path("a"), other = folder.path("b"), path = folder.path("journal");
    write(file, "pixels");
    write(other, "more");
    {
        auto journal = open(path);
        asks(*journal, file);
        asks(*journal, other);
    }
    // Wherever the program was killed: up to there, and no further, everything is known.
    const std::string whole = content(path);
    const std::size_t heading = whole.find('\n') + 1, first = whole.find('\n', heading) + 1;
    for (const std::size_t length : {std::size_t(0), heading - 1, heading, heading + 20, first - 1, first,
                                     first + 40, whole.size() - 1}) {
        write(path, whole.substr(0, length));
        {
            auto journal = open(path);
            QCOMPARE(journal->known(), length >= first ? 1 : 0);
            QCOMPARE(asks(*journal, file), length < first);
            QVERIFY(asks(*journal, other));
        }
        QCOMPARE(open(path)->known(), 2);
    }
    // A line that is none.
    write(path, whole.substr(0, heading) + "{\"file\": 3}\nnonsense\n" + whole.substr(heading));
    QCOMPARE(open(path)->known(), 2);
}

void TestReadJournal::changedFilesAreReadAgain() {
    TemporaryFolder folder;
    const std::string file = folder.path("a"), path = folder.path("journal");
    write(file, "pixels");
    asks(*open(path), file);
    write(file, "other pixels");
    QVERIFY(asks(*open(path), file));
    QVERIFY(!asks(*open(path), file));
}

void TestReadJournal::anotherKindOfReadingBeginsAnew() {
    TemporaryFolder folder;
    const std::string file = folder.path("a"), path = folder.path("journal");
    write(file, "pixels");
    asks(*open(path, "axial"), file);
    QCOMPARE(open(path, "sagittal")->known(), 0);
    QCOMPARE(open(path, "axial")->known(), 0);
}

void TestReadJournal::damagedFilesAreReadAgain() {
    TemporaryFolder folder;
    const std::string file = folder.path("a"), path = folder.path("journal");
    write(file, "pixels");
    for (const bool frames : {false, true}) {
        const auto read = open(path)->readOnce(file, [&]() -> Result<FileRead> {
            const Error damaged{ErrorCode::corruptFile, "no pixels", file};
            if (!frames) return damaged;
            return FileRead{{}, 2, {damaged}};
        });
        QCOMPARE(read.ok(), frames);
        QCOMPARE(open(path)->known(), 0);
    }
}

QTEST_APPLESS_MAIN(TestReadJournal)
#include "test_read_journal.moc"
