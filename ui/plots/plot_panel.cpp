#include "plots/plot_panel.h"

#include <qcustomplot.h>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPointer>
#include <QThreadPool>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "base/csv.h"
#include "base/file_layer.h"
#include "jobs/background.h"
#include "plots/plot_style.h"
#include "widgets/file_chooser.h"
#include "widgets/screen_reader.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kPictureScale = 2;
constexpr double kKeyZoom = 0.8, kKeyMove = 0.1;

/// What a picture for a paper is drawn with.
QPalette onWhite() {
    QPalette palette(Qt::black, Qt::white, Qt::white, Qt::gray, Qt::gray, Qt::black, Qt::white, Qt::white,
                     Qt::white);
    palette.setColor(QPalette::Highlight, QColor(0x0B, 0x6B, 0x8A));
    return palette;
}
}  // namespace

struct PlotPanel::Impl {
    QCustomPlot* plot = nullptr;
    QLabel* legend = nullptr;
    QString saveFolder;
    QStringList saveParts;
    std::vector<QCPAxisRect*> rects;
    std::set<QCPAxisRect*> zoomed;

    QCPAxisRect* rectAt(const QPoint& position) const {
        for (QCPAxisRect* rect : rects)
            if (rect->visible() && rect->rect().contains(position)) return rect;
        return nullptr;
    }
};

PlotPanel::PlotPanel(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>()) {
    Impl& d = *m_impl;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    d.legend = new QLabel(this);
    d.legend->setTextFormat(Qt::RichText);
    d.legend->setWordWrap(true);
    d.plot = new QCustomPlot(this);
    d.plot->setObjectName(QStringLiteral("canvas"));
    d.plot->setFocusPolicy(Qt::NoFocus);
    d.plot->setMouseTracking(true);
    // What the canvas leaves is this widget's: its menu, and the wheel without Ctrl, which scrolls the page.
    d.plot->setAttribute(Qt::WA_NoMousePropagation, false);
    d.plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    d.plot->installEventFilter(this);
    d.plot->setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    d.plot->setAutoAddPlottableToLegend(false);
    d.plot->plotLayout()->clear();
    layout->addWidget(d.legend);
    layout->addWidget(d.plot, 1);
    setFocusPolicy(Qt::StrongFocus);
    setSpokenRole(this, QAccessible::Chart);
    setShownWords({});
}

void PlotPanel::setShownWords(const QStringList& words) {
    const QString keys = tr(
        "Plus and minus, or the wheel with Ctrl, zoom, the arrow keys move, 0 shows everything, the menu key "
        "saves");
    const QString all = (words + QStringList(keys)).join(QLatin1Char('\n'));
    if (all != accessibleDescription()) setAccessibleDescription(all);
}

std::vector<std::size_t> PlotPanel::someOf(std::size_t total) {
    constexpr std::size_t kSome = 6;
    std::vector<std::size_t> places;
    const std::size_t wanted = std::min(total, kSome);
    for (std::size_t i = 0; i < wanted; ++i)
        places.push_back(wanted < 2 ? 0 : i * (total - 1) / (wanted - 1));
    return places;
}

PlotPanel::~PlotPanel() = default;

QCustomPlot& PlotPanel::plot() const {
    return *m_impl->plot;
}
QLabel& PlotPanel::legend() const {
    return *m_impl->legend;
}
void PlotPanel::setSaveName(const QString& folder, const QStringList& parts) {
    m_impl->saveFolder = folder;
    m_impl->saveParts = parts;
}
bool PlotPanel::zoomed() const {
    return !m_impl->zoomed.empty();
}

QCPAxisRect* PlotPanel::makeRect(const QString& xLabel, const QString& yLabel) {
    auto* rect = new QCPAxisRect(m_impl->plot);
    rect->axis(QCPAxis::atBottom)->setLabel(xLabel);
    rect->axis(QCPAxis::atLeft)->setLabel(yLabel);
    rect->setMinimumMargins({8, 10, 12, 8});
    for (QCPAxis* axis : rect->axes()) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
    }
    m_impl->rects.push_back(rect);
    return rect;
}

