#pragma once

#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "session/project_session.h"

class QButtonGroup;

namespace fovea::ui {

/// How many images there are of each diagnosis: a bar, and below it one button
/// each that filters. Its number is the key that gives an image this diagnosis.
class ClassBalance : public QWidget {
    Q_OBJECT
public:
    explicit ClassBalance(ProjectSession& session, QWidget* parent = nullptr);
    void setChosen(const std::optional<std::string>& label);

Q_SIGNALS:
    /// Pressed; pressed again: nothing is chosen any more.
    void chosen(const std::optional<std::string>& label);

private:
    class Bar;
    struct Count {
        std::string label;  ///< empty: without a diagnosis
        int images = 0;
    };
    void count();
    void rebuild();

    ProjectSession& m_session;
    std::vector<Count> m_counts;
    std::optional<std::string> m_chosen;
    Bar* m_bar;
    QWidget* m_chips;
};

}  // namespace fovea::ui
