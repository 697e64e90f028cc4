#include "project/import_images.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>

#include "dataset/audit.h"
#include "dataset/class_order.h"
#include "dataset/consensus.h"
#include "dataset/import.h"
#include "dataset/keep_together.h"
#include "dataset/label_export.h"
#include "dataset/look_alikes.h"
#include "dataset/patient_links.h"
#include "dataset/positive_class.h"
#include "dataset/spelling.h"
#include "dataset/split.h"
#include "dataset/table_messages.h"
#include "dataset/units.h"
#include "project/add_images.h"
#include "project/consensus.h"
#include "project/copy_images.h"
#include "project/project_file.h"
#include "project/same_image.h"
#include "project/series_of_import.h"
#include "project/splits.h"
#include "project/studies.h"
#include "project/table_questions.h"

namespace fovea::project {

namespace fs = std::filesystem;
using dataset::Sample;
using dataset::Split;

namespace {

constexpr MessageKind kNameNotUtf8{
    "class_folder_not_utf8",
    FOVEA_TEXT("Messages", "The name of a class folder is not UTF-8. Rename the folder.")};
constexpr MessageKind kOtherWindow{
    "project_of_another_window",
    FOVEA_TEXT(
        "Messages",
        "The network sees the images of this project through another window. Change that of all of them "
        "first.")};
constexpr MessageKind kNoCopiesHere{
    "project_without_copies",
    FOVEA_TEXT("Messages",
               "The images of this project stay where they are. To work on copies, make a project of its own "
               "for them.")};
constexpr MessageKind kNamesOfCopies{
    "names_of_copies",
    FOVEA_TEXT(
        "Messages",
        "The images of this project are copies, whose names do not say whose they are. Say the patients "
        "when images are imported, or by a table.")};

constexpr MessageKind kSeriesOfFolders{
    "series_of_folders",
    FOVEA_TEXT("Messages",
               "Slices are put together to volumes where their folders say the classes: a table or a header "
               "field would speak of single slices. Make the volumes first, and import these.")};

/// What an import has read, kept beside the project until it is stored there. The name makes it no
/// obstacle for a new project.
constexpr const char* kJournal = ".import-unfinished";

/// All that reading depends on beside the file.
std::string readingText(const ImportRequest& request, const imaging::WindowPolicy& window) {
    return imaging::windowPolicyText(window) + '\n' + imaging::planeName(request.plane) + '\n' +
           dataset::frameChoiceText(request.frames);
}

/// Holds the journal of one import, and takes it away again where nothing is to be gone on with.
class Reading {
public:
    /// Where the folder can hold no journal, the import does without.
    Reading(const std::string& folder, const std::string& what) : m_folder(folder) {
        std::error_code code;
        m_made = fs::create_directory(folder, code);
        const Result<bool> free = isFreeForProject(folder);
        if (!fs::exists(fs::path(folder) / "project.sqlite", code) && !(free && *free)) return;
        auto journal = dataset::ReadJournal::open(path(), what, *systemFileLayer());
        if (journal) m_journal = std::move(*journal);
    }
    const std::shared_ptr<dataset::ReadJournal>& journal() const { return m_journal; }
    /// With this the import ended.
    void end(const Result<ProjectSummary>& result) {
        m_journal.reset();
        // With what was cancelled, or found no room, one goes on.
        if (!result &&
            (result.error().code == ErrorCode::cancelled || result.error().code == ErrorCode::diskFull))
            return;
        std::error_code code;
        fs::remove(path(), code);
        if (!result && m_made) fs::remove(m_folder, code);  // where nothing else is in it
    }

private:
    std::string path() const { return (fs::path(m_folder) / kJournal).native(); }
    std::string m_folder;
    bool m_made = false;
    std::shared_ptr<dataset::ReadJournal> m_journal;
};

/// Of pixels, by their hash, which group of look-alikes they belong to.
using Looks = std::unordered_map<std::string, std::size_t>;
Looks looksOf(const std::vector<Sample>& samples, dataset::LookAlikes& known) {
    Looks looks;
    const auto groups = known.of(samples);
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const std::size_t i : groups[g]) looks.emplace(samples[i].pixelHash, g);
    return looks;
}

/// The groups of some of the samples that they were found in.
std::vector<std::vector<std::size_t>> alikeAmong(const std::vector<Sample>& some, const Looks& looks) {
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < some.size(); ++i)
        if (const auto it = looks.find(some[i].pixelHash); it != looks.end()) groups[it->second].push_back(i);
    std::vector<std::vector<std::size_t>> all;
    for (auto& [number, group] : groups) all.push_back(std::move(group));
    return all;
}

