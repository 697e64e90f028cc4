#include "dataset/label_export.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>

#include "base/csv.h"
#include "base/utf8.h"
#include "dataset/label_table.h"
#include "dataset/spelling.h"

namespace fovea::dataset {

namespace {

std::string subgroupOf(const Sample& sample) {
    const auto it = sample.facts.find(kSubgroupFact);
    return it == sample.facts.end() ? std::string() : it->second;
}

/// Of the paths below a folder, with the slash.
std::size_t prefixLength(const std::string& folder) {
    return folder.ends_with('/') ? folder.size() : folder.size() + 1;
}

std::string line(const std::vector<std::string>& fields) {
    std::string text;
    for (const std::string& field : fields) {
        if (&field != &fields.front()) text += ',';
        text += csvField(field);
    }
    return text += "\r\n";
}

}  // namespace

std::string commonFolder(const std::vector<Sample>& samples) {
    if (samples.empty()) return {};
    // Plain text, as paths of many thousand samples are gone through on the GUI thread.
    const auto above = [](std::string_view path) { return path.substr(0, path.rfind('/')); };
    std::string_view common = above(samples.front().path);
    for (const Sample& sample : samples)
        while (!(sample.path.starts_with(common) && sample.path[common.size()] == '/'))
            common = above(common);
    return common.empty() ? "/" : std::string(common);
}

std::vector<std::string> relativeFiles(const std::vector<Sample>& samples) {
    const std::size_t prefix = prefixLength(commonFolder(samples));
    std::vector<std::string> files;
    std::unordered_set<std::string_view> seen;
    files.reserve(samples.size());
    seen.reserve(samples.size());
    for (const Sample& sample : samples)
        if (seen.insert(sample.path).second) files.push_back(sample.path.substr(prefix));
    return files;
}

namespace {

/// The columns of a question: what stands above them, and what an answer says in each.
struct AnswerColumns {
    std::vector<std::string> names;
    std::vector<std::string> cells(const std::string& answer, const Question& question) const {
        if (question.kind != QuestionKind::findings) return {answer};
        const auto findings = findingsFromText(answer, question.answers);
        std::vector<std::string> cells;
        for (const std::string& name : question.answers) {
            const bool stated = findings && findings->contains(name);
            cells.push_back(!stated ? "" : findings->at(name) ? "1" : "0");
        }
        return cells;
    }
};

/// One column a question, one a finding. A single question about classes keeps the name "label"; a name that
/// another column has stands behind the question's.
std::vector<AnswerColumns> columnsOf(const Asked& asked, std::set<std::string> taken) {
    std::vector<AnswerColumns> all;
    const bool plain = asked.questions.size() == 1;
    for (const Question& question : asked.questions) {
        AnswerColumns columns;
        const bool findings = question.kind == QuestionKind::findings;
        const bool classes = question.kind == QuestionKind::one || question.kind == QuestionKind::grades;
        for (const std::string& name : findings ? question.answers : std::vector{question.name}) {
            std::string column = plain && classes ? "label" : name;
            while (!taken.insert(nameKey(column)).second) column = question.name + ": " + column;
            columns.names.push_back(column);
        }
        all.push_back(std::move(columns));
    }
    return all;
}

}  // namespace

Result<std::string> labelsCsv(const std::vector<Sample>& samples, const Asked& asked) {
    return guarded([&]() -> Result<std::string> {
        const auto any = [&](auto holds) { return std::any_of(samples.begin(), samples.end(), holds); };
        const bool subgroups = any([](const Sample& s) { return !subgroupOf(s).empty(); });
        const bool frames = any([](const Sample& s) { return s.frame != 0; });
        const bool planes = any([](const Sample& s) { return s.plane != imaging::Plane::axial; });
        const bool studies = any([](const Sample& s) { return !s.study.empty(); });
        const auto answers =
            columnsOf(asked, {"file", "patient", "split", "subgroup", "study", "frame", "plane"});
        std::vector<std::string> fields = {"file"};
        for (const AnswerColumns& own : answers)
            fields.insert(fields.end(), own.names.begin(), own.names.end());
        fields.insert(fields.end(), {"patient", "split"});
        if (subgroups) fields.push_back("subgroup");
        if (studies) fields.push_back("study");
        if (frames) fields.push_back("frame");
        if (planes) fields.push_back("plane");
        std::set<std::string> readers;
        for (const Sample& sample : samples)
            for (const auto& [reader, answer] : sample.readings) readers.insert(reader);
        for (const std::string& reader : readers) fields.push_back("reader " + reader);
        std::string text = line(fields);
        const std::size_t prefix = prefixLength(commonFolder(samples));
        for (const Sample& sample : samples) {
            fields = {sample.path.substr(prefix)};
            for (std::size_t q = 0; q < answers.size(); ++q)
                for (std::string& cell : answers[q].cells(answerTo(asked, q, sample), asked.questions[q]))
                    fields.push_back(std::move(cell));
            fields.insert(fields.end(), {sample.patient, splitName(sample.split)});
            if (subgroups) fields.push_back(subgroupOf(sample));
            if (studies) fields.push_back(sample.study);
            if (frames) fields.push_back(std::to_string(sample.frame));
            if (planes) fields.push_back(imaging::planeName(sample.plane));
            for (const std::string& reader : readers) {
                const auto said = sample.readings.find(reader);
                fields.push_back(said == sample.readings.end() ? std::string() : said->second);
            }
            for (const std::string& field : fields) {
                if (!isUtf8(field))
                    return Error{ErrorCode::invalidArgument,
                                 "the file's name, or what its header says of it, is not UTF-8", sample.path};
            }
            text += line(fields);
        }
        return text;
    });
}

Result<void> writeLabelsCsv(const std::string& path, const std::vector<Sample>& samples, FileLayer& files,
                            const Asked& asked) {
    FOVEA_TRY(const std::string text, labelsCsv(samples, asked));
    return files.writeAtomically(path, std::string(kCsvMark) + text);
}

}  // namespace fovea::dataset
