#include <algorithm>
#include <cmath>

#include "report/charts.h"
#include "report/sections.h"

namespace fovea::report {
namespace {

/// A text in the variants that it has, by which images the figures are of.
struct BySplit {
    const char *test, *external, *validation, *training;
    const char* ofReadOut = nullptr;  ///< validation images of a read-out alone, where that is another
    const char* of(const ResultSection& results) const {
        return ofReadOut && results.readOutAlone && results.split == "val" ? ofReadOut : of(results.split);
    }
    const char* of(const std::string& split) const {
        if (split == "test") return test;
        if (split == "external") return external;
        return split == "val" ? validation : training;
    }
};

/// Of 0.95 "95", with a decimal where it takes one: percent.
std::string percentOf(double confidence, const Wording& say) {
    const double asPercent = std::round(confidence * 1000) / 10;
    return say.fixed(asPercent, asPercent == std::floor(asPercent) ? 0 : 1);
}

std::string intervalNote(const evaluation::Estimate& estimate, bool asPercent, double confidence,
                         const Wording& say) {
    if (!hasInterval(estimate)) return say(FOVEA_TEXT("Report", "no interval can be given"));
    return say(FOVEA_TEXT("Report", "{confidence}\u00a0% interval {interval}"),
               {{"confidence", percentOf(confidence, say)}, {"interval", say.interval(estimate, asPercent)}});
}

void writeFigureRow(HtmlWriter& html, const Figure& figure, bool explained, const ResultSection& results) {
    const Wording& say = html.say();
    const FigureWords words = figureWords(figure.name, results, say);
    const auto row = html.open("tr");
    {
        const auto name = html.open("th", {{"scope", "row"}});
        writeTerm(html, words.label, words.technical);
        if (explained && !words.explanation.empty()) html.element("small", words.explanation);
    }
    html.element("td", {{"class", "number value"}}, say.value(figure.estimate.value, words.asPercent));
    html.element("td", {{"class", "number"}}, say.interval(figure.estimate, words.asPercent));
    html.element("td", {{"class", "number"}}, say.grouped(figure.images));
    html.element("td", {{"class", "number"}},
                 figure.patients > 0 ? say.grouped(figure.patients) : say(FOVEA_TEXT("Report", "unknown")));
}

constexpr BySplit kOnImages{
    FOVEA_TEXT("Report", "On test images, never seen before"),
    FOVEA_TEXT("Report", "On external images, from another source than the images learned from"),
    FOVEA_TEXT("Report", "On validation images, which chose the epoch, so these figures flatter"),
    FOVEA_TEXT("Report", "On training images, from which the adapter learned"),
    FOVEA_TEXT("Report", "On validation images, from which the read-out did not learn")};
constexpr BySplit kOnPatients{
    FOVEA_TEXT("Report", "On test patients, never seen before"),
    FOVEA_TEXT("Report", "On external patients, from another source than the images learned from"),
    FOVEA_TEXT("Report", "On validation patients, which chose the epoch, so these figures flatter"),
    FOVEA_TEXT("Report", "On training patients, from which the adapter learned"),
    FOVEA_TEXT("Report", "On validation patients, from which the read-out did not learn")};

/// Those of `results` are of images and explained; others are of patients.
void writeFigures(HtmlWriter& html, const std::vector<Figure>& figures, const ResultSection& results) {
    const Wording& say = html.say();
    const bool ofImages = &figures == &results.figures;
    const auto wide =
        html.open("div", {{"class", "wide"},
                          {"tabindex", "0"},
                          {"role", "region"},
                          {"aria-label", say(ofImages ? FOVEA_TEXT("Report", "Figures")
                                                      : FOVEA_TEXT("Report", "Figures of patients"))}});
    const auto table = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}}, say((ofImages ? kOnImages : kOnPatients).of(results)));
        const auto column = [&](const char* name) {
            html.element("th", {{"scope", "col"}, {"class", "number"}}, say(name));
        };
        column(FOVEA_TEXT("Report", "Value"));
        {
            const auto cell = html.open("th", {{"scope", "col"}, {"class", "number"}});
            writeTerm(html,
                      say(FOVEA_TEXT("Report", "{confidence}\u00a0% interval"),
                          {{"confidence", percentOf(results.confidence, say)}}),
                      say(FOVEA_TEXT("Report",
                                     "confidence interval: of many such studies, this share of intervals "
                                     "would hold the true value")));
        }
        column(FOVEA_TEXT("Report", "Images (n)"));
        column(FOVEA_TEXT("Report", "Patients"));
    }
    const auto body = html.open("tbody");
    for (const Figure& figure : inReadingOrder(figures)) writeFigureRow(html, figure, ofImages, results);
}

