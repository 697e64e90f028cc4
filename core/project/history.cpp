#include "project/history.h"

#include "base/clock.h"

namespace fovea::project {

namespace {

void run(SQLite::Database& database, const char* sql, std::int64_t change) {
    SQLite::Statement statement(database, sql);
    statement.bind(":change", change);
    statement.exec();
}

void forget(SQLite::Database& database, const std::string& which) {
    for (const char* table : {"sample_before", "answer_before", "reading_before", "question_before",
                              "import_problem_before", "setting_before"})
        database.exec("DELETE FROM " + std::string(table) + " WHERE change IN (SELECT id FROM change WHERE " +
                      which + ")");
    database.exec("DELETE FROM change WHERE " + which);
}

std::optional<Change> nearest(SQLite::Database& database, const char* where) {
    SQLite::Statement query(database, std::string(R"sql(
        SELECT id, at_utc, action, argument,
            (SELECT count(*) FROM (SELECT id FROM sample_before WHERE sample_before.change = change.id
                                   UNION SELECT sample FROM answer_before WHERE answer_before.change = change.id
                                   UNION SELECT sample FROM reading_before WHERE reading_before.change = change.id))
        FROM change )sql") + where);
    if (!query.executeStep()) return {};
    return Change{query.getColumn(0).getInt64(), query.getColumn(1).getString(),
                  actionFromName(query.getColumn(2).getString()), query.getColumn(3).getString(),
                  query.getColumn(4).getInt()};
}

}  // namespace

std::int64_t beginChange(SQLite::Database& database, Action action, const std::string& argument) {
    forget(database, "undone");
    SQLite::Statement insert(database, "INSERT INTO change (at_utc, action, argument) VALUES (?, ?, ?)");
    insert.bind(1, utcNow());
    insert.bindNoCopy(2, actionName(action));
    insert.bindNoCopy(3, argument);
    insert.exec();
    const std::int64_t id = database.getLastInsertRowid();
    run(database, "UPDATE open_change SET id = :change", id);
    return id;
}

void endChange(SQLite::Database& database, std::int64_t change) {
    const std::string id = std::to_string(change);
    forget(database, "id = " + id +
                         " AND NOT EXISTS (SELECT 1 FROM sample_before WHERE change = change.id)"
                         " AND NOT EXISTS (SELECT 1 FROM answer_before WHERE change = change.id)"
                         " AND NOT EXISTS (SELECT 1 FROM reading_before WHERE change = change.id)"
                         " AND NOT EXISTS (SELECT 1 FROM question_before WHERE change = change.id)"
                         " AND NOT EXISTS (SELECT 1 FROM import_problem_before WHERE change = change.id)"
                         " AND NOT EXISTS (SELECT 1 FROM setting_before WHERE change = change.id)");
    forget(database, "id <= " + id + " - " + std::to_string(kUndoableChanges));
}

History history(SQLite::Database& database) {
    return {nearest(database, "WHERE NOT undone ORDER BY id DESC LIMIT 1"),
            nearest(database, "WHERE undone ORDER BY id LIMIT 1")};
}

void forgetSetting(SQLite::Database& database, const std::string& name) {
    SQLite::Statement statement(database, "DELETE FROM setting_before WHERE name = ?");
    statement.bindNoCopy(1, name);
    statement.exec();
}

void swapChange(SQLite::Database& database, std::int64_t change) {
    run(database, "UPDATE open_change SET id = :change", change);
    run(database, "CREATE TEMP TABLE was AS SELECT * FROM sample_before WHERE change = :change", change);
    run(database, "DELETE FROM sample_before WHERE change = :change", change);
    database.exec(R"sql(
        DELETE FROM sample WHERE id IN (SELECT id FROM was WHERE NOT existed);
        UPDATE sample SET
            path = coalesce(was.path, sample.path), frame = coalesce(was.frame, sample.frame),
            format = coalesce(was.format, sample.format), width = coalesce(was.width, sample.width),
            height = coalesce(was.height, sample.height), patient = coalesce(was.patient, sample.patient),
            split = coalesce(was.split, sample.split),
            pixel_hash = coalesce(was.pixel_hash, sample.pixel_hash),
            perceptual_hash = coalesce(was.perceptual_hash, sample.perceptual_hash),
            facts = coalesce(was.facts, sample.facts), plane = coalesce(was.plane, sample.plane),
            study = coalesce(was.study, sample.study)
            FROM was WHERE was.id = sample.id AND was.existed;
        INSERT INTO sample SELECT id, path, frame, format, width, height, patient, split, pixel_hash,
            perceptual_hash, facts, plane, study FROM was WHERE existed AND id NOT IN (SELECT id FROM sample);
        DROP TABLE was)sql");
    run(database, "CREATE TEMP TABLE was AS SELECT * FROM question_before WHERE change = :change", change);
    run(database, "DELETE FROM question_before WHERE change = :change", change);
    database.exec(R"sql(
        DELETE FROM question WHERE id IN (SELECT id FROM was WHERE NOT existed);
        UPDATE question SET
            name = coalesce(was.name, question.name), kind = coalesce(was.kind, question.kind),
            answers = coalesce(was.answers, question.answers),
            positive = coalesce(was.positive, question.positive), unit = coalesce(was.unit, question.unit),
            low = coalesce(was.low, question.low), high = coalesce(was.high, question.high),
            place = coalesce(was.place, question.place),
            answer_unit = coalesce(was.answer_unit, question.answer_unit),
            consensus = coalesce(was.consensus, question.consensus)
            FROM was WHERE was.id = question.id AND was.existed;
        INSERT INTO question SELECT id, name, kind, answers, positive, unit, low, high, place, answer_unit,
            consensus FROM was WHERE existed AND id NOT IN (SELECT id FROM question);
        DROP TABLE was)sql");
    run(database, "CREATE TEMP TABLE was AS SELECT * FROM answer_before WHERE change = :change", change);
    run(database, "DELETE FROM answer_before WHERE change = :change", change);
    database.exec(R"sql(
        DELETE FROM answer WHERE (sample, question) IN (SELECT sample, question FROM was WHERE value IS NULL);
        INSERT INTO answer SELECT sample, question, value FROM was WHERE value IS NOT NULL
            ON CONFLICT (sample, question) DO UPDATE SET value = excluded.value;
        DROP TABLE was)sql");
    run(database, "CREATE TEMP TABLE was AS SELECT * FROM reading_before WHERE change = :change", change);
    run(database, "DELETE FROM reading_before WHERE change = :change", change);
    database.exec(R"sql(
        DELETE FROM reading WHERE (sample, question, reader) IN
            (SELECT sample, question, reader FROM was WHERE value IS NULL);
        INSERT INTO reading SELECT sample, question, reader, value FROM was WHERE value IS NOT NULL
            ON CONFLICT (sample, question, reader) DO UPDATE SET value = excluded.value;
        DROP TABLE was)sql");
    run(database, "CREATE TEMP TABLE was AS SELECT * FROM import_problem_before WHERE change = :change",
        change);
    run(database, "DELETE FROM import_problem_before WHERE change = :change", change);
    database.exec(R"sql(
        DELETE FROM import_problem WHERE id IN (SELECT id FROM was);
        INSERT INTO import_problem SELECT id, source, kind, files, detail FROM was WHERE existed;
        DROP TABLE was)sql");
    run(database, "CREATE TEMP TABLE was AS SELECT * FROM setting_before WHERE change = :change", change);
    run(database, "DELETE FROM setting_before WHERE change = :change", change);
    database.exec(R"sql(
        DELETE FROM setting WHERE name IN (SELECT name FROM was WHERE value IS NULL);
        INSERT INTO setting SELECT name, value FROM was WHERE value IS NOT NULL
            ON CONFLICT (name) DO UPDATE SET value = excluded.value;
        DROP TABLE was)sql");
    run(database, "UPDATE change SET undone = NOT undone WHERE id = :change", change);
}

}  // namespace fovea::project
