#include "viewer/viewer.h"

#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QShortcut>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "text/error_text.h"
#include "viewer/frame_tools.h"
#include "viewer/tool.h"
#include "viewer/viewer_presenter.h"
#include "viewer/window_tools.h"
#include "viewer/zoom_tools.h"
#include "widgets/flow_layout.h"
#include "widgets/key_words.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kSlowMs = 200;             // the image before is shown so long, that quick steps do not flicker
constexpr int kHeldMs = 300;             // a key that is down longer was meant to be held
constexpr int kIconsFrom = 100 * kGrid;  // narrower than this, tools have words alone
constexpr int kWordsFrom = 60 * kGrid;   // lower than this, they have icons alone: the image needs the lines
constexpr int kNarrow = 60 * kGrid;      // than this, and they are left out that wheel and keys have, too
}  // namespace

Viewer::Viewer(ViewerPresenter& presenter, QWidget* parent)
    : QWidget(parent),
      m_presenter(presenter),
      m_body(new QWidget(this)),
      m_place(new QVBoxLayout(this)),
      m_view(new ImageView(m_body)),
      m_plain(new ImageView(m_body)),
      m_slow(new QTimer(this)),
      m_held(new QTimer(this)),
      m_scope(this) {
    m_place->setContentsMargins(0, 0, 0, 0);
    m_place->addWidget(m_body);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    for (QTimer* timer : {m_slow, m_held}) timer->setSingleShot(true);
    m_slow->setInterval(kSlowMs);
    m_held->setInterval(kHeldMs);
    m_held->setObjectName(QStringLiteral("mapHeld"));
    makeViews();
    makeTools();
    makeFullScreen();
    makeKeys();
    follow();
    setLayerOffered(false);
}

Viewer::~Viewer() {
    qApp->removeEventFilter(this);
}

