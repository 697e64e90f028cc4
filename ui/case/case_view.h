#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/answer_sets.h"
#include "settings/settings.h"

class QLabel;
class QToolButton;

namespace fovea::ui {

class CaseDrawer;
class CasePresenter;
class MapBar;
class Viewer;

/// A case as seen: the image as large as there is room, with the map laid over it, and a drawer at the right
/// with what the adapter says. The line of tools under the image holds the viewer's (see Viewer) and the
/// map's: kind, layer, opacity, colour scale and the share under the pointer.
///
/// D folds the drawer and brings it back, remembered. Where this is narrower than kFoldBelow, and on the full
/// screen, it is folded until it is asked for. While it is folded the answer stands in the line of tools, and
/// what the map is and is not in one line over the image.
class CaseView : public QWidget {
    Q_OBJECT
public:
    static constexpr int kDrawerWidth = 280;
    static constexpr int kFoldBelow = kDrawerWidth + 560;  ///< logical pixels of this widget

    CaseView(CasePresenter& presenter, Settings& settings, QWidget* parent = nullptr);
    Viewer& viewer() { return *m_viewer; }
    CasePresenter& presenter() { return m_presenter; }
    /// Whether the image that was asked for is drawn, with its map where that is shown, or is known not to
    /// be readable: what goes through images by itself waits for that.
    bool settled() const;
    /// Words while no image is chosen.
    void setEmptyText(const QString& text);
    /// What a saved picture is called, before the image's own name, and where it is proposed to be kept.
    void setSaveName(std::function<QStringList()> parts, std::function<QString()> folder);
    /// The project's classes in their order: whence their colours.
    void setClassOrder(std::vector<std::string> classes);
    /// Goes below the answer in the drawer, in the order of the calls. Hide it while it has nothing to say.
    void addSection(QWidget* section);
    /// As CaseDrawer::setAnswerSets().
    void setAnswerSets(std::optional<evaluation::AnswerSets> sets);
    /// Where the keys of viewer, map and drawer work: `page` and everything in it.
    void setKeyScope(QWidget* page);

    bool drawerOpen() const;
    /// Remembered where there is room, and not of the full screen.
    void setDrawerOpen(bool open);

Q_SIGNALS:
    /// A sentence for the page's own line of notices.
    void notice(const QString& text);
    void saved(const QString& text, const QString& path);
    /// A right click on the image that dragged nothing, or the menu key there.
    void contextMenuWanted(const QPoint& global);

private:
    void makeDrawerTools();
    void connectAll();
    bool roomForDrawer() const;
    void placeDrawer();
    void showCaption();
    void showCase();
    void showMap();
    void exportPicture();

    CasePresenter& m_presenter;
    Settings& m_settings;
    std::function<QStringList()> m_saveParts;
    std::function<QString()> m_saveFolder;
    std::vector<std::string> m_classOrder;
    Viewer* m_viewer;
    MapBar* m_map;
    CaseDrawer* m_drawer;
    QToolButton* m_toggle;
    QLabel* m_short;                  ///< the answer in a word or two, while the drawer is folded
    bool m_wanted = true;             ///< the drawer, where there is room
    bool m_wantedNarrow = false;      ///< where there is not
    bool m_wantedFullScreen = false;  ///< on the full screen
};

}  // namespace fovea::ui
