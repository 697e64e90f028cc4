#pragma once

#include <QString>
#include <optional>

#include "dataset/relink.h"
#include "widgets/notice_bar.h"

namespace fovea::ui {

class ProjectSession;
class Settings;

/// Says how many images are not where they were, and finds them again: asks for a
/// folder, looks there as a job, says what came of it, and when the user agrees notes
/// the new places as one step for Undo. Hidden while nothing is missing.
class MissingBar : public NoticeBar {
    Q_OBJECT
public:
    MissingBar(ProjectSession& session, Settings& settings, QWidget* parent = nullptr);

    /// Looks below `folder`; false while another job runs.
    bool search(const QString& folder);

Q_SIGNALS:
    /// The new places of so many images are stored.
    void relinked(int images);
    /// Not now: another job runs.
    void refused();

protected:
    /// Declining what was found leads back to the question.
    void hideEvent(QHideEvent* event) override;

private:
    void showMissing();
    void showFound(const QString& folder, dataset::Relinking found);
    void onAction();
    void useFound();

    ProjectSession& m_session;
    Settings& m_settings;
    std::optional<dataset::Relinking> m_found;  ///< shown, and waiting for the user's word
};

}  // namespace fovea::ui
