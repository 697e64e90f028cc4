#include "report/model_card.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "report/format.h"
#include "report/sections.h"

namespace fovea::report {
namespace {

/// Of an adapter's file alone there is no evaluation.
bool isJudged(const ReportData& data) {
    return !data.results.figures.empty() || data.answers;
}

std::string imagesJudged(const std::string& split) {
    if (split == "external") return "images of another source";
    if (split == "val") return "validation images, which chose the epoch: they flatter";
    if (split == "train") return "training images, which say nothing about others";
    return "test images, never seen before";
}

void writeModelPart(HtmlWriter& html, const ReportData& data) {
    html.element("h2", "The model");
    KeyValues pairs = data.model.question;
    if (pairs.empty()) {
        std::string classes;
        for (const std::string& c : data.results.classNames) classes += (classes.empty() ? "" : ", ") + c;
        pairs.emplace_back("Answers", classes);
    }
    pairs.insert(pairs.end(), data.data.reference.begin(), data.data.reference.end());
    if (data.results.classNames.size() == 2)
        pairs.emplace_back("Finding", data.results.classNames[std::size_t(data.results.positive)] +
                                          (data.results.positiveKnown ? "" : " (nobody has said so)"));
    pairs.emplace_back("Network", data.model.method + " on the frozen backbone " + data.model.backbone);
    for (const auto& [name, value] : data.model.preprocessing)
        if (name == "Brightness" || name.find("pixels") != std::string::npos ||
            name.find("backbone at") != std::string::npos)
            pairs.emplace_back(name, value);
    writeKeyValues(html, pairs);
}

void writeTrainingData(HtmlWriter& html, const ReportData& data) {
    html.element("h2", "Training data");
    const auto counts = [](const Count& count) {
        const bool known = count.images > count.imagesOfUnknownPatient;
        return grouped(count.images) +
               (known ? " of " + counted(count.patients, "known patient", "known patients") : std::string());
    };
    if (data.data.classes.empty()) {
        html.element("p",
                     "The adapter's file does not say how many images it has learned from; the card of its "
                     "project does.");
    } else {
        const auto wide = html.open("div", {{"class", "wide"}});
        const auto table = html.open("table");
        {
            const auto head = html.open("thead");
            const auto row = html.open("tr");
            for (const char* name : {"Class", "Training images", "Validation images", "Test images"})
                html.element("th", {{"scope", "col"}}, name);
        }
        const auto body = html.open("tbody");
        for (const CountRow& row : data.data.classes) {
            const auto line = html.open("tr");
            html.element("th", {{"scope", "row"}}, row.className);
            for (const Count* count : {&row.training, &row.validation, &row.test})
                html.element("td", counts(*count));
        }
    }
    for (const auto answer :
         {&Statements::dataSource, &Statements::eligibility, &Statements::referenceStandard}) {
        for (const project::StudyQuestion& question : project::studyQuestions())
            if (question.answer == answer) html.element("h3", question.label);
        writeAnswer(html, data.statements, answer);
    }
}

/// Of findings or a number.
void writeAnswerFigures(HtmlWriter& html, const ReportData& data) {
    html.element("p", "On " + imagesJudged(data.results.split) + ". In brackets: 95 % confidence intervals.");
    KeyValues pairs;
    for (const AnswerCard& card : answerCards(*data.answers))
        pairs.emplace_back(card.name, card.value + "; " + card.note);
    if (data.answers->findings)
        for (const evaluation::FindingFigures& f : data.answers->findings->each)
            pairs.emplace_back(f.finding, "AUC " + valueAndInterval(f.auc, false) + "; from " +
                                              fixed(f.at.threshold) + " on sensitivity " +
                                              valueAndInterval(f.at.sensitivity, true) + ", specificity " +
                                              valueAndInterval(f.at.specificity, true));
    if (data.results.split == "test")
        pairs.emplace_back("Test evaluations", grouped(data.results.testEvaluations));
    writeKeyValues(html, pairs);
}

void writeFigures(HtmlWriter& html, const ReportData& data) {
    html.element("h2", "Figures");
    const ResultSection& results = data.results;
    if (!isJudged(data)) {
        html.element("p",
                     "The adapter's file holds no test. What it says of its operating point was measured on "
                     "the images that the point was chosen on, and flatters. Judge it on images of your own "
                     "(Apply, or fovea-cli validate) before anything rests on it.");
        return;
    }
    if (data.answers) {
        writeAnswerFigures(html, data);
        return;
    }
    const Figure& first = results.figures.front();
    html.element("p", "On " + grouped(first.images) + " " + imagesJudged(results.split) +
                          (first.patients > 0 ? "; " + counted(first.patients, "patient", "patients") : "") +
                          ". In brackets: 95 % confidence intervals.");
    KeyValues pairs;
    // Sensitivity and specificity are told where the operating point is.
    constexpr std::array<std::string_view, 4> kTold{"auc", "balanced_accuracy", "brier", "average_precision"};
    for (const Figure& figure : inReadingOrder(results.figures)) {
        if (std::find(kTold.begin(), kTold.end(), figure.name) == kTold.end()) continue;
        const FigureWords words = figureWords(figure.name, results);
        pairs.emplace_back(words.label, valueAndInterval(figure.estimate, words.asPercent));
    }
    if (results.baseline)
        pairs.emplace_back("AUC of the baseline",
                           valueAndInterval(results.baseline->auc, false) + "; the adapter minus it: " +
                               valueAndInterval(results.baseline->adapterMinusThis, false));
    if (results.split == "test") pairs.emplace_back("Test evaluations", grouped(results.testEvaluations));
    writeKeyValues(html, pairs);
}

void writeOperatingPoint(HtmlWriter& html, const ResultSection& results) {
    const evaluation::Thresholds& t = results.thresholds;
    if (t.points.empty()) return;
    html.element("h2", "Operating point");
    html.element("p", chosenText(results));
    const auto both = [](const evaluation::Estimate& sensitivity, const evaluation::Estimate& specificity) {
        return "sensitivity " + valueAndInterval(sensitivity, true) + ", specificity " +
               valueAndInterval(specificity, true);
    };
    KeyValues pairs;
    for (std::size_t i = 0; i < t.points.size(); ++i) {
        const evaluation::OperatingPoint& point = t.points[i];
        std::string words = "from " + fixed(point.value) + " on";
        if (i < results.atThreshold.size()) {
            const evaluation::PointFigures& here = results.atThreshold[i];
            words += ": " + both(here.sensitivity, here.specificity);
            if (results.prevalence)
                words += "; at a prevalence of " + percent(*results.prevalence) + " PPV " +
                         valueText(here.ppv.value, true) + ", NPV " + valueText(here.npv.value, true);
        } else if (!t.chosenOn.part.empty()) {
            words +=
                ": " + both(point.sensitivity, point.specificity) + ", on the images that it was chosen on";
        }
        pairs.emplace_back(point.className, words);
    }
    writeKeyValues(html, pairs);
}

void writeGroups(HtmlWriter& html, const ResultSection& results) {
    html.element("h2", "Subgroups");
    if (std::all_of(results.subgroups.begin(), results.subgroups.end(),
                    [](const evaluation::SubgroupTable& table) { return table.groups.empty(); })) {
        html.element("p",
                     "Not told apart: nothing is known of sex, age, device or hospital. Whether the figures "
                     "hold for all of them was not measured.");
        return;
    }
    const auto wide = html.open("div", {{"class", "wide"}});
    const auto table = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}}, "Subgroup");
        for (const char* name : {"Images", "Patients", "AUC", "Sensitivity", "Specificity"})
            html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
    }
    const auto body = html.open("tbody");
    for (const evaluation::SubgroupTable& one : results.subgroups)
        for (const evaluation::Subgroup& group : one.groups) {
            const auto row = html.open("tr");
            html.element("th", {{"scope", "row"}},
                         one.column + ": " + group.name + (group.few ? " (too few patients)" : ""));
            html.element("td", {{"class", "number"}}, grouped(group.images));
            html.element("td", {{"class", "number"}}, grouped(group.patients));
            const auto cell = [&](const evaluation::Estimate& e, bool asPercent) {
                html.element("td", {{"class", "number"}}, valueAndInterval(e, asPercent));
            };
            cell(group.auc.value, false);
            cell(group.sensitivityAtPoint.value, true);
            cell(group.specificityAtPoint.value, true);
        }
}

