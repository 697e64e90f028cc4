#include "inspect/subgroups_presenter.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "questions/unit_name.h"
#include "runs/figure_words.h"
#include "runs/subgroups.h"
#include "text/words.h"

namespace fovea::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Subgroups)
};

QString columnName(const std::string& key) {
    if (key == "subgroup") return Words::tr("Subgroup, as the table of labels says");
    if (key == "sex") return Words::tr("Sex");
    if (key == "age") return Words::tr("Age");
    if (key == "device") return Words::tr("Device");
    if (key == "station") return Words::tr("Station");
    if (key == "site") return Words::tr("Hospital or site");
    if (key == "laterality") return Words::tr("Side of the body");
    return Words::tr("File format");
}

/// Of DICOM's Patient's Sex; all else as it stands there.
QString groupName(const std::string& key, const std::string& group) {
    if (key == "sex") {
        if (group == "F") return Words::tr("Female");
        if (group == "M") return Words::tr("Male");
        if (group == "O") return Words::tr("Other");
    }
    if (key == "laterality") {
        if (group == "L") return Words::tr("Left");
        if (group == "R") return Words::tr("Right");
    }
    return fromUtf8(group);
}

ClassCell cellOf(const evaluation::Estimate& figure, bool percent) {
    return {percent ? percentWords(figure.value) : decimalWords(figure.value, 2),
            intervalWords(figure, percent)};
}

/// "+0.04": of a difference the sign matters.
ClassCell differenceCell(ClassCell cell, double difference) {
    if (difference >= 0.005) cell.value.prepend(QLatin1Char('+'));
    return cell;
}

/// The tables that were looked at, whatever their figures.
template <class Table>
std::vector<Table> all(const std::map<std::string, Table>& tables) {
    std::vector<Table> seen;
    for (const auto& [key, table] : tables) seen.push_back(table);
    return seen;
}
}  // namespace

SubgroupsPresenter::SubgroupsPresenter(InspectPresenter& inspect, QObject* parent)
    : QObject(parent), m_inspect(inspect) {
    connect(&inspect, &InspectPresenter::evaluationChanged, this, &SubgroupsPresenter::follow);
    follow();
}

void SubgroupsPresenter::setActive(bool active) {
    m_active = active;
    follow();
}

void SubgroupsPresenter::follow() {
    if (const auto of = m_inspect.ofNumber() ? m_inspect.sharedWhole() : m_inspect.sharedEvaluation();
        of != m_of) {
        m_of = of;
        m_worker.drop();
        m_columns.clear();
        m_tables.clear();
        m_numberTables.clear();
        m_rows.clear();
        m_column = -1;
        m_look = Look::notYet;
        m_failed = false;
        Q_EMIT changed();
    }
    if (m_active && m_of && m_look == Look::notYet) lookForColumns();
}

void SubgroupsPresenter::lookForColumns() {
    m_look = Look::now;
    m_worker.ask<std::vector<std::string>>(
        [of = m_of](const JobContext&) {
            return Result<std::vector<std::string>>(runs::tellingColumns(of->samples));
        },
        [this](Result<std::vector<std::string>> keys) {
            m_look = Look::done;
            if (keys)
                for (const std::string& key : *keys) m_columns.push_back({key, columnName(key)});
            const auto wanted = std::find_if(m_columns.begin(), m_columns.end(),
                                             [this](const Column& c) { return c.key == m_wanted; });
            if (!m_columns.empty())
                m_column = wanted == m_columns.end() ? 0 : int(wanted - m_columns.begin());
            compute();
        });
}

void SubgroupsPresenter::choose(int column) {
    if (column == m_column || column < 0 || column >= int(m_columns.size())) return;
    m_column = column;
    m_wanted = m_columns[std::size_t(column)].key;
    compute();
}

const evaluation::SubgroupTable* SubgroupsPresenter::current() const {
    if (m_column < 0) return nullptr;
    const auto table = m_tables.find(m_columns[std::size_t(m_column)].key);
    return table == m_tables.end() ? nullptr : &table->second;
}

const evaluation::NumberSubgroupTable* SubgroupsPresenter::currentOfNumber() const {
    if (m_column < 0) return nullptr;
    const auto table = m_numberTables.find(m_columns[std::size_t(m_column)].key);
    return table == m_numberTables.end() ? nullptr : &table->second;
}

