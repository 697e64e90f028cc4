#include "inspect/cases_presenter.h"

#include <QCollator>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "runs/figure_words.h"
#include "text/words.h"

namespace fovea::ui {

using Unit = InspectPresenter::Unit;

namespace {
bool passesByClass(const CaseFilter& filter, int truth, int predicted) {
    return (filter.truth < 0 || filter.truth == truth) &&
           (filter.predicted < 0 || filter.predicted == predicted) &&
           (!filter.mistakes || truth != predicted);
}

/// Of two classes a mistake on the one is a cell of the matrix: one filter, one look.
CaseFilter plain(CaseFilter filter, std::size_t classes) {
    const bool ofOneClass = (filter.truth < 0) != (filter.predicted < 0);
    if (classes != 2 || !ofOneClass || !filter.mistakes) return filter;
    if (filter.truth < 0)
        filter.truth = 1 - filter.predicted;
    else
        filter.predicted = 1 - filter.truth;
    filter.mistakes = false;
    return filter;
}
}  // namespace

CasesPresenter::CasesPresenter(InspectPresenter& inspect, QObject* parent)
    : QObject(parent), m_inspect(inspect), m_images(new UnitImages(this)) {
    connect(m_images, &UnitImages::positionChanged, this, &CasesPresenter::imageChanged);
    connect(&inspect, &InspectPresenter::evaluationChanged, this, &CasesPresenter::follow);
    follow();
}

void CasesPresenter::follow() {
    const auto of = m_inspect.sharedEvaluation();
    if (of == m_of && m_inspect.unit() == m_unit) return;
    if (of && (of->run != m_run || of->split != m_split)) {
        m_sample = 0;
        m_position = 0;
    }
    const int finding = m_inspect.finding();
    if (of && (std::exchange(m_finding, finding) != finding || of->run != m_run || of->split != m_split ||
               of->classes != m_classes || m_inspect.unit() != m_unit))
        m_filter = {};
    m_of = of;
    m_unit = m_inspect.unit();
    if (of) {
        m_run = of->run;
        m_split = of->split;
        m_classes = of->classes;
    }
    m_rows = of ? UnitRows(m_inspect.sharedWhole(), finding) : UnitRows();
    makeSets();
    fill();
}

void CasesPresenter::makeSets() {
    m_sets.reset();
    if (!m_of || !m_of->setScores) return;
    if (auto sets = evaluation::answerSets(*m_of->setScores, m_coverage)) m_sets = std::move(*sets);
}

void CasesPresenter::setCoverage(double coverage) {
    if (coverage == m_coverage) return;
    m_coverage = coverage;
    makeSets();
    if (m_filter.uncertain && !knowsSets()) m_filter = {};  // there is no chip for it any more
    fill();
}

std::optional<evaluation::AnswerSets> CasesPresenter::answerSets(
    const std::vector<std::string>& classes) const {
    if (!m_sets || classes.size() != m_classes.size()) return {};
    evaluation::AnswerSets ordered = *m_sets;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const auto at = std::find(m_classes.begin(), m_classes.end(), classes[c]);
        if (at == m_classes.end()) return {};
        ordered.least[c] = m_sets->least[std::size_t(at - m_classes.begin())];
    }
    return ordered;
}

void CasesPresenter::setFilter(const CaseFilter& filter) {
    m_filter = plain(filter, m_classes.size());
    m_sample = 0;
    m_position = 0;
    fill();
}

void CasesPresenter::setSort(CaseSort sort) {
    if (sort == m_sort) return;
    m_sort = sort;
    fill();
}

void CasesPresenter::fill() {
    m_shown = passing(m_filter);
    arrange(m_shown);
    if (m_of) {  // else the place is kept for the figures that follow
        m_position = std::clamp(m_position, 0, std::max(0, int(m_shown.size()) - 1));
        for (std::size_t i = 0; i < m_shown.size(); ++i)
            if (m_sample != 0 && m_of->samples[std::size_t(m_shown[i])].id == m_sample) m_position = int(i);
    }
    Q_EMIT shownChanged();
    if (const dataset::Sample* s = sample()) m_sample = s->id;
    showImages();
    Q_EMIT positionChanged();
    Q_EMIT imageChanged();
}

