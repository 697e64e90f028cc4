#pragma once

#include <QScrollArea>

namespace fovea::ui {

/// What ColumnScroll and PageScroll have in common: no frame, no ground of its own, and the keyboard goes to
/// what is inside. What is inside is asked for its sizes once this is polished, and not when it is put in, as
/// Qt's own does: until then it has no place in a window, and each place that it is given on the way there
/// would style every control in it anew.
class PlainScroll : public QScrollArea {
    Q_OBJECT
public:
    /// Takes the ownership. widget() gives it once this is polished, inside() at any time.
    explicit PlainScroll(QWidget* inside, QWidget* parent = nullptr);
    QWidget* inside() const { return m_inside; }
    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;
    /// What is inside has been asked for its sizes for the first time, or may have others now.
    virtual void fit() = 0;

private:
    QWidget* m_inside;
};

}  // namespace fovea::ui
