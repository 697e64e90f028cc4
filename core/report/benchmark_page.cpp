#include "report/benchmark_page.h"

#include <cmath>
#include <functional>

#include "report/html_writer.h"
#include "report/style.h"

namespace fovea::report {

namespace {

using runs::Benchmark;
using runs::BenchmarkCell;
using runs::BenchmarkRow;
using runs::BenchmarkSet;

constexpr const char* kNotice = "Research use only, not for diagnosis";
constexpr const char* kDash = "–";
const Wording kSay;  // in English

std::string figure(double value) {
    return std::isfinite(value) ? kSay.fixed(value) : kDash;
}

/// "+0.012", so that a difference is seen to be one.
std::string difference(double value) {
    if (!std::isfinite(value)) return kDash;
    return (value > 0 ? "+" : "") + kSay.fixed(value);
}

std::string ends(const evaluation::Estimate& e) {
    return std::isfinite(e.low) && std::isfinite(e.high) ? kSay.fixed(e.low) + " to " + kSay.fixed(e.high)
                                                         : std::string();
}

void cell(HtmlWriter& html, const std::string& value, const std::string& below = {}) {
    const auto td = html.open("td", {{"class", "number"}});
    html.text(value);
    if (below.empty()) return;
    html.empty("br", {});
    html.element("small", below);
}

/// A table with a line a model, a column a data set, and what `last` adds.
void table(HtmlWriter& html, const Benchmark& b, const std::string& name,
           const std::vector<std::string>& lastHeads,
           const std::function<void(const BenchmarkCell&, bool first)>& ofSet,
           const std::function<void(const BenchmarkRow&, bool first)>& last) {
    html.element("h2", name);
    const auto wide =
        html.open("div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", name}});
    const auto whole = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}}, "Model");
        for (const BenchmarkSet& s : b.sets)
            html.element("th", {{"scope", "col"}, {"class", "number"}}, s.name);
        for (const std::string& heading : lastHeads)
            html.element("th", {{"scope", "col"}, {"class", "number"}}, heading);
    }
    const auto body = html.open("tbody");
    for (std::size_t m = 0; m < b.rows.size(); ++m) {
        const auto row = html.open("tr");
        html.element("th", {{"scope", "row"}}, b.rows[m].model);
        for (const BenchmarkSet& s : b.sets) {
            const BenchmarkCell& c = s.cells[m];
            if (c.ran())
                ofSet(c, m == 0);
            else
                cell(html, "not run");
        }
        last(b.rows[m], m == 0);
    }
}

std::string seedsText(const Benchmark& b) {
    return kSay("Adapters: the mean of {n|training|trainings} with other seeds; baselines are fitted once.",
                {{"n", b.seeds.size()}});
}

void writeSets(HtmlWriter& html, const Benchmark& b) {
    html.element("h2", "Data sets");
    const auto list = html.open("ul");
    for (const BenchmarkSet& s : b.sets) {
        std::string text = kSay(
            "{set}: {classes|class|classes}, learned from {images|image|images}, judged by {judged}",
            {{"set", s.name}, {"classes", s.classes}, {"images", s.trainImages}, {"judged", s.judgedImages}});
        if (!s.patientsKnown) text += ", patients unknown";
        if (b.part == dataset::Split::test)
            text += kSay("; its test images have been evaluated {n|time|times}", {{"n", s.testEvaluations}});
        if (!s.bestOther.empty())
            text += ". The best other by validation is " + s.bestOther + ": the first minus that is " +
                    difference(s.firstMinusBestOther.value) + " (" + ends(s.firstMinusBestOther) + ")";
        html.element("li", text + ".");
    }
}

void writeCosts(HtmlWriter& html, const Benchmark& b) {
    bool any = false;
    for (const BenchmarkSet& s : b.sets)
        for (const BenchmarkCell& c : s.cells) any = any || c.cost;
    if (!any) return;
    html.element("h2", "What training takes");
    {
        const auto wide = html.open("div", {{"class", "wide"},
                                            {"tabindex", "0"},
                                            {"role", "region"},
                                            {"aria-label", "What training takes"}});
        const auto whole = html.open("table");
        {
            const auto head = html.open("thead");
            const auto row = html.open("tr");
            for (const char* heading : {"Data set", "Model"}) html.element("th", {{"scope", "col"}}, heading);
            for (const char* heading :
                 {"Numbers that are trained", "Peak of what tensors hold, MB", "Epochs", "Training, s"})
                html.element("th", {{"scope", "col"}, {"class", "number"}}, heading);
        }
        const auto body = html.open("tbody");
        for (const BenchmarkSet& s : b.sets)
            for (const BenchmarkCell& c : s.cells) {
                if (!c.cost) continue;
                const auto row = html.open("tr");
                html.element("td", s.name);
                html.element("th", {{"scope", "row"}}, c.model);
                cell(html, kSay.grouped(c.cost->learnableParameters));
                cell(html, c.cost->batch > 0 ? kSay.fixed(c.cost->peakTensorMb, 1) : kDash);
                cell(html, kSay.grouped(c.cost->epochs), c.cost->outOfTime ? "ended by its budget" : "");
                cell(html, kSay.fixed(c.cost->seconds, 1));
            }
    }
    html.element("p",
                 "Peak: weights, gradients, the optimiser's moments and a step of as many images, counted. "
                 "Training: of adapters without reading the images once.");
}

