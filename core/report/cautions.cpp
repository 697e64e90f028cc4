#include <algorithm>
#include <numeric>

#include "report/sections.h"
#include "runs/unknown_patients.h"

namespace fovea::report {
namespace {

constexpr int fewImages = 10;  // or studies, patients; as the audit counts a class as small

void aboutPatients(std::vector<std::string>& out, const DataSection& data, const Wording& say) {
    if (data.separation == PatientSeparation::overlapping)
        out.push_back(
            data.overlappingPatients > 0
                ? say(FOVEA_TEXT("Report",
                                 "{patients|patient has|patients have} images in more than one split of the "
                                 "data. The network was tested on people it had seen: the figures are better "
                                 "than they would be for new patients."),
                      {{"patients", data.overlappingPatients}})
                : say(FOVEA_TEXT(
                      "Report",
                      "Some patients have images in more than one split of the data. The network "
                      "was tested on people it had seen: the figures are better than they would be "
                      "for new patients.")));
    else if (data.separation == PatientSeparation::unknown)
        out.push_back(
            say(FOVEA_TEXT("Report",
                           "It is not known whether each patient's images stay within one split of the data. "
                           "If they do not, the figures are better than they would be for new patients.")));
}

void aboutUnknownPatients(std::vector<std::string>& out, const ReportData& data, const Wording& say) {
    const ResultSection& results = data.results;
    if (data.answers ? judgedBy(data.data.total, results.split).imagesOfUnknownPatient == 0
                     : results.figures.empty() || results.figures.front().patients > 0)
        return;
    std::string caution;
    for (const std::string& notice : say(runs::unknownPatientsNotices(false, results.ifPatients)))
        caution += (caution.empty() ? "" : " ") + notice;
    out.push_back(caution);
}

/// How many of a class were judged: images, or where a study or a patient has one answer, these.
int judgedOfClass(const ReportData& data, std::size_t place) {
    const ResultSection& results = data.results;
    if (results.answerUnit.empty() || place >= results.confusion.size())
        return judgedBy(data.data.classes[place], results.split).images;
    const std::vector<int>& row = results.confusion[place];
    return std::accumulate(row.begin(), row.end(), 0);
}

const char* smallClass(const ResultSection& results) {
    constexpr const char* kTexts[3][3] = {
        // [test, validation, training][images, studies, patients]
        {FOVEA_TEXT("Report",
                    "Only {n|test image|test images} of “{class}”: what is said of this class rests on very "
                    "little."),
         FOVEA_TEXT("Report",
                    "Only {n|test study|test studies} of “{class}”: what is said of this class rests on very "
                    "little."),
         FOVEA_TEXT("Report",
                    "Only {n|test patient|test patients} of “{class}”: what is said of this class rests on "
                    "very little.")},
        {FOVEA_TEXT("Report",
                    "Only {n|validation image|validation images} of “{class}”: what is said of this class "
                    "rests on very little."),
         FOVEA_TEXT("Report",
                    "Only {n|validation study|validation studies} of “{class}”: what is said of this class "
                    "rests on very little."),
         FOVEA_TEXT(
             "Report",
             "Only {n|validation patient|validation patients} of “{class}”: what is said of this class "
             "rests on very little.")},
        {FOVEA_TEXT("Report",
                    "Only {n|training image|training images} of “{class}”: what is said of this class rests "
                    "on very little."),
         FOVEA_TEXT("Report",
                    "Only {n|training study|training studies} of “{class}”: what is said of this class rests "
                    "on very little."),
         FOVEA_TEXT("Report",
                    "Only {n|training patient|training patients} of “{class}”: what is said of this class "
                    "rests on very little.")}};
    return kTexts[results.split == "val"     ? 1
                  : results.split == "train" ? 2
                                             : 0][results.answerUnit == "study"     ? 1
                                                  : results.answerUnit == "patient" ? 2
                                                                                    : 0];
}

void aboutSmallClasses(std::vector<std::string>& out, const ReportData& data, const Wording& say) {
    for (std::size_t c = 0; c < data.data.classes.size(); ++c)
        if (const int judged = judgedOfClass(data, c); judged < fewImages)
            out.push_back(
                say(smallClass(data.results), {{"n", judged}, {"class", data.data.classes[c].className}}));
}

void aboutIntervals(std::vector<std::string>& out, const ResultSection& results, const Wording& say) {
    std::vector<std::string> names;
    for (const Figure& figure : inReadingOrder(results.figures))
        if (!hasInterval(figure.estimate)) names.push_back(figureWords(figure.name, results, say).label);
    if (!names.empty())
        out.push_back(say(FOVEA_TEXT("Report",
                                     "No interval can be given for: {figures}. Too few patients make a "
                                     "difference to it to tell how far it would vary."),
                          {{"figures", say.enumerated(names)}}));
}

/// Nothing where the adapter is shown to be better.
const char* besideBaseline(const evaluation::Estimate& difference, bool chosenByThese) {
    using evaluation::Shown;
    const Shown shown = evaluation::whatIsShown(difference);
    if (chosenByThese && (shown == Shown::better || shown == Shown::neither))
        return FOVEA_TEXT("Report",
                          "The adapter is not shown to be better than the baseline (logistic regression): "
                          "these images chose its best epoch; see “{section}”.");
    switch (shown) {
        case Shown::better:
            break;
        case Shown::worse:
            return FOVEA_TEXT("Report",
                              "The adapter is worse than the baseline (logistic regression) on these images; "
                              "see “{section}”.");
        case Shown::neither:
            return FOVEA_TEXT("Report",
                              "The adapter is not shown to be better than the baseline (logistic regression) "
                              "on these images; see “{section}”.");
        case Shown::untold:
            return FOVEA_TEXT("Report",
                              "The adapter could not be compared with the baseline (logistic regression) on "
                              "these images; see “{section}”.");
    }
    return nullptr;
}

void aboutBaseline(std::vector<std::string>& out, const ResultSection& results, const Wording& say) {
    if (!results.baseline) return;
    if (const char* text = besideBaseline(results.baseline->adapterMinusThis, choseTheEpoch(results)))
        out.push_back(say(text, {{"section", say(FOVEA_TEXT("Report", "Compared with the baseline"))}}));
}

void aboutSubgroups(std::vector<std::string>& out, const ResultSection& results, const Wording& say) {
    std::vector<std::string> gaps;
    for (const evaluation::SubgroupTable& table : results.subgroups)
        for (const evaluation::Subgroup& group : table.groups)
            if (!group.few && evaluation::whatIsShown(group.auc.minusRest) == evaluation::Shown::worse)
                gaps.push_back(say(FOVEA_TEXT("Report", "“{group}” ({column})"),
                                   {{"group", group.name}, {"column", table.column}}));
    if (!gaps.empty())
        out.push_back(
            say(FOVEA_TEXT("Report",
                           "The AUC is lower in {groups} than among all other images, and the whole "
                           "interval of the difference lies below zero; see “{section}”."),
                {{"groups", say.listed(gaps)}, {"section", say(FOVEA_TEXT("Report", "Subgroups"))}}));
}

void aboutExternal(std::vector<std::string>& out, const External& external, const Wording& say) {
    if (!external.commonKnown)
        out.push_back(
            say(FOVEA_TEXT("Report",
                           "It is not known whether the adapter has learned from any of these images. If it "
                           "has, the figures are better than they would be for new images.")));
    else if (!external.patientsCompared)
        out.push_back(say(
            FOVEA_TEXT("Report",
                       "Whether the adapter has learned from other images of these patients is not known: "
                       "patients could be compared by images of equal pixels only.")));
    out.push_back(
        say(FOVEA_TEXT("Report",
                       "All figures are for images of this one source. For a third hospital, device or group "
                       "of patients nothing has been measured.")));
}

/// What the figures were measured on, as far as it says how they are to be read.
void aboutImages(std::vector<std::string>& out, const ReportData& data, const Wording& say) {
    const ResultSection& results = data.results;
    if (data.data.lookAlikesOfTest > 0)
        out.push_back(say(
            FOVEA_TEXT("Report",
                       "{n|test image looks|test images look} like images of training or validation "
                       "(copies, edited or mirrored, or neighbouring slices): the figures are better than "
                       "they would be for new images."),
            {{"n", data.data.lookAlikesOfTest}}));
    if (results.split == "val")
        out.push_back(say(
            results.readOutAlone
                ? FOVEA_TEXT("Report",
                             "These are figures of validation images. The read-out did not learn from them, "
                             "and there was no epoch to choose; but recalibration, intervals of predictions "
                             "and a threshold that was chosen rest on them, and what hangs on these flatters "
                             "a little.")
                : FOVEA_TEXT(
                      "Report",
                      "These are figures of validation images, which chose the epoch: they flatter.")));
    if (results.split == "train")
        out.push_back(
            say(FOVEA_TEXT("Report",
                           "These are figures of training images, from which the adapter learned: they say "
                           "nothing about others.")));
    if (results.testEvaluations > 1)
        out.push_back(say(
            FOVEA_TEXT("Report",
                       "The test images were evaluated {times} times. If anything was changed between the "
                       "evaluations, the figures are a little too good."),
            {{"times", results.testEvaluations}}));
}

}  // namespace

std::vector<std::string> cautionsOf(const ReportData& data, const Wording& say) {
    std::vector<std::string> out;
    for (const std::string& shortcut : data.data.shortcuts)
        out.push_back(say(
            data.external
                ? FOVEA_TEXT("Report",
                             "{finding} If it was so in the training images too, the network may have "
                             "learned this instead of the disease.")
                : FOVEA_TEXT("Report", "{finding} The network may have learned this instead of the disease."),
            {{"finding", shortcut}}));
    if (!data.results.answerUnit.empty())
        out.push_back(
            say(data.results.answerUnit == "study"
                    ? FOVEA_TEXT("Report",
                                 "The figures are of whole studies, each with one answer from all of its "
                                 "images, {images} in all: where results, curves and confusion matrix speak "
                                 "of an image, a study is meant.")
                    : FOVEA_TEXT("Report",
                                 "The figures are of whole patients, each with one answer from all of its "
                                 "images, {images} in all: where results, curves and confusion matrix speak "
                                 "of an image, a patient is meant."),
                {{"images", data.results.imagesOfUnits}}));
    if (!data.external) aboutPatients(out, data.data, say);
    aboutUnknownPatients(out, data, say);
    aboutImages(out, data, say);
    aboutBaseline(out, data.results, say);
    aboutSmallClasses(out, data, say);
    aboutIntervals(out, data.results, say);
    for (std::string& caution : cautionsOfPoint(data.results, say)) out.push_back(std::move(caution));
    aboutSubgroups(out, data.results, say);
    if (data.external) {
        aboutExternal(out, *data.external, say);
        return out;
    }
    out.push_back(say(
        FOVEA_TEXT("Report",
                   "All figures are for images from the same source as the ones learned from. For another "
                   "hospital, device or group of patients nothing has been measured.")));
    return out;
}

}  // namespace fovea::report
