// Every control of the Data page, by mouse and by key, with what it does. A control that nobody presses here
// fails the last function: it has to be added. The windows that the page opens have tests of their own.
#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <algorithm>

#include "data/data_presenter.h"
#include "data/grid_view.h"
#include "data/label_review.h"
#include "data/sample_filter.h"
#include "data/viewer_panel.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/data_page_bench.h"
#include "tests/ui/support/tour_test.h"
#include "viewer/viewer.h"
#include "widgets/file_chooser.h"
#include "widgets/image_view.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;
using namespace fovea::test;

namespace {
constexpr int kPatienceMs = 300000;

bool inFront(QWidget* window) {
    if (!window) return false;
    window->activateWindow();
    return QTest::qWaitForWindowActive(window);
}

/// The page with its images, in front.
struct Bench : DataPageBench {
    Bench() {
        page.resize(1264, 868);
        open();
        importFolders();
        // One picture twice: something to mend.
        QFile::copy(images + QStringLiteral("/healthy/1.png"), images + QStringLiteral("/healthy/copy.png"));
        page.importPaths({images});
        if (!has(2 * kPerClass + 1) || !inFront(&page)) qFatal("not ready");
        // The page shows the problem of the second import by itself.
        if (!QTest::qWaitFor([&] { return session.problemsKnown() && !jobs.running(); }, kPatienceMs))
            qFatal("problems are not known");
        child<QTabWidget>(page, "side")->setCurrentIndex(0);
        page.findChild<NoticeBar*>(QStringLiteral("notice"))->clear();  // it lies over what is below it
    }
    QDialog* dialog() {
        for (auto* d : page.window()->findChildren<QDialog*>())
            if (d->isVisible()) return d;
        return nullptr;
    }
};
}  // namespace

class TestDataControls : public TourTest {
    Q_OBJECT

    QUrl m_shown;

    /// Opens a window by that control; Esc closes it.
    void opens(Bench& b, Way way, QWidget* control) {
        press(way, control, [&] { return b.dialog() != nullptr; });
        closeDialog(b);
    }
    void closeDialog(Bench& b) {
        QVERIFY(inFront(b.dialog()));
        typeKey(Qt::Key_Escape);
        QTRY_VERIFY(!b.dialog());
        QVERIFY(inFront(&b.page));
    }

public Q_SLOTS:
    void rememberUrl(const QUrl& url) { m_shown = url; }

private Q_SLOTS:
    void initTestCase() { startTour({QStringLiteral("dataWork")}); }

