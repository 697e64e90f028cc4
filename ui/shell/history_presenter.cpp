#include "shell/history_presenter.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "base/file_layer.h"
#include "jobs/background.h"
#include "project/trail.h"
#include "session/project_session.h"
#include "text/words.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {

/// What the project calls an action in its trail, and what the window calls it; scripts/translations finds
/// the words here. One of another version is shown as it is stored.
const std::map<std::string, const char*> kActions{
    {"import", QT_TRANSLATE_NOOP("History", "Images brought in")},
    {"set splits", QT_TRANSLATE_NOOP("History", "Images split")},
    {"set labels", QT_TRANSLATE_NOOP("History", "Labels, patients or studies set")},
    {"set label", QT_TRANSLATE_NOOP("History", "Label set")},
    {"relink", QT_TRANSLATE_NOOP("History", "Images used from a new place")},
    {"set setting", QT_TRANSLATE_NOOP("History", "Setting changed")},
    {"keep setting", QT_TRANSLATE_NOOP("History", "Setting kept")},
    {"set window", QT_TRANSLATE_NOOP("History", "What the network sees changed")},
    {"add question", QT_TRANSLATE_NOOP("History", "Question added")},
    {"change question", QT_TRANSLATE_NOOP("History", "Question changed")},
    {"remove question", QT_TRANSLATE_NOOP("History", "Question deleted")},
    {"undo", QT_TRANSLATE_NOOP("History", "Change undone")},
    {"redo", QT_TRANSLATE_NOOP("History", "Change made again")},
    {"add run", QT_TRANSLATE_NOOP("History", "Training planned")},
    {"set run state", QT_TRANSLATE_NOOP("History", "State of a training")},
    {"finish run", QT_TRANSLATE_NOOP("History", "Training finished")},
    {"move operating point", QT_TRANSLATE_NOOP("History", "Threshold moved")},
    {"note run", QT_TRANSLATE_NOOP("History", "Note of a training")},
    {"remove run", QT_TRANSLATE_NOOP("History", "Training removed")},
    {"look", QT_TRANSLATE_NOOP("History", "Evaluation")},
};

QString actionWords(const std::string& action) {
    const auto known = kActions.find(action);
    return known == kActions.end() ? QString::fromStdString(action)
                                   : QCoreApplication::translate("History", known->second);
}

/// In the user's own time; what is no time as it is stored.
QString timeWords(const QString& atUtc) {
    const QDateTime at = QDateTime::fromString(atUtc, Qt::ISODate).toLocalTime();
    return at.isValid() ? dayWords(at) + QLatin1Char(' ') + at.toString(QStringLiteral("HH:mm:ss")) : atUtc;
}

}  // namespace

HistoryPresenter::HistoryPresenter(ProjectSession& session, QObject* parent)
    : QAbstractTableModel(parent), m_session(session), m_trail(std::make_shared<Trail>()) {
    m_pool.setMaxThreadCount(1);
    connect(&session, &ProjectSession::historyChanged, this, &HistoryPresenter::read);
    connect(&session, &ProjectSession::changed, this, &HistoryPresenter::read);
    read();
}

HistoryPresenter::~HistoryPresenter() {
    m_pool.waitForDone();
}

std::vector<HistoryPresenter::Row> HistoryPresenter::rowsOf(const Trail& trail) {
    std::vector<Row> rows;
    rows.reserve(trail.size());
    for (auto entry = trail.rbegin(); entry != trail.rend(); ++entry) {
        const QString atUtc = QString::fromStdString(entry->atUtc);
        rows.push_back(
            {{timeWords(atUtc), actionWords(entry->action), QString::fromStdString(entry->detail)}, atUtc});
    }
    return rows;
}

void HistoryPresenter::read() {
    if (!m_session.isOpen()) return;
    struct Read {
        std::shared_ptr<const Trail> trail;
        std::vector<Row> rows;
        int testEvaluations = 0;
    };
    m_session.read<Read>(
        this,
        [](const project::Project& project) -> Result<Read> {
            FOVEA_TRY(Trail trail, project.trail());
            FOVEA_TRY(const auto evaluations, project.evaluations());
            std::vector<Row> rows = rowsOf(trail);
            const auto tests = std::count_if(
                evaluations.begin(), evaluations.end(),
                [](const project::RecordedEvaluation& e) { return e.split == dataset::Split::test; });
            return Read{std::make_shared<const Trail>(std::move(trail)), std::move(rows), int(tests)};
        },
        [this](Result<Read> done) {
            if (!done) {
                // The project was closed meanwhile, or says itself what is wrong with it.
                if (m_session.isOpen()) Q_EMIT failed(done.error());
                return;
            }
            m_trail = std::move(done->trail);
            m_rows = std::move(done->rows);
            m_testEvaluations = done->testEvaluations;
            narrow();
        });
}

void HistoryPresenter::setWords(const QString& words) {
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    narrow();
}

void HistoryPresenter::narrow() {
    const auto has = [](const Row& row, const QString& word) {
        return std::any_of(std::begin(row.cells), std::end(row.cells),
                           [&](const QString& cell) { return cell.contains(word, Qt::CaseInsensitive); });
    };
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (std::all_of(m_words.begin(), m_words.end(),
                        [&](const QString& word) { return has(m_rows[i], word); }))
            m_shown.push_back(int(i));
    endResetModel();
    Q_EMIT changed();
}

QString HistoryPresenter::text(std::vector<int> rows) const {
    if (rows.empty()) {
        rows.resize(m_shown.size());
        std::iota(rows.begin(), rows.end(), 0);
    }
    std::sort(rows.begin(), rows.end());
    QString lines;
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < columnTotal; ++column) cells << index(row, column).data().toString();
        lines += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return lines;
}

void HistoryPresenter::write(const QString& path) {
    inBackground(
        m_pool, this,
        [trail = m_trail, path = path.toStdString()] {
            return guarded([&] { return project::writeTrail(path, *trail, *systemFileLayer()); });
        },
        [this, path](Result<void> done) {
            if (done)
                Q_EMIT written(path);
            else
                Q_EMIT failed(done.error());
        });
}

// ---- the table -----------------------------------------------------------------

int HistoryPresenter::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_shown.size());
}

int HistoryPresenter::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(columnTotal);
}

QVariant HistoryPresenter::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = m_rows[std::size_t(m_shown[std::size_t(index.row())])];
    if (role == Qt::DisplayRole) return row.cells[index.column()];
    if (role == Qt::ToolTipRole)
        return plainToolTip(index.column() == whenColumn ? row.atUtc : row.cells[index.column()]);
    return {};
}

QVariant HistoryPresenter::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case whenColumn:
            return tr("When");
        case whatColumn:
            return tr("What");
        default:
            return tr("Detail");
    }
}

}  // namespace fovea::ui