void CasesPresenter::showImages() {
    const dataset::Sample* s = sample();
    if (s && ofUnits())
        m_images->show(m_rows.name(s->id), m_rows.images(s->id));
    else if (m_of)  // else they are kept for the figures that follow
        m_images->clear();
}

bool CasesPresenter::passes(const CaseFilter& filter, int sample) const {
    return passesByClass(filter, truth(sample), predicted(sample)) &&
           (!filter.uncertain || uncertain(sample)) && (!filter.unlike || unlike(sample));
}

bool CasesPresenter::uncertain(int sample) const {
    const std::size_t C = m_classes.size();
    return m_sets &&
           m_sets->of(std::span(m_of->predictions.probabilities).subspan(std::size_t(sample) * C, C)).size() >
               1;
}

bool CasesPresenter::unlike(int sample) const {
    const runs::Evaluation* whole = m_inspect.whole();
    return whole && whole->unlike && whole->unlike->count(m_of->samples[std::size_t(sample)].id) > 0;
}

std::vector<int> CasesPresenter::passing(const CaseFilter& filter) const {
    std::vector<int> all;
    if (!m_of) return all;
    std::set<std::string> patients;  // that pass the filter
    const bool byPatient = m_unit == Unit::patients && !filter.any() && !filter.uncertain && !filter.unlike;
    if (byPatient) {
        const evaluation::Predictions& of = m_of->perPatient->predictions;
        for (std::size_t i = 0; i < of.size(); ++i)
            if (passesByClass(filter, of.truth[i], evaluation::predictedClass(of, i)))
                patients.insert(of.patients[i]);
    }
    for (int i = 0; i < int(m_of->samples.size()); ++i)
        if (byPatient ? patients.count(m_of->predictions.patients[std::size_t(i)]) > 0 : passes(filter, i))
            all.push_back(i);
    return all;
}

void CasesPresenter::arrange(std::vector<int>& samples) const {
    if (!m_of) return;
    if (m_sort == CaseSort::fileName) {
        // The C locale knows no numbers in names.
        const QLocale locale;
        QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
        collator.setNumericMode(true);
        std::vector<QString> names(m_of->samples.size());
        for (const int i : samples) {
            const dataset::Sample& s = m_of->samples[std::size_t(i)];
            names[std::size_t(i)] = ofUnits() ? m_rows.name(s.id) : QFileInfo(fromUtf8(s.path)).fileName();
        }
        std::stable_sort(samples.begin(), samples.end(), [&](int a, int b) {
            return collator.compare(names[std::size_t(a)], names[std::size_t(b)]) < 0;
        });
        return;
    }
    std::vector<double> rank(m_of->samples.size());
    for (const int i : samples) {
        const auto at = std::size_t(i);
        const double right =
            m_of->predictions.probabilities[at * m_of->classes.size() + std::size_t(truth(i))];
        rank[at] = m_sort == CaseSort::mistakesFirst  ? (predicted(i) == truth(i) ? 1 : 0) + right
                   : m_sort == CaseSort::leastCertain ? probability(i)
                                                      : -probability(i);
    }
    std::stable_sort(samples.begin(), samples.end(),
                     [&](int a, int b) { return rank[std::size_t(a)] < rank[std::size_t(b)]; });
}

