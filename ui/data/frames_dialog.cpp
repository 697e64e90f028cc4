#include "data/frames_dialog.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "text/words.h"
#include "widgets/dialog_parts.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
using Kind = dataset::FrameChoice::Kind;
constexpr int kUsualStep = 10;
constexpr int kLargestStep = 10000;
constexpr int kUsualFrom = 20, kUsualTo = 80;  // percent: head and foot of a scan left out
constexpr int kUsualCount = 16;                // as an epoch learns from of a study

QSpinBox* numberBox(QWidget* dialog, const char* name, int least, int most, int value) {
    auto* box = new QSpinBox(dialog);
    box->setObjectName(QLatin1String(name));
    box->setRange(least, most);
    box->setValue(value);
    return box;
}
}  // namespace

FramesDialog::FramesDialog(const dataset::FramesFound& found, QWidget* parent)
    : QDialog(parent),
      m_kinds(new QButtonGroup(this)),
      m_step(numberBox(this, "step", 2, kLargestStep, kUsualStep)),
      m_from(numberBox(this, "from", 0, kUsualTo - 1, kUsualFrom)),
      m_to(numberBox(this, "to", kUsualFrom + 1, 100, kUsualTo)),
      m_count(numberBox(this, "count", 1, kLargestStep, kUsualCount)),
      m_plane(new QComboBox(this)),
      m_several(found.several),
      m_ofFrames(new QWidget(this)) {
    setHelpTopic(this, QStringLiteral("preparing-data#volumes-and-recordings"));
    const bool series = found.series.volumes > 0;
    setWindowTitle(tr("Which frames?"));
    setObjectName(QStringLiteral("framesDialog"));
    auto* title = new QLabel(series ? tr("These files are slices of DICOM series.")
                                    : tr("These files hold several pictures each."),
                             this);
    makeTitle(title);
    auto* import = new QPushButton(tr("&Bring in"), this);
    import->setObjectName(QStringLiteral("bringIn"));
    connect(import, &QPushButton::clicked, this, &QDialog::accept);

    makeFrames(found);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    box->setSpacing(2 * kGrid);
    box->addWidget(title);
    if (series) box->addLayout(makeSeries(found.series));
    box->addWidget(m_ofFrames);
    addDialogFoot(this, box, import);
    setMinimumWidth(52 * kGrid);
    m_kinds->button(int(Kind::middle))->setFocus();
    if (series) {
        showSeries();
        (m_together->isChecked() ? m_together : m_alone)->setFocus();
    }
}

void FramesDialog::makeFrames(const dataset::FramesFound& found) {
    const bool series = found.series.volumes > 0, volumes = found.volumes || series;
    auto* text =
        new QLabel(series    ? tr("Each volume is cut into slices again. Which of them shall become images "
                                     "of the project?")
                   : volumes ? tr("They are volumes: each file is cut into slices. Which of them shall "
                                  "become images of the project?")
                             : tr("They are recordings or stacks. Which of their frames shall become "
                                  "images of the project?"),
                   this);
    text->setWordWrap(true);

    auto* choices = new QVBoxLayout;
    choices->setSpacing(kGrid);
    choices->addWidget(choice(Kind::middle, tr("The &middle one of each file"), "middle"));
    choices->addWidget(choice(Kind::first, tr("The &first one of each file"), "first"));
    choices->addWidget(choice(Kind::all, tr("&All"), "all"));
    m_step->setAccessibleName(tr("One in every how many frames"));
    addRow(choices, choice(Kind::every, tr("&One in every"), "every"), {m_step});
    for (QSpinBox* box : {m_from, m_to, m_count}) box->setVisible(volumes);
    if (volumes) addSliceChoices(choices);
    // Of a stack the middle shows most; the first and last slices of a volume are often empty.
    m_kinds->button(int(Kind::middle))->setChecked(true);

    for (const auto plane : {imaging::Plane::axial, imaging::Plane::coronal, imaging::Plane::sagittal})
        m_plane->addItem(planeWords(plane), int(plane));
    m_plane->setObjectName(QStringLiteral("plane"));
    m_plane->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* note = new QLabel(tr("Frames of one file count as one patient's and stay in one split."), this);
    note->setWordWrap(true);
    makeSmall(note);

    auto* ofFrames = new QVBoxLayout(m_ofFrames);
    ofFrames->setContentsMargins(0, 0, 0, 0);
    ofFrames->setSpacing(2 * kGrid);
    ofFrames->addWidget(text);
    ofFrames->addLayout(choices);
    m_plane->setVisible(volumes);
    if (volumes) {
        auto* planeRow = new QFormLayout;
        planeRow->addRow(tr("&Plane"), m_plane);
        setTabOrder(m_count, m_plane);
        ofFrames->addLayout(planeRow);
    }
    ofFrames->addWidget(note);
}

