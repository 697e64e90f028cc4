// The viewer by mouse and by key: reading, zoom and place, window and level, frames, the layer over the
// image, side by side, the full screen, and files that cannot be decoded.
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "imaging/display.h"
#include "imaging/square_pixels.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/image_folders.h"
#include "viewer/viewer.h"
#include "viewer/viewer_presenter.h"
#include "widgets/image_view.h"
#include "widgets/key_words.h"

using namespace fovea;
using namespace fovea::ui;

namespace {
/// A viewer in a page that has another control, which has the keyboard.
struct Bench {
    QWidget page;
    ViewerPresenter presenter;
    QPushButton* other = new QPushButton(QStringLiteral("other"), &page);
    Viewer* viewer = new Viewer(presenter, &page);

    Bench() {
        auto* box = new QVBoxLayout(&page);
        box->addWidget(other);
        box->addWidget(viewer, 1);
        page.resize(640, 560);
        page.show();
        page.activateWindow();
        viewer->view().setFocus();
    }
    void open(const std::string& path, const imaging::ReadOptions& where = {}) {
        presenter.open(path, where);
    }
    ImageView& view() { return viewer->view(); }
    QImage image() { return view().image(); }
    template <class T>
    T* find(const char* name) {
        T* found = viewer->findChild<T*>(QLatin1String(name));
        if (!found) qFatal("no %s", name);
        return found;
    }
    void click(const char* name) { QTest::mouseClick(find<QToolButton>(name), Qt::LeftButton); }
    void key(int key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(&view(), Qt::Key(key), with); }
};

void drag(QWidget& on, Qt::MouseButton button, QPoint from, QPoint to) {
    QTest::mousePress(&on, button, {}, from);
    QTest::mouseMove(&on, to);
    QTest::mouseRelease(&on, button, {}, to);
}

void wheel(QWidget& on, QPoint at, int notches) {
    QWheelEvent event(at, on.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, {}, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&on, &event);
}

QImage layerOf(const QColor& colour) {
    QImage layer(8, 8, QImage::Format_ARGB32);
    layer.fill(colour);
    return layer;
}
/// What is drawn in the middle.
QColor drawn(ImageView& view) {
    const QImage picture = view.grab().toImage();
    return picture.pixelColor(picture.rect().center());
}
}  // namespace

class TestViewer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyNewImageFitsUnlessThePlaceIsKept();
    void zoomsByWheelToolsAndKeys();
    void theLeftButtonMoves();
    void thePlaceIsKeptWhereAnImageWasBrokenBetween();
    void aRightClickThatDragsNothingAsksForAMenu();
    void theRightButtonWindows_data();
    void theRightButtonWindows();
    void windowByKeysAndByValues();
    void theLeftButtonWindowsWhereWanted();
    void presetsForCtAlone_data();
    void presetsForCtAlone();
    void showsExactlyWhatTheNetworkSees();
    void brokenFilesAreNotDrawn();
    void theLastOneAskedForWins();
    void stepsThroughAVolumeThatIsReadOnce();
    void aCutThroughThickSlicesIsAsLongAsTheBody();
    void aChosenWindowStaysFromFrameToFrame();
    void theLayerGoesAndComes();
    void theLayerFlashesWhileItsKeyIsHeld();
    void sideBySideMovesTogether();
    void theLayerIsOfTheImageThatWasOpened();
    void theWholeScreen();
    void keysWorkInTheirScopeAndAreDescribed();
    void toolsHaveWordsUnlessTheWindowIsLow();
    void drawsTheRightPixelsAtEveryScale_data();
    void drawsTheRightPixelsAtEveryScale();

