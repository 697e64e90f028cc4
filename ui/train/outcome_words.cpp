#include "train/outcome_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <vector>

#include "runs/figure_words.h"
#include "runs/run_words.h"
#include "text/words.h"

namespace fovea::ui {

namespace {
struct OutcomeWords {
    Q_DECLARE_TR_FUNCTIONS(OutcomeWords)
};

/// What a series came to, and whose adapter is to be used.
QString seriesLine(const runs::SeriesOutcome& s) {
    const auto spread = s.spread.find("auc");
    const evaluation::Estimate auc = s.auc();
    QStringList lines;
    const bool folds = s.kind == runs::SeriesKind::crossValidation;
    if (std::isfinite(auc.value))
        lines << (folds ? OutcomeWords::tr("Cross-validation: each image but the test images judged by a "
                                           "training that never met it, "
                                           "the AUC is %1.")
                        : OutcomeWords::tr("Mean of the trainings: an AUC of %1 on the validation images."))
                     .arg(figureWords(auc));
    if (spread != s.spread.end() && spread->second.count > 1)
        lines << OutcomeWords::tr("The %1 trainings had %2 to %3 (standard deviation %4).")
                     .arg(spread->second.count)
                     .arg(decimalWords(spread->second.lowest, 2), decimalWords(spread->second.highest, 2),
                          decimalWords(spread->second.deviation, 2));
    lines << (folds
                  ? OutcomeWords::tr("The adapter to use is that of training %1, which learned from all "
                                     "images but the test images.")
                  : OutcomeWords::tr("The adapter to use is that of training %1, the first: to take the best "
                                     "would be to choose by chance."))
                 .arg(s.shippedRun);
    return lines.join(QLatin1Char(' '));
}

/// A mean absolute error, exact to what is worth reading, with its unit and interval.
QString errorWords(const evaluation::Estimate& error, const dataset::Question& question) {
    const auto words = [](double value) { return QLocale().toString(value, 'g', 3); };
    QString text = words(error.value);
    if (!question.unit.empty()) text += QChar(0xa0) + fromUtf8(question.unit);
    if (std::isfinite(error.low) && std::isfinite(error.high))
        text += OutcomeWords::tr(" (%1 to %2)").arg(words(error.low), words(error.high));
    return text;
}

/// How well the adapter tells apart, of a number how far off it is; empty where no images say it.
QStringList judgedLines(const runs::RunOutcome& o, const dataset::Question& question) {
    if (question.kind == dataset::QuestionKind::number) {
        if (!o.number || !std::isfinite(o.number->error.value)) return {};
        QStringList lines{OutcomeWords::tr("On the validation images the mean absolute error is %1.")
                              .arg(errorWords(o.number->error, question))};
        if (std::isfinite(o.number->baselineError.value))
            lines << OutcomeWords::tr("That of the baseline is %1.")
                         .arg(errorWords(o.number->baselineError, question));
        return lines;
    }
    const double auc = o.validationAuc();
    if (!std::isfinite(auc)) return {};
    const QString value = decimalWords(auc, 2);
    const evaluation::Estimate interval = o.auc.value_or(evaluation::Estimate());
    if (intervalWords(interval, false).isEmpty())
        return {OutcomeWords::tr("On the validation images the AUC is %1.").arg(value)};
    return {
        OutcomeWords::tr("On the validation images the AUC is %1; for other patients like these it may lie "
                         "anywhere from %2 to %3 (95 % confidence interval).")
            .arg(value, decimalWords(interval.low, 2), decimalWords(interval.high, 2))};
}

/// Which epoch was kept, and what that means for the figure; `judged`: there is one.
QString epochLine(const runs::RunOutcome& o, bool judged) {
    if (o.epochs == 0)
        return judged ? OutcomeWords::tr(
                            "There were no epochs: a read-out was fitted, and it did not learn "
                            "from these images.")
                      : OutcomeWords::tr("There were no epochs: a read-out was fitted.");
    if (const int several = int(o.sideNetworks.size()); several > 0)
        return judged
                   ? OutcomeWords::tr(
                         "The adapter is the mean of %1 side networks, each as it was after its best epoch. "
                         "These images chose the epochs, so the figure flatters.")
                         .arg(several)
                   : OutcomeWords::tr(
                         "The adapter is the mean of %1 side networks, each as it was after "
                         "its last epoch.")
                         .arg(several);
    if (!judged)
        return OutcomeWords::tr("There were no validation images, so the last epoch was kept, epoch %1.")
            .arg(o.epochs);
    return OutcomeWords::tr(
               "The adapter is that of epoch %1, the best of %2. These images chose the epoch, so "
               "the figure flatters.")
        .arg(o.bestEpoch)
        .arg(o.epochs);
}

/// What else its read-out has to say.
QStringList readOutLines(const runs::RunOutcome& o) {
    if (!o.readOut) return {};
    if (!o.readOutAlone())
        return {OutcomeWords::tr(
            "Figures on the validation images are of the whole answer, side network and read-out; the loss "
            "on the training images is the side network's alone.")};
    if (!std::isfinite(o.readOut->outOfFoldAuc)) return {};
    return {
        OutcomeWords::tr("On the training images, each judged by a fit without its group of patients, the "
                         "AUC is %1.")
            .arg(decimalWords(o.readOut->outOfFoldAuc, 2))};
}

/// That from some epoch on only the training images were learned better; empty where it was not so.
QString overfittingWords(const std::vector<training::EpochRecord>& epochs) {
    constexpr double kRise = 1.2;  // less may be chance
    if (epochs.empty()) return {};
    const auto lowest = std::min_element(epochs.begin(), epochs.end(),
                                         [](const auto& a, const auto& b) { return a.loss < b.loss; });
    const training::EpochRecord& last = epochs.back();
    // Without validation images there is no loss to compare.
    if (!(last.loss > kRise * lowest->loss && last.trainLoss < lowest->trainLoss)) return {};
    return OutcomeWords::tr(
               "Overfitting: the loss on the validation images was lowest in epoch %1 and rose again while "
               "that on the training images went on falling. Early stopping (Advanced) ends such a training.")
        .arg(lowest - epochs.begin() + 1);
}
}  // namespace

QString outcomeWords(const runs::RunOutcome& o, const std::optional<runs::SeriesOutcome>& series,
                     const QString& besideBaseline, const dataset::Question& question) {
    QStringList lines;
    if (series) lines << seriesLine(*series);
    // Of an adapter that learned from all images nothing is known but what the others say.
    const bool own = !series || series->kind != runs::SeriesKind::crossValidation;
    if (own) {
        const QStringList figures = judgedLines(o, question);
        lines << figures << epochLine(o, !figures.isEmpty());
    }
    if (question.kind == dataset::QuestionKind::findings)
        lines << OutcomeWords::tr("AUCs are means over the findings; Inspect has each by itself.");
    if (o.validationAuc() < 0.6)  // not where it is unknown
        lines << OutcomeWords::tr("Guessing gives 0.5: this adapter has hardly learned to tell them apart.");
    if (!besideBaseline.isEmpty()) lines << besideBaseline;
    if (own && question.kind != dataset::QuestionKind::number) lines << readOutLines(o);
    lines << OutcomeWords::tr("Trained %1 parameters (numbers) beside the pre-trained network.")
                 .arg(countWords(o.learnableParameters));
    if (const std::size_t leftOut = o.preload.problems.size(); leftOut > 0)
        lines << (leftOut == 1 ? OutcomeWords::tr("1 image could not be read any more and was left out.")
                               : OutcomeWords::tr("%1 images could not be read any more and were left out.")
                                     .arg(countWords(std::int64_t(leftOut))));
    // Of several side networks the curves of one say nothing of all.
    const bool one = o.sideNetworks.empty();
    if (const QString overfitting = overfittingWords(o.validation);
        one && !overfitting.isEmpty() && !o.stoppedByPatience)
        lines << overfitting;
    if (one && o.stoppedByPatience)
        lines << OutcomeWords::tr("Early stopping: no epoch after epoch %1 was better.").arg(o.bestEpoch);
    if (o.wholeSeconds > 0 && o.planned)
        lines << OutcomeWords::tr("It took %1 (estimated: %2).")
                     .arg(clockWords(o.wholeSeconds),
                          clockWords(o.planned->preloadSeconds + o.planned->trainSeconds));
    return lines.join(QLatin1Char(' '));
}

QString headlineWords(const runs::RunResult& result, const dataset::Question& question) {
    if (question.kind == dataset::QuestionKind::number)
        return result.number && std::isfinite(result.number->error.value)
                   ? OutcomeWords::tr("mean absolute error %1")
                         .arg(errorWords(result.number->error, question))
                   : OutcomeWords::tr("done; there were no validation images");
    const double auc = result.validationAuc();
    if (!std::isfinite(auc)) return OutcomeWords::tr("done; there were no validation images");
    return (question.kind == dataset::QuestionKind::findings ? OutcomeWords::tr("mean AUC %1")
                                                             : OutcomeWords::tr("AUC %1"))
        .arg(decimalWords(auc, 2));
}

}  // namespace fovea::ui
