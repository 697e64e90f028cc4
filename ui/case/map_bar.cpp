#include "case/map_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QStandardItemModel>
#include <algorithm>
#include <cmath>

#include "case/case_presenter.h"
#include "case/colour_bar.h"
#include "text/words.h"
#include "viewer/tool.h"
#include "widgets/elided_combo.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kNone = -1, kAllLayers = -1;
constexpr int kSliderWidth = 8 * kGrid, kColoursWidth = 7 * kGrid;
constexpr int kComboMargins = 6 * kGrid;  // what the frame and the arrow of a list take
constexpr int kShareFrom = 105 * kGrid, kWideFrom = 116 * kGrid;  // of the line
using MapScale = CasePresenter::MapScale;
}  // namespace

MapBar::MapBar(CasePresenter& presenter, Settings& settings, QWidget* parent)
    : QObject(parent), m_presenter(presenter), m_settings(settings) {
    makeKind(parent);
    makeDegree(parent);
    makeColours(parent);
    for (QWidget* group : m_groups)
        setHelpTopic(group, QStringLiteral("reading-overlays#the-tools-of-a-map"));
    setHelpTopic(m_kind, QStringLiteral("reading-overlays#the-kinds-of-map"));
    connect(&m_presenter, &CasePresenter::caseChanged, this, &MapBar::showLayers);
    connect(&m_presenter, &CasePresenter::mapChanged, this, &MapBar::showMap);
    m_presenter.setMapScale(settings.get(setting::overlayFixedScale) ? MapScale::fixed : MapScale::image);
    m_opacity->setValue(int(std::lround(100 * settings.get(setting::overlayOpacity))));
    showWords();
    showLayers();
    showMap();
}

void MapBar::makeKind(QWidget* parent) {
    m_kind = new ElidedCombo(parent);
    m_kind->setObjectName(QStringLiteral("mapKind"));
    m_kind->setAccessibleName(tr("Map"));
    m_kind->addItem(tr("No map"), kNone);
    m_kind->setItemData(0, tr("The image alone"), Qt::ToolTipRole);
    m_kind->addItem(tr("Where it looked"), int(explain::MapKind::kept));
    m_kind->setItemData(
        1,
        tr("Where the pre-trained network looked: attention of the frozen backbone among the tokens it kept"),
        Qt::ToolTipRole);
    m_kind->addItem(tr("What it read from"), int(explain::MapKind::prompts));
    m_kind->addItem(tr("For and against"), int(explain::MapKind::evidence));
    m_kind->addItem(tr("Parts taken out"), int(explain::MapKind::occlusion));
    m_kind->setItemData(m_kind->count() - 1,
                        tr("How the answer changes when a place is taken out and the adapter is asked again"),
                        Qt::ToolTipRole);
    m_kind->setMaximumWidth(20 * kGrid);
    m_kind->setFixedHeight(kToolHeight);
    m_groups.push_back(m_kind);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        const int kind = m_kind->currentData().toInt();
        const auto wanted = kind == kNone ? std::nullopt : std::optional(explain::MapKind(kind));
        if (wanted) m_settings.set(setting::overlayKind, QString::fromLatin1(explain::mapKindName(*wanted)));
        m_presenter.setMap(wanted);
        showLayers();
        if (wanted) Q_EMIT kindChosen();
    });
}

