#pragma once

#include <QImage>
#include <QObject>
#include <QPointF>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "imaging/frame_reader.h"
#include "imaging/window_policy.h"

namespace fovea::ui {

/// What the viewer shows: reads one image and renders it for a display window, or as
/// the network sees it, both on a worker, the latest wish winning. A file of several
/// frames stays open, so that a volume is decoded once for all of them. Knows no
/// widgets. GUI thread only.
class ViewerPresenter : public QObject {
    Q_OBJECT
public:
    explicit ViewerPresenter(QObject* parent = nullptr);
    ~ViewerPresenter() override;

    void open(const std::string& path, const imaging::ReadOptions& where);
    void clear();
    void setFrame(int frame);  ///< of the same file; a window that was chosen stays

    /// Null until an image was read.
    const imaging::Image* image() const { return m_image.get(); }
    const std::string& path() const { return m_path; }
    /// Where in the file the image that was opened lies; setFrame() does not change it.
    const imaging::ReadOptions& own() const { return m_own; }
    bool loading() const { return m_loading; }
    /// Colour is shown as it is, unless all of it is grey.
    bool windowAdjustable() const { return m_shown && m_shown->channels == 1; }
    bool greyInColour() const { return m_shown != m_image; }
    imaging::Window window() const { return m_window; }
    bool windowChanged() const { return m_windowChanged; }
    void setWindow(double level, double width);
    void resetWindow();
    /// By a rule that looks at what is shown, on the worker.
    void setWindowBy(std::function<imaging::Window(const imaging::Image&)> rule);
    /// To the right: wider (less contrast); down: higher level (darker), as radiologists know it.
    void drag(QPointF pixels);

    /// Show exactly what the network is given (imaging::networkPixels()) instead.
    void setAsNetwork(bool on);
    bool asNetwork() const { return m_asNetwork; }
    /// The project's.
    void setNetworkWindow(const imaging::WindowPolicy& window);
    const imaging::WindowPolicy& networkWindow() const { return m_networkWindow; }

Q_SIGNALS:
    void opened();  ///< image() and window() are those of a new image
    void rendered(const QImage& picture);
    void failed(const fovea::Error& error);  ///< nothing may be drawn
    void windowEdited();                     ///< the window, or whether the network's is shown

private:
    struct Loaded;
    struct Look {
        std::optional<imaging::Window> window;  ///< none: the image's own
        std::optional<imaging::WindowPolicy> network;
    };
    static QImage pictureOf(const imaging::Image& image, const imaging::Image& shown, const Look& look);
    Look look() const;
    void read();
    void render();

    QThreadPool m_pool;
    std::shared_ptr<imaging::FrameReader> m_file;  ///< touched by the worker alone
    std::string m_path;
    imaging::ReadOptions m_where, m_own;
    quint64 m_wish = 0;  ///< counts open() calls: results of older ones are dropped
    bool m_loading = false;
    bool m_rendering = false, m_renderAgain = false;
    std::shared_ptr<const imaging::Image> m_image;
    /// What a window is applied to: m_image, or, of grey stored as colour, its one channel.
    std::shared_ptr<const imaging::Image> m_shown;
    imaging::Window m_window;
    bool m_windowChanged = false;
    bool m_asNetwork = false;
    imaging::WindowPolicy m_networkWindow;
};

}  // namespace fovea::ui
