#include "runs/run_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "runs/figure_words.h"

namespace fovea::ui {

namespace {
QString tr(const char* text) {
    return QCoreApplication::translate("fovea::ui::RunWords", text);
}
const QString kDash = QStringLiteral("–");

QString pixels(const std::optional<int>& side) {
    return side ? tr("%1 pixels").arg(*side) : tr("the method's own");
}
QString withInterval(const QString& value, const evaluation::Estimate& f) {
    if (!std::isfinite(f.value) || !std::isfinite(f.low) || !std::isfinite(f.high) || f.low == f.high)
        return value;
    return tr("%1 (%2 to %3)").arg(value, decimalWords(f.low, 2), decimalWords(f.high, 2));
}

QString seriesText(const training::RunSettings& s) {
    if (!s.series) return tr("a single training");
    const training::SeriesNote& n = *s.series;
    if (n.kind == training::SeriesKind::seeds)
        return tr("random start %1 of %2 (series %3)").arg(n.member).arg(n.of).arg(n.id);
    return n.member == n.of ? tr("on all images, after cross-validation (series %1)").arg(n.id)
                            : tr("group %1 of %2 held out (series %3)").arg(n.member).arg(n.of - 1).arg(n.id);
}
}  // namespace

std::vector<SettingWords> settingsWords(const training::RunRecord& record) {
    const training::RunSettings s = record.settings.value_or(training::RunSettings());
    const QString images = record.trainImages > 0
                               ? tr("%1 to learn from, %2 to tune by")
                                     .arg(countWords(record.trainImages), countWords(record.validationImages))
                               : tr("not noted");
    // Equal images and diagnoses have an equal mark.
    const QString mark = fromUtf8(record.dataHash).left(6);
    return {
        {tr("Images"), mark.isEmpty() ? images : tr("%1 (mark %2)").arg(images, mark)},
        {tr("Pre-trained network"), fromUtf8(record.backboneTitle)},
        {tr("Image size"), pixels(s.resolution)},
        {tr("Image size of the trained part"), pixels(s.lowResolution)},
        {tr("Rounds"), QString::number(s.epochs)},
        {tr("Images at a time"), QString::number(s.batch)},
        {tr("Step size"), QLocale().toString(s.learningRate, 'g', 3)},
        {tr("Random start"), QString::number(s.seed)},
        {tr("Tuning images"),
         s.fold ? tr("group %1").arg(fromUtf8(training::foldText(*s.fold))) : tr("as divided")},
        {tr("Several trainings"), seriesText(s)},
        {tr("Rare diagnoses weigh more"), s.balance == training::Balance::off       ? tr("no")
                                          : s.balance == training::Balance::weights ? tr("yes")
                                                                                    : tr("where needed")},
        {tr("Diagnoses are grades"), s.ordinal == training::Ordinal::off  ? tr("no")
                                     : s.ordinal == training::Ordinal::on ? tr("yes")
                                                                          : tr("as the project says")},
        {tr("Ends early"),
         s.patience > 0 ? tr("after %1 rounds without a better one").arg(s.patience) : tr("no")},
        {tr("Mirrored at random"), s.flip ? tr("yes") : tr("no")},
        {tr("Method"), QString::fromLatin1(adapter::methodName(s.method)).toUpper()},
        {tr("Share of image parts kept"), s.tokenRatio ? percentWords(*s.tokenRatio) : tr("usual")},
        {tr("Prompts"), s.prompts ? QString::number(*s.prompts) : tr("usual")},
        {tr("Arithmetic"),
         s.precision ? QString::fromLatin1(backbone::precisionName(*s.precision)) : tr("automatic")},
        {tr("What is stored"), s.store ? QString::fromLatin1(adapter::storeTypeName(*s.store)) : tr("usual")},
        {tr("Computes on"), fromUtf8(s.device)},
        {tr("Program"), fromUtf8(record.software)}};
}

QString settingsLine(const training::RunRecord& record) {
    if (!record.settings) return kDash;
    const training::RunSettings& s = *record.settings;
    QStringList parts{QString::fromLatin1(adapter::methodName(s.method)).toUpper()};
    if (s.resolution) parts << tr("%1 pixels").arg(*s.resolution);
    parts << tr("%1 rounds").arg(s.epochs);
    if (!record.backboneTitle.empty()) parts << fromUtf8(record.backboneTitle);
    if (s.series) parts << seriesText(s);
    return parts.join(QStringLiteral(", "));
}

QString stateWords(const training::RunRecord& record, bool running) {
    if (running) return tr("running");
    if (record.state == "done")
        return record.stopped || record.outOfPatience ? tr("ended early") : tr("done");
    return record.state == "failed" ? tr("did not come to its end") : tr("interrupted");
}

QString figureWords(const evaluation::Estimate& f) {
    return withInterval(decimalWords(f.value, 2), f);
}

QString differenceWords(const evaluation::Estimate& f) {
    return withInterval((f.value > 0 ? QStringLiteral("+") : QString()) + decimalWords(f.value, 2), f);
}

QString baselineWords(const training::RunRecord& r) {
    if (!r.baselineAuc || !r.overBaseline || !std::isfinite(r.overBaseline->value)) return {};
    const evaluation::Estimate& over = *r.overBaseline;
    const QString both = tr("On the tuning images a simple method gets an AUC of %1, the adapter %2")
                             .arg(decimalWords(r.baselineAuc->value, 2), decimalWords(r.validationAuc(), 2));
    const QString amount =
        withInterval(decimalWords(std::abs(over.value), 2),
                     over.value < 0 ? evaluation::Estimate{-over.value, -over.high, -over.low} : over);
    if (over.low > 0) return tr("%1: better by %2.").arg(both, amount);
    if (over.high < 0) return tr("%1: worse by %2. The simple method would do.").arg(both, amount);
    return tr("%1. The difference, %2, may be chance: the adapter is not shown to be better.")
        .arg(both, differenceWords(over));
}

}  // namespace fovea::ui
