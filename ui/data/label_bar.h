#pragma once

#include <QWidget>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;

namespace fovea::ui {

/// Gives the chosen images a diagnosis by mouse: one that there is, or a new one.
class LabelBar : public QWidget {
    Q_OBJECT
public:
    explicit LabelBar(QWidget* parent = nullptr);
    void setClasses(const std::vector<std::string>& classes);
    /// How many images are chosen and the label they share (empty: none, or several).
    void setChosen(int images, const std::string& label);

Q_SIGNALS:
    void labelChosen(const std::string& label);

private:
    void showCurrent();
    void onActivated(int index);

    QLabel* m_text;
    QComboBox* m_box;
    QLineEdit* m_new;
    std::vector<std::string> m_classes;
    std::string m_label;
    int m_images = 0;
};

}  // namespace fovea::ui
