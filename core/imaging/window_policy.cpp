#include "imaging/window_policy.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "imaging/display.h"
#include "imaging/window.h"

namespace fovea::imaging {

namespace {

using Kind = WindowPolicy::Kind;

bool numberFromText(const char* first, const char* last, double& out) {
    const auto [rest, error] = std::from_chars(first, last, out);
    return error == std::errc() && rest == last && std::isfinite(out);
}

/// The shortest text that is read back as the same number, whatever the locale.
std::string textOf(double number) {
    char text[40];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

/// Instead of the image's own; none where that counts.
std::optional<Window> windowFor(const Image& image, const WindowPolicy& policy) {
    const bool brightness =
        image.photometric == Photometric::rgb || image.window.source == WindowSource::none;
    if (policy.kind == Kind::fixed && !brightness)
        return Window{policy.level, policy.width, WindowSource::user};
    // A volume's own percentiles are those of all its slices.
    if (policy.kind == Kind::percentile && !brightness && image.window.source != WindowSource::percentile)
        return percentileWindow(image);
    return {};
}

}  // namespace

std::string windowPolicyText(const WindowPolicy& policy) {
    switch (policy.kind) {
        case Kind::file:
            return "file";
        case Kind::percentile:
            return "percentile";
        case Kind::fixed:
            break;
    }
    return textOf(policy.level) + "/" + textOf(policy.width);
}

bool windowPolicyFromText(const std::string& text, WindowPolicy& out) {
    if (text.empty() || text == "file") return out = {}, true;
    if (text == "percentile") return out = {Kind::percentile}, true;
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) return false;
    WindowPolicy fixed{Kind::fixed};
    const char* const begin = text.data();
    if (!numberFromText(begin, begin + slash, fixed.level) ||
        !numberFromText(begin + slash + 1, begin + text.size(), fixed.width) || fixed.width < 1)
        return false;
    out = fixed;
    return true;
}

Pixels networkPixels(Image&& image, const WindowPolicy& policy) {
    const std::optional<Window> window = windowFor(image, policy);
    return display(std::move(image), window);
}

Pixels networkPixels(const Image& image, const WindowPolicy& policy) {
    return display(image, windowFor(image, policy));
}

}  // namespace fovea::imaging
