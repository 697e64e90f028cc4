#include "inspect/curves_tab.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <cmath>
#include <iterator>
#include <utility>

#include "dataset/positive_class.h"
#include "evaluation/natural_frequencies.h"
#include "inspect/curves.h"
#include "inspect/figures.h"
#include "inspect/operating_point.h"
#include "inspect/people_view.h"
#include "inspect/readers_card.h"
#include "plots/rate_plot.h"
#include "plots/roc_plot.h"
#include "plots/score_plot.h"
#include "questions/unit_name.h"
#include "runs/column_scroll.h"
#include "runs/figure_words.h"
#include "text/words.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kPlotHeight = 32 * kGrid;
constexpr int kTwoColumns = 640;  // width of the plots from which on two stand side by side
constexpr int kPointWidth = 44 * kGrid;
constexpr int kRestColour = 6;  // grey: all classes but one

QLabel* words(void (*look)(QLabel*)) {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    look(label);
    return label;
}

QWidget* card(const QString& title, const QString& plain, QWidget* plot) {
    QVBoxLayout* inside = nullptr;
    QWidget* frame = titledCard(title, inside);
    QLabel* label = words(makeSmall);
    label->setText(plain);
    inside->addWidget(label);
    plot->setFixedHeight(kPlotHeight);
    inside->addWidget(plot);
    return frame;
}

QDoubleSpinBox* percentBox(const QString& name, const QString& accessible) {
    auto* box = new QDoubleSpinBox;
    box->setObjectName(name);
    box->setAccessibleName(accessible);
    box->setDecimals(1);
    box->setRange(0, 100);
    box->setSuffix(QChar(0x202F) + QStringLiteral("%"));
    box->setKeyboardTracking(false);
    return box;
}

QLabel* addLabelled(QGridLayout& grid, int row, const QString& text, QWidget* field) {
    auto* label = new QLabel(text);
    label->setBuddy(field);
    grid.addWidget(label, row, 0);
    grid.addWidget(field, row, 1);
    return label;
}

QString netBenefitWords(dataset::AnswerUnit counted) {
    return ofUnit(counted, CurvesTab::tr("Net benefit in 100 images"),
                  CurvesTab::tr("Net benefit in 100 studies"), CurvesTab::tr("Net benefit in 100 patients"));
}
}  // namespace

CurvesTab::CurvesTab(OperatingPoint& point, QWidget* parent) : QWidget(parent), m_point(point) {
    auto* plots = new ColumnScroll(makePlots());
    auto* side = new ColumnScroll(makePoint());
    side->setWidest(kPointWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kGrid);
    row->addWidget(plots, 2);
    row->addWidget(side, 1);
    connectAll();
    showImages();
    showPoint();
}

QWidget* CurvesTab::makePlots() {
    m_roc = new RocPlot;
    m_roc->setObjectName(QStringLiteral("roc"));
    m_scores = new ScorePlot;
    m_scores->setObjectName(QStringLiteral("scores"));
    m_precision = new RatePlot({tr("Precision-recall curve"), tr("Sensitivity (recall), %"),
                                tr("PPV (precision), %"), tr("precision recall")});
    m_precision->setObjectName(QStringLiteral("precisionRecall"));
    m_reliability = new RatePlot({tr("Reliability diagram"), tr("Probability stated, %"),
                                  tr("How often it came true, %"), tr("reliability")});
    m_reliability->setObjectName(QStringLiteral("reliability"));
    m_reliability->setReference(0, 1);
    m_cards[0] = card(tr("ROC curve"),
                      tr("sensitivity against 1 − specificity: found cases against false alarms"), m_roc);
    m_cards[1] =
        card(tr("Probabilities"), tr("how often which was given; the line is the threshold"), m_scores);
    m_cards[2] = card(tr("Precision-recall curve"),
                      tr("of those called positive, how many are; the dashed line is chance"), m_precision);
    m_cards[3] = card(tr("Calibration"),
                      tr("on the dashed line probabilities come true as often as stated; bars are 95 % "
                         "confidence intervals"),
                      m_reliability);
    m_decision = new RatePlot({tr("Decision curve"), tr("Threshold, %"),
                               netBenefitWords(dataset::AnswerUnit::image), tr("decision curve")});
    m_decision->setObjectName(QStringLiteral("decision"));
    m_decision->setReference(0, 0);
    m_cards[4] = card(tr("Decision curve"),
                      tr("what acting from a probability on is worth: findings acted on, less the false "
                         "alarms, weighed by how many of them one miss is worth at that threshold; the "
                         "dashed line is acting on none, the dotted one the threshold"),
                      m_decision);
    const QString topics[] = {QStringLiteral("reading-the-figures#roc-curve"),
                              QStringLiteral("reading-the-figures#probabilities"),
                              QStringLiteral("reading-the-figures#precision-recall-curve"),
                              QStringLiteral("reading-the-figures#reliability-diagram"),
                              QStringLiteral("threshold-and-prevalence#decision-curve")};
    for (std::size_t i = 0; i < std::size(m_cards); ++i) setHelpTopic(m_cards[i], topics[i]);
    m_benefit = words(makeQuiet);
    m_benefit->setObjectName(QStringLiteral("benefit"));
    m_cards[4]->layout()->addWidget(m_benefit);
    m_plots = new QWidget;
    m_readers = new ReadersCard(m_plots);
    auto* grid = new QGridLayout(m_plots);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2 * kGrid);
    arrangePlots();
    return m_plots;
}

