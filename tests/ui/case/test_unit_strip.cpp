// The strip of a study's images: wheel, keys, and playing them, which waits for picture and map.
#include <QContextMenuEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "case/case_presenter.h"
#include "case/case_view.h"
#include "case/unit_images.h"
#include "case/unit_strip.h"
#include "data/thumbnail_loader.h"
#include "settings/settings.h"
#include "tests/ui/support/child.h"
#include "viewer/viewer.h"
#include "widgets/image_view.h"

using namespace fovea;
using namespace fovea::ui;
using test::child;

namespace {
constexpr int kLongMs = 60000;  // a network is read and run

void wheel(QWidget& on, int delta, Qt::KeyboardModifiers keys = {}) {
    const QPoint at = on.rect().center();
    QWheelEvent event(at, on.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, keys, Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&event);  // others are not handed on to the widget around
    QCoreApplication::sendEvent(&on, &event);
}

/// A page as those of Inspect and Apply are, in front.
struct Bench {
    Settings settings;
    CasePresenter presenter;
    UnitImages images;
    ThumbnailLoader thumbnails;
    QWidget page;
    QPushButton* other = new QPushButton(QStringLiteral("other"), &page);
    CaseView* view = new CaseView(presenter, settings, &page);
    UnitStrip* strip = new UnitStrip(images, thumbnails, &page);

    explicit Bench(const std::string& ini) : settings(QString::fromStdString(ini)) {
        auto* box = new QVBoxLayout(&page);
        box->addWidget(other);
        box->addWidget(view, 1);
        box->addWidget(strip);
        view->setKeyScope(&page);
        strip->attach(&page, *view, QStringLiteral("Test"));
        QObject::connect(&images, &UnitImages::positionChanged, &page, [this] {
            if (const UnitImage* image = images.image())
                presenter.show({QString::fromStdString(image->path), image->where, {}, {}});
        });
        page.resize(1000, 800);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page)) qFatal("not in front");
        other->setFocus();
    }
    QToolButton& play() { return *child<QToolButton>(page, "unitPlay"); }
    QListView& list() { return *child<QListView>(page, "unitImages"); }
    void key(Qt::Key key) { QTest::keyClick(other, key); }
};
}  // namespace

class TestUnitStrip : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;
    std::vector<UnitImage> m_three;
    int m_inis = 0;

    std::string ini() { return m_folder.path(std::to_string(++m_inis) + ".ini"); }

