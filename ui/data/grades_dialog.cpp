#include "data/grades_dialog.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "dataset/class_order.h"
#include "dataset/consensus.h"
#include "session/project_session.h"
#include "widgets/dialog_parts.h"
#include "widgets/help_topic.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace fovea::ui {

GradesDialog::GradesDialog(ProjectSession& session, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_list(new QListWidget(this)),
      m_up(new QToolButton(this)),
      m_down(new QToolButton(this)),
      m_use(new QPushButton(tr("&Use this order"), this)),
      m_none(new QPushButton(tr("They are &no grades"), this)) {
    resize(52 * kGrid, 56 * kGrid);
    setHelpTopic(this, QStringLiteral("preparing-data#order-of-classes"));
    auto* box = makeDialogHead(
        this, tr("Diagnoses as grades"),
        tr("Where the diagnoses are steps of one scale, as none, mild, moderate, severe, put them in order, "
           "the lowest first. Figures then say how many grades a wrong answer is off, and what is trained "
           "from now on learns of three or more grades that far off is worse than near. Adapters that were "
           "trained already are judged in this order, too."));

    m_list->setObjectName(QStringLiteral("grades"));
    m_list->setAccessibleName(tr("Grades, the lowest first"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->installEventFilter(this);
    m_list->setToolTip(tr("Drag, or press Alt with the arrow keys, to move a grade"));
    const auto button = [this](QToolButton* b, const char* name, const QString& picture, const QString& words,
                               const QKeySequence& keys, int by) {
        b->setObjectName(QLatin1String(name));
        b->setIcon(icon(picture));
        b->setText(words);
        b->setToolButtonStyle(b->icon().isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
        b->setToolTip(QStringLiteral("%1 (%2)").arg(words, keys.toString(QKeySequence::NativeText)));
        b->setAccessibleName(words);
        connect(b, &QToolButton::clicked, this, [this, by] { move(by); });
    };
    button(m_up, "gradeUp", QStringLiteral("go-up"), tr("Lower grade"), QKeySequence(Qt::ALT | Qt::Key_Up),
           -1);
    button(m_down, "gradeDown", QStringLiteral("go-down"), tr("Higher grade"),
           QKeySequence(Qt::ALT | Qt::Key_Down), 1);
    auto* movers = new QVBoxLayout;
    movers->setSpacing(kGrid);
    movers->addWidget(m_up);
    movers->addWidget(m_down);
    movers->addStretch(1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(kGrid);
    middle->addWidget(m_list, 1);
    middle->addLayout(movers);
    auto* lowest = new QLabel(tr("Lowest grade"), this);
    auto* highest = new QLabel(tr("Highest grade"), this);
    makeSmall(lowest);
    makeSmall(highest);

    m_use->setObjectName(QStringLiteral("useGrades"));
    m_none->setObjectName(QStringLiteral("noGrades"));
    m_none->setAutoDefault(false);
    auto* scale = new QVBoxLayout;
    scale->setSpacing(kGrid);
    scale->addWidget(lowest);
    scale->addLayout(middle, 1);
    scale->addWidget(highest);
    box->addLayout(scale, 1);
    addDialogFoot(this, box, m_use, m_none);

    connect(m_use, &QPushButton::clicked, this, [this] {
        if (m_session.setGrades(order())) accept();
    });
    connect(m_none, &QPushButton::clicked, this, [this] {
        if (m_session.setGrades({})) accept();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &GradesDialog::showState);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &GradesDialog::showState);
    connect(&session, &ProjectSession::changed, this, &GradesDialog::fill);
    connect(&session, &ProjectSession::samplesEdited, this, &GradesDialog::fill);
    connect(&session, &ProjectSession::closed, this, &QDialog::reject);
    connect(&session, &ProjectSession::busyChanged, this, &GradesDialog::showState);
    fill();
    m_list->setFocus();
}

std::vector<std::string> GradesDialog::order() const {
    std::vector<std::string> names;
    for (int i = 0; i < m_list->count(); ++i) names.push_back(m_list->item(i)->text().toStdString());
    return names;
}

void GradesDialog::fill() {
    const std::vector<std::string> shown = order();
    const std::vector<std::string> grades = m_session.grades();
    // A grade that only a reader gives is one, too.
    const auto& samples = m_session.samples();
    std::vector<std::string> classes =
        dataset::withGradesOfReaders(m_session.classes(), dataset::answersOfReaders(samples), samples);
    classes = grades.empty() ? dataset::proposedGrades(std::move(classes))
                             : dataset::inClassOrder(std::move(classes), grades);
    // What was moved already stays where it is; what is new comes last.
    if (!shown.empty()) classes = dataset::inClassOrder(std::move(classes), shown);
    if (classes != shown) {
        m_list->clear();
        for (const std::string& name : classes) m_list->addItem(QString::fromStdString(name));
        m_list->setCurrentRow(0);
    }
    showState();
}

void GradesDialog::move(int by) {
    const int from = m_list->currentRow(), to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count()) return;
    QListWidgetItem* item = m_list->takeItem(from);
    m_list->insertItem(to, item);
    m_list->setCurrentItem(item);
    showState();
}

bool GradesDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool up = key->key() == Qt::Key_Up, down = key->key() == Qt::Key_Down;
        if (key->modifiers() & Qt::AltModifier && (up || down)) {
            move(up ? -1 : 1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void GradesDialog::showState() {
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
    m_use->setEnabled(m_list->count() > 1 && !m_session.busy());
    m_none->setEnabled(!m_session.grades().empty() && !m_session.busy());
}

}  // namespace fovea::ui
