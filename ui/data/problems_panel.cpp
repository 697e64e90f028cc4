#include "data/problems_panel.h"

#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QShowEvent>
#include <QStringList>
#include <QVBoxLayout>
#include <algorithm>
#include <cstdint>
#include <utility>
#include <variant>

#include "base/entries_shown.h"
#include "text/message_words.h"
#include "text/words.h"
#include "widgets/empty_state.h"
#include "widgets/flow_layout.h"
#include "widgets/help_topic.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr std::size_t kFilesShown = 8;

bool isSame(const dataset::Problem& one, const dataset::Problem& other) {
    return one.kind == other.kind && one.files == other.files && one.message == other.message;
}

/// Whether both say the same of the same names; numbers and images may have become others.
bool isAlike(const dataset::Problem& one, const dataset::Problem& other) {
    const auto alike = [](const MessageArgument& a, const MessageArgument& b) {
        const bool number =
            std::holds_alternative<std::int64_t>(a.value) || std::holds_alternative<double>(a.value);
        return a.name == b.name && (number || a.value == b.value);
    };
    const std::vector<MessageArgument>&a = one.message.arguments, &b = other.message.arguments;
    return one.kind == other.kind && one.message.code == other.message.code &&
           std::equal(a.begin(), a.end(), b.begin(), b.end(), alike);
}

/// What a repair did to so many images.
QString doneWords(dataset::Repair repair, int images) {
    return repair == dataset::Repair::uniteParts
               ? ProblemsPanel::tr("%n image(s) brought into another split.", nullptr, images)
               : ProblemsPanel::tr("%n image(s) excluded.", nullptr, images);
}
}  // namespace

ProblemsPanel::ProblemsPanel(ProjectSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_list(new QListWidget(this)),
      m_advice(new QLabel(this)),
      m_files(new QLabel(this)),
      m_repair(new QPushButton(this)),
      m_repairAll(new QPushButton(this)),
      m_otherRepair(new QPushButton(this)),
      m_detail(new QWidget(this)),
      m_none(new EmptyState(this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kGrid);
    box->addWidget(m_none);
    box->addWidget(m_list, 1);
    box->addWidget(m_detail);
    auto* detail = new QVBoxLayout(m_detail);
    detail->setContentsMargins(kGrid, 0, kGrid, kGrid);
    detail->setSpacing(kGrid);
    detail->addWidget(m_advice);
    detail->addWidget(m_files);
    // One below the other where they are too long for the panel.
    auto* buttons = new FlowLayout(nullptr, kGrid);
    for (QPushButton* button : {m_repair, m_repairAll, m_otherRepair}) buttons->addWidget(button);
    detail->addLayout(buttons);
    m_repair->setObjectName(QStringLiteral("repair"));
    m_repairAll->setObjectName(QStringLiteral("repairAll"));
    m_otherRepair->setObjectName(QStringLiteral("otherRepair"));
    m_advice->setWordWrap(true);
    m_advice->setTextFormat(Qt::PlainText);
    m_advice->setObjectName(QStringLiteral("problemAdvice"));
    m_files->setObjectName(QStringLiteral("problemFiles"));
    m_files->setWordWrap(true);
    m_files->setTextFormat(Qt::PlainText);
    m_files->setTextInteractionFlags(Qt::TextSelectableByMouse);
    makeSmall(m_files);
    makeSentences(m_list);
    m_list->setSpacing(4);
    m_list->setObjectName(QStringLiteral("problems"));
    setHelpTopic(this, QStringLiteral("preparing-data#problems"));
    m_list->setAccessibleName(tr("Problems"));
    connect(m_list, &QListWidget::currentRowChanged, this, &ProblemsPanel::onCurrent);
    connect(m_repair, &QPushButton::clicked, this, [this] { repair(m_repairs.front(), false); });
    connect(m_repairAll, &QPushButton::clicked, this, [this] { repair(m_repairs.front(), true); });
    connect(m_otherRepair, &QPushButton::clicked, this, [this] { repair(m_repairs.back(), false); });
    connect(&session, &ProjectSession::changed, this, [this] { rebuild(false); });
    connect(&session, &ProjectSession::problemsChanged, this, [this] { rebuild(true); });
    connect(&session, &ProjectSession::busyChanged, this, &ProblemsPanel::enableRepairs);
    rebuild(false);
}

void ProblemsPanel::clearSelection() {
    m_list->setCurrentRow(-1);
    m_list->clearSelection();
}

void ProblemsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    const bool any = std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.gone; });
    if (any && !event->spontaneous()) rebuild(false);
}

