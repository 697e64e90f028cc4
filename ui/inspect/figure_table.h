#pragma once

#include <QTableWidget>
#include <functional>
#include <vector>

namespace fovea::ui {

/// Figures as a paper's table: a row a class or a group, each figure with its interval below it. As high as
/// its rows. Ctrl+C copies all of it.
class FigureTable : public QTableWidget {
    Q_OBJECT
public:
    /// The first column is the name's, and takes the room that is left.
    struct Column {
        QString name, tip;
        QString topic = {};  ///< widgets/help_topic.h
    };
    /// `text`: what is copied.
    FigureTable(const std::vector<Column>& columns, std::function<QString()> text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    void setColumnHead(int column, const Column& head);
    /// What stands below the text, small; `warns`: it says that the row means little.
    QTableWidgetItem* put(int row, int column, const QString& text, const QString& below = {},
                          bool warns = false);
    /// Of the name: a mark in the colour of a class, see classColor().
    void setClassColour(int row, int colour);

public Q_SLOTS:
    /// Tab separated, to the clipboard.
    void copy();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::function<QString()> m_text;
};

}  // namespace fovea::ui
