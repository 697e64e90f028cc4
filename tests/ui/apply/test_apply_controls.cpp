// Every control of the Apply page, by mouse and by key, with what it does. A control that nobody presses here
// fails the last function: it has to be added.
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QUrl>
#include <filesystem>
#include <fstream>

#include "apply/apply_page.h"
#include "apply/apply_presenter.h"
#include "apply/predictions_model.h"
#include "apply/validation_presenter.h"
#include "case/case_presenter.h"
#include "case/case_view.h"
#include "jobs/job_runner.h"
#include "session/project_session.h"
#include "settings/settings.h"
#include "tests/ui/support/child.h"
#include "tests/ui/support/tour_test.h"
#include "viewer/viewer.h"
#include "viewer/viewer_presenter.h"
#include "widgets/file_chooser.h"
#include "widgets/notice_bar.h"

using namespace fovea;
using namespace fovea::ui;
using namespace fovea::test;

namespace {
constexpr int kPatienceMs = 300000;
// More than can be predicted while two buttons are pressed.
constexpr int kMany = 300;

void write(const std::string& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

/// The page, in front, with the new images predicted.
struct ApplyWindow {
    Settings settings;
    JobRunner jobs;
    ProjectSession session{jobs};
    ApplyPage page{session, jobs, settings};
    ApplyPresenter& p = page.presenter();

    explicit ApplyWindow(const std::string& ini) : settings(QString::fromStdString(ini)) {
        page.setObjectName(QStringLiteral("applyPage"));
        page.resize(1264, 868);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("not in front");
    }
    bool opened(const std::string& project) {
        session.open(QString::fromStdString(project));
        return QTest::qWaitFor([&] { return p.info().has_value() && !jobs.running(); }, kPatienceMs);
    }
    bool predicted(const QStringList& paths, std::size_t files) {
        p.add(paths);
        return QTest::qWaitFor(
            [&] { return p.files().size() == files && p.waiting() == 0 && !p.predicting(); }, kPatienceMs);
    }
};
}  // namespace

class TestApplyControls : public TourTest {
    Q_OBJECT

    TemporaryFolder m_folder;
    std::string m_project, m_other;
    QString m_new;
    QUrl m_shown;
    int m_inis = 0;

    std::string ini() { return m_folder.path(std::to_string(++m_inis) + ".ini"); }
    QString file(const char* name) { return QString::fromStdString(m_folder.path(name)); }

    /// Each of these answers of a file dialog once, the first by mouse.
    template <class Value>
    void bothChoose(QWidget* button, const QStringList& files, Value value) {
        setNextChosenFiles({files[0]});
        m_tour->byMouse(button, changed(value));
        setNextChosenFiles({files[1]});
        m_tour->byKey(button, Qt::Key_Space, changed(value));
    }

public Q_SLOTS:
    void rememberUrl(const QUrl& url) { m_shown = url; }

private Q_SLOTS:
    void initTestCase() {
        m_project = makeTrainedProject(m_folder.path());
        QVERIFY(!m_project.empty());
        m_other = m_folder.path("other.safetensors");
        std::filesystem::copy(m_project + "/runs/1/adapter.safetensors", m_other);
        QVERIFY(writeSpots(m_folder.path("new"), 3, 500));
        m_new = file("new");
        write(m_folder.path("new/left/broken.png"), "\x89PNG\r\n\x1a\n" + std::string(64, 'x'));
        startTour({QStringLiteral("applyWork")});
    }

    void fromNothing() {
        ApplyWindow w(ini());
        auto* begin = child<QPushButton>(w.page, "emptyAction");
        const QString adapter = QString::fromStdString(m_other);
        const QString own = QString::fromStdString(m_project) + QStringLiteral("/runs/1/adapter.safetensors");
        setNextChosenFiles({adapter});
        m_tour->byMouse(begin, [&] { return w.p.info().has_value() && w.p.adapter() == adapter; });
        auto* open = child<QToolButton>(w.page, "adapterFile");
        bothChoose(open, {own, adapter}, [&] { return w.p.adapter(); });
        QTRY_VERIFY_WITH_TIMEOUT(w.p.info().has_value(), kPatienceMs);
        allChoices(child<QComboBox>(w.page, "adapters"), [&] { return w.p.adapter(); });
        QTRY_VERIFY_WITH_TIMEOUT(w.p.info().has_value(), kPatienceMs);
        bothMenu(child<QToolButton>(w.page, "furtherAdapters"), "further_1",
                 [&] { return changed([&] { return w.p.choice().further().size(); }); });
        setNextChosenFiles({m_new + QStringLiteral("/left/1.png")});
        m_tour->byKey(begin, Qt::Key_Space, [&] { return w.p.files().size() == 1; });
        const auto files = [&] { return w.p.files().size(); };
        auto* add = child<QPushButton>(w.page, "addImages");
        QStringList images{m_new + QStringLiteral("/left/2.png"), m_new + QStringLiteral("/right/1.png")};
        QStringList folders{m_new + QStringLiteral("/left"), m_new + QStringLiteral("/right")};
        const auto chosen = [&](QStringList& from) {
            return [&] {
                setNextChosenFiles({from.takeFirst()});
                return changed(files);
            };
        };
        bothMenu(add, "addFiles", chosen(images));
        bothMenu(add, "addFolder", chosen(folders));
        QCOMPARE(files(), std::size_t(7));
        pressed();
    }

