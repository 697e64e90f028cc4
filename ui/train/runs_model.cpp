#include "train/runs_model.h"

#include <algorithm>
#include <cmath>

#include "runs/figure_words.h"
#include "runs/run_words.h"
#include "session/project_session.h"
#include "text/words.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

namespace {
/// "7 of 20", of several side networks one after the other.
QString bestEpochs(const runs::RunRecord& run) {
    const auto words = [](int best, int epochs) { return RunsModel::tr("%1 of %2").arg(best).arg(epochs); };
    if (run.sideNetworks.empty()) return words(run.bestEpoch, run.epochs);
    QStringList all;
    for (const runs::SideNetworkFigures& one : run.sideNetworks) all << words(one.bestEpoch, one.epochs);
    return all.join(QStringLiteral(", "));
}
}  // namespace

RunsModel::RunsModel(ProjectSession& session, QObject* parent)
    : QAbstractTableModel(parent), m_session(session) {
    for (const auto signal : {&ProjectSession::opened, &ProjectSession::closed, &ProjectSession::changed})
        connect(&session, signal, this, &RunsModel::read);
    read();
}

void RunsModel::read() {
    auto runs = summariseRuns(m_session.runs(), m_session.folder());
    std::reverse(runs.begin(), runs.end());
    const bool same = runs.size() == m_runs.size() &&
                      std::equal(runs.begin(), runs.end(), m_runs.begin(),
                                 [](const RunSummary& a, const RunSummary& b) { return a.id == b.id; });
    std::vector<Aucs> aucs;
    for (const RunSummary& run : runs) aucs.push_back(aucsOf(run));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
    if (same) {  // what is selected and sorted stays
        m_runs = std::move(runs);
        m_aucs = std::move(aucs);
        if (!m_runs.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
        return;
    }
    beginResetModel();
    m_runs = std::move(runs);
    m_aucs = std::move(aucs);
    endResetModel();
}

bool RunsModel::ofNumber() const {
    return m_session.question().kind == dataset::QuestionKind::number;
}

int RunsModel::rowOf(std::int64_t run) const {
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        if (m_runs[i].id == run) return int(i);
    return -1;
}

void RunsModel::setRunning(std::int64_t run) {
    if (run == m_running) return;
    m_running = run;
    if (!m_runs.empty()) Q_EMIT dataChanged(index(0, state), index(rowCount() - 1, state));
}

int RunsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnTotal;
}

RunsModel::Aucs RunsModel::aucsOf(const RunSummary& run) const {
    const std::vector<project::RecordedEvaluation>& evaluations = m_session.evaluations();
    if (ofNumber())
        return {runs::seenFigure(evaluations, run.id, dataset::Split::validation, "mae")
                    .value_or(run.record.number ? run.record.number->error : evaluation::Estimate()),
                runs::seenFigure(evaluations, run.id, dataset::Split::test, "mae")
                    .value_or(evaluation::Estimate())};
    return {runs::seenAuc(evaluations, run.id, dataset::Split::validation)
                .value_or(evaluation::Estimate{run.record.validationAuc()}),
            runs::seenAuc(evaluations, run.id, dataset::Split::test).value_or(evaluation::Estimate())};
}

QString RunsModel::text(std::size_t row, int column) const {
    const RunSummary& run = m_runs[row];
    const runs::RunRecord& r = run.record;
    const QString dash = QStringLiteral("–");
    switch (column) {
        case number:
            return QString::number(run.id);
        case date:
            return dayWords(run.created) + run.created.toString(QStringLiteral("\nHH:mm"));
        case state:
            return stateWords(r, run.id == m_running);
        case settings:
            return settingsLines(r);
        case images:
            return r.trainImages > 0 ? countWords(r.trainImages) : dash;
        case bestEpoch:
            return r.bestEpoch > 0 ? bestEpochs(r) : dash;
        case tuningAuc:
            return figureLines(m_aucs[row].tuning);
        case overBaseline:
            if (r.number) return differenceLines(r.number->nearerBy);
            return r.baseline ? differenceLines(r.baseline->adapterMinusThis) : dash;
        case unseenAuc:
            return figureLines(m_aucs[row].unseen);
        case duration:
            return r.seconds > 0 ? clockWords(r.seconds) : dash;
        case userNote:
            return fromUtf8(r.userNote);
        default:
            return dash;
    }
}