constexpr BySplit kNoSharedPatient{
    FOVEA_TEXT("Report", "No two test images are known to be of the same patient."),
    FOVEA_TEXT("Report", "No two external images are known to be of the same patient."),
    FOVEA_TEXT("Report", "No two validation images are known to be of the same patient."),
    FOVEA_TEXT("Report", "No two training images are known to be of the same patient.")};

void writeHowIntervals(HtmlWriter& html, const ResultSection& results) {
    const Wording& say = html.say();
    const bool shared = results.sharedPatients;
    const auto paragraph = html.open("p", {{"class", "soft"}});
    const PlacedTerm logit{
        "logit_scale", say(FOVEA_TEXT("Report", "on the logit scale")),
        say(shared
                ? FOVEA_TEXT("Report", "variance by patient, Obuchowski 1997; Student's t")
                : FOVEA_TEXT("Report", "variance by DeLong, DeLong and Clarke-Pearson 1988; Student's t"))};
    const PlacedTerm wilson{
        "wilson", say(FOVEA_TEXT("Report", "Wilson's interval")),
        say(shared ? FOVEA_TEXT("Report",
                                "score interval of a proportion on the effective number of images, Rao "
                                "and Scott 1992")
                   : FOVEA_TEXT("Report", "score interval of a binomial proportion, Wilson 1927"))};
    const PlacedTerm influence{
        "influence", say(FOVEA_TEXT("Report", "how much each patient moves them")),
        say(FOVEA_TEXT("Report",
                       "influence values, summed by patient; Student's t of as many degrees as patients "
                       "matter for the figure"))};
    writeText(html,
              FOVEA_TEXT("Report",
                         "Intervals: of the AUC {logit_scale}; plain shares and means of them have {wilson}; "
                         "the others come from {influence}, where so few patients matter that nothing can be "
                         "said, none is given."),
              {logit, wilson, influence});
    html.text(" " + say(shared ? FOVEA_TEXT("Report", "Several images of one patient do not feign precision.")
                               : kNoSharedPatient.of(results.split)));
}

std::string evaluationsText(int evaluations, const Wording& say) {
    if (evaluations <= 0)
        return say(FOVEA_TEXT("Report", "How often the test images were evaluated was not counted."));
    if (evaluations == 1) return say(FOVEA_TEXT("Report", "The test images were evaluated once."));
    return say(FOVEA_TEXT("Report", "The test images were evaluated {evaluations} times."),
               {{"evaluations", evaluations}});
}

/// What a confusion matrix counts.
struct ConfusionTexts {
    const char* label;
    BySplit caption;
    const char* cell;
};
constexpr ConfusionTexts kConfusionOfImages{
    FOVEA_TEXT("Report", "Confusion matrix of images"),
    {FOVEA_TEXT("Report", "Number of test images, by the most probable class. Framed: right answers."),
     FOVEA_TEXT("Report", "Number of external images, by the most probable class. Framed: right answers."),
     FOVEA_TEXT("Report", "Number of validation images, by the most probable class. Framed: right answers."),
     FOVEA_TEXT("Report", "Number of training images, by the most probable class. Framed: right answers.")},
    FOVEA_TEXT("Report", "{count} of {all} images of “{reference}” were predicted as “{prediction}”")};
