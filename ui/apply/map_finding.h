#pragma once

#include <QStringList>
#include <QWidget>

class QComboBox;

namespace fovea::ui {

class CasePresenter;

/// Which finding the signed maps of the image that is shown are about: the most probable one until another is
/// chosen, and again once the adapter is another. Hidden where the adapter answers no findings.
class MapFinding : public QWidget {
    Q_OBJECT
public:
    /// `presenter` outlives it.
    explicit MapFinding(CasePresenter& presenter, QWidget* parent = nullptr);

private:
    void showFindings();

    CasePresenter& m_presenter;
    QComboBox* m_choice;
    QStringList m_findings;
};

}  // namespace fovea::ui