private:
    /// An image of 12 bits, values from -1000 in steps of 8, rescaled like CT.
    std::string writeDicom(const std::string& name, const std::string& modality) const {
        test::DicomMaker maker;
        maker.rows = maker.columns = 16;
        for (int i = 0; i < 256; ++i) maker.words.push_back(std::uint16_t(8 * i));
        maker.texts = {{"Modality", modality},
                       {"RescaleSlope", "1"},
                       {"RescaleIntercept", "-1000"},
                       {"WindowCenter", "0"},
                       {"WindowWidth", "2000"}};
        const std::string path = m_temporary->path(name);
        if (!maker.write(path)) qFatal("cannot write");
        return path;
    }
    std::string writeVolume() const {
        test::VolumeMaker volume{{20, 12, 5}};
        for (int i = 0; i < 20 * 12 * 5; ++i) volume.values.push_back(std::int16_t((i * 37) % 2000 - 1000));
        const std::string path = m_temporary->path("volume.nii");
        test::writeFile(path, volume.nifti());
        return path;
    }
    /// Grey in three channels, or, with one pixel changed, colour.
    std::string writeColour(const std::string& name, bool coloured) const {
        const imaging::Pixels grey = test::picture(4, 40);
        imaging::Pixels colour{grey.width, grey.height, 3, {}};
        for (std::size_t i = 0; i < std::size_t(grey.width) * std::size_t(grey.height); ++i)
            colour.data.insert(colour.data.end(), 3, grey.data[i * std::size_t(grey.channels)]);
        if (coloured) colour.data[0] = std::uint8_t(colour.data[1] ^ 1);
        const std::string path = m_temporary->path(name);
        if (!imaging::writePng(path, colour, *systemFileLayer())) qFatal("cannot write");
        return path;
    }
    std::unique_ptr<test::TemporaryFolder> m_temporary;
    std::string m_file, m_same, m_other, m_broken;
};

void TestViewer::init() {
    m_temporary = std::make_unique<test::TemporaryFolder>();
    m_file = m_temporary->path("one.png");
    m_same = m_temporary->path("same.png");
    m_other = m_temporary->path("other.png");
    m_broken = m_temporary->path("broken.png");
    QVERIFY(imaging::writePng(m_file, test::picture(1, 64), *systemFileLayer()).ok());
    QVERIFY(imaging::writePng(m_same, test::picture(3, 64), *systemFileLayer()).ok());
    QVERIFY(imaging::writePng(m_other, test::picture(2, 48), *systemFileLayer()).ok());
    test::writeBrokenImage(m_broken);
}

void TestViewer::everyNewImageFitsUnlessThePlaceIsKept() {
    Bench bench;
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    bench.view().zoomBy(4);
    const QImage before = bench.image();
    bench.presenter.setWindow(100, 50);  // the same image stays where it is
    QTRY_VERIFY(bench.image() != before);
    QVERIFY(bench.view().place().zoom > 1);
    bench.open(m_same);
    QTRY_COMPARE(bench.view().place().zoom, 1.0);
    const auto kept = [&](const std::string& path, int side) {
        bench.view().zoomBy(4);
        const double zoom = bench.view().place().zoom;
        bench.open(path);
        QTRY_COMPARE(bench.image().size(), QSize(side, side));
        QVERIFY(std::abs(bench.view().place().zoom - zoom) < 1e-9);
    };
    bench.click("keepZoom");
    kept(m_other, 48);
    bench.key(Qt::Key_L);
    QVERIFY(!bench.find<QToolButton>("keepZoom")->isChecked());
    bench.open(m_file);
    QTRY_COMPARE(bench.image().size(), QSize(64, 64));
    QCOMPARE(bench.view().place().zoom, 1.0);
    bench.key(Qt::Key_L);
    kept(m_other, 48);
}

void TestViewer::zoomsByWheelToolsAndKeys() {
    Bench bench;
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    const double fit = bench.view().zoom();
    const auto* percent = bench.find<QLabel>("zoomPercent");
    // About the pointer: what lies under it stays there.
    const QPoint at = bench.view().rect().center() + QPoint(60, -40);
    const QPointF under = bench.view().imageFromWidget(at);
    wheel(bench.view(), at, 3);
    QVERIFY(bench.view().zoom() > fit);
    QVERIFY((bench.view().imageFromWidget(at) - under).manhattanLength() < 1e-6);
    wheel(bench.view(), at, -30);
    QVERIFY(bench.view().zoom() <= fit);
    bench.key(Qt::Key_F);
    QCOMPARE(bench.view().zoom(), fit);

    const auto larger = [&](auto act) {
        bench.view().zoomToFit();
        act();
        return bench.view().zoom() > fit;
    };
    QVERIFY(larger([&] { bench.click("zoomIn"); }));
    QVERIFY(larger([&] { bench.key(Qt::Key_Plus); }));
    for (const auto& fits : std::vector<std::function<void()>>{
             [&] { bench.click("zoomFit"); }, [&] { bench.key(Qt::Key_F); }, [&] { bench.key(Qt::Key_0); }}) {
        bench.view().zoomBy(3);
        fits();
        QCOMPARE(bench.view().zoom(), fit);
        QVERIFY(percent->text().startsWith(QLocale().toString(qRound(fit * 100))));
    }
    for (const auto& ones :
         std::vector<std::function<void()>>{[&] { bench.click("zoomPixels"); }, [&] { bench.key(Qt::Key_Z); },
                                            [&] { bench.key(Qt::Key_1, Qt::ControlModifier); }}) {
        bench.view().zoomToFit();
        ones();
        QCOMPARE(bench.view().zoom(), 1.0);
        QVERIFY(percent->text().startsWith(QStringLiteral("100")));
    }
    bench.view().zoomToFit();
    bench.click("zoomOut");
    QVERIFY(bench.view().zoom() < fit);
    bench.view().zoomToFit();
    bench.key(Qt::Key_Minus);
    QVERIFY(bench.view().zoom() < fit);
    // Plain digits are labels' everywhere.
    const double zoom = bench.view().zoom();
    bench.key(Qt::Key_1);
    QCOMPARE(bench.view().zoom(), zoom);
}

