#include "viewer/window_tools.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>

#include "text/words.h"
#include "viewer/tool.h"
#include "viewer/viewer_presenter.h"
#include "widgets/elided_combo.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
/// As fine as it matters, and short to read.
int digitsFor(double width) {
    return width < 10 ? 2 : 0;
}
constexpr double kLargest = 1e7;  // stored values
constexpr int kPresetsWidth = 16 * kGrid;
}  // namespace

WindowTools::WindowTools(ViewerPresenter& presenter, QWidget* parent)
    : QWidget(parent),
      m_presenter(presenter),
      m_presets(new ElidedCombo(this)),
      m_values(makeTool("windowValues", "contrast", {}, tr("Brightness and contrast"), this)) {
    setHelpTopic(this, QStringLiteral("preparing-data#grey-values"));
    m_presets->setObjectName(QStringLiteral("presets"));
    m_presets->setAccessibleName(tr("Window by name"));
    m_presets->setToolTip(
        tr("Display window: which values are black and which are white. It changes what you see, never what "
           "the network is given."));
    // Of one width whatever it says, so that nothing beside it moves.
    m_presets->setFixedWidth(kPresetsWidth);
    m_presets->setPlaceholderText(tr("By hand"));
    // Room for most values, so that nothing beside it moves while they change.
    m_valuesWidth =
        m_values->fontMetrics().horizontalAdvance(tr("L %1  W %2").arg("-1,024", "4,096")) + 6 * kGrid;
    m_values->setFixedWidth(m_valuesWidth);
    makeForm();
    auto* row = makeToolRow(this);
    row->addWidget(m_presets);
    row->addWidget(m_values);
    connect(m_presets, &QComboBox::activated, &m_presenter, &ViewerPresenter::choosePreset);
    connect(m_values, &QToolButton::clicked, this, &WindowTools::openForm);
    connect(&m_presenter, &ViewerPresenter::opened, this, [this] {
        fillPresets();
        showWindow();
    });
    connect(&m_presenter, &ViewerPresenter::windowEdited, this, &WindowTools::showWindow);
    connect(&m_presenter, &ViewerPresenter::failed, this, &WindowTools::showWindow);
    connect(&m_presenter, &ViewerPresenter::cleared, this, &WindowTools::showWindow);
    fillPresets();
    showWindow();
}

void WindowTools::setNarrow(bool narrow) {
    m_narrow = narrow;
    m_values->setMinimumWidth(narrow ? 0 : m_valuesWidth);
    m_values->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : m_valuesWidth);
    showWindow();
}

void WindowTools::makeForm() {
    m_form = new QFrame(this, Qt::Popup);
    m_form->setObjectName(QStringLiteral("windowForm"));
    m_form->setFrameShape(QFrame::StyledPanel);
    const auto field = [this](const char* name, const QString& words, double least) {
        auto* box = new QDoubleSpinBox(m_form);
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(words);
        box->setRange(least, kLargest);
        box->setKeyboardTracking(false);
        connect(box, &QDoubleSpinBox::valueChanged, this,
                [this] { m_presenter.setWindow(m_level->value(), m_width->value()); });
        return box;
    };
    m_level = field("windowLevel", tr("Level (brightness)"), -kLargest);
    m_width = field("windowWidth", tr("Width (contrast)"), 0.01);
    m_adjusting = new QCheckBox(tr("The left button changes them, too"), m_form);
    m_adjusting->setObjectName(QStringLiteral("adjustWindow"));
    m_adjusting->setToolTip(
        tr("Drag in the image: left and right for contrast, up and down for brightness. The right button "
           "does it at any time, and so do Shift and the arrow keys."));
    auto* form = new QFormLayout(m_form);
    form->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    form->addRow(m_level->accessibleName(), m_level);
    form->addRow(m_width->accessibleName(), m_width);
    form->addRow(m_adjusting);
    auto* words = new QLabel(tr("What the network is given stays as it is."), m_form);
    makeSmall(words);
    form->addRow(words);
    connect(m_adjusting, &QCheckBox::toggled, this, &WindowTools::adjustingWanted);
}

void WindowTools::openForm() {
    m_form->adjustSize();
    // Above the button: the tools stand at the lower edge.
    m_form->move(m_values->mapToGlobal(QPoint(0, -m_form->height())));
    m_form->show();
    m_level->setFocus();
    m_level->selectAll();
}

void WindowTools::fillPresets() {
    const QSignalBlocker quiet(m_presets);
    m_presets->clear();
    for (const ViewerPresenter::Preset& preset : m_presenter.presets()) {
        m_presets->addItem(preset.words);
        m_presets->setItemData(m_presets->count() - 1, preset.tip, Qt::ToolTipRole);
    }
}

QString WindowTools::valuesText() const {
    if (!m_presenter.image()) return {};
    imaging::Window window = m_presenter.window();
    if (m_presenter.asNetwork()) {
        const imaging::WindowPolicy& policy = m_presenter.networkWindow();
        if (!m_presenter.greyWindow() || m_presenter.greyInColour() ||
            policy.kind == imaging::WindowPolicy::Kind::percentile)
            return tr("Contrast");  // the list beside it says whose
        window = m_presenter.image()->window;
        if (policy.kind == imaging::WindowPolicy::Kind::fixed && window.source != imaging::WindowSource::none)
            window = {policy.level, policy.width};
    }
    const QLocale locale;
    const int digits = digitsFor(window.width);
    return tr("L %1  W %2")
        .arg(locale.toString(window.level, 'f', digits), locale.toString(window.width, 'f', digits));
}

void WindowTools::showWindow() {
    const bool any = m_presenter.image() != nullptr;
    setEnabled(any);
    m_values->setText(valuesText());
    m_values->setToolButtonStyle(m_narrow || m_values->text().isEmpty() ? Qt::ToolButtonIconOnly
                                                                        : Qt::ToolButtonTextBesideIcon);
    const bool asNetwork = any && m_presenter.asNetwork();
    QString tip = m_narrow && any ? m_values->text() + QLatin1Char('\n') : QString();
    tip +=
        tr("Window level (brightness) and width (contrast): drag with the right button, or click to "
           "type them. They change what you see, never what the network is given.");
    if (asNetwork)
        tip += QLatin1Char('\n') +
               tr("Now as the network sees it: %1.").arg(windowWords(m_presenter.networkWindow()));
    else if (any && !m_presenter.windowChanged() &&
             m_presenter.window().source == imaging::WindowSource::percentile)
        tip += QLatin1Char('\n') + tr("These are by Fovea: the file gives none.");
    m_values->setToolTip(tip);
    m_presets->setPlaceholderText(asNetwork ? tr("Network's") : tr("By hand"));
    m_presets->setCurrentIndex(!any || asNetwork ? -1 : m_presenter.preset());
    const imaging::Window window = m_presenter.window();
    const QSignalBlocker quietLevel(m_level), quietWidth(m_width);
    const int digits = digitsFor(window.width);
    for (QDoubleSpinBox* box : {m_level, m_width}) {
        box->setDecimals(digits);
        box->setSingleStep(std::max(window.width / 32, digits > 0 ? 0.01 : 1.0));
    }
    m_level->setValue(window.level);
    m_width->setValue(window.width);
}

}  // namespace fovea::ui
