#include "project/second_reading.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/random.h"
#include "dataset/consensus.h"
#include "project/reader_agreement.h"

namespace fovea::project {

using dataset::Sample;

namespace {

/// What is drawn before a second image of the same: a patient, or a file whose patient is unknown.
struct Source {
    bool isPatient = false;
    std::vector<std::int64_t> images;
};

/// Whether this reader has said anything of it.
bool hasReading(const Sample& sample, const std::string& reader) {
    const auto said = sample.readings.find(reader);
    return said != sample.readings.end() && !said->second.empty();
}

bool isAgainstLabels(const std::vector<Sample>& samples, const std::string& reader) {
    return std::none_of(samples.begin(), samples.end(),
                        [&](const Sample& s) { return hasReading(s, reader); });
}

}  // namespace

std::string firstAnswer(const Sample& sample, const std::string& reader, bool againstLabels) {
    if (againstLabels) return sample.label;
    return hasReading(sample, reader) ? sample.readings.at(reader) : std::string();
}

Result<SecondReadingDraw> drawSecondReading(const std::vector<Sample>& samples,
                                            const SecondReadingRequest& request) {
    if (request.reader.empty() || dataset::isSecondReading(request.reader) || request.images < 1)
        return Error{ErrorCode::invalidArgument, "a second reading needs a reader and an image", {}};
    SecondReadingDraw draw;
    draw.againstLabels = isAgainstLabels(samples, request.reader);
    std::vector<Source> sources;  // in the order of their first image
    std::unordered_map<std::string_view, std::size_t> places;
    for (const Sample& s : samples) {
        if (s.split == dataset::Split::excluded) continue;
        if (firstAnswer(s, request.reader, draw.againstLabels).empty()) continue;
        // Frames of one file are of one patient, also where nobody knows which.
        const std::string_view patient = s.patient.empty() ? s.path : s.patient;
        const auto [place, isNew] = places.try_emplace(patient, sources.size());
        if (isNew) sources.push_back({!s.patient.empty(), {}});
        sources[place->second].images.push_back(s.id);
        ++draw.of;
    }
    std::size_t most = 0;
    Random random(request.seed);
    for (Source& source : sources) {
        random.shuffle(source.images);
        most = std::max(most, source.images.size());
    }
    random.shuffle(sources);
    for (std::size_t round = 0; round < most; ++round)
        for (const Source& source : sources) {
            if (round >= source.images.size() || draw.images.size() == std::size_t(request.images)) continue;
            draw.images.push_back(source.images[round]);
            if (round == 0) ++(source.isPatient ? draw.patients : draw.files);
        }
    return draw;
}

Result<std::optional<evaluation::PairAgreement>> agreementOfSecondReading(const std::vector<Sample>& samples,
                                                                          const dataset::Question& question,
                                                                          const std::string& reader) {
    const std::string again = dataset::secondReadingOf(reader);
    const bool againstLabels = isAgainstLabels(samples, reader);
    std::vector<Sample> both;
    for (const Sample& s : samples) {
        const std::string first = firstAnswer(s, reader, againstLabels);
        if (first.empty() || !hasReading(s, again)) continue;
        both.push_back(s);
        both.back().readings = {{reader, first}, {again, s.readings.at(again)}};
    }
    FOVEA_TRY(const auto agreement, agreementOfReaders(std::move(both), question));
    if (!agreement || agreement->figures.pairs.empty()) return std::optional<evaluation::PairAgreement>();
    return std::optional(agreement->figures.pairs.front());
}

}  // namespace fovea::project