    void theHead() {
        Bench b;
        auto* undo = child<QToolButton>(b.page, "undo");
        auto* redo = child<QToolButton>(b.page, "redo");
        const auto samples = [&] { return b.session.samples().size(); };
        for (const Way way : {Way::mouse, Way::key})
            for (QToolButton* button : {undo, redo}) {
                QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled() && !b.jobs.running(), kPatienceMs);
                press(way, button, changed(samples));
            }
        QTRY_VERIFY_WITH_TIMEOUT(!b.jobs.running(), kPatienceMs);
        QSignalSpy on(&b.page, &DataPage::trainRequested);
        for (const Way way : {Way::mouse, Way::key})
            press(way, child<QPushButton>(b.page, "continueToTraining"), counted(on));
        auto* add = child<QPushButton>(b.page, "addImages");
        for (const Way way : {Way::mouse, Way::key})
            for (const char* entry :
                 {"fromFolder", "fromFiles", "fromTable", "fromHeaderField", "exportLabels"}) {
                QTRY_VERIFY_WITH_TIMEOUT(!b.jobs.running(), kPatienceMs);
                m_tour->menuEntry(
                    way, add,
                    [&] { way == Way::mouse ? clickAt(add, add->rect().center()) : typeKey(Qt::Key_Space); },
                    QLatin1String(entry), [&] { return b.dialog() != nullptr; });
                closeDialog(b);
            }
        for (const char* name : {"asGrades", "divideAnew", "aboutStudy"})
            for (const Way way : {Way::mouse, Way::key}) opens(b, way, child<QPushButton>(b.page, name));
        auto* finding = child<QPushButton>(b.page, "finding");
        QVERIFY(finding->text().contains(QStringLiteral("lesions")));
        for (const Way way : {Way::mouse, Way::key})
            for (const int other : {0, 1})
                m_tour->menuEntry(
                    way, finding,
                    [&] {
                        way == Way::key ? typeKey(Qt::Key_Space) : clickAt(finding, finding->rect().center());
                    },
                    QStringLiteral("finding-%1").arg(other),
                    [&, other] { return b.session.positive() == b.session.classes()[std::size_t(other)]; });
        pressed();
    }

    void theQuestions() {
        Bench b;
        auto* more = child<QPushButton>(b.page, "questionMore");
        const auto fromMenu = [&](Way way, const char* entry, const ControlTour::Effect& effect) {
            m_tour->menuEntry(
                way, more,
                [&] { way == Way::mouse ? clickAt(more, more->rect().center()) : typeKey(Qt::Key_Space); },
                QLatin1String(entry), effect);
        };
        for (const Way way : {Way::mouse, Way::key})
            for (const char* entry : {"newQuestion", "changeQuestion", "studies"}) {
                QTRY_VERIFY_WITH_TIMEOUT(!b.session.busy(), kPatienceMs);
                fromMenu(way, entry, [&] { return b.dialog() != nullptr; });
                closeDialog(b);
            }
        // Offered where somebody has read an image.
        QVERIFY(b.session.setReading(b.session.samples()[0].id, "Ann", "healthy"));
        for (const Way way : {Way::mouse, Way::key}) {
            fromMenu(way, "readers", [&] { return b.dialog() != nullptr; });
            closeDialog(b);
        }
        const auto ask = [&](const char* name, dataset::QuestionKind kind, std::vector<std::string> answers) {
            dataset::Question question;
            question.name = name;
            question.kind = kind;
            question.answers = std::move(answers);
            b.session.storeQuestion(question);
            QTRY_COMPARE(b.session.question().name, std::string(name));
            b.page.presenter().show(b.session.samples()[0].id);
            b.page.findChild<NoticeBar*>(QStringLiteral("notice"))->clear();
        };
        const auto label = [&] { return b.session.samples()[0].label; };
        const auto shown = [&] { return b.page.filter().rowCount(); };
        ask("Lesions", dataset::QuestionKind::findings, {"effusion"});
        for (const Way way : {Way::mouse, Way::key})
            press(way, child<QAbstractButton>(b.page, "finding-effusion"), changed(label));
        for (const char* name : {"findingBar-effusion", "class-"})
            for (const Way way : {Way::mouse, Way::key})
                press(way, child<QAbstractButton>(b.page, name), changed(shown));
        ask("Age", dataset::QuestionKind::number, {});
        auto* number = child<QLineEdit>(b.page, "numberAnswer");
        m_tour->byMouse(
            number,
            [&] {
                clickAt(number, number->rect().center());
                typeKey(Qt::Key_7);
                typeKey(Qt::Key_Return);
            },
            [&] { return label() == "7"; });
        b.page.presenter().show(b.session.samples()[1].id);
        m_tour->byKey(
            number, [&] { typeKey(Qt::Key_8); }, [&] { return number->text() == QLatin1String("8"); });
        typeKey(Qt::Key_Return);
        QCOMPARE(b.session.samples()[1].label, std::string("8"));
        for (const Way way : {Way::mouse, Way::key})
            press(way, child<QAbstractButton>(b.page, "class-"), changed(shown));
        auto* choice = child<QComboBox>(b.page, "questionChoice");
        QTRY_VERIFY_WITH_TIMEOUT(choice->isEnabled() && !b.session.busy(), kPatienceMs);
        const auto isAsked = [&](const char* name) {
            return [&b, name] { return b.session.question().name == name; };
        };
        m_tour->byMouse(
            choice,
            [&] {
                clickAt(choice, choice->rect().center());
                typeKey(Qt::Key_Up);
                typeKey(Qt::Key_Return);
            },
            isAsked("Lesions"));
        m_tour->byKey(choice, Qt::Key_Down, isAsked("Age"));
        for (const Way way : {Way::mouse, Way::key}) {
            const std::size_t questions = b.session.questions().size();
            fromMenu(way, "deleteQuestion", [&] { return b.session.questions().size() < questions; });
        }
        QCOMPARE(b.session.questions().size(), std::size_t(1));
        pressed();
    }

    void whichImagesAreShown() {
        Bench b;
        SampleFilter& filter = b.page.filter();
        const auto shown = [&] { return filter.rowCount(); };
        for (const char* name : {"class-healthy", "class-lesions"})
            for (const Way way : {Way::mouse, Way::key}) {
                auto* chip = child<QAbstractButton>(b.page, name);
                press(way, chip, [&] { return shown() < 2 * kPerClass + 1; });
                press(way, chip, [&] { return shown() == 2 * kPerClass + 1; });
            }
        auto* find = child<QLineEdit>(b.page, "findText");
        auto* all = child<QPushButton>(b.page, "clearFilters");
        for (const Way way : {Way::mouse, Way::key}) {
            const auto type = [&] {
                if (way == Way::mouse) clickAt(find, {30, find->height() / 2});
                typeKey(Qt::Key_C);
                typeKey(Qt::Key_O);
            };
            way == Way::mouse ? m_tour->byMouse(find, type, [&] { return shown() == 1; })
                              : m_tour->byKey(find, type, [&] { return shown() == 1; });
            press(way, all, [&] { return shown() == 2 * kPerClass + 1; });
        }
        nextChoice(child<QComboBox>(b.page, "splitFilter"), shown);
        child<QPushButton>(b.page, "clearFilters")->click();
        auto* problems = child<QComboBox>(b.page, "problemFilter");
        QTRY_VERIFY_WITH_TIMEOUT(problems->isVisible() && problems->count() > 1, kPatienceMs);
        nextChoice(problems, shown);
        b.page.presenter().clearFilters();
        for (const Way way : {Way::mouse, Way::key}) {
            press(way, child<QToolButton>(b.page, "asTable"), [&] { return !b.page.grid().isVisible(); });
            press(way, child<QToolButton>(b.page, "asGrid"), [&] { return b.page.grid().isVisible(); });
        }
        nextChoice(child<QComboBox>(b.page, "pictureSize"), [&] { return b.page.grid().thumbnailSize(); });
        pressed();
    }

    void theImages() {
        Bench b;
        DataPresenter& p = b.page.presenter();
        GridView& grid = b.page.grid();
        auto* table = child<QTableView>(b.page, "table");
        const auto row = [&] { return p.selection().currentIndex().row(); };
        const auto current = [&](int wanted) { return [row, wanted] { return row() == wanted; }; };
        const auto at = [](QAbstractItemView* view, int r, Qt::MouseButton button = Qt::LeftButton) {
            clickAt(view->viewport(), view->visualRect(view->model()->index(r, 0)).center(), {}, button);
        };
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "rememberUrl");
        for (QAbstractItemView* view : std::initializer_list<QAbstractItemView*>{&grid, table}) {
            child<QToolButton>(b.page, view == table ? "asTable" : "asGrid")->click();
            view->scrollTo(view->model()->index(0, 0));
            m_tour->byMouse(
                view, [&] { at(view, 2); }, current(2));
            m_tour->byKey(view, view == table ? Qt::Key_Down : Qt::Key_Right, current(3));
            m_tour->byKey(view, Qt::Key_J, current(4));
            m_tour->byKey(view, Qt::Key_K, current(3));
            const auto label = [&](int r) { return b.session.samples()[std::size_t(r)].label; };
            m_tour->byKey(view, Qt::Key_2, [&] { return label(3) == "lesions" && row() == 4; });
            m_tour->byKey(view, Qt::CTRL | Qt::Key_Z, [&] { return label(3) == "healthy"; });
            const auto aside = [&] {
                const auto excluded = [](const dataset::Sample& s) {
                    return s.split == dataset::Split::excluded;
                };
                return std::count_if(b.session.samples().begin(), b.session.samples().end(), excluded);
            };
            m_tour->byKey(view, Qt::Key_Delete, changed(aside));
            QTRY_VERIFY(!b.jobs.running());
            m_tour->byKey(view, Qt::CTRL | Qt::Key_Z, changed(aside));
            QTRY_VERIFY(!b.jobs.running());
            QCOMPARE(aside(), std::ptrdiff_t(0));
            for (const Way way : {Way::mouse, Way::key}) {
                const auto entry = [&](const char* name, const ControlTour::Effect& effect) {
                    p.selection().setCurrentIndex(
                        b.page.filter().index(1, 0),
                        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
                    m_tour->menuEntry(
                        way, view,
                        [&] { way == Way::key ? typeKey(Qt::Key_Menu) : at(view, 1, Qt::RightButton); },
                        QLatin1String(name), effect);
                };
                entry("asideAction", changed(aside));
                QTRY_VERIFY(p.chosen().excluded && !b.jobs.running());
                entry("asideAction", changed(aside));
                QTRY_VERIFY(!p.chosen().excluded && !b.jobs.running());
                QCOMPARE(aside(), std::ptrdiff_t(0));
                QGuiApplication::clipboard()->clear();
                entry("copyFileName",
                      [] { return QGuiApplication::clipboard()->text().endsWith(QStringLiteral(".png")); });
                m_shown.clear();
                entry("showInFolder", [&] { return !m_shown.isEmpty(); });
            }
        }
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        pressed();
    }

    void whatTheChosenImagesAre() {
        Bench b;
        DataPresenter& p = b.page.presenter();
        p.step(1);
        QTRY_VERIFY_WITH_TIMEOUT(b.page.viewer().view().hasImage(), kPatienceMs);
        auto* box = child<QComboBox>(b.page, "diagnosis");
        nextChoice(box, [&] { return p.chosen().label; });
        bothChange(child<QPushButton>(b.page, "setAside"), [&] { return p.chosen().excluded; });
        // Another diagnosis: the last entry lets one write it.
        auto* name = child<QLineEdit>(b.page, "newDiagnosis");
        for (const Way way : {Way::mouse, Way::key}) {
            box->setFocus();
            box->setCurrentIndex(box->count() - 1);
            Q_EMIT box->activated(box->count() - 1);
            QTRY_VERIFY(name->isVisible());
            const auto type = [&] {
                if (way == Way::mouse) clickAt(name, {20, name->height() / 2});
                typeKey(way == Way::mouse ? Qt::Key_A : Qt::Key_B);
                typeKey(Qt::Key_Return);
            };
            const auto given = [&, wanted = way == Way::mouse ? "a" : "b"] {
                return p.chosen().label == wanted;
            };
            way == Way::mouse ? m_tour->byMouse(name, type, given) : m_tour->byKey(name, type, given);
        }
        auto* about = child<QToolButton>(b.page, "aboutImage");
        bothChange(about, [about] { return about->isChecked(); });
        auto* network = child<QPushButton>(b.page, "networkWindow");
        auto* menu = child<QMenu>(b.page, "networkMenu");
        for (const Way way : {Way::mouse, Way::key}) {
            QTRY_VERIFY_WITH_TIMEOUT(network->isEnabled(), kPatienceMs);
            press(way, network, [menu] { return menu->isVisible(); });
            menu->close();
        }
        pressed();
    }

    void theImageLarge() {
        Bench b;
        b.page.presenter().step(1);
        ImageView& view = b.page.viewer().view();
        QTRY_VERIFY_WITH_TIMEOUT(view.hasImage(), kPatienceMs);
        const auto zoom = [&] { return view.zoom(); };
        m_tour->byMouse(
            &view, [&] { wheelOver(&view, view.rect().center(), 1); }, changed(zoom));
        m_tour->byKey(&view, Qt::Key_F, changed(zoom));
        for (const Way way : {Way::mouse, Way::key})
            for (const char* name : {"zoomIn", "zoomOut", "zoomPixels", "zoomFit"})
                press(way, child<QToolButton>(b.page, name), changed(zoom));
        for (const char* name : {"keepZoom", "asNetwork"}) {
            auto* button = child<QToolButton>(b.page, name);
            bothChange(button, [button] { return button->isChecked(); });
        }
        pressed();
    }

    void labelsToCheck() {
        Bench b;
        LabelReview& review = b.page.review();
        LabelAdvice advice;
        for (std::size_t i = 0; i < 4; ++i)
            advice.images.push_back({b.session.samples()[i].id, "healthy", "lesions", 0.2, 0.8, true, false});
        const auto advise = [advice](const project::Project&, const JobContext&) -> Result<LabelAdvice> {
            return advice;
        };
        review.setAdvisers({advise, advise});
        int told = 0;
        connect(&review, &LabelReview::said, this, [&told] { ++told; });
        auto* check = child<QPushButton>(b.page, "checkLabels");
        auto* leave = child<QPushButton>(b.page, "leaveList");
        const auto fromMenu = [&](Way way, const char* entry, const ControlTour::Effect& effect) {
            QTRY_VERIFY_WITH_TIMEOUT(check->isEnabled() && !b.jobs.running(), kPatienceMs);
            m_tour->menuEntry(
                way, check,
                [&] { way == Way::mouse ? clickAt(check, check->rect().center()) : typeKey(Qt::Key_Space); },
                QLatin1String(entry), effect);
        };
        const auto going = [&] { return review.kind() == LabelReview::Kind::suspects && !b.jobs.running(); };
        const auto label = [&](std::size_t i) { return b.session.samples()[i].label; };
        std::size_t image = 0;
        for (const Way way : {Way::mouse, Way::key}) {
            fromMenu(way, "labelNext", [&, before = told] { return told > before; });  // all have a label
            b.page.findChild<NoticeBar*>(QStringLiteral("notice"))->clear();
            fromMenu(way, "secondReading", [&] { return b.dialog() != nullptr; });
            closeDialog(b);
            fromMenu(way, "suspiciousLabels", going);
            b.page.presenter().show(b.session.samples()[image].id);
            press(way, child<QPushButton>(b.page, "takeProposal"), [&] { return label(image) == "lesions"; });
            ++image;
            press(way, child<QPushButton>(b.page, "confirmLabel"),
                  [&] { return review.confirmed(review.images()[image]); });
            ++image;
            press(way, leave, [&] { return review.kind() == LabelReview::Kind::none; });
        }
        pressed();
    }

    void problems() {
        Bench b;
        auto* side = child<QTabWidget>(b.page, "side");
        QTabBar* tabs = side->tabBar();
        auto* list = child<QListWidget>(b.page, "problems");
        QTRY_VERIFY_WITH_TIMEOUT(b.session.problemsKnown() && list->count() > 0, kPatienceMs);
        const auto tab = [&](int i) { return [tabs, i] { clickAt(tabs, tabs->tabRect(i).center()); }; };
        const auto at = [&](int i) { return [tabs, i] { return tabs->currentIndex() == i; }; };
        m_tour->byMouse(side, tab(1), at(1));
        m_tour->byMouse(side, tab(0), at(0));
        m_tour->byKey(
            side,
            [tabs] {
                tabs->setFocus();  // Tab may have stopped at what is inside
                typeKey(Qt::Key_Right);
            },
            at(1));
        const auto row = [&](int i) { return [list, i] { return list->currentRow() == i; }; };
        m_tour->byMouse(
            list, [list] { clickAt(list->viewport(), list->visualItemRect(list->item(0)).center()); },
            row(0));
        list->setCurrentRow(-1);
        m_tour->byKey(list, Qt::Key_Home, row(0));

        // Mended, and taken back.
        const auto excluded = [&] {
            return std::count_if(
                b.session.samples().begin(), b.session.samples().end(),
                [](const dataset::Sample& s) { return s.split == dataset::Split::excluded; });
        };
        const auto twice = [&] {
            const auto& all = b.session.problems();
            const auto found = std::find_if(all.begin(), all.end(), [](const dataset::Problem& p) {
                return p.kind == dataset::ProblemKind::exactDuplicate;
            });
            return found == all.end() ? -1 : int(found - all.begin());
        };
        auto* repair = child<QPushButton>(b.page, "repair");
        for (const Way way : {Way::mouse, Way::key}) {
            QTRY_VERIFY_WITH_TIMEOUT(b.session.problemsKnown() && !b.session.busy() && twice() >= 0 &&
                                         list->count() == int(b.session.problems().size()),
                                     kPatienceMs);
            list->setCurrentRow(-1);
            list->setCurrentRow(twice());
            QTRY_VERIFY(repair->isVisible() && repair->isEnabled());
            press(way, repair, changed(excluded));
            QCOMPARE(excluded(), std::ptrdiff_t(1));
            QTRY_VERIFY_WITH_TIMEOUT(twice() < 0 && !b.session.busy(), kPatienceMs);
            b.session.undo();
            QTRY_COMPARE_WITH_TIMEOUT(excluded(), std::ptrdiff_t(0), kPatienceMs);
        }
        pressed();
    }

    /// Last: of all that came into sight above.
    void nothingWasLeftOut() {
        std::map<QString, QString> excused;
        const auto excuse = [&](std::initializer_list<const char*> names, const char* why) {
            for (const char* name : names)
                for (const char* way : {" by mouse", " by key"})
                    excused[QLatin1String(name) + QLatin1String(way)] = QLatin1String(why);
        };
        excuse({"presets", "windowValues", "fullScreen"}, "tests/ui/viewer: the same on every page");
        excuse({"aboutText", "problemFiles"}, "text to be copied");
        excuse({"aboutArea"}, "what these headers say fits into it");
        excuse({"class-a", "class-b"}, "as class-healthy and class-lesions: they came by newDiagnosis");
        excuse({"networkWindow/as in each file", "networkWindow/each image by its own values"},
               "test_data_page, with the question that follows");
        excuse({"dataWork/&Diagnosis"}, "opens the diagnoses, which the keys 1 to 9 give");
        nothingLeft(excused);
    }
};

QTEST_MAIN(TestDataControls)
#include "test_data_controls.moc"
