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

Result<void> predictFiles(std::vector<AppliedFile> files, const std::string& adapterPath,
                          PatientNumbers& patients, PredictionMailbox& mailbox, const JobContext& job) {
    FOVEA_TRY(const inference::Predictor predictor, inference::Predictor::load(adapterPath));
    ProgressMeter meter(job, Stage::predict, std::int64_t(files.size()));
    for (AppliedFile& file : files) {
        FOVEA_CHECK(job.check());
        mailbox.beginWith(file.id);
        auto result = predictor.predict(file.path.toStdString(),
                                        {file.frame, predictor.inputSettings().plane}, false, job);
        if (result) {
            file.frames = result->frames;
            file.state = AppliedFile::State::done;
            file.number = result->number;
            file.predicted = result->number ? -1 : result->predicted;
            file.probabilities = std::move(result->probabilities);
            file.atThreshold = std::move(result->atThreshold);
            file.answerSet = std::move(result->answerSet);
            file.unlike = result->likeness && result->likeness->unlike();
            if (file.unlike) file.unlikeWhy = result->likeness->why;
            file.patient = patients.of(result->patient);
        } else {
            if (result.error().code == ErrorCode::cancelled) return result.error();
            // The neighbours' predictions stand.
            file.state = AppliedFile::State::failed;
            file.error = whatAndRemedy(errorWords(result.error()));
        }
        meter.advance();
        mailbox.put(std::move(file));
    }
    return {};
}

}  // namespace fovea::ui
