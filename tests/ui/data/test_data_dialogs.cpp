// The windows that the Data page opens: every control is reached by Tab, pressed by mouse and by key, has a
// name for screen readers and a letter of its own, and Esc closes the window. What the controls do in the
// project has tests of its own.
#include <QCheckBox>
#include <QFile>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTest>
#include <memory>

#include "data/frames_dialog.h"
#include "data/grades_dialog.h"
#include "data/header_field_dialog.h"
#include "data/label_table_dialog.h"
#include "data/patient_names_dialog.h"
#include "data/readers_dialog.h"
#include "data/second_reading_dialog.h"
#include "data/split_dialog.h"
#include "data/studies_dialog.h"
#include "data/studies_presenter.h"
#include "data/study_dialog.h"
#include "questions/question_dialog.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/press_all.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr char kToured[] = "touredDialog";
constexpr int kPatienceMs = 60000;

struct Bench : test::DataPageBench {
    Bench() {
        open();
        importFolders();
        const auto ready = [this] { return idle() && session.history().undo.has_value(); };
        if (!QTest::qWaitFor(ready, kPatienceMs)) qFatal("not ready");
        imported = changes();
    }
    bool idle() const { return !jobs.running() && !session.busy(); }
    qint64 changes() const { return session.history().undo ? session.history().undo->id : 0; }
    /// Until all that was changed is stored, and the session knows what of: reading waits for it.
    void settle() {
        bool stored = false;
        const auto read = [](const project::Project&) -> Result<bool> { return true; };
        if (!QTest::qWaitFor([this] { return idle(); }, kPatienceMs)) qFatal("still at work");
        session.read<bool>(&page, read, [&stored](const Result<bool>&) { stored = true; });
        if (!QTest::qWaitFor([&] { return stored && idle(); }, kPatienceMs)) qFatal("not stored");
    }
    /// The project as it was imported, whatever a window has changed in it.
    void takeBack() {
        for (settle(); changes() != imported; settle()) {
            if (changes() == 0) qFatal("more was taken back than a window has changed");
            session.undo();
        }
    }
    /// What was changed up to now is how windows find the project, too.
    void keep() {
        settle();
        imported = changes();
    }
    /// Each two images are of one patient, one eye, one day and one study.
    void nameStudies() {
        bool done = false;
        session.startOnProject<bool>(
            QStringLiteral("naming"),
            [](project::Project& project, const JobContext&) -> Result<bool> {
                FOVEA_TRY(std::vector<dataset::Sample> samples, project.samples());
                for (std::size_t i = 0; i < samples.size(); ++i) {
                    const std::string pair = std::to_string(i / 2);
                    samples[i].patient = "p" + pair;
                    samples[i].facts["Laterality"] = "L";
                    samples[i].facts["StudyDate"] = "20200101";
                    samples[i].facts["StudyInstanceUID"] = "1.2." + pair;
                    samples[i].facts["SeriesInstanceUID"] = "1.2.1." + pair;
                }
                FOVEA_CHECK(project.setSampleLabels(samples));
                return true;
            },
            [&](const Result<bool>& named) { done = named.ok(); });
        if (!QTest::qWaitFor([&] { return done && idle(); }, kPatienceMs)) qFatal("not named");
        keep();
    }
    qint64 imported = 0;  ///< the last change before any window
};
}  // namespace

class TestDataDialogs : public test::PressAllTest {
    Q_OBJECT

