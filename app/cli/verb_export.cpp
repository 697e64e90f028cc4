#include <cstdio>

#include "adapter_options.h"
#include "inference/torch_script_export.h"
#include "verbs.h"

namespace fovea::cli {

namespace {

struct ExportOptions {
    std::string adapter, torchScript;
    inference::PredictorOptions predictor;
};

Result<Reply> runExport(const ExportOptions& o, const Session& session) {
    FOVEA_TRY(
        const inference::TorchScriptExport made,
        inference::exportTorchScript(o.adapter, o.torchScript, o.predictor, *session.files, session.job));
    char difference[40];
    std::snprintf(difference, sizeof difference, "%.1e", made.difference);
    return Reply{{{"adapter", o.adapter},
                  {"torchscript", o.torchScript},
                  {"difference", made.difference},
                  {"allowed", made.allowed}},
                 "adapter and backbone written to " + o.torchScript +
                     "\nread again, its answer about a picture differs from this program's by " + difference +
                     " at most\n"};
}

}  // namespace

void addExportVerb(Verbs& verbs) {
    auto o = std::make_shared<ExportOptions>();
    CLI::App* verb = verbs.add("export", "Write an adapter with its backbone for use without Fovea",
                               [o](const Session& s) { return runExport(*o, s); });
    verb->add_option("adapter", o->adapter, "Adapter file")->required();
    verb->add_option("--torchscript", o->torchScript, "File to write: a picture in, the answers out")
        ->required();
    addPredictorOptions(*verb, o->predictor);
}

}  // namespace fovea::cli
