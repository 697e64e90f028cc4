#pragma once

namespace fovea {

/// What a job is at.
enum class Stage {
    none,  ///< not told yet
    import,
    headers,
    frames,
    copyPlan,
    copy,
    window,
    relink,
    relinkContent,
    verify,
    preload,
    train,
    evaluate,
    compare,
    predict,
    report,
    download,
    phantoms,
    slices,
    pretrain,
    featuresMadeUp
};
/// The word for logs and the terminal: "import", "copy_plan", "writing slices" ...; empty for none.
const char* stageName(Stage stage);

}  // namespace fovea
