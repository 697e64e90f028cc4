#include "data/patient_names_dialog.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QTableWidget>
#include <QVBoxLayout>

#include "session/project_session.h"
#include "widgets/dialog_parts.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

using Way = PatientNamesPresenter::Way;

PatientNamesDialog::PatientNamesDialog(ProjectSession& session, QWidget* parent)
    : QDialog(parent), m_session(session), m_presenter(new PatientNamesPresenter(session.samples(), this)) {
    resize(QSize(640, 640).boundedTo(screen()->availableSize() - QSize(4 * kGrid, 8 * kGrid)));
    setHelpTopic(this, QStringLiteral("preparing-data#patients"));
    auto* box = makeDialogHead(
        this, tr("Who the patients are"),
        tr("All images of one patient belong into one split: else the network is tested on patients "
           "it has learned from. Say by what the patients can be told apart. Patients that are known already "
           "stay."));
    box->addWidget(makeWays());
    box->addWidget(makeOutcome(), 1);
    m_use = new QPushButton(this);
    m_use->setObjectName(QStringLiteral("usePatients"));
    addDialogFoot(this, box, m_use);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_presenter, &PatientNamesPresenter::changed, this, &PatientNamesDialog::refresh);
    connect(&session, &ProjectSession::busyChanged, this, &PatientNamesDialog::refresh);
    if (session.holdsCopies()) m_presenter->setWay(Way::table);
    refresh();
}

QRadioButton* PatientNamesDialog::makeWay(Way way, const char* name, const QString& text) {
    auto* button = new QRadioButton(text, this);
    button->setObjectName(QLatin1String(name));
    // Not toggled(): the buttons follow the presenter, not the other way round.
    connect(button, &QRadioButton::clicked, this, [this, way] { m_presenter->setWay(way); });
    m_ways[int(way)] = button;
    // The names of copies are made up.
    button->setEnabled(way == Way::table || !m_session.holdsCopies());
    return button;
}

QWidget* PatientNamesDialog::makeWays() {
    auto* ways = new QWidget(this);
    auto* grid = new QGridLayout(ways);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid);
    grid->setColumnStretch(1, 1);
    auto* group = new QButtonGroup(ways);
    const auto add = [&](int row, QRadioButton* button, QWidget* beside) {
        group->addButton(button);
        grid->addWidget(button, row, 0, 1, beside ? 1 : 2, Qt::AlignLeft);
        if (beside) grid->addWidget(beside, row, 1);
    };
    add(0, makeWay(Way::fileName, "byName", tr("The file's &name, up to the first “_”, “-” or blank")),
        nullptr);

    QRadioButton* pattern = makeWay(Way::pattern, "byPattern", tr("A &pattern of the file's name:"));
    m_pattern = new QLineEdit(ways);
    m_pattern->setObjectName(QStringLiteral("pattern"));
    m_pattern->setAccessibleName(tr("Pattern of the file's name"));
    m_pattern->setPlaceholderText(tr("for example %1").arg(QStringLiteral("_([0-9]+)_")));
    m_pattern->setToolTip(
        tr("A regular expression; the part in round brackets names the patient. It is looked for anywhere in "
           "the name, without the ending."));
    connect(m_pattern, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_presenter->setWay(Way::pattern);
        m_presenter->setPattern(text);
    });
    add(1, pattern, m_pattern);

    QRadioButton* folder = makeWay(Way::folder, "byFolder", tr("The name of a &folder:"));
    m_level = new QComboBox(ways);
    m_level->setObjectName(QStringLiteral("folderLevel"));
    m_level->setAccessibleName(tr("Which folder names the patient"));
    m_level->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_level->setMinimumContentsLength(16);
    const QStringList& folders = m_presenter->folders();
    for (int i = 0; i < folders.size(); ++i)
        m_level->addItem(i == 0 ? tr("the one that holds the file, like “%1”").arg(folders[i])
                                : tr("%n folder(s) above that, like “%1”", nullptr, i).arg(folders[i]),
                         i + 1);
    connect(m_level, &QComboBox::activated, this, [this] {
        m_presenter->setWay(Way::folder);
        m_presenter->setLevel(m_level->currentData().toInt());
    });
    add(2, folder, m_level);
    add(3, makeWay(Way::table, "byTable", tr("A table with a &column that names the patients")), nullptr);
    for (QWidget* beside : {static_cast<QWidget*>(m_pattern), static_cast<QWidget*>(m_level)})
        beside->setEnabled(!m_session.holdsCopies());
    return ways;
}

