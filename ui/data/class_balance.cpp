#include "data/class_balance.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <map>

#include "data/answer_bars.h"
#include "data/class_chip.h"
#include "data/sample_views.h"
#include "dataset/class_order.h"
#include "questions/question_words.h"
#include "session/answer_counts.h"
#include "widgets/flow_layout.h"
#include "widgets/help_topic.h"
#include "widgets/menu_button.h"
#include "widgets/mirrored.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

class ClassBalance::Bar : public QWidget {
public:
    Bar(const std::vector<Count>& counts, QWidget* parent) : QWidget(parent), m_counts(counts) {
        setFixedHeight(kGrid);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        double total = 0;
        for (const Count& c : m_counts) total += c.images;
        if (total == 0) return;
        QPainter painter(this);
        double x = 0;
        for (std::size_t i = 0; i < m_counts.size(); ++i) {
            const double next = x + width() * m_counts[i].images / total;
            // A hairline between neighbours: colour is not the only cue.
            const QRectF part(x, 0, std::max(0.0, next - x - (i + 1 < m_counts.size() ? 1 : 0)), height());
            painter.fillRect(mirrored(*this, part), m_counts[i].colour < 0
                                                        ? borderColor(palette())
                                                        : classColor(palette(), m_counts[i].colour));
            x = next;
        }
    }

private:
    const std::vector<Count>& m_counts;
};

ClassBalance::ClassBalance(ProjectSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_bar(new Bar(m_counts, this)),
      m_histogram(new NumberHistogram(this)),
      m_findings(new QWidget(this)),
      m_chips(new QWidget(this)),
      m_finding(new MenuButton(this)),
      m_grades(new QPushButton(this)),
      m_divide(new QPushButton(this)),
      m_study(new QPushButton(tr("About the study…"), this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kGrid);
    box->addWidget(m_bar);
    box->addWidget(m_histogram);
    box->addWidget(m_findings);
    new FlowLayout(m_findings, kGrid);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_chips, 1);
    row->addWidget(m_finding, 0, Qt::AlignTop);
    row->addWidget(m_grades, 0, Qt::AlignTop);
    row->addWidget(m_divide, 0, Qt::AlignTop);
    row->addWidget(m_study, 0, Qt::AlignTop);
    box->addLayout(row);
    makeLink(m_finding);
    m_finding->setObjectName(QStringLiteral("finding"));
    connect(m_finding, &QPushButton::clicked, this, &ClassBalance::openFindingMenu);
    makeLink(m_grades);
    m_grades->setObjectName(QStringLiteral("asGrades"));
    connect(m_grades, &QPushButton::clicked, this, &ClassBalance::gradesRequested);
    makeLink(m_divide);
    m_divide->setObjectName(QStringLiteral("divideAnew"));
    m_divide->setToolTip(
        tr("Choose how many images are for training, for validation and for the test (splits)"));
    connect(m_divide, &QPushButton::clicked, this, &ClassBalance::splitDialogRequested);
    makeLink(m_study);
    m_study->setObjectName(QStringLiteral("aboutStudy"));
    m_study->setToolTip(
        tr("What only people know, for the reports: intended use, sources, who labelled, approval"));
    connect(m_study, &QPushButton::clicked, this, &ClassBalance::studyRequested);
    new FlowLayout(m_chips, kGrid);
    setAccessibleName(tr("Images per answer"));
    setHelpTopic(this, QStringLiteral("preparing-data#chips-and-bar"));
    setHelpTopic(m_finding, QStringLiteral("preparing-data#finding"));
    setHelpTopic(m_grades, QStringLiteral("preparing-data#order-of-classes"));
    setHelpTopic(m_divide, QStringLiteral("preparing-data#the-split"));
    setHelpTopic(m_study, QStringLiteral("preparing-data#about-the-study"));
    connect(&session, &ProjectSession::questionChanged, this, &ClassBalance::clearChosen);
    connect(&session, &ProjectSession::changed, this, &ClassBalance::count);
    connect(&session, &ProjectSession::samplesEdited, this, &ClassBalance::count);
    connect(&session, &ProjectSession::closed, this, &ClassBalance::count);
    count();
}

void ClassBalance::count() {
    std::map<std::string, int> images;
    for (const auto& [label, parts] : m_session.counts())
        for (const auto& [split, n] : parts) images[label] += n;
    m_counts.clear();
    const dataset::Question& question = m_session.question();
    const bool findings = question.kind == dataset::QuestionKind::findings,
               number = question.kind == dataset::QuestionKind::number;
    if (!findings && !number)
        for (const std::string& label : m_session.answers())
            m_counts.push_back({label, images[label], placeOfClass(m_session.classes(), label, -1)});
    if (const auto it = images.find(std::string()); it != images.end())
        m_counts.push_back({{}, it->second, -1});
    m_bar->setVisible(!findings && !number);
    m_histogram->setVisible(number);
    m_findings->setVisible(findings);
    if (number) m_histogram->setContent(numberBins(m_session.counts()), question);
    rebuildFindings();
    rebuild();
    showFinding();
    showGrades();
    m_divide->setText(m_session.allRuns().empty() ? tr("Split…") : tr("Split again…"));
}

void ClassBalance::showFinding() {
    const std::string positive = m_session.positive();
    m_finding->setVisible(m_session.classes().size() == 2 &&
                          m_session.question().kind == dataset::QuestionKind::one);
    m_finding->setText(positive.empty() ? tr("Which is the finding?")
                                        : tr("Finding: “%1”").arg(QString::fromStdString(positive)));
    m_finding->setToolTip(
        plainToolTip(positive.empty() ? tr("Sensitivity is the share of this diagnosis that is found. The "
                                           "names do not say which of the "
                                           "two it is; until you do, it is the second one.")
                                      : tr("Sensitivity is the share of this diagnosis that is found, "
                                           "specificity that of the other one "
                                           "that is recognised. Press to say that it is the other one.")));
}