QCPGraph* PlotPanel::makeGraph(QCPAxisRect* rect) {
    return m_impl->plot->addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
}

QCPItemStraightLine* PlotPanel::makeMarker(QCPAxisRect* rect) {
    auto* line = new QCPItemStraightLine(m_impl->plot);
    for (QCPItemPosition* p : line->positions()) {
        p->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        p->setAxisRect(rect);
    }
    line->setClipAxisRect(rect);
    line->setVisible(false);
    return line;
}

void PlotPanel::fit(QCPAxis* axis, double low, double high) {
    if (!m_impl->zoomed.count(axis->axisRect())) axis->setRange(low, high);
}

bool PlotPanel::inside(QCPAxisRect* rect, const QPoint& position, double& x) const {
    const QPoint there = m_impl->plot->mapFrom(this, position);
    if (!rect->visible() || !rect->rect().contains(there)) return false;
    x = rect->axis(QCPAxis::atBottom)->pixelToCoord(there.x());
    return true;
}

void PlotPanel::redraw() {
    if (!isVisible()) return;
    draw();
    m_impl->plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotPanel::showAll() {
    m_impl->zoomed.clear();
    redraw();
}

void PlotPanel::restyleAll(const QPalette& palette) {
    const PlotColours colours = plotColours(palette);
    m_impl->plot->setBackground(colours.ground);
    QFont small = font();
    small.setPointSizeF(std::max(7.0, font().pointSizeF() * 0.9));
    for (QCPAxisRect* rect : m_impl->rects) {
        styleRect(*rect, colours);
        for (QCPAxis* axis : rect->axes()) {
            axis->setTickLabelFont(small);
            axis->setLabelFont(small);
        }
    }
    m_impl->legend->setFont(small);
    m_impl->legend->setPalette(palette);
    restyle(colours);
}

QImage PlotPanel::picture() {
    Impl& d = *m_impl;
    restyleAll(onWhite());
    draw();
    const int top = d.legend->text().isEmpty() ? 0 : d.legend->height() + 6;
    const QSize size(d.plot->width(), top + d.plot->height());
    QImage image(size * kPictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPictureScale);
    image.fill(Qt::white);
    QPainter painter(&image);
    if (top > 0) d.legend->render(&painter, QPoint(8, 4), {}, QWidget::DrawChildren);
    painter.drawPixmap(QRect(QPoint(0, top), d.plot->size()),
                       d.plot->toPixmap(d.plot->width(), d.plot->height(), kPictureScale));
    painter.end();
    restyleAll(palette());
    redraw();
    return image;
}

void PlotPanel::save(const QString& title, const QString& filter, const QString& suffix,
                     std::function<bool(const QString&)> write) {
    chooseSaveFile(window(), title, proposedFile(m_impl->saveFolder, m_impl->saveParts, suffix), filter,
                   suffix, [self = QPointer<PlotPanel>(this), write = std::move(write)](const QString& path) {
                       if (!self) return;
                       inBackground(
                           *QThreadPool::globalInstance(), self, [write, path] { return write(path); },
                           [self, path](bool written) {
                               const QString name = QFileInfo(path).fileName();
                               Q_EMIT self->said(written ? tr("Saved as %1.").arg(name)
                                                         : tr("%1 could not be written there.").arg(name));
                           });
                   });
}

void PlotPanel::savePicture() {
    save(tr("Save the picture"), tr("PNG picture (*.png)"), QStringLiteral("png"),
         [image = picture()](const QString& path) { return image.save(path, "PNG"); });
}

void PlotPanel::saveValues() {
    save(tr("Save the values"), tr("Table (*.csv)"), QStringLiteral("csv"),
         [text = std::string(kCsvMark) + csv().toStdString()](const QString& path) {
             return systemFileLayer()->writeAtomically(path.toStdString(), text).ok();
         });
}

QMenu* PlotPanel::makeMenu() {
    auto* menu = new QMenu(this);
    const auto add = [&](const QString& text, const char* name, void (PlotPanel::*action)()) {
        QAction* a = menu->addAction(text, this, action);
        a->setObjectName(QLatin1String(name));
        return a;
    };
    add(tr("Save as a &picture…"), "savePicture", &PlotPanel::savePicture);
    add(tr("Save the &values as a table…"), "saveValues", &PlotPanel::saveValues);
    menu->addSeparator();
    QAction* all = add(tr("Show &everything"), "showAll", &PlotPanel::showAll);
    connect(menu, &QMenu::aboutToShow, all, [this, all] { all->setEnabled(zoomed()); });
    return menu;
}

void PlotPanel::contextMenuEvent(QContextMenuEvent* event) {
    QMenu* menu = makeMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

void PlotPanel::keyPressEvent(QKeyEvent* event) {
    const auto each = [this](auto change) {
        for (QCPAxisRect* rect : m_impl->rects) {
            if (!rect->visible()) continue;
            m_impl->zoomed.insert(rect);
            change(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        }
        m_impl->plot->replot(QCustomPlot::rpQueuedReplot);
    };
    const auto move = [&](double x, double y) {
        each([&](QCPAxis* bottom, QCPAxis* left) {
            bottom->moveRange(x * bottom->range().size());
            left->moveRange(y * left->range().size());
        });
    };
    const auto zoom = [&](double factor) {
        each([&](QCPAxis* bottom, QCPAxis* left) {
            bottom->scaleRange(factor);
            left->scaleRange(factor);
        });
    };
    switch (event->key()) {
        case Qt::Key_Plus:
            return zoom(kKeyZoom);
        case Qt::Key_Minus:
            return zoom(1 / kKeyZoom);
        case Qt::Key_Left:
            return move(-kKeyMove, 0);
        case Qt::Key_Right:
            return move(kKeyMove, 0);
        case Qt::Key_Up:
            return move(0, kKeyMove);
        case Qt::Key_Down:
            return move(0, -kKeyMove);
        case Qt::Key_0:
            return showAll();
        default:
            QWidget::keyPressEvent(event);
    }
}

void PlotPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    redraw();
}

void PlotPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange) return;
    restyleAll(palette());
    redraw();
}

