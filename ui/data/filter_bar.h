#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace fovea::ui {

class DataPresenter;
class Settings;

/// Which images the Data page shows, and how: text, split and problem to filter by; pictures or a table.
/// How they are shown is kept in the settings.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it.
    FilterBar(DataPresenter& presenter, Settings& settings, QWidget* parent = nullptr);
    /// The keyboard goes to the text.
    void focusText();

Q_SIGNALS:
    void asTableChosen(bool table);
    void pictureSizeChosen(int pixels);

private:
    void makeView();
    void makeFilters();
    void setAsTable(bool table);
    void showAsTable(bool table);
    void fill();
    void showShown();
    void reset();

    DataPresenter& m_presenter;
    Settings& m_settings;
    QToolButton *m_asGrid, *m_asTable;
    QToolButton* m_byStudy;  ///< only where images are put together to studies
    QComboBox* m_size;
    QLineEdit* m_text;
    QComboBox *m_splits, *m_problems;
    QPushButton* m_clear;
    QLabel* m_shown;
};

}  // namespace fovea::ui
