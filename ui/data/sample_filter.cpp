#include "data/sample_filter.h"

#include <algorithm>

#include "questions/unit_name.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

SampleFilter::SampleFilter(SampleModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model) {
    // Images do not vanish under the pointer when their label changes: apply()
    // decides when the filter runs.
    setDynamicSortFilter(false);
    // Before the rows of the other samples are asked for.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_groups.forget(); });
    setSourceModel(&model);
}

void SampleFilter::apply() {
    // Not invalidateFilter(): that takes out every run of rows on its own, which
    // is slow for 20,000.
    invalidate();
    Q_EMIT filterChanged();
}

void SampleFilter::setLabel(const std::optional<std::string>& label) {
    m_label = label;
    apply();
}

void SampleFilter::setFinding(const std::optional<std::string>& finding) {
    m_finding = finding;
    apply();
}

void SampleFilter::setSplit(std::optional<dataset::Split> split) {
    m_split = split;
    apply();
}

void SampleFilter::setProblem(std::optional<dataset::ProblemKind> kind) {
    m_problem = kind;
    apply();
}

void SampleFilter::setText(const QString& text) {
    m_text = text.trimmed();
    apply();
}

void SampleFilter::setFiles(const std::vector<std::string>& files) {
    m_files = {files.begin(), files.end()};
    apply();
}

void SampleFilter::setList(const std::vector<ListedImage>& list) {
    if (list.empty() && m_list.empty()) return;
    m_list.clear();
    for (const ListedImage& image : list) m_list.emplace(image.id, Place{int(m_list.size()), image.note});
    m_groups.forget();
    apply();  // first: few are left to be sorted
    sort(listed() ? -1 : m_column, listed() ? Qt::AscendingOrder : sortOrder());
    Q_EMIT listChanged();
}

QString SampleFilter::note(const QModelIndex& index) const {
    if (!listed()) return {};
    const auto it = m_list.find(m_model.sample(sourceRow(index)).id);
    return it == m_list.end() ? QString() : it->second.note;
}

void SampleFilter::clear() {
    m_label.reset();
    m_finding.reset();
    m_split.reset();
    m_problem.reset();
    m_text.clear();
    m_files.clear();
    if (listed())
        setList({});
    else
        apply();
}

bool SampleFilter::active() const {
    return m_label || m_finding || m_split || m_problem || !m_text.isEmpty() || !m_files.empty() || listed();
}

// ---- studies -------------------------------------------------------------------

StudyGroups& SampleFilter::groups() const {
    if (!m_groups.known()) m_groups.follow(m_model.allSamples());
    return m_groups;
}

void SampleFilter::setGrouped(bool grouped) {
    if (grouped == m_grouped) return;
    m_grouped = grouped;
    m_groups.forget();
    sort(m_column, sortOrder());
    apply();
}

void SampleFilter::followStudies() {
    m_groups.forget();
    if (grouped()) apply();
}

int SampleFilter::imagesOfStudy(const QModelIndex& index) const {
    const std::vector<int>* rows = grouped() ? groups().of(sourceRow(index)) : nullptr;
    return rows ? int(rows->size()) : 1;
}

bool SampleFilter::isOpen(const QModelIndex& index) const {
    return grouped() && groups().isOpen(sourceRow(index));
}

void SampleFilter::setOpen(int sourceRow, bool open) {
    if (!grouped() || !groups().of(sourceRow) || groups().isOpen(sourceRow) == open) return;
    groups().setOpen(sourceRow, open);
    apply();
}

std::int64_t SampleFilter::firstOfStudy(int sourceRow) const {
    return m_model.sample(groups().firstOf(sourceRow)).id;
}

std::vector<int> SampleFilter::sourceRows(const QModelIndex& index) const {
    const int row = sourceRow(index);
    const std::vector<int>* rows = grouped() && !groups().isOpen(row) ? groups().of(row) : nullptr;
    return rows ? *rows : std::vector<int>{row};
}

void SampleFilter::sort(int column, Qt::SortOrder order) {
    m_column = column;
    // In the project's own order studies need not stand together, nor is it a list's.
    const bool own = column < 0 && (grouped() || listed());
    QSortFilterProxyModel::sort(own ? int(SampleModel::fileColumn) : column, order);
}

bool SampleFilter::oneLabel(const QModelIndex& index) const {
    const std::vector<int> rows = sourceRows(index);
    return std::all_of(rows.begin(), rows.end(), [&](int row) {
        return m_model.sample(row).label == m_model.sample(rows.front()).label;
    });
}

std::optional<dataset::Split> SampleFilter::oneSplit(const QModelIndex& index) const {
    const std::vector<int> rows = sourceRows(index);
    const dataset::Split split = m_model.sample(rows.front()).split;
    const bool one =
        std::all_of(rows.begin(), rows.end(), [&](int row) { return m_model.sample(row).split == split; });
    return one ? std::optional(split) : std::nullopt;
}

unsigned SampleFilter::problems(const QModelIndex& index) const {
    unsigned all = 0;
    for (const int row : sourceRows(index)) all |= m_model.problemsOf(row);
    return all;
}

