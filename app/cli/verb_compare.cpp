#include <cstdio>
#include <sstream>

#include "run_options.h"
#include "runs/compare.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string project;
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

Result<Reply> run(const Options& o, const Session& session) {
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    runs::CompareOptions options;
    FOVEA_TRY(const runs::RunSettings base, settingsFor(project, o.run));
    FOVEA_TRY(options.variants, variantsOf(o, base));
    options.seeds.clear();
    for (int seed = 0; seed < o.seeds; ++seed) options.seeds.push_back(std::uint64_t(seed));
    FOVEA_TRY(const runs::Comparison c, runs::compareModels(project, options, session.files, session.job));
    Reply reply;
    std::ostringstream text;
    text << "trained on " << c.trainImages << " images, chosen on " << c.validationImages << ", tested on "
         << c.testImages << "; " << o.seeds << " trainings each; AUC (95 % interval)\n";
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
            {"validation_auc", contender.validationAuc},
            {"auc", toJson(contender.auc)}};
        char line[256];
        std::snprintf(line, sizeof line,
                      "  %-20s %-16s %-4s %-4s %-4s test %.3f (%.3f to %.3f)  validation %.3f",
                      runs::modelName(contender.model), contender.backbone.c_str(), contender.method.c_str(),
                      contender.precision.c_str(), contender.store.c_str(), contender.auc.value,
                      contender.auc.low, contender.auc.high, validation);
        text << line;
        if (!first) {
            entry["first_minus_this"] = toJson(contender.firstMinusThis);
            std::snprintf(line, sizeof line, "  the first is better by %.3f (%.3f to %.3f)",
                          contender.firstMinusThis.value, contender.firstMinusThis.low,
                          contender.firstMinusThis.high);
            text << line;
        }
        text << '\n';
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
    reply.document = {{"train_images", c.trainImages},   {"validation_images", c.validationImages},
                      {"test_images", c.testImages},     {"patients_known", c.patientsKnown},
                      {"test_looks", c.testEvaluations}, {"seeds", o.seeds},
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
    verb->add_option("project", o->project, "Project folder")->required();
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
    addRunOptions(*verb, o->run);
}

}  // namespace fovea::cli