void writeProblems(HtmlWriter& html, const Benchmark& b) {
    bool any = false;
    for (const BenchmarkSet& s : b.sets)
        for (const BenchmarkCell& c : s.cells) any = any || !c.ran();
    if (!any) return;
    html.element("h2", "Not run");
    const auto list = html.open("ul");
    for (const BenchmarkSet& s : b.sets)
        for (const BenchmarkCell& c : s.cells)
            if (!c.ran()) html.element("li", s.name + ", " + c.model + ": " + withoutPaths(c.problem));
}

}  // namespace

std::string benchmarkPage(const Benchmark& b, const BenchmarkPageOptions& options) {
    HtmlWriter html;
    html.raw("<!DOCTYPE html>\n");
    {
        const auto root = html.open("html", {{"lang", "en"}});
        {
            const auto head = html.open("head");
            html.empty("meta", {{"charset", "utf-8"}});
            html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
            html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
            html.element("title", "Models over data sets");
            const auto style = html.open("style");
            html.raw(styleSheet);
        }
        const auto body = html.open("body");
        html.element("div", {{"class", "notice"}, {"role", "note"}}, kNotice);
        const auto main = html.open("main");
        html.element("h1", "Models over data sets");
        html.element("p", {{"class", "meta"}},
                     "Made " + options.createdUtc + " · Fovea " + options.softwareVersion);
        const bool test = b.part == dataset::Split::test;
        html.element("p", std::string("Judged by the ") + (test ? "test" : "validation") + " images. " +
                              seedsText(b) +
                              (test ? ""
                                    : " Validation images may have chosen an adapter's epoch and its "
                                      "temperature, but nothing of a baseline: they flatter adapters.") +
                              (b.trainImages ? " All learn from about " + kSay.grouped(*b.trainImages) +
                                                   " of the training images."
                                             : ""));
        table(
            html, b, "AUC", {"Mean over sets", "Mean rank"},
            [&](const BenchmarkCell& c, bool) { cell(html, figure(c.auc.value), ends(c.auc)); },
            [&](const BenchmarkRow& r, bool) {
                cell(html, figure(r.auc.value), ends(r.auc));
                cell(html, std::isfinite(r.rank) ? kSay.fixed(r.rank, 1) : kDash);
            });
        const std::string first = b.rows.empty() ? "" : b.rows.front().model;
        table(
            html, b, "AUC of " + first + " minus that of each model",
            {"Mean over sets", "Had they other patients"},
            [&](const BenchmarkCell& c, bool isFirst) {
                cell(html, isFirst ? kDash : difference(c.firstMinusThis.value),
                     isFirst ? "" : ends(c.firstMinusThis));
            },
            [&](const BenchmarkRow& r, bool isFirst) {
                const auto &sample = r.firstMinusThis.asSample, &these = r.firstMinusThis.ofThese;
                cell(html, isFirst ? kDash : difference(sample.value), isFirst ? "" : ends(sample));
                cell(html, isFirst ? kDash : ends(these).empty() ? kDash : ends(these));
            });
        html.element(
            "p",
            "Each set: 95 % interval of the paired difference, patients drawn. Mean over sets: the sets "
            "taken as a sample of such sets (Student's t). Had they other patients: the same mean, these "
            "very sets.");
        const auto& other = b.firstMinusBestOther;
        if (other.sets > 0)
            html.element("p", first + " minus the best other model of each set, chosen on validation: " +
                                  difference(other.asSample.value) + " in the mean over " +
                                  kSay("{n|set|sets}", {{"n", other.sets}}) +
                                  (ends(other.asSample).empty() ? "" : " (" + ends(other.asSample) + ")") +
                                  ".");
        table(
            html, b, "Log loss", {"Mean over sets"},
            [&](const BenchmarkCell& c, bool) { cell(html, figure(c.logLoss)); },
            [&](const BenchmarkRow& r, bool) { cell(html, figure(r.logLoss)); });
        table(
            html, b, "Balanced accuracy", {"Mean over sets"},
            [&](const BenchmarkCell& c, bool) { cell(html, figure(c.balancedAccuracy)); },
            [&](const BenchmarkRow& r, bool) { cell(html, figure(r.balancedAccuracy)); });
        writeCosts(html, b);
        writeSets(html, b);
        writeProblems(html, b);
    }
    return html.take();
}

}  // namespace fovea::report
