#include <algorithm>
#include <string_view>

#include "report/sections.h"

namespace fovea::report {
namespace {

int unknownPatientImages(const CountRow& row) {
    return row.training.imagesOfUnknownPatient + row.validation.imagesOfUnknownPatient +
           row.test.imagesOfUnknownPatient;
}

int allImages(const CountRow& row) {
    return row.training.images + row.validation.images + row.test.images;
}

void writeCount(HtmlWriter& html, const Count& count) {
    const Wording& say = html.say();
    html.element("td", {{"class", "number first"}}, say.grouped(count.images));
    const auto cell = html.open("td", {{"class", "number"}});
    const bool noneKnown = count.images > 0 && count.imagesOfUnknownPatient == count.images;
    html.text(noneKnown ? say(FOVEA_TEXT("Report", "unknown")) : say.grouped(count.patients));
    if (!noneKnown && count.imagesOfUnknownPatient > 0)
        html.element("small", say(FOVEA_TEXT("Report", "+ {n|image|images} of unknown patient"),
                                  {{"n", count.imagesOfUnknownPatient}}));
}

void writeCountRow(HtmlWriter& html, const CountRow& row, const std::string& name, const char* kind) {
    const auto line = html.open("tr", {{"class", kind}});
    html.element("th", {{"scope", "row"}}, name);
    for (const Count* count : {&row.training, &row.validation, &row.test}) writeCount(html, *count);
}

/// `readOutAlone`: there was no epoch to choose.
void writeCountsHead(HtmlWriter& html, bool readOutAlone) {
    const Wording& say = html.say();
    const auto head = html.open("thead");
    {
        const auto groups = html.open("tr");
        html.element("th", {{"rowspan", "2"}, {"scope", "col"}}, say(FOVEA_TEXT("Report", "Class")));
        const auto group = [&](const char* plain, const char* technical) {
            const auto cell = html.open("th", {{"colspan", "2"}, {"scope", "colgroup"}, {"class", "group"}});
            writeTerm(html, say(plain), say(technical));
        };
        group(FOVEA_TEXT("Report", "Training images"), FOVEA_TEXT("Report", "learned from"));
        group(FOVEA_TEXT("Report", "Validation images"),
              readOutAlone ? FOVEA_TEXT("Report", "not learned from")
                           : FOVEA_TEXT("Report", "used to choose the epoch that was kept"));
        group(FOVEA_TEXT("Report", "Test images"), FOVEA_TEXT("Report", "never seen before"));
    }
    const auto columns = html.open("tr");
    for (int part = 0; part < 3; ++part) {
        html.element("th", {{"scope", "col"}, {"class", "number first"}},
                     say(FOVEA_TEXT("Report", "Images")));
        html.element("th", {{"scope", "col"}, {"class", "number"}}, say(FOVEA_TEXT("Report", "Patients")));
    }
}

/// Of images that are all of another source: no training, no validation.
void writeExternalCounts(HtmlWriter& html, const DataSection& data) {
    const Wording& say = html.say();
    const auto table = html.open("table");
    html.element("caption", say(FOVEA_TEXT("Report",
                                           "Images and patients of each class, without those that the "
                                           "adapter is known to have learned from.")));
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}}, say(FOVEA_TEXT("Report", "Class")));
        html.element("th", {{"scope", "col"}, {"class", "number first"}},
                     say(FOVEA_TEXT("Report", "Images")));
        html.element("th", {{"scope", "col"}, {"class", "number"}}, say(FOVEA_TEXT("Report", "Patients")));
    }
    const auto body = html.open("tbody");
    const auto write = [&](const CountRow& row, const std::string& name, const char* kind) {
        const auto line = html.open("tr", {{"class", kind}});
        html.element("th", {{"scope", "row"}}, name);
        writeCount(html, row.test);
    };
    for (const CountRow& row : data.classes) write(row, row.className, "class");
    write(data.total, say(FOVEA_TEXT("Report", "All")), "total");
}

