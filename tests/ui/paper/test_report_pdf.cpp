#include <QFile>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTest>
#include <QTextDocument>

#include "paper/paper_html.h"
#include "paper/pdf_pages.h"
#include "paper/report_pdf.h"
#include "report/model_card.h"
#include "tests/report/sample_report.h"

using namespace fovea;
using namespace fovea::ui;

/// Printed, a report says what it says on a screen.
class TestReportPdf : public QObject {
    Q_OBJECT

    static QByteArray pdfOf(const std::string& html) {
        const auto pdf = reportPdf(html);
        if (!pdf) qFatal("%s", pdf.error().detail.c_str());
        return QByteArray(reinterpret_cast<const char*>(pdf->data()), qsizetype(pdf->size()));
    }
    static qsizetype pages(const QByteArray& pdf) {
        static const QRegularExpression page(QStringLiteral("/Type /Page\\b(?!s)"));
        qsizetype count = 0;
        for (auto found = page.globalMatch(QString::fromLatin1(pdf)); found.hasNext(); found.next()) ++count;
        return count;
    }
    /// The words between tags, in order, without what is for screens.
    static QStringList words(QString html) {
        static const QRegularExpression notRead(QStringLiteral("<(head|nav|svg)\\b.*?</\\1>"),
                                                QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
        html.replace(notRead, QStringLiteral(" ")).replace(tag, QStringLiteral(" "));
        QTextDocument plain;  // resolves what was escaped
        plain.setHtml(html.toHtmlEscaped().replace(QStringLiteral("&amp;"), QStringLiteral("&")));
        static const QRegularExpression between(QStringLiteral("\\W+"),
                                                QRegularExpression::UseUnicodePropertiesOption);
        return plain.toPlainText().split(between, Qt::SkipEmptyParts);
    }

private Q_SLOTS:
    /// Nothing is lost on the way to paper, but for captions nothing changes its place.
    void allWordsStay() {
        const QString html = QString::fromStdString(report::renderHtml(test::sampleReport()));
        const PaperHtml paper = paperHtml(html, pdfTextWidth());
        QVERIFY(!paper.html.isEmpty());
        QCOMPARE(paper.title, QString::fromStdString(test::sampleReport().title));
        QStringList before = words(html), after = words(paper.html);
        before.sort();
        after.sort();
        QCOMPARE(after, before);
        // What Qt lays out is that, too.
        QTextDocument text;
        text.setHtml(paper.html);
        QVERIFY(text.toPlainText().contains(QStringLiteral("Research use only")));
        QVERIFY(text.toPlainText().contains(QStringLiteral("Operating point")) ==
                html.contains(QStringLiteral("Operating point")));
    }

    void everyDrawingCanBeDrawn() {
        const QString html = QString::fromStdString(report::renderHtml(test::sampleReport()));
        const PaperHtml paper = paperHtml(html, pdfTextWidth());
        QCOMPARE(qsizetype(paper.drawings.size()), html.count(QStringLiteral("<svg")));
        QVERIFY(!paper.drawings.empty());
        for (const QByteArray& svg : paper.drawings) {
            QVERIFY(QSvgRenderer(svg).isValid());
            QVERIFY(!svg.contains("var("));
        }
        for (int i = 0; i < int(paper.drawings.size()); ++i)
            QCOMPARE(paper.html.count(QStringLiteral("src=\"svg:%1\"").arg(i)), 1);
        // A curve is drawn in its colour.
        QImage picture(460, 314, QImage::Format_RGB32);
        picture.fill(Qt::white);
        {
            QPainter painter(&picture);
            QSvgRenderer(paper.drawings.front()).render(&painter);
        }
        bool blue = false;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                blue = blue || picture.pixelColor(x, y) == QColor(0x00, 0x72, 0xb2);
        QVERIFY(blue);
    }

    void pagesOfPaper() {
        const QByteArray report = pdfOf(report::renderHtml(test::sampleReport()));
        QVERIFY(report.startsWith("%PDF-"));
        QVERIFY2(pages(report) >= 3, QByteArray::number(pages(report)).constData());
        const QByteArray card = pdfOf(report::renderCard(test::sampleReport()));
        QVERIFY2(pages(card) <= 2, QByteArray::number(pages(card)).constData());
        QVERIFY(card.contains("/Type /Font"));
        if (const QByteArray to = qgetenv("FOVEA_PDF"); !to.isEmpty()) {
            for (const auto& [name, bytes] :
                 {std::pair("/report.pdf", report), std::pair("/card.pdf", card)}) {
                QFile file(QString::fromLocal8Bit(to) + QLatin1String(name));
                QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
            }
        }
    }

    void whatIsNoPageIsRefused() {
        QVERIFY(!reportPdf("<html><body><p>never closed").ok());
        QVERIFY(paperHtml(QStringLiteral("<a><b></a>"), 100).html.isEmpty());
    }

    /// Hostile names stay words.
    void markupInNamesIsText() {
        report::ReportData data = test::sampleReport();
        data.projectName = "<img src='file:///x'/> & co";
        const PaperHtml paper = paperHtml(QString::fromStdString(report::renderHtml(data)), pdfTextWidth());
        QVERIFY(!paper.html.contains(QStringLiteral("<img src='file")));
        QVERIFY(paper.html.contains(QStringLiteral("&lt;img src=")));
    }
};

QTEST_MAIN(TestReportPdf)
#include "test_report_pdf.moc"