void ClassBalance::openFindingMenu() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("findingMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::string positive = m_session.positive();
    for (std::size_t i = 0; i < m_session.classes().size(); ++i) {
        const std::string& name = m_session.classes()[i];
        QString shown = QString::fromStdString(name);
        QAction* action = menu->addAction(
            tr("&%1: “%2”").arg(i + 1).arg(shown.replace(QLatin1Char('&'), QLatin1String("&&"))));
        action->setObjectName(QStringLiteral("finding-") + QString::number(i));
        action->setCheckable(true);
        action->setChecked(name == positive);
        connect(action, &QAction::triggered, this, [this, name] { m_session.setPositive(name); });
    }
    m_finding->open(*menu);
}

void ClassBalance::showGrades() {
    const std::vector<std::string>&classes = m_session.classes(), &grades = m_session.grades();
    const bool hasClasses = m_session.question().kind == dataset::QuestionKind::one ||
                            m_session.question().kind == dataset::QuestionKind::grades;
    m_grades->setVisible(hasClasses && classes.size() > 1);
    if (grades.empty())
        m_grades->setText(tr("Order of classes…"));
    else if (dataset::areGrades(classes, grades))
        m_grades->setText(tr("Grades, lowest first…"));
    else
        m_grades->setText(tr("“%1” has no grade yet…").arg(QString::fromStdString(classes.back())));
    m_grades->setToolTip(
        grades.empty()
            ? tr("Say that the diagnoses are steps of one scale, and in which order (ordinal classes)")
            : tr("Change the order of the grades, or say that they are none"));
}

void ClassBalance::setBarShown(bool shown) {
    m_bar->setVisible(shown);
}

void ClassBalance::setChosen(const std::optional<std::string>& label) {
    if (label == m_chosen) return;
    m_chosen = label;
    rebuild();
}

void ClassBalance::clearChosen() {
    m_chosen.reset();
    m_chosenFinding.reset();
    rebuild();
    rebuildFindings();
}

void ClassBalance::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) count();
}

void ClassBalance::rebuild() {
    QLayout* flow = m_chips->layout();
    // Buttons are kept: one of them may be calling us.
    while (flow->count() > int(m_counts.size())) {
        QLayoutItem* item = flow->takeAt(flow->count() - 1);
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (int(i) >= flow->count()) {
            auto* button = new ClassChip(m_chips);
            connect(button, &ClassChip::clicked, this, [this, i] {
                if (i >= m_counts.size()) return;
                const std::string label = m_counts[i].label;
                m_chosen = m_chosen == label ? std::nullopt : std::optional(label);
                rebuild();
                Q_EMIT chosen(m_chosen);
            });
            flow->addWidget(button);
            button->show();
        }
        showChip(int(i), m_counts[i]);
    }
    m_bar->update();
    m_chips->updateGeometry();
}

void ClassBalance::showChip(int place, const Count& c) {
    auto* button = static_cast<ClassChip*>(m_chips->layout()->itemAt(place)->widget());
    const double total = double(std::max<std::size_t>(1, m_session.samples().size()));
    const QLocale locale;
    const QString name = answerWords(m_session.question(), c.label);
    const bool key = !c.label.empty() && place < kLabelKeys;
    button->setContent(c.colour < 0 ? borderColor(palette()) : classColor(palette(), c.colour), name,
                       locale.toString(c.images));
    button->setChecked(m_chosen == c.label);
    button->setObjectName(QStringLiteral("class-") + QString::fromStdString(c.label));
    const QString words = (total == 1 ? tr("%1 of %2 image (%3 %).") : tr("%1 of %2 images (%3 %)."))
                              .arg(locale.toString(c.images), locale.toString(int(total)),
                                   locale.toString(100 * c.images / total, 'f', 0));
    button->setToolTip(
        words + QLatin1Char(' ') +
        (key ? tr("Press to see only these. The key %1 gives the chosen images this diagnosis.")
                   .arg(place + 1)
             : tr("Press to see only these.")));
    button->setAccessibleName(
        (c.images == 1 ? tr("%1, %2 image") : tr("%1, %2 images")).arg(name, locale.toString(c.images)));
}

void ClassBalance::rebuildFindings() {
    const dataset::Question& question = m_session.question();
    QLayout* flow = m_findings->layout();
    const auto counts = question.kind == dataset::QuestionKind::findings
                            ? findingCounts(question, m_session.counts())
                            : std::vector<FindingCount>();
    // Buttons are kept: one of them may be calling us.
    while (flow->count() > int(counts.size())) {
        QLayoutItem* item = flow->takeAt(flow->count() - 1);
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (int(i) >= flow->count()) {
            auto* bar = new FindingBar(m_findings);
            connect(bar, &FindingBar::clicked, this, [this, i] {
                if (i >= m_session.question().answers.size()) return;
                const std::string finding = m_session.question().answers[i];
                m_chosenFinding = m_chosenFinding == finding ? std::nullopt : std::optional(finding);
                rebuildFindings();
                Q_EMIT findingChosen(m_chosenFinding);
            });
            flow->addWidget(bar);
            bar->show();
        }
        auto* bar = static_cast<FindingBar*>(flow->itemAt(int(i))->widget());
        const std::string& name = question.answers[i];
        bar->setContent(classColor(palette(), int(i)), QString::fromStdString(name), counts[i]);
        bar->setChecked(m_chosenFinding == name);
        bar->setObjectName(QStringLiteral("findingBar-") + QString::fromStdString(name));
    }
    m_findings->updateGeometry();
}

}  // namespace fovea::ui
