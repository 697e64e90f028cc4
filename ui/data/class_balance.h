#pragma once

#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "session/project_session.h"

class QPushButton;

namespace fovea::ui {

/// How many images there are of each diagnosis: a bar, and below it one button
/// each that filters. Its number is the key that gives an image this diagnosis. Beside them what else is
/// to be said of the diagnoses: which of two is the finding, whether they are grades, how images are split.
class ClassBalance : public QWidget {
    Q_OBJECT
public:
    explicit ClassBalance(ProjectSession& session, QWidget* parent = nullptr);
    /// The bar of colours above the chips; not where the page is low.
    void setBarShown(bool shown);
    void setChosen(const std::optional<std::string>& label);

Q_SIGNALS:
    /// Pressed; pressed again: nothing is chosen any more.
    void chosen(const std::optional<std::string>& label);
    /// The user wants to say whether the diagnoses are grades.
    void gradesRequested();
    /// The user wants to split the images again.
    void splitDialogRequested();
    /// The user wants to say what only people know of the study.
    void studyRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    class Bar;
    struct Count {
        std::string label;  ///< empty: without a diagnosis
        int images = 0;
    };
    void count();
    void rebuild();
    void showGrades();
    void showFinding();
    void openFindingMenu();

    ProjectSession& m_session;
    std::vector<Count> m_counts;
    std::optional<std::string> m_chosen;
    Bar* m_bar;
    QWidget* m_chips;
    QPushButton *m_finding, *m_grades, *m_divide, *m_study;
};

}  // namespace fovea::ui