void TestViewer::theLeftButtonMoves() {
    Bench bench;
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    bench.view().zoomBy(4);
    const QPoint middle = bench.view().rect().center();
    const QPointF grabbed = bench.view().imageFromWidget(middle);
    drag(bench.view(), Qt::LeftButton, middle, middle + QPoint(-20, 12));
    QVERIFY((bench.view().imageFromWidget(middle + QPoint(-20, 12)) - grabbed).manhattanLength() < 1e-6);
    QVERIFY(!bench.presenter.windowChanged());
    const QPointF centre = bench.view().place().centre;
    bench.key(Qt::Key_Right);
    QVERIFY(bench.view().place().centre.x() > centre.x());
    bench.key(Qt::Key_Up);
    QVERIFY(bench.view().place().centre.y() < centre.y());
}

void TestViewer::thePlaceIsKeptWhereAnImageWasBrokenBetween() {
    Bench bench;
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    bench.key(Qt::Key_L);
    bench.view().zoomBy(4);
    const double zoom = bench.view().place().zoom;
    bench.open(m_broken);
    QTRY_VERIFY(!bench.view().hasImage());
    bench.open(m_same);
    QTRY_VERIFY(bench.view().hasImage());
    QVERIFY(std::abs(bench.view().place().zoom - zoom) < 1e-9);
}

void TestViewer::aRightClickThatDragsNothingAsksForAMenu() {
    Bench bench;
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    QSignalSpy wanted(bench.viewer, &Viewer::contextMenuWanted);
    const QPoint at(70, 50);
    QTest::mouseClick(&bench.view(), Qt::RightButton, {}, at);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.takeFirst().first().toPoint(), bench.view().mapToGlobal(at));
    // A hand is not steady.
    drag(bench.view(), Qt::RightButton, at, at + QPoint(2, 1));
    QCOMPARE(wanted.count(), 1);
    QVERIFY(!bench.presenter.windowChanged());
    wanted.clear();
    drag(bench.view(), Qt::RightButton, at, at + QPoint(40, 0));
    QVERIFY(bench.presenter.windowChanged());
    QCOMPARE(wanted.count(), 0);
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, at, bench.view().mapToGlobal(at));
    QCoreApplication::sendEvent(&bench.view(), &byKey);
    QCOMPARE(wanted.count(), 1);
}

void TestViewer::theRightButtonWindows_data() {
    QTest::addColumn<QString>("kind");
    QTest::newRow("8-bit grey") << "png";
    QTest::newRow("12-bit grey") << "dicom";
    QTest::newRow("grey stored as colour, as ultrasound often is") << "grey in colour";
    QTest::newRow("colour") << "colour";
}

void TestViewer::theRightButtonWindows() {
    QFETCH(QString, kind);
    const std::string path = kind == "dicom"            ? writeDicom("one.dcm", "MR")
                             : kind == "grey in colour" ? writeColour("grey.png", false)
                             : kind == "colour"         ? writeColour("colour.png", true)
                                                        : m_file;
    const imaging::Image image = *imaging::readImage(path);
    Bench bench;
    bench.open(path);
    QTRY_VERIFY(bench.view().hasImage());
    QCOMPARE(bench.presenter.greyWindow(), kind != "colour");
    QCOMPARE(bench.presenter.greyInColour(), kind == "grey in colour");
    const QImage before = bench.image();
    const auto asShown = [](const QImage& picture) { return picture.convertToFormat(QImage::Format_RGB32); };
    QCOMPARE(asShown(before), asShown(toImage(imaging::display(image))));
    const imaging::Window window = bench.presenter.window();
    drag(bench.view(), Qt::RightButton, {100, 100}, {40, 130});
    QVERIFY(bench.presenter.window().width < window.width);
    QVERIFY(bench.presenter.window().level > window.level);
    QTRY_VERIFY(bench.image() != before);
    QVERIFY(bench.find<QToolButton>("windowValues")
                ->text()
                .contains(QLocale().toString(bench.presenter.window().level, 'f', 0)));
    // What the network is given is not what is seen.
    bench.click("asNetwork");
    QTRY_COMPARE(asShown(bench.image()),
                 asShown(toImage(imaging::networkPixels(image, bench.presenter.networkWindow()))));
    bench.presenter.resetWindow();
    QTRY_COMPARE(bench.image(), before);
}

