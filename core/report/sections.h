#pragma once

#include <string>
#include <vector>

#include "report/html_writer.h"
#include "report/report.h"

namespace fovea::report {

// What report and card have in common, in report.cpp.
void writeHead(HtmlWriter& html, const std::string& title);
/// Title, project, run, date and version, with the research-use notice above.
void writeTop(HtmlWriter& html, const ReportData& data);
void writeNotice(HtmlWriter& html);
/// The writer leaves paths out as well, but with the rest of the line: names that stand within sentences are
/// cleaned before.
ReportData withoutPathsInNames(ReportData data);

// One function a section of the report, in the order in which they stand in it.
// Each writes a <section> with the id given, which the contents list links to.

void writeSummary(HtmlWriter& html, const ReportData& data);      ///< "summary"
void writeUse(HtmlWriter& html, const ReportData& data);          ///< "use"
void writeData(HtmlWriter& html, const ReportData& data);         ///< "data"
void writePreparation(HtmlWriter& html, const ReportData& data);  ///< "preparation"
void writeModel(HtmlWriter& html, const ReportData& data);        ///< "model"
void writeResults(HtmlWriter& html, const ReportData& data);      ///< "results"
void writeGallery(HtmlWriter& html, const ReportData& data);      ///< "images"
void writeLimits(HtmlWriter& html, const ReportData& data);       ///< "limits"
void writeChecklist(HtmlWriter& html, const ReportData& data);    ///< "checklist": CLAIM 2024, TRIPOD+AI

// Parts of "results".
/// Of findings and numbers.
void writeAnswers(HtmlWriter& html, const AnswersResult& answers);
/// What stands of them at a glance: name, value, and its interval with the number of images.
struct AnswerCard {
    std::string name, value, note;
};
std::vector<AnswerCard> answerCards(const AnswersResult& answers, const Wording& say);
/// What is told of each class, where there are more than two.
void writeClasses(HtmlWriter& html, const ResultSection& results);
void writeDecision(HtmlWriter& html, const ResultSection& results);
void writeSubgroups(HtmlWriter& html, const ResultSection& results);
void writePoint(HtmlWriter& html, const ResultSection& results);
void writeCalibration(HtmlWriter& html, const ResultSection& results);
void writeReliability(HtmlWriter& html, const ResultSection& results);
/// Sensitivity and specificity of readers, and by how much the machine's differ.
void writeReaders(HtmlWriter& html, const ResultSection& results);
/// Whether maps show what the answer hangs on.
void writeFaithfulness(HtmlWriter& html, const runs::Faithfulness& faithfulness);
/// By which rule and where the operating point was found, in sentences.
std::string chosenText(const ResultSection& results, const Wording& say);
std::vector<std::string> cautionsOfPoint(const ResultSection& results, const Wording& say);

/// What a reader must know before believing the figures, as far as it follows from
/// the data.
std::vector<std::string> cautionsOf(const ReportData& data, const Wording& say);

/// The answer, or the question marked "to be completed".
void writeAnswer(HtmlWriter& html, const Statements& statements, std::string Statements::*answer);

/// A name with its technical word as a tooltip; plain text where there is none.
void writeTerm(HtmlWriter& html, const std::string& plain, const std::string& technical);
/// A term of a text, which stands where the text has its place: "{name}".
struct PlacedTerm {
    std::string name, plain, technical;
};
/// A whole text, in which some places are terms, as writeTerm() writes them; the others are filled in as
/// those of a message are.
void writeText(HtmlWriter& html, const char* text, const std::vector<PlacedTerm>& terms,
               const std::vector<MessageArgument>& arguments = {});
void writeKeyValues(HtmlWriter& html, const KeyValues& pairs);

/// How a figure is called and printed.
struct FigureWords {
    std::string label;        ///< plain
    std::string technical;    ///< for the tooltip
    std::string explanation;  ///< one line on how to read it
    bool asPercent = false;
};
FigureWords figureWords(const std::string& name, const ResultSection& results, const Wording& say);
/// Of the part whose images judge: "val", "train", "test" or "external".
const Count& judgedBy(const CountRow& row, const std::string& split);
/// Whether these images chose the epoch, or the adapter learned from them: they never show it to be better.
bool choseTheEpoch(const ResultSection& results);
/// "0.741 (95 % interval 0.612 to 0.842)", or that there is none.
std::string estimateText(const evaluation::Estimate& estimate, bool asPercent, double confidence,
                         const Wording& say);
/// The figures, the most telling first.
std::vector<Figure> inReadingOrder(std::vector<Figure> figures);

}  // namespace fovea::report