void ProblemsPanel::rebuild(bool keepGone) {
    const QSignalBlocker quiet(m_list);
    const int before = m_list->currentRow();
    const std::vector<Row> rows = std::exchange(m_rows, {});
    for (const dataset::Problem& p : m_session.problems()) m_rows.push_back(Row{p});
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (int(i) == before || rows[i].gone || !rows[i].done.isEmpty()) keepRow(rows, i, keepGone);
    m_list->clear();
    for (const Row& row : m_rows) {
        const dataset::Problem& p = row.problem;
        auto* item = new QListWidgetItem(problemWords(p.kind) + QLatin1Char('\n') +
                                             (row.gone ? tr("No longer there") : messageWords(p.message)),
                                         m_list);
        item->setIcon(icon(row.gone                                     ? QStringLiteral("dialog-ok")
                           : p.kind == dataset::ProblemKind::unreadable ? QStringLiteral("data-error")
                                                                        : QStringLiteral("data-warning")));
        item->setToolTip(row.gone ? QString() : problemAdvice(p.kind));
    }
    const bool any = m_list->count() > 0;
    if (m_session.problemsKnown() && !any)
        m_none->setContent(QStringLiteral("dialog-ok"), tr("No problems found"), soundWords());
    else if (!any)
        m_none->setContent(QStringLiteral("edit-find"), tr("Looking for problems…"),
                           tr("Pictures that occur twice, patients in several splits, and more."));
    m_list->setVisible(any);
    m_none->setVisible(!any);
    const bool chosen = before >= 0 && std::size_t(before) < rows.size();
    m_list->setCurrentRow(chosen ? rowNow(rows, std::size_t(before)) : -1);
    showDetail();
    // The images of one that is no longer listed are nothing to look at any more.
    const Row* now = chosenRow();
    if (chosen && !(now && now->problem.files == rows[std::size_t(before)].problem.files)) tellFiles();
}

void ProblemsPanel::keepRow(const std::vector<Row>& before, std::size_t at, bool keepGone) {
    const Row& row = before[at];
    if (const int now = rowNow(before, at); now >= 0) {
        // One that came back is as it was before anything was done about it.
        if (!row.gone) m_rows[std::size_t(now)].done = row.done;
    } else if (keepGone) {
        // Behind what it stood behind.
        int place = 0;
        for (std::size_t i = at; place == 0 && i-- > 0;) place = rowOf(before[i].problem) + 1;
        m_rows.insert(m_rows.begin() + place, Row{row.problem, true, row.done});
    }
}

int ProblemsPanel::rowOf(const dataset::Problem& problem) const {
    const auto same = std::find_if(m_rows.begin(), m_rows.end(),
                                   [&](const Row& row) { return isSame(problem, row.problem); });
    return same == m_rows.end() ? -1 : int(same - m_rows.begin());
}

int ProblemsPanel::rowNow(const std::vector<Row>& before, std::size_t at) const {
    const Row& row = before[at];
    const int same = rowOf(row.problem);
    if (same >= 0 || row.gone || !row.done.isEmpty()) return same;
    const auto isNew = [&](const dataset::Problem& p) {
        return std::none_of(before.begin(), before.end(), [&](const Row& r) { return isSame(p, r.problem); });
    };
    const auto alike = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& other) {
        return isAlike(row.problem, other.problem) && isNew(other.problem);
    });
    return alike == m_rows.end() ? -1 : int(alike - m_rows.begin());
}

int ProblemsPanel::ofKind(dataset::ProblemKind kind) const {
    const auto& all = m_session.problems();
    return int(
        std::count_if(all.begin(), all.end(), [&](const dataset::Problem& p) { return p.kind == kind; }));
}

QString ProblemsPanel::goneWords(const Row& row) const {
    const int left = ofKind(row.problem.kind);
    QStringList sentences{row.done.isEmpty() ? tr("This problem is no longer there.") : row.done};
    sentences << (left > 0 ? tr("%n problem(s) of this kind left.", nullptr, left)
                           : tr("No problem of this kind is left."));
    if (!row.done.isEmpty()) sentences << tr("Undo takes it back.");
    return sentences.join(QLatin1Char(' '));
}