void TestViewer::windowByKeysAndByValues() {
    Bench bench;
    bench.open(writeDicom("one.dcm", "CT"));
    QTRY_VERIFY(bench.view().hasImage());
    const imaging::Window window = bench.presenter.window();
    bench.key(Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(bench.presenter.window().width > window.width);
    QCOMPARE(bench.presenter.window().level, window.level);
    bench.key(Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(bench.presenter.window().level > window.level);

    auto* button = bench.find<QToolButton>("windowValues");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    auto* form = bench.find<QFrame>("windowForm");
    QTRY_VERIFY(form->isVisible());
    auto* level = bench.find<QDoubleSpinBox>("windowLevel");
    auto* width = bench.find<QDoubleSpinBox>("windowWidth");
    QVERIFY(level->hasFocus());
    QTest::keyClicks(level, QStringLiteral("40"));
    QTest::keyClick(level, Qt::Key_Tab);
    QVERIFY(width->hasFocus());
    width->selectAll();
    QTest::keyClicks(width, QStringLiteral("400"));
    QTest::keyClick(width, Qt::Key_Return);
    QCOMPARE(bench.presenter.window().level, 40.0);
    QCOMPARE(bench.presenter.window().width, 400.0);
    QCOMPARE(button->text(), QStringLiteral("L 40  W 400"));
    QCOMPARE(bench.find<QComboBox>("presets")->currentIndex(), -1);  // by hand
    QVERIFY(button->toolTip().contains(QStringLiteral("never what the network is given")));
    form->close();
}

void TestViewer::theLeftButtonWindowsWhereWanted() {
    Bench bench;
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    bench.click("windowValues");
    auto* check = bench.find<QCheckBox>("adjustWindow");
    QTRY_VERIFY(check->isVisible());
    QTest::mouseClick(check, Qt::LeftButton, {}, {8, check->height() / 2});
    QVERIFY(bench.view().adjusting() && bench.viewer->plainView().adjusting());
    bench.find<QFrame>("windowForm")->close();
    drag(bench.view(), Qt::LeftButton, {100, 100}, {40, 130});
    QVERIFY(bench.presenter.windowChanged());
    check->setChecked(false);
    QVERIFY(!bench.view().adjusting());
}

void TestViewer::presetsForCtAlone_data() {
    QTest::addColumn<int>("presets");
    QTest::newRow("CT") << 7;
    QTest::newRow("MR") << 3;
}

void TestViewer::presetsForCtAlone() {
    QFETCH(int, presets);
    const std::string path = writeDicom("image.dcm", QTest::currentDataTag());
    const imaging::Image image = *imaging::readImage(path);
    Bench bench;
    bench.open(path);
    QTRY_VERIFY(bench.view().hasImage());
    auto* box = bench.find<QComboBox>("presets");
    QCOMPARE(box->count(), presets);
    const auto choose = [&](int index) {
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    };
    choose(1);
    QTRY_COMPARE(bench.image(),
                 toImage(imaging::networkPixels(image, {imaging::WindowPolicy::Kind::percentile})));
    QCOMPARE(box->currentIndex(), 1);
    // By level and width as radiologists know them.
    const std::vector<std::pair<double, double>> known{{40, 400}, {40, 80}, {-600, 1500}, {400, 1800}};
    for (int index = 3; index < presets; ++index) {
        choose(index);
        const auto [level, width] = known[std::size_t(index) - 3];
        QTRY_COMPARE(bench.image(), toImage(imaging::display(
                                        image, imaging::Window{level, width, imaging::WindowSource::user})));
        QCOMPARE(box->currentIndex(), index);
    }
    bench.presenter.setWindow(1, 2);
    QCOMPARE(box->currentIndex(), -1);
    choose(0);
    QTRY_COMPARE(bench.image(), toImage(imaging::display(image)));
    // By keys.
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QTRY_COMPARE(bench.presenter.preset(), 1);
}

void TestViewer::showsExactlyWhatTheNetworkSees() {
    const std::string path = writeDicom("ct.dcm", "CT");
    const imaging::Image image = *imaging::readImage(path);
    const imaging::WindowPolicy brain{imaging::WindowPolicy::Kind::fixed, 40, 80};
    Bench bench;
    bench.presenter.setNetworkWindow(brain);
    bench.open(path);
    const QImage own = toImage(imaging::display(image));
    QTRY_COMPARE(bench.image(), own);
    auto* toggle = bench.find<QToolButton>("asNetwork");
    bench.click("asNetwork");
    QTRY_COMPARE(bench.image(), toImage(imaging::networkPixels(image, brain)));
    QVERIFY(toggle->isChecked());
    QCOMPARE(bench.find<QToolButton>("windowValues")->text(), QStringLiteral("L 40  W 80"));
    // It follows the project, and stays for the next image.
    const imaging::WindowPolicy lung{imaging::WindowPolicy::Kind::fixed, -600, 1500};
    bench.presenter.setNetworkWindow(lung);
    QTRY_COMPARE(bench.image(), toImage(imaging::networkPixels(image, lung)));
    const std::string other = writeDicom("other.dcm", "CT");
    bench.open(other);
    QTRY_VERIFY(!bench.presenter.loading());
    QCOMPARE(bench.image(), toImage(imaging::networkPixels(*imaging::readImage(other), lung)));
    // Whoever changes the brightness looks for themselves again.
    drag(bench.view(), Qt::RightButton, {100, 100}, {60, 100});
    QTRY_VERIFY(!toggle->isChecked());
    QVERIFY(bench.presenter.windowChanged());
    bench.presenter.resetWindow();
    QTRY_COMPARE(bench.image(), own);
    bench.key(Qt::Key_N);
    QVERIFY(toggle->isChecked());
}

void TestViewer::brokenFilesAreNotDrawn() {
    Bench bench;
    bench.viewer->setEmptyText(QStringLiteral("Choose one."));
    QCOMPARE(bench.view().message(), QStringLiteral("Choose one."));
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    QVERIFY(bench.view().message().isEmpty());
    QSignalSpy failed(&bench.presenter, &ViewerPresenter::failed);
    bench.open(m_broken);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!bench.view().hasImage());
    QVERIFY(!bench.view().message().isEmpty());
    QVERIFY(!bench.find<QComboBox>("presets")->isEnabled());
    bench.presenter.clear();
    QCOMPARE(bench.view().message(), QStringLiteral("Choose one."));
}

void TestViewer::theLastOneAskedForWins() {
    Bench bench;
    bench.open(m_file);
    bench.open(m_broken);
    bench.open(m_other);
    QTRY_VERIFY(bench.view().hasImage());
    QCOMPARE(bench.image().size(), QSize(48, 48));
}

void TestViewer::stepsThroughAVolumeThatIsReadOnce() {
    const std::string path = writeVolume();
    std::vector<QImage> slices;
    for (int i = 0; i < 5; ++i) slices.push_back(toImage(imaging::display(*imaging::readImage(path, {i}))));
    Bench bench;
    bench.open(path, {2});
    QTRY_COMPARE(bench.image(), slices[2]);
    auto* frames = bench.find<QSlider>("frames");
    auto* back = bench.find<QPushButton>("ownFrame");
    QVERIFY(frames->isVisible());
    QCOMPARE(frames->maximum(), 4);
    QCOMPARE(frames->value(), 2);
    QVERIFY(!back->isVisible());

    // It stays open: nothing is read from the disk any more.
    QVERIFY(QFile::remove(QString::fromStdString(path)));
    QSignalSpy failed(&bench.presenter, &ViewerPresenter::failed);
    QTRY_VERIFY(bench.view().hasFocus());
    bench.key(Qt::Key_PageDown);
    QTRY_COMPARE(bench.image(), slices[3]);
    QVERIFY(back->isVisible());
    frames->setFocus();
    QTest::keyClick(frames, Qt::Key_Right);
    QTRY_COMPARE(bench.image(), slices[4]);
    QTest::keyClick(frames, Qt::Key_PageUp);
    QTRY_COMPARE(bench.image(), slices[3]);
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_COMPARE(bench.image(), slices[2]);
    QVERIFY(!back->isVisible());
    bench.view().setFocus();
    bench.key(Qt::Key_PageUp);
    QTRY_COMPARE(bench.image(), slices[1]);
    bench.key(Qt::Key_Home);
    QTRY_COMPARE(bench.image(), slices[2]);
    QVERIFY(failed.isEmpty());
    // Another cut is another reading, of what is not there any more.
    bench.open(path, {2, imaging::Plane::coronal});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!bench.view().hasImage());
    QVERIFY(!frames->isVisible());
}

