#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "base/file_layer.h"
#include "base/sha256.h"
#include "tests/support/loopback_server.h"
#include "tests/support/made_up_backbone.h"

namespace fovea::test {

/// A server that publishes a made-up backbone as Hugging Face does: the address
/// states length and SHA-256 of the weights and redirects to where they lie. And the
/// catalogue that names it, as a folder for $FOVEA_RESOURCES.
class PublishedServer {
public:
    using Request = LoopbackServer::Request;
    using Reply = LoopbackServer::Reply;
    std::map<std::string, std::string> files;  ///< name to content; before the first request
    /// Changes a reply before it is sent; `file` is its name. On the server's threads.
    std::function<void(const std::string& file, Reply&)> spoil;

    PublishedServer() : m_server([this](const Request& r) { return answer(r); }) {
        const MadeUpBackbone made(tinyViT());
        files["config.json"] = made.config.dump();
        files["preprocessor_config.json"] = made.preprocessor.dump();
        const auto weights = made.weights();
        files["model.safetensors"].assign(reinterpret_cast<const char*>(weights.data()), weights.size());
    }
    LoopbackServer& server() { return m_server; }
    std::size_t weightsBytes() const { return files.at("model.safetensors").size(); }

    nlohmann::json entry(const std::string& name) const {
        return {{"name", name},
                {"title", "Made-up network"},
                {"kind", "General"},
                {"suits", "Trying out."},
                {"licence", "Apache-2.0"},
                {"use", "any"},
                {"publisher", "The tests"},
                {"paper", "None"},
                {"page", "https://example.org/"},
                {"megabytes", double(weightsBytes()) / 1e6},
                {"million_parameters", 0.2},
                {"patch", 16},
                {"width", 48},
                {"layers", 4},
                {"address", m_server.url("/made-up/")},
                {"files", {"config.json", "preprocessor_config.json", "model.safetensors"}}};
    }
    /// Writes `resources`/catalogue/backbones.json. True on success.
    bool writeCatalogue(const std::string& resources, const nlohmann::json& entries) const {
        return systemFileLayer()
            ->writeAtomically(resources + "/catalogue/backbones.json",
                              nlohmann::json{{"schema", 1}, {"backbones", entries}}.dump(1))
            .ok();
    }

private:
    Reply answer(const Request& request) {
        const std::string file = request.target.substr(request.target.rfind('/') + 1);
        const auto it = files.find(file);
        Reply reply;
        if (it == files.end()) {
            reply.status = 404;
        } else {
            const std::string hash =
                Sha256().add(std::as_bytes(std::span(it->second.data(), it->second.size()))).hex();
            const bool large = file.find(".safetensors") == file.size() - 12;
            if (large && request.target.rfind("/made-up/", 0) == 0)
                return LoopbackServer::redirect(
                    "/storage/" + file,
                    LoopbackServer::Headers{{"X-Linked-Etag", '"' + hash + '"'},
                                            {"X-Linked-Size", std::to_string(it->second.size())}});
            reply = LoopbackServer::file(request, it->second, '"' + hash.substr(0, 40) + '"');
        }
        if (spoil) spoil(file, reply);
        return reply;
    }
    LoopbackServer m_server;
};

}  // namespace fovea::test