void CurvesTab::arrangePlots() {
    const int columns = width() - kPointWidth >= kTwoColumns ? 2 : 1;
    if (columns == m_columns) return;
    m_columns = columns;
    auto* grid = static_cast<QGridLayout*>(m_plots->layout());
    for (QWidget* c : m_cards) grid->removeWidget(c);
    grid->removeWidget(m_readers);
    constexpr int kSquare = 4;  // the plots before the last one
    for (int i = 0; i < kSquare; ++i) grid->addWidget(m_cards[i], i / columns, i % columns, Qt::AlignTop);
    grid->addWidget(m_cards[kSquare], kSquare, 0, 1, columns, Qt::AlignTop);
    grid->addWidget(m_readers, kSquare + 1, 0, 1, columns, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, columns - 1);
    grid->setRowStretch(kSquare + 2, 1);
}

QWidget* CurvesTab::makePoint() {
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    QVBoxLayout* point = nullptr;
    QFrame* pointCard = titledCard(tr("Operating point"), point);
    setHelpTopic(pointCard, QStringLiteral("threshold-and-prevalence#choosing"));
    column->addWidget(pointCard);
    addRules(*point);
    QVBoxLayout* follows = nullptr;
    QFrame* followsCard = titledCard(tr("What follows from it"), follows);
    setHelpTopic(followsCard, QStringLiteral("threshold-and-prevalence#keeping-it"));
    column->addWidget(followsCard);
    addConsequences(*follows);
    column->addStretch(1);
    return side;
}

void CurvesTab::addRules(QVBoxLayout& column) {
    m_class = new QComboBox;
    m_class->setObjectName(QStringLiteral("finding"));
    m_class->setAccessibleName(tr("Finding, against the rest"));
    m_class->setToolTip(tr("The diagnosis that is to be found: sensitivity is the share of it that is"));
    setHelpTopic(m_class, QStringLiteral("threshold-and-prevalence#the-finding"));
    m_threshold = percentBox(QStringLiteral("threshold"), tr("Threshold on the probability"));
    auto* fields = new QGridLayout;
    addLabelled(*fields, 0, tr("Fin&ding"), m_class);
    addLabelled(*fields, 1, tr("T&hreshold"), m_threshold);
    fields->setColumnStretch(1, 1);
    m_words = words(makeQuiet);
    m_words->setObjectName(QStringLiteral("operatingPoint"));
    m_rules = new QWidget;
    auto* rules = new QGridLayout(m_rules);
    rules->setContentsMargins(0, 0, 0, 0);
    rules->setSpacing(kGrid);
    m_youden = new QPushButton(tr("&Best balance (Youden's index)"));
    m_youden->setObjectName(QStringLiteral("youden"));
    m_youden->setToolTip(tr("Where sensitivity + specificity is highest on the validation set"));
    m_wanted = percentBox(QStringLiteral("wanted"), tr("Wanted sensitivity or specificity"));
    m_wanted->setRange(1, 100);
    m_wanted->setValue(95);
    m_sensitivity = new QPushButton(tr("Sensitivit&y"));
    m_sensitivity->setObjectName(QStringLiteral("wantSensitivity"));
    m_sensitivity->setToolTip(
        tr("The highest threshold that finds at least this share on the validation set"));
    m_specificity = new QPushButton(tr("Speci&ficity"));
    m_specificity->setObjectName(QStringLiteral("wantSpecificity"));
    m_specificity->setToolTip(
        tr("The lowest threshold that recognises at least this share of the others on the validation set"));
    auto* least = new QLabel(tr("at &least"));
    least->setBuddy(m_wanted);
    rules->addWidget(m_youden, 0, 0, 1, 4);
    rules->addWidget(m_sensitivity, 1, 0);
    rules->addWidget(m_specificity, 1, 1);
    rules->addWidget(least, 1, 2);
    rules->addWidget(m_wanted, 1, 3);
    column.addLayout(fields);
    m_keep = new QPushButton(tr("Use this thresh&old"));
    m_keep->setObjectName(QStringLiteral("keepPoint"));
    m_keep->setToolTip(
        tr("In the adapter, so that Apply, reports and the command line use it, wherever it is taken"));
    makePrimary(m_keep);
    setHelpTopic(m_keep, QStringLiteral("threshold-and-prevalence#keeping-it"));
    m_forget = new QPushButton(tr("Bac&k to the one in use"));
    m_forget->setObjectName(QStringLiteral("forgetPoint"));
    m_inUse = words(makeQuiet);
    m_inUse->setObjectName(QStringLiteral("pointInUse"));
    for (QWidget* kept : {static_cast<QWidget*>(m_forget), static_cast<QWidget*>(m_inUse)})
        setHelpTopic(kept, QStringLiteral("threshold-and-prevalence#keeping-it"));
    rules->addWidget(m_keep, 2, 0, 1, 2);
    rules->addWidget(m_forget, 2, 2, 1, 2);
    column.addWidget(m_words);
    column.addWidget(m_rules);
    column.addWidget(m_inUse);
}