std::optional<std::string> looksLink(const Sample& s, const Looks& looks) {
    const auto it = looks.find(s.pixelHash);
    return it == looks.end() ? std::nullopt : std::optional("looks:" + std::to_string(it->second));
}

/// By what an image belongs together with others, the surest first.
std::vector<std::string> linksOf(const Sample& s, const dataset::PatientLinks& patients, const Looks& looks) {
    // Frames of one file are of one patient.
    std::vector<std::string> all = {"file:" + s.path, "pixels:" + s.pixelHash};
    for (std::string& link : patients.of(s)) all.push_back(std::move(link));
    if (auto link = looksLink(s, looks)) all.push_back(std::move(*link));
    return all;
}

/// Splits for images that join a project: those that it has keep theirs; those of a path, a
/// patient or pixels that are there already, or that look like one, follow them, also by way of another
/// new image; what looks like images of several splits goes where the strictest of them is, test before
/// validation; the others are divided among themselves. Who follows an image that was set aside is another
/// frame of its file, nobody else; an image without a split says nothing of others. Those that the plan
/// sets aside stay so, unless the project has them already.
Result<void> joinSplits(std::vector<Sample>& incoming, const std::vector<Sample>& present,
                        const dataset::SplitOptions& options, dataset::LookAlikes& known) {
    std::map<ImageName, Split> own;
    std::unordered_map<std::string, Split> splitOf;
    const std::vector<Sample> all = merged(incoming, present);
    const Looks looks = looksOf(all, known);
    for (const Split split : {Split::test, Split::validation, Split::train})
        for (const Sample& s : present)
            if (const auto link = looksLink(s, looks); link && s.split == split)
                splitOf.emplace(*link, split);
    const dataset::PatientLinks patients(all);
    const auto links = [&](const Sample& s) { return linksOf(s, patients, looks); };
    const auto remember = [&](const Sample& s) {
        for (const std::string& link : links(s)) {
            splitOf.emplace(link, s.split);
            // What was set aside was this image, not its patient.
            if (s.split == Split::excluded) break;
        }
    };
    for (const bool aside : {false, true}) {  // of a file's frames, those that take part count first
        for (const Sample& s : present) {
            if (s.split == Split::unassigned || (s.split == Split::excluded) != aside) continue;
            own[nameOf(s)] = s.split;
            remember(s);
        }
    }
    std::vector<std::size_t> open(incoming.size());
    std::iota(open.begin(), open.end(), std::size_t(0));
    const auto follows = [&](std::size_t i) {
        Sample& s = incoming[i];
        std::optional<Split> split;
        if (const auto it = own.find(nameOf(s)); it != own.end()) split = it->second;
        for (const std::string& link : links(s))
            if (const auto it = splitOf.find(link);
                !split && s.split != Split::excluded && it != splitOf.end())
                split = it->second;
        if (!split) return false;
        s.split = *split;
        remember(s);
        return true;
    };
    while (std::erase_if(open, follows) > 0) {
    }
    std::vector<Sample> fresh;
    for (const std::size_t i : open) fresh.push_back(incoming[i]);
    FOVEA_CHECK(
        dataset::assignSplits(fresh, dataset::keepTogether(fresh, alikeAmong(fresh, looks)), options));
    for (std::size_t i = 0; i < fresh.size(); ++i) incoming[open[i]].split = fresh[i].split;
    return {};
}

/// Images that the project has keep their split, whatever the folders say now.
void keepSplits(std::vector<Sample>& incoming, const std::vector<Sample>& present) {
    std::map<ImageName, Split> places;
    for (const Sample& s : present) places[nameOf(s)] = s.split;
    for (Sample& s : incoming)
        if (const auto it = places.find(nameOf(s)); it != places.end()) s.split = it->second;
}

/// Names that are no UTF-8 could be stored but neither shown nor exported.
Result<void> checkLabels(const std::vector<Sample>& samples) {
    std::set<std::string> seen;
    for (const Sample& s : samples) {
        if (!seen.insert(s.label).second) continue;
        try {
            (void)nlohmann::json(s.label).dump();
        } catch (const nlohmann::json::exception&) {
            return Error{ErrorCode::invalidArgument, {}, s.path, {kNameNotUtf8}};
        }
    }
    return {};
}

/// Readers' answers are spelled as labels are: adds them to the labels that `classes` knows, and writes those
/// of `samples` so.
void spellReadings(const std::vector<Sample>& present, std::vector<Sample>& samples,
                   dataset::Spellings& classes) {
    for (const Sample& s : present)
        for (const auto& [reader, answer] : s.readings) classes.addInUse(answer);
    for (const Sample& s : samples)
        for (const auto& [reader, answer] : s.readings) classes.add(answer);
    for (Sample& s : samples)
        for (auto& [reader, answer] : s.readings) answer = classes.of(answer);
}

