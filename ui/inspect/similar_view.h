#pragma once

#include <QWidget>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "jobs/latest_worker.h"
#include "runs/similar_cases.h"

class QLabel;
class QListWidget;

namespace fovea::ui {

class CasePresenter;
class CasesPresenter;
class ProjectSession;
class ThumbnailLoader;

/// A section of the drawer: the images that the training learned from, or chose its epoch by, which are most
/// like the one that is looked at, each with its label and what the adapter says of it. Hidden while there
/// are none. A double click or Enter on one asks for it on the Data page.
///
/// They are looked for on a worker. GUI thread only.
class SimilarView : public QWidget {
    Q_OBJECT
public:
    static constexpr int kCases = 4;

    SimilarView(ProjectSession& session, CasesPresenter& cases, ThumbnailLoader& thumbnails,
                QWidget* parent = nullptr);
    const std::vector<runs::SimilarCase>& shown() const { return m_shown; }

Q_SIGNALS:
    void sampleRequested(qint64 sample);  ///< to be shown on the Data page
    void changed();                       ///< shown()

private:
    void follow();
    void prepare(std::int64_t run);
    void look();
    void show(std::vector<runs::SimilarCase> cases);
    void showThumbnails();

    ProjectSession& m_session;
    CasesPresenter& m_cases;
    ThumbnailLoader& m_thumbnails;
    QLabel* m_title;
    QListWidget* m_list;
    LatestWorker m_worker;
    std::shared_ptr<runs::SimilarCases> m_among;  ///< used by the worker alone
    std::int64_t m_run = 0;                       ///< whose they are, or are being looked for
    std::int64_t m_of = 0;                        ///< sample whose similar cases are shown or looked for
    std::vector<std::string> m_classes;
    std::vector<runs::SimilarCase> m_shown;
};

}  // namespace fovea::ui
