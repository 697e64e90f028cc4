#include "questions/question_draft.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include "questions/number_entry.h"
#include "questions/question_words.h"

namespace fovea::ui {

using dataset::Question;
using dataset::QuestionKind;

namespace {
struct Draft {
    Q_DECLARE_TR_FUNCTIONS(fovea::ui::QuestionDraft)
};

QStringList linesOf(const QString& text) {
    QStringList lines;
    for (const QString& line : text.split(QLatin1Char('\n')))
        if (const QString name = line.simplified(); !name.isEmpty()) lines << name;
    return lines;
}

QString numberText(const std::optional<double>& number) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return number ? locale.toString(*number, 'g', QLocale::FloatingPointShortest) : QString();
}
}  // namespace

QuestionDraft QuestionDraft::of(const Question& question) {
    QStringList names;
    for (const std::string& name : question.answers) names << QString::fromStdString(name);
    return {question.id == 0 ? QString::fromStdString(question.name) : questionTitle(question),
            question.kind,
            names.join(QLatin1Char('\n')),
            QString::fromStdString(question.unit),
            numberText(question.low),
            numberText(question.high),
            question.id};
}

Question QuestionDraft::question() const {
    Question made;
    made.id = id;
    made.name = name.simplified().toStdString();
    made.kind = kind;
    if (kind == QuestionKind::grades || kind == QuestionKind::findings)
        for (const QString& line : linesOf(answers)) made.answers.push_back(line.toStdString());
    if (kind == QuestionKind::number) {
        made.unit = unit.simplified().toStdString();
        made.low = typedNumber(low);
        made.high = typedNumber(high);
    }
    return made;
}

QString QuestionDraft::missing(const std::vector<Question>& others) const {
    const QString said = name.simplified();
    if (said.isEmpty()) return Draft::tr("Give the question a name.");
    for (const Question& other : others)
        if (other.id != id && QString::fromStdString(other.name) == said)
            return Draft::tr("There is a question “%1” already. Choose another name.").arg(said);
    const QStringList names = linesOf(answers);
    if (kind == QuestionKind::grades && names.size() < 2)
        return Draft::tr("Write the grades down, one a line, the lowest first.");
    if (kind == QuestionKind::findings && names.isEmpty())
        return Draft::tr("Write the findings down, one a line.");
    if (kind == QuestionKind::grades || kind == QuestionKind::findings) {
        QSet<QString> seen;
        for (const QString& line : names) {
            if (seen.contains(line)) return Draft::tr("“%1” stands there twice.").arg(line);
            seen.insert(line);
            if (kind == QuestionKind::findings &&
                (line.contains(QLatin1Char('=')) || line.contains(QLatin1Char('|'))))
                return Draft::tr("The name of a finding holds no “=” and no “|”: %1").arg(line);
        }
    }
    if (kind != QuestionKind::number) return {};
    for (const QString* end : {&low, &high})
        if (!end->trimmed().isEmpty() && !typedNumber(*end)) return Draft::tr("“%1” is no number.").arg(*end);
    const auto lowest = typedNumber(low), highest = typedNumber(high);
    if (lowest && highest && *lowest > *highest)
        return Draft::tr("The lowest possible number is above the highest.");
    return {};
}

std::vector<QuestionKind> possibleKinds(const Question& question, bool used) {
    const bool classes = question.kind == QuestionKind::one || question.kind == QuestionKind::grades;
    if (!used) return {QuestionKind::one, QuestionKind::grades, QuestionKind::findings, QuestionKind::number};
    if (classes) return {QuestionKind::one, QuestionKind::grades};
    return {question.kind};
}

}  // namespace fovea::ui
