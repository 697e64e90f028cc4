#include "inspect/summary_tab.h"

#include <QBoxLayout>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>
#include <cmath>

#include "inspect/class_table.h"
#include "inspect/confusion_view.h"
#include "inspect/summary_presenter.h"
#include "runs/figure_words.h"
#include "text/words.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
/// Below this width the cards stand below each other.
constexpr int kBeside = 132 * kGrid;
constexpr int kMostPerPatient = 9999;  // images

QLabel* words(void (*look)(QLabel*)) {
    auto* label = new QLabel;
    label->setWordWrap(true);
    look(label);
    return label;
}
}  // namespace

SummaryTab::SummaryTab(SummaryPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_presenter(presenter) {
    m_sentence = new QLabel;
    m_sentence->setObjectName(QStringLiteral("summarySentence"));
    m_sentence->setWordWrap(true);
    makeHeading(m_sentence);
    m_upper = new QBoxLayout(QBoxLayout::LeftToRight);
    m_lower = new QBoxLayout(QBoxLayout::LeftToRight);
    for (QBoxLayout* row : {m_upper, m_lower}) row->setSpacing(2 * kGrid);
    m_upper->addWidget(makeTable(), 3);
    m_upper->addWidget(makeConfusion(), 2);
    m_lower->addWidget(makeLines(), 3);
    m_lower->addWidget(makeFigures(), 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGrid, 0, kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_sentence);
    column->addLayout(m_upper);
    column->addLayout(m_lower);
    column->addStretch(1);
    connect(&presenter, &SummaryPresenter::changed, this, &SummaryTab::showSummary);
    showSummary();
}

QWidget* SummaryTab::makeTable() {
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("Figures of each class"), inside);
    setHelpTopic(card, QStringLiteral("reading-the-figures#the-figures"));
    // The title's line holds the button, too.
    QLayoutItem* title = inside->takeAt(0);
    auto* head = new QHBoxLayout;
    m_copy = new QPushButton(tr("Cop&y table"));
    m_copy->setObjectName(QStringLiteral("copyTable"));
    m_copy->setToolTip(tr("To the clipboard, for a spreadsheet or a manuscript (Ctrl+C in the table)"));
    makeLink(m_copy);
    head->addItem(title);
    head->addStretch(1);
    head->addWidget(m_copy);
    m_table = new ClassTable(m_presenter);
    m_table->setObjectName(QStringLiteral("classTable"));
    QLabel* level = words(makeSmall);
    level->setObjectName(QStringLiteral("intervalLevel"));
    level->setText(
        tr("Below each figure: its 95 % confidence interval. PPV and NPV hold where the "
           "diagnoses are as common as here."));
    inside->addLayout(head);
    inside->addWidget(m_table);
    inside->addWidget(level);
    inside->addStretch(1);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        m_table->copy();
        Q_EMIT copied();
    });
    return card;
}

QWidget* SummaryTab::makeConfusion() {
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("Confusion matrix"), inside);
    setHelpTopic(card, QStringLiteral("reading-the-figures#confusion-matrix"));
    QLabel* meaning = words(makeSmall);
    meaning->setText(tr("what was taken for what; a cell leads to its cases"));
    m_confusion = new ConfusionView;
    m_confusion->setObjectName(QStringLiteral("confusion"));
    inside->addWidget(meaning);
    inside->addWidget(m_confusion);
    inside->addStretch(1);
    connect(m_confusion, &ConfusionView::cellClicked, this, &SummaryTab::casesWanted);
    return card;
}

QWidget* SummaryTab::makeFigures() {
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("All classes together"), inside);
    setHelpTopic(card, QStringLiteral("reading-the-figures#the-figures"));
    m_figures = new QGridLayout;
    m_figures->setHorizontalSpacing(2 * kGrid);
    m_figures->setVerticalSpacing(kGrid);
    m_figures->setColumnStretch(0, 1);
    inside->addLayout(m_figures);
    m_few = words(makeQuiet);
    m_few->setObjectName(QStringLiteral("summary_few"));
    setHelpTopic(m_few, QStringLiteral("reading-the-figures#three-questions-to-ask-of-any-result"));
    inside->addWidget(m_few);
    inside->addSpacing(kGrid);
    inside->addWidget(makeDoubt());
    inside->addStretch(1);
    return card;
}

