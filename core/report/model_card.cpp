#include "report/model_card.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "report/sections.h"

namespace fovea::report {
namespace {

/// Of an adapter's file alone there is no evaluation.
bool isJudged(const ReportData& data) {
    return !data.results.figures.empty() || data.answers;
}

/// Whose images the figures are of, and what that means.
struct JudgedWords {
    std::string_view split;
    const char* plain;
    const char* counted;     ///< {images}
    const char* ofPatients;  ///< {images}, {patients}
};
constexpr std::string_view kValidationOfReadOut = "val, read-out alone";
constexpr JudgedWords kJudged[] = {
    {"external", FOVEA_TEXT("Report", "On images of another source."),
     FOVEA_TEXT("Report", "On {images} images of another source."),
     FOVEA_TEXT("Report", "On {images} images of another source; {patients|patient|patients}.")},
    {"val", FOVEA_TEXT("Report", "On validation images, which chose the epoch: they flatter."),
     FOVEA_TEXT("Report", "On {images} validation images, which chose the epoch: they flatter."),
     FOVEA_TEXT(
         "Report",
         "On {images} validation images, which chose the epoch: they flatter; {patients|patient|patients}.")},
    {kValidationOfReadOut,
     FOVEA_TEXT("Report", "On validation images, from which the read-out did not learn."),
     FOVEA_TEXT("Report", "On {images} validation images, from which the read-out did not learn."),
     FOVEA_TEXT("Report",
                "On {images} validation images, from which the read-out did not learn; "
                "{patients|patient|patients}.")},
    {"train", FOVEA_TEXT("Report", "On training images, which say nothing about others."),
     FOVEA_TEXT("Report", "On {images} training images, which say nothing about others."),
     FOVEA_TEXT("Report",
                "On {images} training images, which say nothing about others; {patients|patient|patients}.")},
    {"test", FOVEA_TEXT("Report", "On test images, never seen before."),
     FOVEA_TEXT("Report", "On {images} test images, never seen before."),
     FOVEA_TEXT("Report", "On {images} test images, never seen before; {patients|patient|patients}.")},
};

/// Of a split without words of its own, what the last row says. `first`: whose images and patients are
/// counted; null: they are not.
void writeJudged(HtmlWriter& html, const ResultSection& results, const Figure* first) {
    const Wording& say = html.say();
    const std::string_view split =
        results.readOutAlone && results.split == "val" ? kValidationOfReadOut : results.split;
    const auto* words = std::find_if(std::begin(kJudged), std::end(kJudged) - 1,
                                     [&](const JudgedWords& w) { return w.split == split; });
    const std::string judged = !first ? say(words->plain)
                                      : say(first->patients > 0 ? words->ofPatients : words->counted,
                                            {{"images", first->images}, {"patients", first->patients}});
    html.element("p", judged + " " + say(FOVEA_TEXT("Report", "In brackets: 95 % confidence intervals.")));
}

void writeModelPart(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    html.element("h2", say(FOVEA_TEXT("Report", "The model")));
    KeyValues pairs = data.model.question;
    if (pairs.empty())
        pairs.emplace_back(say(FOVEA_TEXT("Report", "Answers")), say.enumerated(data.results.classNames));
    pairs.insert(pairs.end(), data.data.reference.begin(), data.data.reference.end());
    if (data.results.classNames.size() == 2) {
        const std::string& positive = data.results.classNames[std::size_t(data.results.positive)];
        pairs.emplace_back(
            say(FOVEA_TEXT("Report", "Positive class")),
            data.results.positiveKnown
                ? positive
                : say(FOVEA_TEXT("Report", "{class} (nobody has said so)"), {{"class", positive}}));
    }
    pairs.emplace_back(say(FOVEA_TEXT("Report", "Network")),
                       say(FOVEA_TEXT("Report", "{method} on the frozen backbone {backbone}"),
                           {{"method", data.model.method}, {"backbone", data.model.backbone}}));
    for (const Preparation& p : data.model.preprocessing)
        if (p.key == kWindowOfNetwork || p.key == kSideOfBackbone) pairs.emplace_back(p.label, p.value);
    writeKeyValues(html, pairs);
}

void writeTrainingData(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    html.element("h2", say(FOVEA_TEXT("Report", "Training data")));
    const auto counts = [&](const Count& count) {
        if (count.images <= count.imagesOfUnknownPatient) return say.grouped(count.images);
        return say(FOVEA_TEXT("Report", "{images} of {patients|known patient|known patients}"),
                   {{"images", count.images}, {"patients", count.patients}});
    };
    if (data.data.classes.empty()) {
        html.element(
            "p", say(FOVEA_TEXT(
                     "Report",
                     "The adapter's file does not say how many images it has learned from; the card of its "
                     "project does.")));
    } else {
        const auto wide = html.open("div", {{"class", "wide"}});
        const auto table = html.open("table");
        {
            const auto head = html.open("thead");
            const auto row = html.open("tr");
            for (const char* name :
                 {FOVEA_TEXT("Report", "Class"), FOVEA_TEXT("Report", "Training images"),
                  FOVEA_TEXT("Report", "Validation images"), FOVEA_TEXT("Report", "Test images")})
                html.element("th", {{"scope", "col"}}, say(name));
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
            if (question.answer == answer) html.element("h3", say(question.label));
        writeAnswer(html, data.statements, answer);
    }
}

void addTestEvaluations(KeyValues& pairs, const ResultSection& results, const Wording& say) {
    if (results.split == "test")
        pairs.emplace_back(say(FOVEA_TEXT("Report", "Test evaluations")),
                           say.grouped(results.testEvaluations));
}

/// Of findings or a number.
void writeAnswerFigures(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    writeJudged(html, data.results, nullptr);
    KeyValues pairs;
    for (const AnswerCard& card : answerCards(*data.answers, say))
        pairs.emplace_back(card.name, say(FOVEA_TEXT("Report", "{value}; {note}"),
                                          {{"value", card.value}, {"note", card.note}}));
    if (data.answers->findings)
        for (const evaluation::FindingFigures& f : data.answers->findings->each)
            pairs.emplace_back(f.finding,
                               say(FOVEA_TEXT("Report",
                                              "AUC {auc}; from {threshold} on sensitivity {sensitivity}, "
                                              "specificity {specificity}"),
                                   {{"auc", say.valueAndInterval(f.auc, false)},
                                    {"threshold", say.fixed(f.at.threshold)},
                                    {"sensitivity", say.valueAndInterval(f.at.sensitivity, true)},
                                    {"specificity", say.valueAndInterval(f.at.specificity, true)}}));
    addTestEvaluations(pairs, data.results, say);
    writeKeyValues(html, pairs);
}

void writeFigures(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    html.element("h2", say(FOVEA_TEXT("Report", "Figures")));
    const ResultSection& results = data.results;
    if (!isJudged(data)) {
        html.element(
            "p", say(FOVEA_TEXT(
                     "Report",
                     "The adapter's file holds no test. What it says of its operating point was measured on "
                     "the images that the point was chosen on, and flatters. Judge it on images of your own "
                     "(Apply, or fovea-cli validate) before anything rests on it.")));
        return;
    }
    if (data.answers) {
        writeAnswerFigures(html, data);
        return;
    }
    writeJudged(html, results, &results.figures.front());
    KeyValues pairs;
    // Sensitivity and specificity are told where the operating point is.
    constexpr std::array<std::string_view, 4> kTold{"auc", "balanced_accuracy", "brier", "average_precision"};
    for (const Figure& figure : inReadingOrder(results.figures)) {
        if (std::find(kTold.begin(), kTold.end(), figure.name) == kTold.end()) continue;
        const FigureWords words = figureWords(figure.name, results, say);
        pairs.emplace_back(words.label, say.valueAndInterval(figure.estimate, words.asPercent));
    }
    if (results.baseline)
        pairs.emplace_back(
            say(FOVEA_TEXT("Report", "AUC of the baseline")),
            say(FOVEA_TEXT("Report", "{auc}; the adapter minus it: {difference}"),
                {{"auc", say.valueAndInterval(results.baseline->auc, false)},
                 {"difference", say.valueAndInterval(results.baseline->adapterMinusThis, false)}}));
    addTestEvaluations(pairs, results, say);
    writeKeyValues(html, pairs);
}

/// Of the threshold at `place`, with the figures here, or else with those it was chosen with.
std::string pointText(const ResultSection& results, std::size_t place, const Wording& say) {
    const evaluation::OperatingPoint& point = results.thresholds.points[place];
    std::vector<MessageArgument> said{{"threshold", say.fixed(point.value)}};
    const auto add = [&](const evaluation::Estimate& sensitivity, const evaluation::Estimate& specificity) {
        said.emplace_back("sensitivity", say.valueAndInterval(sensitivity, true));
        said.emplace_back("specificity", say.valueAndInterval(specificity, true));
    };
    if (place < results.atThreshold.size()) {
        const evaluation::PointFigures& here = results.atThreshold[place];
        add(here.sensitivity, here.specificity);
        if (!results.prevalence)
            return say(
                FOVEA_TEXT("Report",
                           "from {threshold} on: sensitivity {sensitivity}, specificity {specificity}"),
                said);
        said.emplace_back("prevalence", say.percent(*results.prevalence));
        said.emplace_back("ppv", say.value(here.ppv.value, true));
        said.emplace_back("npv", say.value(here.npv.value, true));
        return say(FOVEA_TEXT("Report",
                              "from {threshold} on: sensitivity {sensitivity}, specificity {specificity}; at "
                              "a prevalence of {prevalence} PPV {ppv}, NPV {npv}"),
                   said);
    }
    if (results.thresholds.chosenOn.part.empty())
        return say(FOVEA_TEXT("Report", "from {threshold} on"), said);
    add(point.sensitivity, point.specificity);
    return say(FOVEA_TEXT("Report",
                          "from {threshold} on: sensitivity {sensitivity}, specificity {specificity}, on the "
                          "images that it was chosen on"),
               said);
}

void writeOperatingPoint(HtmlWriter& html, const ResultSection& results) {
    const Wording& say = html.say();
    const auto& points = results.thresholds.points;
    if (points.empty()) return;
    html.element("h2", say(FOVEA_TEXT("Report", "Operating point")));
    html.element("p", chosenText(results, say));
    KeyValues pairs;
    for (std::size_t i = 0; i < points.size(); ++i)
        pairs.emplace_back(points[i].className, pointText(results, i, say));
    writeKeyValues(html, pairs);
}

void writeGroups(HtmlWriter& html, const ResultSection& results) {
    const Wording& say = html.say();
    html.element("h2", say(FOVEA_TEXT("Report", "Subgroups")));
    if (std::all_of(results.subgroups.begin(), results.subgroups.end(),
                    [](const evaluation::SubgroupTable& table) { return table.groups.empty(); })) {
        html.element(
            "p", say(FOVEA_TEXT(
                     "Report",
                     "Not told apart: nothing is known of sex, age, device or hospital. Whether the figures "
                     "hold for all of them was not measured.")));
        return;
    }
    const auto wide = html.open("div", {{"class", "wide"}});
    const auto table = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}}, say(FOVEA_TEXT("Report", "Subgroup")));
        for (const char* name :
             {FOVEA_TEXT("Report", "Images"), FOVEA_TEXT("Report", "Patients"), FOVEA_TEXT("Report", "AUC"),
              FOVEA_TEXT("Report", "Sensitivity"), FOVEA_TEXT("Report", "Specificity")})
            html.element("th", {{"scope", "col"}, {"class", "number"}}, say(name));
    }
    const auto body = html.open("tbody");
    for (const evaluation::SubgroupTable& one : results.subgroups)
        for (const evaluation::Subgroup& group : one.groups) {
            const auto row = html.open("tr");
            html.element("th", {{"scope", "row"}},
                         say(group.few ? FOVEA_TEXT("Report", "{column}: {group} (too few patients)")
                                       : FOVEA_TEXT("Report", "{column}: {group}"),
                             {{"column", one.column}, {"group", group.name}}));
            html.element("td", {{"class", "number"}}, say.grouped(group.images));
            html.element("td", {{"class", "number"}}, say.grouped(group.patients));
            const auto cell = [&](const evaluation::Estimate& e, bool asPercent) {
                html.element("td", {{"class", "number"}}, say.valueAndInterval(e, asPercent));
            };
            cell(group.auc.value, false);
            cell(group.sensitivityAtPoint.value, true);
            cell(group.specificityAtPoint.value, true);
        }
}

