#include "program.h"

#include <algorithm>

#include "base/resources.h"

namespace fovea::cli {

Program::Program()
    : m_app(
          "Fovea: train, judge and apply medical image classifiers on your own computer.\n"
          "Research use only, not for diagnosis."),
      m_verbs(m_app) {
    m_app.set_version_flag("--version", std::string("fovea-cli ") + versionText());
    m_app.require_subcommand(1);
}

bool Program::hasVerb(const std::string& name) const {
    return !m_app.get_subcommands([&](const CLI::App* verb) { return verb->get_name() == name; }).empty();
}

int Program::run(int argc, char** argv) {
    try {
        m_app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        if (m_app.exit(e) == 0) return 0;
        if (std::find(argv, argv + argc, std::string("--json")) != argv + argc) printUsageError(e.what());
        return 2;
    }
    return m_verbs.run();
}

}  // namespace fovea::cli