QWidget* SummaryTab::makeDoubt() {
    m_doubtRow = new QWidget;
    m_doubt = words(makeSmall);
    m_doubt->setObjectName(QStringLiteral("summary_doubt"));
    for (QWidget* part : {m_doubtRow, static_cast<QWidget*>(m_doubt)})
        setHelpTopic(part, QStringLiteral("reading-the-figures#doubt"));
    m_coverage = new QSpinBox;
    m_coverage->setObjectName(QStringLiteral("coverage"));
    m_coverage->setRange(SummaryPresenter::kLeastCoverage, SummaryPresenter::kMostCoverage);
    m_coverage->setPrefix(tr("coverage "));
    m_coverage->setSuffix(QChar(0x202F) + QStringLiteral("%"));
    m_coverage->setKeyboardTracking(false);  // not for 9 on the way to 95
    m_coverage->setAccessibleName(tr("Coverage that is asked for"));
    m_coverage->setToolTip(
        tr("Of the cases of each class so many are to have their class among the answers that are left "
           "(coverage). The more, the more cases are uncertain. It is kept for the next time, and holds on "
           "Inspect; Apply, and what is saved there, keeps to %1.")
            .arg(percentWords(evaluation::kUsualCoverage)));
    auto* row = new QHBoxLayout(m_doubtRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_doubt, 1);
    row->addWidget(m_coverage, 0, Qt::AlignTop);
    connect(m_coverage, &QSpinBox::valueChanged, this,
            [this](int percent) { m_presenter.setCoverage(percent / 100.0); });
    return m_doubtRow;
}

QWidget* SummaryTab::makeLines() {
    QVBoxLayout* inside = nullptr;
    QFrame* card = titledCard(tr("What to know"), inside);
    setHelpTopic(card, QStringLiteral("reading-the-figures#what-to-know"));
    // In the title's line, so that it takes no height of the figures.
    QLayoutItem* title = inside->takeAt(0);
    auto* head = new QHBoxLayout;
    head->addItem(title);
    head->addStretch(1);
    head->addWidget(makePatients());
    inside->insertLayout(0, head);
    m_lines = new QGridLayout;
    m_lines->setHorizontalSpacing(2 * kGrid);
    m_lines->setVerticalSpacing(kGrid);
    m_lines->setColumnStretch(1, 1);
    inside->addLayout(m_lines);
    inside->addStretch(1);
    return card;
}

QWidget* SummaryTab::makePatients() {
    m_patients = new QWidget;
    m_patients->setObjectName(QStringLiteral("unknownPatients"));
    setHelpTopic(m_patients, QStringLiteral("reading-the-figures#patients"));
    m_perPatient = new QSpinBox;
    m_perPatient->setObjectName(QStringLiteral("imagesPerPatient"));
    m_perPatient->setRange(1, kMostPerPatient);
    m_perPatient->setAccessibleName(tr("Images of a patient, at most"));
    m_perPatient->setToolTip(tr(
        "Images of one patient are alike. Say how many there may be, and the interval of the AUC is stated "
        "that follows from it. It is kept nowhere."));
    auto* row = new QHBoxLayout(m_patients);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(new QLabel(tr("Images of a patient, at most")));
    row->addWidget(m_perPatient);
    connect(m_perPatient, &QSpinBox::valueChanged, &m_presenter, &SummaryPresenter::setImagesPerPatient);
    return m_patients;
}

void SummaryTab::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const auto direction = width() < kBeside ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    for (QBoxLayout* row : {m_upper, m_lower}) row->setDirection(direction);
}

void SummaryTab::showSummary() {
    const InspectPresenter& inspect = m_presenter.inspect();
    const runs::Evaluation* e = inspect.evaluation();
    m_sentence->setText(m_presenter.sentence());
    m_copy->setEnabled(!m_presenter.rows().empty());
    showFigures();
    showLines();
    if (!e) return;
    QStringList classes;
    std::vector<int> colours;
    for (const std::string& c : e->classes) {
        classes << inspect.className(c);
        colours.push_back(inspect.colourOf(c));
    }
    m_confusion->setMatrix(classes, inspect.figures()->confusion, inspect.counted());
    m_confusion->setColours(colours);
}

