#include "data/viewer_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "data/frame_slider.h"
#include "data/header_facts.h"
#include "data/viewer_presenter.h"
#include "imaging/window.h"
#include "text/error_text.h"
#include "text/words.h"
#include "widgets/elided_label.h"
#include "widgets/icon.h"
#include "widgets/image_view.h"
#include "widgets/key_words.h"
#include "widgets/theme.h"
#include "widgets/zoom_bar.h"

namespace fovea::ui {

namespace {

struct CtPreset {
    const char* name;
    double level, width;
};
// Customary values in Hounsfield units.
constexpr CtPreset kCtPresets[] = {{QT_TRANSLATE_NOOP("fovea::ui::ViewerPanel", "Soft tissue"), 40, 400},
                                   {QT_TRANSLATE_NOOP("fovea::ui::ViewerPanel", "Brain"), 40, 80},
                                   {QT_TRANSLATE_NOOP("fovea::ui::ViewerPanel", "Lung"), -600, 1500},
                                   {QT_TRANSLATE_NOOP("fovea::ui::ViewerPanel", "Bone"), 400, 1800}};

enum { presetOwn = 0, presetPercentile = 1, presetWhole = 2, presetCt = 3, presetByHand = -1 };

/// As fine as it matters, and short to read.
double rounded(double value, double width) {
    const double step = width >= 16 ? 1 : 0.01;
    return std::round(value / step) * step;
}

}  // namespace

ViewerPanel::ViewerPanel(QWidget* parent)
    : QWidget(parent),
      m_presenter(new ViewerPresenter(this)),
      m_view(new ImageView(this)),
      m_name(new ElidedLabel(this, Qt::ElideMiddle)),
      m_facts(new QLabel(this)),
      m_window(new QLabel(this)),
      m_presets(new QComboBox(this)),
      m_adjust(new QToolButton(this)),
      m_about(new QToolButton(this)),
      m_aboutArea(new QScrollArea(this)),
      m_aboutText(new QLabel(this)),
      m_patientData(new QCheckBox(tr("Show patient data"), this)),
      m_asNetwork(new QToolButton(this)),
      m_networkWindow(new QPushButton(tr("Change…"), this)),
      m_networkMenu(new QMenu(m_networkWindow)),
      m_frames(new FrameSlider(this)),
      m_frameText(new QLabel(this)),
      m_ownFrame(new QPushButton(tr("Back to this image"), this)),
      m_frameRow(new QWidget(this)) {
    makeAbout();
    makeFrames();
    makeKeys();
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kGrid);
    box->addLayout(makeHead());
    box->addWidget(m_aboutArea);
    box->addWidget(m_view, 1);
    box->addWidget(m_frameRow);
    box->addLayout(makeTools());
    box->addLayout(makeNetwork());
    follow();
    clear();
}

QLayout* ViewerPanel::makeHead() {
    makeTitle(m_name);
    makeSmall(m_facts);
    makeSmall(m_window);
    m_facts->setWordWrap(true);

    m_about->setIcon(icon(QStringLiteral("dialog-information")));
    m_about->setText(tr("About"));
    m_about->setCheckable(true);
    m_about->setAutoRaise(true);
    m_about->setObjectName(QStringLiteral("aboutImage"));
    m_about->setToolTip(tr("What the file's header says (metadata)"));
    m_about->setAccessibleName(m_about->toolTip());

    auto* top = new QHBoxLayout;
    top->setSpacing(kGrid);
    top->addWidget(m_name, 1);
    top->addWidget(m_about);
    auto* head = new QVBoxLayout;
    head->setSpacing(0);
    head->addLayout(top);
    head->addWidget(m_facts);
    return head;
}

void ViewerPanel::makeAbout() {
    m_aboutText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_aboutText->setObjectName(QStringLiteral("aboutText"));
    m_aboutText->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_aboutText->setWordWrap(true);
    m_patientData->setObjectName(QStringLiteral("showPatientData"));
    m_patientData->setToolTip(
        tr("Name, number, dates, institution and identifiers; hidden again at the next image"));
    auto* about = new QWidget(m_aboutArea);
    auto* aboutBox = new QVBoxLayout(about);
    aboutBox->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    aboutBox->setSpacing(kGrid);
    aboutBox->addWidget(m_patientData);
    aboutBox->addWidget(m_aboutText);
    aboutBox->addStretch();
    m_aboutArea->setWidget(about);
    m_aboutArea->setWidgetResizable(true);
    m_aboutArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_aboutArea->setFixedHeight(15 * kGrid);
    m_aboutArea->hide();
    connect(m_about, &QToolButton::toggled, m_aboutArea, &QWidget::setVisible);
    connect(m_patientData, &QCheckBox::toggled, this, &ViewerPanel::showFacts);
}

