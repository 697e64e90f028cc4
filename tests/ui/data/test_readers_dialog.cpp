// How far readers agree, and the rule by which their answers become labels: chosen in a window by mouse and
// by keys, taken back by Undo.
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <utility>

#include "data/data_windows.h"
#include "data/readers_dialog.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/control_tour.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/from_project.h"
#include "text/translations.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Sample;
using test::child;
using test::kPerClass;

namespace {

using Kind = ReadersPresenter::Kind;
constexpr int kPatienceMs = 60000;
constexpr int kImages = 2 * kPerClass;

/// The images in the project. Ann says what the labels say; Bo finds lesions in every fourth image, Cem in
/// the first one.
struct Bench : test::DataPageBench {
    explicit Bench(bool readers = true) {
        open();
        importFolders();
        if (!readers) return;
        change([](std::vector<Sample>& samples) {
            for (std::size_t i = 0; i < samples.size(); ++i) {
                const std::string ann = samples[i].label, bo = i % 4 == 0 ? "lesions" : ann;
                samples[i].readings = {{"Ann", ann}, {"Bo", bo}, {"Cem", i == 0 ? "lesions" : ann}};
            }
        });
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("not in front");
    }
    void change(void (*edit)(std::vector<Sample>&)) {
        bool done = false;
        session.startOnProject<bool>(
            QStringLiteral("reading"),
            [edit](project::Project& project, const JobContext&) -> Result<bool> {
                FOVEA_TRY(std::vector<Sample> samples, project.samples());
                edit(samples);
                FOVEA_CHECK(project.setSampleLabels(samples));
                return true;
            },
            [&](const Result<bool>& read) { done = read.ok(); });
        if (!QTest::qWaitFor([&] { return done && idle(); }, kPatienceMs)) qFatal("not read");
    }
    bool idle() const { return !jobs.running() && !session.busy(); }
    ReadersDialog* dialog() { return page.window()->findChild<ReadersDialog*>(); }
    QMenu* menu() { return page.findChild<QMenu*>(QStringLiteral("questionMenu")); }
    template <class T>
    T* inDialog(const char* name) {
        return child<T>(*dialog(), name);
    }
    void openDialog() {
        page.windows().showReaders();
        QVERIFY(dialog());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
        QTRY_VERIFY_WITH_TIMEOUT(!dialog()->presenter().busy(), kPatienceMs);
    }
    void press(const char* tool) {
        auto* button = child<QToolButton>(page, tool);
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), kPatienceMs);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    std::string label(int row) const { return session.samples()[std::size_t(row)].label; }
};

/// Another language, of the one word that is not a name.
class Again : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* text, const char*, int) const override {
        return QLatin1String(text) == QLatin1String("%1, second reading") ? QStringLiteral("%1 noch einmal")
                                                                          : QString();
    }
};

}  // namespace

class TestReadersDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp); }  // the English plurals

    void isOfferedWhereSomebodyHasRead() {
        for (const bool readers : {false, true}) {
            Bench b(readers);
            auto* more = child<QPushButton>(b.page, "questionMore");
            QTest::mouseClick(more, Qt::LeftButton);
            QTRY_VERIFY(b.menu() && b.menu()->isVisible());
            QAction* entry = nullptr;
            for (QAction* action : b.menu()->actions())
                if (action->objectName() == QLatin1String("readers")) entry = action;
            QCOMPARE(entry != nullptr, readers);
            if (!entry) continue;
            QTest::mouseClick(b.menu(), Qt::LeftButton, {}, b.menu()->actionGeometry(entry).center());
            QTRY_VERIFY(b.dialog() && b.dialog()->isVisible());
        }
    }

    /// Without a window.
    void saysHowFarTheyAgree() {
        Bench b;
        ReadersPresenter p(b.session);
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
        QVERIFY(p.rule().kind == Kind::labels && !p.ready());
        QCOMPARE(p.seniors(), (std::vector<std::string>{"Ann", "Bo", "Cem"}));
        const auto rows = p.rows();
        QCOMPARE(rows.size(), std::size_t(4));  // three pairs and all together
        QCOMPARE(rows[0].readers, QStringLiteral("Ann and Bo"));
        QCOMPARE(rows[0].images, QString::number(kImages));
        // Of 24 images three of the healthy ones are called otherwise by Bo.
        QVERIFY2(rows[0].same.startsWith(QStringLiteral("88")) && rows[0].same.contains(QLatin1Char('(')),
                 qPrintable(rows[0].same));
        QVERIFY2(rows[0].kappa.startsWith(QStringLiteral("0.75")), qPrintable(rows[0].kappa));
        QVERIFY(rows[3].together && rows[3].same.isEmpty());
        p.setRule({Kind::majority, {}});
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
        QVERIFY(p.ready());
        QVERIFY2(p.outcomeWords().startsWith(QStringLiteral("1 image")), qPrintable(p.outcomeWords()));
        p.setRule({Kind::all, {}});
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
        QVERIFY2(p.outcomeWords().startsWith(QStringLiteral("3 image")) &&
                     p.outcomeWords().contains(QStringLiteral("consensus: 3 image")),
                 qPrintable(p.outcomeWords()));
        QVERIFY(b.session.question().consensus.empty());  // nothing is stored
    }

    /// What comes of a rule is counted of images that take part.
    void excludedImagesAreNotCounted() {
        Bench b;
        b.change([](std::vector<Sample>& samples) { samples[0].split = dataset::Split::excluded; });
        ReadersPresenter p(b.session);
        for (const auto& [kind, images] :
             {std::pair(Kind::majority, "0 image"), std::pair(Kind::all, "2 image")}) {
            p.setRule({kind, {}});
            QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
            QVERIFY2(p.outcomeWords().startsWith(QLatin1String(images)), qPrintable(p.outcomeWords()));
        }
        QVERIFY2(p.outcomeWords().contains(QStringLiteral("consensus: 2 image")),
                 qPrintable(p.outcomeWords()));
    }

    /// Stored by its English name, and shown in the user's language.
    void aSecondReadingIsNamedInTheUsersLanguage() {
        Bench b;
        b.change([](std::vector<Sample>& samples) {
            for (Sample& s : samples) s.readings = {{dataset::secondReadingOf("Ann"), s.label}};
        });
        ReadersPresenter p(b.session);
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
        const auto first = [&] { return p.rows().at(0).readers; };
        QCOMPARE(first(), QStringLiteral("Ann and Ann, second reading"));
        Again again;
        QVERIFY(QCoreApplication::installTranslator(&again));
        QCOMPARE(first(), QStringLiteral("Ann and Ann noch einmal"));
        QVERIFY2(p.readersWords().contains(QStringLiteral("Ann noch einmal: ")),
                 qPrintable(p.readersWords()));
        QCoreApplication::removeTranslator(&again);
        QVERIFY(b.session.samples()[0].readings.contains("Ann, second reading"));
    }

    /// Intervals are by patients only where one is known.
    void saysByWhatTheIntervalsAre() {
        Bench b;
        ReadersPresenter p(b.session);
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy(), kPatienceMs);
        QVERIFY2(p.kappaWords().contains(QStringLiteral("by files")), qPrintable(p.kappaWords()));
        b.change([](std::vector<Sample>& samples) { samples[1].patient = "P1"; });
        QTRY_VERIFY_WITH_TIMEOUT(!p.busy() && p.kappaWords().contains(QStringLiteral("by patients")),
                                 kPatienceMs);
    }

    void aRuleByMouse() {
        Bench b;
        b.openDialog();
        QCOMPARE(b.inDialog<QTableWidget>("readersTable")->rowCount(), 4);
        const auto head = [&](int column) {
            return b.inDialog<QTableWidget>("readersTable")->horizontalHeaderItem(column)->text();
        };
        QVERIFY2(head(2).contains(QLatin1Char('%')), qPrintable(head(2)));
        QVERIFY2(head(3).contains(QLatin1Char('1')), qPrintable(head(3)));
        QVERIFY(b.inDialog<QRadioButton>("rule:labels")->isChecked());
        QVERIFY(!b.inDialog<QWidget>("useRule")->isEnabled());
        QTest::mouseClick(b.inDialog<QRadioButton>("rule:majority"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(b.inDialog<QWidget>("useRule")->isEnabled(), kPatienceMs);
        QVERIFY(b.inDialog<QLabel>("readersOutcome")->text().contains(QStringLiteral("Undo")));
        QTest::mouseClick(b.inDialog<QWidget>("useRule"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(b.session.question().consensus, std::string("majority"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(b.idle(), kPatienceMs);
        QCOMPARE(b.label(0), std::string("lesions"));
        QCOMPARE(b.label(4), std::string("healthy"));  // Bo alone says otherwise
        b.press("undo");
        QTRY_COMPARE_WITH_TIMEOUT(b.label(0), std::string("healthy"), kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(b.session.question().consensus, std::string(), kPatienceMs);
        b.press("redo");
        QTRY_COMPARE_WITH_TIMEOUT(b.label(0), std::string("lesions"), kPatienceMs);
    }

    /// The word of one reader, by letters and arrows alone.
    void aRuleByKeys() {
        Bench b;
        b.openDialog();
        test::typeKey(Qt::ALT | Qt::Key_O);
        QTRY_VERIFY(b.dialog()->presenter().rule() == (dataset::ConsensusRule{Kind::first, "Ann"}));
        auto* senior = b.inDialog<QComboBox>("ruleReader");
        senior->setFocus();
        test::typeKey(Qt::Key_Down);
        QVERIFY(b.dialog()->presenter().rule() == (dataset::ConsensusRule{Kind::first, "Bo"}));
        QTRY_VERIFY_WITH_TIMEOUT(b.inDialog<QWidget>("useRule")->isEnabled(), kPatienceMs);
        test::typeKey(Qt::ALT | Qt::Key_U);
        QTRY_COMPARE_WITH_TIMEOUT(b.session.question().consensus, std::string("first:Bo"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(b.idle(), kPatienceMs);
        QCOMPARE(b.label(4), std::string("lesions"));
        // On the disk, too.
        QCOMPARE(test::samplesOnDisk(b.session)[4].label, std::string("lesions"));
    }
};

QTEST_MAIN(TestReadersDialog)
#include "test_readers_dialog.moc"
