#pragma once

#include <QImage>
#include <QObject>
#include <QPointF>
#include <QThreadPool>
#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "imaging/read_image.h"

namespace fovea::ui {

/// What the viewer shows: reads one image and renders it for a display window,
/// both on a worker, the latest wish winning. Knows no widgets. GUI thread only.
class ViewerPresenter : public QObject {
    Q_OBJECT
public:
    explicit ViewerPresenter(QObject* parent = nullptr);
    ~ViewerPresenter() override;

    void open(const std::string& path, const imaging::ReadOptions& where);
    void clear();
    void setFrame(int frame);  ///< of the same file

    /// Null until an image was read.
    const imaging::Image* image() const { return m_image.get(); }
    bool loading() const { return m_loading; }
    /// Colour is shown as it is.
    bool windowAdjustable() const { return m_image && m_image->channels == 1; }
    imaging::Window window() const { return m_window; }
    bool windowChanged() const { return m_windowChanged; }
    void setWindow(double level, double width);
    void resetWindow();
    /// To the right: wider (less contrast); down: higher level (darker), as radiologists know it.
    void drag(QPointF pixels);

Q_SIGNALS:
    void opened();  ///< image() and window() are those of a new image
    void rendered(const QImage& picture);
    void failed(const fovea::Error& error);  ///< nothing may be drawn
    void windowEdited();

private:
    struct Loaded;
    void read();
    void render();

    QThreadPool m_pool;
    std::string m_path;
    imaging::ReadOptions m_where;
    quint64 m_wish = 0;  ///< counts open() calls: results of older ones are dropped
    bool m_loading = false;
    bool m_rendering = false, m_renderAgain = false;
    std::shared_ptr<const imaging::Image> m_image;
    imaging::Window m_window;
    bool m_windowChanged = false;
};

}  // namespace fovea::ui
