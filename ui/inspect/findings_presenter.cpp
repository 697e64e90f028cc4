#include "inspect/findings_presenter.h"

#include <QStringList>
#include <cmath>

#include "questions/unit_name.h"
#include "runs/figure_words.h"
#include "text/words.h"

namespace fovea::ui {

namespace {
ClassCell cell(const evaluation::Estimate& figure, bool percent) {
    return {percent ? percentWords(figure.value) : decimalWords(figure.value, 2),
            intervalWords(figure, percent)};
}
}  // namespace

FindingsPresenter::FindingsPresenter(InspectPresenter& inspect, QObject* parent)
    : QObject(parent), m_inspect(inspect) {
    connect(&inspect, &InspectPresenter::evaluationChanged, this, &FindingsPresenter::changed);
}

std::vector<SummaryPresenter::Column> FindingsPresenter::columns() {
    return {{tr("AUC"), tr("Area under the ROC curve of the finding: 1 perfect, 0.5 chance")},
            {tr("Sensitivity"), tr("Of those with the finding, the share in which it is called")},
            {tr("Specificity"), tr("Of those without the finding, the share in which it is not called")},
            {tr("Threshold"), tr("The probability from which on the finding is called")}};
}

std::vector<FindingsPresenter::Row> FindingsPresenter::rows() const {
    std::vector<Row> rows;
    const runs::Evaluation* all = m_inspect.whole();
    if (!exists() || !all->together) return rows;
    const evaluation::FindingsFigures& figures = *all->together;
    for (std::size_t i = 0; i < figures.each.size(); ++i) {
        const evaluation::FindingFigures& one = figures.each[i];
        rows.push_back({fromUtf8(one.finding),
                        one.images > 0 ? int(i) : -1,
                        tr("%1 of %2").arg(countWords(one.withFinding), countWords(one.images)),
                        {cell(one.auc, false),
                         cell(one.at.sensitivity, true),
                         cell(one.at.specificity, true),
                         {percentWords(one.at.threshold, 1), {}}}});
    }
    rows.push_back({tr("Mean of the findings"),
                    -1,
                    QString(),
                    {cell(figures.macroAuc, false),
                     cell(figures.macroSensitivity, true),
                     cell(figures.macroSpecificity, true),
                     {}}});
    rows.push_back({tr("All statements together"),
                    -1,
                    QString(),
                    {cell(figures.microAuc, false),
                     cell(figures.microSensitivity, true),
                     cell(figures.microSpecificity, true),
                     {}}});
    return rows;
}

QString FindingsPresenter::exactWords() const {
    const runs::Evaluation* all = m_inspect.whole();
    if (!exists() || !all->together || all->together->imagesAllStated == 0) return {};
    const evaluation::Estimate& exact = all->together->exactMatch;
    const QString interval = intervalWords(exact, true);
    const int n = all->together->imagesAllStated;
    return ofUnit(m_inspect.answersOf(),
                  tr("Every finding is right in %1 of the %n image(s) of which all are stated.", nullptr, n),
                  tr("Every finding is right in %1 of the %n study(s) of which all are stated.", nullptr, n),
                  tr("Every finding is right in %1 of the %n patient(s) of whom all are stated.", nullptr, n))
        .arg(interval.isEmpty() ? percentWords(exact.value)
                                : tr("%1 (%2)").arg(percentWords(exact.value), interval));
}

QString FindingsPresenter::table() const {
    QStringList lines, head{tr("Finding"), tr("n")};
    for (const auto& column : columns()) head << column.name;
    lines << head.join(QLatin1Char('\t'));
    for (const Row& row : rows()) {
        QStringList cells{row.name, row.count};
        for (const ClassCell& c : row.cells)
            cells << (c.interval.isEmpty() ? c.value : tr("%1 (%2)").arg(c.value, c.interval));
        for (QString& text : cells) text.replace(QLatin1Char('\t'), QLatin1Char(' '));
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace fovea::ui
