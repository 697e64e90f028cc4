#pragma once

#include <QWidget>
#include <optional>

#include "base/error.h"
#include "dataset/sample.h"
#include "imaging/window_policy.h"

class QCheckBox;
class QLabel;
class QLayout;
class QMenu;
class QScrollArea;
class QToolButton;

namespace fovea::ui {

class ElidedLabel;
class ImageView;
class MenuButton;
class Viewer;
class ViewerPresenter;

/// The viewer of the Data page, with what the file's header says and the project's window for the
/// network. What the header says of the patient is hidden until asked for, and again at the next image.
class ViewerPanel : public QWidget {
    Q_OBJECT
public:
    explicit ViewerPanel(QWidget* parent = nullptr);
    ~ViewerPanel() override;

    void showSample(const dataset::Sample& sample);
    void clear();
    Viewer& viewer() { return *m_viewer; }
    ImageView& view();
    /// File, facts and what the header says, in one line above the image unless it is put elsewhere.
    QWidget* head() { return m_head; }
    ViewerPresenter& presenter() { return *m_presenter; }
    /// Whether the project's window can be changed now.
    void setNetworkWindowEnabled(bool enabled);

Q_SIGNALS:
    /// The user wants the network to see all images so.
    void networkWindowWanted(const fovea::imaging::WindowPolicy& window);

private:
    void makeHead();
    void makeAbout();
    void makeNetwork();
    void onOpened();
    void onFailed(const Error& error);
    void showFacts();
    void fillNetworkMenu();
    /// The viewer's window as one for all images; none where there is nothing chosen.
    std::optional<imaging::WindowPolicy> chosenWindow() const;

    ViewerPresenter* m_presenter;
    Viewer* m_viewer;
    QWidget* m_head;
    ElidedLabel *m_name, *m_facts;
    QToolButton* m_about;
    QScrollArea* m_aboutArea;
    QLabel* m_aboutText;
    QCheckBox* m_patientData;
    MenuButton* m_networkWindow;
    QMenu* m_networkMenu;
};

}  // namespace fovea::ui
