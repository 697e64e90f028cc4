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
    // Images can be set aside, near duplicates are known by a perceptual hash, and
    // every change of the data can be undone: triggers keep what a change replaced.
    R"sql(
CREATE TABLE sample_2 (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    path            TEXT NOT NULL,
    frame           INTEGER NOT NULL,
    format          TEXT NOT NULL,
    width           INTEGER NOT NULL,
    height          INTEGER NOT NULL,
    label           TEXT NOT NULL,
    patient         TEXT NOT NULL,
    split           TEXT NOT NULL CHECK (split IN ('unassigned', 'train', 'val', 'test', 'excluded')),
    pixel_hash      TEXT NOT NULL,
    perceptual_hash TEXT NOT NULL,
    facts           TEXT NOT NULL,
    UNIQUE (path, frame)
);
INSERT INTO sample_2 SELECT id, path, frame, format, width, height, label, patient, split, pixel_hash, '', facts
    FROM sample;
DROP TABLE sample;
ALTER TABLE sample_2 RENAME TO sample;

CREATE TABLE change (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at_utc   TEXT NOT NULL,
    action   TEXT NOT NULL,
    argument TEXT NOT NULL,
    undone   INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE open_change (id INTEGER NOT NULL);
INSERT INTO open_change VALUES (0);

CREATE TABLE sample_before (
    change INTEGER NOT NULL, id INTEGER NOT NULL, existed INTEGER NOT NULL,
    path TEXT, frame INTEGER, format TEXT, width INTEGER, height INTEGER, label TEXT, patient TEXT, split TEXT,
    pixel_hash TEXT, perceptual_hash TEXT, facts TEXT,
    PRIMARY KEY (change, id)
) WITHOUT ROWID;
CREATE TRIGGER sample_inserted AFTER INSERT ON sample
WHEN NOT EXISTS (SELECT 1 FROM sample_before WHERE change = (SELECT id FROM open_change) AND id = new.id)
BEGIN
    INSERT INTO sample_before (change, id, existed) SELECT id, new.id, 0 FROM open_change;
END;
CREATE TRIGGER sample_updated AFTER UPDATE ON sample
WHEN (old.path, old.frame, old.format, old.width, old.height, old.label, old.patient, old.split, old.pixel_hash,
      old.perceptual_hash, old.facts)
     IS NOT (new.path, new.frame, new.format, new.width, new.height, new.label, new.patient, new.split,
             new.pixel_hash, new.perceptual_hash, new.facts)
    AND NOT EXISTS (SELECT 1 FROM sample_before WHERE change = (SELECT id FROM open_change) AND id = new.id)
BEGIN
    INSERT INTO sample_before SELECT id, old.id, 1, nullif(old.path, new.path), nullif(old.frame, new.frame),
        nullif(old.format, new.format), nullif(old.width, new.width), nullif(old.height, new.height),
        nullif(old.label, new.label), nullif(old.patient, new.patient), nullif(old.split, new.split),
        nullif(old.pixel_hash, new.pixel_hash), nullif(old.perceptual_hash, new.perceptual_hash),
        nullif(old.facts, new.facts) FROM open_change;
END;
CREATE TRIGGER sample_deleted AFTER DELETE ON sample
WHEN NOT EXISTS (SELECT 1 FROM sample_before WHERE change = (SELECT id FROM open_change) AND id = old.id)
BEGIN
    INSERT INTO sample_before SELECT id, old.id, 1, old.path, old.frame, old.format, old.width, old.height,
        old.label, old.patient, old.split, old.pixel_hash, old.perceptual_hash, old.facts FROM open_change;
END;

CREATE TABLE import_problem_before (
    change INTEGER NOT NULL, id INTEGER NOT NULL, existed INTEGER NOT NULL,
    source TEXT, kind TEXT, files TEXT, detail TEXT,
    PRIMARY KEY (change, id)
) WITHOUT ROWID;
CREATE TRIGGER import_problem_inserted AFTER INSERT ON import_problem
WHEN NOT EXISTS (SELECT 1 FROM import_problem_before WHERE change = (SELECT id FROM open_change) AND id = new.id)
BEGIN
    INSERT INTO import_problem_before (change, id, existed) SELECT id, new.id, 0 FROM open_change;
END;
CREATE TRIGGER import_problem_deleted AFTER DELETE ON import_problem
WHEN NOT EXISTS (SELECT 1 FROM import_problem_before WHERE change = (SELECT id FROM open_change) AND id = old.id)
BEGIN
    INSERT INTO import_problem_before SELECT id, old.id, 1, old.source, old.kind, old.files, old.detail
        FROM open_change;
END;
)sql",
    // The same slice number of a volume cut along another axis is another image, and
    // what holds for the whole project (how the network sees grey values, the order of
    // grades) is stored, and undone, with it.
    R"sql(
