#include "widgets/tool_tip.h"

#include <QTextDocument>

namespace fovea::ui {

QString plainToolTip(const QString& text) {
    if (!Qt::mightBeRichText(text)) return text;
    return QStringLiteral("<div style=\"white-space:pre-wrap\">%1</div>").arg(text.toHtmlEscaped());
}

}  // namespace fovea::ui
