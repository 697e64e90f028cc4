#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace fovea::ui {

class IconLabel;

/// What an empty page shows instead of nothing: an icon, what this place is for,
/// and a button for what to do next.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// `iconName`: of the icon theme. The text may wrap.
    void setContent(const QString& iconName, const QString& title, const QString& text);
    /// The button is hidden while `text` is empty.
    void setAction(const QString& text);
    /// A second way, drawn as a link below the button; hidden while empty.
    void setOtherAction(const QString& text);

Q_SIGNALS:
    void actionTriggered();
    void otherActionTriggered();

private:
    IconLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_action;
    QPushButton* m_other;
};

}  // namespace fovea::ui
