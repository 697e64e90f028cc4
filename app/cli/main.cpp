#include <algorithm>
#include <string>

#include "base/resources.h"
#include "verbs.h"

int main(int argc, char** argv) {
    using namespace fovea::cli;
    CLI::App app{
        "Fovea: train, judge and apply medical image classifiers on your own computer.\n"
        "Research use only, not for diagnosis."};
    app.set_version_flag("--version", std::string("fovea-cli ") + fovea::versionText());
    app.require_subcommand(1);
    Verbs verbs(app);
    addDemoVerb(verbs);
    addImageVerb(verbs);
    addProjectVerbs(verbs);
    addBackbonesVerb(verbs);
    addRunVerbs(verbs);
    addRunsVerb(verbs);
    addEvaluateVerb(verbs);
    addCompareVerb(verbs);
    addApplyVerbs(verbs);
    addVerifyVerb(verbs);
    addBenchVerb(verbs);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        if (app.exit(e) == 0) return 0;
        if (std::find(argv, argv + argc, std::string("--json")) != argv + argc) printUsageError(e.what());
        return 2;
    }
    return verbs.run();
}
