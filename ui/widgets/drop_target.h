#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>

namespace fovea::ui {

/// Makes the whole of a page a place where files can be dropped: while they are dragged over it, a border and
/// a sentence lie over the page. It takes no mouse and no keyboard itself.
class DropTarget : public QWidget {
    Q_OBJECT
public:
    /// `accepts`: whether anything can be dropped now; asked at each entry.
    DropTarget(QWidget* page, const QString& words, std::function<bool()> accepts = {});

Q_SIGNALS:
    void dropped(const QStringList& paths);  ///< files and folders of this computer, at least one

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_words;
    std::function<bool()> m_accepts;
};

}  // namespace fovea::ui
