#include "label_options.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "dataset/frame_choice.h"
#include "dataset/header_labels.h"
#include "dataset/text_encoding.h"
#include "question_options.h"

namespace fovea::cli {

using dataset::LabelColumns;
using nlohmann::json;

namespace {

const std::map<std::string, char> kDelimiters = {
    {"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}, {"blank", ' '}};

std::string delimiterName(char delimiter) {
    for (const auto& [name, character] : kDelimiters)
        if (character == delimiter) return name;
    return std::string(1, delimiter);
}

/// What was asked for, as a column; -1 for the empty name.
Result<int> asked(const CLI::Option& option, const dataset::Table& table) {
    const auto name = option.as<std::string>();
    if (name.empty()) return -1;
    return dataset::columnOf(table, name);
}

/// "NAME:COLUMN", of which the name holds no colon.
Result<dataset::ReaderColumn> readerColumn(const std::string& text, const dataset::Table& table) {
    const std::size_t sign = text.find(':');
    if (sign == std::string::npos || sign == 0)
        return Error{ErrorCode::invalidArgument, "NAME:COLUMN expected, not '" + text + "'", table.path};
    FOVEA_TRY(const int column, dataset::columnOf(table, text.substr(sign + 1)));
    return dataset::ReaderColumn{text.substr(0, sign), column};
}

/// Puts readers and their rule into the columns. `taken`: columns that are used.
Result<void> addReaders(const LabelOptions& o, const dataset::Table& table, LabelColumns& columns,
                        std::vector<int>& taken) {
    if (o.readers.empty()) return {};
    if (!o.questions.empty())
        return Error{ErrorCode::invalidArgument,
                     "readers answer one question: with --reader say --label-column, and --question NAME "
                     "without a column",
                     table.path};
    for (const std::string& text : o.readers) {
        FOVEA_TRY(dataset::ReaderColumn reader, readerColumn(text, table));
        const bool twice = std::any_of(columns.readers.begin(), columns.readers.end(),
                                       [&](const auto& other) { return other.name == reader.name; });
        if (twice)
            return Error{ErrorCode::invalidArgument, "the reader '" + reader.name + "' is named twice",
                         table.path};
        taken.push_back(reader.column);
        columns.readers.push_back(std::move(reader));
    }
    if (o.consensus.empty()) return {};
    FOVEA_TRY(columns.consensus, dataset::consensusRuleFromText(o.consensus));
    return {};
}

}  // namespace

void addFramesOption(CLI::App& verb, std::string& frames) {
    verb.add_option(
            "--frames", frames,
            "Of files with several: first, middle, all, every:K for every K-th, range:FROM-TO for those "
            "from FROM to TO percent of the way, or tissue:N for the N that show most (default first)")
        ->check([](const std::string& text) {
            dataset::FrameChoice choice;
            return dataset::frameChoiceFromText(text, choice)
                       ? ""
                       : "first, middle, all, every:K, range:FROM-TO or tissue:N expected";
        });
}

void addLabelOptions(CLI::App& verb, LabelOptions& o) {
    CLI::Option* table = verb.add_option(
        "--labels", o.table,
        "Table (CSV, TSV, .xlsx or .ods) that names images below SOURCE and says their class, patient or "
        "split; without SOURCE: of the images that the project has");
    const auto column = [&](const char* name, const std::string& what) {
        const std::string description = what + ": its name, or its number from 1; \"\" for none";
        return verb.add_option(name, description)->type_name("COLUMN")->expected(1)->needs(table);
    };
    o.file = column("--file-column", "Column that names the files");
    o.label = column("--label-column",
                     "Column with the class; given several times: one column a class, with "
                     "1 in the one that applies")
                  ->take_all();
    o.patient = column("--patient-column", "Column with the patient");
    o.split = column("--split-column", "Column with train, val or test");
    o.subgroup = column("--subgroup-column", "Column by which figures may be told apart");
    o.frame = column("--frame-column", "Column with the frame, from 0");
    o.plane = column("--plane-column", "Column with axial, coronal or sagittal, of volumes");
    verb.add_option("--delimiter", o.delimiter, "What divides the columns (default: found out)")
        ->check(CLI::IsMember({"comma", "semicolon", "tab", "pipe", "blank"}))
        ->needs(table);
    verb.add_option("--encoding", o.encoding,
                    "How the table's text is encoded, as Windows-1251 or Shift_JIS (default: found out, and "
                    "said where it is not certain)")
        ->check(CLI::Validator(
            [](std::string& name) {
                const std::string_view known = dataset::textEncodingNamed(name);
                if (!known.empty()) name = known;
                std::string all;
                for (const std::string_view encoding : dataset::kTextEncodings)
                    all += (all.empty() ? "" : ", ") + std::string(encoding);
                return known.empty() ? "one of " + all + " expected" : std::string();
            },
            "ENCODING"))
        ->needs(table);
    verb.add_option("--sheet", o.sheet, "Of a workbook, the sheet with the table (default: the first)")
        ->needs(table);
    verb.add_option("--missing-words", o.missingWords,
                    "unstated: NA, nan, null and the like say that nothing is known; names: they are names "
                    "like others (default unstated)")
        ->check(CLI::IsMember({"unstated", "names"}))
        ->needs(table);
    verb.add_option("--empty-cells", o.emptyCells,
                    "Of findings. unstated: an empty cell says that nothing is known; none: that there is "
                    "none (default unstated)")
        ->check(CLI::IsMember({"unstated", "none"}))
        ->needs(table);
    verb.add_flag("--no-header", o.noHeader, "The first row holds no names of columns")->needs(table);
}

Result<std::shared_ptr<const dataset::LabelTable>> readLabels(const LabelOptions& o,
                                                              const std::string& folder,
                                                              const std::vector<std::string>& files,
                                                              const JobContext& job) {
    const bool headers = o.table.empty();
    dataset::TableOptions options;
    if (!o.delimiter.empty()) options.delimiter = kDelimiters.at(o.delimiter);
    if (o.noHeader) options.header = false;
    options.encoding = o.encoding;
    options.sheet = o.sheet;
    auto labels = std::make_shared<dataset::LabelTable>();
    FOVEA_TRY(dataset::Table table,
              headers ? dataset::headerTable(folder, files, job) : dataset::readTable(o.table, options, job));
    LabelColumns& columns = labels->columns;
    if (headers)
        columns.file = 0;  // and what else the headers say, the import reads there
    else
        columns = dataset::guessColumns(table, dataset::FileMatcher(files));
    columns.study = -1;  // what puts images together is a rule of the project: --study-by says it
    columns.missingWords = o.missingWords != "names";

    if (o.answersOnly) columns.patient = columns.split = columns.subgroup = -1;

    // What is said goes before what is guessed: a column that was asked for is taken
    // from the role it was guessed for.
    struct Role {
        CLI::Option* option;
        int LabelColumns::*column;
    };
    const Role roles[] = {{o.file, &LabelColumns::file},   {o.patient, &LabelColumns::patient},
                          {o.split, &LabelColumns::split}, {o.subgroup, &LabelColumns::subgroup},
                          {o.frame, &LabelColumns::frame}, {o.plane, &LabelColumns::plane}};
    std::vector<int> taken;
    for (const Role& role : roles) {
        if (role.option->count() == 0) continue;
        FOVEA_TRY(columns.*role.column, asked(*role.option, table));
        taken.push_back(columns.*role.column);
    }
    if (o.label->count() > 0) {
        columns.label.clear();
        for (const auto& name : o.label->as<std::vector<std::string>>()) {
            if (name.empty()) continue;
            FOVEA_TRY(const int column, dataset::columnOf(table, name));
            columns.label.push_back(column);
            taken.push_back(column);
        }
    }
    if (!o.studyColumn.empty()) {
        FOVEA_TRY(columns.study, dataset::columnOf(table, o.studyColumn));
        taken.push_back(columns.study);
    }
    FOVEA_CHECK(addReaders(o, table, columns, taken));
    if (!o.questions.empty() && o.label->count() == 0) columns.label.clear();
    for (const std::string& text : o.questions) {
        FOVEA_TRY(dataset::QuestionColumns question, questionColumns(text, table));
        question.emptyIsNone = o.emptyCells == "none";
        taken.insert(taken.end(), question.columns.begin(), question.columns.end());
        columns.questions.push_back(std::move(question));
    }
    const auto isTaken = [&](int column) {
        return std::find(taken.begin(), taken.end(), column) != taken.end();
    };
    for (const Role& role : roles)
        if (role.option->count() == 0 && isTaken(columns.*role.column)) columns.*role.column = -1;
    if (o.label->count() == 0 && std::any_of(columns.label.begin(), columns.label.end(), isTaken))
        columns.label.clear();

    Result<void> fine = dataset::checkColumns(table, columns);
    if (!fine) {
        Error error = fine.error();
        error.detail = "its columns are";
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            error.detail += (i ? ", '" : " '") + table.columns[i] + "'";
        error.detail += "; say which with --file-column, --label-column, --patient-column or --split-column";
        return error;
    }
    labels->table = std::make_shared<const dataset::Table>(std::move(table));
    return std::shared_ptr<const dataset::LabelTable>(std::move(labels));
}

json toJson(const dataset::LabelTable& labels, const dataset::LabelCounts& counts) {
    const auto name = [&](int column) {
        return column < 0 ? json(nullptr) : json(labels.table->columns[std::size_t(column)]);
    };
    json classes = json::array(), questions = json::object();
    for (const int column : labels.columns.label) classes.push_back(name(column));
    for (const dataset::QuestionColumns& question : labels.columns.questions) {
        json own = json::array();
        for (const int column : question.columns) own.push_back(name(column));
        questions[question.name] = {{"kind", dataset::questionKindName(question.kind)}, {"columns", own}};
    }
    json readers = json::object();
    for (const dataset::ReaderColumn& reader : labels.columns.readers)
        readers[reader.name] = name(reader.column);
    return {{"questions", questions},
            {"readers", readers},
            {"table", labels.table->path},
            {"encoding", labels.table->encoding},
            {"encoding_certain", labels.table->certain},
            {"delimiter", delimiterName(labels.table->delimiter)},
            {"header", labels.table->header},
            {"sheet", labels.table->sheets.empty() ? json(nullptr) : json(labels.table->sheet)},
            {"columns",
             {{"file", name(labels.columns.file)},
              {"label", classes},
              {"patient", name(labels.columns.patient)},
              {"split", name(labels.columns.split)},
              {"subgroup", name(labels.columns.subgroup)},
              {"frame", name(labels.columns.frame)},
              {"plane", name(labels.columns.plane)}}},
            {"rows", counts.rows},
            {"matched_rows", counts.matchedRows},
            {"unmatched_rows", counts.unmatchedRows},
            {"ambiguous_rows", counts.ambiguousRows},
            {"conflicting_rows", counts.conflictingRows},
            {"bad_rows", counts.badRows},
            {"images_without_row", counts.filesWithoutRow}};
}

std::string labelsText(const dataset::LabelTable& labels, const dataset::LabelCounts& counts) {
    std::ostringstream text;
    text << labels.table->path << " (";
    if (labels.table->sheets.empty())
        text << labels.table->encoding << ", " << delimiterName(labels.table->delimiter);
    else
        text << "sheet '" << labels.table->sheet << "'";
    text << "):";
    const auto say = [&](const char* role, int column) {
        if (column >= 0) text << ' ' << role << " in '" << labels.table->columns[std::size_t(column)] << "'";
    };
    say("file", labels.columns.file);
    if (labels.columns.label.size() == 1) say("class", labels.columns.label.front());
    if (labels.columns.label.size() > 1)
        text << " one column for each of " << labels.columns.label.size() << " classes";
    for (const dataset::QuestionColumns& question : labels.columns.questions) {
        text << " \"" << question.name << "\" (" << dataset::questionKindName(question.kind) << ") in";
        for (const int column : question.columns)
            text << " '" << labels.table->columns[std::size_t(column)] << "'";
    }
    for (const dataset::ReaderColumn& reader : labels.columns.readers)
        say(("reader \"" + reader.name + "\"").c_str(), reader.column);
    say("patient", labels.columns.patient);
    say("split", labels.columns.split);
    say("subgroup", labels.columns.subgroup);
    say("frame", labels.columns.frame);
    say("plane", labels.columns.plane);
    if (!labels.table->certain)
        text << "\nhow its text is encoded was found out by what it looks like: see that the names read "
                "rightly, else say --encoding";
    text << '\n' << counts.rows << " rows: " << counts.matchedRows << " matched";
    for (const auto& [count, what] :
         {std::pair(counts.unmatchedRows, "without an image"), std::pair(counts.ambiguousRows, "ambiguous"),
          std::pair(counts.conflictingRows, "contradicting each other"),
          std::pair(counts.badRows, "unusable")})
        if (count > 0) text << ", " << count << ' ' << what;
    if (counts.filesWithoutRow > 0) text << "; " << counts.filesWithoutRow << " images without a row";
    text << '\n';
    return text.str();
}

}  // namespace fovea::cli
