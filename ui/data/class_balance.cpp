#include "data/class_balance.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <map>

#include "data/class_chip.h"
#include "dataset/class_order.h"
#include "widgets/flow_layout.h"
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
            painter.fillRect(
                part, m_counts[i].label.empty() ? borderColor(palette()) : classColor(palette(), int(i)));
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
      m_chips(new QWidget(this)),
      m_finding(new QPushButton(this)),
      m_grades(new QPushButton(this)),
      m_divide(new QPushButton(this)),
      m_study(new QPushButton(tr("Study…"), this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kGrid);
    box->addWidget(m_bar);
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
    setAccessibleName(tr("Images per diagnosis"));
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
    for (const std::string& label : m_session.classes()) m_counts.push_back({label, images[label]});
    if (const auto it = images.find(std::string()); it != images.end()) m_counts.push_back({{}, it->second});
    rebuild();
    showFinding();
    showGrades();
    m_divide->setText(m_session.runs().empty() ? tr("Split…") : tr("Split again…"));
}

void ClassBalance::showFinding() {
    const std::string positive = m_session.positive();
    m_finding->setVisible(m_session.classes().size() == 2 && m_session.grades().empty());
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
    menu->popup(m_finding->mapToGlobal(QPoint(0, m_finding->height())));
}

void ClassBalance::showGrades() {
    const std::vector<std::string>&classes = m_session.classes(), &grades = m_session.grades();
    m_grades->setVisible(classes.size() > 1);
    if (grades.empty())
        m_grades->setText(tr("Are these grades?"));
    else if (dataset::areGrades(classes, grades))
        m_grades->setText(tr("Grades, lowest first"));
    else
        m_grades->setText(tr("“%1” has no grade yet").arg(QString::fromStdString(classes.back())));
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

void ClassBalance::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) rebuild();
}

void ClassBalance::rebuild() {
    QLayout* flow = m_chips->layout();
    // Buttons are kept: one of them may be calling us.
    while (flow->count() > int(m_counts.size())) {
        QLayoutItem* item = flow->takeAt(flow->count() - 1);
        item->widget()->deleteLater();
        delete item;
    }
    const double total = double(std::max<std::size_t>(1, m_session.samples().size()));
    const QLocale locale;
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
        auto* button = static_cast<ClassChip*>(flow->itemAt(int(i))->widget());
        const Count& c = m_counts[i];
        const QString name = c.label.empty() ? tr("no diagnosis") : QString::fromStdString(c.label);
        button->setContent(c.label.empty() ? borderColor(palette()) : classColor(palette(), int(i)), name,
                           locale.toString(c.images), !c.label.empty() && i < 9 ? int(i) + 1 : 0);
        button->setChecked(m_chosen == c.label);
        button->setObjectName(QStringLiteral("class-") + QString::fromStdString(c.label));
        button->setToolTip(tr("%1 of %2 images (%3 %). Press to see only these; the number is the key that "
                              "gives the chosen images this diagnosis.")
                               .arg(locale.toString(c.images), locale.toString(int(total)),
                                    locale.toString(100 * c.images / total, 'f', 0)));
        button->setAccessibleName(tr("%1, %2 images").arg(name, locale.toString(c.images)));
    }
    m_bar->update();
    m_chips->updateGeometry();
}

}  // namespace fovea::ui