constexpr ConfusionTexts kConfusionOfPatients{
    FOVEA_TEXT("Report", "Confusion matrix of patients"),
    {FOVEA_TEXT("Report", "Number of test patients, by the most probable class. Framed: right answers."),
     FOVEA_TEXT("Report", "Number of external patients, by the most probable class. Framed: right answers."),
     FOVEA_TEXT("Report",
                "Number of validation patients, by the most probable class. Framed: right answers."),
     FOVEA_TEXT("Report", "Number of training patients, by the most probable class. Framed: right answers.")},
    FOVEA_TEXT("Report", "{count} of {all} patients of “{reference}” were predicted as “{prediction}”")};

void writeConfusionCell(HtmlWriter& html, int count, int rowSum, bool right, const std::string& words) {
    // The colour is the share of the row, kept pale enough for the digits.
    const double share = rowSum > 0 ? double(count) / rowSum : 0;
    html.element("td",
                 {{"class", right ? "right" : "wrong"},
                  {"style", "background-color: rgba(var(--" + std::string(right ? "right" : "wrong") + "), " +
                                markupNumber(0.45 * share, 2) + ")"},
                  {"title", words}},
                 html.say().grouped(count));
}

void writeConfusion(HtmlWriter& html, const std::vector<std::vector<int>>& confusion,
                    const ConfusionTexts& texts, const ResultSection& results) {
    const Wording& say = html.say();
    const std::size_t classes = results.classNames.size();
    const bool sizesAgree =
        confusion.size() == classes &&
        std::all_of(confusion.begin(), confusion.end(), [&](const auto& r) { return r.size() == classes; });
    if (classes == 0 || !sizesAgree) return;
    const auto wide = html.open(
        "div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", say(texts.label)}});
    const auto table = html.open("table", {{"class", "confusion"}});
    html.element("caption", say(texts.caption.of(results.split)));
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}, {"class", "corner"}},
                     say(FOVEA_TEXT("Report", "Reference ↓ prediction →")));
        for (const std::string& name : results.classNames) html.element("th", {{"scope", "col"}}, name);
        html.element("th", {{"scope", "col"}}, say(FOVEA_TEXT("Report", "all")));
    }
    const auto body = html.open("tbody");
    for (std::size_t t = 0; t < classes; ++t) {
        int sum = 0;
        for (const int count : confusion[t]) sum += count;
        const auto row = html.open("tr");
        html.element("th", {{"scope", "row"}}, results.classNames[t]);
        for (std::size_t p = 0; p < classes; ++p)
            writeConfusionCell(html, confusion[t][p], sum, t == p,
                               say(texts.cell, {{"count", confusion[t][p]},
                                                {"all", sum},
                                                {"reference", results.classNames[t]},
                                                {"prediction", results.classNames[p]}}));
        html.element("td", {{"class", "sum"}}, say.grouped(sum));
    }
}

constexpr BySplit kSeveralImages{FOVEA_TEXT("Report", "Some patients have several test images."),
                                 FOVEA_TEXT("Report", "Some patients have several external images."),
                                 FOVEA_TEXT("Report", "Some patients have several validation images."),
                                 FOVEA_TEXT("Report", "Some patients have several training images.")};

void writePatients(HtmlWriter& html, const ResultSection& results) {
    if (!results.perPatient) return;
    const Wording& say = html.say();
    const PatientResults& patients = *results.perPatient;
    html.element("h3", say(FOVEA_TEXT("Report", "Patient by patient")));
    std::string how = say(kSeveralImages.of(results.split)) + " " +
                      say(FOVEA_TEXT("Report",
                                     "Here each patient counts once, by the mean of the probabilities of all "
                                     "their images."));
    if (patients.severalClasses > 0)
        how += " " + say(FOVEA_TEXT("Report",
                                    "{patients|patient|patients} with images of several classes could not be "
                                    "counted so and took no part."),
                         {{"patients", patients.severalClasses}});
    html.element("p", how);
    writeFigures(html, patients.figures, results);
    writeConfusion(html, patients.confusion, kConfusionOfPatients, results);
}

