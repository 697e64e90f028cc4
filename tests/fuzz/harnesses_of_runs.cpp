#include "adapter/adapter_file.h"
#include "runs/run_record.h"
#include "runs/run_settings.h"
#include "runs/series.h"
#include "tests/fuzz/harnesses.h"
#include "tests/fuzz/input_file.h"
#include "training/checkpoint.h"

namespace fovea::test {

namespace {

std::string readAnAdapter(Bytes bytes) {
    const InputFile file(bytes);
    const auto info = adapter::readAdapterInfo(file.path());
    const auto loaded = adapter::loadAdapter(file.path());
    if (!info) return loaded ? "loaded, though nothing can be said of it" : wrongWith(info.error());
    return loaded ? "" : wrongWith(loaded.error());
}

std::string readACheckpoint(Bytes bytes) {
    const InputFile file(bytes);
    const auto checkpoint = training::loadCheckpoint(file.path());
    if (!checkpoint) return wrongWith(checkpoint.error());
    return checkpoint->firstMoment.size() == checkpoint->secondMoment.size() ? "" : "moments of two sizes";
}

/// The three JSON texts that a run and a series leave behind.
std::string readARecord(Bytes bytes) {
    const std::string text = textOf(bytes);
    if (const auto result = runs::resultFromJson(text); !result && !wrongWith(result.error()).empty())
        return wrongWith(result.error());
    if (const auto series = runs::seriesFromJson(text); !series && !wrongWith(series.error()).empty())
        return wrongWith(series.error());
    const auto settings = runs::settingsFromJson(text);
    if (!settings) return wrongWith(settings.error());
    return runs::settingsFromJson(runs::settingsToJson(*settings)) ? ""
                                                                   : "settings that cannot be read again";
}

}  // namespace

std::vector<Harness> harnessesOfRuns() {
    return {{"adapter", readAnAdapter}, {"checkpoint", readACheckpoint}, {"run_record", readARecord}};
}

}  // namespace fovea::test
