#include "program.h"

// fovea-cli with all verbs. Started by fovea-cli, in whose name it speaks.
int main(int argc, char** argv) {
    using namespace fovea::cli;
    Program program;
    Verbs& verbs = program.verbs();
    addDemoVerb(verbs);
    addImageVerb(verbs);
    addProjectVerbs(verbs);
    addVolumesVerb(verbs);
    addQuestionsVerb(verbs);
    addBackbonesVerb(verbs);
    addRunVerbs(verbs);
    addRunsVerb(verbs);
    addEvaluateVerb(verbs);
    addValidateVerb(verbs);
    addCardVerb(verbs);
    addLearningCurveVerb(verbs);
    addHowManyVerb(verbs);
    addThresholdVerb(verbs);
    addCompareVerb(verbs);
    addApplyVerbs(verbs);
    addExplainVerb(verbs);
    addExportVerb(verbs);
    addSuspectsVerb(verbs);
    addSuggestVerb(verbs);
    addVerifyVerb(verbs);
    addBenchVerb(verbs);
    return program.run(argc, argv);
}
