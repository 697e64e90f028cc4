// Every control of the Inspect page, by mouse and by key, with what it does. A control that nobody presses
// here fails the last function: it has to be added.
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDoubleSpinBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStyleOptionSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <cmath>
#include <filesystem>

#include "case/case_presenter.h"
#include "case/case_view.h"
#include "inspect/cases_presenter.h"
#include "inspect/confusion_view.h"
#include "inspect/gallery_view.h"
#include "inspect/inspect_page.h"
#include "inspect/operating_point.h"
#include "inspect/subgroups_presenter.h"
#include "plots/rate_plot.h"
#include "plots/roc_plot.h"
#include "plots/score_plot.h"
#include "settings/settings.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/inspect_project.h"
#include "tests/ui/support/tour_test.h"
#include "viewer/viewer.h"
#include "viewer/viewer_presenter.h"
#include "widgets/file_chooser.h"
#include "widgets/image_view.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;
using namespace fovea::test;
using dataset::Split;
using InspectStage = InspectPresenter::Stage;

namespace {

constexpr int kPatienceMs = 60000;

/// The page in front, of a project of its own.
struct Bench {
    Settings settings;
    JobRunner jobs;
    ProjectSession session{jobs};
    InspectPage page{session, jobs, settings};

    Bench(const std::string& ini, QSize size) : settings(QString::fromStdString(ini)) {
        page.setObjectName(QStringLiteral("inspectPage"));
        page.resize(size);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("not active");
    }
    bool opened(const std::string& project) {
        if (!session.isOpen() && !jobs.running()) session.open(QString::fromStdString(project));
        return session.isOpen() && settled();
    }
    bool settled() { return page.presenter().evaluation() && !jobs.running() && !session.busy(); }
};

}  // namespace

class TestInspectControls : public TourTest {
    Q_OBJECT
    TemporaryFolder m_folder;
    std::string m_project;
    int m_copies = 0;
    QUrl m_shown;

    std::string copy() {
        const std::string to = m_folder.path(std::to_string(++m_copies) + ".fovea");
        std::filesystem::copy(m_project, to, std::filesystem::copy_options::recursive);
        return to;
    }
    std::string ini() { return m_folder.path(std::to_string(++m_copies) + ".ini"); }
    QString file(const char* name) { return QString::fromStdString(m_folder.path(name)); }

    /// A plot that can be zoomed into.
    void plot(PlotPanel* plot) {
        const QPoint at = plot->rect().center();
        const auto zoomed = [plot] { return plot->zoomed(); };
        const auto whole = [plot] { return !plot->zoomed(); };
        m_tour->byMouse(
            plot, [&] { wheelOver(plot, at, 1, Qt::ControlModifier); }, zoomed);
        m_tour->byMouse(
            plot, [&] { doubleClickAt(plot, at); }, whole);
        m_tour->byKey(plot, Qt::Key_Plus, zoomed);
        m_tour->byKey(plot, Qt::Key_0, whole);
    }