CREATE TABLE sample_3 (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    path            TEXT NOT NULL,
    frame           INTEGER NOT NULL,
    format          TEXT NOT NULL,
    width           INTEGER NOT NULL,
    height          INTEGER NOT NULL,
    label           TEXT NOT NULL,
    patient         TEXT NOT NULL,
    split           TEXT NOT NULL CHECK (split IN ('unassigned', 'train', 'val', 'test', 'excluded')),
    pixel_hash      TEXT NOT NULL,
    perceptual_hash TEXT NOT NULL,
    facts           TEXT NOT NULL,
    plane           TEXT NOT NULL CHECK (plane IN ('axial', 'coronal', 'sagittal')),
    UNIQUE (path, frame, plane)
);
INSERT INTO sample_3 SELECT id, path, frame, format, width, height, label, patient, split, pixel_hash,
    perceptual_hash, facts, 'axial' FROM sample;
DROP TABLE sample;
ALTER TABLE sample_3 RENAME TO sample;
ALTER TABLE sample_before ADD COLUMN plane TEXT;
UPDATE sample_before SET plane = 'axial' WHERE existed;

CREATE TRIGGER sample_inserted AFTER INSERT ON sample
WHEN NOT EXISTS (SELECT 1 FROM sample_before WHERE change = (SELECT id FROM open_change) AND id = new.id)
BEGIN
    INSERT INTO sample_before (change, id, existed) SELECT id, new.id, 0 FROM open_change;
END;
CREATE TRIGGER sample_updated AFTER UPDATE ON sample
WHEN (old.path, old.frame, old.format, old.width, old.height, old.label, old.patient, old.split, old.pixel_hash,
      old.perceptual_hash, old.facts, old.plane)
     IS NOT (new.path, new.frame, new.format, new.width, new.height, new.label, new.patient, new.split,
             new.pixel_hash, new.perceptual_hash, new.facts, new.plane)
    AND NOT EXISTS (SELECT 1 FROM sample_before WHERE change = (SELECT id FROM open_change) AND id = new.id)
BEGIN
    INSERT INTO sample_before SELECT id, old.id, 1, nullif(old.path, new.path), nullif(old.frame, new.frame),
        nullif(old.format, new.format), nullif(old.width, new.width), nullif(old.height, new.height),
        nullif(old.label, new.label), nullif(old.patient, new.patient), nullif(old.split, new.split),
        nullif(old.pixel_hash, new.pixel_hash), nullif(old.perceptual_hash, new.perceptual_hash),
        nullif(old.facts, new.facts), nullif(old.plane, new.plane) FROM open_change;
END;
CREATE TRIGGER sample_deleted AFTER DELETE ON sample
WHEN NOT EXISTS (SELECT 1 FROM sample_before WHERE change = (SELECT id FROM open_change) AND id = old.id)
BEGIN
    INSERT INTO sample_before SELECT id, old.id, 1, old.path, old.frame, old.format, old.width, old.height,
        old.label, old.patient, old.split, old.pixel_hash, old.perceptual_hash, old.facts, old.plane
        FROM open_change;
END;

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE setting_before (
    change INTEGER NOT NULL, name TEXT NOT NULL, value TEXT,
    PRIMARY KEY (change, name)
) WITHOUT ROWID;
CREATE TRIGGER setting_inserted AFTER INSERT ON setting
BEGIN
    INSERT OR IGNORE INTO setting_before SELECT id, new.name, NULL FROM open_change;
END;
CREATE TRIGGER setting_updated AFTER UPDATE ON setting
BEGIN
    INSERT OR IGNORE INTO setting_before SELECT id, old.name, old.value FROM open_change;
END;
CREATE TRIGGER setting_deleted AFTER DELETE ON setting
BEGIN
    INSERT OR IGNORE INTO setting_before SELECT id, old.name, old.value FROM open_change;
END;
)sql",
    // Users note what a run was for. A look keeps what was seen, and outlives its run: who
    // removes a run has looked at the test images all the same.
    R"sql(
