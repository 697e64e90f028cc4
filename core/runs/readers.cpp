#include "runs/readers.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "dataset/consensus.h"
#include "dataset/positive_class.h"
#include "dataset/units.h"
#include "evaluation/estimate_json.h"
#include "runs/evaluate.h"
#include "runs/learned_from.h"
#include "runs/project_source.h"

namespace fovea::runs {

using dataset::ConsensusRule;
using dataset::Sample;
using nlohmann::json;

namespace {

// By what a reader is judged, see readerSentences().
constexpr MessageKind kByLabels{
    "reader_by_labels",
    FOVEA_TEXT("Messages",
               "“{reader}” is judged by the labels. Whether this reader had a part in them, the program "
               "cannot know.")};
constexpr MessageKind kByOwnFirstAnswers{
    "reader_by_own_first_answers",
    FOVEA_TEXT("Messages",
               "“{reader}” is judged by the labels, which are perhaps this reader's own first answers: it "
               "says how far these repeat, not how good the reader is.")};
constexpr MessageKind kByOwnAnswers{
    "reader_by_own_answers",
    FOVEA_TEXT("Messages",
               "The reference is made of the answers of “{reader}” alone: by that nothing can be said of "
               "this reader.")};
constexpr MessageKind kByOthers{
    "reader_by_others",
    FOVEA_TEXT("Messages",
               "The labels are made of what readers say, “{reader}” among them. This reader's figures and "
               "the difference are by what the others say together, on the images on which they agree.")};
constexpr MessageKind kNotJudged{
    "reader_not_judged",
    FOVEA_TEXT("Messages",
               "On {images} more the others agree, but with “{reader}” there is no consensus, so that they "
               "were not judged: these figures flatter this reader.")};

/// By reader.
using Said = std::map<std::string, std::string>;

/// What one reader is judged by on a row: empty where nobody else says anything.
struct Reference {
    std::string answer;
    ReaderReference kind = ReaderReference::labels;
};
/// `label`: of the row. Where it is not what the rule makes of all, somebody has decided it otherwise, and
/// the reader has no part in it.
Reference referenceFor(const std::string& reader, Said said, const std::string& label,
                       const ConsensusRule& rule) {
    if (!label.empty() && label != dataset::consensusOf(said, rule)) return {label, ReaderReference::labels};
    std::erase_if(said, [person = dataset::personOf(reader)](const auto& reading) {
        return dataset::personOf(reading.first) == person || dataset::isSecondReading(reading.first);
    });
    if (said.empty()) return {{}, ReaderReference::own};
    return {dataset::consensusOf(said, rule), ReaderReference::others};
}

/// What the machine calls each row, at its operating point where there is one.
std::vector<int> callsOf(const Evaluation& e) {
    std::vector<int> calls;
    const bool point = e.classes.size() == 2 && e.thresholds.points.size() == 1;
    const int at = point ? classIndex(e.classes, e.thresholds.points.front().className) : -1;
    for (std::size_t i = 0; i < e.predictions.size(); ++i) {
        if (at < 0) {
            calls.push_back(evaluation::predictedClass(e.predictions, i));
            continue;
        }
        const double stated = e.predictions.probabilities[2 * i + std::size_t(at)];
        calls.push_back(stated >= e.thresholds.points.front().value ? at : 1 - at);
    }
    return calls;
}

/// The images of a row.
std::vector<Sample> imagesOf(const Evaluation& e, std::size_t row) {
    return e.images.empty() ? std::vector{e.samples[row]} : e.images[row];
}

/// What belongs to all readers of an evaluation.
struct Beside {
    const Evaluation& e;
    ConsensusRule rule;
    std::vector<int> calls;   ///< [n]
    std::vector<Said> said;   ///< [n]
    std::vector<Said> apart;  ///< of images that have no label, which were not judged
};

ReaderBeside besideReader(const std::string& name, const Beside& all, double confidence) {
    ReaderBeside result{name, {}, {}, {}, {}};
    evaluation::Called called;
    called.classes = int(all.e.classes.size());
    std::set<ReaderReference> kinds;
    for (std::size_t i = 0; i < all.said.size(); ++i) {
        const auto own = all.said[i].find(name);
        if (own == all.said[i].end()) continue;
        const Reference by = referenceFor(name, all.said[i], all.e.samples[i].label, all.rule);
        kinds.insert(by.kind);
        const int truth = classIndex(all.e.classes, by.answer);
        if (truth < 0) continue;
        called.truth.push_back(truth);
        called.machine.push_back(all.calls[i]);
        const int reader = classIndex(all.e.classes, own->second);
        called.reader.push_back(reader < 0 ? called.classes : reader);
        called.patients.push_back(all.e.predictions.patients.empty() ? std::string()
                                                                     : all.e.predictions.patients[i]);
    }
    for (const Said& said : all.apart)
        if (said.contains(name) && !referenceFor(name, said, {}, all.rule).answer.empty()) ++result.notJudged;
    result.images = int(called.truth.size());
    // Of labels and others' answers mixed, the weaker word.
    result.against = kinds.count(ReaderReference::others)   ? ReaderReference::others
                     : kinds.count(ReaderReference::labels) ? ReaderReference::labels
                                                            : ReaderReference::own;
    result.figures = evaluation::machineAndReader(
        called, dataset::positiveIndex(all.e.classes, all.e.positive), confidence);
    return result;
}

}  // namespace

const char* readerReferenceName(ReaderReference reference) {
    switch (reference) {
        case ReaderReference::labels:
            return "labels";
        case ReaderReference::others:
            return "others";
        case ReaderReference::own:
            return "own";
    }
    return "";
}

Result<std::vector<ReaderBeside>> readersBeside(const project::Project& project, const Evaluation& e,
                                                double confidence) {
    return guarded([&]() -> Result<std::vector<ReaderBeside>> {
        if (!e.task.ofClasses()) return std::vector<ReaderBeside>();
        std::set<std::string> readers;
        Beside all{e, {}, callsOf(e), {}, {}};
        for (std::size_t i = 0; i < e.samples.size(); ++i) {
            all.said.push_back(dataset::readingsOf(imagesOf(e, i)));
            for (const auto& [reader, answer] : all.said.back()) readers.insert(reader);
        }
        if (readers.empty()) return std::vector<ReaderBeside>();
        FOVEA_TRY(const dataset::Question question, project.question());
        FOVEA_TRY(all.rule, dataset::consensusRuleFromText(question.consensus));
        FOVEA_TRY(std::vector<Sample> samples, project.samples());
        FOVEA_TRY(samples, samplesAsSplit(project, e.run, std::move(samples)));
        // Images without a label get no split: those of none are counted, too.
        std::erase_if(samples, [&](const Sample& s) {
            const bool here = s.split == e.split || s.split == dataset::Split::unassigned;
            return !here || !s.label.empty();
        });
        for (const auto& unit : dataset::unitsOf(samples, question).images)
            all.apart.push_back(dataset::readingsOf(unit));
        std::vector<ReaderBeside> beside;
        for (const std::string& reader : readers) beside.push_back(besideReader(reader, all, confidence));
        return beside;
    });
}

std::vector<Message> readerSentences(const ReaderBeside& reader) {
    const MessageArgument name{"reader", reader.name};
    switch (reader.against) {
        case ReaderReference::labels:
            return {{dataset::isSecondReading(reader.name) ? kByOwnFirstAnswers : kByLabels, {name}}};
        case ReaderReference::own:
            return {{kByOwnAnswers, {name}}};
        case ReaderReference::others:
            break;
    }
    std::vector<Message> sentences{{kByOthers, {name}}};
    if (reader.notJudged > 0) sentences.push_back({kNotJudged, {{"images", reader.notJudged}, name}});
    return sentences;
}

json toJson(const ReaderBeside& r) {
    const evaluation::PairedShares &sensitivity = r.figures.sensitivity, &specificity = r.figures.specificity;
    const auto both = [](const evaluation::Estimate& a, const evaluation::Estimate& b) {
        return json{{"sensitivity", evaluation::toJson(a)}, {"specificity", evaluation::toJson(b)}};
    };
    json document = both(sensitivity.b, specificity.b);
    document["name"] = r.name;
    document["n"] = r.images;
    document["against"] = readerReferenceName(r.against);
    document["not_judged"] = r.notJudged;
    document["machine"] = both(sensitivity.a, specificity.a);
    document["difference"] = both(sensitivity.difference, specificity.difference);
    return document;
}

}  // namespace fovea::runs