/// Images of the project that `named`, new ones or those of a table, are not among, and that are labelled
/// otherwise for what readers say of their unit now (followReaders()).
Result<std::vector<Sample>> ruledAnew(const std::vector<Sample>& named, const std::vector<Sample>& present,
                                      const dataset::Question& was, const dataset::Question& is) {
    std::vector<Sample> changed;
    if (is.consensus.empty()) return changed;  // nobody has read anything
    std::vector<Sample> after = merged(named, present);
    keepReadings(after, present);
    FOVEA_TRY(const auto places, followReaders(after, present, was, is));
    for (const std::size_t i : places)
        if (i >= named.size()) changed.push_back(std::move(after[i]));
    return changed;
}

/// New images take the spelling of classes and patients that the project has, and that is told.
void takeKnownSpellings(dataset::ImportPlan& plan, const std::vector<Sample>& present,
                        const dataset::Asked& asked) {
    dataset::Spellings patients;
    for (const Sample& s : present) patients.addInUse(s.patient);
    for (const Sample& s : plan.samples) patients.add(s.patient);
    for (Sample& s : plan.samples) s.patient = patients.of(s.patient);
    for (std::size_t q = 0; q < asked.questions.size(); ++q) {
        const dataset::Question& question = asked.questions[q];
        if (question.kind != dataset::QuestionKind::one && question.kind != dataset::QuestionKind::grades)
            continue;
        dataset::Spellings classes;
        for (const Sample& s : present) classes.addInUse(dataset::answerTo(asked, q, s));
        for (const Sample& s : plan.samples) classes.add(dataset::answerTo(asked, q, s));
        if (q == asked.inUse) spellReadings(present, plan.samples, classes);
        for (Sample& s : plan.samples) {
            if (q == asked.inUse) s.label = classes.of(s.label);
            if (const auto it = s.answers.find(question.name); it != s.answers.end())
                it->second = classes.of(it->second);
        }
        if (q == asked.inUse)
            for (std::string& name : plan.classes) name = classes.of(name);
        const auto merged = dataset::mergedClasses(classes);
        plan.problems.insert(plan.problems.end(), merged.begin(), merged.end());
    }
    std::sort(plan.classes.begin(), plan.classes.end());
    plan.classes.erase(std::unique(plan.classes.begin(), plan.classes.end()), plan.classes.end());
    if (const auto problem = dataset::mergedPatients(patients)) plan.problems.push_back(*problem);
}

/// Whether grades and positive class are among the classes that there will be.
Result<void> checkClasses(const std::vector<Sample>& all, const ImportRequest& request) {
    if (request.grades.empty() && request.positive.empty()) return {};
    std::set<std::string> names;
    for (const Sample& s : all)
        if (!s.label.empty() && s.split != Split::excluded) names.insert(s.label);
    const std::vector<std::string> classes(names.begin(), names.end());
    if (!request.grades.empty())
        FOVEA_CHECK(
            dataset::checkGrades(dataset::withGradesOfReaders(classes, request.grades, all), request.grades));
    return request.positive.empty() ? Result<void>() : dataset::checkPositive(classes, request.positive);
}

/// The request's shares, completed by the project's.
Result<dataset::SplitShares> sharesOf(const ImportRequest& request, const std::optional<Project>& project) {
    dataset::SplitShares shares;
    if (project) {
        FOVEA_TRY(shares, splitShares(*project));
    }
    shares.validation = request.validationShare.value_or(shares.validation);
    shares.test = request.testShare.value_or(shares.test);
    FOVEA_CHECK(dataset::checkShares(shares));
    return shares;
}

/// Gives the samples of a plan their splits, as importImages() says.
Result<void> divide(dataset::ImportPlan& plan, const std::vector<Sample>& present,
                    const ImportRequest& request, const dataset::LabelTable* labels,
                    const dataset::SplitShares& shares, const dataset::Asked& asked,
                    dataset::LookAlikes& known) {
    const dataset::SplitOptions options{shares, request.seed, asked};
    const auto together = [&] { return dataset::keepTogether(plan.samples, known.of(plan.samples)); };
    if (request.splits == SplitMode::make) {
        // Old and new together, so that one transaction holds the import and all splits.
        plan.samples = merged(std::move(plan.samples), present);
        return dataset::assignSplits(plan.samples, together(), options);
    }
    if (labels && labels->columns.split >= 0) {
        // Without classes the table need not mention every image of the plan.
        plan.splitsFinal = labels->columns.saysClasses();
        return {};
    }
    if (!plan.splitsGiven) return joinSplits(plan.samples, present, options, known);
    if (present.empty()) return dataset::completeSplits(plan.samples, together(), options);
    keepSplits(plan.samples, present);
    return {};
}

