#include "data/review_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "data/label_review.h"
#include "widgets/elided_label.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

ReviewBar::ReviewBar(LabelReview& review, QWidget* parent)
    : QWidget(parent),
      m_review(review),
      m_title(new ElidedLabel(this)),
      m_text(new ElidedLabel(this)),
      m_measured(new QLabel(this)),
      m_take(new QPushButton(tr("Take proposal"), this)),
      m_confirm(new QPushButton(tr("Label is right"), this)),
      m_leave(new QPushButton(tr("Leave the list"), this)) {
    m_title->setObjectName(QStringLiteral("reviewTitle"));
    m_text->setObjectName(QStringLiteral("reviewText"));
    m_measured->setObjectName(QStringLiteral("reviewMeasured"));
    makeTitle(m_title);
    setHelpTopic(this, QStringLiteral("preparing-data#labels"));
    makeSmall(m_measured);
    m_measured->setTextFormat(Qt::PlainText);
    m_measured->setWordWrap(true);
    m_measured->setToolTip(
        tr("Images that were chosen for being hard say nothing about the others; those drawn at random do. "
           "Who sees a proposal agrees with it more readily than who does not."));
    makeButtons();
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    head->addWidget(m_title, 1);
    head->addWidget(m_leave);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_text, 1);
    row->addWidget(m_take);
    row->addWidget(m_confirm);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kGrid / 2);
    box->addLayout(head);
    box->addLayout(row);
    box->addWidget(m_measured);
    connect(&review, &LabelReview::changed, this, &ReviewBar::showReview);
    showReview();
}

void ReviewBar::makeButtons() {
    m_take->setObjectName(QStringLiteral("takeProposal"));
    m_take->setToolTip(
        tr("Gives this image the proposed label, and goes on (Enter, while the images or the "
           "image have the keyboard)"));
    m_confirm->setObjectName(QStringLiteral("confirmLabel"));
    m_confirm->setToolTip(
        tr("Keeps the label and does not list it again; pressed once more, takes that back "
           "(Shift+Enter)"));
    m_confirm->setCheckable(true);
    m_leave->setObjectName(QStringLiteral("leaveList"));
    m_leave->setToolTip(tr("Shows all images again; the labels stay as they are now"));
    makeLink(m_leave);
    connect(m_take, &QPushButton::clicked, &m_review, &LabelReview::accept);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        m_review.confirm();
        showReview();  // whether it is pressed in is the label's to say
    });
    connect(m_leave, &QPushButton::clicked, &m_review, &LabelReview::end);
}

void ReviewBar::showReview() {
    const bool any = m_review.kind() != LabelReview::Kind::none;
    if (any) {
        const AdvisedImage* image = m_review.current();
        m_title->setFullText(m_review.titleWords());
        m_text->setFullText(m_review.currentWords());
        m_measured->setText(m_review.measuredWords());
        m_measured->setVisible(!m_measured->text().isEmpty());
        m_take->setEnabled(image);
        m_confirm->setVisible(m_review.kind() == LabelReview::Kind::suspects);
        m_confirm->setEnabled(image);
        m_confirm->setChecked(image && m_review.confirmed(*image));
    }
    setVisible(any);
}

}  // namespace fovea::ui
