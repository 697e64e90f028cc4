#include "data/filter_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "data/data_presenter.h"
#include "data/tool_button.h"
#include "settings/settings.h"
#include "text/words.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {

/// `all` and these rows; what was chosen stays chosen while it is among them.
void fillBox(QComboBox* box, const QString& all, const std::vector<std::pair<QString, int>>& rows) {
    const QVariant before = box->currentData();
    box->clear();
    box->addItem(all);
    for (const auto& [text, value] : rows) box->addItem(text, value);
    const int again = before.isValid() ? box->findData(before) : 0;
    box->setCurrentIndex(std::max(0, again));
}

template <class T>
std::optional<T> chosenIn(const QComboBox* box) {
    const QVariant data = box->currentData();
    return data.isValid() ? std::optional(T(data.toInt())) : std::nullopt;
}

}  // namespace

FilterBar::FilterBar(DataPresenter& presenter, Settings& settings, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_settings(settings) {
    makeView();
    makeFilters();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_text, 1);
    row->addWidget(m_splits);
    row->addWidget(m_problems);
    row->addWidget(m_clear);
    row->addStretch(1);
    row->addWidget(m_shown);
    row->addSpacing(kGrid);
    row->addWidget(m_byStudy);
    row->addWidget(m_asGrid);
    row->addWidget(m_asTable);
    row->addWidget(m_size);
    setHelpTopic(m_text, QStringLiteral("preparing-data#find"));
    setHelpTopic(m_splits, QStringLiteral("preparing-data#the-split"));
    setHelpTopic(m_problems, QStringLiteral("preparing-data#problems"));
    setHelpTopic(m_byStudy, QStringLiteral("preparing-data#by-study"));
    setHelpTopic(this, QStringLiteral("preparing-data#above-the-images"));
    connect(&presenter, &DataPresenter::countsChanged, this, &FilterBar::fill);
    connect(&presenter, &DataPresenter::filtersCleared, this, &FilterBar::reset);
    connect(&presenter.filter(), &SampleFilter::filterChanged, this, &FilterBar::showShown);
    fill();
}

void FilterBar::makeView() {
    m_asGrid = toolButton(this, QStringLiteral("view-list-icons"), tr("Pictures"), tr("Show as pictures"));
    m_asTable = toolButton(this, QStringLiteral("view-list-details"), tr("Table"), tr("Show as a table"));
    m_asGrid->setCheckable(true);
    m_asTable->setCheckable(true);
    m_asGrid->setObjectName(QStringLiteral("asGrid"));
    m_asTable->setObjectName(QStringLiteral("asTable"));
    connect(m_asGrid, &QToolButton::clicked, this, [this] { setAsTable(false); });
    connect(m_asTable, &QToolButton::clicked, this, [this] { setAsTable(true); });

    m_byStudy = new QToolButton(this);
    m_byStudy->setObjectName(QStringLiteral("byStudy"));
    m_byStudy->setText(tr("By study"));
    m_byStudy->setToolTip(tr(
        "Images of a study stand together, as one until it is opened (E); what is done with a closed one is "
        "done with all its images"));
    m_byStudy->setCheckable(true);
    connect(m_byStudy, &QToolButton::toggled, &m_presenter.filter(), &SampleFilter::setGrouped);

    m_size = new QComboBox(this);
    m_size->setObjectName(QStringLiteral("pictureSize"));
    m_size->addItem(tr("Small pictures"), 96);
    m_size->addItem(tr("Medium pictures"), 128);
    m_size->addItem(tr("Large pictures"), 192);
    m_size->setCurrentIndex(std::max(0, m_size->findData(m_settings.get(setting::thumbnailSize))));
    m_size->setAccessibleName(tr("Size of the pictures"));
    connect(m_size, &QComboBox::activated, this, [this] {
        const int size = m_size->currentData().toInt();
        m_settings.set(setting::thumbnailSize, size);
        Q_EMIT pictureSizeChosen(size);
    });
    showAsTable(m_settings.get(setting::dataAsTable));
}

void FilterBar::makeFilters() {
    m_text = new QLineEdit(this);
    m_text->setPlaceholderText(tr("Find a file or patient"));
    m_text->setAccessibleName(tr("Find a file or patient"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(240);
    m_text->setMinimumWidth(120);
    m_text->setObjectName(QStringLiteral("findText"));
    m_splits = new QComboBox(this);
    m_splits->setAccessibleName(tr("Split: training, validation or test images"));
    m_splits->setObjectName(QStringLiteral("splitFilter"));
    m_problems = new QComboBox(this);
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setObjectName(QStringLiteral("problemFilter"));
    for (QComboBox* box : {m_splits, m_problems}) box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_clear = new QPushButton(tr("Show all"), this);
    makeLink(m_clear);
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_shown = new QLabel(this);
    makeQuiet(m_shown);

    SampleFilter& filter = m_presenter.filter();
    connect(m_text, &QLineEdit::textChanged, &filter, &SampleFilter::setText);
    connect(m_splits, &QComboBox::activated, this,
            [this] { m_presenter.filter().setSplit(chosenIn<dataset::Split>(m_splits)); });
    connect(m_problems, &QComboBox::activated, this,
            [this] { m_presenter.filter().setProblem(chosenIn<dataset::ProblemKind>(m_problems)); });
    connect(m_clear, &QPushButton::clicked, &m_presenter, &DataPresenter::clearFilters);
}

void FilterBar::focusText() {
    m_text->setFocus();
}

void FilterBar::setAsTable(bool table) {
    showAsTable(table);
    m_settings.set(setting::dataAsTable, table);
    Q_EMIT asTableChosen(table);
}

void FilterBar::showAsTable(bool table) {
    m_asGrid->setChecked(!table);
    m_asTable->setChecked(table);
    m_size->setEnabled(!table);
}

void FilterBar::fill() {
    const QLocale locale;
    std::vector<std::pair<QString, int>> rows;
    for (const auto& [split, images] : m_presenter.splits())
        rows.emplace_back(tr("%1 (%2)").arg(splitWords(split), locale.toString(images)), int(split));
    fillBox(m_splits, tr("All splits"), rows);
    for (int i = 1; i < m_splits->count(); ++i)
        m_splits->setItemData(i, splitTooltip(dataset::Split(m_splits->itemData(i).toInt())),
                              Qt::ToolTipRole);
    rows.clear();
    for (const dataset::ProblemKind kind : m_presenter.problemKinds())
        rows.emplace_back(problemWords(kind), int(kind));
    fillBox(m_problems, tr("With and without problems"), rows);
    m_problems->setVisible(!rows.empty());
    const bool studies = m_presenter.studies() > 0;
    m_byStudy->setVisible(studies);
    if (!studies) m_byStudy->setChecked(false);
    showShown();
}

void FilterBar::showShown() {
    m_shown->setText(m_presenter.shownWords());
    m_clear->setVisible(m_presenter.filter().active());
    m_byStudy->setEnabled(!m_presenter.filter().listed());
}

void FilterBar::reset() {
    {
        const QSignalBlocker quiet(m_text);
        m_text->clear();
    }
    m_splits->setCurrentIndex(0);
    m_problems->setCurrentIndex(0);
}

}  // namespace fovea::ui