QString ProblemsPanel::soundWords() const {
    qsizetype images = 0, known = 0;
    for (const dataset::Sample& s : m_session.samples()) {
        if (s.split == dataset::Split::excluded) continue;
        ++images;
        known += s.patient.empty() ? 0 : 1;
    }
    const QString read = tr("Every image could be read, and no picture occurs twice.") + QLatin1Char(' ');
    if (known == images) return read + tr("Every patient is known, and none is in several splits.");
    const QLocale locale;
    return read +
           tr("The patients of %1 of %2 images are known: whether one is in several splits can be said of "
              "those alone.")
               .arg(locale.toString(known), locale.toString(images));
}

void ProblemsPanel::onCurrent() {
    showDetail();
    tellFiles();
}

const ProblemsPanel::Row* ProblemsPanel::chosenRow() const {
    const int row = m_list->currentRow();
    return row >= 0 && std::size_t(row) < m_rows.size() ? &m_rows[std::size_t(row)] : nullptr;
}

void ProblemsPanel::tellFiles() {
    const Row* row = chosenRow();
    std::vector<std::string> files;
    if (row && concernsImages(row->problem.kind)) files = row->problem.files;
    Q_EMIT filesChosen(files);
}

void ProblemsPanel::showDetail() {
    const Row* row = chosenRow();
    m_detail->setVisible(row != nullptr);
    enableRepairs();
    if (!row) return;
    const dataset::Problem& p = row->problem;
    const std::size_t shown = entriesShown(p.files.size(), kFilesShown);
    QStringList names;
    for (std::size_t i = 0; i < shown; ++i)
        names << QString::fromStdString(p.files[i]).section(QLatin1Char('/'), -2);
    if (shown < p.files.size()) names << tr("and %n more", nullptr, int(p.files.size() - shown));
    m_files->setText(names.join(QLatin1Char('\n')));
    m_files->setVisible(!names.isEmpty());
    m_repairs = dataset::repairsFor(p, m_session.samples());
    const dataset::Repair first = m_repairs.empty() ? dataset::Repair::none : m_repairs.front();
    m_advice->setText(row->gone                                  ? goneWords(*row)
                      : first == dataset::Repair::takeValidation ? repairTooltip(first)
                                                                 : problemAdvice(p.kind));
    const int alike = ofKind(p.kind);
    m_repair->setVisible(!m_repairs.empty());
    m_repair->setText(repairWords(first));
    m_repair->setToolTip(repairTooltip(first));
    m_repairAll->setVisible(first != dataset::Repair::none && first != dataset::Repair::resplit && alike > 1);
    m_repairAll->setText(tr("In all %1 cases").arg(alike));
    m_repairAll->setToolTip(tr("Does the same for every problem of this kind; one step for Undo"));
    m_otherRepair->setVisible(m_repairs.size() > 1);
    if (m_repairs.size() > 1) {
        m_otherRepair->setText(repairWords(m_repairs.back()));
        m_otherRepair->setToolTip(repairTooltip(m_repairs.back()));
    }
}

void ProblemsPanel::enableRepairs() {
    const Row* row = chosenRow();
    const bool possible = row && !row->gone && !m_session.busy();
    for (QPushButton* button : {m_repair, m_repairAll, m_otherRepair}) {
        // The keyboard goes to the list and not to what comes behind, which Enter would press.
        if (!possible && button->hasFocus()) m_list->setFocus();
        button->setEnabled(possible);
    }
}

void ProblemsPanel::repair(dataset::Repair repair, bool allOfKind) {
    const Row* row = chosenRow();
    if (!row) return;
    switch (repair) {
        case dataset::Repair::resplit:
            Q_EMIT resplitRequested();
            return;
        case dataset::Repair::takeValidation:
            Q_EMIT validationRequested();
            return;
        case dataset::Repair::namePatients:
            Q_EMIT patientsRequested();
            return;
        default:
            break;
    }
    const std::vector<dataset::Sample> changed = dataset::repaired(
        m_session.samples(), allOfKind ? dataset::ofKind(m_session.problems(), row->problem.kind)
                                       : std::vector<dataset::Problem>{row->problem});
    // Pressed once more before the problems were looked for again.
    if (changed.empty() || !m_session.setSplits(changed)) return;
    const int now = m_list->currentRow();
    if (now >= 0) m_rows[std::size_t(now)].done = doneWords(repair, int(changed.size()));
}

}  // namespace fovea::ui
