#include "runs/suspects.h"

#include <algorithm>
#include <limits>

#include "project/confirmed_labels.h"
#include "runs/out_of_fold.h"
#include "runs/project_source.h"
#include "runs/run.h"
#include "runs/task.h"

namespace fovea::runs {

using dataset::Sample;
using dataset::Split;

std::vector<Suspect> rankedSuspects(const std::vector<Sample>& samples,
                                    const std::vector<std::string>& classes,
                                    const std::vector<double>& probabilities) {
    const std::size_t C = classes.size();
    const std::vector<int> labels = labelsOf(samples, classes);
    std::vector<double> usual(C), images(C);  // mean probability of a class where it is the label
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto y = std::size_t(labels[i]);
        usual[y] += probabilities[i * C + y];
        ++images[y];
    }
    for (std::size_t c = 0; c < C; ++c)
        usual[c] = images[c] > 0 ? usual[c] / images[c] : std::numeric_limits<double>::infinity();
    std::vector<Suspect> ranked;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto y = std::size_t(labels[i]);
        const double* row = &probabilities[i * C];
        std::size_t other = y == 0 ? 1 : 0;
        for (std::size_t c = 0; c < C; ++c)
            if (c != y && row[c] > row[other]) other = c;
        ranked.push_back({samples[i], classes[other], row[y], row[other],
                          row[other] > row[y] && row[other] >= usual[other]});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Suspect& a, const Suspect& b) {
        return a.given - a.other < b.given - b.other;
    });
    return ranked;
}

Result<Suspects> suspectLabels(const project::Project& project, const RunSettings& settings,
                               std::shared_ptr<FileLayer> files, const JobContext& job) {
    return guarded([&]() -> Result<Suspects> {
        FOVEA_TRY(const dataset::Question question, project.question());
        FOVEA_CHECK(mustBeOfClasses(question, "labels are ranked"));
        FOVEA_CHECK(mustBeOfImages(question, "labels are ranked"));
        FOVEA_TRY(const PreloadedStore preloaded, preloadedStore(project, settings, std::move(files), job));
        Suspects suspects;
        suspects.problems = preloaded.report.problems;
        FOVEA_TRY(suspects.classes, project.classes());
        FOVEA_TRY(std::vector<Sample> samples, project.samples());
        std::erase_if(samples, [&](const Sample& s) {
            return s.label.empty() || s.split == Split::test || s.split == Split::excluded ||
                   !preloaded.store.contains(s.pixelHash) || classIndex(suspects.classes, s.label) < 0;
        });
        std::vector<std::string>& classes = suspects.classes;
        std::erase_if(classes, [&](const std::string& c) {
            return std::none_of(samples.begin(), samples.end(),
                                [&](const Sample& s) { return s.label == c; });
        });
        if (classes.size() < 2)
            return Error{ErrorCode::tooFewSamples, "no labelled images of two classes outside the test part",
                         project.folder()};
        FOVEA_TRY(const OutOfFold said, outOfFold(preloaded.store, samples, classes, {}, job));
        suspects.penalty = said.penalty;
        suspects.logLoss = said.logLoss;
        suspects.groups = said.groups;
        suspects.ranked = rankedSuspects(samples, classes, said.probabilities);
        FOVEA_TRY(const project::ConfirmedLabels confirmed, project::confirmedLabels(project));
        suspects.confirmed = int(std::erase_if(suspects.ranked, [&](const Suspect& s) {
            const auto known = confirmed.find(s.sample.id);
            return known != confirmed.end() && known->second == s.sample.label;
        }));
        suspects.likely = int(std::count_if(suspects.ranked.begin(), suspects.ranked.end(),
                                            [](const Suspect& s) { return s.likely; }));
        return suspects;
    });
}

}  // namespace fovea::runs
