#pragma once

#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QStringList>
#include <functional>

#include "imaging/write_image.h"

namespace fovea::test {

/// Images in two classes ("healthy", "ill") below this folder, whose names, headers and
/// place are full of marks that only a project's database may hold.
inline const QString kMarkedFolder = QStringLiteral("STUDY-OF-ZEBRAWITZ");

/// The i-th of them, relative to the folder that writeMarkedImages() was given.
inline QString markedImage(int i) {
    return kMarkedFolder + QStringLiteral("/%1/QUAGGASON-%2.dcm").arg(i % 2 ? "ill" : "healthy").arg(i);
}

/// `count` DICOM files and one that cannot be read. False when one could not be written.
inline bool writeMarkedImages(const QString& folder, int count) {
    for (int i = 0; i < count; ++i) {
        imaging::Pixels p{96, 96, 1, std::vector<std::uint8_t>(96 * 96)};
        for (std::size_t k = 0; k < p.data.size(); ++k)
            p.data[k] = std::uint8_t((k * std::size_t(i + 3) * 7919) >> (i % 2 ? 3 : 6));
        const std::string number = std::to_string(i);
        const auto written = imaging::writeDicom((folder + '/' + markedImage(i)).toStdString(), p,
                                                 {{"PatientName", "ZEBRAWITZ^QUAGGA"},
                                                  {"PatientID", "ID-OKAPI-" + number},
                                                  {"PatientBirthDate", "19330207"},
                                                  {"StudyDate", "20171123"},
                                                  {"AccessionNumber", "ACC-AXOLOTL"},
                                                  {"InstitutionName", "Klinik Narwalstein"},
                                                  {"StationName", "STATION-TAPIR"},
                                                  {"StudyInstanceUID", "1.2.826.0.1.7319731.1"},
                                                  {"SOPInstanceUID", "1.2.826.0.1.7319731.2." + number}},
                                                 number, *systemFileLayer());
        if (!written) return false;
    }
    QFile broken(folder + '/' + kMarkedFolder + QStringLiteral("/ill/QUAGGASON-broken.dcm"));
    return broken.open(QIODevice::WriteOnly) && broken.write(QByteArray(128, '\0') + "DICMnothing") > 0;
}

/// The mark that `bytes` hold, as UTF-8 or UTF-16; empty when none.
inline QByteArray markIn(const QByteArray& bytes) {
    for (const QByteArray mark : {"ZEBRAWITZ", "QUAGGA", "OKAPI", "19330207", "20171123", "AXOLOTL",
                                  "Narwalstein", "TAPIR", "7319731"}) {
        const QString text = QString::fromLatin1(mark);
        const QByteArray wide(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
        if (bytes.contains(mark) || bytes.contains(wide)) return mark;
    }
    return {};
}

/// What a search for marks found.
struct MarkSearch {
    QStringList found;        ///< "FILE holds MARK"
    int searched = 0;         ///< files
    bool inDatabase = false;  ///< a project's database holds marks: the search finds what is there
};

/// Searches name and every byte of every file below `folder`, but for the images
/// themselves, projects' databases and what `asked` names: what the user asked for.
inline MarkSearch searchForMarks(const QString& folder, const QStringList& asked = {}) {
    MarkSearch result;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
         it.hasNext();) {
        const QString name = it.next();
        const QString below = name.mid(folder.size());
        if (below.contains(kMarkedFolder) || asked.contains(QFileInfo(name).fileName())) continue;
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) {
            if (QFileInfo(name).isFile()) result.found << name + QStringLiteral(" cannot be read");
            continue;
        }
        QByteArray mark = markIn(file.readAll());
        if (QFileInfo(name).fileName().startsWith(QStringLiteral("project.sqlite"))) {
            result.inDatabase = result.inDatabase || !mark.isEmpty();
            continue;
        }
        ++result.searched;
        if (mark.isEmpty()) mark = markIn(below.toUtf8());
        if (!mark.isEmpty()) result.found << name + QStringLiteral(" holds ") + QString::fromLatin1(mark);
    }
    return result;
}

}  // namespace fovea::test
