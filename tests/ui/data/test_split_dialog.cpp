// The window in which the images are divided anew, by real clicks and keys.
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSemaphore>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>
#include <algorithm>

#include "data/data_presenter.h"
#include "data/split_dialog.h"
#include "project/splits.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/from_project.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Split;

namespace {

using Row = QStringList;

struct Bench : test::DataPageBench {
    Bench() {
        open();
        importFolders();
    }
    void choose() { page.findChild<QPushButton*>(QStringLiteral("divideAnew"))->click(); }
    SplitDialog* dialog() { return page.window()->findChild<SplitDialog*>(); }
    template <class T>
    T* find(const char* name) {
        return dialog()->findChild<T*>(QLatin1String(name));
    }
    QSpinBox* share(const char* name) { return find<QSpinBox>(name); }
    bool ready() { return dialog() && find<QPushButton>("divide")->isEnabled(); }
    /// Of the preview, by its first column.
    Row row(const QString& name) {
        auto* table = find<QTableWidget>("division");
        for (int r = 0; r < table->rowCount(); ++r)
            if (table->item(r, 0)->text() == name)
                return {table->item(r, 1)->text(), table->item(r, 2)->text(), table->item(r, 3)->text()};
        return {};
    }
    QString note() { return find<QLabel>("divisionNote")->text(); }
    std::map<Split, int> parts() {
        std::map<Split, int> images;
        for (const auto& s : session.samples()) ++images[s.split];
        return images;
    }
    /// The first images of the session become those of these patients.
    void setPatients(const std::vector<std::string>& patients, const std::string& label = {}) {
        auto samples = session.samples();
        samples.resize(patients.size());
        for (std::size_t i = 0; i < patients.size(); ++i) {
            samples[i].patient = patients[i];
            samples[i].facts["Laterality"] = "L";
            if (!label.empty()) samples[i].label = label;
        }
        using Nothing = int;
        session.startOnProject<Nothing>(
            QStringLiteral("patients"),
            [samples](project::Project& project, const JobContext&) -> Result<Nothing> {
                FOVEA_CHECK(project.setSampleLabels(samples));
                return 0;
            },
            [](Result<Nothing> done) { QVERIFY(done.ok()); });
        QTRY_VERIFY(!jobs.running());
    }
};

}  // namespace

class TestSplitDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsWhatEachPartGetsAndMakesIt() {
        Bench b;
        b.choose();
        QTRY_VERIFY(b.ready());
        QCOMPARE(b.share("validationShare")->value(), 15);
        QCOMPARE(b.share("testShare")->value(), 25);
        QCOMPARE(b.find<QLabel>("trainShare")->text(), QStringLiteral("60 %"));
        QVERIFY(b.note().contains(QStringLiteral("The patient of no image is known")));
        QCOMPARE(b.row(QStringLiteral("Patients")), Row());

