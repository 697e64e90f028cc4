// What all pages share: notices, the wheel, file names, the image and its zoom, the colours of classes.
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDate>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <cmath>

#include "tests/support/temporary_folder.h"
#include "tests/ui/support/contrast.h"
#include "widgets/dialog_parts.h"
#include "widgets/elided_combo.h"
#include "widgets/elided_label.h"
#include "widgets/file_chooser.h"
#include "widgets/image_view.h"
#include "widgets/item_menu.h"
#include "widgets/menu_button.h"
#include "widgets/notice_bar.h"
#include "widgets/page_in_turns.h"
#include "widgets/page_scroll.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"
#include "widgets/wheel_guard.h"

using namespace fovea;
using namespace fovea::ui;

namespace {

struct Page {
    QWidget widget;
    QLabel* content = new QLabel(QStringLiteral("content"));
    NoticeBar* notice = new NoticeBar(&widget, NoticeBar::Place::overPage);

    Page() {
        auto* box = new QVBoxLayout(&widget);
        auto* other = new QPushButton(QStringLiteral("other"));
        box->addWidget(content, 1);
        box->addWidget(other);
        widget.resize(640, 400);
        widget.show();
        widget.activateWindow();
        other->setFocus();
    }
    QPushButton* button(const char* name) { return notice->findChild<QPushButton*>(QLatin1String(name)); }
};

/// Counts how often it is asked for its size.
struct Asked : QWidget {
    mutable int times = 0;
    QSize sizeHint() const override {
        ++times;
        return {60, 40};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
};

/// Two parts, one below the other.
struct TwoParts : PageInTurns {
    Asked *first = nullptr, *second = nullptr;

    TwoParts() {
        auto* content = new QWidget;
        auto* column = new QVBoxLayout(content);
        const auto part = [column](Asked*& made) {
            return [column, &made] {
                made = new Asked;
                made->setFocusPolicy(Qt::StrongFocus);
                column->addWidget(made);
            };
        };
        makeInTurns(content, {part(first), part(second)});
    }
};

}  // namespace

class TestWidgets : public QObject {
    Q_OBJECT

