// Apply with an adapter that answers for studies: a row is a study, with its images by what speaks for
// its answer.
#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <vector>

#include "adapter/adapter_file.h"
#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "apply/validation_presenter.h"
#include "backbone/catalogue.h"
#include "case/case_presenter.h"
#include "case/unit_images.h"
#include "inference/predictor.h"
#include "jobs/job_runner.h"
#include "runs/run.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "tests/runs/study_project.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/child.h"
#include "text/translations.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;
using test::child;

namespace {
constexpr int kPatienceMs = 60000;
}

class TestApplyStudies : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;

    struct Window {
        Settings settings;
        JobRunner jobs;
        ProjectSession session{jobs};
        ApplyPage page{session, jobs, settings};
        ApplyPresenter& p = page.presenter();

        explicit Window(const std::string& ini) : settings(QString::fromStdString(ini)) {
            page.resize(1500, 900);
            page.show();
            page.activateWindow();
            if (!QTest::qWaitForWindowActive(&page)) qFatal("no window");
        }
        QString adapterOf(const char* question) const {
            for (const AdapterChoice::Entry& entry : p.choice().entries())
                if (entry.title.startsWith(QString::fromUtf8(question))) return entry.path;
            return {};
        }
        bool done(int rows, int images) const {
            return int(p.files().size()) == rows && p.images() == images && p.waiting() == 0 &&
                   !p.predicting();
        }
    };

    QString file(const std::string& name) const { return QString::fromStdString(m_folder.path(name)); }
    void open(Window& w, const char* question) {
        const auto opened = [&] {
            if (!w.session.isOpen() && !w.jobs.running()) w.session.open(file("p.fovea"));
            return w.session.isOpen() && !w.jobs.running() && !w.adapterOf(question).isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(opened(), kPatienceMs);
        w.p.chooseAdapter(w.adapterOf(question));
        QTRY_VERIFY_WITH_TIMEOUT(w.p.info() && w.p.info()->question.name == question, kPatienceMs);
    }

    /// Does something at the first, the second ... time that predicting begins: nothing is done by then.
    static std::unique_ptr<QObject> whenPredicting(Window& w, std::vector<std::function<void()>> acts) {
        auto context = std::make_unique<QObject>();
        const auto next = std::make_shared<std::size_t>(0);
        const auto before = std::make_shared<bool>(false);
        QObject::connect(&w.p, &ApplyPresenter::stateChanged, context.get(),
                         [&w, next, before, acts = std::move(acts)] {
                             const bool began = w.p.predicting() && !*before;
                             *before = w.p.predicting();
                             if (began && *next < acts.size()) acts[(*next)++]();
                         });
        return context;
    }

private Q_SLOTS:
    void initTestCase() {
        installTranslations(*qApp);  // the English plurals
        // The adapters' backbone is one that the user has added.
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(m_folder.path("data")));
        QVERIFY(test::makeStudyProject(m_folder.path()));
        QVERIFY(backbone::addBackbone(m_folder.path("backbone")).ok());
        auto project = project::Project::open(m_folder.path("p.fovea"));
        QVERIFY(project.ok());
        auto settings = test::smallRun(m_folder.path());
        settings.epochs = 1;
        // One that answers for images comes first, and is the last of the list.
        QVERIFY(project->useQuestion(1).ok());
        QVERIFY(project::changeAnswerUnit(*project, dataset::AnswerUnit::image).ok());
        QVERIFY(runs::runTraining(*project, settings, false, systemFileLayer(), {}).ok());
        QVERIFY(project::changeAnswerUnit(*project, dataset::AnswerUnit::study).ok());
        for (const std::int64_t question : {2, 1}) {
            QVERIFY(project->useQuestion(question).ok());
            QVERIFY(runs::runTraining(*project, settings, false, systemFileLayer(), {}).ok());
        }
        // The same pictures elsewhere, a folder for each of two studies, and one that is left for later.
        const auto samples = project->samples().value();
        for (std::size_t i = 0; i < 2 * std::size_t(test::kImagesOfStudy); ++i) {
            const QString to = file("new/" + samples[i].study);
            QVERIFY(QDir().mkpath(to));
            const QString from = QString::fromStdString(samples[i].path);
            QVERIFY(QFile::copy(from, to + QLatin1Char('/') + from.section('/', -1)));
        }
        QVERIFY(QFile::copy(QString::fromStdString(samples.back().path), file("later.png")));
    }

    /// What is known of a study holds for its images, and the report judges studies.
    void theReportIsOfStudies() {
        std::vector<dataset::Sample> samples;
        if (const auto project = project::Project::open(m_folder.path("p.fovea")))
            samples = project->samples().value();
        QVERIFY(samples.size() > 2 * std::size_t(test::kImagesOfStudy));
        for (std::size_t i = 0; i < 2 * std::size_t(test::kImagesOfStudy); ++i) {
            const QString from = QString::fromStdString(samples[i].path);
            const QString to = file("other/" + samples[i].study);
            QVERIFY(QDir().mkpath(to));
            QImage picture(from);
            picture.invertPixels();  // none that was learned from
            QVERIFY(picture.save(to + QLatin1Char('/') + from.section('/', -1)));
        }
        Window w(m_folder.path("report.ini"));
        open(w, "Diagnosis");
        w.p.add({file("other")});
        QTRY_VERIFY_WITH_TIMEOUT(w.done(2, 2 * test::kImagesOfStudy), kPatienceMs);
        for (int i = 0; i < 2; ++i)
            w.p.setReference({w.p.files()[std::size_t(i)].id}, w.p.classes()[std::size_t(i)]);
        ValidationPresenter& validation = w.page.validation();
        QTRY_VERIFY_WITH_TIMEOUT(validation.whyNoReport().isEmpty() && !validation.computing(), kPatienceMs);
        QSignalSpy written(&validation, &ValidationPresenter::reportWritten);
        QSignalSpy failed(&validation, &ValidationPresenter::failed);
        validation.writeReport(file("report.html"));
        QTRY_COMPARE_WITH_TIMEOUT(written.count() + failed.count(), 1, kPatienceMs);
        QCOMPARE(failed.count(), 0);
        QFile report(file("report.html"));
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QByteArray text = report.readAll();
        QVERIFY(text.contains("<h1>External validation</h1>"));
        QVERIFY(text.contains("The figures are of whole studies"));
    }

    /// Put together by their folders, as the command line does it, and judged by the very same network.
    void foldersAreStudies() {
        Window w(m_folder.path("1.ini"));
        open(w, "Diagnosis");
        QVERIFY(w.p.unit() == dataset::AnswerUnit::study);
        w.p.add({file("new")});
        QTRY_VERIFY_WITH_TIMEOUT(w.done(2, 2 * test::kImagesOfStudy), kPatienceMs);
        const auto predictor = inference::Predictor::load(w.p.adapter().toStdString());
        QVERIFY(predictor.ok());
        for (const AppliedFile& row : w.p.files()) {
            QCOMPARE(int(row.parts.size()), test::kImagesOfStudy);
            QVERIFY(row.unit > 0);
            std::vector<inference::CaseResult> images;
            double sum = 0;
            for (const AppliedPart& part : row.parts) {
                auto said = predictor->predict(part.path.toStdString(), {part.frame}, false);
                QVERIFY(said.ok());
                images.push_back(std::move(*said));
                sum += part.weight;
            }
            QVERIFY(std::abs(sum - 1) < 1e-5);
            std::vector<const inference::CaseResult*> all;
            for (const inference::CaseResult& image : images) all.push_back(&image);
            const auto together = predictor->together(all);
            QVERIFY(together.ok());
            QCOMPARE(row.predicted, together->predicted);
            for (std::size_t i = 0; i < row.parts.size(); ++i)
                QVERIFY(std::abs(row.parts[i].evidence - together->evidence[i]) < 1e-6);
            for (std::size_t c = 0; c < together->probabilities.size(); ++c)
                QVERIFY(std::abs(row.probabilities[c] - together->probabilities[c]) < 1e-6);
            QVERIFY(appliedName(row).endsWith(QStringLiteral(", 3 images")));
        }
        // One more image of a study joins it; its answer is of four then.
        const QString folder = w.p.files()[0].path.section('/', 0, -2);
        const QString later = folder + QStringLiteral("/later.png");
        QVERIFY(QFile::copy(file("later.png"), later));
        w.p.setReference({w.p.files()[0].id}, "ill");
        w.p.add({later});
        QTRY_VERIFY_WITH_TIMEOUT(w.done(2, 2 * test::kImagesOfStudy + 1), kPatienceMs);
        QCOMPARE(w.p.files()[0].parts.size(), std::size_t(test::kImagesOfStudy + 1));
        QCOMPARE(w.p.files()[0].reference, std::string("ill"));
        // What is on the list is not brought again.
        w.p.add({file("new")});
        QTRY_VERIFY_WITH_TIMEOUT(!w.p.searching() && w.done(2, 2 * test::kImagesOfStudy + 1), kPatienceMs);
        QVERIFY(QFile::remove(later));
        // A line a study.
        QSignalSpy written(&w.p, &ApplyPresenter::written);
        w.p.writeTable(file("table.csv"));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, kPatienceMs);
        QFile table(file("table.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const auto lines = table.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        // The images are the project's: behind that stands which the adapter has learned from.
        const auto titles = lines[0].trimmed().split(','), cells = lines[1].trimmed().split(',');
        // From the end, as the words of the notice have a comma.
        const auto fromEnd = titles.size() - titles.indexOf(QByteArray("images"));
        QVERIFY(fromEnd == 1 || (fromEnd == 2 && titles.last() == "learned_from"));
        QCOMPARE(cells.at(cells.size() - fromEnd), QByteArray("4"));
        const AppliedFile& study = w.p.files()[0];
        const auto learned = [](const AppliedPart& part) { return part.learnedFrom; };
        QCOMPARE(study.learnedFrom, std::any_of(study.parts.begin(), study.parts.end(), learned));
        // Off the list, and back as they were.
        const qint64 first = w.p.files()[0].id;
        w.p.remove({first});
        QCOMPARE(w.p.images(), test::kImagesOfStudy);
        w.p.bringBack();
        QCOMPARE(w.p.rowOf(first), 0);
        QCOMPARE(w.p.images(), 2 * test::kImagesOfStudy + 1);
        // A line an image, with the row of the table that it is of; the weights of a row sum to 1.
        w.p.writeImages(file("images.csv"));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 2, kPatienceMs);
        QFile images(file("images.csv"));
        QVERIFY(images.open(QIODevice::ReadOnly));
        const auto imageLines = images.readAll().trimmed().split('\n');
        QCOMPARE(imageLines.size(), 1 + 2 * test::kImagesOfStudy + 1);
        QVERIFY(imageLines[0].contains(
            QByteArray::fromStdString("weight," + w.p.classes()[0] + "," + w.p.classes()[1] + ",")));
        const qsizetype evidence = imageLines[0].trimmed().split(',').indexOf("evidence");
        const qsizetype behind = evidence - imageLines[0].trimmed().split(',').size();
        QVERIFY(evidence > 0);
        std::vector<double> said;
        for (const AppliedFile& row : w.p.files())
            for (const AppliedPart& part : row.parts) said.push_back(part.evidence);
        double sums[2] = {};
        for (qsizetype i = 1; i < imageLines.size(); ++i) {
            // From the end, as the words of the notice have a comma.
            const auto all = imageLines[i].trimmed().split(',');
            QCOMPARE(all.at(all.size() + behind).toDouble(), said[std::size_t(i - 1)]);
            const auto cells = imageLines[i].split(',');
            sums[cells[2].toInt() - 1] += cells[3].toDouble();
            QVERIFY(std::abs(cells[4].toDouble() + cells[5].toDouble() - 1) < 1e-6);
        }
        for (const double sum : sums) QVERIFY(std::abs(sum - 1) < 1e-5);
    }

    /// What is put together meanwhile knows of it: the study is without it, and with it again.
    void aWaitingImageGoesAndComesWhilePredicting() {
        Window w(m_folder.path("4.ini"));
        open(w, "Diagnosis");
        bool without = false;
        const auto goes = [&] { w.p.remove({w.p.files().back().id}); };
        const auto comes = [&] {
            without = w.p.images() == 2 * test::kImagesOfStudy - 1;
            w.p.bringBack();
        };
        const auto acts = whenPredicting(w, {goes, comes});
        w.p.add({file("new")});
        QTRY_VERIFY_WITH_TIMEOUT(without && w.done(2, 2 * test::kImagesOfStudy), kPatienceMs);
        QVERIFY(w.p.files()[0].unit != w.p.files()[1].unit);
        for (const AppliedFile& row : w.p.files()) QCOMPARE(int(row.parts.size()), test::kImagesOfStudy);
        // Left out for good, its study is of the others.
        w.p.remove({w.p.files()[0].id});
        w.p.add({file("later.png")});
        QTRY_VERIFY_WITH_TIMEOUT(w.done(2, test::kImagesOfStudy + 1), kPatienceMs);
    }

    /// What was said of a study that comes back is another adapter's.
    void whatComesBackIsPredictedByTheAdapterInUse() {
        Window w(m_folder.path("5.ini"));
        open(w, "Diagnosis");
        w.p.add({file("new")});
        QTRY_VERIFY_WITH_TIMEOUT(w.done(2, 2 * test::kImagesOfStudy), kPatienceMs);
        w.p.remove({w.p.files()[0].id});
        QCOMPARE(int(w.p.files().size()), 1);
        w.p.chooseAdapter(w.adapterOf("Grey"));
        QTRY_VERIFY_WITH_TIMEOUT(w.p.info() && w.p.info()->question.name == "Grey", kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(w.done(1, test::kImagesOfStudy), kPatienceMs);
        w.p.bringBack();
        QTRY_VERIFY_WITH_TIMEOUT(w.done(2, 2 * test::kImagesOfStudy), kPatienceMs);
        for (const AppliedFile& row : w.p.files()) {
            QVERIFY(row.number && std::isfinite(row.number->value));
            QCOMPARE(int(row.parts.size()), test::kImagesOfStudy);
        }
    }

    /// What is known of the images of a study holds for it where they agree.
    void contradictingReferencesAreNone() {
        Window w(m_folder.path("6.ini"));
        open(w, "Diagnosis");
        const auto say = [&](int row, const char* reference) {
            w.p.setReference({w.p.files()[std::size_t(row)].id}, reference);
        };
        const auto acts = whenPredicting(w, {[&] {
                                             say(0, "ill");
                                             say(1, "well");
                                             say(test::kImagesOfStudy, "ill");
                                             say(test::kImagesOfStudy + 1, "ill");
                                         }});
        w.p.add({file("new")});
        QTRY_VERIFY_WITH_TIMEOUT(w.done(2, 2 * test::kImagesOfStudy), kPatienceMs);
        QCOMPARE(w.p.files()[0].reference, std::string());
        QCOMPARE(w.p.files()[1].reference, std::string("ill"));
    }

    /// Where unlike images carry half of the weight the study has no class.
    void aStudyOfUnlikeImagesIsUnlike() {
        Window w(m_folder.path("7.ini"));
        open(w, "Diagnosis");
        w.p.add({file("new")});
        for (const double limit : {1e6, 1e-6}) {
            auto loaded = adapter::loadAdapter(w.adapterOf("Diagnosis").toStdString());
            QVERIFY(loaded.ok());
            QVERIFY(loaded->info.kind);
            loaded->info.kind->limit = limit;
            const std::string path = m_folder.path(limit > 1 ? "like.safetensors" : "unlike.safetensors");
            QVERIFY(adapter::saveAdapter(path, loaded->info, loaded->network, *systemFileLayer()).ok());
            w.p.chooseAdapter(QString::fromStdString(path));
            QTRY_VERIFY_WITH_TIMEOUT(w.p.info() && w.p.adapter() == QString::fromStdString(path),
                                     kPatienceMs);
            QTRY_VERIFY_WITH_TIMEOUT(w.done(2, 2 * test::kImagesOfStudy), kPatienceMs);
            for (const AppliedFile& row : w.p.files()) {
                QCOMPARE(row.unlike, limit < 1);
                QCOMPARE(row.hasAnswer(), limit > 1);
            }
        }
    }

    /// Beside one that answers for images it would answer for each what it says of a study.
    void anAdapterOfStudiesIsRefusedBesideOneOfImages() {
        Window w(m_folder.path("8.ini"));
        open(w, "Diagnosis");
        w.p.chooseAdapter(w.p.choice().entries().back().path);
        QTRY_VERIFY_WITH_TIMEOUT(w.p.info() && w.p.info()->question.ofImages(), kPatienceMs);
        QSignalSpy refused(&w.p.choice(), &AdapterChoice::furtherUnfit);
        w.p.choice().setFurther(w.adapterOf("Grey"), true);
        QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, kPatienceMs);
        QVERIFY(w.p.choice().further().empty());
        auto* notice = w.page.findChild<NoticeBar*>();
        QVERIFY(notice && notice->text().contains(QStringLiteral("whole studies")));
    }

    /// Another adapter begins with images, and puts them together itself.
    void anotherAdapterPutsThemTogetherAnew() {
        Window w(m_folder.path("2.ini"));
        open(w, "Diagnosis");
        w.p.add({file("new")});
        QTRY_VERIFY_WITH_TIMEOUT(w.done(2, 2 * test::kImagesOfStudy), kPatienceMs);
        QSignalSpy reset(&w.p, &ApplyPresenter::filesReset);
        w.p.chooseAdapter(w.adapterOf("Grey"));
        QTRY_VERIFY_WITH_TIMEOUT(w.p.info() && w.p.info()->question.name == "Grey", kPatienceMs);
        QVERIFY(reset.count() >= 1);
        QTRY_VERIFY_WITH_TIMEOUT(w.done(2, 2 * test::kImagesOfStudy), kPatienceMs);
        for (const AppliedFile& row : w.p.files()) QVERIFY(row.number && std::isfinite(row.number->value));
    }

    void theWindowShowsAStudyAndItsImages() {
        Window w(m_folder.path("3.ini"));
        open(w, "Diagnosis");
        w.p.add({file("new")});
        QTRY_VERIFY_WITH_TIMEOUT(w.done(2, 2 * test::kImagesOfStudy), kPatienceMs);
        auto* list = child<QTableView>(w.page, "predictions");
        QCOMPARE(list->model()->rowCount(), 2);
        list->selectRow(0);
        list->setFocus();
        auto* strip = child<QListView>(w.page, "unitImages");
        QTRY_VERIFY(strip->isVisible());
        QCOMPARE(strip->model()->rowCount(), test::kImagesOfStudy);
        UnitImages& images = w.page.images();
        QCOMPARE(images.position(), 0);
        CasePresenter& shown = w.page.casePresenter();
        QTRY_VERIFY_WITH_TIMEOUT(shown.result(), kPatienceMs);
        QCOMPARE(shown.current().path, QString::fromStdString(images.image()->path));
        const AppliedFile& row = w.p.files()[0];
        const QString answer = furtherWords(row, w.p.classes(), w.p.info()->question);
        QCOMPARE(child<QLabel>(w.page, "answer")->text(), answer);
        QVERIFY(child<QLabel>(w.page, "saidAlone")->text().contains(QStringLiteral("by itself")));
        QVERIFY(child<QLabel>(w.page, "unitCaption")->isVisible());
        QTest::keyClick(list, Qt::Key_Period);
        QCOMPARE(images.position(), 1);
        QCOMPARE(shown.current().path, QString::fromStdString(images.images()[1].path));
        QCOMPARE(child<QLabel>(w.page, "answer")->text(), answer);
        // The menu of one of them is of the study, and of that image's file.
        Q_EMIT strip->customContextMenuRequested(strip->visualRect(strip->model()->index(0, 0)).center());
        QCOMPARE(images.position(), 0);
        auto* menu = child<QMenu>(w.page, "predictionMenu");
        QVERIFY(menu->isVisible());
        menu->findChild<QAction*>(QStringLiteral("copyFileName"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QFileInfo(QString::fromStdString(images.image()->path)).fileName());
        menu->findChild<QAction*>(QStringLiteral("reference1"))->trigger();
        QCOMPARE(w.p.files()[0].reference, w.p.classes()[0]);
        delete menu;
        w.page.activateWindow();  // offscreen no system brings it back
        QVERIFY(QTest::qWaitForWindowActive(&w.page));
        QTest::keyClick(list, Qt::Key_Period);
        QCOMPARE(images.position(), 1);
        QTest::keyClick(list, Qt::Key_P);
        auto* play = child<QToolButton>(w.page, "unitPlay");
        QVERIFY(play->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(images.position() != 1, kPatienceMs);
        QTest::keyClick(list, Qt::Key_J);
        QVERIFY(!play->isChecked());
        QCOMPARE(list->currentIndex().row(), 1);
        QCOMPARE(images.position(), 0);
        QVERIFY(child<QLabel>(w.page, "applyStatus")->isVisible());
    }
};

QTEST_MAIN(TestApplyStudies)
#include "test_apply_studies.moc"