std::vector<CaseChip> CasesPresenter::chips() const {
    std::vector<CaseChip> chips;
    if (!m_of) return chips;
    const auto add = [&](const CaseFilter& filter, const QString& key, const QString& name,
                         const QString& tip, int colour = -1) {
        chips.push_back(
            {plain(filter, m_classes.size()), key, name, tip, int(passing(filter).size()), colour});
    };
    add({}, QStringLiteral("all"), tr("All"), tr("All cases"));
    add({-1, -1, true}, QStringLiteral("mistakes"), tr("Mistakes"),
        tr("Cases whose prediction is not the reference"));
    if (const int positive = m_inspect.positiveClass(); positive >= 0) {
        const QString name = className(positive);
        add({positive, -1, true}, QStringLiteral("falseNegatives"), tr("False negatives"),
            tr("Cases with the reference “%1” that were not predicted as such").arg(name));
        add({-1, positive, true}, QStringLiteral("falsePositives"), tr("False positives"),
            tr("Cases that were predicted as “%1” and have another reference").arg(name));
    }
    if (knowsSets())
        add({.uncertain = true}, QStringLiteral("uncertain"), tr("Uncertain"),
            tr("Cases of which the adapter cannot rule out several classes, so that %1 of the cases have "
               "theirs among those that are left")
                .arg(percentWords(m_sets->coverage)));
    // There are hardly ever any: the images of a project are of one kind.
    if (const CaseFilter unlike{.unlike = true}; m_filter == unlike || !passing(unlike).empty())
        add(unlike, QStringLiteral("unlike"), tr("Unlike"),
            tr("Cases that are unlike those the adapter was trained on; what it says of them means "
               "nothing"));
    for (int c = 0; c < int(m_classes.size()); ++c)
        add({c, -1, false}, QStringLiteral("class_%1").arg(c), className(c),
            tr("Cases with the reference “%1”").arg(className(c)),
            m_inspect.colourOf(m_classes[std::size_t(c)]));
    const bool offered = std::any_of(chips.begin(), chips.end(),
                                     [&](const CaseChip& chip) { return chip.filter == m_filter; });
    if (!offered)
        add(m_filter, QStringLiteral("cell"),
            tr("%1 → %2").arg(className(m_filter.truth), className(m_filter.predicted)),
            tr("Cases with the reference “%1” and the prediction “%2”")
                .arg(className(m_filter.truth), className(m_filter.predicted)));
    return chips;
}

void CasesPresenter::setPosition(int position) {
    position = std::clamp(position, 0, std::max(0, int(m_shown.size()) - 1));
    if (position == m_position) return;
    m_position = position;
    const dataset::Sample* s = sample();
    m_sample = s ? s->id : 0;
    showImages();
    Q_EMIT positionChanged();
    Q_EMIT imageChanged();
}

QString CasesPresenter::positionWords() const {
    return m_shown.empty()
               ? QString()
               : tr("%1 of %2").arg(countWords(m_position + 1), countWords(std::int64_t(m_shown.size())));
}

const dataset::Sample* CasesPresenter::sample() const {
    if (!m_of || std::size_t(m_position) >= m_shown.size()) return nullptr;
    return &m_of->samples[std::size_t(m_shown[std::size_t(m_position)])];
}

std::optional<dataset::Sample> CasesPresenter::image() const {
    const dataset::Sample* s = sample();
    if (!s) return {};
    dataset::Sample of = *s;
    if (const UnitImage* chosen = m_images->image(); chosen && ofUnits())
        if (const dataset::Sample* one = m_rows.image(s->id, chosen->id)) {
            of = *one;
            of.label = s->label;
        }
    return of;
}

const dataset::Sample& CasesPresenter::firstImage(int sample) const {
    const dataset::Sample& s = m_of->samples[std::size_t(sample)];
    const dataset::Sample* foremost = m_rows.foremost(s.id);
    return foremost ? *foremost : s;
}

QString CasesPresenter::unitWords(int sample) const {
    const std::int64_t id = m_of->samples[std::size_t(sample)].id;
    if (!ofUnits()) return {};
    return tr("%1, %n image(s)", nullptr, m_rows.count(id)).arg(m_rows.name(id));
}

int CasesPresenter::truth(int sample) const {
    return m_of->predictions.truth[std::size_t(sample)];
}

int CasesPresenter::predicted(int sample) const {
    return evaluation::predictedClass(m_of->predictions, std::size_t(sample));
}

double CasesPresenter::probability(int sample) const {
    return m_of->predictions
        .probabilities[std::size_t(sample) * m_classes.size() + std::size_t(predicted(sample))];
}

QString CasesPresenter::className(int index) const {
    return index >= 0 && std::size_t(index) < m_classes.size()
               ? m_inspect.className(m_classes[std::size_t(index)])
               : tr("any");
}

QString CasesPresenter::answerWords(int sample) const {
    return tr("%1 → %2, %3")
        .arg(className(truth(sample)), className(predicted(sample)), probabilityWords(probability(sample)));
}

}  // namespace fovea::ui
