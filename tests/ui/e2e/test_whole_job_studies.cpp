// The whole job on studies by the mouse: a folder with several images of a patient comes in, the window for
// studies puts them together, a tiny network is trained, and Inspect, Apply and what they save have a row a
// study, with its images and how much of the answer each is.
#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "base/random.h"
#include "case/case_presenter.h"
#include "case/unit_images.h"
#include "data/data_page.h"
#include "data/sample_filter.h"
#include "data/studies_dialog.h"
#include "imaging/write_image.h"
#include "inspect/cases_presenter.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "tests/support/made_up_backbone.h"
#include "tests/ui/support/control_tour.h"
#include "tests/ui/support/whole_job_test.h"
#include "train/train_page.h"
#include "train/train_presenter.h"
#include "widgets/file_chooser.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr int kStudies = 24, kImages = 4, kNewStudies = 3;
constexpr int kPatienceMs = 300000;
}  // namespace

class TestWholeJobStudies : public test::WholeJobTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aFolderIsBroughtIn();
    void theWindowPutsThemTogether();
    void oneNetworkIsTrained();
    void inspectHasARowAStudy();
    void inspectSavesARowAStudy();
    void applyHasARowAStudy();
    void applySavesARowAStudy();
    void cleanupTestCase();

private:
    bool inSight(const char* name) const {
        const auto all = m_window->findChildren<QWidget*>(QLatin1String(name));
        return std::any_of(all.begin(), all.end(), [](QWidget* one) { return one->isVisible(); });
    }
    void click(const char* name) {
        auto* pressed = find<QWidget>(name);
        QVERIFY2(pressed->isEnabled(), name);
        QTest::mouseClick(pressed, Qt::LeftButton);
    }
    /// On the circle: beside the words a round button hears nothing.
    static void clickRound(QWidget* button) {
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(8, button->height() / 2));
    }
    /// Opens the menu of a button and presses the entry.
    void choose(const char* button, const char* entry) {
        click(button);
        QMenu* menu = nullptr;
        QTRY_VERIFY((menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())));
        auto* action = menu->findChild<QAction*>(QLatin1String(entry));
        QVERIFY2(action && action->isEnabled(), entry);
        test::clickAt(menu, menu->actionGeometry(action).center());
    }
    static void clickRow(QAbstractItemView* list, int row) {
        const QModelIndex index = list->model()->index(row, 0);
        list->scrollTo(index);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
    }
    static QList<QByteArray> linesOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
    }
    /// Images of one study, which its header names; of an ill one a single image is bright.
    bool writeStudy(const QString& folder, int study, bool ill) const {
        if (!QDir().mkpath(folder)) return false;
        for (int image = 0; image < kImages; ++image) {
            Random random{std::uint64_t(study * kImages + image + 1)};
            imaging::Pixels pixels{64, 64, 1, std::vector<std::uint8_t>(64 * 64)};
            const int ground = ill && image == study % kImages ? 170 : 60;
            for (auto& v : pixels.data) v = std::uint8_t(ground + int(random.below(40)));
            const std::string patient = "P" + std::to_string(100 + study);
            const std::string name = patient + "_" + std::to_string(image);
            if (!imaging::writeDicom(folder.toStdString() + "/" + name + ".dcm", pixels,
                                     {{"PatientID", patient},
                                      {"StudyInstanceUID", imaging::dicomUid("study of " + patient)},
                                      {"Modality", "OT"}},
                                     name, *systemFileLayer()))
                return false;
        }
        return true;
    }
};

void TestWholeJobStudies::initTestCase() {
    QVERIFY(test::MadeUpBackbone(test::tinyViT()).write(m_temporary.path("tiny")));
    for (int study = 0; study < kStudies; ++study) {
        const bool ill = study % 2 == 1;
        QVERIFY(writeStudy(path(ill ? "images/ill" : "images/well"), study, ill));
    }
    // All in one folder: it is the header that puts them together.
    for (int study = 0; study < kNewStudies; ++study)
        QVERIFY(writeStudy(path("new"), kStudies + study, study % 2 == 1));
    QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
    openWindow({1900, 1000});  // so wide that no button is folded away
}

void TestWholeJobStudies::aFolderIsBroughtIn() {
    click("newProject");
    QTest::keyClicks(find<QWidget>("projectName"), QStringLiteral("Studies"));
    createProject([this](const char* name) { click(name); });
    setNextChosenFiles({path("images")});
    click("emptyAction");
    QTRY_COMPARE_WITH_TIMEOUT(int(m_session.samples().size()), kStudies * kImages, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatienceMs);
    QVERIFY(m_session.question().answerUnit == dataset::AnswerUnit::image);
}

