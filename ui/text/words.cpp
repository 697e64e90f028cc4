#include "text/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cmath>

#include "dataset/consensus.h"

namespace fovea::ui {

using dataset::ProblemKind;
using dataset::Repair;
using dataset::Split;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};
}  // namespace

QString splitWords(Split split) {
    switch (split) {
        case Split::train:
            return Words::tr("Training");
        case Split::validation:
            return Words::tr("Validation");
        case Split::test:
            return Words::tr("Test");
        case Split::excluded:
            return Words::tr("Excluded");
        case Split::unassigned:
            break;
    }
    return Words::tr("Not used");
}

QString splitTooltip(Split split) {
    switch (split) {
        case Split::train:
            return Words::tr("Training images: the network learns from them");
        case Split::validation:
            return Words::tr("Validation images: they choose the epoch that is kept and the operating point");
        case Split::test:
            return Words::tr("Test images: never seen before, kept back for the one final judgement");
        case Split::excluded:
            return Words::tr("Images that were excluded: kept in the project, and used for nothing");
        case Split::unassigned:
            break;
    }
    return Words::tr("Images without a diagnosis take no part (no split)");
}

QString problemWords(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::unreadable:
            return Words::tr("Cannot be read");
        case ProblemKind::exactDuplicate:
            return Words::tr("Same picture twice");
        case ProblemKind::nearDuplicate:
            return Words::tr("Nearly the same picture");
        case ProblemKind::labelConflict:
            return Words::tr("One picture, two diagnoses");
        case ProblemKind::unitConflict:
            return Words::tr("One study or patient, two diagnoses");
        case ProblemKind::patientLeak:
            return Words::tr("One patient in several splits");
        case ProblemKind::patientsUnknown:
            return Words::tr("Patients unknown");
        case ProblemKind::missingClass:
            return Words::tr("Diagnosis missing from a split");
        case ProblemKind::emptyPart:
            return Words::tr("A split without images");
        case ProblemKind::tooFewClasses:
            return Words::tr("Fewer than two diagnoses");
        case ProblemKind::smallClass:
            return Words::tr("Few images of a diagnosis");
        case ProblemKind::outOfRange:
            return Words::tr("Number that is not possible");
        case ProblemKind::burnedIn:
            return Words::tr("Names may be written in the picture");
        case ProblemKind::acquisitionShortcut:
            return Words::tr("Diagnosis given away by the device");
        case ProblemKind::unmatchedRow:
            return Words::tr("Row without an image");
        case ProblemKind::ambiguousRow:
            return Words::tr("Row that fits several images");
        case ProblemKind::conflictingRow:
            return Words::tr("Rows that contradict each other");
        case ProblemKind::badRow:
            return Words::tr("Row that cannot be used");
        case ProblemKind::imageWithoutRow:
            return Words::tr("Images without a row");
        case ProblemKind::standInPatient:
            return Words::tr("Identifier that is no patient's");
        case ProblemKind::classNotStated:
            return Words::tr("Diagnosis not stated");
        case ProblemKind::notStated:
            return Words::tr("Words for nothing stated");
        case ProblemKind::guessedEncoding:
            return Words::tr("Alphabet of the table found out");
        case ProblemKind::mergedClass:
            return Words::tr("One diagnosis, written in several ways");
        case ProblemKind::mergedPatient:
            return Words::tr("One patient, written in several ways");
        case ProblemKind::leftOut:
            return Words::tr("Left out");
        case ProblemKind::damagedButRead:
            return Words::tr("Not as it should be, but taken in");
    }
    return {};
}

