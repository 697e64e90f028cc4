#include "project/project.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <utility>

#include "base/clock.h"
#include "base/platform/platform.h"
#include "project/copy_images.h"
#include "project/project_impl.h"
#include "project/question_rows.h"
#include "project/sample_rows.h"

namespace fovea::project {

namespace fs = std::filesystem;
using dataset::Problem;
using dataset::Sample;

namespace {

constexpr MessageKind kRunOfQuestion{
    "run_of_question",
    FOVEA_TEXT("Messages",
               "Training {run} belongs to a question that this would take away. Remove the training first.")};

/// Error: invalidArgument, naming a run whose question is not there.
Result<void> checkRunsHaveQuestions(SQLite::Database& database, const std::string& folder) {
    SQLite::Statement lost(database,
                           "SELECT id FROM run WHERE question NOT IN (SELECT id FROM question) LIMIT 1");
    if (!lost.executeStep()) return {};
    return Error{
        ErrorCode::invalidArgument, {}, folder, {{kRunOfQuestion, {{"run", lost.getColumn(0).getInt64()}}}}};
}

std::string counted(std::size_t n, const char* what) {
    return std::to_string(n) + " " + what;
}

}  // namespace

std::string settingOf(SQLite::Database& database, const std::string& name) {
    SQLite::Statement query(database, "SELECT value FROM setting WHERE name = ?");
    query.bindNoCopy(1, name);
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

void storeSetting(SQLite::Database& database, const std::string& name, const std::string& value) {
    SQLite::Statement store(database, R"sql(
        INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2 WHERE value <> ?2)sql");
    store.bindNoCopy(1, name);
    store.bindNoCopy(2, value);
    store.exec();
}

Result<Project> Project::Impl::open(const std::string& folder, bool create) {
    FOVEA_TRY(DirectoryLock lock, DirectoryLock::acquire(folder));
    FOVEA_TRY(auto database, openProjectFile(folder + "/" + kDatabaseName, create));
    std::unique_ptr<Impl> impl(new Impl{folder, std::move(lock), std::move(database)});
    FOVEA_CHECK(impl->query([&](SQLite::Database& db) -> Result<void> {
        makePathsRelative(db, folder);
        impl->question = firstQuestion(db);
        return {};
    }));
    return Project(std::move(impl));
}

Result<Project> Project::Impl::openToRead(const std::string& folder) {
    FOVEA_TRY(DirectoryLock lock, DirectoryLock::acquireToRead(folder));
    FOVEA_TRY(auto database, openProjectFileToRead(folder + "/" + kDatabaseName));
    std::unique_ptr<Impl> impl(new Impl{folder, std::move(lock), std::move(database)});
    impl->readOnly = true;
    FOVEA_TRY(impl->question,
              impl->query([](SQLite::Database& db) -> Result<std::int64_t> { return firstQuestion(db); }));
    return Project(std::move(impl));
}

Project::Project(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Result<Project> Project::createOrOpen(const std::string& folder) {
    return guarded([&]() -> Result<Project> {
        const std::string path = plainPath(folder);
        std::error_code code;
        fs::create_directory(path, code);
        if (code == std::errc::no_space_on_device) return Error{ErrorCode::diskFull, code.message(), path};
        if (code) return Error{ErrorCode::notWritable, code.message(), path};
        if (!fs::exists(path + "/" + kDatabaseName)) {
            FOVEA_TRY(const bool free, isFreeForProject(path));
            if (!free)
                return Error{ErrorCode::notAProject, "the folder holds other files and no project", path};
        }
        return Impl::open(path, true);
    });
}

Result<Project> Project::open(const std::string& folder) {
    return guarded([&]() -> Result<Project> {
        const std::string path = plainPath(folder);
        if (!fs::exists(path)) return Error{ErrorCode::fileNotFound, "no such folder", path};
        if (!fs::is_regular_file(path + "/" + kDatabaseName))
            return Error{ErrorCode::notAProject, std::string("there is no ") + kDatabaseName + " in it",
                         path};
        auto opened = Impl::open(path, false);
        if (opened || opened.error().code != ErrorCode::notWritable || platform::canWriteIn(path))
            return opened;
        return Impl::openToRead(path);
    });
}

bool Project::readOnly() const {
    return m_impl->readOnly;
}
const std::string& Project::folder() const {
    return m_impl->folder;
}
std::string Project::featuresFolder() const {
    return m_impl->folder + "/features";
}
std::string Project::runFolder(std::int64_t run) const {
    return m_impl->folder + "/runs/" + std::to_string(run);
}

Result<ImportSummary> Project::import(const dataset::ImportPlan& plan, const std::string& source,
                                      const std::map<std::string, std::string>& settings,
                                      const std::vector<dataset::Question>& questions) {
    ImportSummary summary;
    return m_impl->changeData(
        Action::import, "",
        [&](SQLite::Database& db) -> Result<ImportSummary> {
            const auto count = [&db] { return db.execAndGet("SELECT count(*) FROM sample").getInt(); };
            const int before = count();
            FOVEA_TRY(const imaging::WindowPolicy window, m_impl->networkWindow(db));
            if (window != plan.window && before > 0)
                return Error{ErrorCode::invalidArgument,
                             "the images of this project are seen through the window " +
                                 imaging::windowPolicyText(window) + ", these through " +
                                 imaging::windowPolicyText(plan.window),
                             m_impl->folder};
            if (window != plan.window)
                storeSetting(db, kNetworkWindow, imaging::windowPolicyText(plan.window));
            FOVEA_CHECK(m_impl->storeQuestions(db, questions));
            FOVEA_CHECK(m_impl->checkAnswers(db, plan.samples));
            storeSamples(db, m_impl->folder, plan.samples, plan.splitsFinal, m_impl->question);
            storeProblems(db, plainPath(source), plan.problems);
            for (const auto& [name, value] : settings) storeSetting(db, name, value);
            summary.added = count() - before;
            summary.alreadyThere = static_cast<int>(plan.samples.size()) - summary.added;
            return summary;
        },
        [&] {
            return counted(summary.added, "added, ") + counted(summary.alreadyThere, "refreshed, ") +
                   counted(plan.problems.size(), "unreadable");
        });
}

Result<std::vector<Sample>> Project::samples() const {
    return m_impl->query(
        [&](SQLite::Database& db) { return loadSamples(db, m_impl->folder, m_impl->question); });
}

Result<std::set<std::string>> Project::filesInFolder() const {
    return m_impl->query([&](SQLite::Database& db) -> Result<std::set<std::string>> {
        std::set<std::string> files;
        SQLite::Statement query(db, R"sql(
            SELECT path FROM sample WHERE path NOT LIKE '/%'
            UNION SELECT path FROM sample_before WHERE path NOT LIKE '/%')sql");
        while (query.executeStep()) files.insert(m_impl->folder + "/" + query.getColumn(0).getString());
        return files;
    });
}

Result<std::vector<Problem>> Project::importProblems() const {
    return m_impl->query([&](SQLite::Database& db) { return loadProblems(db, m_impl->file()); });
}

Result<void> Project::setSplits(const std::vector<Sample>& samples,
                                const std::map<std::string, std::string>& settings) {
    return m_impl->changeData(
        Action::setSplits, "",
        [&](SQLite::Database& db) -> Result<void> {
            SQLite::Statement update(db, "UPDATE sample SET split = ? WHERE id = ?");
            for (const Sample& sample : samples) {
                update.bindNoCopy(1, dataset::splitName(sample.split));
                update.bind(2, sample.id);
                if (update.exec() == 0)
                    return Error{ErrorCode::notFound, "sample " + std::to_string(sample.id), m_impl->folder};
                update.reset();
            }
            for (const auto& [name, value] : settings) storeSetting(db, name, value);
            return {};
        },
        [&] { return counted(samples.size(), "samples"); });
}

Result<void> Project::setPaths(const std::vector<Sample>& samples) {
    return m_impl->changeData(
        Action::relink, "",
        [&](SQLite::Database& db) -> Result<void> {
            const bool copies = !settingOf(db, kKeyOfCopies).empty();
            SQLite::Statement taken(db, R"sql(
                SELECT 1 FROM sample WHERE path = ?1 AND id <> ?2
                    AND (frame, plane) = (SELECT frame, plane FROM sample WHERE id = ?2))sql");
            SQLite::Statement update(db, "UPDATE sample SET path = ? WHERE id = ?");
            for (const Sample& sample : samples) {
                // Without "..", by which a path may leave the folder again.
                const std::string path = storedPath(m_impl->folder, plainPath(sample.path));
                if (copies && path.starts_with('/'))
                    return Error{ErrorCode::invalidArgument,
                                 "this project works on copies without patient data: images outside its "
                                 "folder, as the originals, cannot take their place",
                                 m_impl->folder};
                taken.bindNoCopy(1, path);
                taken.bind(2, sample.id);
                if (taken.executeStep())
                    return Error{ErrorCode::invalidArgument, "another image of the project is this file",
                                 sample.path};
                taken.reset();
                update.bindNoCopy(1, path);
                update.bind(2, sample.id);
                if (update.exec() == 0)
                    return Error{ErrorCode::notFound, "sample " + std::to_string(sample.id), m_impl->folder};
                update.reset();
            }
            return {};
        },
        [&] { return counted(samples.size(), "samples"); });
}

Result<std::string> Project::setting(const std::string& name) const {
    return m_impl->query([&](SQLite::Database& db) -> Result<std::string> { return settingOf(db, name); });
}

Result<void> Project::setSetting(const std::string& name, const std::string& value) {
    return m_impl->changeData(
        Action::setSetting, name,
        [&](SQLite::Database& db) -> Result<void> {
            storeSetting(db, name, value);
            return {};
        },
        [&] { return name; });
}

Result<void> Project::keepSetting(const std::string& name, const std::string& value) {
    return m_impl->change(
        "keep setting",
        [&](SQLite::Database& db) -> Result<void> {
            storeSetting(db, name, value);
            // The triggers have noted it for the last change.
            forgetSetting(db, name);
            return {};
        },
        [&] { return name; });
}

Result<imaging::WindowPolicy> Project::networkWindow() const {
    return m_impl->query([&](SQLite::Database& db) { return m_impl->networkWindow(db); });
}

Result<void> Project::setNetworkWindow(const imaging::WindowPolicy& window, const std::vector<Sample>& seen) {
    const std::string text = imaging::windowPolicyText(window);
    return m_impl->changeData(
        Action::setWindow, text,
        [&](SQLite::Database& db) -> Result<void> {
            storeSetting(db, kNetworkWindow, text);
            SQLite::Statement update(db,
                                     "UPDATE sample SET pixel_hash = ?, perceptual_hash = ? WHERE id = ?");
            for (const Sample& sample : seen) {
                update.bindNoCopy(1, sample.pixelHash);
                update.bindNoCopy(2, sample.perceptualHash);
                update.bind(3, sample.id);
                if (update.exec() == 0)
                    return Error{ErrorCode::notFound, "sample " + std::to_string(sample.id), m_impl->folder};
                update.reset();
            }
            return {};
        },
        [&] { return text; });
}

Result<History> Project::history() const {
    return m_impl->query([](SQLite::Database& db) -> Result<History> { return project::history(db); });
}

Result<Restored> Project::undo() {
    return swap(true);
}

Result<Restored> Project::redo() {
    return swap(false);
}

Result<Restored> Project::swap(bool undo) {
    Restored restored;
    std::int64_t question = m_impl->question;
    auto swapped = m_impl->change(
        undo ? "undo" : "redo",
        [&](SQLite::Database& db) -> Result<Restored> {
            const History known = project::history(db);
            const std::optional<Change>& nearest = undo ? known.undo : known.redo;
            if (!nearest)
                return Error{ErrorCode::notFound, undo ? "nothing to undo" : "nothing to redo",
                             m_impl->folder};
            swapChange(db, nearest->id);
            FOVEA_CHECK(checkRunsHaveQuestions(db, m_impl->folder));
            restored.change = *nearest;
            // It may be gone now.
            question = loadQuestion(db, question, "") ? question : firstQuestion(db);
            FOVEA_TRY(restored.samples, loadChangedSamples(db, nearest->id, m_impl->folder, question));
            SQLite::Statement gone(db, R"sql(
                SELECT id FROM sample_before WHERE change = ? AND id NOT IN (SELECT id FROM sample))sql");
            gone.bind(1, nearest->id);
            while (gone.executeStep()) restored.removed.push_back(gone.getColumn(0).getInt64());
            return restored;
        },
        [&] {
            return actionName(restored.change.action) + std::string(", ") +
                   counted(std::size_t(restored.change.images), "samples");
        });
    if (swapped) m_impl->question = question;
    return swapped;
}

Result<std::int64_t> Project::addRun(const std::string& settingsJson) {
    std::int64_t id = 0;
    return m_impl->change(
        "add run",
        [&](SQLite::Database& db) -> Result<std::int64_t> {
            SQLite::Statement insert(
                db, "INSERT INTO run (created_utc, state, settings, question) VALUES (?, ?, ?, ?)");
            insert.bind(1, utcNow());
            insert.bindNoCopy(2, runStateName(RunState::planned));
            insert.bindNoCopy(3, settingsJson);
            insert.bind(4, m_impl->question);
            insert.exec();
            return id = db.getLastInsertRowid();
        },
        [&] { return "run " + std::to_string(id); });
}

Result<void> Project::setRunState(std::int64_t run, RunState state) {
    return m_impl->change(
        "set run state",
        [&](SQLite::Database& db) {
            SQLite::Statement update(db, "UPDATE run SET state = :state WHERE id = :id");
            update.bindNoCopy(":state", runStateName(state));
            return m_impl->updateRun(run, update);
        },
        [&] { return "run " + std::to_string(run) + ": " + runStateName(state); });
}

Result<void> Project::finishRun(std::int64_t run, const std::string& resultJson,
                                const std::string& adapterPath) {
    return m_impl->change(
        "finish run",
        [&](SQLite::Database& db) {
            SQLite::Statement update(
                db, "UPDATE run SET state = :state, result = :result, adapter = :adapter WHERE id = :id");
            update.bindNoCopy(":state", runStateName(RunState::done));
            update.bindNoCopy(":result", resultJson);
            update.bindNoCopy(":adapter", adapterPath);
            return m_impl->updateRun(run, update);
        },
        [&] { return "run " + std::to_string(run); });
}

Result<void> Project::changeResult(std::int64_t run, const std::string& resultJson, const std::string& what) {
    return m_impl->change(
        "move operating point",
        [&](SQLite::Database& db) {
            SQLite::Statement update(db, "UPDATE run SET result = :result WHERE id = :id");
            update.bindNoCopy(":result", resultJson);
            return m_impl->updateRun(run, update);
        },
        [&] { return "run " + std::to_string(run) + ": " + what; });
}

Result<void> Project::setUserNote(std::int64_t run, const std::string& userNote) {
    return m_impl->change(
        "note run",
        [&](SQLite::Database& db) {
            SQLite::Statement update(db, "UPDATE run SET note = :note WHERE id = :id");
            update.bindNoCopy(":note", userNote);
            return m_impl->updateRun(run, update);
        },
        [&] { return "run " + std::to_string(run); });
}

Result<void> Project::removeRun(std::int64_t run) {
    FOVEA_CHECK(m_impl->change(
        "remove run",
        [&](SQLite::Database& db) {
            SQLite::Statement remove(db, "DELETE FROM run WHERE id = :id");
            return m_impl->updateRun(run, remove);
        },
        [&] { return "run " + std::to_string(run); }));
    std::error_code code;
    fs::remove_all(runFolder(run), code);
    if (code) return Error{ErrorCode::notWritable, code.message(), runFolder(run)};
    return {};
}

namespace {
constexpr const char* kSelectRun =
    "SELECT id, created_utc, state, settings, result, adapter, note, question FROM run ";

/// Error: corruptFile.
Result<Run> runOf(SQLite::Statement& query) {
    const std::string state = query.getColumn(2).getString();
    const auto known = runStateFromName(state);
    if (!known) return Error{ErrorCode::corruptFile, "no state of a run: " + state, kDatabaseName};
    return Run{query.getColumn(0).getInt64(),  query.getColumn(1).getString(), *known,
               query.getColumn(3).getString(), query.getColumn(4).getString(), query.getColumn(5).getString(),
               query.getColumn(6).getString(), query.getColumn(7).getInt64()};
}
}  // namespace

Result<Run> Project::run(std::int64_t id) const {
    return m_impl->query([&](SQLite::Database& db) -> Result<Run> {
        SQLite::Statement query(db, std::string(kSelectRun) + "WHERE id = ?");
        query.bind(1, id);
        if (!query.executeStep()) return m_impl->noRun(id);
        return runOf(query);
    });
}

Result<std::vector<Run>> Project::runs() const {
    return m_impl->query([](SQLite::Database& db) -> Result<std::vector<Run>> {
        std::vector<Run> runs;
        SQLite::Statement query(db, std::string(kSelectRun) + "ORDER BY id");
        while (query.executeStep()) {
            FOVEA_TRY(Run run, runOf(query));
            runs.push_back(std::move(run));
        }
        return runs;
    });
}

Result<void> Project::recordEvaluation(std::int64_t run, dataset::Split split,
                                       const std::string& figuresJson) {
    return m_impl->change(
        "look",
        [&](SQLite::Database& db) -> Result<void> {
            SQLite::Statement insert(db,
                                     "INSERT INTO look (run, split, at_utc, figures, question) "
                                     "SELECT id, ?, ?, ?, question FROM run WHERE id = ?");
            insert.bindNoCopy(1, dataset::splitName(split));
            insert.bind(2, utcNow());
            insert.bindNoCopy(3, figuresJson);
            insert.bind(4, run);
            if (insert.exec() == 0) return m_impl->noRun(run);
            return {};
        },
        [&] { return "run " + std::to_string(run) + ": " + dataset::splitName(split); });
}

Result<int> Project::evaluations(dataset::Split split) const {
    return m_impl->query([&](SQLite::Database& db) -> Result<int> {
        SQLite::Statement query(db, "SELECT count(*) FROM look WHERE split = ? AND question = ?");
        query.bindNoCopy(1, dataset::splitName(split));
        query.bind(2, m_impl->question);
        query.executeStep();
        return query.getColumn(0).getInt();
    });
}

Result<std::vector<TrailEntry>> Project::trail() const {
    return m_impl->query([](SQLite::Database& db) -> Result<std::vector<TrailEntry>> {
        std::vector<TrailEntry> all;
        SQLite::Statement query(db, "SELECT at_utc, action, detail FROM audit_trail ORDER BY id");
        while (query.executeStep())
            all.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                           query.getColumn(2).getString()});
        return all;
    });
}

Result<std::vector<RecordedEvaluation>> Project::evaluations() const {
    return m_impl->query([](SQLite::Database& db) -> Result<std::vector<RecordedEvaluation>> {
        std::vector<RecordedEvaluation> all;
        SQLite::Statement query(db, "SELECT run, split, at_utc, figures, question FROM look ORDER BY id");
        while (query.executeStep()) {
            RecordedEvaluation one{query.getColumn(0).getInt64(), dataset::Split::unassigned,
                                   query.getColumn(2).getString(), query.getColumn(3).getString(),
                                   query.getColumn(4).getInt64()};
            const std::string split = query.getColumn(1).getString();
            if (!dataset::splitFromName(split, one.split))
                return Error{ErrorCode::corruptFile, "no part of the images: " + split, kDatabaseName};
            all.push_back(std::move(one));
        }
        return all;
    });
}

}  // namespace fovea::project