/// Gives all of a unit the answer that any of it has, also of the project's.
void settleUnits(std::vector<Sample>& incoming, const std::vector<Sample>& present,
                 const dataset::Asked& asked) {
    const std::size_t count = incoming.size();
    incoming = merged(std::move(incoming), present);
    dataset::spreadAnswers(incoming, asked);
    incoming.resize(count);
}

/// Where a study hangs on its patient: by whom that is now.
Result<void> followPatients(const Project& project, std::vector<Sample>& samples) {
    using By = dataset::StudyRule::By;
    FOVEA_TRY(const dataset::StudyRule rule, studyRule(project));
    if (rule.by == By::patientSide || rule.by == By::patientDate) dataset::putIntoStudies(samples, rule);
    return {};
}

/// Counts the answer of one image that takes part.
void countAnswer(const std::string& answer, ProjectSummary& summary) {
    const dataset::Question& question = summary.question;
    if (question.kind == dataset::QuestionKind::findings) {
        const auto findings = dataset::findingsFromText(answer, question.answers);
        for (const std::string& name : question.answers) {
            FindingCounts& counts = summary.findings[name];
            const bool stated = findings && findings->contains(name);
            ++(!stated ? counts.notStated : findings->at(name) ? counts.yes : counts.no);
        }
    } else if (question.kind == dataset::QuestionKind::number) {
        NumberSummary& all = summary.number;
        const auto number = dataset::numberFromText(answer);
        if (!number) {
            ++all.notStated;
            return;
        }
        all.lowest = all.images == 0 ? *number : std::min(all.lowest, *number);
        all.highest = all.images == 0 ? *number : std::max(all.highest, *number);
        ++all.images;
        all.mean += (*number - all.mean) / all.images;
    } else {
        ++summary.classes[answer.empty() ? "(unlabelled)" : answer];
    }
}

void countReadings(const Sample& s, ReadersSummary& summary) {
    for (const auto& [reader, answer] : s.readings) ++summary.images[reader];
    if (!s.readings.empty() && s.label.empty()) ++summary.withoutConsensus;
}

void countUnits(const std::vector<Sample>& samples, ProjectSummary& summary) {
    std::vector<Sample> used;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(used),
                 [](const Sample& s) { return s.split != Split::excluded; });
    const dataset::Units units = dataset::unitsOf(used, summary.question);
    summary.units = int(units.size() + units.conflicting.size());
    if (summary.classes.empty()) return;
    for (const Sample& row : units.rows)
        ++summary.unitClasses[row.label.empty() ? "(unlabelled)" : row.label];
}

ProjectSummary summarise(const std::vector<Sample>& samples, std::vector<dataset::Problem> importProblems,
                         const dataset::Question& question, dataset::LookAlikes& known) {
    ProjectSummary summary;
    summary.question = question;
    std::set<std::string> patients;
    summary.samples = int(samples.size());
    for (const Sample& s : samples) {
        ++summary.splits[dataset::splitName(s.split)];
        if (s.split == Split::excluded) continue;
        countAnswer(s.label, summary);
        countReadings(s, summary.readers);
        if (s.patient.empty())
            ++summary.samplesWithoutPatient;
        else
            patients.insert(s.patient);
    }
    summary.patients = int(patients.size());
    summary.proposedStudies = dataset::proposedStudyRule(samples);
    if (question.answerUnit != dataset::AnswerUnit::image) countUnits(samples, summary);
    summary.problems = std::move(importProblems);
    const auto found = dataset::audit(samples, known, question);
    summary.problems.insert(summary.problems.end(), found.begin(), found.end());
    return summary;
}

Result<ProjectSummary> summarise(const Project& project, dataset::LookAlikes& known) {
    return guarded([&]() -> Result<ProjectSummary> {
        FOVEA_TRY(const auto samples, project.samples());
        FOVEA_TRY(auto problems, project.importProblems());
        FOVEA_TRY(const dataset::Question question, project.question());
        ProjectSummary summary = summarise(samples, std::move(problems), question, known);
        FOVEA_TRY(summary.questions, project.questions());
        FOVEA_TRY(summary.grades, project.grades());
        FOVEA_TRY(const auto classes, project.classes());
        FOVEA_TRY(const std::string positive, project.positive());
        summary.positive = dataset::positiveOf(classes, positive);
        FOVEA_TRY(summary.window, project.networkWindow());
        FOVEA_TRY(summary.studies, studyRule(project));
        return summary;
    });
}

