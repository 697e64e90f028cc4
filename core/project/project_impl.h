#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "project/database_error.h"
#include "project/directory_lock.h"
#include "project/history.h"
#include "project/project.h"
#include "project/project_file.h"

namespace fovea::project {

/// The project's setting that says through which window the network sees its images.
inline constexpr const char* kNetworkWindow = "network_window";

/// Empty when never set. Throws SQLite::Exception, as storeSetting() does.
std::string settingOf(SQLite::Database& database, const std::string& name);
void storeSetting(SQLite::Database& database, const std::string& name, const std::string& value);

/// What the sources of Project share: the database, and what makes a change of it one.
struct Project::Impl {
    std::string folder;
    DirectoryLock lock;  // declared before, so released after, the database
    std::unique_ptr<SQLite::Database> database;
    std::int64_t question = 0;  ///< in use
    bool readOnly = false;

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
            if (readOnly) return Error{ErrorCode::notWritable, {}, folder, {kReadOnly}};
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

    /// The names of answers, of the question in use and of those in Sample::answers, are in its form.
    /// Error: as dataset::checkAnswer(), naming the image.
    Result<void> checkAnswers(SQLite::Database& db, const std::vector<dataset::Sample>& samples) const;
    /// Stores what belongs to a change of data: questions that are new (id 0) or changed.
    Result<void> storeQuestions(SQLite::Database& db, const std::vector<dataset::Question>& questions) const;

    static Result<Project> open(const std::string& folder, bool create);
    static Result<Project> openToRead(const std::string& folder);
};

}  // namespace fovea::project
