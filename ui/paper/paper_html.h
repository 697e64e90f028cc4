#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

namespace fovea::ui {

/// A page of core/report in the HTML that Qt's rich text can lay out: it knows no grids, no drawings and no
/// dark mode. What is for a screen only (contents list, tooltips) is left out; all words stay, in order.
struct PaperHtml {
    QString html;
    /// Drawings; `<img src="svg:N">` stands where the Nth belongs. SVG with its colours in it.
    std::vector<QByteArray> drawings;
    QString title;
};

/// `page`: well-formed XML, as report::renderHtml() writes it. `width`: of the text, pixels. An element that
/// is not known is passed over, its words are not. Empty where the page is not well-formed.
PaperHtml paperHtml(const QString& page, int width);

}  // namespace fovea::ui
