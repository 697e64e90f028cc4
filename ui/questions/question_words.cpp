#include "questions/question_words.h"

#include <QCoreApplication>
#include <QLocale>

#include "project/project.h"
#include "text/words.h"

namespace fovea::ui {

using dataset::Question;
using dataset::QuestionKind;

namespace {
struct Questions {
    Q_DECLARE_TR_FUNCTIONS(fovea::ui::Questions)
};
}  // namespace

QString kindWords(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::one:
            return Questions::tr("One of several");
        case QuestionKind::grades:
            return Questions::tr("Grades");
        case QuestionKind::findings:
            return Questions::tr("Findings");
        case QuestionKind::number:
            break;
    }
    return Questions::tr("A number");
}

QString kindExplanation(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::one:
            return Questions::tr("Each image has exactly one of several diagnoses, as healthy or glaucoma.");
        case QuestionKind::grades:
            return Questions::tr("Each image has one step of a scale, as none, mild, moderate, severe.");
        case QuestionKind::findings:
            return Questions::tr(
                "Any number of things may be there at once; of each is said yes, no, or nothing.");
        case QuestionKind::number:
            break;
    }
    return Questions::tr("A quantity is read off each image, as an age, an ejection fraction or a count.");
}

QString questionTitle(const Question& question) {
    if (question.name.empty() || question.name == project::kFirstQuestion) return Questions::tr("Diagnosis");
    return QString::fromStdString(question.name);
}

QString unansweredWords(const Question& question) {
    switch (question.kind) {
        case QuestionKind::findings:
            return Questions::tr("nothing stated");
        case QuestionKind::number:
            return Questions::tr("no number");
        case QuestionKind::grades:
            if (question.name != project::kFirstQuestion) return Questions::tr("no grade");
            break;
        case QuestionKind::one:
            if (question.name != project::kFirstQuestion && !question.name.empty())
                return Questions::tr("no answer");
    }
    return Questions::tr("no diagnosis");
}

QString quantityWords(double number, const Question& question) {
    QString text = QLocale().toString(number, 'g', QLocale::FloatingPointShortest);
    text.replace(QLatin1Char('-'), QChar(0x2212));
    return question.unit.empty() ? text : text + QChar(0xa0) + QString::fromStdString(question.unit);
}

QString rangeWords(const Question& question) {
    Question plain = question;
    plain.unit.clear();
    if (question.low && question.high)
        return Questions::tr("%1 to %2")
            .arg(quantityWords(*question.low, plain), quantityWords(*question.high, question));
    if (question.low) return Questions::tr("at least %1").arg(quantityWords(*question.low, question));
    if (question.high) return Questions::tr("at most %1").arg(quantityWords(*question.high, question));
    return {};
}

QString statedWords(const std::optional<bool>& stated) {
    return !stated ? Questions::tr("not stated") : *stated ? Questions::tr("yes") : Questions::tr("no");
}

std::vector<std::optional<bool>> statedOf(const Question& question, const std::string& answer) {
    std::vector<std::optional<bool>> stated(question.answers.size());
    const auto findings = dataset::findingsFromText(answer, question.answers);
    if (!findings) return stated;
    for (std::size_t i = 0; i < stated.size(); ++i)
        if (const auto it = findings->find(question.answers[i]); it != findings->end())
            stated[i] = it->second;
    return stated;
}

QString answerWords(const Question& question, const std::string& answer) {
    if (answer.empty()) return unansweredWords(question);
    if (question.kind == QuestionKind::number) {
        const auto number = dataset::numberFromText(answer);
        return number ? quantityWords(*number, question) : QString::fromStdString(answer);
    }
    if (question.kind != QuestionKind::findings) return QString::fromStdString(answer);
    const auto stated = statedOf(question, answer);
    // What is there comes first: that is what one looks for.
    QStringList words;
    for (const bool there : {true, false})
        for (std::size_t i = 0; i < stated.size(); ++i) {
            const QString name = QString::fromStdString(question.answers[i]);
            if (stated[i] == there) words << (there ? name : Questions::tr("not %1").arg(name));
        }
    return words.isEmpty() ? QString::fromStdString(answer) : enumerationWords(words);
}

std::optional<bool> nextStated(const StatedTogether& now) {
    if (now.mixed || !now.stated) return true;
    return *now.stated ? std::optional(false) : std::nullopt;
}

}  // namespace fovea::ui
