#include "data/problems_panel.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "text/words.h"
#include "widgets/empty_state.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace fovea::ui {

namespace {
constexpr int kFilesShown = 8;

bool mendedByDividing(dataset::ProblemKind kind) {
    return kind == dataset::ProblemKind::patientLeak || kind == dataset::ProblemKind::exactDuplicate ||
           kind == dataset::ProblemKind::missingClass;
}
}  // namespace

ProblemsPanel::ProblemsPanel(ProjectSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_list(new QListWidget(this)),
      m_advice(new QLabel(this)),
      m_files(new QLabel(this)),
      m_repair(new QPushButton(tr("Divide the images anew"), this)),
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
    detail->addWidget(m_repair, 0, Qt::AlignLeft);
    m_advice->setWordWrap(true);
    m_advice->setTextFormat(Qt::PlainText);
    m_files->setWordWrap(true);
    m_files->setTextFormat(Qt::PlainText);
    m_files->setTextInteractionFlags(Qt::TextSelectableByMouse);
    makeSmall(m_files);
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setSpacing(4);
    m_list->setObjectName(QStringLiteral("problems"));
    m_list->setAccessibleName(tr("Problems"));
    m_repair->setToolTip(
        tr("Makes new training, validation and test splits: by patient, with every diagnosis in each"));
    m_none->setContent(
        QStringLiteral("dialog-ok"), tr("No problems found"),
        tr("Every image could be read, no picture occurs twice, and no patient is on both sides."));
    connect(m_list, &QListWidget::currentRowChanged, this, &ProblemsPanel::onCurrent);
    connect(m_repair, &QPushButton::clicked, this, &ProblemsPanel::divideAnewRequested);
    connect(&session, &ProjectSession::changed, this, &ProblemsPanel::rebuild);
    connect(&session, &ProjectSession::problemsChanged, this, &ProblemsPanel::rebuild);
    connect(&session, &ProjectSession::lentChanged, this, [this](bool lent) { m_repair->setEnabled(!lent); });
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
        auto* item = new QListWidgetItem(
            problemWords(p.kind) + QLatin1Char('\n') + QString::fromStdString(p.detail), m_list);
        item->setIcon(icon(p.kind == dataset::ProblemKind::unreadable ? QStringLiteral("data-error")
                                                                      : QStringLiteral("data-warning")));
        item->setToolTip(problemAdvice(p.kind));
    }
    const bool any = m_list->count() > 0;
    m_list->setVisible(any);
    m_none->setVisible(!any);
    if (before >= 0 && before < m_list->count()) m_list->setCurrentRow(before);
    m_detail->setVisible(any && m_list->currentRow() >= 0);
}

void ProblemsPanel::onCurrent(int row) {
    const bool valid = row >= 0 && std::size_t(row) < m_session.problems().size();
    m_detail->setVisible(valid);
    if (!valid) {
        Q_EMIT filesChosen({});
        return;
    }
    const dataset::Problem& p = m_session.problems()[std::size_t(row)];
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
    m_repair->setVisible(mendedByDividing(p.kind));
    Q_EMIT filesChosen(concernsImages(p.kind) ? p.files : std::vector<std::string>{});
}

}  // namespace fovea::ui
