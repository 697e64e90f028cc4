#include <sstream>

#include "imaging/read_image.h"
#include "imaging/window_policy.h"
#include "imaging/write_image.h"
#include "verbs.h"
#include "window_option.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

struct Options {
    std::string file, png, plane = imaging::planeName(imaging::Plane::axial), window;
    int frame = 0;
    bool raw = false;
};

json toJson(const imaging::Statistics& s) {
    return {{"min", s.min}, {"max", s.max}, {"mean", s.mean}, {"sum", s.sum}};
}

Result<Reply> run(const Options& o, const Session& session) {
    imaging::ReadOptions options{o.frame};
    imaging::planeFromName(o.plane, options.plane);
    FOVEA_TRY(const imaging::Image image, imaging::readImage(o.file, options));
    imaging::WindowPolicy window;
    imaging::windowPolicyFromText(o.window, window);  // checked when the option was read
    const imaging::Pixels pixels = imaging::networkPixels(image, window);
    const imaging::Statistics shown = imaging::statisticsOf(pixels.data);
    Reply reply;
    reply.document = {{"format", image.format},
                      {"transfer_syntax", image.transferSyntax},
                      {"width", image.width},
                      {"height", image.height},
                      {"frames", image.frames},
                      {"channels", image.channels},
                      {"photometric", image.photometricName},
                      {"window",
                       {{"level", image.window.level},
                        {"width", image.window.width},
                        {"source", imaging::windowSourceName(image.window.source)}}},
                      {"display", toJson(shown)},
                      {"remarks", messageTexts(image.remarks)}};
    std::ostringstream text;
    text << image.format << ", " << image.width << " x " << image.height << " pixels, " << image.channels
         << (image.channels == 1 ? " channel, " : " channels, ") << image.frames
         << (image.frames == 1 ? " frame, " : " frames, ") << image.photometricName << '\n';
    if (!image.transferSyntax.empty()) text << "transfer syntax " << image.transferSyntax << '\n';
    text << "window level " << image.window.level << ", width " << image.window.width
         << " (from: " << imaging::windowSourceName(image.window.source) << ")\n"
         << "as shown: min " << shown.min << ", max " << shown.max << ", mean " << shown.mean << '\n';
    for (const std::string& remark : messageTexts(image.remarks)) text << remark << '\n';
    if (o.raw) {
        const imaging::Statistics stored = imaging::statisticsOf(image.stored);
        reply.document["stored"] = toJson(stored);
        text << "stored:   min " << stored.min << ", max " << stored.max << ", mean " << stored.mean << '\n';
    }
    if (!o.png.empty()) {
        FOVEA_CHECK(imaging::writePng(o.png, pixels, *session.files));
        text << "written to " << o.png << '\n';
    }
    reply.text = text.str();
    return reply;
}

}  // namespace

void addImageVerb(Verbs& verbs) {
    auto o = std::make_shared<Options>();
    CLI::App* verb = verbs.add("image", "Read one image and say what is in it",
                               [o](const Session& s) { return run(*o, s); });
    verb->add_option("file", o->file, "Image file")->required();
    verb->add_option("--frame", o->frame, "Frame, from 0")->check(CLI::NonNegativeNumber);
    verb->add_option("--plane", o->plane,
                     "How to cut a volume: axial, coronal or sagittal; its frames are slices")
        ->check(CLI::IsMember({"axial", "coronal", "sagittal"}));
    verb->add_option(
            "--window", o->window,
            "As the network of a project with this window is given it: file (default), percentile, or "
            "LEVEL/WIDTH")
        ->check(isWindow());
    verb->add_option("--png", o->png, "Write the image as it is shown");
    verb->add_flag("--raw", o->raw, "Also state the stored values, after rescale");
}

}  // namespace fovea::cli