ALTER TABLE run ADD COLUMN note TEXT NOT NULL DEFAULT '';
CREATE TABLE look_2 (
    id      INTEGER PRIMARY KEY,
    run     INTEGER NOT NULL,
    split   TEXT NOT NULL,
    at_utc  TEXT NOT NULL,
    figures TEXT NOT NULL DEFAULT ''
);
INSERT INTO look_2 (id, run, split, at_utc) SELECT id, run, split, at_utc FROM look;
DROP TABLE look;
ALTER TABLE look_2 RENAME TO look;
CREATE INDEX look_run ON look (run);
)sql",
    // What is asked about the images is a thing of its own: a project has several questions, and an image an
    // answer to each. What an image was labelled answers the first, which has what the settings "grades" and
    // "positive" held; changes that concerned these can still be taken back.
    R"sql(
CREATE TABLE question (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL CHECK (kind IN ('one', 'grades', 'findings', 'number')),
    answers  TEXT NOT NULL,
    positive TEXT NOT NULL,
    unit     TEXT NOT NULL,
    low      TEXT NOT NULL,
    high     TEXT NOT NULL,
    place    INTEGER NOT NULL
);
CREATE TABLE question_before (
    change INTEGER NOT NULL, id INTEGER NOT NULL, existed INTEGER NOT NULL,
    name TEXT, kind TEXT, answers TEXT, positive TEXT, unit TEXT, low TEXT, high TEXT, place INTEGER,
    PRIMARY KEY (change, id)
) WITHOUT ROWID;
CREATE TABLE answer (
    sample   INTEGER NOT NULL REFERENCES sample (id) DEFERRABLE INITIALLY DEFERRED,
    question INTEGER NOT NULL REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
    value    TEXT NOT NULL,
    PRIMARY KEY (sample, question)
) WITHOUT ROWID;
CREATE TABLE answer_before (
    change INTEGER NOT NULL, sample INTEGER NOT NULL, question INTEGER NOT NULL, value TEXT,
    PRIMARY KEY (change, sample, question)
) WITHOUT ROWID;

INSERT INTO question SELECT 1, 'Diagnosis', iif(grades = '', 'one', 'grades'), iif(grades = '', '[]', grades),
    positive, '', '', '', 1
    FROM (SELECT coalesce((SELECT value FROM setting WHERE name = 'grades'), '') AS grades,
                 coalesce((SELECT value FROM setting WHERE name = 'positive'), '') AS positive);
INSERT INTO question_before (change, id, existed, kind, answers, positive)
    SELECT change, 1, 1,
        max(CASE WHEN name = 'grades' THEN iif(coalesce(value, '') = '', 'one', 'grades') END),
        max(CASE WHEN name = 'grades' THEN iif(coalesce(value, '') = '', '[]', value) END),
        max(CASE WHEN name = 'positive' THEN coalesce(value, '') END)
    FROM setting_before WHERE name IN ('grades', 'positive') GROUP BY change;
DELETE FROM setting WHERE name IN ('grades', 'positive');
DELETE FROM setting_before WHERE name IN ('grades', 'positive');
INSERT INTO answer SELECT id, 1, label FROM sample WHERE label <> '';
INSERT INTO answer_before SELECT change, id, 1, nullif(label, '') FROM sample_before
    WHERE NOT existed OR label IS NOT NULL;

DROP TRIGGER sample_inserted;
DROP TRIGGER sample_updated;
DROP TRIGGER sample_deleted;
ALTER TABLE sample DROP COLUMN label;
ALTER TABLE sample_before DROP COLUMN label;
CREATE TRIGGER sample_inserted AFTER INSERT ON sample
WHEN NOT EXISTS (SELECT 1 FROM sample_before WHERE change = (SELECT id FROM open_change) AND id = new.id)
BEGIN
    INSERT INTO sample_before (change, id, existed) SELECT id, new.id, 0 FROM open_change;
END;
CREATE TRIGGER sample_updated AFTER UPDATE ON sample
WHEN (old.path, old.frame, old.format, old.width, old.height, old.patient, old.split, old.pixel_hash,
      old.perceptual_hash, old.facts, old.plane)
     IS NOT (new.path, new.frame, new.format, new.width, new.height, new.patient, new.split,
             new.pixel_hash, new.perceptual_hash, new.facts, new.plane)
    AND NOT EXISTS (SELECT 1 FROM sample_before WHERE change = (SELECT id FROM open_change) AND id = new.id)
