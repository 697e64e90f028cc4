#pragma once

#include <QAbstractButton>
#include <QWidget>
#include <array>

class QButtonGroup;
class QToolButton;

namespace fovea::ui {

class ElidedLabel;

/// One step in the rail: an icon, its name, and a line that says how far it is.
class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(const QString& iconName, const QString& title, QWidget* parent = nullptr);
    void setState(const QString& text);
    QString state() const { return m_state; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_iconName, m_state;
};

/// Where the user is: the project, with a button for its history, the four steps from top to bottom,
/// the guide and settings.
class StepRail : public QWidget {
    Q_OBJECT
public:
    enum Place { projects, data, train, inspect, apply, settings, placeTotal };

    explicit StepRail(QWidget* parent = nullptr);
    RailButton& button(Place place) { return *m_buttons[place]; }
    void setCurrent(Place place);
    void setProject(const QString& name, const QString& folder);

Q_SIGNALS:
    void chosen(fovea::ui::StepRail::Place place);
    /// The user wants to read what ever changed the project.
    void historyRequested();
    /// The user wants to read the guide.
    void guideRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::array<RailButton*, placeTotal> m_buttons{};
    QButtonGroup* m_group;
    ElidedLabel* m_project;
    QToolButton* m_history;
    RailButton* m_guide;  ///< no place: it opens a window
};

}  // namespace fovea::ui
