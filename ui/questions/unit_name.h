#pragma once

#include <QFontMetrics>
#include <QString>
#include <cstdint>

#include "dataset/question.h"
#include "dataset/sample.h"

namespace fovea::ui {

/// What a study or patient is called, by one of its images: "p3", "p3 · e12"; of a file its name. Names the
/// patient.
QString unitName(const dataset::Sample& image, dataset::AnswerUnit unit);
/// Of three texts the one that is about what has one answer.
QString ofUnit(dataset::AnswerUnit unit, const QString& ofImages, const QString& ofStudies,
               const QString& ofPatients);
/// So many of what has one answer: "1 image", "1,200 images", "3 studies", "2 patients".
QString countedWords(std::int64_t count, dataset::AnswerUnit unit);
/// A text in which each UID of DICOM, up to 64 digits and points, is "…" and its end, which tells studies
/// apart. For where there is little room; the whole belongs in the tooltip.
QString withShortUids(QString text);
/// A name as unitName() makes it, in so much room: UIDs short, then the beginning of the study left out and,
/// where nothing of the study fits, that of the patient, as numbers at their ends tell them apart.
QString elidedUnit(const QString& name, const QFontMetrics& metrics, int width);

}  // namespace fovea::ui
