#include <algorithm>
#include <iostream>

#include "backbone/catalogue.h"
#include "backbone/fetch_backbone.h"
#include "backbone/published.h"
#include "base/platform/platform.h"
#include "verbs.h"

namespace fovea::cli {

using backbone::PublishedBackbone;
using nlohmann::json;

namespace {

struct Wish {
    std::string add, download, remove, proxy;
    bool yes = false, acceptChanged = false;
};

json toJson(const backbone::BackboneChoice& b) {
    return {{"name", b.name},
            {"title", b.title},
            {"folder", b.folder},
            {"identity", b.identity},
            {"width", b.config.hiddenSize},
            {"layers", b.config.numLayers},
            {"heads", b.config.numHeads},
            {"patch_size", b.config.patchSize}};
}

json toJson(const PublishedBackbone& b, bool installed) {
    return {{"name", b.name},
            {"title", b.title},
            {"kind", b.kind},
            {"brief", b.brief},
            {"suits", b.suits},
            {"licence", b.licence},
            {"licence_note", b.licenceNote},
            {"non_commercial", b.nonCommercial},
            {"publisher", b.publisher},
            {"paper", b.paper},
            {"page", b.page},
            {"megabytes", b.megabytes},
            {"million_parameters", b.millionParameters},
            {"patch_size", b.patchSize},
            {"width", b.width},
            {"layers", b.layers},
            {"address", b.address},
            {"files", b.files},
            {"by_hand", b.byHand},
            {"installed", installed},
            {"unfinished_bytes", backbone::unfinishedFetch(b.name)}};
}

std::string catalogueLine(const PublishedBackbone& b, bool installed) {
    std::string line =
        "  " + b.name + ": " + b.title + ", " + bytesText(b.megabytes * 1e6) + ", " + b.licence;
    if (installed) line += ", on this computer";
    if (b.files.empty()) line += ", by hand";
    return line + "\n      " + b.kind + ". " + b.suits + "\n";
}

/// Shows what would be fetched from where; true when it may be.
Result<bool> agreed(const PublishedBackbone& b, const Wish& wish, const Session& session) {
    session.job.say(b.title + ", " + b.licence + (b.nonCommercial ? " (not for commercial use)" : "") +
                    ", about " + bytesText(b.megabytes * 1e6) + ". To be fetched:");
    for (const std::string& file : b.files) session.job.say("  " + b.address + file);
    if (wish.yes || session.json) return true;
    if (!platform::isTerminal(platform::Stream::input))
        return Error{ErrorCode::invalidArgument, "nobody can be asked here: add --yes to fetch it", b.page};
    std::cerr << "Fetch it? [y/N] " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

Result<void> fetch(const Wish& wish, const std::vector<PublishedBackbone>& published, const Session& session,
                   Reply& reply) {
    const auto entry = std::find_if(published.begin(), published.end(),
                                    [&](const PublishedBackbone& b) { return b.name == wish.download; });
    if (entry == published.end())
        return Error{ErrorCode::notFound, "the catalogue has no \"" + wish.download + "\"", {}};
    if (entry->files.empty())
        for (const std::string& step : entry->byHand) session.job.say("- " + step);
    else {
        FOVEA_TRY(const bool may, agreed(*entry, wish, session));
        if (!may) return Error{ErrorCode::cancelled, "nothing was fetched", {}};
    }
    backbone::FetchOptions options;
    options.connection.proxy = wish.proxy;
    options.acceptChanged = wish.acceptChanged;
    FOVEA_TRY(const backbone::FetchedBackbone fetched,
              backbone::fetchBackbone(*entry, options, session.files, session.job));
    reply.document["downloaded"] = toJson(fetched.choice);
    reply.document["downloaded"]["continued_from"] = fetched.continuedFrom;
    json& files = reply.document["downloaded"]["files"] = json::array();
    reply.text += "fetched \"" + fetched.choice.name + "\" to " + fetched.choice.folder + "\n";
    for (const backbone::FetchedFile& f : fetched.files) {
        files.push_back({{"address", f.address},
                         {"bytes", f.bytes},
                         {"sha256", f.sha256},
                         {"sha256_stated", f.sha256Stated}});
        reply.text += "  " + f.address + "\n  " + bytesText(double(f.bytes)) + ", SHA-256 " + f.sha256 +
                      (f.sha256Stated ? ", as the server states\n" : "\n");
    }
    return {};
}

Result<Reply> run(const Wish& wish, const Session& session) {
    Reply reply;
    FOVEA_TRY(const std::vector<PublishedBackbone> published, backbone::publishedBackbones());
    if (!wish.add.empty()) {
        FOVEA_TRY(const backbone::BackboneChoice added, backbone::addBackbone(wish.add));
        reply.text = "added \"" + added.name + "\": " + added.title + "\n";
        reply.document["added"] = toJson(added);
    }
    if (!wish.remove.empty()) {
        FOVEA_CHECK(backbone::removeBackbone(wish.remove));
        reply.text += "removed \"" + wish.remove + "\"\n";
        reply.document["removed"] = wish.remove;
    }
    if (!wish.download.empty()) FOVEA_CHECK(fetch(wish, published, session, reply));

    json list = json::array();
    const std::vector<std::string> names = backbone::backboneNames();
    for (const std::string& name : names) {
        const auto found = backbone::findBackbone(name);
        if (!found) {
            list.push_back({{"name", name}, {"error", errorMessage(found.error())}});
            reply.text += name + ": " + errorMessage(found.error()) + "\n";
            continue;
        }
        list.push_back(toJson(*found));
        reply.text += name + ": " + found->title + ", " + found->folder + "\n";
    }
    reply.document["backbones"] = list;

    json catalogue = json::array();
    reply.text += "\nPublished by others (fovea-cli backbones --download NAME):\n";
    for (const PublishedBackbone& b : published) {
        const bool installed = std::find(names.begin(), names.end(), b.name) != names.end();
        catalogue.push_back(toJson(b, installed));
        reply.text += catalogueLine(b, installed);
    }
    reply.document["catalogue"] = catalogue;

    FOVEA_TRY(const std::vector<backbone::Recommendation> advice, backbone::recommendations());
    json& recommended = reply.document["recommendations"] = json::array();
    reply.text += "\nTo try first, by what they learnt from (which this project has not measured):\n";
    for (const backbone::Recommendation& r : advice) {
        recommended.push_back({{"images", r.images}, {"networks", r.networks}, {"reason", r.reason}});
        reply.text += "  " + r.images + ": " + r.networks.front();
        for (std::size_t i = 1; i < r.networks.size(); ++i) reply.text += ", then " + r.networks[i];
        reply.text += "\n      " + r.reason + "\n";
    }
    return reply;
}

}  // namespace

void addBackbonesVerb(Verbs& verbs) {
    auto wish = std::make_shared<Wish>();
    CLI::App* verb = verbs.add(
        "backbones", "List the pre-trained networks at hand and in the catalogue; add, fetch or remove one",
        [wish](const Session& session) { return run(*wish, session); });
    auto* add = verb->add_option("--add", wish->add, "Folder with config.json and model.safetensors");
    auto* download = verb->add_option("--download", wish->download,
                                      "Name from the catalogue; shows the addresses and asks first");
    auto* remove = verb->add_option("--remove", wish->remove,
                                    "Name of one that was added or fetched; what was fetched is deleted");
    download->excludes(add);
    remove->excludes(add)->excludes(download);
    verb->add_flag("--yes", wish->yes, "Fetch without asking")->needs(download);
    verb->add_option("--proxy", wish->proxy, "As http://host:port; default: the environment's")
        ->needs(download);
    verb->add_flag("--accept-changed", wish->acceptChanged,
                   "Fetch although the publisher's files are no longer those that were fetched first")
        ->needs(download);
}

}  // namespace fovea::cli