    void caseMenu(Way way, Bench& b);

public Q_SLOTS:
    void rememberUrl(const QUrl& url) { m_shown = url; }

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, ThemeMode::light);
        m_project = makeProjectWithMistakes(m_folder.path());
        QVERIFY(!m_project.empty());
        {
            auto project = project::Project::open(m_project);
            QVERIFY(project.ok());
            QVERIFY(nameTwoAPatient(*project).ok());
            auto again = smallSettings();
            again.seed = 5;
            QVERIFY(runs::runTraining(*project, again, false, systemFileLayer(), {}).ok());
        }
        startTour({QStringLiteral("inspectHead"), QStringLiteral("openTestPage"),
                   QStringLiteral("summaryTab"), QStringLiteral("casesTab"), QStringLiteral("curvesTab"),
                   QStringLiteral("subgroupsTab")});
    }

    void nothingToInspect() {
        Bench b(ini(), {900, 700});
        QSignalSpy wanted(&b.page, &InspectPage::trainRequested);
        QPushButton* action = nullptr;  // the page has another one for what failed
        for (auto* button : b.page.findChildren<QPushButton*>(QStringLiteral("emptyAction")))
            if (button->isVisible()) action = button;
        QVERIFY(action);
        bothCount(action, wanted);
        pressed();
    }

    void head() {
        Bench b(ini(), {1264, 868});
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(copy()), kPatienceMs);
        InspectPresenter& p = b.page.presenter();
        auto* runs = child<QComboBox>(b.page, "runs");
        QCOMPARE(runs->count(), 2);
        // The newest comes first. Of each the test set is opened, one way each.
        auto* validation = child<QPushButton>(b.page, "showValidation");
        auto* test = child<QPushButton>(b.page, "showTest");
        const auto locked = [&] { return p.stage() == InspectStage::locked; };
        m_tour->byMouse(test, locked);
        m_tour->byMouse(child<QPushButton>(b.page, "openTest"), [&] { return p.testKnown() && b.settled(); });
        const auto ofTest = [&] { return p.evaluation() && p.evaluation()->split == Split::test; };
        m_tour->byMouse(validation, [&] { return !ofTest(); });
        choices(runs, [&] { return p.run() ? qint64(p.run()->id) : 0; });
        p.chooseRun(runs->itemData(1).toLongLong());
        QTRY_VERIFY_WITH_TIMEOUT(b.settled(), kPatienceMs);
        m_tour->byKey(test, Qt::Key_Space, locked);
        m_tour->byKey(child<QPushButton>(b.page, "openTest"), Qt::Key_Space,
                      [&] { return p.testKnown() && b.settled(); });
        m_tour->byKey(validation, Qt::Key_Space, [&] { return !ofTest(); });
        both(test, validation, ofTest);

        both(child<QPushButton>(b.page, "byPatient"), child<QPushButton>(b.page, "byImage"),
             [&] { return p.unit() == InspectPresenter::Unit::patients; });

        QSignalSpy apply(&b.page, &InspectPage::applyRequested);
        bothCount(child<QPushButton>(b.page, "useAdapter"), apply);
        for (const auto& [name, path] :
             {std::pair("saveTable", file("t.csv")), std::pair("saveReport", file("r.html")),
              std::pair("saveCard", file("c.html"))}) {
            auto* button = child<QPushButton>(b.page, name);
            const auto there = [&b, path = path] { return QFile::exists(path) && !b.jobs.running(); };
            for (const Way way : {Way::mouse, Way::key}) {
                QFile::remove(path);
                QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), kPatienceMs);
                setNextChosenFiles({path});
                way == Way::mouse ? m_tour->byMouse(button, there)
                                  : m_tour->byKey(button, Qt::Key_Space, there);
            }
        }
        pressed();
    }

    /// Where it is narrow.
    void foldedHead() {
        Bench b(ini(), {784, 508});
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(copy()), kPatienceMs);
        auto* more = child<QPushButton>(b.page, "inspectMore");
        QSignalSpy apply(&b.page, &InspectPage::applyRequested);
        for (const Way way : {Way::mouse, Way::key}) {
            const ControlTour::Act open = [&, way] {
                way == Way::mouse ? clickAt(more, more->rect().center()) : typeKey(Qt::Key_Space);
            };
            for (const auto& [entry, path] :
                 {std::pair("tableEntry", file("t.csv")), std::pair("reportEntry", file("r.pdf")),
                  std::pair("cardEntry", file("c.pdf"))}) {
                QFile::remove(path);
                QTRY_VERIFY_WITH_TIMEOUT(b.settled(), kPatienceMs);
                setNextChosenFiles({path});
                m_tour->menuEntry(way, more, open, QLatin1String(entry),
                                  [&b, path = path] { return QFile::exists(path) && !b.jobs.running(); });
            }
            m_tour->menuEntry(way, more, open, QStringLiteral("applyEntry"), counted(apply));
        }
        pressed();
    }

    void tabsAndSummary() {
        Bench b(ini(), {1264, 868});
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(copy()), kPatienceMs);
        auto* tabs = b.page.findChild<QTabBar*>();
        const auto is = [&](InspectPage::Tab tab) { return [&b, tab] { return b.page.tab() == tab; }; };
        const auto at = [&](int i) { return [tabs, i] { clickAt(tabs, tabs->tabRect(i).center()); }; };
        for (const auto tab :
             {InspectPage::cases, InspectPage::curves, InspectPage::subgroups, InspectPage::summary})
            m_tour->byMouse(tabs, at(tab), is(tab));
        m_tour->byKey(tabs, Qt::Key_Right, is(InspectPage::cases));
        m_tour->byKey(tabs, Qt::Key_Left, is(InspectPage::summary));
        m_tour->byKey(tabs, Qt::CTRL | Qt::Key_Tab, is(InspectPage::cases));
        m_tour->byKey(tabs, Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, is(InspectPage::summary));
        m_tour->byKey(tabs, Qt::ALT | Qt::Key_U, is(InspectPage::curves));
        m_tour->byKey(tabs, Qt::ALT | Qt::Key_G, is(InspectPage::subgroups));
        m_tour->byKey(tabs, Qt::ALT | Qt::Key_C, is(InspectPage::cases));
        m_tour->byKey(tabs, Qt::ALT | Qt::Key_S, is(InspectPage::summary));

        auto* table = child<QTableWidget>(b.page, "classTable");
        QTRY_VERIFY_WITH_TIMEOUT(table->rowCount() == 2, kPatienceMs);
        QClipboard* clipboard = QGuiApplication::clipboard();
        const auto copied = [&] { return clipboard->text().contains(QStringLiteral("Sensitivity")); };
        auto* button = child<QPushButton>(b.page, "copyTable");
        clipboard->clear();
        m_tour->byMouse(button, copied);
        clipboard->clear();
        m_tour->byKey(button, Qt::Key_Space, copied);
        clipboard->clear();
        m_tour->byKey(table, Qt::CTRL | Qt::Key_C, copied);
        table->setCurrentCell(0, 0);
        m_tour->byMouse(
            table, [table] { clickAt(table->viewport(), table->visualItemRect(table->item(1, 2)).center()); },
            [table] { return table->currentRow() == 1 && table->currentColumn() == 2; });
        m_tour->byKey(table, Qt::Key_Up, [table] { return table->currentRow() == 0; });

        auto* coverage = child<QSpinBox>(b.page, "coverage");
        QCOMPARE(coverage->isVisible(), b.page.presenter().evaluation()->setScores.has_value());
        if (coverage->isVisible())
            spin(coverage, [&b] { return std::lround(100 * b.page.casesPresenter().coverage()); });

        auto* matrix = child<ConfusionView>(b.page, "confusion");
        const CasesPresenter& cases = b.page.casesPresenter();
        m_tour->byMouse(
            matrix, [matrix] { clickAt(matrix, matrix->cellRect(0, 1).center()); },
            [&] {
                return b.page.tab() == InspectPage::cases && cases.filter() == CaseFilter{0, 1, false};
            });
        b.page.setTab(InspectPage::summary);
        m_tour->byKey(
            matrix,
            [] {
                typeKey(Qt::Key_Left);
                typeKey(Qt::Key_Space);
            },
            [&] {
                return b.page.tab() == InspectPage::cases && cases.filter() == CaseFilter{0, 0, false};
            });
        // The filter of that cell, which is none of the others, takes itself away.
        const auto any = [&] { return cases.filter().any(); };
        m_tour->byMouse(child<QWidget>(b.page, "filter_cell"), any);
        b.page.casesPresenter().setFilter({0, 0, false});
        m_tour->byKey(child<QWidget>(b.page, "filter_cell"), Qt::Key_Space, any);
        pressed();
    }

    void curves() {
        Bench b(ini(), {1264, 868});
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(copy()), kPatienceMs);
        b.page.setTab(InspectPage::curves);
        OperatingPoint& point = b.page.operatingPoint();
        const auto threshold = [&] { return point.threshold(); };
        auto* roc = child<RocPlot>(b.page, "roc");
        m_tour->byKey(roc, Qt::Key_Left, changed(threshold));
        m_tour->byKey(roc, Qt::Key_Right, changed(threshold));
        m_tour->byMouse(
            roc,
            [roc] {
                clickAt(roc, {roc->width() - 40, 40});
            },
            changed(threshold));
        auto* scores = child<ScorePlot>(b.page, "scores");
        m_tour->byKey(scores, Qt::Key_Left, changed(threshold));
        m_tour->byKey(scores, Qt::Key_Right, changed(threshold));
        m_tour->byMouse(
            scores,
            [scores] {
                clickAt(scores, {scores->width() - 60, scores->height() / 2});
            },
            changed(threshold));
        spin(child<QDoubleSpinBox>(b.page, "threshold"));
        spin(child<QDoubleSpinBox>(b.page, "wanted"));
        for (const char* name : {"youden", "wantSensitivity", "wantSpecificity"})
            for (const Way way : {Way::mouse, Way::key}) {
                auto* rule = child<QPushButton>(b.page, name);
                point.setThreshold(0.001);
                way == Way::mouse ? m_tour->byMouse(rule, changed(threshold))
                                  : m_tour->byKey(rule, Qt::Key_Space, changed(threshold));
            }
        for (const char* name : {"precisionRecall", "reliability", "decision"})
            plot(child<PlotPanel>(b.page, name));

        // Whoever looks elsewhere goes back, or keeps it: in the adapter, too.
        auto* forget = child<QPushButton>(b.page, "forgetPoint");
        const auto inUse = [&point] { return !point.differs(); };
        for (const Way way : {Way::mouse, Way::key}) {
            point.setThreshold(0.123);
            QTRY_VERIFY(forget->isEnabled());
            way == Way::mouse ? m_tour->byMouse(forget, inUse) : m_tour->byKey(forget, Qt::Key_Space, inUse);
        }
        for (const Way way : {Way::mouse, Way::key}) {
            auto* keep = child<QPushButton>(b.page, "keepPoint");
            const double wanted = way == Way::mouse ? 0.25 : 0.75;
            const auto kept = [&point, wanted] {
                return point.exists() && point.inUse()->points[0].value == wanted;
            };
            point.setThreshold(wanted);
            QTRY_VERIFY_WITH_TIMEOUT(keep->isEnabled(), kPatienceMs);
            way == Way::mouse ? m_tour->byMouse(keep, kept) : m_tour->byKey(keep, Qt::Key_Space, kept);
            QTRY_VERIFY_WITH_TIMEOUT(b.settled(), kPatienceMs);
            QVERIFY(child<QLabel>(b.page, "pointInUse")->text().contains(QStringLiteral("set by hand")));
        }

        auto* asHere = child<QPushButton>(b.page, "prevalenceAsHere");
        auto* prevalence = child<QDoubleSpinBox>(b.page, "prevalence");
        spin(prevalence);
        const auto unstated = [&point] { return !point.prevalenceStated(); };
        for (const Way way : {Way::mouse, Way::key}) {
            prevalence->setValue(12);
            QTRY_VERIFY(asHere->isEnabled());
            QTRY_VERIFY(child<QLabel>(b.page, "peopleWords")->text().contains(QStringLiteral("120 of them")));
            way == Way::mouse ? m_tour->byMouse(asHere, unstated)
                              : m_tour->byKey(asHere, Qt::Key_Space, unstated);
        }

        QVERIFY(b.session.setPositive(b.session.classes()[0]));
        QTRY_VERIFY_WITH_TIMEOUT(b.settled() && point.positiveClass() == 0, kPatienceMs);
        choices(child<QComboBox>(b.page, "finding"), [&point] { return point.positiveClass(); });
        pressed();
    }

    void subgroups() {
        Bench b(ini(), {1264, 868});
        const std::string project = copy();
        {
            auto opened = project::Project::open(project);
            QVERIFY(opened.ok());
            auto samples = opened->samples();
            QVERIFY(samples.ok());
            int n = 0;
            for (dataset::Sample& s : *samples) {
                s.facts["PatientSex"] = n++ % 2 ? "M" : "F";
                s.facts["StationName"] = n % 3 ? "one" : "two";
            }
            QVERIFY(opened->setSampleLabels(*samples).ok());
        }
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(project), kPatienceMs);
        b.page.setTab(InspectPage::subgroups);
        SubgroupsPresenter& groups = b.page.subgroupsPresenter();
        auto* table = child<QTableWidget>(b.page, "subgroupTable");
        QTRY_VERIFY_WITH_TIMEOUT(table->rowCount() == 2, kPatienceMs);
        auto* column = child<QComboBox>(b.page, "subgroupColumn");
        choices(column, [&groups] { return groups.column(); });
        QTRY_VERIFY_WITH_TIMEOUT(groups.stage() == SubgroupsPresenter::Stage::figures, kPatienceMs);

        QClipboard* clipboard = QGuiApplication::clipboard();
        const auto copied = [&] { return clipboard->text().contains(QStringLiteral("Specificity")); };
        auto* button = child<QPushButton>(b.page, "copySubgroups");
        clipboard->clear();
        m_tour->byMouse(button, copied);
        clipboard->clear();
        m_tour->byKey(button, Qt::Key_Space, copied);
        clipboard->clear();
        m_tour->byKey(table, Qt::CTRL | Qt::Key_C, copied);
        table->setCurrentCell(0, 0);
        m_tour->byMouse(
            table, [table] { clickAt(table->viewport(), table->visualItemRect(table->item(1, 2)).center()); },
            [table] { return table->currentRow() == 1; });
        m_tour->byKey(table, Qt::Key_Up, [table] { return table->currentRow() == 0; });
        pressed();
    }

    void filtersAndOrder() {
        Bench b(ini(), {1264, 868});
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(copy()), kPatienceMs);
        b.page.setTab(InspectPage::cases);
        CasesPresenter& cases = b.page.casesPresenter();
        QTRY_VERIFY_WITH_TIMEOUT(b.page.casePresenter().result(), kPatienceMs);
        auto* all = child<QWidget>(b.page, "filter_all");
        const std::vector<CaseChip> offered = cases.chips();
        QVERIFY(offered.size() >= 6);  // all, mistakes, false negatives and positives, two classes
        for (const CaseChip& each : offered) {
            if (each.filter.any()) continue;
            auto* chip = b.page.findChild<QAbstractButton*>(QStringLiteral("filter_") + each.key);
            QVERIFY2(chip, qPrintable(each.key));
            both(chip, all, [chip, &cases] { return chip->isChecked() && !cases.filter().any(); });
        }
        choices(child<QComboBox>(b.page, "caseSort"), [&] { return int(cases.sort()); });

        auto* gallery = child<GalleryView>(b.page, "gallery");
        const auto at = [&](int position) {
            return [&cases, position] { return cases.position() == position; };
        };
        cases.setPosition(0);
        m_tour->byMouse(
            gallery,
            [gallery] {
                clickAt(gallery->viewport(), gallery->visualRect(gallery->model()->index(1, 0)).center());
            },
            at(1));
        m_tour->byKey(gallery, Qt::Key_Down, at(2));
        m_tour->byKey(gallery, Qt::Key_Up, at(1));
        m_tour->byKey(gallery, Qt::Key_J, at(2));
        m_tour->byKey(gallery, Qt::Key_K, at(1));
        for (const Way way : {Way::mouse, Way::key}) caseMenu(way, b);
        // Its label by the number of the class, as on the Data page.
        const auto id = cases.sample()->id;
        const auto label = [&b, id] { return b.session.samples()[std::size_t(b.session.rowOf(id))].label; };
        const auto ready = [&] { return b.settled() && gallery->isVisible() && cases.sample(); };
        const std::string before = label();
        QTRY_VERIFY_WITH_TIMEOUT(ready(), kPatienceMs);
        m_tour->byKey(gallery, before == "left" ? Qt::Key_2 : Qt::Key_1,
                      [&] { return label() == (before == "left" ? "right" : "left"); });
        QTRY_VERIFY_WITH_TIMEOUT(ready(), kPatienceMs);
        m_tour->byKey(gallery, Qt::CTRL | Qt::Key_Z, [&] { return label() == before; });
        QTRY_VERIFY_WITH_TIMEOUT(ready(), kPatienceMs);
        pressed();
    }

    /// Where it is narrow.
    void filtersAsAList() {
        Bench b(ini(), {784, 508});
        QTRY_VERIFY_WITH_TIMEOUT(b.opened(copy()), kPatienceMs);
        b.page.setTab(InspectPage::cases);
        const CasesPresenter& cases = b.page.casesPresenter();
        QTRY_VERIFY_WITH_TIMEOUT(b.page.casePresenter().result(), kPatienceMs);
        QVERIFY(!child<QWidget>(b.page, "filter_all")->isVisible());
        choices(child<QComboBox>(b.page, "caseFilter"), [&cases] {
            for (const CaseChip& chip : cases.chips())
                if (chip.filter == cases.filter()) return chip.key;
            return QString();
        });
        pressed();
    }

    void viewerAndDrawer();

    /// Last: of all that came into sight above.
    void nothingWasLeftOut() {
        std::map<QString, QString> excused;
        for (const char* way : {" by mouse", " by key"}) {
            excused[QStringLiteral("casesTab/changeLabel") + QLatin1String(way)] =
                QStringLiteral("it opens the labels, which are pressed");
            excused[QStringLiteral("checkMaps") + QLatin1String(way)] = QStringLiteral("test_map_check");
            // The same on every page.
            for (const char* name : {"windowValues", "fullScreen"})
                excused[QLatin1String(name) + QLatin1String(way)] = QStringLiteral("tests/ui/viewer");
        }
        nothingLeft(excused);
    }
};

