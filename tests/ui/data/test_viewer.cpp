// The viewer: reading, window by drag, zoom, and files that cannot be decoded.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include "data/viewer_panel.h"
#include "data/viewer_presenter.h"
#include "imaging/display.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/image_folders.h"
#include "widgets/image_view.h"

using namespace fovea;
using namespace fovea::ui;

class TestViewer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsAndZooms();
    void anotherImageIsFitted();
    void greyStoredAsColourHasAWindow();
    void dragChangesTheWindow();
    void brokenFilesAreNotDrawn();
    void theLastOneAskedForWins();
    void stepsThroughAVolumeThatIsReadOnce();
    void aChosenWindowStaysFromFrameToFrame();
    void showsExactlyWhatTheNetworkSees();
    void presetsForCtAlone_data();
    void presetsForCtAlone();
    void asksForTheNetworksWindow_data();
    void asksForTheNetworksWindow();
    void patientDataIsHiddenUntilAskedFor();

private:
    /// An image of 16 bits, values from -1000 in steps of 8, rescaled like CT.
    std::string writeDicom(const std::string& name, const std::string& modality,
                           const std::string& patient) const {
        test::DicomMaker maker;
        maker.rows = maker.columns = 16;
        for (int i = 0; i < 256; ++i) maker.words.push_back(std::uint16_t(8 * i));
        maker.texts = {{"Modality", modality},        {"PatientName", patient},
                       {"PatientID", patient + "-1"}, {"RescaleSlope", "1"},
                       {"RescaleIntercept", "-1000"}, {"WindowCenter", "0"},
                       {"WindowWidth", "2000"},       {"Manufacturer", "Maker & Sons"}};
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
    template <class T>
    static T* find(ViewerPanel& panel, const char* name) {
        return panel.findChild<T*>(QLatin1String(name));
    }
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

void TestViewer::anotherImageIsFitted() {
    const std::string same = m_temporary->path("same.png");
    QVERIFY(imaging::writePng(same, test::picture(3, 64), *systemFileLayer()).ok());
    ViewerPanel panel;
    panel.resize(400, 500);
    panel.show();
    panel.showSample(sampleOf(m_file));
    QTRY_VERIFY(panel.view().hasImage());
    panel.view().zoomBy(4);
    const QImage before = panel.view().image();
    panel.presenter().setWindow(100, 50);  // the same image stays where it is
    QTRY_VERIFY(panel.view().image() != before);
    QVERIFY(panel.view().place().zoom > 1);
    panel.showSample(sampleOf(same));
    QTRY_COMPARE(panel.view().place().zoom, 1.0);
    QTest::mouseClick(find<QToolButton>(panel, "keepZoom"), Qt::LeftButton);
    panel.view().zoomBy(4);
    const double zoom = panel.view().place().zoom;
    panel.showSample(sampleOf(m_other));
    QTRY_COMPARE(panel.view().image().size(), QSize(48, 48));
    QVERIFY(std::abs(panel.view().place().zoom - zoom) < 1e-9);
}

/// As ultrasound often is. What the network gets stays what it was.
void TestViewer::greyStoredAsColourHasAWindow() {
    imaging::Pixels grey = test::picture(4, 40);
    imaging::Pixels colour{grey.width, grey.height, 3, {}};
    for (std::size_t i = 0; i < std::size_t(grey.width) * std::size_t(grey.height); ++i) {
        const std::uint8_t value = grey.data[i * std::size_t(grey.channels)];
        colour.data.insert(colour.data.end(), 3, value);
    }
    const std::string path = m_temporary->path("grey-in-colour.png"), real = m_temporary->path("colour.png");
    QVERIFY(imaging::writePng(path, colour, *systemFileLayer()).ok());
    colour.data[0] = std::uint8_t(colour.data[1] ^ 1);
    QVERIFY(imaging::writePng(real, colour, *systemFileLayer()).ok());
    const imaging::Image image = *imaging::readImage(path);
    QCOMPARE(image.channels, 3);
    ViewerPanel panel;
    panel.resize(420, 560);
    panel.show();
    panel.showSample(sampleOf(path));
    QTRY_VERIFY(panel.view().hasImage());
    QVERIFY(panel.presenter().windowAdjustable());
    QVERIFY(find<QToolButton>(panel, "adjustWindow")->isEnabled());
    QCOMPARE(panel.view().image().convertToFormat(QImage::Format_RGB888), toImage(imaging::display(image)));
    const QImage before = panel.view().image();
    panel.presenter().setWindow(60, 40);
    QTRY_VERIFY(panel.view().image() != before);
    panel.presenter().setAsNetwork(true);
    QTRY_COMPARE(panel.view().image(),
                 toImage(imaging::networkPixels(image, panel.presenter().networkWindow())));
    panel.presenter().setAsNetwork(false);
    // One coloured pixel makes it a colour image.
    panel.showSample(sampleOf(real));
    QTRY_VERIFY(!panel.presenter().windowAdjustable() && panel.presenter().image());
    QVERIFY(!find<QToolButton>(panel, "adjustWindow")->isEnabled());
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

void TestViewer::stepsThroughAVolumeThatIsReadOnce() {
    const std::string path = writeVolume();
    std::vector<QImage> slices;
    for (int i = 0; i < 5; ++i) slices.push_back(toImage(imaging::display(*imaging::readImage(path, {i}))));
    ViewerPanel panel;
    panel.resize(400, 500);
    panel.show();
    panel.activateWindow();
    dataset::Sample sample = sampleOf(path);
    sample.frame = 2;
    panel.showSample(sample);
    QTRY_COMPARE(panel.view().image(), slices[2]);
    auto* frames = find<QSlider>(panel, "frames");
    auto* back = find<QPushButton>(panel, "ownFrame");
    QVERIFY(frames->isVisible());
    QCOMPARE(frames->maximum(), 4);
    QCOMPARE(frames->value(), 2);
    QVERIFY(!back->isVisible());

    // It stays open: nothing is read from the disk any more.
    QVERIFY(QFile::remove(QString::fromStdString(path)));
    QSignalSpy failed(&panel.presenter(), &ViewerPresenter::failed);
    panel.view().setFocus();
    QTRY_VERIFY(panel.view().hasFocus());
    QTest::keyClick(&panel.view(), Qt::Key_PageDown);
    QTRY_COMPARE(panel.view().image(), slices[3]);
    QVERIFY(back->isVisible());
    frames->setFocus();
    QTest::keyClick(frames, Qt::Key_Right);
    QTRY_COMPARE(panel.view().image(), slices[4]);
    QTest::keyClick(frames, Qt::Key_PageUp);
    QTRY_COMPARE(panel.view().image(), slices[3]);
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_COMPARE(panel.view().image(), slices[2]);
    QVERIFY(!back->isVisible());
    QVERIFY(failed.isEmpty());
    // Another cut is another reading, of what is not there any more.
    sample.plane = imaging::Plane::coronal;
    panel.showSample(sample);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!panel.view().hasImage());
}

void TestViewer::aChosenWindowStaysFromFrameToFrame() {
    const std::string path = writeVolume();
    ViewerPanel panel;
    panel.show();
    panel.showSample(sampleOf(path));
    QTRY_VERIFY(panel.view().hasImage());
    panel.presenter().setWindow(100, 300);
    panel.presenter().setFrame(3);
    const imaging::Window window{100, 300, imaging::WindowSource::user};
    QTRY_COMPARE(panel.view().image(), toImage(imaging::display(*imaging::readImage(path, {3}), window)));
    // Another image is shown as its file says.
    panel.showSample(sampleOf(m_file));
    QTRY_COMPARE(panel.view().image().size(), QSize(64, 64));
    QVERIFY(!panel.presenter().windowChanged());
}

void TestViewer::showsExactlyWhatTheNetworkSees() {
    const std::string path = writeDicom("ct.dcm", "CT", "Doe");
    const imaging::Image image = *imaging::readImage(path);
    const imaging::WindowPolicy brain{imaging::WindowPolicy::Kind::fixed, 40, 80};
    ViewerPanel panel;
    panel.resize(420, 560);
    panel.show();
    panel.presenter().setNetworkWindow(brain);
    panel.showSample(sampleOf(path));
    const QImage own = toImage(imaging::display(image));
    QTRY_COMPARE(panel.view().image(), own);
    auto* toggle = find<QToolButton>(panel, "asNetwork");
    QTest::mouseClick(toggle, Qt::LeftButton);
    QTRY_COMPARE(panel.view().image(), toImage(imaging::networkPixels(image, brain)));
    QVERIFY(toggle->isChecked());
    // It follows the project, and stays for the next image.
    const imaging::WindowPolicy lung{imaging::WindowPolicy::Kind::fixed, -600, 1500};
    panel.presenter().setNetworkWindow(lung);
    QTRY_COMPARE(panel.view().image(), toImage(imaging::networkPixels(image, lung)));
    const std::string other = writeDicom("other.dcm", "CT", "Roe");
    panel.showSample(sampleOf(other));
    QTRY_COMPARE(panel.presenter().path(), other);
    QTRY_VERIFY(!panel.presenter().loading());
    QCOMPARE(panel.view().image(), toImage(imaging::networkPixels(*imaging::readImage(other), lung)));
    // Whoever changes the brightness looks for themselves again.
    QTest::mousePress(&panel.view(), Qt::RightButton, {}, {100, 100});
    QTest::mouseMove(&panel.view(), {60, 100});
    QTest::mouseRelease(&panel.view(), Qt::RightButton, {}, {60, 100});
    QTRY_VERIFY(!toggle->isChecked());
    QVERIFY(panel.presenter().windowChanged());
    panel.presenter().resetWindow();
    QTRY_COMPARE(panel.view().image(), own);
}

void TestViewer::presetsForCtAlone_data() {
    QTest::addColumn<int>("presets");
    QTest::newRow("CT") << 7;
    QTest::newRow("MR") << 3;
}

void TestViewer::presetsForCtAlone() {
    QFETCH(int, presets);
    const std::string path = writeDicom("image.dcm", QTest::currentDataTag(), "Doe");
    const imaging::Image image = *imaging::readImage(path);
    ViewerPanel panel;
    panel.show();
    panel.showSample(sampleOf(path));
    QTRY_VERIFY(panel.view().hasImage());
    auto* box = find<QComboBox>(panel, "presets");
    QCOMPARE(box->count(), presets);
    const auto choose = [&](int index) {
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    };
    choose(1);
    QTRY_COMPARE(panel.view().image(),
                 toImage(imaging::networkPixels(image, {imaging::WindowPolicy::Kind::percentile})));
    QCOMPARE(box->currentIndex(), 1);
    // By level and width as radiologists know them.
    const std::vector<std::pair<double, double>> known{{40, 400}, {40, 80}, {-600, 1500}, {400, 1800}};
    for (int index = 3; index < presets; ++index) {
        choose(index);
        const auto [level, width] = known[std::size_t(index) - 3];
        QTRY_COMPARE(
            panel.view().image(),
            toImage(imaging::display(image, imaging::Window{level, width, imaging::WindowSource::user})));
    }
    panel.presenter().setWindow(1, 2);
    choose(0);
    QTRY_COMPARE(panel.view().image(), toImage(imaging::display(image)));
}

void TestViewer::asksForTheNetworksWindow_data() {
    QTest::addColumn<int>("preset");
    QTest::addColumn<QStringList>("offered");
    QTest::newRow("as the file") << 0 << QStringList{"file", "percentile", "7/9"};
    QTest::newRow("soft tissue") << 3 << QStringList{"file", "percentile", "7/9", "40/400"};
    QTest::newRow("percentiles") << 1 << QStringList{"file", "percentile", "7/9"};
}

void TestViewer::asksForTheNetworksWindow() {
    QFETCH(int, preset);
    QFETCH(QStringList, offered);
    const std::string path = writeDicom("image.dcm", "CT", "Doe");
    for (int choice = 0; choice < offered.size(); ++choice) {
        ViewerPanel panel;
        panel.resize(420, 560);
        panel.show();
        panel.presenter().setNetworkWindow({imaging::WindowPolicy::Kind::fixed, 7, 9});
        panel.showSample(sampleOf(path));
        QTRY_VERIFY(panel.view().hasImage());
        auto* box = find<QComboBox>(panel, "presets");
        box->setCurrentIndex(preset);
        Q_EMIT box->activated(preset);
        QTRY_COMPARE(panel.presenter().windowChanged(), preset != 0);
        std::vector<imaging::WindowPolicy> wanted;
        connect(&panel, &ViewerPanel::networkWindowWanted, &panel,
                [&](const imaging::WindowPolicy& window) { wanted.push_back(window); });
        QTest::mouseClick(find<QPushButton>(panel, "networkWindow"), Qt::LeftButton);
        auto* menu = find<QMenu>(panel, "networkMenu");
        QTRY_VERIFY(menu->isVisible());
        QList<QAction*> actions = menu->actions();
        actions.removeIf([](const QAction* action) { return !action->isEnabled(); });
        QCOMPARE(actions.size(), offered.size());
        QCOMPARE(actions[2]->isChecked(), true);  // the project's now
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(actions[choice]).center());
        if (offered[choice] == "7/9") {
            QVERIFY(wanted.empty());
            continue;
        }
        QCOMPARE(wanted.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(imaging::windowPolicyText(wanted[0])), offered[choice]);
    }
}

