#include "case/case_view.h"

#include <QComboBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "case/case_presenter.h"
#include "case/colour_bar.h"
#include "case/probability_bars.h"
#include "runs/figure_words.h"
#include "text/message_words.h"
#include "widgets/elided_label.h"
#include "widgets/file_chooser.h"
#include "widgets/image_view.h"
#include "widgets/theme.h"
#include "widgets/zoom_bar.h"

namespace fovea::ui {

namespace {
constexpr int kNone = -1;
}

CaseView::CaseView(CasePresenter& presenter, Settings& settings, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_settings(settings) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(makeHead());
    m_verdict = new QLabel;
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    makeTitle(m_verdict);
    m_bars = new ProbabilityBars;
    m_caption = new QLabel;
    m_caption->setObjectName(QStringLiteral("mapCaption"));
    m_caption->setWordWrap(true);
    layout->addWidget(m_verdict);
    layout->addWidget(m_bars);
    layout->addLayout(makePictures(), 1);
    layout->addLayout(makeUnder());
    layout->addLayout(makeControls());
    layout->addWidget(m_caption);
    connectAll();
    m_opacity->setValue(int(std::lround(100 * settings.get(setting::overlayOpacity))));
    showCase();
    showMap();
}

QLayout* CaseView::makeHead() {
    // Of one line, however long: file names of DICOM often are.
    m_title = new ElidedLabel(nullptr, Qt::ElideMiddle);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_export = new QPushButton(tr("Save &picture…"));
    m_export->setObjectName(QStringLiteral("savePicture"));
    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_title, 1);
    head->addWidget(m_export);
    return head;
}

QLayout* CaseView::makePictures() {
    m_original = new ImageView;
    m_original->setObjectName(QStringLiteral("originalPicture"));
    m_original->setAccessibleName(tr("The original image"));
    m_overlay = new ImageView;
    m_overlay->setObjectName(QStringLiteral("overlayPicture"));
    m_overlay->setAccessibleName(tr("The image with the map laid over it"));
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(8);
    pictures->addWidget(m_original, 1);
    pictures->addWidget(m_overlay, 1);
    return pictures;
}

QLayout* CaseView::makeUnder() {
    m_share = new QLabel;
    m_share->setObjectName(QStringLiteral("mapShare"));
    m_colours = new ColourBar;
    auto* under = new QHBoxLayout;
    under->setSpacing(16);
    under->addWidget(new ZoomBar({m_original, m_overlay}));
    under->addWidget(m_share, 1);
    under->addWidget(m_colours, 1);
    return under;
}

QLayout* CaseView::makeControls() {
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("mapKind"));
    m_kind->addItem(tr("No map"), kNone);
    m_kind->addItem(tr("Where it looked"), int(explain::MapKind::kept));
    m_kind->setItemData(
        1,
        tr("Where the pre-trained network looked: attention of the frozen backbone among the tokens it kept"),
        Qt::ToolTipRole);
    m_kind->addItem(tr("What it read from"), int(explain::MapKind::prompts));
    m_kind->setItemData(
        2, tr("What the adapter read from: attention of its trained prompts over the kept tokens"),
        Qt::ToolTipRole);
    m_kind->setAccessibleName(tr("Map"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_layer = new QComboBox;
    m_layer->setObjectName(QStringLiteral("mapLayer"));
    m_layer->setToolTip(
        tr("Stage of reading: early layers follow edges and texture, late ones larger structures (backbone "
           "layer)"));
    m_layer->setAccessibleName(tr("Stage of reading"));
    auto* layerLabel = new QLabel(tr("S&tage"));
    layerLabel->setBuddy(m_layer);
    m_opacity = new QSlider(Qt::Horizontal);
    m_opacity->setObjectName(QStringLiteral("mapOpacity"));
    m_opacity->setRange(0, 100);
    m_opacity->setPageStep(10);
    m_opacity->setMinimumWidth(48);
    m_opacity->setAccessibleName(tr("Strength of the map"));
    m_opacity->setToolTip(tr("How strongly the map covers the image (opacity)"));
    auto* opacityLabel = new QLabel(tr("St&rength"));
    opacityLabel->setBuddy(m_opacity);
    auto* controls = new QHBoxLayout;
    controls->setSpacing(8);
    controls->addWidget(m_kind, 3);
    controls->addSpacing(8);
    controls->addWidget(layerLabel);
    controls->addWidget(m_layer);
    controls->addSpacing(8);
    controls->addWidget(opacityLabel);
    controls->addWidget(m_opacity, 2);
    return controls;
}

void CaseView::connectAll() {
    connect(m_original, &ImageView::placeMoved, m_overlay, &ImageView::setPlace);
    connect(m_overlay, &ImageView::placeMoved, m_original, &ImageView::setPlace);
    connect(m_original, &ImageView::hovered, this, &CaseView::showShare);
    connect(m_overlay, &ImageView::hovered, this, &CaseView::showShare);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        const int kind = m_kind->currentData().toInt();
        m_presenter.setMap(kind == kNone ? std::nullopt : std::optional(explain::MapKind(kind)));
    });
    connect(m_layer, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0) m_presenter.setLayer(m_layer->itemData(index).toInt());
    });
    connect(m_opacity, &QSlider::valueChanged, this, [this](int value) {
        m_presenter.setOpacity(value / 100.0);
        m_settings.set(setting::overlayOpacity, value / 100.0);
    });
    connect(m_export, &QPushButton::clicked, this, &CaseView::exportPicture);
    connect(&m_presenter, &CasePresenter::caseChanged, this, &CaseView::showCase);
    connect(&m_presenter, &CasePresenter::mapChanged, this, &CaseView::showMap);
    connect(&m_presenter, &CasePresenter::pictureWritten, this,
            [this](const QString& path) { Q_EMIT saved(tr("Picture saved as %1").arg(path), path); });
    connect(&m_presenter, &CasePresenter::pictureFailed, this, &CaseView::notice);
}

