#pragma once

#include <QFrame>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/answer_sets.h"

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
///
/// Of an image that is unlike the training images there is no class and no bar until "Show anyway" is
/// pressed, each time anew. Where several answers are not ruled out, it says between which it is uncertain.
///
/// Of an image of a study or patient that has one answer, this answer stands large, and below it what the
/// image says by itself.
class CaseDrawer : public QFrame {
    Q_OBJECT
public:
    explicit CaseDrawer(const CasePresenter& presenter, QWidget* parent = nullptr);
    void addSection(QWidget* section);
    /// `order`: the project's classes, whence their colours.
    void showCase(const std::vector<std::string>& order);
    /// By which it says between which answers an image is uncertain, in the order of
    /// CasePresenter::classes(); nothing: as the adapter says by itself, at the usual coverage.
    void setAnswerSets(std::optional<evaluation::AnswerSets> sets);
    /// What the map that is shown is and is not; empty: there is none.
    void setCaption(const QString& words);
    /// Answer and probability in a few words; empty while there is none. Of an image that is unlike the
    /// training images that it is, until the user wants the answer anyway.
    QString shortAnswer() const;

Q_SIGNALS:
    void saveWanted();
    void answerChanged();  ///< shortAnswer(), as the user wanted an answer anyway

private:
    /// Whether the answer of an unlike image is withheld.
    bool withheld() const;
    /// As shortAnswer(), of the image by itself.
    QString saidAlone() const;
    QString stateWords() const;  ///< while there is no answer

    QString doubtWords() const;
    void showDoubt();
    void showAnyway();

    const CasePresenter& m_presenter;
    std::vector<std::string> m_order;
    std::optional<evaluation::AnswerSets> m_sets;
    QString m_anyway;  ///< keyOfCase() of the unlike image of which the answer is wanted
    QVBoxLayout* m_sections;
    ElidedLabel* m_title;
    QLabel *m_answer, *m_alone, *m_doubt, *m_verdict, *m_caption;
    QPushButton* m_showAnyway;
    ProbabilityBars* m_bars;
    QPushButton* m_save;
};

}  // namespace fovea::ui
