#include "paper/paper_html.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>
#include <utility>

namespace fovea::ui {

namespace {

// The colours of report/style.cpp on white paper.
constexpr const char* kSoft = "#545e66";
constexpr const char* kLine = "#d3d9dd";
constexpr const char* kWarnPage = "#fff4e5";
constexpr const char* kWarnInk = "#6b3300";
constexpr const char* kDrawingStyle =
    "text{fill:#545e66;font-size:14px}"
    ".axis-label{fill:#1a1f23;font-size:15px}"
    ".grid{stroke:#d3d9dd;stroke-width:1}"
    ".axis{stroke:#545e66;stroke-width:1}"
    ".mark{stroke:#545e66;stroke-width:1;stroke-dasharray:3 3}"
    ".chance{stroke:#545e66;stroke-width:1.2;fill:none}"
    ".casing{fill:none;stroke:#1a1f23;stroke-width:3.4;stroke-opacity:0.35}"
    ".series{fill:none;stroke-width:2.2}"
    ".dot{fill:#ffffff;stroke-width:1.6}"
    ".s0{stroke:#0072b2}.s1{stroke:#d55e00}.s2{stroke:#009e73}.s3{stroke:#cc79a7}"
    ".s4{stroke:#e69f00}.s5{stroke:#56b4e9}.s6{stroke:#1a1f23}.s7{stroke:#f0e442}";

constexpr int kCardsInARow = 4, kFiguresInARow = 2;

class Writer {
public:
    Writer(const QString& page, int width) : m_in(page), m_width(width) {}

    PaperHtml write() {
        while (!m_in.atEnd())
            if (m_in.readNext() == QXmlStreamReader::StartElement) element();
        if (m_in.hasError()) return {};
        m_paper.html = QStringLiteral("<html><body>") + m_out + QStringLiteral("</body></html>");
        return std::move(m_paper);
    }

private:
    bool is(const char* name) const { return m_in.name() == QLatin1String(name); }
    bool hasClass(const char* name) const {
        return m_in.attributes().value(QLatin1String("class")).split(u' ').contains(QLatin1String(name));
    }
    void put(const QString& text) { m_out += text; }
    void put(const char* text) { m_out += QLatin1String(text); }

    /// What stands in the element that was opened, up to its end.
    void children() {
        while (!m_in.atEnd()) {
            const auto token = m_in.readNext();
            if (token == QXmlStreamReader::EndElement) return;
            if (token == QXmlStreamReader::Characters) put(m_in.text().toString().toHtmlEscaped());
            if (token == QXmlStreamReader::StartElement) element();
        }
    }
    /// The same between two pieces of markup.
    void wrapped(const QString& before, const QString& after) {
        put(before);
        children();
        put(after);
    }
    void wrapped(const char* before, const char* after) {
        wrapped(QLatin1String(before), QLatin1String(after));
    }
    /// The element's children as cells, `columns` of them in a row.
    void inColumns(int columns, int padding) {
        const int wide = 100 / columns;
        put(QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"%1\">").arg(padding));
        int n = 0;
        while (!m_in.atEnd()) {
            const auto token = m_in.readNext();
            if (token == QXmlStreamReader::EndElement) break;
            if (token != QXmlStreamReader::StartElement) continue;
            if (n % columns == 0) put(n == 0 ? "<tr>" : "</tr><tr>");
            put(QStringLiteral("<td width=\"%1%\" valign=\"top\">").arg(wide));
            if (is("li"))
                children();  // a card or an image is no point of a list
            else
                element();
            put("</td>");
            ++n;
        }
        put(n > 0 ? "</tr></table>" : "</table>");
    }

    void element() {
        if (is("head")) return head();
        if (is("nav")) return m_in.skipCurrentElement();
        if (is("svg")) return drawing();
        if (is("img")) return picture();
        if (is("table")) return table();
        if (is("caption")) return caption();
        if (is("th") || is("td")) return cell();
        if (is("dl")) return pairs();
        if (is("dt")) return term();
        if (is("dd")) return definition();
        if (is("ul") || is("li")) return list();
        if (is("div")) return division();
        if (is("p")) return paragraph();
        if (is("span")) return span();
        if (is("small")) return small();
        if (is("summary")) return wrapped("<p><b>", "</b></p>");
        if (is("figcaption")) return wrapped("<p>", "</p>");
        if (is("footer")) return wrapped("<hr>", "");
        for (const char* plain : {"h1", "h2", "h3", "thead", "tbody", "tr", "strong", "em", "code", "ol"})
            if (is(plain))
                return wrapped(QStringLiteral("<%1>").arg(QLatin1String(plain)),
                               QStringLiteral("</%1>").arg(QLatin1String(plain)));
        children();  // what only groups, and what has a meaning on a screen only
    }

