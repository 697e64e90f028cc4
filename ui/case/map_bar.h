#pragma once

#include <QPointF>
#include <QWidget>

#include "settings/settings.h"

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace fovea::ui {

class CasePresenter;
class ColourBar;

/// The map's controls in one slim line: kind, layer, opacity, colour scale (fixed over all images, or this
/// image's own), its colours with both ends named, and the share under the pointer.
class MapBar : public QWidget {
    Q_OBJECT
public:
    MapBar(CasePresenter& presenter, Settings& settings, QWidget* parent = nullptr);
    /// The kind that was chosen last, or the first: what M brings back.
    void chooseKind(bool any);
    void showMap();  ///< follows the presenter
    void showLayers();
    void showShare(const QPointF& pixel);

private:
    void makeControls();
    CasePresenter& m_presenter;
    Settings& m_settings;
    QComboBox *m_kind, *m_layer, *m_scale;
    QSlider* m_opacity;
    ColourBar* m_colours;
    QLabel* m_share;
    QToolButton* m_about;
};

}  // namespace fovea::ui
