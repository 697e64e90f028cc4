#include "apply/prediction_job.h"

#include <utility>

#include "inference/predictor.h"
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
}  // namespace

Result<void> predictFiles(std::vector<AppliedFile> files, const std::vector<std::string>& adapters,
                          PatientNumbers& patients, PredictionMailbox& mailbox, const JobContext& job) {
    FOVEA_TRY(const inference::Predictors predictors, inference::Predictors::load(adapters));
    ProgressMeter meter(job, Stage::predict, std::int64_t(files.size()));
    for (AppliedFile& file : files) {
        FOVEA_CHECK(job.check());
        mailbox.beginWith(file.id);
        auto results =
            predictors.predict(file.path.toStdString(), file.frame, predictors[0].inputSettings().plane, job);
        if (results) {
            file.frames = results->front().frames;
            file.state = AppliedFile::State::done;
            file.patient = patients.of(results->front().patient);
            static_cast<AppliedAnswer&>(file) = answerFrom(std::move(results->front()));
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
    return {};
}

}  // namespace fovea::ui