QWidget* PatientNamesDialog::makeOutcome() {
    QVBoxLayout* inside = nullptr;
    QFrame* frame = titledCard(tr("What will come of it"), inside, this);
    m_counts = new QLabel(frame);
    m_counts->setObjectName(QStringLiteral("patientCounts"));
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setWordWrap(true);
    m_note = new QLabel(frame);
    m_note->setObjectName(QStringLiteral("patientNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_oneImageEach = new QCheckBox(tr("Each patient really has &one image"), frame);
    m_oneImageEach->setObjectName(QStringLiteral("oneImageEach"));
    connect(m_oneImageEach, &QCheckBox::clicked, m_presenter, &PatientNamesPresenter::setOneImageEach);
    m_examples = new QTableWidget(0, 2, frame);
    m_examples->setObjectName(QStringLiteral("patientExamples"));
    m_examples->setAccessibleName(tr("Some files and their patients"));
    m_examples->setHorizontalHeaderLabels({tr("File"), tr("Patient")});
    m_examples->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_examples->setSelectionMode(QAbstractItemView::NoSelection);
    m_examples->setTabKeyNavigation(false);
    m_examples->setShowGrid(false);
    m_examples->setWordWrap(false);
    m_examples->verticalHeader()->hide();
    m_examples->verticalHeader()->setDefaultSectionSize(3 * kGrid);
    m_examples->horizontalHeader()->setHighlightSections(false);
    m_examples->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_examples->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    inside->addWidget(m_counts);
    inside->addWidget(m_note);
    inside->addWidget(m_oneImageEach);
    inside->addWidget(m_examples, 1);
    return frame;
}

QString PatientNamesDialog::countWords() const {
    if (m_presenter->way() == Way::table)
        return m_session.holdsCopies()
                   ? tr("The images are copies whose names say nothing: only a table can name the patients. "
                        "Choose the table next.")
                   : tr("Choose the table next, and in it the column that names the patients.");
    if (!m_presenter->patternUsable())
        return tr(
            "Write a regular expression in which exactly one part stands in round brackets: the part "
            "that names the patient.");
    if (m_presenter->busy()) return tr("Looking at the names…");
    const PatientNamesPresenter::Outcome& o = m_presenter->outcome();
    const QLocale locale;
    return tr("%n patient(s)", nullptr, o.patients) + QLatin1Char(' ') +
           tr("in %1 of %2 images whose patient is unknown.")
               .arg(locale.toString(o.named), locale.toString(o.images));
}

QString PatientNamesDialog::noteWords() const {
    const PatientNamesPresenter::Outcome& o = m_presenter->outcome();
    if (m_presenter->way() == Way::table || m_presenter->busy() || o.images == 0) return {};
    if (o.named == 0) return tr("No name has such a part: no patient would be known.");
    if (o.asFewAsClasses)
        return tr(
            "There are no more patients than diagnoses: this is probably the diagnosis, not the "
            "patient.");
    if (o.eachItsOwn)
        return tr(
            "Every image would be its own patient: which images are of one patient would stay unknown. Take "
            "such a rule only where it is so.");
    return {};
}

void PatientNamesDialog::refresh() {
    const Way way = m_presenter->way();
    m_ways[int(way)]->setChecked(true);
    m_counts->setText(countWords());
    const QString note = noteWords();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_oneImageEach->setVisible(way != Way::table && !m_presenter->busy() &&
                               m_presenter->outcome().eachItsOwn);
    // While it is looked at anew the last examples stay, greyed.
    m_examples->setEnabled(!m_presenter->busy());
    if (!m_presenter->busy()) {
        const auto& examples = m_presenter->outcome().examples;
        m_examples->setRowCount(int(examples.size()));
        for (int row = 0; row < int(examples.size()); ++row) {
            const auto& [file, patient] = examples[std::size_t(row)];
            m_examples->setItem(row, 0, new QTableWidgetItem(file));
            m_examples->setItem(row, 1, new QTableWidgetItem(patient.isEmpty() ? tr("unknown") : patient));
        }
    }
    m_examples->setVisible(way != Way::table);
    m_use->setText(way == Way::table ? tr("Choose a &table…") : tr("&Use these patients"));
    m_use->setEnabled(m_presenter->ready() && !m_session.busy());
    m_use->setToolTip(m_session.busy() ? tr("This is possible when the running work has ended.") : QString());
}

}  // namespace fovea::ui
