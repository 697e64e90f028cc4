#pragma once

#include <QString>
#include <vector>

#include "runs/run_record.h"

namespace fovea::ui {

/// One thing that was chosen for a run, in words.
struct SettingWords {
    QString name, value;
};

/// Everything that affects the result, in the order and the words of the Train page. Two
/// runs' lists have the same names in the same places.
std::vector<SettingWords> settingsWords(const runs::RunRecord& record);
/// "FPT+ (last half of the network's layers)".
QString methodWords(adapter::Method method);
/// The chief of it in a line: "FPT+, 512 pixels, 60 epochs, Fovea starter".
QString settingsLine(const runs::RunRecord& record);
/// The same for a cell of a table: what was chosen, the pre-trained network, the place in a series, a line
/// each.
QString settingsLines(const runs::RunRecord& record);
/// Why no images judge the epochs of such a run; empty where some do, or where no epoch says so yet.
QString withoutValidationWords(const std::vector<training::EpochRecord>& epochs, bool learnedFromAll);
/// "done", "ended early", "interrupted", "did not come to its end"; `running`: this one now is.
QString stateWords(const runs::RunRecord& record, bool running);
/// In a sentence: "0.91 (95 % confidence interval: 0.84 to 0.96)"; without an interval the figure alone; a
/// dash where unknown.
QString figureWords(const evaluation::Estimate& figure);
/// The same for a cell of a table that says of what level its ranges are: the range in a line below.
QString figureLines(const evaluation::Estimate& figure);
/// A difference with its sign: "+0.03", "−0.02"; a dash where unknown.
QString signedWords(double difference);
/// figureWords() and figureLines() of a difference.
QString differenceWords(const evaluation::Estimate& difference);
QString differenceLines(const evaluation::Estimate& difference);
/// Why a run without epochs has no curves.
QString withoutEpochsWords();
/// What a recorded run's baseline comes to on the validation images, and what the adapter adds to it, in
/// sentences that are honest when it adds nothing; empty where it is not known. The adapter's own AUC is said
/// before.
QString baselineWords(const runs::RunRecord& record);
/// A notice of a run or a series: as messageWords() has it, but the comparison with the baseline as above,
/// after the adapter's AUC.
QString noticeWords(const Message& notice);

}  // namespace fovea::ui
