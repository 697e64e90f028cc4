#include "data/missing_bar.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

#include "session/project_session.h"
#include "settings/settings.h"
#include "text/error_text.h"
#include "widgets/file_chooser.h"

namespace fovea::ui {

MissingBar::MissingBar(ProjectSession& session, Settings& settings, QWidget* parent)
    : NoticeBar(parent), m_session(session), m_settings(settings) {
    setObjectName(QStringLiteral("missing"));
    connect(this, &NoticeBar::actionTriggered, this, &MissingBar::onAction);
    connect(&session, &ProjectSession::missingChanged, this, &MissingBar::showMissing);
    // A drive may have been connected meanwhile.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive && m_session.missing() > 0) m_session.lookForMissing();
    });
}

void MissingBar::showMissing() {
    m_found.reset();
    if (m_session.missing() == 0) {
        clear();
        return;
    }
    show(Kind::warning,
         tr("%n image(s) are not where they were.", nullptr, m_session.missing()) + QLatin1Char(' ') +
             tr("Connect their drive; or, if their folder was moved or renamed, say where it is now."),
         tr("Find them…"));
}

void MissingBar::hideEvent(QHideEvent* event) {
    NoticeBar::hideEvent(event);
    // Not when the whole page is hidden.
    if (isHidden() && m_found)
        QMetaObject::invokeMethod(this, &MissingBar::showMissing, Qt::QueuedConnection);
}

void MissingBar::onAction() {
    if (m_found) {
        useFound();
        return;
    }
    chooseFolder(this, tr("Choose the folder in which the images are now"), m_settings.lastFolder(),
                 [this](const QString& folder) {
                     m_settings.setLastFolder(QFileInfo(folder).absolutePath());
                     search(folder);
                 });
}

bool MissingBar::search(const QString& folder) {
    const bool started = m_session.startOnProject<dataset::Relinking>(
        tr("Looking for the images"),
        [path = folder.toStdString()](project::Project& project,
                                      const JobContext& job) -> Result<dataset::Relinking> {
            FOVEA_TRY(const auto samples, project.samples());
            FOVEA_TRY(const auto window, project.networkWindow());
            return dataset::planRelink(samples, window, path, job);
        },
        [this, folder](Result<dataset::Relinking> found) {
            if (found)
                showFound(folder, std::move(*found));
            else if (found.error().code == ErrorCode::cancelled)
                showMissing();
            else
                show(Kind::error, errorSentence(found.error()), tr("Find them…"));
        });
    if (!started) Q_EMIT refused();
    return started;
}

void MissingBar::showFound(const QString& folder, dataset::Relinking found) {
    const int images = int(found.found.size());
    if (images == 0) {
        show(Kind::warning,
             found.missing == 0 ? tr("All images are where they were.")
                                : tr("None of the %n missing image(s) is in “%1”.", nullptr, found.missing)
                                      .arg(QDir(folder).dirName()),
             found.missing == 0 ? QString() : tr("Look elsewhere…"));
        return;
    }
    QStringList parts{tr("%1 of %n missing image(s) found in “%2”.", nullptr, found.missing)
                          .arg(QLocale().toString(images), QDir(folder).dirName())};
    if (found.renamed > 0)
        parts << tr("%n of them under another name, known by the picture.", nullptr, found.renamed);
    if (!found.otherContent.empty())
        parts << tr("%n file(s) have the old name but show another picture: they are not taken.", nullptr,
                    int(found.otherContent.size()));
    m_found = std::move(found);
    show(Kind::information, parts.join(QLatin1Char(' ')), tr("Use them from there"));
}

void MissingBar::useFound() {
    const auto found = std::make_shared<const std::vector<dataset::Sample>>(m_found->found);
    const bool started = m_session.startOnProject<int>(
        tr("Noting where the images are"),
        [found](project::Project& project, const JobContext&) -> Result<int> {
            FOVEA_CHECK(project.setPaths(*found));
            return int(found->size());
        },
        [this](Result<int> images) {
            m_found.reset();
            if (images) {
                clear();
                Q_EMIT relinked(*images);
            } else {
                show(Kind::error, errorSentence(images.error()), tr("Find them…"));
            }
        });
    if (!started) Q_EMIT refused();
}

}  // namespace fovea::ui
