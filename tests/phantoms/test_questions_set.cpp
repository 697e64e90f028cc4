#include <QTest>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "imaging/read_image.h"
#include "phantoms/phantoms.h"
#include "tests/support/csv_rows.h"
#include "tests/support/full_disk.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::phantoms;
namespace fs = std::filesystem;

/// Phantoms that several questions are asked of.
class TestQuestionsSet : public QObject {
    Q_OBJECT

    static int green(const imaging::Pixels& p, int x, int y) {
        return p.data[static_cast<std::size_t>((y * p.width + x) * 3 + 1)];
    }
    static PhantomSetOptions options(int images) {
        PhantomSetOptions o;
        o.images = images;
        o.seed = 3;
        o.phantom.size = 256;
        return o;
    }
    /// Rows of labels.csv, without the header.
    static std::vector<std::map<std::string, std::string>> rowsOf(const std::string& folder) {
        const auto lines = test::csvRows(*readTextFile(folder + "/labels.csv"));
        std::vector<std::map<std::string, std::string>> rows;
        for (std::size_t i = 1; i < lines.size(); ++i) {
            rows.emplace_back();
            for (std::size_t k = 0; k < lines[0].size(); ++k) rows.back()[lines[0][k]] = lines[i].at(k);
        }
        return rows;
    }

private Q_SLOTS:
    void kindsOfLesionKnowNothingOfEachOther() {
        PhantomOptions o;
        o.size = 384;
        for (std::uint64_t seed = 0; seed < 3; ++seed) {
            const QuestionsPhantom none = makeQuestionsPhantom(seed, {false, 0}, o),
                                   specks = makeQuestionsPhantom(seed, {true, 0}, o),
                                   blots = makeQuestionsPhantom(seed, {false, 3}, o),
                                   both = makeQuestionsPhantom(seed, {true, 3}, o);
            QVERIFY(none.specks.empty() && none.blots.empty() && specks.blots.empty() &&
                    blots.specks.empty());
            QCOMPARE(both.specks.size(), specks.specks.size());
            QVERIFY(both.specks[5].x == specks.specks[5].x && both.blots[1].y == blots.blots[1].y);
            // Each changes the image at its own places alone.
            int near = 0, elsewhere = 0;
            for (int y = 0; y < o.size; ++y)
                for (int x = 0; x < o.size; ++x) {
                    if (green(blots.pixels, x, y) == green(none.pixels, x, y)) continue;
                    const bool there =
                        std::any_of(blots.blots.begin(), blots.blots.end(), [&](const Lesion& blot) {
                            return std::hypot(x - blot.x, y - blot.y) <
                                   3.6 * blot.radius + 1;  // a square of 2.5
                        });
                    ++(there ? near : elsewhere);
                }
            QVERIFY(near > 100);
            QCOMPARE(elsewhere, 0);
            // A blot is dark.
            const Lesion& blot = blots.blots.front();
            QVERIFY(green(none.pixels, int(blot.x), int(blot.y)) -
                        green(blots.pixels, int(blot.x), int(blot.y)) >
                    15);
        }
    }

    void gradesAreNumbersOfBlots() {
        PhantomOptions o;
        o.size = 256;
        const std::pair<std::size_t, std::size_t> kNumbers[] = {{0, 0}, {1, 2}, {3, 5}, {7, 10}};
        for (int grade = 0; grade <= kHighestGrade; ++grade)
            for (std::uint64_t seed = 0; seed < 4; ++seed) {
                const std::size_t n = makeQuestionsPhantom(seed, {false, grade}, o).blots.size();
                QVERIFY2(n >= kNumbers[grade].first && n <= kNumbers[grade].second,
                         qPrintable(QString("grade %1: %2").arg(grade).arg(n)));
            }
    }

    void blotsDoNotLookLikeSpecks() {
        // What the matched filter for specks makes of an eye, without and with blots.
        double withBlots = 0, withSpecks = 0;
        for (std::uint64_t seed = 0; seed < 2; ++seed) {
            const double none = matchedFilterScore(makeQuestionsPhantom(seed, {false, 0}).pixels, 1024);
            withBlots +=
                std::abs(matchedFilterScore(makeQuestionsPhantom(seed, {false, 3}).pixels, 1024) - none);
            withSpecks += matchedFilterScore(makeQuestionsPhantom(seed, {true, 0}).pixels, 1024) - none;
        }
        QVERIFY2(withBlots < 0.05 * withSpecks, qPrintable(QString("%1 %2").arg(withBlots).arg(withSpecks)));
    }

    void tableAnswersEveryKindOfQuestion() {
        const test::TemporaryFolder folder;
        QVERIFY(writeQuestionsSet(folder.path("set"), options(96), *systemFileLayer(), {}).ok());
        const auto rows = rowsOf(folder.path("set"));
        QCOMPARE(rows.size(), std::size_t(96));
        std::map<std::string, std::set<std::string>> saysOf;  // of each patient
        std::map<std::string, std::set<std::string>> patients;
        std::set<std::string> grades, counts;
        for (const auto& row : rows) {
            const std::string file = folder.path("set/" + row.at("file"));
            QVERIFY2(fs::exists(file), file.c_str());
            saysOf[row.at("patient")].insert(row.at("specks") + row.at("blots") + row.at("grade"));
            patients[row.at("specks") + row.at("blots")].insert(row.at("patient"));
            grades.insert(row.at("grade"));
            counts.insert(row.at("count"));
            QCOMPARE(row.at("blots") == "1", row.at("grade") != "0");
            QCOMPARE(row.at("specks") == "1", std::stoi(row.at("count")) > 0);
            QCOMPARE(row.at("diagnosis") == "healthy", row.at("specks") + row.at("blots") == "00");
        }
        for (const auto& [patient, said] : saysOf) QCOMPARE(said.size(), std::size_t(1));
        QCOMPARE(grades, (std::set<std::string>{"0", "1", "2", "3"}));
        QVERIFY(counts.size() > 15);
        // As many patients of each combination.
        for (const char* kinds : {"00", "01", "10", "11"})
            QVERIFY2(std::abs(double(patients[kinds].size()) - double(saysOf.size()) / 4) <= 1, kinds);
        const auto image = imaging::readImage(folder.path("set/" + rows[7].at("file")));
        QVERIFY(image.ok());
        QCOMPARE(image->facts.at("PatientID"), rows[7].at("patient"));
    }

    void sameOptionsSameBytes() {
        const test::TemporaryFolder folder;
        for (const char* name : {"a", "b"})
            QVERIFY(writeQuestionsSet(folder.path(name), options(8), *systemFileLayer(), {}).ok());
        for (const char* file : {"/labels.csv", "/images/0001.dcm", "/images/0008.dcm"})
            QVERIFY(*readTextFile(folder.path("a") + file) == *readTextFile(folder.path("b") + file));
    }

    void failsAsAnyOther() {
        const test::TemporaryFolder folder;
        test::FullDisk disk(500000);
        QCOMPARE(writeQuestionsSet(folder.path("set"), options(12), disk, {}).error().code,
                 ErrorCode::diskFull);
        QCOMPARE(writeQuestionsSet(folder.path("set"), options(1), *systemFileLayer(), {}).error().code,
                 ErrorCode::invalidArgument);
        JobContext job;
        job.cancel.cancel();
        QCOMPARE(writeQuestionsSet(folder.path("none"), options(8), *systemFileLayer(), job).error().code,
                 ErrorCode::cancelled);
        QVERIFY(!fs::exists(folder.path("none/labels.csv")));
    }
};

QTEST_APPLESS_MAIN(TestQuestionsSet)
#include "test_questions_set.moc"
