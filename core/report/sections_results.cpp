#include <algorithm>
#include <cmath>

#include "report/charts.h"
#include "report/format.h"
#include "report/sections.h"

namespace fovea::report {
namespace {

std::string confidenceText(double confidence) {
    const double asPercent = std::round(confidence * 1000) / 10;
    return fixed(asPercent, asPercent == std::floor(asPercent) ? 0 : 1) + "\u00a0%";
}

std::string intervalNote(const evaluation::Estimate& estimate, bool asPercent, double confidence) {
    if (!hasInterval(estimate)) return "no interval can be given";
    return confidenceText(confidence) + " interval " + intervalText(estimate, asPercent);
}

std::string patientsText(int patients) {
    return patients > 0 ? grouped(patients) : "unknown";
}

void writeFigureRow(HtmlWriter& html, const Figure& figure, bool explained, const ResultSection& results) {
    const FigureWords words = figureWords(figure.name, results);
    const auto row = html.open("tr");
    {
        const auto name = html.open("th", {{"scope", "row"}});
        writeTerm(html, words.label, words.technical);
        if (explained && !words.explanation.empty()) html.element("small", words.explanation);
    }
    html.element("td", {{"class", "number value"}}, valueText(figure.estimate.value, words.asPercent));
    html.element("td", {{"class", "number"}}, intervalText(figure.estimate, words.asPercent));
    html.element("td", {{"class", "number"}}, grouped(figure.images));
    html.element("td", {{"class", "number"}}, patientsText(figure.patients));
}

/// How the images that figures are of are called, and what follows for the figures.
struct SplitWords {
    std::string name, note;
};
SplitWords splitWords(const std::string& split) {
    if (split == "test") return {"test", "never seen before"};
    if (split == "external") return {"external", "from another source than the images learned from"};
    if (split == "val") return {"validation", "which chose the epoch, so these figures flatter"};
    return {"training", "from which the adapter learned"};
}

/// Those of `results` are of images and explained; others are of patients.
void writeFigures(HtmlWriter& html, const std::vector<Figure>& figures, const ResultSection& results) {
    const bool ofImages = &figures == &results.figures;
    const auto wide = html.open("div", {{"class", "wide"},
                                        {"tabindex", "0"},
                                        {"role", "region"},
                                        {"aria-label", ofImages ? "Figures" : "Figures of patients"}});
    const auto table = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}},
                     "On " + splitWords(results.split).name + (ofImages ? " images, " : " patients, ") +
                         splitWords(results.split).note);
        html.element("th", {{"scope", "col"}, {"class", "number"}}, "Value");
        {
            const auto cell = html.open("th", {{"scope", "col"}, {"class", "number"}});
            writeTerm(html, confidenceText(results.confidence) + " interval",
                      "confidence interval: of many such studies, this share of intervals would hold the "
                      "true value");
        }
        html.element("th", {{"scope", "col"}, {"class", "number"}}, "Images (n)");
        html.element("th", {{"scope", "col"}, {"class", "number"}}, "Patients");
    }
    const auto body = html.open("tbody");
    for (const Figure& figure : inReadingOrder(figures)) writeFigureRow(html, figure, ofImages, results);
}

void writeHowIntervals(HtmlWriter& html, const ResultSection& results) {
    const auto paragraph = html.open("p", {{"class", "soft"}});
    html.text("Intervals: of the AUC ");
    writeTerm(html, "on the logit scale",
              results.sharedPatients ? "variance by patient, Obuchowski 1997; Student's t"
                                     : "variance by DeLong, DeLong and Clarke-Pearson 1988; Student's t");
    html.text("; plain shares and means of them have ");
    writeTerm(html, "Wilson's interval",
              results.sharedPatients
                  ? "score interval of a proportion on the effective number of images, Rao and Scott 1992"
                  : "score interval of a binomial proportion, Wilson 1927");
    html.text("; the others come from ");
    writeTerm(
        html, "how much each patient moves them",
        "influence values, summed by patient; Student's t of as many degrees as patients matter for the "
        "figure");
    html.text(", where so few patients matter that nothing can be said, none is given. ");
    html.text(results.sharedPatients ? std::string("Several images of one patient do not feign precision.")
                                     : "No two " + splitWords(results.split).name +
                                           " images are known to be of the same patient.");
}