void CurvesTab::addConsequences(QVBoxLayout& column) {
    m_table = words(makeQuiet);
    m_table->setObjectName(QStringLiteral("pointFigures"));
    m_table->setTextFormat(Qt::RichText);
    setHelpTopic(m_table, QStringLiteral("reading-the-figures#the-figures"));
    m_prevalence = percentBox(QStringLiteral("prevalence"), tr("Prevalence: how common the finding is"));
    m_prevalence->setRange(0.1, 99.9);
    m_prevalence->setToolTip(
        tr("How common the finding is among the people whom you will ask about. PPV and NPV depend on it."));
    setHelpTopic(m_prevalence, QStringLiteral("threshold-and-prevalence#prevalence"));
    m_asHere = new QPushButton(tr("As a&mong these"));
    m_asHere->setObjectName(QStringLiteral("prevalenceAsHere"));
    auto* label = new QLabel(tr("Prev&alence"));
    label->setBuddy(m_prevalence);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(label);
    row->addWidget(m_prevalence, 1);
    row->addWidget(m_asHere);
    m_view = new PeopleView;
    m_view->setObjectName(QStringLiteral("people"));
    m_people = words(makeQuiet);
    m_people->setObjectName(QStringLiteral("peopleWords"));
    for (QWidget* people :
         {static_cast<QWidget*>(m_asHere), static_cast<QWidget*>(m_view), static_cast<QWidget*>(m_people)})
        setHelpTopic(people, QStringLiteral("threshold-and-prevalence#prevalence"));
    column.addWidget(m_table);
    column.addLayout(row);
    column.addWidget(m_view);
    column.addWidget(m_people);
}

void CurvesTab::connectAll() {
    using evaluation::ThresholdRule;
    connect(&m_point, &OperatingPoint::imagesChanged, this, &CurvesTab::showImages);
    connect(&m_point, &OperatingPoint::changed, this, &CurvesTab::showPoint);
    connect(m_roc, &RocPlot::thresholdMoved, &m_point, &OperatingPoint::setThreshold);
    connect(m_scores, &ScorePlot::thresholdMoved, &m_point, &OperatingPoint::setThreshold);
    connect(m_threshold, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { m_point.setThreshold(value / 100); });
    connect(m_class, &QComboBox::activated, &m_point, &OperatingPoint::setPositiveClass);
    connect(m_youden, &QPushButton::clicked, this, [this] { m_point.choose({ThresholdRule::youden, 0}); });
    connect(m_sensitivity, &QPushButton::clicked, this, [this] {
        m_point.choose({ThresholdRule::sensitivity, m_wanted->value() / 100});
    });
    connect(m_specificity, &QPushButton::clicked, this, [this] {
        m_point.choose({ThresholdRule::specificity, m_wanted->value() / 100});
    });
    connect(m_keep, &QPushButton::clicked, &m_point, &OperatingPoint::keep);
    connect(m_forget, &QPushButton::clicked, &m_point, &OperatingPoint::forget);
    connect(m_prevalence, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { m_point.setPrevalence(value / 100); });
    connect(m_asHere, &QPushButton::clicked, this, [this] { m_point.setPrevalence({}); });
}