BEGIN
    INSERT INTO sample_before SELECT id, old.id, 1, nullif(old.path, new.path), nullif(old.frame, new.frame),
        nullif(old.format, new.format), nullif(old.width, new.width), nullif(old.height, new.height),
        nullif(old.patient, new.patient), nullif(old.split, new.split), nullif(old.pixel_hash, new.pixel_hash),
        nullif(old.perceptual_hash, new.perceptual_hash), nullif(old.facts, new.facts),
        nullif(old.plane, new.plane) FROM open_change;
END;
CREATE TRIGGER sample_deleted AFTER DELETE ON sample
WHEN NOT EXISTS (SELECT 1 FROM sample_before WHERE change = (SELECT id FROM open_change) AND id = old.id)
BEGIN
    INSERT INTO sample_before SELECT id, old.id, 1, old.path, old.frame, old.format, old.width, old.height,
        old.patient, old.split, old.pixel_hash, old.perceptual_hash, old.facts, old.plane FROM open_change;
END;

CREATE TRIGGER question_inserted AFTER INSERT ON question
BEGIN
    INSERT OR IGNORE INTO question_before (change, id, existed) SELECT id, new.id, 0 FROM open_change;
END;
CREATE TRIGGER question_updated AFTER UPDATE ON question
WHEN (old.name, old.kind, old.answers, old.positive, old.unit, old.low, old.high, old.place)
     IS NOT (new.name, new.kind, new.answers, new.positive, new.unit, new.low, new.high, new.place)
BEGIN
    INSERT OR IGNORE INTO question_before SELECT id, old.id, 1, old.name, old.kind, old.answers, old.positive,
        old.unit, old.low, old.high, old.place FROM open_change;
END;
CREATE TRIGGER question_deleted AFTER DELETE ON question
BEGIN
    INSERT OR IGNORE INTO question_before SELECT id, old.id, 1, old.name, old.kind, old.answers, old.positive,
        old.unit, old.low, old.high, old.place FROM open_change;
END;
CREATE TRIGGER answer_inserted AFTER INSERT ON answer
BEGIN
    INSERT OR IGNORE INTO answer_before SELECT id, new.sample, new.question, NULL FROM open_change;
END;
CREATE TRIGGER answer_updated AFTER UPDATE ON answer WHEN old.value <> new.value
BEGIN
    INSERT OR IGNORE INTO answer_before SELECT id, old.sample, old.question, old.value FROM open_change;
END;
CREATE TRIGGER answer_deleted AFTER DELETE ON answer
BEGIN
    INSERT OR IGNORE INTO answer_before SELECT id, old.sample, old.question, old.value FROM open_change;
END;

ALTER TABLE run ADD COLUMN question INTEGER NOT NULL DEFAULT 1;
ALTER TABLE look ADD COLUMN question INTEGER NOT NULL DEFAULT 1;
)sql",
    // Images belong to studies, and a question may ask of these, or of patients. Earlier ones ask of images.
    R"sql(
ALTER TABLE sample ADD COLUMN study TEXT NOT NULL DEFAULT '';
ALTER TABLE sample_before ADD COLUMN study TEXT;
UPDATE sample_before SET study = '' WHERE existed;
ALTER TABLE question ADD COLUMN answer_unit TEXT NOT NULL DEFAULT 'image'
    CHECK (answer_unit IN ('image', 'study', 'patient'));
ALTER TABLE question_before ADD COLUMN answer_unit TEXT;
UPDATE question_before SET answer_unit = 'image' WHERE existed;

DROP TRIGGER sample_updated;
DROP TRIGGER sample_deleted;
CREATE TRIGGER sample_updated AFTER UPDATE ON sample
WHEN (old.path, old.frame, old.format, old.width, old.height, old.patient, old.split, old.pixel_hash,
      old.perceptual_hash, old.facts, old.plane, old.study)
     IS NOT (new.path, new.frame, new.format, new.width, new.height, new.patient, new.split,
             new.pixel_hash, new.perceptual_hash, new.facts, new.plane, new.study)
    AND NOT EXISTS (SELECT 1 FROM sample_before WHERE change = (SELECT id FROM open_change) AND id = new.id)
BEGIN
    INSERT INTO sample_before SELECT id, old.id, 1, nullif(old.path, new.path), nullif(old.frame, new.frame),
        nullif(old.format, new.format), nullif(old.width, new.width), nullif(old.height, new.height),
        nullif(old.patient, new.patient), nullif(old.split, new.split), nullif(old.pixel_hash, new.pixel_hash),
        nullif(old.perceptual_hash, new.perceptual_hash), nullif(old.facts, new.facts),
        nullif(old.plane, new.plane), nullif(old.study, new.study) FROM open_change;
