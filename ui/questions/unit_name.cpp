#include "questions/unit_name.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

namespace fovea::ui {

namespace {
struct Units {
    Q_DECLARE_TR_FUNCTIONS(Units)
};

const QString& between() {
    static const QString kBetween = QStringLiteral(" · ");
    return kBetween;
}
}  // namespace

QString unitName(const dataset::Sample& image, dataset::AnswerUnit unit) {
    const QString patient = QString::fromStdString(image.patient);
    const QString study =
        unit == dataset::AnswerUnit::study ? QString::fromStdString(image.study) : QString();
    if ((patient.isEmpty() && study.isEmpty()) || image.study == image.path)
        return QFileInfo(QString::fromStdString(image.path)).fileName();
    if (patient.isEmpty() || study.isEmpty()) return patient + study;
    return patient + between() + study;
}

QString ofUnit(dataset::AnswerUnit unit, const QString& ofImages, const QString& ofStudies,
               const QString& ofPatients) {
    switch (unit) {
        case dataset::AnswerUnit::image:
            return ofImages;
        case dataset::AnswerUnit::study:
            return ofStudies;
        case dataset::AnswerUnit::patient:
            return ofPatients;
    }
    return {};
}

QString countedWords(std::int64_t count, dataset::AnswerUnit unit) {
    const QString number = QLocale().toString(qlonglong(count));
    return ofUnit(unit, count == 1 ? Units::tr("1 image") : Units::tr("%1 images").arg(number),
                  count == 1 ? Units::tr("1 study") : Units::tr("%1 studies").arg(number),
                  count == 1 ? Units::tr("1 patient") : Units::tr("%1 patients").arg(number));
}

QString withShortUids(QString text) {
    static const QRegularExpression kUid(QStringLiteral("[0-9.]{15,}([0-9.]{10})"));
    return text.replace(kUid, QStringLiteral("…\\1"));
}

QString elidedUnit(const QString& name, const QFontMetrics& metrics, int width) {
    const QString brief = withShortUids(name);
    if (metrics.horizontalAdvance(brief) <= width) return brief;
    const qsizetype cut = brief.indexOf(between());
    if (cut < 0) return metrics.elidedText(brief, Qt::ElideMiddle, width);
    const QString patient = brief.left(cut), study = brief.mid(cut + between().size());
    const int room = width - metrics.horizontalAdvance(patient + between());
    // Less than some digits of the study tells nothing apart.
    if (room < metrics.horizontalAdvance(QStringLiteral("…000")))
        return metrics.horizontalAdvance(patient) <= width
                   ? patient
                   : metrics.elidedText(patient, Qt::ElideLeft, width);
    return patient + between() + metrics.elidedText(study, Qt::ElideLeft, room);
}

}  // namespace fovea::ui
