#include "apply/predictions_model.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <algorithm>

#include "apply/apply_presenter.h"
#include "apply/predictions_table.h"
#include "data/thumbnail_loader.h"
#include "questions/question_words.h"
#include "runs/figure_words.h"
#include "text/message_words.h"
#include "text/words.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

using State = AppliedFile::State;

PredictionsModel::PredictionsModel(ApplyPresenter& presenter, ThumbnailLoader& thumbnails, QObject* parent)
    : QAbstractTableModel(parent), m_presenter(presenter), m_thumbnails(thumbnails) {
    follow();
    setClasses();
}

void PredictionsModel::follow() {
    connect(&m_presenter, &ApplyPresenter::filesReset, this, [this] {
        beginResetModel();
        m_count = int(m_presenter.files().size());
        m_thumbnails.clear();
        endResetModel();
    });
    connect(&m_presenter, &ApplyPresenter::filesAdded, this, [this](int first, int count) {
        beginInsertRows({}, first, first + count - 1);
        m_count += count;
        endInsertRows();
    });
    connect(&m_presenter, &ApplyPresenter::filesLeaving, this, [this](int first, int last) {
        beginRemoveRows({}, first, last);
        m_count -= last - first + 1;
    });
    connect(&m_presenter, &ApplyPresenter::filesLeft, this, [this] { endRemoveRows(); });
    connect(&m_presenter, &ApplyPresenter::filesChanged, this, [this](int first, int last) {
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    });
    connect(&m_presenter, &ApplyPresenter::stateChanged, this, [this] {
        const qint64 before = std::exchange(m_reading, m_presenter.reading());
        if (before == m_reading) return;
        for (const qint64 id : {before, m_reading})
            if (const int row = m_presenter.rowOf(id); row >= 0 && row < m_count)
                Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    });
    for (const auto signal : {&AdapterChoice::changed, &AdapterChoice::furtherChanged})
        connect(&m_presenter.choice(), signal, this, &PredictionsModel::setClasses);
    connect(&m_thumbnails, &ThumbnailLoader::changed, this, [this](qint64 id) {
        const int row = m_presenter.rowOfImage(id);
        if (row >= 0 && row < m_count)
            Q_EMIT dataChanged(index(row, fileColumn), index(row, fileColumn), {thumbnailRole});
    });
}

void PredictionsModel::setClasses() {
    QStringList further;
    for (const AdapterChoice::Further& f : m_presenter.choice().further()) further << f.name;
    if (m_classes != m_presenter.classes()) {
        // The columns are other ones.
        beginResetModel();
        m_classes = m_presenter.classes();
        m_further = further;
        endResetModel();
    } else if (m_further != further) {
        setFurther(further);
    }
}

void PredictionsModel::setFurther(const QStringList& further) {
    const int first = firstFurtherColumn();
    if (!m_further.isEmpty()) {
        beginRemoveColumns({}, first, first + int(m_further.size()) - 1);
        m_further.clear();
        endRemoveColumns();
    }
    if (further.isEmpty()) return;
    beginInsertColumns({}, first, first + int(further.size()) - 1);
    m_further = further;
    endInsertColumns();
}

void PredictionsModel::setClassOrder(std::vector<std::string> classes) {
    if (classes == m_order) return;
    m_order = std::move(classes);
    if (m_count > 0) Q_EMIT dataChanged(index(0, 0), index(m_count - 1, columnCount() - 1));
}

qint64 PredictionsModel::idOf(int row) const {
    return m_presenter.files()[std::size_t(row)].id;
}

int PredictionsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_count;
}

int PredictionsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : firstFurtherColumn() + int(m_further.size());
}

QVariant PredictionsModel::text(const AppliedFile& f, int column) const {
    switch (column) {
        case fileColumn:
            return appliedName(f);
        case referenceColumn:
            return referenceWords(f);
        case predictionColumn:
            return f.state == State::done     ? predictionWords(m_presenter, f)
                   : f.state == State::failed ? tr("⚠ no prediction")
                   : f.id == m_reading        ? tr("reading…")
                                              : tr("waiting…");
        default: {
            const auto at = std::size_t(column - firstFurtherColumn());
            const auto& further = m_presenter.choice().further();
            if (column >= firstFurtherColumn())
                return at < f.further.size() && at < further.size()
                           ? furtherWords(f.further[at], further[at].info.classes, further[at].info.question)
                           : QString();
            const int c = column == probabilityColumn ? f.predicted : column - firstClassColumn;
            return f.hasAnswer() && c >= 0 && std::size_t(c) < f.probabilities.size()
                       ? probabilityWords(f.probabilities[std::size_t(c)])
                       : QString();
        }
    }
}

