#include "case/unit_strip.h"

#include <QAbstractListModel>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "case/case_view.h"
#include "case/unit_images.h"
#include "data/thumbnail_loader.h"
#include "text/words.h"
#include "viewer/tool.h"
#include "viewer/viewer.h"
#include "widgets/help_topic.h"
#include "widgets/icon.h"
#include "widgets/item_menu.h"
#include "widgets/key_words.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kThumbnail = 48, kBar = 6, kGap = 3;  // logical pixels
constexpr int kCell = kThumbnail + 2 * kGrid;
constexpr int kLookMs = 10;  // how often it is looked whether the next may come
constexpr int kNotch = 120;  // of the wheel, in eighths of a degree

enum Role { thumbnailRole = Qt::UserRole, failedRole, barRole, shareRole };

int cellHeight() {
    return kGap + kThumbnail + kGap + kBar + QFontMetrics(smallFont()).height() + kGap;
}

class Model : public QAbstractListModel {
public:
    Model(const UnitImages& images, ThumbnailLoader& thumbnails, QObject* parent)
        : QAbstractListModel(parent), m_images(images), m_thumbnails(thumbnails) {
        connect(&thumbnails, &ThumbnailLoader::changed, this, [this] {
            if (m_rows > 0) Q_EMIT dataChanged(index(0), index(m_rows - 1), {thumbnailRole});
        });
    }
    void fill() {
        beginResetModel();
        m_rows = int(m_images.images().size());
        endResetModel();
    }
    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : m_rows; }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid() || index.row() >= int(m_images.images().size())) return {};
        const UnitImage& of = m_images.images()[std::size_t(index.row())];
        switch (role) {
            case thumbnailRole:
            case failedRole: {
                QImage image;
                const auto state = m_thumbnails.get(of.id, of.path, of.where, &image);
                if (role == failedRole) return state == ThumbnailLoader::State::failed;
                return image;
            }
            case barRole:
                return m_images.barOf(index.row());
            case shareRole:
                return against(of)
                           ? UnitStrip::tr("against")
                           : percentWords(m_images.shareOf(index.row()), m_images.greatest() < 0.1 ? 1 : 0);
            case Qt::ToolTipRole:
                return plainToolTip(words(index.row()));
            case Qt::AccessibleTextRole:
                return words(index.row());
            default:
                return {};
        }
    }

private:
    static bool against(const UnitImage& of) { return of.evidence < 0; }
    QString words(int row) const {
        const UnitImage& of = m_images.images()[std::size_t(row)];
        const QString weight = percentWords(of.weight, 1);
        return against(of) ? UnitStrip::tr("%1: speaks against the answer, weight %2")
                                 .arg(m_images.nameOf(row), weight)
                           : UnitStrip::tr("%1: %2 of what speaks for the answer, weight %3")
                                 .arg(m_images.nameOf(row), percentWords(m_images.shareOf(row), 1), weight);
    }
    const UnitImages& m_images;
    ThumbnailLoader& m_thumbnails;
    int m_rows = 0;
};

/// Thumbnail, bar, figure, below each other.
class Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {kCell, cellHeight()};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        const QRect cell = option.rect.adjusted(1, 0, -1, 0);
        if (option.state & QStyle::State_Selected) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(accentColor(option.palette), 2));
            painter->setBrush(chosenTint(option.palette));
            painter->drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4);
        }
        const QRect picture(cell.left() + (cell.width() - kThumbnail) / 2, cell.top() + kGap, kThumbnail,
                            kThumbnail);
        paintThumbnail(*painter, picture, index);
        QRectF bar(picture.left(), picture.bottom() + 1 + kGap, kThumbnail, kBar);
        QColor track = option.palette.color(QPalette::WindowText);
        track.setAlpha(28);
        painter->fillRect(bar, track);
        bar.setWidth(bar.width() * index.data(barRole).toDouble());
        painter->fillRect(bar, accentColor(option.palette));
        painter->setFont(smallFont());
        painter->setPen(option.palette.color(QPalette::WindowText));
        painter->drawText(
            QRect(cell.left(), int(bar.bottom()), cell.width(), cell.bottom() - int(bar.bottom())),
            Qt::AlignCenter, index.data(shareRole).toString());
        painter->restore();
    }