/// What can be done with the image that is looked at.
void TestInspectControls::caseMenu(Way way, Bench& b) {
    auto* gallery = child<GalleryView>(b.page, "gallery");
    CasesPresenter& cases = b.page.casesPresenter();
    const auto settled = [&] { return b.settled() && cases.sample(); };
    const ControlTour::Act open = [=] {
        const QRect place = gallery->visualRect(gallery->currentIndex());
        way == Way::mouse ? clickAt(gallery->viewport(), place.center(), {}, Qt::RightButton)
                          : typeKey(Qt::Key_Menu);
    };
    QSignalSpy there(&b.page, &InspectPage::sampleRequested);
    m_tour->menuEntry(way, gallery, open, QStringLiteral("showInData"), counted(there));
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "rememberUrl");
    m_shown.clear();
    m_tour->menuEntry(way, gallery, open, QStringLiteral("showInFolder"), [&] { return !m_shown.isEmpty(); });
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    QClipboard* clipboard = QGuiApplication::clipboard();
    clipboard->clear();
    m_tour->menuEntry(way, gallery, open, QStringLiteral("copyFileName"),
                      [&] { return clipboard->text().endsWith(QLatin1String(".png")); });

    const auto id = cases.sample()->id;
    const auto now = [&b, id] { return b.session.samples()[std::size_t(b.session.rowOf(id))]; };
    const ControlTour::Act openLabels = [&] {
        open();
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu) return;
        auto* entry = menu->findChild<QMenu*>()->menuAction();
        if (way == Way::mouse) {
            clickAt(menu, menu->actionGeometry(entry).center());
        } else {
            for (int i = 0; i < menu->actions().size() && menu->activeAction() != entry; ++i)
                typeKey(Qt::Key_Down);
            typeKey(Qt::Key_Right);
        }
    };
    // Each of the two, one after the other.
    for (int i = 0; i < 2; ++i) {
        const bool left = now().label == "left";
        const std::string wanted = left ? "right" : "left";
        m_tour->menuEntry(way, gallery, openLabels,
                          left ? QStringLiteral("caseLabel_1") : QStringLiteral("caseLabel_0"),
                          [now, wanted] { return now().label == wanted; });
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatienceMs);
    }
    m_tour->menuEntry(way, gallery, open, QStringLiteral("setAside"),
                      [now] { return now().split == Split::excluded; });
    QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatienceMs);
    auto* undo = child<QPushButton>(b.page, "noticeAction");
    const auto back = [now] { return now().split == Split::validation; };
    way == Way::mouse ? m_tour->byMouse(undo, back) : m_tour->byKey(undo, Qt::Key_Space, back);
    QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatienceMs);
}

