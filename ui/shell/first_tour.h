#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace fovea::ui {

class StepRail;

/// The four steps, a sentence each: a card that lies beside the rail, never over it, within the window, and
/// points at the step it tells of, wherever that goes.
/// It changes nothing and holds nothing up. Enter or Space goes on, Esc or "Skip" leaves at once, from
/// anywhere in the window.
class FirstTour : public QWidget {
    Q_OBJECT
public:
    /// Over `parent`, in no layout; `rail` lies in it. Hidden until start().
    FirstTour(StepRail& rail, QWidget* parent);
    void start();                        ///< from the first step on
    void leave();                        ///< gives the keyboard back
    int step() const { return m_step; }  ///< from 0

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void goOn();
    void showStep();
    void place();

    StepRail& m_rail;
    QLabel *m_title, *m_words, *m_count;
    QPushButton *m_skip, *m_next;
    QPointer<QWidget> m_before;  ///< had the keyboard
    int m_step = 0;
    int m_pointsAt = 0;  ///< height of the tip, from the card's top
};

}  // namespace fovea::ui
