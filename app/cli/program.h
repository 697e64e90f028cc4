#pragma once

#include <string>

#include "verbs.h"

namespace fovea::cli {

/// The command line of fovea-cli, to which verbs are added before it is run.
class Program {
public:
    Program();
    Verbs& verbs() { return m_verbs; }
    bool hasVerb(const std::string& name) const;
    /// Reads the command line and runs the verb. Returns the exit code: 2 where the line was not understood.
    int run(int argc, char** argv);

private:
    std::string wrongWords(const CLI::ParseError& e) const;
    CLI::App m_app;
    Verbs m_verbs;
};

}  // namespace fovea::cli