void TestViewer::patientDataIsHiddenUntilAskedFor() {
    const std::string doe = writeDicom("one.dcm", "CT", "Doe^Jane"),
                      roe = writeDicom("two.dcm", "CT", "Roe^Jo");
    ViewerPanel panel;
    panel.resize(420, 640);
    panel.show();
    panel.showSample(sampleOf(doe));
    QTRY_VERIFY(panel.view().hasImage());
    QTest::mouseClick(find<QToolButton>(panel, "aboutImage"), Qt::LeftButton);
    auto* text = find<QLabel>(panel, "aboutText");
    auto* show = find<QCheckBox>(panel, "showPatientData");
    QTRY_VERIFY(text->isVisible());
    QVERIFY(text->text().contains("Maker &amp; Sons"));
    QVERIFY(!text->text().contains("Doe"));
    QVERIFY(!show->isChecked());
    QTest::mouseClick(show, Qt::LeftButton, {}, {8, show->height() / 2});
    QVERIFY(show->isChecked());
    QVERIFY(text->text().contains("Doe^Jane"));
    QVERIFY(text->text().contains("Doe^Jane-1"));
    panel.showSample(sampleOf(roe));
    QTRY_COMPARE(panel.presenter().path(), roe);
    QTRY_VERIFY(!panel.presenter().loading());
    QVERIFY(!show->isChecked());
    QVERIFY(!text->text().contains("Roe"));
    QVERIFY(!text->text().contains("Doe"));
    // Nothing of it is said of a file that cannot be read.
    panel.showSample(sampleOf(m_broken));
    QTRY_VERIFY(!panel.view().hasImage());
    QVERIFY(!text->isVisible());
    QVERIFY(text->text().isEmpty());
}

QTEST_MAIN(TestViewer)
#include "test_viewer.moc"
