#include "widgets/drop_target.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include "widgets/theme.h"

namespace fovea::ui {

namespace {
QStringList localPaths(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}
}  // namespace

DropTarget::DropTarget(QWidget* page, const QString& words, std::function<bool()> accepts)
    : QWidget(page), m_words(words), m_accepts(std::move(accepts)) {
    setObjectName(QStringLiteral("dropTarget"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    page->setAcceptDrops(true);
    page->installEventFilter(this);
}

bool DropTarget::eventFilter(QObject* object, QEvent* event) {
    switch (event->type()) {
        case QEvent::Resize:
            resize(parentWidget()->size());
            break;
        case QEvent::DragEnter: {
            auto* drag = static_cast<QDragEnterEvent*>(event);
            if (localPaths(*drag->mimeData()).isEmpty() || (m_accepts && !m_accepts())) break;
            drag->acceptProposedAction();
            resize(parentWidget()->size());
            raise();
            show();
            return true;
        }
        case QEvent::DragLeave:
            hide();
            return true;
        case QEvent::Drop: {
            hide();
            auto* drop = static_cast<QDropEvent*>(event);
            const QStringList paths = localPaths(*drop->mimeData());
            if (paths.isEmpty()) break;
            drop->acceptProposedAction();
            Q_EMIT dropped(paths);
            return true;
        }
        default:
            break;
    }
    return QWidget::eventFilter(object, event);
}

void DropTarget::paintEvent(QPaintEvent*) {
    constexpr int kBorder = 3;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlpha(170);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(accentColor(palette()), kBorder));
    painter.drawRoundedRect(QRectF(rect()).adjusted(kGrid, kGrid, -kGrid, -kGrid), kGrid, kGrid);
    painter.setFont(headingFont());
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect().adjusted(3 * kGrid, 0, -3 * kGrid, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     m_words);
}

}  // namespace fovea::ui
