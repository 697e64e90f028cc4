#pragma once

#include <QPointer>
#include <QWidget>

#include "session/project_session.h"

namespace fovea::ui {

class ElidedCombo;
class MenuButton;
class QuestionDialog;

/// Which question is in use, in the head of a page: a list where there are several, which F4 steps through,
/// and, where it is asked for, the menu that makes, changes and deletes one. Takes no room where there is
/// nothing to choose.
class QuestionSwitch : public QWidget {
    Q_OBJECT
public:
    enum class Menu { none, shown };
    /// `session` outlives it.
    QuestionSwitch(ProjectSession& session, Menu menu, QWidget* parent = nullptr);

    /// The window of a new question.
    void askNew();
    /// That of the question in use.
    void askChange();

Q_SIGNALS:
    /// The user wants to say what has one answer; only with the menu.
    void studiesRequested();
    /// The user wants to see how far readers agree; only with the menu, and where somebody has read an image.
    void readersRequested();

private:
    void makeMenu();
    void makeKeys();
    bool hasReaders() const;
    void fill();
    void step(int by);
    void openDialog(const dataset::Question& question);

    ProjectSession& m_session;
    ElidedCombo* m_choice;
    MenuButton* m_more = nullptr;
    QPointer<QuestionDialog> m_dialog;
};

/// `page` below a switch without a menu: for a page that has nothing to show of the question in use.
QWidget* underQuestionSwitch(ProjectSession& session, QWidget* page);

}  // namespace fovea::ui
