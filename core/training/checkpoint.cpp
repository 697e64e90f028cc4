#include "training/checkpoint.h"

#include <c10/util/ConstexprCrc.h>

#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/json_text.h"
#include "base/safetensors.h"
#include "training/earlier_notices.h"
#include "training/training_messages.h"

namespace fovea::training {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* kFormat = "fovea-checkpoint-2";
constexpr const char* kChecksum = "checksum";

/// One line that changes with every bit of metadata and tensors.
class Checksum {
public:
    void add(std::span<const std::byte> bytes) {
        const auto* data = reinterpret_cast<const char*>(bytes.data());
        m_text += std::to_string(c10::util::crc64(data, bytes.size()).checksum()) + " ";
    }
    void add(const std::string& text) { add(std::as_bytes(std::span(text))); }
    /// Of the parts' checksums.
    std::string text() const {
        return std::to_string(c10::util::crc64(m_text.data(), m_text.size()).checksum());
    }

private:
    std::string m_text;
};

/// Names and sizes of what is stored, once for writing and once for reading.
template <class Visit, class Checkpoint>
void visitTensors(Checkpoint& c, const Visit& visit) {
    visit("losses", DType::f64, c.losses);
    visit("parameters", DType::f32, c.parameters);
    visit("first_moment", DType::f32, c.firstMoment);
    visit("second_moment", DType::f32, c.secondMoment);
    visit("best_parameters", DType::f32, c.bestParameters);
    if (c.beside) visit("best_parameters_beside", DType::f32, c.beside->bestParameters);
    if (!c.within) return;
    visit("parameters_within", DType::f32, c.within->parameters);
    visit("first_moment_within", DType::f32, c.within->firstMoment);
    visit("second_moment_within", DType::f32, c.within->secondMoment);
}

/// [epochs, 3], and back.
std::vector<double> numbersOf(const std::vector<EpochRecord>& epochs) {
    std::vector<double> numbers;
    for (const EpochRecord& e : epochs) numbers.insert(numbers.end(), {e.trainLoss, e.loss, e.auc});
    return numbers;
}
std::vector<EpochRecord> epochsFrom(const std::vector<double>& numbers) {
    std::vector<EpochRecord> epochs;
    for (std::size_t i = 0; i < numbers.size(); i += 3)
        epochs.push_back({numbers[i], numbers[i + 1], numbers[i + 2]});
    return epochs;
}

template <class T>
std::span<const std::byte> bytesOf(const std::vector<T>& values) {
    return std::as_bytes(std::span(values));
}

template <class T>
bool read(const SafeTensors& file, const std::string& name, DType dtype, std::vector<T>& out) {
    const TensorView* view = file.find(name);
    if (!view || view->dtype != dtype) return false;
    out.resize(view->bytes.size() / sizeof(T));
    if (!out.empty()) std::memcpy(out.data(), view->bytes.data(), view->bytes.size());
    return true;
}

/// Of all that a file holds, but for the checksum itself.
std::string checksumOf(const SafeTensors& file) {
    Checksum sum;
    for (const auto& [key, value] : file.metadata())
        if (key != kChecksum) sum.add(key + "=" + value);
    for (const auto& [name, tensor] : file.tensors()) {
        sum.add(name);
        sum.add(tensor.bytes);
    }
    return sum.text();
}

}  // namespace

Result<void> saveCheckpoint(const std::string& path, const Checkpoint& c, FileLayer& files) {
    std::map<std::string, std::string> metadata = {
        {"format", kFormat},
        {"fingerprint", c.requestHash},
        {"state", json{{"epochs_done", c.epochsDone},
                       {"optimiser_steps", c.optimiserSteps},
                       {"best_epoch", c.bestEpoch},
                       {"best_epoch_beside", c.beside ? json(c.beside->bestEpoch) : json(nullptr)},
                       {"halvings", c.halvings},
                       {"images_at_once", c.microBatch},
                       {"device", c.device},
                       {"seconds", c.seconds},
                       {"notes", toJson(c.notices)},
                       {"steps_per_epoch", c.stepsPerEpoch},
                       {"saving", c.saving},
                       {"within", c.within.has_value()}}
                      .dump()}};
    const std::vector<double> epochs = numbersOf(c.epochs),
                              beside = c.beside ? numbersOf(c.beside->epochs) : std::vector<double>();
    SafeTensorsWriter writer;
    std::map<std::string, std::span<const std::byte>> tensors;
    const auto add = [&](const char* name, DType dtype, const auto& values) {
        writer.add(name, dtype, {std::int64_t(values.size())}, bytesOf(values));
        tensors[name] = bytesOf(values);
    };
    add("epochs", DType::f64, epochs);
    if (c.beside) add("epochs_beside", DType::f64, beside);
    visitTensors(c, add);
    Checksum sum;
    for (const auto& [key, value] : metadata) {
        writer.setMetadata(key, value);
        sum.add(key + "=" + value);
    }
    for (const auto& [name, bytes] : tensors) {
        sum.add(name);
        sum.add(bytes);
    }
    writer.setMetadata(kChecksum, sum.text());
    return files.writeAtomically(path, writer.bytes());
}

