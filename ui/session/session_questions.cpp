// What the session does with questions and the answers to them.
#include <algorithm>

#include "dataset/class_order.h"
#include "dataset/units.h"
#include "session/answer_counts.h"
#include "session/project_session.h"
#include "text/error_text.h"

namespace fovea::ui {

using dataset::Question;
using dataset::QuestionKind;

// ---- the copy ------------------------------------------------------------------

void ProjectSession::Data::keepQuestion() {
    for (Question& one : questions)
        if (one.id == question.id) one = question;
}

void ProjectSession::Data::choosePositive(const std::string& name) {
    positive = question.positive = name;
    keepQuestion();
}

void ProjectSession::Data::chooseRuns() {
    const auto ofQuestion = [this](const auto& one) { return one.question == question.id; };
    runs.clear();
    evaluations.clear();
    std::copy_if(allRuns.begin(), allRuns.end(), std::back_inserter(runs), ofQuestion);
    std::copy_if(allEvaluations.begin(), allEvaluations.end(), std::back_inserter(evaluations), ofQuestion);
}

void ProjectSession::Data::findClasses() {
    if (question.kind == QuestionKind::findings || question.kind == QuestionKind::number) {
        classes = question.answers;
        return;
    }
    classes.clear();
    for (const auto& [label, parts] : counts)
        if (!label.empty() && (parts.size() > 1 || !parts.count(dataset::Split::excluded)))
            classes.push_back(label);
    classes = dataset::inClassOrder(std::move(classes), grades);
}

void ProjectSession::Data::use(const Question& other) {
    for (dataset::Sample& sample : samples) {
        count(sample, -1);
        if (!sample.label.empty()) sample.answers[question.name] = std::move(sample.label);
        sample.label.clear();
        if (const auto it = sample.answers.find(other.name); it != sample.answers.end()) {
            sample.label = std::move(it->second);
            sample.answers.erase(it);
        }
        sample.readings.clear();  // these are of the question before
        count(sample, 1);
    }
    question = other;
    grades = other.kind == QuestionKind::grades ? other.answers : std::vector<std::string>();
    positive = other.positive;
    findClasses();
    chooseRuns();
}

std::vector<std::string> ProjectSession::answers() const {
    std::vector<std::string> names =
        m_data.question.kind == QuestionKind::grades ? m_data.question.answers : std::vector<std::string>();
    for (const std::string& name : m_data.classes)
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    return names;
}

QString ProjectSession::missingAnswers() const {
    const int answers = int(m_data.counts.size() - m_data.counts.count(std::string()));
    switch (m_data.question.kind) {
        case QuestionKind::findings:
            for (const FindingCount& count : findingCounts(m_data.question, m_data.counts))
                if (count.yes > 0 && count.no > 0) return {};
            return tr(
                "State of at least one finding, on the Data page, which images have it and which do not.");
        case QuestionKind::number:
            return answers >= 2 ? QString() : tr("Give images their numbers on the Data page first.");
        case QuestionKind::one:
        case QuestionKind::grades:
            break;
    }
    return answers >= 2 ? QString() : tr("Bring images of at least two diagnoses on the Data page first.");
}

// ---- questions -----------------------------------------------------------------

bool ProjectSession::refuse(const Error& error) {
    Q_EMIT editRefused(errorSentence(error));
    return false;
}

bool ProjectSession::useQuestion(std::int64_t id) {
    if (id == m_data.question.id) return true;
    if (m_busy && m_jobs.disposable()) {
        // An estimate of what is no longer asked: it makes way.
        m_wantedQuestion = id;
        m_jobs.cancel();
        return true;
    }
    if (!mayChoose()) return false;
    const auto it = std::find_if(m_data.questions.begin(), m_data.questions.end(),
                                 [id](const Question& q) { return q.id == id; });
    if (it == m_data.questions.end()) return false;
    // On its way before it is told of: who then reads the project finds it in use. What readers said to it is
    // not here, but read then.
    const quint64 shownFirst = ++m_shownFirst;
    store(
        [id](project::Project& project) -> Result<project::Restored> {
            FOVEA_CHECK(project.useQuestion(id));
            project::Restored read;
            FOVEA_TRY(read.samples, project.samples());
            std::erase_if(read.samples, [](const dataset::Sample& s) { return s.readings.empty(); });
            return read;
        },
        [this, shownFirst](const project::Restored& read) {
            if (!read.samples.empty()) showStored(read, shownFirst);
        });
    m_data.use(Question(*it));
    ++m_dataRevision;
    Q_EMIT questionChanged();
    Q_EMIT changed();
    return true;
}

bool ProjectSession::storeQuestion(const Question& question) {
    if (!mayEdit()) return false;
    if (const auto fine = dataset::checkQuestion(question); !fine) return refuse(fine.error());
    store(
        [question](project::Project& project) -> Result<project::Restored> {
            if (question.id != 0) {
                FOVEA_CHECK(project.changeQuestion(question));
                return project::Restored{};
            }
            FOVEA_TRY(const std::int64_t id, project.addQuestion(question));
            FOVEA_CHECK(project.useQuestion(id));
            return project::Restored{};
        },
        {});
    return true;
}

bool ProjectSession::removeQuestion(std::int64_t id) {
    if (!mayEdit()) return false;
    store(
        [id](project::Project& project) -> Result<project::Restored> {
            FOVEA_CHECK(project.removeQuestion(id));
            return project::Restored{};
        },
        {});
    return true;
}

/// What a write has left: read anew where answers may be others, too.
void ProjectSession::takeQuestions(std::vector<Question> questions, const Question& inUse) {
    const bool same = inUse.id == m_data.question.id && questions.size() == m_data.questions.size() &&
                      std::equal(questions.begin(), questions.end(), m_data.questions.begin(),
                                 [](const Question& a, const Question& b) {
                                     return a.id == b.id && a.name == b.name && a.kind == b.kind &&
                                            (a.answers == b.answers || a.kind != QuestionKind::findings);
                                 });
    if (!same) {
        refresh();
        return;
    }
    const bool otherUnit = inUse.answerUnit != m_data.question.answerUnit;
    m_data.questions = std::move(questions);
    m_data.question = inUse;
    m_data.grades = inUse.kind == QuestionKind::grades ? inUse.answers : std::vector<std::string>();
    m_data.positive = inUse.positive;
    show({});
    if (!otherUnit) return;
    Q_EMIT questionChanged();
    Q_EMIT changed();
}

// ---- answers -------------------------------------------------------------------

void ProjectSession::edit(std::vector<dataset::Sample> edited,
                          std::function<Result<void>(project::Project&)> change) {
    if (edited.empty()) return;
    // On its way before it is told of: who then reads the project gets it.
    store(
        [change = std::move(change)](project::Project& project) -> Result<project::Restored> {
            FOVEA_CHECK(change(project));
            return project::Restored{};
        },
        {});
    show(edited);
}

namespace {
std::vector<std::int64_t> idsOf(const std::vector<dataset::Sample>& samples) {
    std::vector<std::int64_t> ids;
    for (const dataset::Sample& s : samples) ids.push_back(s.id);
    return ids;
}
}  // namespace

bool ProjectSession::relabel(const std::vector<std::int64_t>& ids, const std::string& label) {
    if (!mayEdit()) return false;
    if (const auto fine = dataset::checkAnswer(m_data.question, label); !fine) return refuse(fine.error());
    std::vector<dataset::Sample> edited;
    for (const std::int64_t id : dataset::withWholeUnits(m_data.samples, ids, m_data.question.answerUnit)) {
        const int row = rowOf(id);
        if (row < 0 || m_data.samples[std::size_t(row)].label == label) continue;
        edited.push_back(m_data.samples[std::size_t(row)]);
        edited.back().label = label;
    }
    auto changed = idsOf(edited);
    edit(std::move(edited), [changed = std::move(changed), label](project::Project& project) {
        return project.setLabel(changed, label);
    });
    return true;
}

bool ProjectSession::setFinding(const std::vector<std::int64_t>& ids, const std::string& finding,
                                std::optional<bool> stated) {
    if (!mayEdit()) return false;
    const std::vector<std::string>& names = m_data.question.answers;
    if (m_data.question.kind != QuestionKind::findings ||
        std::find(names.begin(), names.end(), finding) == names.end())
        return false;
    std::vector<dataset::Sample> edited;
    for (const std::int64_t id : dataset::withWholeUnits(m_data.samples, ids, m_data.question.answerUnit)) {
        const int row = rowOf(id);
        if (row < 0) continue;
        dataset::Sample sample = m_data.samples[std::size_t(row)];
        auto findings = dataset::findingsFromText(sample.label, names);
        if (!findings) return refuse(findings.error());
        findings->erase(finding);
        if (stated) findings->emplace(finding, *stated);
        std::string text = dataset::findingsText(*findings, names);
        if (text == sample.label) continue;
        sample.label = std::move(text);
        edited.push_back(std::move(sample));
    }
    auto changed = idsOf(edited);
    edit(std::move(edited), [changed = std::move(changed), finding, stated](project::Project& project) {
        return project.setFinding(changed, finding, stated);
    });
    return true;
}

}  // namespace fovea::ui
