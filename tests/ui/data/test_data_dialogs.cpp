// The windows that the Data page opens: every control is reached by Tab, has a name for screen readers and a
// letter of its own, and Esc closes the window. What the controls do has tests of its own.
#include <QCheckBox>
#include <QRadioButton>
#include <QSpinBox>
#include <QTest>

#include "data/frames_dialog.h"
#include "data/grades_dialog.h"
#include "data/header_field_dialog.h"
#include "data/readers_dialog.h"
#include "data/second_reading_dialog.h"
#include "data/studies_dialog.h"
#include "data/study_dialog.h"
#include "questions/question_dialog.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/tour_test.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr char kToured[] = "touredDialog";

struct Bench : test::DataPageBench {
    Bench() {
        open();
        importFolders();
        if (!QTest::qWaitFor([this] { return !jobs.running() && !session.busy(); }, 60000))
            qFatal("not ready");
    }
};
}  // namespace

class TestDataDialogs : public test::TourTest {
    Q_OBJECT

    void walk(QDialog& dialog, const std::set<QString>& excused = {}) {
        dialog.setObjectName(QLatin1String(kToured));
        dialog.show();
        m_tour->reach(&dialog, excused);
        test::typeKey(Qt::Key_Escape);
        QTRY_VERIFY(!dialog.isVisible());
        pressed();
    }

private Q_SLOTS:
    void initTestCase() { startTour({QLatin1String(kToured)}); }

    void study() {
        Bench b;
        StudyDialog dialog(b.session, &b.page);
        walk(dialog);
    }
    void grades() {
        Bench b;
        GradesDialog dialog(b.session, &b.page);
        walk(dialog);
    }
    void studies() {
        Bench b;
        StudiesDialog dialog(b.session, &b.page);
        walk(dialog);
    }
    void readers() {
        Bench b;
        ReadersDialog dialog(b.session, &b.page);
        walk(dialog);
    }
    void secondReading() {
        Bench b;
        SecondReadingDialog dialog(b.session, &b.page);
        walk(dialog);
    }
    void frames() {
        for (const bool volumes : {false, true}) {
            FramesDialog dialog({true, volumes, {}});
            walk(dialog);
        }
        FramesDialog series({false, false, {.series = 2, .volumes = 3, .slices = 40, .files = 40}});
        walk(series);
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
    void headerField() {
        Bench b;
        HeaderFieldDialog dialog(b.settings, &b.page);
        walk(dialog, {QStringLiteral("headerValues")});  // a table to read; nothing is chosen in it
    }
    void questions() {
        Bench b;
        {
            QuestionDialog dialog(b.session, b.session.question(), &b.page);
            walk(dialog);
        }
        for (const auto kind : {dataset::QuestionKind::one, dataset::QuestionKind::grades,
                                dataset::QuestionKind::findings, dataset::QuestionKind::number}) {
            dataset::Question question;
            question.kind = kind;
            QuestionDialog dialog(b.session, question, &b.page);
            walk(dialog);
        }
    }
};

QTEST_MAIN(TestDataDialogs)
#include "test_data_dialogs.moc"
