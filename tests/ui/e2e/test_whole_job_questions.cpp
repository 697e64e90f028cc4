// The whole job with a question of every kind by clicks and keys: one table brings them in, images are
// labelled, all are trained by one button, inspected, and applied.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <set>

#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "data/data_page.h"
#include "data/data_presenter.h"
#include "data/grid_view.h"
#include "data/label_table_dialog.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "jobs/job_runner.h"
#include "pages.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "tests/runs/question_project.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/control_tour.h"
#include "text/translations.h"
#include "train/question_runs.h"
#include "train/train_page.h"
#include "train/train_presenter.h"
#include "widgets/file_chooser.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr int kImages = 48;
constexpr int kPatienceMs = 20000;
}  // namespace

class TestWholeJobQuestions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void oneTableBringsThemIn();
    void imagesAreLabelledByKey();
    void oneButtonTrainsAll();
    void eachIsInspected();
    void eachIsApplied();
    void cleanupTestCase();

private:
    template <class T>
    T* find(const char* name) {
        for (T* one : m_window->findChildren<T*>(QLatin1String(name)))
            if (one->isVisible()) return one;
        qFatal("no %s in sight", name);
    }
    void click(const char* name) { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    /// By the list in the head of the page that is shown.
    void choose(const std::string& question) {
        auto* box = find<QComboBox>("questionChoice");
        // What a question looks at is evaluated before the next can be chosen.
        const auto ready = [&] { return box->isEnabled() && !m_session.busy() && !m_jobs.running(); };
        for (int i = 0; i < box->count() && m_session.question().name != question; ++i) {
            QTRY_VERIFY_WITH_TIMEOUT(ready(), kPatienceMs);
            box->setFocus();
            QTest::keyClick(box, i == 0 ? Qt::Key_Home : Qt::Key_Down);
            QTRY_VERIFY_WITH_TIMEOUT(ready(), kPatienceMs);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_session.question().name, question, kPatienceMs);
    }
    QString path(const char* name) const { return QString::fromStdString(m_temporary.path(name)); }

    test::TemporaryFolder m_temporary;
    JobRunner m_jobs;
    ProjectSession m_session{m_jobs};
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    const std::vector<std::string> m_questions{"Diagnosis", "Looks", "grey", "stage"};
};

