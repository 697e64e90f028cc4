#include "backbone/catalogue.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

json toJson(const backbone::BackboneChoice& b) {
    return {{"name", b.name},
            {"title", b.title},
            {"folder", b.folder},
            {"identity", b.identity},
            {"trial", b.trial},
            {"width", b.config.hiddenSize},
            {"layers", b.config.numLayers},
            {"heads", b.config.numHeads},
            {"patch_size", b.config.patchSize}};
}

Result<Reply> run(const std::string& add) {
    Reply reply;
    if (!add.empty()) {
        FOVEA_TRY(const backbone::BackboneChoice added, backbone::addBackbone(add));
        reply.text = "added \"" + added.name + "\": " + added.title + "\n";
        reply.document["added"] = toJson(added);
    }
    json list = json::array();
    for (const std::string& name : backbone::backboneNames()) {
        const auto found = backbone::findBackbone(name);
        if (!found) {
            list.push_back({{"name", name}, {"error", errorText(found.error().code).message}});
            reply.text +=
                name + ": " + errorText(found.error().code).message + " (" + found.error().detail + ")\n";
            continue;
        }
        list.push_back(toJson(*found));
        reply.text += name + ": " + found->title + (found->folder.empty() ? "" : ", " + found->folder) + "\n";
    }
    reply.document["backbones"] = list;
    return reply;
}

}  // namespace

void addBackbonesVerb(Verbs& verbs) {
    auto add = std::make_shared<std::string>();
    CLI::App* verb = verbs.add("backbones", "List the pre-trained networks at hand, or add one from a folder",
                               [add](const Session&) { return run(*add); });
    verb->add_option("--add", *add, "Folder with config.json and model.safetensors");
}

}  // namespace fovea::cli
