#include "dataset/by_products.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "dataset/spelling.h"

namespace fovea::dataset {

namespace {

enum class Reason { localizer, capture, derived };

constexpr MessageKind kLocalizers{
    "left_out_localizers",
    FOVEA_TEXT("Messages", "{images|image is a localizer|images are localizers} by the header: set aside.")};
constexpr MessageKind kCaptures{
    "left_out_captures",
    FOVEA_TEXT("Messages",
               "{images|image is a screen capture or dose report|images are screen captures or dose "
               "reports} by the header: set aside.")};
constexpr MessageKind kDerived{
    "left_out_derived",
    FOVEA_TEXT("Messages",
               "{images|image is a segmentation, dose map or report|images are segmentations, dose maps or "
               "reports} by the header: set aside.")};

const MessageKind& kindOf(Reason reason) {
    return reason == Reason::localizer ? kLocalizers : reason == Reason::capture ? kCaptures : kDerived;
}

std::string upperFact(const Sample& sample, const char* keyword) {
    const auto it = sample.facts.find(keyword);
    if (it == sample.facts.end()) return {};
    std::string value = plainName(it->second);
    for (char& c : value)
        if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    return value;
}

/// The values of Image Type, which a backslash divides.
std::set<std::string> imageTypes(const Sample& sample) {
    const std::string text = upperFact(sample, "ImageType");
    std::set<std::string> types;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\\', at), text.size());
        types.insert(plainName(std::string_view(text).substr(at, end - at)));
        at = end + 1;
    }
    return types;
}

bool isSecondaryCapture(const std::string& sopClass) {
    constexpr std::string_view kStorage = "1.2.840.10008.5.1.4.1.1.7";  // and .7.1 to .7.4 of several frames
    return sopClass == kStorage || sopClass.starts_with(std::string(kStorage) + ".");
}

/// `capturesAreFew`: most images are of another class than Secondary Capture.
std::optional<Reason> reasonFor(const Sample& sample, bool capturesAreFew) {
    const std::set<std::string> types = imageTypes(sample);
    const auto hasType = [&](std::initializer_list<const char*> words) {
        return std::any_of(words.begin(), words.end(), [&](const char* w) { return types.contains(w); });
    };
    const std::string sopClass = upperFact(sample, "SOPClassUID"), modality = upperFact(sample, "Modality");
    // Segmentation, Parametric Map, Surface Segmentation; RT Dose; Presentation States; Reports
    // (PS3.6). Most of them hold no pixels; some writers give them a picture.
    constexpr std::string_view kClasses[] = {"1.2.840.10008.5.1.4.1.1.66.", "1.2.840.10008.5.1.4.1.1.481.2",
                                             "1.2.840.10008.5.1.4.1.1.11.", "1.2.840.10008.5.1.4.1.1.88.",
                                             "1.2.840.10008.5.1.4.1.1.104."};
    const bool derived = std::any_of(std::begin(kClasses), std::end(kClasses), [&](std::string_view uid) {
        return uid.ends_with('.') ? sopClass.starts_with(uid) : sopClass == uid;
    });
    constexpr std::string_view kModalities[] = {"SEG", "SR", "PR", "KO", "RTDOSE", "RTSTRUCT", "DOC"};
    if (derived ||
        std::find(std::begin(kModalities), std::end(kModalities), modality) != std::end(kModalities))
        return Reason::derived;
    if (hasType({"SCREEN SAVE", "SCREENSAVE", "SCREEN_SAVE", "SCREENSHOT", "SCREEN CAPTURE", "DOSE",
                 "DOSE_INFO", "DOSE INFO", "DOSEREPORT", "DOSE REPORT"}))
        return Reason::capture;
    if (hasType({"LOCALIZER", "LOCALISER", "SCOUT", "TOPOGRAM", "SCANOGRAM", "SURVIEW"}))
        return Reason::localizer;
    if (capturesAreFew && isSecondaryCapture(sopClass)) return Reason::capture;
    return {};
}

}  // namespace

std::vector<Problem> setAsideByProducts(std::vector<Sample>& samples, bool splitsByTable) {
    std::size_t captures = 0, dicom = 0;
    for (const Sample& sample : samples) {
        const std::string sopClass = upperFact(sample, "SOPClassUID");
        dicom += sopClass.empty() ? 0 : 1;
        captures += isSecondaryCapture(sopClass) ? 1 : 0;
    }
    std::vector<std::optional<Reason>> reasons;
    std::set<std::string> withMore;  // classes that hold something else
    for (const Sample& sample : samples) {
        reasons.push_back(reasonFor(sample, 2 * captures < dicom));
        if (!reasons.back()) withMore.insert(sample.label);
    }
    std::map<Reason, Problem> told;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        Sample& sample = samples[i];
        const bool asked = splitsByTable && sample.split != Split::unassigned;
        if (!reasons[i] || asked || !withMore.contains(sample.label)) continue;
        sample.split = Split::excluded;
        Problem& problem = told[*reasons[i]];
        problem.kind = ProblemKind::leftOut;
        problem.files.push_back(sample.path);
    }
    std::vector<Problem> problems;
    for (auto& [reason, problem] : told) {
        problem.message = Message(kindOf(reason), {{"images", problem.files.size()}});
        // Of a file of several frames the name once is enough.
        problem.files.erase(std::unique(problem.files.begin(), problem.files.end()), problem.files.end());
        problems.push_back(std::move(problem));
    }
    return problems;
}

}  // namespace fovea::dataset
