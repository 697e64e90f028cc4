#pragma once

#include <QWidget>

class QVBoxLayout;

namespace fovea::ui {

class ApplyPresenter;

/// What further adapters say of the image that is shown: the question, and the answer below it. Hidden where
/// there are none.
class FurtherView : public QWidget {
    Q_OBJECT
public:
    /// `presenter` outlives it.
    explicit FurtherView(const ApplyPresenter& presenter, QWidget* parent = nullptr);
    /// AppliedFile::id; 0: none.
    void showFile(qint64 id);

private:
    void showAnswers();

    const ApplyPresenter& m_presenter;
    QVBoxLayout* m_rows;
    qint64 m_id = 0;
};

}  // namespace fovea::ui
