#include "inspect/summary_presenter.h"

#include <QLocale>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "questions/unit_name.h"
#include "runs/baseline.h"
#include "runs/class_figures.h"
#include "runs/figure_words.h"
#include "runs/run_messages.h"
#include "text/message_words.h"
#include "text/words.h"

namespace fovea::ui {

using dataset::Split;
using Unit = InspectPresenter::Unit;

namespace {
/// More than these in one sentence nobody reads.
constexpr std::size_t kClassesInSentence = 3;

/// Where the guide explains the line of that key.
QString lineTopic(const QString& key) {
    static const std::pair<const char*, const char*> kTopics[] = {
        {"basis", "reading-the-figures#counted"},     {"evaluations", "reading-the-figures#which-images"},
        {"baseline", "reading-the-figures#baseline"}, {"calibration", "reading-the-figures#calibration"},
        {"doubt", "reading-the-figures#doubt"},       {"patients", "reading-the-figures#patients"},
        {"leftOut", "reading-the-figures#left-out"},  {"maps", "reading-the-figures#maps"}};
    for (const auto& [of, topic] : kTopics)
        if (key == QLatin1String(of)) return QLatin1String(topic);
    return {};
}

ClassCell cellOf(const evaluation::Estimate& figure, bool percent) {
    return {percent ? percentWords(figure.value) : decimalWords(figure.value, 2),
            intervalWords(figure, percent)};
}

/// The Brier score of saying of every image how common the classes are among these.
double brierOfShares(const runs::Figures& of) {
    std::vector<double> shares(std::size_t(of.predictions.classes), 0.0);
    for (const int truth : of.predictions.truth)
        shares[std::size_t(truth)] += 1.0 / double(of.predictions.size());
    if (shares.size() == 2) return shares[0] * shares[1];
    return 1 - std::inner_product(shares.begin(), shares.end(), shares.begin(), 0.0);
}
}  // namespace

SummaryPresenter::SummaryPresenter(InspectPresenter& inspect, QObject* parent)
    : QObject(parent), m_inspect(inspect) {
    connect(&inspect, &InspectPresenter::evaluationChanged, this, &SummaryPresenter::follow);
    // Of another project nobody has said it.
    connect(&inspect.session(), &ProjectSession::opened, this, [this] { setImagesPerPatient(1); });
    follow();
}

void SummaryPresenter::follow() {
    const auto of = m_inspect.sharedEvaluation();
    if (of != m_of || m_inspect.unit() != m_unit) {
        m_of = of;
        m_unit = m_inspect.unit();
        compute();
        m_sets.reset();
        askSets();
        askIfPatients();
    }
    Q_EMIT changed();
}

void SummaryPresenter::compute() {
    m_rows.clear();
    m_worker.drop();
    if (!m_of) return;
    using Classes = std::vector<evaluation::ClassFigures>;
    m_worker.ask<Classes>(
        [e = m_of, of = m_inspect.figures()](const JobContext&) -> Result<Classes> {
            return of == e.get() ? runs::classFigures(*e) : evaluation::perClass(of->predictions);
        },
        [this](Result<Classes> classes) {
            if (classes) take(*classes);
        });
}

void SummaryPresenter::setCoverage(double coverage) {
    const double possible = std::clamp(coverage, kLeastCoverage / 100.0, kMostCoverage / 100.0);
    if (possible == m_coverage) return;
    m_coverage = possible;
    askSets();
    Q_EMIT coverageChanged(m_coverage);
}

void SummaryPresenter::askSets() {
    m_setsWorker.drop();
    if (!m_of) return;
    using Sets = std::optional<runs::SetsOnImages>;
    m_setsWorker.ask<Sets>(
        [e = m_of, coverage = m_coverage](const JobContext&) -> Result<Sets> {
            return runs::answerSetsOn(*e, coverage);
        },
        [this](Result<Sets> sets) {
            if (!sets) return;
            m_sets = std::move(*sets);
            Q_EMIT changed();
        });
}

bool SummaryPresenter::asksImagesPerPatient() const {
    return m_of && !m_of->patientsKnown && m_inspect.answersOf() == dataset::AnswerUnit::image;
}

void SummaryPresenter::setImagesPerPatient(int images) {
    if (images == m_perPatient) return;
    m_perPatient = images;
    askIfPatients();
    Q_EMIT changed();
}

void SummaryPresenter::askIfPatients() {
    m_ifPatients.reset();
    m_patients.drop();
    if (m_perPatient < 2 || !asksImagesPerPatient()) return;
    using IfPatients = std::optional<runs::AucIfPatients>;
    m_patients.ask<IfPatients>(
        [e = m_of, assumed = evaluation::UnknownPatients{m_perPatient}](
            const JobContext&) -> Result<IfPatients> { return runs::aucIfPatients(*e, assumed); },
        [this](Result<IfPatients> said) {
            if (!said || !*said || !std::isfinite((*said)->auc.low)) return;
            m_ifPatients = std::move(*said);
            Q_EMIT changed();
        });
}

void SummaryPresenter::take(const std::vector<evaluation::ClassFigures>& classes) {
    m_rows.clear();
    for (std::size_t c = 0; c < classes.size() && c < m_of->classes.size(); ++c) {
        const evaluation::ClassFigures& f = classes[c];
        m_rows.push_back({m_inspect.className(m_of->classes[c]),
                          m_inspect.colourOf(m_of->classes[c]),
                          f.images,
                          {cellOf(f.sensitivity, true), cellOf(f.specificity, true), cellOf(f.ppv, true),
                           cellOf(f.npv, true), cellOf(f.auc, false)}});
    }
    Q_EMIT changed();
}

std::vector<SummaryPresenter::Column> SummaryPresenter::columns() {
    return {{tr("Sensitivity"), tr("Of those with this reference, the share predicted as such"),
             QStringLiteral("reading-the-figures#sensitivity")},
            {tr("Specificity"), tr("Of all others, the share not predicted as such"),
             QStringLiteral("reading-the-figures#specificity")},
            {tr("PPV"),
             tr("Positive predictive value: of those predicted as this, the share that is. It "
                "holds where the diagnoses are as common as here."),
             QStringLiteral("reading-the-figures#ppv-npv")},
            {tr("NPV"),
             tr("Negative predictive value: of those not predicted as this, the share that is "
                "not. It holds where the diagnoses are as common as here."),
             QStringLiteral("reading-the-figures#ppv-npv")},
            {tr("AUC"), tr("Area under the ROC curve of this class against the rest: 1 perfect, 0.5 chance"),
             QStringLiteral("reading-the-figures#auc")}};
}

QString SummaryPresenter::sentence() const {
    const runs::Figures* of = m_inspect.figures();
    if (!m_of || !of) return {};
    const int n = int(of->predictions.size());
    const bool test = m_of->split == Split::test;
    QString basis =
        test ? tr("On %n test image(s)", nullptr, n) : tr("On %n validation image(s)", nullptr, n);
    if (m_inspect.counted() == dataset::AnswerUnit::patient)
        basis = test ? tr("On %n patient(s) of the test set", nullptr, n)
                     : tr("On %n patient(s) of the validation set", nullptr, n);
    else if (m_inspect.counted() == dataset::AnswerUnit::study)
        basis = test ? tr("On %n study(s) of the test set", nullptr, n)
                     : tr("On %n study(s) of the validation set", nullptr, n);
    const auto with = [](const QString& value, const QString& interval) {
        return interval.isEmpty() ? value : SummaryPresenter::tr("%1 (%2)").arg(value, interval);
    };
    QString words = basis;
    if (const auto auc = of->estimates.find("auc"); auc != of->estimates.end())
        words = (m_of->classes.size() == 2 ? tr("%1: AUC %2.") : tr("%1: mean AUC %2."))
                    .arg(basis, with(decimalWords(auc->second.value, 2), intervalWords(auc->second, false)));
    // The class to be found; among more, all of them as long as a sentence holds them.
    const int positive = m_inspect.positiveClass();
    QStringList found;
    for (std::size_t c = 0; c < of->confusion.size(); ++c) {
        const auto& row = of->confusion[c];
        const int all = std::accumulate(row.begin(), row.end(), 0);
        if (all == 0 || (positive >= 0 && int(c) != positive)) continue;
        QString share = percentWords(double(row[c]) / all);
        if (c < m_rows.size() && !m_rows[c].cells[0].interval.isEmpty())
            share = tr("%1, %2").arg(share, m_rows[c].cells[0].interval);
        found << tr("%1 of %2 “%3” (%4)")
                     .arg(countWords(row[c]), countWords(all), m_inspect.className(m_of->classes[c]), share);
    }
    if (found.isEmpty() || found.size() > qsizetype(kClassesInSentence)) return words;
    return tr("%1 It finds %2.").arg(words, QLocale().createSeparatedList(found));
}

QString SummaryPresenter::doubtWords() const {
    if (!m_sets) return {};
    const evaluation::AnswerSets& sets = m_sets->sets;
    if (!sets.known()) return messageWords(evaluation::tooFewForSets(sets, m_of->classes));
    const evaluation::SetFigures& figures = m_sets->figures;
    const QString interval = intervalWords(figures.held, true), held = percentWords(figures.held.value);
    return ofUnit(
               m_inspect.answersOf(),
               tr("%1 of these images have one answer, the others are uncertain between several. %2 have "
                  "their class among the answers that are left; %3 is what was asked for."),
               tr("%1 of these studies have one answer, the others are uncertain between several. %2 have "
                  "their class among the answers that are left; %3 is what was asked for."),
               tr("%1 of these patients have one answer, the others are uncertain between several. %2 have "
                  "their class among the answers that are left; %3 is what was asked for."))
        .arg(percentWords(figures.sure.value), interval.isEmpty() ? held : tr("%1 (%2)").arg(held, interval),
             percentWords(sets.coverage));
}

QString SummaryPresenter::table() const {
    QStringList lines, head{tr("Class"), tr("n")};
    for (const Column& column : columns()) head << column.name;
    lines << head.join(QLatin1Char('\t'));
    for (const ClassRow& row : m_rows) {
        QStringList cells{row.name, QString::number(row.count)};
        for (const ClassCell& cell : row.cells)
            cells << (cell.interval.isEmpty() ? cell.value : tr("%1 (%2)").arg(cell.value, cell.interval));
        for (QString& cell : cells) cell.replace(QLatin1Char('\t'), QLatin1Char(' '));
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

std::vector<FigureWords> SummaryPresenter::figures() const {
    if (!m_of) return {};
    std::vector<FigureWords> all = figureWords(*m_of, *m_inspect.figures());
    // Of two classes both stand in the table; of more their means say little beside balanced accuracy.
    std::erase_if(all, [](const FigureWords& f) {
        return f.key == QLatin1String("sensitivity") || f.key == QLatin1String("specificity");
    });
    return all;
}

QString SummaryPresenter::few() const {
    return m_of ? fewWords(*m_of, *m_inspect.figures()) : QString();
}

std::vector<SummaryLine> SummaryPresenter::lines() const {
    std::vector<SummaryLine> lines;
    if (!m_of) return lines;
    const runs::Figures& of = *m_inspect.figures();
    const auto add = [&](const char* key, const QString& title, const QString& text) {
        lines.push_back({QLatin1String(key), title, text, lineTopic(QLatin1String(key))});
    };
    add("basis", tr("Counted"), tr("%1.").arg(basisWords(*m_of, of)));
    if (m_of->split == Split::validation)
        add("evaluations", tr("Validation"),
            m_of->readOutAlone
                ? tr("The read-out did not learn from these images, and there was no epoch to choose. Its "
                     "probabilities were recalibrated by them, and a threshold may have been chosen: figures "
                     "that hang on these flatter a little.")
                : tr("These images chose the epoch, so the figures flatter a little."));
    else
        add("evaluations", tr("Test evaluations"),
            m_of->testEvaluations == 1
                ? tr("The adapter learned nothing from the test images. They were evaluated once, for these "
                     "figures.")
                : tr("The adapter learned nothing from the test images, but they were evaluated %1 times: "
                     "every evaluation makes the figures a little less honest.")
                      .arg(m_of->testEvaluations));
    if (m_of->baseline)
        if (const auto auc = m_of->baseline->estimates.find("auc"); auc != m_of->baseline->estimates.end()) {
            QStringList said;
            for (const Message& notice : runs::baselineNotices(
                     {auc->second, m_of->baseline->adapterMinusThis, m_of->baseline->method},
                     m_of->estimates.at("auc").value, runs::judgedBy(m_of->split, m_of->readOutAlone)))
                said << messageWords(notice);
            add("baseline", tr("Baseline"), said.join(QLatin1Char(' ')));
        }
    if (const auto brier = of.estimates.find("brier");
        brier != of.estimates.end() && std::isfinite(brier->second.value)) {
        const QString interval = intervalWords(brier->second, false);
        const QString value = decimalWords(brier->second.value, 2);
        add("calibration", tr("Calibration"),
            tr("Brier score %1, the mean squared error of the probabilities: 0 is perfect, %2 is what the "
               "bare share of each class comes to.")
                .arg(interval.isEmpty() ? value : tr("%1 (%2)").arg(value, interval),
                     decimalWords(brierOfShares(of), 2)));
    }
    if (const runs::Faithfulness* measured = m_inspect.faithfulness())
        add("maps", tr("Maps"), faithfulnessWords(*measured, *m_inspect.whole()));
    if (const QString doubt = doubtWords(); !doubt.isEmpty()) add("doubt", tr("Doubt"), doubt);
    if (!m_of->patientsKnown) {
        QString words =
            tr("Not all patients are known. Whether one is on both sides cannot be told, and images of the "
               "same patient count as independent: the true ranges may be wider.");
        if (m_ifPatients)
            words +=
                QLatin1Char(' ') + messageWords(runs::unknownPatientsNotices(false, m_ifPatients).back());
        add("patients", tr("Patients"), words);
    }
    if (!m_of->problems.empty()) {
        QStringList reasons;
        for (const dataset::Problem& problem : m_of->problems)
            if (const QString reason = messageWords(problem.message); !reasons.contains(reason))
                reasons << reason;
        add("leftOut", tr("Left out"),
            tr("%n image(s). %1", nullptr, int(m_of->problems.size())).arg(reasons.join(QLatin1Char(' '))));
    }
    return lines;
}

}  // namespace fovea::ui
