#include <algorithm>
#include <numeric>

#include "report/format.h"
#include "report/sections.h"
#include "runs/unknown_patients.h"

namespace fovea::report {
namespace {

constexpr int fewImages = 10;  // or studies, patients; as the audit counts a class as small

void aboutPatients(std::vector<std::string>& out, const DataSection& data) {
    if (data.separation == PatientSeparation::overlapping) {
        out.push_back((data.overlappingPatients > 0
                           ? counted(data.overlappingPatients, "patient has", "patients have")
                           : std::string("Some patients have")) +
                      " images in more than one split of the data. The network was tested on people it had "
                      "seen: the figures are better than they would be for new patients.");
    } else if (data.separation == PatientSeparation::unknown) {
        out.push_back(
            "It is not known whether each patient's images stay within one split of the data. If they do "
            "not, the figures are better than they would be for new patients.");
    }
}

void aboutUnknownPatients(std::vector<std::string>& out, const ReportData& data) {
    const ResultSection& results = data.results;
    if (data.answers ? judgedBy(data.data.total, results.split).imagesOfUnknownPatient == 0
                     : results.figures.empty() || results.figures.front().patients > 0)
        return;
    std::string caution;
    for (const Message& notice : runs::unknownPatientsNotices(false, results.ifPatients))
        caution += (caution.empty() ? "" : " ") + messageText(notice);
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

void aboutSmallClasses(std::vector<std::string>& out, const ReportData& data) {
    const std::string& split = data.results.split;
    const std::string& unit = data.results.answerUnit;
    const std::string one = unit.empty() ? "image" : unit,
                      several = unit == "study" ? std::string("studies") : one + "s";
    for (std::size_t c = 0; c < data.data.classes.size(); ++c) {
        const int judged = judgedOfClass(data, c);
        if (judged >= fewImages) continue;
        const std::string name = split == "val" ? "validation " : split == "train" ? "training " : "test ";
        out.push_back("Only " + counted(judged, name + one, name + several) + " of “" +
                      data.data.classes[c].className + "”: what is said of this class rests on very little.");
    }
}

void aboutIntervals(std::vector<std::string>& out, const ResultSection& results) {
    std::string names;
    for (const Figure& figure : inReadingOrder(results.figures)) {
        if (hasInterval(figure.estimate)) continue;
        names += (names.empty() ? "" : ", ") + figureWords(figure.name, results).label;
    }
    if (!names.empty())
        out.push_back("No interval can be given for: " + names +
                      ". Too few patients make a difference to it to tell how far it would vary.");
}

void aboutBaseline(std::vector<std::string>& out, const ResultSection& results) {
    if (!results.baseline) return;
    const std::string see = "; see “Compared with the baseline”.";
    const evaluation::Shown shown = evaluation::whatIsShown(results.baseline->adapterMinusThis);
    if (results.split != "test" &&
        (shown == evaluation::Shown::better || shown == evaluation::Shown::neither)) {
        out.push_back(
            "The adapter is not shown to be better than the baseline (logistic regression): these images "
            "chose its best epoch" +
            see);
        return;
    }
    switch (shown) {
        case evaluation::Shown::better:
            return;
        case evaluation::Shown::worse:
            out.push_back("The adapter is worse than the baseline (logistic regression) on these images" +
                          see);
            return;
        case evaluation::Shown::neither:
            out.push_back(
                "The adapter is not shown to be better than the baseline (logistic regression) on these "
                "images" +
                see);
            return;
        case evaluation::Shown::untold:
            out.push_back(
                "The adapter could not be compared with the baseline (logistic regression) on these images" +
                see);
    }
}

void aboutSubgroups(std::vector<std::string>& out, const ResultSection& results) {
    std::string gaps;
    for (const evaluation::SubgroupTable& table : results.subgroups)
        for (const evaluation::Subgroup& group : table.groups)
            if (!group.few && evaluation::whatIsShown(group.auc.minusRest) == evaluation::Shown::worse)
                gaps += (gaps.empty() ? "" : ", ") + ("“" + group.name + "” (" + table.column + ")");
    if (!gaps.empty())
        out.push_back("The AUC is lower in " + gaps +
                      " than among all other images, and the whole interval of the difference lies below "
                      "zero; see “Subgroups”.");
}

void aboutExternal(std::vector<std::string>& out, const External& external) {
    if (!external.commonKnown)
        out.push_back(
            "It is not known whether the adapter has learned from any of these images. If it has, the "
            "figures "
            "are better than they would be for new images.");
    else if (!external.patientsCompared)
        out.push_back(
            "Whether the adapter has learned from other images of these patients is not known: patients "
            "could "
            "be compared by images of equal pixels only.");
    out.push_back(
        "All figures are for images of this one source. For a third hospital, device or group of patients "
        "nothing has been measured.");
}

}  // namespace

std::vector<std::string> cautionsOf(const ReportData& data) {
    std::vector<std::string> out;
    for (const std::string& shortcut : data.data.shortcuts)
        out.push_back(shortcut + (data.external
                                      ? " If it was so in the training images too, the network may have "
                                        "learned this instead of the disease."
                                      : " The network may have learned this instead of the disease."));
    if (const std::string& unit = data.results.answerUnit; !unit.empty())
        out.push_back("The figures are of whole " + std::string(unit == "study" ? "studies" : "patients") +
                      ", each with one answer from all of its images, " +
                      grouped(data.results.imagesOfUnits) +
                      " in all: where results, curves and confusion matrix speak of an image, a " + unit +
                      " is meant.");
    if (!data.external) aboutPatients(out, data.data);
    aboutUnknownPatients(out, data);
    if (data.data.lookAlikesOfTest > 0)
        out.push_back(counted(data.data.lookAlikesOfTest, "test image looks", "test images look") +
                      " like images of training or validation (copies, edited or mirrored, or neighbouring "
                      "slices): the figures are better than they would be for new images.");
    if (data.results.split == "val")
        out.push_back("These are figures of validation images, which chose the epoch: they flatter.");
    if (data.results.split == "train")
        out.push_back(
            "These are figures of training images, from which the adapter learned: they say nothing about "
            "others.");
    if (data.results.testEvaluations > 1)
        out.push_back(
            "The test images were evaluated " + grouped(data.results.testEvaluations) +
            " times. If anything was changed between the evaluations, the figures are a little too good.");
    aboutBaseline(out, data.results);
    aboutSmallClasses(out, data);
    aboutIntervals(out, data.results);
    for (std::string& caution : cautionsOfPoint(data.results)) out.push_back(std::move(caution));
    aboutSubgroups(out, data.results);
    if (data.external) {
        aboutExternal(out, *data.external);
        return out;
    }
    out.push_back(
        "All figures are for images from the same source as the ones learned from. For another hospital, "
        "device or group of patients nothing has been measured.");
    return out;
}

}  // namespace fovea::report
