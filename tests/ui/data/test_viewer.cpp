// The viewer: reading, window by drag, zoom, and files that cannot be decoded.
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "data/viewer_panel.h"
#include "data/viewer_presenter.h"
#include "support/temporary_folder.h"
#include "ui/image_folders.h"
#include "widgets/image_view.h"

using namespace fovea;
using namespace fovea::ui;

class TestViewer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsAndZooms();
    void dragChangesTheWindow();
    void brokenFilesAreNotDrawn();
    void theLastOneAskedForWins();

private:
    dataset::Sample sampleOf(const std::string& path) const {
        dataset::Sample s;
        s.path = path;
        return s;
    }
    std::unique_ptr<test::TemporaryFolder> m_temporary;
    std::string m_file, m_other, m_broken;
};

void TestViewer::init() {
    m_temporary = std::make_unique<test::TemporaryFolder>();
    m_file = m_temporary->path("one.png");
    m_other = m_temporary->path("other.png");
    m_broken = m_temporary->path("broken.png");
    QVERIFY(imaging::writePng(m_file, test::picture(1, 64), *systemFileLayer()).ok());
    QVERIFY(imaging::writePng(m_other, test::picture(2, 48), *systemFileLayer()).ok());
    test::writeBrokenImage(m_broken);
}

void TestViewer::showsAndZooms() {
    ViewerPanel panel;
    panel.resize(400, 500);
    panel.show();
    panel.showSample(sampleOf(m_file));
    QTRY_VERIFY(panel.view().hasImage());
    QCOMPARE(panel.view().image().size(), QSize(64, 64));
    const double fit = panel.view().zoom();
    panel.view().setFocus();
    QTest::keyClick(&panel.view(), Qt::Key_Plus);
    QVERIFY(panel.view().zoom() > fit);
    QTest::keyClick(&panel.view(), Qt::Key_0);
    QCOMPARE(panel.view().zoom(), fit);
}

void TestViewer::dragChangesTheWindow() {
    ViewerPanel panel;
    panel.resize(400, 500);
    panel.show();
    panel.showSample(sampleOf(m_file));
    QTRY_VERIFY(panel.view().hasImage());
    const QImage before = panel.view().image();
    const imaging::Window window = panel.presenter().window();
    QTest::mousePress(&panel.view(), Qt::RightButton, {}, {100, 100});
    QTest::mouseMove(&panel.view(), {40, 130});
    QTest::mouseRelease(&panel.view(), Qt::RightButton, {}, {40, 130});
    QTRY_VERIFY(panel.presenter().windowChanged());
    QVERIFY(panel.presenter().window().width < window.width);
    QVERIFY(panel.presenter().window().level > window.level);
    QTRY_VERIFY(panel.view().image() != before);
    panel.presenter().resetWindow();
    QTRY_VERIFY(panel.view().image() == before);
}

void TestViewer::brokenFilesAreNotDrawn() {
    ViewerPanel panel;
    panel.resize(400, 500);
    panel.show();
    panel.showSample(sampleOf(m_file));
    QTRY_VERIFY(panel.view().hasImage());
    QSignalSpy failed(&panel.presenter(), &ViewerPresenter::failed);
    panel.showSample(sampleOf(m_broken));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!panel.view().hasImage());
}

void TestViewer::theLastOneAskedForWins() {
    ViewerPanel panel;
    panel.showSample(sampleOf(m_file));
    panel.showSample(sampleOf(m_broken));
    panel.showSample(sampleOf(m_other));
    QTRY_VERIFY(panel.view().hasImage());
    QCOMPARE(panel.view().image().size(), QSize(48, 48));
}

QTEST_MAIN(TestViewer)
#include "test_viewer.moc"
