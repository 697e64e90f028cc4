#include "shell/demo.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "phantoms/phantoms.h"

namespace fovea::ui {

Demo::Demo(ProjectSession& session, QObject* parent) : QObject(parent), m_session(session) {}

QString Demo::standardFolder() {
    QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(documents).isWritable()) documents = QDir::homePath();
    if (!QFileInfo(documents).isWritable()) documents = QDir::tempPath();
    return documents + QStringLiteral("/Fovea/Demo");
}

bool Demo::start(const QString& folder, int images) {
    if (m_session.jobs().running()) return false;
    const QString project = folder + QStringLiteral("/Demo.fovea"),
                  pictures = folder + QStringLiteral("/pictures");
    if (QFileInfo::exists(project + QStringLiteral("/project.sqlite"))) return m_session.open(project);
    m_session.close();
    return m_session.jobs().start<int>(
        tr("Making example images"),
        [pictures, images](const JobContext& job) -> Result<int> {
            const auto files = systemFileLayer();
            FOVEA_CHECK(files->makeFolders(pictures.toStdString()));
            FOVEA_CHECK(phantoms::writePhantomSet(pictures.toStdString(), phantoms::demonstration(images),
                                                  *files, job));
            return images;
        },
        [this, project, pictures](Result<int> made) {
            if (!made) {
                Q_EMIT failed(made.error());
                return;
            }
            project::ImportRequest request;
            request.source = pictures.toStdString();
            m_session.importImages(project, request);
        });
}

}  // namespace fovea::ui