void TestWholeJobStudies::theWindowPutsThemTogether() {
    choose("questionMore", "studies");
    StudiesDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<StudiesDialog*>()) && dialog->isVisible());
    const auto settled = [&] { return !dialog->presenter().busy() && idle(); };
    QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatienceMs);
    for (const char* name : {"by:study", "unitStudy"}) {
        auto* button = dialog->findChild<QRadioButton*>(QLatin1String(name));
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        clickRound(button);
        QTRY_VERIFY_WITH_TIMEOUT(button->isChecked() && settled(), kPatienceMs);
    }
    const QString outcome = dialog->findChild<QLabel*>(QStringLiteral("studiesOutcome"))->text();
    QVERIFY2(
        outcome.startsWith(QStringLiteral("%1 images in %2 studies").arg(kStudies * kImages).arg(kStudies)),
        qPrintable(outcome));
    auto* use = dialog->findChild<QPushButton*>(QStringLiteral("useStudies"));
    QVERIFY(use && use->isEnabled());
    QTest::mouseClick(use, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_session.question().answerUnit == dataset::AnswerUnit::study && idle(),
                             kPatienceMs);
    // The images by study: a closed one stands for its images.
    QTRY_VERIFY(inSight("byStudy"));
    QCOMPARE(m_window->dataPage().filter().rowCount(), kStudies * kImages);
    click("byStudy");
    QTRY_COMPARE(m_window->dataPage().filter().rowCount(), kStudies);
    front();
}

void TestWholeJobStudies::oneNetworkIsTrained() {
    click("continueToTraining");
    auto* page = m_window->findChild<TrainPage*>();
    QVERIFY(page && page->isVisible());
    TrainPresenter& presenter = page->presenter();
    setNextChosenFiles({path("tiny")});
    click("addBackbone");
    QTRY_VERIFY_WITH_TIMEOUT(presenter.choices().settings().backbone != runs::RunSettings().backbone,
                             kPatienceMs);
    clickRound(find<QRadioButton>("preset_quick"));
    // Coarser and shorter than the preset: what is tested here is the way, not the result.
    if (!inSight("epochs")) click("advanced");
    for (const auto& [name, number] : {std::pair("resolution", "128"), std::pair("epochs", "2")}) {
        auto* box = find<QSpinBox>(name);
        QTest::mouseClick(box, Qt::LeftButton);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1String(number));
        QTest::keyClick(box, Qt::Key_Return);
    }
    QCOMPARE(presenter.choices().settings().epochs, 2);
    QVERIFY(presenter.choices().settings().backbone != runs::RunSettings().backbone);
    auto* start = find<QPushButton>("startTraining");
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled() && idle(), kPatienceMs);
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(presenter.run().phase(), RunPresenter::Phase::done, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(inSight("inspectResult"), kPatienceMs);
    click("inspectResult");
}

void TestWholeJobStudies::inspectHasARowAStudy() {
    auto* page = m_window->findChild<InspectPage*>();
    QVERIFY(page);
    QTRY_VERIFY(page->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(page->presenter().evaluation() && idle(), kPatienceMs);
    click("showTest");
    QTRY_VERIFY_WITH_TIMEOUT(inSight("openTest") && find<QPushButton>("openTest")->isEnabled(), kPatienceMs);
    click("openTest");
    QTRY_VERIFY_WITH_TIMEOUT(page->presenter().testKnown() && idle(), kPatienceMs);
    const runs::Evaluation& e = *page->presenter().evaluation();
    QVERIFY(e.samples.size() > 1 && e.samples.size() < std::size_t(kStudies));
    QCOMPARE(e.images.size(), e.samples.size());

    auto* tabs = find<QTabWidget>("inspectTabs");
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {},
                      tabs->tabBar()->tabRect(InspectPage::cases).center());
    QTRY_COMPARE(page->tab(), InspectPage::cases);
    auto* gallery = find<QAbstractItemView>("gallery");
    QCOMPARE(gallery->model()->rowCount(), int(e.samples.size()));
    CasesPresenter& cases = page->casesPresenter();
    for (int row = 0; row < int(e.samples.size()); ++row) {
        clickRow(gallery, row);
        QTRY_COMPARE(cases.position(), row);
        // Below the image those of the study, the one that says most first.
        auto* strip = find<QListView>("unitImages");
        QCOMPARE(strip->model()->rowCount(), kImages);
        QVERIFY(find<QLabel>("unitCaption")->text() == UnitImages::caption());
        const std::vector<UnitImage>& images = cases.images().images();
        double sum = 0;
        for (std::size_t i = 0; i < images.size(); ++i) {
            QVERIFY(i == 0 || images[i].evidence <= images[i - 1].evidence);
            sum += images[i].weight;
        }
        QVERIFY(std::abs(sum - 1) < 1e-5);
        QCOMPARE(cases.images().position(), 0);
    }
    // Another image of the same study.
    const int position = cases.position();
    clickRow(find<QListView>("unitImages"), 2);
    QTRY_COMPARE(cases.images().position(), 2);
    QCOMPARE(cases.position(), position);
    const QString wanted = QString::fromStdString(cases.images().images()[2].path);
    QTRY_VERIFY_WITH_TIMEOUT(page->casePresenter().result() && page->casePresenter().current().path == wanted,
                             kPatienceMs);
}

