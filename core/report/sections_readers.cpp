#include <cmath>

#include "report/format.h"
#include "report/sections.h"

namespace fovea::report {

namespace {

void writeReaderRows(HtmlWriter& html, const ResultSection& results) {
    const auto body = html.open("tbody");
    const auto cell = [&](const evaluation::Estimate& e) {
        const auto open = html.open("td", {{"class", "number"}});
        html.text(valueText(e.value, true));
        if (!std::isnan(e.value)) html.element("small", intervalText(e, true));
    };
    for (const runs::ReaderBeside& r : results.readers) {
        const auto row = html.open("tr");
        html.element("th", {{"scope", "row"}}, r.name);
        html.element("td", {{"class", "number"}}, grouped(r.images));
        cell(r.figures.sensitivity.b);
        cell(r.figures.specificity.b);
        cell(r.figures.sensitivity.difference);
        cell(r.figures.specificity.difference);
    }
}

}  // namespace

void writeReaders(HtmlWriter& html, const ResultSection& results) {
    if (results.readers.empty()) return;
    html.element("h3", "Readers beside the machine");
    {
        const auto wide = html.open("div", {{"class", "wide"},
                                            {"tabindex", "0"},
                                            {"role", "region"},
                                            {"aria-label", "Readers beside the machine"}});
        const auto table = html.open("table");
        {
            const auto head = html.open("thead");
            const auto row = html.open("tr");
            html.element("th", {{"scope", "col"}}, "Reader");
            const auto column = [&](const std::string& name, const std::string& meaning) {
                const auto cell = html.open("th", {{"scope", "col"}, {"class", "number"}});
                writeTerm(html, name, meaning);
            };
            column("Images (n)", "that this reader has read and that can be judged");
            column("Sensitivity", "of this reader");
            column("Specificity", "of this reader");
            column("Machine minus reader: sensitivity", "on the same images, by the same reference");
            column("Machine minus reader: specificity", "on the same images, by the same reference");
        }
        writeReaderRows(html, results);
    }
    html.element(
        "p", {{"class", "soft"}},
        results.classNames.size() == 2
            ? std::string(
                  "The machine at its operating point. Intervals of differences know that both judged "
                  "the same images, and which of these are of one patient.")
            : std::string("Means over the classes; the machine by its most probable class. Intervals of "
                          "differences know that both judged the same images, and which of these are of one "
                          "patient."));
    for (const runs::ReaderBeside& r : results.readers)
        for (const std::string& sentence : runs::readerSentences(r)) html.element("p", sentence);
}

}  // namespace fovea::report
