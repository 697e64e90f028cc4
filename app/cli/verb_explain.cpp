#include <cstdio>
#include <sstream>

#include "adapter_options.h"
#include "base/csv.h"
#include "evaluation_json.h"
#include "imaging/read_image.h"
#include "imaging/square_pixels.h"
#include "imaging/write_image.h"
#include "inference/case_evidence.h"
#include "inference/case_map.h"
#include "project_json.h"
#include "runs/faithfulness.h"
#include "verbs.h"

namespace fovea::cli {

using explain::EvidenceOf;
using explain::MapKind;
using nlohmann::json;

namespace {

struct ExplainOptions {
    std::string adapter, file, out, csv, kind = "kept", answer, plane, part = "both";
    int frame = 0, layer = -1;
    double opacity = 0.5;
    inference::PredictorOptions predictor;
};

MapKind kindOf(const std::string& name) {
    for (const MapKind kind : {MapKind::prompts, MapKind::evidence, MapKind::occlusion})
        if (name == explain::mapKindName(kind)) return kind;
    return MapKind::kept;
}

/// Row by row; null where nothing can be said.
json valuesJson(const explain::TokenMap& map) {
    json values = json::array();
    for (std::size_t i = 0; i < map.values.size(); ++i)
        values.push_back(map.known.empty() || map.known[i] ? json(map.values[i]) : json(nullptr));
    return values;
}

/// Columns of the table of numbers, by name.
using Columns = std::vector<std::pair<std::string, const explain::TokenMap*>>;

/// A row for each patch; an empty cell where nothing can be said.
std::string csvOf(const Columns& maps) {
    std::string text = "row,column";
    for (const auto& [name, map] : maps) text += "," + csvField(name);
    text += "\r\n";
    const explain::TokenMap& first = *maps.front().second;
    for (std::size_t i = 0; i < first.values.size(); ++i) {
        text += std::to_string(int(i) / first.columns) + "," + std::to_string(int(i) % first.columns);
        for (const auto& [name, map] : maps) {
            char number[40] = "";
            if (map->known.empty() || map->known[i])
                std::snprintf(number, sizeof number, "%.9g", double(map->values[i]));
            text += std::string(",") + number;
        }
        text += "\r\n";
    }
    return text;
}

Result<int> answerOf(const std::string& name, const inference::Predictor& predictor,
                     const inference::CaseResult& result) {
    if (name.empty()) return result.predicted;
    const auto& classes = predictor.classes();
    const auto found = std::find(classes.begin(), classes.end(), name);
    if (found == classes.end())
        return Error{ErrorCode::invalidArgument, "the adapter has no class \"" + name + "\"", {}};
    return int(found - classes.begin());
}

EvidenceOf partOf(const std::string& name) {
    for (const EvidenceOf part : {EvidenceOf::readOut, EvidenceOf::sideNetwork})
        if (name == explain::evidenceOfName(part)) return part;
    return EvidenceOf::both;
}

/// Fields of --kind evidence beside those of every map.
void addEvidence(json& document, const inference::CaseEvidence& e, const inference::EvidenceMaps& shown) {
    document["part"] = explain::evidenceOfName(shown.map.part);
    document["logit"] = e.logit;
    document["read_out_logit"] = e.readOutLogit;
    document["side_network_logit"] = e.sideNetworkLogit;
    document["class_token"] = e.classToken;
    document["constant"] = e.constant;
    document["variables"] = e.variables;
    for (const explain::TokenMap& layer : shown.layers)
        document["layers"].push_back({{"layer", layer.layer}, {"values", valuesJson(layer)}});
    for (const EvidenceOf part : {EvidenceOf::readOut, EvidenceOf::sideNetwork})
        if (const inference::EvidenceMaps* maps = e.of(part))
            document["parts"][explain::evidenceOfName(part)] = {{"values", valuesJson(maps->map)},
                                                                {"without_place", maps->map.leadingShare}};
}

/// All layers of what is shown, and of each part by itself.
Columns columnsOf(const inference::CaseEvidence& e, const inference::EvidenceMaps& shown) {
    Columns columns;
    for (const explain::TokenMap& layer : shown.layers)
        columns.emplace_back("layer_" + std::to_string(layer.layer), &layer);
    for (const EvidenceOf part : {EvidenceOf::readOut, EvidenceOf::sideNetwork}) {
        const inference::EvidenceMaps* maps = e.of(part);
        if (!maps || !e.readOut || !e.sideNetwork) continue;  // a single part is what is shown
        const std::string name = explain::evidenceOfName(part);
        columns.emplace_back(name, &maps->map);
        for (const explain::TokenMap& layer : maps->layers)
            columns.emplace_back(name + "_layer_" + std::to_string(layer.layer), &layer);
    }
    return columns;
}

/// "its logit beside the mean over the answers is +2.100: ...".
std::string sharesText(const inference::CaseEvidence& e, adapter::Outputs outputs) {
    const char* const what =
        outputs == adapter::Outputs::classes    ? "its logit beside the mean over the answers is"
        : outputs == adapter::Outputs::findings ? "its logit is"
                                                : "beside the mean, in deviations of training images, it is";
    char text[200];
    std::snprintf(text, sizeof text, "%s %+.3f: %+.3f of the read-out, %+.3f of the side network\n", what,
                  e.logit, e.readOutLogit, e.sideNetworkLogit);
    return text;
}

Result<Reply> runExplain(const ExplainOptions& o, const Session& session) {
    FOVEA_TRY(const inference::Predictor predictor, inference::Predictor::load(o.adapter, o.predictor));
    const MapKind kind = kindOf(o.kind);
    FOVEA_TRY(const imaging::Image image, imaging::readImage(o.file, whereOf(o.frame, o.plane, predictor)));
    FOVEA_TRY(const inference::CaseResult result,
              predictor.predict(image, kind != MapKind::kept, session.job));
    FOVEA_TRY(const int answer, answerOf(o.answer, predictor, result));
    Reply reply;
    json& document = reply.document;
    const inference::AdapterOnRecords adapter = predictor.onRecords();
    const bool ofNumber = result.number.has_value();
    explain::TokenMap map;
    std::optional<inference::CaseEvidence> evidence;
    const inference::EvidenceMaps* shown = nullptr;  // of `evidence`
    if (kind == MapKind::evidence) {
        FOVEA_TRY(evidence, inference::caseEvidence(adapter, result, answer));
        shown = evidence->of(partOf(o.part));
        if (!shown)
            return Error{ErrorCode::invalidArgument, "the adapter has no " + o.part + " to say anything", {}};
        FOVEA_TRY(map, shown->ofLayer(o.layer));
        addEvidence(document, *evidence, *shown);
    } else if (kind == MapKind::occlusion) {
        const int block = std::max(1, result.tokens.shape.grid / inference::kOcclusionBlocks);
        FOVEA_TRY(map, inference::caseOcclusion(adapter, result, answer, block,
                                                inference::OcclusionScale::plain, session.job));
        document["block"] = block;
    } else {
        FOVEA_TRY(map, inference::caseMap(predictor, result, kind, o.layer));
    }
    const imaging::Pixels picture = imaging::withSquarePixels(result.display, image.spacingMm);
    FOVEA_CHECK(imaging::writePng(o.out, explain::overlay(picture, map, {o.opacity}), *session.files));
    if (!o.csv.empty()) {
        Columns columns = evidence ? columnsOf(*evidence, *shown) : Columns();
        columns.emplace(columns.begin(), explain::mapKindName(kind), &map);
        FOVEA_CHECK(session.files->writeAtomically(o.csv, csvOf(columns)));
    }

    std::string caption = messageText(explain::mapCaption({map.kind, map.part, ofNumber}));
    if (const auto caution = runs::mapCaution(o.adapter, map.kind, map.part))
        caption += " " + messageText(*caution);
    const std::string& name = predictor.classes()[std::size_t(answer)];
    document.update(json{{"file", o.file},
                         {"out", o.out},
                         {"kind", explain::mapKindName(map.kind)},
                         {"layer", map.layer < 0 ? json(nullptr) : json(map.layer)},
                         {"rows", map.rows},
                         {"columns", map.columns},
                         {"values", valuesJson(map)},
                         {explain::isSigned(kind) ? "without_place" : "class_token_share", map.leadingShare},
                         {"caption", caption},
                         {"prediction", predictor.classes()[std::size_t(result.predicted)]},
                         {"probabilities", named(predictor.classes(), result.probabilities.data())}});
    if (explain::isSigned(kind)) document["answer"] = name;
    std::ostringstream text;
    text << o.file << ": " << predictor.classes()[std::size_t(result.predicted)] << '\n';
    if (map.layer < 0)
        text << "overlay of all layers, for \"" << name << "\", written to " << o.out << '\n';
    else
        text << "overlay of layer " << map.layer << " written to " << o.out << '\n';
    if (!explain::isSigned(kind))
        text << "tokens that have no place in the image hold " << int(100 * map.leadingShare + 0.5) << " %\n";
    if (evidence) text << sharesText(*evidence, predictor.info().config.outputs);
    text << caption << '\n';
    reply.text = text.str();
    return reply;
}

}  // namespace

void addExplainVerb(Verbs& verbs) {
    auto e = std::make_shared<ExplainOptions>();
    CLI::App* explain = verbs.add("explain", "Lay the tokens that mattered over an image",
                                  [e](const Session& s) { return runExplain(*e, s); });
    explain->add_option("adapter", e->adapter, "Adapter file")->required();
    explain->add_option("file", e->file, "Image file")->required();
    explain->add_option("--out", e->out, "PNG to write, in the image's own size")->required();
    explain
        ->add_option(
            "--kind", e->kind,
            "kept: where the backbone looked; prompts: what the adapter's prompts attend to; "
            "evidence: what speaks for and against an answer; occlusion: how the answer changes without "
            "the tokens of a place")
        ->check(CLI::IsMember({"kept", "prompts", "evidence", "occlusion"}))
        ->capture_default_str();
    explain->add_option("--answer", e->answer,
                        "Of evidence and occlusion: the class or finding they are about (default: the most "
                        "probable one)");
    explain
        ->add_option("--part", e->part,
                     "Of evidence: what is said by the read-out, exactly, by the side network, to first "
                     "order, or by both together")
        ->check(CLI::IsMember({"both", "read_out", "side_network"}))
        ->capture_default_str();
    explain->add_option("--layer", e->layer,
                        "Backbone layer, from 0 (default: the last extracted; of evidence all together)");
    explain->add_option("--csv", e->csv,
                        "Write the map's numbers; of evidence, those of each layer and part, too");
    explain->add_option("--opacity", e->opacity, "0 to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    addPlaceOptions(*explain, e->frame, e->plane);
    addPredictorOptions(*explain, e->predictor);
}

}  // namespace fovea::cli