/// For the technical term.
const char* penaltyWords(const BaselineResult& simple) {
    if (!simple.penaltyChosen) return FOVEA_TEXT("Report", "a linear reading");
    return *simple.penaltyChosen
               ? FOVEA_TEXT("Report", "a linear reading, penalty chosen on images it had not learned from")
               : FOVEA_TEXT("Report", "a linear reading, usual penalty, not tuned");
}

constexpr BySplit kBaselineAuc{FOVEA_TEXT("Report", "Its AUC on these test images is {auc}."),
                               FOVEA_TEXT("Report", "Its AUC on these external images is {auc}."),
                               FOVEA_TEXT("Report", "Its AUC on these validation images is {auc}."),
                               FOVEA_TEXT("Report", "Its AUC on these training images is {auc}.")};

std::string comparisonText(const ResultSection& results, const Wording& say) {
    const evaluation::Estimate& difference = results.baseline->adapterMinusThis;
    const evaluation::Shown shown = evaluation::whatIsShown(difference);
    if (choseTheEpoch(results) && (shown == evaluation::Shown::better || shown == evaluation::Shown::neither))
        return say(FOVEA_TEXT("Report",
                              "Which of the two is better is not shown: these images chose the adapter's "
                              "best epoch, so its AUC flatters. Test images can show it, or a "
                              "cross-validation."));
    switch (shown) {
        case evaluation::Shown::better:
            return say(
                FOVEA_TEXT("Report", "The adapter adds something: the whole interval lies above zero."));
        case evaluation::Shown::worse:
            return say(FOVEA_TEXT("Report",
                                  "The baseline is better than the adapter: the whole interval lies below "
                                  "zero. On images like these the adapter is no gain."));
        case evaluation::Shown::neither:
            return say(
                FOVEA_TEXT("Report",
                           "The adapter is not shown to be better: the interval holds zero, so the "
                           "difference may be chance, and the baseline may do as well on images like "
                           "these. With so many images a true difference of {smallest} or more is "
                           "found in four of five studies."),
                {{"smallest", say.fixed(evaluation::smallestDifference(difference, results.confidence))}});
        case evaluation::Shown::untold:
            break;
    }
    return say(FOVEA_TEXT("Report",
                          "The two could not be compared: no interval can be given for the difference, as "
                          "patients are too few or none of them tells the two apart. Whether the adapter is "
                          "any gain is not known."));
}

void writeBaseline(HtmlWriter& html, const ResultSection& results) {
    if (!results.baseline) return;
    const Wording& say = html.say();
    const BaselineResult& simple = *results.baseline;
    html.element("h3", say(FOVEA_TEXT("Report", "Compared with the baseline")));
    {
        const auto paragraph = html.open("p");
        writeText(html,
                  FOVEA_TEXT("Report",
                             "A baseline was fitted to the same images to compare with: {method} on {reads}, "
                             "without any adapter: the strongest of a few that take seconds."),
                  {{"method", say(FOVEA_TEXT("Report", "logistic regression")), say(penaltyWords(simple))}},
                  {{"reads", simple.reads}});
        const std::string difference = estimateText(simple.adapterMinusThis, false, results.confidence, say);
        html.text(" " +
                  say(kBaselineAuc.of(results.split),
                      {{"auc", estimateText(simple.auc, false, results.confidence, say)}}) +
                  " " +
                  say(FOVEA_TEXT("Report", "The adapter's AUC minus that is {difference}."),
                      {{"difference", difference}}));
    }
    html.element("p", comparisonText(results, say));
}

void writeSeriesRows(HtmlWriter& html, const SeriesResult& series) {
    const Wording& say = html.say();
    const auto wide =
        html.open("div", {{"class", "wide"},
                          {"tabindex", "0"},
                          {"role", "region"},
                          {"aria-label", say(FOVEA_TEXT("Report", "Trainings of the series"))}});
    const auto table = html.open("table");
    {
        const auto head = html.open("thead");
        const auto row = html.open("tr");
        html.element("th", {{"scope", "col"}}, say(FOVEA_TEXT("Report", "Training")));
        for (const char* name : {FOVEA_TEXT("Report", "Images (n)"), FOVEA_TEXT("Report", "AUC"),
                                 FOVEA_TEXT("Report", "AUC, baseline")})
            html.element("th", {{"scope", "col"}, {"class", "number"}}, say(name));
    }
    const auto body = html.open("tbody");
    for (const SeriesRow& r : series.rows) {
        const auto row = html.open("tr");
        html.element("th", {{"scope", "row"}}, r.name);
        html.element("td", {{"class", "number"}}, say.grouped(r.images));
        html.element("td", {{"class", "number"}}, say.fixed(r.auc));
        html.element("td", {{"class", "number"}}, say.fixed(r.baselineAuc));
    }
}