QString problemAdvice(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::unreadable:
            return Words::tr("These files take no part. Export them again from where they came from.");
        case ProblemKind::exactDuplicate:
            return Words::tr(
                "A picture that occurs twice counts twice; in training and test images alike it makes the "
                "figures too good.");
        case ProblemKind::nearDuplicate:
            return Words::tr(
                "Look at them side by side. If they are one examination, keep one; if not, leave them: Fovea "
                "keeps look-alikes in one split when it splits the images.");
        case ProblemKind::labelConflict:
            return Words::tr("Decide which diagnosis is right and give it to both, or exclude them.");
        case ProblemKind::unitConflict:
            return Words::tr(
                "A study or patient has one answer. Decide which is right and give it to one of the images, "
                "which gives it to all, or exclude those that do not belong.");
        case ProblemKind::outOfRange:
            return Words::tr(
                "Correct the number, exclude the images, or change what the question takes as possible.");
        case ProblemKind::patientLeak:
            return Words::tr(
                "The network would be judged on patients it knows. Bring each patient's images into one "
                "split.");
        case ProblemKind::patientsUnknown:
            return Words::tr(
                "Say who the patients are, so that all images of one can be kept in one split: else the "
                "figures of the test may be too good, and nobody can tell.");
        case ProblemKind::missingClass:
            return Words::tr(
                "Add images of other patients with this diagnosis. Where there are at least three patients "
                "of it, splitting the images again helps, too.");
        case ProblemKind::emptyPart:
            return Words::tr(
                "Split the images again, or add images: a network needs training images to learn from, "
                "validation images to choose the epoch by, and test images, never seen, to be judged by.");
        case ProblemKind::tooFewClasses:
            return Words::tr(
                "A network learns to tell diagnoses apart: bring images of at least two, or give the images "
                "their diagnoses.");
        case ProblemKind::smallClass:
            return Words::tr("Add images: with so few, figures say little.");
        case ProblemKind::burnedIn:
            return Words::tr("Look at the pictures before you show or share them, or exclude them.");
        case ProblemKind::acquisitionShortcut:
            return Words::tr(
                "The network could learn the device instead of the disease. Mix sources within each "
                "diagnosis.");
        case ProblemKind::unmatchedRow:
            return Words::tr(
                "See that the right folder was chosen, and how the table writes the names of files.");
        case ProblemKind::ambiguousRow:
            return Words::tr("Write the folder before the file's name in the table and import it again.");
        case ProblemKind::conflictingRow:
            return Words::tr("Decide which row is right, correct the table and import it again.");
        case ProblemKind::badRow:
            return Words::tr("Correct the table as said here and import it again.");
        case ProblemKind::imageWithoutRow:
            return Words::tr("If they are to take part, add rows for them to the table and import it again.");
        case ProblemKind::standInPatient:
            return Words::tr(
                "Say who the patients are, by a table or by the names of folders or files: else whether "
                "images of one patient are in several splits stays unknown.");
        case ProblemKind::classNotStated:
            return Words::tr("If it is the name of a diagnosis, say so when you import the table.");
        case ProblemKind::notStated:
            return Words::tr("If it is a name, say so when you import the table.");
        case ProblemKind::guessedEncoding:
            return Words::tr("See that the names read rightly; if not, choose another alphabet.");
        case ProblemKind::mergedClass:
            return Words::tr("If these are different diagnoses, give them different names and import again.");
        case ProblemKind::mergedPatient:
            return Words::tr("If these are different patients, write them differently and import again.");
        case ProblemKind::leftOut:
            return Words::tr(
                "Nothing needs to be done. Images that were excluded can be taken in again where they are "
                "listed.");
        case ProblemKind::damagedButRead:
            return Words::tr(
                "Nothing needs to be done: these images take part, and the line says what was found and what "
                "was done about it. Where many files of one place are so, tell those who export them.");
    }
    return {};
}

QString repairWords(Repair repair) {
    switch (repair) {
        case Repair::keepOne:
            return Words::tr("Keep one, exclude the others");
        case Repair::setAside:
            return Words::tr("Exclude these images");
        case Repair::uniteParts:
            return Words::tr("Bring the patient into one split");
        case Repair::resplit:
            return Words::tr("Split the images again…");
        case Repair::takeValidation:
            return Words::tr("Take 15 % of the training images for validation");
        case Repair::namePatients:
            return Words::tr("Say who the patients are…");
        case Repair::none:
            break;
    }
    return {};
}

QString repairTooltip(Repair repair) {
    switch (repair) {
        case Repair::keepOne:
            return Words::tr("Keeps the one among the test images, if any; nothing is deleted");
        case Repair::setAside:
            return Words::tr("They stay in the project and take no part; nothing is deleted");
        case Repair::uniteParts:
            return Words::tr("Into the split that has most of the patient's images");
        case Repair::resplit:
            return Words::tr(
                "Makes new training, validation and test images: by patient, with every diagnosis in each");
        case Repair::takeValidation:
            return Words::tr(
                "Some training images are needed to choose the epoch by. They are taken by patient, with "
                "every diagnosis among them; the test images stay as they are.");
        case Repair::namePatients:
            return Words::tr("By a table, by folders, or by the names of the files; can be undone");
        case Repair::none:
            break;
    }
    return {};
}