void SubgroupsPresenter::computeNumber() {
    m_worker.ask<std::vector<evaluation::NumberSubgroupTable>>(
        [of = m_of, key = m_columns[std::size_t(m_column)].key](const JobContext& job) {
            return runs::numbersBySubgroups(*of, {key}, job);
        },
        [this](Result<std::vector<evaluation::NumberSubgroupTable>> tables) {
            m_failed = !tables || tables->empty();
            if (!m_failed) m_numberTables[tables->front().column] = std::move(tables->front());
            showTable();
        });
}

void SubgroupsPresenter::compute() {
    m_failed = false;
    showTable();
    if (m_column < 0 || current() || currentOfNumber()) {
        m_worker.drop();
        return;
    }
    if (ofNumber()) return computeNumber();
    m_worker.ask<std::vector<evaluation::SubgroupTable>>(
        [of = m_of, key = m_columns[std::size_t(m_column)].key](const JobContext& job) {
            return runs::figuresBySubgroups(*of, {key}, {}, job);
        },
        [this](Result<std::vector<evaluation::SubgroupTable>> tables) {
            m_failed = !tables || tables->empty();
            if (!m_failed) m_tables[tables->front().column] = std::move(tables->front());
            showTable();
        });
}

void SubgroupsPresenter::showTable() {
    m_rows.clear();
    if (const evaluation::SubgroupTable* table = current())
        for (const evaluation::Subgroup& g : table->groups)
            m_rows.push_back(
                {groupName(table->column, g.name),
                 g.patients,
                 g.images,
                 g.few,
                 {cellOf(g.auc.value, false),
                  differenceCell(cellOf(g.auc.minusRest, false), g.auc.minusRest.value),
                  cellOf(g.sensitivityAtPoint.value, true), cellOf(g.specificityAtPoint.value, true)}});
    if (const evaluation::NumberSubgroupTable* table = currentOfNumber())
        for (const evaluation::NumberSubgroup& g : table->groups)
            m_rows.push_back(
                {groupName(table->column, g.name),
                 g.patients,
                 g.images,
                 g.few,
                 {numberCell(g.mae), differenceCell(numberCell(g.maeMinusRest), g.maeMinusRest.value),
                  numberCell(g.bias), cellOf(g.r2, false)}});
    Q_EMIT changed();
}

ClassCell SubgroupsPresenter::numberCell(const evaluation::Estimate& figure) const {
    const bool interval =
        std::isfinite(figure.low) && std::isfinite(figure.high) && figure.low != figure.high;
    return {
        roundedQuantity(figure.value, m_of->task.question.unit),
        interval ? tr("%1 to %2").arg(roundedQuantity(figure.low), roundedQuantity(figure.high)) : QString()};
}

SubgroupsPresenter::Stage SubgroupsPresenter::stage() const {
    if (m_look != Look::done) return Stage::looking;
    if (m_column < 0) return Stage::nothing;
    if (m_failed) return Stage::failed;
    return current() || currentOfNumber() ? Stage::figures : Stage::computing;
}

int SubgroupsPresenter::positive() const {
    return m_inspect.positiveClass();
}

std::vector<SubgroupsPresenter::Figure> SubgroupsPresenter::figures() const {
    if (m_inspect.ofNumber())
        return {
            {tr("Mean absolute error"), tr("How far off a prediction is on average within the group")},
            {tr("Error − others"), tr("The mean absolute error of the group minus that of all other groups "
                                      "together. Where the interval holds zero, no difference is shown.")},
            {tr("Bias"), tr("Mean of prediction less reference: above 0 predictions are too high")},
            {tr("R²"), tr("Share of the spread within the group that is explained: 1 perfect, 0 no better "
                          "than always saying its mean")}};
    QString found = tr("Of each class the share predicted as such, on average over the classes"),
            recognised =
                tr("Of those not of a class the share not predicted as it, on average over the "
                   "classes");
    if (m_of && positive() >= 0) {
        const QString finding = fromUtf8(m_of->classes[std::size_t(positive())]);
        found = tr("Of those with “%1” the share called so at the operating point").arg(finding);
        recognised = tr("Of all others the share not called “%1” at the operating point").arg(finding);
    }
    return {{tr("AUC"), tr("Area under the ROC curve within the group: 1 perfect, 0.5 chance")},
            {tr("AUC − others"), tr("The AUC of the group minus that of all other groups together. Where the "
                                    "interval holds zero, no difference is shown.")},
            {tr("Sensitivity"), found},
            {tr("Specificity"), recognised}};
}

