#include <cmath>

#include "report/charts.h"
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

Axis epochAxis(const std::vector<EpochPoint>& epochs, const Wording& say) {
    std::vector<double> numbers;
    for (const EpochPoint& point : epochs) numbers.push_back(point.epoch);
    return axisAround(say(FOVEA_TEXT("Report", "Epoch (one pass over all training images)")), numbers, true);
}

void addMark(Chart& chart, const ModelSection& model, const Wording& say) {
    if (model.bestEpoch > 0)
        chart.mark = {double(model.bestEpoch),
                      say(FOVEA_TEXT("Report", "kept: epoch {epoch}"), {{"epoch", model.bestEpoch}})};
}

void writeLossChart(HtmlWriter& html, const ModelSection& model) {
    const Wording& say = html.say();
    Chart chart{say(FOVEA_TEXT("Report", "Loss while training")),
                say(FOVEA_TEXT("Report",
                               "Lower is better; validation rising while training falls means overfitting.")),
                epochAxis(model.epochs, say),
                {},
                {}};
    std::vector<double> values = valuesOf(model.epochs, &EpochPoint::trainingLoss);
    for (const double value : valuesOf(model.epochs, &EpochPoint::validationLoss)) values.push_back(value);
    values.push_back(0);  // a loss has a natural zero; a cut axis exaggerates
    chart.y = axisAround(say(FOVEA_TEXT("Report", "Loss (cross-entropy, nats per image)")), values);
    if (anyMeasured(model.epochs, &EpochPoint::trainingLoss))
        chart.series.push_back(seriesOf(say(FOVEA_TEXT("Report", "training images (learned from)")),
                                        model.epochs, &EpochPoint::trainingLoss));
    if (anyMeasured(model.epochs, &EpochPoint::validationLoss))
        chart.series.push_back(seriesOf(say(FOVEA_TEXT("Report", "validation images (used to choose)")),
                                        model.epochs, &EpochPoint::validationLoss));
    addMark(chart, model, say);
    if (!chart.series.empty()) writeChart(html, chart);
}

void writeAucChart(HtmlWriter& html, const ModelSection& model) {
    const Wording& say = html.say();
    if (!anyMeasured(model.epochs, &EpochPoint::validationAuc)) return;
    Chart chart{say(FOVEA_TEXT("Report", "Validation AUC while training")),
                say(FOVEA_TEXT("Report", "Higher is better; 0.5 is guessing. The epoch kept is marked.")),
                epochAxis(model.epochs, say),
                {},
                {}};
    std::vector<double> values = valuesOf(model.epochs, &EpochPoint::validationAuc);
    values.insert(values.end(), {0.5, 1.0});
    chart.y = axisAround(say(FOVEA_TEXT("Report", "AUC (0.5 is guessing, 1 is perfect)")), values);
    chart.series.push_back(seriesOf(say(FOVEA_TEXT("Report", "validation images (used to choose)")),
                                    model.epochs, &EpochPoint::validationAuc));
    addMark(chart, model, say);
    writeChart(html, chart);
}

void writeEpochTable(HtmlWriter& html, const ModelSection& model) {
    const Wording& say = html.say();
    const auto details = html.open("details");
    html.element("summary", say(FOVEA_TEXT("Report", "The numbers behind these curves")));
    const auto table = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        for (const char* name :
             {FOVEA_TEXT("Report", "Epoch"), FOVEA_TEXT("Report", "Loss, training"),
              FOVEA_TEXT("Report", "Loss, validation"), FOVEA_TEXT("Report", "AUC, validation")})
            html.element("th", {{"scope", "col"}, {"class", "number"}}, say(name));
    }
    const auto body = html.open("tbody");
    const auto cell = [&](double value) {
        html.element("td", {{"class", "number"}}, std::isnan(value) ? "–" : say.fixed(value, 4));
    };
    for (const EpochPoint& point : model.epochs) {
        const auto row = html.open("tr");
        html.element("th", {{"scope", "row"}, {"class", "number"}},
                     point.epoch == model.bestEpoch
                         ? say(FOVEA_TEXT("Report", "{epoch} (kept)"), {{"epoch", point.epoch}})
                         : say.grouped(point.epoch));
        cell(point.trainingLoss);
        cell(point.validationLoss);
        cell(point.validationAuc);
    }
}

