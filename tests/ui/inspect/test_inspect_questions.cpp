// Inspect for findings and numbers: figures, plots, cases, the switch, by real clicks and keys.
#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <span>

#include "backbone/catalogue.h"
#include "case/case_answer.h"
#include "case/case_picture.h"
#include "case/case_presenter.h"
#include "case/case_view.h"
#include "inspect/cases_presenter.h"
#include "inspect/figures.h"
#include "inspect/findings_presenter.h"
#include "inspect/inspect_page.h"
#include "inspect/inspect_presenter.h"
#include "inspect/number_page.h"
#include "inspect/number_presenter.h"
#include "inspect/summary_presenter.h"
#include "plots/number_plot.h"
#include "runs/faithfulness.h"
#include "runs/figure_words.h"
#include "runs/run.h"
#include "settings/settings.h"
#include "tests/runs/brightness_project.h"
#include "tests/runs/question_project.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/control_tour.h"
#include "tests/ui/support/inspect_project.h"

using namespace fovea;
using namespace fovea::ui;
using test::ControlTour;

namespace {

constexpr int kPatienceMs = 60000;

struct Window {
    Settings settings;
    JobRunner jobs;
    ProjectSession session{jobs};
    InspectPage page{session, jobs, settings};

    explicit Window(const std::string& ini) : settings(QString::fromStdString(ini)) {
        page.resize(1300, 860);
        page.show();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("no window");
    }
    InspectPresenter& inspect() { return page.presenter(); }
    bool idle() { return !jobs.running() && !session.busy(); }
    bool opened(const std::string& project) {
        if (!session.isOpen() && !jobs.running()) session.open(QString::fromStdString(project));
        return session.isOpen() && idle();
    }
    void ask(const char* question) {
        for (const dataset::Question& q : session.questions())
            if (q.name == question) session.useQuestion(q.id);
    }
    template <class T = QWidget>
    T* find(const char* name) {
        auto* widget = page.findChild<T*>(QString::fromUtf8(name));
        if (!widget) qFatal("no %s", name);
        return widget;
    }
};

}  // namespace

class TestInspectQuestions : public QObject {
    Q_OBJECT
    test::TemporaryFolder m_folder;

