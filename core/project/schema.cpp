#include "project/schema.h"

#include <iterator>
#include <string>

namespace fovea::project {

namespace {

// Entry i brings version i to version i + 1. Published entries never change.
constexpr const char* kMigrations[] = {
    R"sql(
PRAGMA application_id = 1181709925;
CREATE TABLE sample (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    path       TEXT NOT NULL,
    frame      INTEGER NOT NULL,
    format     TEXT NOT NULL,
    width      INTEGER NOT NULL,
    height     INTEGER NOT NULL,
    label      TEXT NOT NULL,
    patient    TEXT NOT NULL,
    split      TEXT NOT NULL CHECK (split IN ('unassigned', 'train', 'val', 'test')),
    pixel_hash TEXT NOT NULL,
    facts      TEXT NOT NULL,
    UNIQUE (path, frame)
);
CREATE TABLE import_problem (
    id     INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    kind   TEXT NOT NULL,
    files  TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX import_problem_source ON import_problem (source);
CREATE TABLE run (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    created_utc TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'stopped', 'failed')),
    settings    TEXT NOT NULL,
    result      TEXT NOT NULL DEFAULT '',
    adapter     TEXT NOT NULL DEFAULT ''
);
CREATE TABLE look (
    id     INTEGER PRIMARY KEY,
    run    INTEGER NOT NULL REFERENCES run (id),
    split  TEXT NOT NULL,
    at_utc TEXT NOT NULL
);
CREATE INDEX look_run ON look (run);
CREATE TABLE audit_trail (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at_utc TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL
);
)sql",
};
static_assert(kApplicationId == 1181709925);

}  // namespace

int schemaVersion() {
    return static_cast<int>(std::size(kMigrations));
}

void migrate(SQLite::Database& database, int from) {
    for (int version = from; version < schemaVersion(); ++version) {
        SQLite::Transaction transaction(database);
        database.exec(kMigrations[version]);
        database.exec("PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
}

}  // namespace fovea::project
