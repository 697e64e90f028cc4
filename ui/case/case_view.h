#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <string>
#include <vector>

#include "settings/settings.h"

class QComboBox;
class QLabel;
class QLayout;
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
    /// What a saved picture is called, before the image's own name, and where it is proposed to be kept.
    void setSaveName(std::function<QStringList()> parts, std::function<QString()> folder);
    /// The project's classes in their order: whence their colours.
    void setClassOrder(std::vector<std::string> classes);

    /// With all the lines that its words need at its width, so that the pictures are not squeezed.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A sentence for the page's own line of notices.
    void notice(const QString& text);
    void saved(const QString& text, const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QLayout* makeHead();
    QLayout* makePictures();
    QLayout* makeUnder();  ///< the line below the pictures
    QLayout* makeControls();
    void connectAll();
    void showCase();
    void showPicture();
    void showMap();
    void showShare(const QPointF& pixel);
    void exportPicture();

    CasePresenter& m_presenter;
    Settings& m_settings;
    QString m_emptyText;
    std::function<QStringList()> m_saveParts;
    std::function<QString()> m_saveFolder;
    std::vector<std::string> m_classOrder;
    QString m_shown;  ///< file and frame of the picture in the views
    ElidedLabel* m_title;
    QLabel* m_verdict;
    QLabel *m_caption, *m_share;
    ImageView *m_original, *m_overlay;
    QComboBox *m_kind, *m_layer;
    QSlider* m_opacity;
    QPushButton* m_export;
    ColourBar* m_colours;
    ProbabilityBars* m_bars;
};

}  // namespace fovea::ui