    void open(Window& w, const char* question) {
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(m_folder.path("p.fovea")), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT((w.ask(question), w.session.question().name == question), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(w.inspect().whole() && w.idle(), kPatienceMs);
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
    }

    void aQuestionWithoutTrainingsSaysSo() {
        Window w(m_folder.path("0.ini"));
        QTRY_VERIFY_WITH_TIMEOUT(w.opened(m_folder.path("p.fovea")), kPatienceMs);
        QVERIFY(w.inspect().runs().empty());
        // And yet another one can be chosen there.
        QComboBox* choice = nullptr;
        for (QComboBox* box : w.page.findChildren<QComboBox*>(QStringLiteral("questionChoice")))
            if (box->isVisible()) choice = box;
        QVERIFY(choice);
        choice->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(choice->isEnabled(), kPatienceMs);
        test::typeKey(Qt::Key_F4);
        QTRY_COMPARE(w.session.question().name, std::string("Findings"));
        QTRY_COMPARE(w.inspect().runs().size(), std::size_t(1));
    }

    void findingsStandBesideEachOther() {
        Window w(m_folder.path("1.ini"));
        open(w, "Findings");
        const FindingsPresenter presenter(w.inspect());
        const auto rows = presenter.rows();
        const runs::Evaluation& all = *w.inspect().whole();
        QCOMPARE(all.findings.size(), std::size_t(2));  // what nobody has cannot be learned
        QCOMPARE(int(rows.size()), 4);
        QCOMPARE(rows[0].name, QStringLiteral("bright"));
        QCOMPARE(rows[1].cells[0].value, decimalWords(all.together->each[1].auc.value, 2));
        QCOMPARE(rows[2].cells[0].value, decimalWords(all.together->macroAuc.value, 2));
        QVERIFY(presenter.table().contains(QStringLiteral("bright\t")));
        QVERIFY(!presenter.exactWords().isEmpty());
        // One is looked at: its figures are those of two classes, by its name.
        QCOMPARE(w.inspect().finding(), 0);
        QCOMPARE(w.inspect().evaluation(), &all.findings[0]);
        QCOMPARE(w.inspect().className("yes"), QStringLiteral("bright"));
        QCOMPARE(w.inspect().className("no"), QStringLiteral("not bright"));
        ControlTour tour({QStringLiteral("findingsCard"), QStringLiteral("inspectHead")});
        auto* table = w.find<QTableWidget>("findingsTable");
        const auto looksAt = [&](int finding) {
            return [&w, finding] { return w.inspect().finding() == finding; };
        };
        tour.byMouse(
            table,
            [&] {
                const QRect row = table->visualRect(table->model()->index(1, 0));
                test::clickAt(table->viewport(), row.center());
            },
            looksAt(1));
        auto* choice = w.find<QComboBox>("findingChoice");
        QCOMPARE(choice->currentText(), QStringLiteral("rough"));
        QCOMPARE(w.inspect().evaluation(), &all.findings[1]);
        tour.byKey(choice, Qt::Key_Up, looksAt(0));
        tour.byMouse(
            choice,
            [&] {
                test::clickAt(choice, choice->rect().center());
                test::typeKey(Qt::Key_Down);
                test::typeKey(Qt::Key_Return);
            },
            looksAt(1));
        tour.byKey(
            table,
            [&] {
                table->setCurrentCell(0, 0);
                test::typeKey(Qt::Key_Return);
            },
            looksAt(0));
        const auto copied = [] {
            return QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Finding\t"));
        };
        auto* copy = w.find<QAbstractButton>("copyFindings");
        QGuiApplication::clipboard()->clear();
        tour.byMouse(copy, copied);
        QGuiApplication::clipboard()->clear();
        tour.byKey(copy, Qt::Key_Space, copied);
        QCOMPARE(tour.takeWrong().join(u'\n'), QString());
    }

    void anImageHasAllItsFindings() {
        Window w(m_folder.path("2.ini"));
        open(w, "Findings");
        w.inspect().setFinding(1);
        w.page.setTab(InspectPage::cases);
        CasePresenter& shown = w.page.casePresenter();
        QTRY_VERIFY_WITH_TIMEOUT(shown.result(), kPatienceMs);
        QCOMPARE(shown.answer(), 1);
        QCOMPARE(shown.thresholds().size(), std::size_t(2));
        const auto rows = answerRows(shown, {});
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(rows[0].threshold > 0 && rows[1].threshold > 0);
        // The reference is all that is stated, of the image, not only of that finding.
        QVERIFY2(shown.current().recorded.contains(QStringLiteral("bright=")),
                 qPrintable(shown.current().recorded));
        for (const auto& row : rows) QCOMPARE(row.predicted, row.probability >= row.threshold);
        QVERIFY(!verdictText(shown).isEmpty());
        // Evidence is told of the chosen one.
        shown.setMap(explain::MapKind::evidence);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.tokenMap().values.empty(), kPatienceMs);
        const auto ofRough = shown.tokenMap().values;
        w.inspect().setFinding(0);
        QTRY_COMPARE_WITH_TIMEOUT(shown.answer(), 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.tokenMap().values.empty() && shown.tokenMap().values != ofRough,
                                 kPatienceMs);
    }

