#include "paper/pdf_pages.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QMarginsF>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace fovea::ui {

namespace {
constexpr double kMarginMm = 18, kWidthMm = 210, kMmPerInch = 25.4, kPointsPerInch = 72;
}

int pdfTextWidth() {
    return int((kWidthMm - 2 * kMarginMm) / kMmPerInch * kPdfDotsPerInch);
}

QByteArray pdfPages(QTextDocument& text, const PdfPages& pages) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kPdfDotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
        writer.setTitle(pages.title);
        writer.setCreator(QStringLiteral("Fovea"));
        const QSizeF page(writer.width(), writer.height());
        text.documentLayout()->setPaintDevice(&writer);
        QFont font(QStringLiteral("sans-serif"));
        font.setPointSize(kPdfPointsOfText);
        text.setDefaultFont(font);
        // A line at the foot of each page is for its number and the notice.
        const double foot = 2.0 * kPdfPointsOfText * kPdfDotsPerInch / kPointsPerInch;
        text.setPageSize({page.width(), page.height() - foot});
        QPainter painter(&writer);
        painter.setFont(font);
        for (int i = 0; i < text.pageCount(); ++i) {
            if (i > 0) writer.newPage();
            painter.save();
            painter.translate(0, -i * text.pageSize().height());
            text.drawContents(&painter, QRectF(QPointF(0, i * text.pageSize().height()), text.pageSize()));
            painter.restore();
            const QRectF line(0, page.height() - foot, page.width(), foot);
            painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom, pages.foot);
            painter.drawText(line, Qt::AlignRight | Qt::AlignBottom,
                             pages.ofPages.arg(i + 1).arg(text.pageCount()));
        }
    }
    return buffer.data();
}

}  // namespace fovea::ui
