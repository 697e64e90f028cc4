#include <string>

#include "report/sections.h"

namespace fovea::report {
namespace {

/// Where an item of a reporting guideline stands in this report.
struct Item {
    const char* number;
    const char* what;     ///< in English
    const char* section;  ///< id of the section that has it; null: only people know it
    std::string Statements::*answer =
        nullptr;  ///< what only people can know of it; null: the program fills it
};

// Tejani et al., Checklist for Artificial Intelligence in Medical Imaging (CLAIM): 2024 update, Radiol.
// Artif. Intell. 6, 2024. In our words.
constexpr Item kClaim[] = {
    {"1", FOVEA_TEXT("Report", "Title names the method as AI"), "summary"},
    {"2", FOVEA_TEXT("Report", "Structured summary"), "summary"},
    {"3", FOVEA_TEXT("Report", "Background and intended use"), "use", &Statements::intendedUse},
    {"4", FOVEA_TEXT("Report", "Aims and hypotheses"), nullptr},
    {"5", FOVEA_TEXT("Report", "Prospective or retrospective"), nullptr},
    {"6", FOVEA_TEXT("Report", "Study goal"), nullptr},
    {"7", FOVEA_TEXT("Report", "Data sources"), "data", &Statements::dataSource},
    {"8", FOVEA_TEXT("Report", "Inclusion and exclusion criteria"), "data", &Statements::eligibility},
    {"9", FOVEA_TEXT("Report", "Preparation of the images"), "preparation"},
    {"10", FOVEA_TEXT("Report", "Selection of subsets of the data"), "data", &Statements::eligibility},
    {"11", FOVEA_TEXT("Report", "De-identification"), nullptr},
    {"12", FOVEA_TEXT("Report", "Missing data"), "data"},
    {"13", FOVEA_TEXT("Report", "How images were acquired"), "data", &Statements::dataSource},
    {"14", FOVEA_TEXT("Report", "Reference standard"), "data", &Statements::referenceStandard},
    {"15", FOVEA_TEXT("Report", "Why that reference standard"), "data", &Statements::referenceStandard},
    {"16", FOVEA_TEXT("Report", "Who annotated"), "data", &Statements::annotators},
    {"17", FOVEA_TEXT("Report", "Annotation of the test images"), "data", &Statements::annotators},
    {"18", FOVEA_TEXT("Report", "Variability between and within annotators"), "data",
     &Statements::annotators},
    {"19", FOVEA_TEXT("Report", "How the data was divided"), "data"},
    {"20", FOVEA_TEXT("Report", "At which level the splits are kept apart"), "data"},
    {"21", FOVEA_TEXT("Report", "Intended sample size"), nullptr},
    {"22", FOVEA_TEXT("Report", "The model"), "model"},
    {"23", FOVEA_TEXT("Report", "Software"), "model"},
    {"24", FOVEA_TEXT("Report", "Initial parameters"), "model"},
    {"25", FOVEA_TEXT("Report", "Training"), "model"},
    {"26", FOVEA_TEXT("Report", "How the final model was chosen"), "model"},
    {"27", FOVEA_TEXT("Report", "Ensembles"), "model"},
    {"28", FOVEA_TEXT("Report", "Measures of performance"), "results"},
    {"29", FOVEA_TEXT("Report", "Uncertainty"), "results"},
    {"30", FOVEA_TEXT("Report", "Robustness"), "results"},
    {"31", FOVEA_TEXT("Report", "Explainability"), "images"},
    {"32", FOVEA_TEXT("Report", "Evaluation on internal data"), "results"},
    {"33", FOVEA_TEXT("Report", "Testing on external data"), "results"},
    {"34", FOVEA_TEXT("Report", "Registration of the trial"), nullptr},
    {"35", FOVEA_TEXT("Report", "Numbers included and excluded"), "data"},
    {"36", FOVEA_TEXT("Report", "Characteristics of the patients in each split"), nullptr},
    {"37", FOVEA_TEXT("Report", "Performance with its uncertainty"), "results"},
    {"38", FOVEA_TEXT("Report", "Diagnostic performance with its precision"), "results"},
    {"39", FOVEA_TEXT("Report", "Wrong answers"), "images"},
    {"40", FOVEA_TEXT("Report", "Limitations"), "limits", &Statements::limitations},
    {"41", FOVEA_TEXT("Report", "Implications for practice"), "use", &Statements::intendedUse},
    {"42", FOVEA_TEXT("Report", "Where the study protocol is"), nullptr},
    {"43", FOVEA_TEXT("Report", "Availability of software, model and data"), nullptr},
    {"44", FOVEA_TEXT("Report", "Funding"), nullptr},
};

// Collins et al., TRIPOD+AI statement, BMJ 385, 2024, e078378. In our words.
constexpr Item kTripod[] = {
    {"1", FOVEA_TEXT("Report", "Title"), "summary"},
    {"2", FOVEA_TEXT("Report", "Abstract"), "summary"},
    {"3", FOVEA_TEXT("Report", "Background, purpose and known inequalities of health"), "use",
     &Statements::intendedUse},
    {"4", FOVEA_TEXT("Report", "Objectives"), nullptr},
    {"5", FOVEA_TEXT("Report", "Sources and dates of the data"), "data", &Statements::period},
    {"6", FOVEA_TEXT("Report", "Setting, eligibility and treatments"), "data", &Statements::eligibility},
    {"7", FOVEA_TEXT("Report", "Preparation of the data"), "preparation"},
    {"8", FOVEA_TEXT("Report", "Outcome and how it was assessed"), "data", &Statements::referenceStandard},
    {"9", FOVEA_TEXT("Report", "Predictors: the images"), "preparation"},
    {"10", FOVEA_TEXT("Report", "Sample size"), nullptr},
    {"11", FOVEA_TEXT("Report", "Missing data"), "data"},
    {"12", FOVEA_TEXT("Report", "Analysis: model, performance, heterogeneity, recalibration"), "results"},
    {"13", FOVEA_TEXT("Report", "Class imbalance"), "model"},
    {"14", FOVEA_TEXT("Report", "Fairness"), "results"},
    {"15", FOVEA_TEXT("Report", "Output of the model"), "results"},
    {"16", FOVEA_TEXT("Report", "Differences between training and evaluation data"), "data"},
    {"17", FOVEA_TEXT("Report", "Ethical approval"), "data", &Statements::ethics},
    {"18", FOVEA_TEXT("Report", "Funding, interests, protocol, registration, sharing of data and code"),
     nullptr},
    {"19", FOVEA_TEXT("Report", "Involvement of patients and the public"), nullptr},
    {"20", FOVEA_TEXT("Report", "Participants: numbers and characteristics"), "data"},
    {"21", FOVEA_TEXT("Report", "Numbers of participants and outcomes in each analysis"), "data"},
    {"22", FOVEA_TEXT("Report", "Specification of the model"), "model"},
    {"23", FOVEA_TEXT("Report", "Performance, also of subgroups"), "results"},
    {"24", FOVEA_TEXT("Report", "Updating of the model"), nullptr},
    {"25", FOVEA_TEXT("Report", "Interpretation"), nullptr},
    {"26", FOVEA_TEXT("Report", "Limitations"), "limits", &Statements::limitations},
    {"27", FOVEA_TEXT("Report", "Usability in the current care"), "use", &Statements::intendedUse},
};

const char* sectionName(const std::string& id) {
    if (id == "summary") return FOVEA_TEXT("Report", "At a glance");
    if (id == "use") return FOVEA_TEXT("Report", "Intended use");
    if (id == "data") return FOVEA_TEXT("Report", "Data");
    if (id == "preparation") return FOVEA_TEXT("Report", "Preparation");
    if (id == "model") return FOVEA_TEXT("Report", "Model");
    if (id == "results") return FOVEA_TEXT("Report", "Results");
    if (id == "images") return FOVEA_TEXT("Report", "Images");
    return FOVEA_TEXT("Report", "Limitations");
}

/// Items that the program fills, but not in every report.
bool isThere(const std::string& what, const ReportData& data) {
    if (what == "Testing on external data") return data.external.has_value();
    if (what == "Evaluation on internal data") return !data.external;
    if (what == "Robustness" || what == "Fairness") return !data.results.subgroups.empty();
    if (what == "Wrong answers" || what == "Explainability")
        return !data.gallery.failures.empty() || !data.gallery.examples.empty();
    if (what == "How the data was divided" || what == "At which level the splits are kept apart")
        return !data.external;
    return true;
}

template <std::size_t N>
void writeList(HtmlWriter& html, const char* name, const char* source, const Item (&items)[N],
               const ReportData& data) {
    const Wording& say = html.say();
    const auto details = html.open("details");
    int open = 0;
    const auto complete = [&](const Item& item) {
        if (item.answer) return !(data.statements.*item.answer).empty();
        return item.section && isThere(item.what, data);
    };
    for (const Item& item : items) open += !complete(item);
    html.element("summary",
                 say(FOVEA_TEXT("Report",
                                "{name}: {there} of {all} items stand in this report, {open} are to be "
                                "completed"),
                     {{"name", name}, {"there", int(N) - open}, {"all", N}, {"open", open}}));
    html.element("p", say(source));
    const auto wide =
        html.open("div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", name}});
    const auto table = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        for (const char* column :
             {FOVEA_TEXT("Report", "Item"), FOVEA_TEXT("Report", "What"), FOVEA_TEXT("Report", "Where")})
            html.element("th", {{"scope", "col"}}, say(column));
    }
    const auto body = html.open("tbody");
    for (const Item& item : items) {
        const auto row = html.open("tr");
        html.element("td", item.number);
        html.element("th", {{"scope", "row"}}, say(item.what));
        const auto cell = html.open("td");
        if (!complete(item))
            html.element("strong", say(FOVEA_TEXT("Report", "To be completed")));
        else
            html.element("a", {{"href", std::string("#") + item.section}}, say(sectionName(item.section)));
    }
}

}  // namespace

void writeChecklist(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    const auto section = html.open("section", {{"id", "checklist"}});
    html.element("h2", say(FOVEA_TEXT("Report", "Reporting guidelines")));
    html.element(
        "p", say(FOVEA_TEXT(
                 "Report",
                 "Which items of two guidelines stand in this report, and which remain to be written by its "
                 "authors. That an item stands here does not say that it is enough for a paper.")));
    writeList(
        html, "CLAIM 2024",
        FOVEA_TEXT("Report", "Checklist for Artificial Intelligence in Medical Imaging, update of 2024."),
        kClaim, data);
    writeList(
        html, "TRIPOD+AI",
        FOVEA_TEXT("Report", "Reporting of prediction models that use regression or machine learning, 2024."),
        kTripod, data);
}

}  // namespace fovea::report
