#pragma once

#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "session/project_session.h"

class QPushButton;

namespace fovea::ui {

class MenuButton;
class NumberHistogram;

/// How many images have which answer to the question in use. Of diagnoses and grades: a bar, and below it
/// one button each that filters; its tool tip says the key that gives an image this diagnosis. Of findings: a
/// bar each, which filters. Of a number: a histogram. Beside them what else is to be said of the diagnoses:
/// which of two is the finding, whether they are grades, how images are split.
class ClassBalance : public QWidget {
    Q_OBJECT
public:
    explicit ClassBalance(ProjectSession& session, QWidget* parent = nullptr);
    /// The bar of colours above the chips; not where the page is low.
    void setBarShown(bool shown);
    void setChosen(const std::optional<std::string>& label);
    /// Nothing is chosen any more.
    void clearChosen();

Q_SIGNALS:
    /// Pressed; pressed again: nothing is chosen any more.
    void chosen(const std::optional<std::string>& label);
    void findingChosen(const std::optional<std::string>& finding);
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
        int colour = -1;  ///< place of the class; -1: none
    };
    void count();
    void rebuild();
    void rebuildFindings();
    void showChip(int place, const Count& count);
    void showGrades();
    void showFinding();
    void openFindingMenu();

    ProjectSession& m_session;
    std::vector<Count> m_counts;
    std::optional<std::string> m_chosen, m_chosenFinding;
    Bar* m_bar;
    NumberHistogram* m_histogram;
    QWidget *m_findings, *m_chips;
    MenuButton* m_finding;
    QPushButton *m_grades, *m_divide, *m_study;
};

}  // namespace fovea::ui