void TestViewer::aCutThroughThickSlicesIsAsLongAsTheBody() {
    test::VolumeMaker volume{{20, 12, 5}};
    volume.spacingMm = {0.75, 0.75, 5};
    for (int i = 0; i < 20 * 12 * 5; ++i) volume.values.push_back(std::int16_t((i * 37) % 2000 - 1000));
    const std::string path = m_temporary->path("thick.nii");
    test::writeFile(path, volume.nifti());
    const imaging::Image image = *imaging::readImage(path, {7, imaging::Plane::sagittal});
    QCOMPARE(QSize(image.width, image.height), QSize(12, 5));
    const auto shown = [&](const imaging::Pixels& pixels) {
        return toImage(imaging::withSquarePixels(pixels, {5, 0.75}));
    };
    Bench bench;
    bench.open(path, {7, imaging::Plane::sagittal});
    QTRY_COMPARE(bench.image(), shown(imaging::display(image)));
    QCOMPARE(bench.image().size(), QSize(12, 33));
    // What the network is given, too, and what a window is chosen for.
    bench.presenter.setNetworkWindow({imaging::WindowPolicy::Kind::fixed, 0, 500});
    bench.presenter.setAsNetwork(true);
    QTRY_COMPARE(bench.image(), shown(imaging::networkPixels(image, bench.presenter.networkWindow())));
    bench.presenter.setWindow(100, 300);
    QTRY_COMPARE(bench.image(),
                 shown(imaging::display(image, imaging::Window{100, 300, imaging::WindowSource::user})));
    // As the slices lie in the file their pixels are square.
    bench.open(path, {2});
    QTRY_COMPARE(bench.image(), toImage(imaging::display(*imaging::readImage(path, {2}))));
}

