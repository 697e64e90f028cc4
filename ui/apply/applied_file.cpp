#include "apply/applied_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStringList>
#include <cmath>

#include "dataset/question.h"
#include "runs/figure_words.h"
#include "runs/validate.h"
#include "text/message_words.h"
#include "text/words.h"

namespace fovea::ui {

namespace {
struct Applied {
    Q_DECLARE_TR_FUNCTIONS(AppliedFile)
};
}  // namespace

namespace {
QString named(const AppliedFile& f, const QString& file) {
    if (f.parts.size() > 1) {
        const QString folder = QFileInfo(f.path).path();
        bool oneFile = true, oneFolder = true;
        for (const AppliedPart& part : f.parts) {
            oneFile = oneFile && part.path == f.path;
            oneFolder = oneFolder && QFileInfo(part.path).path() == folder;
        }
        return Applied::tr("%1, %n image(s)", nullptr, int(f.parts.size()))
            .arg(oneFolder && !oneFile ? QDir(folder).dirName() : file);
    }
    if (f.frames <= 1) return file;
    return Applied::tr("%1 · %2 of %3").arg(file, QString::number(f.frame + 1), QString::number(f.frames));
}
}  // namespace

QString appliedName(const AppliedFile& file) {
    return named(file, QFileInfo(file.path).fileName());
}

QString appliedShortName(const AppliedFile& file) {
    return named(file, QFileInfo(file.path).completeBaseName());
}

AppliedKind appliedKind(const adapter::QuestionAsked& question) {
    dataset::QuestionKind kind = dataset::QuestionKind::one;
    dataset::questionKindFromName(question.kind, kind);
    return kind == dataset::QuestionKind::findings ? AppliedKind::findings
           : kind == dataset::QuestionKind::number ? AppliedKind::number
                                                   : AppliedKind::classes;
}

QString appliedWords(const AppliedAnswer& f, const std::vector<std::string>& classes,
                     const adapter::QuestionAsked& question) {
    switch (appliedKind(question)) {
        case AppliedKind::findings: {
            QStringList names;
            for (const std::string& name : f.atThreshold) names << QString::fromStdString(name);
            return names.isEmpty() ? Applied::tr("no finding") : enumerationWords(names);
        }
        case AppliedKind::number: {
            if (!f.number) return {};
            const QString value = roundedQuantity(f.number->value, question.unit);
            return std::isfinite(f.number->low) && std::isfinite(f.number->high)
                       ? Applied::tr("%1 (%2 to %3)")
                             .arg(value, roundedQuantity(f.number->low), roundedQuantity(f.number->high))
                       : value;
        }
        case AppliedKind::classes:
            break;
    }
    return f.predicted >= 0 && std::size_t(f.predicted) < classes.size()
               ? QString::fromStdString(classes[std::size_t(f.predicted)])
               : QString();
}

QString learnedFromWords() {
    return messageWords(Message(runs::kAmongTrainingImages));
}

QString furtherWords(const AppliedAnswer& answer, const std::vector<std::string>& classes,
                     const adapter::QuestionAsked& question) {
    if (answer.unlike) return Applied::tr("unlike the training images");
    const QString words = appliedWords(answer, classes, question);
    if (appliedKind(question) != AppliedKind::classes || answer.predicted < 0) return words;
    return Applied::tr("%1 %2").arg(words,
                                    probabilityWords(answer.probabilities[std::size_t(answer.predicted)]));
}

}  // namespace fovea::ui