void CurvesTab::showImages() {
    const runs::Evaluation* e = m_point.inspect().evaluation();
    const int positive = m_point.positiveClass();
    if (!e || !m_point.exists()) {
        m_roc->setCurves({});
        m_roc->setReaders({});
        m_readers->showReaders(nullptr, -1);
        for (RatePlot* plot : {m_precision, m_reliability, m_decision}) plot->setLines({});
        m_scores->setKinds({}, {});
        return;
    }
    const QSignalBlocker quiet(m_class);
    m_class->clear();
    for (std::size_t c = 0; c < e->classes.size(); ++c)
        m_class->addItem(m_point.inspect().className(e->classes[c]), int(c));
    m_class->setCurrentIndex(positive);
    // Which finding is chosen above, for all tabs.
    m_class->setEnabled(!m_point.inspect().ofFindings());
    const QString finding = fromUtf8(e->classes[std::size_t(positive)]);
    const bool two = e->classes.size() == 2;
    const int other = two ? 1 - positive : -1;
    const QString rest = two ? fromUtf8(e->classes[std::size_t(other)]) : tr("all others");
    const int colour = m_point.inspect().colourOf(e->classes[std::size_t(positive)]);
    const int restColour = two ? m_point.inspect().colourOf(e->classes[std::size_t(other)]) : kRestColour;
    const evaluation::ScoredImages& images = *m_point.images();
    m_roc->setCurves(rocCurves(*e, positive));
    m_roc->setReaders(rocReaders(*e, positive));
    m_readers->showReaders(e, positive);
    const ScoreKinds kinds = scoreKinds(images, finding, rest, colour, restColour);
    m_scores->setKinds(kinds.with, kinds.without);
    m_precision->setLines(precisionRecallLines(images, finding, colour));
    m_precision->setReference(shareOf(images), shareOf(images));
    m_reliability->setLines(reliabilityLines(images, finding, colour, m_point.inspect().counted()));
    showDecision();
}

void CurvesTab::showDecision() {
    const runs::Evaluation* e = m_point.inspect().evaluation();
    const int positive = m_point.positiveClass();
    evaluation::NetBenefitOptions options{.positive = positive};
    if (m_point.prevalenceStated()) options.prevalence = m_point.prevalence();
    const auto curve = evaluation::decisionCurve(m_point.inspect().figures()->predictions, options);
    if (!curve) return;
    const dataset::AnswerUnit counted = m_point.inspect().counted();
    DecisionLines decision = decisionLines(
        *curve, m_point.inspect().colourOf(e->classes[std::size_t(positive)]), kRestColour, counted);
    m_decision->setVerticalWords(netBenefitWords(counted));
    m_decision->setRange(decision.low, decision.high);
    m_decision->setLines(std::move(decision.lines));
}

std::vector<RocCurve> CurvesTab::rocCurves(const runs::Evaluation& e, int positive) const {
    std::vector<RocCurve> curves;
    const auto add = [&](int c) {
        const std::string& name = e.classes[std::size_t(c)];
        RocCurve curve = rocCurve(evaluation::oneAgainstRest(m_point.inspect().figures()->predictions, c),
                                  fromUtf8(name), m_point.inspect().colourOf(name));
        if (!curve.points.empty()) curves.push_back(std::move(curve));
    };
    add(positive);  // first: the one that the operating point moves along
    if (curves.empty()) return curves;
    for (int c = 0; e.classes.size() > 2 && c < int(e.classes.size()); ++c)
        if (c != positive) add(c);
    return curves;
}

std::vector<RocReader> CurvesTab::rocReaders(const runs::Evaluation& e, int positive) const {
    std::vector<RocReader> readers;
    if (e.classes.size() != 2) return readers;  // of several classes a reader is a point on no curve
    const bool turned = dataset::positiveIndex(e.classes, e.positive) != positive;
    for (const runs::ReaderBeside& reader : e.readers) {
        double found = reader.figures.sensitivity.b.value, cleared = reader.figures.specificity.b.value;
        if (turned) std::swap(found, cleared);
        if (std::isfinite(found) && std::isfinite(cleared))
            readers.push_back({readerWords(reader.name), 1 - cleared, found});
    }
    return readers;
}