    void headOfTheList() {
        ApplyWindow w(ini());
        QVERIFY(w.opened(m_project) && w.predicted({m_new}, 7));
        auto* table = child<QTableView>(w.page, "predictions");
        for (const char* name : {"showClass1", "showClass2", "showUnread", "showAll"}) {
            auto* chip = child<QToolButton>(w.page, name);
            m_tour->byMouse(chip, [chip] { return chip->isChecked(); });
        }
        for (const char* name : {"showClass1", "showClass2", "showUnread", "showAll"}) {
            auto* chip = child<QToolButton>(w.page, name);
            m_tour->byKey(chip, Qt::Key_Space, [chip] { return chip->isChecked(); });
        }
        auto* columns = child<QToolButton>(w.page, "columns");
        for (const int c : {1, 2})
            bothMenu(columns, qPrintable(QStringLiteral("columnOfClass%1").arg(c)), [&] {
                return changed(
                    [table, c] { return table->isColumnHidden(PredictionsModel::firstClassColumn + c - 1); });
            });
        bothChange(child<QToolButton>(w.page, "thumbnails"),
                   [&] { return table->isColumnHidden(PredictionsModel::predictionColumn); });
        pressed();
    }

    void rowsOfTheList() {
        ApplyWindow w(ini());
        QVERIFY(w.opened(m_project) && w.predicted({m_new}, 7));
        auto* table = child<QTableView>(w.page, "predictions");
        const auto at = [&](int row) {
            return [table, row] {
                clickAt(table->viewport(), table->visualRect(table->model()->index(row, 0)).center());
            };
        };
        const auto current = [&](int row) {
            return [table, row] { return table->currentIndex().row() == row; };
        };
        m_tour->byMouse(table, at(2), current(2));
        m_tour->byKey(table, Qt::Key_Down, current(3));
        m_tour->byKey(table, Qt::Key_J, current(4));
        m_tour->byKey(table, Qt::Key_K, current(3));
        const auto reference = [&](int row) { return w.p.files()[std::size_t(row)].reference; };
        m_tour->byKey(table, Qt::Key_2,
                      [&] { return reference(3) == "right" && table->currentIndex().row() == 4; });
        m_tour->byKey(table, Qt::Key_K, current(3));
        m_tour->byKey(table, Qt::Key_Backspace, [&] { return reference(3).empty(); });

        const auto entry = [&](Way way, const char* name, const ControlTour::Effect& effect) {
            table->selectRow(1);
            m_tour->menuEntry(
                way, table,
                [&] {
                    if (way == Way::key) return typeKey(Qt::Key_Menu);
                    clickAt(table->viewport(), table->visualRect(table->model()->index(1, 0)).center(), {},
                            Qt::RightButton);
                },
                QLatin1String(name), effect);
        };
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "rememberUrl");
        for (const Way way : {Way::mouse, Way::key}) {
            entry(way, "reference1", [&] { return reference(1) == "left"; });
            entry(way, "reference2", [&] { return reference(1) == "right"; });
            for (const char* add : {"addLabelled", "addUnlabelled"}) {
                const auto before = w.session.samples().size();
                entry(way, add,
                      [&] { return !w.session.busy() && w.session.samples().size() == before + 1; });
                child<NoticeBar>(w.page, "notice")->clear();
                w.session.undo();
                QTRY_COMPARE_WITH_TIMEOUT(w.session.samples().size(), before, kPatienceMs);
            }
            entry(way, "noReference", [&] { return reference(1).empty(); });
            QGuiApplication::clipboard()->clear();
            entry(way, "copyFileName",
                  [&] { return QGuiApplication::clipboard()->text().endsWith(QStringLiteral(".png")); });
            m_shown.clear();
            entry(way, "showInFolder", [&] { return !m_shown.isEmpty(); });
            for (const char* off : {"removeFiles", "clearFiles"}) {
                const auto all = w.p.files().size();
                entry(way, off, [&] { return w.p.files().size() < all; });
                // And back again, by the button of the message or by its key.
                const auto back = [&] { return w.p.files().size() == all; };
                QPushButton* again = nullptr;
                for (auto* button : w.page.findChildren<QPushButton*>())
                    if (button->isVisible() && button->text() == QStringLiteral("Bring back")) again = button;
                QVERIFY(again);
                way == Way::mouse ? m_tour->byMouse(again, back) : m_tour->byKey(again, Qt::Key_Space, back);
            }
        }
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        table->selectRow(0);
        m_tour->byKey(table, Qt::Key_Delete, [&] { return w.p.files().size() == 6; });
        m_tour->byKey(table, Qt::CTRL | Qt::Key_Z, [&] { return w.p.files().size() == 7; });
        pressed();
    }

