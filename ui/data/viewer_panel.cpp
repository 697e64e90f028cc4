#include "data/viewer_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "data/viewer_presenter.h"

#include "text/error_text.h"
#include "widgets/elided_label.h"
#include "widgets/icon.h"
#include "widgets/image_view.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

struct CtPreset {
    const char* name;
    double level, width;
};
// Customary values in Hounsfield units.
constexpr CtPreset kCtPresets[] = {{QT_TRANSLATE_NOOP("fovea::ui::ViewerPanel", "Soft tissue"), 40, 400},
                                   {QT_TRANSLATE_NOOP("fovea::ui::ViewerPanel", "Lung"), -600, 1500},
                                   {QT_TRANSLATE_NOOP("fovea::ui::ViewerPanel", "Bone"), 300, 1500},
                                   {QT_TRANSLATE_NOOP("fovea::ui::ViewerPanel", "Brain"), 40, 80}};

enum { presetOwn = 0, presetWhole = 1, presetCt = 2 };

}  // namespace

ViewerPanel::ViewerPanel(QWidget* parent)
    : QWidget(parent),
      m_presenter(new ViewerPresenter(this)),
      m_view(new ImageView(this)),
      m_name(new ElidedLabel(this, Qt::ElideMiddle)),
      m_facts(new QLabel(this)),
      m_window(new QLabel(this)),
      m_zoom(new QLabel(this)),
      m_presets(new QComboBox(this)),
      m_adjust(new QToolButton(this)),
      m_frames(new QSlider(Qt::Horizontal, this)),
      m_frameText(new QLabel(this)),
      m_frameRow(new QWidget(this)) {
    const auto tool = [this](const QString& name, const QString& text, const QString& fallback) {
        auto* button = new QToolButton(this);
        button->setIcon(icon(name));
        if (button->icon().isNull()) button->setText(fallback);
        button->setAutoRaise(true);
        button->setToolTip(text);
        button->setAccessibleName(text);
        return button;
    };
    auto* out = tool(QStringLiteral("list-remove"), tr("Smaller (-)"), QStringLiteral("−"));
    auto* in = tool(QStringLiteral("list-add"), tr("Larger (+)"), QStringLiteral("+"));
    auto* fit = tool(QStringLiteral("zoom-fit-best"), tr("Fit the image into the window (0)"), tr("Fit"));
    auto* pixels =
        tool(QStringLiteral("zoom-original"), tr("One image pixel per screen pixel"), QStringLiteral("1:1"));
    connect(out, &QToolButton::clicked, m_view, [this] { m_view->zoomBy(1 / 1.25); });
    connect(in, &QToolButton::clicked, m_view, [this] { m_view->zoomBy(1.25); });
    connect(fit, &QToolButton::clicked, m_view, &ImageView::zoomToFit);
    connect(pixels, &QToolButton::clicked, m_view, &ImageView::zoomToPixels);

    m_adjust->setIcon(icon(QStringLiteral("contrast")));
    m_adjust->setText(tr("Contrast"));
    m_adjust->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_adjust->setCheckable(true);
    m_adjust->setAutoRaise(true);
    m_adjust->setObjectName(QStringLiteral("adjustWindow"));
    m_adjust->setToolTip(
        tr("Drag in the image: left and right for contrast, up and down for brightness (window width and "
           "level). "
           "The right mouse button does it at any time."));
    connect(m_adjust, &QToolButton::toggled, m_view, &ImageView::setAdjusting);
    m_presets->setAccessibleName(tr("Brightness and contrast"));
    m_presets->setToolTip(tr("Display window: which stored values are black and which are white"));
    m_presets->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_presets, &QComboBox::activated, this, &ViewerPanel::applyPreset);

    makeTitle(m_name);
    makeSmall(m_facts);
    makeSmall(m_window);
    makeSmall(m_zoom);
    m_facts->setWordWrap(true);
    m_zoom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto* head = new QVBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_name);
    head->addWidget(m_facts);

    auto* tools = new QHBoxLayout;
    tools->setSpacing(4);
    tools->addWidget(out);
    tools->addWidget(in);
    tools->addWidget(fit);
    tools->addWidget(pixels);
    tools->addWidget(m_zoom);
    tools->addStretch();
    tools->addWidget(m_adjust);
    tools->addWidget(m_presets);

    auto* frames = new QHBoxLayout(m_frameRow);
    frames->setContentsMargins(0, 0, 0, 0);
    frames->setSpacing(kGrid);
    frames->addWidget(m_frames, 1);
    frames->addWidget(m_frameText);
    m_frames->setAccessibleName(tr("Frame"));
    makeSmall(m_frameText);
    connect(m_frames, &QSlider::valueChanged, this, [this](int frame) {
        m_frameText->setText(tr("frame %1 of %2").arg(frame + 1).arg(m_frames->maximum() + 1));
        m_presenter->setFrame(frame);
    });

    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kGrid);
    box->addLayout(head);
    box->addWidget(m_view, 1);
    box->addWidget(m_frameRow);
    box->addLayout(tools);
    box->addWidget(m_window);

    connect(m_view, &ImageView::adjusted, m_presenter, &ViewerPresenter::drag);
    connect(m_view, &ImageView::adjustReset, m_presenter, &ViewerPresenter::resetWindow);
    connect(m_view, &ImageView::zoomChanged, this, [this](double zoom) {
        m_zoom->setText(m_view->hasImage() ? tr("%1 %").arg(QLocale().toString(zoom * 100, 'f', 0))
                                           : QString());
    });
    connect(m_presenter, &ViewerPresenter::opened, this, &ViewerPanel::onOpened);
    connect(m_presenter, &ViewerPresenter::windowEdited, this, &ViewerPanel::showWindow);
    connect(m_presenter, &ViewerPresenter::rendered, m_view, &ImageView::setImage);
    connect(m_presenter, &ViewerPresenter::failed, this, [this](const Error& error) {
        m_view->clear();
        const ErrorWords words = errorWords(error);
        m_view->setMessage(words.message + QLatin1Char('\n') + words.remedy);
        m_facts->setText(words.detail);
    });
    clear();
}

