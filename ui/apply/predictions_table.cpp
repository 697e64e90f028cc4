#include "apply/predictions_table.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "base/csv.h"
#include "base/file_layer.h"
#include "runs/figure_words.h"
#include "text/words.h"

namespace fovea::ui {

using dataset::WorkbookCell;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(PredictionsTable)
};

std::string joined(const std::vector<std::string>& classes) {
    std::string all;
    for (const std::string& c : classes) all += (all.empty() ? "" : ";") + c;
    return all;
}

/// Empty where it is none.
WorkbookCell number(double value) {
    return std::isfinite(value) ? WorkbookCell(value) : WorkbookCell();
}

std::string field(const WorkbookCell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return csvField(*text);
    const auto* number = std::get_if<double>(&cell);
    return number ? QByteArray::number(*number, 'g', 17).toStdString() : std::string();
}
}  // namespace

QString pointWords(const evaluation::Thresholds& thresholds) {
    if (!chosenBySomebody(thresholds)) return {};
    QStringList points;
    for (const evaluation::OperatingPoint& point : thresholds.points)
        points << Words::tr("“%1” from %2 on").arg(fromUtf8(point.className), percentWords(point.value));
    const QString words = points.join(QStringLiteral("; "));
    return thresholds.afterTest ? Words::tr("%1, chosen after the test images were seen").arg(words) : words;
}

namespace {
/// `prediction` and what belongs to it, before the titles of the row's own facts.
std::vector<std::string> answerTitles(const std::vector<std::string>& classes,
                                      const adapter::QuestionAsked& question) {
    std::vector<std::string> titles{"prediction"};
    if (appliedKind(question) == AppliedKind::number) return {"prediction", "low", "high"};
    titles.insert(titles.end(), classes.begin(), classes.end());
    return titles;
}

/// Its cells; empty ones where there is no answer.
std::vector<WorkbookCell> answerCells(const AppliedAnswer* answer, const std::vector<std::string>& classes,
                                      const adapter::QuestionAsked& question) {
    const AppliedKind kind = appliedKind(question);
    if (!answer) return std::vector<WorkbookCell>(answerTitles(classes, question).size());
    if (kind == AppliedKind::number)
        return {number(answer->number->value), number(answer->number->low), number(answer->number->high)};
    std::vector<WorkbookCell> cells{kind == AppliedKind::findings
                                        ? WorkbookCell(joined(answer->atThreshold))
                                        : WorkbookCell(classes[std::size_t(answer->predicted)])};
    for (std::size_t c = 0; c < classes.size(); ++c) cells.emplace_back(answer->probabilities[c]);
    return cells;
}
}  // namespace

std::vector<std::vector<WorkbookCell>> appliedTable(const std::vector<AppliedFile>& files,
                                                    const AppliedBy& by) {
    const bool references =
        std::any_of(files.begin(), files.end(), [](const AppliedFile& f) { return !f.reference.empty(); });
    std::vector<WorkbookCell> titles{"file", "frame"};
    for (const std::string& title : answerTitles(by.classes, by.question)) titles.emplace_back(title);
    for (const char* title : {"error", "notice", "adapter", "adapter_version"}) titles.emplace_back(title);
    if (by.threshold) titles.emplace_back("at_threshold");
    if (by.doubts)
        for (const char* title : {"answer_set", "unlike_training"}) titles.emplace_back(title);
    if (references) titles.emplace_back("reference");
    for (const AppliedBy::Further& other : by.further)
        for (const std::string& title : answerTitles(other.classes, other.question))
            titles.emplace_back(other.name + ": " + title);
    if (!by.question.ofImages()) titles.emplace_back("images");
    const bool learned =
        std::any_of(files.begin(), files.end(), [](const AppliedFile& f) { return f.learnedFrom; });
    if (learned) titles.emplace_back("learned_from");
    std::vector<std::vector<WorkbookCell>> rows{std::move(titles)};
    for (const AppliedFile& f : files) {
        if (f.state == AppliedFile::State::waiting) continue;
        const bool done = f.state == AppliedFile::State::done;
        std::vector<WorkbookCell> row{f.path.toStdString(), double(f.frame + 1)};
        for (WorkbookCell& cell : answerCells(done ? &f : nullptr, by.classes, by.question))
            row.push_back(std::move(cell));
        for (const std::string& text :
             {f.error.toStdString(), std::string(kResearchUse), by.adapter, by.adapterVersion})
            row.emplace_back(text);
        if (by.threshold) row.emplace_back(joined(f.atThreshold));
        if (by.doubts) {
            std::vector<std::string> set;
            for (const int c : f.answerSet) set.push_back(by.classes[std::size_t(c)]);
            row.emplace_back(joined(set));
            row.push_back(done && by.likeness ? WorkbookCell(f.unlike ? 1.0 : 0.0) : WorkbookCell());
        }
        if (references) row.emplace_back(f.reference);
        for (std::size_t i = 0; i < by.further.size(); ++i)
            for (WorkbookCell& cell : answerCells(i < f.further.size() ? &f.further[i] : nullptr,
                                                  by.further[i].classes, by.further[i].question))
                row.push_back(std::move(cell));
        if (!by.question.ofImages()) row.emplace_back(double(std::max<std::size_t>(1, f.parts.size())));
        if (learned) row.push_back(done ? WorkbookCell(f.learnedFrom ? 1.0 : 0.0) : WorkbookCell());
        rows.push_back(std::move(row));
    }
    return rows;
}