    void referencesAndExports() {
        ApplyWindow w(ini());
        QVERIFY(w.opened(m_project) && w.predicted({m_new}, 7));
        write(m_folder.path("labels.csv"),
              "file,diagnosis\nleft/1.png,left\nleft/2.png,left\nright/1.png,right\nright/2.png,right\n");
        auto* references = child<QPushButton>(w.page, "references");
        const auto known = [&] { return w.page.validation().figures().references; };
        for (const Way way : {Way::mouse, Way::key}) {
            const auto open = [&] {
                way == Way::mouse ? clickAt(references, references->rect().center()) : typeKey(Qt::Key_Space);
            };
            setNextChosenFiles({file("labels.csv")});
            m_tour->menuEntry(way, references, open, QStringLiteral("loadReferences"),
                              [&] { return known() == 4; });
            m_tour->menuEntry(way, references, open, QStringLiteral("forgetReferences"),
                              [&] { return known() == 0; });
        }
        auto* exports = child<QPushButton>(w.page, "exportPredictions");
        const auto saved = [&](const char* name) {
            return [this, name]() -> ControlTour::Effect {
                QFile::remove(file(name));
                setNextChosenFiles({file(name)});
                return [path = file(name)] { return QFile::exists(path); };
            };
        };
        bothMenu(exports, "saveTable", saved("predictions.csv"));
        bothMenu(exports, "saveWorkbook", saved("predictions.xlsx"));
        bothMenu(exports, "savePdf", saved("predictions.pdf"));
        // These images are no DICOM files, which is said each time.
        auto* notice = child<NoticeBar>(w.page, "notice");
        bothMenu(exports, "saveReports", [&]() -> ControlTour::Effect {
            notice->clear();
            setNextChosenFiles({QString::fromStdString(m_folder.path())});
            return [notice] { return notice->text().contains(QStringLiteral("DICOM")); };
        });
        for (const AppliedFile& f : w.p.files())
            w.p.setReference({f.id}, f.path.contains(QStringLiteral("/right/")) ? "right" : "left");
        auto* report = child<QPushButton>(w.page, "validationReport");
        QTRY_VERIFY_WITH_TIMEOUT(report->isVisible() && !w.page.validation().computing(), kPatienceMs);
        for (const Way way : {Way::mouse, Way::key}) {
            notice->clear();
            const ControlTour::Effect there = saved("validation.html")();
            press(way, report, [&] { return there() && !w.jobs.running(); });
        }
        pressed();
    }

    void stoppingAndGoingOn() {
        ApplyWindow w(ini());
        QVERIFY(w.opened(m_project));
        std::filesystem::create_directories(m_folder.path("many"));
        for (int i = 0; i < kMany; ++i)
            std::filesystem::copy(m_folder.path("new/left/1.png"),
                                  m_folder.path("many/" + std::to_string(i) + ".png"));
        w.p.add({file("many")});
        QTRY_VERIFY_WITH_TIMEOUT(w.p.predicting(), kPatienceMs);
        auto* stop = child<QPushButton>(w.page, "stopPredicting");
        const auto stopped = [&] { return w.p.stopped(); };
        const auto goesOn = [&] { return !w.p.stopped(); };
        m_tour->byMouse(stop, stopped);
        m_tour->byMouse(stop, goesOn);
        QTRY_VERIFY_WITH_TIMEOUT(w.p.predicting() && !w.p.predictions().cancelling(), kPatienceMs);
        m_tour->byKey(stop, Qt::Key_Space, stopped);
        m_tour->byKey(stop, Qt::Key_Space, goesOn);
        w.p.clear();
        QTRY_VERIFY_WITH_TIMEOUT(!w.p.predicting(), kPatienceMs);
        pressed();
    }