/// What an import finds, and is asked for, before it reads an image.
struct Start {
    std::optional<Project> project;  ///< that is there
    std::vector<Sample> present;
    imaging::WindowPolicy window;
    std::optional<imaging::Pseudonyms> pseudonyms;  ///< where images are copied
    std::map<std::string, std::string> settings;    ///< to be stored with the images
    dataset::SplitShares shares;
    TableQuestions questions;
    std::shared_ptr<const dataset::LabelTable> labels;
    dataset::StudyRule studies;  ///< by which the images that come are put together
    bool otherStudies = false;   ///< than the images that are there
};

bool anyLabel(const std::vector<Sample>& samples) {
    return std::any_of(samples.begin(), samples.end(), [](const Sample& s) { return !s.label.empty(); });
}

Result<Start> startOf(const std::string& folder, const ImportRequest& request) {
    Start start;
    std::optional<Project>& project = start.project;
    std::vector<Sample>& present = start.present;
    start.window = request.window.value_or(imaging::WindowPolicy());
    if (fs::exists(fs::path(folder) / "project.sqlite")) {
        FOVEA_TRY(project, Project::open(folder));
        FOVEA_TRY(present, project->samples());
        FOVEA_TRY(const imaging::WindowPolicy own, project->networkWindow());
        if (request.window && own != start.window && !present.empty())
            return Error{ErrorCode::invalidArgument,
                         "window " + imaging::windowPolicyText(own),
                         folder,
                         {kOtherWindow}};
        if (!request.window || !present.empty()) start.window = own;
    }
    std::string key;
    if (project) {
        FOVEA_TRY(key, project->setting(kKeyOfCopies));
    }
    if (request.copy || !key.empty()) {
        if (key.empty() && !present.empty())
            return Error{ErrorCode::invalidArgument, {}, folder, {kNoCopiesHere}};
        if (key.empty()) key = imaging::Pseudonyms::newKey();
        start.pseudonyms.emplace(key);
        start.settings[kKeyOfCopies] = key;
    }
    FOVEA_TRY(start.questions, TableQuestions::of(project));
    if (!request.question.empty()) {
        FOVEA_CHECK(start.questions.use(request.question));
        if (project) {
            FOVEA_CHECK(project->useQuestion(start.questions.inUse().id));
            FOVEA_TRY(present, project->samples());
        }
    }
    if (request.labels) {
        FOVEA_TRY(dataset::LabelTable known, start.questions.withKnownAnswers(*request.labels));
        FOVEA_TRY(known, start.questions.withConsensus(known, anyLabel(present)));
        start.labels = std::make_shared<dataset::LabelTable>(std::move(known));
    }
    if (project) {
        FOVEA_TRY(start.studies, studyRule(*project));
    }
    start.otherStudies = !present.empty() && request.studies && *request.studies != start.studies;
    start.studies = request.studies.value_or(start.studies);
    FOVEA_TRY(start.shares, sharesOf(request, project));
    if (request.validationShare || request.testShare)
        start.settings[kSplitShares] = splitSharesText(start.shares);
    return start;
}

/// By the rule of the project or the request; where neither has one and a study is to have one answer, by the
/// one that is proposed.
void putIntoStudies(std::vector<Sample>& incoming, const ImportRequest& request, Start& start) {
    using By = dataset::StudyRule::By;
    if (start.studies.by == By::none && request.answerUnit == dataset::AnswerUnit::study) {
        start.studies = dataset::proposedStudyRule(incoming);
        start.otherStudies = !start.present.empty() && start.studies.by != By::none;
    }
    dataset::putIntoStudies(incoming, start.studies);
}

}  // namespace