std::optional<QVariant> SampleFilter::studyData(const QModelIndex& index, int images, int role) const {
    const int column = index.column();
    const auto name = [&] {
        return tr("%1, %n image(s)", nullptr, images)
            .arg(unitName(m_model.sample(sourceRow(index)), dataset::AnswerUnit::study));
    };
    const auto words = [&](int of) { return index.siblingAtColumn(of).data().toString(); };
    if (role == Qt::AccessibleTextRole)
        return QVariant(tr("%1, closed: %2, %3")
                            .arg(name(), words(SampleModel::labelColumn), words(SampleModel::splitColumn)));
    if (role == Qt::ToolTipRole && column == SampleModel::splitColumn && !oneSplit(index)) return QVariant();
    if (role == Qt::ToolTipRole && column == SampleModel::fileColumn)
        return QVariant(
            plainToolTip(name() + QLatin1Char('\n') +
                         (oneSplit(index) ? words(SampleModel::splitColumn) + QLatin1Char('\n') : QString()) +
                         QString::fromStdString(m_model.sample(sourceRow(index)).path)));
    if (role != Qt::DisplayRole) return {};
    switch (column) {
        case SampleModel::fileColumn:
            return QVariant(withShortUids(name()));
        case SampleModel::labelColumn:
            if (oneLabel(index)) return {};
            return QVariant(tr("several"));
        case SampleModel::splitColumn:
            if (oneSplit(index)) return {};
            return QVariant(tr("several"));
        case SampleModel::problemColumn:
            return QVariant(SampleModel::problemsWords(problems(index)));
        default:
            return {};
    }
}

QVariant SampleFilter::data(const QModelIndex& index, int role) const {
    const bool spoken = role == Qt::AccessibleTextRole,
               written = role == Qt::DisplayRole && index.column() == SampleModel::splitColumn;
    if (const QString said = spoken || written ? note(index) : QString(); !said.isEmpty()) {
        const QString own = QSortFilterProxyModel::data(index, role).toString();
        return spoken ? tr("%1, %2").arg(own, said) : tr("%1 · %2").arg(said, own);
    }
    const int images = imagesOfStudy(index);
    if (images > 1 && !isOpen(index)) {
        if (auto of = studyData(index, images, role)) return *of;
    } else if (images > 1 && role == Qt::AccessibleTextRole) {
        return tr("%1, in the open study %2")
            .arg(QSortFilterProxyModel::data(index, role).toString(),
                 unitName(m_model.sample(sourceRow(index)), dataset::AnswerUnit::study));
    }
    return QSortFilterProxyModel::data(index, role);
}

// ---- which, and in which order -------------------------------------------------

bool SampleFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    const std::vector<int>* rows = grouped() && !groups().isOpen(row) ? groups().of(row) : nullptr;
    if (!rows) return passes(row);
    return row == rows->front() &&
           std::any_of(rows->begin(), rows->end(), [this](int r) { return passes(r); });
}

bool SampleFilter::passes(int row) const {
    const dataset::Sample& s = m_model.sample(row);
    if (listed() && m_list.find(s.id) == m_list.end()) return false;
    if (m_label && s.label != *m_label) return false;
    if (m_finding) {
        const auto findings = dataset::findingsFromText(s.label, m_model.question().answers);
        const auto stated = findings ? findings->find(*m_finding) : dataset::Findings::const_iterator();
        if (!findings || stated == findings->end() || !stated->second) return false;
    }
    if (m_split && s.split != *m_split) return false;
    if (m_problem && !(m_model.problemsOf(row) & (1u << unsigned(*m_problem)))) return false;
    if (!m_files.empty() && m_files.find(s.path) == m_files.end()) return false;
    if (!m_text.isEmpty() && !m_model.fileName(row).contains(m_text, Qt::CaseInsensitive) &&
        !QString::fromStdString(s.patient).contains(m_text, Qt::CaseInsensitive))
        return false;
    return true;
}

int SampleFilter::placeOf(int row) const {
    const auto it = m_list.find(m_model.sample(row).id);
    return it == m_list.end() ? int(m_list.size()) : it->second.place;
}

bool SampleFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const int column = left.column();
    if (listed() && m_column < 0) return placeOf(left.row()) < placeOf(right.row());
    if (!grouped()) return less(left.row(), right.row(), column);
    const int first = groups().firstOf(left.row()), second = groups().firstOf(right.row());
    if (first == second) return left.row() < right.row();
    // Studies that are alike must not mix.
    return less(first, second, column) || (!less(second, first, column) && first < second);
}

bool SampleFilter::less(int left, int right, int column) const {
    const dataset::Sample& a = m_model.sample(left);
    const dataset::Sample& b = m_model.sample(right);
    switch (column) {
        case SampleModel::labelColumn:
            return m_model.labelBefore(a.label, b.label);
        case SampleModel::splitColumn:
            return a.split < b.split;
        case SampleModel::patientColumn:
            return a.patient < b.patient;
        case SampleModel::sizeColumn:
            return std::int64_t(a.width) * a.height < std::int64_t(b.width) * b.height;
        case SampleModel::problemColumn:
            return m_model.problemsOf(left) > m_model.problemsOf(right);
        default:
            return left < right;  // import put them in natural order
    }
}

}  // namespace fovea::ui