std::string evaluationsText(int evaluations) {
    if (evaluations <= 0) return "How often the test images were evaluated was not counted.";
    if (evaluations == 1) return "The test images were evaluated once.";
    return "The test images were evaluated " + grouped(evaluations) + " times.";
}

void writeConfusionCell(HtmlWriter& html, int count, int rowSum, bool right, const std::string& words) {
    // The colour is the share of the row, kept pale enough for the digits.
    const double share = rowSum > 0 ? double(count) / rowSum : 0;
    html.element("td",
                 {{"class", right ? "right" : "wrong"},
                  {"style", "background-color: rgba(var(--" + std::string(right ? "right" : "wrong") + "), " +
                                fixed(0.45 * share, 2) + ")"},
                  {"title", words}},
                 grouped(count));
}

/// `of`: what is counted, "images" or "patients".
void writeConfusion(HtmlWriter& html, const std::vector<std::vector<int>>& confusion, const std::string& of,
                    const ResultSection& results) {
    const std::size_t classes = results.classNames.size();
    const bool sizesAgree =
        confusion.size() == classes &&
        std::all_of(confusion.begin(), confusion.end(), [&](const auto& r) { return r.size() == classes; });
    if (classes == 0 || !sizesAgree) return;
    const auto wide = html.open("div", {{"class", "wide"},
                                        {"tabindex", "0"},
                                        {"role", "region"},
                                        {"aria-label", "Confusion matrix of " + of}});
    const auto table = html.open("table", {{"class", "confusion"}});
    html.element("caption", "Number of " + splitWords(results.split).name + " " + of +
                                ", by the most probable class. Framed: right answers.");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}, {"class", "corner"}}, "Reference ↓ prediction →");
        for (const std::string& name : results.classNames) html.element("th", {{"scope", "col"}}, name);
        html.element("th", {{"scope", "col"}}, "all");
    }
    const auto body = html.open("tbody");
    for (std::size_t t = 0; t < classes; ++t) {
        int sum = 0;
        for (const int count : confusion[t]) sum += count;
        const auto row = html.open("tr");
        html.element("th", {{"scope", "row"}}, results.classNames[t]);
        for (std::size_t p = 0; p < classes; ++p)
            writeConfusionCell(html, confusion[t][p], sum, t == p,
                               grouped(confusion[t][p]) + " of " + grouped(sum) + " " + of + " of “" +
                                   results.classNames[t] + "” were predicted as “" + results.classNames[p] +
                                   "”");
        html.element("td", {{"class", "sum"}}, grouped(sum));
    }
}

void writePatients(HtmlWriter& html, const ResultSection& results) {
    if (!results.perPatient) return;
    const PatientResults& patients = *results.perPatient;
    html.element("h3", "Patient by patient");
    std::string how =
        "Some patients have several " + splitWords(results.split).name +
        " images. Here each patient counts once, by the mean of the probabilities of all their images.";
    if (patients.severalClasses > 0)
        how += " " + counted(patients.severalClasses, "patient", "patients") +
               " with images of several classes could not be counted so and took no part.";
    html.element("p", how);
    writeFigures(html, patients.figures, results);
    writeConfusion(html, patients.confusion, "patients", results);
}

std::string differenceText(const evaluation::Estimate& difference, double confidence) {
    return fixed(difference.value) + " (" + intervalNote(difference, false, confidence) + ")";
}