namespace {
/// The cells of an image of a unit from `weight` on; `part` null: it could not be read.
std::vector<WorkbookCell> imageCells(const AppliedFile& f, const AppliedPart* part, const AppliedBy& by) {
    const inference::CaseResult* said = part ? part->said.get() : nullptr;
    std::vector<WorkbookCell> cells{part ? WorkbookCell(part->weight) : WorkbookCell()};
    if (appliedKind(by.question) == AppliedKind::number)
        cells.push_back(said && said->number ? number(said->number->value) : WorkbookCell());
    else
        for (std::size_t c = 0; c < by.classes.size(); ++c)
            cells.push_back(said && c < said->probabilities.size() ? number(said->probabilities[c])
                                                                   : WorkbookCell());
    if (by.doubts)
        cells.push_back(said && said->likeness ? WorkbookCell(said->likeness->unlike() ? 1.0 : 0.0)
                                               : WorkbookCell());
    for (const std::string& text :
         {f.error.toStdString(), std::string(kResearchUse), by.adapter, by.adapterVersion})
        cells.emplace_back(text);
    cells.push_back(part ? WorkbookCell(part->evidence) : WorkbookCell());
    return cells;
}

std::string csvOf(const std::vector<std::vector<WorkbookCell>>& table) {
    std::string csv;
    for (const auto& row : table) {
        for (std::size_t c = 0; c < row.size(); ++c) csv += (c == 0 ? "" : ",") + field(row[c]);
        csv += "\r\n";
    }
    return csv;
}
}  // namespace

std::vector<std::vector<WorkbookCell>> appliedImagesTable(const std::vector<AppliedFile>& files,
                                                          const AppliedBy& by) {
    std::vector<WorkbookCell> titles;
    for (const char* title : {"file", "frame", "unit", "weight"}) titles.emplace_back(title);
    if (appliedKind(by.question) == AppliedKind::number)
        titles.emplace_back("value");
    else
        for (const std::string& name : by.classes) titles.emplace_back(name);
    if (by.doubts) titles.emplace_back("unlike_training");
    for (const char* title : {"error", "notice", "adapter", "adapter_version", "evidence"})
        titles.emplace_back(title);
    std::vector<std::vector<WorkbookCell>> rows{std::move(titles)};
    int unit = 0;
    for (const AppliedFile& f : files) {
        if (f.state == AppliedFile::State::waiting) continue;
        ++unit;
        const auto add = [&](const QString& path, int frame, const AppliedPart* part) {
            std::vector<WorkbookCell> row{path.toStdString(), double(frame + 1), double(unit)};
            for (WorkbookCell& cell : imageCells(f, part, by)) row.push_back(std::move(cell));
            rows.push_back(std::move(row));
        };
        if (f.parts.empty()) add(f.path, f.frame, nullptr);
        for (const AppliedPart& part : f.parts) add(part.path, part.frame, &part);
    }
    return rows;
}

std::string appliedCsv(const std::vector<AppliedFile>& files, const AppliedBy& by) {
    return csvOf(appliedTable(files, by));
}

Result<void> writeAppliedCsv(const std::string& path, const std::vector<AppliedFile>& files,
                             const AppliedBy& by) {
    return systemFileLayer()->writeAtomically(path, std::string(kCsvMark) + appliedCsv(files, by));
}

Result<void> writeAppliedImagesCsv(const std::string& path, const std::vector<AppliedFile>& files,
                                   const AppliedBy& by) {
    return systemFileLayer()->writeAtomically(path,
                                              std::string(kCsvMark) + csvOf(appliedImagesTable(files, by)));
}

Result<void> writeAppliedWorkbook(const std::string& path, const std::vector<AppliedFile>& files,
                                  const AppliedBy& by, const QStringList& validation) {
    std::vector<std::vector<WorkbookCell>> about{{Words::tr("About").toStdString(), std::string()}};
    const auto say = [&about](const QString& what, const std::string& value) {
        about.push_back({what.toStdString(), value});
    };
    say(Words::tr("Adapter (trained model)"), by.adapter);
    say(Words::tr("Made"), by.adapterVersion);
    if (!by.point.isEmpty()) say(Words::tr("Threshold"), by.point.toStdString());
    say(Words::tr("Notice"), researchUseNotice().toStdString());
    for (const QString& line : validation) say({}, line.toStdString());
    return dataset::writeWorkbook(path,
                                  {{Words::tr("Predictions").toStdString(), appliedTable(files, by)},
                                   {Words::tr("About").toStdString(), std::move(about)}},
                                  *systemFileLayer());
}

}  // namespace fovea::ui