void writeCautions(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    html.element("h2", say(FOVEA_TEXT("Report", "Limits and cautions")));
    writeAnswer(html, data.statements, &Statements::limitations);
    const auto box = html.open("div", {{"class", "cautions"}, {"role", "note"}});
    const auto list = html.open("ul");
    for (const std::string& caution :
         isJudged(data) ? cautionsOf(data, say) : cautionsOfPoint(data.results, say))
        html.element("li", caution);
    html.element(
        "li", say(FOVEA_TEXT(
                  "Report",
                  "For images of other hospitals, devices or groups of patients than these nothing has been "
                  "measured. An image unlike all of them still gets an answer.")));
    html.element(
        "li",
        say(FOVEA_TEXT("Report",
                       "A probability is no diagnosis, and a map of where the network looks is no reason.")));
}

}  // namespace

std::string renderCard(const ReportData& given, const Wording& wording) {
    const ReportData data = withoutPathsInNames(given);
    HtmlWriter html(wording);
    html.raw("<!DOCTYPE html>\n");
    {
        const auto root = html.open("html", {{"lang", wording.language()}});
        writeHead(html, data.title);
        const auto body = html.open("body", {{"class", "card"}});
        writeTop(html, data);
        {
            const auto content = html.open("main");
            html.element("h2", wording(FOVEA_TEXT("Report", "Intended use")));
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
            html.element(
                "p",
                wording(FOVEA_TEXT(
                            "Report",
                            "Made by Fovea {version}. Items to be completed were left open, not filled in."),
                        {{"version", data.softwareVersion}}));
        }
    }
    return html.take();
}

Result<ReportData> cardOfRun(const project::Project& project, const runs::Evaluation& evaluation,
                             const ModelReportOptions& options, const JobContext& job) {
    ModelReportOptions withoutPictures = options;
    withoutPictures.failures = withoutPictures.examples = 0;
    FOVEA_TRY(ReportData data, modelReport(project, evaluation, withoutPictures, job));
    data.title = options.wording(FOVEA_TEXT("Report", "Model card"));
    return data;
}

Result<void> writeCard(const std::string& path, const ReportData& data, const PdfMaker& pdf, FileLayer& files,
                       const Wording& wording) {
    return guarded([&] { return writePage(path, renderCard(data, wording), pdf, files); });
}

}  // namespace fovea::report
