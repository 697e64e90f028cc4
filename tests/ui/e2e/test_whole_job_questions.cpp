// The whole job with a question of every kind by clicks and keys: one table brings them in, images are
// labelled, all are trained by one button, inspected, and applied.
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
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
#include "data/study_dialog.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "project/study.h"
#include "tests/runs/question_project.h"
#include "tests/ui/support/control_tour.h"
#include "tests/ui/support/from_project.h"
#include "tests/ui/support/whole_job_test.h"
#include "train/question_runs.h"
#include "train/train_page.h"
#include "train/train_presenter.h"
#include "widgets/file_chooser.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
constexpr int kImages = 48;
constexpr int kPatienceMs = 20000;
constexpr int kDoubleClickMs = 20;
}  // namespace

class TestWholeJobQuestions : public test::WholeJobTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void oneTableBringsThemIn();
    void imagesAreLabelledByKey();
    void imagesAreLabelledByMouse();
    void theStudySheetIsKeptByOneKey();
    void oneButtonTrainsAll();
    void eachIsInspected();
    void eachIsApplied();
    void cleanupTestCase();

private:
    void click(const char* name) { QTest::mouseClick(find(name), Qt::LeftButton); }
    void chooseFromMenu(const char* button, const char* entry) {
        click(button);
        QMenu* menu = nullptr;
        QTRY_VERIFY((menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())));
        auto* action = menu->findChild<QAction*>(QLatin1String(entry));
        QVERIFY2(action && action->isEnabled(), entry);
        test::clickAt(menu, menu->actionGeometry(action).center());
    }
    /// By the list in the head of the page that is shown.
    void choose(const std::string& question) {
        auto* box = find<QComboBox>("questionChoice");
        // What a question looks at is evaluated before the next can be chosen.
        const auto ready = [&] { return box->isEnabled() && !m_session.busy() && !m_jobs.running(); };
        QTRY_VERIFY_WITH_TIMEOUT(ready(), kPatienceMs);
        for (const dataset::Question& one : std::vector(m_session.questions()))
            if (one.name == question && m_session.question().name != question)
                test::pick(box, box->findData(qlonglong(one.id)));
        QTRY_COMPARE_WITH_TIMEOUT(m_session.question().name, question, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(ready(), kPatienceMs);
    }
    std::string labelOf(std::int64_t id) const {
        return m_session.samples()[std::size_t(m_session.rowOf(id))].label;
    }
    void undo() {
        auto* button = find<QToolButton>("undo");
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), kPatienceMs);
        QTest::mouseClick(button, Qt::LeftButton);
    }

    const std::vector<std::string> m_questions{"Diagnosis", "Looks", "grey", "stage"};
    const QString m_use = QStringLiteral("A test of the whole job, of no use to anybody");
};

void TestWholeJobQuestions::initTestCase() {
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
    QApplication::setDoubleClickInterval(kDoubleClickMs);
    QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
    openWindow({1280, 860});
}

void TestWholeJobQuestions::oneTableBringsThemIn() {
    click("newProject");
    QTest::keyClicks(find<QWidget>("projectName"), QStringLiteral("Kinds"));
    createProject([this](const char* name) { click(name); });
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
            test::pick(kind, kind->findData(int(dataset::QuestionKind::grades)));
            QTRY_VERIFY_WITH_TIMEOUT(settled() && presenter.proposed()[std::size_t(i)].columns.kind ==
                                                      dataset::QuestionKind::grades,
                                     kPatienceMs);
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
    front();
}

void TestWholeJobQuestions::imagesAreLabelledByKey() {
    DataPage& page = m_window->dataPage();
    const std::int64_t id = m_session.samples()[5].id;
    for (const std::string& question : m_questions) {
        choose(question);
        front();
        const std::string before = labelOf(id);
        // As somebody who sees that nothing happened: on a busy machine the list may still be changing.
        const auto type = [&](const std::vector<Qt::Key>& keys) {
            page.showSample(id);
            page.grid().setFocus();
            for (const Qt::Key key : keys) test::typeKey(key);
            return labelOf(id) != before;
        };
        const bool changed = QTest::qWaitFor(
            [&] {
                if (question == "grey") return type({Qt::Key_9, Qt::Key_7, Qt::Key_Return});
                return type({Qt::Key_1}) || type({Qt::Key_2});  // it had the first answer
            },
            kPatienceMs);
        const QWidget* const keys = QApplication::focusWidget();
        QVERIFY2(changed, (question + ", \"" + before + "\"; keys go to " +
                           (keys ? keys->objectName().toStdString() : "nobody"))
                              .c_str());
        if (question == "grey") QCOMPARE(labelOf(id), std::string("97"));
        undo();
        QTRY_COMPARE_WITH_TIMEOUT(labelOf(id), before, kPatienceMs);
    }
}