void CaseView::setEmptyText(const QString& text) {
    m_emptyText = text;
    showCase();
}

QSize CaseView::minimumSizeHint() const {
    const QSize least = QWidget::minimumSizeHint();
    const int atWidth = layout()->totalMinimumHeightForWidth(std::max(width(), least.width()));
    return {least.width(), std::max(least.height(), atWidth)};
}

void CaseView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) updateGeometry();
}

void CaseView::setSaveName(std::function<QStringList()> parts, std::function<QString()> folder) {
    m_saveParts = std::move(parts);
    m_saveFolder = std::move(folder);
}

void CaseView::setClassOrder(std::vector<std::string> classes) {
    if (classes == m_classOrder) return;
    m_classOrder = std::move(classes);
    showCase();
}

void CaseView::showPicture() {
    using State = CasePresenter::State;
    const CasePresenter& p = m_presenter;
    const QString here = QStringLiteral("%1|%2|%3")
                             .arg(p.current().path)
                             .arg(p.current().where.frame)
                             .arg(int(p.current().where.plane));
    const bool read = p.state() == State::computing || p.state() == State::ready;
    const bool other = read && here != m_shown;
    for (ImageView* view : {m_original, m_overlay})
        other ? view->setOtherImage(p.picture()) : view->setImage(p.picture());
    if (read) m_shown = here;
}

void CaseView::showCase() {
    using State = CasePresenter::State;
    const CasePresenter& p = m_presenter;
    const State state = p.state();
    m_title->setFullText(p.current().title);
    showPicture();
    m_original->setMessage(state == State::empty    ? m_emptyText
                           : state == State::failed ? p.error()
                                                    : QString());
    const inference::CaseResult* result = p.result();
    std::vector<ProbabilityRow> rows;
    if (result) {
        for (std::size_t c = 0; c < p.classes().size(); ++c) {
            const QString name = fromUtf8(p.classes()[c]);
            rows.push_back({name, result->probabilities[c], int(c) == result->predicted,
                            name == p.current().recorded,
                            placeOfClass(m_classOrder, p.classes()[c], int(c))});
        }
        const ProbabilityRow& top = rows[std::size_t(result->predicted)];
        m_verdict->setText(top.recorded || p.current().recorded.isEmpty()
                               ? tr("Prediction: %1").arg(top.name) +
                                     (top.recorded ? tr(", as the reference") : QString())
                               : tr("Prediction: %1, reference: %2").arg(top.name, p.current().recorded));
    } else if (state == State::failed) {
        m_verdict->setText(tr("No prediction"));
    } else {
        m_verdict->setText(state == State::empty ? QString() : tr("Reading the image…"));
    }
    m_bars->setRows(std::move(rows));
    m_export->setEnabled(result != nullptr);
    if (result && m_layer->count() != int(p.layers().size())) {
        const QSignalBlocker quiet(m_layer);
        m_layer->clear();
        for (const int layer : p.layers())
            m_layer->addItem(
                layer == p.layers().back() ? tr("%1, last").arg(layer + 1) : QString::number(layer + 1),
                layer);
    }
    if (result) {
        const QSignalBlocker quiet(m_layer);
        m_layer->setCurrentIndex(m_layer->findData(p.layer()));
    }
    showMap();
}

void CaseView::showMap() {
    const CasePresenter& p = m_presenter;
    const bool wanted = p.map().has_value();
    m_overlay->setLayer(p.mapPicture());
    m_overlay->setLayerOpacity(p.opacity());
    m_layer->setEnabled(wanted && !p.layers().empty());
    m_opacity->setEnabled(wanted);
    m_overlay->setMessage(p.state() != CasePresenter::State::ready ? QString()
                          : wanted                                 ? QString()
                                   : tr("Choose a map below to lay it over the image."));
    m_caption->setText(wanted ? messageWords(explain::mapKindCaption(*p.map()))
                              : tr("A map shows where the network looked. It does not localise disease."));
    const auto& values = p.tokenMap().values;
    m_colours->setHighest(values.empty() ? 0 : *std::max_element(values.begin(), values.end()));
    showShare({-1, -1});
}

void CaseView::showShare(const QPointF& pixel) {
    const double share = m_presenter.shareAt(pixel);
    if (share >= 0) {
        m_share->setText(tr("Under the pointer: %1 of the attention").arg(percentWords(share, 2)));
        return;
    }
    m_share->setText(m_presenter.tokenMap().values.empty() ? QString() : tr("Point at the image for values"));
}

void CaseView::exportPicture() {
    QStringList parts = m_saveParts ? m_saveParts() : QStringList();
    parts << QFileInfo(m_presenter.current().path).completeBaseName();
    chooseSaveFile(this, tr("Save the picture"),
                   proposedFile(m_saveFolder ? m_saveFolder() : QString(), parts, QStringLiteral("png")),
                   tr("PNG picture (*.png)"), QStringLiteral("png"),
                   [this](const QString& path) { m_presenter.writePicture(path); });
}

}  // namespace fovea::ui
