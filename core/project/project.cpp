#include "project/project.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/clock.h"
#include "dataset/class_order.h"
#include "dataset/positive_class.h"
#include "project/copy_images.h"
#include "project/database_error.h"
#include "project/directory_lock.h"
#include "project/history.h"
#include "project/project_file.h"
#include "project/sample_rows.h"

namespace fovea::project {

namespace fs = std::filesystem;
using dataset::Problem;
using dataset::Sample;

namespace {

constexpr const char* kGrades = "grades";

constexpr const char* kNetworkWindow = "network_window";

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

std::string counted(std::size_t n, const char* what) {
    return std::to_string(n) + " " + what;
}

}  // namespace

struct Project::Impl {
    std::string folder;
    DirectoryLock lock;  // declared before, so released after, the database
    std::unique_ptr<SQLite::Database> database;

    std::string file() const { return folder + "/" + kDatabaseName; }

    template <class Body>
    auto query(Body&& body) const {
        return guardedDatabase(*database, file(), [&] { return body(*database); });
    }

    /// One change: `body` (returning a Result) and its row of the audit trail in one
    /// transaction, undone as a whole when either fails. `detail` is asked after
    /// `body` and holds no patient data.
    template <class Body, class Detail>
    auto change(const char* action, Body&& body, Detail&& detail) {
        return query([&](SQLite::Database& db) -> decltype(body(db)) {
            SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
            auto result = body(db);
            if (!result) return result;
            SQLite::Statement trail(db, "INSERT INTO audit_trail (at_utc, action, detail) VALUES (?, ?, ?)");
            trail.bind(1, utcNow());
            trail.bind(2, action);
            trail.bind(3, std::string(detail()));
            trail.exec();
            transaction.commit();
            return result;
        });
    }

    /// A change of samples or problems, which can be undone: see history.h.
    template <class Body, class Detail>
    auto changeData(Action action, const std::string& argument, Body&& body, Detail&& detail) {
        return change(
            actionName(action),
            [&](SQLite::Database& db) -> decltype(body(db)) {
                const std::int64_t id = beginChange(db, action, argument);
                auto result = body(db);
                if (result) endChange(db, id);
                return result;
            },
            detail);
    }

    Result<imaging::WindowPolicy> networkWindow(SQLite::Database& db) const {
        imaging::WindowPolicy window;
        const std::string text = settingOf(db, kNetworkWindow);
        if (!imaging::windowPolicyFromText(text, window))
            return Error{ErrorCode::corruptFile, "no window: " + text, file()};
        return window;
    }

    Result<void> updateRun(std::int64_t run, SQLite::Statement& update) const {
        update.bind(":id", run);
        if (update.exec() == 0) return noRun(run);
        return {};
    }
    Error noRun(std::int64_t run) const {
        return {ErrorCode::notFound, "run " + std::to_string(run), folder};
    }