Result<ProjectSummary> importImages(const std::string& folder, const ImportRequest& request,
                                    const JobContext& job) {
    std::optional<Reading> reading;
    const Result<ProjectSummary> result = guarded([&]() -> Result<ProjectSummary> {
        FOVEA_TRY(Start start, startOf(folder, request));
        std::optional<Project>& project = start.project;
        const std::optional<imaging::Pseudonyms>& pseudonyms = start.pseudonyms;
        TableQuestions& questions = start.questions;
        const std::vector<Sample>& present = start.present;
        const dataset::Question questionBefore = questions.inUse();
        std::optional<SeriesOfImport> series;
        if (request.series) {
            if (request.source.empty() || request.labels || !request.labelAttribute.empty())
                return Error{ErrorCode::invalidArgument, {}, folder, {kSeriesOfFolders}};
            if (!project) {
                FOVEA_TRY(project, Project::createOrOpen(folder));
            }
            FOVEA_TRY(series, SeriesOfImport::make(project->folder(), request, pseudonyms.has_value(), job));
        }
        dataset::ImportOptions options{series ? series->folder() : request.source,
                                       request.files,
                                       start.labels,
                                       request.frames,
                                       request.plane,
                                       start.window,
                                       request.labelAttribute,
                                       request.patients,
                                       {}};
        if (options.patients && dataset::anybodyHasSeveralImages(present))
            options.patients->oneImageEach = true;
        // Beside copies that name no patient nothing may lie that does: those are read from the start again.
        if (!pseudonyms) {
            reading.emplace(plainPath(folder), readingText(request, start.window));
            options.journal = reading->journal();
        }
        if (options.journal && options.journal->known() > 0)
            job.say("an earlier import was interrupted: " + std::to_string(options.journal->known()) +
                    " file(s) that it had read are not read again");
        FOVEA_TRY(dataset::ImportPlan plan, dataset::planImport(options, job));
        if (series) {
            const auto found = series->problems();
            plan.problems.insert(plan.problems.end(), found.begin(), found.end());
        }
        if (request.splits == SplitMode::folders && !plan.splitsGiven)
            return Error{ErrorCode::invalidArgument,
                         "neither folders (train, val or test) nor a table give splits",
                         request.files.empty() ? request.source : request.files.front()};
        // What could not be read is remembered by source, until that source is read again.
        const std::string source = request.files.empty() ? request.source : request.files.front();
        questions.add(plan.questions, request.labels && !request.labels->columns.label.empty());
        if (request.answerUnit) questions.setAnswerUnit(*request.answerUnit);
        questions.settle(plan.samples);
        FOVEA_CHECK(checkLabels(plan.samples));
        takeKnownSpellings(plan, present, questions.asked());
        CopyPlan copies;
        if (pseudonyms) {
            FOVEA_TRY(copies, planCopies(plan, plainPath(folder), *pseudonyms, job));
        }
        // Readers answer of a study together. What a copy's header says of it is known once it is written.
        if (!pseudonyms) putIntoStudies(plan.samples, request, start);
        // What the project has of the same images is found by the names of copies.
        if (start.labels) FOVEA_CHECK(questions.settleReadings(plan.samples, start.labels->columns, present));
        FOVEA_TRY(const auto ruled, ruledAnew(plan.samples, present, questionBefore, questions.inUse()));
        FOVEA_CHECK(checkClasses(merged(plan.samples, present), request));
        if (!request.positive.empty()) questions.inUse().positive = request.positive;
        questions.keepOwn(plan.samples, present);
        if (!project) {
            FOVEA_TRY(project, Project::createOrOpen(folder));
        }
        int copied = 0;
        if (pseudonyms) {
            FOVEA_TRY(const std::set<std::string> keep, project->filesInFolder());
            FOVEA_TRY(copied,
                      writeCopies(copies, plan, project->folder(), keep, *pseudonyms, *request.layer, job));
        }
        const int incoming = int(plan.samples.size());
        if (!ruled.empty()) plan.samples = merged(std::move(plan.samples), ruled);
        dataset::LookAlikes known;
        // After the copying: an image whose copy was refused is divided as the project has it.
        const auto stored = guarded([&]() -> Result<ImportSummary> {
            putIntoStudies(plan.samples, request, start);
            if (pseudonyms && start.labels)
                FOVEA_CHECK(questions.settleReadings(plan.samples, start.labels->columns, present));
            settleUnits(plan.samples, present, questions.asked());
            if (const std::string rule = dataset::studyRuleText(start.studies); !rule.empty())
                start.settings[kKeyOfStudyRule] = rule;
            FOVEA_CHECK(
                divide(plan, present, request, start.labels.get(), start.shares, questions.asked(), known));
            return project->import(plan, source, start.settings, questions.changed());
        });
        if (!stored) {
            if (const auto keep = project->filesInFolder()) removeCopies(copies, *keep);
            return stored.error();
        }
        if (series) series->keep();
        ImportSummary imported = *stored;
        imported.alreadyThere = incoming - imported.added;
        imported.copied = copied;
        if (!request.grades.empty())
            FOVEA_CHECK(project->setGrades(dataset::gradesWith(
                request.grades, dataset::answersOfReaders(merged(plan.samples, present)))));
        if (start.otherStudies) FOVEA_CHECK(applyStudyRule(*project, start.studies));
        FOVEA_CHECK(spreadAnswers(*project));
        FOVEA_TRY(ProjectSummary summary, summarise(*project, known));
        summary.import = imported;
        summary.labels = plan.labels;
        return summary;
    });
    if (reading) reading->end(result);
    return result;
}

