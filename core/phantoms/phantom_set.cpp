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
    std::string name;       ///< relative, "lesions/0001.dcm"
    int patient = 0;        ///< from 1
    int instance = 0;       ///< of the patient, from 1
    bool diseased = false;  ///< of several questions: it has specks
    int grade = 0;          ///< of blots
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
                             0, mixSeed({options.seed, p, static_cast<std::uint64_t>(i)})});
        }
    }
    return items;
}

/// As plan(), of studies of so many images, of which one shows what is wrong.
std::vector<Item> planStudies(const PhantomSetOptions& options, int imagesOfStudy) {
    Random random(mixSeed({options.seed, 0x73747564696573ULL}));
    const int studies = options.images / imagesOfStudy;
    std::vector<int> ill;
    for (int p = 0; p < studies; ++p) ill.push_back(p < studies / 2 ? 1 : 0);
    random.shuffle(ill);
    std::vector<Item> items;
    int next[2] = {1, 1};
    for (int p = 0; p < studies; ++p) {
        const int label = ill[std::size_t(p)];
        const std::string study = (label ? "lesions/" : "healthy/") + numbered("%04d", next[label]++) + "/";
        // Drawn of healthy ones, too: then nothing else differs.
        const int shows = static_cast<int>(random.below(static_cast<std::uint64_t>(imagesOfStudy)));
        for (int i = 0; i < imagesOfStudy; ++i)
            items.push_back({study + numbered("%04d.dcm", i + 1), p + 1, i + 1, label && i == shows, 0,
                             mixSeed({options.seed, static_cast<std::uint64_t>(p),
                                      static_cast<std::uint64_t>(i), 0x73})});
    }
    return items;
}

/// As plan(), of several questions.
std::vector<Item> planQuestions(const PhantomSetOptions& options) {
    Random random(mixSeed({options.seed, 0x7175657374696fULL}));
    const std::vector<int> counts = patientsOf(options.images, random);
    std::vector<Shown> shown;
    for (std::size_t p = 0; p < counts.size(); ++p) {
        const bool blots = p / 2 % 2 == 1;
        shown.push_back({p % 2 == 1, blots ? 1 + static_cast<int>(p / 4) % kHighestGrade : 0});
    }
    random.shuffle(shown);
    std::vector<Item> items;
    for (std::size_t p = 0; p < counts.size(); ++p)
        for (int i = 0; i < counts[p]; ++i)
            items.push_back({"images/" + numbered("%04d.dcm", static_cast<int>(items.size()) + 1),
                             static_cast<int>(p) + 1, i + 1, shown[p].specks, shown[p].grade,
                             mixSeed({options.seed, p, static_cast<std::uint64_t>(i), 0x71})});
    return items;
}

std::string patientOf(const Item& item) {
    return numbered("PHANTOM-%04d", item.patient);
}

std::map<std::string, std::string> attributesOf(const Item& item, bool leftEye, std::uint64_t setSeed) {
    const std::string patient = patientOf(item);
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
            {"Laterality", leftEye ? "L" : "R"}};
}

struct Shared {
    const std::string& folder;
    const PhantomSetOptions& options;
    FileLayer& files;
    const std::vector<Item>& items;
    const CancelToken& cancel;
    bool severalQuestions = false;
    std::vector<std::vector<Lesion>> lesions;  ///< of several questions the specks
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> finished{0};
    std::atomic<bool> failed{false};
    std::mutex mutex;
    std::optional<Error> error;
};

Result<void> makeOne(Shared& shared, std::size_t index) {
    const Item& item = shared.items[index];
    imaging::Pixels pixels;
    bool leftEye = false;
    if (shared.severalQuestions) {
        QuestionsPhantom phantom =
            makeQuestionsPhantom(item.seed, {item.diseased, item.grade}, shared.options.phantom);
        pixels = std::move(phantom.pixels);
        leftEye = phantom.leftEye;
        shared.lesions[index] = std::move(phantom.specks);
    } else {
        Phantom phantom = makePhantom(item.seed, item.diseased, shared.options.phantom);
        pixels = std::move(phantom.pixels);
        leftEye = phantom.leftEye;
        shared.lesions[index] = std::move(phantom.lesions);
    }
    return imaging::writeDicom(
        shared.folder + "/" + item.name, pixels, attributesOf(item, leftEye, shared.options.seed),
        "fovea phantom " + std::to_string(shared.options.seed) + "/" + item.name, shared.files);
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

std::string labelsCsv(const Shared& shared) {
    std::string text = "file,patient,diagnosis,specks,blots,grade,count\r\n";
    for (std::size_t i = 0; i < shared.items.size(); ++i) {
        const Item& item = shared.items[i];
        const bool ill = item.diseased || item.grade > 0;
        text += item.name + "," + patientOf(item) + "," + (ill ? "diseased" : "healthy") + "," +
                (item.diseased ? "1" : "0") + "," + (item.grade > 0 ? "1" : "0") + "," +
                std::to_string(item.grade) + "," + std::to_string(shared.lesions[i].size()) + "\r\n";
    }
    return text;
}

Result<void> check(const PhantomSetOptions& options) {
    if (options.images < 2 || options.phantom.size < 64 || options.phantom.lesionsLow < 1 ||
        options.phantom.lesionsHigh < options.phantom.lesionsLow)
        return Error{
            ErrorCode::invalidArgument, "phantoms: at least 2 images of 64 pixels with a lesion each", {}};
    return {};
}

Result<void> writeSet(const std::string& folder, const PhantomSetOptions& options,
                      const std::vector<Item>& items, bool severalQuestions, FileLayer& files,
                      const JobContext& job) {
    Shared shared{folder,
                  options,
                  files,
                  items,
                  job.cancel,
                  severalQuestions,
                  std::vector<std::vector<Lesion>>(items.size())};
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
    if (severalQuestions) return files.writeAtomically(folder + "/labels.csv", labelsCsv(shared));
    return files.writeAtomically(folder + "/lesions.json", lesionsJson(shared));
}

}  // namespace

PhantomSetOptions demonstration(int images, std::uint64_t seed) {
    PhantomSetOptions options;
    options.images = images;
    options.seed = seed;
    options.phantom.leastStrength = kFaintest;
    return options;
}

Result<void> writePhantomSet(const std::string& folder, const PhantomSetOptions& options, FileLayer& files,
                             const JobContext& job) {
    return guarded([&]() -> Result<void> {
        FOVEA_CHECK(check(options));
        return writeSet(folder, options, plan(options), false, files, job);
    });
}

Result<void> writeStudiesSet(const std::string& folder, const PhantomSetOptions& options, int imagesOfStudy,
                             FileLayer& files, const JobContext& job) {
    return guarded([&]() -> Result<void> {
        FOVEA_CHECK(check(options));
        if (imagesOfStudy < 1 || options.images / imagesOfStudy < 2)
            return Error{ErrorCode::invalidArgument, "phantoms: at least 2 studies of an image each", {}};
        return writeSet(folder, options, planStudies(options, imagesOfStudy), false, files, job);
    });
}

Result<void> writeQuestionsSet(const std::string& folder, const PhantomSetOptions& options, FileLayer& files,
                               const JobContext& job) {
    PhantomSetOptions several = options;
    several.phantom.lesionsLow = std::min(kFewestSpecks, several.phantom.lesionsHigh);
    return guarded([&]() -> Result<void> {
        FOVEA_CHECK(check(several));
        return writeSet(folder, several, planQuestions(several), true, files, job);
    });
}

}  // namespace fovea::phantoms