    QList<QUrl> m_opened;

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, ThemeMode::light);
        WheelGuard::install(*qApp);
        WheelGuard::install(*qApp);
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "opened");
    }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }

    /// Stands in for the system's programs; no test.
    void opened(const QUrl& url) {
        if (url.isValid()) m_opened << url;
    }

    void aNoticeMovesNothing() {
        Page p;
        QVERIFY(QTest::qWaitForWindowActive(&p.widget));
        const QRect before = p.content->geometry();
        p.notice->show(NoticeBar::Kind::error, QStringLiteral("It could not be read. ").repeated(12));
        QVERIFY(p.notice->isVisible());
        QCoreApplication::processEvents();
        QCOMPARE(p.content->geometry(), before);
        QVERIFY(p.widget.rect().contains(p.notice->geometry()));
        p.widget.resize(480, 300);
        QVERIFY(p.widget.rect().contains(p.notice->geometry()));
        QTest::keyClick(&p.widget, Qt::Key_Escape);
        QTRY_VERIFY(!p.notice->isVisible());
    }

    void escapeClosesOneNoticeAfterTheOther() {
        Page p;
        NoticeBar second(p.content, NoticeBar::Place::overPage), third(&p.widget, NoticeBar::Place::overPage);
        QVERIFY(QTest::qWaitForWindowActive(&p.widget));
        const std::vector<NoticeBar*> all{p.notice, &second, &third};
        for (NoticeBar* notice : all) notice->show(NoticeBar::Kind::error, QStringLiteral("It failed."));
        p.content->setFocusPolicy(Qt::StrongFocus);
        p.content->setFocus();
        for (int left = int(all.size()) - 1; left >= 0; --left) {
            QTest::keyClick(p.content, Qt::Key_Escape);
            QTRY_COMPARE(int(std::count_if(all.begin(), all.end(),
                                           [](const NoticeBar* notice) { return notice->isVisible(); })),
                         left);
        }
    }

    void onlyInformationGoesByItself() {
        using Kind = NoticeBar::Kind;
        QVERIFY(NoticeBar::staysMs(Kind::information, false) > 0);
        QVERIFY(NoticeBar::staysMs(Kind::information, true) > NoticeBar::staysMs(Kind::information, false));
        QVERIFY(NoticeBar::staysMs(Kind::warning, false) > 0);
        QCOMPARE(NoticeBar::staysMs(Kind::warning, true), 0);
        QCOMPARE(NoticeBar::staysMs(Kind::error, false), 0);
        Page p;
        p.notice->show(Kind::information, QStringLiteral("Done."));
        QTRY_VERIFY_WITH_TIMEOUT(!p.notice->isVisible(), 60000);
        QVERIFY(p.notice->text().isEmpty());
    }

    void aSavedFileCanBeOpened() {
        const test::TemporaryFolder folder;
        const QString file = QString::fromStdString(folder.path("report.html"));
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        Page p;
        p.notice->showSaved(QStringLiteral("Saved."), file, QStringLiteral("Open report"));
        QCOMPARE(p.button("openSaved")->text(), QStringLiteral("Open report"));
        m_opened.clear();
        QTest::mouseClick(p.button("openSaved"), Qt::LeftButton);
        QTest::mouseClick(p.button("showSavedInFolder"), Qt::LeftButton);
        QCOMPARE(m_opened, (QList<QUrl>{QUrl::fromLocalFile(file),
                                        QUrl::fromLocalFile(QFileInfo(file).absolutePath())}));
        p.notice->show(NoticeBar::Kind::information, QStringLiteral("Something else."));
        QVERIFY(!p.button("openSaved")->isVisible());
    }

    /// Over what has not the keyboard it scrolls the page.
    void theWheelChangesOnlyWhatHasTheKeyboard() {
        QScrollArea area;
        auto* inside = new QWidget;
        auto* box = new QVBoxLayout(inside);
        auto* spin = new QSpinBox;
        auto* combo = new QComboBox;
        auto* slider = new QSlider(Qt::Horizontal);
        combo->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        spin->setValue(50);
        combo->setCurrentIndex(1);
        slider->setValue(50);
        auto* rest = new QPushButton(QStringLiteral("rest"));
        for (QWidget* w : {static_cast<QWidget*>(spin), static_cast<QWidget*>(combo),
                           static_cast<QWidget*>(slider), static_cast<QWidget*>(rest)})
            box->addWidget(w);
        box->addSpacing(2000);
        area.setWidget(inside);
        area.resize(300, 300);
        area.show();
        area.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&area));
        rest->setFocus();
        const auto wheel = [](QWidget* over) {
            QWidget* under = over->childAt(over->rect().center());
            if (!under) under = over;
            const QPoint at = under->rect().center();
            QWheelEvent event(at, under->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase,
                              false);
            QSpontaneKeyEvent::setSpontaneous(&event);  // as the system's: only those are passed on
            qApp->notify(under, &event);
        };
        for (QWidget* w :
             {static_cast<QWidget*>(spin), static_cast<QWidget*>(combo), static_cast<QWidget*>(slider)}) {
            area.verticalScrollBar()->setValue(0);
            QVERIFY(!(w->focusPolicy() & ~Qt::StrongFocus));  // nor does the wheel bring the keyboard
            wheel(w);
            QVERIFY(area.verticalScrollBar()->value() > 0);
        }
        QCOMPARE(spin->value(), 50);
        QCOMPARE(combo->currentIndex(), 1);
        QCOMPARE(slider->value(), 50);
        area.verticalScrollBar()->setValue(0);
        spin->setFocus();
        wheel(spin);
        QCOMPARE(spin->value(), 49);
        QCOMPARE(area.verticalScrollBar()->value(), 0);
    }

    void filesAreNamedForWhatTheyAre() {
        const test::TemporaryFolder temporary;
        const QString folder = QString::fromStdString(temporary.path()),
                      today = QDate::currentDate().toString(Qt::ISODate);
        const QStringList parts{QStringLiteral("Left/right: eyes?"), QStringLiteral("training 3"), QString(),
                                QStringLiteral("test")};
        const QString file = proposedFile(folder, parts, QStringLiteral("html"));
        QCOMPARE(file, folder + QStringLiteral("/Left-right- eyes- - training 3 - test - ") + today +
                           QStringLiteral(".html"));
        QFile taken(file);
        QVERIFY(taken.open(QIODevice::WriteOnly));
        QVERIFY(proposedFile(folder, parts, QStringLiteral("html")).endsWith(QStringLiteral(" (2).html")));
    }

    void filesAreProposedOutsideOfProjects() {
        const test::TemporaryFolder temporary;
        const QString folder = QString::fromStdString(temporary.path()),
                      project = folder + QStringLiteral("/Retina.fovea"),
                      runs = project + QStringLiteral("/runs"), mine = folder + QStringLiteral("/mine");
        QVERIFY(QDir().mkpath(runs) && QDir().mkpath(mine));
        QVERIFY(!proposedFolder(project).startsWith(project));
        QVERIFY(!proposedFolder(runs).startsWith(project));
        QVERIFY(QDir(proposedFolder(project)).exists());
        QCOMPARE(proposedFolder(mine), mine);
        // Where the last one was saved is proposed for the next.
        setNextChosenFiles({mine + QStringLiteral("/report.html")});
        QString saved;
        chooseSaveFile(nullptr, QStringLiteral("Save"), proposedFile(project, {}, QStringLiteral("html")), {},
                       QStringLiteral("html"), [&](const QString& file) { saved = file; });
        QCOMPARE(saved, mine + QStringLiteral("/report.html"));
        QCOMPARE(proposedFolder(project), mine);
        QVERIFY(proposedFile(project, {}, QStringLiteral("csv")).startsWith(mine + QLatin1Char('/')));
        // Not once that folder is gone.
        QVERIFY(QDir().rmdir(mine));
        QVERIFY(QDir(proposedFolder(project)).exists());
        QVERIFY(!proposedFolder(project).startsWith(folder));
    }

    void dialogsBeginWhereThereIsSomething() {
        const test::TemporaryFolder temporary;
        const QString folder = QString::fromStdString(temporary.path());
        const auto begin = [](const QString& start) {
            setNextChosenFiles({});
            chooseFolder(nullptr, QStringLiteral("Folder"), start, [](const QString&) {});
            return lastChooserStart();
        };
        QCOMPARE(begin(folder), folder);
        QCOMPARE(begin(folder + QStringLiteral("/no/such")), QDir::homePath());
        QCOMPARE(begin({}), QDir::homePath());
        QVERIFY(QFileInfo(proposedFile(folder + QStringLiteral("/no/such"), {}, QStringLiteral("csv")))
                    .dir()
                    .exists());
    }

    /// What tells trainings apart stands at the end of their names.
    void aLongChoiceIsShortenedInTheMiddle() {
        QWidget window;
        auto* row = new QHBoxLayout(&window);
        auto* box = new ElidedCombo;
        box->addItem(QStringLiteral("Training 1, 22 Nov, 08:15"));
        box->addItem(QStringLiteral("Training 12, 22 Nov, 08:15, fold 2/5"));
        box->setCurrentIndex(1);
        row->addWidget(box);
        auto* brief = new ElidedCombo;
        brief->addItem(QStringLiteral("Retinopathy"));
        row->addWidget(brief);
        row->addStretch(1);
        window.resize(900, 60);
        window.show();
        QCOMPARE(box->shownText(), box->currentText());
        QCOMPARE(brief->shownText(), brief->currentText());
        QCOMPARE(box->width(), box->sizeHint().width());  // no wider than it needs
        window.resize(box->sizeHint().width() * 2 / 3, 60);
        QTRY_VERIFY(box->width() < box->sizeHint().width());
        QVERIFY(box->shownText().startsWith(QStringLiteral("Tr")));
        QVERIFY(box->shownText().contains(QChar(0x2026)));
        QVERIFY2(box->shownText().endsWith(QStringLiteral("2/5")), qPrintable(box->shownText()));
        QHelpEvent hover(QEvent::ToolTip, QPoint(4, 4), box->mapToGlobal(QPoint(4, 4)));
        QCoreApplication::sendEvent(box, &hover);
        QCOMPARE(box->toolTip(), box->currentText());
    }

    void aChoiceIsWholeWhereThereIsRoom() {
        for (const char* words : {"Diagnosis", "Shuffled", "Macular oedema, by two readers"}) {
            QWidget window;
            auto* row = new QHBoxLayout(&window);
            auto* box = new ElidedCombo;
            row->addWidget(box);
            row->addStretch(1);
            box->addItem(QLatin1String(words));
            window.resize(800, 60);
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            QCOMPARE(box->shownText(), QLatin1String(words));
        }
    }

    void aPageThatFitsIsNotScrolled() {
        auto* inside = new QWidget;
        auto* box = new QVBoxLayout(inside);
        auto* view = new ImageView;  // would like to be larger than it must be
        auto* words = new QLabel(QStringLiteral("words ").repeated(40));
        words->setWordWrap(true);
        box->addWidget(words);
        box->addWidget(view, 1);
        PageScroll scroll(inside);
        scroll.resize(400, 300);
        scroll.show();
        QTRY_COMPARE(inside->size(), scroll.viewport()->size());
        QVERIFY(!scroll.verticalScrollBar()->isVisible());
        scroll.resize(400, 120);
        QTRY_VERIFY(scroll.verticalScrollBar()->isVisible());
        QVERIFY(view->height() >= view->minimumSizeHint().height());
        QCOMPARE(inside->width(), scroll.viewport()->width());
    }

    void aDialogGrowsWithWhatItAsks() {
        QDialog dialog;
        auto* column = new QVBoxLayout(&dialog);
        QVBoxLayout* body = addDialogBody(column);
        auto* asked = new QWidget;
        asked->setFixedHeight(200);
        body->addWidget(asked);
        dialog.resize(400, 100);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY2(dialog.height() >= 200, "it was opened too low");
        const auto* bar = dialog.findChild<QScrollArea*>()->verticalScrollBar();
        QVERIFY(!bar->isVisible());
        asked->setFixedHeight(400);
        QTRY_VERIFY(dialog.height() >= 400);
        QTRY_VERIFY(!bar->isVisible());
        // Who makes it small has it small.
        dialog.resize(400, 250);
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(dialog.height(), 250);
        // Nothing is taller than the screen.
        asked->setFixedHeight(5000);
        QTRY_VERIFY(dialog.height() > 250);
        QVERIFY(dialog.height() <= dialog.screen()->availableGeometry().height());
        QVERIFY(bar->isVisible());
    }

    void aPageIsMadePartByPart() {
        TwoParts page;
        QVERIFY(!page.first && !page.made());
        page.takeTurn();
        QVERIFY(page.first && !page.second);
        page.takeTurn();
        QVERIFY(page.second && !page.made());
        QCOMPARE(page.layout()->count(), 0);  // who asks for its size hears nothing of the parts
        QCOMPARE(page.first->times + page.second->times, 0);
        while (!page.made()) page.takeTurn();
        QVERIFY(page.first->times > 0 && page.second->times > 0);
        QCOMPARE(page.layout()->count(), 1);
        QVERIFY(!page.isVisible() && !page.first->isVisible());
    }

    /// By itself, while another page is looked at.
    void aPageIsMadeInTheBackground() {
        TwoParts page;
        QSignalSpy finished(&page, &PageInTurns::finished);
        QTRY_VERIFY(page.made());
        QCOMPARE(finished.count(), 1);
        page.finish();
        page.takeTurn();
        QCOMPARE(finished.count(), 1);
        QVERIFY(!page.isVisible());
    }

    void nobodySeesAHalfMadePage() {
        QWidget window;
        auto* box = new QVBoxLayout(&window);
        auto* page = new TwoParts;
        box->addWidget(page);
        QSignalSpy finished(page, &PageInTurns::finished);
        page->takeTurn();
        window.show();
        QVERIFY(page->made());
        QCOMPARE(finished.count(), 1);
        QVERIFY(page->first->isVisible() && page->second->isVisible());
        QVERIFY(page->first->geometry().bottom() < page->second->geometry().top());
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        page->first->setFocus();
        QTest::keyClick(page->first, Qt::Key_Tab);
        QVERIFY(page->second->hasFocus());
        // Nothing comes later.
        const auto parts = page->findChildren<QWidget*>();
        page->takeTurn();
        QVERIFY(page->findChildren<QWidget*>() == parts);
    }

    /// Each place that it is given before would have every control in it styled anew.
    void whatIsScrolledIsAskedForItsSizeOnceItHasItsPlace() {
        applyTheme(*qApp, ThemeMode::light);
        auto* scrolled = new Asked;
        QWidget window;
        auto* box = new QVBoxLayout(&window);
        box->addWidget(new PageScroll(scrolled));
        QCOMPARE(scrolled->times, 0);
        window.show();
        QVERIFY(scrolled->times > 0);
        QVERIFY(scrolled->isVisible());
        QVERIFY(scrolled->width() >= 60 && scrolled->height() >= 40);
    }

    /// A look that is said before is there once a widget is seen.
    void aLookIsThereOnceItIsSeen() {
        applyTheme(*qApp, ThemeMode::light);
        QLabel small(QStringLiteral("small")), plain(QStringLiteral("plain"));
        makeSmall(&small);
        for (QLabel* label : {&small, &plain}) label->show();
        QVERIFY(small.font().pointSizeF() < plain.font().pointSizeF());
        makeHeading(&small);  // and one that is said afterwards, too
        QVERIFY(small.font().pointSizeF() > plain.font().pointSizeF());
    }

    void namesInTooltipsAreSaidLetterByLetter() {
        for (const QString& name : {QStringLiteral("<img src=x>"), QStringLiteral("<b>bold</b>\nsecond line"),
                                    QStringLiteral("Undo: label “<script>”"), QStringLiteral("&lt;b&gt;"),
                                    QStringLiteral("a < b"), QStringLiteral("plain.png"), QString()}) {
            const QString tip = plainToolTip(name);
            // As Qt shows it.
            QTextDocument shown;
            if (Qt::mightBeRichText(tip))
                shown.setHtml(tip);
            else
                shown.setPlainText(tip);
            QCOMPARE(shown.toPlainText(), name);
        }
        QCOMPARE(plainToolTip(QStringLiteral("a < b")), QStringLiteral("a < b"));
        // Where a long name is cut, too.
        ElidedLabel label;
        label.setFullText(QStringLiteral("<img src=x> in a folder of a long name"));
        label.resize(40, 20);
        label.show();
        QTRY_VERIFY(!label.toolTip().isEmpty());
        QVERIFY(!label.toolTip().contains(QLatin1String("<img")));
    }

    void classesKeepTheirColours() {
        for (const ThemeMode mode : {ThemeMode::light, ThemeMode::dark}) {
            applyTheme(*qApp, mode);
            const QPalette palette = QApplication::palette();
            QList<QColor> all;
            for (int i = 0; i < 7; ++i) {
                const QColor colour = classColor(palette, i);
                QVERIFY(!all.contains(colour));
                all << colour;
                QVERIFY2(test::contrast(colour, palette.color(QPalette::Button)) >= 3,
                         qPrintable(colour.name()));
            }
            QCOMPARE(classColor(palette, 7), classColor(palette, 0));
        }
        applyTheme(*qApp, ThemeMode::light);
        QCOMPARE(placeOfClass({"a", "b"}, "b", 0), 1);
        QCOMPARE(placeOfClass({"a", "b"}, "c", 5), 5);
    }

    void aButtonOfAMenuShowsAnArrow() {
        applyTheme(*qApp, ThemeMode::light);
        MenuButton button(QStringLiteral("Add images"));
        QPushButton plain(button.text());
        QVERIFY(button.sizeHint().width() > plain.sizeHint().width());  // the arrow's room
        for (QPushButton* each : {static_cast<QPushButton*>(&button), &plain}) {
            each->setFocusPolicy(Qt::NoFocus);  // its border is no arrow
            each->resize(button.sizeHint());
        }
        button.show();
        plain.show();
        QVERIFY(QTest::qWaitForWindowExposed(&button) && QTest::qWaitForWindowExposed(&plain));
        const QRect end(button.width() - 20, 4, 16, button.height() - 8);
        QVERIFY(button.grab(end).toImage() != plain.grab(end).toImage());
        QMenu menu;
        menu.addAction(QStringLiteral("A folder…"));
        button.open(menu);
        QTRY_VERIFY(menu.isVisible());
        menu.close();
    }

    void theMenuKeyMeansTheCurrentItem() {
        QListWidget list;
        for (int i = 0; i < 8; ++i) list.addItem(QString::number(i));
        followMenuKey(&list);
        list.resize(120, 300);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        QSignalSpy asked(&list, &QWidget::customContextMenuRequested);
        const auto rowAsked = [&] { return list.row(list.itemAt(asked.last().first().toPoint())); };
        list.setCurrentRow(6);
        const QPoint second = list.visualItemRect(list.item(1)).center();
        QContextMenuEvent key(QContextMenuEvent::Keyboard, second, list.mapToGlobal(second));
        QCoreApplication::sendEvent(&list, &key);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(rowAsked(), 6);
        QContextMenuEvent mouse(QContextMenuEvent::Mouse, second, list.mapToGlobal(second));
        QCoreApplication::sendEvent(list.viewport(), &mouse);
        QCOMPARE(asked.count(), 2);
        QCOMPARE(rowAsked(), 1);
    }
};

QTEST_MAIN(TestWidgets)
#include "test_widgets.moc"