/// The figures of a series: over its trainings, and of all their images together.
void writeSeriesFigures(HtmlWriter& html, const SeriesResult& series, const ResultSection& results) {
    const Wording& say = html.say();
    const auto list = html.open("ul");
    for (const auto& [name, spread] : series.spread) {
        const FigureWords words = figureWords(name, results, say);
        html.element("li", say(FOVEA_TEXT("Report",
                                          "{figure}: mean {mean}, standard deviation {deviation}, from "
                                          "{lowest} to {highest}."),
                               {{"figure", words.label},
                                {"mean", say.value(spread.mean, words.asPercent)},
                                {"deviation", say.value(spread.deviation, words.asPercent)},
                                {"lowest", say.value(spread.lowest, words.asPercent)},
                                {"highest", say.value(spread.highest, words.asPercent)}}));
    }
    const auto write = [&](const char* text, const Figure& figure) {
        const FigureWords words = figureWords(figure.name, results, say);
        html.element(
            "li",
            say(text, {{"figure", words.label},
                       {"value", say.value(figure.estimate.value, words.asPercent)},
                       {"interval", intervalNote(figure.estimate, words.asPercent, results.confidence, say)},
                       {"images", figure.images}}));
    };
    if (series.withinFolds)
        write(FOVEA_TEXT("Report",
                         "{figure}, mean within the folds: {value} ({interval}; n\u00a0=\u00a0{images})."),
              *series.withinFolds);
    for (const Figure& figure : inReadingOrder(series.together))
        write(series.crossValidation
                  ? FOVEA_TEXT("Report",
                               "{figure}, all folds together: {value} ({interval}; n\u00a0=\u00a0{images}).")
                  : FOVEA_TEXT("Report", "{figure}, mean: {value} ({interval}; n\u00a0=\u00a0{images})."),
              figure);
}

void writeSeries(HtmlWriter& html, const ResultSection& results) {
    if (!results.series) return;
    const Wording& say = html.say();
    const SeriesResult& series = *results.series;
    {
        const auto heading = html.open("h3");
        writeTerm(html, say(FOVEA_TEXT("Report", "Trained several times")),
                  say(series.crossValidation ? FOVEA_TEXT("Report", "k-fold cross-validation by patient")
                                             : FOVEA_TEXT("Report", "several random seeds")));
    }
    html.element(
        "p",
        say(series.crossValidation
                ? FOVEA_TEXT(
                      "Report",
                      "The training and validation images were divided into {trainings} folds, by "
                      "patient where patients are known. Each fold was judged once, by a training that "
                      "never met it. The test images took no part.")
            : results.readOutAlone
                ? FOVEA_TEXT("Report",
                             "The same was fitted {trainings} times, with other seeds (random numbers), and "
                             "judged by the validation images, from which the read-out did not learn. The "
                             "test images took no part.")
                : FOVEA_TEXT("Report",
                             "The same was trained {trainings} times, with other seeds (random numbers), and "
                             "judged by the validation images, by which the epochs were chosen: a little too "
                             "good. The test images took no part."),
            {{"trainings", series.rows.size()}}));
    writeSeriesRows(html, series);
    writeSeriesFigures(html, series, results);
    for (const std::string& note : series.notices) html.element("p", note);
}

