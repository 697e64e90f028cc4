#pragma once

#include <QFrame>
#include <QTimer>

#include "base/error.h"

class QLabel;
class QPushButton;
class QShortcut;
class QToolButton;

namespace fovea::ui {

/// A message in the page itself instead of a dialog: what happened, what to do, and the buttons for it.
/// Hidden until there is something to say.
///
/// Over the page it moves nothing: it lies above the lower edge, so that nobody presses what has just come
/// under the pointer. There information goes by itself, not while the pointer or the keyboard is in it;
/// warnings with a button and errors stay until they are closed. Esc closes it from anywhere on the page, one
/// where there are several.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { information, warning, error };
    enum class Place { inLayout, overPage };

    /// `overPage`: over all of `parent`, in no layout.
    explicit NoticeBar(QWidget* parent = nullptr, Place place = Place::inLayout);
    /// `action`: text of the button; none when empty.
    void show(Kind kind, const QString& text, const QString& action = {});
    /// Message, file and remedy; the technical detail in the tooltip. Shows
    /// nothing for `cancelled`, which the user knows of.
    void show(const Error& error);
    /// A file was written: with buttons that open it, named `open`, and its folder.
    void showSaved(const QString& text, const QString& path, const QString& open = {});
    void clear();
    QString text() const;
    /// How long a message of that kind stays; 0: until it is closed.
    static int staysMs(Kind kind, bool hasButtons);

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintKind();
    void place();
    void wait();  ///< until it goes
    Kind m_kind = Kind::information;
    bool m_over;
    QString m_saved;  ///< the file that was written
    QTimer m_timer;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton *m_action, *m_open, *m_folder;
    QToolButton* m_close;
    QShortcut* m_escape = nullptr;
};

}  // namespace fovea::ui
