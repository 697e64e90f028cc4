#pragma once

#include <span>
#include <string>
#include <vector>

#include "adapter/adapter_file.h"
#include "base/result.h"
#include "dataset/question.h"
#include "dataset/sample.h"

namespace fovea::runs {

/// What a network is asked, and how the answers of images become its targets: the one place that knows what a
/// kind of question needs. Everything that knows classes alone is given those of one finding at a time
/// (oneFinding()).
struct Task {
    dataset::Question question;
    /// Of the network's outputs, in their order: the classes, the findings that can be learned, or of a
    /// number the question's name.
    std::vector<std::string> names;
    double mean = 0, deviation = 1;  ///< of a number, over the training images: what its output counts in

    Task() = default;
    /// One of several classes, by a question without a name.
    Task(std::vector<std::string> classes) : names(std::move(classes)) {}

    adapter::Outputs outputs() const;
    bool ofClasses() const { return outputs() == adapter::Outputs::classes; }
    bool ofFindings() const { return outputs() == adapter::Outputs::findings; }
    bool ofNumber() const { return outputs() == adapter::Outputs::number; }
    /// As an adapter's file has it.
    adapter::QuestionAsked forAdapter() const;
};
/// What an adapter was asked.
Task taskOf(const adapter::AdapterInfo& info);

/// What is only there for classes and grades is refused for other kinds. `what`: "labels are ranked". Error:
/// invalidArgument, naming the question.
Result<void> mustBeOfClasses(const dataset::Question& question, const std::string& what);

/// The same of what is only there where answers are of images. Error: invalidArgument, naming the question,
/// its unit and how to ask of images.
Result<void> mustBeOfImages(const dataset::Question& question, const std::string& what);

/// What a loss takes of images.
struct Targets {
    std::vector<int> labels;    ///< [n], of classes; -1: none of them
    std::vector<float> values;  ///< [n, C], of findings and numbers, as Batch::targets
    std::size_t width = 1;      ///< C, of `values`
};
/// An answer that is none of the question's counts as not stated.
Targets targetsOf(const Task& task, const std::vector<dataset::Sample>& samples);
/// Puts those of some images behind what `batch` has.
void addTargets(const Targets& targets, std::size_t first, std::size_t count, adapter::Batch& batch);

/// The images that state a finding, as of the two classes adapter::kFindingAnswers.
struct OneFinding {
    std::vector<int> places;               ///< among the samples asked about
    std::vector<dataset::Sample> samples;  ///< their labels are "no" and "yes"
};
OneFinding oneFinding(const std::vector<dataset::Sample>& samples, const Task& task, std::size_t finding);
/// Column `finding` of what was said of all, as probabilities of no and yes: of `places`, [places, 2].
std::vector<double> ofFinding(std::span<const double> answers, std::size_t findings, std::size_t finding,
                              std::span<const int> places);

/// Whether an image states anything that it asks.
bool isAnswered(const Task& task, const dataset::Sample& sample);

/// The numbers that samples have for an answer, NaN where there is none; in the unit.
std::vector<double> numbersOf(const std::vector<dataset::Sample>& samples);

/// Findings of which training images say both yes and no; the others cannot be learned.
std::vector<std::string> learnableFindings(const dataset::Question& question,
                                           const std::vector<dataset::Sample>& samples);

}  // namespace fovea::runs