void writeRoc(HtmlWriter& html, const ResultSection& results) {
    const Wording& say = html.say();
    Chart chart{say(FOVEA_TEXT("Report", "ROC curve: sensitivity against 1 − specificity")),
                say(FOVEA_TEXT("Report", "The further to the upper left, the better.")),
                {},
                {},
                {}};
    const std::vector<double> ticks{0, 0.2, 0.4, 0.6, 0.8, 1};
    chart.x = {say(FOVEA_TEXT("Report", "1 − specificity: false alarms, share of other images")), 0, 1, ticks,
               1};
    chart.y = {say(FOVEA_TEXT("Report", "Sensitivity: share found")), 0, 1, ticks, 1};
    chart.square = chart.diagonal = true;
    for (const RocCurve& curve : results.roc) {
        if (curve.points.empty()) continue;
        Series series{curve.className, {}};
        if (hasInterval(curve.auc))
            series.legend = say(FOVEA_TEXT("Report", "{class}: AUC {auc}"),
                                {{"class", curve.className},
                                 {"auc", estimateText(curve.auc, false, results.confidence, say)}});
        for (const auto& point : curve.points)
            series.points.emplace_back(point.falsePositiveRate, point.truePositiveRate);
        chart.series.push_back(std::move(series));
    }
    if (chart.series.empty()) return;
    for (const runs::ReaderBeside& r : results.readers) {
        const double found = r.figures.sensitivity.b.value, cleared = r.figures.specificity.b.value;
        // Of several classes a reader is a point on no curve.
        if (results.roc.size() == 1 && std::isfinite(found) && std::isfinite(cleared))
            chart.series.push_back({say(FOVEA_TEXT("Report", "reader “{reader}”"), {{"reader", r.name}}),
                                    {{1 - cleared, found}},
                                    false,
                                    true});
    }
    {
        const auto heading = html.open("h3");
        writeTerm(html, say(FOVEA_TEXT("Report", "ROC curve")),
                  say(FOVEA_TEXT("Report", "receiver operating characteristic")));
    }
    if (results.roc.size() > 1)
        html.element("p", say(FOVEA_TEXT("Report", "One curve a class, each against all the others.")));
    writeChart(html, chart);
}

