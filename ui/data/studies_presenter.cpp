#include "data/studies_presenter.h"

#include <algorithm>
#include <set>

#include "dataset/units.h"
#include "project/consensus.h"
#include "project/studies.h"
#include "session/project_session.h"

namespace fovea::ui {

using dataset::AnswerUnit;
using dataset::Sample;
using dataset::StudyRule;

struct StudiesPresenter::Look {
    std::vector<Made> rules;
    Outcome outcome;
};

namespace {

std::vector<Sample> put(const std::vector<Sample>& samples, const StudyRule& rule) {
    std::vector<Sample> all = samples;
    if (rule.by == StudyRule::By::none)
        for (Sample& s : all) s.study.clear();
    dataset::putIntoStudies(all, rule);
    return all;
}

StudiesPresenter::Made madeBy(const std::vector<Sample>& samples, const StudyRule& rule) {
    StudiesPresenter::Made made{rule};
    std::set<std::string> studies;
    for (const Sample& s : put(samples, rule)) {
        std::string key = dataset::unitKey(s, AnswerUnit::study);
        if (key.empty()) continue;
        ++made.images;
        studies.insert(std::move(key));
    }
    made.studies = int(studies.size());
    return made;
}

/// `was`: the question as it is asked now.
Result<StudiesPresenter::Outcome> outcomeOf(std::vector<Sample> before, const StudyRule& rule,
                                            const dataset::Question& was, const dataset::Question& is) {
    StudiesPresenter::Outcome outcome;
    std::erase_if(before, [](const Sample& s) { return s.split == dataset::Split::excluded; });
    std::vector<Sample> after = put(before, rule);
    FOVEA_TRY(const auto ruled, project::followReaders(after, before, was, is));
    const auto spread = dataset::spreadAnswers(after, {{is}, 0});
    const std::set<std::size_t> byReaders(ruled.begin(), ruled.end());
    for (const std::size_t i : byReaders) outcome.byReaders += after[i].label != before[i].label ? 1 : 0;
    for (const std::size_t i : spread) outcome.taking += byReaders.count(i) ? 0 : 1;
    const dataset::Units units = dataset::unitsOf(after, is);
    outcome.images = int(after.size());
    outcome.conflicting = int(units.conflicting.size());
    outcome.units = int(units.size()) + outcome.conflicting;
    for (const auto& unit : units.images) outcome.largest = std::max(outcome.largest, int(unit.size()));
    for (const auto& unit : units.conflicting) outcome.largest = std::max(outcome.largest, int(unit.size()));
    return outcome;
}

}  // namespace

StudiesPresenter::StudiesPresenter(ProjectSession& session, QObject* parent)
    : QObject(parent),
      m_samples(std::make_shared<const std::vector<Sample>>(session.samples())),
      m_question(session.question()),
      m_unit(m_question.answerUnit) {
    m_rules.push_back({});
    for (const By by : {By::column, By::file, By::study, By::series, By::patientSide, By::patientDate})
        m_rules.push_back({{by, {}}});
    session.read<StudyRule>(
        this, [](const project::Project& project) { return project::studyRule(project); },
        [this](Result<StudyRule> now) { begin(now ? *now : StudyRule()); });
}

void StudiesPresenter::begin(const StudyRule& now) {
    m_reading = false;
    m_ruleNow = m_rule = now;
    if (m_rule.by == By::none) m_rule = dataset::proposedStudyRule(*m_samples);
    if (m_ruleNow.by == By::column) m_rules[1].rule = m_ruleNow;
    ask();
}

void StudiesPresenter::setByTable() {
    if (m_byTable) return;
    m_byTable = true;
    Q_EMIT changed();
}

void StudiesPresenter::setRule(const StudyRule& rule) {
    if (rule == m_rule && !m_byTable) return;
    m_byTable = false;
    m_rule = rule;
    if (rule.by == By::none && m_unit == AnswerUnit::study) m_unit = AnswerUnit::image;
    ask();
}

void StudiesPresenter::setUnit(AnswerUnit unit) {
    if (unit == m_unit) return;
    m_unit = unit;
    ask();
}

void StudiesPresenter::ask() {
    if (m_reading) return;
    dataset::Question question = m_question;
    question.answerUnit = m_unit;
    m_worker.ask<Look>(
        [samples = m_samples, rules = m_rules, rule = m_rule, was = m_question,
         question](const JobContext& job) -> Result<Look> {
            Look look{rules, {}};
            for (Made& made : look.rules) {
                FOVEA_CHECK(job.check());
                made = madeBy(*samples, made.rule);
            }
            FOVEA_TRY(look.outcome, outcomeOf(*samples, rule, was, question));
            return look;
        },
        [this](Result<Look> look) {
            if (!look) return;
            m_counted = true;
            m_rules = std::move(look->rules);
            m_outcome = look->outcome;
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

bool StudiesPresenter::possible(const StudyRule& rule) const {
    const auto it =
        std::find_if(m_rules.begin(), m_rules.end(), [&](const Made& made) { return made.rule == rule; });
    if (rule.by == By::column && rule.column.empty()) return false;
    if (rule.by == By::none) return true;
    if (it == m_rules.end()) return false;
    // What holds may stay: more images may come.
    return it->images > it->studies || (it->studies > 0 && rule == m_ruleNow);
}

bool StudiesPresenter::ready() const {
    if (m_byTable) return true;
    const bool other = m_rule != m_ruleNow || m_unit != m_question.answerUnit;
    return other && !busy() && possible(m_rule);
}

QString StudiesPresenter::ruleWords(const StudyRule& rule) {
    switch (rule.by) {
        case By::none:
            return tr("Nothing: every image is by itself");
        case By::study:
            return tr("The study of the DICOM header");
        case By::series:
            return tr("The series of the DICOM header");
        case By::file:
            return tr("The file: slices of a volume, frames of a video");
        case By::column:
            return tr("The column “%1” of the table of labels").arg(QString::fromStdString(rule.column));
        case By::patientSide:
            return tr("The patient and the side of the body");
        case By::patientDate:
            break;
    }
    return tr("The patient and the date of the examination");
}

QString StudiesPresenter::madeWords(const Made& made) const {
    if (made.rule.by == By::none || (busy() && made.studies == 0)) return {};
    if (made.studies == 0) return tr("not known of these images");
    return tr("%1 of %2")
        .arg(tr("%n study(s)", nullptr, made.studies), tr("%n image(s)", nullptr, made.images));
}

QString StudiesPresenter::outcomeWords() const {
    if (busy() || m_byTable) return {};
    const Outcome& o = m_outcome;
    QString words = tr("%n image(s)", nullptr, o.images);
    if (m_unit == AnswerUnit::study) words = tr("%1 in %2").arg(words, tr("%n study(s)", nullptr, o.units));
    if (m_unit == AnswerUnit::patient)
        words = tr("%1 of %2").arg(words, tr("%n patient(s)", nullptr, o.units));
    words = m_unit == AnswerUnit::image
                ? tr("%1, each with its own answer.").arg(words)
                : tr("%1, each with one answer; the largest has %n image(s).", nullptr, o.largest).arg(words);
    if (o.taking > 0)
        words += QLatin1Char(' ') + tr("%n image(s) take over the answer of the others.", nullptr, o.taking);
    if (o.byReaders > 0)
        words += QLatin1Char(' ') +
                 tr("%n image(s) get another label by what readers say together.", nullptr, o.byReaders);
    if (o.conflicting > 0)
        words +=
            QLatin1Char(' ') + tr("The images of %n contradict each other: until you decide they take no "
                                  "part, and the problems name them.",
                                  nullptr, o.conflicting);
    return words;
}

}  // namespace fovea::ui
