// Inspect where a study has one answer: rows are studies, and each has its images by what
// speaks for its answer.
#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <map>

#include "backbone/catalogue.h"
#include "case/case_presenter.h"
#include "case/unit_images.h"
#include "inspect/cases_presenter.h"
#include "inspect/confusion_view.h"
#include "inspect/gallery_model.h"
#include "inspect/gallery_view.h"
#include "inspect/inspect_page.h"
#include "inspect/number_page.h"
#include "inspect/subgroups_presenter.h"
#include "inspect/summary_presenter.h"
#include "plots/rate_plot.h"
#include "settings/settings.h"
#include "tests/runs/study_project.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/inspect_project.h"
#include "text/translations.h"
#include "widgets/image_view.h"

using namespace fovea;
using namespace fovea::ui;
using test::child;

namespace {

constexpr int kPatienceMs = 60000;

/// The page with all that it needs, in front.
struct Window {
    Settings settings;
    JobRunner jobs;
    ProjectSession session{jobs};
    InspectPage page{session, jobs, settings};

    explicit Window(const std::string& ini) : settings(QString::fromStdString(ini)) {
        page.resize(1264, 868);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("not active");
    }
    bool opened(const std::string& project) {
        if (!session.isOpen() && !jobs.running()) session.open(QString::fromStdString(project));
        return session.isOpen() && evaluated();
    }
    bool evaluated() { return page.presenter().whole() && !jobs.running() && !session.busy(); }
};

}  // namespace

class TestInspectStudies : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;
    std::string project() const { return m_folder.path("p.fovea"); }

    /// `ofImages` [m], by id.
    static std::map<std::int64_t, double> byId(const runs::Evaluation& e,
                                               const std::vector<double>& ofImages) {
        std::map<std::int64_t, double> all;
        std::size_t image = 0;
        for (const auto& unit : e.images)
            for (const dataset::Sample& s : unit) all[s.id] = ofImages[image++];
        return all;
    }