Result<Checkpoint> loadCheckpoint(const std::string& path) {
    return guarded([&]() -> Result<Checkpoint> {
        FOVEA_TRY(const SafeTensors file, SafeTensors::open(path));
        const auto corrupt = [&](const char* detail) { return Error{ErrorCode::corruptFile, detail, path}; };
        const auto meta = [&](const char* key) {
            const auto it = file.metadata().find(key);
            return it == file.metadata().end() ? std::string() : it->second;
        };
        if (meta("format") != kFormat) return corrupt("not a checkpoint of this version");
        if (meta(kChecksum) != checksumOf(file)) return corrupt("its checksum is wrong");
        const json state = parsedJson(meta("state"));
        Checkpoint c;
        std::vector<double> epochs, beside;
        bool whole = state.is_object() && read(file, "epochs", DType::f64, epochs);
        if (whole) {
            c.requestHash = meta("fingerprint");
            c.epochsDone = state.at("epochs_done");
            c.optimiserSteps = state.at("optimiser_steps");
            c.bestEpoch = state.at("best_epoch");
            c.halvings = state.at("halvings");
            c.microBatch = state.at("images_at_once");
            c.device = state.at("device");
            c.seconds = state.at("seconds");
            c.notices = noticesFrom(state.at("notes"), earlierKinds());
            c.stepsPerEpoch = state.value("steps_per_epoch", 0);
            c.saving = state.at("saving");
            if (state.at("within")) c.within.emplace();
            if (const json best = state.value("best_epoch_beside", json()); !best.is_null()) {
                c.beside.emplace().bestEpoch = best;
                whole = read(file, "epochs_beside", DType::f64, beside);
            }
            visitTensors(c, [&](const char* name, DType dtype, auto& values) {
                whole = whole && read(file, name, dtype, values);
            });
        }
        const auto fits = [&](const JudgedEpochs& judged, const std::vector<double>& numbers) {
            return numbers.size() == std::size_t(c.epochsDone) * 3 && judged.bestEpoch >= -1 &&
                   judged.bestEpoch < c.epochsDone;
        };
        if (!whole || c.epochsDone < 0 || !fits(c, epochs) || (c.beside && !fits(*c.beside, beside)))
            return corrupt("its parts contradict each other");
        c.epochs = epochsFrom(epochs);
        if (c.beside) c.beside->epochs = epochsFrom(beside);
        return c;
    });
}

CheckpointFiles::CheckpointFiles(const std::string& path) : m_paths{path, path + ".2"} {}

Result<std::optional<Checkpoint>> CheckpointFiles::newest(const JobContext& job) {
    std::optional<Checkpoint> found;
    std::string damage;
    for (int i = 0; i < 2; ++i) {
        auto c = loadCheckpoint(m_paths[i]);
        if (!c && c.error().code == ErrorCode::corruptFile)
            damage = c.error().detail;
        else if (!c && c.error().code != ErrorCode::fileNotFound)
            return c.error();
        if (!c || (found && c->saving < found->saving)) continue;
        found = std::move(*c);
        m_next = 1 - i;
    }
    if (!damage.empty()) {
        m_damage = found ? kStateDamaged : kEveryStateDamaged;
        job.say(messageText(*m_damage) + " (" + damage + ")");
    }
    return found;
}

Result<void> CheckpointFiles::save(Checkpoint& checkpoint, FileLayer& files) {
    ++checkpoint.saving;
    FOVEA_CHECK(saveCheckpoint(m_paths[m_next], checkpoint, files));
    m_next = 1 - m_next;
    return {};
}

bool CheckpointFiles::any() const {
    return std::any_of(std::begin(m_paths), std::end(m_paths),
                       [](const std::string& path) { return fs::exists(path); });
}

void CheckpointFiles::remove() const {
    std::error_code ignored;
    for (const std::string& path : m_paths) {
        fs::remove(path, ignored);
        fs::remove(path + FileLayer::kUnfinished, ignored);
    }
}

}  // namespace fovea::training