QString planeWords(imaging::Plane plane) {
    switch (plane) {
        case imaging::Plane::axial:
            return Words::tr("Axial");
        case imaging::Plane::coronal:
            return Words::tr("Coronal");
        case imaging::Plane::sagittal:
            return Words::tr("Sagittal");
    }
    return {};
}

QString windowWords(const imaging::WindowPolicy& window) {
    switch (window.kind) {
        case imaging::WindowPolicy::Kind::file:
            return Words::tr("as in each file");
        case imaging::WindowPolicy::Kind::percentile:
            return Words::tr("each image by its own values");
        case imaging::WindowPolicy::Kind::fixed:
            break;
    }
    return Words::tr("level %1, width %2")
        .arg(numberWords(window.level, 'g', 6), numberWords(window.width, 'g', 6));
}

QString changeWords(const project::Change& change) {
    using project::Action;
    switch (change.action) {
        case Action::import:
            return Words::tr("%n image(s) brought in", nullptr, change.images);
        case Action::setSplits:
            return Words::tr("split of %n image(s)", nullptr, change.images);
        case Action::setLabels:
            return Words::tr("labels or studies of %n image(s)", nullptr, change.images);
        case Action::setLabel:
            return Words::tr("label %n image(s) “%1”", nullptr, change.images)
                .arg(QString::fromStdString(change.argument));
        case Action::relink:
            return Words::tr("new place of %n image(s)", nullptr, change.images);
        case Action::setSetting:
            if (change.argument == "grades") return Words::tr("order of the grades");
            if (change.argument == "positive") return Words::tr("which class is the finding");
            if (change.argument == "study") return Words::tr("answers about the study");
            if (change.argument == "confirmed_labels") return Words::tr("confirmation of a label");
            break;
        case Action::setWindow:
            if (imaging::WindowPolicy window; imaging::windowPolicyFromText(change.argument, window))
                return Words::tr("what the network sees: %1").arg(windowWords(window));
            break;
        case Action::addQuestion:
            return Words::tr("new question “%1”").arg(QString::fromStdString(change.argument));
        case Action::changeQuestion:
            return Words::tr("change of the question “%1”").arg(QString::fromStdString(change.argument));
        case Action::removeQuestion:
            return Words::tr("removal of the question “%1”").arg(QString::fromStdString(change.argument));
        case Action::other:
            break;
    }
    return Words::tr("change of %n image(s)", nullptr, change.images);
}

bool concernsImages(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::unreadable:
        case ProblemKind::unmatchedRow:
        case ProblemKind::ambiguousRow:
        case ProblemKind::conflictingRow:
        case ProblemKind::badRow:
        case ProblemKind::imageWithoutRow:
        case ProblemKind::classNotStated:
        case ProblemKind::notStated:
        case ProblemKind::guessedEncoding:
        case ProblemKind::mergedClass:
        case ProblemKind::mergedPatient:
            return false;
        default:
            return true;
    }
}

QString stageWords(Stage stage) {
    switch (stage) {
        case Stage::headers:
            return Words::tr("Reading headers");
        case Stage::import:
            return Words::tr("Reading images");
        case Stage::copyPlan:
            return Words::tr("Looking at what is to be copied");
        case Stage::copy:
            return Words::tr("Copying without patient data");
        case Stage::relink:
            return Words::tr("Comparing pictures");
        case Stage::relinkContent:
            return Words::tr("Comparing files of other names");
        case Stage::phantoms:
            return Words::tr("Making example images");
        case Stage::preload:
            return Words::tr("Reading each image once");
        case Stage::train:
            return Words::tr("Learning");
        case Stage::evaluate:
            return Words::tr("Evaluating");
        case Stage::predict:
            return Words::tr("Predicting");
        case Stage::verify:
            return Words::tr("Checking what was stored");
        case Stage::frames:
            return Words::tr("Looking into the files");
        case Stage::window:
            return Words::tr("Looking at each image again");
        case Stage::report:
            return Words::tr("Writing the report");
        case Stage::download:
            return Words::tr("Fetching");
        case Stage::none:
        case Stage::compare:
        case Stage::slices:
        case Stage::pretrain:
        case Stage::featuresMadeUp:
            break;
    }
    return Words::tr("Working");
}

