#include <cmath>

#include "report/sections.h"

namespace fovea::report {

void writeClasses(HtmlWriter& html, const ResultSection& results) {
    if (results.perClass.size() <= 2) return;  // of two classes the figures below are those of one
    const Wording& say = html.say();
    {
        const auto heading = html.open("h3");
        writeTerm(
            html, say(FOVEA_TEXT("Report", "Each class against all others")),
            say(FOVEA_TEXT("Report", "one-vs-rest; a class is predicted where it is the most probable one")));
    }
    {
        const auto wide =
            html.open("div", {{"class", "wide"},
                              {"tabindex", "0"},
                              {"role", "region"},
                              {"aria-label", say(FOVEA_TEXT("Report", "Figures of each class"))}});
        const auto table = html.open("table");
        {
            const auto head = html.open("thead");
            const auto row = html.open("tr");
            html.element("th", {{"scope", "col"}}, say(FOVEA_TEXT("Report", "Class")));
            const auto column = [&](const char* name, const char* meaning) {
                const auto cell = html.open("th", {{"scope", "col"}, {"class", "number"}});
                writeTerm(html, say(name), say(meaning));
            };
            column(FOVEA_TEXT("Report", "Images (n)"), FOVEA_TEXT("Report", "of this class"));
            column(FOVEA_TEXT("Report", "AUC"),
                   FOVEA_TEXT("Report", "area under the ROC curve of its probability"));
            column(FOVEA_TEXT("Report", "Sensitivity"),
                   FOVEA_TEXT("Report", "of its images, the share predicted as it"));
            column(FOVEA_TEXT("Report", "Specificity"),
                   FOVEA_TEXT("Report", "of all others, the share not predicted as it"));
            column(FOVEA_TEXT("Report", "PPV"),
                   FOVEA_TEXT("Report",
                              "positive predictive value: of those predicted as it, the share that is"));
            column(
                FOVEA_TEXT("Report", "NPV"),
                FOVEA_TEXT("Report",
                           "negative predictive value: of those not predicted as it, the share that is not"));
        }
        const auto body = html.open("tbody");
        const auto cell = [&](const evaluation::Estimate& e, bool asPercent) {
            const auto open = html.open("td", {{"class", "number"}});
            html.text(say.value(e.value, asPercent));
            if (!std::isnan(e.value)) html.element("small", say.interval(e, asPercent));
        };
        for (const ClassRow& r : results.perClass) {
            const evaluation::ClassFigures& f = r.figures;
            const auto row = html.open("tr");
            html.element("th", {{"scope", "row"}}, r.className);
            html.element("td", {{"class", "number"}}, say.grouped(f.images));
            cell(f.auc, false);
            cell(f.sensitivity, true);
            cell(f.specificity, true);
            cell(results.prevalence ? f.ppvAtPrevalence : f.ppv, true);
            cell(results.prevalence ? f.npvAtPrevalence : f.npv, true);
        }
    }
    html.element("p", {{"class", "soft"}},
                 results.prevalence
                     ? say(FOVEA_TEXT("Report",
                                      "PPV and NPV are those where {share} of the people examined have the "
                                      "class, each class in its turn."),
                           {{"share", say.percent(*results.prevalence)}})
                     : say(FOVEA_TEXT("Report",
                                      "PPV and NPV hold where the classes are as common as among these "
                                      "images; among others they are other ones.")));
}

}  // namespace fovea::report
