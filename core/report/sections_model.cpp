#include <cmath>

#include "report/charts.h"
#include "report/format.h"
#include "report/sections.h"

namespace fovea::report {
namespace {

std::vector<double> valuesOf(const std::vector<EpochPoint>& epochs, double EpochPoint::*member) {
    std::vector<double> out;
    for (const EpochPoint& point : epochs) out.push_back(point.*member);
    return out;
}

bool anyMeasured(const std::vector<EpochPoint>& epochs, double EpochPoint::*member) {
    for (const EpochPoint& point : epochs)
        if (std::isfinite(point.*member)) return true;
    return false;
}

Series seriesOf(const std::string& legend, const std::vector<EpochPoint>& epochs,
                double EpochPoint::*member) {
    Series series{legend, {}, epochs.size() <= 60};
    for (const EpochPoint& point : epochs) {
        const double value = point.*member;
        series.points.emplace_back(point.epoch, std::isfinite(value) ? value : std::nan(""));
    }
    return series;
}

Axis epochAxis(const std::vector<EpochPoint>& epochs) {
    std::vector<double> numbers;
    for (const EpochPoint& point : epochs) numbers.push_back(point.epoch);
    return axisAround("Epoch (one pass over all training images)", numbers, true);
}

void addMark(Chart& chart, const ModelSection& model) {
    if (model.bestEpoch > 0)
        chart.mark = {double(model.bestEpoch), "kept: epoch " + grouped(model.bestEpoch)};
}

void writeLossChart(HtmlWriter& html, const ModelSection& model) {
    Chart chart{"Loss while training",
                "Lower is better; validation rising while training falls means overfitting.",
                epochAxis(model.epochs),
                {},
                {}};
    std::vector<double> values = valuesOf(model.epochs, &EpochPoint::trainingLoss);
    for (const double value : valuesOf(model.epochs, &EpochPoint::validationLoss)) values.push_back(value);
    values.push_back(0);  // a loss has a natural zero; a cut axis exaggerates
    chart.y = axisAround("Loss (cross-entropy, nats per image)", values);
    if (anyMeasured(model.epochs, &EpochPoint::trainingLoss))
        chart.series.push_back(
            seriesOf("training images (learned from)", model.epochs, &EpochPoint::trainingLoss));
    if (anyMeasured(model.epochs, &EpochPoint::validationLoss))
        chart.series.push_back(
            seriesOf("validation images (used to choose)", model.epochs, &EpochPoint::validationLoss));
    addMark(chart, model);
    if (!chart.series.empty()) writeChart(html, chart);
}

void writeAucChart(HtmlWriter& html, const ModelSection& model) {
    if (!anyMeasured(model.epochs, &EpochPoint::validationAuc)) return;
    Chart chart{"Validation AUC while training",
                "Higher is better; 0.5 is guessing. The epoch kept is marked.",
                epochAxis(model.epochs),
                {},
                {}};
    std::vector<double> values = valuesOf(model.epochs, &EpochPoint::validationAuc);
    values.insert(values.end(), {0.5, 1.0});
    chart.y = axisAround("AUC (0.5 is guessing, 1 is perfect)", values);
    chart.series.push_back(
        seriesOf("validation images (used to choose)", model.epochs, &EpochPoint::validationAuc));
    addMark(chart, model);
    writeChart(html, chart);
}

void writeEpochTable(HtmlWriter& html, const ModelSection& model) {
    const auto details = html.open("details");
    html.element("summary", "The numbers behind these curves");
    const auto table = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        for (const char* name : {"Epoch", "Loss, training", "Loss, validation", "AUC, validation"})
            html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
    }
    const auto body = html.open("tbody");
    const auto cell = [&](double value) {
        html.element("td", {{"class", "number"}}, std::isnan(value) ? "–" : fixed(value, 4));
    };
    for (const EpochPoint& point : model.epochs) {
        const auto row = html.open("tr");
        html.element("th", {{"scope", "row"}, {"class", "number"}},
                     grouped(point.epoch) + (point.epoch == model.bestEpoch ? " (kept)" : ""));
        cell(point.trainingLoss);
        cell(point.validationLoss);
        cell(point.validationAuc);
    }
}

void writeTraining(HtmlWriter& html, const ModelSection& model) {
    html.element("h3", "Training");
    if (model.epochs.empty()) {
        html.element("p", model.readOut.empty()
                              ? "No course of training was recorded."
                              : "There were no epochs: a read-out is fitted, which has one answer.");
        return;
    }
    const bool chosen = model.bestEpoch > 0 && anyMeasured(model.epochs, &EpochPoint::validationAuc);
    html.element(
        "p", chosen ? "Of " + counted(model.epochs.size(), "epoch", "epochs") + ", number " +
                          grouped(model.bestEpoch) +
                          " was kept: it had the best AUC on the validation images, which are used to choose."
                    : counted(model.epochs.size(), "epoch was", "epochs were") + " run.");
    if (!model.notices.empty()) {
        const auto list = html.open("ul");
        for (const std::string& notice : model.notices) html.element("li", notice);
    }
    {
        const auto charts = html.open("div", {{"class", "charts"}});
        writeLossChart(html, model);
        writeAucChart(html, model);
    }
    writeEpochTable(html, model);
}

}  // namespace

void writePreparation(HtmlWriter& html, const ReportData& data) {
    const auto section = html.open("section", {{"id", "preparation"}});
    html.element("h2", "How images were prepared");
    if (data.model.preprocessing.empty()) html.element("p", "Not recorded.");
    writeKeyValues(html, data.model.preprocessing);
}

void writeModel(HtmlWriter& html, const ReportData& data) {
    const ModelSection& model = data.model;
    const auto section = html.open("section", {{"id", "model"}});
    html.element("h2", "Model and training");
    {
        const auto list = html.open("dl");
        const auto entry = [&](const char* plain, const char* technical, const std::string& value) {
            if (value.empty()) return;
            {
                const auto name = html.open("dt");
                writeTerm(html, plain, technical);
            }
            html.element("dd", value);
        };
        entry("Pre-trained network", "backbone: stays as it is", model.backbone);
        entry("Its identity", "SHA-256 identity of the backbone's weights", model.backboneHash);
        entry("Method", "parameter-efficient fine-tuning: only a small added network is trained",
              model.method);
        entry("Read-out",
              "logistic regression on all that is stored of an image: fitted, not trained in epochs",
              model.readOut);
        entry("Trained parameters", "numbers that were learned",
              grouped(model.learnableParameters) +
                  (std::isfinite(model.learnableShare)
                       ? " (" + fixed(model.learnableShare * 100, 2) + " % of all)"
                       : ""));
        entry("Seed", "random start: the same seed on the same machine gives the same result",
              std::to_string(model.seed));
        entry("Computed on", "hardware", model.hardware);
    }
    html.element("h3", "Settings");
    if (model.settings.empty()) html.element("p", "Not recorded.");
    writeKeyValues(html, model.settings);
    writeTraining(html, model);
}

}  // namespace fovea::report