bool PlotPanel::eventFilter(QObject* object, QEvent* event) {
    Impl& d = *m_impl;
    if (object != d.plot) return QWidget::eventFilter(object, event);
    const auto zoomAt = [&](const QPointF& position) {
        if (QCPAxisRect* rect = d.rectAt(position.toPoint())) d.zoomed.insert(rect);
    };
    switch (event->type()) {
        case QEvent::Wheel: {
            const auto* wheel = static_cast<QWheelEvent*>(event);
            const QPointF position = wheel->position();
            // Without Ctrl it scrolls the page, wherever the pointer comes to be on its way.
            if (!(wheel->modifiers() & Qt::ControlModifier) || !d.rectAt(position.toPoint())) {
                event->ignore();
                return true;
            }
            zoomAt(position);
            break;
        }
        case QEvent::MouseButtonDblClick:
            showAll();
            return true;
        case QEvent::MouseButtonPress:
            setFocus(Qt::MouseFocusReason);
            break;
        case QEvent::MouseMove: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            if (mouse->buttons() & Qt::LeftButton) zoomAt(mouse->position());
            const QString text = valueTextAt(d.plot->mapTo(this, mouse->position().toPoint()));
            if (text.isEmpty())
                QToolTip::hideText();
            else
                QToolTip::showText(mouse->globalPosition().toPoint(), plainToolTip(text), d.plot);
            break;
        }
        default:
            break;
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace fovea::ui
