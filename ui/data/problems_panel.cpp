#include "data/problems_panel.h"

#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "text/message_words.h"
#include "text/words.h"
#include "widgets/empty_state.h"
#include "widgets/flow_layout.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kFilesShown = 8;

bool isSame(const dataset::Problem& one, const dataset::Problem& other) {
    return one.kind == other.kind && one.files == other.files && one.message == other.message;
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
    m_list->setAccessibleName(tr("Problems"));
    connect(m_list, &QListWidget::currentRowChanged, this, &ProblemsPanel::onCurrent);
    connect(m_repair, &QPushButton::clicked, this, [this] { repair(m_repairs.front(), false); });
    connect(m_repairAll, &QPushButton::clicked, this, [this] { repair(m_repairs.front(), true); });
    connect(m_otherRepair, &QPushButton::clicked, this, [this] { repair(m_repairs.back(), false); });
    connect(&session, &ProjectSession::changed, this, &ProblemsPanel::rebuild);
    connect(&session, &ProjectSession::problemsChanged, this, &ProblemsPanel::rebuild);
    connect(&session, &ProjectSession::busyChanged, this, [this](bool busy) {
        m_repair->setEnabled(!busy);
        m_repairAll->setEnabled(!busy);
        m_otherRepair->setEnabled(!busy);
    });
    rebuild();
}

void ProblemsPanel::clearSelection() {
    m_list->setCurrentRow(-1);
    m_list->clearSelection();
}

void ProblemsPanel::rebuild() {
    const QSignalBlocker quiet(m_list);
    const int before = m_list->currentRow();
    m_list->clear();
    for (const dataset::Problem& p : m_session.problems()) {
        auto* item =
            new QListWidgetItem(problemWords(p.kind) + QLatin1Char('\n') + messageWords(p.message), m_list);
        item->setIcon(icon(p.kind == dataset::ProblemKind::unreadable ? QStringLiteral("data-error")
                                                                      : QStringLiteral("data-warning")));
        item->setToolTip(problemAdvice(p.kind));
    }
    const bool any = m_list->count() > 0;
    if (m_session.problemsKnown() && !any)
        m_none->setContent(QStringLiteral("dialog-ok"), tr("No problems found"), soundWords());
    else if (!any)
        m_none->setContent(QStringLiteral("edit-find"), tr("Looking for problems…"),
                           tr("Pictures that occur twice, patients in several splits, and more."));
    m_list->setVisible(any);
    m_none->setVisible(!any);
    const std::optional<dataset::Problem> chosen = std::exchange(m_chosen, {});
    m_list->setCurrentRow(chosen ? rowOf(*chosen, before) : -1);
    showDetail(m_list->currentRow());
    // The images of one that is gone are nothing to look at any more.
    if (chosen && !(m_chosen && isSame(*chosen, *m_chosen))) tellFiles();
}

int ProblemsPanel::rowOf(const dataset::Problem& problem, int otherwise) const {
    const auto& all = m_session.problems();
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const dataset::Problem& other) { return isSame(problem, other); });
    return same != all.end() ? int(same - all.begin()) : std::min(otherwise, int(all.size()) - 1);
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

void ProblemsPanel::onCurrent(int row) {
    showDetail(row);
    tellFiles();
}

void ProblemsPanel::tellFiles() {
    Q_EMIT filesChosen(m_chosen && concernsImages(m_chosen->kind) ? m_chosen->files
                                                                  : std::vector<std::string>{});
}

void ProblemsPanel::showDetail(int row) {
    const bool valid = row >= 0 && std::size_t(row) < m_session.problems().size();
    m_detail->setVisible(valid);
    m_chosen.reset();
    if (!valid) return;
    const dataset::Problem& p = m_session.problems()[std::size_t(row)];
    m_chosen = p;
    m_advice->setText(problemAdvice(p.kind));
    QStringList names;
    for (const std::string& file : p.files) {
        if (names.size() == kFilesShown) {
            names << tr("and %n more", nullptr, int(p.files.size()) - kFilesShown);
            break;
        }
        names << QString::fromStdString(file).section(QLatin1Char('/'), -2);
    }
    m_files->setText(names.join(QLatin1Char('\n')));
    m_files->setVisible(!names.isEmpty());
    m_repairs = dataset::repairsFor(p, m_session.samples());
    const dataset::Repair first = m_repairs.empty() ? dataset::Repair::none : m_repairs.front();
    if (first == dataset::Repair::takeValidation) m_advice->setText(repairTooltip(first));
    const auto alike = std::count_if(m_session.problems().begin(), m_session.problems().end(),
                                     [&](const dataset::Problem& other) { return other.kind == p.kind; });
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

void ProblemsPanel::repair(dataset::Repair repair, bool allOfKind) {
    const int row = m_list->currentRow();
    if (row < 0 || std::size_t(row) >= m_session.problems().size()) return;
    const dataset::Problem& chosen = m_session.problems()[std::size_t(row)];
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
    m_session.setSplits(
        dataset::repaired(m_session.samples(), allOfKind ? dataset::ofKind(m_session.problems(), chosen.kind)
                                                         : std::vector<dataset::Problem>{chosen}));
}

}  // namespace fovea::ui