void CurvesTab::showPoint() {
    const runs::Evaluation* e = m_point.inspect().evaluation();
    // Without figures the tab is out of sight; what has the keyboard in it keeps it for their return.
    if (!e || !m_point.exists()) return;
    const bool movable = m_point.movable();
    m_roc->setOperatingPoint(m_point.exists(), movable);
    m_scores->setThresholdShown(m_point.exists(), movable);
    m_rules->setVisible(movable);
    m_threshold->setEnabled(movable);
    m_roc->setThreshold(m_point.threshold());
    m_scores->setThreshold(m_point.threshold());
    m_decision->setMark(m_point.threshold());
    const QSignalBlocker quietThreshold(m_threshold), quietPrevalence(m_prevalence);
    m_threshold->setValue(100 * m_point.threshold());
    m_prevalence->setValue(100 * m_point.prevalence());
    m_asHere->setEnabled(m_point.prevalenceStated());
    m_words->setText(
        ofUnit(m_point.inspect().counted(), tr("An image is called “%1” from this probability on. "),
               tr("A study is called “%1” from this probability on. "),
               tr("A patient is called “%1” from this probability on. "))
            .arg(fromUtf8(e->classes[std::size_t(m_point.positiveClass())])) +
        (movable ? tr("Drag the point on the ROC curve or the line among the probabilities, use the arrow "
                      "keys, or take a rule.")
                 : tr("It can be moved on the validation set only.")));
    showInUse();
    showConsequences();
}

void CurvesTab::showInUse() {
    // What is pressed keeps the keyboard while it is carried out.
    m_keep->setEnabled(m_point.movable());
    makePrimary(m_keep, m_point.keepable());
    m_forget->setEnabled(m_point.differs());
    const runs::Evaluation* e = m_point.inspect().evaluation();
    QString words = inUseWords(*m_point.inUse(), e->classes[std::size_t(m_point.positiveClass())],
                               m_point.inspect().whole()->task.question.answerUnit);
    if (m_point.severalClasses() && m_point.differs() && !m_point.keepable())
        words +=
            QLatin1Char(' ') + tr("Of more than two classes a rule is kept, which holds for each of them; a "
                                  "threshold that was set by hand is only looked at.");
    else if (m_point.movable() && m_point.inspect().testSeen())
        words +=
            QLatin1Char(' ') + tr("The test images have been seen: one that is taken into use now is marked "
                                  "so, and evaluating it on them counts once more.");
    m_inUse->setText(words);
}

void CurvesTab::showConsequences() {
    const auto& f = m_point.figures();
    if (!f) return;  // those of before stay until the new ones are there
    showDecision();  // which depends on the prevalence
    m_benefit->setText(m_point.benefit() ? benefitWords(*m_point.benefit(), m_point.inspect().counted())
                                         : QString());
    m_benefit->setVisible(m_point.benefit().has_value());
    const auto line = [](const QString& name, const evaluation::Estimate& figure) {
        const QString interval = intervalWords(figure, true);
        return QStringLiteral(
                   "<tr><td>%1&nbsp;&nbsp;</td><td align=right><b>%2</b>&nbsp;&nbsp;</td><td>%3</td></tr>")
            .arg(name.toHtmlEscaped(), percentWords(figure.value).toHtmlEscaped(), interval.toHtmlEscaped());
    };
    m_table->setText(
        QStringLiteral("<table cellpadding=2>") + line(tr("Sensitivity"), f->sensitivity) +
        line(tr("Specificity"), f->specificity) + line(tr("PPV"), f->ppv) + line(tr("NPV"), f->npv) +
        QStringLiteral("</table>") +
        tr("With 95 % confidence intervals; PPV and NPV at the prevalence below.").toHtmlEscaped());
    const runs::Evaluation* e = m_point.inspect().evaluation();
    const std::string& name = e->classes[std::size_t(m_point.positiveClass())];
    const auto people =
        evaluation::naturalFrequencies(f->sensitivity.value, f->specificity.value, m_point.prevalence());
    m_view->setPeople(people, fromUtf8(name), m_point.inspect().colourOf(name));
    m_people->setText(people.people() > 0 ? peopleWords(people, fromUtf8(name))
                                          : tr("Without cases of both kinds nothing follows."));
}

void CurvesTab::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrangePlots();
}

}  // namespace fovea::ui
