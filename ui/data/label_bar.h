#pragma once

#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "data/data_presenter.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace fovea::ui {

/// Answers the question in use for the chosen images by mouse: a class from a list or a new one, findings as
/// chips, or a number to type; or sets the images aside. A number is typed by keys, too: see
/// beginNumber().
class LabelBar : public QWidget {
    Q_OBJECT
public:
    explicit LabelBar(QWidget* parent = nullptr);
    /// `answers`: as ProjectSession::answers().
    void setQuestion(const dataset::Question& question, const std::vector<std::string>& answers);
    /// What is chosen, what these images share, and whether all of them are set aside.
    void setChosen(const DataPresenter::Chosen& chosen);
    /// The field of the number has the keyboard and begins with this text.
    void beginNumber(const QString& text);

Q_SIGNALS:
    void labelChosen(const std::string& label);
    void findingPressed(int index);
    /// What was typed and left with Enter.
    void numberTyped(const QString& text);
    /// The field of the number was left: the images are to have the keyboard.
    void numberLeft();
    /// The chosen images are to take part no more, or again.
    void setAsideRequested(bool aside);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeClasses();
    void makeNumber();
    void showKind();
    void showCurrent();
    void showFindings();
    void onActivated(int index);

    QLabel* m_text;
    QComboBox* m_box;
    QLineEdit* m_new;
    QWidget* m_chips;
    QLineEdit* m_number;
    QLabel* m_unit;
    QPushButton* m_aside;
    dataset::Question m_question;
    std::vector<std::string> m_answers;
    DataPresenter::Chosen m_chosen;
};

}  // namespace fovea::ui
