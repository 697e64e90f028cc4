#include "inspect/figures.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "dataset/positive_class.h"
#include "evaluation/subgroups.h"
#include "runs/faithfulness.h"
#include "runs/figure_words.h"
#include "text/message_words.h"
#include "text/words.h"

namespace fovea::ui {

namespace {
struct Figures {
    Q_DECLARE_TR_FUNCTIONS(Figures)
};

/// Where the guide explains it.
QString topicOf(const QString& key) {
    static const std::pair<const char*, const char*> kTopics[] = {
        {"auc", "reading-the-figures#auc"},
        {"sensitivity", "reading-the-figures#sensitivity"},
        {"specificity", "reading-the-figures#specificity"},
        {"accuracy", "reading-the-figures#accuracy"},
        {"balanced_accuracy", "reading-the-figures#balanced-accuracy"},
        {"kappa", "reading-the-figures#kappa"},
        {"grade_error", "reading-the-figures#mean-absolute-error"},
        {"within_one", "reading-the-figures#within-one-grade"}};
    for (const auto& [of, topic] : kTopics)
        if (key == QLatin1String(of)) return QLatin1String(topic);
    return {};
}

/// Why evaluation::estimate() gives a figure no interval: a fact about these images, not a fault.
QString noIntervalWords(const runs::Figures& of, const evaluation::Estimate& figure) {
    if (!std::isfinite(figure.value)) return Figures::tr("not estimable");
    if (!std::isfinite(figure.low)) return Figures::tr("too few patients");
    const auto accuracy = of.estimates.find("accuracy");
    return accuracy != of.estimates.end() && accuracy->second.value == 1
               ? Figures::tr("every answer is right")
               : Figures::tr("no patient makes a difference");
}
}  // namespace

std::vector<FigureWords> figureWords(const runs::Evaluation& e, const runs::Figures& of) {
    std::vector<FigureWords> all;
    const bool two = e.classes.size() == 2;
    const auto positive = std::size_t(dataset::positiveIndex(e.classes, e.positive));
    const QString one = two ? fromUtf8(e.classes[positive]) : QString(),
                  zero = two ? fromUtf8(e.classes[1 - positive]) : QString();
    const auto add = [&](const char* key, const QString& name, const QString& plain, const QString& tooltip,
                         bool percent) {
        const auto it = of.estimates.find(key);
        if (it == of.estimates.end()) return;
        FigureWords w;
        w.key = QLatin1String(key);
        w.name = name;
        w.plain = plain;
        w.value = percent ? percentWords(it->second.value) : decimalWords(it->second.value, 2);
        w.interval = intervalWords(it->second, percent);
        w.hasInterval = !w.interval.isEmpty();
        if (!w.hasInterval) w.interval = noIntervalWords(of, it->second);
        w.tooltip = tooltip;
        w.topic = topicOf(w.key);
        all.push_back(std::move(w));
    };
    add("auc", two ? Figures::tr("AUC") : Figures::tr("AUC, one against the rest"),
        Figures::tr("how well the diagnoses are told apart: 1 perfect, 0.5 chance"),
        Figures::tr("AUC, area under the ROC curve. 0.5 is chance, 1 is perfect: of two cases of different "
                    "diagnoses, how often the right one gets the higher probability."),
        false);
    add("sensitivity", two ? Figures::tr("Sensitivity") : Figures::tr("Sensitivity, mean"),
        two ? Figures::tr("finds “%1”").arg(one) : Figures::tr("finds each diagnosis, on average"),
        two ? Figures::tr("Sensitivity (recall): of all with the reference “%1”, the share with this "
                          "prediction.")
                  .arg(one)
            : Figures::tr("Sensitivity (recall), mean over the classes (diagnoses)."),
        true);
    add("specificity", two ? Figures::tr("Specificity") : Figures::tr("Specificity, mean"),
        two ? Figures::tr("recognises “%1”").arg(zero) : Figures::tr("leaves the others alone, on average"),
        two ? Figures::tr("Specificity: of all with the reference “%1”, the share with this prediction.")
                  .arg(zero)
            : Figures::tr("Specificity, one class against the rest, mean over the classes."),
        true);
    add("accuracy", Figures::tr("Accuracy"), Figures::tr("right answers"),
        Figures::tr("Accuracy: the share whose prediction is the reference. Says little when one class is "
                    "much more frequent."),
        true);
    add("balanced_accuracy", Figures::tr("Balanced accuracy"),
        Figures::tr("right answers, each diagnosis weighing the same"),
        Figures::tr("Balanced accuracy: the mean share of right answers over the classes, however frequent "
                    "they are."),
        true);
    add("kappa", e.ordinal ? Figures::tr("Cohen's kappa, weighted") : Figures::tr("Cohen's kappa"),
        Figures::tr("agreement beyond chance: 1 perfect, 0 chance"),
        e.ordinal
            ? Figures::tr("Cohen's kappa with quadratic weights: far off weighs more than one grade off. "
                          "0 is what guessing by frequency gives, 1 is perfect agreement with the "
                          "reference grades.")
            : Figures::tr("Cohen's kappa: 0 is what guessing by frequency gives, 1 is perfect agreement "
                          "with the reference labels."),
        false);
    add("grade_error", Figures::tr("Mean absolute error"), Figures::tr("grades off, on average: 0 perfect"),
        Figures::tr("Mean absolute error of the grade: how many grades the prediction is away from the "
                    "reference. 0 is perfect."),
        false);
    add("within_one", Figures::tr("Within one grade"), Figures::tr("right, or one grade off"),
        Figures::tr("The share whose prediction is the reference or the grade beside it."), true);
    return all;
}

QString basisWords(const runs::Evaluation& e, const runs::Figures& of) {
    if (e.perPatient && &of == &*e.perPatient) {
        const QString patients = Figures::tr("%n patient(s), each by the mean of all their images", nullptr,
                                             int(of.predictions.size()));
        return e.perPatient->severalClasses == 0
                   ? patients
                   : Figures::tr("%1; without %n patient(s) with images of several diagnoses", nullptr,
                                 e.perPatient->severalClasses)
                         .arg(patients);
    }
    const auto imagesWords = [](std::int64_t n) {
        return n == 1 ? Figures::tr("1 image") : Figures::tr("%1 images").arg(countWords(n));
    };
    if (!e.images.empty()) {
        const std::int64_t ofUnits = runs::imageCount(e);
        const bool studies = e.task.question.answerUnit == dataset::AnswerUnit::study;
        if (e.samples.size() == 1)
            return (studies ? Figures::tr("1 study of %1, with one answer")
                            : Figures::tr("1 patient with %1, with one answer"))
                .arg(imagesWords(ofUnits));
        return (studies ? Figures::tr("%1 studies of %2 images, each with one answer")
                        : Figures::tr("%1 patients with %2 images, each with one answer"))
            .arg(countWords(std::int64_t(e.samples.size())), countWords(ofUnits));
    }
    const QString images = imagesWords(std::int64_t(e.samples.size()));
    if (!e.patientsKnown)
        return Figures::tr("%1; patients not all known, so each image counts by itself").arg(images);
    std::set<std::string> patients;
    for (const dataset::Sample& s : e.samples) patients.insert(s.patient);
    return patients.size() == 1
               ? Figures::tr("%1 of 1 patient").arg(images)
               : Figures::tr("%1 of %2 patients").arg(images, countWords(std::int64_t(patients.size())));
}

QString fewWords(const runs::Evaluation& e, const runs::Figures& of) {
    std::vector<int> counts(e.classes.size());
    for (const int truth : of.predictions.truth) ++counts[std::size_t(truth)];
    const auto rarest = std::min_element(counts.begin(), counts.end());
    if (rarest == counts.end() || *rarest >= evaluation::kFewInSubgroup) return {};
    const bool units = !e.images.empty();
    if ((e.perPatient && &of == &*e.perPatient) ||
        (units && e.task.question.answerUnit == dataset::AnswerUnit::patient))
        return Figures::tr("The rarest class has %n patient(s): too few to rely on these figures.", nullptr,
                           *rarest);
    return units ? Figures::tr("The rarest class has %n study(s): too few to rely on these figures.", nullptr,
                               *rarest)
                 : Figures::tr("The rarest class has %n image(s): too few to rely on these figures.", nullptr,
                               *rarest);
}

QString pastWords(const runs::PastEvaluation& past) {
    constexpr std::size_t kMostTelling = 3;
    runs::Evaluation e;
    e.classes = past.classes;
    e.positive = past.positive;
    e.ordinal = past.ordinal;
    e.estimates = past.estimates;
    QStringList words;
    for (const FigureWords& f : figureWords(e, e)) {
        if (std::size_t(words.size()) == kMostTelling) break;
        words << (f.hasInterval ? Figures::tr("%1: %2 (%3)").arg(f.name, f.value, f.interval)
                                : Figures::tr("%1: %2").arg(f.name, f.value));
    }
    const QDateTime at = QDateTime::fromString(fromUtf8(past.atUtc), Qt::ISODate).toLocalTime();
    QString when = dayWords(at);
    if (past.images > 0)
        when = (past.images == 1 ? Figures::tr("%1, %2 image") : Figures::tr("%1, %2 images"))
                   .arg(when, countWords(past.images));
    return words.isEmpty() ? when : Figures::tr("%1. %2").arg(when, words.join(QStringLiteral("; ")));
}

QString faithfulnessWords(const runs::Faithfulness& measured, const runs::Evaluation& of) {
    const bool test = of.split == dataset::Split::test, all = measured.images == int(of.samples.size());
    const QString images = all ? (test ? Figures::tr("These are the test images.")
                                       : Figures::tr("These are the validation images."))
                               : (test ? Figures::tr("These are test images, drawn at random.")
                                       : Figures::tr("These are validation images, drawn at random."));
    return messageWords(runs::faithfulnessSentences(measured)) + QLatin1Char(' ') + images;
}

}  // namespace fovea::ui
