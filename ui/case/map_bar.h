#pragma once

#include <QObject>
#include <QPointF>
#include <vector>

#include "settings/settings.h"

class QComboBox;
class QLabel;
class QSlider;
class QWidget;

namespace fovea::ui {

class CasePresenter;
class ColourBar;

/// The map's controls for the line under the image: kind, layer, opacity, colours with their scale (the same
/// over all images, or this image's own) and the share under the pointer.
class MapBar : public QObject {
    Q_OBJECT
public:
    /// Makes the groups() as children of `parent`, which is its own parent, too.
    MapBar(CasePresenter& presenter, Settings& settings, QWidget* parent);
    const std::vector<QWidget*>& groups() const { return m_groups; }
    /// A map of the kind that was chosen last, where there is none now.
    void wantMap();
    void showShare(const QPointF& pixel);
    /// What the line has, logical pixels: narrow, it has short words and no share under the pointer.
    void setRoom(int room);

Q_SIGNALS:
    void kindChosen();  ///< and not "no map"

private:
    void makeKind(QWidget* parent);
    void makeDegree(QWidget* parent);
    void makeColours(QWidget* parent);
    void showLayers();
    void showMap();
    void showWords();  ///< of layers and scale, as long as there is room for them

    CasePresenter& m_presenter;
    Settings& m_settings;
    std::vector<QWidget*> m_groups;
    QComboBox *m_kind, *m_layer, *m_scale;
    QSlider* m_opacity;
    ColourBar* m_colours;
    QLabel* m_share;
    bool m_wide = true;  ///< there is room for all words
};

}  // namespace fovea::ui
