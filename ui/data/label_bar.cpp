#include "data/label_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <algorithm>

#include "data/sample_views.h"
#include "questions/finding_chip.h"
#include "questions/question_words.h"
#include "widgets/flow_layout.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

using dataset::QuestionKind;

LabelBar::LabelBar(QWidget* parent)
    : QWidget(parent),
      m_text(new QLabel(this)),
      m_box(new QComboBox(this)),
      m_new(new QLineEdit(this)),
      m_chips(new QWidget(this)),
      m_number(new QLineEdit(this)),
      m_unit(new QLabel(this)),
      m_aside(new QPushButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_text);
    row->addWidget(m_box, 1);
    row->addWidget(m_new, 1);
    row->addWidget(m_chips, 1);
    row->addWidget(m_number, 1);
    row->addWidget(m_unit);
    row->addWidget(m_aside);
    m_text->setTextFormat(Qt::PlainText);
    m_aside->setObjectName(QStringLiteral("setAside"));
    setHelpTopic(this, QStringLiteral("preparing-data#labels"));
    setHelpTopic(m_aside, QStringLiteral("preparing-data#excluded"));
    connect(m_aside, &QPushButton::clicked, this, [this] { Q_EMIT setAsideRequested(!m_chosen.excluded); });
    m_chips->setObjectName(QStringLiteral("findings"));
    new FlowLayout(m_chips, kGrid / 2);
    makeClasses();
    makeNumber();
    showKind();
    setChosen({});
}

void LabelBar::makeClasses() {
    m_box->setObjectName(QStringLiteral("diagnosis"));
    m_box->setPlaceholderText(tr("choose"));
    m_box->setToolTip(tr("The class of the chosen images. The keys 1 to 9 do the same."));
    m_new->setObjectName(QStringLiteral("newDiagnosis"));
    m_new->setPlaceholderText(tr("Name of the new diagnosis, then Enter"));
    m_new->setAccessibleName(tr("Name of the new diagnosis"));
    m_new->hide();
    connect(m_box, &QComboBox::activated, this, &LabelBar::onActivated);
    connect(m_new, &QLineEdit::returnPressed, this, [this] {
        const QString name = m_new->text().trimmed();
        m_new->hide();
        m_box->show();
        if (!name.isEmpty()) Q_EMIT labelChosen(name.toStdString());
        m_box->setFocus();
    });
    connect(m_new, &QLineEdit::editingFinished, this, [this] {
        m_new->hide();
        showKind();
        showCurrent();
    });
}

void LabelBar::makeNumber() {
    m_number->setObjectName(QStringLiteral("numberAnswer"));
    m_number->setPlaceholderText(tr("type a number, then Enter"));
    m_number->setToolTip(
        tr("The number of the chosen images. Typing a digit begins here; Enter keeps it, Esc "
           "leaves it as it was. Empty: no number."));
    m_number->installEventFilter(this);
    makeQuiet(m_unit);
    connect(m_number, &QLineEdit::returnPressed, this, [this] { Q_EMIT numberTyped(m_number->text()); });
}

bool LabelBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_number &&
        (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress) {
            showCurrent();
            Q_EMIT numberLeft();
        }
        return true;
    }
    if (watched == m_number && event->type() == QEvent::FocusOut) {
        // From another window or its own menu the user comes back to what is typed.
        const Qt::FocusReason why = static_cast<QFocusEvent*>(event)->reason();
        if (why != Qt::ActiveWindowFocusReason && why != Qt::PopupFocusReason) showCurrent();
    }
    return QWidget::eventFilter(watched, event);
}

void LabelBar::beginNumber(const QString& text) {
    if (!m_number->isVisible() || !m_number->isEnabled()) return;
    m_number->setFocus();
    m_number->setText(text);
}

