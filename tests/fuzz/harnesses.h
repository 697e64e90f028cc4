#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"

namespace fovea::test {

/// Bytes of somebody else's, brought to one parser through the entry that the product uses.
///
/// A harness returns what is wrong, or nothing. Wrong is: an error of code `internal`, a value that
/// breaks the promise of its header, or a crash, which a sanitizer sees. Each is compiled twice:
/// with libFuzzer (preset "fuzz", an executable `libfuzzer_NAME` each), which makes inputs by itself;
/// and into the test `fuzz_replay`, which runs the inputs under tests/data/corpus/NAME.
struct Harness {
    std::string name;
    std::function<std::string(std::span<const std::byte> bytes)> run;
};

using Bytes = std::span<const std::byte>;

inline std::string textOf(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Empty for every error but one of Fovea's own.
inline std::string wrongWith(const Error& error) {
    return error.code == ErrorCode::internal ? "internal: " + error.detail : std::string();
}

/// image (whatever readImage() reads: DICOM, raster, volumes), exif, table, safetensors.
std::vector<Harness> harnessesOfFiles();
/// store, weights, model_config, project.
std::vector<Harness> harnessesOfData();
/// adapter, checkpoint, run_record.
std::vector<Harness> harnessesOfRuns();

}  // namespace fovea::test
