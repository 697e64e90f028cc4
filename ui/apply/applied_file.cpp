#include "apply/applied_file.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>

#include "dataset/question.h"

namespace fovea::ui {

namespace {
struct Applied {
    Q_DECLARE_TR_FUNCTIONS(AppliedFile)
};

/// To three digits: more than that no network knows.
QString quantity(double number) {
    QString text =
        std::abs(number) >= 1000 ? QLocale().toString(number, 'f', 0) : QLocale().toString(number, 'g', 3);
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}
}  // namespace

AppliedKind appliedKind(const adapter::QuestionAsked& question) {
    dataset::QuestionKind kind = dataset::QuestionKind::one;
    dataset::questionKindFromName(question.kind, kind);
    return kind == dataset::QuestionKind::findings ? AppliedKind::findings
           : kind == dataset::QuestionKind::number ? AppliedKind::number
                                                   : AppliedKind::classes;
}

QString appliedWords(const AppliedFile& f, const std::vector<std::string>& classes,
                     const adapter::QuestionAsked& question) {
    switch (appliedKind(question)) {
        case AppliedKind::findings: {
            QStringList names;
            for (const std::string& name : f.atThreshold) names << QString::fromStdString(name);
            return names.isEmpty() ? Applied::tr("no finding") : names.join(QStringLiteral(", "));
        }
        case AppliedKind::number: {
            if (!f.number) return {};
            QString value = quantity(f.number->value);
            if (!question.unit.empty()) value += QChar(0xa0) + QString::fromStdString(question.unit);
            return std::isfinite(f.number->low) && std::isfinite(f.number->high)
                       ? Applied::tr("%1 (%2 to %3)")
                             .arg(value, quantity(f.number->low), quantity(f.number->high))
                       : value;
        }
        case AppliedKind::classes:
            break;
    }
    return f.predicted >= 0 && std::size_t(f.predicted) < classes.size()
               ? QString::fromStdString(classes[std::size_t(f.predicted)])
               : QString();
}

}  // namespace fovea::ui
