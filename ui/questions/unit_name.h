#pragma once

#include <QString>

#include "dataset/question.h"
#include "dataset/sample.h"

namespace fovea::ui {

/// What a study or patient is called, by one of its images: "p3", "p3 · e12"; of a file its name. Names the
/// patient.
QString unitName(const dataset::Sample& image, dataset::AnswerUnit unit);
/// A text in which each UID of DICOM, up to 64 digits and points, is "…" and its end, which tells studies
/// apart. For where there is little room; the whole belongs in the tooltip.
QString withShortUids(QString text);

}  // namespace fovea::ui
