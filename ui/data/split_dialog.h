#pragma once

#include <QDialog>
#include <map>
#include <memory>
#include <string>

#include "dataset/split.h"
#include "jobs/latest_worker.h"

class QLabel;
class QLayout;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace fovea::ui {

class ProjectSession;

/// Asks how many images are learned from, tuned by and judged by, and shows at once how
/// many of each diagnosis, and how many patients, each part gets: it is the division that
/// will be made. Not modal; what was chosen counts when it was accepted.
///
/// Which images belong together is found once, on a worker that lets others have the project
/// meanwhile; found anew when its images change.
class SplitDialog : public QDialog {
    Q_OBJECT
public:
    explicit SplitDialog(ProjectSession& session, QWidget* parent = nullptr);

    dataset::SplitShares shares() const;

private:
    struct Images;  ///< of the project, and which of them belong together
    struct Counts;
    QLayout* makeShares();
    void makeTable();
    static Counts counted(const Images& images);
    void read();
    void startReading();
    void ended(Result<std::shared_ptr<Images>> images);
    void take(std::shared_ptr<Images> images);
    void preview();
    void showCounts(const Counts& counts);
    void say(const QString& text);
    void showState();
    void showNote();

    ProjectSession& m_session;
    QLabel* m_train;
    QSpinBox *m_validation, *m_test;
    QTableWidget* m_table;
    QLabel* m_note;
    QString m_said;
    QPushButton* m_divide;
    std::shared_ptr<Images> m_images;  ///< null until read; used by the worker alone
    bool m_sharesKnown = false;        ///< taken from the project, or typed
    dataset::SplitShares m_asked;      ///< of the newest preview
    bool m_shown = false;              ///< the preview is of what is chosen
    bool m_reading = false;
    bool m_readAgain = false;  ///< the images changed since it began
    LatestWorker m_worker;     ///< last: it ends before what its work uses
};

}  // namespace fovea::ui
