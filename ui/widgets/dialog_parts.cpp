#include "widgets/dialog_parts.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/dialog_body.h"
#include "widgets/theme.h"

namespace fovea::ui {

QVBoxLayout* makeDialogHead(QDialog* dialog, const QString& title, const QString& intro) {
    dialog->setWindowTitle(title);
    auto* heading = new QLabel(title, dialog);
    makeHeading(heading);
    auto* words = new QLabel(intro, dialog);
    words->setWordWrap(true);
    makeQuiet(words);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(heading);
    column->addWidget(words);
    return column;
}

QVBoxLayout* addDialogBody(QVBoxLayout* column) {
    auto* inside = new QWidget;
    auto* body = new QVBoxLayout(inside);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(2 * kGrid);
    column->addWidget(new DialogBody(inside), 1);
    return body;
}

void addDialogFoot(QDialog* dialog, QVBoxLayout* column, QPushButton* next, QWidget* beside) {
    auto* cancel = new QPushButton(QCoreApplication::translate("fovea::ui::Dialogs", "Cancel"), dialog);
    cancel->setObjectName(QStringLiteral("cancel"));
    cancel->setAutoDefault(false);
    next->setDefault(true);
    makePrimary(next);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(kGrid);
    const bool note = qobject_cast<QLabel*>(beside);
    if (beside) foot->addWidget(beside, note ? 1 : 0);
    if (!note) foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(next);
    column->addLayout(foot);
    QWidget::setTabOrder(cancel, next);  // from left to right, whichever was made first
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
}

QLabel* makeSentences(QWidget* parent, const char* objectName) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(objectName));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}  // namespace fovea::ui
