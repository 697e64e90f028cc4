#include <QAccessible>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <algorithm>
#include <set>

#include "case/case_presenter.h"
#include "case/probability_bars.h"
#include "inspect/cases_presenter.h"
#include "inspect/confusion_view.h"
#include "inspect/curves_tab.h"
#include "inspect/gallery_view.h"
#include "inspect/inspect_page.h"
#include "inspect/operating_point.h"
#include "inspect/similar_view.h"
#include "plots/roc_plot.h"
#include "runs/figure_words.h"
#include "settings/settings.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/inspect_project.h"
#include "tests/ui/support/reachable.h"
#include "tests/ui/support/turns.h"
#include "tests/ui/support/visible_words.h"
#include "text/translations.h"
#include "widgets/file_chooser.h"
#include "widgets/help_topic.h"
#include "widgets/image_view.h"
#include "widgets/notice_bar.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;
using dataset::Split;
using test::child;
using InspectStage = InspectPresenter::Stage;

namespace {
constexpr int kPatienceMs = 60000;

/// The page with all that it needs, in front.
struct Bench {
    Settings settings;
    JobRunner jobs;
    ProjectSession session{jobs};
    InspectPage page{session, jobs, settings};

    Bench(const std::string& ini, QSize size = {1264, 868}) : settings(QString::fromStdString(ini)) {
        page.resize(size);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("not active");
    }
    bool opened(const std::string& project) {
        if (!session.isOpen() && !jobs.running()) session.open(QString::fromStdString(project));
        return session.isOpen() && evaluated();
    }
    bool evaluated() const {
        return const_cast<InspectPage&>(page).presenter().evaluation() && !jobs.running() && !session.busy();
    }
};
}  // namespace

/// The Inspect page by real clicks and keys.
class TestInspectPage : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string m_project;
    int m_inis = 0;
    std::string ini() { return m_folder.path(std::to_string(++m_inis) + ".ini"); }
    QString file(const char* name) { return QString::fromStdString(m_folder.path(name)); }

    static bool drawn(QWidget* on, const QColor& colour) {
        const QImage picture = on->grab().toImage();
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                if (picture.pixelColor(x, y) == colour) return true;
        return false;
    }

