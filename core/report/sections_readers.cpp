#include <cmath>

#include "report/sections.h"

namespace fovea::report {

namespace {

void writeReaderRows(HtmlWriter& html, const ResultSection& results) {
    const Wording& say = html.say();
    const auto body = html.open("tbody");
    const auto cell = [&](const evaluation::Estimate& e) {
        const auto open = html.open("td", {{"class", "number"}});
        html.text(say.value(e.value, true));
        if (!std::isnan(e.value)) html.element("small", say.interval(e, true));
    };
    for (const runs::ReaderBeside& r : results.readers) {
        const auto row = html.open("tr");
        html.element("th", {{"scope", "row"}}, r.name);
        html.element("td", {{"class", "number"}}, say.grouped(r.images));
        cell(r.figures.sensitivity.b);
        cell(r.figures.specificity.b);
        cell(r.figures.sensitivity.difference);
        cell(r.figures.specificity.difference);
    }
}

}  // namespace

void writeReaders(HtmlWriter& html, const ResultSection& results) {
    if (results.readers.empty()) return;
    const Wording& say = html.say();
    const std::string title = say(FOVEA_TEXT("Report", "Readers beside the machine"));
    html.element("h3", title);
    {
        const auto wide = html.open(
            "div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", title}});
        const auto table = html.open("table");
        {
            const auto head = html.open("thead");
            const auto row = html.open("tr");
            html.element("th", {{"scope", "col"}}, say(FOVEA_TEXT("Report", "Reader")));
            const auto column = [&](const char* name, const char* meaning) {
                const auto cell = html.open("th", {{"scope", "col"}, {"class", "number"}});
                writeTerm(html, say(name), say(meaning));
            };
            column(FOVEA_TEXT("Report", "Images (n)"),
                   FOVEA_TEXT("Report", "that this reader has read and that can be judged"));
            column(FOVEA_TEXT("Report", "Sensitivity"), FOVEA_TEXT("Report", "of this reader"));
            column(FOVEA_TEXT("Report", "Specificity"), FOVEA_TEXT("Report", "of this reader"));
            column(FOVEA_TEXT("Report", "Machine minus reader: sensitivity"),
                   FOVEA_TEXT("Report", "on the same images, by the same reference"));
            column(FOVEA_TEXT("Report", "Machine minus reader: specificity"),
                   FOVEA_TEXT("Report", "on the same images, by the same reference"));
        }
        writeReaderRows(html, results);
    }
    html.element(
        "p", {{"class", "soft"}},
        say(results.classNames.size() == 2
                ? FOVEA_TEXT("Report",
                             "The machine at its operating point. Intervals of differences know that both "
                             "judged the same images, and which of these are of one patient.")
                : FOVEA_TEXT("Report",
                             "Means over the classes; the machine by its most probable class. Intervals of "
                             "differences know that both judged the same images, and which of these are of "
                             "one patient.")));
    for (const runs::ReaderBeside& r : results.readers)
        for (const std::string& sentence : say(runs::readerSentences(r))) html.element("p", sentence);
}

}  // namespace fovea::report