void LabelBar::setQuestion(const dataset::Question& question, const std::vector<std::string>& answers) {
    m_question = question;
    m_answers = answers;
    m_box->clear();
    for (const std::string& name : answers) m_box->addItem(QString::fromStdString(name));
    m_box->insertSeparator(m_box->count());
    m_box->addItem(question.kind == QuestionKind::grades ? tr("Another grade…") : tr("Another diagnosis…"));
    m_unit->setText(QString::fromStdString(question.unit));
    showKind();
    setChosen(m_chosen);
}

void LabelBar::showKind() {
    const bool findings = m_question.kind == QuestionKind::findings,
               number = m_question.kind == QuestionKind::number;
    m_box->setVisible(!findings && !number && !m_new->isVisibleTo(this));
    if (findings || number) m_new->hide();
    m_chips->setVisible(findings);
    m_number->setVisible(number);
    m_unit->setVisible(number && !m_question.unit.empty());
    m_text->setBuddy(number ? static_cast<QWidget*>(m_number) : findings ? nullptr : m_box);
}

void LabelBar::setChosen(const DataPresenter::Chosen& chosen) {
    m_chosen = chosen;
    m_aside->setText(chosen.excluded ? tr("Use again") : tr("Exclude"));
    m_aside->setToolTip(
        chosen.excluded
            ? tr("Lets the chosen images take part again")
            : tr("Excludes the chosen images: they stay in the project and are used for nothing (Del)"));
    setEnabled(chosen.images > 0);
    const QString title = questionTitle(m_question);
    if (chosen.images > 1)
        m_text->setText(title == tr("Diagnosis") ? tr("Diagnosis of %n images", nullptr, chosen.images)
                                                 : tr("%1 of %n images", nullptr, chosen.images).arg(title));
    else
        m_text->setText(title);
    m_box->setAccessibleName(m_text->text());
    m_number->setAccessibleName(m_text->text());
    m_chips->setAccessibleName(m_text->text());
    showCurrent();
}

void LabelBar::showCurrent() {
    const auto it = std::find(m_answers.begin(), m_answers.end(), m_chosen.label);
    m_box->setCurrentIndex(m_chosen.images == 0 || it == m_answers.end() ? -1 : int(it - m_answers.begin()));
    if (m_question.kind == QuestionKind::findings) showFindings();
    if (m_question.kind != QuestionKind::number) return;
    const auto number = dataset::numberFromText(m_chosen.label);
    dataset::Question plain = m_question;
    plain.unit.clear();
    m_number->setText(number ? quantityWords(*number, plain) : QString());
    m_number->setPlaceholderText(m_chosen.images > 1 && !m_chosen.alike ? tr("several numbers")
                                                                        : tr("type a number, then Enter"));
}

void LabelBar::showFindings() {
    QLayout* flow = m_chips->layout();
    const std::size_t total = m_question.answers.size();
    // Buttons are kept: one of them may be calling us.
    while (flow->count() > int(total)) {
        QLayoutItem* item = flow->takeAt(flow->count() - 1);
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < total; ++i) {
        if (int(i) >= flow->count()) {
            auto* chip = new FindingChip(m_chips);
            connect(chip, &FindingChip::clicked, this, [this, i] { Q_EMIT findingPressed(int(i)); });
            flow->addWidget(chip);
            chip->show();
        }
        auto* chip = static_cast<FindingChip*>(flow->itemAt(int(i))->widget());
        const StatedTogether stated = i < m_chosen.findings.size() ? m_chosen.findings[i] : StatedTogether();
        chip->setContent(classColor(palette(), int(i)), QString::fromStdString(m_question.answers[i]), stated,
                         int(i) < kLabelKeys ? int(i) + 1 : 0);
        chip->setObjectName(QStringLiteral("finding-") + QString::fromStdString(m_question.answers[i]));
    }
    m_chips->updateGeometry();
}

void LabelBar::onActivated(int index) {
    if (index >= 0 && std::size_t(index) < m_answers.size()) {
        // A copy: the classes may change while the label does.
        const std::string label = m_answers[std::size_t(index)];
        Q_EMIT labelChosen(label);
        return;
    }
    m_box->hide();
    m_new->clear();
    m_new->show();
    m_new->setFocus();
}

}  // namespace fovea::ui
