#include "data/frames_dialog.h"

#include <QButtonGroup>
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
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
using Kind = dataset::FrameChoice::Kind;
constexpr int kUsualStep = 10;
constexpr int kLargestStep = 10000;
}  // namespace

FramesDialog::FramesDialog(bool volumes, QWidget* parent)
    : QDialog(parent),
      m_kinds(new QButtonGroup(this)),
      m_step(new QSpinBox(this)),
      m_plane(new QComboBox(this)) {
    setWindowTitle(tr("Which frames?"));
    setObjectName(QStringLiteral("framesDialog"));
    auto* title = new QLabel(tr("These files hold several pictures each."), this);
    makeTitle(title);
    auto* text =
        new QLabel(volumes ? tr("They are volumes: each file is cut into slices. Which of them shall "
                                "become images of the project?")
                           : tr("They are recordings or stacks. Which of their frames shall become "
                                "images of the project?"),
                   this);
    text->setWordWrap(true);

    auto* choices = new QVBoxLayout;
    choices->setSpacing(kGrid);
    const auto choice = [&](Kind kind, const QString& words, const char* name) {
        auto* button = new QRadioButton(words, this);
        button->setObjectName(QLatin1String(name));
        m_kinds->addButton(button, int(kind));
        return button;
    };
    choices->addWidget(choice(Kind::middle, tr("The &middle one of each file"), "middle"));
    choices->addWidget(choice(Kind::first, tr("The &first one of each file"), "first"));
    choices->addWidget(choice(Kind::all, tr("&All"), "all"));
    auto* every = choice(Kind::every, tr("&One in every"), "every");
    m_step->setRange(2, kLargestStep);
    m_step->setValue(kUsualStep);
    m_step->setObjectName(QStringLiteral("step"));
    m_step->setAccessibleName(tr("One in every how many frames"));
    auto* everyRow = new QHBoxLayout;
    everyRow->addWidget(every);
    everyRow->addWidget(m_step);
    everyRow->addStretch();
    choices->addLayout(everyRow);
    // Of a stack the middle shows most; the first and last slices of a volume are often empty.
    m_kinds->button(int(Kind::middle))->setChecked(true);
    // Whoever sets the number means it.
    connect(m_step, &QSpinBox::valueChanged, every, [every] { every->setChecked(true); });

    for (const auto plane : {imaging::Plane::axial, imaging::Plane::coronal, imaging::Plane::sagittal})
        m_plane->addItem(planeWords(plane), int(plane));
    m_plane->setObjectName(QStringLiteral("plane"));
    m_plane->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* note = new QLabel(tr("Frames of one file count as one patient's and stay in one split."), this);
    note->setWordWrap(true);
    makeSmall(note);

    auto* import = new QPushButton(tr("&Bring in"), this);
    import->setObjectName(QStringLiteral("bringIn"));
    connect(import, &QPushButton::clicked, this, &QDialog::accept);

    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    box->setSpacing(2 * kGrid);
    box->addWidget(title);
    box->addWidget(text);
    box->addLayout(choices);
    m_plane->setVisible(volumes);
    if (volumes) {
        auto* planeRow = new QFormLayout;
        planeRow->addRow(tr("&Plane"), m_plane);
        box->addLayout(planeRow);
    }
    box->addWidget(note);
    addDialogFoot(this, box, import);
    setMinimumWidth(52 * kGrid);
    m_kinds->button(int(Kind::middle))->setFocus();
}

dataset::FrameChoice FramesDialog::frames() const {
    const Kind kind = Kind(m_kinds->checkedId());
    return {kind, kind == Kind::every ? m_step->value() : 1};
}

imaging::Plane FramesDialog::plane() const {
    return imaging::Plane(m_plane->currentData().toInt());
}

}  // namespace fovea::ui
