#pragma once

#include <QScrollArea>

namespace fovea::ui {

/// A column of cards that scrolls up and down and is never cut off at its sides.
class ColumnScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit ColumnScroll(QWidget* inside, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
};

}  // namespace fovea::ui
