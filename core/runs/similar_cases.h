#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "dataset/sample.h"
#include "project/project.h"

namespace fovea::runs {

/// Class token states, [n, width], with each number standardised by the mean and deviation that it has over
/// `from` [m, width]: in what the frozen network takes an image for, no number counts for more only because
/// it is larger. A number that never differs becomes 0.
std::vector<float> standardised(std::vector<float> states, const std::vector<float>& from, std::size_t width);

/// An image of the project that is like another.
struct SimilarCase {
    dataset::Sample sample;  ///< with its label and split
    double distance = 0;     ///< root mean square over the standardised numbers
    int predicted = 0;       ///< class that the adapter gives it; of an image it learned from, from memory
    double probability = 0;  ///< of that class
};

/// The images that a run learned from or chose its epoch by, to find among them those most like a case. For
/// the user of the project alone: an adapter that is passed on has none of it. What is like is what the
/// frozen network takes for like, not what a finding has in common.
/// One thread at a time.
class SimilarCases {
public:
    /// Of stored features; images whose features are not stored are left out. Reads none of them yet: the
    /// project is needed no longer than for this. Errors: notFound (no such run, or it has no adapter), those
    /// of loadAdapter() and of the store.
    static Result<SimilarCases> of(const project::Project& project, std::int64_t run,
                                   std::shared_ptr<FileLayer> files, const JobContext& job);
    SimilarCases(SimilarCases&&) noexcept;
    SimilarCases& operator=(SimilarCases&&) noexcept;
    ~SimilarCases();

    const std::vector<std::string>& classes() const;  ///< order of SimilarCase::predicted
    std::size_t images() const;                       ///< among which is looked
    /// The nearest to an image of class token state `classState` [D], at most `count`, the nearest first. Not
    /// `itself`, its equal pixels and other images of its patient, where it is one of the project's.
    /// The first call reads all that is stored of the images. Cancellable. Errors: invalidArgument (a state
    /// of another length), those of the store.
    Result<std::vector<SimilarCase>> nearest(const std::vector<float>& classState,
                                             const dataset::Sample* itself, int count,
                                             const JobContext& job = {});
    /// The same of an image of the project, by its stored features. Error: notFound where they are not
    /// stored.
    Result<std::vector<SimilarCase>> nearest(const dataset::Sample& sample, int count,
                                             const JobContext& job = {});

private:
    Result<void> readStates(const JobContext& job);
    struct Impl;
    explicit SimilarCases(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace fovea::runs
