#pragma once

#include <QWidget>

#include "inspect/number_presenter.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QTableWidget;
class QTabWidget;

namespace fovea::ui {

class CasePresenter;
class CaseView;
class FigureTable;
class InspectPresenter;
class NumberPlot;
class Settings;
class UnitImages;

/// Inspect for a question about a number: figures, agreement and calibration, and the images, the farthest
/// off first.
class NumberPage : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it.
    NumberPage(InspectPresenter& inspect, Settings& settings, QWidget* parent = nullptr);
    NumberPresenter& presenter() { return *m_presenter; }
    CasePresenter& casePresenter() { return *m_case; }
    /// The adapter file whose images are looked at.
    void setAdapter(const QString& path);

Q_SIGNALS:
    void copied();                        ///< the table, to the clipboard
    void sampleRequested(qint64 sample);  ///< to be shown on the Data page
    void edited(const QString& what);     ///< the project was changed; it can be undone

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeSummary();
    QWidget* makePlots();
    QWidget* makeCases(Settings& settings);
    QWidget* makeImage();
    void showAll();
    void showLines();
    void showCase();
    void showImage();
    void showMenu(const QPoint& global);
    const NumberPresenter::Case* chosen() const;  ///< null where there is none

    NumberPresenter* m_presenter;
    CasePresenter* m_case;
    CaseView* m_view;
    UnitImages* m_images;  ///< of the study or patient, where that is what has a number
    QTabWidget* m_tabs;
    QLabel* m_sentence;
    FigureTable* m_figures;
    QPushButton* m_copy;
    QGridLayout* m_lines;
    NumberPlot *m_agreement, *m_calibration;
    QTableWidget* m_cases;
};

}  // namespace fovea::ui
