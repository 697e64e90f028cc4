#pragma once

#include <QObject>
#include <QPointF>
#include <QString>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "imaging/frame_reader.h"
#include "imaging/window_policy.h"
#include "widgets/scaled_image.h"

namespace fovea::ui {

/// What the viewer shows: reads one image and renders it for a display window, or as
/// the network sees it, both on a worker, the latest wish winning. A file of several
/// frames stays open, so that a volume is decoded once for all of them. What is chosen here
/// changes what is seen, never what a network is given. Knows no widgets. GUI thread only.
class ViewerPresenter : public QObject {
    Q_OBJECT
public:
    explicit ViewerPresenter(QObject* parent = nullptr);
    ~ViewerPresenter() override;

    void open(const std::string& path, const imaging::ReadOptions& where);
    void clear();
    void setFrame(int frame);  ///< of the same file; a window that was chosen stays

    /// Null until the image that was opened is read; then of the frame read last.
    const std::shared_ptr<const imaging::Image>& image() const { return m_image; }
    const std::string& path() const { return m_path; }
    /// Where in the file the image that was opened lies; setFrame() does not change it.
    const imaging::ReadOptions& own() const { return m_own; }
    /// Whether that image is shown, or asked for, and no other frame of its file.
    bool atOwn() const { return m_where == m_own; }
    bool loading() const { return m_loading; }
    /// Whether the window is in units of stored values. Of colour it is of brightness, 0 to 255: level 128
    /// and width 256 show it as it is.
    bool greyWindow() const { return m_shown && m_shown->channels == 1; }
    bool greyInColour() const { return m_shown != m_image; }
    imaging::Window window() const { return m_window; }
    bool windowChanged() const { return m_windowChanged; }
    void setWindow(double level, double width);
    void resetWindow();
    /// To the right: wider (less contrast); down: higher level (darker), as radiologists know it.
    void drag(QPointF pixels);

    /// A window to choose by name.
    struct Preset {
        enum class Kind { own, percentile, whole, fixed };
        Kind kind = Kind::own;
        QString words, tip;
        double level = 0, width = 0;  ///< of `fixed`
    };
    /// Those that the image at hand can have; the first is its own. CT has more.
    std::vector<Preset> presets() const;
    static constexpr int kByHand = -1;
    /// Which of presets() is in effect, or kByHand.
    int preset() const { return m_preset; }
    /// Computed on the worker where it goes by the image's values.
    void choosePreset(int index);

    /// Show exactly what the network is given (imaging::networkPixels()) instead. Stays for the next image,
    /// until a window is chosen.
    void setAsNetwork(bool on);
    bool asNetwork() const { return m_asNetwork; }
    /// The project's, or the adapter's.
    void setNetworkWindow(const imaging::WindowPolicy& window);
    const imaging::WindowPolicy& networkWindow() const { return m_networkWindow; }

Q_SIGNALS:
    /// Reading begins: of another image than before where image() is null, else of another frame of its file.
    void asked();
    void opened();  ///< image() and window() are those of a new image, or of another frame
    void rendered(const fovea::ui::ScaledImage& picture);
    void failed(const fovea::Error& error);  ///< nothing may be drawn
    void cleared();
    void windowEdited();  ///< the window, or whether the network's is shown

private:
    struct Loaded;
    struct Look {
        std::optional<imaging::Window> window;  ///< none: the image's own
        std::optional<imaging::WindowPolicy> network;
    };
    static ScaledImage pictureOf(const imaging::Image& image, const imaging::Image& shown, const Look& look);
    Look look() const;
    void read();
    void render();
    void useWindow(double level, double width, int preset);
    void setWindowBy(std::function<imaging::Window(const imaging::Image&)> rule, int preset);

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
    int m_preset = 0;
    bool m_asNetwork = false;
    imaging::WindowPolicy m_networkWindow;
};

}  // namespace fovea::ui