    /// `make` makes the window, `excused` are names of what is only read, `elsewhere` of what is reached here
    /// and pressed in another test.
    template <class Make>
    void walk(Bench& b, Make make, const std::set<QString>& excused = {},
              const std::map<QString, QString>& elsewhere = {}) {
        const auto open = [&]() -> QWidget* {
            b.takeBack();
            auto* dialog = make();
            dialog->setObjectName(QLatin1String(kToured));
            return dialog;
        };
        {
            const std::unique_ptr<QWidget> dialog(open());
            dialog->show();
            m_tour->reach(dialog.get(), excused);
            test::typeKey(Qt::Key_Escape);
            QTRY_VERIFY(!dialog->isVisible());
            pressed();
        }
        std::map<QString, QString> read = elsewhere;
        for (const QString& name : excused) read[name] = QStringLiteral("it is only read");
        pressAll(open, read);
    }

private Q_SLOTS:
    void initTestCase() { startTour({QLatin1String(kToured)}); }

    void study() {
        Bench b;
        walk(b, [&] {
            auto* dialog = new StudyDialog(b.session, &b.page);
            const auto* keep = test::child<QPushButton>(*dialog, "keepStudy");
            if (!QTest::qWaitFor([&] { return keep->isEnabled(); }, kPatienceMs)) qFatal("not read");
            return dialog;
        });
    }
    void grades() {
        Bench b;
        const auto make = [&] { return new GradesDialog(b.session, &b.page); };
        walk(b, make);
        // Where they are grades already they can be none again.
        if (!b.session.setGrades({"healthy", "lesions"})) QFAIL("no grades");
        b.keep();
        walk(b, make);
    }
    void studies() {
        Bench b;
        b.nameStudies();
        walk(b, [&] {
            auto* dialog = new StudiesDialog(b.session, &b.page);
            if (!QTest::qWaitFor([&] { return !dialog->presenter().busy(); }, kPatienceMs))
                qFatal("not counted");
            return dialog;
        });
    }
    void readers() {
        Bench b;
        walk(b, [&] { return new ReadersDialog(b.session, &b.page); });
    }
    void secondReading() {
        Bench b;
        std::map<QString, QString> viewer;
        for (const char* name : {"fullScreen", "imageView", "windowValues", "zoomFit"})
            viewer[QLatin1String(name)] =
                QStringLiteral("tests/ui/viewer: the same wherever an image is shown");
        walk(
            b, [&] { return new SecondReadingDialog(b.session, &b.page); }, {}, viewer);
    }
    void split() {
        Bench b;
        walk(b,
             [&] {
                 auto* dialog = new SplitDialog(b.session, &b.page);
                 auto* share = test::child<QSpinBox>(*dialog, "testShare");
                 share->setValue(share->value() + 1);
                 const auto* divide = test::child<QPushButton>(*dialog, "divide");
                 if (!QTest::qWaitFor([&] { return divide->isEnabled(); }, kPatienceMs))
                     qFatal("not counted");
                 return dialog;
             },
             {QStringLiteral("division")});
    }
    void patients() {
        Bench b;
        walk(b, [&] { return new PatientNamesDialog(b.session, &b.page); },
             {QStringLiteral("patientExamples")});
    }
    void frames() {
        Bench b;
        for (const bool volumes : {false, true})
            walk(b, [volumes] { return new FramesDialog({true, volumes, {}}); });
        walk(b, [] {
            return new FramesDialog({false, false, {.series = 2, .volumes = 3, .slices = 40, .files = 40}});
        });
    }
    /// Where most files are no slices of volumes these are not put together unasked.
    void seriesAreProposedWhereTheyAreMost() {
        FramesDialog few({false, false, {.series = 1, .volumes = 1, .slices = 5, .files = 5, .others = 90}});
        few.show();
        QVERIFY(!few.series());
        QVERIFY(!test::child<QRadioButton>(few, "all")->isEnabled());
        test::child<QRadioButton>(few, "together")->click();
        QVERIFY(few.series() && !few.series()->isotropicMm);
        QVERIFY(test::child<QRadioButton>(few, "all")->isEnabled());
        test::child<QCheckBox>(few, "isotropic")->click();
        QCOMPARE(few.series()->isotropicMm, std::optional<double>(0));
        // Files of several frames are asked about in either case.
        FramesDialog both({true, false, {.series = 1, .volumes = 1, .slices = 5, .files = 5, .others = 90}});
        QVERIFY(test::child<QRadioButton>(both, "all")->isEnabled());
    }
    /// Of volumes a part of the body, too, and the slices that show most. Whoever sets a number means it.
    void slicesAreChosen() {
        FramesDialog dialog({true, true, {}});
        dialog.show();
        const auto chosen = [&] { return dataset::frameChoiceText(dialog.frames()); };
        const auto set = [&](const char* name, int value) {
            test::child<QSpinBox>(dialog, name)->setValue(value);
        };
        QCOMPARE(chosen(), std::string("middle"));
        set("from", 30);
        QCOMPARE(chosen(), std::string("range:30-80"));
        set("to", 10);  // a range is never empty
        QCOMPARE(chosen(), std::string("range:30-31"));
        set("to", 100);
        set("from", 100);
        QCOMPARE(chosen(), std::string("range:99-100"));
        set("count", 8);
        QCOMPARE(chosen(), std::string("tissue:8"));
        set("step", 5);
        QCOMPARE(chosen(), std::string("every:5"));
        test::child<QRadioButton>(dialog, "range")->click();
        QCOMPARE(chosen(), std::string("range:99-100"));
        test::child<QRadioButton>(dialog, "all")->click();
        QCOMPARE(chosen(), std::string("all"));
        // Recordings are of no body.
        FramesDialog recordings({true, false, {}});
        recordings.show();
        QVERIFY(!recordings.findChild<QRadioButton*>(QStringLiteral("range")));
        QVERIFY(!test::child<QSpinBox>(recordings, "count")->isVisible());
    }
    /// A table that says everything, and one that asks several questions.
    void labelTable() {
        Bench b;
        QByteArray everything = "picture,kind,patient,use\n", several = "picture,grade,finding\n";
        for (int i = 1; i <= test::kPerClass; ++i) {
            const QByteArray number = QByteArray::number(i);
            everything += "healthy/" + number + (i % 2 ? ",mild,P" : ",severe,P") + number +
                          (i < 8 ? ",train\n" : ",test\n");
            several += "healthy/" + number + (i % 2 ? ",mild,yes\n" : ",severe,no\n");
        }
        for (const QByteArray& content : {everything, several}) {
            const QString path = b.path("images/labels.csv");
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
            file.close();
            std::vector<std::string> files;
            for (const dataset::Sample& s : b.session.samples()) files.push_back(s.path);
            m_settle = [](QWidget* window) {
                auto& presenter = static_cast<LabelTableDialog*>(window)->presenter();
                if (!QTest::qWaitFor([&] { return !presenter.busy(); }, kPatienceMs)) qFatal("not read");
            };
            walk(b,
                 [&] {
                     auto* dialog = new LabelTableDialog(files, b.settings, &b.page);
                     dialog->presenter().openTable(path);
                     m_settle(dialog);
                     return dialog;
                 },
                 {}, {{QStringLiteral("noticeText"), QStringLiteral("text to be copied")}});
            m_settle = {};
        }
    }
    void headerField() {
        Bench b;
        // A table to read; nothing is chosen in it.
        walk(b, [&] { return new HeaderFieldDialog(b.settings, &b.page); }, {QStringLiteral("headerValues")});
    }
    void questions() {
        Bench b;
        walk(b, [&] { return new QuestionDialog(b.session, b.session.question(), &b.page); });
        for (const auto kind : {dataset::QuestionKind::one, dataset::QuestionKind::grades,
                                dataset::QuestionKind::findings, dataset::QuestionKind::number})
            walk(b, [&] {
                dataset::Question question;
                question.kind = kind;
                return new QuestionDialog(b.session, question, &b.page);
            });
    }

    /// Last: of all that came into sight above.
    void nothingWasLeftOut() { nothingLeftToPress(); }
};

QTEST_MAIN(TestDataDialogs)
#include "test_data_dialogs.moc"