/// For the technical term.
std::string penaltyWords(const BaselineResult& simple) {
    if (!simple.penaltyChosen) return "";
    return *simple.penaltyChosen ? ", penalty chosen on images it had not learned from"
                                 : ", usual penalty, not tuned";
}

void writeBaseline(HtmlWriter& html, const ResultSection& results) {
    if (!results.baseline) return;
    const BaselineResult& simple = *results.baseline;
    html.element("h3", "Compared with the baseline");
    {
        const auto paragraph = html.open("p");
        html.text("A baseline was fitted to the same images to compare with: ");
        writeTerm(html, "logistic regression", "a linear reading" + penaltyWords(simple));
        html.text(" on " + simple.reads +
                  ", without any adapter: the strongest of a few that take seconds. Its AUC on these " +
                  splitWords(results.split).name + " images is " + fixed(simple.auc.value) + " (" +
                  intervalNote(simple.auc, false, results.confidence) +
                  "). The adapter's AUC minus that is " +
                  differenceText(simple.adapterMinusThis, results.confidence) + ".");
    }
    const evaluation::Shown shown = evaluation::whatIsShown(simple.adapterMinusThis);
    const bool chosenByThese = results.split != "test";
    if (chosenByThese && (shown == evaluation::Shown::better || shown == evaluation::Shown::neither)) {
        html.element(
            "p",
            "Which of the two is better is not shown: these images chose the adapter's best epoch, so "
            "its AUC flatters. Test images can show it, or a cross-validation.");
        return;
    }
    switch (shown) {
        case evaluation::Shown::better:
            html.element("p", "The adapter adds something: the whole interval lies above zero.");
            break;
        case evaluation::Shown::worse:
            html.element("p",
                         "The baseline is better than the adapter: the whole interval lies below zero. On "
                         "images like these the adapter is no gain.");
            break;
        case evaluation::Shown::neither:
            html.element(
                "p",
                "The adapter is not shown to be better: the interval holds zero, so the difference "
                "may be chance, and the baseline may do as well on images like these. With so many "
                "images a true difference of " +
                    fixed(evaluation::smallestDifference(simple.adapterMinusThis, results.confidence)) +
                    " or more is found in four of five studies.");
            break;
        case evaluation::Shown::untold:
            html.element(
                "p",
                "The two could not be compared: no interval can be given for the difference, as patients are "
                "too few or none of them tells the two apart. Whether the adapter is any gain is not "
                "known.");
    }
}

void writeSeriesRows(HtmlWriter& html, const SeriesResult& series) {
    const auto wide = html.open("div", {{"class", "wide"},
                                        {"tabindex", "0"},
                                        {"role", "region"},
                                        {"aria-label", "Trainings of the series"}});
    const auto table = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}}, "Training");
        for (const char* name : {"Images (n)", "AUC", "AUC, baseline"})
            html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
    }
    const auto body = html.open("tbody");
    for (const SeriesRow& r : series.rows) {
        const auto row = html.open("tr");
        html.element("th", {{"scope", "row"}}, r.name);
        html.element("td", {{"class", "number"}}, grouped(r.images));
        html.element("td", {{"class", "number"}}, fixed(r.auc));
        html.element("td", {{"class", "number"}}, fixed(r.baselineAuc));
    }
}

