#include <cstdio>

#include "training/verify.h"
#include "verbs.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

Result<Reply> run(const std::vector<std::string>& paths) {
    Reply reply;
    bool pass = true;
    json files = json::array();
    for (const std::string& path : paths) {
        FOVEA_TRY(const training::VerifyReport report, training::verifyReference(path));
        json expectations;
        for (const auto& [name, a] : report.expectations) {
            expectations[name] = {
                {"max_abs", a.maxAbs}, {"rel_l2", a.relL2}, {"tolerance", a.tolerance}, {"pass", a.pass}};
            char line[200];
            std::snprintf(line, sizeof line, "%s %-72s max %.1e  relative %.1e  (allowed %.0e)\n",
                          a.pass ? "ok  " : "FAIL", name.c_str(), a.maxAbs, a.relL2, a.tolerance);
            reply.text += line;
        }
        files.push_back({{"path", path},
                         {"method", report.method},
                         {"pass", report.pass},
                         {"expectations", expectations}});
        reply.text += path + ": " + (report.pass ? "pass" : "FAIL") + "\n";
        pass &= report.pass;
    }
    reply.document = {{"pass", pass}, {"files", files}};
    reply.exitCode = pass ? 0 : 1;
    return reply;
}

}  // namespace

void addVerifyVerb(Verbs& verbs) {
    auto paths = std::make_shared<std::vector<std::string>>();
    CLI::App* verb = verbs.add("verify", "Check the engine against reference tensors",
                               [paths](const Session&) { return run(*paths); });
    verb->add_option("files", *paths, "Reference files (safetensors)")->required();
}

}  // namespace fovea::cli
