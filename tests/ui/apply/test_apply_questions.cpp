// Apply with findings, numbers and several adapters at once, by real clicks and keys.
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "adapter/adapter_file.h"
#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "apply/predictions_model.h"
#include "apply/validation_presenter.h"
#include "backbone/catalogue.h"
#include "base/file_layer.h"
#include "case/case_presenter.h"
#include "case/case_view.h"
#include "evaluation/findings.h"
#include "evaluation/numbers.h"
#include "inference/predictor.h"
#include "jobs/job_runner.h"
#include "runs/figure_words.h"
#include "runs/run.h"
#include "runs/validate.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "tests/runs/brightness_project.h"
#include "tests/runs/question_project.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/control_tour.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr int kPatienceMs = 60000;
constexpr int kImages = 8;
}  // namespace

class TestApplyQuestions : public QObject {
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
        bool done() const { return int(p.files().size()) == kImages && p.waiting() == 0 && !p.predicting(); }
    };

    /// The page of the project with its images predicted by the adapter of a question.
    void predict(Window& w, const char* question) {
        const auto opened = [&] {
            if (!w.session.isOpen() && !w.jobs.running())
                w.session.open(QString::fromStdString(m_folder.path("p.fovea")));
            return w.session.isOpen() && !w.jobs.running() && !w.adapterOf(question).isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(opened(), kPatienceMs);
        w.p.chooseAdapter(w.adapterOf(question));
        QTRY_VERIFY_WITH_TIMEOUT(w.p.info() && w.p.info()->question.name == question, kPatienceMs);
        w.p.add({QString::fromStdString(m_folder.path("new"))});
        QTRY_VERIFY_WITH_TIMEOUT(w.done(), kPatienceMs);
    }
    static std::string number(const AppliedFile& f) {
        return f.path.section('/', -1).section('.', 0, 0).toStdString();
    }
    static void select(Window& w, int row) {
        auto* table = test::child<QTableView>(w.page, "predictions");
        table->selectRow(row);
        table->setFocus();
    }

private Q_SLOTS:
    void initTestCase() {
        // The adapters' backbone is one that the user has added.
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(m_folder.path("data")));
        QVERIFY(test::makeQuestionProject(m_folder.path(), 60));
        QVERIFY(backbone::addBackbone(m_folder.path("backbone")).ok());
        auto project = project::Project::open(m_folder.path("p.fovea"));
        QVERIFY(project.ok());
        auto settings = test::smallRun(m_folder.path());
        settings.epochs = 0;
        for (const std::int64_t question : {2, 3, 4}) {
            QVERIFY(project->useQuestion(question).ok());
            QVERIFY(runs::runTraining(*project, settings, false, systemFileLayer(), {}).ok());
        }
        // The same pictures elsewhere: to Apply they are new.
        QVERIFY(systemFileLayer()->makeFolders(m_folder.path("new")));
        const auto samples = project->samples().value();
        for (int i = 0; i < kImages; ++i) {
            const QString from = QString::fromStdString(samples[std::size_t(i * 7)].path);
            QVERIFY(QFile::copy(from, QString::fromStdString(m_folder.path("new/")) + from.section('/', -1)));
        }
    }

    /// Each says what it says alone, and stands in list, drawer and table.
    void severalAdaptersAnswerTogether() {
        Window w(m_folder.path("1.ini"));
        predict(w, "Findings");
        test::child<QToolButton>(w.page, "furtherAdapters")->click();
        auto* menu = test::child<QMenu>(w.page, "furtherMenu");
        QCOMPARE(menu->actions().size(), 2);
        for (const char* question : {"Grey", "Grade"}) {
            for (QAction* action : menu->actions())
                if (action->text().startsWith(QString::fromUtf8(question))) action->trigger();
            const std::size_t wanted = question[2] == 'e' ? 1 : 2;
            QTRY_COMPARE_WITH_TIMEOUT(w.p.choice().further().size(), wanted, kPatienceMs);
        }
        menu->hide();
        QTRY_VERIFY_WITH_TIMEOUT(w.done(), kPatienceMs);
        QCOMPARE(w.p.choice().further()[0].name, QStringLiteral("Grey"));
        const auto grey = inference::Predictor::load(w.adapterOf("Grey").toStdString());
        const auto grade = inference::Predictor::load(w.adapterOf("Grade").toStdString());
        QVERIFY(grey.ok() && grade.ok());
        auto* table = test::child<QTableView>(w.page, "predictions");
        const auto* model = w.page.findChild<PredictionsModel*>();
        QVERIFY(model);
        for (int i = 0; i < kImages; ++i) {
            const AppliedFile& f = w.p.files()[std::size_t(i)];
            QCOMPARE(f.further.size(), std::size_t(2));
            const auto alone = grey->predict(f.path.toStdString(), {}, false);
            const auto graded = grade->predict(f.path.toStdString(), {}, false);
            QVERIFY(alone.ok() && graded.ok());
            QCOMPARE(f.further[0].number->value, alone->number->value);
            QCOMPARE(f.further[1].probabilities, graded->probabilities);
            QVERIFY(f.further[0].predicted == -1 && f.further[1].predicted == graded->predicted);
            const QString words = roundedQuantity(alone->number->value, "grey values");
            QVERIFY(f.further[0].unlike ||
                    model->index(i, model->firstFurtherColumn()).data().toString().startsWith(words));
        }
        QCOMPARE(model->headerData(model->firstFurtherColumn(), Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Grey"));
        select(w, 0);
        const AppliedFile& first =
            w.p.files()[std::size_t(w.p.rowOf(model->idOf(table->model()->index(0, 0).row())))];
        QTRY_VERIFY_WITH_TIMEOUT(w.page.findChild<QLabel*>(QStringLiteral("further1")), kPatienceMs);
        QCOMPARE(test::child<QLabel>(w.page, "further1")->text(),
                 furtherWords(first.further[0], {}, w.p.choice().further()[0].info.question));
        // The saved table has them behind all that was there before.
        const QString csv = QString::fromStdString(m_folder.path("several.csv"));
        QSignalSpy written(&w.p, &ApplyPresenter::written);
        w.p.writeTable(csv);
        QVERIFY(written.wait(kPatienceMs));
        const std::string text = readTextFile(csv.toStdString()).value();
        const QString head = QString::fromStdString(text.substr(0, text.find('\r')));
        QVERIFY2(head.contains(QStringLiteral("Grey: prediction,Grey: low,Grey: high,Grade: prediction,")),
                 qPrintable(head));
        // Taken away, the images are predicted by the first alone.
        w.p.choice().setFurther(w.adapterOf("Grey"), false);
        w.p.choice().setFurther(w.adapterOf("Grade"), false);
        QTRY_VERIFY_WITH_TIMEOUT(w.done() && w.p.files()[0].further.empty(), kPatienceMs);
        QVERIFY(!w.page.findChild<QWidget*>(QStringLiteral("furtherAnswers"))->isVisibleTo(&w.page));
    }

    /// The map of the most probable finding, and of the one that is chosen by mouse and by key.
    void everyFindingHasItsMap() {
        constexpr int kDoubleClickMs = 20;
        QApplication::setDoubleClickInterval(kDoubleClickMs);
        QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
        Window w(m_folder.path("5.ini"));
        predict(w, "Findings");
        w.page.caseView().setDrawerOpen(true);
        select(w, 0);
        CasePresenter& shown = w.page.casePresenter();
        QTRY_VERIFY_WITH_TIMEOUT(shown.result(), kPatienceMs);
        auto* choice = test::child<QComboBox>(w.page, "mapFinding");
        QTRY_VERIFY(choice->isVisible());
        QCOMPARE(choice->count(), 3);
        QCOMPARE(shown.answer(), -1);
        const int probable = shown.result()->predicted, other = 1 - probable;
        const auto caption = [&](int finding) {
            return shown.mapCaption().contains(
                QStringLiteral("“%1”").arg(fromUtf8(w.p.classes()[std::size_t(finding)])));
        };
        shown.setMap(explain::MapKind::evidence);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.tokenMap().values.empty(), kPatienceMs);
        const auto ofProbable = shown.tokenMap().values;
        QVERIFY(caption(probable) && !caption(other));
        test::pick(choice, other + 1);
        QCOMPARE(shown.answer(), other);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.tokenMap().values.empty() && shown.tokenMap().values != ofProbable,
                                 kPatienceMs);
        QVERIFY(caption(other) && !caption(probable));
        const auto ofOther = shown.tokenMap().values;
        choice->setFocus();
        QTest::keyClick(choice, other > probable ? Qt::Key_Up : Qt::Key_Down);
        QCOMPARE(shown.answer(), probable);
        QTRY_VERIFY_WITH_TIMEOUT(shown.tokenMap().values != ofOther, kPatienceMs);
        // The next image is asked about the same finding; another adapter has others, or none.
        select(w, 1);
        QTRY_VERIFY_WITH_TIMEOUT(shown.result(), kPatienceMs);
        QCOMPARE(shown.answer(), probable);
        QCOMPARE(choice->currentData().toInt(), probable);
        w.p.chooseAdapter(w.adapterOf("Grey"));
        QTRY_VERIFY_WITH_TIMEOUT(w.p.kind() == AppliedKind::number && w.done(), kPatienceMs);
        select(w, 1);
        QTRY_VERIFY_WITH_TIMEOUT(shown.ofNumber(), kPatienceMs);
        QVERIFY(!choice->isVisible());
        QCOMPARE(shown.answer(), -1);
    }

    /// Where the validation images sufficed for one; else the number stands alone.
    void aNumberHasItsInterval() {
        adapter::QuestionAsked question;
        question.kind = "number";
        question.unit = "%";
        AppliedAnswer answer;
        answer.number = inference::NumberAnswer{61.4, 55.2, 67.6};
        QCOMPARE(appliedWords(answer, {}, question), QStringLiteral("61.4\u00a0% (55.2 to 67.6)"));
        QCOMPARE(furtherWords(answer, {}, question), appliedWords(answer, {}, question));
        answer.number->low = answer.number->high = std::nan("");
        QCOMPARE(appliedWords(answer, {}, question), QStringLiteral("61.4\u00a0%"));
    }

    /// By keys, one image after the other: the figures are those of the core on the same answers.
    void knownFindings() {
        Window w(m_folder.path("2.ini"));
        predict(w, "Findings");
        QCOMPARE(w.p.classes(), (std::vector<std::string>{"bright", "rough"}));
        select(w, 0);
        const qint64 id = w.p.files()[0].id;
        const auto reference = [&] { return w.p.files()[std::size_t(w.p.rowOf(id))].reference; };
        QTest::keyClick(&w.page, Qt::Key_1);
        QCOMPARE(reference(), std::string("bright=yes"));
        QTest::keyClick(&w.page, Qt::Key_2, Qt::ShiftModifier);
        QCOMPARE(reference(), std::string("bright=yes|rough=no"));
        QTest::keyClick(&w.page, Qt::Key_1);
        QCOMPARE(reference(), std::string("bright=no|rough=no"));
        QTest::keyClick(&w.page, Qt::Key_1);
        QCOMPARE(reference(), std::string("rough=no"));
        QTest::keyClick(&w.page, Qt::Key_Backspace);
        QVERIFY(reference().empty());
        // All from a table with a column for each finding, written otherwise.
        std::string csv = "file,Rough,BRIGHT,other\r\n";
        for (const AppliedFile& f : w.p.files()) {
            const int i = std::stoi(number(f)) - 1000;
            csv += number(f) + ".png," +
                   (i == 0           ? ""
                    : i / 2 % 2 == 0 ? "1"
                                     : "0") +
                   "," + (i % 2 == 0 ? "1" : "0") + ",1\r\n";
        }
        const std::string path = m_folder.path("findings.csv");
        QVERIFY(systemFileLayer()->writeAtomically(path, csv).ok());
        w.page.validation().readTable(QString::fromStdString(path));
        const auto& figures = w.page.validation().figures();
        QTRY_VERIFY_WITH_TIMEOUT(figures.references == kImages && !figures.estimates.empty(), kPatienceMs);
        QCOMPARE(figures.images, kImages);
        evaluation::FindingPredictions expected;
        expected.findings = w.p.classes();
        const evaluation::Thresholds points = inference::thresholdsOf(*w.p.info());
        for (const AppliedFile& f : w.p.files()) {
            const int i = std::stoi(number(f)) - 1000;
            expected.truth.push_back(i % 2 == 0);
            expected.truth.push_back(i == 0 ? evaluation::kNotStated : i / 2 % 2 == 0);
            expected.probabilities.insert(expected.probabilities.end(), f.probabilities.begin(),
                                          f.probabilities.end());
            expected.patients.emplace_back();
        }
        const auto all =
            evaluation::findingsFigures(expected, {{points.of("bright")->value, points.of("rough")->value}});
        QVERIFY(all.ok());
        QCOMPARE(figures.estimates.at("auc").value, all->macroAuc.value);
        QCOMPARE(figures.estimates.at("sensitivity").low, all->macroSensitivity.low);
        QCOMPARE(figures.estimates.at("exact_match").value, all->exactMatch.value);
        QVERIFY(w.page.validation().lines().join(u' ').contains(QStringLiteral("All findings right")));
    }

    void knownNumbers() {
        Window w(m_folder.path("3.ini"));
        predict(w, "Grey");
        auto* field = test::child<QLineEdit>(w.page, "numberReference");
        QVERIFY(field->isVisible());
        select(w, 0);
        const qint64 id = w.p.files()[0].id;
        const auto reference = [&] { return w.p.files()[std::size_t(w.p.rowOf(id))].reference; };
        // A digit begins it; Esc leaves it as it was; what is not possible is refused.
        QTest::keyClick(&w.page, Qt::Key_9);
        QTRY_VERIFY(field->hasFocus());
        QCOMPARE(field->text(), QStringLiteral("9"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(reference().empty() && !field->hasFocus());
        QTest::keyClick(&w.page, Qt::Key_9);
        QTest::keyClicks(field, QStringLiteral("99"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(reference().empty());
        field->setText(QStringLiteral("98,5"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(reference(), std::string("98.5"));
        auto* table = test::child<QTableView>(w.page, "predictions");
        QCOMPARE(table->currentIndex().row(), 1);  // on to the next
        QVERIFY(table->model()
                    ->index(0, PredictionsModel::referenceColumn)
                    .data()
                    .toString()
                    .startsWith(QStringLiteral("98.5")));
        // All from a table whose column is called as the question is.
        std::string csv = "image;grey\r\n";
        double sum = 0;
        for (std::size_t i = 0; i < w.p.files().size(); ++i) {
            const double truth = 60 + 10 * double(i) + 0.5;
            QString cell = QString::number(truth).replace(QLatin1Char('.'), QLatin1Char(','));
            csv += number(w.p.files()[i]) + ".png;" + cell.toStdString() + "\r\n";
            sum += std::abs(w.p.files()[i].number->value - truth);
        }
        const std::string path = m_folder.path("numbers.csv");
        QVERIFY(systemFileLayer()->writeAtomically(path, csv).ok());
        w.page.validation().readTable(QString::fromStdString(path));
        const auto& figures = w.page.validation().figures();
        QTRY_VERIFY_WITH_TIMEOUT(figures.references == kImages && !figures.estimates.empty(), kPatienceMs);
        QVERIFY(std::abs(figures.estimates.at("mae").value - sum / kImages) < 1e-9);
        const QString said = w.page.validation().lines().join(u' ');
        QVERIFY2(said.contains(QStringLiteral("Mean absolute error ") +
                               roundedQuantity(sum / kImages, "grey values")),
                 qPrintable(said));
    }

    /// External validation of what is no class, from answers that neither folders nor a table say.
    void knownFindingsAndNumbersAreJudged() {
        const auto pictures = [&](const std::string& name) {
            std::vector<std::string> files;
            for (int i = 0; i < kImages; ++i) {
                Random random{std::uint64_t(7000 + i)};
                imaging::Pixels pixels{64, 64, 1, std::vector<std::uint8_t>(64 * 64)};
                for (auto& v : pixels.data) v = std::uint8_t(40 + 20 * i + int(random.below(12)));
                files.push_back(m_folder.path(name + std::to_string(i) + ".png"));
                if (!imaging::writePng(files.back(), pixels, *systemFileLayer())) qFatal("not written");
            }
            return files;
        };
        const std::vector<std::string> files = pictures("judged");
        const auto validated = [&](const char* run, const std::function<std::string(int)>& answer) {
            // Away from its project, which another window may have.
            runs::ValidationRequest request;
            request.adapter = m_folder.path(std::string("away") + run + ".safetensors");
            if (!QFile::copy(QString::fromStdString(
                                 m_folder.path(std::string("p.fovea/runs/") + run + "/adapter.safetensors")),
                             QString::fromStdString(request.adapter)))
                qFatal("no adapter");
            for (int i = 0; i < kImages; ++i) request.known.push_back({files[std::size_t(i)], 0, answer(i)});
            auto judged = runs::validateAdapter(request, {});
            if (!judged) qFatal("%s", errorMessage(judged.error()).c_str());
            return std::move(*judged);
        };
        const auto findings = validated("1", [](int i) {
            return std::string(i % 2 == 0 ? "bright=yes" : "bright=no") + (i < 4    ? ""
                                                                           : i == 5 ? "|rough=yes"
                                                                                    : "|rough=no");
        });
        QCOMPARE(findings.samples.size(), std::size_t(kImages));
        QCOMPARE(findings.classes, (std::vector<std::string>{"bright", "rough"}));
        QCOMPARE(findings.findings[0].predictions.truth, (std::vector<int>{1, 0, 1, 0, 1, 0, 1, 0}));
        QCOMPARE(findings.findings[1].predictions.truth, (std::vector<int>{0, 1, 0, 0}));
        const auto numbers =
            validated("2", [](int i) { return i == 0 ? std::string() : std::to_string(50 + i); });
        QCOMPARE(numbers.predicted.numbers.truth, (std::vector<double>{51, 52, 53, 54, 55, 56, 57}));
        QVERIFY(numbers.number.has_value());
    }

    /// Too few images a class for answer sets is said in the head, once; no row has a ring.
    void tooFewIsSaidOnce() {
        Window w(m_folder.path("4.ini"));
        predict(w, "Grade");
        QVERIFY(w.p.info()->tuning.setScores);
        auto info = *w.p.info();
        const auto sets = evaluation::answerSets(*info.tuning.setScores, evaluation::kUsualCoverage);
        QVERIFY(sets.ok() && sets->known());
        const QString enough = test::child<QLabel>(w.page, "adapterFacts")->accessibleName();
        QVERIFY2(!enough.contains(QStringLiteral("too few")), qPrintable(enough));
        // The same adapter with scores of one patient a class.
        auto loaded = adapter::loadAdapter(w.p.adapter().toStdString());
        QVERIFY(loaded.ok());
        for (auto& c : loaded->info.tuning.setScores->classes) {
            c.patients = c.images = 1;
            c.scores.resize(1);
        }
        const std::string path = m_folder.path("few.safetensors");
        QVERIFY(adapter::saveAdapter(path, loaded->info, loaded->network, *systemFileLayer()).ok());
        w.p.chooseAdapter(QString::fromStdString(path));
        QTRY_VERIFY_WITH_TIMEOUT(w.p.info() && w.done(), kPatienceMs);
        const QString few = test::child<QLabel>(w.page, "adapterFacts")->accessibleName();
        QVERIFY2(few.contains(QStringLiteral("too few cases to call any uncertain")), qPrintable(few));
        for (const AppliedFile& f : w.p.files()) QVERIFY(!f.uncertain());
    }
};

QTEST_MAIN(TestApplyQuestions)
#include "test_apply_questions.moc"
