#pragma once

#include <QObject>
#include <QPoint>
#include <QPointer>
#include <QString>
#include <QWindow>

class QWidget;

namespace fovea::ui {

/// Knows what "this" is in "what does this mean": what the pointer was moved over, or what the keyboard was
/// moved to, whichever was last. A tool tip of what has a topic of its own names the key. Sees all events of
/// the application.
class TopicFinder : public QObject {
    Q_OBJECT
public:
    explicit TopicFinder(QObject* parent = nullptr);

    /// Its topic (widgets/help_topic.h), in that window; empty where there is none.
    QString topicIn(const QWidget& window) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_byPointer = false;
    QPoint m_pointer;          ///< on the screen
    QPointer<QWindow> m_over;  ///< the window that it was moved over
};

}  // namespace fovea::ui
