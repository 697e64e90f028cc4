#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "data/data_notice.h"
#include "dataset/frame_choice.h"
#include "dataset/import.h"
#include "imaging/plane.h"
#include "project/import_images.h"

namespace fovea::ui {

class JobRunner;
class LabelTablePresenter;
class ProjectSession;

/// Images on their way into the open project: the queue of sources that were dropped or chosen, what is
/// asked about each, and what came of it. No widgets. GUI thread only; files are read by jobs.
///
/// - A source is looked into, then imported, one after the other.
/// - Where its files hold several frames, or are slices of series, framesAsked() asks which are wanted, and
///   whether slices are put together to volumes; the queue waits for answerFrames() or skip().
/// - What a table of labels means (tableAsked(), takeTable()) and which field of the DICOM header says the
///   diagnosis (offered by a notice where no folder does, takeHeaderField()) is asked before the source is in
///   the queue, which that does not hold up.
/// - A source that fails is told of by failed() or, where others are behind it, together with what came of
///   those: they are imported all the same.
/// - Cancelling a job ends the whole queue, and so does closing the project.
class ImportFlow : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    ImportFlow(ProjectSession& session, JobRunner& jobs, QObject* parent = nullptr);

    /// Folders one after the other, then all single files together; of a table (CSV, TSV, XLSX, ODS)
    /// tableAsked().
    void importPaths(const QStringList& paths);
    /// What the table is about, as it says: images of a folder are imported; images of the project get what
    /// the table says, as a job of its own. The table is ready().
    void takeTable(const LabelTablePresenter& table);
    /// Imports a folder whose files' headers say the diagnosis; `attribute` as
    /// dataset::ImportOptions::labelAttribute takes it.
    void takeHeaderField(const QString& folder, const std::string& attribute);

    /// Whether the first images of a project are copied into it, without patient data. One that has images
    /// goes on as it began.
    void setCopy(bool copy) { m_copy = copy; }

    /// Whether framesAsked() waits for its answer.
    bool asking() const { return m_asking; }
    /// These frames of the source that was asked about; `plane` is how its volumes are cut; `series`: set
    /// where slices are put together before. Without a question nothing happens.
    void answerFrames(const dataset::FrameChoice& frames, imaging::Plane plane,
                      const std::optional<project::SeriesAsked>& series = {});
    /// The source that was asked about is not imported; the queue goes on. Without a question nothing
    /// happens.
    void skip();
    /// Sources that are still to be imported, the one that is looked into or asked about among them.
    int waiting() const { return int(m_queue.size()); }

Q_SIGNALS:
    /// Something new was asked for: what was said of earlier imports is over.
    void begun();
    /// Files of the first source of the queue hold several frames, or are slices of series.
    void framesAsked(const fovea::dataset::FramesFound& found);
    /// The question about frames is no longer asked.
    void questionWithdrawn();
    /// A table of labels was dropped: what does it mean?
    void tableAsked(const QString& path);
    /// A source is in the project. `problems`: there are some worth a look.
    void imported(bool problems);
    void said(const fovea::ui::DataNotice& notice);
    void failed(const fovea::Error& error);

private:
    void add(project::ImportRequest request);
    void next();
    void importFirst();
    std::string questionOfClasses() const;
    void onImported(const project::ProjectSummary& summary);
    void onFailed(const Error& error);
    /// Says it, with what failed of the sources before.
    void sayOutcome(DataNotice notice);
    /// Forgets what is not imported yet.
    void drop();
    void sayStopped();
    DataNotice addLater() const;

    ProjectSession& m_session;
    JobRunner& m_jobs;
    std::vector<project::ImportRequest> m_queue;  ///< still to be imported
    bool m_asking = false;                        ///< about the first of the queue
    bool m_copy = false;
    QString m_folder;        ///< imported last; empty for single files
    QStringList m_missed;    ///< what is said of sources that failed while others were behind them
    QString m_missedFolder;  ///< one of those, of which the header may say the diagnoses
};

}  // namespace fovea::ui