void writeSeries(HtmlWriter& html, const ResultSection& results) {
    if (!results.series) return;
    const SeriesResult& series = *results.series;
    {
        const auto heading = html.open("h3");
        writeTerm(html, "Trained several times",
                  series.crossValidation ? "k-fold cross-validation by patient" : "several random seeds");
    }
    const std::string count = grouped(std::int64_t(series.rows.size()));
    html.element(
        "p", series.crossValidation
                 ? "The training and validation images were divided into " + count +
                       " folds, by patient where patients are known. Each fold was judged once, by a "
                       "training that never met it. The test images took no part."
                 : "The same was trained " + count +
                       " times, with other seeds (random numbers), and judged by the validation images, by "
                       "which the epochs were chosen: a little too good. The test images took no part.");
    writeSeriesRows(html, series);
    {
        const auto list = html.open("ul");
        for (const auto& [name, spread] : series.spread) {
            const FigureWords words = figureWords(name, results);
            html.element("li", words.label + ": mean " + valueText(spread.mean, words.asPercent) +
                                   ", standard deviation " + valueText(spread.deviation, words.asPercent) +
                                   ", from " + valueText(spread.lowest, words.asPercent) + " to " +
                                   valueText(spread.highest, words.asPercent) + ".");
        }
        if (series.withinFolds)
            html.element(
                "li", "AUC, mean within the folds: " + valueText(series.withinFolds->estimate.value, false) +
                          " (" + intervalNote(series.withinFolds->estimate, false, results.confidence) +
                          "; n\u00a0=\u00a0" + grouped(series.withinFolds->images) + ").");
        for (const Figure& figure : inReadingOrder(series.together)) {
            const FigureWords words = figureWords(figure.name, results);
            html.element("li", words.label +
                                   (series.crossValidation ? ", all folds together: " : ", mean: ") +
                                   valueText(figure.estimate.value, words.asPercent) + " (" +
                                   intervalNote(figure.estimate, words.asPercent, results.confidence) +
                                   "; n\u00a0=\u00a0" + grouped(figure.images) + ").");
        }
    }
    for (const std::string& note : series.notices) html.element("p", note);
}

void writeRoc(HtmlWriter& html, const ResultSection& results) {
    Chart chart{"ROC curve: sensitivity against 1 − specificity",
                "The further to the upper left, the better.",
                {},
                {},
                {}};
    const std::vector<double> ticks{0, 0.2, 0.4, 0.6, 0.8, 1};
    chart.x = {"1 − specificity: false alarms, share of other images", 0, 1, ticks, 1};
    chart.y = {"Sensitivity: share found", 0, 1, ticks, 1};
    chart.square = chart.diagonal = true;
    for (const RocCurve& curve : results.roc) {
        if (curve.points.empty()) continue;
        Series series{curve.className, {}};
        if (hasInterval(curve.auc)) {
            series.legend += ": AUC " + fixed(curve.auc.value) + " (" + confidenceText(results.confidence) +
                             " interval " + intervalText(curve.auc, false) + ")";
        }
        for (const auto& point : curve.points)
            series.points.emplace_back(point.falsePositiveRate, point.truePositiveRate);
        chart.series.push_back(std::move(series));
    }
    if (chart.series.empty()) return;
    for (const runs::ReaderBeside& r : results.readers) {
        const double found = r.figures.sensitivity.b.value, cleared = r.figures.specificity.b.value;
        // Of several classes a reader is a point on no curve.
        if (results.roc.size() == 1 && std::isfinite(found) && std::isfinite(cleared))
            chart.series.push_back({"reader “" + r.name + "”", {{1 - cleared, found}}, false, true});
    }
    {
        const auto heading = html.open("h3");
        writeTerm(html, "ROC curve", "receiver operating characteristic");
    }
    if (results.roc.size() > 1) html.element("p", "One curve a class, each against all the others.");
    writeChart(html, chart);
}

void writeItem(HtmlWriter& html, const GalleryItem& item) {
    const bool right = item.trueClass == item.predictedClass;
    const std::string name = "Image " + std::to_string(item.number);
    const auto entry = html.open("li");
    const auto figure = html.open("figure");
    {
        const auto pictures = html.open("div", {{"class", "pictures"}});
        if (item.imagePng.empty())
            html.element("span", {{"class", "none"}}, "no picture");
        else
            html.png(item.imagePng, name + ", of “" + item.trueClass + "”");
        if (!item.overlayPng.empty()) html.png(item.overlayPng, name + " with attention overlay");
    }
    const auto caption = html.open("figcaption");
    {
        const auto title = html.open("div", {{"class", "title"}});
        html.element("span", name);
        html.element("span", {{"class", right ? "verdict" : "verdict wrong"}}, right ? "right" : "wrong");
    }
    {
        const auto list = html.open("dl");
        html.element("dt", "Reference");
        html.element("dd", item.trueClass);
        html.element("dt", "Prediction");
        html.element("dd", item.predictedClass + (std::isfinite(item.probability)
                                                      ? ", with probability " + percent(item.probability)
                                                      : std::string()));
    }
    if (!item.caption.empty()) html.element("div", {{"class", "soft"}}, item.caption);
}

