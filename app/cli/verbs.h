#pragma once

#include "session.h"

namespace fovea::cli {

// One function a verb or a family of verbs; each registers its options and action.
void addImageVerb(Verbs& verbs);
void addProjectVerbs(Verbs& verbs);  ///< import, audit, export-labels
void addVolumesVerb(Verbs& verbs);
void addQuestionsVerb(Verbs& verbs);
void addBackbonesVerb(Verbs& verbs);
void addRunVerbs(Verbs& verbs);  ///< plan, preload, train
void addRunsVerb(Verbs& verbs);
void addEvaluateVerb(Verbs& verbs);
void addCardVerb(Verbs& verbs);
void addValidateVerb(Verbs& verbs);
void addLearningCurveVerb(Verbs& verbs);
void addHowManyVerb(Verbs& verbs);
void addThresholdVerb(Verbs& verbs);
void addCompareVerb(Verbs& verbs);
void addApplyVerbs(Verbs& verbs);  ///< predict
void addExplainVerb(Verbs& verbs);
void addExportVerb(Verbs& verbs);
void addVerifyVerb(Verbs& verbs);
void addBenchVerb(Verbs& verbs);
void addSuspectsVerb(Verbs& verbs);
void addSuggestVerb(Verbs& verbs);
void addDemoVerb(Verbs& verbs);

}  // namespace fovea::cli