    void howNearANumberComes() {
        Window w(m_folder.path("3.ini"));
        open(w, "Grey");
        QVERIFY(!w.inspect().evaluation());  // no classes
        auto* page = w.find<NumberPage>("numberPage");
        QVERIFY(page->isVisible());
        NumberPresenter& presenter = page->presenter();
        const runs::NumberEvaluation& number = *w.inspect().whole()->number;
        const auto figures = presenter.figures();
        QVERIFY(figures.size() >= 7);
        QCOMPARE(figures[0].key, QStringLiteral("mae"));
        QCOMPARE(figures[0].cell.value, presenter.quantity(number.figures.mae.value));
        QVERIFY(figures[0].cell.value.endsWith(QStringLiteral("grey values")));
        QVERIFY(presenter.sentence().contains(figures[0].cell.value));
        // The farthest off first, each with what the adapter says around it.
        const auto& cases = presenter.cases();
        QCOMPARE(cases.size(), w.inspect().whole()->samples.size());
        double sum = 0;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            sum += std::abs(cases[i].error);
            if (i > 0) QVERIFY(std::abs(cases[i].error) <= std::abs(cases[i - 1].error));
            // With few validation images there is no interval.
            QVERIFY(std::isnan(cases[i].answer.low) || (cases[i].answer.low <= cases[i].answer.value &&
                                                        cases[i].answer.value <= cases[i].answer.high));
        }
        QVERIFY(std::abs(sum / double(cases.size()) - number.figures.mae.value) < 1e-6);
        // Points and lines of the plots are those figures.
        const auto lines = presenter.agreementLines();
        QCOMPARE(lines[0].intercept, number.figures.bias.value);
        QCOMPARE(lines[2].intercept, number.figures.limits.upper.value);
        QCOMPARE(presenter.agreement()[0].y, cases[0].error);
        QCOMPARE(presenter.calibration()[0].y, cases[0].truth);
        QVERIFY(!presenter.calibrationMeans().empty());
        // By mouse and key: the tabs, the table, the images.
        auto* tabs = w.find<QTabWidget>("numberTabs");
        QGuiApplication::clipboard()->clear();
        test::clickAt(w.find("copyNumbers"), w.find("copyNumbers")->rect().center());
        QVERIFY(QGuiApplication::clipboard()->text().contains(figures[0].cell.value));
        tabs->setCurrentIndex(2);
        QVERIFY(w.find<NumberPlot>("agreement")->isVisible());
        QVERIFY(w.find<NumberPlot>("agreement")->csv().contains(QStringLiteral(",image")));
        QVERIFY(w.find<NumberPlot>("numberCalibration")->csv().contains(QStringLiteral(",mean")));
        tabs->setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(page->casePresenter().result(), kPatienceMs);
        QVERIFY(page->casePresenter().result()->number.has_value());
        QVERIFY(answerText(page->casePresenter()).contains(QStringLiteral("grey values")));
        QVERIFY(verdictText(page->casePresenter()).startsWith(QStringLiteral("Reference: ")));
        const QString first = page->casePresenter().current().path;
        auto* list = w.find<QTableWidget>("numberCases");
        list->setFocus();
        test::typeKey(Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(
            page->casePresenter().result() && page->casePresenter().current().path != first, kPatienceMs);
        // The menu of an image; its number is given on the Data page.
        test::typeKey(Qt::Key_Menu);
        auto* menu = w.find<QMenu>("caseMenu");
        QVERIFY(menu->isVisible() && !menu->findChild<QMenu*>());
        QSignalSpy there(&w.page, &InspectPage::sampleRequested);
        menu->findChild<QAction*>(QStringLiteral("showInData"))->trigger();
        QCOMPARE(there.count(), 1);
        QCOMPARE(there.first().first().toLongLong(),
                 qlonglong(w.inspect().whole()->samples[std::size_t(cases[1].sample)].id));
        menu->findChild<QAction*>(QStringLiteral("copyFileName"))->trigger();
        QVERIFY(page->casePresenter().current().path.endsWith(QLatin1Char('/') +
                                                              QGuiApplication::clipboard()->text()));
        delete menu;
    }

