#include "base/stage.h"

namespace fovea {

const char* stageName(Stage stage) {
    switch (stage) {
        case Stage::none:
            break;
        case Stage::import:
            return "import";
        case Stage::headers:
            return "headers";
        case Stage::frames:
            return "frames";
        case Stage::copyPlan:
            return "copy_plan";
        case Stage::copy:
            return "copy";
        case Stage::window:
            return "window";
        case Stage::relink:
            return "relink";
        case Stage::relinkContent:
            return "relink_content";
        case Stage::verify:
            return "verify";
        case Stage::preload:
            return "preload";
        case Stage::train:
            return "train";
        case Stage::evaluate:
            return "evaluate";
        case Stage::compare:
            return "compare";
        case Stage::predict:
            return "predict";
        case Stage::report:
            return "report";
        case Stage::download:
            return "download";
        case Stage::phantoms:
            return "phantoms";
        case Stage::slices:
            return "writing slices";
        case Stage::pretrain:
            return "pretrain";
        case Stage::featuresMadeUp:
            return "making up features";
    }
    return "";
}

}  // namespace fovea
