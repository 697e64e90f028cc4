#include "project/sample_rows.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <future>
#include <span>
#include <thread>

#include "project/question_rows.h"

namespace fovea::project {

using dataset::Problem;
using dataset::Sample;
using nlohmann::json;

namespace {

/// Headers hold text in any encoding: what is no UTF-8 is replaced, not refused.
std::string dump(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::string storedPath(const std::string& folder, const std::string& path) {
    const bool inside =
        path.size() > folder.size() + 1 && path.starts_with(folder) && path[folder.size()] == '/';
    return inside ? path.substr(folder.size() + 1) : path;
}

void makePathsRelative(SQLite::Database& database, const std::string& folder) {
    // '0' comes after '/': a range of bytes, which the index of paths answers.
    const std::string first = folder + "/", end = folder + "0";
    SQLite::Statement any(database, "SELECT EXISTS (SELECT 1 FROM sample WHERE path > ?1 AND path < ?2)");
    any.bindNoCopy(1, first);
    any.bindNoCopy(2, end);
    any.executeStep();
    if (any.getColumn(0).getInt() == 0) return;
    any.reset();

    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    // What the triggers note goes to a change that never was, and is forgotten.
    const std::int64_t open = database.execAndGet("SELECT id FROM open_change").getInt64();
    database.exec("UPDATE open_change SET id = 0");
    // Not onto a path that another image has, or gets back when a change is undone or redone.
    // Cut as bytes: paths need not be UTF-8.
    SQLite::Statement update(database, R"sql(
        UPDATE sample SET path = CAST(substr(CAST(path AS BLOB), ?3) AS TEXT)
            WHERE path > ?1 AND path < ?2 AND CAST(substr(CAST(path AS BLOB), ?3) AS TEXT) NOT IN (
                SELECT path FROM sample WHERE path < '/' OR path >= '0'
                UNION SELECT path FROM sample_before WHERE path < '/' OR path >= '0'))sql");
    update.bindNoCopy(1, first);
    update.bindNoCopy(2, end);
    update.bind(3, std::int64_t(first.size() + 1));
    update.exec();
    database.exec("DELETE FROM sample_before WHERE change = 0");
    database.exec("UPDATE open_change SET id = " + std::to_string(open));
    transaction.commit();
}

void storeSamples(SQLite::Database& database, const std::string& folder, const std::vector<Sample>& samples,
                  bool splitsFinal, std::int64_t question) {
    SQLite::Statement insert(database, R"sql(
        INSERT INTO sample (path, frame, format, width, height, patient, split, pixel_hash, facts,
            perceptual_hash, plane, study)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (path, frame, plane) DO UPDATE SET
            format = excluded.format, width = excluded.width, height = excluded.height,
            patient = excluded.patient,
            split = CASE WHEN excluded.split = 'unassigned' AND NOT ?13 THEN split ELSE excluded.split END,
            pixel_hash = excluded.pixel_hash, facts = excluded.facts, perceptual_hash = excluded.perceptual_hash,
            study = CASE WHEN excluded.study = '' THEN study ELSE excluded.study END
        RETURNING id)sql");
    insert.bind(13, splitsFinal ? 1 : 0);
    AnswerRows answers(database, question);
    for (const Sample& sample : samples) {
        const std::string facts = dump(sample.facts);
        const std::string path = storedPath(folder, sample.path);
        insert.bindNoCopy(1, path);
        insert.bind(2, sample.frame);
        insert.bindNoCopy(3, sample.format);
        insert.bind(4, sample.width);
        insert.bind(5, sample.height);
        insert.bindNoCopy(6, sample.patient);
        insert.bindNoCopy(7, dataset::splitName(sample.split));
        insert.bindNoCopy(8, sample.pixelHash);
        insert.bindNoCopy(9, facts);
        insert.bindNoCopy(10, sample.perceptualHash);
        insert.bindNoCopy(11, imaging::planeName(sample.plane));
        insert.bindNoCopy(12, sample.study);
        insert.executeStep();
        const std::int64_t id = insert.getColumn(0).getInt64();
        insert.reset();
        answers.storeAll(id, sample);
    }
}

std::int64_t updateSampleLabels(SQLite::Database& database, const std::vector<Sample>& samples,
                                std::int64_t question) {
    SQLite::Statement update(database,
                             "UPDATE sample SET patient = ?, split = ?, facts = ?, study = ? WHERE id = ?");
    AnswerRows answers(database, question);
    for (const Sample& sample : samples) {
        const std::string facts = dump(sample.facts);
        update.bindNoCopy(1, sample.patient);
        update.bindNoCopy(2, dataset::splitName(sample.split));
        update.bindNoCopy(3, facts);
        update.bindNoCopy(4, sample.study);
        update.bind(5, sample.id);
        if (update.exec() == 0) return sample.id;
        update.reset();
        answers.storeAll(sample.id, sample);
    }
    return 0;
}

namespace {

// ?1: the question in use.
constexpr const char* kSelect =
    "SELECT id, path, frame, format, width, height, coalesce(value, ''), patient, split, pixel_hash, facts, "
    "perceptual_hash, plane, study "
    "FROM sample LEFT JOIN answer ON answer.sample = sample.id AND answer.question = ?1 ";

/// False when one of the texts is none that storeSamples() wrote.
bool parseFacts(std::span<const std::string> texts, std::span<Sample> samples) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        json facts = json::parse(texts[i], nullptr, false);
        if (!facts.is_object()) return false;
        for (auto& [keyword, value] : facts.items()) {
            if (value.is_string())
                samples[i].facts.emplace_hint(samples[i].facts.end(), keyword,
                                              std::move(value.get_ref<std::string&>()));
        }
    }
    return true;
}

/// The same on all cores: most of the time of opening a large project goes here.
bool parseAllFacts(std::span<const std::string> texts, std::span<Sample> samples) {
    constexpr std::size_t kFewest = 1000;
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t each = std::max(kFewest, (texts.size() + cores - 1) / cores);
    std::vector<std::future<bool>> parts;
    for (std::size_t from = 0; from < texts.size(); from += each) {
        const std::size_t count = std::min(each, texts.size() - from);
        parts.push_back(std::async(std::launch::async, parseFacts, texts.subspan(from, count),
                                   samples.subspan(from, count)));
    }
    return std::all_of(parts.begin(), parts.end(), [](std::future<bool>& part) { return part.get(); });
}

Result<std::vector<Sample>> samplesOf(SQLite::Statement& query, std::size_t expected,
                                      const std::string& folder) {
    std::vector<Sample> samples;
    std::vector<std::string> facts;
    samples.reserve(expected);
    facts.reserve(expected);
    const Error unreadable{ErrorCode::corruptFile, "unreadable row of table sample", folder};
    while (query.executeStep()) {
        Sample sample;
        sample.id = query.getColumn(0).getInt64();
        sample.path = query.getColumn(1).getString();
        if (!sample.path.starts_with('/')) sample.path = folder + "/" + sample.path;
        sample.frame = query.getColumn(2).getInt();
        sample.format = query.getColumn(3).getString();
        sample.width = query.getColumn(4).getInt();
        sample.height = query.getColumn(5).getInt();
        sample.label = query.getColumn(6).getString();
        sample.patient = query.getColumn(7).getString();
        sample.pixelHash = query.getColumn(9).getString();
        sample.perceptualHash = query.getColumn(11).getString();
        sample.study = query.getColumn(13).getString();
        if (!dataset::splitFromName(query.getColumn(8).getString(), sample.split) ||
            !imaging::planeFromName(query.getColumn(12).getString(), sample.plane))
            return unreadable;
        facts.push_back(query.getColumn(10).getString());
        samples.push_back(std::move(sample));
    }
    if (!parseAllFacts(facts, samples)) return unreadable;
    return samples;
}

}  // namespace

Result<std::vector<Sample>> loadSamples(SQLite::Database& database, const std::string& folder,
                                        std::int64_t question) {
    const auto count =
        static_cast<std::size_t>(database.execAndGet("SELECT count(*) FROM sample").getInt64());
    SQLite::Statement query(database, std::string(kSelect) + "ORDER BY id");
    query.bind(1, question);
    FOVEA_TRY(auto samples, samplesOf(query, count, folder));
    addOtherAnswers(database, question, samples);
    addReadings(database, question, samples);
    return samples;
}

Result<std::vector<Sample>> loadChangedSamples(SQLite::Database& database, std::int64_t change,
                                               const std::string& folder, std::int64_t question) {
    SQLite::Statement query(database, std::string(kSelect) + R"sql(
        WHERE id IN (SELECT id FROM sample_before WHERE change = ?2
                     UNION SELECT sample FROM answer_before WHERE change = ?2
                     UNION SELECT sample FROM reading_before WHERE change = ?2) ORDER BY id)sql");
    query.bind(1, question);
    query.bind(2, change);
    FOVEA_TRY(auto samples, samplesOf(query, 0, folder));
    addOtherAnswers(database, question, samples);
    addReadings(database, question, samples);
    return samples;
}

namespace {

/// A message as the column keeps it: JSON, or a plain sentence as earlier versions wrote it.
std::string columnOf(const Message& message) {
    return message.code.empty() ? messageText(message) : dump(toJson(message));
}

Message messageOfColumn(const std::string& text) {
    if (!text.starts_with('{')) return text;
    try {
        return messageFrom(json::parse(text));
    } catch (const json::exception&) {
        return text;
    }
}

}  // namespace

void storeProblems(SQLite::Database& database, const std::string& source,
                   const std::vector<Problem>& problems) {
    SQLite::Statement remove(database, "DELETE FROM import_problem WHERE source = ?");
    remove.bindNoCopy(1, source);
    remove.exec();
    SQLite::Statement insert(database,
                             "INSERT INTO import_problem (source, kind, files, detail) VALUES (?, ?, ?, ?)");
    for (const Problem& problem : problems) {
        const std::string files = dump(problem.files);
        insert.bindNoCopy(1, source);
        insert.bindNoCopy(2, dataset::problemKindName(problem.kind));
        insert.bindNoCopy(3, files);
        insert.bind(4, columnOf(problem.message));
        insert.exec();
        insert.reset();
    }
}

Result<std::vector<Problem>> loadProblems(SQLite::Database& database, const std::string& file) {
    std::vector<Problem> problems;
    SQLite::Statement query(database, "SELECT kind, files, detail FROM import_problem ORDER BY id");
    while (query.executeStep()) {
        Problem problem;
        const json files = json::parse(query.getColumn(1).getText(), nullptr, false);
        if (!dataset::problemKindFromName(query.getColumn(0).getString(), problem.kind) || !files.is_array())
            return Error{ErrorCode::corruptFile, "unreadable row of table import_problem", file};
        for (const json& name : files) {
            if (name.is_string()) problem.files.push_back(name.get<std::string>());
        }
        problem.message = messageOfColumn(query.getColumn(2).getString());
        problems.push_back(std::move(problem));
    }
    return problems;
}

}  // namespace fovea::project
