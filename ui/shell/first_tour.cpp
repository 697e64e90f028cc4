#include "shell/first_tour.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "shell/step_rail.h"
#include "widgets/mirrored.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

constexpr int kWidth = 44 * kGrid;
constexpr int kTip = 10;  // how far the tip stands out
constexpr int kRadius = 6;

struct Step {
    StepRail::Place place;
    const char* words;
};
constexpr Step kSteps[] = {
    {StepRail::data,
     QT_TRANSLATE_NOOP(
         "fovea::ui::FirstTour",
         "Bring your images in, say what each of them shows, and look at what may be wrong with "
         "them.")},
    {StepRail::train,
     QT_TRANSLATE_NOOP("fovea::ui::FirstTour",
                       "Let Fovea learn from these answers; the standard settings are a good beginning. What "
                       "comes of it is called an adapter.")},
    {StepRail::inspect,
     QT_TRANSLATE_NOOP(
         "fovea::ui::FirstTour",
         "See how good it is on images that it did not learn from, which ones it gets wrong, and "
         "where it looked.")},
    {StepRail::apply,
     QT_TRANSLATE_NOOP("fovea::ui::FirstTour",
                       "Let it answer for new images, and check it on those of another hospital before you "
                       "trust it.")}};
constexpr int kStepTotal = int(std::size(kSteps));

}  // namespace

FirstTour::FirstTour(StepRail& rail, QWidget* parent)
    : QWidget(parent),
      m_rail(rail),
      m_title(new QLabel(this)),
      m_words(new QLabel(this)),
      m_count(new QLabel(this)),
      m_skip(new QPushButton(tr("Skip"), this)),
      m_next(new QPushButton(this)) {
    setObjectName(QStringLiteral("firstTour"));
    hide();
    makeTitle(m_title);
    m_words->setObjectName(QStringLiteral("tourWords"));
    m_words->setWordWrap(true);
    makeQuiet(m_count);
    m_skip->setObjectName(QStringLiteral("skipTour"));
    m_next->setObjectName(QStringLiteral("nextInTour"));
    makePrimary(m_next);
    // Enter presses them, as in a dialog.
    for (QPushButton* button : {m_skip, m_next}) button->setAutoDefault(true);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(kGrid);
    foot->addWidget(m_count, 1);
    foot->addWidget(m_skip);
    foot->addWidget(m_next);
    auto* box = new QVBoxLayout(this);
    box->setSpacing(kGrid);
    box->addWidget(m_title);
    box->addWidget(m_words);
    box->addLayout(foot);
    connect(m_skip, &QPushButton::clicked, this, &FirstTour::leave);
    connect(m_next, &QPushButton::clicked, this, &FirstTour::goOn);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escape, &QShortcut::activated, this, &FirstTour::leave);
    // A notice may want to be closed, too: one goes after the other.
    connect(escape, &QShortcut::activatedAmbiguously, this, &FirstTour::leave);
    parent->installEventFilter(this);
    m_rail.installEventFilter(this);
    // They move within the rail, as what they say of a step comes and goes.
    for (const Step& step : kSteps) m_rail.button(step.place).installEventFilter(this);
}

void FirstTour::start() {
    if (!isVisible()) m_before = QApplication::focusWidget();
    m_step = 0;
    showStep();
    show();
    raise();
    place();
    m_next->setFocus();
}

void FirstTour::leave() {
    const QWidget* focused = QApplication::focusWidget();
    const bool hadKeyboard = focused && isAncestorOf(focused);
    hide();
    if (!hadKeyboard) return;
    if (m_before && m_before->isVisible() && m_before->isEnabled())
        m_before->setFocus();
    else
        m_rail.button(kSteps[m_step].place).setFocus();
}

void FirstTour::goOn() {
    if (m_step + 1 == kStepTotal) {
        leave();
        return;
    }
    ++m_step;
    showStep();
    place();
}

void FirstTour::showStep() {
    const Step& step = kSteps[m_step];
    const QString title = m_rail.button(step.place).text(), words = tr(step.words),
                  count = tr("%1 of %2").arg(QLocale().toString(m_step + 1), QLocale().toString(kStepTotal));
    m_title->setText(title);
    m_words->setText(words);
    m_count->setText(count);
    m_next->setText(m_step + 1 == kStepTotal ? tr("Done") : tr("Next"));
    // A screen reader says it with the button, which keeps the keyboard.
    setAccessibleName(title);
    setAccessibleDescription(words);
    m_next->setAccessibleDescription(count + QStringLiteral(". ") + title + QStringLiteral(": ") + words);
}

void FirstTour::place() {
    if (!isVisible()) return;
    const QWidget& around = *parentWidget();
    const int tip = 2 * kGrid + kTip;
    layout()->setContentsMargins(isRightToLeft() ? 2 * kGrid : tip, 2 * kGrid,
                                 isRightToLeft() ? tip : 2 * kGrid, 2 * kGrid);
    layout()->activate();
    const int width = std::min(kWidth, around.width() - m_rail.width() - 2 * kGrid);
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                     : layout()->totalSizeHint().height();
    const QWidget& step = m_rail.button(kSteps[m_step].place);
    const QRect button(step.mapTo(parentWidget(), QPoint()), step.size());
    const QRect rail(m_rail.mapTo(parentWidget(), QPoint()), m_rail.size());
    const int x = isRightToLeft() ? rail.left() - kGrid / 2 - width : rail.right() + 1 + kGrid / 2;
    const int y =
        std::max(kGrid, std::min(button.center().y() - height / 2, around.height() - height - kGrid));
    setGeometry(x, y, width, height);
    m_pointsAt = std::clamp(button.center().y() - y, kRadius + kTip,
                            std::max(kRadius + kTip, height - kRadius - kTip));
    update();
}

void FirstTour::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = mirrored(*this, QRectF(kTip + 1, 1, width() - kTip - 2, height() - 2));
    // A little within the card, so that no line is left between the two.
    const qreal edge = isRightToLeft() ? card.right() - 2 : card.left() + 2,
                point = isRightToLeft() ? width() - 1 : 1;
    QPainterPath shape, tip;
    shape.addRoundedRect(card, kRadius, kRadius);
    tip.moveTo(edge, m_pointsAt - kTip);
    tip.lineTo(point, m_pointsAt);
    tip.lineTo(edge, m_pointsAt + kTip);
    tip.closeSubpath();
    painter.setPen(QPen(accentColor(palette()), 2));
    painter.setBrush(palette().color(QPalette::Button));
    painter.drawPath(shape.united(tip));
}

void FirstTour::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LayoutDirectionChange) place();
    QWidget::changeEvent(event);
}

bool FirstTour::eventFilter(QObject* object, QEvent* event) {
    for (const auto moved : {QEvent::Resize, QEvent::Move, QEvent::LayoutRequest})
        if (event->type() == moved) place();
    return QWidget::eventFilter(object, event);
}

}  // namespace fovea::ui
