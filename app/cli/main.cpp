#include <cstdio>
#include <filesystem>

#include "base/platform/platform.h"
#include "program.h"

namespace {

namespace fs = std::filesystem;

/// The program with all verbs: beside this one, or where it is installed.
std::string wholeProgram() {
    const fs::path here = fs::path(fovea::platform::programPath()).parent_path();
    std::error_code code;
    for (const char* place : {"fovea-cli-engine", "../lib/fovea/fovea-cli-engine"})
        if (fs::exists(here / place, code)) return (here / place).native();
    return (here / "fovea-cli-engine").native();
}

}  // namespace

// What only reads images or keeps a project's data is done here, and without the numerical libraries: to
// load them takes longer than to read an image. For all else this program becomes the one with the engine.
int main(int argc, char** argv) {
    using namespace fovea::cli;
    Program program;
    addImageVerb(program.verbs());
    addProjectVerbs(program.verbs());
    addVolumesVerb(program.verbs());
    addQuestionsVerb(program.verbs());
    addHowManyVerb(program.verbs());
    if (argc > 1 && program.hasVerb(argv[1])) return program.run(argc, argv);
    const fovea::Error error = fovea::platform::becomeProgram(wholeProgram(), argv);
    std::fprintf(stderr, "fovea-cli: a part of the program is missing (%s)\n  where: %s\n",
                 error.detail.c_str(), error.file.c_str());
    return 1;
}