void MapBar::makeDegree(QWidget* parent) {
    auto* group = new QWidget(parent);
    m_layer = new QComboBox(group);
    m_layer->setObjectName(QStringLiteral("mapLayer"));
    m_layer->setAccessibleName(tr("Layer of the pre-trained network"));
    m_layer->setToolTip(
        tr("Layer of the pre-trained network that the map is of: the first ones follow edges and texture, "
           "the last ones larger structures"));
    m_layer->setPlaceholderText(tr("layer"));
    m_opacity = new QSlider(Qt::Horizontal, group);
    m_opacity->setObjectName(QStringLiteral("mapOpacity"));
    m_opacity->setAccessibleName(tr("Strength of the map"));
    m_opacity->setToolTip(tr("How strongly the map covers the image (opacity)"));
    m_opacity->setRange(0, 100);
    m_opacity->setPageStep(10);
    m_opacity->setFixedWidth(kSliderWidth);
    QHBoxLayout* row = makeToolRow(group);
    row->setSpacing(kGrid / 2);
    row->addWidget(m_layer);
    row->addWidget(m_opacity);
    m_groups.push_back(group);
    connect(m_layer, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index < 0) return;
        const int layer = m_layer->itemData(index).toInt();
        if (m_presenter.map() == explain::MapKind::evidence)
            m_presenter.setEvidenceLayer(layer);
        else
            m_presenter.setLayer(layer);
    });
    connect(m_opacity, &QSlider::valueChanged, this, [this](int value) {
        m_presenter.setOpacity(value / 100.0);
        m_settings.set(setting::overlayOpacity, value / 100.0);
    });
}

void MapBar::makeColours(QWidget* parent) {
    auto* group = new QWidget(parent);
    m_colours = new ColourBar(group);
    m_colours->setFixedWidth(kColoursWidth);
    m_scale = new QComboBox(group);
    m_scale->setObjectName(QStringLiteral("mapScale"));
    m_scale->setAccessibleName(tr("Colour scale of the map"));
    m_scale->setToolTip(
        tr("What the brightest colour stands for: the same in all images, so that their colours can be "
           "compared, or the highest of this one. The colours beside it say how much."));
    m_scale->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_scale->addItem(QString(), int(MapScale::fixed));
    m_scale->addItem(QString(), int(MapScale::image));
    m_share = new QLabel(group);
    m_share->setObjectName(QStringLiteral("mapShare"));
    m_share->setToolTip(
        tr("Of the patch under the pointer: its share of the attention, or what it says for (+) or against "
           "the answer; of a number, what it makes it larger (+) or smaller by"));
    makeSmall(m_share);
    m_share->setMinimumWidth(QFontMetrics(smallFont()).horizontalAdvance(probabilityWords(0, 1)) + 4);
    QHBoxLayout* row = makeToolRow(group);
    row->setSpacing(kGrid / 2);
    for (QWidget* each : std::initializer_list<QWidget*>{m_colours, m_scale, m_share}) row->addWidget(each);
    m_groups.push_back(group);
    connect(m_scale, &QComboBox::activated, this, [this](int index) {
        const auto scale = MapScale(m_scale->itemData(index).toInt());
        m_settings.set(setting::overlayFixedScale, scale == MapScale::fixed);
        m_presenter.setMapScale(scale);
    });
}

void MapBar::setRoom(int room) {
    m_share->setVisible(room >= kShareFrom);
    const bool wide = room >= kWideFrom;
    if (wide == m_wide) return;
    m_wide = wide;
    showWords();
}

void MapBar::showWords() {
    const auto words = [this](int layer, int of) {
        return (m_wide ? tr("layer %1 of %2") : tr("layer %1/%2")).arg(layer).arg(of);
    };
    const QString together = tr("all layers");
    const int last = m_layer->itemData(m_layer->count() - 1).toInt() + 1;
    for (int i = 0; i < m_layer->count(); ++i) {
        const int layer = m_layer->itemData(i).toInt();
        m_layer->setItemText(i, layer == kAllLayers ? together : words(layer + 1, last));
    }
    // Of one width whatever it says, so that nothing beside it moves.
    const QFontMetrics metrics = m_layer->fontMetrics();
    m_layer->setFixedWidth(
        std::max(metrics.horizontalAdvance(words(88, 88)), metrics.horizontalAdvance(together)) +
        kComboMargins);
    m_scale->setItemText(m_scale->findData(int(MapScale::fixed)),
                         m_wide ? tr("scale: all images") : tr("same scale"));
    m_scale->setItemText(m_scale->findData(int(MapScale::image)),
                         m_wide ? tr("scale: this image") : tr("own scale"));
}