QLayout* FramesDialog::makeSeries(const dataset::SeriesFound& series) {
    QString found =
        tr("Found: %1 of %2.")
            .arg(tr("%n series", nullptr, series.series), tr("%n slice(s)", nullptr, series.slices));
    if (series.odd > 0)
        found +=
            QLatin1Char(' ') + tr("With %n volume(s) something was found, as a slice that is missing; it "
                                  "is named once they are brought in.",
                                  nullptr, series.odd);
    if (series.others > 0)
        found += QLatin1Char(' ') +
                 tr("%n file(s) are in no volume and would be left out.", nullptr, series.others);
    auto* text = new QLabel(found, this);
    text->setObjectName(QStringLiteral("seriesFound"));
    text->setWordWrap(true);
    m_together = new QRadioButton(
        tr("Put the &slices together, to %n volume(s), by where they lie", nullptr, series.volumes), this);
    m_together->setObjectName(QStringLiteral("together"));
    m_isotropic = new QCheckBox(tr("With cubic &voxels, for other planes and a tilted gantry"), this);
    m_isotropic->setObjectName(QStringLiteral("isotropic"));
    m_alone = new QRadioButton(tr("Take &each slice as an image by itself"), this);
    m_alone->setObjectName(QStringLiteral("alone"));
    auto* ways = new QButtonGroup(this);
    ways->addButton(m_together);
    ways->addButton(m_alone);
    (series.mostly() ? m_together : m_alone)->setChecked(true);
    connect(m_together, &QRadioButton::toggled, this, &FramesDialog::showSeries);
    setTabOrder(m_together, m_isotropic);
    setTabOrder(m_isotropic, m_alone);
    setTabOrder(m_alone, m_kinds->button(int(Kind::middle)));

    auto* below = new QHBoxLayout;
    below->addSpacing(3 * kGrid);
    below->addWidget(m_isotropic);
    auto* box = new QVBoxLayout;
    box->setSpacing(kGrid);
    box->addWidget(text);
    box->addWidget(m_together);
    box->addLayout(below);
    box->addWidget(m_alone);
    return box;
}

void FramesDialog::showSeries() {
    m_isotropic->setEnabled(m_together->isChecked());
    m_ofFrames->setEnabled(m_together->isChecked() || m_several);
}

QRadioButton* FramesDialog::choice(Kind kind, const QString& words, const char* name) {
    auto* button = new QRadioButton(words, this);
    button->setObjectName(QLatin1String(name));
    m_kinds->addButton(button, int(kind));
    return button;
}

void FramesDialog::addRow(QVBoxLayout* choices, QRadioButton* button, const QList<QWidget*>& behind) {
    auto* row = new QHBoxLayout;
    row->addWidget(button);
    QWidget* before = button;
    for (QWidget* widget : behind) {
        row->addWidget(widget);
        auto* number = qobject_cast<QSpinBox*>(widget);
        if (!number) continue;
        setTabOrder(before, number);  // they were made before the choices
        before = number;
        connect(number, &QSpinBox::valueChanged, button, [button] { button->setChecked(true); });
    }
    row->addStretch();
    choices->addLayout(row);
}

void FramesDialog::addSliceChoices(QVBoxLayout* choices) {
    for (QSpinBox* box : {m_from, m_to}) box->setSuffix(QStringLiteral(" %"));
    m_from->setAccessibleName(tr("Range of each volume, from per cent"));
    m_to->setAccessibleName(tr("Range of each volume, to per cent"));
    m_count->setAccessibleName(tr("How many slices of each volume"));
    connect(m_from, &QSpinBox::valueChanged, m_to, [this](int from) { m_to->setMinimum(from + 1); });
    connect(m_to, &QSpinBox::valueChanged, m_from, [this](int to) { m_from->setMaximum(to - 1); });
    addRow(choices, choice(Kind::range, tr("A &range of each volume, from"), "range"),
           {m_from, new QLabel(tr("to"), this), m_to});
    addRow(choices, choice(Kind::tissue, tr("Those that show most &tissue"), "tissue"), {m_count});
}

dataset::FrameChoice FramesDialog::frames() const {
    dataset::FrameChoice chosen;
    chosen.kind = Kind(m_kinds->checkedId());
    if (chosen.kind == Kind::every) chosen.step = m_step->value();
    if (chosen.kind == Kind::tissue) chosen.count = m_count->value();
    if (chosen.kind == Kind::range) {
        chosen.from = m_from->value();
        chosen.to = m_to->value();
    }
    return chosen;
}

imaging::Plane FramesDialog::plane() const {
    return imaging::Plane(m_plane->currentData().toInt());
}

std::optional<project::SeriesAsked> FramesDialog::series() const {
    if (!m_together || !m_together->isChecked()) return {};
    project::SeriesAsked asked;
    if (m_isotropic->isChecked()) asked.isotropicMm = 0;  // of the least spacing
    return asked;
}

}  // namespace fovea::ui