void writeItem(HtmlWriter& html, const GalleryItem& item) {
    const Wording& say = html.say();
    const bool right = item.trueClass == item.predictedClass;
    const std::string number = std::to_string(item.number);  // a name, not a quantity
    const auto entry = html.open("li");
    const auto figure = html.open("figure");
    {
        const auto pictures = html.open("div", {{"class", "pictures"}});
        if (item.imagePng.empty())
            html.element("span", {{"class", "none"}}, say(FOVEA_TEXT("Report", "no picture")));
        else
            html.png(item.imagePng, say(FOVEA_TEXT("Report", "Image {number}, of “{class}”"),
                                        {{"number", number}, {"class", item.trueClass}}));
        if (!item.overlayPng.empty())
            html.png(item.overlayPng, say(FOVEA_TEXT("Report", "Image {number} with attention overlay"),
                                          {{"number", number}}));
    }
    const auto caption = html.open("figcaption");
    {
        const auto title = html.open("div", {{"class", "title"}});
        html.element("span", say(FOVEA_TEXT("Report", "Image {number}"), {{"number", number}}));
        html.element("span", {{"class", right ? "verdict" : "verdict wrong"}},
                     say(right ? FOVEA_TEXT("Report", "right") : FOVEA_TEXT("Report", "wrong")));
    }
    {
        const auto list = html.open("dl");
        html.element("dt", say(FOVEA_TEXT("Report", "Reference")));
        html.element("dd", item.trueClass);
        html.element("dt", say(FOVEA_TEXT("Report", "Prediction")));
        html.element(
            "dd", std::isfinite(item.probability)
                      ? say(FOVEA_TEXT("Report", "{class}, with probability {probability}"),
                            {{"class", item.predictedClass}, {"probability", say.percent(item.probability)}})
                      : item.predictedClass);
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
    html.element(
        "p", {{"class", "soft"}},
        html.say()(FOVEA_TEXT("Report",
                              "Here the prediction is the most probable class. What the operating "
                              "point makes of the same images stands below, under “Operating point”.")));
}

constexpr BySplit kJudgedOn{FOVEA_TEXT("Report", "Tested on"), FOVEA_TEXT("Report", "Tested on"),
                            FOVEA_TEXT("Report", "Figures on validation images"),
                            FOVEA_TEXT("Report", "Figures on training images")};
/// What is to be known of the images, a clause of its own.
constexpr BySplit kWhatTheyAre{FOVEA_TEXT("Report", "never seen before"),
                               FOVEA_TEXT("Report", "from another source than the images learned from"),
                               FOVEA_TEXT("Report", "which chose the epoch, so these figures flatter"),
                               FOVEA_TEXT("Report", "from which the adapter learned"),
                               FOVEA_TEXT("Report", "from which the read-out did not learn")};

void writeCards(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    const ResultSection& results = data.results;
    const auto cards = html.open("ul", {{"class", "cards"}});
    const auto card = [&](const std::string& name, const std::string& value, const std::string& note) {
        const auto item = html.open("li");
        html.element("span", {{"class", "name"}}, name);
        html.element("span", {{"class", "value"}}, value);
        html.element("span", {{"class", "note"}}, note);
    };
    std::size_t shown = 0;
    for (const Figure& figure : inReadingOrder(results.figures)) {
        if (++shown > 3) break;
        const FigureWords words = figureWords(figure.name, results, say);
        const evaluation::Estimate& estimate = atPoint(figure, results);
        const std::string interval = intervalNote(estimate, words.asPercent, results.confidence, say);
        card(words.label, say.value(estimate.value, words.asPercent),
             &estimate == &figure.estimate
                 ? say(FOVEA_TEXT("Report", "{interval}; n\u00a0=\u00a0{images}"),
                       {{"interval", interval}, {"images", figure.images}})
                 : say(FOVEA_TEXT("Report",
                                  "{interval}; n\u00a0=\u00a0{images}; at the threshold {threshold}"),
                       {{"interval", interval},
                        {"images", figure.images},
                        {"threshold", say.fixed(results.thresholds.points[0].value)}}));
    }
    if (data.answers)
        for (const AnswerCard& c : answerCards(*data.answers, say)) card(c.name, c.value, c.note);
    const Count& of = judgedBy(data.data.total, results.split);
    const std::string what = say(kWhatTheyAre.of(results));
    card(say(kJudgedOn.of(results.split)),
         say(FOVEA_TEXT("Report", "{images|image|images}"), {{"images", of.images}}),
         of.images > of.imagesOfUnknownPatient
             ? say(FOVEA_TEXT("Report", "of {patients|known patient|known patients}, {what}"),
                   {{"patients", of.patients}, {"what", what}})
             : say(FOVEA_TEXT("Report", "patients unknown, {what}"), {{"what", what}}));
}

constexpr BySplit kResultsOn{
    FOVEA_TEXT("Report", "Results on test images, never seen before"),
    FOVEA_TEXT("Report", "Results on external images, from another source than the images learned from"),
    FOVEA_TEXT("Report", "Results on validation images, which chose the epoch, so these figures flatter"),
    FOVEA_TEXT("Report", "Results on training images, from which the adapter learned"),
    FOVEA_TEXT("Report", "Results on validation images, from which the read-out did not learn")};
constexpr BySplit kNoneWrong{FOVEA_TEXT("Report", "None among the test images."),
                             FOVEA_TEXT("Report", "None among the external images."),
                             FOVEA_TEXT("Report", "None among the validation images."),
                             FOVEA_TEXT("Report", "None among the training images.")};

}  // namespace

const Count& judgedBy(const CountRow& row, const std::string& split) {
    return split == "val" ? row.validation : split == "train" ? row.training : row.test;
}

bool choseTheEpoch(const ResultSection& results) {
    return results.split != "test" && !(results.readOutAlone && results.split == "val");
}

std::string estimateText(const evaluation::Estimate& estimate, bool asPercent, double confidence,
                         const Wording& say) {
    return say(FOVEA_TEXT("Report", "{value} ({interval})"),
               {{"value", say.value(estimate.value, asPercent)},
                {"interval", intervalNote(estimate, asPercent, confidence, say)}});
}