namespace {
bool pointChosen(const ApplyPresenter& presenter) {
    const auto& info = presenter.info();
    return info && info->tuning.thresholds && chosenBySomebody(*info->tuning.thresholds);
}

QStringList setWords(const AppliedFile& f, const std::vector<std::string>& classes) {
    QStringList names;
    for (const int c : f.answerSet) names << fromUtf8(classes[std::size_t(c)]);
    return names;
}
}  // namespace

QString PredictionsModel::predictionWords(const ApplyPresenter& presenter, const AppliedFile& f) {
    const auto& info = presenter.info();
    return predictionWords(f, presenter.classes(), info ? info->question : adapter::QuestionAsked(),
                           pointChosen(presenter));
}

QString PredictionsModel::predictionWords(const AppliedFile& f, const std::vector<std::string>& classes,
                                          const adapter::QuestionAsked& question, bool chosen) {
    if (f.unlike) return tr("unlike the training images");
    if (appliedKind(question) != AppliedKind::classes || f.predicted < 0)
        return appliedWords(f, classes, question);
    if (f.uncertain()) {
        QStringList names = setWords(f, classes);
        const QString last = names.takeLast();
        return tr("uncertain between %1 and %2").arg(enumerationWords(names), last);
    }
    const std::string& predicted = classes[std::size_t(f.predicted)];
    if (!chosen || f.atThreshold == std::vector{predicted}) return fromUtf8(predicted);
    QStringList names;
    for (const std::string& c : f.atThreshold) names << fromUtf8(c);
    return names.isEmpty() ? tr("%1; none at the threshold").arg(fromUtf8(predicted))
                           : tr("%1; at the threshold %2").arg(fromUtf8(predicted), enumerationWords(names));
}

std::vector<int> PredictionsModel::called(const ApplyPresenter& presenter, const AppliedFile& f) {
    std::vector<int> called;
    const AppliedKind kind = presenter.kind();
    if (!f.hasAnswer() || kind == AppliedKind::number) return called;
    if (kind == AppliedKind::findings || pointChosen(presenter))
        for (const std::string& name : f.atThreshold)
            called.push_back(placeOfClass(presenter.classes(), name, -1));
    if (called.empty() && kind == AppliedKind::classes) called.push_back(f.predicted);
    return called;
}

QString PredictionsModel::referenceWords(const AppliedFile& f) const {
    return f.reference.empty() ? QString() : answerWords(m_presenter.question(), f.reference);
}

bool PredictionsModel::agrees(const AppliedFile& f) const {
    if (!f.hasAnswer() || f.reference.empty()) return false;
    if (m_presenter.kind() != AppliedKind::findings)
        return f.predicted >= 0 && m_presenter.classes()[std::size_t(f.predicted)] == f.reference;
    const auto known = dataset::findingsFromText(f.reference, m_presenter.classes());
    return known && std::all_of(known->begin(), known->end(), [&](const auto& stated) {
               const bool called =
                   std::find(f.atThreshold.begin(), f.atThreshold.end(), stated.first) != f.atThreshold.end();
               return called == stated.second;
           });
}

std::pair<QString, QString> PredictionsModel::predictionLines(const AppliedFile& f) const {
    if (f.state != State::done) return {text(f, predictionColumn).toString(), {}};
    if (f.unlike) return {tr("unlike"), tr("the training images")};
    if (f.uncertain()) {
        QStringList classes = setWords(f, m_presenter.classes());
        const QString first = classes.takeFirst();
        return {first, tr("or %1").arg(enumerationWords(classes))};
    }
    return {predictionWords(m_presenter, f), {}};
}

QVariant PredictionsModel::sortValue(const AppliedFile& f, int column) const {
    if (column == fileColumn) return f.path;
    if (column == predictionColumn && f.number) return f.number->value;
    if (column < probabilityColumn || column >= firstFurtherColumn()) return text(f, column);
    const int c = column == probabilityColumn ? f.predicted : column - firstClassColumn;
    return f.hasAnswer() && c >= 0 && std::size_t(c) < f.probabilities.size()
               ? f.probabilities[std::size_t(c)]
               : -1.0;
}

