#include <cstdio>
#include <sstream>

#include "benchmark_reply.h"
#include "question_options.h"
#include "run_options.h"
#include "runs/benchmark.h"
#include "runs/compare.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::vector<std::string> projects;
    std::string question;
    std::vector<std::string> models;  ///< of the table over data sets; empty: the usual ones
    std::string part = "val", csv, html;
    int trainImages = 0;  ///< 0: all
    std::vector<std::string> controls;
    training::FineTuningOptions fineTuning;
    std::vector<std::string> backbones = {"starter", "untrained"};
    std::vector<std::string> methods, precisions, stores;
    int seeds = 3;
    AskedRun run;
};

/// Each of `variants` with each of `names`, which `set` reads into it; as they are where there is no name.
template <class Set>
Result<void> vary(std::vector<runs::RunSettings>& variants, const std::vector<std::string>& names, Set set) {
    if (names.empty()) return {};
    std::vector<runs::RunSettings> all;
    for (const runs::RunSettings& variant : variants)
        for (const std::string& name : names) {
            all.push_back(variant);
            FOVEA_CHECK(set(all.back(), name));
        }
    variants = std::move(all);
    return {};
}

/// Every combination of what the lists name.
Result<std::vector<runs::RunSettings>> variantsOf(const Options& o, const runs::RunSettings& base) {
    using runs::RunSettings;
    std::vector<RunSettings> variants = {base};
    FOVEA_CHECK(vary(variants, o.backbones, [](RunSettings& s, const std::string& name) -> Result<void> {
        s.backbone = name;
        return {};
    }));
    FOVEA_CHECK(vary(variants, o.methods, [](RunSettings& s, const std::string& name) -> Result<void> {
        FOVEA_TRY(s.method, adapter::methodFromName(name));
        return {};
    }));
    FOVEA_CHECK(vary(variants, o.precisions, [](RunSettings& s, const std::string& name) -> Result<void> {
        FOVEA_TRY(s.precision, backbone::precisionFromName(name));
        return {};
    }));
    FOVEA_CHECK(vary(variants, o.stores, [](RunSettings& s, const std::string& name) -> Result<void> {
        FOVEA_TRY(s.store, adapter::storeTypeFromName(name));
        return {};
    }));
    return variants;
}

std::vector<std::uint64_t> seedsOf(const Options& o) {
    std::vector<std::uint64_t> seeds;
    for (int seed = 0; seed < o.seeds; ++seed) seeds.push_back(std::uint64_t(seed));
    return seeds;
}

/// Whether one project is asked for what only the table over data sets has.
bool asksForTable(const Options& o) {
    return o.projects.size() > 1 || !o.models.empty() || o.part != Options().part || o.trainImages > 0 ||
           !o.csv.empty() || !o.html.empty();
}

/// The table over data sets.
Result<Reply> runTable(const Options& o, const Session& session) {
    if (!o.methods.empty() || !o.precisions.empty() || !o.stores.empty() || !o.controls.empty())
        return Error{
            ErrorCode::invalidArgument,
            "in the table over data sets --models says who is compared (\"fine-tuning\" is one of them), not "
            "--methods, --precisions, --stores or --controls",
            {}};
    runs::BenchmarkOptions options;
    if (!o.models.empty()) options.models = o.models;
    options.seeds = seedsOf(o);
    dataset::splitFromName(o.part, options.part);
    if (o.trainImages > 0) options.trainImages = o.trainImages;
    options.fineTuning = o.fineTuning;
    options.settingsOf = [&](const project::Project& project) { return settingsFor(project, o.run); };
    FOVEA_TRY(const runs::Benchmark table,
              runs::runBenchmark(o.projects, options, session.files, session.job));
    return benchmarkReply(table, o.csv, o.html, *session.files);
}

