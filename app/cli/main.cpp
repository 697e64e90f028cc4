#include <cstdio>

#include "base/platform/platform.h"
#include "base/resources.h"
#include "program.h"

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
    const auto whole = fovea::programPart(FOVEA_CLI_ENGINE_FILE);
    const fovea::Error error = whole ? fovea::platform::becomeProgram(*whole, argv) : whole.error();
    std::fprintf(stderr, "fovea-cli: a part of the program is missing (%s)\n  where: %s\n",
                 error.detail.c_str(), error.file.c_str());
    return 1;
}