QVariant RunsModel::sortValue(std::size_t row, int column) const {
    const RunSummary& run = m_runs[row];
    const runs::RunRecord& r = run.record;
    const auto known = [](double value) { return std::isfinite(value) ? value : -1e9; };
    switch (column) {
        case number:
            return qint64(run.id);
        case date:
            return run.created;
        case images:
            return r.trainImages;
        case bestEpoch:
            return r.bestEpoch;
        case tuningAuc:
            return known(m_aucs[row].tuning.value);
        case overBaseline:
            if (r.number) return known(r.number->nearerBy.value);
            return known(r.baseline ? r.baseline->adapterMinusThis.value : evaluation::kUnknown);
        case unseenAuc:
            return known(m_aucs[row].unseen.value);
        case duration:
            return r.seconds;
        default:
            return text(row, column);
    }
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || std::size_t(index.row()) >= m_runs.size()) return {};
    const auto row = std::size_t(index.row());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::EditRole:
            return text(row, index.column());
        case kSortRole:
            return sortValue(row, index.column());
        case Qt::ToolTipRole: {
            if (index.column() == settings) {
                QStringList lines;
                for (const SettingWords& s : settingsWords(m_runs[row].record))
                    lines << tr("%1: %2").arg(s.name, s.value);
                return plainToolTip(lines.join(QLatin1Char('\n')));
            }
            if (index.column() == unseenAuc && !std::isfinite(m_aucs[row].unseen.value))
                return tr(
                    "The test images have not been evaluated, which keeps them honest. Inspect does so, and "
                    "counts it.");
            const QString whole = text(row, index.column());
            return whole.isEmpty() && index.column() == userNote ? tr("F2 or a double click: write a note")
                                                                 : plainToolTip(whole);
        }
        case Qt::TextAlignmentRole:
            return int(Qt::AlignLeft | Qt::AlignVCenter);
        default:
            return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    struct Head {
        QString name, tip;
    };
    const auto head = [this, section]() -> Head {
        switch (section) {
            case number:
                return {tr("No."), tr("Number of the training")};
            case date:
                return {tr("Begun"), tr("When it was begun")};
            case state:
                return {tr("State"), {}};
            case settings:
                return {tr("Settings"),
                        tr("The chief settings; the tooltip of a row has all of them. FPT+ and FPT are the "
                           "method, fine-grained prompt tuning: FPT+ reads the last half of the pre-trained "
                           "network's layers, FPT all of them")};
            case images:
                return {tr("Images"), tr("Training images: how many it learned from")};
            case bestEpoch:
                return {tr("Best epoch"), tr("The epoch whose adapter was kept, of those made")};
            case tuningAuc:
                if (ofNumber())
                    return {
                        tr("Error, validation"),
                        tr("Mean absolute error on the validation images, in the unit of the number: less is "
                           "better; with a 95 % confidence interval")};
                return {
                    tr("AUC, validation"),
                    tr("AUC on the validation images. Where there were epochs it chose the one that was "
                       "kept, so it flatters; with a 95 % confidence interval once Inspect has shown it")};
            case overBaseline:
                if (ofNumber())
                    return {tr("vs. baseline"),
                            tr("How much nearer than the baseline (ridge regression of what the pre-trained "
                               "network "
                               "sees) in mean absolute error, on the same validation images")};
                return {
                    tr("vs. baseline"),
                    tr("How much better in AUC than the baseline, the strongest of a few simple readings "
                       "(logistic regression) of what the pre-trained network sees, on the same validation "
                       "images, with a 95 % confidence interval")};
            case unseenAuc:
                if (ofNumber())
                    return {tr("Error, test"),
                            tr("Mean absolute error on the test images, never seen: only where "
                               "they were evaluated on Inspect")};
                return {tr("AUC, test"), tr("AUC on the test images, never seen: only where they "
                                            "were evaluated on Inspect")};
            case duration:
                return {tr("Took"), tr("Learning alone, pauses left out")};
            case userNote:
                return {tr("Note"), tr("Your own words: F2 or a double click to write")};
            default:
                return {};
        }
    }();
    if (role == Qt::DisplayRole) return head.name;
    if (role == Qt::ToolTipRole) return head.tip;
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == userNote) flags |= Qt::ItemIsEditable;
    return flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || index.column() != userNote) return false;
    RunSummary& run = m_runs[std::size_t(index.row())];
    const std::string words = value.toString().trimmed().toStdString();
    if (!m_session.setUserNote(run.id, words)) return false;
    run.record.userNote = words;
    Q_EMIT dataChanged(index, index);
    return true;
}

}  // namespace fovea::ui
