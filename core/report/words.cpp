#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "report/sections.h"

namespace fovea::report {
namespace {

constexpr std::array<std::string_view, 13> readingOrder{
    "auc",   "sensitivity", "specificity", "accuracy", "balanced_accuracy", "precision", "f1",
    "kappa", "grade_error", "within_one",  "brier",    "average_precision", "log_loss"};

std::string named(const std::string& className) {
    return "“" + className + "”";
}

}  // namespace

FigureWords figureWords(const std::string& name, const ResultSection& results) {
    const std::vector<std::string>& classNames = results.classNames;
    const bool two = classNames.size() == 2;
    const std::string positive = two ? named(classNames[std::size_t(results.positive)]) : std::string(),
                      negative = two ? named(classNames[std::size_t(1 - results.positive)]) : std::string();
    const std::string mean = ", mean over the classes";
    const std::map<std::string, FigureWords> words{
        {"auc",
         {"AUC", "area under the receiver operating characteristic curve",
          two ? "How well the classes are told apart: the chance that an image of " + positive +
                    " gets a higher score than one of " + negative + ". 0.5 is guessing, 1 is perfect."
              : "How well the classes are told apart: the chance that an image of a class scores higher for "
                "it than an image of another class" +
                    mean + ". 0.5 is guessing, 1 is perfect."}},
        {"sensitivity",
         {"Sensitivity", two ? "recall of the positive class, true positive rate" : "macro-averaged recall",
          two ? "Finds the positive class: of the images of " + positive + ", the share with this prediction."
              : "Finds each class: of the images of a class, the share with this prediction" + mean + ".",
          true}},
        {"specificity",
         {"Specificity",
          two ? "true negative rate" : "macro-averaged true negative rate, one against the rest",
          two ? "Recognises the negative class: of the images of " + negative +
                    ", the share with this prediction."
              : "Leaves the others alone: of the images that are not of a class, the share without this "
                "prediction" +
                    mean + ".",
          true}},
        {"accuracy",
         {"Accuracy", "share of right answers",
          "Right answers: of all images, the share whose prediction is the reference.", true}},
        {"balanced_accuracy",
         {"Balanced accuracy", "mean recall",
          "Right answers, classes weighing the same: as if every class had the same number of images.",
          true}},
        {"precision",
         {"PPV (mean over the classes)", "positive predictive value, macro-averaged precision",
          "Positive predictive value: of the images predicted as a class, the share that is of it. Holds "
          "only where classes are as frequent as here.",
          true}},
        {"f1",
         {"F1 score (mean over the classes)", "macro-averaged F1, harmonic mean of precision and recall",
          "Sensitivity and PPV in one figure. 1 is perfect."}},
        {"kappa",
         {"Cohen's kappa", results.ordinal ? "quadratic weights" : "unweighted",
          results.ordinal ? "Agreement with the reference beyond chance, where far off weighs more than one "
                            "grade off (quadratic weights). 0 is chance, 1 is perfect."
                          : "Agreement with the reference beyond chance. 0 is chance, 1 is perfect."}},
        {"grade_error",
         {"Mean absolute error", "of the grade",
          "Grades off: how many grades the prediction is away from the reference, on average. 0 is "
          "perfect."}},
        {"within_one",
         {"Within one grade", "share at most one grade off",
          "Nearly right answers: of all images, the share whose prediction is at most one grade away from "
          "the reference. With few grades chance alone reaches a high one.",
          true}},
        {"brier",
         {"Brier score", "mean squared error of the probabilities",
          "Error of the probabilities: mean squared distance between stated probability and truth. 0 is "
          "perfect."}},
        {"average_precision",
         {"Average precision", "area under the precision-recall curve",
          "PPV averaged over all thresholds. 1 is perfect."}},
        {"log_loss",
         {"Log loss", "cross-entropy",
          "Surprise at the truth: grows where the network was sure and wrong. 0 is perfect."}},
    };
    const auto found = words.find(name);
    return found == words.end() ? FigureWords{name, "", ""} : found->second;
}

std::vector<Figure> inReadingOrder(std::vector<Figure> figures) {
    const auto rank = [](const Figure& figure) {
        return std::find(readingOrder.begin(), readingOrder.end(), figure.name) - readingOrder.begin();
    };
    std::stable_sort(figures.begin(), figures.end(),
                     [&](const Figure& a, const Figure& b) { return rank(a) < rank(b); });
    return figures;
}

void writeAnswer(HtmlWriter& html, const Statements& statements, std::string Statements::*answer) {
    if (!(statements.*answer).empty()) {
        html.element("p", statements.*answer);
        return;
    }
    const auto& all = project::studyQuestions();
    const auto question = std::find_if(all.begin(), all.end(),
                                       [&](const project::StudyQuestion& q) { return q.answer == answer; });
    const auto box = html.open("p", {{"class", "todo"}});
    html.element("strong", "To be completed:");
    html.text(" ");
    html.text(question->question);
}

void writeTerm(HtmlWriter& html, const std::string& plain, const std::string& technical) {
    if (technical.empty())
        html.text(plain);
    else
        html.element("abbr", {{"title", technical}}, plain);
}

void writeKeyValues(HtmlWriter& html, const KeyValues& pairs) {
    if (pairs.empty()) return;
    const auto list = html.open("dl");
    for (const auto& [key, value] : pairs) {
        html.element("dt", key);
        html.element("dd", value);
    }
}

}  // namespace fovea::report
