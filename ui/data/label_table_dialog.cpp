#include "data/label_table_dialog.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "base/entries_shown.h"
#include "data/label_table_model.h"
#include "data/proposed_questions.h"
#include "dataset/text_encoding.h"
#include "questions/question_words.h"
#include "settings/settings.h"
#include "text/message_words.h"
#include "text/words.h"
#include "widgets/dialog_parts.h"
#include "widgets/elided_label.h"
#include "widgets/file_chooser.h"
#include "widgets/help_topic.h"
#include "widgets/icon.h"
#include "widgets/notice_bar.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

using Images = LabelTablePresenter::Images;
using Role = LabelTablePresenter::Role;

namespace {

constexpr Role kRoles[] = {Role::file, Role::label, Role::patient, Role::split, Role::subgroup, Role::study};

QListWidget* plainList(const char* name, const QString& accessible, QWidget* parent) {
    auto* list = new QListWidget(parent);
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(accessible);
    makeSentences(list);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    return list;
}

}  // namespace

LabelTableDialog::LabelTableDialog(std::vector<std::string> projectFiles, Settings& settings, QWidget* parent)
    : QDialog(parent),
      m_settings(settings),
      m_presenter(new LabelTablePresenter(std::move(projectFiles), this)),
      m_notice(new NoticeBar(this)),
      m_model(new LabelTableModel(this)) {
    resize(QSize(1080, 880).boundedTo(screen()->availableSize() - QSize(4 * kGrid, 8 * kGrid)));
    setHelpTopic(this, QStringLiteral("preparing-data#labels"));
    auto* box =
        makeDialogHead(this, tr("Import with a table"),
                       tr("A table that names the images and says their diagnosis, patient or split. Nothing "
                          "is guessed: rows that fit no image, or several, are listed and take no part."));

    // Made in the order in which the keys go through them.
    QWidget* source = makeSource();
    auto* columns = new QHBoxLayout;
    columns->setSpacing(2 * kGrid);
    columns->addWidget(makeColumns(), 1);
    columns->addWidget(makeOutcome(), 1);
    m_questions = new ProposedQuestions(*m_presenter, this);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("tablePreview"));
    m_table->setAccessibleName(tr("The first rows of the table"));
    m_table->setModel(m_model);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setMinimumHeight(24 * kGrid);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setDefaultSectionSize(3 * kGrid);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMaximumSectionSize(40 * kGrid);

    box->addWidget(m_notice);
    box->addWidget(makeScroll(source, columns), 1);
    m_import = new QPushButton(this);
    m_import->setObjectName(QStringLiteral("importTable"));
    addDialogFoot(this, box, m_import);
    connect(m_import, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_presenter, &LabelTablePresenter::changed, this, &LabelTableDialog::refresh);
    refresh();
}

QWidget* LabelTableDialog::makeScroll(QWidget* source, QLayout* columns) {
    // So that the window fits on a small screen, too.
    auto* content = new QWidget(this);
    auto* box = new QVBoxLayout(content);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2 * kGrid);
    box->addWidget(source);
    box->addLayout(columns, 3);
    box->addWidget(m_questions);
    box->addWidget(m_table, 2);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return scroll;
}

