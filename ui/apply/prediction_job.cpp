#include "apply/prediction_job.h"

#include <algorithm>
#include <map>
#include <utility>

#include "dataset/new_studies.h"
#include "dataset/pixel_hash.h"
#include "dataset/units.h"
#include "inference/predictor.h"
#include "runs/training_marks.h"
#include "text/error_text.h"

namespace fovea::ui {

int PatientNumbers::of(const std::string& identifier) {
    if (identifier.empty()) return 0;
    const std::lock_guard lock(m_mutex);
    const QString key = QString::fromStdString(identifier);
    const auto known = m_numbers.constFind(key);
    return known != m_numbers.constEnd() ? *known : *m_numbers.insert(key, int(m_numbers.size()) + 1);
}

void PredictionMailbox::put(AppliedFile file) {
    const std::lock_guard lock(m_mutex);
    m_files.push_back(std::move(file));
}

std::vector<AppliedFile> PredictionMailbox::take() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_files, {});
}

namespace {
AppliedAnswer answerFrom(inference::CaseResult&& said) {
    AppliedAnswer answer;
    answer.number = said.number;
    answer.predicted = said.number ? -1 : said.predicted;
    answer.probabilities = std::move(said.probabilities);
    answer.atThreshold = std::move(said.atThreshold);
    answer.answerSet = std::move(said.answerSet);
    answer.unlike = said.likeness && said.likeness->unlike();
    if (answer.unlike) answer.unlikeWhy = said.likeness->why;
    return answer;
}

/// Puts predicted images together, and says what they say together.
class Together {
public:
    Together(const inference::Predictor& predictor, std::vector<AppliedFile> known, PatientNumbers& numbers,
             PredictionMailbox& mailbox)
        : m_predictor(predictor), m_numbers(numbers), m_mailbox(mailbox) {
        dataset::answerUnitFromName(predictor.info().question.answerUnit, m_unit);
        if (const auto rule = dataset::studyRuleFromText(predictor.info().question.studyBy)) m_rule = *rule;
        for (AppliedFile& file : known) m_units[file.unit] = std::move(file);
    }
    bool any() const { return m_unit != dataset::AnswerUnit::image; }

    /// `file` as it is by itself.
    Result<void> add(AppliedFile file, inference::CaseResult&& said, bool learnedFrom) {
        std::vector<dataset::Sample> image(1);
        image[0].path = file.path.toStdString();
        image[0].frame = file.frame;
        image[0].patient = said.patient;
        image[0].facts = std::move(said.facts);
        dataset::putNewIntoStudies(image, m_rule);
        const std::string key = dataset::unitKey(image[0], m_unit);
        // One by itself is in no list of others.
        const int unit = m_numbers.of(key.empty() ? "\n\n" + std::to_string(file.id) : key);
        if (m_open != unit) FOVEA_CHECK(finish());
        m_open = unit;
        auto kept = std::make_shared<inference::CaseResult>();
        kept->states = std::move(said.states);
        kept->likeness = std::move(said.likeness);
        // What is said of it by itself, for who asks for a line an image.
        kept->probabilities = std::move(said.probabilities);
        kept->number = said.number;
        AppliedPart part{file.id, file.path, file.frame, file.frames, 1, 0, std::move(kept)};
        part.learnedFrom = learnedFrom;
        const auto [it, fresh] = m_units.try_emplace(unit);
        if (fresh) {
            it->second = std::move(file);
            it->second.unit = unit;
            it->second.further.clear();
        }
        it->second.parts.push_back(std::move(part));
        return {};
    }

    /// The study that is being gone through, into the mailbox.
    Result<void> finish() {
        if (m_open == 0) return {};
        AppliedFile& file = m_units[std::exchange(m_open, 0)];
        std::vector<const inference::CaseResult*> images;
        for (const AppliedPart& part : file.parts) images.push_back(part.said.get());
        FOVEA_TRY(inference::UnitResult said, m_predictor.together(images));
        for (std::size_t i = 0; i < file.parts.size(); ++i) {
            file.parts[i].weight = said.weights[i];
            file.parts[i].evidence = said.evidence[i];
        }
        AppliedAnswer answer;
        answer.number = said.number;
        answer.predicted = said.number ? -1 : said.predicted;
        answer.probabilities = std::move(said.probabilities);
        answer.atThreshold = std::move(said.atThreshold);
        answer.answerSet = std::move(said.answerSet);
        answer.unlike = said.likeness && said.likeness->unlike();
        if (answer.unlike) answer.unlikeWhy = said.likeness->why;
        answer.learnedFrom = std::any_of(file.parts.begin(), file.parts.end(),
                                         [](const AppliedPart& part) { return part.learnedFrom; });
        static_cast<AppliedAnswer&>(file) = std::move(answer);
        m_mailbox.put(file);
        return {};
    }

private:
    const inference::Predictor& m_predictor;
    PatientNumbers& m_numbers;
    PredictionMailbox& m_mailbox;
    dataset::AnswerUnit m_unit = dataset::AnswerUnit::image;
    dataset::StudyRule m_rule;
    std::map<int, AppliedFile> m_units;
    int m_open = 0;  ///< the study that the last image was of; 0: none
};
}  // namespace

Result<void> predictFiles(std::vector<AppliedFile> files, std::vector<AppliedFile> known,
                          const std::vector<std::string>& adapters, AppliedNumbers& numbers,
                          PredictionMailbox& mailbox, const JobContext& job) {
    FOVEA_TRY(const inference::Predictors predictors, inference::Predictors::load(adapters));
    Together together(predictors[0], std::move(known), numbers.units, mailbox);
    // Where there are none, or none that this version reads, nothing is said.
    const auto marks = runs::TrainingMarks::fromText(predictors[0].info().trainingMarks);
    ProgressMeter meter(job, Stage::predict, std::int64_t(files.size()));
    for (AppliedFile& file : files) {
        FOVEA_CHECK(job.check());
        mailbox.beginWith(file.id);
        auto results =
            predictors.predict(file.path.toStdString(), file.frame, predictors[0].inputSettings().plane, job);
        if (results) {
            file.frames = results->front().frames;
            file.state = AppliedFile::State::done;
            file.patient = numbers.patients.of(results->front().patient);
            const bool learnedFrom = marks && marks->contain(dataset::pixelHash(results->front().display));
            if (together.any()) {
                FOVEA_CHECK(together.add(std::move(file), std::move(results->front()), learnedFrom));
                meter.advance();
                continue;
            }
            static_cast<AppliedAnswer&>(file) = answerFrom(std::move(results->front()));
            file.learnedFrom = learnedFrom;
            for (std::size_t i = 1; i < results->size(); ++i)
                file.further.push_back(answerFrom(std::move((*results)[i])));
        } else {
            if (results.error().code == ErrorCode::cancelled) return results.error();
            // The neighbours' predictions stand.
            file.state = AppliedFile::State::failed;
            file.error = whatAndRemedy(errorWords(results.error()));
        }
        meter.advance();
        mailbox.put(std::move(file));
    }
    return together.finish();
}

}  // namespace fovea::ui