void SummaryTab::showFigures() {
    const std::vector<FigureWords> figures = m_presenter.figures();
    const QString few = m_presenter.few();
    m_few->setText(few);
    m_few->setVisible(!few.isEmpty());
    // Of few images a figure is no larger than its interval: it would feign to be worth more.
    const auto look = few.isEmpty() ? makeTitle : makeSmall;
    (few.isEmpty() ? makeHeading : makeTitle)(m_sentence);
    while (m_figureRows.size() < figures.size()) {
        const int at = int(m_figureRows.size());
        Figure made{new QLabel, new QLabel, new QLabel};
        makeSmall(made.interval);
        m_figures->addWidget(made.name, at, 0);
        m_figures->addWidget(made.value, at, 1, Qt::AlignRight | Qt::AlignVCenter);
        m_figures->addWidget(made.interval, at, 2, Qt::AlignRight | Qt::AlignVCenter);
        m_figureRows.push_back(made);
    }
    for (std::size_t i = 0; i < m_figureRows.size(); ++i) {
        const Figure& row = m_figureRows[i];
        const bool used = i < figures.size();
        for (QLabel* l : {row.name, row.value, row.interval}) l->setVisible(used);
        if (!used) continue;
        const FigureWords& f = figures[i];
        row.name->setText(f.name);
        row.value->setText(f.value);
        look(row.value);
        row.value->setObjectName(QStringLiteral("figure_") + f.key);
        row.interval->setText(f.interval);
        for (QLabel* l : {row.name, row.value, row.interval}) setHelpTopic(l, f.topic);
        for (QLabel* l : {row.name, row.value}) l->setToolTip(f.plain + QLatin1Char('\n') + f.tooltip);
        row.interval->setToolTip(f.hasInterval
                                     ? tr("With 95 % confidence the true value lies in this range.")
                                     : tr("Redrawing these cases cannot show how uncertain this figure is."));
    }
}

void SummaryTab::showLines() {
    std::vector<SummaryLine> lines = m_presenter.lines();
    // Of all classes together: it stands with their figures.
    const auto doubt = std::find_if(lines.begin(), lines.end(), [](const SummaryLine& line) {
        return line.key == QLatin1String("doubt");
    });
    m_patients->setVisible(m_presenter.asksImagesPerPatient());
    const QSignalBlocker quiet(m_perPatient);
    m_perPatient->setValue(m_presenter.imagesPerPatient());
    m_doubtRow->setVisible(m_presenter.asksCoverage());
    const QSignalBlocker quietly(m_coverage);
    m_coverage->setValue(int(std::lround(100 * m_presenter.coverage())));
    m_doubt->setText(doubt != lines.end() ? doubt->text : QString());
    if (doubt != lines.end()) lines.erase(doubt);
    while (m_lineRows.size() < lines.size()) {
        const int at = int(m_lineRows.size());
        Line made{new QLabel, new QLabel};
        made.text->setWordWrap(true);
        makeQuiet(made.text);
        m_lines->addWidget(made.title, at, 0, Qt::AlignTop);
        m_lines->addWidget(made.text, at, 1);
        m_lineRows.push_back(made);
    }
    for (std::size_t i = 0; i < m_lineRows.size(); ++i) {
        const bool used = i < lines.size();
        for (QLabel* l : {m_lineRows[i].title, m_lineRows[i].text}) l->setVisible(used);
        if (!used) continue;
        for (QLabel* l : {m_lineRows[i].title, m_lineRows[i].text}) setHelpTopic(l, lines[i].topic);
        m_lineRows[i].title->setText(lines[i].title);
        m_lineRows[i].text->setText(lines[i].text);
        m_lineRows[i].text->setObjectName(QStringLiteral("summary_") + lines[i].key);
    }
}

}  // namespace fovea::ui