ViewerPanel::~ViewerPanel() = default;

void ViewerPanel::showSample(const dataset::Sample& sample) {
    m_name->setFullText(QString::fromStdString(sample.path).section(QLatin1Char('/'), -1));
    m_view->setMessage(QString());
    m_presenter->open(sample.path, {sample.frame, sample.plane});
}

void ViewerPanel::clear() {
    m_presenter->clear();
    m_view->clear();
    m_view->setMessage(tr("Choose an image to see it here."));
    m_name->setFullText(tr("No image chosen"));
    m_facts->setText(QString());
    m_zoom->clear();
    m_window->setText(QString());
    m_frameRow->hide();
    m_adjust->setEnabled(false);
    m_presets->setEnabled(false);
    fillPresets();
}

void ViewerPanel::fillPresets() {
    m_presets->clear();
    m_presets->addItem(tr("As in the file"));
    m_presets->addItem(tr("Whole range"));
    const imaging::Image* image = m_presenter->image();
    if (!image) return;
    const auto modality = image->facts.find("Modality");
    if (modality == image->facts.end() || modality->second != "CT") return;
    for (const CtPreset& p : kCtPresets) m_presets->addItem(tr(p.name));
}

void ViewerPanel::onOpened() {
    const imaging::Image& image = *m_presenter->image();
    QStringList facts{tr("%1 × %2 pixels").arg(image.width).arg(image.height),
                      QString::fromStdString(image.format)};
    if (image.spacingMm[0] > 0)
        facts << tr("%1 × %2 mm")
                     .arg(QLocale().toString(image.spacingMm[1] * image.width, 'f', 0),
                          QLocale().toString(image.spacingMm[0] * image.height, 'f', 0));
    facts << (image.channels == 3 ? tr("colour") : tr("%1 bit grey").arg(image.bitsStored));
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
    const QSignalBlocker quiet(m_frames);
    m_frames->setRange(0, image.frames - 1);
    m_frames->setValue(image.frame);
    m_frameText->setText(tr("frame %1 of %2").arg(image.frame + 1).arg(image.frames));
    m_frameRow->setVisible(image.frames > 1);
    m_adjust->setEnabled(m_presenter->windowAdjustable());
    m_presets->setEnabled(m_presenter->windowAdjustable());
    fillPresets();
    showWindow();
}

void ViewerPanel::showWindow() {
    if (!m_presenter->windowAdjustable()) {
        m_window->setText(m_presenter->image() ? tr("Colour images are shown as they are.") : QString());
        return;
    }
    const imaging::Window w = m_presenter->window();
    const QLocale locale;
    const int digits = w.width < 10 ? 2 : 0;
    QString text = tr("Brightness %1, contrast range %2")
                       .arg(locale.toString(w.level, 'f', digits), locale.toString(w.width, 'f', digits));
    if (!m_presenter->windowChanged() && w.source == imaging::WindowSource::percentile)
        text += QStringLiteral("  ·  ") + tr("chosen by Fovea: the file gives none");
    m_window->setText(text);
    m_window->setToolTip(tr("Window level and width, in units of the stored values"));
    if (!m_presenter->windowChanged()) m_presets->setCurrentIndex(presetOwn);
}

void ViewerPanel::applyPreset(int index) {
    const imaging::Image* image = m_presenter->image();
    if (!image) return;
    if (index == presetOwn) {
        m_presenter->resetWindow();
    } else if (index == presetWhole) {
        const auto [low, high] = std::minmax_element(image->stored.begin(), image->stored.end());
        m_presenter->setWindow((*low + *high) / 2.0, std::max(1.0, double(*high) - *low));
    } else {
        const CtPreset& p = kCtPresets[index - presetCt];
        m_presenter->setWindow(p.level, p.width);
    }
}

}  // namespace fovea::ui