void writeItems(HtmlWriter& html, const std::vector<GalleryItem>& items) {
    const auto list = html.open("ul", {{"class", "gallery"}});
    for (const GalleryItem& item : items) writeItem(html, item);
}

bool anyOverlay(const GallerySection& gallery) {
    const auto has = [](const GalleryItem& item) { return !item.overlayPng.empty(); };
    return std::any_of(gallery.failures.begin(), gallery.failures.end(), has) ||
           std::any_of(gallery.examples.begin(), gallery.examples.end(), has);
}

/// Of two classes with an operating point of their own: sensitivity and specificity as the adapter is used,
/// and not those of the most probable class.
const evaluation::Estimate& atPoint(const Figure& figure, const ResultSection& results) {
    const bool chosen = results.classNames.size() == 2 && results.atThreshold.size() == 1 &&
                        results.thresholds.rule.kind != evaluation::ThresholdRule::standard;
    if (chosen && figure.name == "sensitivity") return results.atThreshold[0].sensitivity;
    if (chosen && figure.name == "specificity") return results.atThreshold[0].specificity;
    return figure.estimate;
}

/// What is said of figures of the most probable class where the adapter is used at another point.
void writeMostProbable(HtmlWriter& html, const ResultSection& results) {
    if (results.thresholds.rule.kind == evaluation::ThresholdRule::standard) return;
    html.element("p", {{"class", "soft"}},
                 "Here the prediction is the most probable class. What the operating point makes of the same "
                 "images stands below, under “Operating point”.");
}

}  // namespace

const Count& judgedBy(const CountRow& row, const std::string& split) {
    return split == "val" ? row.validation : split == "train" ? row.training : row.test;
}

std::string estimateText(const evaluation::Estimate& estimate, bool asPercent, double confidence) {
    return valueText(estimate.value, asPercent) + " (" + intervalNote(estimate, asPercent, confidence) + ")";
}

void writeSummary(HtmlWriter& html, const ReportData& data) {
    const auto section = html.open("section", {{"id", "summary"}});
    html.element("h2", "At a glance");
    {
        const auto cards = html.open("ul", {{"class", "cards"}});
        const auto card = [&](const std::string& name, const std::string& value, const std::string& note) {
            const auto item = html.open("li");
            html.element("span", {{"class", "name"}}, name);
            html.element("span", {{"class", "value"}}, value);
            html.element("span", {{"class", "note"}}, note);
        };
        std::size_t shown = 0;
        for (const Figure& figure : inReadingOrder(data.results.figures)) {
            if (++shown > 3) break;
            const FigureWords words = figureWords(figure.name, data.results);
            const evaluation::Estimate& estimate = atPoint(figure, data.results);
            card(words.label, valueText(estimate.value, words.asPercent),
                 intervalNote(estimate, words.asPercent, data.results.confidence) + "; n\u00a0=\u00a0" +
                     grouped(figure.images) +
                     (&estimate != &figure.estimate
                          ? "; at the threshold " + fixed(data.results.thresholds.points[0].value)
                          : std::string()));
        }
        if (data.answers)
            for (const AnswerCard& c : answerCards(*data.answers)) card(c.name, c.value, c.note);
        const std::string& split = data.results.split;
        const Count& of = judgedBy(data.data.total, split);
        const bool patientsKnown = of.images > of.imagesOfUnknownPatient;
        card(split == "test" || split == "external" ? "Tested on"
                                                    : "Figures on " + splitWords(split).name + " images",
             counted(of.images, "image", "images"),
             (patientsKnown ? "of " + counted(of.patients, "known patient", "known patients")
                            : "patients unknown") +
                 ", " + splitWords(split).note);
    }
    const auto box = html.open("div", {{"class", "cautions"}, {"role", "note"}});
    html.element("h3", "Before you rely on these figures");
    const auto list = html.open("ul");
    for (const std::string& caution : cautionsOf(data)) html.element("li", caution);
}

