#include "case/case_answer.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "case/case_presenter.h"
#include "dataset/question.h"
#include "runs/figure_words.h"
#include "text/words.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
struct CaseAnswer {
    Q_DECLARE_TR_FUNCTIONS(CaseAnswer)
};

QString numberAnswer(const inference::NumberAnswer& answer, const adapter::QuestionAsked& question) {
    const QString value = roundedQuantity(answer.value, question.unit);
    if (!std::isfinite(answer.low) || !std::isfinite(answer.high)) return value;
    return CaseAnswer::tr("%1 (%2 to %3)")
        .arg(value, roundedQuantity(answer.low), roundedQuantity(answer.high));
}
}  // namespace

std::map<std::string, bool> statedIn(const std::string& answer) {
    std::map<std::string, bool> stated;
    for (const QString& part : fromUtf8(answer).split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
        const qsizetype is = part.lastIndexOf(QLatin1Char('='));
        if (is > 0) stated[part.left(is).toStdString()] = part.mid(is + 1) == QLatin1String("yes");
    }
    return stated;
}

QString answerText(const CasePresenter& p) {
    const inference::CaseResult* result = p.result();
    if (!result) return {};
    if (result->number) return numberAnswer(*result->number, p.question());
    if (p.thresholds().empty()) {
        const auto predicted = std::size_t(result->predicted);
        return CaseAnswer::tr("%1 %2").arg(fromUtf8(p.classes()[predicted]),
                                           probabilityWords(result->probabilities[predicted]));
    }
    QStringList called;
    for (std::size_t i = 0; i < p.classes().size(); ++i)
        if (result->probabilities[i] >= p.thresholds()[i])
            called << CaseAnswer::tr("%1 %2").arg(fromUtf8(p.classes()[i]),
                                                  probabilityWords(result->probabilities[i]));
    return called.isEmpty() ? CaseAnswer::tr("no finding") : enumerationWords(called);
}

QString verdictText(const CasePresenter& p) {
    const inference::CaseResult* result = p.result();
    const QString& recorded = p.current().recorded;
    if (!result || recorded.isEmpty()) return {};
    const QString same = CaseAnswer::tr("✓ The reference says the same.");
    if (result->number) {
        const auto truth = dataset::numberFromText(recorded.toStdString());
        if (!truth) return {};
        return CaseAnswer::tr("Reference: %1, off by %2")
            .arg(roundedQuantity(*truth, p.question().unit), roundedQuantity(result->number->value - *truth));
    }
    if (p.thresholds().empty())
        return fromUtf8(p.classes()[std::size_t(result->predicted)]) == recorded
                   ? same
                   : CaseAnswer::tr("≠ Reference: %1").arg(recorded);
    const auto stated = statedIn(recorded.toStdString());
    QStringList missed, wrong;
    for (std::size_t i = 0; i < p.classes().size(); ++i) {
        const auto it = stated.find(p.classes()[i]);
        if (it == stated.end()) continue;
        const bool called = result->probabilities[i] >= p.thresholds()[i];
        if (called != it->second) (called ? wrong : missed) << fromUtf8(p.classes()[i]);
    }
    if (missed.isEmpty() && wrong.isEmpty()) return same;
    QStringList words;
    if (!missed.isEmpty()) words << CaseAnswer::tr("≠ Missed: %1").arg(enumerationWords(missed));
    if (!wrong.isEmpty()) words << CaseAnswer::tr("≠ Not there: %1").arg(enumerationWords(wrong));
    return words.join(QLatin1Char('\n'));
}

std::vector<ProbabilityRow> answerRows(const CasePresenter& p, const std::vector<std::string>& order) {
    std::vector<ProbabilityRow> rows;
    const inference::CaseResult* result = p.result();
    if (!result || result->number) return rows;
    const auto stated =
        p.thresholds().empty() ? std::map<std::string, bool>() : statedIn(p.current().recorded.toStdString());
    for (std::size_t c = 0; c < p.classes().size(); ++c) {
        const std::string& name = p.classes()[c];
        ProbabilityRow row{fromUtf8(name), result->probabilities[c], int(c) == result->predicted,
                           fromUtf8(name) == p.current().recorded, placeOfClass(order, name, int(c))};
        if (!p.thresholds().empty()) {
            row.predicted = row.probability >= p.thresholds()[c];
            const auto it = stated.find(name);
            row.recorded = it != stated.end() && it->second;
            row.threshold = p.thresholds()[c];
            row.name = CaseAnswer::tr("%1 (from %2)").arg(row.name, percentWords(p.thresholds()[c]));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace fovea::ui
