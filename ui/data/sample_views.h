#pragma once

#include <QStackedWidget>

class QAbstractItemView;
class QMenu;
class QTableView;

namespace fovea::ui {

class DataPresenter;
class GridView;
class ProjectSession;
class Settings;

/// The images of the Data page, as pictures or as a table: one selection, one menu.
class SampleViews : public QStackedWidget {
    Q_OBJECT
public:
    /// All outlive it. Begins as the settings say.
    SampleViews(ProjectSession& session, DataPresenter& presenter, const Settings& settings,
                QWidget* parent = nullptr);

    GridView& grid() { return *m_grid; }
    /// The image that is looked at stays in view.
    void setAsTable(bool table);
    /// The menu of what is chosen; none where nothing is.
    void popupMenu(const QPoint& global);

private:
    void makeTable();
    void showMenu(const QAbstractItemView& view, const QPoint& position);
    QMenu* makeMenu();
    void addAnswers(QMenu& menu);

    ProjectSession& m_session;
    DataPresenter& m_presenter;
    GridView* m_grid;
    QTableView* m_table;
};

/// So many of the first classes have a key that gives an image their label.
inline constexpr int kLabelKeys = 9;

}  // namespace fovea::ui