void MapBar::wantMap() {
    if (m_presenter.map()) return;
    using explain::MapKind;
    const QString last = m_settings.get(setting::overlayKind);
    MapKind wanted = MapKind::kept;
    for (const MapKind kind : {MapKind::prompts, MapKind::evidence, MapKind::occlusion})
        if (last == QLatin1String(explain::mapKindName(kind)) && m_presenter.offers(kind)) wanted = kind;
    m_kind->setCurrentIndex(m_kind->findData(int(wanted)));
}

void MapBar::showLayers() {
    const bool prompts = m_presenter.offers(explain::MapKind::prompts);
    const int place = m_kind->findData(int(explain::MapKind::prompts));
    if (auto* entries = qobject_cast<QStandardItemModel*>(m_kind->model()))
        entries->item(place)->setEnabled(prompts);
    m_kind->setItemData(
        place,
        prompts ? tr("What the adapter read from: attention of its trained prompts over the kept tokens")
                : tr("This adapter is a read-out alone, one logistic regression: it looks at all places "
                     "alike and "
                     "at none more closely"),
        Qt::ToolTipRole);
    const bool number = m_presenter.ofNumber();
    const int evidence = m_kind->findData(int(explain::MapKind::evidence));
    m_kind->setItemText(evidence, number ? tr("Larger or smaller") : tr("For and against"));
    m_kind->setItemData(evidence,
                        number ? tr("What makes the number larger or smaller")
                               : tr("What speaks for the answer and against it"),
                        Qt::ToolTipRole);
    std::vector<int> layers = m_presenter.layers();
    const bool ofEvidence = m_presenter.map() == explain::MapKind::evidence;
    if (ofEvidence && !layers.empty()) layers.insert(layers.begin(), kAllLayers);
    const QSignalBlocker quiet(m_layer);
    if (m_layer->count() != int(layers.size())) {
        m_layer->clear();
        for (const int layer : layers) m_layer->addItem(QString(), layer);
        showWords();
    }
    m_layer->setCurrentIndex(
        m_layer->findData(ofEvidence ? m_presenter.evidenceLayer() : m_presenter.layer()));
}

void MapBar::showMap() {
    const auto kind = m_presenter.map();
    {
        const QSignalBlocker quietKind(m_kind), quietScale(m_scale);
        m_kind->setCurrentIndex(m_kind->findData(kind ? int(*kind) : kNone));
        m_scale->setCurrentIndex(m_scale->findData(int(m_presenter.mapScale())));
    }
    showLayers();
    // Occlusion is of all layers together.
    m_layer->setEnabled(kind && kind != explain::MapKind::occlusion && m_layer->count() > 0);
    m_opacity->setEnabled(kind.has_value());
    m_scale->setEnabled(kind.has_value());
    m_colours->setHighest(kind.value_or(explain::MapKind::kept), m_presenter.mapHighest());
    m_kind->setToolTip(kind ? m_presenter.mapCaption()
                            : tr("A map shows where the network looked. It does not localise disease."));
    showShare({-1, -1});
}

void MapBar::showShare(const QPointF& pixel) {
    const std::optional<double> share = m_presenter.shareAt(pixel);
    const bool hasSigns = explain::isSigned(m_presenter.tokenMap().kind);
    if (hasSigns && share) {
        constexpr double kShown = 1000;  // three digits; what rounds to nothing has no sign
        const double rounded = std::round(*share * kShown) / kShown + 0.0;
        m_share->setText((rounded > 0 ? QStringLiteral("+") : QString()) + numberWords(rounded, 'f', 3));
    } else {
        m_share->setText(share ? probabilityWords(*share, 1) : QString());
    }
    m_colours->setShare(share);
}

}  // namespace fovea::ui