void TestWholeJobQuestions::initTestCase() {
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"})
        QVERIFY(qputenv(name, path("home").toUtf8()));
    QVERIFY(test::makeQuestionProject(m_temporary.path(), kImages));
    auto made = project::Project::open(m_temporary.path("p.fovea"));
    QVERIFY(made.ok());
    const auto samples = made->samples();
    QVERIFY(samples.ok());
    QFile table(path("images/labels.csv"));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("file,diagnosis,bright,rough,grey,stage\n");
    for (const dataset::Sample& s : *samples) {
        const auto stated = dataset::findingsFromText(s.answers.at("Findings"), {"bright", "rough", "never"});
        QVERIFY(stated.ok());
        const auto mark = [&](const char* finding) {
            const auto it = stated->find(finding);
            return it == stated->end() ? QByteArray() : QByteArray(it->second ? "1" : "0");
        };
        const auto grey = s.answers.find("Grey");
        table.write(QByteArray::fromStdString(s.path.substr(s.path.rfind("images/") + 7)) + ',' +
                    QByteArray::fromStdString(s.label) + ',' + mark("bright") + ',' + mark("rough") + ',' +
                    (grey == s.answers.end() ? QByteArray() : QByteArray::fromStdString(grey->second)) + ',' +
                    (s.label == "bright" ? "1" : "0") + '\n');
    }
    table.close();
    m_settings = std::make_unique<Settings>();
    installTranslations(*qApp);
    applyTheme(*qApp, ThemeMode::light);
    m_window = std::make_unique<MainWindow>(m_session, m_jobs, *m_settings);
    m_window->setPages(gui::makePageFactory());
    m_window->resize(1280, 860);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestWholeJobQuestions::oneTableBringsThemIn() {
    click("newProject");
    QTest::keyClicks(find<QWidget>("projectName"), QStringLiteral("Kinds"));
    setNextChosenFiles({path("")});
    click("projectLocation");
    click("createProject");
    QTRY_VERIFY(m_session.isOpen() && !m_jobs.running());
    setNextChosenFiles({path("images/labels.csv")});
    click("emptyOtherAction1");
    QTRY_VERIFY(m_window->findChild<LabelTableDialog*>());
    LabelTableDialog& dialog = *m_window->findChild<LabelTableDialog*>();
    LabelTablePresenter& presenter = dialog.presenter();
    const auto settled = [&] { return !presenter.busy(); };
    QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatienceMs);
    QCOMPARE(presenter.role(LabelTablePresenter::Role::label), 1);
    for (int i = 0; i < int(presenter.proposed().size()); ++i) {
        auto* take = dialog.findChild<QCheckBox*>(QStringLiteral("takeQuestion-%1").arg(i));
        QVERIFY(take);
        if (!take->isChecked()) QTest::mouseClick(take, Qt::LeftButton, {}, QPoint(8, take->height() / 2));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && presenter.proposed()[std::size_t(i)].taken, kPatienceMs);
        const auto& columns = presenter.proposed()[std::size_t(i)].columns;
        if (columns.columns.size() > 1) {
            QCOMPARE(columns.kind, dataset::QuestionKind::findings);
            auto* name = dialog.findChild<QWidget*>(QStringLiteral("questionName-%1").arg(i));
            name->setFocus();
            QTest::keySequence(name, QKeySequence::SelectAll);
            QTest::keyClicks(name, QStringLiteral("Looks"));
            QTest::keyClick(name, Qt::Key_Tab);
        } else if (columns.name == "stage") {
            auto* kind = dialog.findChild<QComboBox*>(QStringLiteral("questionKind-%1").arg(i));
            kind->setFocus();
            QTest::keyClick(kind, Qt::Key_Home);
            QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatienceMs);
            QTest::keyClick(kind, Qt::Key_Down);  // grades
        }
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatienceMs);
    }
    auto* import = dialog.findChild<QPushButton*>(QStringLiteral("importTable"));
    QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled(), kPatienceMs);
    QTest::mouseClick(import, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(int(m_session.samples().size()), kImages, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!m_session.busy(), kPatienceMs);
    std::vector<std::string> names;
    for (const dataset::Question& question : m_session.questions()) names.push_back(question.name);
    std::sort(names.begin(), names.end());
    QCOMPARE(names, (std::vector<std::string>{"Diagnosis", "Looks", "grey", "stage"}));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestWholeJobQuestions::imagesAreLabelledByKey() {
    DataPage& page = m_window->dataPage();
    const std::int64_t id = m_session.samples()[5].id;
    const auto label = [&] { return m_session.samples()[std::size_t(m_session.rowOf(id))].label; };
    for (const std::string& question : m_questions) {
        choose(question);
        page.showSample(id);
        page.grid().setFocus();
        const std::string before = label();
        if (question == "grey") {
            for (const auto key : {Qt::Key_9, Qt::Key_7, Qt::Key_Return}) test::typeKey(key);
            QCOMPARE(label(), std::string("97"));
        } else {
            test::typeKey(Qt::Key_1);
            if (label() == before) {  // it had the first answer
                page.showSample(id);
                page.grid().setFocus();
                test::typeKey(Qt::Key_2);
            }
            QVERIFY(label() != before);
        }
        auto* undo = find<QToolButton>("undo");
        QTRY_VERIFY_WITH_TIMEOUT(undo->isEnabled(), kPatienceMs);
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(label(), before, kPatienceMs);
    }
}

void TestWholeJobQuestions::oneButtonTrainsAll() {
    click("continueToTraining");
    auto* page = m_window->findChild<TrainPage*>();
    QVERIFY(page && page->isVisible());
    auto* readOut = find<QRadioButton>("preset_readout");
    QTest::mouseClick(readOut, Qt::LeftButton, {}, QPoint(8, readOut->height() / 2));
    click("advanced");
    auto* resolution = find<QSpinBox>("resolution");
    resolution->setFocus();
    resolution->selectAll();
    QTest::keyClicks(resolution, QStringLiteral("128"));
    QTest::keyClick(resolution, Qt::Key_Return);
    auto* all = find<QPushButton>("trainAllQuestions");
    QTRY_VERIFY_WITH_TIMEOUT(all->isEnabled() && !m_jobs.running(), kPatienceMs);
    QTest::mouseClick(all, Qt::LeftButton);
    QuestionRuns& questions = page->presenter().questions();
    QTRY_VERIFY_WITH_TIMEOUT(!questions.active() && !m_jobs.running(), 2 * kPatienceMs);
    QCOMPARE(questions.rows().size(), m_questions.size());
    for (const QuestionRuns::Row& row : questions.rows())
        QVERIFY2(row.state == QuestionRuns::State::done,
                 qPrintable(row.title + QStringLiteral(": ") + row.words));
}

void TestWholeJobQuestions::eachIsInspected() {
    QTest::mouseClick(&m_window->rail().button(StepRail::inspect), Qt::LeftButton);
    auto* page = m_window->findChild<InspectPage*>();
    QVERIFY(page);
    QTRY_VERIFY(page->isVisible());
    for (const std::string& question : m_questions) {
        choose(question);
        QTRY_VERIFY_WITH_TIMEOUT(page->presenter().whole() && !m_jobs.running(), kPatienceMs);
        QCOMPARE(page->presenter().runs().size(), std::size_t(1));
        QCOMPARE(page->presenter().ofFindings(), question == "Looks");
        QCOMPARE(page->presenter().ofNumber(), question == "grey");
    }
}

void TestWholeJobQuestions::eachIsApplied() {
    QTest::mouseClick(&m_window->rail().button(StepRail::apply), Qt::LeftButton);
    auto* page = m_window->findChild<ApplyPage*>();
    QVERIFY(page);
    QTRY_VERIFY(page->isVisible());
    ApplyPresenter& presenter = page->presenter();
    QCOMPARE(presenter.choice().entries().size(), m_questions.size());
    presenter.add({path("images/bright")});
    std::set<AppliedKind> kinds;
    for (const AdapterChoice::Entry& entry : std::vector(presenter.choice().entries())) {
        presenter.chooseAdapter(entry.path);
        QTRY_VERIFY_WITH_TIMEOUT(presenter.info() && !presenter.files().empty() && presenter.waiting() == 0,
                                 kPatienceMs);
        kinds.insert(presenter.kind());
        auto* table = find<QTableView>("predictions");
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QString said = table->model()->index(row, 2).data().toString();
            QVERIFY2(!said.isEmpty(), qPrintable(entry.title));
        }
    }
    QCOMPARE(kinds.size(), std::size_t(3));
}

void TestWholeJobQuestions::cleanupTestCase() {
    m_window->close();
    QTRY_VERIFY(!m_jobs.running());
    m_window.reset();
}

QTEST_MAIN(TestWholeJobQuestions)
#include "test_whole_job_questions.moc"
