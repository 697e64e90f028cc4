#include "training/checkpoint.h"

#include <cstring>
#include <nlohmann/json.hpp>

#include "base/safetensors.h"

namespace fovea::training {

namespace {

template <class T>
void add(SafeTensorsWriter& writer, const std::string& name, DType dtype, const std::vector<T>& values) {
    writer.add(name, dtype, {std::int64_t(values.size())}, std::as_bytes(std::span(values)));
}

template <class T>
bool read(const SafeTensors& file, const std::string& name, DType dtype, std::vector<T>& out) {
    const TensorView* view = file.find(name);
    if (!view || view->dtype != dtype) return false;
    out.resize(view->bytes.size() / sizeof(T));
    if (!out.empty()) std::memcpy(out.data(), view->bytes.data(), view->bytes.size());
    return true;
}

}  // namespace

Result<void> saveCheckpoint(const std::string& path, const Checkpoint& c, FileLayer& files) {
    SafeTensorsWriter writer;
    writer.setMetadata("format", "fovea-checkpoint-1");
    writer.setMetadata("fingerprint", c.fingerprint);
    writer.setMetadata("epochs_done", std::to_string(c.epochsDone));
    writer.setMetadata("optimiser_steps", std::to_string(c.optimiserSteps));
    writer.setMetadata("best_epoch", std::to_string(c.bestEpoch));
    writer.setMetadata("halvings", std::to_string(c.halvings));
    add(writer, "losses", DType::f64, c.losses);
    std::vector<double> epochs;  // [epochs, 3]
    for (const EpochRecord& e : c.epochs) epochs.insert(epochs.end(), {e.trainLoss, e.loss, e.auc});
    add(writer, "epochs", DType::f64, epochs);
    add(writer, "parameters", DType::f32, c.parameters);
    add(writer, "best_parameters", DType::f32, c.bestParameters);
    add(writer, "first_moment", DType::f32, c.firstMoment);
    add(writer, "second_moment", DType::f32, c.secondMoment);
    return files.writeAtomically(path, writer.bytes());
}

Result<Checkpoint> loadCheckpoint(const std::string& path) {
    FOVEA_TRY(const SafeTensors file, SafeTensors::open(path));
    const auto& meta = file.metadata();
    const auto corrupt = [&] {
        return Error{ErrorCode::corruptFile, "not a checkpoint of this version", path};
    };
    const auto number = [&](const char* key, auto& out) {
        const auto it = meta.find(key);
        if (it == meta.end()) return false;
        const nlohmann::json j = nlohmann::json::parse(it->second, nullptr, false);
        if (!j.is_number_integer()) return false;
        out = j;
        return true;
    };
    const auto format = meta.find("format"), fingerprint = meta.find("fingerprint");
    Checkpoint c;
    std::vector<double> epochs;
    if (format == meta.end() || format->second != "fovea-checkpoint-1" || fingerprint == meta.end() ||
        !number("epochs_done", c.epochsDone) || !number("optimiser_steps", c.optimiserSteps) ||
        !number("best_epoch", c.bestEpoch) || !number("halvings", c.halvings) ||
        !read(file, "losses", DType::f64, c.losses) || !read(file, "epochs", DType::f64, epochs) ||
        !read(file, "parameters", DType::f32, c.parameters) ||
        !read(file, "best_parameters", DType::f32, c.bestParameters) ||
        !read(file, "first_moment", DType::f32, c.firstMoment) ||
        !read(file, "second_moment", DType::f32, c.secondMoment) || c.epochsDone < 1 ||
        epochs.size() != std::size_t(c.epochsDone) * 3 || c.bestEpoch < 0 || c.bestEpoch >= c.epochsDone)
        return corrupt();
    c.fingerprint = fingerprint->second;
    for (std::size_t i = 0; i < epochs.size(); i += 3)
        c.epochs.push_back({epochs[i], epochs[i + 1], epochs[i + 2]});
    return c;
}

}  // namespace fovea::training
