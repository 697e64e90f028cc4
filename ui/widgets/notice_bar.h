#pragma once

#include <QFrame>

#include "base/error.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace fovea::ui {

/// A message in the page itself instead of a dialog: what happened, what to do,
/// and at most one button. Hidden until there is something to say.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { information, warning, error };

    explicit NoticeBar(QWidget* parent = nullptr);
    /// `action`: text of the button; none when empty.
    void show(Kind kind, const QString& text, const QString& action = {});
    /// Message, file and remedy; the technical detail in the tooltip. Shows
    /// nothing for `cancelled`, which the user knows of.
    void show(const Error& error);
    void clear();
    QString text() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintKind();
    Kind m_kind = Kind::information;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
};

}  // namespace fovea::ui