/// The image, its tools, the map and the drawer, as far as they are there for such images.
void TestInspectControls::viewerAndDrawer() {
    Bench b(ini(), {1264, 868});
    QTRY_VERIFY_WITH_TIMEOUT(b.opened(copy()), kPatienceMs);
    b.page.setTab(InspectPage::cases);
    CasePresenter& c = b.page.casePresenter();
    QTRY_VERIFY_WITH_TIMEOUT(c.result(), kPatienceMs);
    auto* image = child<ImageView>(b.page, "imageView");
    auto& caseView = *b.page.findChild<CaseView*>();
    Viewer& viewer = caseView.viewer();
    QTRY_VERIFY_WITH_TIMEOUT(image->hasImage(), kPatienceMs);
    const auto zoom = [image] { return image->zoom(); };
    for (const char* name : {"zoomIn", "zoomOut"}) {
        m_tour->byMouse(child<QWidget>(b.page, name), changed(zoom));
        m_tour->byKey(child<QWidget>(b.page, name), Qt::Key_Space, changed(zoom));
    }
    for (const char* name : {"zoomPixels", "zoomFit"})
        for (const Way way : {Way::mouse, Way::key}) {
            image->zoomBy(1.7);
            auto* button = child<QWidget>(b.page, name);
            way == Way::mouse ? m_tour->byMouse(button, changed(zoom))
                              : m_tour->byKey(button, Qt::Key_Space, changed(zoom));
        }
    auto* keep = child<QToolButton>(b.page, "keepZoom");
    toggles(keep, [keep] { return keep->isChecked(); });
    m_tour->byMouse(
        image, [image] { wheelOver(image, image->rect().center(), 1); }, changed(zoom));
    m_tour->byKey(image, Qt::Key_Minus, changed(zoom));

    ViewerPresenter& shown = c.viewer();
    auto* presets = child<QComboBox>(b.page, "presets");
    for (int i = 0; i < presets->count(); ++i) presets->setItemData(i, i);
    choices(presets, [&] { return shown.preset(); });
    toggles(child<QWidget>(b.page, "asNetwork"), [&] { return shown.asNetwork(); });

    choices(child<QComboBox>(b.page, "mapKind"), [&] { return c.map() ? int(*c.map()) : -1; });
    toggles(child<QWidget>(b.page, "showMap"), [&] { return viewer.layerShown(); });
    auto* plain = child<ImageView>(b.page, "plainView");
    auto* beside = child<QWidget>(b.page, "sideBySide");
    toggles(beside, [plain] { return plain->isVisible(); });
    viewer.setSideBySide(true);
    QTRY_VERIFY(plain->isVisible() && plain->hasImage());
    m_tour->byMouse(
        plain, [plain] { wheelOver(plain, plain->rect().center(), 1); }, changed(zoom));
    m_tour->byKey(plain, Qt::Key_Minus, changed(zoom));
    viewer.setSideBySide(false);

    child<QComboBox>(b.page, "mapKind")->setCurrentIndex(1);
    viewer.setLayerShown(true);
    auto* layer = child<QComboBox>(b.page, "mapLayer");
    QTRY_VERIFY_WITH_TIMEOUT(layer->isEnabled(), kPatienceMs);  // not of an occlusion map
    layer->setCurrentIndex(0);
    choices(layer, [&] { return c.layer(); });
    auto* opacity = child<QSlider>(b.page, "mapOpacity");
    const auto strength = [&] { return c.opacity(); };
    m_tour->byMouse(
        opacity,
        [opacity] {
            clickAt(opacity, {opacity->width() - 4, opacity->height() / 2});
        },
        changed(strength));
    m_tour->byKey(opacity, Qt::Key_Home, changed(strength));
    choices(child<QComboBox>(b.page, "mapScale"), [&] { return int(c.mapScale()); });

    toggles(child<QWidget>(b.page, "drawerToggle"), [&] { return !caseView.drawerOpen(); });
    auto* save = child<QPushButton>(b.page, "savePicture");
    const QString png = file("case.png");
    const auto there = [&] { return QImage(png).width() > 0; };
    for (const Way way : {Way::mouse, Way::key}) {
        QFile::remove(png);
        setNextChosenFiles({png});
        way == Way::mouse ? m_tour->byMouse(save, there) : m_tour->byKey(save, Qt::Key_Space, there);
    }
    auto* similar = child<QListWidget>(b.page, "similarList");
    QTRY_VERIFY_WITH_TIMEOUT(similar->isVisible() && similar->count() > 1, kPatienceMs);
    QSignalSpy inData(&b.page, &InspectPage::sampleRequested);
    m_tour->byMouse(
        similar,
        [similar] { doubleClickAt(similar->viewport(), similar->visualItemRect(similar->item(1)).center()); },
        counted(inData));
    QCOMPARE(inData.last()[0].toLongLong(), similar->item(1)->data(Qt::UserRole).toLongLong());
    m_tour->byKey(similar, Qt::Key_Return, counted(inData));
    // The keys work wherever the keyboard is on the page.
    auto* gallery = child<GalleryView>(b.page, "gallery");
    m_tour->byKey(gallery, Qt::Key_M, [&] { return !viewer.layerShown(); });
    m_tour->byKey(gallery, Qt::Key_C, [&] { return viewer.sideBySide(); });
    m_tour->byKey(gallery, Qt::Key_C, [&] { return !viewer.sideBySide(); });
    m_tour->byKey(gallery, Qt::Key_D, [&] { return !caseView.drawerOpen(); });
    m_tour->byKey(gallery, Qt::Key_D, [&] { return caseView.drawerOpen(); });
    image->zoomBy(1.7);
    m_tour->byKey(gallery, Qt::Key_F, changed(zoom));
    pressed();
}

QTEST_MAIN(TestInspectControls)
#include "test_inspect_controls.moc"
