#pragma once

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

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
    /// Other ways, drawn as links below the button.
    void setOtherActions(const QStringList& texts);
    /// A choice to make before, with an explanation; hidden while `text` is empty.
    void setOption(const QString& text, const QString& tip = {});

Q_SIGNALS:
    void actionTriggered();
    void otherActionTriggered(int index);
    void optionToggled(bool chosen);

private:
    IconLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_action;
    QCheckBox* m_option;
    QVBoxLayout* m_links;
    QList<QPushButton*> m_others;
};

}  // namespace fovea::ui
