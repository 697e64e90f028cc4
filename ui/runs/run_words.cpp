#include "runs/run_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "runs/figure_words.h"
#include "runs/run_messages.h"
#include "text/message_words.h"
#include "text/words.h"

namespace fovea::ui {

namespace {
struct RunWords {
    Q_DECLARE_TR_FUNCTIONS(RunWords)
};
const QString kDash = QStringLiteral("–");

QString pixels(const std::optional<int>& side) {
    return side ? RunWords::tr("%1 pixels").arg(*side) : RunWords::tr("the method's own");
}
QString withInterval(const QString& value, const evaluation::Estimate& f) {
    if (!std::isfinite(f.value) || !std::isfinite(f.low) || !std::isfinite(f.high) || f.low == f.high)
        return value;
    return RunWords::tr("%1 (95 % confidence interval: %2)").arg(value, intervalWords(f, false));
}
QString withIntervalBelow(const QString& value, const evaluation::Estimate& f) {
    const QString interval = std::isfinite(f.value) ? intervalWords(f, false) : QString();
    return interval.isEmpty() ? value : value + QLatin1Char('\n') + interval;
}

QString seriesText(const runs::RunSettings& s) {
    if (!s.assigned.series) return RunWords::tr("a single training");
    const runs::SeriesPosition& n = *s.assigned.series;
    if (n.kind == runs::SeriesKind::seeds)
        return RunWords::tr("seed %1 of %2 (series %3)").arg(n.member).arg(n.of).arg(n.id);
    return n.member == n.of
               ? RunWords::tr("on all images, after cross-validation (series %1)").arg(n.id)
               : RunWords::tr("fold %1 of %2 held out (series %3)").arg(n.member).arg(n.of - 1).arg(n.id);
}

/// What was chosen, the pre-trained network, the place in a series.
QStringList settingsParts(const runs::RunRecord& record) {
    const runs::RunSettings& s = *record.settings;
    QStringList chosen{QString::fromLatin1(adapter::methodName(s.method)).toUpper()};
    if (s.resolution) chosen << RunWords::tr("%1 pixels").arg(*s.resolution);
    chosen << (s.epochs == 0   ? RunWords::tr("read-out only")
               : s.epochs == 1 ? RunWords::tr("1 epoch")
                               : RunWords::tr("%1 epochs").arg(s.epochs));
    QStringList parts{enumerationWords(chosen)};
    if (!record.backboneTitle.empty()) parts << fromUtf8(record.backboneTitle);
    if (s.assigned.series) parts << seriesText(s);
    return parts;
}
}  // namespace

std::vector<SettingWords> settingsWords(const runs::RunRecord& record) {
    const runs::RunSettings s = record.settings.value_or(runs::RunSettings());
    const std::optional<runs::Fold> fold = runs::foldOf(s);
    const QString images = record.trainImages > 0
                               ? RunWords::tr("%1 training, %2 validation")
                                     .arg(countWords(record.trainImages), countWords(record.validationImages))
                               : RunWords::tr("not noted");
    // Equal images and diagnoses have an equal mark.
    const QString mark = fromUtf8(record.dataHash).left(6);
    return {
        {RunWords::tr("Images"), mark.isEmpty() ? images : RunWords::tr("%1 (mark %2)").arg(images, mark)},
        {RunWords::tr("Pre-trained network"), fromUtf8(record.backboneTitle)},
        {RunWords::tr("Image size"), pixels(s.resolution)},
        {RunWords::tr("Image size of the trained part"), pixels(s.lowResolution)},
        {RunWords::tr("The answer is read from"),
         s.head == runs::HeadKind::plain ? RunWords::tr("the side network")
         : s.epochs == 0                 ? RunWords::tr("a read-out alone")
                                         : RunWords::tr("side network and read-out")},
        {RunWords::tr("Epochs"), QString::number(s.epochs)},
        {RunWords::tr("Batch size (images at a time)"), QString::number(s.batch)},
        {RunWords::tr("Learning rate"), QLocale().toString(s.learningRate, 'g', 3)},
        {RunWords::tr("Seed (random start)"), QString::number(s.seed)},
        {RunWords::tr("Validation images"),
         fold ? RunWords::tr("fold %1").arg(fromUtf8(runs::foldText(*fold))) : RunWords::tr("as split")},
        {RunWords::tr("Several trainings"), seriesText(s)},
        {RunWords::tr("Class weights (rare diagnoses weigh more)"),
         s.balance == runs::Balance::off       ? RunWords::tr("no")
         : s.balance == runs::Balance::weights ? RunWords::tr("yes")
                                               : RunWords::tr("where needed")},
        {RunWords::tr("Ordinal (diagnoses are grades)"), s.ordinal == runs::Ordinal::off ? RunWords::tr("no")
                                                         : s.ordinal == runs::Ordinal::on
                                                             ? RunWords::tr("yes")
                                                             : RunWords::tr("as the project says")},
        {RunWords::tr("Early stopping"),
         s.patience > 1    ? RunWords::tr("after %1 epochs without a better one").arg(s.patience)
         : s.patience == 1 ? RunWords::tr("after 1 epoch without a better one")
                           : RunWords::tr("no")},
        {RunWords::tr("Horizontal flips (mirrored at random)"),
         s.flip ? RunWords::tr("yes") : RunWords::tr("no")},
        {RunWords::tr("Method (fine-grained prompt tuning)"), methodWords(s.method)},
        {RunWords::tr("Share of tokens kept (image parts)"),
         s.tokenRatio ? percentWords(*s.tokenRatio) : RunWords::tr("usual")},
        {RunWords::tr("Prompts (learned tokens of the adapter)"),
         s.prompts ? QString::number(*s.prompts) : RunWords::tr("usual")},
        {RunWords::tr("Width of the adapter's network (numbers for each image part)"),
         s.sideWidth == "paper" ? RunWords::tr("usual") : fromUtf8(s.sideWidth)},
        {RunWords::tr("Side networks (the mean of what they say counts)"), QString::number(s.sideNetworks)},
        {RunWords::tr("Arithmetic (precision)"),
         s.precision ? QString::fromLatin1(backbone::precisionName(*s.precision))
                     : RunWords::tr("automatic")},
        {RunWords::tr("Stored features"),
         s.store ? QString::fromLatin1(adapter::storeTypeName(*s.store)) : RunWords::tr("usual")},
        {RunWords::tr("Computes on"), fromUtf8(s.device)},
        {RunWords::tr("Program"), fromUtf8(record.software)}};
}

QString methodWords(adapter::Method method) {
    return method == adapter::Method::fptPlus ? RunWords::tr("FPT+ (last half of the network's layers)")
                                              : RunWords::tr("FPT (all of the network's layers)");
}

QString settingsLine(const runs::RunRecord& record) {
    return record.settings ? enumerationWords(settingsParts(record)) : kDash;
}

QString settingsLines(const runs::RunRecord& record) {
    return record.settings ? settingsParts(record).join(QLatin1Char('\n')) : kDash;
}

QString withoutValidationWords(const std::vector<training::EpochRecord>& epochs, bool learnedFromAll) {
    if (epochs.empty() || std::isfinite(epochs.back().loss)) return {};
    return learnedFromAll
               ? RunWords::tr("No AUC here: this training learned\nfrom the validation images, too.")
               : RunWords::tr("No AUC here: there are\nno validation images.");
}

QString withoutEpochsWords() {
    return RunWords::tr("A read-out only has no epochs, and so no curves.");
}

QString stateWords(const runs::RunRecord& record, bool running) {
    if (running) return RunWords::tr("running");
    if (record.state == project::RunState::done)
        return record.stopped || record.stoppedByPatience ? RunWords::tr("stopped early")
                                                          : RunWords::tr("done");
    return record.state == project::RunState::failed ? RunWords::tr("did not come to its end")
                                                     : RunWords::tr("interrupted");
}

QString figureWords(const evaluation::Estimate& f) {
    return withInterval(decimalWords(f.value, 2), f);
}

QString figureLines(const evaluation::Estimate& f) {
    return withIntervalBelow(decimalWords(f.value, 2), f);
}

QString signedWords(double difference) {
    return (difference > 0 ? QStringLiteral("+") : QString()) + decimalWords(difference, 2);
}

QString differenceWords(const evaluation::Estimate& f) {
    return withInterval(signedWords(f.value), f);
}

QString differenceLines(const evaluation::Estimate& f) {
    return withIntervalBelow(signedWords(f.value), f);
}

namespace {
/// What the difference to the baseline shows. `choseTheEpoch`: of images that did, and so cannot show that
/// the adapter is better.
QString differenceShows(const evaluation::Estimate& over, bool choseTheEpoch) {
    const evaluation::Estimate less{-over.value, -over.high, -over.low};
    const evaluation::Shown shown = evaluation::whatIsShown(over);
    if (choseTheEpoch && (shown == evaluation::Shown::better || shown == evaluation::Shown::neither))
        return RunWords::tr(
                   "The difference is %1. It does not show which is better: these images chose the best "
                   "epoch. Test images can show it, or a cross-validation.")
            .arg(differenceWords(over));
    switch (shown) {
        case evaluation::Shown::better:
            return RunWords::tr("The adapter is better by %1.")
                .arg(withInterval(decimalWords(over.value, 2), over));
        case evaluation::Shown::worse:
            return RunWords::tr("The adapter is worse by %1. The baseline would do.")
                .arg(withInterval(decimalWords(less.value, 2), less));
        case evaluation::Shown::neither:
            return RunWords::tr(
                       "The difference is %1. It may be chance: the adapter is not shown to be better.")
                .arg(differenceWords(over));
        case evaluation::Shown::untold:
            break;
    }
    return RunWords::tr("They cannot be compared: how much of the difference is chance is not known.");
}

/// `reads`: what the baseline reads; may be empty.
QString besideAdapter(double baselineAuc, const evaluation::Estimate& over, bool choseTheEpoch,
                      const QString& reads) {
    const QString how = reads.isEmpty() ? RunWords::tr("logistic regression")
                                        : RunWords::tr("logistic regression on %1").arg(reads);
    return RunWords::tr("The baseline (%1) has an AUC of %2 on the same images.")
               .arg(how, decimalWords(baselineAuc, 2)) +
           QLatin1Char(' ') + differenceShows(over, choseTheEpoch);
}

QString readsWords(const Terms& reads) {
    std::vector<std::string> words;
    for (const std::string& word : reads.words) words.push_back(windowFormat().translated(word));
    return QString::fromStdString(windowFormat().listed(words));
}
/// Of a notice of an earlier version nothing.
QString readsWords(const Message& notice) {
    const Argument* said = notice.argument("reads");
    const Terms* terms = said ? std::get_if<Terms>(said) : nullptr;
    return terms && !terms->words.empty() ? readsWords(*terms) : QString();
}
}  // namespace

QString noticeWords(const Message& n) {
    if (!n.is(runs::kBetterThanBaseline) && !n.is(runs::kWorseThanBaseline) && !n.is(runs::kNotShownBetter) &&
        !n.is(runs::kEpochChosenByThese) && !n.is(runs::kNotCompared))
        return messageWords(n);
    const auto on = [&n](const char* images) {
        const Argument* said = n.argument("images");
        return said && *said == Argument(Terms{{images}});
    };
    const QString where = on(runs::kOnHeldOutImages) ? RunWords::tr("On the images held out")
                          : on(runs::kOnValidationImagesOverSeeds)
                              ? RunWords::tr("On the validation images, as the mean of all trainings,")
                          : on(runs::kOnTheseImages) ? RunWords::tr("On these images")
                                                     : RunWords::tr("On the validation images");
    const bool choseTheEpoch =
        !on(runs::kOnHeldOutImages) && !on(runs::kOnTheseImages) && !on(runs::kOnValidationImagesOfReadOut);
    return RunWords::tr("%1 the adapter has an AUC of %2.")
               .arg(where, decimalWords(n.number("adapter_auc"), 2)) +
           QLatin1Char(' ') +
           besideAdapter(n.number("baseline_auc"),
                         {n.number("difference"), n.number("low"), n.number("high")}, choseTheEpoch,
                         readsWords(n));
}

QString baselineWords(const runs::RunRecord& r) {
    if (!r.baseline || !std::isfinite(r.baseline->adapterMinusThis.value)) return {};
    return besideAdapter(r.baseline->auc.value, r.baseline->adapterMinusThis, !r.readOutAlone(),
                         readsWords(runs::baselineTerms(r.baseline->method, r.baseline->variables)));
}

}  // namespace fovea::ui