/// Below the image: a list of classes or grades, chips of findings, a field for a number.
void TestWholeJobQuestions::imagesAreLabelledByMouse() {
    DataPage& page = m_window->dataPage();
    const std::int64_t id = m_session.samples()[5].id;
    for (const std::string& question : m_questions) {
        choose(question);
        page.showSample(id);
        const std::string before = labelOf(id);
        if (question == "grey") {
            auto* number = find<QLineEdit>("numberAnswer");
            QTest::mouseClick(number, Qt::LeftButton);
            number->selectAll();
            for (const auto key : {Qt::Key_8, Qt::Key_3, Qt::Key_Return}) QTest::keyClick(number, key);
            QCOMPARE(labelOf(id), std::string("83"));
        } else if (question == "Looks") {
            click("finding-bright");
        } else {
            auto* answers = find<QComboBox>("diagnosis");
            test::pick(answers, answers->itemText(0).toStdString() == before ? 1 : 0);
        }
        QVERIFY(labelOf(id) != before);
        undo();
        QTRY_COMPARE_WITH_TIMEOUT(labelOf(id), before, kPatienceMs);
    }
}

/// One answer is typed; what the images say of themselves stands there; Ctrl+Enter takes all of it. What is
/// left open is said to be open where the report has its place, see eachIsInspected().
void TestWholeJobQuestions::theStudySheetIsKeptByOneKey() {
    click("aboutStudy");
    QPointer<StudyDialog> sheet;
    QTRY_VERIFY((sheet = m_window->findChild<StudyDialog*>()) && sheet->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(sheet.data()));
    const auto field = [&](const char* name) {
        return sheet->findChild<QPlainTextEdit*>(QLatin1String(name));
    };
    auto *use = field("study_intended_use"), *chosen = field("study_eligibility");
    QVERIFY(use && chosen);
    QTRY_VERIFY_WITH_TIMEOUT(!chosen->toPlainText().isEmpty(), kPatienceMs);
    QVERIFY(chosen->toPlainText().contains(QString::number(kImages)));
    QVERIFY(use->toPlainText().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(sheet->findChild<QPushButton*>(QStringLiteral("keepStudy"))->isEnabled(),
                             kPatienceMs);
    QTest::mouseClick(use->viewport(), Qt::LeftButton);
    QTRY_VERIFY(use->hasFocus());
    QTest::keyClicks(use, m_use);
    const std::string proposed = chosen->toPlainText().toStdString();
    test::typeKey(Qt::CTRL | Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!sheet, kPatienceMs);
    const auto kept = test::fromProject<project::Study>(
        m_session, [](const project::Project& project) { return project::study(project); });
    QVERIFY(kept.ok());
    QCOMPARE(kept->intendedUse, m_use.toStdString());
    QCOMPARE(kept->eligibility, proposed);
    QVERIFY(kept->ethics.empty() && kept->limitations.empty());
    front();
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
    // What was said on the sheet stands in the report, and what was not is asked for.
    choose("Diagnosis");
    QTRY_VERIFY_WITH_TIMEOUT(page->presenter().whole() && !m_jobs.running(), kPatienceMs);
    QSignalSpy written(&page->presenter(), &InspectPresenter::written);
    page->presenter().writeReport(path("report.html"));
    QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, 3 * kPatienceMs);
    QFile report(path("report.html"));
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QByteArray html = report.readAll();
    const auto kept = test::fromProject<project::Study>(
        m_session, [](const project::Project& project) { return project::study(project); });
    QVERIFY(kept.ok());
    int open = 0;
    for (const project::StudyQuestion& asked : project::studyQuestions()) {
        const std::string& answer = (*kept).*asked.answer;
        open += answer.empty();
        QVERIFY2(answer.empty() || html.contains(QByteArray::fromStdString(answer)), asked.key);
    }
    QVERIFY(open >= 4 && open < int(project::studyQuestions().size()));
    QCOMPARE(html.count("<strong>To be completed:</strong>"), qsizetype(open));
    QTRY_VERIFY_WITH_TIMEOUT(!m_jobs.running(), kPatienceMs);
}

void TestWholeJobQuestions::eachIsApplied() {
    QTest::mouseClick(&m_window->rail().button(StepRail::apply), Qt::LeftButton);
    auto* page = m_window->findChild<ApplyPage*>();
    QVERIFY(page);
    QTRY_VERIFY(page->isVisible());
    ApplyPresenter& presenter = page->presenter();
    QCOMPARE(presenter.choice().entries().size(), m_questions.size());
    std::set<AppliedKind> kinds;
    for (const AdapterChoice::Entry& entry : std::vector(presenter.choice().entries())) {
        auto* adapters = find<QComboBox>("adapters");
        test::pick(adapters, adapters->findData(entry.path));
        QTRY_VERIFY_WITH_TIMEOUT(presenter.adapter() == entry.path && presenter.info(), kPatienceMs);
        if (kinds.empty()) {
            setNextChosenFiles({path("images/bright")});
            chooseFromMenu("addImages", "addFolder");
            front();
        }
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
    closeWindow();
}

QTEST_MAIN(TestWholeJobQuestions)
#include "test_whole_job_questions.moc"
