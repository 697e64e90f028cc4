#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <algorithm>
#include <map>
#include <set>

#include "case/case_presenter.h"
#include "case/probability_bars.h"
#include "inspect/confusion_view.h"
#include "inspect/gallery_view.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "jobs/job_runner.h"
#include "plots/roc_plot.h"
#include "runs/figure_words.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/reachable.h"
#include "tests/ui/support/visible_words.h"
#include "widgets/file_chooser.h"
#include "widgets/image_view.h"
#include "widgets/theme.h"

using namespace fovea::ui;
using fovea::test::child;

/// The Inspect page by real clicks and keys.
class TestInspectPage : public QObject {
    Q_OBJECT

    fovea::test::TemporaryFolder m_folder;
    std::string m_project;

    static int evaluations(ProjectSession& session) {
        int evaluations = -1;
        session.startOnProject<int>(
            {},
            [](fovea::project::Project& p, const fovea::JobContext&) {
                return p.evaluations(fovea::dataset::Split::test);
            },
            [&](fovea::Result<int> n) { evaluations = n ? *n : -2; });
        return QTest::qWaitFor([&] { return evaluations != -1; }, 10000) ? evaluations : -3;
    }

    /// Whatever was zoomed into before.
    void anotherImageIsFitted(InspectPage& page) {
        CasePresenter& c = page.casePresenter();
        auto* original = child<ImageView>(page, "originalPicture");
        auto* overlay = child<ImageView>(page, "overlayPicture");
        page.presenter().setFilter({});
        auto* gallery = child<GalleryView>(page, "gallery");
        QTRY_VERIFY_WITH_TIMEOUT(c.result(), 20000);
        const QString first = c.current().path;
        QTest::keyClick(original, Qt::Key_Plus);
        QVERIFY(original->place().zoom > 1);
        gallery->setCurrentIndex(gallery->model()->index(gallery->currentIndex().row() == 0 ? 1 : 0, 0));
        QTRY_VERIFY_WITH_TIMEOUT(c.current().path != first && c.result(), 20000);
        QCOMPARE(original->place().zoom, 1.0);
        QCOMPARE(overlay->place().zoom, 1.0);
        QTRY_VERIFY_WITH_TIMEOUT(!c.mapPicture().isNull(), 20000);
    }

    /// By their places in the project.
    void classesHaveTheirColours(InspectPage& page) {
        InspectPresenter& p = page.presenter();
        CasePresenter& c = page.casePresenter();
        auto* roc = child<RocPlot>(page, "roc");
        QCOMPARE(p.colourOf("left"), 0);
        QCOMPARE(p.colourOf("right"), 1);
        QCOMPARE(roc->curveColour(0), classColor(page.palette(), 1));
        const auto drawn = [](QWidget* on, const QColor& colour) {
            const QImage picture = on->grab().toImage();
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    if (picture.pixelColor(x, y) == colour) return true;
            return false;
        };
        for (const int place : {0, 1}) {
            QVERIFY(drawn(child<QWidget>(page, "confusion"), classColor(page.palette(), place)));
            if (c.result()->probabilities[std::size_t(place)] > 0.05)
                QVERIFY(drawn(page.findChild<ProbabilityBars*>(), classColor(page.palette(), place)));
        }
    }

    /// Saved files have names that say what they are; a picture leads to where its label can be changed.
    void savesAndMenus(InspectPage& page, ProjectSession& session) {
        CasePresenter& c = page.casePresenter();
        auto* gallery = child<GalleryView>(page, "gallery");
        setNextChosenFiles({});
        QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>(page, "saveReport")->isEnabled(), 20000);
        QTest::mouseClick(child<QPushButton>(page, "saveReport"), Qt::LeftButton);
        const QFileInfo proposed(lastChooserStart());
        QCOMPARE(proposed.absolutePath(), QFileInfo(session.folder()).absoluteFilePath());
        QVERIFY2(proposed.fileName().startsWith(session.name() + QStringLiteral(" - training 1 - ")) &&
                     proposed.suffix() == QStringLiteral("html"),
                 qPrintable(proposed.fileName()));

        // From the picture to the place where its label can be changed.
        QSignalSpy asked(&page, &InspectPage::sampleRequested);
        const QModelIndex current = gallery->currentIndex();
        gallery->scrollTo(current);
        Q_EMIT gallery->customContextMenuRequested(gallery->visualRect(current).center());
        auto* menu = child<QMenu>(page, "galleryMenu");
        menu->findChild<QAction*>(QStringLiteral("showInData"))->trigger();
        QCOMPARE(asked.count(), 1);
        const int row = session.rowOf(asked.first().first().toLongLong());
        QVERIFY(row >= 0);
        QCOMPARE(QString::fromStdString(session.samples()[std::size_t(row)].path), c.current().path);
        menu->close();
    }

