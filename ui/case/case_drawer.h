#pragma once

#include <QFrame>
#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fovea::ui {

class CasePresenter;
class ElidedLabel;
class ProbabilityBars;

/// The column beside the image: the file's name, the answer large with its probability, whether the
/// reference says the same, a bar for each class, then sections that others add, what the map is and is not,
/// and a button that saves the picture. Scrolls where it is too low.
class CaseDrawer : public QFrame {
    Q_OBJECT
public:
    explicit CaseDrawer(const CasePresenter& presenter, QWidget* parent = nullptr);
    void addSection(QWidget* section);
    /// `order`: the project's classes, whence their colours.
    void showCase(const std::vector<std::string>& order);
    /// What the map that is shown is and is not; empty: there is none.
    void setCaption(const QString& words);
    /// Answer and probability in a few words; empty while there is none.
    QString shortAnswer() const;

Q_SIGNALS:
    void saveWanted();

private:
    const CasePresenter& m_presenter;
    QVBoxLayout* m_sections;
    ElidedLabel* m_title;
    QLabel *m_answer, *m_verdict, *m_caption;
    ProbabilityBars* m_bars;
    QPushButton* m_save;
};

}  // namespace fovea::ui
