#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace fovea::ui {

class ElidedLabel;
class LabelReview;

/// Below the image, while a list of proposed labels is gone through: how far it is, what is proposed for this
/// image, and the buttons that take it, confirm the label or leave the list. Hidden while there is no list.
class ReviewBar : public QWidget {
    Q_OBJECT
public:
    /// `review` outlives it.
    explicit ReviewBar(LabelReview& review, QWidget* parent = nullptr);

private:
    void makeButtons();
    void showReview();

    LabelReview& m_review;
    ElidedLabel *m_title, *m_text;
    QLabel* m_measured;
    QPushButton *m_take, *m_confirm, *m_leave;
};

}  // namespace fovea::ui