void TestWholeJobStudies::inspectSavesARowAStudy() {
    InspectPresenter& presenter = m_window->findChild<InspectPage*>()->presenter();
    QSignalSpy written(&presenter, &InspectPresenter::written);
    const qsizetype studies = qsizetype(presenter.evaluation()->samples.size());
    QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatienceMs);
    setNextChosenFiles({path("studies.csv")});
    click("saveTable");
    QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, kPatienceMs);
    const auto lines = linesOf(path("studies.csv"));
    QCOMPARE(lines.size(), 1 + studies);
    QVERIFY2(lines[0].contains("patient_key,images,true"), lines[0].constData());
    for (qsizetype i = 1; i < lines.size(); ++i)
        QCOMPARE(lines[i].split(',')[2], QByteArray::number(kImages));
    QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatienceMs);
    setNextChosenFiles({path("images.csv")});
    click("saveImages");
    QTRY_COMPARE_WITH_TIMEOUT(written.count(), 2, kPatienceMs);
    QCOMPARE(linesOf(path("images.csv")).size(), 1 + studies * kImages);
}

void TestWholeJobStudies::applyHasARowAStudy() {
    QTRY_VERIFY_WITH_TIMEOUT(idle(), kPatienceMs);
    click("useAdapter");
    auto* page = m_window->findChild<ApplyPage*>();
    QVERIFY(page);
    QTRY_VERIFY(page->isVisible());
    ApplyPresenter& presenter = page->presenter();
    QTRY_VERIFY_WITH_TIMEOUT(presenter.info().has_value(), kPatienceMs);
    QVERIFY(presenter.unit() == dataset::AnswerUnit::study);
    setNextChosenFiles({path("new")});
    choose("addImages", "addFolder");
    const auto done = [&] {
        return int(presenter.files().size()) == kNewStudies && presenter.images() == kNewStudies * kImages &&
               presenter.waiting() == 0 && !presenter.predicting();
    };
    QTRY_VERIFY_WITH_TIMEOUT(done(), kPatienceMs);
    auto* table = find<QTableView>("predictions");
    QCOMPARE(table->model()->rowCount(), kNewStudies);
    for (const AppliedFile& row : presenter.files()) {
        QVERIFY(row.state == AppliedFile::State::done);
        QCOMPARE(int(row.parts.size()), kImages);
        double sum = 0;
        for (const AppliedPart& part : row.parts) sum += part.weight;
        QVERIFY(std::abs(sum - 1) < 1e-5);
    }
    for (int row = 0; row < kNewStudies; ++row) {
        clickRow(table, row);
        QTRY_COMPARE(table->currentIndex().row(), row);
        QTRY_VERIFY(inSight("unitImages"));
        QTRY_COMPARE(find<QListView>("unitImages")->model()->rowCount(), kImages);
    }
}

void TestWholeJobStudies::applySavesARowAStudy() {
    ApplyPresenter& presenter = m_window->findChild<ApplyPage*>()->presenter();
    QSignalSpy written(&presenter, &ApplyPresenter::written);
    setNextChosenFiles({path("predictions.csv")});
    choose("exportPredictions", "saveTable");
    QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, kPatienceMs);
    const auto lines = linesOf(path("predictions.csv"));
    QCOMPARE(lines.size(), qsizetype(1 + kNewStudies));
    QVERIFY2(lines[0].trimmed().endsWith(",images"), lines[0].constData());
    for (qsizetype i = 1; i < lines.size(); ++i)
        QCOMPARE(lines[i].trimmed().split(',').last(), QByteArray::number(kImages));
    setNextChosenFiles({path("weights.csv")});
    choose("exportPredictions", "saveImages");
    QTRY_COMPARE_WITH_TIMEOUT(written.count(), 2, kPatienceMs);
    QCOMPARE(linesOf(path("weights.csv")).size(), qsizetype(1 + kNewStudies * kImages));
}

void TestWholeJobStudies::cleanupTestCase() {
    closeWindow();
}

QTEST_MAIN(TestWholeJobStudies)
#include "test_whole_job_studies.moc"