void ViewerPanel::makeFrames() {
    auto* frames = new QHBoxLayout(m_frameRow);
    frames->setContentsMargins(0, 0, 0, 0);
    frames->setSpacing(kGrid);
    frames->addWidget(m_frames, 1);
    frames->addWidget(m_frameText);
    frames->addWidget(m_ownFrame);
    m_frames->setAccessibleName(tr("Frame"));
    makeSmall(m_frameText);
    m_frames->setObjectName(QStringLiteral("frames"));
    m_frames->setToolTip(
        tr("Other frames or slices of the same file, to look at (Page Up, Page Down, Home). The "
           "mark is the one that is an image of the project."));
    connect(m_frames, &QSlider::valueChanged, this, [this](int frame) {
        showFrame();
        m_presenter->setFrame(frame);
    });
    makeLink(m_ownFrame);
    m_ownFrame->setObjectName(QStringLiteral("ownFrame"));
    QSizePolicy keepsItsPlace = m_ownFrame->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_ownFrame->setSizePolicy(keepsItsPlace);
    connect(m_ownFrame, &QPushButton::clicked, this, &ViewerPanel::showOwnFrame);
}

QLayout* ViewerPanel::makeTools() {
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
    m_presets->setObjectName(QStringLiteral("presets"));
    m_presets->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_presets, &QComboBox::activated, this, &ViewerPanel::applyPreset);

    auto* tools = new QHBoxLayout;
    tools->setSpacing(4);
    tools->addWidget(new ZoomBar({m_view}, this));
    tools->addStretch();
    tools->addWidget(m_adjust);
    tools->addWidget(m_presets);
    return tools;
}

QLayout* ViewerPanel::makeNetwork() {
    m_asNetwork->setIcon(icon(QStringLiteral("view-visible")));
    m_asNetwork->setText(tr("What the network sees"));
    m_asNetwork->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_asNetwork->setCheckable(true);
    m_asNetwork->setAutoRaise(true);
    m_asNetwork->setObjectName(QStringLiteral("asNetwork"));
    m_asNetwork->setToolTip(tr(
        "Show exactly the brightness that the network is given, whatever was chosen here for looking (N)"));
    connect(m_asNetwork, &QToolButton::clicked, m_presenter, &ViewerPresenter::setAsNetwork);
    m_networkWindow->setObjectName(QStringLiteral("networkWindow"));
    m_networkWindow->setToolTip(
        tr("Which grey values are black and white for the network, in all images of the project"));
    makeLink(m_networkWindow);
    m_networkMenu->setObjectName(QStringLiteral("networkMenu"));
    connect(m_networkWindow, &QPushButton::clicked, this, [this] {
        fillNetworkMenu();
        m_networkMenu->popup(m_networkWindow->mapToGlobal(QPoint(0, m_networkWindow->height())));
    });

    auto* network = new QHBoxLayout;
    network->setSpacing(4);
    network->addWidget(m_asNetwork);
    network->addWidget(m_networkWindow);
    network->addWidget(m_window, 1);
    m_window->setWordWrap(true);
    m_window->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return network;
}