    void theImage() {
        ApplyWindow w(ini());
        QVERIFY(w.opened(m_project) && w.predicted({m_new + QStringLiteral("/left/1.png")}, 1));
        CasePresenter& c = w.page.casePresenter();
        QTRY_VERIFY_WITH_TIMEOUT(c.result() && w.page.caseView().viewer().view().hasImage(), kPatienceMs);
        ImageView& view = w.page.caseView().viewer().view();
        const auto zoom = [&] { return view.zoom(); };
        // By mouse, each after something that it can undo; so by key.
        for (const Way way : {Way::mouse, Way::key})
            for (const char* name : {"zoomIn", "zoomOut", "zoomPixels", "zoomFit"}) {
                auto* button = child<QToolButton>(w.page, name);
                way == Way::mouse ? m_tour->byMouse(button, changed(zoom))
                                  : m_tour->byKey(button, Qt::Key_Space, changed(zoom));
            }
        for (const char* name : {"keepZoom", "asNetwork"}) {
            auto* button = child<QToolButton>(w.page, name);
            const auto checked = [button] { return button->isChecked(); };
            bothChange(button, checked);
        }
        auto* view1 = &view;
        m_tour->byMouse(
            view1, [view1] { wheelOver(view1, view1->rect().center(), 1); }, changed(zoom));
        m_tour->byKey(view1, Qt::Key_F, changed(zoom));

        const auto shown = [&] { return w.page.caseView().viewer().layerShown(); };
        bothChange(child<QToolButton>(w.page, "showMap"), shown);
        bothChange(child<QToolButton>(w.page, "showMap"), shown);
        auto* beside = child<QToolButton>(w.page, "sideBySide");
        const auto both = [&] { return w.page.caseView().viewer().sideBySide(); };
        m_tour->byMouse(beside, changed(both));
        ImageView& plain = w.page.caseView().viewer().plainView();
        m_tour->byMouse(
            &plain, [&] { wheelOver(&plain, plain.rect().center(), 1); }, changed(zoom));
        m_tour->byKey(&plain, Qt::Key_F, changed(zoom));
        m_tour->byKey(beside, Qt::Key_Space, changed(both));
        auto* kind = child<QComboBox>(w.page, "mapKind");
        allChoices(kind, [&] { return c.map(); });
        kind->setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(
            !c.mapPicture().isNull() && child<QComboBox>(w.page, "mapScale")->isEnabled(), kPatienceMs);
        allChoices(child<QComboBox>(w.page, "mapScale"), [&] { return c.mapScale(); });
        allChoices(child<QComboBox>(w.page, "mapLayer"), [&] { return c.layer(); });
        auto* strength = child<QSlider>(w.page, "mapOpacity");
        const auto opacity = [&] { return c.opacity(); };
        m_tour->byMouse(
            strength,
            [strength] {
                clickAt(strength, {3, strength->height() / 2});
            },
            changed(opacity));
        m_tour->byKey(strength, Qt::Key_Right, changed(opacity));

        const auto open = [&] { return w.page.caseView().drawerOpen(); };
        bothChange(child<QToolButton>(w.page, "drawerToggle"), open);
        auto* save = child<QPushButton>(w.page, "savePicture");
        for (const Way way : {Way::mouse, Way::key}) {
            QFile::remove(file("case.png"));
            setNextChosenFiles({file("case.png")});
            const auto saved = [path = file("case.png")] { return QFile::exists(path); };
            way == Way::mouse ? m_tour->byMouse(save, saved) : m_tour->byKey(save, Qt::Key_Space, saved);
        }
        // The keys of the page reach the viewer from the list.
        auto* table = child<QTableView>(w.page, "predictions");
        m_tour->byKey(table, Qt::Key_D, [&] { return !open(); });
        m_tour->byKey(table, Qt::Key_D, open);
        m_tour->byKey(table, Qt::Key_M, [&] { return !shown(); });
        m_tour->byKey(table, Qt::Key_C, both);
        m_tour->byKey(table, Qt::Key_C, [&] { return !both(); });
        pressed();
    }

    /// Last: of all that came into sight above.
    void nothingWasLeftOut() {
        std::map<QString, QString> excused;
        // The window and the full screen are the viewer's, and the same on every page.
        for (const char* name : {"presets", "windowValues", "fullScreen"})
            for (const char* way : {" by mouse", " by key"})
                excused[QLatin1String(name) + QLatin1String(way)] = QStringLiteral("tests/ui/viewer");
        nothingLeft(excused);
    }
};

QTEST_MAIN(TestApplyControls)
#include "test_apply_controls.moc"
