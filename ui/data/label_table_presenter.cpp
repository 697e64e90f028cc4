#include "data/label_table_presenter.h"

#include <QFileInfo>
#include <algorithm>
#include <fstream>
#include <utility>

#include "base/utf8.h"
#include "dataset/image_folder.h"
#include "dataset/spelling.h"
#include "dataset/text_encoding.h"
#include "text/words.h"

namespace fovea::ui {

using dataset::LabelColumns;

/// The images that a table may be about, as found.
struct LabelTablePresenter::Listing {
    std::shared_ptr<const dataset::FileMatcher> all;
    std::shared_ptr<const dataset::FileMatcher> inClassFolders;
    std::vector<std::string> labelsInFolders;  ///< of each of those
};

struct LabelTablePresenter::Request {
    std::string path, folder;
    dataset::TableOptions options;
    Images images = Images::inFolder;
    std::shared_ptr<const std::vector<std::string>> projectFiles;
    std::optional<LabelColumns> columns;
    bool missingWords = true, emptyIsNone = false;
    Answered answered;
    // What is still good of the last look; null where it must be read.
    std::shared_ptr<const dataset::Table> table;
    std::shared_ptr<const Listing> listing;
};

struct LabelTablePresenter::Look {
    std::shared_ptr<const dataset::Table> table;
    std::shared_ptr<const Listing> listing;
    std::string sample;
    QString missingFound;
    LabelColumns columns;
    std::vector<Proposed> proposed;
    std::vector<int> classColumns;
    std::optional<dataset::LabelMatch> match;
    std::optional<Error> error;
    bool needsDiagnosis = false;
    std::map<std::string, int> classes;
    int taken = 0;
};

namespace {

/// The first words of a file that are not plain ASCII, as bytes, to be read in several
/// encodings; empty for a workbook and for text that says its encoding.
std::string otherWords(const std::string& path) {
    constexpr std::size_t kLookedAt = 64u << 10, kMost = 48;
    std::ifstream file(path, std::ios::binary);
    std::string bytes(kLookedAt, '\0');
    file.read(bytes.data(), std::streamsize(bytes.size()));
    bytes.resize(std::size_t(std::max<std::streamsize>(0, file.gcount())));
    if (bytes.find('\0') != std::string::npos || isUtf8(bytes)) return {};
    const std::string ends = ",;\t|\"\r\n";
    std::string words;
    for (std::size_t at = 0; at < bytes.size() && words.size() < kMost;) {
        const std::size_t end = std::min(bytes.find_first_of(ends, at), bytes.size());
        const std::string cell = bytes.substr(at, end - at);
        at = end + 1;
        const bool other = std::any_of(cell.begin(), cell.end(), [](char c) { return (c & 0x80) != 0; });
        if (other && words.find(cell) == std::string::npos) words += (words.empty() ? "" : ", ") + cell;
    }
    return words;
}

/// "NA, nan": the words for nothing in these columns.
QString missingIn(const dataset::Table& table, const LabelColumns& columns) {
    std::vector<int> read = columns.label.size() == 1 ? columns.label : std::vector<int>();
    for (const int column : {columns.patient, columns.subgroup})
        if (column >= 0) read.push_back(column);
    QStringList words;
    for (const dataset::TableRow& row : table.rows)
        for (const int column : read)
            if (const std::string& cell = row.cells[std::size_t(column)]; dataset::isMissingWord(cell))
                if (const QString word = QString::fromStdString(dataset::plainName(cell));
                    !words.contains(word))
                    words << word;
    return enumerationWords(words);
}

/// Whether the column that was taken for the diagnosis is one of several that are marked: a finding among
/// findings.
bool isOneOfSeveralFindings(const dataset::Table& table, LabelColumns columns) {
    if (columns.label.size() != 1) return false;
    const int label = columns.label.front();
    columns.label.clear();
    const auto proposed = dataset::proposedQuestions(table, columns);
    return std::any_of(proposed.begin(), proposed.end(), [label](const dataset::QuestionColumns& q) {
        return q.columns.size() > 1 &&
               std::find(q.columns.begin(), q.columns.end(), label) != q.columns.end();
    });
}

}  // namespace

LabelTablePresenter::LabelTablePresenter(std::vector<std::string> projectFiles, QObject* parent)
    : QObject(parent),
      m_projectFiles(std::make_shared<const std::vector<std::string>>(std::move(projectFiles))) {
    connect(&m_worker, &LatestWorker::idle, this, &LabelTablePresenter::changed);
}

Result<std::shared_ptr<LabelTablePresenter::Look>> LabelTablePresenter::look(const Request& r,
                                                                             const JobContext& job) {
    auto made = std::make_shared<Look>();
    Look& look = *made;
    look.table = r.table;
    if (!look.table) {
        FOVEA_TRY(dataset::Table table, dataset::readTable(r.path, r.options, job));
        look.table = std::make_shared<const dataset::Table>(std::move(table));
    }
    look.sample = otherWords(r.path);
    const auto failed = [&](const Error& error) -> Result<std::shared_ptr<Look>> {
        if (error.code == ErrorCode::cancelled) return error;
        look.error = error;
        return made;
    };

    look.listing = r.listing;
    if (!look.listing) {
        auto listing = std::make_shared<Listing>();
        if (r.images == Images::inProject) {
            listing->all = std::make_shared<dataset::FileMatcher>(*r.projectFiles);
            listing->inClassFolders = listing->all;
        } else {
            auto found = dataset::searchAllImages(r.folder, job);
            if (!found) {
                // The columns can be shown and chosen all the same.
                look.columns =
                    r.columns ? *r.columns : dataset::guessColumns(*look.table, dataset::FileMatcher({}));
                return failed(found.error());
            }
            std::vector<std::string> all, inFolders;
            for (dataset::FoundImage& image : found->images) {
                if (!image.label.empty()) {
                    inFolders.push_back(image.relative);
                    listing->labelsInFolders.push_back(image.label);
                }
                all.push_back(std::move(image.relative));
            }
            listing->all = std::make_shared<dataset::FileMatcher>(std::move(all));
            listing->inClassFolders = std::make_shared<dataset::FileMatcher>(std::move(inFolders));
        }
        look.listing = std::move(listing);
    }

    const LabelColumns guess = dataset::guessColumns(*look.table, *look.listing->all);
    if (guess.label.size() > 1) look.classColumns = guess.label;
    look.columns = r.columns ? *r.columns : guess;
    // What is together in a project stays so, until somebody says otherwise.
    if (!r.columns && !r.projectFiles->empty()) look.columns.study = -1;
    if (!r.columns && isOneOfSeveralFindings(*look.table, guess)) look.columns.label.clear();
    look.columns.missingWords = r.missingWords;
    addQuestions(r, look);
    look.missingFound = missingIn(*look.table, look.columns);
    const bool classes = look.columns.saysClasses();
    auto match = dataset::matchLabels(*look.table, look.columns,
                                      classes ? *look.listing->all : *look.listing->inClassFolders, job);
    if (!match) return failed(match.error());
    if (!classes && r.images == Images::inFolder && match->images.empty()) {
        FOVEA_TRY(const dataset::LabelMatch anywhere,
                  dataset::matchLabels(*look.table, look.columns, *look.listing->all, job));
        look.needsDiagnosis = !anywhere.images.empty();
        if (look.needsDiagnosis) return made;
    }
    if (classes) {
        if (!look.columns.label.empty()) look.classes = match->classes;
        look.taken = int(match->images.size());
    } else if (r.images == Images::inFolder) {
        for (const std::string& label : look.listing->labelsInFolders) ++look.classes[label];
        look.taken = int(look.listing->labelsInFolders.size());
    } else {
        look.taken = int(match->images.size());
    }
    look.match = std::move(*match);
    return made;
}

/// What the other columns could answer, as it was said or as it is proposed.
void LabelTablePresenter::addQuestions(const Request& r, Look& look) {
    look.columns.questions.clear();
    const bool unlabelled =
        look.columns.label.empty() && r.images == Images::inFolder && look.listing->labelsInFolders.empty();
    for (dataset::QuestionColumns& columns : dataset::proposedQuestions(*look.table, look.columns)) {
        Proposed proposed{columns, unlabelled, dataset::emptyCells(*look.table, columns)};
        if (const auto said = r.answered.find(columns.columns); said != r.answered.end()) {
            proposed.taken = said->second.taken;
            proposed.columns.name = said->second.columns.name;
            proposed.columns.kind = said->second.columns.kind;
        }
        proposed.columns.emptyIsNone =
            r.emptyIsNone && proposed.columns.kind == dataset::QuestionKind::findings;
        if (proposed.taken) look.columns.questions.push_back(proposed.columns);
        look.proposed.push_back(std::move(proposed));
    }
}

void LabelTablePresenter::ask() {
    Request request{m_path,         m_folder,      m_options,  m_images, m_projectFiles, m_chosen,
                    m_missingWords, m_emptyIsNone, m_answered, m_table,  m_listing};
    m_worker.ask<std::shared_ptr<Look>>([request](const JobContext& job) { return look(request, job); },
                                        [this](Result<std::shared_ptr<Look>> result) {
                                            if (result) {
                                                take(**result);
                                                return;
                                            }
                                            m_match.reset();
                                            m_needsDiagnosis = false;
                                            m_error = result.error();
                                        });
    Q_EMIT changed();
}

void LabelTablePresenter::take(Look& look) {
    m_table = std::move(look.table);
    m_listing = std::move(look.listing);
    m_sample = std::move(look.sample);
    m_missingFound = std::move(look.missingFound);
    m_columns = std::move(look.columns);
    m_proposed = std::move(look.proposed);
    m_classColumns = std::move(look.classColumns);
    m_match = std::move(look.match);
    m_error = std::move(look.error);
    m_needsDiagnosis = look.needsDiagnosis;
    m_classes = std::move(look.classes);
    m_taken = look.taken;
}

void LabelTablePresenter::openTable(const QString& path) {
    m_path = path.toStdString();
    if (!m_folderChosen) m_folder = QFileInfo(path).absolutePath().toStdString();
    m_options = {};
    m_missingWords = true;
    m_answered.clear();
    m_chosen.reset();
    m_table.reset();
    m_listing.reset();
    ask();
}

void LabelTablePresenter::setImages(Images images) {
    if (images == m_images) return;
    m_images = images;
    m_listing.reset();
    ask();
}

void LabelTablePresenter::setFolder(const QString& folder) {
    m_folder = folder.toStdString();
    m_folderChosen = true;
    m_images = Images::inFolder;
    m_listing.reset();
    ask();
}

void LabelTablePresenter::setDelimiter(char delimiter) {
    m_options.delimiter = delimiter;
    m_answered.clear();
    m_chosen.reset();
    m_table.reset();
    ask();
}

void LabelTablePresenter::setHeader(bool header) {
    m_options.header = header;
    m_chosen.reset();
    m_table.reset();
    ask();
}

void LabelTablePresenter::setEncoding(const QString& encoding) {
    m_options.encoding = encoding.toStdString();
    m_chosen.reset();
    m_table.reset();
    ask();
}

void LabelTablePresenter::setSheet(const QString& sheet) {
    m_options.sheet = sheet.toStdString();
    m_answered.clear();
    m_chosen.reset();
    m_table.reset();
    ask();
}

void LabelTablePresenter::answer(int proposed, const std::function<void(Proposed&)>& change) {
    if (proposed < 0 || std::size_t(proposed) >= m_proposed.size()) return;
    Proposed& one = m_proposed[std::size_t(proposed)];
    const Proposed before = one;
    change(one);
    if (one == before) return;
    m_answered[one.columns.columns] = one;
    ask();
}

void LabelTablePresenter::setTaken(int proposed, bool taken) {
    answer(proposed, [taken](Proposed& one) { one.taken = taken; });
}

void LabelTablePresenter::setQuestionName(int proposed, const QString& name) {
    const std::string plain = name.simplified().toStdString();
    if (!plain.empty()) answer(proposed, [&](Proposed& one) { one.columns.name = plain; });
}

void LabelTablePresenter::setQuestionKind(int proposed, dataset::QuestionKind kind) {
    answer(proposed, [kind](Proposed& one) { one.columns.kind = kind; });
}

void LabelTablePresenter::setEmptyIsNone(bool none) {
    if (none == m_emptyIsNone) return;
    m_emptyIsNone = none;
    ask();
}

QString LabelTablePresenter::columnWords(const Proposed& proposed) const {
    QStringList names;
    if (m_table)
        for (const int column : proposed.columns.columns)
            names << QString::fromStdString(m_table->columns[std::size_t(column)]);
    return enumerationWords(names);
}

void LabelTablePresenter::setMissingWords(bool unstated) {
    m_missingWords = unstated;
    ask();
}

QString LabelTablePresenter::previewIn(const QString& encoding) const {
    if (m_sample.empty()) return {};
    const auto text = dataset::decodeText(m_sample, encoding.toStdString());
    return text ? QString::fromStdString(text->text).simplified() : QString();
}

void LabelTablePresenter::setRole(Role role, int column) {
    LabelColumns& c = m_columns;
    switch (role) {
        case Role::file:
            c.file = column;
            break;
        case Role::label:
            if (column == kOneColumnAClass)
                c.label = m_classColumns;
            else
                c.label = column == kNone ? std::vector<int>() : std::vector<int>{column};
            break;
        case Role::patient:
            c.patient = column;
            break;
        case Role::split:
            c.split = column;
            break;
        case Role::subgroup:
            c.subgroup = column;
            break;
        case Role::study:
            c.study = column;
            break;
    }
    m_chosen = c;
    ask();
}

int LabelTablePresenter::role(Role role) const {
    switch (role) {
        case Role::file:
            return m_columns.file;
        case Role::label:
            return m_columns.label.size() > 1 ? kOneColumnAClass
                   : m_columns.label.empty()  ? kNone
                                              : m_columns.label.front();
        case Role::patient:
            return m_columns.patient;
        case Role::split:
            return m_columns.split;
        case Role::subgroup:
            return m_columns.subgroup;
        case Role::study:
            break;
    }
    return m_columns.study;
}

std::shared_ptr<const dataset::LabelTable> LabelTablePresenter::labels() const {
    if (!ready()) return nullptr;
    return std::make_shared<const dataset::LabelTable>(dataset::LabelTable{m_table, m_columns});
}

}  // namespace fovea::ui
