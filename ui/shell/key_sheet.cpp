#include "shell/key_sheet.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/dialog_parts.h"
#include "widgets/screen_reader.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

struct Row {
    const char *group, *keys, *words;
};

constexpr char kImages[] = QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Image");
constexpr char kCurves[] = QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "In a plot");
constexpr char kRoc[] = QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "In the ROC curve and the confusion matrix");
constexpr char kGuide[] = QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "In the guide");
constexpr char kForms[] = QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "In lists and forms");

// Each says what keyPressEvent() of a control does.
constexpr Row kRows[] = {
    {kImages, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "+  −  wheel"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Larger, smaller")},
    {kImages, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Arrow keys, drag"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Move the enlarged image")},
    {kImages, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Shift and arrow keys, drag with the right button"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Window level and width, of what you see")},
    {kImages, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Shift and wheel"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Through the images of a study or patient")},
    {kImages, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Menu key, right click"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "What can be done with the image")},
    {kCurves, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "+  −  Ctrl and wheel"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Zoom in and out")},
    {kCurves, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Arrow keys, drag"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Move what is shown")},
    {kCurves, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "0, double click"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Show everything")},
    {kCurves, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Menu key, right click"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Save as a picture or a table")},
    {kRoc, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Arrow keys"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Move the operating point, or from cell to cell")},
    {kRoc, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Space, Enter"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Show the images of the cell")},
    {kGuide, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Ctrl+F  F3  Shift+F3"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Find words, the next place, the one before")},
    {kGuide, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Alt+Left  Alt+Right"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Back and forward")},
    {kForms, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Menu key, right click"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "What can be done with what is chosen")},
    {kForms, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Alt and an underlined letter"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Press that button, or go to that field")},
    {kForms, QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Esc"),
     QT_TRANSLATE_NOOP("fovea::ui::KeySheet", "Close a message, a menu or a window")},
};

QWidget* makeTable(const std::vector<KeyWords>& rows) {
    auto* table = new QWidget;
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, kGrid, 0);
    grid->setHorizontalSpacing(3 * kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    QString group;
    int line = 0;
    for (const KeyWords& row : rows) {
        if (row.group != group) {
            group = row.group;
            if (line > 0) grid->setRowMinimumHeight(line++, kGrid);
            auto* title = new QLabel(group, table);
            makeTitle(title);
            grid->addWidget(title, line++, 0, 1, 2);
        }
        auto* keys = new QLabel(row.keys, table);
        keys->setWordWrap(true);
        auto* words = new QLabel(row.words, table);
        words->setWordWrap(true);
        makeQuiet(words);
        for (QLabel* label : {keys, words}) label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        grid->addWidget(keys, line, 0);
        grid->addWidget(words, line++, 1);
    }
    grid->setRowStretch(line, 1);
    return table;
}

}  // namespace

std::vector<KeyWords> keysOfControls() {
    std::vector<KeyWords> all;
    for (const Row& row : kRows)
        all.push_back({KeySheet::tr(row.group), KeySheet::tr(row.keys), KeySheet::tr(row.words)});
    return all;
}

KeySheet::KeySheet(QWidget* window) : QDialog(window), m_rows(describedKeys(*window)) {
    setObjectName(QStringLiteral("keySheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    for (KeyWords& row : keysOfControls()) m_rows.push_back(std::move(row));
    // Groups together, in the order in which each was first met.
    QStringList groups;
    for (const KeyWords& row : m_rows)
        if (!groups.contains(row.group)) groups << row.group;
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](const KeyWords& a, const KeyWords& b) {
        return groups.indexOf(a.group) < groups.indexOf(b.group);
    });

    QVBoxLayout* column = makeDialogHead(this, tr("Keys"), tr("Everything can be done without a mouse."));
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("keysScroll"));
    setSpokenRole(scroll, QAccessible::Section);
    scroll->setAccessibleName(tr("Keys"));
    scroll->setFocusPolicy(Qt::StrongFocus);  // page keys read on
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QWidget* table = makeTable(m_rows);
    scroll->setWidget(table);
    scroll->viewport()->setAutoFillBackground(false);
    table->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    auto* about = new QPushButton(tr("&About Fovea…"), this);
    about->setObjectName(QStringLiteral("aboutFromKeys"));
    about->setAutoDefault(false);
    makeLink(about);
    auto* close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("closeKeys"));
    auto* foot = new QHBoxLayout;
    foot->addWidget(about);
    foot->addStretch(1);
    foot->addWidget(close);
    column->addLayout(foot);
    connect(about, &QPushButton::clicked, this, &KeySheet::aboutRequested);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    resize(84 * kGrid, 64 * kGrid);
}

}  // namespace fovea::ui
