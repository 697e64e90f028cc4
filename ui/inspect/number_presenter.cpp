#include "inspect/number_presenter.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>

#include "inspect/figures.h"
#include "runs/baseline.h"
#include "runs/figure_words.h"
#include "text/message_words.h"
#include "text/words.h"

namespace fovea::ui {

using dataset::Split;

NumberPresenter::NumberPresenter(InspectPresenter& inspect, QObject* parent)
    : QObject(parent), m_inspect(inspect) {
    connect(&inspect, &InspectPresenter::evaluationChanged, this, &NumberPresenter::follow);
    connect(&inspect, &InspectPresenter::faithfulnessMeasured, this, &NumberPresenter::changed);
    follow();
}

void NumberPresenter::follow() {
    const auto of = m_inspect.ofNumber() ? m_inspect.sharedWhole() : nullptr;
    if (of == m_of) return;
    m_of = of;
    m_rows = UnitRows(of);
    m_cases.clear();
    for (std::size_t i = 0; of && i < of->samples.size() && i < of->number->answers.size(); ++i) {
        const auto truth = dataset::numberFromText(of->samples[i].label);
        if (!truth) continue;
        Case one{int(i),
                 m_rows.any() ? m_rows.name(of->samples[i].id)
                              : QFileInfo(fromUtf8(of->samples[i].path)).fileName(),
                 *truth, of->number->answers[i].value - *truth, of->number->answers[i]};
        one.within =
            !std::isfinite(one.answer.low) || (*truth >= one.answer.low && *truth <= one.answer.high);
        m_cases.push_back(std::move(one));
    }
    std::stable_sort(m_cases.begin(), m_cases.end(),
                     [](const Case& a, const Case& b) { return std::abs(a.error) > std::abs(b.error); });
    Q_EMIT changed();
}

QString NumberPresenter::quantity(double number, bool unit) const {
    return roundedQuantity(number, unit ? m_inspect.question().unit : std::string());
}

ClassCell NumberPresenter::cell(const evaluation::Estimate& figure, bool unit) const {
    const bool interval =
        std::isfinite(figure.low) && std::isfinite(figure.high) && figure.low != figure.high;
    return {
        quantity(figure.value, unit),
        interval ? tr("%1 to %2").arg(quantity(figure.low, false), quantity(figure.high, false)) : QString()};
}

QString NumberPresenter::sentence() const {
    if (!m_of) return {};
    const int n = int(m_of->samples.size());
    const bool test = m_of->split == Split::test;
    QString basis =
        test ? tr("On %n image(s) never seen", nullptr, n) : tr("On %n validation image(s)", nullptr, n);
    if (m_rows.any() && m_of->task.question.answerUnit == dataset::AnswerUnit::study)
        basis = test ? tr("On %n study(s) never seen", nullptr, n)
                     : tr("On %n study(s) of the validation set", nullptr, n);
    else if (m_rows.any())
        basis = test ? tr("On %n patient(s) never seen", nullptr, n)
                     : tr("On %n patient(s) of the validation set", nullptr, n);
    const ClassCell mae = cell(m_of->number->figures.mae);
    return tr("%1: off by %2 on average.")
        .arg(basis, mae.interval.isEmpty() ? mae.value : tr("%1 (%2)").arg(mae.value, mae.interval));
}

std::vector<NumberPresenter::Figure> NumberPresenter::figures() const {
    std::vector<Figure> all;
    if (!m_of) return all;
    const evaluation::NumberFigures& f = m_of->number->figures;
    const auto add = [&](const char* key, const QString& name, const QString& tip, const ClassCell& value) {
        all.push_back({QLatin1String(key), name, tip, value});
    };
    add("mae", tr("Mean absolute error"), tr("How far off a prediction is on average"), cell(f.mae));
    add("rmse", tr("Root mean squared error"), tr("The same, with large errors counting more"), cell(f.rmse));
    add("bias", tr("Bias"), tr("Mean of prediction less reference: above 0 predictions are too high"),
        cell(f.bias));
    add("lower", tr("Limits of agreement, lower"),
        tr("Of 100 errors, 95 lie between the two limits (Bland and Altman)"), cell(f.limits.lower));
    add("upper", tr("Limits of agreement, upper"),
        tr("Of 100 errors, 95 lie between the two limits (Bland and Altman)"), cell(f.limits.upper));
    add("r2", tr("R²"),
        tr("Share of the spread that is explained: 1 perfect, 0 no better than always saying the mean"),
        cell(f.r2, false));
    add("slope", tr("Calibration slope"),
        tr("Of the reference over the prediction: 1 is right, above 1 predictions stay too near to the mean"),
        cell(f.slope, false));
    if (m_of->number->interval)
        add("coverage", tr("Within the %1 interval").arg(percentWords(m_of->number->interval->level)),
            tr("Share of the references that lie within the prediction's interval; it is meant to be %1")
                .arg(percentWords(m_of->number->interval->level)),
            {percentWords(m_of->number->figures.covered.value),
             intervalWords(m_of->number->figures.covered, true)});
    return all;
}

QString NumberPresenter::table() const {
    QStringList lines{tr("Figure") + QLatin1Char('\t') + tr("Value") + QLatin1Char('\t') +
                      tr("95 % interval")};
    for (const Figure& figure : figures())
        lines << figure.name + QLatin1Char('\t') + figure.cell.value + QLatin1Char('\t') +
                     figure.cell.interval;
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

std::vector<SummaryLine> NumberPresenter::lines() const {
    std::vector<SummaryLine> lines;
    if (!m_of) return lines;
    const auto add = [&](const char* key, const QString& title, const QString& text) {
        lines.push_back({QLatin1String(key), title, text});
    };
    if (m_of->split == Split::validation)
        add("evaluations", tr("Validation"),
            m_of->readOutAlone ? tr("The read-out did not learn from these images, and there was no epoch to "
                                    "choose. Only the intervals of its predictions rest on them.")
                               : tr("These images chose the epoch, so the figures flatter a little."));
    else
        add("evaluations", tr("Test evaluations"),
            tr("The test images have been evaluated %n time(s).", nullptr, m_of->testEvaluations));
    if (m_of->number->interval)
        add("interval", tr("Interval"),
            tr("Each prediction has an interval of ±%1, within which %2 of such references lie (conformal "
               "prediction, chosen on %n case(s)).",
               nullptr, m_of->number->interval->images)
                .arg(quantity(m_of->number->interval->halfWidth),
                     percentWords(m_of->number->interval->level)));
    if (m_of->baseline)
        if (const auto mae = m_of->baseline->estimates.find("mae"); mae != m_of->baseline->estimates.end()) {
            const ClassCell simple = cell(mae->second), less = cell(m_of->baseline->adapterMinusThis);
            add("baseline", tr("Baseline"),
                tr("Ridge regression of what the pre-trained network sees is off by %1 on average; the "
                   "adapter less "
                   "that is %2.")
                    .arg(simple.value, less.interval.isEmpty()
                                           ? less.value
                                           : tr("%1 (%2)").arg(less.value, less.interval)));
        }
    if (const runs::Faithfulness* measured = m_inspect.faithfulness())
        add("maps", tr("Maps"), faithfulnessWords(*measured, *m_of));
    if (!m_of->patientsKnown)
        add("patients", tr("Patients"),
            tr("Not all patients are known. Images of the same patient count as independent: the true ranges "
               "may be "
               "wider."));
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

QString NumberPresenter::answerWords(const Case& one) const {
    const QString value = quantity(one.answer.value);
    return std::isfinite(one.answer.low)
               ? tr("%1 (%2 to %3)")
                     .arg(value, quantity(one.answer.low, false), quantity(one.answer.high, false))
               : value;
}

QString NumberPresenter::caseWords(const Case& one) const {
    return tr("%1 → %2").arg(quantity(one.truth), answerWords(one));
}

std::vector<NumberPlot::Point> NumberPresenter::agreement() const {
    std::vector<NumberPlot::Point> points;
    for (const Case& one : m_cases) {
        NumberPlot::Point p;
        p.x = (one.truth + one.answer.value) / 2;
        p.y = one.error;
        p.words = one.file + QLatin1Char('\n') + caseWords(one);
        points.push_back(p);
    }
    return points;
}

std::vector<NumberPlot::Line> NumberPresenter::agreementLines() const {
    if (!m_of) return {};
    const evaluation::NumberFigures& f = m_of->number->figures;
    return {{f.bias.value, 0, false, tr("bias %1").arg(quantity(f.bias.value))},
            {f.limits.lower.value, 0, true,
             tr("limits of agreement %1 and %2")
                 .arg(quantity(f.limits.lower.value, false), quantity(f.limits.upper.value))},
            {f.limits.upper.value, 0, true, {}}};
}

std::vector<NumberPlot::Point> NumberPresenter::calibration() const {
    std::vector<NumberPlot::Point> points;
    for (const Case& one : m_cases) {
        NumberPlot::Point p;
        p.x = one.answer.value;
        p.y = one.truth;
        p.words = one.file + QLatin1Char('\n') + caseWords(one);
        points.push_back(p);
    }
    return points;
}

std::vector<NumberPlot::Point> NumberPresenter::calibrationMeans() const {
    std::vector<NumberPlot::Point> points;
    if (!m_of) return points;
    for (const evaluation::NumberBin& bin : m_of->number->figures.bins) {
        NumberPlot::Point p;
        p.x = bin.predicted;
        p.y = bin.truth.value;
        p.low = bin.truth.low;
        p.high = bin.truth.high;
        p.words = tr("%n case(s) predicted as %1: %2 on average", nullptr, bin.images)
                      .arg(quantity(bin.predicted), quantity(bin.truth.value));
        points.push_back(p);
    }
    return points;
}

std::vector<NumberPlot::Line> NumberPresenter::calibrationLines() const {
    if (!m_of) return {};
    const evaluation::NumberFigures& f = m_of->number->figures;
    return {{0, 1, true, tr("right")}, {f.intercept.value, f.slope.value, false, tr("these cases")}};
}

}  // namespace fovea::ui
