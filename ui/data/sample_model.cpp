#include "data/sample_model.h"

#include <QLocale>
#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "questions/question_words.h"
#include "text/words.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

SampleModel::SampleModel(ProjectSession& session, QObject* parent)
    : QAbstractTableModel(parent), m_session(session) {
    connect(&session, &ProjectSession::changed, this, &SampleModel::onChanged);
    connect(&session, &ProjectSession::closed, this, &SampleModel::onChanged);
    connect(&session, &ProjectSession::problemsChanged, this, &SampleModel::onProblems);
    connect(&session, &ProjectSession::samplesEdited, this, [this](const QList<int>& rows) {
        if (rows.isEmpty()) return;
        const auto [first, last] = std::minmax_element(rows.begin(), rows.end());
        Q_EMIT dataChanged(index(*first, 0), index(*last, columnTotal - 1));
    });
    connect(&m_thumbnails, &ThumbnailLoader::changed, this, [this](qint64 id) {
        const int row = m_session.rowOf(id);
        if (row >= 0) Q_EMIT thumbnailChanged(row);
    });
    onChanged();
}

void SampleModel::onChanged() {
    const auto& samples = m_session.samples();
    const bool same = m_folder == m_session.folder() && samples.size() == m_ids.size() &&
                      std::equal(m_ids.begin(), m_ids.end(), samples.begin(),
                                 [](std::int64_t id, const dataset::Sample& s) { return id == s.id; });
    if (same) {
        // Selection and scroll position stay.
        indexProblems();
        Q_EMIT headerDataChanged(Qt::Horizontal, labelColumn, labelColumn);
        if (!m_ids.empty()) Q_EMIT dataChanged(index(0, 0), index(int(m_ids.size()) - 1, columnTotal - 1));
        return;
    }
    beginResetModel();
    if (m_folder != m_session.folder()) m_thumbnails.clear();
    m_folder = m_session.folder();
    m_ids.clear();
    m_ids.reserve(samples.size());
    for (const dataset::Sample& s : samples) m_ids.push_back(s.id);
    indexProblems();
    endResetModel();
}

void SampleModel::onProblems() {
    indexProblems();
    if (!m_ids.empty())
        Q_EMIT dataChanged(index(0, problemColumn), index(int(m_ids.size()) - 1, problemColumn));
}

void SampleModel::indexProblems() {
    const auto& samples = m_session.samples();
    std::unordered_map<std::string_view, unsigned> byFile;
    for (const dataset::Problem& p : m_session.problems())
        for (const std::string& file : p.files) byFile[file] |= 1u << unsigned(p.kind);
    m_problems.assign(samples.size(), 0);
    if (byFile.empty()) return;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto it = byFile.find(samples[i].path);
        if (it != byFile.end()) m_problems[i] = it->second;
    }
}

int SampleModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_ids.size());
}
int SampleModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(columnTotal);
}

std::vector<int> SampleModel::colourIndices(int row) const {
    if (question().kind == dataset::QuestionKind::findings) {
        std::vector<int> there;
        const auto stated = statedOf(question(), sample(row).label);
        for (std::size_t i = 0; i < stated.size(); ++i)
            if (stated[i] == true) there.push_back(int(i));
        return there;
    }
    const auto& classes = m_session.classes();
    const auto it = std::find(classes.begin(), classes.end(), sample(row).label);
    return it != classes.end() ? std::vector<int>{int(it - classes.begin())} : std::vector<int>();
}

bool SampleModel::labelBefore(const std::string& a, const std::string& b) const {
    if (question().kind == dataset::QuestionKind::number) {
        const auto first = dataset::numberFromText(a), second = dataset::numberFromText(b);
        return first && second ? *first < *second : !first && second;
    }
    if (question().kind == dataset::QuestionKind::grades && !a.empty() && !b.empty())
        return placeOfClass(m_session.classes(), a, -1) < placeOfClass(m_session.classes(), b, -1);
    return a < b;
}

QString SampleModel::fileName(int row) const {
    const std::string& path = sample(row).path;
    const auto slash = path.rfind('/');
    return QString::fromStdString(slash == std::string::npos ? path : path.substr(slash + 1));
}

QString SampleModel::problemsWords(unsigned problems) {
    QStringList words;
    for (unsigned kind = 0; kind < 32; ++kind)
        if (problems & (1u << kind) && concernsImages(dataset::ProblemKind(kind)))
            words << problemWords(dataset::ProblemKind(kind));
    return enumerationWords(words);
}

QVariant SampleModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= int(m_ids.size())) return {};
    const dataset::Sample& s = sample(index.row());
    if (role == idRole) return QVariant::fromValue(qint64(s.id));
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
            case fileColumn:
                return fileName(index.row());
            case labelColumn:
                return answerWords(question(), s.label);
            case splitColumn:
                return splitWords(s.split);
            case patientColumn:
                return s.patient.empty() ? tr("unknown") : QString::fromStdString(s.patient);
            case sizeColumn:
                return tr("%1 × %2").arg(s.width).arg(s.height);
            case problemColumn:
                return problemsWords(problemsOf(index.row()));
            default:
                return {};
        }
    }
    if (role == Qt::ToolTipRole) {
        if (index.column() == splitColumn) return splitTooltip(s.split);
        return plainToolTip(QString::fromStdString(s.path));
    }
    if (role == Qt::AccessibleTextRole) {
        return tr("%1, %2, %3")
            .arg(fileName(index.row()), answerWords(question(), s.label), splitWords(s.split));
    }
    return {};
}

QString SampleModel::columnTopic(int column) {
    switch (column) {
        case labelColumn:
            return QStringLiteral("preparing-data#answer");
        case splitColumn:
            return QStringLiteral("preparing-data#split");
        case patientColumn:
            return QStringLiteral("preparing-data#patient");
        case sizeColumn:
            return QStringLiteral("preparing-data#size");
        case problemColumn:
            return QStringLiteral("preparing-data#problem");
        default:  // of the pictures, too, which are this column alone
            return QStringLiteral("preparing-data#the-table-of-images");
    }
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == kHelpTopicRole) return columnTopic(section);
    if (role == Qt::DisplayRole) {
        switch (section) {
            case fileColumn:
                return tr("File");
            case labelColumn:
                return questionTitle(question());
            case splitColumn:
                return tr("Split");
            case patientColumn:
                return tr("Patient");
            case sizeColumn:
                return tr("Size");
            case problemColumn:
                return tr("Problem");
            default:
                return {};
        }
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
            case labelColumn:
                return tr("Reference: the answer the image was given");
            case splitColumn:
                return tr("Training image, validation image or test image (never seen)");
            case patientColumn:
                return tr("As the file's header says (PatientID)");
            case sizeColumn:
                return tr("Width and height in pixels");
            default:
                return {};
        }
    }
    return {};
}

}  // namespace fovea::ui
