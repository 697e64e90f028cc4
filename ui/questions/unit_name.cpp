#include "questions/unit_name.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace fovea::ui {

QString unitName(const dataset::Sample& image, dataset::AnswerUnit unit) {
    const QString patient = QString::fromStdString(image.patient);
    const QString study =
        unit == dataset::AnswerUnit::study ? QString::fromStdString(image.study) : QString();
    if ((patient.isEmpty() && study.isEmpty()) || image.study == image.path)
        return QFileInfo(QString::fromStdString(image.path)).fileName();
    if (patient.isEmpty() || study.isEmpty()) return patient + study;
    return patient + QStringLiteral(" · ") + study;
}

QString withShortUids(QString text) {
    static const QRegularExpression kUid(QStringLiteral("[0-9.]{15,}([0-9.]{10})"));
    return text.replace(kUid, QStringLiteral("…\\1"));
}

}  // namespace fovea::ui
