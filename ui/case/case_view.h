#pragma once

#include <QWidget>

#include "settings/settings.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace fovea::ui {

class CasePresenter;
class ColourBar;
class ElidedLabel;
class ImageView;
class ProbabilityBars;

/// A case as seen: original beside overlay, moving together, with the map's kind,
/// layer and opacity, the share under the pointer, and what the adapter says.
class CaseView : public QWidget {
    Q_OBJECT
public:
    CaseView(CasePresenter& presenter, Settings& settings, QWidget* parent = nullptr);
    /// Words while no image is chosen.
    void setEmptyText(const QString& text);

Q_SIGNALS:
    /// A sentence for the page's own line of notices.
    void notice(const QString& text);

private:
    void showCase();
    void showMap();
    void showShare(const QPointF& pixel);
    void exportPicture();

    CasePresenter& m_presenter;
    Settings& m_settings;
    QString m_emptyText;
    ElidedLabel *m_title, *m_verdict;
    QLabel *m_caption, *m_share;
    ImageView *m_original, *m_overlay;
    QComboBox *m_kind, *m_layer;
    QSlider* m_opacity;
    QPushButton* m_export;
    ColourBar* m_colours;
    ProbabilityBars* m_bars;
};

}  // namespace fovea::ui