void writeCautions(HtmlWriter& html, const ReportData& data) {
    html.element("h2", "Limits and cautions");
    writeAnswer(html, data.statements, &Statements::limitations);
    const auto box = html.open("div", {{"class", "cautions"}, {"role", "note"}});
    const auto list = html.open("ul");
    if (isJudged(data))
        for (const std::string& caution : cautionsOf(data)) html.element("li", caution);
    else
        for (const std::string& caution : cautionsOfPoint(data.results)) html.element("li", caution);
    html.element("li",
                 "For images of other hospitals, devices or groups of patients than these nothing has been "
                 "measured. An image unlike all of them still gets an answer.");
    html.element("li", "A probability is no diagnosis, and a map of where the network looks is no reason.");
}

}  // namespace

std::string renderCard(const ReportData& given) {
    const ReportData data = withoutPathsInNames(given);
    HtmlWriter html;
    html.raw("<!DOCTYPE html>\n");
    {
        const auto root = html.open("html", {{"lang", "en"}});
        writeHead(html, data.title);
        const auto body = html.open("body", {{"class", "card"}});
        writeTop(html, data);
        {
            const auto content = html.open("main");
            html.element("h2", "Intended use");
            writeAnswer(html, data.statements, &Statements::intendedUse);
            writeModelPart(html, data);
            writeTrainingData(html, data);
            writeFigures(html, data);
            writeOperatingPoint(html, data.results);
            if (isJudged(data) && !data.answers) writeGroups(html, data.results);
            writeCautions(html, data);
        }
        {
            const auto foot = html.open("footer", {{"class", "foot"}});
            html.element("p", "Made by Fovea " + data.softwareVersion +
                                  ". Items to be completed were left open, not filled in.");
        }
    }
    return html.take();
}

Result<ReportData> cardOfRun(const project::Project& project, const runs::Evaluation& evaluation,
                             const ModelReportOptions& options, const JobContext& job) {
    ModelReportOptions withoutPictures = options;
    withoutPictures.failures = withoutPictures.examples = 0;
    FOVEA_TRY(ReportData data, modelReport(project, evaluation, withoutPictures, job));
    data.title = "Model card";
    return data;
}

Result<void> writeCard(const std::string& path, const ReportData& data, const PdfMaker& pdf,
                       FileLayer& files) {
    return guarded([&] { return writePage(path, renderCard(data), pdf, files); });
}

}  // namespace fovea::report
