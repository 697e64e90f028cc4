#include <algorithm>
#include <atomic>
#include <cstdio>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "base/random.h"
#include "imaging/write_image.h"
#include "phantoms/phantoms.h"

namespace fovea::phantoms {

namespace {

constexpr int kFewestPerPatient = 2;
constexpr int kMostPerPatient = 4;

/// One file to be made.
struct Item {
    std::string name;  ///< relative, "lesions/0001.dcm"
    int patient = 0;   ///< from 1
    int instance = 0;  ///< of the patient, from 1
    bool diseased = false;
    std::uint64_t seed = 0;
};

std::string numbered(const char* format, int number) {
    char text[32];
    std::snprintf(text, sizeof text, format, number);
    return text;
}

/// How many images each patient of one class has: 2 to 4 while there are two or more.
std::vector<int> patientsOf(int images, Random& random) {
    std::vector<int> patients;
    while (images > 0) {
        int count =
            kFewestPerPatient + static_cast<int>(random.below(kMostPerPatient - kFewestPerPatient + 1));
        count = std::min(count, images);
        // No patient with a single image is left over.
        if (images - count == 1) count += count < kMostPerPatient ? 1 : -1;
        patients.push_back(count);
        images -= count;
    }
    return patients;
}

std::vector<Item> plan(const PhantomSetOptions& options) {
    Random random(mixSeed({options.seed, 0x7068616e746f6dULL}));
    std::vector<std::pair<bool, int>> patients;
    const int diseased = options.images / 2;
    for (const int count : patientsOf(options.images - diseased, random)) patients.emplace_back(false, count);
    for (const int count : patientsOf(diseased, random)) patients.emplace_back(true, count);
    // So that neither numbers nor dates tell the class.
    random.shuffle(patients);
    std::vector<Item> items;
    int next[2] = {1, 1};
    for (std::size_t p = 0; p < patients.size(); ++p) {
        const auto [ill, count] = patients[p];
        for (int i = 0; i < count; ++i) {
            const std::string folder = ill ? "lesions/" : "healthy/";
            items.push_back({folder + numbered("%04d.dcm", next[ill]++), static_cast<int>(p) + 1, i + 1, ill,
                             mixSeed({options.seed, p, static_cast<std::uint64_t>(i)})});
        }
    }
    return items;
}

std::map<std::string, std::string> attributesOf(const Item& item, const Phantom& phantom,
                                                std::uint64_t setSeed) {
    const std::string patient = numbered("PHANTOM-%04d", item.patient);
    const std::string seed = "fovea phantom " + std::to_string(setSeed) + "/" + patient;
    Random random(mixSeed({setSeed, static_cast<std::uint64_t>(item.patient), 0x706174ULL}));
    const bool female = random.uniform() < 0.5;
    const int age = 40 + static_cast<int>(random.below(45));
    return {{"PatientID", patient},
            {"PatientName", "Phantom^" + numbered("%04d", item.patient)},
            {"PatientSex", female ? "F" : "M"},
            {"PatientAge", numbered("%03dY", age)},
            {"StudyDate", "20240101"},
            {"StudyTime", "120000"},
            {"StudyInstanceUID", imaging::dicomUid(seed + "/study")},
            {"SeriesInstanceUID", imaging::dicomUid(seed + "/series")},
            {"InstanceNumber", std::to_string(item.instance)},
            {"Modality", "OP"},
            {"Manufacturer", "Fovea phantom generator"},
            {"ConversionType", "SYN"},
            {"BurnedInAnnotation", "NO"},
            {"Laterality", phantom.leftEye ? "L" : "R"}};
}

struct Shared {
    const std::string& folder;
    const PhantomSetOptions& options;
    FileLayer& files;
    const std::vector<Item>& items;
    const CancelToken& cancel;
    std::vector<std::vector<Lesion>> lesions;
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> finished{0};
    std::atomic<bool> failed{false};
    std::mutex mutex;
    std::optional<Error> error;
};

Result<void> makeOne(Shared& shared, std::size_t index) {
    const Item& item = shared.items[index];
    Phantom phantom = makePhantom(item.seed, item.diseased, shared.options.phantom);
    FOVEA_CHECK(imaging::writeDicom(
        shared.folder + "/" + item.name, phantom.pixels, attributesOf(item, phantom, shared.options.seed),
        "fovea phantom " + std::to_string(shared.options.seed) + "/" + item.name, shared.files));
    shared.lesions[index] = std::move(phantom.lesions);
    return {};
}

/// Makes images until there are none left. `afterEach` is called after every one.
template <class AfterEach>
void work(Shared& shared, AfterEach&& afterEach) {
    while (!shared.failed && !shared.cancel.cancelled()) {
        const std::size_t index = shared.next++;
        if (index >= shared.items.size()) return;
        const Result<void> done = guarded([&] { return makeOne(shared, index); });
        if (!done) {
            const std::lock_guard lock(shared.mutex);
            if (!shared.error) shared.error = done.error();
            shared.failed = true;
            return;
        }
        ++shared.finished;
        afterEach();
    }
}

std::string lesionsJson(const Shared& shared) {
    nlohmann::json images = nlohmann::json::object();
    for (std::size_t i = 0; i < shared.items.size(); ++i) {
        if (!shared.items[i].diseased) continue;
        nlohmann::json list = nlohmann::json::array();
        for (const Lesion& lesion : shared.lesions[i])
            list.push_back({{"x", lesion.x}, {"y", lesion.y}, {"radius", lesion.radius}});
        images[shared.items[i].name] = std::move(list);
    }
    return nlohmann::json{{"schema", 1}, {"size", shared.options.phantom.size}, {"images", std::move(images)}}
               .dump(1) +
           "\n";
}

Result<void> writeSet(const std::string& folder, const PhantomSetOptions& options, FileLayer& files,
                      const JobContext& job) {
    if (options.images < 2 || options.phantom.size < 64 || options.phantom.lesionsLow < 1 ||
        options.phantom.lesionsHigh < options.phantom.lesionsLow)
        return Error{
            ErrorCode::invalidArgument, "phantoms: at least 2 images of 64 pixels with a lesion each", {}};
    const std::vector<Item> items = plan(options);
    Shared shared{folder, options, files, items, job.cancel, std::vector<std::vector<Lesion>>(items.size())};
    ProgressMeter meter(job, Stage::phantoms, static_cast<std::int64_t>(items.size()));
    const std::size_t workers =
        std::min<std::size_t>(std::max(std::thread::hardware_concurrency(), 1u), items.size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < workers; ++i) threads.emplace_back([&] { work(shared, [] {}); });
        // This thread works too, and reports, since sinks are called on the job's own thread.
        std::size_t reported = 0;
        const auto report = [&] {
            const std::size_t finished = shared.finished;
            if (finished > reported) meter.advance(static_cast<std::int64_t>(finished - reported));
            reported = finished;
        };
        work(shared, report);
        threads.clear();
        report();
    }
    if (shared.error) return *shared.error;
    FOVEA_CHECK(job.check());
    return files.writeAtomically(folder + "/lesions.json", lesionsJson(shared));
}

}  // namespace

Result<void> writePhantomSet(const std::string& folder, const PhantomSetOptions& options, FileLayer& files,
                             const JobContext& job) {
    return guarded([&] { return writeSet(folder, options, files, job); });
}

}  // namespace fovea::phantoms