private:
    static void paintThumbnail(QPainter& painter, const QRect& place, const QModelIndex& index) {
        painter.fillRect(place, imageBackground());
        const auto image = index.data(thumbnailRole).value<QImage>();
        if (image.isNull()) {
            if (!index.data(failedRole).toBool()) return;
            painter.setPen(Qt::white);
            painter.drawText(place, Qt::AlignCenter, QStringLiteral("⚠"));
            return;
        }
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        QRect drawn(QPoint(), image.size().scaled(place.size(), Qt::KeepAspectRatio));
        drawn.moveCenter(place.center());
        painter.drawImage(drawn, image);
    }
};
}  // namespace

UnitStrip::UnitStrip(UnitImages& images, ThumbnailLoader& thumbnails, QWidget* parent)
    : QWidget(parent),
      m_images(images),
      m_title(new QLabel(this)),
      m_list(new QListView(this)),
      m_look(new QTimer(this)) {
    setObjectName(QStringLiteral("unitStrip"));
    setHelpTopic(this, QStringLiteral("asking-the-question#of-what-is-it"));
    m_title->setObjectName(QStringLiteral("unitTitle"));
    m_title->setTextFormat(Qt::PlainText);
    makeSmall(m_title);
    // A name from outside must not make the page wider than it is.
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    makeList(thumbnails);
    auto* caption = new QLabel(UnitImages::caption(), this);
    caption->setObjectName(QStringLiteral("unitCaption"));
    caption->setWordWrap(true);
    makeSmall(caption);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(m_title);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid / 2);
    row->addWidget(makeTools(), 0, Qt::AlignTop);
    row->addWidget(m_list, 1);
    column->addLayout(row);
    column->addWidget(caption);
    connect(&images, &UnitImages::positionChanged, this, [this] {
        // Who goes to an image wants to see it.
        if (!m_playingOn) play(false);
        showPosition();
    });
    showImages();
}

void UnitStrip::makeList(ThumbnailLoader& thumbnails) {
    auto* model = new Model(m_images, thumbnails, this);
    m_list->setObjectName(QStringLiteral("unitImages"));
    m_list->setAccessibleName(tr("Images of the study or patient, with what they say for the answer"));
    m_list->setAccessibleDescription(UnitImages::caption());
    m_list->setModel(model);
    m_list->setItemDelegate(new Delegate(m_list));
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(false);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(cellHeight() + m_list->horizontalScrollBar()->sizeHint().height() +
                           2 * m_list->frameWidth());
    m_list->viewport()->installEventFilter(this);
    followMenuKey(m_list);
    model->fill();
    connect(&m_images, &UnitImages::changed, this, [this, model] {
        play(false);
        model->fill();
        showImages();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid()) m_images.setPosition(current.row());
            });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const QModelIndex under = m_list->indexAt(at);
        if (!under.isValid()) return;
        play(false);
        m_list->setCurrentIndex(under);
        Q_EMIT menuWanted(m_list->viewport()->mapToGlobal(at));
    });
}

QWidget* UnitStrip::makeTools() {
    auto* tools = new QWidget(this);
    m_play = makeTool("unitPlay", "media-playback-start", tr("Play"),
                      tr("Play the images, ten a second, over and over, or stop (P)"), tools);
    m_order = makeTool(
        "unitOrder", nullptr, tr("In order"),
        tr("In the order of the files and their slices instead of by what speaks for the answer (O)"), tools);
    for (QToolButton* button : {m_play, m_order}) button->setCheckable(true);
    auto* column = new QVBoxLayout(tools);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(m_play);
    column->addWidget(m_order);
    m_look->setInterval(kLookMs);
    connect(m_look, &QTimer::timeout, this, &UnitStrip::playOn);
    connect(m_play, &QToolButton::clicked, this, &UnitStrip::play);
    connect(m_order, &QToolButton::clicked, this, [this](bool on) {
        m_images.setOrder(on ? UnitImages::Order::files : UnitImages::Order::evidence);
    });
    return tools;
}