void writeCounts(HtmlWriter& html, const DataSection& data, bool readOutAlone) {
    const Wording& say = html.say();
    const auto wide = html.open("div", {{"class", "wide"},
                                        {"tabindex", "0"},
                                        {"role", "region"},
                                        {"aria-label", say(FOVEA_TEXT("Report", "Images and patients"))}});
    const auto table = html.open("table");
    html.element(
        "caption",
        say(readOutAlone
                ? FOVEA_TEXT("Report",
                             "Images and patients of each class. Training images: learned from. Validation "
                             "images: not learned from; there was no epoch to choose. Test images: never "
                             "seen before.")
                : FOVEA_TEXT("Report",
                             "Images and patients of each class. Training images: learned from. Validation "
                             "images: chose the epoch. Test images: never seen before.")));
    writeCountsHead(html, readOutAlone);
    const auto body = html.open("tbody");
    for (const CountRow& row : data.classes) writeCountRow(html, row, row.className, "class");
    writeCountRow(html, data.total, say(FOVEA_TEXT("Report", "All")), "total");
}

std::string unknownPatients(const DataSection& data, const Wording& say) {
    const int unknown = unknownPatientImages(data.total), all = allImages(data.total);
    if (unknown == 0) return say(FOVEA_TEXT("Report", "The patient is known for every image."));
    if (unknown == all)
        return say(FOVEA_TEXT(
            "Report",
            "The patient is not known for any image: each image was treated as a patient of its own, and "
            "patients cannot be counted."));
    return say(FOVEA_TEXT("Report",
                          "The patient is not known for {unknown} of {all|image|images}: each of them was "
                          "treated as a patient of its own."),
               {{"unknown", unknown}, {"all", all}});
}

std::string separationOf(const DataSection& data, const Wording& say) {
    switch (data.separation) {
        case PatientSeparation::overlapping:
            return data.overlappingPatients > 0
                       ? say(FOVEA_TEXT("Report",
                                        "{n|patient has|patients have} images in more than one split: the "
                                        "splits are not separate."),
                             {{"n", data.overlappingPatients}})
                       : say(FOVEA_TEXT("Report",
                                        "Some patients have images in more than one split: the splits are "
                                        "not separate."));
        case PatientSeparation::disjoint:
            if (const int unknown = unknownPatientImages(data.total); unknown > 0)
                return say(
                    FOVEA_TEXT(
                        "Report",
                        "No known patient has images in more than one split. For the {n|image|images} of "
                        "unknown patient this cannot be checked, so it is unknown whether the splits are "
                        "separate."),
                    {{"n", unknown}});
            return say(FOVEA_TEXT(
                "Report",
                "No patient has images in more than one split: the splits are separate (disjoint by "
                "patient)."));
        case PatientSeparation::unknown:
            break;
    }
    return say(FOVEA_TEXT(
        "Report", "Unknown: it could not be checked whether any patient has images in more than one split."));
}

void writeInCommon(HtmlWriter& html, const External& external) {
    const Wording& say = html.say();
    html.element("h3", say(FOVEA_TEXT("Report", "In common with the training images")));
    if (!external.commonKnown) {
        html.element(
            "p",
            say(FOVEA_TEXT(
                "Report",
                "It cannot be told whether the adapter has learned from any of these images: it was made by "
                "an earlier version and does not know its training images again.")));
        return;
    }
    html.element("p",
                 external.imagesInCommon + external.patientsInCommon == 0
                     ? say(FOVEA_TEXT("Report",
                                      "Nothing was found: no image has the pixels of one that the adapter "
                                      "learned from or chose its epoch by."))
                     : say(FOVEA_TEXT("Report",
                                      "{images|image|images} and {patients|patient|patients} were in common, "
                                      "and were left out with all other images of these patients."),
                           {{"images", external.imagesInCommon}, {"patients", external.patientsInCommon}}));
    if (!external.patientsCompared)
        html.element(
            "p", say(FOVEA_TEXT(
                     "Report",
                     "Patients were compared by their images only, not by their numbers: another image of a "
                     "patient of the training would not have been noticed.")));
}