private Q_SLOTS:
    void initTestCase() {
        m_project = fovea::test::makeTrainedProject(m_folder.path());
        QVERIFY(!m_project.empty());
    }

    void emptyPageLeadsToTrain() {
        Settings settings(QString::fromStdString(m_folder.path() + "/a.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        InspectPage page(session, jobs, settings);
        page.show();
        QVERIFY(!child<GalleryView>(page, "gallery")->isVisible());
    }

    /// A run of one group has tuning images where the project has none.
    void ownTuningImagesOfAGroup() {
        const std::string path = fovea::test::makeSmallProject(m_folder.path() + "/group");
        QVERIFY(!path.empty());
        {
            auto project = fovea::project::Project::open(path);
            auto samples = project->samples().value();
            for (auto& s : samples)
                if (s.split == fovea::dataset::Split::validation) s.split = fovea::dataset::Split::train;
            QVERIFY(project->setSplits(samples).ok());
            fovea::runs::RunSettings run = fovea::test::smallSettings();
            run.fold = fovea::runs::Fold{1, 2};
            QVERIFY(fovea::runs::runTraining(*project, run, false, fovea::systemFileLayer(), {}).ok());
        }
        Settings settings(QString::fromStdString(m_folder.path() + "/d.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        InspectPage page(session, jobs, settings);
        page.show();
        QVERIFY(session.open(QString::fromStdString(path)));
        InspectPresenter& p = page.presenter();
        QTRY_VERIFY_WITH_TIMEOUT(p.evaluation() && !jobs.running(), 60000);
        QCOMPARE(p.imagesIn(fovea::dataset::Split::validation), 0);
        QVERIFY(!p.evaluation()->samples.empty());
    }

    void patientByPatient() {
        Settings settings(QString::fromStdString(m_folder.path() + "/c.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        InspectPage page(session, jobs, settings);
        page.resize(1100, 900);
        page.show();
        QVERIFY(session.open(QString::fromStdString(m_project)));
        InspectPresenter& p = page.presenter();
        QTRY_VERIFY_WITH_TIMEOUT(p.evaluation() && !jobs.running(), 60000);
        QVERIFY(!p.evaluation()->perPatient);
        // A table may say later who the patients are: two images each, within a part and a class.
        bool told = false;
        const bool started = session.startOnProject<bool>(
            {},
            [](fovea::project::Project& project, const fovea::JobContext&) -> fovea::Result<bool> {
                FOVEA_TRY(auto samples, project.samples());
                std::map<std::string, int> images;
                for (auto& s : samples) {
                    const std::string group = fovea::dataset::splitName(s.split) + ("-" + s.label);
                    s.patient = group + std::to_string(images[group]++ / 2);
                }
                FOVEA_CHECK(project.setSampleLabels(samples));
                return true;
            },
            [&](fovea::Result<bool> done) { told = done.ok(); });
        QVERIFY(started);
        QTRY_VERIFY_WITH_TIMEOUT(told && p.evaluation() && p.evaluation()->perPatient && !jobs.running(),
                                 60000);
        const auto& e = *p.evaluation();
        QCOMPARE(p.figures(), static_cast<const fovea::runs::Figures*>(&e));
        auto* byPatient = child<QPushButton>(page, "byPatient");
        QVERIFY(byPatient->isVisible());
        QTest::mouseClick(byPatient, Qt::LeftButton);
        QCOMPARE(p.figures(), static_cast<const fovea::runs::Figures*>(&*e.perPatient));
        QTRY_VERIFY_WITH_TIMEOUT(p.operating().has_value(), 20000);

        // A cell shows all images of its patients.
        const auto& of = e.perPatient->predictions;
        const int truth = of.truth[0], predicted = of.probabilities[0] >= of.probabilities[1] ? 0 : 1;
        auto* matrix = child<ConfusionView>(page, "confusion");
        QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(truth, predicted).center());
        std::set<std::string> patients;
        for (const int i : p.shown()) patients.insert(e.samples[std::size_t(i)].patient);
        QCOMPARE(int(patients.size()), e.perPatient->confusion[std::size_t(truth)][std::size_t(predicted)]);
        QVERIFY(patients.count(of.patients[0]));
        QVERIFY(p.shown().size() > patients.size());

        QSignalSpy written(&p, &InspectPresenter::written);
        const QString path = QString::fromStdString(m_folder.path() + "/patients.csv");
        p.writeTable(path);
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 20000);
        QFile table(path);
        QVERIFY(table.open(QIODevice::ReadOnly));
        QCOMPARE(table.readAll().count("\r\n"), qsizetype(of.size()) + 1);

        auto* byImage = child<QPushButton>(page, "byImage");
        byImage->setFocus();
        QTest::keyClick(byImage, Qt::Key_Space);
        QCOMPARE(p.unit(), InspectPresenter::Unit::images);
        QCOMPARE(p.shown().size(), e.samples.size());
        QVERIFY(byImage->isChecked() && !byPatient->isChecked());
    }

    void figuresMistakesMapsAndExports() {
        Settings settings(QString::fromStdString(m_folder.path() + "/b.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        InspectPage page(session, jobs, settings);
        page.resize(1100, 900);
        page.show();
        QVERIFY(session.open(QString::fromStdString(m_project)));
        InspectPresenter& p = page.presenter();

        // Tuning images first, and no look at the others is spent on that.
        QTRY_VERIFY_WITH_TIMEOUT(p.evaluation() && !jobs.running(), 60000);
        QCOMPARE(p.split(), fovea::dataset::Split::validation);
        QVERIFY(page.findChild<QLabel*>(QStringLiteral("figure_auc")));
        QCOMPARE(evaluations(session), 0);
        const QString words = fovea::test::visibleWords(page);
        QCOMPARE(fovea::test::missingTerm(
                     words, {"AUC", "Sensitivity", "Specificity", "Accuracy", "Balanced accuracy",
                             "Cohen's kappa", "ROC curve", "Confusion matrix", "Validation images",
                             "Test images", "never seen", "Operating point", "threshold", "epoch"}),
                 QString());

        // The operating point by keys, on the tuning images only.
        auto* roc = child<RocPlot>(page, "roc");
        roc->setFocus();
        const double before = p.threshold();
        QTest::keyClick(roc, Qt::Key_Left);
        QTest::keyClick(roc, Qt::Key_Right);
        QTest::keyClick(roc, Qt::Key_Right);
        QVERIFY(p.threshold() != before);
        QTRY_VERIFY_WITH_TIMEOUT(p.operating().has_value(), 20000);

        auto* test = child<QPushButton>(page, "lookAtTest");
        QTRY_VERIFY(test->isEnabled());
        QTest::mouseClick(test, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(p.split(), fovea::dataset::Split::test, 60000);
        QTest::mouseClick(child<QPushButton>(page, "showValidation"), Qt::LeftButton);
        QCOMPARE(p.split(), fovea::dataset::Split::validation);
        QTest::mouseClick(test, Qt::LeftButton);
        QCOMPARE(p.split(), fovea::dataset::Split::test);
        QCOMPARE(evaluations(session), 1);  // seen twice, evaluated once

        // A cell of the matrix shows its images, and only those.
        const auto& confusion = p.evaluation()->confusion;
        const int truth = confusion[0][0] + confusion[1][1] > 0 && confusion[0][0] == 0 ? 1 : 0;
        const int predicted = confusion[std::size_t(truth)][std::size_t(truth)] > 0 ? truth : 1 - truth;
        auto* matrix = child<ConfusionView>(page, "confusion");
        QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(truth, predicted).center());
        auto* gallery = child<GalleryView>(page, "gallery");
        QCOMPARE(gallery->model()->rowCount(), confusion[std::size_t(truth)][std::size_t(predicted)]);
        QVERIFY(gallery->model()->rowCount() > 0);

        // Its first image, with prediction and map.
        CasePresenter& c = page.casePresenter();
        QTRY_VERIFY_WITH_TIMEOUT(c.result() != nullptr, 60000);
        const auto& row = p.evaluation()->predictions;
        const auto sample = std::size_t(p.shown().front());
        QVERIFY(std::abs(c.result()->probabilities[0] - row.probabilities[2 * sample]) < 1e-3);
        QVERIFY(c.mapPicture().isNull());  // off until asked for
        auto* kind = child<QComboBox>(page, "mapKind");
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(!c.mapPicture().isNull(), 20000);
        QCOMPARE(c.tokenMap().kind, fovea::explain::MapKind::kept);
        QTest::keyClick(kind, Qt::Key_Down);
        QTRY_COMPARE_WITH_TIMEOUT(c.tokenMap().kind, fovea::explain::MapKind::prompts, 20000);
        QVERIFY(
            child<QLabel>(page, "mapCaption")->text().contains(QStringLiteral("does not localise disease")));
        auto* overlay = child<ImageView>(page, "overlayPicture");
        QTest::mouseMove(overlay, overlay->rect().center());
        QTRY_VERIFY(child<QLabel>(page, "mapShare")->text().contains(QLatin1Char('%')));
        auto* opacity = child<QSlider>(page, "mapOpacity");
        opacity->setFocus();
        QTest::keyClick(opacity, Qt::Key_Home);
        QCOMPARE(c.opacity(), 0.0);

        // Both pictures move together.
        auto* original = child<ImageView>(page, "originalPicture");
        original->setFocus();
        for (int i = 0; i < 12; ++i) QTest::keyClick(original, Qt::Key_Plus);
        QTest::mousePress(original, Qt::LeftButton, {}, original->rect().center());
        QTest::mouseMove(original, original->rect().center() + QPoint(-12, 9));
        QTest::mouseRelease(original, Qt::LeftButton, {}, original->rect().center() + QPoint(-12, 9));
        const ImagePlace place = original->place(), other = overlay->place();
        QVERIFY(place.zoom > 1);
        QVERIFY(place.centre.x() > 0.5 && place.centre.y() < 0.5);
        QVERIFY(std::abs(other.zoom - place.zoom) < 1e-6);
        QVERIFY((other.centre - place.centre).manhattanLength() < 1e-6);
        QTest::keyClick(overlay, Qt::Key_0);
        QCOMPARE(original->place().zoom, 1.0);

        anotherImageIsFitted(page);
        classesHaveTheirColours(page);
        savesAndMenus(page, session);

        const QString out = QString::fromStdString(m_folder.path());
        QSignalSpy picture(&c, &CasePresenter::pictureWritten);
        c.writePicture(out + QStringLiteral("/case.png"));
        QTRY_COMPARE_WITH_TIMEOUT(picture.count(), 1, 20000);
        QVERIFY(QImage(out + QStringLiteral("/case.png")).width() > 900);
        QTRY_VERIFY_WITH_TIMEOUT(!jobs.running(), 20000);
        QSignalSpy written(&p, &InspectPresenter::written);
        p.writeTable(out + QStringLiteral("/table.csv"));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 20000);
        p.writeReport(out + QStringLiteral("/report.html"));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 2, 60000);
        QFile table(out + QStringLiteral("/table.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QCOMPARE(table.readAll().count("\r\n"), qsizetype(p.evaluation()->samples.size()) + 1);
        QCOMPARE(evaluations(session), 1);

        // Full HD at 200 %, less the rail and the status bar.
        fovea::ui::applyTheme(*qApp, ThemeMode::light);
        page.resize(960 - 176, 540 - 32);
        QCoreApplication::processEvents();
        for (const char* name : {"saveReport", "useAdapter", "lookAtTest", "mapKind", "savePicture"})
            QVERIFY2(fovea::test::reachable(child<QWidget>(page, name)), name);
        QTRY_VERIFY(original->height() >= 96);  // words first take the lines that they need
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

    /// After figuresMistakesMapsAndExports(), which has evaluated on test once.
    void anotherSittingKnowsWhatWasSeen() {
        Settings settings(QString::fromStdString(m_folder.path() + "/e.ini"));
        JobRunner jobs;
        ProjectSession session(jobs);
        InspectPage page(session, jobs, settings);
        page.resize(1100, 900);
        page.show();
        InspectPresenter& p = page.presenter();
        auto* words = child<QLabel>(page, "testWords");
        auto* test = child<QPushButton>(page, "lookAtTest");
        const auto pressTest = [&] {
            QTRY_VERIFY_WITH_TIMEOUT(test->isEnabled() && !jobs.running(), 60000);
            QTest::mouseClick(test, Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(p.testKnown() && !jobs.running(), 60000);
        };
        QVERIFY(session.open(QString::fromStdString(m_project)));
        QTRY_VERIFY_WITH_TIMEOUT(p.pastTest() && p.evaluation() && !jobs.running(), 60000);
        QVERIFY(p.pastTest()->sameImages);
        QVERIFY(!p.testKnown());
        const double auc = p.pastTest()->estimates.at("auc").value;
        QVERIFY2(words->text().contains(decimalWords(auc, 2)), qPrintable(words->text()));
        QVERIFY(words->text().contains(QStringLiteral("not counted")));
        pressTest();
        QCOMPARE(p.evaluation()->estimates.at("auc").value, auc);
        QVERIFY(child<QLabel>(page, "figuresCaution")->text().contains(QStringLiteral("once")));
        QCOMPARE(evaluations(session), 1);

        // With another label it is another evaluation, and said to be.
        const auto& samples = session.samples();
        const auto image = std::find_if(samples.begin(), samples.end(),
                                        [](const auto& s) { return s.split == fovea::dataset::Split::test; });
        QVERIFY(session.relabel({image->id}, image->label == "left" ? "right" : "left"));
        QTRY_VERIFY_WITH_TIMEOUT(p.pastTest() && !p.pastTest()->sameImages && !p.testKnown(), 60000);
        QVERIFY(!words->text().contains(QStringLiteral("not counted")));
        pressTest();
        QCOMPARE(evaluations(session), 2);
    }
};

QTEST_MAIN(TestInspectPage)
#include "test_inspect_page.moc"