void TestViewer::aChosenWindowStaysFromFrameToFrame() {
    const std::string path = writeVolume();
    Bench bench;
    bench.open(path);
    QTRY_VERIFY(bench.view().hasImage());
    bench.presenter.setWindow(100, 300);
    bench.presenter.setFrame(3);
    const imaging::Window window{100, 300, imaging::WindowSource::user};
    QTRY_COMPARE(bench.image(), toImage(imaging::display(*imaging::readImage(path, {3}), window)));
    // Another image is shown as its file says.
    bench.open(m_file);
    QTRY_COMPARE(bench.image().size(), QSize(64, 64));
    QVERIFY(!bench.presenter.windowChanged());
}

void TestViewer::theLayerGoesAndComes() {
    Bench bench;
    QVERIFY(!bench.find<QToolButton>("showMap")->isVisible());
    bench.viewer->setLayerOffered(true);
    bench.viewer->setLayerOpacity(1);
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    bench.viewer->setLayer(layerOf(Qt::red));
    const QColor plain = drawn(bench.view());
    QVERIFY(plain != QColor(Qt::red));
    QSignalSpy changed(bench.viewer, &Viewer::layerShownChanged);
    bench.click("showMap");
    QCOMPARE(drawn(bench.view()), QColor(Qt::red));
    bench.key(Qt::Key_M);
    QCOMPARE(drawn(bench.view()), plain);
    QVERIFY(!bench.find<QToolButton>("showMap")->isChecked());
    bench.key(Qt::Key_M);
    QCOMPARE(drawn(bench.view()), QColor(Qt::red));
    QCOMPARE(changed.count(), 3);
    // It is wanted for the next image, too, of which there is none yet.
    bench.open(m_same);
    QVERIFY(!bench.view().hasLayer());
    QVERIFY(bench.viewer->layerShown());
    QTRY_VERIFY(!bench.presenter.loading());
    bench.viewer->setLayer(layerOf(Qt::blue));
    QCOMPARE(drawn(bench.view()), QColor(Qt::blue));
}

void TestViewer::theLayerFlashesWhileItsKeyIsHeld() {
    Bench bench;
    bench.viewer->setLayerOffered(true);
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    bench.viewer->setLayer(layerOf(Qt::red));
    auto* held = bench.find<QTimer>("mapHeld");
    for (const bool before : {false, true}) {
        bench.viewer->setLayerShown(before);
        QTest::keyPress(&bench.view(), Qt::Key_M);
        QCOMPARE(bench.viewer->layerShown(), !before);
        QTRY_VERIFY(!held->isActive());  // long enough to have been meant
        QCOMPARE(bench.viewer->layerShown(), !before);
        QTest::keyRelease(&bench.view(), Qt::Key_M);
        QCOMPARE(bench.viewer->layerShown(), before);
    }
    // A short press afterwards stays.
    bench.key(Qt::Key_M);
    QVERIFY(!bench.viewer->layerShown());
}

