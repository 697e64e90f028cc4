#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "dataset/question.h"
#include "dataset/sample.h"
#include "evaluation/readers.h"
#include "project/project.h"

namespace fovea::project {

/// What the readers of the question in use say, before anything is trained.
struct AgreementOfReaders {
    dataset::Question question;        ///< with the rule by which their answers become one
    std::vector<std::string> readers;  ///< by name
    std::vector<int> read;             ///< [readers] images; where a study or a patient has one answer, these
    int images = 0;                    ///< likewise, that any of them has read
    int withoutConsensus = 0;          ///< of these, ones without a label
    std::vector<std::string> classes;
    bool ordinal = false;                 ///< Cohen's kappa has quadratic weights
    evaluation::ReaderAgreement figures;  ///< none of a single reader
};
/// Of all images but those set aside; nothing where nobody has read any. Second readings stand in pairs, but
/// not among those whom Fleiss' kappa and ReaderAgreement::readByAll are of. Errors: those of
/// Project::samples().
Result<std::optional<AgreementOfReaders>> agreementOfReaders(const Project& project);
/// The same of samples in memory, which answer this question.
Result<std::optional<AgreementOfReaders>> agreementOfReaders(std::vector<dataset::Sample> samples,
                                                             const dataset::Question& question);

/// `reader_agreement` of docs/cli.md.
nlohmann::json toJson(const AgreementOfReaders& agreement);

}  // namespace fovea::project