void Viewer::makeViews() {
    m_view->setObjectName(QStringLiteral("imageView"));
    m_plain->setObjectName(QStringLiteral("plainView"));
    m_plain->setAccessibleName(tr("The plain image"));
    m_plain->hide();
    m_caption = new QLabel(m_view);
    m_caption->setObjectName(QStringLiteral("imageCaption"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_caption->setAttribute(Qt::WA_TransparentForMouseEvents);
    makeCaption(m_caption);
    m_caption->hide();
    m_view->installEventFilter(this);
    m_views = new QWidget(m_body);
    auto* views = new QHBoxLayout(m_views);
    views->setContentsMargins(0, 0, 0, 0);
    views->setSpacing(kGrid / 2);
    views->addWidget(m_plain, 1);
    views->addWidget(m_view, 1);
    static_cast<QVBoxLayout*>(m_body->layout())->addWidget(m_views, 1);
    connect(m_plain, &ImageView::placeMoved, m_view, &ImageView::setPlace);
    connect(m_view, &ImageView::placeMoved, m_plain, &ImageView::setPlace);
    for (ImageView* view : {m_view, m_plain}) {
        connect(view, &ImageView::adjusted, &m_presenter, &ViewerPresenter::drag);
        connect(view, &ImageView::hovered, this, &Viewer::hovered);
        connect(view, &ImageView::contextMenuWanted, this, &Viewer::contextMenuWanted);
        connect(view, &ImageView::doubleClicked, this, [this] { setFullScreen(!fullScreen()); });
    }
}

void Viewer::makeTools() {
    auto* line = new QWidget(m_body);
    line->setObjectName(QStringLiteral("viewerTools"));
    m_tools = new FlowLayout(line, kGrid / 2);
    m_zoom = new ZoomTools({m_view, m_plain}, line);
    auto* whole = new QWidget(line);
    QHBoxLayout* row = makeToolRow(whole);
    m_asNetwork =
        makeTool("asNetwork", "view-visible", tr("As network"),
                 tr("As the network sees it: exactly the brightness that the network is given, whatever was "
                    "chosen here for looking (N)"),
                 whole);
    m_asNetwork->setCheckable(true);
    m_fullScreen = makeTool("fullScreen", "view-fullscreen", tr("Full screen"),
                            tr("Fill the screen (F11 or double click; Esc leaves)"), whole);
    row->addWidget(m_asNetwork);
    row->addWidget(m_fullScreen);
    m_windowTools = new WindowTools(m_presenter, line);
    connect(m_windowTools, &WindowTools::adjustingWanted, this, [this](bool on) {
        for (ImageView* view : {m_view, m_plain}) view->setAdjusting(on);
    });
    m_frames = new FrameTools(m_presenter, m_body);
    auto* layer = new QWidget(line);
    row = makeToolRow(layer);
    m_showLayer = makeTool("showMap", "layer-visible-on", tr("Map"),
                           tr("Lay the map over the image (M; held down, it flashes)"), layer);
    m_compare =
        makeTool("sideBySide", "view-split-left-right", tr("Beside"),
                 tr("Side by side: the plain image beside the one with the map, moving together (C)"), layer);
    for (QToolButton* button : {m_showLayer, m_compare}) {
        button->setCheckable(true);
        row->addWidget(button);
    }
    for (QToolButton* button : {m_asNetwork, m_fullScreen, m_showLayer, m_compare}) sayBeside(button);
    for (QWidget* group : std::initializer_list<QWidget*>{m_zoom, whole, m_windowTools, layer})
        m_tools->addWidget(group);
    // A line of its own, so that no tool moves where a file has frames.
    m_body->layout()->addWidget(m_frames);
    m_body->layout()->addWidget(line);
    connect(m_asNetwork, &QToolButton::clicked, &m_presenter, &ViewerPresenter::setAsNetwork);
    connect(m_fullScreen, &QToolButton::clicked, this, [this] { setFullScreen(!fullScreen()); });
    connect(m_showLayer, &QToolButton::clicked, this, &Viewer::setLayerShown);
    connect(m_compare, &QToolButton::clicked, this, &Viewer::setSideBySide);
    m_body->installEventFilter(this);
}

void Viewer::makeFullScreen() {
    m_window = new QWidget(this, Qt::Window);
    m_window->setObjectName(QStringLiteral("viewerFullScreen"));
    m_window->setWindowTitle(tr("Image"));
    m_window->installEventFilter(this);
    auto* box = new QVBoxLayout(m_window);
    box->setContentsMargins(0, 0, 0, kGrid / 2);
    addFullScreenKey(Qt::Key_Escape, [this] { setFullScreen(false); });
}

void Viewer::addFullScreenKey(const QKeySequence& keys, std::function<void()> does) {
    auto* shortcut = new QShortcut(keys, m_window);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, std::move(does));
}

QShortcut* Viewer::addKey(const QKeySequence& keys, const QString& words, std::function<void()> does,
                          const QString& shown) {
    auto* shortcut = new QShortcut(keys, m_scope);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    if (!words.isEmpty()) describeKey(*shortcut, tr("Image"), words, shown);
    connect(shortcut, &QShortcut::activated, this, std::move(does));
    m_keys.push_back(shortcut);
    return shortcut;
}

void Viewer::makeKeys() {
    const auto toPixels = [this] { m_view->zoomToPixels(); };
    addKey(
        Qt::Key_F, tr("Fit the image into the window"), [this] { m_view->zoomToFit(); }, tr("F  0"));
    addKey(Qt::Key_Z, tr("One image pixel per screen pixel"), toPixels, tr("Z  Ctrl+1"));
    addKey(Qt::CTRL | Qt::Key_1, {}, toPixels);
    addKey(Qt::Key_L, tr("Keep place and zoom for the next image"), [this] { m_zoom->toggleKeep(); });
    addKey(Qt::Key_N, tr("What the network sees"), [this] { m_asNetwork->click(); });
    addKey(
        Qt::Key_F11, tr("Fill the screen; Esc leaves"), [this] { setFullScreen(!fullScreen()); },
        tr("F11  double click"));
    QShortcut* map = addKey(Qt::Key_M, tr("The map over the image, or not; held down: as long as it is held"),
                            [this] { pressLayerKey(); });
    map->setAutoRepeat(false);
    QShortcut* compare = addKey(Qt::Key_C, tr("The plain image beside the one with the map"),
                                [this] { setSideBySide(!m_sideBySide); });
    m_layerKeys = {map, compare};
    connect(m_held, &QTimer::timeout, this, [this] { m_keyWasHeld = true; });
    // Lists and the map's sliders use these keys, too: only in the image and the frames.
    const auto near = [this](Qt::Key key, const QString& words, const std::function<void()>& does) {
        for (QWidget* place : std::initializer_list<QWidget*>{m_views, m_frames}) {
            auto* shortcut = new QShortcut(key, place);
            shortcut->setContext(Qt::WidgetWithChildrenShortcut);
            describeKey(*shortcut, tr("Image"), words);
            connect(shortcut, &QShortcut::activated, this, does);
        }
    };
    near(Qt::Key_PageDown, tr("Next frame or slice"), [this] { m_frames->step(1); });
    near(Qt::Key_PageUp, tr("Frame or slice before"), [this] { m_frames->step(-1); });
    near(Qt::Key_Home, tr("Back to the frame that was opened"), [this] { m_frames->showOwn(); });
}

void Viewer::setKeyScope(QWidget* scope) {
    m_scope = scope;
    for (QShortcut* shortcut : m_keys) shortcut->setParent(fullScreen() ? m_window : m_scope);
}

void Viewer::addTool(QWidget* tool) {
    m_tools->addWidget(tool);
    showWords();
}

void Viewer::setSide(QWidget* side) {
    static_cast<QHBoxLayout*>(m_views->layout())->addWidget(side);
}

int Viewer::room() const {
    return m_body->width();
}

void Viewer::setCaption(const QString& words) {
    m_caption->setText(words);
    m_caption->setVisible(!words.isEmpty());
    placeCaption();
}

void Viewer::placeCaption() {
    const int height = m_caption->heightForWidth(m_view->width());
    m_caption->setGeometry(0, m_view->height() - height, m_view->width(), height);
}

void Viewer::showWords() {
    showTools(*m_tools->parentWidget(), m_body->height() < kWordsFrom  ? Qt::ToolButtonIconOnly
                                        : m_body->width() < kIconsFrom ? Qt::ToolButtonTextOnly
                                                                       : Qt::ToolButtonTextBesideIcon);
}

void Viewer::setEmptyText(const QString& text) {
    m_emptyText = text;
    if (m_presenter.path().empty()) m_view->setMessage(text);
}

void Viewer::follow() {
    connect(&m_presenter, &ViewerPresenter::asked, this, [this] {
        if (m_presenter.image()) return showLayer();  // another frame
        m_other = true;
        setLayer({});
        m_slow->start();
    });
    connect(m_slow, &QTimer::timeout, this, [this] {
        for (ImageView* view : {m_view, m_plain}) view->clear();
        m_view->setMessage(tr("Reading the image…"));
    });
    connect(&m_presenter, &ViewerPresenter::rendered, this, [this](const ScaledImage& picture) {
        m_slow->stop();
        m_view->setMessage({});
        const QString name = QFileInfo(QString::fromStdString(m_presenter.path())).fileName();
        for (ImageView* view : {m_view, m_plain}) {
            view->setImageName(name);
            m_other ? view->setOtherImage(picture) : view->setImage(picture);
        }
        m_other = false;
    });
    const auto without = [this](const QString& words) {
        m_slow->stop();
        m_other = true;
        for (ImageView* view : {m_view, m_plain}) view->clear();
        setLayer({});
        m_view->setMessage(words);
        m_asNetwork->setEnabled(false);
    };
    connect(&m_presenter, &ViewerPresenter::failed, this,
            [without](const Error& error) { without(whatAndRemedy(errorWords(error))); });
    connect(&m_presenter, &ViewerPresenter::cleared, this, [this, without] { without(m_emptyText); });
    connect(&m_presenter, &ViewerPresenter::opened, this, [this] { m_asNetwork->setEnabled(true); });
    connect(&m_presenter, &ViewerPresenter::windowEdited, this,
            [this] { m_asNetwork->setChecked(m_presenter.asNetwork()); });
    m_asNetwork->setChecked(m_presenter.asNetwork());
    m_asNetwork->setEnabled(m_presenter.image() != nullptr);
}

// ---- the layer -----------------------------------------------------------------

void Viewer::setLayerOffered(bool offered) {
    m_showLayer->parentWidget()->setVisible(offered);
    for (QShortcut* shortcut : m_layerKeys) shortcut->setEnabled(offered);
    if (!offered) setSideBySide(false);
}

void Viewer::setLayer(const QImage& layer) {
    m_layer = layer;
    showLayer();
}

void Viewer::setLayerOpacity(double opacity) {
    m_view->setLayerOpacity(opacity);
}

void Viewer::showLayer() {
    m_view->setLayer(m_layerShown && m_presenter.atOwn() ? m_layer : QImage());
}

void Viewer::setLayerShown(bool shown) {
    m_showLayer->setChecked(shown);
    if (shown == m_layerShown) return;
    m_layerShown = shown;
    showLayer();
    Q_EMIT layerShownChanged(shown);
}

void Viewer::setSideBySide(bool on) {
    m_compare->setChecked(on);
    if (on == m_sideBySide) return;
    m_sideBySide = on;
    m_plain->setVisible(on);
    m_views->layout()->activate();
    if (!on) return;
    m_plain->setPlace(m_view->place());
    setLayerShown(true);
}

void Viewer::pressLayerKey() {
    m_layerBefore = m_layerShown;
    m_keyWasHeld = false;
    setLayerShown(!m_layerShown);
    m_held->start();
    qApp->installEventFilter(this);
}

void Viewer::releaseLayerKey() {
    qApp->removeEventFilter(this);
    m_held->stop();
    if (std::exchange(m_keyWasHeld, false)) setLayerShown(m_layerBefore);
}

bool Viewer::eventFilter(QObject* object, QEvent* event) {
    switch (event->type()) {
        case QEvent::KeyRelease: {
            const auto* key = static_cast<QKeyEvent*>(event);
            if (key->key() == Qt::Key_M && !key->isAutoRepeat()) releaseLayerKey();
            break;
        }
        case QEvent::WindowDeactivate:  // the release goes elsewhere
            releaseLayerKey();
            break;
        case QEvent::Close:
            if (object == m_window && fullScreen()) {
                setFullScreen(false);
                event->ignore();
                return true;
            }
            break;
        case QEvent::Resize:
            if (object == m_view) placeCaption();
            if (object == m_body) {
                showWords();
                m_zoom->setNarrow(m_body->width() < kNarrow);
                m_windowTools->setNarrow(m_body->width() < kNarrow);
                Q_EMIT roomChanged();
            }
            break;
        default:
            break;
    }
    return QWidget::eventFilter(object, event);
}

// ---- the whole screen ----------------------------------------------------------

bool Viewer::fullScreen() const {
    return m_body->parentWidget() == m_window;
}

void Viewer::setFullScreen(bool on) {
    if (on == fullScreen()) return;
    if (on) {
        m_window->layout()->addWidget(m_body);
        m_window->setGeometry(screen()->geometry());
        m_window->showFullScreen();
    } else {
        m_place->addWidget(m_body);
        m_window->hide();
    }
    m_body->show();
    for (QShortcut* shortcut : m_keys) shortcut->setParent(on ? m_window : m_scope);
    m_view->window()->activateWindow();
    m_view->setFocus();
    Q_EMIT fullScreenChanged(on);
}

}  // namespace fovea::ui
