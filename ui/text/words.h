#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <cstddef>
#include <optional>
#include <string>

#include "base/job_context.h"
#include "dataset/repair.h"
#include "dataset/sample.h"
#include "project/directory_lock.h"
#include "project/project.h"

namespace fovea::ui {

/// Core's fixed words in the user's language, and numbers as people read them.

QString splitWords(dataset::Split split);    ///< "For learning", "For choosing", "Never seen", "Not used"
QString splitTooltip(dataset::Split split);  ///< with the technical word
QString problemWords(dataset::ProblemKind kind);   ///< "Cannot be read" ...
QString problemAdvice(dataset::ProblemKind kind);  ///< what to do about it
QString repairWords(dataset::Repair repair);       ///< on its button
QString repairTooltip(dataset::Repair repair);
QString planeWords(imaging::Plane plane);  ///< "Axial"
/// Which grey values the network sees: "as in each file", "level 40, width 400".
QString windowWords(const imaging::WindowPolicy& window);
QString changeWords(const project::Change& change);  ///< "label 3 images “healthy”", for Undo
/// Why a project cannot be opened that somebody has, and what to do; where nobody says
/// who, in general words.
QString lockWords(const QString& project, const std::optional<project::LockHolder>& holder);
/// Whether Problem::files are images of the project, not files or rows that take no part.
bool concernsImages(dataset::ProblemKind kind);
QString stageWords(Stage stage);        ///< Progress::stage: "Reading images" ...
QString durationWords(double seconds);  ///< "about 4 minutes", "less than 5 seconds"
/// A day, a day and its minute without the year, by the order in which the language says them.
QString dayWords(const QDateTime& at);     ///< "29 Nov 2026", "29. Nov. 2026"
QString momentWords(const QDateTime& at);  ///< "29 Nov, 11:39"
QString bytesWords(double bytes);          ///< "3.4 MB"
/// A number by the user's locale as QLocale::toString() has it, with the minus sign of a printed text
/// (U+2212), which a number that is rounded to 0 does not have.
QString numberWords(double value, char format, int precision);
QString percentWords(double share, int digits = 0);  ///< "83 %"; NaN reads as a dash
/// The probability of an image's answer, or another share that is never nothing and never all: "83 %", and at
/// the ends "< 1 %" and "> 99 %"; with digits "< 0.01 %" and "> 99.99 %".
QString probabilityWords(double probability, int digits = 0);
/// A reader's name as people read it: of a second reading (dataset::secondReadingOf()) "Ann, second reading"
/// in their language.
QString readerWords(const std::string& reader);
/// "120 of 600 · about 2 minutes left", "12.0 MB of 88.2 MB"; parts that are unknown are left out.
QString progressWords(const Progress& progress);
/// Words side by side, parted as the language does it: "AMD, DR", "AMD、DR". Within a sentence
/// QLocale::createSeparatedList() says "and".
QString enumerationWords(const QStringList& words);

}  // namespace fovea::ui