SubgroupsPresenter::Figure SubgroupsPresenter::patientsHead() const {
    return {tr("Patients"), ofUnit(counted(), tr("Known patients, and images of unknown ones"),
                                   tr("Known patients, and studies of unknown ones"), {})};
}

SubgroupsPresenter::Figure SubgroupsPresenter::countedHead() const {
    return {ofUnit(counted(), tr("Images"), tr("Studies"), {}), {}};
}

QString SubgroupsPresenter::table() const {
    QStringList heads{m_column < 0 ? QString() : m_columns[std::size_t(m_column)].name, patientsHead().name};
    const bool both = counted() != dataset::AnswerUnit::patient;
    if (both) heads << countedHead().name;
    for (const Figure& figure : figures()) heads << figure.name;
    QStringList lines{heads.join(QLatin1Char('\t'))};
    for (const SubgroupRow& row : m_rows) {
        QStringList cells{row.name, countWords(row.patients)};
        if (both) cells << countWords(row.images);
        for (const ClassCell& cell : row.cells)
            cells << (cell.interval.isEmpty() ? cell.value : tr("%1 (%2)").arg(cell.value, cell.interval));
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString SubgroupsPresenter::comparedWords() const {
    const std::size_t seen = m_tables.size() + m_numberTables.size();
    const evaluation::Comparisons compared = ofNumber() ? evaluation::comparisonsIn(all(m_numberTables))
                                                        : evaluation::comparisonsIn(all(m_tables));
    if (compared.made == 0) return tr("No group could be compared with the others.");
    const QString made =
        ofNumber()
            ? tr("Differences compared in the columns that were looked at: %1 (mean absolute error, each "
                 "group against all others).")
                  .arg(countWords(compared.made))
        : seen > 1
            ? tr("Differences compared in the %1 columns that were looked at: %2 (AUC, sensitivity and "
                 "specificity, each group against all others).")
                  .arg(countWords(std::int64_t(seen)), countWords(compared.made))
            : tr("Differences compared: %1 (AUC, sensitivity and specificity, each group against all "
                 "others).")
                  .arg(countWords(compared.made));
    return made + QLatin1Char(' ') +
           tr("Intervals that leave out zero: %1; by chance alone about one in twenty does. A group that "
              "looks worse is a question for other data, not an answer.")
               .arg(countWords(compared.leaveOutZero));
}

QString SubgroupsPresenter::basisWords() const {
    const evaluation::SubgroupTable* table = current();
    const evaluation::NumberSubgroupTable* numbers = currentOfNumber();
    if (!table && !numbers) return {};
    QStringList words;
    if (table && table->point)
        words << tr("Sensitivity and specificity are those of “%1” at the threshold in use, %2.")
                     .arg(fromUtf8(m_of->classes[std::size_t(table->point->positive)]),
                          percentWords(table->point->threshold, 1));
    else if (table)
        words << tr(
            "Sensitivity and specificity are those of the most probable class, on average over the "
            "classes.");
    words << ofUnit(
        counted(),
        tr("Below each figure: its 95 % confidence interval. Counted are images; those of one patient "
           "belong together, and an image of an unknown patient counts as a patient."),
        tr("Below each figure: its 95 % confidence interval. Counted are studies; those of one patient "
           "belong together, and a study of an unknown patient counts as a patient."),
        tr("Below each figure: its 95 % confidence interval. Counted are patients."));
    if (std::any_of(m_rows.begin(), m_rows.end(), [](const SubgroupRow& row) { return row.few; }))
        words << tr("Too few are fewer than %1 patients: of such a group nothing can be concluded.")
                     .arg(countWords(evaluation::kFewInSubgroup));
    const int unstated = table ? table->unstated : numbers->unstated;
    const int several = table ? table->patientsOfSeveral : numbers->patientsOfSeveral;
    if (unstated > 0)
        words << tr("In no group, because nothing is stated: %1.").arg(countedWords(unstated, counted()));
    if (several > 0)
        words << ofUnit(counted(), tr("Patients with images in more than one group: %1."),
                        tr("Patients with studies in more than one group: %1."),
                        tr("Patients in more than one group: %1."))
                     .arg(countWords(several));
    return words.join(QLatin1Char(' '));
}

}  // namespace fovea::ui
