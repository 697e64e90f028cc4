#pragma once

#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/result.h"
#include "dataset/sample.h"
#include "dataset/strata.h"

namespace fovea::dataset {

/// The folder that holds all samples' files, as deep as can be; empty for none.
std::string commonFolder(const std::vector<Sample>& samples);

/// Their files below commonFolder(), with '/', each once, in the samples' order.
std::vector<std::string> relativeFiles(const std::vector<Sample>& samples);

/// Labels as a table: columns `file` (relative to commonFolder(), with '/'), `label`,
/// `patient`, `split`, and where any sample has one `subgroup`, `study`, `frame` (from 0) and `plane`.
/// Of several questions, or one about findings or a number, instead of `label` a column for each, of its
/// name, and of findings one for each finding with 1, 0 or nothing where it is not stated. A name that is
/// taken stands behind the question's: "Lesions: split". Behind all others a column for each reader of the
/// question in use: "reader NAME".
/// CSV by RFC 4180: UTF-8, comma, CRLF; texts that look like formulas guarded as csvField()
/// does it. Read back with matchLabels() it says the same
/// of every sample, also in another folder with the same content.
/// `asked`: what the samples answer.
///
/// Holds patients' identifiers: only for a file that the user asked for.
/// Error: invalidArgument (a file name that is no UTF-8; it is named).
Result<std::string> labelsCsv(const std::vector<Sample>& samples, const Asked& asked = {});
/// Writes it after kCsvMark, so that spreadsheet programs read it rightly, whole or not at all. Errors: as
/// above, notWritable, diskFull.
Result<void> writeLabelsCsv(const std::string& path, const std::vector<Sample>& samples, FileLayer& files,
                            const Asked& asked = {});

}  // namespace fovea::dataset