    void head() {
        while (!m_in.atEnd()) {
            const auto token = m_in.readNext();
            if (token == QXmlStreamReader::EndElement) return;
            if (token != QXmlStreamReader::StartElement) continue;
            if (is("title"))
                m_paper.title = m_in.readElementText();
            else
                m_in.skipCurrentElement();
        }
    }

    void drawing() {
        const QStringList box =
            m_in.attributes().value(QLatin1String("viewBox")).toString().split(QLatin1Char(' '));
        const double wide = box.value(2).toDouble(), high = box.value(3).toDouble();
        // A swatch of a legend is as large as it says; a chart takes its half of the page.
        const bool swatch = m_in.attributes().hasAttribute(QLatin1String("width"));
        const int room = m_width / kFiguresInARow - 16;
        const double scale = swatch || wide <= 0 ? 1 : room / wide;
        QByteArray content;
        QString style = QLatin1String(kDrawingStyle);
        QXmlStreamWriter out(&content);
        for (int depth = 1; depth > 0 && !m_in.atEnd();) {
            const auto token = m_in.readNext();
            depth += token == QXmlStreamReader::StartElement ? 1
                     : token == QXmlStreamReader::EndElement ? -1
                                                             : 0;
            if (token == QXmlStreamReader::StartElement)
                drawn(out, style);
            else if (depth > 0)
                out.writeCurrentToken(m_in);
        }
        const QString svg = QStringLiteral(
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%1\" "
                                "font-family=\"sans-serif\" font-size=\"14\"><style>%2</style>")
                                .arg(box.join(QLatin1Char(' ')).toHtmlEscaped(), style);
        if (!swatch) put("<p>");
        put(QStringLiteral("<img src=\"svg:%1\" width=\"%2\" height=\"%3\">")
                .arg(m_paper.drawings.size())
                .arg(qRound(wide * scale))
                .arg(qRound(high * scale)));
        if (!swatch) put("</p>");
        m_paper.drawings.push_back(svg.toUtf8() + content + "</svg>");
    }
    /// An element of a drawing. Qt SVG draws nothing where the colour is that of a class and the dashes are
    /// an attribute: dashes become a class.
    void drawn(QXmlStreamWriter& out, QString& style) const {
        out.writeStartElement(m_in.name().toString());
        QString classes = m_in.attributes().value(QLatin1String("class")).toString();
        for (const QXmlStreamAttribute& attribute : m_in.attributes()) {
            if (attribute.name() == QLatin1String("class")) continue;
            if (attribute.name() != QLatin1String("stroke-dasharray")) {
                out.writeAttribute(attribute);
                continue;
            }
            const QString dashes = attribute.value().toString();
            if (dashes == QLatin1String("none")) continue;
            const QString name =
                QStringLiteral("dash") + QString(dashes).replace(QLatin1Char(' '), QLatin1Char('_'));
            classes += QLatin1Char(' ') + name;
            if (!style.contains(name + QLatin1Char('{')))
                style += QStringLiteral(".%1{stroke-dasharray:%2}").arg(name, dashes);
        }
        if (!classes.isEmpty()) out.writeAttribute(QStringLiteral("class"), classes);
    }

    void picture() {
        // Two of them, the image and its overlay, in each of two columns.
        put(QStringLiteral("<img src=\"%1\" width=\"%2\"> ")
                .arg(m_in.attributes().value(QLatin1String("src")).toString().toHtmlEscaped())
                .arg(m_width / kFiguresInARow / 2 - 16));
        m_in.skipCurrentElement();
    }

