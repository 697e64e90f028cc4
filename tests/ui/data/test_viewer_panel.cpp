// What the Data page adds to the viewer: the project's window for the network, and what a header says.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "data/viewer_panel.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/support/image_folders.h"
#include "viewer/viewer_presenter.h"
#include "widgets/elided_label.h"
#include "widgets/image_view.h"

using namespace fovea;
using namespace fovea::ui;

class TestViewerPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void asksForTheNetworksWindow_data();
    void asksForTheNetworksWindow();
    void patientDataIsHiddenUntilAskedFor();
    void nothingIsCutBesideFreeRoom();

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
    template <class T>
    static T* find(ViewerPanel& panel, const char* name) {
        return panel.findChild<T*>(QLatin1String(name));
    }
    static dataset::Sample sampleOf(const std::string& path) {
        dataset::Sample s;
        s.path = path;
        return s;
    }
    std::unique_ptr<test::TemporaryFolder> m_temporary;
    std::string m_broken;
};

void TestViewerPanel::init() {
    m_temporary = std::make_unique<test::TemporaryFolder>();
    m_broken = m_temporary->path("broken.png");
    test::writeBrokenImage(m_broken);
}

void TestViewerPanel::asksForTheNetworksWindow_data() {
    QTest::addColumn<int>("preset");
    QTest::addColumn<QStringList>("offered");
    QTest::newRow("as the file") << 0 << QStringList{"file", "percentile", "7/9"};
    QTest::newRow("soft tissue") << 3 << QStringList{"file", "percentile", "7/9", "40/400"};
    QTest::newRow("percentiles") << 1 << QStringList{"file", "percentile", "7/9"};
}

void TestViewerPanel::asksForTheNetworksWindow() {
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

void TestViewerPanel::patientDataIsHiddenUntilAskedFor() {
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

void TestViewerPanel::nothingIsCutBesideFreeRoom() {
    ViewerPanel panel;
    panel.resize(600, 560);
    panel.show();
    panel.showSample(sampleOf(writeDicom("image.dcm", "CT", "Doe")));
    QTRY_VERIFY(panel.view().hasImage());
    const auto labels = panel.head()->findChildren<ElidedLabel*>();
    QCOMPARE(labels.size(), qsizetype(2));
    for (const ElidedLabel* label : labels) QTRY_COMPARE(label->text(), label->fullText());
}

QTEST_MAIN(TestViewerPanel)
#include "test_viewer_panel.moc"
