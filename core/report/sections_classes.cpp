#include <cmath>

#include "report/format.h"
#include "report/sections.h"

namespace fovea::report {

void writeClasses(HtmlWriter& html, const ResultSection& results) {
    if (results.perClass.size() <= 2) return;  // of two classes the figures below are those of one
    {
        const auto heading = html.open("h3");
        writeTerm(html, "Each class against all others",
                  "one-vs-rest; a class is predicted where it is the most probable one");
    }
    {
        const auto wide = html.open("div", {{"class", "wide"},
                                            {"tabindex", "0"},
                                            {"role", "region"},
                                            {"aria-label", "Figures of each class"}});
        const auto table = html.open("table");
        {
            const auto head = html.open("thead");
            const auto row = html.open("tr");
            html.element("th", {{"scope", "col"}}, "Class");
            const auto column = [&](const std::string& name, const std::string& meaning) {
                const auto cell = html.open("th", {{"scope", "col"}, {"class", "number"}});
                writeTerm(html, name, meaning);
            };
            column("Images (n)", "of this class");
            column("AUC", "area under the ROC curve of its probability");
            column("Sensitivity", "of its images, the share predicted as it");
            column("Specificity", "of all others, the share not predicted as it");
            column("PPV", "positive predictive value: of those predicted as it, the share that is");
            column("NPV", "negative predictive value: of those not predicted as it, the share that is not");
        }
        const auto body = html.open("tbody");
        const auto cell = [&](const evaluation::Estimate& e, bool asPercent) {
            const auto open = html.open("td", {{"class", "number"}});
            html.text(valueText(e.value, asPercent));
            if (!std::isnan(e.value)) html.element("small", intervalText(e, asPercent));
        };
        for (const ClassRow& r : results.perClass) {
            const evaluation::ClassFigures& f = r.figures;
            const auto row = html.open("tr");
            html.element("th", {{"scope", "row"}}, r.className);
            html.element("td", {{"class", "number"}}, grouped(f.images));
            cell(f.auc, false);
            cell(f.sensitivity, true);
            cell(f.specificity, true);
            cell(results.prevalence ? f.ppvAtPrevalence : f.ppv, true);
            cell(results.prevalence ? f.npvAtPrevalence : f.npv, true);
        }
    }
    html.element("p", {{"class", "soft"}},
                 results.prevalence ? "PPV and NPV are those where " + percent(*results.prevalence) +
                                          " of the people examined have the class, each class in its turn."
                                    : std::string("PPV and NPV hold where the classes are as common as among "
                                                  "these images; among others they are other ones."));
}

}  // namespace fovea::report
