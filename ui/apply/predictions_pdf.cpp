#include "apply/predictions_pdf.h"

#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QTextDocument>
#include <algorithm>
#include <optional>
#include <span>

#include "apply/predictions_model.h"
#include "base/file_layer.h"
#include "paper/pdf_pages.h"
#include "questions/question_words.h"
#include "runs/figure_words.h"
#include "runs/task.h"
#include "text/words.h"

namespace fovea::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(PredictionsPdf)
};

QString cell(const QString& text, const char* more = "") {
    return QStringLiteral("<td %1>%2</td>").arg(QLatin1String(more), text.toHtmlEscaped());
}

/// What the adapter answers, as references are said in the window.
dataset::Question questionOf(const AppliedBy& by) {
    adapter::AdapterInfo info;
    info.classes = by.classes;
    info.question = by.question;
    return runs::taskOf(info).question;
}

/// `question`: of the references, where there are any.
QString row(const AppliedFile& f, const AppliedBy& by, const std::optional<dataset::Question>& question) {
    const QFileInfo info(f.path);
    const QString name = appliedName(f);
    const bool done = f.state == AppliedFile::State::done;
    const bool ofClass = f.hasAnswer() && appliedKind(by.question) == AppliedKind::classes;
    QString html = QStringLiteral("<tr>") + cell(name) + cell(info.dir().dirName()) +
                   cell(done ? PredictionsModel::predictionWords(f, by.classes, by.question, by.threshold)
                             : Words::tr("no prediction: %1").arg(f.error)) +
                   cell(ofClass ? probabilityWords(f.probabilities[std::size_t(f.predicted)]) : QString(),
                        "align='right'");
    if (question) html += cell(f.reference.empty() ? QString() : answerWords(*question, f.reference));
    for (std::size_t i = 0; i < by.further.size(); ++i)
        html += cell(i < f.further.size()
                         ? furtherWords(f.further[i], by.further[i].classes, by.further[i].question)
                         : QString());
    return html + QStringLiteral("</tr>");
}
}  // namespace

QString appliedHtml(const std::vector<AppliedFile>& files, const AppliedBy& by,
                    const QStringList& validation) {
    const bool references =
        std::any_of(files.begin(), files.end(), [](const AppliedFile& f) { return !f.reference.empty(); });
    QStringList heads{Words::tr("File"), Words::tr("Folder"), Words::tr("Prediction"),
                      Words::tr("Probability")};
    const std::optional question = references ? std::optional(questionOf(by)) : std::nullopt;
    if (references) heads << Words::tr("Reference");
    for (const AppliedBy::Further& other : by.further) heads << fromUtf8(other.name);
    QString html = QStringLiteral("<h2>%1</h2>").arg(Words::tr("Predictions"));
    html += QStringLiteral("<p><b>%1</b></p>").arg(researchUseNotice().toHtmlEscaped());
    html += QStringLiteral("<p>%1<br>%2</p>")
                .arg(Words::tr("Adapter (trained model): %1, made %2")
                         .arg(fromUtf8(by.adapter), fromUtf8(by.adapterVersion))
                         .toHtmlEscaped(),
                     Words::tr("Printed %1").arg(QLocale().toString(QDate::currentDate())).toHtmlEscaped());
    if (!by.point.isEmpty())
        html += QStringLiteral("<p>%1</p>").arg(Words::tr("Threshold: %1").arg(by.point).toHtmlEscaped());
    if (!validation.isEmpty()) {
        QStringList lines;
        for (const QString& line : validation) lines << line.toHtmlEscaped();
        html += QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br>")));
    }
    // The head is repeated on each page.
    html += QStringLiteral("<table width='100%' cellspacing='0' cellpadding='3' border='0'><thead><tr>");
    for (const QString& head : heads)
        html += QStringLiteral("<th align='left'>%1</th>").arg(head.toHtmlEscaped());
    html += QStringLiteral("</tr></thead>");
    for (const AppliedFile& f : files)
        if (f.state != AppliedFile::State::waiting) html += row(f, by, question);
    return html + QStringLiteral("</table>");
}

Result<void> writeAppliedPdf(const QString& path, const std::vector<AppliedFile>& files, const AppliedBy& by,
                             const QStringList& validation) {
    QTextDocument text;
    text.setDefaultStyleSheet(QStringLiteral("body, td, th, p, h2 { color: black; }"));
    text.setHtml(appliedHtml(files, by, validation));
    const QByteArray bytes =
        pdfPages(text, {Words::tr("Predictions"), researchUseNotice(), Words::tr("%1 of %2")});
    return systemFileLayer()->writeAtomically(
        path.toStdString(), std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size()))));
}

}  // namespace fovea::ui