QString lockWords(const QString& project, const std::optional<project::LockHolder>& holder) {
    if (!holder)
        return Words::tr("“%1” is open in another window or program. Close it there, then try again.")
            .arg(project);
    const QDateTime since = QDateTime::fromString(QString::fromStdString(holder->sinceUtc), Qt::ISODate);
    const QString when = since.isValid() ? QLocale().toString(since.toLocalTime(), QLocale::ShortFormat)
                                         : Words::tr("an unknown time");
    const QString computer = QString::fromStdString(holder->computer);
    if (holder->elsewhere && holder->alive)
        return Words::tr("“%1” is open on the computer “%2”, since %3. Close it there, then try again.")
            .arg(project, computer, when);
    if (holder->elsewhere)
        return Words::tr(
                   "“%1” was opened on the computer “%2” (%3) and not closed. It may still be open there: "
                   "two at a "
                   "time would spoil it. Open it here if you know that it is not, for example because that "
                   "computer "
                   "was switched off.")
            .arg(project, computer, when);
    if (!holder->alive) return Words::tr("“%1” was in use a moment ago. Try again.").arg(project);
    return Words::tr(
               "“%1” is being used by the program “%2” on this computer (process %3), since %4. Wait until "
               "it has "
               "ended, or close it, then try again.")
        .arg(project, QString::fromStdString(holder->program), QString::number(holder->process), when);
}

QString durationWords(double seconds) {
    if (seconds < 5) return Words::tr("a few seconds");
    if (seconds < 55) return Words::tr("about %n second(s)", nullptr, int(std::ceil(seconds / 5)) * 5);
    if (seconds < 90 * 60)
        return Words::tr("about %n minute(s)", nullptr, std::max(1, int(std::lround(seconds / 60))));
    return Words::tr("about %1 hours").arg(QLocale().toString(seconds / 3600, 'f', 1));
}

QString dayWords(const QDateTime& at) {
    //: A date as QDateTime::toString() writes it.
    return QLocale().toString(at, Words::tr("d MMM yyyy"));
}

QString momentWords(const QDateTime& at) {
    //: A date without its year as QDateTime::toString() writes it.
    return QLocale().toString(at, Words::tr("d MMM, HH:mm"));
}

QString bytesWords(double bytes) {
    return QLocale().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeSIFormat);
}

QString numberWords(double value, char format, int precision) {
    const QLocale locale;
    QString words = locale.toString(value, format, precision);
    if (value <= 0 && locale.toDouble(words) == 0) words = locale.toString(0.0, format, precision);
    return words.replace(QLatin1Char('-'), QChar(0x2212));
}

QString percentWords(double share, int digits) {
    constexpr QChar kNarrowSpace(0x202F);
    if (!std::isfinite(share)) return QStringLiteral("–");
    return numberWords(100 * share, 'f', digits) + kNarrowSpace + QLatin1Char('%');
}

QString probabilityWords(double probability, int digits) {
    const double step = std::pow(10.0, -digits) / 100;
    const QString space(QChar(0xa0));
    if (probability < step) return QLatin1Char('<') + space + percentWords(step, digits);
    if (probability > 1 - step) return QLatin1Char('>') + space + percentWords(1 - step, digits);
    return percentWords(probability, digits);
}

QString readerWords(const std::string& reader) {
    const QString person = QString::fromStdString(dataset::personOf(reader));
    return dataset::isSecondReading(reader) ? Words::tr("%1, second reading").arg(person) : person;
}

QString progressWords(const Progress& progress) {
    const auto amount = [&](std::int64_t n) {
        return progress.stage == Stage::download ? bytesWords(double(n)) : QLocale().toString(qlonglong(n));
    };
    QString text;
    if (progress.total > 0) text = Words::tr("%1 of %2").arg(amount(progress.done), amount(progress.total));
    if (progress.secondsLeft >= 0 && progress.done < progress.total) {
        const QString left = Words::tr("%1 left").arg(durationWords(progress.secondsLeft));
        text += text.isEmpty() ? left : QStringLiteral(" · ") + left;
    }
    return text;
}

QString enumerationWords(const QStringList& words) {
    //: Between the words of a list, as in "AMD, DR".
    return words.join(Words::tr(", "));
}

}  // namespace fovea::ui