    void table() {
        const qsizetype captionBefore = m_caption;
        m_caption = m_out.size();
        put("<table cellspacing=\"0\" cellpadding=\"4\" style=\"border-collapse:collapse\">");
        children();
        put("</table><p></p>");
        m_caption = captionBefore;
    }
    /// Qt knows none: it is put above its table.
    void caption() {
        const QString before = std::exchange(m_out, {});
        children();
        const QString words = std::exchange(m_out, before);
        m_out.insert(m_caption,
                     QStringLiteral("<p style=\"color:%1\">%2</p>").arg(QLatin1String(kSoft), words));
    }
    void cell() {
        const QString name = m_in.name().toString();
        QString start = QLatin1Char('<') + name;
        for (const char* attribute : {"colspan", "rowspan"})
            if (const auto value = m_in.attributes().value(QLatin1String(attribute)); !value.isEmpty())
                start += QStringLiteral(" %1=\"%2\"").arg(QLatin1String(attribute), value);
        const bool number = hasClass("number") || hasClass("right") || hasClass("wrong") || hasClass("sum");
        const bool strong = hasClass("value") || hasClass("right");
        start += QStringLiteral(
                     " valign=\"top\" align=\"%1\" style=\"border-bottom:1px solid %2;font-weight:%3\">")
                     .arg(number ? QLatin1String("right") : QLatin1String("left"), QLatin1String(kLine),
                          strong ? QLatin1String("600") : QLatin1String("400"));
        m_cellStart = m_out.size() + start.size();
        wrapped(start, QStringLiteral("</%1>").arg(name));
        m_cellStart = 0;
    }

    void pairs() { wrapped("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">", "</table><p></p>"); }
    void term() {
        m_termOpen = true;
        put(QStringLiteral("<tr><td width=\"30%\" valign=\"top\" style=\"color:%1\">")
                .arg(QLatin1String(kSoft)));
        wrapped("", "</td>");
    }
    void definition() {
        if (!std::exchange(m_termOpen, false)) put("<tr><td></td>");
        wrapped("<td valign=\"top\">", "</td></tr>");
    }

    void list() {
        if (is("ul") && hasClass("cards")) return inColumns(kCardsInARow, 6);
        if (is("ul") && hasClass("gallery")) return inColumns(kFiguresInARow, 6);
        if (is("ul") && hasClass("legend")) {
            const bool before = std::exchange(m_inline, true);
            children();
            m_inline = before;
            return;
        }
        if (is("ul")) return wrapped("<ul>", "</ul>");
        if (m_inline) return wrapped("<br>", "");  // a line of a legend
        wrapped("<li>", "</li>");
    }

    void division() {
        if (hasClass("charts")) return inColumns(kFiguresInARow, 4);
        if (hasClass("notice")) return wrapped("<p align=\"center\"><b>", "</b></p>");
        if (hasClass("cautions")) return box();
        if (hasClass("title")) return wrapped("<p><b>", "</b></p>");
        if (hasClass("pictures")) return wrapped("<p>", "</p>");
        children();
    }
    void paragraph() {
        if (hasClass("todo")) return box();
        if (hasClass("soft") || hasClass("meta"))
            return wrapped(QStringLiteral("<p style=\"color:%1\">").arg(QLatin1String(kSoft)),
                           QStringLiteral("</p>"));
        wrapped("<p>", "</p>");
    }
    void box() {
        wrapped(QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"8\" bgcolor=\"%1\"><tr>"
                               "<td style=\"color:%2\">")
                    .arg(QLatin1String(kWarnPage), QLatin1String(kWarnInk)),
                QStringLiteral("</td></tr></table><p></p>"));
    }
    void span() {
        if (hasClass("name"))
            return wrapped(QStringLiteral("<span style=\"color:%1\">").arg(QLatin1String(kSoft)),
                           QStringLiteral("</span><br>"));
        if (hasClass("value"))
            return wrapped("<span style=\"font-size:14pt;font-weight:600\">", "</span><br>");
        if (hasClass("note")) return smallWords();
        wrapped("", " ");
    }
    void small() {
        // In a cell it stands below the figure.
        if (m_cellStart > 0 && m_out.size() > m_cellStart) put("<br>");
        smallWords();
    }
    void smallWords() {
        wrapped(QStringLiteral("<span style=\"color:%1;font-size:8pt;font-weight:400\">")
                    .arg(QLatin1String(kSoft)),
                QStringLiteral("</span>"));
    }

    QXmlStreamReader m_in;
    int m_width;
    PaperHtml m_paper;
    QString m_out;
    qsizetype m_caption = 0;    ///< where the caption of the open table goes
    qsizetype m_cellStart = 0;  ///< where the text of the open cell began; 0 outside
    bool m_termOpen = false;
    bool m_inline = false;  ///< in the legend of a chart
};

}  // namespace

PaperHtml paperHtml(const QString& page, int width) {
    return Writer(page, width).write();
}

}  // namespace fovea::ui