private Q_SLOTS:
    void initTestCase() {
        for (int i = 1; i <= 3; ++i) {
            const std::string path = m_folder.path(std::to_string(i) + ".png");
            QVERIFY(imaging::writePng(path, test::spot(i == 2, i), *systemFileLayer()).ok());
            m_three.push_back({i, path, {}, 1.0 / 3, 0.1 + 0.1 * (i % 3)});
        }
    }

    void theWheelGoesThroughThem() {
        Bench b(ini());
        b.images.show(QStringLiteral("e1"), m_three);
        QTRY_VERIFY(b.strip->isVisible() && b.view->settled());
        QCOMPARE(b.images.image()->id, 2);  // what says most
        wheel(*b.list().viewport(), -120);
        QCOMPARE(b.images.position(), 1);
        QCOMPARE(b.list().currentIndex().row(), 1);
        wheel(*b.strip, -120);
        QCOMPARE(b.images.position(), 2);
        wheel(*b.list().viewport(), -120);
        QCOMPARE(b.images.position(), 2);
        wheel(*b.list().viewport(), 240);
        QCOMPARE(b.images.position(), 0);
        // Parts of a notch add up.
        wheel(*b.list().viewport(), -60);
        QCOMPARE(b.images.position(), 0);
        wheel(*b.list().viewport(), -60);
        QCOMPARE(b.images.position(), 1);
        // Over the image it zooms, and with Shift it goes through them.
        ImageView& image = b.view->viewer().view();
        QTRY_VERIFY(b.view->settled() && image.hasImage());
        const double zoom = image.zoom();
        wheel(image, 120);
        QVERIFY(image.zoom() > zoom);
        QCOMPARE(b.images.position(), 1);
        const double larger = image.zoom();
        wheel(image, -120, Qt::ShiftModifier);
        QCOMPARE(b.images.position(), 2);
        QCOMPARE(image.zoom(), larger);
        // Of one image there is nothing to go through.
        b.images.show(QStringLiteral("e2"), {m_three[0]});
        QTRY_VERIFY(b.view->settled());
        const double before = image.zoom();
        wheel(image, 120, Qt::ShiftModifier);
        QVERIFY(image.zoom() > before);
    }

    void keysWhereverTheKeyboardIs() {
        Bench b(ini());
        b.images.show(QStringLiteral("e1"), m_three);
        QTRY_VERIFY(b.strip->isVisible());
        b.key(Qt::Key_Period);
        QCOMPARE(b.images.position(), 1);
        b.key(Qt::Key_Comma);
        QCOMPARE(b.images.position(), 0);
        auto* order = child<QToolButton>(b.page, "unitOrder");
        b.key(Qt::Key_O);
        QVERIFY(order->isChecked());
        QCOMPARE(b.images.image()->id, 2);
        QCOMPARE(b.images.position(), 1);
        QCOMPARE(b.list().currentIndex().row(), 1);
        QTest::mouseClick(order, Qt::LeftButton);
        QVERIFY(!order->isChecked());
        QCOMPARE(b.images.position(), 0);
        for (const QToolButton* button : {&b.play(), order}) {
            QVERIFY(!button->accessibleName().isEmpty() && button->focusPolicy() & Qt::TabFocus);
            QVERIFY(
                button->toolTip().contains(button == order ? QStringLiteral("(O)") : QStringLiteral("(P)")));
        }
    }

    void playsThemOverAndOver() {
        Bench b(ini());
        b.images.show(QStringLiteral("e1"), m_three);
        QTRY_VERIFY(b.strip->isVisible());
        std::vector<int> seen;
        connect(&b.images, &UnitImages::positionChanged, this, [&] { seen.push_back(b.images.position()); });
        QElapsedTimer clock;
        clock.start();
        QTest::mouseClick(&b.play(), Qt::LeftButton);
        QVERIFY(b.strip->playing() && b.play().isChecked());
        QTRY_VERIFY(seen.size() >= 4);
        QVERIFY(clock.elapsed() >= 4 * UnitStrip::kPlayMs - 10);
        b.key(Qt::Key_P);
        QVERIFY(!b.strip->playing() && !b.play().isChecked());
        for (std::size_t i = 0; i < seen.size(); ++i) QCOMPARE(seen[i], int(i + 1) % 3);
        const int stood = b.images.position();
        QTest::qWait(3 * UnitStrip::kPlayMs);
        QCOMPARE(b.images.position(), stood);
        b.key(Qt::Key_P);
        QVERIFY(b.strip->playing());
        b.key(Qt::Key_P);
        QVERIFY(!b.strip->playing());
    }

    void playingEnds() {
        Bench b(ini());
        b.images.show(QStringLiteral("e1"), m_three);
        QTRY_VERIFY(b.strip->isVisible());
        // Where the user goes to an image.
        b.strip->play(true);
        b.images.setPosition(2);
        QVERIFY(!b.strip->playing());
        b.strip->play(true);
        QTest::mouseClick(b.list().viewport(), Qt::LeftButton, {},
                          b.list().visualRect(b.list().model()->index(0, 0)).center());
        QVERIFY(!b.strip->playing());
        QCOMPARE(b.images.position(), 0);
        // At another study, at one of one image, and where it is not seen.
        b.strip->play(true);
        b.images.show(QStringLiteral("e2"), {m_three[1], m_three[2]});
        QVERIFY(!b.strip->playing());
        b.strip->play(true);
        QVERIFY(b.strip->playing());
        b.page.hide();
        QVERIFY(!b.strip->playing());
        b.strip->play(true);
        QVERIFY(!b.strip->playing() && !b.play().isChecked());
        b.page.show();
        b.images.show(QStringLiteral("e3"), {m_three[0]});
        QVERIFY(!b.play().isEnabled());
        b.strip->play(true);
        QVERIFY(!b.strip->playing());
        b.images.clear();
        QVERIFY(!b.strip->isVisible());
    }

    /// By mouse of the image that is pressed, by key of the one that is looked at.
    void aMenuIsOfAnImage() {
        Bench b(ini());
        b.images.show(QStringLiteral("e1"), m_three);
        QTRY_VERIFY(b.strip->isVisible());
        QSignalSpy wanted(b.strip, &UnitStrip::menuWanted);
        QListView& list = b.list();
        const QPoint third = list.visualRect(list.model()->index(2, 0)).center();
        b.strip->play(true);
        QContextMenuEvent mouse(QContextMenuEvent::Mouse, third, list.viewport()->mapToGlobal(third));
        QCoreApplication::sendEvent(list.viewport(), &mouse);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(b.images.position(), 2);
        QVERIFY(!b.strip->playing());
        b.images.setPosition(1);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, third, list.mapToGlobal(third));
        QCoreApplication::sendEvent(&list, &key);
        QCOMPARE(wanted.count(), 2);
        QCOMPARE(b.images.position(), 1);
        // Beside the images there is none.
        const QPoint beside(list.viewport()->width() - 2, third.y());
        QVERIFY(!list.indexAt(beside).isValid());
        QContextMenuEvent empty(QContextMenuEvent::Mouse, beside, list.viewport()->mapToGlobal(beside));
        QCoreApplication::sendEvent(list.viewport(), &empty);
        QCOMPARE(wanted.count(), 2);
    }

    /// Not what cannot be read keeps it.
    void playingPassesWhatIsBroken() {
        Bench b(ini());
        b.images.show(QStringLiteral("e1"),
                      {{1, m_folder.path("none.png"), {}, 0.5, 0.5}, m_three[1], m_three[2]});
        QTRY_VERIFY(b.strip->isVisible());
        b.key(Qt::Key_P);
        QSignalSpy moved(&b.images, &UnitImages::positionChanged);
        QTRY_VERIFY(moved.count() >= 4);
        QVERIFY(b.strip->playing());
    }

    void playingWaitsForPictureAndMap() {
        const std::string project = test::makeTrainedProject(m_folder.path("trained"));
        QVERIFY(!project.empty());
        Bench b(ini());
        b.presenter.setAdapter(QString::fromStdString(project + "/runs/1/adapter.safetensors"));
        int steps = 0, early = 0;
        b.images.show(QStringLiteral("e1"), m_three);
        QTRY_VERIFY_WITH_TIMEOUT(b.presenter.result(), kLongMs);
        b.key(Qt::Key_M);
        QTRY_VERIFY_WITH_TIMEOUT(b.view->viewer().view().hasLayer(), kLongMs);
        QVERIFY(b.view->settled());
        b.key(Qt::Key_Period);
        QVERIFY(!b.view->settled());
        QTRY_VERIFY_WITH_TIMEOUT(b.view->settled(), kLongMs);
        QVERIFY(b.view->viewer().view().hasLayer());
        // What is drawn as the next image is asked for: its own map is over it.
        bool drawn = true;
        connect(&b.presenter, &CasePresenter::mapChanged, this,
                [&] { drawn = drawn || (b.view->settled() && b.view->viewer().view().hasLayer()); });
        connect(&b.images, &UnitImages::positionChanged, this, [&] {
            ++steps;
            early += drawn ? 0 : 1;
            drawn = false;
        });
        b.key(Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(steps >= 6, kLongMs);
        QCOMPARE(early, 0);
        QVERIFY(b.strip->playing());
        b.strip->play(false);
    }
};

QTEST_MAIN(TestUnitStrip)
#include "test_unit_strip.moc"
