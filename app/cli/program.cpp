#include "program.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "base/crash_report.h"
#include "base/resources.h"
#include "man_page.h"

namespace fovea::cli {

namespace {
constexpr const char* kName = "fovea-cli";
}

Program::Program()
    : m_app(
          "Fovea: train, judge and apply medical image classifiers on your own computer.\n"
          "Research use only, not for diagnosis.",
          kName),
      m_verbs(m_app) {
    m_app.set_version_flag("--version", std::string("fovea-cli ") + versionText());
    m_app.require_subcommand(1);
}

bool Program::hasVerb(const std::string& name) const {
    return !m_app.get_subcommands([&](const CLI::App* verb) { return verb->get_name() == name; }).empty();
}

std::string Program::wrongWords(const CLI::ParseError& e) const {
    // A word that nothing knows explains what is missing, too: "trian project", "--ouput folder".
    const auto unknown = m_app.remaining(true);
    if (unknown.empty()) return e.what();
    const std::string word = "'" + unknown.front() + "'";
    if (unknown.front().starts_with("-")) return "there is no option " + word;
    return m_app.get_subcommands().empty() ? "there is no command " + word : word + " was not expected";
}

int Program::run(int argc, char** argv) {
    leaveCrashReports();
    if (argc == 2 && std::string(argv[1]) == "--man-page") {  // for installer/
        std::fputs(manPage(m_app).c_str(), stdout);
        return 0;
    }
    try {
        m_app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        if (e.get_exit_code() == 0) return m_app.exit(e);
        const auto verbs = m_app.get_subcommands();
        const std::string called = verbs.empty() ? kName : kName + (" " + verbs.front()->get_name());
        const std::string wrong = wrongWords(e);
        std::fprintf(stderr, "%s: %s\n  what to do: '%s --help' lists what there is.\n", called.c_str(),
                     wrong.c_str(), called.c_str());
        if (std::find(argv, argv + argc, std::string("--json")) != argv + argc) printUsageError(wrong);
        return 2;
    }
    return m_verbs.run();
}

}  // namespace fovea::cli