    /// What pushes a number up or down is shown as what speaks for and against a class.
    void mapsOfANumber() {
        Window w(m_folder.path("4.ini"));
        open(w, "Grey");
        auto* page = w.find<NumberPage>("numberPage");
        w.find<QTabWidget>("numberTabs")->setCurrentIndex(1);
        CasePresenter& shown = page->casePresenter();
        QTRY_VERIFY_WITH_TIMEOUT(shown.result(), kPatienceMs);
        auto* kinds = page->findChild<QComboBox*>(QStringLiteral("mapKind"));
        QVERIFY(kinds);
        const int evidence = kinds->findData(int(explain::MapKind::evidence));
        QCOMPARE(kinds->itemText(evidence), QStringLiteral("Larger or smaller"));
        kinds->setCurrentIndex(evidence);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.tokenMap().values.empty(), kPatienceMs);
        QVERIFY(shown.tokenMap().kind == explain::MapKind::evidence);
        QVERIFY(shown.mapCaption().contains(QStringLiteral("larger (yellow)")));
        kinds->setCurrentIndex(kinds->findData(int(explain::MapKind::occlusion)));
        QTRY_VERIFY_WITH_TIMEOUT(shown.tokenMap().kind == explain::MapKind::occlusion, kPatienceMs);
        QVERIFY(shown.mapHighest() > 0);
        // In the unit, so the scale is one of the numbers' spread.
        QCOMPARE(shown.mapHighest(), kFixedNumberOcclusion * shown.question().deviation);
        QVERIFY(!shown.mapPicture().isNull());
    }

    void whetherMapsOfANumberShowWhatItHangsOn() {
        Window w(m_folder.path("maps.ini"));
        open(w, "Grey");
        auto* page = w.find<NumberPage>("numberPage");
        auto* tabs = w.find<QTabWidget>("numberTabs");
        tabs->setCurrentIndex(1);
        page->findChild<CaseView*>()->setDrawerOpen(true);
        auto* check = page->findChild<QAbstractButton*>(QStringLiteral("checkMaps"));
        QVERIFY(check);
        QTRY_VERIFY_WITH_TIMEOUT(check->isVisible() && check->isEnabled(), kPatienceMs);
        QTest::mouseClick(check, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(w.inspect().faithfulness() && w.idle(), kPatienceMs);
        QVERIFY(w.inspect().faithfulness()->ofNumber);
        tabs->setCurrentIndex(0);
        QVERIFY(w.find<QLabel>("number_maps")->text().contains(QStringLiteral("lowers the number by")));
    }

    void groupsOfANumber() {
        QTRY_VERIFY_WITH_TIMEOUT(project::Project::open(m_folder.path("p.fovea")).ok(), kPatienceMs);
        {
            auto project = project::Project::open(m_folder.path("p.fovea"));
            QVERIFY(project.ok());
            auto samples = project->samples().value();
            for (dataset::Sample& s : samples)
                s.facts["PatientSex"] = s.path.find("/bright/") == std::string::npos ? "M" : "F";
            QVERIFY(project->setSampleLabels(samples).ok());
        }
        Window w(m_folder.path("5.ini"));
        open(w, "Grey");
        w.find<QTabWidget>("numberTabs")->setCurrentIndex(3);
        auto* table = w.find("numberSubgroups")->findChild<QTableWidget*>(QStringLiteral("subgroupTable"));
        QVERIFY(table);
        QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 2, kPatienceMs);
        QCOMPARE(table->horizontalHeaderItem(3)->text(), QStringLiteral("Mean absolute error"));
        const runs::Evaluation& e = *w.inspect().whole();
        double sum = 0;
        int women = 0;
        for (std::size_t i = 0; i < e.samples.size(); ++i) {
            if (e.samples[i].facts.at("PatientSex") != "F") continue;
            sum += std::abs(e.predicted.numbers.predicted[i] - e.predicted.numbers.truth[i]);
            ++women;
        }
        QVERIFY(women > 0);
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("Female"));
        QCOMPARE(table->item(0, 2)->text(), QString::number(women));
        QVERIFY2(table->item(0, 3)->text().startsWith(roundedQuantity(sum / women, "grey values")),
                 qPrintable(table->item(0, 3)->text()));
    }

    /// Of grades the share within one grade stands among the figures; images that are uncertain have a chip.
    void gradesAndDoubt() {
        Window w(m_folder.path("6.ini"));
        open(w, "Grade");
        const auto words = figureWords(*w.inspect().whole(), *w.inspect().whole());
        const auto within = std::find_if(words.begin(), words.end(), [](const FigureWords& f) {
            return f.key == QLatin1String("within_one");
        });
        QVERIFY(within != words.end());
        QCOMPARE(within->value, QStringLiteral("100\u202f%"));  // of two grades
        const runs::Evaluation& e = *w.inspect().whole();
        const auto sets = runs::answerSetsOn(e, evaluation::kUsualCoverage);
        QVERIFY(sets.ok() && *sets && (*sets)->sets.known());
        CasesPresenter& cases = w.page.casesPresenter();
        const auto chips = cases.chips();
        const auto uncertain = std::find_if(chips.begin(), chips.end(), [](const CaseChip& chip) {
            return chip.key == QLatin1String("uncertain");
        });
        QVERIFY(uncertain != chips.end());
        int count = 0;
        for (std::size_t i = 0; i < e.samples.size(); ++i)
            count += (*sets)->sets.of(std::span(e.predictions.probabilities).subspan(2 * i, 2)).size() > 1;
        QCOMPARE(uncertain->count, count);
        w.page.setTab(InspectPage::cases);
        auto* chip = w.find<QAbstractButton>("filter_uncertain");
        QVERIFY(chip->isVisible());
        test::clickAt(chip, chip->rect().center());
        QCOMPARE(int(cases.shown().size()), count);
        for (const int i : cases.shown()) QVERIFY(cases.uncertain(i));
        // The other one is there only where there is an image of it.
        QVERIFY(e.unlike);
        const auto is = [](const CaseChip& each) { return each.key == QLatin1String("unlike"); };
        QCOMPARE(std::any_of(chips.begin(), chips.end(), is), !e.unlike->empty());
        // And the summary says how often the sets hold the class.
        const auto saysDoubt = [&] {
            const auto lines = w.page.findChild<SummaryPresenter*>()->lines();
            return std::any_of(lines.begin(), lines.end(), [](const SummaryLine& line) {
                return line.key == QLatin1String("doubt") && line.text.contains(QStringLiteral("90"));
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(saysDoubt(), kPatienceMs);
    }

    /// A coverage that is stated holds for the sentence, for the images that are uncertain and for what is
    /// said beside each, and is kept for the next time.
    void coverageIsStated() {
        const std::string ini = m_folder.path("coverage.ini");
        {
            Window w(ini);
            open(w, "Grade");
            w.page.setTab(InspectPage::summary);
            auto* coverage = w.find<QSpinBox>("coverage");
            QTRY_VERIFY(coverage->isVisible());
            QCOMPARE(coverage->value(), 90);
            const runs::Evaluation& e = *w.inspect().whole();
            CasesPresenter& cases = w.page.casesPresenter();
            const auto asked = [&] { return w.find<QLabel>("summary_doubt")->text(); };
            for (const int percent : {60, 99}) {
                coverage->setFocus();
                coverage->selectAll();
                QTest::keyClicks(coverage, QString::number(percent));
                QTest::keyClick(coverage, Qt::Key_Return);
                const auto sets = runs::answerSetsOn(e, percent / 100.0);
                QVERIFY(sets.ok() && sets->has_value());
                // Which asks for more patients than there are.
                QCOMPARE((*sets)->sets.known(), percent == 60);
                const auto words = percent == 60 ? QStringLiteral("60\u202f% is what was asked for")
                                                 : QString::number(evaluation::patientsNeeded(0.99)) +
                                                       QStringLiteral(" patients");
                QTRY_VERIFY2_WITH_TIMEOUT(asked().contains(words), qPrintable(asked()), kPatienceMs);
                QCOMPARE(cases.coverage(), percent / 100.0);
                for (std::size_t i = 0; i < e.samples.size(); ++i)
                    QCOMPARE(
                        cases.uncertain(int(i)),
                        (*sets)->sets.of(std::span(e.predictions.probabilities).subspan(2 * i, 2)).size() >
                            1);
                // In the adapter's order of the classes, too.
                const std::vector<std::string> turned{e.classes[1], e.classes[0]};
                QVERIFY(cases.answerSets(turned).has_value());
                QCOMPARE(cases.answerSets(turned)->least[0], (*sets)->sets.least[1]);
                QVERIFY(!cases.answerSets({"another", e.classes[0]}));
            }
        }
        Window again(ini);
        open(again, "Grade");
        again.page.setTab(InspectPage::summary);
        QCOMPARE(again.find<QSpinBox>("coverage")->value(), 99);
        QCOMPARE(again.page.casesPresenter().coverage(), 0.99);
    }
};

QTEST_MAIN(TestInspectQuestions)
#include "test_inspect_questions.moc"
