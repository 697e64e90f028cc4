#include "inspect/curves.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "evaluation/calibration.h"
#include "evaluation/metrics.h"
#include "evaluation/precision_recall.h"
#include "questions/unit_name.h"
#include "runs/figure_words.h"
#include "text/words.h"

namespace fovea::ui {

namespace {
struct Curves {
    Q_DECLARE_TR_FUNCTIONS(Curves)
};
}  // namespace

RocCurve rocCurve(const evaluation::ScoredImages& images, const QString& finding, int colour) {
    RocCurve curve;
    curve.name = finding;
    curve.colour = colour;
    for (const evaluation::RocPoint& p : evaluation::rocCurve(images.scores, images.positive))
        curve.points.push_back({p.falsePositiveRate, p.truePositiveRate, p.threshold});
    return curve;
}

std::vector<RateLine> precisionRecallLines(const evaluation::ScoredImages& images, const QString& finding,
                                           int colour) {
    RateLine line;
    line.name = finding;
    line.colour = colour;
    for (const auto& p : evaluation::precisionRecallCurve(images.scores, images.positive))
        line.points.push_back(
            {p.recall, p.precision, evaluation::kUnknown, evaluation::kUnknown,
             Curves::tr("Sensitivity %1, PPV %2\nat a threshold of %3 on the probability")
                 .arg(percentWords(p.recall), percentWords(p.precision), percentWords(p.threshold))});
    return {line};
}

std::vector<RateLine> reliabilityLines(const evaluation::ScoredImages& images, const QString& finding,
                                       int colour, dataset::AnswerUnit counted) {
    RateLine line;
    line.name = finding;
    line.colour = colour;
    line.dots = true;
    for (const evaluation::ReliabilityBin& bin : evaluation::reliability(images)) {
        const QString interval = intervalWords(bin.observed, true);
        line.points.push_back(
            {bin.stated, bin.observed.value, bin.observed.low, bin.observed.high,
             Curves::tr("Stated %1 to %2, on average %3.\nIt came true in %4%5: %6.")
                 .arg(percentWords(bin.low), percentWords(bin.high), percentWords(bin.stated),
                      percentWords(bin.observed.value),
                      interval.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(interval),
                      countedWords(bin.images, counted))});
    }
    return {line};
}

namespace {
/// A share of the images as so many in 100, as the axis counts; none has no sign.
QString inHundred(double share) {
    return decimalWords(std::round(100 * share) + 0.0, 0);
}
}  // namespace

DecisionLines decisionLines(const evaluation::DecisionCurve& curve, int colour, int restColour,
                            dataset::AnswerUnit counted) {
    DecisionLines decision;
    RateLine model, all;
    model.name = Curves::tr("acting on the adapter");
    model.colour = colour;
    all.name = ofUnit(counted, Curves::tr("acting on every image"), Curves::tr("acting on every study"),
                      Curves::tr("acting on every patient"));
    all.colour = restColour;
    double top = 0;
    for (const evaluation::NetBenefitPoint& p : curve.points) {
        const QString words =
            ofUnit(counted,
                   Curves::tr(
                       "Acting from %1 on\nNet benefit in 100 images: by the adapter %2, on every image %3"),
                   Curves::tr(
                       "Acting from %1 on\nNet benefit in 100 studies: by the adapter %2, on every study %3"),
                   Curves::tr("Acting from %1 on\nNet benefit in 100 patients: by the adapter %2, on every "
                              "patient %3"))
                .arg(percentWords(p.threshold), inHundred(p.model), inHundred(p.treatAll));
        model.points.push_back({p.threshold, p.model, evaluation::kUnknown, evaluation::kUnknown, words});
        all.points.push_back({p.threshold, p.treatAll, evaluation::kUnknown, evaluation::kUnknown, words});
        top = std::max({top, p.model, p.treatAll});
    }
    constexpr double kBelow = 0.3;  // of the height, to show where a line sinks below nothing
    decision.low = -kBelow * top;
    decision.high = top;
    if (top <= 0) decision = {{}, -kBelow, 1 - kBelow};
    decision.lines = {std::move(model), std::move(all)};
    return decision;
}

QString benefitWords(const evaluation::NetBenefit& at, dataset::AnswerUnit counted) {
    const auto with = [](const evaluation::Estimate& e) {
        return intervalWords(e, false).isEmpty()
                   ? inHundred(e.value)
                   : Curves::tr("%1 (%2 to %3)").arg(inHundred(e.value), inHundred(e.low), inHundred(e.high));
    };
    const auto shown = [](const evaluation::Estimate& e, evaluation::Shown what) {
        return evaluation::whatIsShown(e) == what;
    };
    using evaluation::Shown;
    const QString words =
        ofUnit(
            counted,
            Curves::tr("At a threshold of %1 the net benefit in 100 images is %2; minus that of acting on "
                       "every image, %3. "),
            Curves::tr("At a threshold of %1 the net benefit in 100 studies is %2; minus that of acting on "
                       "every study, %3. "),
            Curves::tr("At a threshold of %1 the net benefit in 100 patients is %2; minus that of acting on "
                       "every patient, %3. "))
            .arg(percentWords(at.threshold, 1), with(at.model), with(at.minusTreatAll)) +
        (at.prevalenceStated
             ? Curves::tr("It is that of people of whom %1 have the finding, as stated below. ")
             : Curves::tr("It is that of people of whom %1 have the finding, as here. "))
            .arg(percentWords(at.prevalence, 1));
    if (shown(at.model, Shown::better) && shown(at.minusTreatAll, Shown::better))
        return words + Curves::tr(
                           "Acting on the adapter is shown to be worth more than acting on all and "
                           "than acting on none.");
    if (shown(at.model, Shown::worse) || shown(at.minusTreatAll, Shown::worse))
        return words + Curves::tr("Acting on all or on none is worth more.");
    return words + Curves::tr("Acting on the adapter is not shown to be worth more than both.");
}

ScoreKinds scoreKinds(const evaluation::ScoredImages& images, const QString& finding, const QString& rest,
                      int colour, int restColour) {
    ScoreKinds kinds{{finding, {}, colour}, {rest, {}, restColour}};
    for (std::size_t i = 0; i < images.size(); ++i)
        (images.positive[i] ? kinds.with : kinds.without).scores.push_back(images.scores[i]);
    return kinds;
}

namespace {
QString ruleWords(const evaluation::OperatingRule& rule) {
    using evaluation::ThresholdRule;
    switch (rule.kind) {
        case ThresholdRule::standard:
            return Curves::tr("the standard one");
        case ThresholdRule::youden:
            return Curves::tr("the best balance (Youden's index)");
        case ThresholdRule::sensitivity:
            return Curves::tr("for a sensitivity of at least %1").arg(percentWords(rule.value, 1));
        case ThresholdRule::specificity:
            return Curves::tr("for a specificity of at least %1").arg(percentWords(rule.value, 1));
        case ThresholdRule::harm:
            return rule.value == 1
                       ? Curves::tr("a miss counting as one false alarm")
                       : Curves::tr("a miss counting as %1 false alarms").arg(decimalWords(rule.value, 1));
        case ThresholdRule::byHand:
            return Curves::tr("set by hand");
    }
    return {};
}

/// On how many of what has one answer it was chosen.
QString chosenOnWords(const evaluation::ChosenOn& on, dataset::AnswerUnit unit) {
    const bool validation = on.part == "val";
    const QString number = countWords(on.images);
    switch (unit) {
        case dataset::AnswerUnit::image:
            return validation
                       ? Curves::tr(", chosen on %1 validation images").arg(number)
                       : Curves::tr(", chosen on %1 images that took turns in being held out").arg(number);
        case dataset::AnswerUnit::study:
            return validation
                       ? Curves::tr(", chosen on %1 studies of the validation set").arg(number)
                       : Curves::tr(", chosen on %1 studies that took turns in being held out").arg(number);
        case dataset::AnswerUnit::patient:
            return validation
                       ? Curves::tr(", chosen on %1 patients of the validation set").arg(number)
                       : Curves::tr(", chosen on %1 patients that took turns in being held out").arg(number);
    }
    return {};
}
}  // namespace

QString inUseWords(const evaluation::Thresholds& t, const std::string& of, dataset::AnswerUnit unit) {
    const evaluation::OperatingPoint* point = t.of(of);
    QString words =
        Curves::tr("In use: %1, %2").arg(percentWords(point ? point->value : 0.5, 1), ruleWords(t.rule));
    if (t.chosenOn.images > 0 && t.rule.kind != evaluation::ThresholdRule::standard)
        words += chosenOnWords(t.chosenOn, unit);
    if (t.afterTest) words += Curves::tr(", after the test images were seen");
    return words + QLatin1Char('.');
}

double shareOf(const evaluation::ScoredImages& images) {
    if (images.positive.empty()) return evaluation::kUnknown;
    return double(std::count(images.positive.begin(), images.positive.end(), 1)) / double(images.size());
}

}  // namespace fovea::ui