void writeTraining(HtmlWriter& html, const ModelSection& model) {
    const Wording& say = html.say();
    html.element("h3", say(FOVEA_TEXT("Report", "Training")));
    if (model.sideNetworks > 1)
        html.element("p",
                     say(FOVEA_TEXT("Report",
                                    "The adapter is the mean of {networks} side networks, trained one after "
                                    "the other from different seeds. Epochs that are stated are those of the "
                                    "first."),
                         {{"networks", model.sideNetworks}}));
    if (model.epochs.empty()) {
        html.element(
            "p", say(model.readOut.empty()
                         ? FOVEA_TEXT("Report", "No course of training was recorded.")
                         : FOVEA_TEXT("Report",
                                      "There were no epochs: a read-out is fitted, which has one answer.")));
        return;
    }
    const bool chosen = model.bestEpoch > 0 && anyMeasured(model.epochs, &EpochPoint::validationAuc);
    html.element(
        "p", say(chosen ? FOVEA_TEXT("Report",
                                     "Of {n|epoch|epochs}, number {best} was kept: it had the best AUC on "
                                     "the validation images, which are used to choose.")
                        : FOVEA_TEXT("Report", "{n|epoch was|epochs were} run."),
                 {{"n", model.epochs.size()}, {"best", model.bestEpoch}}));
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
    const Wording& say = html.say();
    const auto section = html.open("section", {{"id", "preparation"}});
    html.element("h2", say(FOVEA_TEXT("Report", "How images were prepared")));
    if (data.model.preprocessing.empty()) html.element("p", say(FOVEA_TEXT("Report", "Not recorded.")));
    KeyValues pairs;
    for (const Preparation& p : data.model.preprocessing) pairs.emplace_back(p.label, p.value);
    writeKeyValues(html, pairs);
}

void writeModel(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    const ModelSection& model = data.model;
    const auto section = html.open("section", {{"id", "model"}});
    html.element("h2", say(FOVEA_TEXT("Report", "Model and training")));
    {
        const auto list = html.open("dl");
        const auto entry = [&](const char* plain, const char* technical, const std::string& value) {
            if (value.empty()) return;
            {
                const auto name = html.open("dt");
                writeTerm(html, say(plain), say(technical));
            }
            html.element("dd", value);
        };
        entry(FOVEA_TEXT("Report", "Pre-trained network"), FOVEA_TEXT("Report", "backbone: stays as it is"),
              model.backbone);
        entry(FOVEA_TEXT("Report", "Its identity"),
              FOVEA_TEXT("Report", "SHA-256 identity of the backbone's weights"), model.backboneHash);
        entry(FOVEA_TEXT("Report", "Method"),
              FOVEA_TEXT("Report", "parameter-efficient fine-tuning: only a small added network is trained"),
              model.method);
        entry(FOVEA_TEXT("Report", "Read-out"),
              FOVEA_TEXT("Report",
                         "logistic regression on all that is stored of an image: fitted, not trained in "
                         "epochs"),
              model.readOut);
        entry(FOVEA_TEXT("Report", "Trained parameters"), FOVEA_TEXT("Report", "numbers that were learned"),
              std::isfinite(model.learnableShare)
                  ? say(FOVEA_TEXT("Report", "{parameters} ({percent} % of all)"),
                        {{"parameters", model.learnableParameters},
                         {"percent", say.fixed(model.learnableShare * 100, 2)}})
                  : say.grouped(model.learnableParameters));
        entry(FOVEA_TEXT("Report", "Seed"),
              FOVEA_TEXT("Report", "random start: the same seed on the same machine gives the same result"),
              std::to_string(model.seed));
        entry(FOVEA_TEXT("Report", "Computed on"), FOVEA_TEXT("Report", "hardware"), model.hardware);
    }
    html.element("h3", say(FOVEA_TEXT("Report", "Settings")));
    if (model.settings.empty()) html.element("p", say(FOVEA_TEXT("Report", "Not recorded.")));
    writeKeyValues(html, model.settings);
    writeTraining(html, model);
}

}  // namespace fovea::report