void TestViewer::sideBySideMovesTogether() {
    Bench bench;
    bench.viewer->setLayerOffered(true);
    bench.viewer->setLayerOpacity(1);
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    bench.viewer->setLayer(layerOf(Qt::red));
    ImageView& plain = bench.viewer->plainView();
    QVERIFY(!plain.isVisible());
    bench.key(Qt::Key_C);
    QVERIFY(plain.isVisible());
    QVERIFY(bench.viewer->layerShown());  // else there were two of the same
    QVERIFY(bench.find<QToolButton>("sideBySide")->isChecked());
    QCOMPARE(drawn(bench.view()), QColor(Qt::red));
    QVERIFY(drawn(plain) != QColor(Qt::red));
    const auto together = [&] {
        const ImagePlace a = bench.view().place(), b = plain.place();
        return std::abs(a.zoom - b.zoom) < 1e-6 && (a.centre - b.centre).manhattanLength() < 1e-6;
    };
    wheel(plain, plain.rect().center(), 6);
    QVERIFY(plain.place().zoom > 2 && together());
    drag(bench.view(), Qt::LeftButton, bench.view().rect().center(),
         bench.view().rect().center() + QPoint(-20, 30));
    QVERIFY(bench.view().place().centre != QPointF(0.5, 0.5) && together());
    bench.key(Qt::Key_F);
    QVERIFY(plain.place().zoom == 1 && together());
    bench.view().zoomBy(3);
    bench.click("sideBySide");
    QVERIFY(!plain.isVisible());
    bench.click("sideBySide");
    QVERIFY(plain.isVisible() && together());
    bench.viewer->setLayerOffered(false);
    QVERIFY(!plain.isVisible());
    bench.key(Qt::Key_C);
    QVERIFY(!plain.isVisible());
}

void TestViewer::theLayerIsOfTheImageThatWasOpened() {
    Bench bench;
    bench.viewer->setLayerOffered(true);
    bench.open(writeVolume(), {2});
    QTRY_VERIFY(bench.view().hasImage());
    bench.viewer->setLayer(layerOf(Qt::red));
    bench.viewer->setLayerShown(true);
    QVERIFY(bench.view().hasLayer());
    bench.key(Qt::Key_PageDown);
    QVERIFY(!bench.view().hasLayer());
    QTRY_VERIFY(!bench.presenter.loading());
    QVERIFY(!bench.view().hasLayer());
    bench.key(Qt::Key_Home);
    QTRY_VERIFY(bench.view().hasLayer());
}

void TestViewer::theWholeScreen() {
    Bench bench;
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    bench.view().zoomBy(2);
    const QWidget* page = bench.view().window();
    QSignalSpy changed(bench.viewer, &Viewer::fullScreenChanged);
    int steps = 0;
    bench.viewer->addFullScreenKey(Qt::Key_J, [&] { ++steps; });
    bench.key(Qt::Key_J);
    QCOMPARE(steps, 0);  // the page has its own
    const auto enter = std::vector<std::function<void()>>{
        [&] { QTest::mouseDClick(&bench.view(), Qt::LeftButton, {}, bench.view().rect().center()); },
        [&] { bench.key(Qt::Key_F11); }, [&] { bench.click("fullScreen"); }};
    const auto leave = std::vector<std::function<void()>>{
        [&] { bench.key(Qt::Key_Escape); }, [&] { bench.view().window()->close(); },
        [&] { QTest::mouseDClick(&bench.view(), Qt::LeftButton, {}, bench.view().rect().center()); }};
    for (std::size_t i = 0; i < enter.size(); ++i) {
        enter[i]();
        QVERIFY(bench.viewer->fullScreen());
        QWidget* screen = bench.view().window();
        QVERIFY(screen != page && screen->isVisible() && screen->isFullScreen());
        QTRY_VERIFY(bench.view().hasFocus());
        // The same image, with all of its tools and keys.
        QVERIFY(bench.view().hasImage() && bench.find<QToolButton>("zoomIn")->isVisible());
        bench.view().zoomBy(2);
        bench.key(Qt::Key_F);
        QCOMPARE(bench.view().place().zoom, 1.0);
        bench.key(Qt::Key_J);
        QCOMPARE(steps, int(i) + 1);
        leave[i]();
        QVERIFY(!bench.viewer->fullScreen());
        QCOMPARE(bench.view().window(), page);
        QVERIFY(!screen->isVisible() && bench.view().isVisible());
        QTRY_VERIFY(bench.view().hasFocus());
        bench.view().zoomBy(2);
        bench.key(Qt::Key_F);
        QCOMPARE(bench.view().place().zoom, 1.0);
    }
    QCOMPARE(changed.count(), 6);
}