QString PredictionsModel::toolTip(const AppliedFile& f) const {
    QStringList lines{f.path};
    if (f.state == State::failed)
        lines << f.error;
    else if (f.unlike)
        lines << messageWords(f.unlikeWhy);
    else if (f.uncertain())
        lines << predictionWords(m_presenter, f);
    if (f.learnedFrom) lines << learnedFromWords();
    return lines.join(QLatin1Char('\n'));
}

QVariant PredictionsModel::thumbnail(const AppliedFile& f) const {
    QImage image;
    // Of a study the image that says most for the answer.
    const auto most =
        std::max_element(f.parts.begin(), f.parts.end(),
                         [](const AppliedPart& a, const AppliedPart& b) { return a.evidence < b.evidence; });
    const bool one = most == f.parts.end();
    imaging::ReadOptions where{one ? f.frame : most->frame};
    if (m_presenter.info()) imaging::planeFromName(m_presenter.info()->plane, where.plane);
    m_thumbnails.get(one ? f.id : most->id, (one ? f.path : most->path).toStdString(), where, &image);
    return image;
}

QVariant PredictionsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || std::size_t(index.row()) >= m_presenter.files().size()) return {};
    const AppliedFile& f = m_presenter.files()[std::size_t(index.row())];
    const bool done = f.hasAnswer();
    switch (role) {
        case Qt::DisplayRole:
            return text(f, index.column());
        case Qt::ToolTipRole:
            return plainToolTip(toolTip(f));
        case Qt::TextAlignmentRole:
            return int((index.column() >= probabilityColumn && index.column() < firstFurtherColumn()
                            ? Qt::AlignRight
                            : Qt::AlignLeft) |
                       Qt::AlignVCenter);
        case Qt::AccessibleTextRole:
            if (f.learnedFrom && index.column() == predictionColumn)
                return tr("%1. %2").arg(text(f, predictionColumn).toString(), learnedFromWords());
            return text(f, index.column());
        case sortRole:
            return sortValue(f, index.column());
        case shortNameRole:
            return appliedShortName(f);
        case folderRole:
            return QFileInfo(f.path).dir().dirName();
        case groupRole:
            return f.parts.size() > 1 ? QString::number(f.unit) : QFileInfo(f.path).path();
        case thumbnailRole:
            return thumbnail(f);
        case stateRole:
            return int(f.state);
        case calledRole: {
            if (!f.hasAnswer() || m_presenter.kind() == AppliedKind::number) return {};
            QVariantList list;
            for (const int c : called(m_presenter, f)) list << c;
            return list;
        }
        case uncertainRole:
            return f.uncertain();
        case unlikeRole:
            return f.state == State::done && f.unlike;
        case placeRole:
            if (f.predicted < 0) return -1;
            return done ? placeOfClass(m_order, m_presenter.classes()[std::size_t(f.predicted)], f.predicted)
                        : -1;
        case percentRole:
            return text(f, probabilityColumn);
        case firstLineRole:
            return predictionLines(f).first;
        case secondLineRole:
            return predictionLines(f).second;
        case referenceRole:
            return referenceWords(f);
        case agreesRole:
            return agrees(f);
        case learnedRole:
            return f.learnedFrom;
        default:
            return {};
    }
}

QString PredictionsModel::columnTopic(int column) const {
    switch (column) {
        case fileColumn:
            return QStringLiteral("new-images#file");
        case referenceColumn:
            return QStringLiteral("new-images#reference");
        case predictionColumn:
            return QStringLiteral("new-images#prediction");
        case probabilityColumn:
            return QStringLiteral("new-images#probability");
        default:
            return column < firstFurtherColumn() ? QStringLiteral("new-images#probability-of-each-class")
                                                 : QStringLiteral("new-images#a-further-adapter");
    }
}

QVariant PredictionsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == kHelpTopicRole) return columnTopic(section);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (section) {
        case fileColumn:
            return tr("File");
        case referenceColumn:
            return tr("Reference");
        case predictionColumn:
            return tr("Prediction");
        case probabilityColumn:
            return m_presenter.kind() == AppliedKind::findings ? tr("Highest") : tr("Probability");
        default:
            break;
    }
    const auto c = std::size_t(section - firstClassColumn);
    if (section >= firstFurtherColumn()) return m_further.value(section - firstFurtherColumn());
    if (c >= m_classes.size()) return {};
    return role == Qt::DisplayRole ? fromUtf8(m_classes[c])
                                   : plainToolTip(tr("Probability of “%1”").arg(fromUtf8(m_classes[c])));
}

}  // namespace fovea::ui