struct KindWords {
    std::string_view kind;
    const char* plain;
};
constexpr KindWords kindWords[] = {
    {"unreadable", FOVEA_TEXT("Report", "Could not be read")},
    {kExcludedInProject, FOVEA_TEXT("Report", "Excluded in the project, by hand or to mend a problem")},
    {"exact_duplicate", FOVEA_TEXT("Report", "The same picture twice")},
    {"near_duplicate", FOVEA_TEXT("Report", "Almost the same picture twice")},
    {"label_conflict", FOVEA_TEXT("Report", "The same picture with two labels")},
    {"patient_leak", FOVEA_TEXT("Report", "A patient in more than one split")},
    {"patients_unknown", FOVEA_TEXT("Report", "Patients unknown")},
    {"missing_class", FOVEA_TEXT("Report", "A class missing from a split")},
    {"empty_part", FOVEA_TEXT("Report", "A split without images")},
    {"too_few_classes", FOVEA_TEXT("Report", "Fewer than two classes")},
    {"small_class", FOVEA_TEXT("Report", "A class of very few images")},
    {"burned_in", FOVEA_TEXT("Report", "May have writing burned into the picture")},
    {"acquisition_shortcut", FOVEA_TEXT("Report", "A class told by image size, device or file format alone")},
    {"image_without_row", FOVEA_TEXT("Report", "No row in the table of labels")},
    {"conflicting_row", FOVEA_TEXT("Report", "Rows of the table of labels that contradict each other")},
};

void writeExclusions(HtmlWriter& html, const std::vector<Exclusion>& exclusions) {
    const Wording& say = html.say();
    html.element("h3", say(FOVEA_TEXT("Report", "Left out, and what was found")));
    if (exclusions.empty()) {
        html.element("p", say(FOVEA_TEXT("Report", "Nothing was left out and no problem was found.")));
        return;
    }
    const auto wide = html.open("div", {{"class", "wide"},
                                        {"tabindex", "0"},
                                        {"role", "region"},
                                        {"aria-label", say(FOVEA_TEXT("Report", "Left out"))}});
    const auto table = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}}, say(FOVEA_TEXT("Report", "Reason")));
        html.element("th", {{"scope", "col"}, {"class", "number"}}, say(FOVEA_TEXT("Report", "Images")));
        html.element("th", {{"scope", "col"}}, say(FOVEA_TEXT("Report", "What was done")));
    }
    const auto body = html.open("tbody");
    for (const Exclusion& exclusion : exclusions) {
        const auto known = std::find_if(std::begin(kindWords), std::end(kindWords),
                                        [&](const KindWords& w) { return w.kind == exclusion.kind; });
        const auto row = html.open("tr");
        {
            const auto cell = html.open("th", {{"scope", "row"}});
            if (known == std::end(kindWords))
                html.text(exclusion.kind);
            else
                writeTerm(html, say(known->plain), exclusion.kind);
        }
        html.element("td", {{"class", "number"}},
                     exclusion.images > 0 ? say.grouped(exclusion.images)
                                          : say(FOVEA_TEXT("Report", "the data as a whole")));
        html.element("td", exclusion.excluded ? say(FOVEA_TEXT("Report", "left out"))
                                              : say(FOVEA_TEXT("Report", "found, but kept")));
    }
}

}  // namespace

void writeUse(HtmlWriter& html, const ReportData& data) {
    const auto section = html.open("section", {{"id", "use"}});
    html.element("h2", html.say()(FOVEA_TEXT("Report", "Intended use")));
    writeAnswer(html, data.statements, &Statements::intendedUse);
}

void writeData(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    const auto section = html.open("section", {{"id", "data"}});
    html.element("h2", say(FOVEA_TEXT("Report", "Data")));
    if (data.data.externalOnly)
        writeExternalCounts(html, data.data);
    else
        writeCounts(html, data.data, data.results.readOutAlone);
    html.element("p", unknownPatients(data.data, say));
    if (data.external) {
        writeInCommon(html, *data.external);
    } else {
        html.element("h3", say(FOVEA_TEXT("Report", "How the data was split")));
        if (!data.data.splitMade.empty()) html.element("p", data.data.splitMade);
        html.element("p", separationOf(data.data, say));
    }
    writeExclusions(html, data.data.exclusions);
    if (!data.data.reference.empty()) {
        html.element("h3", say(FOVEA_TEXT("Report", "How readers' answers became the labels")));
        writeKeyValues(html, data.data.reference);
    }
    for (const project::StudyQuestion& question : project::studyQuestions()) {
        if (question.answer == &Statements::intendedUse || question.answer == &Statements::limitations)
            continue;
        html.element("h3", say(question.label));
        writeAnswer(html, data.statements, question.answer);
    }
}

}  // namespace fovea::report
