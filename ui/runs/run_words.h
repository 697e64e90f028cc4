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
/// The chief of it in a line: "FPT+, 512 pixels, 60 epochs, Fovea starter".
QString settingsLine(const runs::RunRecord& record);
/// "done", "ended early", "interrupted", "did not come to its end"; `running`: this one now is.
QString stateWords(const runs::RunRecord& record, bool running);
/// "0.91 (0.84 to 0.96)"; without an interval the figure alone; a dash where unknown.
QString figureWords(const evaluation::Estimate& figure);
/// The same of a difference, with its sign: "+0.03 (0.00 to 0.06)".
QString differenceWords(const evaluation::Estimate& difference);
/// What the adapter adds to the simple method, in a sentence that is honest when it adds nothing.
/// `where`: "On the tuning images"; the AUC of either, and the difference. `choseTheEpoch`: of images that
/// did, and so cannot show that the adapter is better.
QString baselineWords(const QString& where, double adapterAuc, double simpleAuc,
                      const evaluation::Estimate& difference, bool choseTheEpoch = false);
/// The same of a recorded run on its tuning images; empty where it is not known.
QString baselineWords(const runs::RunRecord& record);
/// A notice of a run or a series: as messageWords() has it, but the comparison with the baseline as above.
QString noticeWords(const Message& notice);

}  // namespace fovea::ui