        // By keys alone.
        QTest::keyClick(b.share("validationShare"), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(b.share("validationShare"), QStringLiteral("25"));
        QTest::keyClick(b.share("validationShare"), Qt::Key_Tab);
        QVERIFY(b.share("testShare")->hasFocus());
        QTest::keyClick(b.share("testShare"), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(b.share("testShare"), QStringLiteral("50"));
        QCOMPARE(b.find<QLabel>("trainShare")->text(), QStringLiteral("25 %"));
        QTRY_VERIFY(b.ready());
        QCOMPARE(b.row(QStringLiteral("healthy")), (Row{"3", "3", "6"}));
        QCOMPARE(b.row(QStringLiteral("All images")), (Row{"6", "6", "12"}));
        const auto before = b.parts();
        QVERIFY(before.at(Split::train) != 6);  // nothing before it is asked for
        QTest::keyClick(b.share("testShare"), Qt::Key_Return);
        QTRY_COMPARE(b.parts(),
                     (std::map<Split, int>{{Split::train, 6}, {Split::validation, 6}, {Split::test, 12}}));
        QTRY_VERIFY(!b.jobs.running() && !b.dialog());
        QCOMPARE(test::fromProject<dataset::SplitShares>(b.session, project::splitShares).value(),
                 (dataset::SplitShares{0.25, 0.5}));

        // Offered again the next time; both are one step for Undo.
        b.choose();
        QTRY_VERIFY(b.ready());
        QCOMPARE(b.share("testShare")->value(), 50);
        QTest::keyClick(b.dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!b.dialog());
        b.session.undo();
        QTRY_COMPARE(b.parts(), before);
        const auto shares = test::fromProject<std::string>(b.session, [](const project::Project& project) {
            return project.setting(project::kSplitShares);
        });
        QCOMPARE(shares.value(), std::string());
    }

    void somethingIsAlwaysLeftToLearnFrom() {
        Bench b;
        b.choose();
        QTRY_VERIFY(b.ready());
        b.share("testShare")->setValue(99);
        QCOMPARE(b.share("testShare")->value(), 84);
        QCOMPARE(b.find<QLabel>("trainShare")->text(), QStringLiteral("1 %"));
        b.share("testShare")->setValue(0);
        b.share("validationShare")->setValue(0);
        QTRY_VERIFY(b.ready());
        QVERIFY(b.note().contains(QStringLiteral("cannot be judged")));
        QVERIFY(b.note().contains(QStringLiteral("which epoch is the best")));
        QCOMPARE(b.row(QStringLiteral("All images")), (Row{"24", "none", "none"}));
    }

    void saysWhatTooFewPatientsMean() {
        Bench b;
        b.choose();
        // While the window is open: it looks again.
        b.setPatients({"A", "A", "B", "B"}, "rare");
        QTRY_COMPARE(b.row(QStringLiteral("rare")), (Row{"2", "none", "2"}));
        QVERIFY(b.note().contains(QStringLiteral("“rare”")));
        QVERIFY(b.note().contains(QStringLiteral("The patient of 20 image")));
        QCOMPARE(b.row(QStringLiteral("Patients")), (Row{"1", "none", "1"}));
    }

    void followsEditsThatAreStillBeingStored() {
        Bench b;
        b.choose();
        QTRY_VERIFY(b.ready());
        // A slow disk: what follows waits behind this.
        QSemaphore disk;
        bool read = false;
        b.session.read<int>(
            &b.session,
            [&disk](const project::Project&) -> Result<int> {
                disk.acquire();
                return 0;
            },
            [&read](Result<int>) { read = true; });
        std::vector<std::int64_t> ids;
        for (const auto& s : b.session.samples())
            if (s.label == "healthy" && ids.size() < 8) ids.push_back(s.id);
        QVERIFY(b.session.relabel(ids, "new"));
        QVERIFY(!b.ready());
        disk.release();
        QTRY_VERIFY(b.ready());
        QVERIFY(read);
        const Row preview = b.row(QStringLiteral("new"));
        int shown = 0;
        for (const QString& n : preview) shown += n.toInt();
        QCOMPARE(shown, 8);

        // Asked for while an edit is on its way: that one counts, too.
        b.session.read<int>(
            &b.session,
            [&disk](const project::Project&) -> Result<int> {
                disk.acquire();
                return 0;
            },
            [](Result<int>) {});
        QVERIFY(b.session.relabel(ids, "newer"));
        std::size_t seen = 0;
        b.session.startOnProject<int>(
            QStringLiteral("job"),
            [&seen](project::Project& project, const JobContext&) -> Result<int> {
                FOVEA_TRY(const auto samples, project.samples());
                for (const auto& s : samples) seen += s.label == "newer";
                return 0;
            },
            [](Result<int>) {});
        disk.release();
        QTRY_VERIFY(!b.jobs.running());
        QCOMPARE(seen, ids.size());
        QTRY_VERIFY(b.ready());
        QCOMPARE(b.row(QStringLiteral("newer")), preview);
        b.find<QPushButton>("divide")->click();
        QTRY_VERIFY(!b.jobs.running() && !b.dialog());
        Row made;
        for (const Split part : {Split::train, Split::validation, Split::test}) {
            const auto n =
                std::count_if(b.session.samples().begin(), b.session.samples().end(),
                              [part](const auto& s) { return s.label == "newer" && s.split == part; });
            made << (n > 0 ? QString::number(n) : QStringLiteral("none"));
        }
        QCOMPARE(made, preview);
    }

    void saysThatATrainingHasTheProject() {
        Bench b;
        QSemaphore end;
        b.session.startOnProject<int>(
            QStringLiteral("a long training"),
            [&end](project::Project&, const JobContext&) -> Result<int> {
                end.acquire();
                return 0;
            },
            [](Result<int>) {});
        SplitDialog dialog(b.session);
        dialog.show();
        const auto* note = dialog.findChild<QLabel*>(QStringLiteral("divisionNote"));
        QVERIFY(note->text().contains(QStringLiteral("“a long training”")));
        QVERIFY(!note->text().contains(QStringLiteral("Looking")));
        end.release();
        QTRY_VERIFY(dialog.findChild<QPushButton*>(QStringLiteral("divide"))->isEnabled());
        QVERIFY(!note->text().contains(QStringLiteral("training”")));
    }

    /// Two images of a patient and an eye: what is counted is what has one answer.
    void countsStudiesWhereTheseHaveTheAnswer() {
        Bench b;
        std::vector<std::string> patients;
        for (std::size_t i = 0; i < b.session.samples().size(); ++i)
            patients.push_back("p" + std::to_string(i / 2));
        b.setPatients(patients);
        b.choose();
        QTRY_VERIFY(b.ready());
        const auto all = [&b](const QString& name) {
            int n = 0;
            for (const QString& part : b.row(name)) n += part.toInt();
            return n;
        };
        const int images = all(QStringLiteral("All images"));
        QCOMPARE(b.row(QStringLiteral("All studies")), Row());
        QCOMPARE(all(QStringLiteral("healthy")), images / 2);
        b.page.presenter().arrangeStudies({dataset::StudyRule::By::patientSide, {}},
                                          dataset::AnswerUnit::patient);
        QTRY_COMPARE(all(QStringLiteral("healthy")), images / 4);
        QCOMPARE(all(QStringLiteral("Patients")), images / 2);
        QTRY_VERIFY(!b.jobs.running() && b.ready());
        b.page.presenter().arrangeStudies({dataset::StudyRule::By::patientSide, {}},
                                          dataset::AnswerUnit::study);
        QTRY_COMPARE(all(QStringLiteral("All studies")), images / 2);
        QCOMPARE(all(QStringLiteral("healthy")), images / 4);
        QCOMPARE(all(QStringLiteral("All images")), images);
        QCOMPARE(b.find<QTableWidget>("division")->horizontalHeaderItem(0)->text(),
                 QStringLiteral("Studies"));
    }

    void theProblemLeadsThere() {
        Bench b;
        b.setPatients({"A", "A", "A"}, "rare");
        QTRY_VERIFY(std::any_of(b.session.problems().begin(), b.session.problems().end(),
                                [](const auto& p) { return p.kind == dataset::ProblemKind::missingClass; }));
        auto* list = b.page.findChild<QListWidget*>(QStringLiteral("problems"));
        for (int i = 0; i < list->count(); ++i)
            if (b.session.problems()[std::size_t(i)].kind == dataset::ProblemKind::missingClass)
                list->setCurrentRow(i);
        b.page.findChild<QPushButton*>(QStringLiteral("repair"))->click();
        QTRY_VERIFY(b.ready());
        QTest::keyClick(b.dialog(), Qt::Key_Escape);
    }
};

QTEST_MAIN(TestSplitDialog)
#include "test_split_dialog.moc"