END;
CREATE TRIGGER sample_deleted AFTER DELETE ON sample
WHEN NOT EXISTS (SELECT 1 FROM sample_before WHERE change = (SELECT id FROM open_change) AND id = old.id)
BEGIN
    INSERT INTO sample_before SELECT id, old.id, 1, old.path, old.frame, old.format, old.width, old.height,
        old.patient, old.split, old.pixel_hash, old.perceptual_hash, old.facts, old.plane, old.study
        FROM open_change;
END;
DROP TRIGGER question_updated;
DROP TRIGGER question_deleted;
CREATE TRIGGER question_updated AFTER UPDATE ON question
WHEN (old.name, old.kind, old.answers, old.positive, old.unit, old.low, old.high, old.place, old.answer_unit)
     IS NOT (new.name, new.kind, new.answers, new.positive, new.unit, new.low, new.high, new.place,
             new.answer_unit)
BEGIN
    INSERT OR IGNORE INTO question_before SELECT id, old.id, 1, old.name, old.kind, old.answers, old.positive,
        old.unit, old.low, old.high, old.place, old.answer_unit FROM open_change;
END;
CREATE TRIGGER question_deleted AFTER DELETE ON question
BEGIN
    INSERT OR IGNORE INTO question_before SELECT id, old.id, 1, old.name, old.kind, old.answers, old.positive,
        old.unit, old.low, old.high, old.place, old.answer_unit FROM open_change;
END;
)sql",
    // What several readers say of the same images, and how it becomes the answer.
    R"sql(
CREATE TABLE reading (
    sample   INTEGER NOT NULL REFERENCES sample (id) DEFERRABLE INITIALLY DEFERRED,
    question INTEGER NOT NULL REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
    reader   TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (sample, question, reader)
) WITHOUT ROWID;
CREATE TABLE reading_before (
    change INTEGER NOT NULL, sample INTEGER NOT NULL, question INTEGER NOT NULL, reader TEXT NOT NULL, value TEXT,
    PRIMARY KEY (change, sample, question, reader)
) WITHOUT ROWID;
CREATE TRIGGER reading_inserted AFTER INSERT ON reading
BEGIN
    INSERT OR IGNORE INTO reading_before SELECT id, new.sample, new.question, new.reader, NULL FROM open_change;
END;
CREATE TRIGGER reading_updated AFTER UPDATE ON reading WHEN old.value <> new.value
BEGIN
    INSERT OR IGNORE INTO reading_before SELECT id, old.sample, old.question, old.reader, old.value FROM open_change;
END;
CREATE TRIGGER reading_deleted AFTER DELETE ON reading
BEGIN
    INSERT OR IGNORE INTO reading_before SELECT id, old.sample, old.question, old.reader, old.value FROM open_change;
END;

ALTER TABLE question ADD COLUMN consensus TEXT NOT NULL DEFAULT '';
ALTER TABLE question_before ADD COLUMN consensus TEXT;
UPDATE question_before SET consensus = '' WHERE existed;
DROP TRIGGER question_updated;
DROP TRIGGER question_deleted;
CREATE TRIGGER question_updated AFTER UPDATE ON question
WHEN (old.name, old.kind, old.answers, old.positive, old.unit, old.low, old.high, old.place, old.answer_unit,
      old.consensus)
     IS NOT (new.name, new.kind, new.answers, new.positive, new.unit, new.low, new.high, new.place,
             new.answer_unit, new.consensus)
BEGIN
    INSERT OR IGNORE INTO question_before SELECT id, old.id, 1, old.name, old.kind, old.answers, old.positive,
        old.unit, old.low, old.high, old.place, old.answer_unit, old.consensus FROM open_change;
END;
CREATE TRIGGER question_deleted AFTER DELETE ON question
BEGIN
    INSERT OR IGNORE INTO question_before SELECT id, old.id, 1, old.name, old.kind, old.answers, old.positive,
        old.unit, old.low, old.high, old.place, old.answer_unit, old.consensus FROM open_change;
END;
)sql",
};
static_assert(kApplicationId == 1181709925);

}  // namespace

int schemaVersion() {
    return static_cast<int>(std::size(kMigrations));
}

void migrate(SQLite::Database& database, int from, int to) {
    for (int version = from; version < to; ++version) {
        SQLite::Transaction transaction(database);
        database.exec(kMigrations[version]);
        database.exec("PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
}

}  // namespace fovea::project
