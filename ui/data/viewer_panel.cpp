#include "data/viewer_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "data/header_facts.h"
#include "text/error_text.h"
#include "text/words.h"
#include "viewer/tool.h"
#include "viewer/viewer.h"
#include "viewer/viewer_presenter.h"
#include "widgets/elided_label.h"
#include "widgets/help_topic.h"
#include "widgets/icon.h"
#include "widgets/image_view.h"
#include "widgets/menu_button.h"
#include "widgets/screen_reader.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

constexpr int kNarrow = 56 * kGrid;  // of the line of tools

/// As fine as it matters, and short to read.
double rounded(double value, double width) {
    const double step = width >= 16 ? 1 : 0.01;
    return std::round(value / step) * step;
}

}  // namespace

ViewerPanel::ViewerPanel(QWidget* parent)
    : QWidget(parent),
      m_presenter(new ViewerPresenter(this)),
      m_viewer(new Viewer(*m_presenter, this)),
      m_head(new QWidget(this)),
      m_name(new ElidedLabel(m_head, Qt::ElideMiddle)),
      m_facts(new ElidedLabel(m_head, Qt::ElideRight)),
      m_about(new QToolButton(m_head)),
      m_aboutArea(new QScrollArea(this)),
      m_aboutText(new QLabel(this)),
      m_patientData(new QCheckBox(tr("Show patient data"), this)),
      m_networkWindow(new MenuButton(this)),
      m_networkMenu(new QMenu(m_networkWindow)) {
    makeHead();
    makeAbout();
    makeNetwork();
    m_viewer->setEmptyText(tr("Choose an image to see it here."));
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kGrid / 2);
    box->addWidget(m_head);
    box->addWidget(m_aboutArea);
    box->addWidget(m_viewer, 1);
    connect(m_presenter, &ViewerPresenter::opened, this, &ViewerPanel::onOpened);
    connect(m_presenter, &ViewerPresenter::failed, this, &ViewerPanel::onFailed);
    clear();
}

ViewerPanel::~ViewerPanel() = default;

ImageView& ViewerPanel::view() {
    return m_viewer->view();
}

void ViewerPanel::makeHead() {
    makeTitle(m_name);
    setHelpTopic(m_head, QStringLiteral("preparing-data#the-table-of-images"));  // lies beside the tabs
    makeSmall(m_facts);
    m_about->setIcon(icon(QStringLiteral("dialog-information")));
    m_about->setText(tr("About"));
    m_about->setCheckable(true);
    m_about->setAutoRaise(true);
    m_about->setObjectName(QStringLiteral("aboutImage"));
    m_about->setToolTip(tr("What the file's header says (metadata)"));
    m_about->setAccessibleName(m_about->toolTip());

    auto* row = new QHBoxLayout(m_head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    // Neither is shortened while there is room beside the other.
    row->addWidget(m_name);
    row->addStretch(1);
    row->addWidget(m_facts);
    row->addWidget(m_about);
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
    m_aboutArea->setObjectName(QStringLiteral("aboutArea"));
    setSpokenRole(m_aboutArea, QAccessible::Section);
    m_aboutArea->setAccessibleName(m_about->toolTip());
    m_aboutArea->setWidget(about);
    m_aboutArea->setWidgetResizable(true);
    m_aboutArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_aboutArea->setFixedHeight(15 * kGrid);
    m_aboutArea->hide();
    connect(m_about, &QToolButton::toggled, m_aboutArea, &QWidget::setVisible);
    connect(m_patientData, &QCheckBox::toggled, this, &ViewerPanel::showFacts);
}

void ViewerPanel::makeNetwork() {
    m_networkWindow->setObjectName(QStringLiteral("networkWindow"));
    setHelpTopic(this, QStringLiteral("preparing-data#grey-values"));
    m_networkWindow->setToolTip(
        tr("Which grey values are black and white for the network, in all images of the project"));
    makeLink(m_networkWindow);
    const auto say = [this] {
        m_networkWindow->setText(m_viewer->room() < kNarrow ? tr("Network") : tr("Window for the network"));
    };
    connect(m_viewer, &Viewer::roomChanged, this, say);
    say();
    m_networkMenu->setObjectName(QStringLiteral("networkMenu"));
    m_networkWindow->setFixedHeight(kToolHeight);
    m_viewer->addTool(m_networkWindow);
    connect(m_networkWindow, &QPushButton::clicked, this, [this] {
        fillNetworkMenu();
        m_networkWindow->open(*m_networkMenu);
    });
}

void ViewerPanel::showSample(const dataset::Sample& sample) {
    m_name->setFullText(QString::fromStdString(sample.path).section(QLatin1Char('/'), -1));
    const imaging::ReadOptions where{sample.frame, sample.plane};
    if (m_presenter->path() != sample.path || m_presenter->own() != where) m_patientData->setChecked(false);
    m_presenter->open(sample.path, where);
}

void ViewerPanel::clear() {
    m_presenter->clear();
    m_name->setFullText(tr("No image chosen"));
    m_facts->setFullText(QString());
    m_about->setEnabled(false);
    m_about->setChecked(false);
    m_patientData->setChecked(false);
}

void ViewerPanel::onFailed(const Error& error) {
    m_facts->setFullText(errorWords(error).detail);
    // What was known of the image before is not known of this one.
    m_about->setEnabled(false);
    m_about->setChecked(false);
    m_aboutText->clear();
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
    m_facts->setFullText(facts.join(QStringLiteral("  ·  ")));
    m_about->setEnabled(true);
    showFacts();
}

void ViewerPanel::showFacts() {
    const auto& image = m_presenter->image();
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
    if (!m_presenter->windowChanged() || !m_presenter->greyWindow()) return {};
    const imaging::Window w = m_presenter->window();
    const int preset = m_presenter->preset();
    if (preset != ViewerPresenter::kByHand &&
        m_presenter->presets()[std::size_t(preset)].kind == ViewerPresenter::Preset::Kind::percentile)
        return imaging::WindowPolicy{imaging::WindowPolicy::Kind::percentile};
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

}  // namespace fovea::ui
