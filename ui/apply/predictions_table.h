#pragma once

#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "apply/applied_file.h"
#include "base/result.h"
#include "dataset/workbook_writer.h"
#include "evaluation/operating_point.h"

namespace fovea::ui {

/// Whether the operating point is more than the standard one, so that what holds there is worth saying.
inline bool chosenBySomebody(const evaluation::Thresholds& thresholds) {
    return thresholds.rule.kind != evaluation::ThresholdRule::standard;
}

/// In every file of predictions, in English wherever it is read.
inline constexpr const char* kResearchUse = "Research use only, not for diagnosis.";

/// What stands beside the predictions in a file of them.
struct AppliedBy {
    std::vector<std::string> classes;
    std::string adapter;         ///< the name of its file
    std::string adapterVersion;  ///< when and by which version of Fovea it was made
    bool threshold = false;      ///< it has an operating point that somebody chose
    bool likeness = false;       ///< it can say what is unlike the training images
    bool doubts = false;         ///< it can say what is unlike, or between which answers it is uncertain
    adapter::QuestionAsked question = {};
    /// Of AppliedFile::further, in their order.
    struct Further {
        std::string name;
        std::vector<std::string> classes;
        adapter::QuestionAsked question;
    };
    std::vector<Further> further = {};
    QString point = {};  ///< that operating point, as pointWords()
};

/// "“left” from 37 % on, chosen after the test images were seen": of each class that has a point; empty where
/// nobody chose it.
QString pointWords(const evaluation::Thresholds& thresholds);

/// Columns `file`, `frame` (from 1), `prediction`, one probability a class, `error`, `notice`, `adapter`,
/// `adapter_version`, where somebody chose its operating point `at_threshold` (classes with semicolons
/// between, perhaps none), where it can say them `answer_set` and `unlike_training`, and where any reference
/// is there `reference`. Every line carries the research-use notice, because lines get copied. Where a study
/// or patient has one answer a row is that, by its first image, and `images`, at the end, says how many it
/// has. What waits is left out. New columns come at the end: readers know the first ones by their place. The
/// first row are the titles. Of findings `prediction` holds those that are called, with semicolons between;
/// of a number it is the number, and behind it come `low` and `high`. At the end stand further adapters:
/// `NAME: prediction` and what follows it, as above. Behind all that, where there is any such image,
/// `learned_from`: 1 where the adapter has learned from it (AppliedAnswer::learnedFrom), else 0.
std::vector<std::vector<dataset::WorkbookCell>> appliedTable(const std::vector<AppliedFile>& files,
                                                             const AppliedBy& by);

/// The same of each image where a study or patient has one answer: `file`, `frame` (from 1), `unit` (the row
/// of that table, from 1), `weight` (how much of the answer it is; those of a unit sum to 1), then what is
/// said of the image by itself: one probability a class or finding, or `value`; where it can be said
/// `unlike_training`; `error`, `notice`, `adapter`, `adapter_version`; `evidence`
/// (AppliedPart::evidence). What waits is left out.
std::vector<std::vector<dataset::WorkbookCell>> appliedImagesTable(const std::vector<AppliedFile>& files,
                                                                   const AppliedBy& by);

/// The first one as CSV by RFC 4180, UTF-8, 17 significant digits with a point.
std::string appliedCsv(const std::vector<AppliedFile>& files, const AppliedBy& by);

/// Writes it, whole or not at all. Errors: notWritable, diskFull.
Result<void> writeAppliedCsv(const std::string& path, const std::vector<AppliedFile>& files,
                             const AppliedBy& by);

/// The same of appliedImagesTable().
Result<void> writeAppliedImagesCsv(const std::string& path, const std::vector<AppliedFile>& files,
                                   const AppliedBy& by);

/// The predictions as an Excel workbook (.xlsx): a sheet of the predictions, with numbers as numbers, and one
/// of what made them, with `validation`: lines about the figures on these images. Errors as writeWorkbook().
Result<void> writeAppliedWorkbook(const std::string& path, const std::vector<AppliedFile>& files,
                                  const AppliedBy& by, const QStringList& validation);

}  // namespace fovea::ui
