#include "case/unit_strip.h"

#include <QAbstractListModel>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "case/unit_images.h"
#include "data/thumbnail_loader.h"
#include "runs/figure_words.h"
#include "viewer/viewer.h"
#include "widgets/key_words.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
constexpr int kThumbnail = 48, kBar = 6, kGap = 3;  // logical pixels
constexpr int kCell = kThumbnail + 2 * kGrid;

enum Role { thumbnailRole = Qt::UserRole, failedRole, barRole, weightRole };

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
            case weightRole:
                return percentWords(of.weight);
            case Qt::ToolTipRole:
                return plainToolTip(words(index.row()));
            case Qt::AccessibleTextRole:
                return words(index.row());
            default:
                return {};
        }
    }

private:
    QString words(int row) const {
        return UnitStrip::tr("%1, weight %2")
            .arg(m_images.nameOf(row), percentWords(m_images.images()[std::size_t(row)].weight, 1));
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
            QColor fill = accentColor(option.palette);
            fill.setAlphaF(isDark(option.palette) ? 0.26f : 0.14f);
            painter->setPen(QPen(accentColor(option.palette), 2));
            painter->setBrush(fill);
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
            Qt::AlignCenter, index.data(weightRole).toString());
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
    : QWidget(parent), m_images(images), m_title(new QLabel(this)), m_list(new QListView(this)) {
    setObjectName(QStringLiteral("unitStrip"));
    m_title->setObjectName(QStringLiteral("unitTitle"));
    m_title->setTextFormat(Qt::PlainText);
    makeSmall(m_title);
    // A name from outside must not make the page wider than it is.
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* model = new Model(images, thumbnails, this);
    m_list->setObjectName(QStringLiteral("unitImages"));
    m_list->setAccessibleName(tr("Images of the study or patient, by weight"));
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
    auto* caption = new QLabel(UnitImages::caption(), this);
    caption->setObjectName(QStringLiteral("unitCaption"));
    caption->setWordWrap(true);
    makeSmall(caption);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(m_title);
    column->addWidget(m_list);
    column->addWidget(caption);
    connect(&images, &UnitImages::changed, this, [this, model] {
        model->fill();
        showImages();
    });
    connect(&images, &UnitImages::positionChanged, this, &UnitStrip::showPosition);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid()) m_images.setPosition(current.row());
            });
    model->fill();
    showImages();
}

void UnitStrip::addKeys(QWidget* page, Viewer& viewer, const QString& group) {
    const auto add = [&](Qt::Key key, const QString& words, auto does) {
        auto* shortcut = new QShortcut(QKeySequence(key), page);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        describeKey(*shortcut, group, words);
        connect(shortcut, &QShortcut::activated, this, does);
        viewer.addFullScreenKey(QKeySequence(key), does);
    };
    add(Qt::Key_Period, tr("Next image of the study or patient"), [this] { m_images.next(); });
    add(Qt::Key_Comma, tr("Previous image of the study or patient"), [this] { m_images.previous(); });
}

void UnitStrip::showImages() {
    setVisible(!m_images.images().empty());
    showPosition();
}

void UnitStrip::showPosition() {
    m_title->setText(m_images.titleWords());
    m_title->setToolTip(plainToolTip(m_images.title()));
    const QModelIndex index = m_list->model()->index(m_images.position(), 0);
    if (index.isValid() && index != m_list->currentIndex()) m_list->setCurrentIndex(index);
}

}  // namespace fovea::ui
