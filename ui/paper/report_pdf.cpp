#include "paper/report_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextObjectInterface>
#include <algorithm>
#include <clocale>
#include <memory>
#include <optional>

#include "paper/paper_html.h"
#include "paper/pdf_pages.h"

namespace fovea::ui {

namespace {

constexpr int kDrawing = QTextFormat::UserObject + 1;
enum Property { numberProperty = QTextFormat::UserProperty + 1, widthProperty, heightProperty };

/// Draws the drawings of a page where they stand in the text.
class Drawings : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    explicit Drawings(const std::vector<QByteArray>& drawings) {
        for (const QByteArray& svg : drawings) m_renderers.push_back(std::make_unique<QSvgRenderer>(svg));
    }

    QSizeF intrinsicSize(QTextDocument*, int, const QTextFormat& format) override {
        return {format.doubleProperty(widthProperty), format.doubleProperty(heightProperty)};
    }
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int,
                    const QTextFormat& format) override {
        const auto number = std::size_t(format.intProperty(numberProperty));
        if (number < m_renderers.size()) m_renderers[number]->render(painter, rect);
    }

private:
    std::vector<std::unique_ptr<QSvgRenderer>> m_renderers;
};

/// Every `<img src="svg:N">` becomes a place that Drawings draws.
void placeDrawings(QTextDocument& text) {
    const QString kScheme = QStringLiteral("svg:");
    struct Place {
        int position;
        QTextCharFormat format;
    };
    std::vector<Place> places;
    for (QTextBlock block = text.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextImageFormat image = it.fragment().charFormat().toImageFormat();
            if (!image.isValid() || !image.name().startsWith(kScheme)) continue;
            QTextCharFormat drawing;
            drawing.setObjectType(kDrawing);
            drawing.setProperty(numberProperty, image.name().mid(kScheme.size()).toInt());
            drawing.setProperty(widthProperty, image.width());
            drawing.setProperty(heightProperty, image.height());
            // Pictures that stand side by side and look alike are one fragment.
            for (int i = 0; i < it.fragment().length(); ++i)
                places.push_back({it.fragment().position() + i, drawing});
        }
    for (const Place& place : places) {
        QTextCursor cursor(&text);
        cursor.setPosition(place.position);
        cursor.setPosition(place.position + 1, QTextCursor::KeepAnchor);
        cursor.insertText(QString(QChar::ObjectReplacementCharacter), place.format);
    }
}

/// Fonts need an application. Without one: one that shows nothing.
class SomeApplication {
public:
    SomeApplication() {
        if (QCoreApplication::instance()) return;
        m_application.emplace(m_count, m_arguments);
        // It has taken over the user's locale, see app/gui/main.cpp.
        std::setlocale(LC_NUMERIC, "C");
    }

private:
    char m_name[6] = "fovea", m_option[10] = "-platform", m_platform[10] = "offscreen";
    char* m_arguments[4] = {m_name, m_option, m_platform, nullptr};
    int m_count = 3;
    std::optional<QGuiApplication> m_application;
};

}  // namespace

Result<std::vector<std::byte>> reportPdf(const std::string& html) {
    return guarded([&]() -> Result<std::vector<std::byte>> {
        const SomeApplication application;
        const PaperHtml paper = paperHtml(QString::fromStdString(html), pdfTextWidth());
        if (paper.html.isEmpty())
            return Error{ErrorCode::invalidArgument, "the page to be printed is not well-formed", {}};
        QTextDocument text;
        Drawings drawings(paper.drawings);
        text.setDefaultStyleSheet(
            QStringLiteral("body, td, th, p, li { color: #1a1f23; }"
                           "h1 { font-size: 18pt; } h2 { font-size: 13pt; margin-top: 18px; } "
                           "h3 { font-size: 10pt; margin-top: 12px; } th { color: #545e66; }"));
        text.documentLayout()->registerHandler(kDrawing, &drawings);
        text.setHtml(paper.html);
        placeDrawings(text);
        const QByteArray bytes = pdfPages(
            text, {paper.title, QCoreApplication::translate("Report", "Research use only, not for diagnosis"),
                   QCoreApplication::translate("Report", "%1 of %2")});
        std::vector<std::byte> out(std::size_t(bytes.size()));
        std::transform(bytes.begin(), bytes.end(), out.begin(), [](char c) { return std::byte(c); });
        return out;
    });
}

}  // namespace fovea::ui

#include "report_pdf.moc"