Result<ProjectSummary> applyLabelTable(Project& project, const dataset::LabelTable& given,
                                       const JobContext& job, const UnitsAsked& units) {
    return guarded([&]() -> Result<ProjectSummary> {
        FOVEA_TRY(const std::vector<Sample> samples, project.samples());
        FOVEA_TRY(const std::string key, project.setting(kKeyOfCopies));
        const std::string folder = dataset::commonFolder(samples);
        // A file of several frames is several samples.
        std::unordered_map<std::string, int> fileOf;
        for (const Sample& s : samples) fileOf.emplace(s.path, int(fileOf.size()));
        const std::vector<std::string> files = dataset::relativeFiles(samples);
        std::vector<dataset::Problem> extra;
        FOVEA_TRY(TableQuestions questions, TableQuestions::of(project));
        const dataset::Question questionBefore = questions.inUse();
        FOVEA_TRY(dataset::LabelTable labels, questions.withKnownAnswers(given));
        FOVEA_TRY(labels, questions.withConsensus(labels, anyLabel(samples)));
        FOVEA_TRY(dataset::LabelMatch match,
                  dataset::matchLabels(*labels.table, labels.columns, dataset::FileMatcher(files), job));
        questions.add(match.questions, !labels.columns.label.empty());
        if (units.answerUnit)
            questions.setAnswerUnit(*units.answerUnit,
                                    !labels.columns.label.empty() || labels.columns.questions.empty());
        std::vector<Sample> named;
        dataset::Spellings classes;
        for (const Sample& s : samples) {
            const dataset::ImageLabels* own = dataset::labelsOf(match, fileOf.at(s.path), s.frame, s.plane);
            if (!own) {
                classes.addInUse(s.label);
                for (const auto& [reader, answer] : s.readings) classes.addInUse(answer);
                continue;
            }
            named.push_back(s);
            dataset::applyLabels(*own, labels.columns, named.back());
        }
        questions.settle(named);
        for (const Sample& s : named) classes.add(s.label);
        spellReadings({}, named, classes);
        for (Sample& s : named) s.label = classes.of(s.label);
        for (const auto& found : {dataset::mergedClasses(classes), dataset::dropStandIns(named)})
            extra.insert(extra.end(), found.begin(), found.end());
        const imaging::Pseudonyms pseudonyms(key);
        for (Sample& s : named) {
            if (key.empty()) break;
            s.patient = pseudonyms.patient(s.patient);
            if (labels.columns.study >= 0) s.study = pseudonyms.patient(s.study);  // else it is the copy's
        }
        if (named.empty())
            return Error{ErrorCode::unusableTable, {}, labels.table->path, {dataset::kNoRowOfProject}};
        if (labels.columns.study < 0) FOVEA_CHECK(followPatients(project, named));
        FOVEA_CHECK(questions.settleReadings(named, labels.columns, samples));
        FOVEA_TRY(const auto ruled, ruledAnew(named, samples, questionBefore, questions.inUse()));
        if (!ruled.empty()) named = merged(std::move(named), ruled);
        std::map<std::string, std::string> settings;
        if (labels.columns.study >= 0)
            settings[kKeyOfStudyRule] = dataset::studyRuleText(
                {dataset::StudyRule::By::column, labels.table->columns[std::size_t(labels.columns.study)]});
        FOVEA_CHECK(project.setSampleLabels(named, questions.changed(), settings));
        if (units.studies && labels.columns.study < 0) FOVEA_CHECK(applyStudyRule(project, *units.studies));
        FOVEA_CHECK(spreadAnswers(project));
        FOVEA_TRY(ProjectSummary summary, summarise(project));
        for (dataset::Problem& problem : match.problems)
            if (problem.kind != dataset::ProblemKind::unmatchedRow)
                for (std::string& file : problem.files) file = (fs::path(folder) / file).native();
        summary.problems.insert(summary.problems.begin(), extra.begin(), extra.end());
        summary.problems.insert(summary.problems.begin(), match.problems.begin(), match.problems.end());
        summary.labels = match.counts;
        return summary;
    });
}

namespace {

/// With all frames, as any of them may be meant.
dataset::ImportOptions optionsOf(const std::vector<NewImage>& images, imaging::Plane plane) {
    dataset::ImportOptions options;
    for (const NewImage& image : images) options.files.push_back(image.file);
    options.filesAnywhere = true;
    options.frames.kind = dataset::FrameChoice::Kind::all;
    options.plane = plane;
    return options;
}

/// Keeps the images that are named, with their answers.
void keepNamed(dataset::ImportPlan& plan, const std::vector<NewImage>& images) {
    const auto placeOf = [](const std::string& file, int frame) {
        std::error_code code;  // a folder may be reached by a link
        const fs::path real = fs::weakly_canonical(file, code);
        return std::pair(code ? fs::absolute(file).lexically_normal() : real, frame);
    };
    std::map<std::pair<fs::path, int>, const std::string*> answers;
    for (const NewImage& image : images) answers[placeOf(image.file, image.frame)] = &image.answer;
    std::vector<Sample> kept;
    std::set<std::string> classes;
    for (Sample& s : plan.samples) {
        const auto it = answers.find(placeOf(s.path, s.frame));
        if (it == answers.end()) continue;
        s.label = *it->second;
        if (!s.label.empty()) classes.insert(s.label);
        kept.push_back(std::move(s));
    }
    plan.samples = std::move(kept);
    plan.classes.assign(classes.begin(), classes.end());
}

}  // namespace