void UnitStrip::attach(QWidget* page, CaseView& view, const QString& group) {
    m_view = &view;
    Viewer& viewer = view.viewer();
    for (ImageView* image : {&viewer.view(), &viewer.plainView()}) image->installEventFilter(this);
    const auto add = [&](Qt::Key key, const QString& words, auto does) {
        auto* shortcut = new QShortcut(QKeySequence(key), page);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        describeKey(*shortcut, group, words);
        connect(shortcut, &QShortcut::activated, this, does);
        viewer.addFullScreenKey(QKeySequence(key), does);
    };
    add(Qt::Key_Period, tr("Next image of the study or patient"), [this] { m_images.next(); });
    add(Qt::Key_Comma, tr("Previous image of the study or patient"), [this] { m_images.previous(); });
    add(Qt::Key_P, tr("Play the images of the study or patient, or stop"), [this] { m_play->click(); });
    add(Qt::Key_O,
        tr("Images of the study or patient in the order of their files, or by what speaks for the answer"),
        [this] { m_order->click(); });
}

// ---- by wheel and by itself ----------------------------------------------------

bool UnitStrip::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Wheel) {
        auto* wheel = static_cast<QWheelEvent*>(event);
        const bool stepping = m_images.images().size() > 1 && (wheel->modifiers() & Qt::ShiftModifier);
        if (object == m_list->viewport() || stepping) {
            wheelEvent(wheel);
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

void UnitStrip::wheelEvent(QWheelEvent* event) {
    turn(*event);
    event->accept();
}

void UnitStrip::turn(const QWheelEvent& event) {
    // Some systems turn the wheel sideways while Shift is held.
    const QPoint angle = event.angleDelta();
    const int delta = angle.y() != 0 ? angle.y() : angle.x();
    if ((delta < 0) != (m_turned < 0)) m_turned = 0;
    m_turned += delta;
    const int notches = m_turned / kNotch;
    m_turned %= kNotch;
    if (notches != 0) m_images.setPosition(m_images.position() - notches);
}

bool UnitStrip::playing() const {
    return m_look->isActive();
}

void UnitStrip::play(bool on) {
    on = on && isVisible() && m_images.images().size() > 1;
    m_play->setChecked(on);
    if (on == playing()) return;
    m_play->setIcon(
        icon(on ? QStringLiteral("media-playback-pause") : QStringLiteral("media-playback-start")));
    m_step.start();
    m_seen.invalidate();
    on ? m_look->start() : m_look->stop();
}

void UnitStrip::playOn() {
    if (m_view && !m_view->settled()) return m_seen.invalidate();
    if (!m_seen.isValid()) m_seen.start();
    if (!m_step.hasExpired(kPlayMs - 1) || !m_seen.hasExpired(kSeenMs - 1)) return;
    m_step.start();
    m_seen.invalidate();
    m_playingOn = true;
    m_images.setPosition((m_images.position() + 1) % int(m_images.images().size()));
    m_playingOn = false;
}

void UnitStrip::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    play(false);
}

// ---- what is seen --------------------------------------------------------------

void UnitStrip::showImages() {
    setVisible(!m_images.images().empty());
    for (QToolButton* button : {m_play, m_order}) button->setEnabled(m_images.images().size() > 1);
    showPosition();
}

void UnitStrip::showPosition() {
    m_title->setText(m_images.titleWords());
    m_title->setToolTip(plainToolTip(m_images.title()));
    const QModelIndex index = m_list->model()->index(m_images.position(), 0);
    if (index.isValid() && index != m_list->currentIndex()) m_list->setCurrentIndex(index);
}

}  // namespace fovea::ui
