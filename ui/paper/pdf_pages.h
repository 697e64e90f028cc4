#pragma once

#include <QByteArray>
#include <QString>

class QTextDocument;

namespace fovea::ui {

/// What stands around the text of printed pages.
struct PdfPages {
    QString title;    ///< of the file, as readers of PDF show it
    QString foot;     ///< at the left of each page's foot; at the right stands "2 of 7"
    QString ofPages;  ///< "%1 of %2", in the language of the text
};

constexpr int kPdfDotsPerInch = 96;  ///< the unit of lengths in the text
constexpr int kPdfPointsOfText = 9;

/// Lengths of an A4 page that are left for text, in kPdfDotsPerInch.
int pdfTextWidth();

/// A4 pages as a PDF. `text`: laid out anew; a table breaks between its rows, and its head is repeated. Takes
/// long for many pages: for a worker. Needs an application object with fonts.
QByteArray pdfPages(QTextDocument& text, const PdfPages& pages);

}  // namespace fovea::ui