void ViewerPanel::makeKeys() {
    const auto key = [this](Qt::Key key, const QString& words, auto slot) {
        auto* shortcut = new QShortcut(key, this);
        describeKey(*shortcut, tr("Image on the Data page"), words);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    key(Qt::Key_PageDown, tr("Next frame or slice"), [this] { m_frames->setValue(m_frames->value() + 1); });
    key(Qt::Key_PageUp, tr("Frame or slice before"), [this] { m_frames->setValue(m_frames->value() - 1); });
    key(Qt::Key_Home, tr("Back to the frame that is an image of the project"), &ViewerPanel::showOwnFrame);
    key(Qt::Key_N, tr("What the network sees"), [this] { m_asNetwork->click(); });
}

void ViewerPanel::follow() {
    connect(m_view, &ImageView::adjusted, this, [this](QPointF delta) {
        m_preset = presetByHand;
        m_presenter->drag(delta);
    });
    connect(m_view, &ImageView::adjustReset, m_presenter, &ViewerPresenter::resetWindow);
    connect(m_presenter, &ViewerPresenter::opened, this, &ViewerPanel::onOpened);
    connect(m_presenter, &ViewerPresenter::windowEdited, this, &ViewerPanel::showWindow);
    connect(m_presenter, &ViewerPresenter::rendered, this, [this](const QImage& picture) {
        m_other ? m_view->setOtherImage(picture) : m_view->setImage(picture);
        m_other = false;
    });
    connect(m_presenter, &ViewerPresenter::failed, this, [this](const Error& error) {
        m_view->clear();
        m_other = true;
        const ErrorWords words = errorWords(error);
        m_view->setMessage(whatAndRemedy(words));
        m_facts->setText(words.detail);
        // What was known of the image before is not known of this one.
        m_about->setEnabled(false);
        m_about->setChecked(false);
        m_aboutText->clear();
        m_window->clear();
    });
}

ViewerPanel::~ViewerPanel() = default;

void ViewerPanel::showSample(const dataset::Sample& sample) {
    m_name->setFullText(QString::fromStdString(sample.path).section(QLatin1Char('/'), -1));
    m_view->setMessage(QString());
    const imaging::ReadOptions where{sample.frame, sample.plane};
    if (m_presenter->path() != sample.path || m_presenter->own() != where) {
        m_patientData->setChecked(false);
        m_other = true;
    }
    m_presenter->open(sample.path, where);
}

void ViewerPanel::clear() {
    m_presenter->clear();
    m_view->clear();
    m_other = true;
    m_view->setMessage(tr("Choose an image to see it here."));
    m_name->setFullText(tr("No image chosen"));
    m_facts->setText(QString());
    m_window->setText(QString());
    m_frameRow->hide();
    m_adjust->setEnabled(false);
    m_presets->setEnabled(false);
    m_asNetwork->setEnabled(false);
    m_about->setEnabled(false);
    m_about->setChecked(false);
    m_patientData->setChecked(false);
    fillPresets();
}

void ViewerPanel::fillPresets() {
    m_presets->clear();
    m_presets->addItem(tr("As in the file"));
    m_presets->addItem(tr("Without outliers"));
    m_presets->setItemData(presetPercentile, tr("From the 0.5th to the 99.5th percentile of the values"),
                           Qt::ToolTipRole);
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
    if (m_presenter->own().plane != imaging::Plane::axial) facts << planeWords(m_presenter->own().plane);
    facts << (m_presenter->greyInColour() ? tr("grey, stored as colour")
              : image.channels == 3       ? tr("colour")
                                          : tr("%1 bit grey").arg(image.bitsStored));
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
    const QSignalBlocker quiet(m_frames);
    m_frames->setRange(0, image.frames - 1);
    m_frames->setValue(image.frame);
    m_frames->setOwn(m_presenter->own().frame);
    showFrame();
    m_frameRow->setVisible(image.frames > 1);
    m_asNetwork->setEnabled(true);
    m_about->setEnabled(true);
    showFacts();
    m_adjust->setEnabled(m_presenter->windowAdjustable());
    m_presets->setEnabled(m_presenter->windowAdjustable());
    fillPresets();
    showWindow();
}

void ViewerPanel::showOwnFrame() {
    m_frames->setValue(m_presenter->own().frame);
}

void ViewerPanel::showFrame() {
    const int frame = m_frames->value();
    m_frameText->setText(tr("frame %1 of %2").arg(frame + 1).arg(m_frames->maximum() + 1));
    m_ownFrame->setVisible(frame != m_presenter->own().frame);
}

void ViewerPanel::showFacts() {
    const imaging::Image* image = m_presenter->image();
    if (!image) return;
    QStringList rows;
    bool hidden = false;
    for (const HeaderFact& fact : headerFacts(image->facts)) {
        if (fact.ofPatient && !m_patientData->isChecked()) {
            hidden = true;
            continue;
        }
        rows << QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>")
                    .arg(fact.name.toHtmlEscaped(), fact.value.toHtmlEscaped());
    }
    if (rows.isEmpty())
        m_aboutText->setText(hidden ? tr("The header speaks of the patient only.")
                                    : tr("The file says nothing more about this image."));
    else
        m_aboutText->setText(QStringLiteral("<table>%1</table>").arg(rows.join(QString())));
    m_patientData->setVisible(hidden || m_patientData->isChecked());
}

void ViewerPanel::setNetworkWindowEnabled(bool enabled) {
    m_networkWindow->setEnabled(enabled);
}

std::optional<imaging::WindowPolicy> ViewerPanel::chosenWindow() const {
    if (!m_presenter->windowChanged()) return {};
    const imaging::Window w = m_presenter->window();
    if (m_preset == presetPercentile) return imaging::WindowPolicy{imaging::WindowPolicy::Kind::percentile};
    const imaging::WindowPolicy fixed{imaging::WindowPolicy::Kind::fixed, rounded(w.level, w.width),
                                      rounded(w.width, w.width)};
    return fixed.width >= 1 ? std::optional(fixed) : std::nullopt;
}

void ViewerPanel::fillNetworkMenu() {
    using imaging::WindowPolicy;
    std::vector<WindowPolicy> choices{{WindowPolicy::Kind::file}, {WindowPolicy::Kind::percentile}};
    const WindowPolicy now = m_presenter->networkWindow();
    for (const std::optional<WindowPolicy>& other : {std::optional(now), chosenWindow()})
        if (other && std::find(choices.begin(), choices.end(), *other) == choices.end())
            choices.push_back(*other);
    m_networkMenu->clear();
    m_networkMenu->addAction(tr("The network sees all images:"))->setEnabled(false);
    for (const WindowPolicy& choice : choices) {
        QString text = windowWords(choice);
        if (choice == chosenWindow()) text = tr("as shown here: %1").arg(text);
        QAction* action = m_networkMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(choice == now);
        connect(action, &QAction::triggered, this, [this, choice, now] {
            if (choice != now) Q_EMIT networkWindowWanted(choice);
        });
    }
}

void ViewerPanel::showWindow() {
    m_asNetwork->setChecked(m_presenter->asNetwork());
    if (m_presenter->asNetwork() && m_presenter->windowAdjustable()) {
        QString text = windowWords(m_presenter->networkWindow());
        if (m_presenter->image()->window.source == imaging::WindowSource::none)
            text = tr("8-bit grey values as they are");
        m_window->setText(text);
        m_presets->setPlaceholderText(tr("Network's"));
        m_presets->setCurrentIndex(presetByHand);
        return;
    }
    if (!m_presenter->windowAdjustable()) {
        m_window->setText(m_presenter->image() ? tr("Colour images are shown as they are.") : QString());
        return;
    }
    const imaging::Window w = m_presenter->window();
    const QLocale locale;
    const int digits = w.width < 10 ? 2 : 0;
    QString text = tr("Brightness %1, contrast %2")
                       .arg(locale.toString(w.level, 'f', digits), locale.toString(w.width, 'f', digits));
    if (!m_presenter->windowChanged() && w.source == imaging::WindowSource::percentile)
        text += QLatin1Char('\n') + tr("by Fovea: the file gives none");
    m_window->setText(text);
    m_window->setToolTip(tr("Window level and width, in units of the stored values"));
    m_presets->setPlaceholderText(tr("By hand"));
    if (!m_presenter->windowChanged()) m_preset = presetOwn;
    if (m_presenter->windowChanged() && m_preset == presetOwn) m_preset = presetByHand;
    m_presets->setCurrentIndex(m_preset);
}

void ViewerPanel::applyPreset(int index) {
    const imaging::Image* image = m_presenter->image();
    if (!image) return;
    m_preset = index;
    if (index == presetOwn) {
        m_presenter->resetWindow();
    } else if (index == presetPercentile) {
        m_presenter->setWindowBy([](const imaging::Image& i) { return imaging::percentileWindow(i); });
    } else if (index == presetWhole) {
        m_presenter->setWindowBy([](const imaging::Image& i) {
            const auto [low, high] = std::minmax_element(i.stored.begin(), i.stored.end());
            return imaging::Window{(*low + *high) / 2, std::max(1.0, *high - *low)};
        });
    } else {
        const CtPreset& p = kCtPresets[index - presetCt];
        m_presenter->setWindow(p.level, p.width);
    }
}

}  // namespace fovea::ui
