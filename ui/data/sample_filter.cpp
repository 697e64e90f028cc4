#include "data/sample_filter.h"

#include <QCollator>

namespace fovea::ui {

SampleFilter::SampleFilter(SampleModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model) {
    // Images do not vanish under the pointer when their label changes: apply()
    // decides when the filter runs.
    setDynamicSortFilter(false);
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

void SampleFilter::clear() {
    m_label.reset();
    m_finding.reset();
    m_split.reset();
    m_problem.reset();
    m_text.clear();
    m_files.clear();
    apply();
}

bool SampleFilter::active() const {
    return m_label || m_finding || m_split || m_problem || !m_text.isEmpty() || !m_files.empty();
}

bool SampleFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    const dataset::Sample& s = m_model.sample(row);
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

bool SampleFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const dataset::Sample& a = m_model.sample(left.row());
    const dataset::Sample& b = m_model.sample(right.row());
    switch (left.column()) {
        case SampleModel::labelColumn:
            return m_model.labelBefore(a.label, b.label);
        case SampleModel::splitColumn:
            return a.split < b.split;
        case SampleModel::patientColumn:
            return a.patient < b.patient;
        case SampleModel::sizeColumn:
            return std::int64_t(a.width) * a.height < std::int64_t(b.width) * b.height;
        case SampleModel::problemColumn:
            return m_model.problemsOf(left.row()) > m_model.problemsOf(right.row());
        default:
            return left.row() < right.row();  // import put them in natural order
    }
}

}  // namespace fovea::ui
