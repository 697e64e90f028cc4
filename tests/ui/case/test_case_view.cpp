// A case as seen: the answer and its drawer, the map and its scale, and how
// much of the room the image has.
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>

#include "case/case_drawer.h"
#include "case/case_picture.h"
#include "case/case_presenter.h"
#include "case/case_view.h"
#include "case/colour_bar.h"
#include "case/probability_bars.h"
#include "explain/viridis.h"
#include "imaging/display.h"
#include "inference/case_evidence.h"
#include "runs/run_words.h"
#include "settings/settings.h"
#include "tests/imaging/dicom_maker.h"
#include "tests/imaging/image_files.h"
#include "tests/imaging/volume_maker.h"
#include "tests/ui/support/child.h"
#include "viewer/viewer.h"
#include "viewer/viewer_presenter.h"
#include "widgets/file_chooser.h"
#include "widgets/image_view.h"
#include "widgets/theme.h"

using namespace fovea;
using namespace fovea::ui;
using test::child;

namespace {
constexpr int kLongMs = 60000;  // a network is read and run
// What the window of that size leaves a page, less a strip of images beside the
// case and the page's head.
constexpr int kRail = 176, kStatus = 32, kHead = 56, kStrip = 220, kMargins = 2 * kGrid;
QSize leftOf(QSize window) {
    return {window.width() - kRail - kStrip - kMargins, window.height() - kStatus - kHead - kGrid};
}
}  // namespace