void writeSummary(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    const auto section = html.open("section", {{"id", "summary"}});
    html.element("h2", say(FOVEA_TEXT("Report", "At a glance")));
    writeCards(html, data);
    const auto box = html.open("div", {{"class", "cautions"}, {"role", "note"}});
    html.element("h3", say(FOVEA_TEXT("Report", "Before you rely on these figures")));
    const auto list = html.open("ul");
    for (const std::string& caution : cautionsOf(data, say)) html.element("li", caution);
}

void writeResults(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    const ResultSection& results = data.results;
    const auto section = html.open("section", {{"id", "results"}});
    html.element("h2", say(kResultsOn.of(results)));
    if (results.split == "test") html.element("p", evaluationsText(results.testEvaluations, say));
    if (data.answers) {
        writeAnswers(html, *data.answers);
        if (results.faithfulness) writeFaithfulness(html, *results.faithfulness);
        return;
    }
    if (results.figures.empty())
        html.element("p", say(FOVEA_TEXT("Report", "No figure was computed.")));
    else {
        writeClasses(html, results);
        if (results.perClass.size() > 2)
            html.element("h3", say(FOVEA_TEXT("Report", "All classes together")));
        writeFigures(html, results.figures, results);
        writeMostProbable(html, results);
        writeHowIntervals(html, results);
    }
    if (!results.confusion.empty()) {
        const auto heading = html.open("h3");
        writeTerm(html, say(FOVEA_TEXT("Report", "Confusion matrix")),
                  say(FOVEA_TEXT("Report", "reference against prediction")));
    }
    writeConfusion(html, results.confusion, kConfusionOfImages, results);
    writePoint(html, results);
    writePatients(html, results);
    writeCalibration(html, results);
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
    const Wording& say = html.say();
    const GallerySection& gallery = data.gallery;
    const auto section = html.open("section", {{"id", "images"}});
    html.element("h2", say(FOVEA_TEXT("Report", "Images")));
    html.element("p", say(FOVEA_TEXT("Report",
                                     "Images are named by a number that means nothing outside this project. "
                                     "Pictures themselves can hold what identifies a person, burned-in "
                                     "writing above all: look at them before you pass this report on.")));
    if (anyOverlay(gallery) && !gallery.overlayCaption.empty())
        html.element("p", say(FOVEA_TEXT("Report", "Left the image, right the same with an overlay.")) + " " +
                              gallery.overlayCaption);

    html.element("h3", say(FOVEA_TEXT("Report", "Wrong answers, by the most probable class")));
    if (gallery.failuresInAll == 0 && gallery.failures.empty())
        html.element("p", say(kNoneWrong.of(data.results.split)));
    else
        html.element("p", say(FOVEA_TEXT("Report", "{shown} of {all|wrong answer|wrong answers} shown."),
                              {{"shown", gallery.failures.size()},
                               {"all", std::max(gallery.failuresInAll, int(gallery.failures.size()))}}));
    if (!gallery.failures.empty()) writeItems(html, gallery.failures);
    if (gallery.examples.empty()) return;
    html.element("h3", say(FOVEA_TEXT("Report", "Examples")));
    writeItems(html, gallery.examples);
}

void writeLimits(HtmlWriter& html, const ReportData& data) {
    const Wording& say = html.say();
    const auto section = html.open("section", {{"id", "limits"}});
    html.element("h2", say(FOVEA_TEXT("Report", "Limitations, and what remains to be completed")));
    writeAnswer(html, data.statements, &Statements::limitations);

    std::vector<const char*> open;
    for (const project::StudyQuestion& question : project::studyQuestions())
        if ((data.statements.*question.answer).empty()) open.push_back(question.label);
    if (open.empty()) return;
    html.element(
        "p", say(FOVEA_TEXT("Report",
                            "The program cannot know the following. A report is complete only with it:")));
    const auto list = html.open("ul");
    for (const char* label : open) html.element("li", say(label));
}

}  // namespace fovea::report
