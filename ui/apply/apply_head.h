#pragma once

#include <QWidget>

class QAction;
class QMenu;
class QPushButton;
class QToolButton;

namespace fovea::ui {

class ApplyPresenter;
class ElidedCombo;
class ElidedLabel;
class ValidationPresenter;

/// The line above everything on the Apply page: which adapter predicts and what is known of it, where images
/// and references come from, and what can be exported.
class ApplyHead : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it.
    ApplyHead(ApplyPresenter& presenter, ValidationPresenter& validation, QWidget* parent = nullptr);

Q_SIGNALS:
    void adapterFileWanted();
    void imagesWanted();
    void folderWanted();
    void labelTableWanted();
    void tableWanted();        ///< to be saved as CSV
    void imagesTableWanted();  ///< likewise, one line an image
    void pdfWanted();
    void workbookWanted();
    void reportsWanted();

private:
    void makeAdapter();
    void makeFurther();
    void fillFurther();
    void makeAdd();
    void makeReferences();
    void makeExport();
    QPushButton* menuButton(const QString& text, const char* name, QMenu*& menu);
    void follow();
    void showAdapters();
    void showAdapter();
    void showState();
    QString classesWords() const;
    QString factsWords() const;
    QString tooFewWords() const;  ///< to call any image uncertain; empty where there are enough

    ApplyPresenter& m_presenter;
    ValidationPresenter& m_validation;
    ElidedCombo* m_adapters;
    QToolButton *m_file, *m_also;
    QMenu* m_alsoMenu;
    ElidedLabel *m_about, *m_facts;
    QPushButton *m_add, *m_references, *m_export;
    QAction *m_keys, *m_forget, *m_table, *m_imagesTable;
};

}  // namespace fovea::ui