private Q_SLOTS:
    void initTestCase() {
        installTranslations(*qApp);  // the English plurals
        applyTheme(*qApp, ThemeMode::light);
        m_project = test::makeProjectWithMistakes(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    /// One turn of the event loop for all of it would keep the window waiting.
    void itIsMadeInSeveralTurns() {
        Settings settings(QString::fromStdString(ini()));
        JobRunner jobs;
        ProjectSession session(jobs);
        InspectPage page(session, jobs, settings);
        QCOMPARE(test::faultOfTurns(page, {"inspectHead", "inspectTabs", "summaryTab", "casesTab",
                                           "curvesTab", "subgroupsTab", "openTestPage"}),
                 QString());
        QCOMPARE(page.tab(), InspectPage::summary);
    }

    /// What it is asked before it is there is done all the same.
    void aTabCanBeChosenBeforeItIsMade() {
        Settings settings(QString::fromStdString(ini()));
        JobRunner jobs;
        ProjectSession session(jobs);
        InspectPage page(session, jobs, settings);
        QCOMPARE(page.tab(), InspectPage::summary);
        page.setTab(InspectPage::curves);
        QVERIFY(page.made());
        QCOMPARE(page.tab(), InspectPage::curves);
    }

    void emptyPageLeadsToTrain() {
        Bench b(ini());
        QVERIFY(!child<GalleryView>(b.page, "gallery")->isVisible());
        QSignalSpy wanted(&b.page, &InspectPage::trainRequested);
        QPushButton* action = nullptr;  // the page has another one for what failed
        for (auto* button : b.page.findChildren<QPushButton*>(QStringLiteral("emptyAction")))
            if (button->isVisible()) action = button;
        QVERIFY(action);
        QTest::mouseClick(action, Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
    }

    /// The figures of a paper, on the page and on the clipboard.
    void summary() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        QCOMPARE(b.page.tab(), InspectPage::summary);
        QTRY_VERIFY_WITH_TIMEOUT(child<QTableWidget>(b.page, "classTable")->rowCount() == 2, kPatienceMs);
        QCOMPARE(test::missingTerm(test::visibleWords(b.page),
                                   {"AUC", "Accuracy", "Balanced accuracy", "Cohen's kappa", "Brier score",
                                    "Confusion matrix", "Validation", "Test set (locked)", "It finds",
                                    "95 % confidence interval", "epoch", "Baseline"}),
                 QString());
        QVERIFY(!test::visibleWords(b.page).contains(QStringLiteral("no interval")));
        QTest::mouseClick(child<QPushButton>(b.page, "copyTable"), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied.count(QLatin1Char('\n')), 3);
        QVERIFY(copied.startsWith(QStringLiteral("Class\tn\tSensitivity")));
        auto* table = child<QTableWidget>(b.page, "classTable");
        QGuiApplication::clipboard()->clear();
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), copied);
        for (const int place : {0, 1})
            QVERIFY(drawn(child<QWidget>(b.page, "confusion"), classColor(b.page.palette(), place)));
    }

    /// Shift+F1 on it opens the guide there; test_guide finds the places.
    void everyFigureIsExplainedInTheGuide() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        int figures = 0;
        for (const QLabel* label : b.page.findChildren<QLabel*>()) {
            const QString name = label->objectName();
            if (!name.startsWith(QLatin1String("figure_")) && !name.startsWith(QLatin1String("summary_")))
                continue;
            ++figures;
            QVERIFY2(!ownHelpTopic(label).isEmpty(), qPrintable(name));
        }
        QVERIFY2(figures >= 7, qPrintable(QString::number(figures)));
        const auto* table = child<QTableWidget>(b.page, "classTable");
        for (int c = 2; c < table->columnCount(); ++c)
            QVERIFY2(!table->horizontalHeaderItem(c)->data(kHelpTopicRole).toString().isEmpty(),
                     qPrintable(table->horizontalHeaderItem(c)->text()));
        for (const char* name :
             {"confusion", "roc", "scores", "precisionRecall", "reliability", "decision", "finding",
              "threshold", "youden", "wantSensitivity", "wantSpecificity", "wanted", "keepPoint",
              "forgetPoint", "pointFigures", "prevalence", "prevalenceAsHere", "people", "peopleWords"})
            QVERIFY2(helpTopic(child<QWidget>(b.page, name)).contains(QLatin1Char('#')), name);
        // The chapters that F1 opens on the tabs.
        const auto* tabs = child<QTabWidget>(b.page, "inspectTabs");
        for (int i = 0; i < tabs->count(); ++i) QVERIFY(!ownHelpTopic(tabs->widget(i)).isEmpty());
    }

    /// From a cell of the matrix to its images, one by one.
    void fromTheMatrixToTheImages() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        const auto& e = *b.page.presenter().evaluation();
        auto* matrix = child<ConfusionView>(b.page, "confusion");
        const int truth = e.confusion[1][0] > 0 ? 1 : 0, predicted = 1 - truth;
        // To a screen reader a list of its cells.
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(matrix);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 4);
        const QString cell = list->child(2 * truth + predicted)->text(QAccessible::Name);
        const int images = e.confusion[std::size_t(truth)][std::size_t(predicted)];
        QVERIFY2(cell.startsWith(QString::number(images)), qPrintable(cell));
        QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(truth, predicted).center());
        QCOMPARE(b.page.tab(), InspectPage::cases);
        auto* gallery = child<GalleryView>(b.page, "gallery");
        QTRY_VERIFY(gallery->isVisible() && gallery->hasFocus());
        QCOMPARE(gallery->model()->rowCount(), e.confusion[std::size_t(truth)][std::size_t(predicted)]);
        QVERIFY(child<QAbstractButton>(b.page, truth == 1 ? "filter_falseNegatives" : "filter_falsePositives")
                    ->isChecked());

        // What the page says of an image is what was evaluated.
        CasePresenter& c = b.page.casePresenter();
        QTRY_VERIFY_WITH_TIMEOUT(c.result(), kPatienceMs);
        const auto sample = std::size_t(b.page.casesPresenter().shown().front());
        QCOMPARE(c.current().path, QString::fromStdString(e.samples[sample].path));
        QVERIFY(std::abs(c.result()->probabilities[0] - e.predictions.probabilities[2 * sample]) < 1e-3);
        const QString said = gallery->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(said.contains(truth == 1 ? QStringLiteral("Reference right, prediction left")
                                          : QStringLiteral("Reference left, prediction right")),
                 qPrintable(said));

        // All again, then on and back by keys, wherever the keyboard is on the page.
        QTest::mouseClick(child<QAbstractButton>(b.page, "filter_all"), Qt::LeftButton);
        QCOMPARE(std::size_t(gallery->model()->rowCount()), e.samples.size());
        auto* view = child<ImageView>(b.page, "imageView");
        view->setFocus();
        QTest::keyClick(view, Qt::Key_J);
        QCOMPARE(b.page.casesPresenter().position(), 1);
        QCOMPARE(gallery->currentIndex().row(), 1);
        QCOMPARE(child<QLabel>(b.page, "casePosition")->text(),
                 QStringLiteral("2 of %1").arg(e.samples.size()));
        // Every new image fits.
        const QString second = c.current().path;
        QTRY_VERIFY_WITH_TIMEOUT(c.result() && view->hasImage(), kPatienceMs);
        QTest::keyClick(view, Qt::Key_Plus);
        QVERIFY(view->place().zoom > 1);
        QTest::keyClick(view, Qt::Key_K);
        QTRY_VERIFY_WITH_TIMEOUT(c.current().path != second && c.result() && view->place().zoom == 1.0,
                                 kPatienceMs);
        // The map, by its key.
        QVERIFY(c.mapPicture().isNull());
        QTest::keyClick(view, Qt::Key_M);
        QTRY_VERIFY_WITH_TIMEOUT(!c.mapPicture().isNull(), kPatienceMs);
    }

    /// Beside an image stand those most like it that the training met, with label and prediction; a double
    /// click or Enter leads to one.
    void similarCasesByMouseAndKeys() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        b.page.setTab(InspectPage::cases);
        auto* similar = child<SimilarView>(b.page, "similarCases");
        auto* list = child<QListWidget>(b.page, "similarList");
        QTRY_COMPARE_WITH_TIMEOUT(list->count(), SimilarView::kCases, kPatienceMs);
        QVERIFY(!similar->isHidden());
        QCOMPARE(int(similar->shown().size()), list->count());
        const CasesPresenter& cases = b.page.casesPresenter();
        for (int i = 0; i < list->count(); ++i) {
            const runs::SimilarCase& c = similar->shown()[std::size_t(i)];
            QVERIFY(c.sample.id != cases.image()->id);
            QVERIFY(c.sample.split == Split::train || c.sample.split == Split::validation);
            const QString words = list->item(i)->text();
            QVERIFY2(words.contains(QStringLiteral("label: ") + QString::fromStdString(c.sample.label)) &&
                         words.contains(QStringLiteral("adapter: ") + cases.className(c.predicted)),
                     qPrintable(words));
        }

        QSignalSpy wanted(&b.page, &InspectPage::sampleRequested);
        const QPoint second = list->visualItemRect(list->item(1)).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, second);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, second);
        QVERIFY(!wanted.isEmpty());
        QCOMPARE(wanted.last().first().toLongLong(), similar->shown()[1].sample.id);
        wanted.clear();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_End);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.last().first().toLongLong(), similar->shown().back().sample.id);

        // The next image has others, and is none of them.
        QSignalSpy others(similar, &SimilarView::changed);
        auto* gallery = child<GalleryView>(b.page, "gallery");
        gallery->setFocus();
        QTest::keyClick(gallery, Qt::Key_J);
        QCOMPARE(cases.position(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!others.isEmpty() && list->count() == SimilarView::kCases, kPatienceMs);
        for (const runs::SimilarCase& c : similar->shown()) QVERIFY(c.sample.id != cases.image()->id);
    }

    /// Set aside and labelled where the mistake is seen, and taken back.
    void correctsLabels() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        b.page.setTab(InspectPage::cases);
        auto* gallery = child<GalleryView>(b.page, "gallery");
        const dataset::Sample before = *b.page.casesPresenter().sample();
        const auto menu = [&]() -> QMenu* {
            const QRect place = gallery->visualRect(gallery->currentIndex());
            Q_EMIT gallery->customContextMenuRequested(place.center());
            auto* shown = b.page.findChild<QMenu*>(QStringLiteral("caseMenu"));
            if (!shown) qFatal("no menu");
            return shown;
        };
        const auto now = [&] { return b.session.samples()[std::size_t(b.session.rowOf(before.id))]; };
        const auto choose = [&](const char* entry) {
            QMenu* shown = menu();
            auto* action = shown->findChild<QAction*>(QLatin1String(entry));
            if (!action) action = shown->findChild<QMenu*>()->findChild<QAction*>(QLatin1String(entry));
            if (!action || !action->isEnabled()) qFatal("no %s", entry);
            action->trigger();
            shown->close();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        };
        QSignalSpy there(&b.page, &InspectPage::sampleRequested);
        choose("showInData");
        QCOMPARE(there.count(), 1);
        QCOMPARE(there.first().first().toLongLong(), before.id);

        choose(before.label == "left" ? "caseLabel_1" : "caseLabel_0");
        QVERIFY(now().label != before.label);
        auto* notice = b.page.findChild<NoticeBar*>();
        QVERIFY(notice->isVisible() && notice->text().contains(QStringLiteral("counted anew")));
        QTest::mouseClick(child<QPushButton>(b.page, "noticeAction"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(now().label, before.label, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
        QTRY_COMPARE(b.page.casesPresenter().sample()->id, before.id);

        choose("setAside");
        QCOMPARE(now().split, Split::excluded);
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
        // The platform of tests leaves the window inactive behind a menu.
        b.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&b.page));
        gallery->setFocus();
        QTest::keyClick(gallery, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(now().split, before.split, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
    }

    void theOperatingPointByKeys() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        b.page.setTab(InspectPage::curves);
        auto* roc = child<RocPlot>(b.page, "roc");
        QCOMPARE(roc->curveColour(0), classColor(b.page.palette(), 1));
        QVERIFY(test::visibleWords(b.page).contains(QStringLiteral("ROC curve")));
        roc->setFocus();
        const double before = b.page.operatingPoint().threshold();
        QTest::keyClick(roc, Qt::Key_Left);
        QTest::keyClick(roc, Qt::Key_Right);
        QTest::keyClick(roc, Qt::Key_Right);
        QVERIFY(b.page.operatingPoint().threshold() != before);
        QTRY_VERIFY_WITH_TIMEOUT(b.page.operatingPoint().figures().has_value(), kPatienceMs);
        QVERIFY(child<QLabel>(b.page, "pointFigures")->text().contains(QStringLiteral(" to ")));
    }

    /// The one act that cannot be taken back says what it is before it is done.
    void testIsOpenedOnPurpose() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        InspectPresenter& p = b.page.presenter();
        auto* test = child<QPushButton>(b.page, "showTest");
        QVERIFY(test->text().contains(QStringLiteral("locked")));
        QTest::mouseClick(test, Qt::LeftButton);
        QCOMPARE(p.stage(), InspectStage::locked);
        QVERIFY(test->isChecked());
        QCOMPARE(p.testEvaluations(), 0);
        auto* open = child<QPushButton>(b.page, "openTest");
        QVERIFY(open->isVisible() && open->isEnabled());
        const QString words = test::visibleWords(b.page);
        QCOMPARE(test::missingTerm(words, {"never seen", "counted", "printed in every report",
                                           "not been opened", "Choose first, on the validation images"}),
                 QString());
        QTest::mouseClick(open, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(p.stage() == InspectStage::figures && b.evaluated(), kPatienceMs);
        QCOMPARE(p.testEvaluations(), 1);
        QVERIFY(!test->text().contains(QStringLiteral("locked")));
        QTest::mouseClick(child<QPushButton>(b.page, "showValidation"), Qt::LeftButton);
        QCOMPARE(p.split(), Split::validation);
        QVERIFY(!test->isChecked());
        QTest::mouseClick(test, Qt::LeftButton);
        QCOMPARE(p.stage(), InspectStage::figures);
        QCOMPARE(p.evaluation()->split, Split::test);
        QCOMPARE(p.testEvaluations(), 1);

        // Saved files have names that say what they are.
        setNextChosenFiles({});
        QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>(b.page, "saveReport")->isEnabled(), kPatienceMs);
        QTest::mouseClick(child<QPushButton>(b.page, "saveReport"), Qt::LeftButton);
        const QFileInfo proposed(lastChooserStart());
        QCOMPARE(proposed.absolutePath(), QFileInfo(proposedFolder()).absoluteFilePath());
        QVERIFY(!proposed.absolutePath().startsWith(b.session.folder()));
        QVERIFY(proposed.completeBaseName().startsWith(b.session.name() +
                                                       QStringLiteral(" - training 1 - test - ")));
        QCOMPARE(proposed.suffix(), QStringLiteral("html"));
        QSignalSpy written(&p, &InspectPresenter::written);
        p.writeTable(file("table.csv"));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, kPatienceMs);
        p.writeReport(file("report.html"));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 2, kPatienceMs);
        QFile table(file("table.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QCOMPARE(table.readAll().count("\r\n"), qsizetype(p.evaluation()->samples.size()) + 1);
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated(), kPatienceMs);
        QCOMPARE(p.testEvaluations(), 1);
    }

    /// After testIsOpenedOnPurpose(): what was seen is an ordinary part, until it is another.
    void anotherSittingKnowsWhatWasSeen() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project) && b.page.presenter().pastTest(), kPatienceMs);
        InspectPresenter& p = b.page.presenter();
        auto* test = child<QPushButton>(b.page, "showTest");
        QVERIFY(!test->text().contains(QStringLiteral("locked")));
        const QString auc = decimalWords(p.pastTest()->estimates.at("auc").value, 2);
        QVERIFY2(test->toolTip().contains(auc), qPrintable(test->toolTip()));
        QTest::mouseClick(test, Qt::LeftButton);
        QCOMPARE(p.stage(), InspectStage::working);
        QVERIFY(test::visibleWords(b.page).contains(QStringLiteral("not counted")));
        QTRY_VERIFY_WITH_TIMEOUT(p.stage() == InspectStage::figures && b.evaluated(), kPatienceMs);
        QVERIFY(child<QLabel>(b.page, "summarySentence")->text().contains(auc));
        QVERIFY(child<QLabel>(b.page, "summary_evaluations")->text().contains(QStringLiteral("once")));
        QCOMPARE(p.testEvaluations(), 1);

        const dataset::Sample image = p.evaluation()->samples.front();
        QVERIFY(b.session.relabel({image.id}, image.label == "left" ? "right" : "left"));
        QTRY_VERIFY_WITH_TIMEOUT(
            p.stage() == InspectStage::locked && p.pastTest() && !p.pastTest()->sameImages, kPatienceMs);
        QVERIFY(test->text().contains(QStringLiteral("locked")));
        QVERIFY2(child<QLabel>(b.page, "testBefore")->text().contains(auc),
                 qPrintable(child<QLabel>(b.page, "testBefore")->text()));
        auto* open = child<QPushButton>(b.page, "openTest");
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), kPatienceMs);
        QTest::mouseClick(open, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(p.stage() == InspectStage::figures && b.evaluated(), kPatienceMs);
        QCOMPARE(p.testEvaluations(), 2);
    }

    void patientByPatient() {
        Bench b(ini());
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        InspectPresenter& p = b.page.presenter();
        auto* byPatient = child<QPushButton>(b.page, "byPatient");
        QVERIFY(!byPatient->isVisible());
        QVERIFY(b.session.startOnProject<bool>(
            {}, [](project::Project& project, const JobContext&) { return test::nameTwoAPatient(project); },
            [](Result<bool> done) { QVERIFY(done.ok()); }));
        QTRY_VERIFY_WITH_TIMEOUT(b.evaluated() && p.evaluation()->perPatient, kPatienceMs);
        const auto& e = *p.evaluation();
        QVERIFY(byPatient->isVisible());
        QTest::mouseClick(byPatient, Qt::LeftButton);
        QCOMPARE(p.figures(), static_cast<const runs::Figures*>(&*e.perPatient));
        QVERIFY(child<QLabel>(b.page, "summarySentence")->text().contains(QStringLiteral("patients")));
        // A cell shows all images of its patients.
        const auto& of = e.perPatient->predictions;
        const int truth = of.truth[0], predicted = evaluation::predictedClass(of, 0);
        auto* matrix = child<ConfusionView>(b.page, "confusion");
        QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(truth, predicted).center());
        std::set<std::string> patients;
        for (const int i : b.page.casesPresenter().shown())
            patients.insert(e.samples[std::size_t(i)].patient);
        QCOMPARE(int(patients.size()), e.perPatient->confusion[std::size_t(truth)][std::size_t(predicted)]);
        QVERIFY(patients.count(of.patients[0]));

        QSignalSpy written(&p, &InspectPresenter::written);
        p.writeTable(file("patients.csv"));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, kPatienceMs);
        QFile table(file("patients.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QCOMPARE(table.readAll().count("\r\n"), qsizetype(of.size()) + 1);

        auto* byImage = child<QPushButton>(b.page, "byImage");
        byImage->setFocus();
        QTest::keyClick(byImage, Qt::Key_Space);
        QCOMPARE(p.unit(), InspectPresenter::Unit::images);
        QVERIFY(byImage->isChecked() && !byPatient->isChecked());
    }

    /// Full HD at 200 %, less the rail and the status bar.
    void smallScreen() {
        Bench b(ini(), {960 - 176, 540 - 32});
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(m_project), kPatienceMs);
        for (const char* name :
             {"runs", "showValidation", "showTest", "inspectMore", "copyTable", "confusion"})
            QVERIFY2(test::reachable(child<QWidget>(b.page, name)), name);
        QVERIFY(!child<QWidget>(b.page, "saveReport")->isVisible());
        b.page.setTab(InspectPage::cases);
        for (const char* name : {"gallery", "caseSort", "caseFilter"})
            QVERIFY2(test::reachable(child<QWidget>(b.page, name)), name);
        // The answer may lie over the image here; its middle is seen all the same.
        const QRegion seen = child<QWidget>(b.page, "imageView")->visibleRegion();
        QVERIFY(seen.boundingRect().width() >= 200 && seen.boundingRect().height() >= 200);
        b.page.setTab(InspectPage::curves);
        QTRY_VERIFY(test::reachable(child<QWidget>(b.page, "youden")));
        // What it draws on covers it wholly.
        QWidget* canvas = child<QWidget>(b.page, "roc")->findChild<QWidget*>({}, Qt::FindDirectChildrenOnly);
        QTRY_VERIFY(test::reachable(canvas));
        b.page.resize(1264, 868);
        QTRY_VERIFY(child<QWidget>(b.page, "saveReport")->isVisible());
    }

    void longNamesAreNotCutWhereThereIsRoom() {
        ProbabilityBars bars;
        const QString name = QStringLiteral("proliferative retinopathy with neovascularisation");
        bars.setRows({{QStringLiteral("healthy"), 0.2, false, false, 0}, {name, 0.8, true, true, 1}});
        for (const int width : {700, 1000}) {
            bars.resize(width, bars.sizeHint().height());
            QFont bold = bars.font();
            bold.setBold(true);
            QCOMPARE(QFontMetrics(bold).elidedText(name, Qt::ElideMiddle, bars.namesWidth()), name);
        }
        bars.resize(300, bars.sizeHint().height());
        QVERIFY(bars.namesWidth() < 300);  // the bars stay visible
    }
};

QTEST_MAIN(TestInspectPage)
#include "test_inspect_page.moc"