Result<Reply> run(const Options& o, const Session& session) {
    if (asksForTable(o)) return runTable(o, session);
    FOVEA_TRY(project::Project project, openAsking(o.projects.front(), o.question));
    runs::CompareOptions options;
    FOVEA_TRY(const runs::RunSettings base, settingsFor(project, o.run));
    FOVEA_TRY(options.variants, variantsOf(o, base));
    options.seeds = seedsOf(o);
    if (!o.controls.empty()) options.fineTuning = o.fineTuning;
    FOVEA_TRY(const runs::Comparison c, runs::compareModels(project, options, session.files, session.job));
    Reply reply;
    std::ostringstream text;
    const bool number = c.task.ofNumber();
    const dataset::AnswerUnit unit = c.task.question.answerUnit;
    text << "trained on " << c.trainImages << " images, chosen on " << c.validationImages << ", tested on "
         << c.testImages;
    if (unit != dataset::AnswerUnit::image)
        text << " (of each " << dataset::answerUnitName(unit) << " one answer: " << c.trainUnits << ", "
             << c.validationUnits << " and " << c.testUnits << ")";
    text << "; " << o.seeds << " trainings each; "
         << (number                ? "mean absolute error"
             : c.task.ofFindings() ? "mean AUC of the findings"
                                   : "AUC")
         << " (95 % interval)\n";
    json list = json::array();
    for (const runs::ComparedModel& contender : c.models) {
        const bool first = list.empty();
        double validation = 0;
        for (const double auc : contender.validationAuc)
            validation += auc / double(contender.validationAuc.size());
        json entry = {
            {"reader", runs::modelName(contender.model)},
            {"variant", contender.variant},
            {"backbone", contender.backbone},
            {"method", contender.method},
            {"precision", contender.precision},
            {"store", contender.store},
            {"penalty_chosen", contender.penaltyChosen ? json(*contender.penaltyChosen) : json(nullptr)},
            {number ? "validation_mae" : "validation_auc", contender.validationAuc},
            {number ? "mae" : "auc", toJson(contender.auc)}};
        if (contender.reads) entry["reads"] = runs::baselineMethodName(*contender.reads);
        const std::string name = contender.model == runs::Model::baseline
                                     ? runs::baselineMethodName(*contender.reads)
                                     : runs::modelName(contender.model);
        char line[256];
        std::snprintf(
            line, sizeof line, "  %-20s %-16s %-4s %-4s %-4s test %.3f (%.3f to %.3f)  validation %.3f",
            name.c_str(), contender.backbone.c_str(), contender.method.c_str(), contender.precision.c_str(),
            contender.store.c_str(), contender.auc.value, contender.auc.low, contender.auc.high, validation);
        text << line;
        if (const auto& cost = contender.cost) entry["cost"] = runs::costToJson(*cost);
        if (!first) {
            entry["first_minus_this"] = toJson(contender.firstMinusThis);
            evaluation::Estimate better = contender.firstMinusThis;
            if (number) better = {-better.value, -better.high, -better.low};  // of an error less is better
            std::snprintf(line, sizeof line, "  the first is better by %.3f (%.3f to %.3f)", better.value,
                          better.low, better.high);
            text << line;
        }
        text << '\n';
        if (const auto& cost = contender.cost) text << costLine(*cost);
        if (const auto& a = contender.agreement) {
            entry["agreement"] = {{"images", a->images},
                                  {"key_cosine", a->keyCosine},
                                  {"value_cosine", a->valueCosine},
                                  {"low_key_cosine", a->lowKeyCosine},
                                  {"low_value_cosine", a->lowValueCosine},
                                  {"overlap", a->overlap}};
            std::snprintf(
                line, sizeof line,
                "    its features against the first's, %d images: cosine of keys %.4f (1st "
                "percentile %.4f), of values %.4f (%.4f); %.1f %% of the kept tokens are the same\n",
                a->images, a->keyCosine, a->lowKeyCosine, a->valueCosine, a->lowValueCosine,
                100 * a->overlap);
            text << line;
        }
        list.push_back(std::move(entry));
    }
    if (!c.patientsKnown) text << "patients unknown: intervals take each image as a patient of its own\n";
    text << "the test images have now been evaluated " << c.testEvaluations << " times\n";
    reply.document = {{"train_images", c.trainImages},
                      {"validation_images", c.validationImages},
                      {"test_images", c.testImages},
                      {"answer_unit", dataset::answerUnitName(unit)},
                      {"train_units", c.trainUnits},
                      {"validation_units", c.validationUnits},
                      {"test_units", c.testUnits},
                      {"patients_known", c.patientsKnown},
                      {"test_looks", c.testEvaluations},
                      {"seeds", o.seeds},
                      {"kind", dataset::questionKindName(c.task.question.kind)},
                      {"contenders", std::move(list)}};
    reply.text = text.str();
    return reply;
}

}  // namespace

void addCompareVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb = verbs.add(
        "compare", "Train adapters that differ, and readers without one, and state the differences in AUC",
        [o](const Session& s) { return run(*o, s); });
    addQuestionOption(*verb, o->question);
    verb->add_option("projects", o->projects,
                     "Project folder; of several: one table of models over data sets")
        ->required();
    verb->add_option(
            "--models", o->models,
            "Makes the table over data sets, also of one project: who is compared, the first with the "
            "rest")
        ->delimiter(',')
        ->check(CLI::IsMember(runs::benchmarkModels()));
    verb->add_option("--part", o->part, "Of the table: val or test, the images that are judged by")
        ->check(CLI::IsMember({"val", "validation", "test"}))
        ->capture_default_str();
    verb->add_option(
            "--train-images", o->trainImages,
            "Of the table: learn from about so many of the training images, whole patients of each class")
        ->check(CLI::Range(1, 100'000'000));
    verb->add_option("--csv", o->csv, "Write the table as CSV");
    verb->add_option("--html", o->html, "Write the table as a page");
    verb->add_option("--backbones", o->backbones, "Names or folders; the first is compared with the rest")
        ->delimiter(',')
        ->capture_default_str();
    const auto list = [verb](const char* name, std::vector<std::string>& names, const char* description,
                             const std::vector<std::string>& known) {
        verb->add_option(name, names, description)->delimiter(',')->check(CLI::IsMember(known));
    };
    list("--methods", o->methods, "fpt+ and fpt: each backbone by each", {"fpt+", "fpt"});
    list("--precisions", o->precisions, "fp32 and bf16: each in each, and how near the features come",
         {"fp32", "bf16"});
    list("--stores", o->stores, "fp16 and int8: each stored as each, and how near the features come",
         {"fp16", "int8"});
    verb->add_option("--seeds", o->seeds, "Trainings of each, with seeds 0, 1, ...")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    verb->add_option("--controls", o->controls,
                     "fine-tuning: train every number of the first backbone, too, and say what that takes")
        ->delimiter(',')
        ->check(CLI::IsMember({"fine-tuning"}));
    verb->add_option("--budget-minutes", o->fineTuning.budgetMinutes,
                     "Of fine-tuning: it ends then, with the best epoch so far; 0: after all epochs")
        ->check(CLI::Range(0.0, 10'000.0))
        ->capture_default_str();
    verb->add_option("--fine-tuning-epochs", o->fineTuning.epochs, "Of fine-tuning")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    verb->add_option("--fine-tuning-batch", o->fineTuning.batch, "Of fine-tuning: images a step")
        ->check(CLI::Range(1, 4'096))
        ->capture_default_str();
    verb->add_option("--fine-tuning-lr", o->fineTuning.learningRate, "Of fine-tuning: learning rate")
        ->check(CLI::Range(1e-7, 1.0))
        ->capture_default_str();
    addRunOptions(*verb, o->run);
}

}  // namespace fovea::cli
