#include "data/patient_names_presenter.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace fovea::ui {

namespace {

constexpr std::size_t kExamples = 8;
constexpr int kMostLevels = 4;

QString fileName(const dataset::Sample& sample) {
    return QString::fromStdString(std::filesystem::path(sample.path).filename().string());
}

PatientNamesPresenter::Outcome outcomeOf(const std::vector<dataset::Sample>& unknown,
                                         const std::vector<std::string>& patients,
                                         const std::unordered_set<std::string>& known, int classes) {
    PatientNamesPresenter::Outcome outcome;
    outcome.images = int(unknown.size());
    std::unordered_set<std::string> different;
    for (const std::string& patient : patients) {
        if (patient.empty()) continue;
        ++outcome.named;
        different.insert(patient);
    }
    outcome.patients = int(different.size());
    outcome.asFewAsClasses = outcome.patients > 0 && outcome.patients <= classes;
    outcome.eachItsOwn =
        dataset::everyImageItsOwn(unknown, patients) &&
        std::none_of(different.begin(), different.end(), [&](const auto& p) { return known.contains(p); });
    const std::size_t shown = std::min(kExamples, unknown.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const std::size_t at = i * unknown.size() / shown;
        outcome.examples.emplace_back(fileName(unknown[at]), QString::fromStdString(patients[at]));
    }
    return outcome;
}

}  // namespace

PatientNamesPresenter::PatientNamesPresenter(const std::vector<dataset::Sample>& samples, QObject* parent)
    : QObject(parent) {
    auto unknown = std::make_shared<std::vector<dataset::Sample>>();
    auto known = std::make_shared<std::unordered_set<std::string>>();
    std::set<std::string> classes;
    for (const dataset::Sample& s : samples) {
        if (!s.label.empty()) classes.insert(s.label);
        if (s.patient.empty())
            unknown->push_back(s);
        else
            known->insert(s.patient);
    }
    m_severalImagesEach = dataset::anybodyHasSeveralImages(samples);
    m_known = std::move(known);
    m_classes = int(classes.size());
    if (!unknown->empty()) {
        std::filesystem::path folder = std::filesystem::path(unknown->front().path).parent_path();
        for (; folder.has_filename() && m_folders.size() < kMostLevels; folder = folder.parent_path())
            m_folders << QString::fromStdString(folder.filename().string());
    }
    m_unknown = std::move(unknown);
    connect(&m_worker, &LatestWorker::idle, this, &PatientNamesPresenter::changed);
    ask();
}

void PatientNamesPresenter::setWay(Way way) {
    if (way == m_way) return;
    m_way = way;
    m_rule.from = way == Way::folder    ? dataset::PatientRule::From::folder
                  : way == Way::pattern ? dataset::PatientRule::From::pattern
                                        : dataset::PatientRule::From::name;
    ask();
}

void PatientNamesPresenter::setLevel(int level) {
    m_rule.level = level;
    ask();
}

void PatientNamesPresenter::setPattern(const QString& pattern) {
    m_rule.pattern = pattern.toStdString();
    ask();
}

void PatientNamesPresenter::setOneImageEach(bool stated) {
    m_rule.oneImageEach = stated;
    Q_EMIT changed();
}

void PatientNamesPresenter::ask() {
    m_rule.oneImageEach = false;  // it was stated of another rule
    m_patternUsable = m_way == Way::table || dataset::checkPatientRule(m_rule).ok();
    if (m_way == Way::table || !m_patternUsable) {
        m_worker.drop();
        m_outcome = {};
        Q_EMIT changed();
        return;
    }
    m_worker.ask<Outcome>(
        [unknown = m_unknown, known = m_known, rule = m_rule, classes = m_classes,
         several = m_severalImagesEach](const JobContext&) -> Result<Outcome> {
            FOVEA_TRY(const auto patients, dataset::patientsFromPaths(*unknown, rule));
            Outcome outcome = outcomeOf(*unknown, patients, *known, classes);
            outcome.eachItsOwn = outcome.eachItsOwn && !several;
            return outcome;
        },
        [this](Result<Outcome> outcome) { m_outcome = outcome ? std::move(*outcome) : Outcome(); });
    Q_EMIT changed();
}

}  // namespace fovea::ui
