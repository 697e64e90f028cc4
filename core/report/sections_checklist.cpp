#include <string>

#include "report/sections.h"

namespace fovea::report {
namespace {

/// Where an item of a reporting guideline stands in this report.
struct Item {
    const char* number;
    const char* what;
    const char* section;  ///< id of the section that has it; null: only people know it
    std::string Statements::*answer =
        nullptr;  ///< what only people can know of it; null: the program fills it
};

// Tejani et al., Checklist for Artificial Intelligence in Medical Imaging (CLAIM): 2024 update, Radiol.
// Artif. Intell. 6, 2024. In our words.
constexpr Item kClaim[] = {
    {"1", "Title names the method as AI", "summary"},
    {"2", "Structured summary", "summary"},
    {"3", "Background and intended use", "use", &Statements::intendedUse},
    {"4", "Aims and hypotheses", nullptr},
    {"5", "Prospective or retrospective", nullptr},
    {"6", "Study goal", nullptr},
    {"7", "Data sources", "data", &Statements::dataSource},
    {"8", "Inclusion and exclusion criteria", "data", &Statements::eligibility},
    {"9", "Preparation of the images", "preparation"},
    {"10", "Selection of subsets of the data", "data", &Statements::eligibility},
    {"11", "De-identification", nullptr},
    {"12", "Missing data", "data"},
    {"13", "How images were acquired", "data", &Statements::dataSource},
    {"14", "Reference standard", "data", &Statements::referenceStandard},
    {"15", "Why that reference standard", "data", &Statements::referenceStandard},
    {"16", "Who annotated", "data", &Statements::annotators},
    {"17", "Annotation of the test images", "data", &Statements::annotators},
    {"18", "Variability between and within annotators", "data", &Statements::annotators},
    {"19", "How the data was divided", "data"},
    {"20", "At which level the splits are kept apart", "data"},
    {"21", "Intended sample size", nullptr},
    {"22", "The model", "model"},
    {"23", "Software", "model"},
    {"24", "Initial parameters", "model"},
    {"25", "Training", "model"},
    {"26", "How the final model was chosen", "model"},
    {"27", "Ensembles", "model"},
    {"28", "Measures of performance", "results"},
    {"29", "Uncertainty", "results"},
    {"30", "Robustness", "results"},
    {"31", "Explainability", "images"},
    {"32", "Evaluation on internal data", "results"},
    {"33", "Testing on external data", "results"},
    {"34", "Registration of the trial", nullptr},
    {"35", "Numbers included and excluded", "data"},
    {"36", "Characteristics of the patients in each split", nullptr},
    {"37", "Performance with its uncertainty", "results"},
    {"38", "Diagnostic performance with its precision", "results"},
    {"39", "Wrong answers", "images"},
    {"40", "Limitations", "limits", &Statements::limitations},
    {"41", "Implications for practice", "use", &Statements::intendedUse},
    {"42", "Where the study protocol is", nullptr},
    {"43", "Availability of software, model and data", nullptr},
    {"44", "Funding", nullptr},
};

// Collins et al., TRIPOD+AI statement, BMJ 385, 2024, e078378. In our words.
constexpr Item kTripod[] = {
    {"1", "Title", "summary"},
    {"2", "Abstract", "summary"},
    {"3", "Background, purpose and known inequalities of health", "use", &Statements::intendedUse},
    {"4", "Objectives", nullptr},
    {"5", "Sources and dates of the data", "data", &Statements::period},
    {"6", "Setting, eligibility and treatments", "data", &Statements::eligibility},
    {"7", "Preparation of the data", "preparation"},
    {"8", "Outcome and how it was assessed", "data", &Statements::referenceStandard},
    {"9", "Predictors: the images", "preparation"},
    {"10", "Sample size", nullptr},
    {"11", "Missing data", "data"},
    {"12", "Analysis: model, performance, heterogeneity, recalibration", "results"},
    {"13", "Class imbalance", "model"},
    {"14", "Fairness", "results"},
    {"15", "Output of the model", "results"},
    {"16", "Differences between training and evaluation data", "data"},
    {"17", "Ethical approval", "data", &Statements::ethics},
    {"18", "Funding, interests, protocol, registration, sharing of data and code", nullptr},
    {"19", "Involvement of patients and the public", nullptr},
    {"20", "Participants: numbers and characteristics", "data"},
    {"21", "Numbers of participants and outcomes in each analysis", "data"},
    {"22", "Specification of the model", "model"},
    {"23", "Performance, also of subgroups", "results"},
    {"24", "Updating of the model", nullptr},
    {"25", "Interpretation", nullptr},
    {"26", "Limitations", "limits", &Statements::limitations},
    {"27", "Usability in the current care", "use", &Statements::intendedUse},
};

const char* sectionName(const std::string& id) {
    if (id == "summary") return "At a glance";
    if (id == "use") return "Intended use";
    if (id == "data") return "Data";
    if (id == "preparation") return "Preparation";
    if (id == "model") return "Model";
    if (id == "results") return "Results";
    if (id == "images") return "Images";
    return "Limitations";
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
    const auto details = html.open("details");
    int open = 0;
    const auto complete = [&](const Item& item) {
        if (item.answer) return !(data.statements.*item.answer).empty();
        return item.section && isThere(item.what, data);
    };
    for (const Item& item : items) open += !complete(item);
    html.element("summary", std::string(name) + ": " + std::to_string(N - std::size_t(open)) + " of " +
                                std::to_string(N) + " items stand in this report, " + std::to_string(open) +
                                " are to be completed");
    html.element("p", source);
    const auto wide =
        html.open("div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", name}});
    const auto table = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        for (const char* column : {"Item", "What", "Where"}) html.element("th", {{"scope", "col"}}, column);
    }
    const auto body = html.open("tbody");
    for (const Item& item : items) {
        const auto row = html.open("tr");
        html.element("td", item.number);
        html.element("th", {{"scope", "row"}}, item.what);
        const auto cell = html.open("td");
        if (!complete(item))
            html.element("strong", "To be completed");
        else
            html.element("a", {{"href", std::string("#") + item.section}}, sectionName(item.section));
    }
}

}  // namespace

void writeChecklist(HtmlWriter& html, const ReportData& data) {
    const auto section = html.open("section", {{"id", "checklist"}});
    html.element("h2", "Reporting guidelines");
    html.element("p",
                 "Which items of two guidelines stand in this report, and which remain to be written by its "
                 "authors. That an item stands here does not say that it is enough for a paper.");
    writeList(html, "CLAIM 2024", "Checklist for Artificial Intelligence in Medical Imaging, update of 2024.",
              kClaim, data);
    writeList(html, "TRIPOD+AI",
              "Reporting of prediction models that use regression or machine learning, 2024.", kTripod, data);
}

}  // namespace fovea::report