QWidget* LabelTableDialog::makeSource() {
    auto* source = new QWidget(this);
    auto* form = new QFormLayout(source);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto row = [source](QWidget* first, QWidget* second, QWidget* third = nullptr) {
        auto* line = new QWidget(source);
        auto* box = new QHBoxLayout(line);
        box->setContentsMargins(0, 0, 0, 0);
        box->setSpacing(kGrid);
        box->addWidget(first, third ? 0 : 1);
        box->addWidget(second, third ? 1 : 0);
        if (third) box->addWidget(third);
        return line;
    };

    m_path = new ElidedLabel(source, Qt::ElideMiddle);
    auto* another = new QPushButton(tr("Another &table…"), source);
    another->setObjectName(QStringLiteral("chooseTable"));
    another->setAutoDefault(false);
    connect(another, &QPushButton::clicked, this, &LabelTableDialog::chooseTable);
    form->addRow(tr("Table:"), row(m_path, another));

    m_inFolder = new QRadioButton(tr("in the &folder"), source);
    m_inFolder->setObjectName(QStringLiteral("imagesInFolder"));
    m_folder = new ElidedLabel(source, Qt::ElideMiddle);
    auto* choose = new QPushButton(tr("Another f&older…"), source);
    choose->setObjectName(QStringLiteral("chooseImages"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &LabelTableDialog::chooseImages);
    form->addRow(tr("Images:"), row(m_inFolder, m_folder, choose));
    m_inProject = new QRadioButton(
        tr("of this &project: %1; none is read anew").arg(QLocale().toString(m_presenter->projectFiles())),
        source);
    m_inProject->setObjectName(QStringLiteral("imagesInProject"));
    m_inProject->setVisible(m_presenter->projectFiles() > 0);
    auto* either = new QButtonGroup(source);
    either->addButton(m_inFolder);
    either->addButton(m_inProject);
    form->addRow(QString(), m_inProject);
    // Not toggled(): the buttons follow the presenter, not the other way round.
    connect(m_inFolder, &QRadioButton::clicked, this, [this] { m_presenter->setImages(Images::inFolder); });
    connect(m_inProject, &QRadioButton::clicked, this, [this] { m_presenter->setImages(Images::inProject); });
    return source;
}

QComboBox* LabelTableDialog::roleBox(Role role, const char* name, const QString& accessible,
                                     const QString& tip) {
    auto* box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(accessible);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(16);
    connect(box, &QComboBox::activated, this,
            [this, box, role] { m_presenter->setRole(role, box->currentData().toInt()); });
    return box;
}

QWidget* LabelTableDialog::makeColumns() {
    QVBoxLayout* inside = nullptr;
    QFrame* frame = titledCard(tr("What the columns mean"), inside, this);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_roles[int(Role::file)] =
        roleBox(Role::file, "fileColumn", tr("Column with the image's file"),
                tr("A path from the folder, or its end; with or without “.png”, in any case"));
    form->addRow(tr("I&mage file:"), m_roles[int(Role::file)]);
    m_roles[int(Role::label)] = roleBox(Role::label, "labelColumn", tr("Column with the diagnosis"),
                                        tr("The class that is to be learned (label)"));
    form->addRow(tr("&Diagnosis:"), m_roles[int(Role::label)]);
    m_roles[int(Role::patient)] =
        roleBox(Role::patient, "patientColumn", tr("Column with the patient"),
                tr("Any key that is the same for all images of one patient; they stay in one split"));
    form->addRow(tr("P&atient:"), m_roles[int(Role::patient)]);
    m_roles[int(Role::split)] = roleBox(Role::split, "splitColumn", tr("Column with the split"),
                                        tr("train, val or test: training, validation or test images"));
    form->addRow(tr("&Split:"), m_roles[int(Role::split)]);
    m_roles[int(Role::subgroup)] =
        roleBox(Role::subgroup, "subgroupColumn", tr("Column with a group"),
                tr("Sex, site, device: by which figures may be told apart (subgroup)"));
    form->addRow(tr("&Group:"), m_roles[int(Role::subgroup)]);
    m_roles[int(Role::study)] =
        roleBox(Role::study, "studyColumn", tr("Column with the study"),
                tr("Any key that is the same for all images of one examination, knee or eye"));
    form->addRow(tr("St&udy:"), m_roles[int(Role::study)]);
    inside->addLayout(form);
    inside->addSpacing(kGrid);

    auto* written = new QHBoxLayout;
    written->setSpacing(kGrid);
    m_delimiter = new QComboBox(frame);
    m_delimiter->setObjectName(QStringLiteral("delimiter"));
    m_delimiter->setAccessibleName(tr("What divides the columns"));
    m_delimiter->addItem(tr("Commas"), int(','));
    m_delimiter->addItem(tr("Semicolons"), int(';'));
    m_delimiter->addItem(tr("Tabs"), int('\t'));
    m_delimiter->addItem(tr("Pipes"), int('|'));
    m_delimiter->addItem(tr("Blanks"), int(' '));
    connect(m_delimiter, &QComboBox::activated, this,
            [this] { m_presenter->setDelimiter(char(m_delimiter->currentData().toInt())); });
    auto* divided = new QLabel(tr("Divided &by:"), frame);
    divided->setBuddy(m_delimiter);
    m_header = new QCheckBox(tr("The first row holds the &names"), frame);
    m_header->setObjectName(QStringLiteral("header"));
    connect(m_header, &QCheckBox::clicked, m_presenter, &LabelTablePresenter::setHeader);
    written->addWidget(divided);
    written->addWidget(m_delimiter);
    written->addSpacing(kGrid);
    written->addWidget(m_header);
    written->addStretch(1);
    inside->addLayout(written);
    addWritten(inside, frame);
    m_written = new QLabel(frame);
    makeSmall(m_written);
    inside->addWidget(m_written);
    inside->addStretch(1);
    return frame;
}

void LabelTableDialog::addWritten(QVBoxLayout* inside, QFrame* frame) {
    auto* asked = new QFormLayout;
    asked->setHorizontalSpacing(2 * kGrid);
    asked->setVerticalSpacing(kGrid);
    asked->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_encoding = new QComboBox(frame);
    m_encoding->setObjectName(QStringLiteral("encoding"));
    m_encoding->setAccessibleName(tr("In which alphabet the table is written"));
    m_encoding->setToolTip(tr("Beside each alphabet: how words of this table read in it"));
    m_encoding->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_encoding->setMinimumContentsLength(16);
    connect(m_encoding, &QComboBox::activated, this,
            [this] { m_presenter->setEncoding(m_encoding->currentData().toString()); });
    m_encodingTitle = new QLabel(tr("Alp&habet:"), frame);
    m_encodingTitle->setBuddy(m_encoding);
    asked->addRow(m_encodingTitle, m_encoding);
    m_sheet = new QComboBox(frame);
    m_sheet->setObjectName(QStringLiteral("sheet"));
    m_sheet->setAccessibleName(tr("Which sheet of the workbook holds the table"));
    connect(m_sheet, &QComboBox::activated, this, [this] { m_presenter->setSheet(m_sheet->currentText()); });
    m_sheetTitle = new QLabel(tr("Sh&eet:"), frame);
    m_sheetTitle->setBuddy(m_sheet);
    asked->addRow(m_sheetTitle, m_sheet);
    inside->addLayout(asked);
    m_missing = new QCheckBox(frame);
    m_missing->setObjectName(QStringLiteral("missingWords"));
    m_missing->setToolTip(
        tr("Programs write such words for an empty cell. Without the tick they are names like others."));
    connect(m_missing, &QCheckBox::clicked, m_presenter, &LabelTablePresenter::setMissingWords);
    inside->addWidget(m_missing);
}

QWidget* LabelTableDialog::makeOutcome() {
    QVBoxLayout* inside = nullptr;
    QFrame* frame = titledCard(tr("What will come of it"), inside, this);
    m_counts = new QLabel(frame);
    m_counts->setObjectName(QStringLiteral("tableCounts"));
    // Not wrapped: a height that follows the width would have the lists at their largest.
    m_counts->setTextFormat(Qt::PlainText);
    m_classesTitle = new QLabel(tr("Diagnoses"), frame);
    makeQuiet(m_classesTitle);
    m_classes = plainList("tableClasses", tr("Diagnoses and their images"), frame);
    m_problemsTitle = new QLabel(tr("To look at"), frame);
    makeQuiet(m_problemsTitle);
    m_problems = plainList("tableProblems", tr("Rows and images that do not fit"), frame);
    m_problems->setSpacing(2);
    m_problems->setMinimumHeight(16 * kGrid);
    inside->addWidget(m_counts);
    inside->addWidget(m_classesTitle);
    inside->addWidget(m_classes, 2);
    inside->addWidget(m_problemsTitle);
    inside->addWidget(m_problems, 3);
    inside->addStretch();
    return frame;
}

void LabelTableDialog::setBlocked(bool blocked) {
    m_blocked = blocked;
    refresh();
}

void LabelTableDialog::chooseTable() {
    chooseFile(this, tr("Choose the table"), QFileInfo(m_presenter->tablePath()).absolutePath(),
               tableFilter(), [this](const QString& path) { m_presenter->openTable(path); });
}

void LabelTableDialog::chooseImages() {
    chooseFolder(this, tr("Choose the folder that holds the images"), m_presenter->folder(),
                 [this](const QString& folder) {
                     m_settings.setLastFolder(QFileInfo(folder).absolutePath());
                     m_presenter->setFolder(folder);
                 });
}

void LabelTableDialog::fillRole(Role role, const QString& none) {
    QComboBox* box = m_roles[int(role)];
    std::vector<std::pair<QString, int>> rows{{none, LabelTablePresenter::kNone}};
    if (role == Role::label && !m_presenter->classColumns().empty())
        rows.emplace_back(tr("One column for each of %1 diagnoses").arg(m_presenter->classColumns().size()),
                          LabelTablePresenter::kOneColumnAClass);
    if (const auto table = m_presenter->table())
        for (std::size_t i = 0; i < table->columns.size(); ++i)
            rows.emplace_back(QString::fromStdString(table->columns[i]), int(i));
    bool same = box->count() == int(rows.size());
    for (int i = 0; same && i < box->count(); ++i)
        same = box->itemText(i) == rows[std::size_t(i)].first &&
               box->itemData(i).toInt() == rows[std::size_t(i)].second;
    // Not for nothing: its list may be open just now.
    if (!same) {
        box->clear();
        for (const auto& [text, column] : rows) box->addItem(text, column);
    }
    const int index = std::max(0, box->findData(m_presenter->role(role)));
    if (box->currentIndex() != index) box->setCurrentIndex(index);
    if (!beingReadAnew()) box->setEnabled(m_presenter->table() != nullptr);
}

/// What is asked only where there is a question: alphabet, sheet, words for nothing.
void LabelTableDialog::fillWritten() {
    const auto table = m_presenter->table();
    QStringList encodings, previews;
    for (const std::string_view encoding : dataset::kTextEncodings) {
        const QString name = QString::fromUtf8(encoding.data(), qsizetype(encoding.size()));
        if (const QString preview = m_presenter->previewIn(name); !preview.isEmpty()) {
            encodings << name;
            previews << name + QStringLiteral("  ·  ") + preview;
        }
    }
    m_encoding->setVisible(!encodings.isEmpty());
    m_encodingTitle->setVisible(!encodings.isEmpty());
    bool same = m_encoding->count() == int(previews.size());
    for (int i = 0; same && i < m_encoding->count(); ++i) same = m_encoding->itemText(i) == previews[i];
    if (!same) {
        m_encoding->clear();
        for (int i = 0; i < previews.size(); ++i) m_encoding->addItem(previews[i], encodings[i]);
    }
    if (table) m_encoding->setCurrentIndex(encodings.indexOf(QString::fromStdString(table->encoding)));

    const bool sheets = table && table->sheets.size() > 1;
    m_sheet->setVisible(sheets);
    m_sheetTitle->setVisible(sheets);
    QStringList names;
    if (sheets)
        for (const std::string& name : table->sheets) names << QString::fromStdString(name);
    same = m_sheet->count() == int(names.size());
    for (int i = 0; same && i < m_sheet->count(); ++i) same = m_sheet->itemText(i) == names[i];
    if (!same) {
        m_sheet->clear();
        m_sheet->addItems(names);
    }
    if (sheets) m_sheet->setCurrentIndex(int(names.indexOf(QString::fromStdString(table->sheet))));

    const QString missing = m_presenter->missingWordsFound();
    m_missing->setVisible(!missing.isEmpty());
    m_missing->setText(tr("“%1” says that nothing is known").arg(missing));
    m_missing->setChecked(m_presenter->missingWords());
}

bool LabelTableDialog::beingReadAnew() const {
    return !m_presenter->table() && m_presenter->busy();
}

void LabelTableDialog::refresh() {
    const bool inProject = m_presenter->images() == Images::inProject;
    const auto table = m_presenter->table();
    m_path->setFullText(QDir::toNativeSeparators(m_presenter->tablePath()));
    m_folder->setFullText(QDir::toNativeSeparators(m_presenter->folder()));
    (inProject ? m_inProject : m_inFolder)->setChecked(true);
    fillRole(Role::file, tr("Choose a column"));
    fillRole(Role::label, inProject ? tr("Stays as it is") : tr("From the folders' names"));
    fillRole(Role::patient, inProject ? tr("Stays as it is") : tr("From the files, where they say"));
    fillRole(Role::split, inProject ? tr("Stays as it is") : tr("From folders, or split by patient"));
    fillRole(Role::subgroup, tr("None"));
    fillRole(Role::study, inProject ? tr("Stays as it is") : tr("None"));

    QStringList meanings;
    if (table) {
        const QLocale locale;
        m_delimiter->setCurrentIndex(m_delimiter->findData(int(table->delimiter)));
        m_header->setChecked(table->header);
        m_written->setText(tr("%n row(s)", nullptr, int(table->rows.size())) + QStringLiteral("  ·  ") +
                           (table->sheets.empty()
                                ? QString::fromStdString(table->encoding)
                                : tr("sheet “%1”").arg(QString::fromStdString(table->sheet))));
        const QString words[] = {tr("Image file"), tr("Diagnosis"), tr("Patient"),
                                 tr("Split"),      tr("Group"),     tr("Study")};
        meanings.resize(int(table->columns.size()));
        for (const Role role : kRoles)
            if (const int column = m_presenter->role(role); column >= 0) meanings[column] = words[int(role)];
        if (m_presenter->role(Role::label) == LabelTablePresenter::kOneColumnAClass)
            for (const int column : m_presenter->classColumns()) meanings[column] = words[int(Role::label)];
        for (const LabelTablePresenter::Proposed& one : m_presenter->proposed())
            if (one.taken)
                for (const int column : one.columns.columns)
                    meanings[column] = QString::fromStdString(one.columns.name);
    } else {
        m_written->clear();
    }
    fillWritten();
    if (!beingReadAnew()) {
        m_delimiter->setEnabled(table != nullptr && table->sheets.empty());
        m_header->setEnabled(table != nullptr);
    }
    if (m_model->show(table, meanings)) m_table->resizeColumnsToContents();

    if (!m_presenter->busy()) {
        if (m_presenter->error())
            m_notice->show(*m_presenter->error());
        else if (m_presenter->needsDiagnosis())
            m_notice->show(
                NoticeBar::Kind::information,
                tr("Choose which column is the diagnosis, or a question below: the images lie in no folders "
                   "named after a diagnosis."));
        else if (table && !table->certain && !m_presenter->encodingChosen())
            m_notice->show(NoticeBar::Kind::information,
                           tr("The table does not say in which alphabet it is written; it reads like %1. See "
                              "that the words are right, or choose another.")
                               .arg(QString::fromStdString(table->encoding)));
        else
            m_notice->clear();
    }
    showOutcome();
    m_import->setText(inProject ? tr("Take o&ver") : tr("&Import"));
    m_import->setEnabled(m_presenter->ready() && !m_blocked);
    m_import->setToolTip(m_blocked ? tr("This is possible when the running work has ended.") : QString());
}

/// "Lesions  ·  Findings: effusion, nodule"
QStringList LabelTableDialog::questionLines() const {
    QStringList lines;
    for (const dataset::Question& question : m_presenter->match()->questions) {
        QStringList names;
        for (const std::string& name : question.answers) names << QString::fromStdString(name);
        QString line =
            QString::fromStdString(question.name) + QStringLiteral("  ·  ") + kindWords(question.kind);
        if (!names.isEmpty()) line += QStringLiteral(": ") + enumerationWords(names);
        lines << line;
    }
    return lines;
}

void LabelTableDialog::showOutcome() {
    // While it is counted anew the last outcome stays, greyed.
    m_counts->setEnabled(!m_presenter->busy());
    m_classes->setEnabled(!m_presenter->busy());
    m_problems->setEnabled(!m_presenter->busy());
    const auto& match = m_presenter->match();
    if (!match && m_presenter->busy()) {
        m_counts->setText(tr("Looking at the table and the images …"));
        return;
    }
    m_classes->clear();
    m_problems->clear();
    if (match) {
        const QLocale locale;
        const dataset::LabelCounts& c = match->counts;
        QStringList lines{tr("Rows that name an image: %1 of %2.")
                              .arg(locale.toString(c.matchedRows), locale.toString(c.rows))};
        if (c.filesWithoutRow > 0) lines << tr("%n image(s) have no row.", nullptr, c.filesWithoutRow);
        lines << (m_presenter->images() == Images::inProject
                      ? tr("%n image(s) will be changed.", nullptr, m_presenter->imagesTaken())
                      : tr("%n image(s) will be read.", nullptr, m_presenter->imagesTaken()));
        m_counts->setText(lines.join(QLatin1Char('\n')));
        for (const auto& [name, images] : m_presenter->classes())
            m_classes->addItem(QStringLiteral("%1  ·  %2")
                                   .arg(name.empty() ? tr("no diagnosis") : QString::fromStdString(name),
                                        locale.toString(images)));
        for (const QString& line : questionLines()) m_classes->addItem(line);
        for (const dataset::Problem& p : match->problems) {
            auto* item = new QListWidgetItem(
                problemWords(p.kind) + QLatin1Char('\n') + messageWords(p.message), m_problems);
            item->setIcon(icon(QStringLiteral("data-warning")));
            constexpr std::size_t kNamesShown = 12;
            const std::size_t shown = entriesShown(p.files.size(), kNamesShown);
            QStringList names{messageWords(p.message), problemAdvice(p.kind)};
            for (std::size_t i = 0; i < shown; ++i) names << QString::fromStdString(p.files[i]);
            if (shown < p.files.size()) names << tr("and %n more", nullptr, int(p.files.size() - shown));
            item->setToolTip(plainToolTip(names.join(QLatin1Char('\n'))));
        }
    } else {
        m_counts->setText(tr("Nothing yet: see the message above."));
    }
    // No larger than its rows, which may be of several lines: the problems need the room.
    constexpr std::size_t kClassesShown = 5;
    const int shown = int(entriesShown(std::size_t(m_classes->count()), kClassesShown));
    int height = 2 * kGrid;
    for (int i = 0; i < shown; ++i) height += m_classes->sizeHintForRow(i);
    m_classes->setMaximumHeight(height);
    m_classesTitle->setText(match && !match->questions.empty() ? tr("Answers") : tr("Diagnoses"));
    m_classesTitle->setVisible(m_classes->count() > 0);
    m_classes->setVisible(m_classes->count() > 0);
    m_problemsTitle->setVisible(m_problems->count() > 0);
    m_problems->setVisible(m_problems->count() > 0);
}

QString tableFilter() {
    return LabelTableDialog::tr("Tables (*.csv *.tsv *.txt *.xlsx *.ods);;All files (*)");
}

}  // namespace fovea::ui
