#pragma once

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace fovea::ui {

class BackboneDetails;
class BackbonesModel;
class BackbonesPresenter;
class NoticeBar;
class Settings;

/// The window of pre-trained networks: which there are, what each suits, what may be
/// done with it. Not modal; fetching goes on while it is closed. `settings` outlives it.
class BackbonesDialog : public QDialog {
    Q_OBJECT
public:
    explicit BackbonesDialog(Settings& settings, QWidget* parent = nullptr);

    BackbonesPresenter& presenter() { return *m_presenter; }

Q_SIGNALS:
    void atHandChanged();  ///< what training can choose from

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeAdvice();
    QWidget* makeFoot();
    void updateAdvice();
    void onImagesChosen();
    void onChanged();
    void onChosen();
    void addFolder();

    Settings& m_settings;
    BackbonesPresenter* m_presenter;
    BackbonesModel* m_model;
    QTableView* m_table;
    BackboneDetails* m_details;
    NoticeBar* m_notice;
    QWidget* m_advice;      ///< hidden where the catalogue recommends nothing
    QComboBox* m_images;    ///< of what kind they are
    QLabel* m_recommended;  ///< which network, and why
    QPushButton* m_add;
    QLineEdit* m_proxy;
};

}  // namespace fovea::ui
