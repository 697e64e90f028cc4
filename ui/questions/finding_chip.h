#pragma once

#include <QAbstractButton>
#include <QColor>

#include "questions/question_words.h"

namespace fovea::ui {

/// A finding and what is stated of it: a sign and its name; its tool tip says the key that changes it.
/// Pressing it is left to whoever shows it.
class FindingChip : public QAbstractButton {
    Q_OBJECT
public:
    explicit FindingChip(QWidget* parent = nullptr);
    /// `key`: 1 to 9; 0 for none.
    void setContent(const QColor& color, const QString& name, const StatedTogether& stated, int key);
    const StatedTogether& stated() const { return m_stated; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QColor m_color;
    StatedTogether m_stated;
};

}  // namespace fovea::ui
