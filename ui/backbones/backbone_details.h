#pragma once

#include <QWidget>
#include <string>

#include "base/error.h"

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace fovea::ui {

class BackbonesPresenter;
class ElidedLabel;
class NoticeBar;

/// One network in full, and the one thing to do next with it: fetch it (after the
/// addresses and the size were shown and agreed to), stop, continue, remove, or
/// how to get it by hand.
class BackboneDetails : public QWidget {
    Q_OBJECT
public:
    explicit BackboneDetails(BackbonesPresenter& presenter, QWidget* parent = nullptr);

    void show(const std::string& name);  ///< empty: nothing is chosen
    const std::string& shown() const { return m_name; }

Q_SIGNALS:
    void addFolderRequested();

private:
    QWidget* makeActions();
    QWidget* makeConsent();
    QWidget* makeProgress();
    QWidget* makeRemoval();
    void ask(bool consent);
    void askRemoval(bool asking);
    void update();
    void updateFacts();
    void updateNotice(const Error* failure);
    void updateProgress();

    BackbonesPresenter& m_presenter;
    std::string m_name;
    bool m_asking = false, m_removing = false;
    QLabel *m_title, *m_suits, *m_state, *m_steps, *m_consentText, *m_addresses, *m_progressText,
        *m_removalText;
    QLabel* m_licence;
    QGridLayout* m_facts;
    NoticeBar* m_notice;
    QWidget *m_actions, *m_consent, *m_progress, *m_removal;
    QPushButton *m_fetch, *m_discard, *m_remove, *m_page, *m_add, *m_agree, *m_notNow, *m_stop,
        *m_reallyRemove, *m_keep;
    QProgressBar* m_bar;
};

}  // namespace fovea::ui
