#pragma once

#include <QWidget>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace fovea::ui {

/// Gives the chosen images a diagnosis by mouse: one that there is, or a new one; or
/// sets them aside.
class LabelBar : public QWidget {
    Q_OBJECT
public:
    explicit LabelBar(QWidget* parent = nullptr);
    void setClasses(const std::vector<std::string>& classes);
    /// How many images are chosen, the label they share (empty: none, or several), and
    /// whether all of them are set aside.
    void setChosen(int images, const std::string& label, bool aside);

Q_SIGNALS:
    void labelChosen(const std::string& label);
    /// The chosen images are to take part no more, or again.
    void setAsideRequested(bool aside);

private:
    void showCurrent();
    void onActivated(int index);

    QLabel* m_text;
    QComboBox* m_box;
    QLineEdit* m_new;
    QPushButton* m_aside;
    bool m_isAside = false;
    std::vector<std::string> m_classes;
    std::string m_label;
    int m_images = 0;
};

}  // namespace fovea::ui
