#include "report/model_report.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "adapter/adapter_file.h"
#include "base/clock.h"
#include "base/resources.h"
#include "dataset/audit.h"
#include "dataset/consensus.h"
#include "dataset/positive_class.h"
#include "evaluation/metrics.h"
#include "imaging/read_image.h"
#include "imaging/resize.h"
#include "imaging/square_pixels.h"
#include "imaging/write_image.h"
#include "inference/case_map.h"
#include "report/model_card.h"
#include "report/setting_words.h"
#include "runs/baseline.h"
#include "runs/class_figures.h"
#include "runs/judge_answers.h"
#include "runs/learned_from.h"
#include "runs/run.h"
#include "runs/series.h"
#include "runs/subgroups.h"
#include "runs/variables.h"

namespace fovea::report {

namespace fs = std::filesystem;
using dataset::Sample;
using dataset::Split;
using nlohmann::json;

namespace {

Count countOf(const std::vector<Sample>& samples, const std::string* label, Split split) {
    Count count;
    std::set<std::string> patients;
    for (const Sample& s : samples) {
        if (s.split != split || (label && s.label != *label)) continue;
        ++count.images;
        if (s.patient.empty())
            ++count.imagesOfUnknownPatient;
        else
            patients.insert(s.patient);
    }
    count.patients = int(patients.size());
    return count;
}

CountRow rowOf(const std::vector<Sample>& samples, const std::string* label) {
    return {label ? *label : std::string(), countOf(samples, label, Split::train),
            countOf(samples, label, Split::validation), countOf(samples, label, Split::test)};
}

DataSection dataSection(const std::vector<Sample>& samples, const dataset::Question& question,
                        const std::vector<std::string>& classes,
                        const std::vector<dataset::Problem>& importProblems, const Wording& say) {
    DataSection data;
    for (const std::string& c : classes) data.classes.push_back(rowOf(samples, &c));
    data.total = rowOf(samples, nullptr);
    data.splitMade =
        say(FOVEA_TEXT("Report",
                       "By whole patients where they are known, keeping the proportions of the classes, or "
                       "as the folders of the source said."));
    std::map<std::string, std::set<Split>> splitsOfPatient;
    bool unknown = false;
    for (const Sample& s : samples) {
        if (s.patient.empty())
            unknown = true;
        else
            splitsOfPatient[s.patient].insert(s.split);
    }
    for (const auto& [patient, splits] : splitsOfPatient) data.overlappingPatients += splits.size() > 1;
    data.separation = data.overlappingPatients > 0         ? PatientSeparation::overlapping
                      : unknown || splitsOfPatient.empty() ? PatientSeparation::unknown
                                                           : PatientSeparation::disjoint;
    // Of a table's problems only those whose files are images.
    std::map<std::string, int> out;
    for (const dataset::Problem& p : importProblems)
        if (p.kind == dataset::ProblemKind::unreadable || p.kind == dataset::ProblemKind::imageWithoutRow ||
            p.kind == dataset::ProblemKind::conflictingRow)
            out[dataset::problemKindName(p.kind)] += int(p.files.size());
    for (const auto& [kind, images] : out) data.exclusions.push_back({kind, images, true});
    const auto setAside = std::count_if(samples.begin(), samples.end(),
                                        [](const Sample& s) { return s.split == Split::excluded; });
    if (setAside > 0) data.exclusions.push_back({kExcludedInProject, int(setAside), true});
    std::map<std::string, int> found;
    std::set<std::string> alike;  // files of look-alikes in several splits
    std::map<std::string, Split> splitOf;
    for (const Sample& s : samples) splitOf[s.path] = s.split;
    for (const dataset::Problem& p : dataset::audit(samples, question)) {
        found[dataset::problemKindName(p.kind)] += int(p.files.size());
        if (p.kind == dataset::ProblemKind::acquisitionShortcut) data.shortcuts.push_back(say(p.message));
        if (p.kind != dataset::ProblemKind::nearDuplicate) continue;
        const auto learned = [&](const std::string& file) {
            return splitOf[file] == Split::train || splitOf[file] == Split::validation;
        };
        if (std::any_of(p.files.begin(), p.files.end(), learned))
            for (const std::string& file : p.files)
                if (splitOf[file] == Split::test) alike.insert(file);
    }
    data.lookAlikesOfTest = int(alike.size());
    for (const auto& [kind, images] : found) data.exclusions.push_back({kind, images, false});
    return data;
}

std::string coloursWords(const std::array<double, 3>& values, const Wording& say) {
    return say(
        FOVEA_TEXT("Report", "{red}, {green}, {blue}"),
        {{"red", say.fixed(values[0])}, {"green", say.fixed(values[1])}, {"blue", say.fixed(values[2])}});
}

std::string normalisationWords(const backbone::Normalisation& n, const Wording& say) {
    return coloursWords(n.mean, say) + "; " + coloursWords(n.deviation, say);
}

/// What was black and what was white for the network.
std::string windowWords(const std::string& policy, const Wording& say) {
    if (policy == "file")
        return say(FOVEA_TEXT("Report",
                              "the window stored in the file; where there is none, from robust percentiles; "
                              "colour, and 8-bit grey without a window, as they are; 8 bits"));
    if (policy == "percentile")
        return say(FOVEA_TEXT("Report",
                              "from robust percentiles (0.5 and 99.5) of each image or volume; colour, and "
                              "8-bit grey without a window, as they are; 8 bits"));
    return say(
        FOVEA_TEXT("Report",
                   "one window for all images, level/width {window} in stored values (CT: HU); colour, "
                   "and 8-bit grey without a window, as they are; 8 bits"),
        {{"window", policy}});
}

std::string readOutWords(const runs::ReadOutFigures& f, const Wording& say) {
    const char* const text =
        !f.leastClass.empty()
            ? FOVEA_TEXT("Report",
                         "penalty {penalty} and temperature {temperature}, chosen by log loss on {groups} "
                         "groups of patients of the training images, each predicted without it: AUC "
                         "{auc}, log loss {loss}. Images that are answered together count the more the "
                         "less each says “{class}”, as that said the groups better than counting "
                         "them alike (log loss {alike})")
        : f.groups == 0
            ? FOVEA_TEXT("Report", "penalty {penalty}, as there were too few patients to choose it by")
            : FOVEA_TEXT("Report",
                         "penalty {penalty} and temperature {temperature}, chosen by log loss on "
                         "{groups} groups of patients of the training images, each predicted without "
                         "it: AUC {auc}, log loss {loss}");
    return say(text, {{"penalty", shortestWords(f.penalty, say)},
                      {"temperature", say.fixed(f.temperature, 2)},
                      {"groups", f.groups},
                      {"auc", say.fixed(f.outOfFoldAuc)},
                      {"loss", say.fixed(f.outOfFoldLogLoss)},
                      {"class", f.leastClass},
                      {"alike", say.fixed(f.outOfFoldLogLossAlike)}});
}

/// What is answered by an adapter of `classes`.
std::string answersWords(const adapter::QuestionAsked& question, const std::vector<std::string>& classes,
                         const Wording& say) {
    dataset::QuestionKind kind = dataset::QuestionKind::one;
    dataset::questionKindFromName(question.kind, kind);
    const std::string answers = say.enumerated(classes);
    switch (kind) {
        case dataset::QuestionKind::one:
            break;
        case dataset::QuestionKind::grades:
            return say(FOVEA_TEXT("Report", "a grade: {grades}"), {{"grades", answers}});
        case dataset::QuestionKind::findings:
            return say(FOVEA_TEXT("Report", "of each of these whether it is there: {findings}"),
                       {{"findings", answers}});
        case dataset::QuestionKind::number:
            return question.unit.empty()
                       ? say(FOVEA_TEXT("Report", "a number"))
                       : say(FOVEA_TEXT("Report", "a number in {unit}"), {{"unit", question.unit}});
    }
    return say(FOVEA_TEXT("Report", "one of {classes}"), {{"classes", answers}});
}

/// Earlier versions knew one question, which had no name.
KeyValues questionWords(const adapter::AdapterInfo& info, const Wording& say) {
    KeyValues words;
    if (!info.question.name.empty())
        words.emplace_back(say(FOVEA_TEXT("Report", "Question")), info.question.name);
    words.emplace_back(say(FOVEA_TEXT("Report", "Answers")), answersWords(info.question, info.classes, say));
    return words;
}

/// By which rule the reference was made of readers' answers. In an adapter's file the rule names nobody.
std::string referenceWords(const std::string& consensus, const Wording& say) {
    const auto rule = dataset::consensusRuleFromText(consensus);
    if (!rule)
        return say(FOVEA_TEXT("Report",
                              "what one of the readers says, who is not named here; else the majority of the "
                              "others"));
    switch (rule->kind) {
        case dataset::ConsensusRule::Kind::labels:
            return say(FOVEA_TEXT(
                "Report", "labels that are not made of readers' answers; the readers stand beside them"));
        case dataset::ConsensusRule::Kind::majority:
            return say(FOVEA_TEXT("Report",
                                  "consensus: what more than half of those readers say who have read it "
                                  "(majority)"));
        case dataset::ConsensusRule::Kind::all:
            return say(FOVEA_TEXT("Report", "consensus: what all those readers say who have read it"));
        case dataset::ConsensusRule::Kind::first:
            break;
    }
    return say(
        FOVEA_TEXT("Report",
                   "consensus: what “{reader}” says; where that reader has not read it, the majority of "
                   "the others"),
        {{"reader", rule->reader}});
}

/// `now`: by which rule the labels are made that the figures are by.
KeyValues referenceOf(const project::Run& run, const std::string& now, const Wording& say) {
    KeyValues reference;
    const std::string then = runs::readRecord(run).consensus;
    if (!then.empty())
        reference.emplace_back(say(FOVEA_TEXT("Report", "Reference")), referenceWords(then, say));
    // Another rule since, or a run of a version that did not note it.
    if (!now.empty() && now != then)
        reference.emplace_back(say(FOVEA_TEXT("Report", "Reference of the figures here")),
                               referenceWords(now, say));
    return reference;
}

std::string methodWords(const adapter::AdapterInfo& info, const Wording& say) {
    const std::string published = info.config.method == adapter::Method::fptPlus ? "FPT+" : "FPT";
    if (info.sideShare == 1) return published;
    if (info.sideShare == 0)
        return say(FOVEA_TEXT("Report", "read-out of the features that {method} stores, alone"),
                   {{"method", published}});
    return say(FOVEA_TEXT("Report",
                          "{method} with a read-out: the logits are {share} the side network's, the rest the "
                          "read-out's"),
               {{"method", published}, {"share", say.percent(info.sideShare)}});
}

std::vector<Preparation> preprocessingWords(const adapter::AdapterInfo& info, const Wording& say) {
    const auto pixels = [&](int side) {
        return say(FOVEA_TEXT("Report", "{side} x {side} pixels, aspect not kept"),
                   {{"side", std::to_string(side)}});
    };
    return {{kWindowOfNetwork, say(FOVEA_TEXT("Report", "Brightness")), windowWords(info.windowPolicy, say)},
            {kSideOfBackbone, say(FOVEA_TEXT("Report", "Read by the backbone at")),
             pixels(info.extraction.resolution)},
            {"adapter_side", say(FOVEA_TEXT("Report", "Read by the adapter at")),
             pixels(info.config.lowResolution)},
            {"backbone_normalisation", say(FOVEA_TEXT("Report", "Mean and deviation, backbone")),
             normalisationWords(info.highNormalisation, say)},
            {"adapter_normalisation", say(FOVEA_TEXT("Report", "Mean and deviation, adapter")),
             normalisationWords(info.lowNormalisation, say)}};
}

ModelSection modelSection(const project::Run& run, const adapter::AdapterInfo& info, const Wording& say) {
    ModelSection model;
    model.question = questionWords(info, say);
    const runs::RunRecord known = runs::readRecord(run);
    const json record = json::parse(run.settingsJson);  // everything that it says is shown
    model.backbone = known.backboneTitle.empty() ? info.backboneName : known.backboneTitle;
    model.backboneHash = info.backboneIdentity;
    model.method = methodWords(info, say);
    if (known.readOut) model.readOut = readOutWords(*known.readOut, say);
    model.learnableParameters =
        adapter::learnableParameters(info.config, info.sideShare, info.variables.width());
    model.preprocessing = preprocessingWords(info, say);
    const json settings = record.value("settings", json::object());
    // What was asked for and left open stands in the record as what was taken.
    for (const auto& [key, value] : settings.items()) {
        // Ended early, it has fewer than were asked for.
        const bool networks = key == "side_networks";
        if (auto words = settingWords(key, networks ? json(info.config.sideNetworks) : value, say))
            model.settings.push_back(std::move(*words));
    }
    for (const char* key : {"layers", "token_ratio", "prompts", "software", "data", "fingerprint"})
        if (settings.value(key, json()).is_null() && record.contains(key))
            if (auto words = settingWords(key, record.at(key), say))
                model.settings.push_back(std::move(*words));
    if (known.settings) model.seed = known.settings->seed;
    model.hardware = known.hardware;
    model.bestEpoch = known.bestEpoch;
    model.sideNetworks = info.config.sideNetworks;
    model.notices = say(known.notices);
    int epoch = 0;
    for (const training::EpochRecord& e : known.validation)
        model.epochs.push_back({++epoch, e.trainLoss, e.loss, e.auc});
    return model;
}

std::vector<Figure> figuresOf(const runs::Figures& figures, int images, int patients) {
    std::vector<Figure> out;
    for (const auto& [name, estimate] : figures.estimates) out.push_back({name, estimate, images, patients});
    return out;
}

/// Of two classes, sensitivity rests on the images of the positive one and specificity on those of the other.
void restOnTheirOwn(std::vector<Figure>& figures, const runs::Evaluation& e) {
    if (e.classes.size() != 2) return;
    const int positive = dataset::positiveIndex(e.classes, e.positive);
    for (Figure& figure : figures) {
        if (figure.name != "sensitivity" && figure.name != "specificity") continue;
        const int reference = figure.name == "sensitivity" ? positive : 1 - positive;
        std::set<std::string> patients;
        figure.images = 0;
        for (std::size_t i = 0; i < e.predictions.truth.size(); ++i) {
            if (e.predictions.truth[i] != reference) continue;
            ++figure.images;
            patients.insert(e.predictions.patients[i]);
        }
        if (figure.patients > 0) figure.patients = int(patients.size() - patients.count(""));
    }
}

PatientResults patientResults(const runs::Evaluation& e) {
    const std::vector<std::string>& counted = e.perPatient->predictions.patients;
    const std::set<std::string> patients(counted.begin(), counted.end());
    const auto images = std::count_if(e.predictions.patients.begin(), e.predictions.patients.end(),
                                      [&](const std::string& p) { return patients.count(p) > 0; });
    return {figuresOf(*e.perPatient, int(images), int(patients.size())), e.perPatient->confusion,
            e.perPatient->severalClasses};
}

/// Those asked for, else the usual ones that tell a few groups apart.
Result<std::vector<evaluation::SubgroupTable>> subgroupTables(const runs::Evaluation& e,
                                                              const ModelReportOptions& options,
                                                              const JobContext& job) {
    if (options.subgroups)
        return runs::figuresBySubgroups(e, *options.subgroups, {}, job, options.subgroupTable.get());
    std::vector<std::string> columns;
    for (const std::string& column : runs::tellingColumns(e.samples)) {
        constexpr const char* kUsual[] = {"subgroup", "sex", "age", "device", "site"};
        if (std::find(std::begin(kUsual), std::end(kUsual), column) == std::end(kUsual)) continue;
        FOVEA_TRY(const auto groups, runs::subgroupsOf(e.samples, column));
        std::set<std::string> stated(groups.begin(), groups.end());
        stated.erase("");
        if (stated.size() <= std::size_t(kMostSubgroups)) columns.push_back(column);
    }
    return runs::figuresBySubgroups(e, columns, {}, job);
}

std::string readsOf(const runs::BaselineEvaluation& simple, const Wording& say) {
    std::vector<std::string> reads;
    for (const std::string& words : runs::baselineTerms(simple.method, simple.variables).words)
        reads.push_back(say(words.c_str()));
    return say.listed(reads);
}

Result<ResultSection> resultSection(const runs::Evaluation& e, const ModelReportOptions& options) {
    ResultSection results;
    FOVEA_TRY(const auto perClass, runs::classFigures(e));
    for (std::size_t c = 0; c < perClass.size(); ++c) results.perClass.push_back({e.classes[c], perClass[c]});
    if (!e.patientsKnown) results.ifPatients = options.ifPatients;
    results.split = dataset::splitName(e.split);
    results.readOutAlone = e.readOutAlone;
    std::set<std::string> patients(e.predictions.patients.begin(), e.predictions.patients.end());
    patients.erase("");
    results.figures = figuresOf(e, int(e.samples.size()), e.patientsKnown ? int(patients.size()) : 0);
    if (!e.images.empty()) {
        results.answerUnit = dataset::answerUnitName(e.task.question.answerUnit);
        results.imagesOfUnits = runs::imageCount(e);
    }
    restOnTheirOwn(results.figures, e);
    if (e.perPatient) results.perPatient = patientResults(e);
    if (e.baseline)
        results.baseline = {e.baseline->estimates.at("auc"),
                            e.baseline->adapterMinusThis,
                            {},
                            readsOf(*e.baseline, options.wording)};
    results.ordinal = e.ordinal;
    results.positive = dataset::positiveIndex(e.classes, e.positive);
    results.positiveKnown = !e.positive.empty() || e.classes.size() != 2;
    results.thresholds = e.thresholds;
    results.atThreshold = e.atThreshold;
    results.prevalence = e.prevalence;
    results.calibration = CalibrationResult{e.calibration, e.calibrationBefore, e.recalibration.temperature,
                                            !e.recalibration.biases.empty(), e.reliability};
    const auto ofKnown = std::count_if(e.predictions.patients.begin(), e.predictions.patients.end(),
                                       [](const std::string& patient) { return !patient.empty(); });
    results.sharedPatients = patients.size() < std::size_t(ofKnown);
    results.testEvaluations = e.testEvaluations;
    results.classNames = e.classes;
    results.confusion = e.confusion;
    const std::size_t C = e.classes.size();
    for (std::size_t c = 0; c < C; ++c) {
        if (C == 2 && int(c) != results.positive) continue;
        std::vector<double> scores;
        std::vector<int> positive;
        for (std::size_t i = 0; i < e.samples.size(); ++i) {
            scores.push_back(e.predictions.probabilities[i * C + c]);
            positive.push_back(e.predictions.truth[i] == int(c));
        }
        RocCurve curve{e.classes[c], evaluation::rocCurve(scores, positive), perClass[c].auc};
        results.roc.push_back(std::move(curve));
    }
    return results;
}

/// "fold 2", "seed 1".
std::string memberWords(const runs::SeriesMember& m, const Wording& say) {
    const std::string training =
        m.group > 0 ? say(FOVEA_TEXT("Report", "fold {fold}"), {{"fold", m.group}})
                    : say(FOVEA_TEXT("Report", "seed {seed}"), {{"seed", std::to_string(m.seed)}});
    return m.deleted ? say(FOVEA_TEXT("Report", "{training} (deleted since)"), {{"training", training}})
                     : training;
}

SeriesResult seriesResult(const runs::SeriesOutcome& o, const Wording& say) {
    SeriesResult series;
    series.crossValidation = o.kind == runs::SeriesKind::crossValidation;
    for (const runs::SeriesMember& m : o.members)
        series.rows.push_back({memberWords(m, say), m.images, m.figures.at("auc"), m.baselineAuc});
    for (const char* name : {"auc", "accuracy", "balanced_accuracy"})
        if (const auto found = o.spread.find(name); found != o.spread.end())
            series.spread.emplace_back(name, found->second);
    if (o.aucWithinFolds) series.withinFolds = Figure{"auc", *o.aucWithinFolds, o.images, 0};
    for (const char* name : {"auc", "sensitivity", "specificity", "accuracy", "balanced_accuracy"})
        if (const auto found = o.pooled.find(name); found != o.pooled.end())
            series.together.push_back({name, found->second, o.images, 0});
    series.notices = say(o.notices);
    return series;
}

imaging::Pixels shrunk(const imaging::Pixels& p, int side) {
    const double factor = std::min(1.0, double(side) / std::max(p.width, p.height));
    return imaging::resize(p, std::max(1, int(std::lround(p.width * factor))),
                           std::max(1, int(std::lround(p.height * factor))));
}

Result<GalleryItem> galleryItem(const inference::Predictor& predictor, const runs::Evaluation& e,
                                std::size_t i, int predicted, const ModelReportOptions& options,
                                const JobContext& job) {
    const Sample& sample = e.samples[i];
    FOVEA_TRY(const imaging::Image image, imaging::readImage(sample.path, {sample.frame, sample.plane}));
    FOVEA_TRY(const inference::CaseResult result,
              predictor.predict(image, false, job, runs::variableValues(sample)));
    FOVEA_TRY(const explain::TokenMap map, inference::caseMap(predictor, result, explain::MapKind::kept, -1));
    GalleryItem item;
    item.number = int(i) + 1;
    const imaging::Pixels picture =
        shrunk(imaging::withSquarePixels(result.display, image.spacingMm), options.pictureSide);
    FOVEA_TRY(item.imagePng, imaging::encodePng(picture));
    FOVEA_TRY(item.overlayPng, imaging::encodePng(explain::overlay(picture, map)));
    item.trueClass = e.classes[std::size_t(e.predictions.truth[i])];
    item.predictedClass = e.classes[std::size_t(predicted)];
    item.probability = e.predictions.probabilities[i * e.classes.size() + std::size_t(predicted)];
    return item;
}

Result<GallerySection> gallerySection(const inference::Predictor& predictor, const runs::Evaluation& e,
                                      const ModelReportOptions& options, const JobContext& job) {
    const std::size_t C = e.classes.size();
    std::vector<int> predicted;
    for (std::size_t i = 0; i < e.samples.size(); ++i)
        predicted.push_back(evaluation::predictedClass(e.predictions, i));
    std::vector<std::size_t> wrong, right;
    for (std::size_t i = 0; i < e.samples.size(); ++i)
        (predicted[i] == e.predictions.truth[i] ? right : wrong).push_back(i);
    const auto surest = [&](std::size_t a, std::size_t b) {
        return e.predictions.probabilities[a * C + std::size_t(predicted[a])] >
               e.predictions.probabilities[b * C + std::size_t(predicted[b])];
    };
    std::stable_sort(wrong.begin(), wrong.end(), surest);

    GallerySection gallery;
    gallery.failuresInAll = int(wrong.size());
    gallery.overlayCaption = options.wording(explain::mapCaption({explain::MapKind::kept}));
    const std::size_t failures = std::min(wrong.size(), std::size_t(options.failures));
    const std::size_t examples = std::min(right.size(), std::size_t(options.examples));
    ProgressMeter meter(job, Stage::report, std::int64_t(failures + examples));
    const auto add = [&](std::size_t i, std::vector<GalleryItem>& to) -> Result<void> {
        auto item = galleryItem(predictor, e, i, predicted[i], options, job);
        meter.advance();
        if (!item && item.error().code == ErrorCode::cancelled) return item.error();
        if (item) to.push_back(std::move(*item));  // an image that cannot be read any more is left out
        return {};
    };
    for (std::size_t k = 0; k < failures; ++k) FOVEA_CHECK(add(wrong[k], gallery.failures));
    // Spread over the set, so that every class has its chance.
    for (std::size_t k = 0; k < examples; ++k)
        FOVEA_CHECK(add(right[k * right.size() / examples], gallery.examples));
    return gallery;
}

void addLeftOut(DataSection& data, const runs::Evaluation& e, const Wording& say) {
    std::map<std::string, int> leftOut;
    for (const dataset::Problem& p : e.problems) leftOut[say(p.message)] += int(p.files.size());
    for (const auto& [why, images] : leftOut) data.exclusions.push_back({why, images, true});
}

/// What is left out, decision curves and subgroups.
Result<void> addFiguresBeside(ReportData& data, const runs::Evaluation& e, const ModelReportOptions& options,
                              const JobContext& job) {
    addLeftOut(data.data, e, options.wording);
    FOVEA_TRY(data.results.decision, runs::decisionCurves(e));
    FOVEA_TRY(data.results.subgroups, subgroupTables(e, options, job));
    return {};
}

/// Of findings or a number.
void addAnswers(ReportData& data, const runs::Evaluation& e, const dataset::Question& question,
                const Wording& say) {
    data.results.split = dataset::splitName(e.split);
    data.results.readOutAlone = e.readOutAlone;
    data.results.testEvaluations = e.testEvaluations;
    AnswersResult& answers = data.answers.emplace();
    answers.question = question.name;
    answers.unit = question.unit;
    answers.findings = e.together;
    answers.baseline = say(runs::noticesBeside(e));
    for (std::size_t f = 0; f < e.findings.size(); ++f) {
        const evaluation::Predictions& said = e.findings[f].predictions;
        answers.calibration.push_back(e.findings[f].calibration);
        std::vector<double> scores;
        std::vector<int> positive;
        for (std::size_t i = 0; i < said.size(); ++i) {
            scores.push_back(said.probabilities[2 * i + 1]);
            positive.push_back(said.truth[i]);
        }
        answers.roc.push_back(
            {e.classes[f], evaluation::rocCurve(scores, positive), e.findings[f].estimates.at("auc")});
    }
    if (!e.number) return;
    answers.number = e.number->figures;
    answers.interval = e.number->interval;
    const evaluation::NumberPredictions& numbers = e.predicted.numbers;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        answers.pairs.emplace_back(numbers.truth[i], e.number->answers[i].value);
}

/// The images of another source: all of them judge. Nothing is said of splits.
DataSection externalData(const runs::ExternalValidation& v, const Wording& say) {
    std::vector<Sample> samples = v.images.empty() ? v.samples : std::vector<Sample>();
    for (const auto& unit : v.images) samples.insert(samples.end(), unit.begin(), unit.end());
    for (Sample& s : samples) s.split = Split::test;
    DataSection data = dataSection(samples, v.task.question,
                                   v.task.ofClasses() ? v.classes : std::vector<std::string>(), {}, say);
    data.externalOnly = true;
    data.splitMade.clear();
    // That other splits are empty is no fault of theirs.
    std::erase_if(data.exclusions, [](const Exclusion& e) {
        return e.kind == dataset::problemKindName(dataset::ProblemKind::emptyPart) ||
               e.kind == dataset::problemKindName(dataset::ProblemKind::missingClass);
    });
    for (const auto& [name, images] : runs::unknownVariables(v))
        data.exclusions.push_back(
            {say(FOVEA_TEXT("Report",
                            "“{variable}” unknown: the mean of the training images stood in for it"),
                 {{"variable", name}}),
             images, false});
    return data;
}

/// What a run changes about the split of its project, as further sentences.
std::string ownSplitWords(const runs::RunSettings& settings, const Wording& say) {
    std::string words;
    if (settings.assigned.allForEpochs)
        words += " " + say(FOVEA_TEXT("Report", "This run learned from the validation images too."));
    const auto fold = runs::foldOf(settings);
    if (!fold) return words;
    words += " " + say(FOVEA_TEXT("Report",
                                  "For this run the training and validation images were split again into "
                                  "{folds} folds in the same way; fold {fold} was validation."),
                       {{"folds", fold->of}, {"fold", fold->number}});
    if (settings.assigned.heldOut)
        words +=
            " " + say(FOVEA_TEXT("Report",
                                 "Fold {fold} was held out: this run neither learned from it nor chose its "
                                 "epoch by it, and it is not among the images counted here."),
                      {{"fold", settings.assigned.heldOut->number}});
    return words;
}

}  // namespace

Result<ReportData> modelReport(const project::Project& project, const runs::Evaluation& e,
                               const ModelReportOptions& options, const JobContext& job) {
    return guarded([&]() -> Result<ReportData> {
        FOVEA_TRY(const project::Run run, project.run(e.run));
        const std::string adapterPath = (fs::path(project.folder()) / run.adapterPath).string();
        FOVEA_TRY(const runs::RunSettings settings, runs::settingsFromJson(run.settingsJson));
        inference::PredictorOptions predictorOptions;
        predictorOptions.backbone = settings.backbone;
        FOVEA_TRY(const inference::Predictor predictor,
                  inference::Predictor::load(adapterPath, predictorOptions));
        FOVEA_TRY(project::WindowedImages seen,
                  project::imagesThroughWindow(project, predictor.inputSettings().window, job));
        FOVEA_TRY(const auto samples, runs::samplesAsSplit(project, e.run, std::move(seen.samples)));
        FOVEA_TRY(const auto importProblems, project.importProblems());
        FOVEA_TRY(const dataset::Question question, project.question());
        const Wording& say = options.wording;
        ReportData data;
        data.title = say(FOVEA_TEXT("Report", "Model report"));
        data.createdUtc = utcNow();
        data.softwareVersion = versionText();
        data.projectName = fs::path(project.folder()).stem().string();
        data.runName = std::to_string(e.run);
        FOVEA_TRY(const Statements kept, project::study(project));
        data.statements = options.statements.value_or(kept);
        const bool ofClasses = e.task.ofClasses();
        data.data = dataSection(samples, question, ofClasses ? e.classes : std::vector<std::string>(),
                                importProblems, say);
        data.data.splitMade += ownSplitWords(settings, say);
        data.model = modelSection(run, predictor.info(), say);
        data.data.reference = referenceOf(run, question.consensus, say);
        if (!ofClasses) {
            addAnswers(data, e, question, say);
            data.results.faithfulness = options.faithfulness;
            return data;
        }
        FOVEA_TRY(data.results, resultSection(e, options));
        if (data.results.baseline) {
            FOVEA_TRY(const auto baseline, runs::Baseline::left(project.runFolder(e.run)));
            if (baseline) data.results.baseline->penaltyChosen = baseline->penaltyChosen();
        }
        FOVEA_TRY(const auto series, runs::seriesShippedBy(project, e.run));
        if (series) data.results.series = seriesResult(*series, say);
        data.results.faithfulness = options.faithfulness;
        // Not those of `e`, whose operating point may have been moved since.
        FOVEA_TRY(data.results.readers, runs::readersBeside(project, e, data.results.confidence));
        FOVEA_CHECK(addFiguresBeside(data, e, options, job));
        FOVEA_TRY(data.gallery, gallerySection(predictor, e, options, job));
        return data;
    });
}

namespace {
/// A point each, by the rule and on the images of the first: one rule is asked for all.
evaluation::Thresholds thresholdsOfFindings(const adapter::AdapterInfo& info) {
    evaluation::Thresholds all;
    for (std::size_t f = 0; f < info.tuning.findings.size() && f < info.classes.size(); ++f) {
        const auto& own = info.tuning.findings[f].thresholds;
        if (!own || own->points.empty()) continue;
        if (all.points.empty()) all = *own, all.points.clear();
        all.points.push_back(own->points.front());
        all.points.back().className = info.classes[f];
    }
    return all;
}
}  // namespace

Result<ReportData> cardOfAdapter(const std::string& path, const Wording& say) {
    return guarded([&]() -> Result<ReportData> {
        FOVEA_TRY(const adapter::AdapterInfo info, adapter::readAdapterInfo(path));
        ReportData data;
        data.title = say(FOVEA_TEXT("Report", "Model card"));
        data.createdUtc = utcNow();
        data.softwareVersion = versionText();
        data.runName = say(FOVEA_TEXT("Report", "of {time}"), {{"time", say.moment(info.createdUtc)}});
        project::Run run;
        run.settingsJson = info.trainingJson.empty() ? "{}" : info.trainingJson;
        data.model = modelSection(run, info, say);
        data.data.reference = referenceOf(run, {}, say);
        ResultSection& results = data.results;
        results.split.clear();
        if (!info.question.ofImages()) results.answerUnit = info.question.answerUnit;
        if (info.question.kind == dataset::questionKindName(dataset::QuestionKind::number)) return data;
        if (info.question.kind == dataset::questionKindName(dataset::QuestionKind::findings)) {
            results.thresholds = thresholdsOfFindings(info);
            return data;
        }
        results.classNames = info.classes;
        results.positive = dataset::positiveIndex(info.classes, info.tuning.positive);
        results.positiveKnown = !info.tuning.positive.empty() || info.classes.size() != 2;
        results.thresholds =
            info.tuning.thresholds.value_or(evaluation::standardThresholds(info.classes, results.positive));
        return data;
    });
}

Result<ReportData> validationReport(const runs::ValidationRequest& request, const runs::ExternalValidation& v,
                                    const ModelReportOptions& options, const JobContext& job) {
    return guarded([&]() -> Result<ReportData> {
        FOVEA_TRY(const inference::Predictor predictor,
                  inference::Predictor::load(request.adapter, request.predictor));
        const Wording& say = options.wording;
        ReportData data;
        data.title = say(FOVEA_TEXT("Report", "External validation"));
        data.createdUtc = utcNow();
        data.softwareVersion = versionText();
        data.runName = say(FOVEA_TEXT("Report", "of {time}"), {{"time", say.moment(v.adapter.createdUtc)}});
        data.statements = options.statements.value_or(Statements());
        data.data = externalData(v, say);
        // Of the run, the adapter's file has what was asked for and taken; not how training went.
        project::Run run;
        run.settingsJson = v.adapter.trainingJson.empty() ? "{}" : v.adapter.trainingJson;
        data.model = modelSection(run, v.adapter, say);
        data.external = External{
            v.inCommon.has_value(), v.inCommon ? v.inCommon->images + v.inCommon->lookAlikes.value_or(0) : 0,
            v.inCommon ? v.inCommon->patients : 0, v.inCommon && v.inCommon->patientsCompared};
        constexpr const char* kExternal = "external";
        if (!v.task.ofClasses()) {
            if (!v.images.empty()) {
                data.results.answerUnit = dataset::answerUnitName(v.task.question.answerUnit);
                data.results.imagesOfUnits = runs::imageCount(v);
            }
            addAnswers(data, v, v.task.question, say);
            data.results.split = kExternal;
            addLeftOut(data.data, v, say);
            return data;
        }
        FOVEA_TRY(data.results, resultSection(v, options));
        data.results.split = kExternal;
        FOVEA_CHECK(addFiguresBeside(data, v, options, job));
        FOVEA_TRY(data.gallery, gallerySection(predictor, v, options, job));
        return data;
    });
}

namespace {
bool isPdf(const std::string& path) {
    std::string ending = fs::path(path).extension().string();
    for (char& c : ending) c = char(std::tolower(static_cast<unsigned char>(c)));
    return ending == ".pdf";
}
}  // namespace

Result<void> checkPage(const std::string& path, const PdfMaker& pdf) {
    if (isPdf(path) && !pdf)
        return Error{
            ErrorCode::invalidArgument,
            "this program was built without the window and makes no PDF; name an .html file, or save "
            "it from the window",
            path};
    return {};
}

Result<void> writePage(const std::string& path, const std::string& html, const PdfMaker& pdf,
                       FileLayer& files) {
    FOVEA_CHECK(checkPage(path, pdf));
    if (!isPdf(path)) return files.writeAtomically(path, html);
    FOVEA_TRY(const std::vector<std::byte> bytes, pdf(html));
    return files.writeAtomically(path, bytes);
}

Result<void> writeValidationReport(const std::string& path, const runs::ValidationRequest& request,
                                   const runs::ExternalValidation& validation,
                                   const ModelReportOptions& options, FileLayer& files,
                                   const JobContext& job) {
    FOVEA_TRY(const ReportData data, validationReport(request, validation, options, job));
    return guarded([&] { return writePage(path, renderHtml(data, options.wording), options.pdf, files); });
}

Result<void> writeModelReport(const std::string& path, const project::Project& project,
                              const runs::Evaluation& e, const ModelReportOptions& options, FileLayer& files,
                              const JobContext& job) {
    FOVEA_TRY(const ReportData data, modelReport(project, e, options, job));
    return guarded([&] { return writePage(path, renderHtml(data, options.wording), options.pdf, files); });
}

}  // namespace fovea::report
