#pragma once

#include <QDialog>
#include <vector>

#include "guide/guide_text.h"

class QLabel;
class QLineEdit;
class QTextBrowser;
class QToolButton;
class QTreeWidget;

namespace fovea::ui {

/// The guide: contents at the left, the page, and a field that finds words in all of it. Not modal, so that
/// it can stand beside what it explains. Reads what was compiled in, and nothing else: no file, no network.
class GuideWindow : public QDialog {
    Q_OBJECT
public:
    explicit GuideWindow(QWidget* parent = nullptr);

    /// A topic as in widgets/help_topic.h. One that the guide does not have shows the contents.
    void showTopic(const QString& topic);
    QString chapter() const;  ///< the name of the one that is shown
    QString place() const;    ///< in it: what was asked for

Q_SIGNALS:
    void keysRequested();  ///< the sheet of keys

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeContents();
    QWidget* makePage();
    QLayout* makeTools();
    void makeKeys();
    void showPage(const QUrl& url);
    void markPlace(const QString& place);
    void chooseInContents(const QUrl& url);
    int chapterShown() const;  ///< -1: none of the list
    bool findHere(bool backward);
    void find(bool backward);

    std::vector<GuideChapter> m_chapters;
    std::vector<QString> m_plain;  ///< of each, once words were looked for
    QTreeWidget* m_contents;
    QTextBrowser* m_text = nullptr;
    QToolButton *m_back, *m_forward;
    QLineEdit* m_words;
    QLabel* m_found;
};

}  // namespace fovea::ui