    static Result<Project> open(const std::string& folder, bool create);
};

Result<Project> Project::Impl::open(const std::string& folder, bool create) {
    FOVEA_TRY(DirectoryLock lock, DirectoryLock::acquire(folder));
    FOVEA_TRY(auto database, openProjectFile(folder + "/" + kDatabaseName, create));
    std::unique_ptr<Impl> impl(new Impl{folder, std::move(lock), std::move(database)});
    FOVEA_CHECK(impl->query([&](SQLite::Database& db) -> Result<void> {
        makePathsRelative(db, folder);
        return {};
    }));
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
        return Impl::open(path, false);
    });
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
                                      const std::map<std::string, std::string>& settings) {
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
            storeSamples(db, m_impl->folder, plan.samples, plan.splitsFinal);
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
    return m_impl->query([&](SQLite::Database& db) { return loadSamples(db, m_impl->folder); });
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

Result<std::vector<std::string>> Project::classes() const {
    FOVEA_TRY(const std::vector<std::string> order, grades());
    return m_impl->query([&](SQLite::Database& db) -> Result<std::vector<std::string>> {
        std::vector<std::string> names;
        SQLite::Statement query(
            db, "SELECT DISTINCT label FROM sample WHERE label <> '' AND split <> 'excluded'");
        while (query.executeStep()) names.push_back(query.getColumn(0).getString());
        return dataset::inClassOrder(std::move(names), order);
    });
}

Result<std::vector<std::string>> Project::grades() const {
    FOVEA_TRY(const std::string text, setting(kGrades));
    if (text.empty()) return std::vector<std::string>();
    const nlohmann::json list = nlohmann::json::parse(text, nullptr, false);
    const auto isName = [](const nlohmann::json& name) { return name.is_string(); };
    if (!list.is_array() || !std::all_of(list.begin(), list.end(), isName))
        return Error{ErrorCode::corruptFile, "the setting 'grades' is no list of names", m_impl->file()};
    return list.get<std::vector<std::string>>();
}

Result<void> Project::setGrades(const std::vector<std::string>& grades) {
    FOVEA_TRY(const std::vector<std::string> present, this->grades());
    if (grades == present) return {};
    try {
        return setSetting(kGrades, grades.empty() ? "" : nlohmann::json(grades).dump());
    } catch (const nlohmann::json::exception&) {
        return Error{ErrorCode::invalidArgument, "the name of a grade is not UTF-8", {}};
    }
}

Result<std::string> Project::positive() const {
    return setting(kKeyOfPositive);
}

Result<void> Project::setPositive(const std::string& positive) {
    FOVEA_TRY(const std::string present, this->positive());
    if (positive == present) return {};
    if (!positive.empty()) {
        FOVEA_TRY(const auto known, classes());
        FOVEA_CHECK(dataset::checkPositive(known, positive));
    }
    return setSetting(kKeyOfPositive, positive);
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

Result<void> Project::setSampleLabels(const std::vector<Sample>& samples) {
    return m_impl->changeData(
        Action::setLabels, "",
        [&](SQLite::Database& db) -> Result<void> {
            const std::int64_t missing = updateSampleLabels(db, samples);
            if (missing != 0)
                return Error{ErrorCode::notFound, "sample " + std::to_string(missing), m_impl->folder};
            return {};
        },
        [&] { return counted(samples.size(), "samples"); });
}

Result<void> Project::setLabel(const std::vector<std::int64_t>& ids, const std::string& label) {
    return m_impl->changeData(
        Action::setLabel, label,
        [&](SQLite::Database& db) -> Result<void> {
            SQLite::Statement update(db, "UPDATE sample SET label = ? WHERE id = ?");
            for (const std::int64_t id : ids) {
                update.bindNoCopy(1, label);
                update.bind(2, id);
                if (update.exec() == 0)
                    return Error{ErrorCode::notFound, "sample " + std::to_string(id), m_impl->folder};
                update.reset();
            }
            return {};
        },
        [&] { return counted(ids.size(), "samples to '") + label + "'"; });
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
    return m_impl->change(
        undo ? "undo" : "redo",
        [&](SQLite::Database& db) -> Result<Restored> {
            const History known = project::history(db);
            const std::optional<Change>& nearest = undo ? known.undo : known.redo;
            if (!nearest)
                return Error{ErrorCode::notFound, undo ? "nothing to undo" : "nothing to redo",
                             m_impl->folder};
            swapChange(db, nearest->id);
            restored.change = *nearest;
            FOVEA_TRY(restored.samples, loadChangedSamples(db, nearest->id, m_impl->folder));
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
}

Result<std::int64_t> Project::addRun(const std::string& settingsJson) {
    std::int64_t id = 0;
    return m_impl->change(
        "add run",
        [&](SQLite::Database& db) -> Result<std::int64_t> {
            SQLite::Statement insert(db, "INSERT INTO run (created_utc, state, settings) VALUES (?, ?, ?)");
            insert.bind(1, utcNow());
            insert.bindNoCopy(2, runStateName(RunState::planned));
            insert.bindNoCopy(3, settingsJson);
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
constexpr const char* kSelectRun = "SELECT id, created_utc, state, settings, result, adapter, note FROM run ";

/// Error: corruptFile.
Result<Run> runOf(SQLite::Statement& query) {
    const std::string state = query.getColumn(2).getString();
    const auto known = runStateFromName(state);
    if (!known) return Error{ErrorCode::corruptFile, "no state of a run: " + state, kDatabaseName};
    return Run{query.getColumn(0).getInt64(),  query.getColumn(1).getString(), *known,
               query.getColumn(3).getString(), query.getColumn(4).getString(), query.getColumn(5).getString(),
               query.getColumn(6).getString()};
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
            SQLite::Statement insert(
                db,
                "INSERT INTO look (run, split, at_utc, figures) SELECT id, ?, ?, ? FROM run WHERE id = ?");
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
        SQLite::Statement query(db, "SELECT count(*) FROM look WHERE split = ?");
        query.bindNoCopy(1, dataset::splitName(split));
        query.executeStep();
        return query.getColumn(0).getInt();
    });
}

Result<std::vector<RecordedEvaluation>> Project::evaluations() const {
    return m_impl->query([](SQLite::Database& db) -> Result<std::vector<RecordedEvaluation>> {
        std::vector<RecordedEvaluation> all;
        SQLite::Statement query(db, "SELECT run, split, at_utc, figures FROM look ORDER BY id");
        while (query.executeStep()) {
            RecordedEvaluation one{query.getColumn(0).getInt64(), dataset::Split::unassigned,
                                   query.getColumn(2).getString(), query.getColumn(3).getString()};
            const std::string split = query.getColumn(1).getString();
            if (!dataset::splitFromName(split, one.split))
                return Error{ErrorCode::corruptFile, "no part of the images: " + split, kDatabaseName};
            all.push_back(std::move(one));
        }
        return all;
    });
}

}  // namespace fovea::project
