#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <sstream>

#include "base/entries_shown.h"
#include "dataset/audit.h"
#include "dataset/class_order.h"
#include "dataset/consensus.h"
#include "dataset/image_folder.h"
#include "dataset/label_export.h"
#include "dataset/positive_class.h"
#include "dataset/relink.h"
#include "dataset/repair.h"
#include "dataset/split.h"
#include "label_options.h"
#include "project/import_images.h"
#include "project/network_window.h"
#include "project/reader_agreement.h"
#include "project/splits.h"
#include "project/studies.h"
#include "project/study.h"
#include "project/trail.h"
#include "project_json.h"
#include "question_options.h"
#include "verbs.h"
#include "window_option.h"

namespace fovea::cli {

using nlohmann::json;

namespace {

constexpr const char* kGivenOrMade = "given-or-made";

struct ImportOptions {
    std::string project, splits = kGivenOrMade, frames = "first", labelAttribute, plane = "axial", window,
                         patientFrom;
    std::vector<std::string> sources, grades;
    std::string positive;
    std::vector<std::string> questions;
    std::uint64_t seed = 0;
    std::optional<double> validationShare, testShare;
    bool copy = false, oneImageEach = false, volumes = false, isotropic = false;
    double isotropicMm = 0;
    std::string unit, studyBy;  ///< empty: as they are
    LabelOptions labels;
};

/// Of two classes.
std::string positiveText(const std::string& positive) {
    return positive.empty()
               ? "which class is the finding: not known; say it by the verb classes, with --positive"
               : "the finding (positive class): " + positive;
}

std::string summaryText(const project::ProjectSummary& s) {
    std::ostringstream text;
    text << s.samples << " images";
    if (s.patients > 0) text << " of " << s.patients << " known patients";
    if (s.samplesWithoutPatient > 0)
        text << (s.patients > 0 ? "; " : ", ") << s.samplesWithoutPatient
             << " of unknown patients: whether parts of the data share a patient cannot be checked for them";
    if (s.questions.size() > 1) text << "\nquestion: " << s.question.name;
    if (!s.classes.empty()) text << "\nclasses:";
    for (const auto& [name, count] : s.classes) text << ' ' << name << ' ' << count;
    for (const auto& [name, counts] : s.findings)
        text << "\n"
             << name << ": there in " << counts.yes << ", not there in " << counts.no << ", not stated of "
             << counts.notStated;
    if (s.question.kind == dataset::QuestionKind::number)
        text << "\nnumbers: of " << s.number.images << " images, " << dataset::numberText(s.number.lowest)
             << " to " << dataset::numberText(s.number.highest) << ' ' << s.question.unit
             << ", not stated of " << s.number.notStated;
    if (s.question.answerUnit != dataset::AnswerUnit::image) {
        text << "\nanswers are of each " << dataset::answerUnitName(s.question.answerUnit) << ": " << s.units
             << " of them";
        for (const auto& [name, count] : s.unitClasses) text << ", " << name << ' ' << count;
    }
    if (const std::string rule = dataset::studyRuleText(s.studies); !rule.empty())
        text << "\nimages are put together to studies by: " << rule;
    for (std::size_t i = 0; i < s.grades.size(); ++i)
        text << (i == 0 ? "\ngrades, lowest first: " : " < ") << s.grades[i];
    if (s.classes.size() == 2) text << "\n" << positiveText(s.positive);
    text << "\nwindow of the network: " << imaging::windowPolicyText(s.window) << "\nsplits: ";
    for (const auto& [name, count] : s.splits) text << ' ' << name << ' ' << count;
    text << '\n';
    if (s.problems.empty()) text << "no problems found\n";
    for (const dataset::Problem& p : s.problems) {
        text << dataset::problemKindName(p.kind) << ": " << messageText(p.message) << '\n';
        constexpr std::size_t kShown = 5;
        const std::size_t shown = entriesShown(p.files.size(), kShown);
        for (std::size_t i = 0; i < shown; ++i) text << "    " << p.files[i] << '\n';
        if (shown < p.files.size()) text << "    and " << p.files.size() - shown << " more\n";
    }
    return text.str();
}

std::string estimateText(const evaluation::Estimate& e) {
    if (std::isnan(e.value)) return "not defined";
    char text[64];
    if (std::isnan(e.low))
        std::snprintf(text, sizeof text, "%.2f (no interval)", e.value);
    else
        std::snprintf(text, sizeof text, "%.2f (%.2f to %.2f)", e.value, e.low, e.high);
    return text;
}

std::string agreementText(const project::AgreementOfReaders& a) {
    std::ostringstream text;
    text << "readers:";
    for (std::size_t r = 0; r < a.readers.size(); ++r)
        text << (r == 0 ? " " : ", ") << a.readers[r] << " (" << a.read[r] << " read)";
    text << "\nconsensus: " << a.question.consensus << "; without one: " << a.withoutConsensus << " of "
         << a.images << '\n';
    for (const evaluation::PairAgreement& pair : a.figures.pairs)
        text << "  " << a.readers[pair.a] << " and " << a.readers[pair.b] << ", " << pair.images
             << " read by both: the same for " << estimateText(pair.same) << ", Cohen's kappa "
             << estimateText(pair.kappa) << (a.ordinal ? " (quadratic weights)" : "") << '\n';
    if (a.readers.size() > 2)
        text << "  all, " << a.figures.readByAll << " read by each: Fleiss' kappa "
             << estimateText(a.figures.fleiss) << '\n';
    return text.str();
}

/// Puts what readers say into an answer about a project, where any has read something.
Result<void> addReaders(const project::Project& project, const project::ProjectSummary& summary,
                        Reply& reply) {
    reply.document["reader_agreement"] = nullptr;
    if (summary.readers.images.empty()) return {};
    FOVEA_TRY(const auto agreement, project::agreementOfReaders(project));
    if (!agreement) return {};
    reply.document["reader_agreement"] = project::toJson(*agreement);
    reply.text += agreementText(*agreement);
    return {};
}

/// What `--study-by` and `--unit` say.
Result<project::UnitsAsked> unitsAsked(const ImportOptions& o) {
    project::UnitsAsked units;
    if (!o.studyBy.empty()) {
        FOVEA_TRY(units.studies, dataset::studyRuleFromText(o.studyBy));
    }
    if (!o.unit.empty()) dataset::answerUnitFromName(o.unit, units.answerUnit.emplace());
    return units;
}

/// Of the images that are in the project already, and of the question in use.
Result<void> changeUnits(project::Project& project, const ImportOptions& o) {
    FOVEA_TRY(const project::UnitsAsked units, unitsAsked(o));
    if (units.studies) FOVEA_CHECK(project::applyStudyRule(project, *units.studies));
    if (units.answerUnit) FOVEA_CHECK(project::changeAnswerUnit(project, *units.answerUnit));
    return {};
}

Result<Reply> applyUnits(const ImportOptions& o, const std::string& question) {
    FOVEA_TRY(project::Project project, openAsking(o.project, question));
    FOVEA_CHECK(changeUnits(project, o));
    FOVEA_TRY(const project::ProjectSummary summary, project::summarise(project));
    Reply reply{toJson(summary), summaryText(summary), 0};
    FOVEA_CHECK(addReaders(project, summary, reply));
    return reply;
}

/// Says whose the images are that are in the project already.
Result<Reply> applyPatients(const ImportOptions& o, const std::string& question) {
    FOVEA_TRY(dataset::PatientRule rule, dataset::patientRuleFromText(o.patientFrom));
    rule.oneImageEach = o.oneImageEach;
    FOVEA_TRY(project::Project project,
              o.unit.empty() ? project::Project::open(o.project) : openAsking(o.project, question));
    FOVEA_TRY(const int named, project::applyPatientRule(project, rule));
    FOVEA_CHECK(changeUnits(project, o));
    FOVEA_TRY(const project::ProjectSummary summary, project::summarise(project));
    Reply reply{
        toJson(summary),
        "the patients of " + std::to_string(named) + " more images are known\n" + summaryText(summary), 0};
    FOVEA_CHECK(addReaders(project, summary, reply));
    return reply;
}

/// A table for images that are in the project already.
Result<Reply> applyLabels(const ImportOptions& o, const std::string& question, const Session& session) {
    if (o.splits != kGivenOrMade)
        return Error{ErrorCode::invalidArgument,
                     "--split is for images that are read: name their folder, too", o.project};
    if (!o.grades.empty())
        return Error{ErrorCode::invalidArgument,
                     "--grades is for images that are read: name their folder, too, or use the verb classes",
                     o.project};
    if (!o.positive.empty())
        return Error{
            ErrorCode::invalidArgument,
            "--positive is for images that are read: name their folder, too, or use the verb classes",
            o.project};
    // Where each question has its columns, none needs to be named.
    FOVEA_TRY(project::Project project, question.empty() && !o.labels.questions.empty()
                                            ? project::Project::open(o.project)
                                            : openAsking(o.project, question));
    FOVEA_TRY(const auto samples, project.samples());
    FOVEA_TRY(const auto labels, readLabels(o.labels, dataset::commonFolder(samples),
                                            dataset::relativeFiles(samples), session.job));
    FOVEA_TRY(const project::UnitsAsked units, unitsAsked(o));
    FOVEA_TRY(const project::ProjectSummary summary,
              project::applyLabelTable(project, *labels, session.job, units));
    Reply reply{toJson(summary), labelsText(*labels, summary.labels) + summaryText(summary), 0};
    reply.document["labels"] = toJson(*labels, summary.labels);
    FOVEA_CHECK(addReaders(project, summary, reply));
    return reply;
}

bool hasColumns(const std::string& question) {
    return question.find(':') != std::string::npos;
}

/// Tells the questions of columns from the name of the one that all else answers.
Result<void> sortQuestions(ImportOptions& o, std::string& question) {
    for (const std::string& text : o.questions) {
        if (hasColumns(text)) {
            o.labels.questions.push_back(text);
            continue;
        }
        if (!question.empty())
            return Error{ErrorCode::invalidArgument, "--question NAME, without a column, is given twice",
                         o.project};
        question = text;
    }
    return {};
}

Result<Reply> runImport(ImportOptions o, const Session& session) {
    std::string question;
    FOVEA_CHECK(sortQuestions(o, question));
    // One of both: checked when it was parsed.
    if (!o.studyBy.empty()) {
        FOVEA_TRY(const dataset::StudyRule rule, dataset::studyRuleFromText(o.studyBy));
        o.labels.studyColumn = rule.column;
    }
    if (o.sources.empty())
        return o.labels.any()          ? applyLabels(o, question, session)
               : o.patientFrom.empty() ? applyUnits(o, question)
                                       : applyPatients(o, question);
    // What folders and classes answer must be clear.
    if (question.empty() && o.labels.questions.empty() &&
        std::filesystem::exists(std::filesystem::path(o.project) / "project.sqlite"))
        FOVEA_CHECK(openAsking(o.project, question));
    project::ImportRequest request;
    request.question = question;
    if (!o.patientFrom.empty()) {
        FOVEA_TRY(request.patients, dataset::patientRuleFromText(o.patientFrom));
        request.patients->oneImageEach = o.oneImageEach;
    }
    FOVEA_TRY(const project::UnitsAsked units, unitsAsked(o));
    request.studies = units.studies;
    request.answerUnit = units.answerUnit;
    request.seed = o.seed;
    request.validationShare = o.validationShare;
    request.testShare = o.testShare;
    request.copy = o.copy;
    request.layer = session.files;
    request.grades = o.grades;
    request.positive = o.positive;
    request.labelAttribute = o.labelAttribute;
    dataset::frameChoiceFromText(o.frames, request.frames);
    imaging::planeFromName(o.plane, request.plane);
    if (!o.window.empty()) imaging::windowPolicyFromText(o.window, request.window.emplace());
    if (o.volumes) request.series.emplace();
    if (o.volumes && o.isotropic) request.series->isotropicMm = o.isotropicMm;
    const auto isFile = [](const std::string& path) { return std::filesystem::is_regular_file(path); };
    if (std::none_of(o.sources.begin(), o.sources.end(), isFile) && o.sources.size() == 1)
        request.source = o.sources.front();
    else
        request.files = o.sources;
    if (o.splits == "auto") request.splits = project::SplitMode::make;
    if (o.splits == "folders") request.splits = project::SplitMode::folders;
    if (o.labels.any() && request.source.empty())
        return Error{ErrorCode::invalidArgument,
                     "with --labels or --question NAME:COLUMN, SOURCE is one folder", o.sources.front()};
    if (o.labels.any()) {
        FOVEA_TRY(const dataset::ImageFolder found, dataset::searchAllImages(request.source, session.job));
        std::vector<std::string> files;
        for (const dataset::FoundImage& image : found.images) files.push_back(image.relative);
        FOVEA_TRY(request.labels, readLabels(o.labels, request.source, files, session.job));
    }
    FOVEA_TRY(const project::ProjectSummary summary, project::importImages(o.project, request, session.job));
    Reply reply{toJson(summary), {}, 0};
    if (request.labels) reply.document["labels"] = toJson(*request.labels, summary.labels);
    reply.document["added"] = summary.import.added;
    reply.document["already_there"] = summary.import.alreadyThere;
    reply.document["copied"] = summary.import.copied;
    reply.text =
        (request.labels ? labelsText(*request.labels, summary.labels) : std::string()) +
        std::to_string(summary.import.added) + " images added, " +
        std::to_string(summary.import.alreadyThere) + " were there already\n" +
        (summary.import.copied > 0
             ? std::to_string(summary.import.copied) +
                   " files copied without patient data; what is written into the pictures was not removed\n"
             : std::string()) +
        summaryText(summary);
    reply.document["reader_agreement"] = nullptr;
    if (summary.readers.images.empty()) return reply;
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    FOVEA_CHECK(project.useQuestion(summary.question.id));
    FOVEA_CHECK(addReaders(project, summary, reply));
    return reply;
}

struct ClassesOptions {
    std::string project, question;
    std::vector<std::string> grades;
    bool noGrades = false;
    std::optional<std::string> positive;  ///< empty: as the names say
};

Result<Reply> runClasses(const ClassesOptions& o) {
    FOVEA_TRY(project::Project project, openAsking(o.project, o.question));
    if (!o.grades.empty()) {
        FOVEA_TRY(auto known, project.classes());
        FOVEA_TRY(const auto samples, project.samples());
        FOVEA_CHECK(dataset::checkGrades(dataset::withGradesOfReaders(std::move(known), o.grades, samples),
                                         o.grades));
    }
    if (!o.grades.empty() || o.noGrades) FOVEA_CHECK(project.setGrades(o.grades));
    if (o.positive) FOVEA_CHECK(project.setPositive(*o.positive));
    FOVEA_TRY(const auto classes, project.classes());
    FOVEA_TRY(const auto grades, project.grades());
    FOVEA_TRY(const auto samples, project.samples());
    std::map<std::string, int> images;
    for (const dataset::Sample& s : samples)
        if (s.split != dataset::Split::excluded) ++images[s.label];
    FOVEA_TRY(const std::string chosen, project.positive());
    const std::string positive = dataset::positiveOf(classes, chosen);
    Reply reply{{{"classes", json::array()}, {"grades", grades}, {"positive", nameOrNull(positive)}}, {}, 0};
    for (const std::string& name : classes) {
        reply.document["classes"].push_back({{"name", name}, {"images", images[name]}});
        reply.text += name + ": " + std::to_string(images[name]) + " images\n";
    }
    reply.text += dataset::areGrades(classes, grades) ? "These are grades, lowest first.\n"
                  : grades.empty()
                      ? "These are no grades.\n"
                      : "These are grades, but \"" + classes.back() + "\" has no place among them yet.\n";
    if (classes.size() == 2) reply.text += positiveText(positive) + '\n';
    return reply;
}

struct StudyOptions {
    std::string project;
    std::vector<std::string> set;
};

Result<Reply> runStudy(const StudyOptions& o) {
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    FOVEA_TRY(project::Study study, project::study(project));
    const auto& questions = project::studyQuestions();
    for (const std::string& answer : o.set) {
        const std::size_t sign = answer.find('=');
        const auto question = std::find_if(questions.begin(), questions.end(),
                                           [&](const auto& q) { return answer.substr(0, sign) == q.key; });
        if (sign == std::string::npos || question == questions.end()) {
            std::string keys;
            for (const auto& q : questions) keys += (keys.empty() ? "" : ", ") + std::string(q.key);
            return Error{ErrorCode::invalidArgument, "--set KEY=TEXT, KEY one of " + keys, answer};
        }
        study.*question->answer = answer.substr(sign + 1);
    }
    if (!o.set.empty()) FOVEA_CHECK(project::setStudy(project, study));
    FOVEA_TRY(const auto samples, project.samples());
    const project::Study proposed = project::proposedStudy(samples);
    Reply reply{{{"study", json::object()}, {"proposed", json::object()}}, {}, 0};
    for (const project::StudyQuestion& q : questions) {
        const std::string& answer = study.*q.answer;
        reply.document["study"][q.key] = nameOrNull(answer);
        reply.document["proposed"][q.key] = nameOrNull(proposed.*q.answer);
        reply.text += std::string(q.key) + ": " +
                      (answer.empty() ? "(to be completed) " + std::string(q.question) : answer) + '\n';
        if (answer.empty() && !(proposed.*q.answer).empty())
            reply.text += "    proposed: " + proposed.*q.answer + '\n';
    }
    return reply;
}

struct WindowOptions {
    std::string project, set;
};

Result<Reply> runWindow(const WindowOptions& o, const Session& session) {
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    project::WindowChange change;
    if (!o.set.empty()) {
        imaging::WindowPolicy window;
        imaging::windowPolicyFromText(o.set, window);  // checked when the option was read
        FOVEA_TRY(change, project::changeNetworkWindow(project, window, session.job));
    }
    FOVEA_TRY(const imaging::WindowPolicy now, project.networkWindow());
    Reply reply{{{"window", imaging::windowPolicyText(now)},
                 {"changed", change.images},
                 {"problems", toJson(change.unreadable)}},
                "window of the network: " + imaging::windowPolicyText(now) + '\n',
                change.unreadable.empty() ? 0 : 1};
    if (!o.set.empty() && change.unreadable.empty())
        reply.text += std::to_string(change.images) + " images look different to it than before\n";
    for (const dataset::Problem& p : change.unreadable)
        reply.text += p.files.front() + ": " + messageText(p.message) + '\n';
    if (!change.unreadable.empty())
        reply.text +=
            "Nothing was changed, as these images cannot be read as they were imported: import them "
            "again, or set them aside.\n";
    return reply;
}

struct AuditOptions {
    std::string project, question, repair;
};

/// Mends all problems of one kind, as one change; how many samples it changed.
Result<std::size_t> repairAll(project::Project& project, dataset::ProblemKind kind) {
    FOVEA_TRY(const auto samples, project.samples());
    const std::vector<dataset::Repair> repairs = dataset::repairsFor({kind, {}, {}}, samples);
    const dataset::Repair repair = repairs.empty() ? dataset::Repair::none : repairs.front();
    if (repair == dataset::Repair::namePatients)
        return Error{ErrorCode::invalidArgument,
                     std::string(dataset::problemKindName(kind)) +
                         ": say who the patients are, by import with --labels or --patient-from",
                     project.folder()};
    if (repair == dataset::Repair::takeValidation) {
        FOVEA_TRY(const int taken, project::takeValidation(project));
        return std::size_t(taken);
    }
    if (repair == dataset::Repair::none)
        return Error{ErrorCode::invalidArgument,
                     std::string(dataset::problemKindName(kind)) + ": nothing but a look can mend this",
                     project.folder()};
    if (repair == dataset::Repair::resplit) {
        FOVEA_TRY(const dataset::SplitShares shares, project::splitShares(project));
        FOVEA_CHECK(project::resplit(project, {shares, 0}));
        return samples.size();
    }
    FOVEA_TRY(const dataset::Question question, project.question());
    const auto changed = dataset::repaired(samples, dataset::ofKind(dataset::audit(samples, question), kind));
    FOVEA_CHECK(project.setSplits(changed));
    return changed.size();
}

Result<Reply> runAudit(const AuditOptions& o, const Session& session) {
    FOVEA_TRY(project::Project project, openAsking(o.project, o.question));
    std::string mended;
    if (!o.repair.empty()) {
        dataset::ProblemKind kind = {};
        dataset::problemKindFromName(o.repair, kind);  // checked when the option was read
        FOVEA_TRY(const std::size_t changed, repairAll(project, kind));
        mended = std::to_string(changed) + " images changed\n";
    }
    FOVEA_TRY(const project::ProjectSummary summary, project::summarise(project));
    FOVEA_TRY(const auto samples, project.samples());
    FOVEA_TRY(const int missing, dataset::missingImages(samples, session.job));
    Reply reply{toJson(summary), mended + summaryText(summary), 0};
    reply.document["missing"] = missing;
    FOVEA_CHECK(addReaders(project, summary, reply));
    if (missing > 0)
        reply.text +=
            std::to_string(missing) + " images are not where they were: fovea-cli relink finds them again\n";
    return reply;
}

struct HistoryOptions {
    std::string project, csv;
    bool undo = false, redo = false, trail = false;
};

json toJson(const std::optional<project::Change>& change) {
    if (!change) return nullptr;
    return {{"at_utc", change->atUtc},
            {"action", project::actionName(change->action)},
            {"argument", change->argument},
            {"images", change->images}};
}

/// What a change did, in words.
std::string changeWords(const project::Change& change) {
    if (change.action == project::Action::setSetting && change.argument == project::kKeyOfGrades)
        return "order of the grades";
    if (change.action == project::Action::setSetting && change.argument == project::kKeyOfPositive)
        return "positive class";
    if (change.action == project::Action::setSetting && change.argument == project::kKeyOfStudy)
        return "answers about the study";
    for (const project::Action action :
         {project::Action::addQuestion, project::Action::changeQuestion, project::Action::removeQuestion})
        if (change.action == action) return project::actionName(action) + (" '" + change.argument + "'");
    return project::actionName(change.action) +
           (change.argument.empty() ? std::string() : " '" + change.argument + "'") + ", " +
           std::to_string(change.images) + " images";
}

std::string changeText(const char* word, const std::optional<project::Change>& change) {
    return std::string(word) + ": " +
           (change ? changeWords(*change) + ", " + change->atUtc : std::string("nothing")) + '\n';
}

Result<Reply> runHistory(const HistoryOptions& o, const Session& session) {
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    if (o.undo) FOVEA_CHECK(project.undo());
    if (o.redo) FOVEA_CHECK(project.redo());
    FOVEA_TRY(const project::History history, project.history());
    Reply reply{{{"undo", toJson(history.undo)}, {"redo", toJson(history.redo)}},
                changeText("can be undone", history.undo) + changeText("can be redone", history.redo),
                0};
    if (!o.trail && o.csv.empty()) return reply;
    FOVEA_TRY(const auto trail, project.trail());
    reply.document["trail"] = json::array();
    for (const project::TrailEntry& entry : trail) {
        reply.document["trail"].push_back(
            {{"at_utc", entry.atUtc}, {"action", entry.action}, {"detail", entry.detail}});
        reply.text += project::trailLine(entry) + '\n';
    }
    if (!o.csv.empty()) {
        FOVEA_CHECK(project::writeTrail(o.csv, trail, *session.files));
        reply.text += "audit trail: " + o.csv + '\n';
    }
    return reply;
}

struct RelinkOptions {
    std::string project, folder;
    bool dryRun = false;
};

std::string filesText(const char* title, const std::vector<std::string>& files) {
    if (files.empty()) return {};
    std::string text = title + std::string(":\n");
    for (const std::string& file : files) text += "    " + file + '\n';
    return text;
}

Result<Reply> runRelink(const RelinkOptions& o, const Session& session) {
    FOVEA_TRY(project::Project project, project::Project::open(o.project));
    FOVEA_TRY(const auto samples, project.samples());
    FOVEA_TRY(const auto window, project.networkWindow());
    FOVEA_TRY(const dataset::Relinking found, dataset::planRelink(samples, window, o.folder, session.job));
    if (!o.dryRun && !found.found.empty()) FOVEA_CHECK(project.setPaths(found.found));
    Reply reply{{{"missing", found.missing},
                 {"found", found.found.size()},
                 {"renamed", found.renamed},
                 {"other_content", found.otherContent},
                 {"not_found", found.notFound},
                 {"relinked", o.dryRun ? 0 : found.found.size()}},
                {},
                0};
    if (found.missing == 0) {
        reply.text = "every image is where it was\n";
        return reply;
    }
    reply.text = std::to_string(found.missing) + " images are not where they were; " +
                 std::to_string(found.found.size()) + " of them found, " + std::to_string(found.renamed) +
                 " under another name\n" +
                 filesText("same name, but another picture (left as they are)", found.otherContent) +
                 filesText("not found", found.notFound);
    if (o.dryRun) reply.text += "nothing was changed (--dry-run)\n";
    return reply;
}

Result<Reply> runExport(const std::string& folder, const std::string& out, const Session& session) {
    FOVEA_TRY(const project::Project project, project::Project::open(folder));
    FOVEA_TRY(const auto samples, project.samples());
    FOVEA_TRY(const dataset::Asked asked, project::asked(project));
    FOVEA_CHECK(dataset::writeLabelsCsv(out, samples, *session.files, asked));
    return Reply{{{"samples", samples.size()}, {"folder", dataset::commonFolder(samples)}, {"out", out}},
                 std::to_string(samples.size()) + " images written to " + out +
                     "\nThis table names patients: keep it where patient data may be.\n",
                 0};
}

}  // namespace

json toJson(const std::vector<dataset::Problem>& problems) {
    json list = json::array();
    for (const dataset::Problem& p : problems)
        list.push_back({{"kind", dataset::problemKindName(p.kind)},
                        {"files", p.files},
                        {"detail", messageText(p.message)}});
    return list;
}

json nameOrNull(const std::string& name) {
    return name.empty() ? json(nullptr) : json(name);
}

json toJson(const project::ProjectSummary& s) {
    json document = {{"samples", s.samples},
                     {"patients", s.patients},
                     {"samples_without_patient", s.samplesWithoutPatient},
                     {"classes", s.classes},
                     {"grades", s.grades},
                     {"positive", nameOrNull(s.positive)},
                     {"splits", s.splits},
                     {"window", imaging::windowPolicyText(s.window)},
                     {"study_by", nameOrNull(dataset::studyRuleText(s.studies))},
                     {"study_by_proposed", nameOrNull(dataset::studyRuleText(s.proposedStudies))},
                     {"answer_unit", dataset::answerUnitName(s.question.answerUnit)},
                     {"question", s.question.name},
                     {"kind", dataset::questionKindName(s.question.kind)},
                     {"questions", json::array()},
                     {"problems", toJson(s.problems)}};
    for (const dataset::Question& question : s.questions) document["questions"].push_back(toJson(question));
    if (s.question.answerUnit != dataset::AnswerUnit::image) {
        document["units"] = s.units;
        document["unit_classes"] = s.unitClasses;
    }
    for (const auto& [name, counts] : s.findings)
        document["findings"][name] = {
            {"yes", counts.yes}, {"no", counts.no}, {"not_stated", counts.notStated}};
    if (s.question.kind == dataset::QuestionKind::number)
        document["number"] = {{"images", s.number.images},
                              {"not_stated", s.number.notStated},
                              {"lowest", s.number.lowest},
                              {"highest", s.number.highest},
                              {"mean", s.number.mean}};
    return document;
}

void addProjectVerbs(Verbs& verbs) {
    auto o = std::make_shared<ImportOptions>();
    CLI::App* verb = verbs.add("import", "Create a project from labelled images, or add to one",
                               [o](const Session& s) { return runImport(*o, s); });
    verb->add_option("project", o->project, "Project folder, made when absent (NAME.fovea)")->required();
    verb->add_option("source", o->sources,
                     "Folder with one folder of images per class, perhaps below train, val and test; or "
                     "image files, each of the class that its folder is named after");
    addLabelOptions(*verb, o->labels);
    verb->add_option("--reader", o->labels.readers,
                     "NAME:COLUMN: a reader, and the column of --labels with the classes that this one says; "
                     "given once for each")
        ->type_name("READER")
        ->expected(1)
        ->take_all();
    verb->add_option(
            "--consensus", o->labels.consensus,
            "How readers' answers become the class: majority, all, first:NAME (NAME's, else the "
            "majority of the others), or labels: they stand beside it (default: as before, else labels "
            "where the table or the project has any, else majority)")
        ->type_name("RULE")
        ->check([](const std::string& text) {
            const auto rule = dataset::consensusRuleFromText(text);
            return rule ? std::string() : rule.error().detail;
        });
    verb->add_option(
            "--question", o->questions,
            "NAME:COLUMN[,COLUMN ...][:one|grades|findings|number]: a question that the table answers, or "
            "without --labels the DICOM header (COLUMN is an attribute, as PatientAge), given once for "
            "each; without a kind it is seen from the columns. Or NAME: the question "
            "that folders, a header field or --label-column answer")
        ->type_name("QUESTION");
    verb->add_option("--split", o->splits,
                     "auto: make new splits by patient; folders: as folders or the table say (default: as "
                     "they say where they do)")
        ->check(CLI::IsMember({"auto", "folders"}));
    verb->add_option("--seed", o->seed, "For the making of splits");
    const auto share = [verb](const char* name, std::optional<double>& value, const std::string& what) {
        verb->add_option(
                name, value,
                "Share of the images " + what + ", 0 to 1, where splits are made; kept for later imports")
            ->type_name("SHARE");
    };
    share("--validation-share", o->validationShare, "to tune by (default 0.15, or as chosen before)");
    share("--test-share", o->testShare, "to judge by (default 0.25, or as chosen before)");
    verb->add_flag("--copy", o->copy,
                   "Copy the images into the project, without patient data (pixels are not cleaned)");
    addFramesOption(*verb, o->frames);
    verb->add_option("--label-attribute", o->labelAttribute,
                     "The class is in this attribute of the DICOM header: a keyword, or a tag as 0019,10A2");
    verb->add_option("--patient-from", o->patientFrom,
                     "Who the patient is where nothing else says it: folder, folder:N (N folders above the "
                     "file), name (the file's, up to the first _, - or blank), or a regular expression of "
                     "the file's name with one group; without SOURCE: of the images that the project has")
        ->type_name("RULE");
    verb->add_flag("--one-image-per-patient", o->oneImageEach,
                   "States that each patient has one image: else a --patient-from by which every image would "
                   "be its own patient names nobody")
        ->needs("--patient-from");
    verb->add_option(
            "--study-by", o->studyBy,
            "What puts images together to studies: study or series (of the DICOM header), file, "
            "column:NAME (of --labels), patient-side or patient-date; without SOURCE: of the images that "
            "the project has")
        ->type_name("RULE");
    verb->add_option(
            "--unit", o->unit,
            "What has one answer: image, study or patient (default image); without SOURCE: of the images "
            "that the project has")
        ->check(CLI::IsMember({"image", "study", "patient"}));
    verb->add_option("--grades", o->grades,
                     "The classes are grades: all their names, the lowest first, with commas between")
        ->delimiter(',');
    verb->add_option("--positive", o->positive,
                     "Which of the two classes is the finding (default: as their names say)");
    verb->add_option("--plane", o->plane, "Of volumes: axial, coronal or sagittal slices (default axial)")
        ->check(CLI::IsMember({"axial", "coronal", "sagittal"}));
    verb->add_flag("--volumes", o->volumes,
                   "Put the slices of DICOM series together to volumes first, as the verb volumes does; they "
                   "lie in the project");
    verb->add_option("--isotropic", o->isotropicMm,
                     "With it: cubic voxels, of MM millimetres, or without MM of the least spacing")
        ->expected(0, 1)
        ->type_name("MM")
        ->check(CLI::PositiveNumber)
        ->needs("--volumes");
    verb->add_option("--window", o->window,
                     "Of a new project: which grey values the network sees, see the verb window")
        ->check(isWindow());

    verb->parse_complete_callback([o, verb] {
        // Of images that are read: without any they would do nothing.
        for (const char* option : {"--copy", "--frames", "--volumes", "--label-attribute", "--plane",
                                   "--window", "--validation-share", "--test-share"})
            if (o->sources.empty() && verb->count(option) > 0)
                throw CLI::RequiredError(std::string(option) + ": a folder of images or image files");
        if (!dataset::checkShares({o->validationShare.value_or(0), o->testShare.value_or(0)}))
            throw CLI::ValidationError("--validation-share, --test-share",
                                       "shares are 0 or more, and together below 1");
        if (!o->labels.readers.empty() && o->labels.table.empty())
            throw CLI::RequiredError("--labels, for --reader");
        if (!o->labels.consensus.empty() && o->labels.readers.empty())
            throw CLI::RequiredError("--reader, for --consensus");
        o->isotropic = verb->count("--isotropic") > 0;
        const bool answers =
            !o->labels.table.empty() || std::any_of(o->questions.begin(), o->questions.end(), hasColumns);
        const bool units = !o->studyBy.empty() || !o->unit.empty();
        if (o->sources.empty() && answers != o->patientFrom.empty() && !(units && !answers))
            throw CLI::RequiredError(
                "a folder of images, image files, or else one of --labels, --question NAME:COLUMN, "
                "--patient-from, --study-by and --unit");
        const auto studies = dataset::studyRuleFromText(o->studyBy);
        if (verb->count("--study-by") > 0 && (!studies || o->studyBy.empty()))
            throw CLI::ValidationError("--study-by", studies ? "a rule is missing" : studies.error().detail);
        if (studies && studies->by == dataset::StudyRule::By::column && o->labels.table.empty())
            throw CLI::RequiredError("--labels, for --study-by column:NAME");
        if (const auto rule = dataset::patientRuleFromText(o->patientFrom);
            verb->count("--patient-from") > 0 && !rule)
            throw CLI::ValidationError("--patient-from", rule.error().detail);
    });

    auto c = std::make_shared<ClassesOptions>();
    CLI::App* classes =
        verbs.add("classes", "List a project's classes, or say that they are grades, or which is the finding",
                  [c](const Session&) { return runClasses(*c); });
    classes->add_option("project", c->project, "Project folder")->required();
    addQuestionOption(*classes, c->question);
    CLI::Option* grades =
        classes
            ->add_option("--grades", c->grades,
                         "They are grades: all their names, the lowest first, with commas between")
            ->delimiter(',');
    classes->add_flag("--no-grades", c->noGrades, "They are names without an order")->excludes(grades);
    classes->add_option("--positive", c->positive,
                        "Which of two classes is the finding; \"\": as their names say. Can be undone");
    auto st = std::make_shared<StudyOptions>();
    CLI::App* study = verbs.add("study", "Answer what only people know of a study, for its reports",
                                [st](const Session&) { return runStudy(*st); });
    study->add_option("project", st->project, "Project folder")->required();
    study->add_option("--set", st->set,
                      "KEY=TEXT: an answer; without a text it is taken back. Can be undone");
    auto w = std::make_shared<WindowOptions>();
    CLI::App* window = verbs.add("window", "Say or change which grey values the network sees",
                                 [w](const Session& s) { return runWindow(*w, s); });
    window->add_option("project", w->project, "Project folder")->required();
    window
        ->add_option("--set", w->set,
                     "file: as each file says; percentile: by each image's own values; LEVEL/WIDTH: the same "
                     "for all, like 40/400")
        ->check(isWindow());

    auto a = std::make_shared<AuditOptions>();
    CLI::App* audit = verbs.add("audit", "Count a project's images and list what is wrong with them",
                                [a](const Session& s) { return runAudit(*a, s); });
    audit->add_option("project", a->project, "Project folder")->required();
    addQuestionOption(*audit, a->question);
    audit->add_option("--repair", a->repair, "Mend all problems of this kind first; can be undone")
        ->check(CLI::Validator(
            [](const std::string& name) {
                dataset::ProblemKind kind = {};
                return dataset::problemKindFromName(name, kind) ? "" : "no kind of problem: " + name;
            },
            "KIND"));

    auto h = std::make_shared<HistoryOptions>();
    CLI::App* history =
        verbs.add("history", "Take back the last change of a project's images, or make it again",
                  [h](const Session& s) { return runHistory(*h, s); });
    history->add_option("project", h->project, "Project folder")->required();
    CLI::Option* undo =
        history->add_flag("--undo", h->undo,
                          "Take back the last change: an import, labels, a division, a repair, "
                          "grades, the positive class, the window or a relink");
    history->add_flag("--redo", h->redo, "Make the change again that was taken back last")->excludes(undo);
    history->add_flag("--trail", h->trail, "List everything that ever changed the project, oldest first");
    history->add_option("--csv", h->csv, "Write that list as a table");

    auto r = std::make_shared<RelinkOptions>();
    CLI::App* relink = verbs.add("relink", "Find images again whose folder was moved or renamed",
                                 [r](const Session& s) { return runRelink(*r, s); });
    relink->add_option("project", r->project, "Project folder")->required();
    relink->add_option("folder", r->folder, "Where to look, with all folders in it")->required();
    relink->add_flag("--dry-run", r->dryRun, "Only say what would be found");

    auto folder = std::make_shared<std::string>();
    auto out = std::make_shared<std::string>();
    CLI::App* exportVerb =
        verbs.add("export-labels", "Write a project's labels as a table that import --labels reads",
                  [folder, out](const Session& s) { return runExport(*folder, *out, s); });
    exportVerb->add_option("project", *folder, "Project folder")->required();
    exportVerb->add_option("out", *out, "CSV file to write; it names patients")->required();
}

}  // namespace fovea::cli