void writeResults(HtmlWriter& html, const ReportData& data) {
    const ResultSection& results = data.results;
    const auto section = html.open("section", {{"id", "results"}});
    const SplitWords words = splitWords(results.split);
    html.element("h2", "Results on " + words.name + " images, " + words.note);
    if (results.split == "test") html.element("p", evaluationsText(results.testEvaluations));
    if (data.answers) {
        writeAnswers(html, *data.answers);
        if (results.faithfulness) writeFaithfulness(html, *results.faithfulness);
        return;
    }
    if (results.figures.empty())
        html.element("p", "No figure was computed.");
    else {
        writeClasses(html, results);
        if (results.perClass.size() > 2) html.element("h3", "All classes together");
        writeFigures(html, results.figures, results);
        writeMostProbable(html, results);
        writeHowIntervals(html, results);
    }
    if (!results.confusion.empty()) {
        const auto heading = html.open("h3");
        writeTerm(html, "Confusion matrix", "reference against prediction");
    }
    writeConfusion(html, results.confusion, "images", results);
    writePoint(html, results, words.name);
    writePatients(html, results);
    writeCalibration(html, results, words.name);
    writeReliability(html, results);
    writeBaseline(html, results);
    writeSeries(html, results);
    writeRoc(html, results);
    writeReaders(html, results);
    writeDecision(html, results);
    writeSubgroups(html, results);
    if (results.faithfulness) writeFaithfulness(html, *results.faithfulness);
}

void writeGallery(HtmlWriter& html, const ReportData& data) {
    const GallerySection& gallery = data.gallery;
    const auto section = html.open("section", {{"id", "images"}});
    html.element("h2", "Images");
    html.element(
        "p",
        "Images are named by a number that means nothing outside this project. Pictures themselves "
        "can hold what identifies a person, burned-in writing above all: look at them before you pass "
        "this report on.");
    if (anyOverlay(gallery) && !gallery.overlayCaption.empty())
        html.element("p", "Left the image, right the same with an overlay. " + gallery.overlayCaption);

    html.element("h3", "Wrong answers, by the most probable class");
    if (gallery.failuresInAll == 0 && gallery.failures.empty())
        html.element("p", "None among the " + splitWords(data.results.split).name + " images.");
    else
        html.element("p", grouped(std::int64_t(gallery.failures.size())) + " of " +
                              counted(std::max(gallery.failuresInAll, int(gallery.failures.size())),
                                      "wrong answer", "wrong answers") +
                              " shown.");
    if (!gallery.failures.empty()) writeItems(html, gallery.failures);
    if (gallery.examples.empty()) return;
    html.element("h3", "Examples");
    writeItems(html, gallery.examples);
}

void writeLimits(HtmlWriter& html, const ReportData& data) {
    const auto section = html.open("section", {{"id", "limits"}});
    html.element("h2", "Limitations, and what remains to be completed");
    writeAnswer(html, data.statements, &Statements::limitations);

    std::vector<const char*> open;
    for (const project::StudyQuestion& question : project::studyQuestions())
        if ((data.statements.*question.answer).empty()) open.push_back(question.label);
    if (open.empty()) return;
    html.element("p", "The program cannot know the following. A report is complete only with it:");
    const auto list = html.open("ul");
    for (const char* label : open) html.element("li", label);
}

}  // namespace fovea::report