class TestCaseView : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;
    QString m_adapter, m_left, m_right;
    int m_ini = 0;

    QString newIni() { return QString::fromStdString(m_folder.path(std::to_string(m_ini++) + ".ini")); }
    QString writeSpot(bool left, int seed) const {
        const std::string path = m_folder.path((left ? "left" : "right") + std::to_string(seed) + ".png");
        if (!imaging::writePng(path, test::spot(left, seed), *systemFileLayer())) qFatal("cannot write");
        return QString::fromStdString(path);
    }
    void showCase(CasePresenter& presenter, const QString& path, const QString& recorded = {}) {
        presenter.show({path, {}, QStringLiteral("a name"), recorded});
        QTRY_VERIFY_WITH_TIMEOUT(presenter.result(), kLongMs);
    }

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, ThemeMode::light);
        const std::string project = test::makeTrainedProject(m_folder.path());
        QVERIFY(!project.empty());
        m_adapter = QString::fromStdString(project + "/runs/1/adapter.safetensors");
        m_left = writeSpot(true, 901);
        m_right = writeSpot(false, 902);
    }

    void theAnswerAndTheReference() {
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(1000, 700);
        view.show();
        auto* answer = child<QLabel>(view, "answer");
        auto* verdict = child<QLabel>(view, "verdict");
        auto* save = child<QPushButton>(view, "savePicture");
        auto* bars = view.findChild<ProbabilityBars*>();
        QVERIFY(!answer->isVisible() && !bars->isVisible() && !save->isEnabled());
        presenter.setAdapter(m_adapter);
        showCase(presenter, m_left, QStringLiteral("left"));
        const auto predicted = std::size_t(presenter.result()->predicted);
        const QString name = QString::fromStdString(presenter.classes()[predicted]);
        QVERIFY2(answer->text().startsWith(name + QLatin1Char(' ')), qPrintable(answer->text()));
        QVERIFY(bars->isVisible() && bars->accessibleDescription().contains(name) && save->isEnabled());
        QCOMPARE(verdict->text().contains(QStringLiteral("the same")), name == QStringLiteral("left"));
        showCase(presenter, m_left, QStringLiteral("neither"));
        QVERIFY(verdict->isVisible() && verdict->text().contains(QStringLiteral("neither")));
        showCase(presenter, m_left);
        QVERIFY(!verdict->isVisible());
        // What others have to say stands below the answer.
        auto* section = new QLabel(QStringLiteral("unlike the training images"));
        view.addSection(section);
        QTRY_VERIFY(section->isVisible());
        QVERIFY(section->mapTo(&view, QPoint()).y() > bars->mapTo(&view, QPoint()).y());
        // A file that cannot be read has no answer, and the image before is not
        // drawn.
        presenter.show({m_folder.path("none.png").c_str(), {}, QStringLiteral("none"), {}});
        QTRY_COMPARE(presenter.state(), CasePresenter::State::failed);
        QVERIFY(!view.viewer().view().hasImage() && !bars->isVisible() && !save->isEnabled());
        QVERIFY(answer->text() != QString() && !answer->text().startsWith(name));
    }

    /// 12-bit grey: what is chosen for looking changes no answer.
    void theNetworkIsGivenItsOwnWindow() {
        test::DicomMaker maker;
        maker.rows = maker.columns = 64;
        const imaging::Pixels spot = test::spot(true, 903);
        for (const std::uint8_t grey : spot.data) maker.words.push_back(std::uint16_t(grey * 16));
        maker.texts = {{"Modality", "MR"}, {"WindowCenter", "2048"}, {"WindowWidth", "4096"}};
        const std::string path = m_folder.path("grey.dcm");
        QVERIFY(maker.write(path));
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(1000, 700);
        view.show();
        presenter.setAdapter(m_adapter);
        showCase(presenter, QString::fromStdString(path));
        const std::vector<double> before = presenter.result()->probabilities;
        const QImage given = toImage(imaging::networkPixels(*imaging::readImage(path), {}));
        QCOMPARE(presenter.picture(), given);
        ImageView& image = view.viewer().view();
        QTRY_COMPARE(image.image(), given);
        QTest::mousePress(&image, Qt::RightButton, {}, {200, 200});
        QTest::mouseMove(&image, {90, 260});
        QTest::mouseRelease(&image, Qt::RightButton, {}, {90, 260});
        QTRY_VERIFY(image.image() != given);
        QCOMPARE(presenter.picture(), given);
        // Asked for anew, through the window that was chosen.
        presenter.show({QString::fromStdString(path), {}, {}, {}});
        QVERIFY(!presenter.result());
        QTRY_VERIFY_WITH_TIMEOUT(presenter.result(), kLongMs);
        QVERIFY(presenter.viewer().windowChanged());
        QCOMPARE(presenter.result()->probabilities, before);
    }

    void mapsByMouseAndByKeys() {
        Settings settings(newIni());
        CasePresenter presenter;
        QWidget page;
        auto* strip = new QPushButton(QStringLiteral("a list of images"), &page);
        auto* view = new CaseView(presenter, settings, &page);
        auto* box = new QVBoxLayout(&page);
        box->addWidget(strip);
        box->addWidget(view, 1);
        view->setKeyScope(&page);
        page.resize(1000, 700);
        page.show();
        page.activateWindow();
        presenter.setAdapter(m_adapter);
        showCase(presenter, m_left);
        auto* kind = child<QComboBox>(page, "mapKind");
        auto* caption = child<QLabel>(page, "mapCaption");
        auto* layer = child<QComboBox>(page, "mapLayer");
        auto* opacity = child<QSlider>(page, "mapOpacity");
        QVERIFY(presenter.mapPicture().isNull() && !caption->isVisible());  // off until asked for
        QVERIFY(!layer->isEnabled() && !opacity->isEnabled());

        strip->setFocus();
        QTRY_VERIFY(strip->hasFocus());
        QTest::keyClick(strip, Qt::Key_M);
        QTRY_VERIFY_WITH_TIMEOUT(!presenter.mapPicture().isNull(), kLongMs);
        QCOMPARE(presenter.tokenMap().kind, explain::MapKind::kept);
        QVERIFY(view->viewer().view().hasLayer());
        QVERIFY(caption->isVisible() &&
                caption->text().contains(QStringLiteral("does not localise disease")));
        QVERIFY(kind->toolTip().contains(QStringLiteral("does not localise disease")));
        QTest::keyClick(strip, Qt::Key_M);
        QVERIFY(!view->viewer().view().hasLayer() && !caption->isVisible());

        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down);
        QTRY_COMPARE_WITH_TIMEOUT(presenter.tokenMap().kind, explain::MapKind::prompts, kLongMs);
        QVERIFY(view->viewer().layerShown());  // who chooses one wants to see it
        QVERIFY(layer->isEnabled() && opacity->isEnabled());
        layer->setFocus();
        const int before = presenter.layer();
        QTest::keyClick(layer, Qt::Key_Up);
        QVERIFY(presenter.layer() < before);
        opacity->setFocus();
        QTest::keyClick(opacity, Qt::Key_Home);
        QCOMPARE(presenter.opacity(), 0.0);
        QCOMPARE(settings.get(setting::overlayOpacity), 0.0);
        QTest::keyClick(opacity, Qt::Key_End);
        // The share under the pointer.
        auto* share = child<QLabel>(page, "mapShare");
        ImageView& image = view->viewer().view();
        QTest::mouseMove(&image, image.rect().center());
        QTRY_VERIFY(share->text().contains(QLatin1Char('%')));
        QTest::mouseMove(&image, QPoint(2, 2));  // beside it
        QTRY_VERIFY(share->text().isEmpty());
        // The next image has a map, too, and M brings back the kind that was chosen
        // last.
        showCase(presenter, m_right);
        QTRY_VERIFY_WITH_TIMEOUT(image.hasLayer(), kLongMs);
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Home);
        QVERIFY(!presenter.map() && !view->viewer().layerShown());
        QTest::keyClick(strip, Qt::Key_M);
        QTRY_COMPARE_WITH_TIMEOUT(presenter.tokenMap().kind, explain::MapKind::prompts, kLongMs);
        QTest::keyClick(strip, Qt::Key_C);
        QVERIFY(view->viewer().plainView().isVisible());
    }

    /// The map lies over the picture as it is shown, the network is given what lies in the file.
    void mapsFollowACutThroughThickSlices() {
        test::VolumeMaker volume{{40, 30, 8}};
        volume.spacingMm = {1, 1, 5};
        for (int i = 0; i < 40 * 30 * 8; ++i) volume.values.push_back(std::int16_t((i * 37) % 2003 - 1000));
        const std::string path = m_folder.path("thick.nii");
        test::writeFile(path, volume.nifti());
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(1000, 700);
        view.show();
        presenter.setAdapter(m_adapter);
        presenter.show({QString::fromStdString(path), {20, imaging::Plane::sagittal}, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(presenter.result(), kLongMs);
        QCOMPARE(presenter.picture().size(), QSize(30, 8));
        const QSize shown(30, 40);
        QTRY_COMPARE(view.viewer().view().image().size(), shown);
        presenter.setMap(explain::MapKind::kept);
        QTRY_VERIFY_WITH_TIMEOUT(!presenter.tokenMap().values.empty(), kLongMs);
        const explain::TokenMap& map = presenter.tokenMap();
        QCOMPARE(presenter.mapPicture().size(), shown);
        QVERIFY(map.rows > 1);
        for (int row = 0; row < map.rows; ++row) {
            const QPointF middle(0.5 * shown.width() / map.columns, (row + 0.5) * shown.height() / map.rows);
            const std::size_t patch = std::size_t(row * map.columns);
            const bool known = map.known.empty() || map.known[patch];
            QCOMPARE(presenter.shareAt(middle).value_or(-1), known ? double(map.values[patch]) : -1);
        }
    }

    /// For and against, and parts taken out: of all layers together, evidence of each, too. Nothing is said
    /// of a place where nothing was kept.
    void evidenceAndOcclusionByKeys() {
        using explain::MapKind;
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(1000, 700);
        view.show();
        view.activateWindow();
        presenter.setAdapter(m_adapter);
        showCase(presenter, m_left);
        auto* kind = child<QComboBox>(view, "mapKind");
        auto* layer = child<QComboBox>(view, "mapLayer");
        for (const MapKind wanted : {MapKind::evidence, MapKind::occlusion}) {
            kind->setFocus();
            for (int i = 0; i < kind->count() && presenter.map() != wanted; ++i)
                QTest::keyClick(kind, Qt::Key_Down);
            QTRY_VERIFY_WITH_TIMEOUT(
                presenter.tokenMap().kind == wanted && !presenter.tokenMap().values.empty(), kLongMs);
            const explain::TokenMap& map = presenter.tokenMap();
            QVERIFY(map.layer < 0);
            QCOMPARE(layer->isEnabled(), wanted == MapKind::evidence);
            QVERIFY(view.viewer().view().hasLayer());
            const auto& shown = presenter.result()->display;
            bool says = false;
            for (int row = 0; row < map.rows; ++row)
                for (int column = 0; column < map.columns; ++column) {
                    const std::size_t patch = std::size_t(row * map.columns + column);
                    const QPointF middle((column + 0.5) * shown.width / map.columns,
                                         (row + 0.5) * shown.height / map.rows);
                    QCOMPARE(presenter.shareAt(middle).has_value(), bool(map.known[patch]));
                    says = says || map.values[patch] != 0;
                }
            QVERIFY(says);
            const QString words = presenter.mapCaption();
            QVERIFY2(words.contains(wanted == MapKind::evidence
                                        ? QStringLiteral("Where nothing was kept, nothing is said")
                                        : QStringLiteral("taken out and it is asked again")),
                     qPrintable(words));
            QVERIFY(words.contains(QStringLiteral("does not localise disease")));
            // How much each part says in all stands beside the map of both.
            QCOMPARE(words.contains(QStringLiteral("the read-out says")),
                     wanted == MapKind::evidence && map.part == explain::EvidenceOf::both);
            if (wanted == MapKind::occlusion) continue;

            // Class token and constant have no place in the map, and stand as numbers beside it.
            const auto by = inference::Predictor::load(m_adapter.toStdString());
            QVERIFY2(by.ok(), by.ok() ? "" : by.error().detail.c_str());
            const auto evidence =
                inference::caseEvidence(by->onRecords(), *presenter.result(), presenter.result()->predicted);
            QVERIFY2(evidence.ok(), evidence.ok() ? "" : evidence.error().detail.c_str());
            QVERIFY(evidence->readOut.has_value());
            for (const QString& said :
                 {QStringLiteral("%1 of the class token").arg(signedWords(evidence->classToken)),
                  QStringLiteral("%1 of a typical training image").arg(signedWords(evidence->constant))})
                QVERIFY2(words.contains(said), qPrintable(words + QStringLiteral(" lacks ") + said));

            const std::vector<float> all = map.values;
            std::vector<float> sum(all.size());
            QCOMPARE(layer->currentText(), QStringLiteral("all layers"));
            layer->setFocus();
            for (const int one : presenter.layers()) {
                QTest::keyClick(layer, Qt::Key_Down);
                QTRY_COMPARE_WITH_TIMEOUT(presenter.tokenMap().layer, one, kLongMs);
                for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += presenter.tokenMap().values[i];
            }
            for (std::size_t i = 0; i < sum.size(); ++i) QVERIFY(std::abs(sum[i] - all[i]) < 1e-4f);
            QTest::keyClick(layer, Qt::Key_Home);
            QTRY_VERIFY_WITH_TIMEOUT(presenter.tokenMap().layer < 0, kLongMs);
        }
    }

    /// By the answer sets that it is given, whatever the adapter's own say.
    void uncertainByTheSetsThatAreStated() {
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(1000, 700);
        view.show();
        presenter.setAdapter(m_adapter);
        showCase(presenter, m_left);
        auto* doubt = child<QLabel>(view, "doubt");
        const auto uncertain = [&] { return doubt->text().contains(QStringLiteral("Uncertain between")); };
        evaluation::AnswerSets sets;
        sets.least = {0, 0};  // no class is ruled out
        view.setAnswerSets(sets);
        QVERIFY2(uncertain() && doubt->isVisible(), qPrintable(doubt->text()));
        sets.least = {2, 2};  // all but the most probable one are
        view.setAnswerSets(sets);
        QVERIFY2(!uncertain(), qPrintable(doubt->text()));
        // They hold for the next image, too.
        sets.least = {0, 0};
        view.setAnswerSets(sets);
        showCase(presenter, m_right);
        QTRY_VERIFY(uncertain());
        sets.tooFew = {1};  // nothing is said of any image
        view.setAnswerSets(sets);
        QVERIFY2(!uncertain(), qPrintable(doubt->text()));
    }

    void oneScaleForAllImagesOrItsOwn() {
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(1000, 700);
        view.show();
        presenter.setAdapter(m_adapter);
        showCase(presenter, m_left);
        view.viewer().setLayerShown(true);
        QTRY_VERIFY_WITH_TIMEOUT(!presenter.mapPicture().isNull(), kLongMs);
        auto* scale = child<QComboBox>(view, "mapScale");
        QVERIFY(scale->currentText().contains(QStringLiteral("all images")));
        const double patches = double(presenter.tokenMap().values.size());
        QCOMPARE(presenter.mapHighest(), kFixedMapTimes / patches);
        showCase(presenter, m_right);
        QTRY_VERIFY_WITH_TIMEOUT(!presenter.mapPicture().isNull(), kLongMs);
        QCOMPARE(presenter.mapHighest(), kFixedMapTimes / patches);
        const QImage fixed = presenter.mapPicture();

        scale->setFocus();
        QTest::keyClick(scale, Qt::Key_Down);
        const auto& values = presenter.tokenMap().values;
        QTRY_COMPARE(presenter.mapHighest(), double(*std::max_element(values.begin(), values.end())));
        QTRY_VERIFY(presenter.mapPicture() != fixed);
        QVERIFY(scale->currentText().contains(QStringLiteral("this image")));
        QVERIFY(presenter.mapCaption().contains(QStringLiteral("of this image")));
        // Chosen once, for other cases too.
        CasePresenter another;
        CaseView other(another, settings);
        QCOMPARE(another.mapScale(), CasePresenter::MapScale::image);
    }

    /// What a list says by itself, where there is room and where there is little.
    void theMapsListsSayWhatTheyAre() {
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(1000, 700);
        view.show();
        presenter.setAdapter(m_adapter);
        showCase(presenter, m_left);
        auto* layer = child<QComboBox>(view, "mapLayer");
        auto* scale = child<QComboBox>(view, "mapScale");
        const int last = presenter.layers().back() + 1;
        QTRY_COMPARE(layer->currentText(), QStringLiteral("layer %1 of %1").arg(last));
        QVERIFY(scale->currentText().contains(QStringLiteral("scale")));
        view.resize(850, 700);
        QTRY_COMPARE(layer->currentText(), QStringLiteral("layer %1/%1").arg(last));
        QVERIFY(scale->currentText().contains(QStringLiteral("scale")));
        view.resize(1000, 700);
        QTRY_COMPARE(layer->currentText(), QStringLiteral("layer %1 of %1").arg(last));
    }

    /// Where the map says so: at the fixed highest and above the last colour,
    /// opaque; half of it half so.
    void coloursOfAMap() {
        explain::TokenMap map;
        map.rows = map.columns = 8;
        map.values.assign(64, 0.0f);
        const double highest = fixedMapHighest(map);
        QCOMPARE(highest, kFixedMapTimes / 64.0);
        map.values[0] = float(highest);
        map.values[7] = float(3 * highest);
        map.values[56] = float(highest / 2);
        const QImage layer = mapLayer(map, 64, 64, highest);
        const auto colour = [&](double share, int alpha) {
            const auto c = explain::viridis(share);
            return QColor(c[0], c[1], c[2], alpha);
        };
        QCOMPARE(layer.pixelColor(1, 1), colour(1, 255));
        QCOMPARE(layer.pixelColor(62, 1), colour(1, 255));
        QCOMPARE(layer.pixelColor(1, 62), colour(0.5, 128));
        QCOMPARE(layer.pixelColor(32, 32).alpha(), 0);
        // By its own highest the first is a third.
        QCOMPARE(mapLayer(map, 64, 64).pixelColor(1, 1), colour(1.0 / 3, 85));
        QVERIFY(mapLayer({}, 64, 64).isNull());
    }

    void theDrawerFolds() {
        const QString ini = newIni();
        {
            Settings settings(ini);
            CasePresenter presenter;
            CaseView view(presenter, settings);
            view.resize(CaseView::kFoldBelow + 100, 700);
            view.show();
            view.activateWindow();
            presenter.setAdapter(m_adapter);
            showCase(presenter, m_left);
            auto* drawer = view.findChild<CaseDrawer*>();
            auto* toggle = child<QToolButton>(view, "drawerToggle");
            auto* brief = child<QLabel>(view, "shortAnswer");
            QVERIFY(drawer->isVisible() && view.drawerOpen() && toggle->isChecked() && !brief->isVisible());
            QCOMPARE(drawer->width(), CaseView::kDrawerWidth);
            const int before = view.viewer().view().width();
            QTest::mouseClick(toggle, Qt::LeftButton);
            QVERIFY(!drawer->isVisible());
            QTRY_VERIFY(view.viewer().view().width() >= before + CaseView::kDrawerWidth);
            // The answer is not gone.
            QVERIFY(brief->isVisible());
            QCOMPARE(brief->text(), child<QLabel>(view, "answer")->text());
            view.viewer().view().setFocus();
            QTest::keyClick(&view.viewer().view(), Qt::Key_D);
            QVERIFY(drawer->isVisible() && !brief->isVisible());
            QTest::keyClick(&view.viewer().view(), Qt::Key_D);
            QVERIFY(!drawer->isVisible());
        }
        Settings settings(ini);
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(CaseView::kFoldBelow + 100, 700);
        view.show();
        QVERIFY(!view.drawerOpen());  // remembered
        view.setDrawerOpen(true);

        // Narrow, it folds by itself, and opens beside the image, of which it covers nothing.
        auto* drawer = view.findChild<CaseDrawer*>();
        view.resize(CaseView::kFoldBelow - 1, 500);
        QTRY_VERIFY(!drawer->isVisible());
        QVERIFY(!view.drawerOpen());
        const ImageView& image = view.viewer().view();
        QTRY_COMPARE(image.width(), view.width());
        view.setDrawerOpen(true);
        QVERIFY(drawer->isVisible());
        QTRY_VERIFY(image.width() < view.width());
        const QRect side(drawer->mapTo(&view, QPoint()), drawer->size());
        QCOMPARE(side.right(), view.width() - 1);
        QVERIFY(!side.intersects(QRect(image.mapTo(&view, QPoint()), image.size())));
        QTRY_COMPARE(drawer->height(), image.height());
        // That is not what is remembered.
        QVERIFY(settings.get(setting::caseDrawer));
        view.setDrawerOpen(false);
        QVERIFY(settings.get(setting::caseDrawer));
        view.resize(CaseView::kFoldBelow, 500);
        QTRY_VERIFY(drawer->isVisible());
        QTRY_VERIFY(image.width() <= view.width() - CaseView::kDrawerWidth);
    }

    /// On the full screen the drawer waits to be asked for; what a map is not stands there without it.
    void theFullScreenHasDrawerAndCaption() {
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(CaseView::kFoldBelow + 100, 700);
        view.show();
        view.activateWindow();
        presenter.setAdapter(m_adapter);
        showCase(presenter, m_left);
        auto* drawer = view.findChild<CaseDrawer*>();
        ImageView& image = view.viewer().view();
        auto* caption = child<QLabel>(image, "imageCaption");
        view.viewer().setLayerShown(true);
        QTRY_VERIFY_WITH_TIMEOUT(!presenter.mapPicture().isNull(), kLongMs);
        QVERIFY(drawer->isVisible() && !caption->isVisible());  // the drawer has it, in full
        const auto toScreen = [&] {
            image.setFocus();
            if (!QTest::qWaitFor([&] { return image.hasFocus(); })) return false;
            QTest::keyClick(&image, Qt::Key_F11);
            return QTest::qWaitFor([&] { return image.window()->isFullScreen() && image.hasFocus(); });
        };
        QVERIFY(toScreen());
        QVERIFY(!drawer->isVisible() && caption->isVisible());
        QVERIFY(caption->text().contains(QStringLiteral("does not localise disease")));
        QCOMPARE(caption->geometry().bottom(), image.height() - 1);
        const QSize before = image.size();
        QTest::keyClick(&image, Qt::Key_M);  // it moves nothing
        QVERIFY(!caption->isVisible());
        QCOMPARE(image.size(), before);
        QTest::keyClick(&image, Qt::Key_M);
        QTest::keyClick(&image, Qt::Key_D);
        QVERIFY(drawer->isVisible() && drawer->window() == image.window() && !caption->isVisible());
        QTest::keyClick(&image, Qt::Key_D);
        QVERIFY(!drawer->isVisible());
        QTest::keyClick(&image, Qt::Key_D);
        QTest::keyClick(&image, Qt::Key_Escape);
        QTRY_VERIFY(drawer->isVisible() && view.drawerOpen());
        QVERIFY(settings.get(setting::caseDrawer));
        QVERIFY(toScreen());
        QVERIFY(!drawer->isVisible());
        QTest::keyClick(&image, Qt::Key_Escape);
    }

    /// Whatever an image says, its tools stay where they are.
    void noToolMoves() {
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(900, 700);
        view.show();
        const auto places = [&] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::processEvents();
            std::vector<QPoint> at;
            for (const char* name :
                 {"zoomFit", "presets", "windowValues", "asNetwork", "fullScreen", "showMap", "sideBySide",
                  "mapKind", "mapLayer", "mapOpacity", "mapScale", "drawerToggle"})
                at.push_back(child<QWidget>(view, name)->mapTo(&view, QPoint()));
            return at;
        };
        presenter.setAdapter(m_adapter);
        const auto empty = places();
        showCase(presenter, m_left);
        QCOMPARE(places(), empty);
        auto* kind = child<QComboBox>(view, "mapKind");
        for (int i = 1; i < kind->count(); ++i) {
            kind->setCurrentIndex(i);
            QTRY_VERIFY_WITH_TIMEOUT(!presenter.mapPicture().isNull(), kLongMs);
            QCOMPARE(places(), empty);
        }
        presenter.viewer().setAsNetwork(false);
        presenter.viewer().setWindow(-1000, 4000);
        QCOMPARE(places(), empty);
    }

    /// Colours after Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of
    /// Color Vision Deficiency", severity 1; differences in CIE 1976 L*a*b*.
    void coloursForAndAgainstAreNoClasss() {
        using Rgb = std::array<double, 3>;  // linear
        const auto linear = [](double value) {
            return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        const auto of = [&](QColor c) {
            return Rgb{linear(c.redF()), linear(c.greenF()), linear(c.blueF())};
        };
        using Matrix = std::array<Rgb, 3>;
        const auto times = [](const Matrix& m, const Rgb& v) {
            Rgb out{};
            for (std::size_t i = 0; i < 3; ++i)
                out[i] = std::clamp(m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2], 0.0, 1.0);
            return out;
        };
        const auto lab = [](const Rgb& v) {
            const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
            const double x = f((0.4124 * v[0] + 0.3576 * v[1] + 0.1805 * v[2]) / 0.95047),
                         y = f(0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]),
                         z = f((0.0193 * v[0] + 0.1192 * v[1] + 0.9505 * v[2]) / 1.08883);
            return Rgb{116 * y - 16, 500 * (x - y), 200 * (y - z)};
        };
        const auto apart = [&](const Rgb& a, const Rgb& b) {
            const Rgb p = lab(a), q = lab(b);
            return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
        };
        const Rgb speaksFor = of(QColor(mapColour(explain::MapKind::evidence, 1))),
                  against = of(QColor(mapColour(explain::MapKind::evidence, -1)));
        for (const auto ground : {Qt::white, Qt::black})
            for (int c = 0; c < 7; ++c) {
                const Rgb other = of(classColor(QPalette(QColor(ground)), c));
                QVERIFY(apart(speaksFor, other) > 30 && apart(against, other) > 30);
            }
        const Matrix protan{Rgb{0.152286, 1.052583, -0.204868}, Rgb{0.114503, 0.786281, 0.099216},
                            Rgb{-0.003882, -0.048116, 1.051998}},
            deutan{Rgb{0.367322, 0.860646, -0.227968}, Rgb{0.280085, 0.672501, 0.047413},
                   Rgb{-0.011820, 0.042940, 0.968881}},
            tritan{Rgb{1.255528, -0.076749, -0.178779}, Rgb{-0.078411, 0.930809, 0.147602},
                   Rgb{0.004733, 0.691367, 0.303900}};
        for (const Matrix& m : {protan, deutan, tritan})
            QVERIFY(apart(times(m, speaksFor), times(m, against)) > 50);
    }

    void theImageHasTheRoom_data() {
        QTest::addColumn<QSize>("window");
        QTest::addColumn<QSize>("open");
        QTest::addColumn<QSize>("folded");
        QTest::newRow("1440 x 900") << QSize(1440, 900) << QSize(700, 700) << QSize(900, 700);
        QTest::newRow("1280 x 720") << QSize(1280, 720) << QSize(560, 520) << QSize(760, 520);
    }

    void theImageHasTheRoom() {
        QFETCH(QSize, window);
        QFETCH(QSize, open);
        QFETCH(QSize, folded);
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(leftOf(window));
        view.show();
        presenter.setAdapter(m_adapter);
        showCase(presenter, m_left, QStringLiteral("right"));
        view.viewer().setLayerShown(true);
        QTRY_VERIFY_WITH_TIMEOUT(!presenter.mapPicture().isNull(), kLongMs);
        const auto atLeast = [&](QSize size) {
            const QSize image = view.viewer().view().size();
            return image.width() >= size.width() && image.height() >= size.height();
        };
        const auto words = [&] {
            const QSize image = view.viewer().view().size();
            return QByteArray::number(image.width()) + " x " + QByteArray::number(image.height());
        };
        QVERIFY(view.drawerOpen());
        QTRY_VERIFY2(atLeast(open), words().constData());
        view.setDrawerOpen(false);
        QTRY_VERIFY2(atLeast(folded), words().constData());
    }

    void onASmallScreenTheImageIsTheLargest() {
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        // 960 x 540, with a film strip of 72 above.
        view.resize(960 - kRail - kMargins, 540 - kStatus - kHead - 72);
        view.show();
        presenter.setAdapter(m_adapter);
        showCase(presenter, m_left);
        QTRY_VERIFY(view.viewer().view().height() > 2 * view.height() / 3);
        for (const char* name : {"zoomIn", "presets", "mapKind", "mapScale", "drawerToggle", "fullScreen"}) {
            auto* tool = child<QWidget>(view, name);
            QVERIFY2(tool->visibleRegion().boundingRect() == tool->rect(), name);
        }
    }

    void savesWhatIsSeen() {
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(1000, 700);
        view.show();
        const QString folder = QString::fromStdString(m_folder.path());
        view.setSaveName([] { return QStringList{QStringLiteral("project")}; }, [folder] { return folder; });
        presenter.setAdapter(m_adapter);
        showCase(presenter, m_left);
        QSignalSpy saved(&view, &CaseView::saved);
        const auto save = [&](const QString& name) {
            setNextChosenFiles({folder + QLatin1Char('/') + name});
            QTest::mouseClick(child<QPushButton>(view, "savePicture"), Qt::LeftButton);
            return QTest::qWaitFor([&] { return saved.count() == 1; }, kLongMs) &&
                           saved.takeFirst().size() == 2
                       ? QImage(folder + QLatin1Char('/') + name)
                       : QImage();
        };
        const QImage alone = save(QStringLiteral("alone.png"));
        QVERIFY(!alone.isNull());
        view.viewer().setLayerShown(true);
        QTRY_VERIFY_WITH_TIMEOUT(!presenter.mapPicture().isNull(), kLongMs);
        const QImage both = save(QStringLiteral("both.png"));
        QVERIFY(both.width() > 1.8 * alone.width());
        view.viewer().setLayerShown(false);
        QCOMPARE(save(QStringLiteral("again.png")).width(), alone.width());
    }

    void asksForAMenu() {
        Settings settings(newIni());
        CasePresenter presenter;
        CaseView view(presenter, settings);
        view.resize(1000, 700);
        view.show();
        presenter.setAdapter(m_adapter);
        showCase(presenter, m_left);
        QSignalSpy wanted(&view, &CaseView::contextMenuWanted);
        QTest::mouseClick(&view.viewer().view(), Qt::RightButton, {}, {80, 90});
        QCOMPARE(wanted.count(), 1);
    }

    void longNamesAreNotCutWhereThereIsRoom() {
        ProbabilityBars bars;
        const QString name = QStringLiteral("proliferative retinopathy");
        bars.setRows({{QStringLiteral("healthy"), 0.2, false, false, 0}, {name, 0.8, true, true, 1}});
        bars.resize(600, bars.sizeHint().height());
        QFont bold = bars.font();
        bold.setBold(true);
        QCOMPARE(QFontMetrics(bold).elidedText(name, Qt::ElideMiddle, bars.namesWidth()), name);
        bars.resize(CaseView::kDrawerWidth - 2 * kGrid, bars.sizeHint().height());
        QVERIFY(bars.namesWidth() > 100);
        QVERIFY(bars.namesWidth() < bars.width());
    }
};

QTEST_MAIN(TestCaseView)
#include "test_case_view.moc"