/// A padlock, an eye or a frame by itself is not understood.
void TestViewer::toolsHaveWordsUnlessTheWindowIsLow() {
    Bench bench;
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    for (const int width : {900, 640, 420}) {
        bench.page.resize(width, 560);
        for (const char* name : {"keepZoom", "asNetwork", "fullScreen"}) {
            const auto* tool = bench.find<QToolButton>(name);
            QVERIFY2(tool->isVisible() && tool->toolButtonStyle() != Qt::ToolButtonIconOnly, name);
            QTRY_VERIFY2(tool->width() >= tool->fontMetrics().horizontalAdvance(tool->text()), name);
            QTRY_VERIFY2(tool->visibleRegion().boundingRect() == tool->rect(), name);
        }
    }
    bench.page.resize(640, 360);
    for (const char* name : {"keepZoom", "asNetwork", "fullScreen"})
        QTRY_COMPARE(bench.find<QToolButton>(name)->toolButtonStyle(), Qt::ToolButtonIconOnly);
}

void TestViewer::keysWorkInTheirScopeAndAreDescribed() {
    Bench bench;
    bench.open(m_file);
    QTRY_VERIFY(bench.view().hasImage());
    bench.other->setFocus();
    QTRY_VERIFY(bench.other->hasFocus());
    bench.view().zoomBy(3);
    QTest::keyClick(bench.other, Qt::Key_F);
    QVERIFY(bench.view().place().zoom > 1);
    bench.viewer->setKeyScope(&bench.page);
    QTest::keyClick(bench.other, Qt::Key_F);
    QCOMPARE(bench.view().place().zoom, 1.0);
    // Lists know Page Up, Page Down and Home, too.
    QStringList said;
    for (const KeyWords& row : describedKeys(bench.page)) said << row.keys;
    for (const char* keys : {"F  0", "Z  Ctrl+1", "L", "N", "M", "C", "F11  double click", "PgDown", "Home"})
        QVERIFY2(said.contains(QLatin1String(keys)), keys);
    QVERIFY(!said.contains(QStringLiteral("1")));
    // Two pages have a viewer each; the sheet says its keys once.
    ViewerPresenter again;
    Viewer second(again, &bench.page);
    QCOMPARE(describedKeys(bench.page).size(), std::size_t(said.size()));
}

void TestViewer::drawsTheRightPixelsAtEveryScale_data() {
    QTest::addColumn<double>("scale");
    for (const double scale : {0.05, 0.11, 0.25, 0.4, 0.5, 0.8, 1.0, 1.7, 4.0})
        QTest::addRow("%g", scale) << scale;
}

/// Whichever of the smaller pictures it is drawn from.
void TestViewer::drawsTheRightPixelsAtEveryScale() {
    QFETCH(double, scale);
    constexpr int kSide = 2048;
    QImage image(kSide, kSide, QImage::Format_RGB32);
    for (int y = 0; y < kSide; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < kSide; ++x) line[x] = qRgb(x / 8, y / 8, 255 - x / 8);
    }
    const ScaledImage scaled(image);
    const QImage& from = scaled.at(scale);
    const double shrunk = double(from.width()) / kSide;
    QVERIFY(shrunk >= std::min(1.0, scale));  // never enlarged where a larger one is there
    QVERIFY(shrunk < 2 * scale || from.width() < 512);
    ImageView view;
    view.resize(400, 400);
    view.show();
    view.setImage(scaled);
    view.zoomBy(scale / view.zoom());
    const QImage picture = view.grab().toImage();
    for (const QPoint at : {QPoint(200, 200), QPoint(120, 260), QPoint(301, 150)}) {
        const QPointF there = view.imageFromWidget(QPointF(at) + QPointF(0.5, 0.5));
        if (!QRectF(0, 0, kSide, kSide).contains(there)) continue;
        const QColor colour = picture.pixelColor(at);
        QVERIFY2(std::abs(colour.red() - there.x() / 8) < 4, qPrintable(colour.name()));
        QVERIFY2(std::abs(colour.green() - there.y() / 8) < 4, qPrintable(colour.name()));
    }
}

QTEST_MAIN(TestViewer)
#include "test_viewer.moc"