Result<ProjectSummary> addImages(Project& project, const std::vector<NewImage>& images, imaging::Plane plane,
                                 const JobContext& job) {
    return guarded([&]() -> Result<ProjectSummary> {
        FOVEA_TRY(const std::vector<Sample> present, project.samples());
        FOVEA_TRY(const std::string key, project.setting(kKeyOfCopies));
        FOVEA_TRY(const dataset::StudyRule studies, studyRule(project));
        FOVEA_TRY(const dataset::SplitShares shares, splitShares(project));
        FOVEA_TRY(const TableQuestions questions, TableQuestions::of(project));
        dataset::ImportOptions options = optionsOf(images, plane);
        FOVEA_TRY(options.window, project.networkWindow());
        FOVEA_TRY(dataset::ImportPlan plan, dataset::planImport(options, job));
        keepNamed(plan, images);
        FOVEA_CHECK(checkLabels(plan.samples));
        takeKnownSpellings(plan, present, questions.asked());
        CopyPlan copies;
        int copied = 0;
        if (!key.empty()) {
            const imaging::Pseudonyms pseudonyms(key);
            FOVEA_TRY(const std::set<std::string> keep, project.filesInFolder());
            FOVEA_TRY(copies, planCopies(plan, project.folder(), pseudonyms, job));
            FOVEA_TRY(copied,
                      writeCopies(copies, plan, project.folder(), keep, pseudonyms, *systemFileLayer(), job));
        }
        std::set<ImageName> there;
        for (const Sample& s : present) there.insert(nameOf(s));
        const auto known =
            std::erase_if(plan.samples, [&](const Sample& s) { return there.contains(nameOf(s)); });
        dataset::LookAlikes looks;
        ImportSummary imported;
        if (!plan.samples.empty()) {
            const auto stored = guarded([&]() -> Result<ImportSummary> {
                dataset::putIntoStudies(plan.samples, studies);
                settleUnits(plan.samples, present, questions.asked());
                FOVEA_CHECK(joinSplits(plan.samples, present, {shares, 0, questions.asked()}, looks));
                return project.import(plan, images.front().file);
            });
            if (!stored) {
                if (const auto keep = project.filesInFolder()) removeCopies(copies, *keep);
                return stored.error();
            }
            imported = *stored;
            FOVEA_CHECK(spreadAnswers(project));
        }
        FOVEA_TRY(ProjectSummary summary, summarise(project, looks));
        summary.import = {imported.added, int(known), copied};
        return summary;
    });
}

Result<int> applyPatientRule(Project& project, const dataset::PatientRule& rule) {
    return guarded([&]() -> Result<int> {
        FOVEA_TRY(const std::string key, project.setting(kKeyOfCopies));
        if (!key.empty()) return Error{ErrorCode::invalidArgument, {}, project.folder(), {kNamesOfCopies}};
        FOVEA_TRY(const std::vector<Sample> samples, project.samples());
        FOVEA_TRY(std::vector<Sample> named, dataset::withPatientsFromPaths(samples, rule));
        if (named.empty())
            return Error{ErrorCode::invalidArgument,
                         "no image whose patient is unknown has a path that names one", project.folder()};
        FOVEA_CHECK(followPatients(project, named));
        const std::size_t count = named.size();
        // Who is a patient now has one answer, also of readers.
        FOVEA_TRY(const dataset::Question question, project.question());
        std::vector<Sample> after = merged(named, samples);
        FOVEA_TRY(const auto ruled, followReaders(after, samples, question, question));
        for (const std::size_t i : ruled) {
            if (i < count)
                named[i].label = after[i].label;
            else
                named.push_back(after[i]);
        }
        FOVEA_CHECK(project.setSampleLabels(named));
        FOVEA_CHECK(spreadAnswers(project));
        return int(count);
    });
}

Result<ProjectSummary> summarise(const Project& project) {
    dataset::LookAlikes none;
    return summarise(project, none);
}

ProjectSummary summarise(const std::vector<Sample>& samples, std::vector<dataset::Problem> importProblems,
                         const dataset::Question& question) {
    dataset::LookAlikes none;
    return summarise(samples, std::move(importProblems), question, none);
}

}  // namespace fovea::project
