#pragma once

#include <QModelIndex>
#include <QWidget>
#include <string>
#include <vector>

#include "apply/predictions_delegate.h"

class QBoxLayout;
class QLineEdit;
class QMenu;
class QProgressBar;
class QPushButton;
class QTableView;
class QToolButton;

namespace fovea::ui {

class ApplyPresenter;
class ElidedLabel;
class JobRunner;
class PredictionsFilter;
class PredictionsModel;
class ShownChips;
class ThumbnailLoader;

/// The list of files with their predictions, the chips that filter it, and one slim line that says how far
/// predicting is. What it shows of a row goes by its width: below kNarrow the probability stands under the
/// prediction, below kStrip there are thumbnails alone.
class PredictionsPanel : public QWidget {
    Q_OBJECT
public:
    static constexpr int kStripWidth = 96, kStrip = 200, kNarrow = 340;  ///< logical pixels

    /// Both outlive it. `jobs`: of the window, for which predictions wait.
    PredictionsPanel(ApplyPresenter& presenter, const JobRunner& jobs, QWidget* parent = nullptr);
    void setClassOrder(std::vector<std::string> classes);

    QTableView& table() { return *m_table; }
    PredictionsDelegate::Room room() const { return m_delegate->room(); }
    /// Something of the whole list, under it.
    void addBelow(QWidget* widget);
    qint64 currentId() const;  ///< AppliedFile::id; 0: none
    std::vector<qint64> selectedIds() const;
    QStringList selectedPaths() const;  ///< each file once
    /// The next row (1) or the one before (-1), where there is one.
    void step(int by);
    /// Off the list; what comes after them is chosen.
    int remove(const std::vector<qint64>& ids);  ///< how many images went
    /// Of the chosen images, by a key from 1 to 9: the class of that number (one image chosen, the next one
    /// is chosen after it, so that many can be gone through), the finding of that number in turn yes, no, not
    /// stated, or the first digit of the number. 0 takes the reference away.
    void giveReference(int key);
    void denyReference(int key);            ///< the finding of that number is not there
    void beginNumber(const QString& text);  ///< the field of the number has the keyboard

Q_SIGNALS:
    void currentChanged();
    void roomChanged();                      ///< room() is another
    void numberRefused(const QString& why);  ///< that was typed
    void stripToggled();                     ///< thumbnails alone are wanted, or the table again
    /// A menu of the chosen rows is wanted there.
    void menuWanted(const QPoint& global);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeNumber();
    void takeNumber();
    void showNumber();
    void makeTable();
    QBoxLayout* makeTools();
    QBoxLayout* makeStatus();
    void makeColumnMenu();
    void follow();
    void showRoom();
    void showColumns();
    void showState();
    int widthOf(int column) const;
    QString statusWords() const;

    ApplyPresenter& m_presenter;
    const JobRunner& m_jobs;
    ThumbnailLoader* m_thumbnails;
    PredictionsModel* m_model;
    PredictionsFilter* m_filter;
    PredictionsDelegate* m_delegate;
    QTableView* m_table;
    ShownChips* m_chips;
    QToolButton *m_columns, *m_strip;
    QMenu* m_columnMenu;
    QLineEdit* m_number;  ///< reference of the chosen images, of an adapter of a number
    ElidedLabel* m_status;
    QProgressBar* m_bar;
    QPushButton* m_stop;
    QBoxLayout *m_toolsRow, *m_statusRow;
    std::vector<bool> m_classColumns;  ///< [classes] wanted
    bool m_references = false;         ///< there is any
};

}  // namespace fovea::ui
