#include <cstdio>
#include <sstream>

#include "inference/compare.h"
#include "run_options.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string project;
    std::vector<std::string> backbones = {"starter", "untrained"};
    std::vector<std::string> precisions;
    int seeds = 3;
    training::RunSettings run;
};

json toJson(const evaluation::Estimate& e) {
    return {{"value", e.value}, {"low", e.low}, {"high", e.high}};
}

Result<Reply> run(const Options& o, const Session& session) {
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    inference::CompareOptions options;
    options.backbones = o.backbones;
    options.seeds.clear();
    for (int seed = 0; seed < o.seeds; ++seed) options.seeds.push_back(std::uint64_t(seed));
    options.settings = o.run;
    for (const std::string& name : o.precisions) {
        FOVEA_TRY(const backbone::Precision precision, backbone::precisionFromName(name));
        options.precisions.push_back(precision);
    }
    FOVEA_TRY(const inference::Comparison c,
              inference::compareReaders(project, options, session.files, session.job));
    Reply reply;
    std::ostringstream text;
    text << "trained on " << c.trainImages << " images, chosen on " << c.validationImages << ", tested on "
         << c.testImages << "; " << o.seeds << " trainings each; AUC (95 % interval)\n";
    json list = json::array();
    for (const inference::Contender& contender : c.contenders) {
        const bool first = list.empty();
        double validation = 0;
        for (const double auc : contender.validationAuc)
            validation += auc / double(contender.validationAuc.size());
        json entry = {{"reader", inference::readerName(contender.reader)},
                      {"backbone", contender.backbone},
                      {"precision", contender.precision},
                      {"validation_auc", contender.validationAuc},
                      {"auc", toJson(contender.auc)}};
        char line[256];
        std::snprintf(line, sizeof line, "  %-20s %-16s %-4s test %.3f (%.3f to %.3f)  validation %.3f",
                      inference::readerName(contender.reader), contender.backbone.c_str(),
                      contender.precision.c_str(), contender.auc.value, contender.auc.low, contender.auc.high,
                      validation);
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
    text << "the test images have now been looked at " << c.testLooks << " times\n";
    reply.document = {{"train_images", c.trainImages}, {"validation_images", c.validationImages},
                      {"test_images", c.testImages},   {"patients_known", c.patientsKnown},
                      {"test_looks", c.testLooks},     {"seeds", o.seeds},
                      {"contenders", std::move(list)}};
    reply.text = text.str();
    return reply;
}

}  // namespace

void addCompareVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb =
        verbs.add("compare", "Train with several backbones and without any, and state the differences in AUC",
                  [o](const Session& s) { return run(*o, s); });
    verb->add_option("project", o->project, "Project folder")->required();
    verb->add_option("--backbones", o->backbones, "Names or folders; the first is compared with the rest")
        ->delimiter(',')
        ->capture_default_str();
    verb->add_option("--precisions", o->precisions,
                     "fp32 and bf16: each backbone in each, and how near the features come")
        ->delimiter(',')
        ->check(CLI::IsMember({"fp32", "bf16"}));
    verb->add_option("--seeds", o->seeds, "Trainings of each, with seeds 0, 1, ...")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    addRunOptions(*verb, o->run);
}

}  // namespace fovea::cli
