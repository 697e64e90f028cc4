#include <algorithm>
#include <iterator>
#include <string_view>

#include "report/sections.h"

namespace fovea::report {
namespace {

/// Of which results a row of the table below is said.
enum class Of { all, twoClasses, moreClasses, grades, noGrades };

struct FigureRow {
    std::string_view name;  ///< as evaluation::estimate() has it
    const char *label, *technical, *explanation;
    bool asPercent = false;
    Of of = Of::all;
};

// In reading order.
constexpr FigureRow kFigures[] = {
    {"auc", FOVEA_TEXT("Report", "AUC"),
     FOVEA_TEXT("Report", "area under the receiver operating characteristic curve"),
     FOVEA_TEXT("Report",
                "How well the classes are told apart: the chance that an image of “{positive}” gets a higher "
                "score than one of “{negative}”. 0.5 is guessing, 1 is perfect."),
     false, Of::twoClasses},
    {"auc", FOVEA_TEXT("Report", "AUC"),
     FOVEA_TEXT("Report", "area under the receiver operating characteristic curve"),
     FOVEA_TEXT("Report",
                "How well the classes are told apart: the chance that an image of a class scores higher for "
                "it than an image of another class, mean over the classes. 0.5 is guessing, 1 is perfect."),
     false, Of::moreClasses},
    {"sensitivity", FOVEA_TEXT("Report", "Sensitivity"),
     FOVEA_TEXT("Report", "recall of the positive class, true positive rate"),
     FOVEA_TEXT("Report",
                "Finds the positive class: of the images of “{positive}”, the share with this prediction."),
     true, Of::twoClasses},
    {"sensitivity", FOVEA_TEXT("Report", "Sensitivity"), FOVEA_TEXT("Report", "macro-averaged recall"),
     FOVEA_TEXT("Report",
                "Finds each class: of the images of a class, the share with this prediction, mean over the "
                "classes."),
     true, Of::moreClasses},
    {"specificity", FOVEA_TEXT("Report", "Specificity"), FOVEA_TEXT("Report", "true negative rate"),
     FOVEA_TEXT("Report",
                "Recognises the negative class: of the images of “{negative}”, the share with this "
                "prediction."),
     true, Of::twoClasses},
    {"specificity", FOVEA_TEXT("Report", "Specificity"),
     FOVEA_TEXT("Report", "macro-averaged true negative rate, one against the rest"),
     FOVEA_TEXT("Report",
                "Leaves the others alone: of the images that are not of a class, the share without this "
                "prediction, mean over the classes."),
     true, Of::moreClasses},
    {"accuracy", FOVEA_TEXT("Report", "Accuracy"), FOVEA_TEXT("Report", "share of right answers"),
     FOVEA_TEXT("Report", "Right answers: of all images, the share whose prediction is the reference."),
     true},
    {"balanced_accuracy", FOVEA_TEXT("Report", "Balanced accuracy"), FOVEA_TEXT("Report", "mean recall"),
     FOVEA_TEXT("Report",
                "Right answers, classes weighing the same: as if every class had the same number of images."),
     true},
    {"precision", FOVEA_TEXT("Report", "PPV (mean over the classes)"),
     FOVEA_TEXT("Report", "positive predictive value, macro-averaged precision"),
     FOVEA_TEXT("Report",
                "Positive predictive value: of the images predicted as a class, the share that is of it. "
                "Holds only where classes are as frequent as here."),
     true},
    {"f1", FOVEA_TEXT("Report", "F1 score (mean over the classes)"),
     FOVEA_TEXT("Report", "macro-averaged F1, harmonic mean of precision and recall"),
     FOVEA_TEXT("Report", "Sensitivity and PPV in one figure. 1 is perfect.")},
    {"kappa", FOVEA_TEXT("Report", "Cohen's kappa"), FOVEA_TEXT("Report", "quadratic weights"),
     FOVEA_TEXT("Report",
                "Agreement with the reference beyond chance, where far off weighs more than one grade off "
                "(quadratic weights). 0 is chance, 1 is perfect."),
     false, Of::grades},
    {"kappa", FOVEA_TEXT("Report", "Cohen's kappa"), FOVEA_TEXT("Report", "unweighted"),
     FOVEA_TEXT("Report", "Agreement with the reference beyond chance. 0 is chance, 1 is perfect."), false,
     Of::noGrades},
    {"grade_error", FOVEA_TEXT("Report", "Mean absolute error"), FOVEA_TEXT("Report", "of the grade"),
     FOVEA_TEXT("Report",
                "Grades off: how many grades the prediction is away from the reference, on average. 0 is "
                "perfect.")},
    {"within_one", FOVEA_TEXT("Report", "Within one grade"),
     FOVEA_TEXT("Report", "share at most one grade off"),
     FOVEA_TEXT("Report",
                "Nearly right answers: of all images, the share whose prediction is at most one grade away "
                "from the reference. With few grades chance alone reaches a high one."),
     true},
    {"brier", FOVEA_TEXT("Report", "Brier score"),
     FOVEA_TEXT("Report", "mean squared error of the probabilities"),
     FOVEA_TEXT("Report",
                "Error of the probabilities: mean squared distance between stated probability and truth. 0 "
                "is perfect.")},
    {"average_precision", FOVEA_TEXT("Report", "Average precision"),
     FOVEA_TEXT("Report", "area under the precision-recall curve"),
     FOVEA_TEXT("Report", "PPV averaged over all thresholds. 1 is perfect.")},
    {"log_loss", FOVEA_TEXT("Report", "Log loss"), FOVEA_TEXT("Report", "cross-entropy"),
     FOVEA_TEXT("Report",
                "Surprise at the truth: grows where the network was sure and wrong. 0 is perfect.")},
};

bool isOf(const ResultSection& results, Of of) {
    switch (of) {
        case Of::all:
            return true;
        case Of::twoClasses:
            return results.classNames.size() == 2;
        case Of::moreClasses:
            return results.classNames.size() != 2;
        case Of::grades:
            return results.ordinal;
        case Of::noGrades:
            return !results.ordinal;
    }
    return false;
}

}  // namespace

FigureWords figureWords(const std::string& name, const ResultSection& results, const Wording& say) {
    const auto row = std::find_if(std::begin(kFigures), std::end(kFigures),
                                  [&](const FigureRow& r) { return r.name == name && isOf(results, r.of); });
    if (row == std::end(kFigures)) return {name, "", ""};
    std::vector<MessageArgument> classes;
    if (results.classNames.size() == 2)
        classes = {{"positive", results.classNames[std::size_t(results.positive)]},
                   {"negative", results.classNames[std::size_t(1 - results.positive)]}};
    return {say(row->label), say(row->technical), say(row->explanation, classes), row->asPercent};
}

std::vector<Figure> inReadingOrder(std::vector<Figure> figures) {
    const auto rank = [](const Figure& figure) {
        return std::find_if(std::begin(kFigures), std::end(kFigures),
                            [&](const FigureRow& row) { return row.name == figure.name; }) -
               std::begin(kFigures);
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
    const Wording& say = html.say();
    const auto box = html.open("p", {{"class", "todo"}});
    html.element("strong", say(FOVEA_TEXT("Report", "To be completed:")));
    html.text(" ");
    html.text(say(question->question));
}

void writeTerm(HtmlWriter& html, const std::string& plain, const std::string& technical) {
    if (technical.empty())
        html.text(plain);
    else
        html.element("abbr", {{"title", technical}}, plain);
}

void writeText(HtmlWriter& html, const char* text, const std::vector<PlacedTerm>& terms,
               const std::vector<MessageArgument>& arguments) {
    const Wording& say = html.say();
    const std::string pattern = say(text);
    for (std::size_t done = 0; done < pattern.size();) {
        std::size_t end = pattern.size();
        const PlacedTerm* next = nullptr;
        for (const PlacedTerm& term : terms)
            if (const std::size_t at = pattern.find('{' + term.name + '}', done); at < end) {
                end = at;
                next = &term;
            }
        Message piece(pattern.substr(done, end - done));  // translated already
        piece.arguments = arguments;
        html.text(say(piece));
        done = end;
        if (!next) continue;
        writeTerm(html, next->plain, next->technical);
        done += next->name.size() + 2;
    }
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
