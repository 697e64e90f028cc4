#include "viewer/frame_tools.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include "viewer/frame_slider.h"
#include "viewer/tool.h"
#include "viewer/viewer_presenter.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kSliderWidth = 18 * kGrid;
}

FrameTools::FrameTools(ViewerPresenter& presenter, QWidget* parent)
    : QWidget(parent),
      m_presenter(presenter),
      m_frames(new FrameSlider(this)),
      m_text(new QLabel(this)),
      m_own(new QPushButton(tr("Back to this image"), this)) {
    m_frames->setObjectName(QStringLiteral("frames"));
    m_frames->setAccessibleName(tr("Frame"));
    m_frames->setFixedWidth(kSliderWidth);
    m_frames->setToolTip(
        tr("Other frames or slices of the same file, to look at (Page Up, Page Down, Home). The "
           "mark is the one that is an image of the project."));
    makeSmall(m_text);
    m_own->setObjectName(QStringLiteral("ownFrame"));
    makeLink(m_own);
    auto* row = makeToolRow(this);
    row->addWidget(m_frames);
    row->addSpacing(kGrid / 2);
    row->addWidget(m_text);
    row->addWidget(m_own);
    connect(m_frames, &QSlider::valueChanged, this, [this](int frame) {
        showFrame();
        m_presenter.setFrame(frame);
    });
    connect(m_own, &QPushButton::clicked, this, &FrameTools::showOwn);
    connect(&m_presenter, &ViewerPresenter::opened, this, &FrameTools::onOpened);
    // Until the next file is read, these are frames of the one before.
    connect(&m_presenter, &ViewerPresenter::asked, this,
            [this] { setEnabled(m_presenter.image() != nullptr); });
    connect(&m_presenter, &ViewerPresenter::failed, this, &QWidget::hide);
    connect(&m_presenter, &ViewerPresenter::cleared, this, &QWidget::hide);
    hide();
}

void FrameTools::step(int frames) {
    if (isEnabled() && !isHidden()) m_frames->setValue(m_frames->value() + frames);
}

void FrameTools::showOwn() {
    if (isEnabled() && !isHidden()) m_frames->setValue(m_presenter.own().frame);
}

void FrameTools::onOpened() {
    setEnabled(true);
    const QSignalBlocker quiet(m_frames);
    m_frames->setRange(0, m_presenter.image()->frames - 1);
    m_frames->setValue(m_presenter.image()->frame);
    m_frames->setOwn(m_presenter.own().frame);
    showFrame();
    setVisible(m_frames->maximum() > 0);
}

void FrameTools::showFrame() {
    m_text->setText(tr("frame %1 of %2").arg(m_frames->value() + 1).arg(m_frames->maximum() + 1));
    m_own->setVisible(m_frames->value() != m_presenter.own().frame);
}

}  // namespace fovea::ui