private Q_SLOTS:
    void initTestCase() {
        installTranslations(*qApp);  // the English plurals
        // The adapters' backbone is one that the user has added.
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(m_folder.path("data")));
        QVERIFY(test::makeStudyProject(m_folder.path()));
        QVERIFY(backbone::addBackbone(m_folder.path("backbone")).ok());
        auto opened = project::Project::open(project());
        QVERIFY(opened.ok());
        auto samples = opened->samples();
        QVERIFY(samples.ok());
        for (dataset::Sample& s : *samples)  // two subgroups, of whole studies
            s.facts[dataset::kSubgroupFact] = s.study.back() % 2 ? "odd" : "even";
        QVERIFY(opened->setSampleLabels(*samples).ok());
        auto settings = test::smallRun(m_folder.path());
        settings.epochs = 1;
        for (const std::int64_t question : {2, 1}) {
            QVERIFY(opened->useQuestion(question).ok());
            QVERIFY(runs::runTraining(*opened, settings, false, systemFileLayer(), {}).ok());
        }
    }

    /// Which are looked at, without any window.
    void rowsAreStudiesAndTheirImagesComeByWhatTheySay() {
        test::InspectBench b;
        CasesPresenter cases(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(project()), kPatienceMs);
        const runs::Evaluation& e = *b.inspect.evaluation();
        QVERIFY(cases.ofUnits());
        QCOMPARE(cases.shown().size(), std::size_t(6));
        QCOMPARE(cases.positionWords(), QStringLiteral("1 of 6"));
        const auto weights = byId(e, e.imageWeights), evidence = byId(e, runs::imageEvidence(e));
        for (cases.setPosition(0);; cases.next()) {
            const auto& images = cases.images().images();
            QCOMPARE(int(images.size()), test::kImagesOfStudy);
            double sum = 0;
            for (std::size_t i = 0; i < images.size(); ++i) {
                QCOMPARE(images[i].weight, weights.at(images[i].id));
                QCOMPARE(images[i].evidence, evidence.at(images[i].id));
                if (i > 0) QVERIFY(images[i].evidence <= images[i - 1].evidence);
                sum += images[i].weight;
            }
            QVERIFY(std::abs(sum - 1) < 1e-5);
            const int row = cases.shown()[std::size_t(cases.position())];
            QCOMPARE(cases.image()->id, cases.firstImage(row).id);
            QCOMPARE(cases.image()->study, cases.sample()->study);
            QCOMPARE(cases.image()->label, cases.sample()->label);
            QVERIFY(cases.unitWords(row).endsWith(QStringLiteral("3 images")));
            if (cases.position() == 5) break;
        }
        // One image after the other; the study stays.
        QSignalSpy row(&cases, &CasesPresenter::positionChanged),
            image(&cases, &CasesPresenter::imageChanged);
        const auto study = cases.sample()->id;
        cases.images().next();
        QCOMPARE(row.count(), 0);
        QCOMPARE(image.count(), 1);
        QCOMPARE(cases.sample()->id, study);
        const auto second = cases.image()->id;
        QCOMPARE(second, cases.images().images()[1].id);
        cases.setSort(CaseSort::fileName);
        QCOMPARE(cases.image()->id, second);
        // Another study begins at the image that says most.
        cases.setPosition(cases.position() == 0 ? 1 : 0);
        QCOMPARE(cases.images().position(), 0);
        QVERIFY(cases.image()->id != second);
    }

    void theTableHasALineAStudy() {
        test::InspectBench b;
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(project()), kPatienceMs);
        QSignalSpy written(&b.inspect, &InspectPresenter::written);
        const QString path = QString::fromStdString(m_folder.path("table.csv"));
        b.inspect.writeTable(path);
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, kPatienceMs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 7);
        QVERIFY(lines[0].contains("patient_key,images,true"));
        QCOMPARE(lines[1].split(',')[2], QByteArray("3"));
        // And one an image, for who asks for it.
        b.inspect.writeImages(path);
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 2, kPatienceMs);
        QFile images(path);
        QVERIFY(images.open(QIODevice::ReadOnly));
        const auto ofImages = images.readAll().trimmed().split('\n');
        QCOMPARE(ofImages.size(), 1 + 6 * test::kImagesOfStudy);
        QVERIFY(ofImages[0].contains("unit,weight") && ofImages[0].trimmed().endsWith(",evidence"));
    }

    void theSentenceCountsStudies() {
        test::InspectBench b;
        SummaryPresenter summary(b.inspect);
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(project()), kPatienceMs);
        QVERIFY2(summary.sentence().startsWith(QStringLiteral("On 6 studies of the validation set")),
                 qPrintable(summary.sentence()));
        QVERIFY(!summary.asksImagesPerPatient());  // they are known
    }

    /// What counts and what a threshold calls: no place of the tabs says images.
    void everyPlaceCountsStudies() {
        Window w(m_folder.path("counts.ini"));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(project()), kPatienceMs);
        QCOMPARE(w.page.presenter().counted(), dataset::AnswerUnit::study);
        const auto said = [&](const char* label) { return child<QLabel>(w.page, label)->text(); };
        const QString cell = child<ConfusionView>(w.page, "confusion")->itemWords(0);
        QVERIFY2(cell.contains(QStringLiteral(" stud")) && !cell.contains(QStringLiteral("image")),
                 qPrintable(cell));
        child<QSpinBox>(w.page, "coverage")->setValue(SummaryPresenter::kLeastCoverage);
        QTRY_VERIFY_WITH_TIMEOUT(said("summary_doubt").contains(QStringLiteral("of these studies have one")),
                                 kPatienceMs);
        w.page.setTab(InspectPage::curves);
        QVERIFY2(said("operatingPoint").startsWith(QStringLiteral("A study is called")),
                 qPrintable(said("operatingPoint")));
        QTRY_VERIFY_WITH_TIMEOUT(said("benefit").contains(QStringLiteral("in 100 studies is")), kPatienceMs);
        QCOMPARE(child<RatePlot>(w.page, "decision")->verticalWords(),
                 QStringLiteral("Net benefit in 100 studies"));
        w.page.setTab(InspectPage::subgroups);
        SubgroupsPresenter& groups = w.page.subgroupsPresenter();
        QTRY_COMPARE_WITH_TIMEOUT(groups.stage(), SubgroupsPresenter::Stage::figures, kPatienceMs);
        auto* table = child<QTableWidget>(w.page, "subgroupTable");
        QCOMPARE(table->horizontalHeaderItem(2)->text(), QStringLiteral("Studies"));
        QVERIFY(!table->isColumnHidden(2));
        QVERIFY2(said("subgroupsBasis").contains(QStringLiteral("Counted are studies;")),
                 qPrintable(said("subgroupsBasis")));
        QVERIFY2(
            groups.table().section(QLatin1Char('\n'), 0, 0).contains(QStringLiteral("\tPatients\tStudies\t")),
            qPrintable(groups.table()));
    }

    /// By keys and clicks.
    void theWindowShowsAStudyAndItsImages() {
        Window w(m_folder.path("1.ini"));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(project()), kPatienceMs);
        w.page.setTab(InspectPage::cases);
        CasesPresenter& cases = w.page.casesPresenter();
        CasePresenter& shown = w.page.casePresenter();
        auto* strip = child<QListView>(w.page, "unitImages");
        auto* gallery = child<GalleryView>(w.page, "gallery");
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->model()->rowCount(), test::kImagesOfStudy);
        QCOMPARE(gallery->model()->rowCount(), 6);
        QCOMPARE(gallery->model()->index(0, 0).data(GalleryModel::imagesRole).toInt(), test::kImagesOfStudy);
        const QString name = gallery->model()->index(0, 0).data(GalleryModel::unitRole).toString();
        QVERIFY2(name == QString::fromStdString(cases.sample()->patient + " · " + cases.sample()->study),
                 qPrintable(name));
        QVERIFY(child<QLabel>(w.page, "unitTitle")->text().startsWith(name));
        QVERIFY(child<QLabel>(w.page, "unitCaption")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(shown.result(), kPatienceMs);
        QCOMPARE(shown.current().path, QString::fromStdString(cases.image()->path));
        // The answer is the study's; what the image says alone stands below it.
        const QString answer = child<QLabel>(w.page, "answer")->text();
        const int row = cases.shown().front();
        QVERIFY(answer.startsWith(cases.className(cases.predicted(row))));
        auto* alone = child<QLabel>(w.page, "saidAlone");
        QVERIFY(alone->isVisible());
        QVERIFY(alone->text().contains(QStringLiteral("by itself")));
        QVERIFY(alone->text().contains(QStringLiteral("eference")));
        // Point and comma go through the images, J to the next study.
        gallery->setFocus();
        QTest::keyClick(gallery, Qt::Key_Period);
        QCOMPARE(cases.images().position(), 1);
        QCOMPARE(strip->currentIndex().row(), 1);
        QCOMPARE(cases.position(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(shown.result(), kPatienceMs);
        QCOMPARE(shown.current().path, QString::fromStdString(cases.images().images()[1].path));
        QCOMPARE(child<QLabel>(w.page, "answer")->text(), answer);
        QTest::keyClick(gallery, Qt::Key_Comma);
        QCOMPARE(cases.images().position(), 0);
        QTest::mouseClick(strip->viewport(), Qt::LeftButton, {},
                          strip->visualRect(strip->model()->index(2, 0)).center());
        QCOMPARE(cases.images().position(), 2);
        strip->setFocus();
        QTest::keyClick(strip, Qt::Key_Left);
        QCOMPARE(cases.images().position(), 1);
        // The menu of one of them is about that image.
        Q_EMIT strip->customContextMenuRequested(strip->visualRect(strip->model()->index(2, 0)).center());
        QCOMPARE(cases.images().position(), 2);
        auto* menu = child<QMenu>(w.page, "caseMenu");
        QVERIFY(menu->isVisible());
        menu->findChild<QAction*>(QStringLiteral("copyFileName"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QFileInfo(QString::fromStdString(cases.images().image()->path)).fileName());
        QSignalSpy there(&w.page, &InspectPage::sampleRequested);
        menu->findChild<QAction*>(QStringLiteral("showInData"))->trigger();
        QCOMPARE(there.count(), 1);
        QCOMPARE(there.first().first().toLongLong(), qlonglong(cases.images().image()->id));
        delete menu;
        w.page.activateWindow();  // offscreen no system brings it back
        QVERIFY(QTest::qWaitForWindowActive(&w.page));
        QTest::keyClick(strip, Qt::Key_J);
        QCOMPARE(cases.position(), 1);
        QCOMPARE(cases.images().position(), 0);
        QCOMPARE(strip->currentIndex().row(), 0);
    }

    /// A map that is on stays on, and is each image's own.
    void theMapFollowsTheImage() {
        Window w(m_folder.path("3.ini"));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(project()), kPatienceMs);
        w.page.setTab(InspectPage::cases);
        CasesPresenter& cases = w.page.casesPresenter();
        CasePresenter& shown = w.page.casePresenter();
        auto* view = child<ImageView>(w.page, "imageView");
        QTRY_VERIFY_WITH_TIMEOUT(shown.result(), kPatienceMs);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_M);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.tokenMap().values.empty() && view->hasLayer(), kPatienceMs);
        const auto ofFirst = shown.tokenMap().values;
        QTest::keyClick(view, Qt::Key_Period);
        QCOMPARE(cases.images().position(), 1);
        // Not for a moment that of the image before.
        QVERIFY(shown.tokenMap().values.empty() && !view->hasLayer());
        QTRY_VERIFY_WITH_TIMEOUT(!shown.tokenMap().values.empty() && view->hasLayer(), kPatienceMs);
        QCOMPARE(shown.current().path, QString::fromStdString(cases.images().images()[1].path));
        QVERIFY(shown.tokenMap().values != ofFirst);
        QTest::keyClick(view, Qt::Key_Comma);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.tokenMap().values.empty() && view->hasLayer(), kPatienceMs);
        QCOMPARE(cases.images().position(), 0);
        QVERIFY(shown.tokenMap().values == ofFirst);
    }

    /// A map is of one image: whether those of a study show what its answer hangs on cannot be asked.
    void mapsOfStudiesAreNotChecked() {
        Window w(m_folder.path("maps.ini"));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(project()), kPatienceMs);
        auto* check = child<QPushButton>(w.page, "checkMaps");
        QVERIFY(!check->isEnabled());
        QVERIFY2(check->toolTip().contains(QStringLiteral("where each image has an answer")),
                 qPrintable(check->toolTip()));
        w.page.presenter().measureFaithfulness();
        QVERIFY(!w.jobs.running());
    }

    /// Over and over, until another study is looked at.
    void theImagesArePlayed() {
        Window w(m_folder.path("4.ini"));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(project()), kPatienceMs);
        w.page.setTab(InspectPage::cases);
        CasesPresenter& cases = w.page.casesPresenter();
        auto* view = child<ImageView>(w.page, "imageView");
        QTRY_VERIFY_WITH_TIMEOUT(w.page.casePresenter().result() && view->hasImage(), kPatienceMs);
        auto* play = child<QToolButton>(w.page, "unitPlay");
        QSignalSpy moved(&cases.images(), &UnitImages::positionChanged);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_P);
        QVERIFY(play->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(moved.count() > test::kImagesOfStudy, kPatienceMs);
        QVERIFY(play->isChecked());
        QCOMPARE(cases.position(), 0);
        QTest::keyClick(view, Qt::Key_J);
        QCOMPARE(cases.position(), 1);
        QVERIFY(!play->isChecked());
    }

    void aNumberOfAStudyHasItsImages() {
        Window w(m_folder.path("2.ini"));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(project()), kPatienceMs);
        for (const dataset::Question& q : w.session.questions())
            if (q.name == "Grey") QVERIFY(w.session.useQuestion(q.id));
        QTRY_VERIFY_WITH_TIMEOUT(w.evaluated() && w.page.presenter().ofNumber(), kPatienceMs);
        auto* page = w.page.findChild<NumberPage*>();
        QVERIFY(page);
        child<QTabWidget>(*page, "numberTabs")->setCurrentIndex(1);
        auto* strip = child<QListView>(*page, "unitImages");
        QTRY_VERIFY(strip->isVisible());
        auto* table = child<QTableWidget>(*page, "numberCases");
        QCOMPARE(table->rowCount(), 6);
        QVERIFY(table->item(0, 0)->text().contains(QStringLiteral(" · e")));
        QCOMPARE(strip->model()->rowCount(), test::kImagesOfStudy);
        CasePresenter& shown = page->casePresenter();
        const QString first = shown.current().path;
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Period);
        QVERIFY(shown.current().path != first);
        QTRY_VERIFY_WITH_TIMEOUT(shown.result(), kPatienceMs);
        QCOMPARE(child<QLabel>(*page, "answer")->text(),
                 page->presenter().answerWords(page->presenter().cases().front()));
    }
};

QTEST_MAIN(TestInspectStudies)
#include "test_inspect_studies.moc"
