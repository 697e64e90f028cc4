#include "runs/figure_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "text/words.h"

namespace fovea::ui {

namespace {
struct FigureWords {
    Q_DECLARE_TR_FUNCTIONS(FigureWords)
};
}  // namespace

QString clockWords(double seconds) {
    const auto all = std::int64_t(std::max(0.0, seconds));
    const auto two = [](std::int64_t n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    if (all < 3600) return QStringLiteral("%1:%2").arg(all / 60).arg(two(all % 60));
    return QStringLiteral("%1:%2:%3").arg(all / 3600).arg(two(all / 60 % 60)).arg(two(all % 60));
}

QString countWords(std::int64_t number) {
    return QLocale().toString(qlonglong(number));
}

QString decimalWords(double value, int digits) {
    return std::isfinite(value) ? numberWords(value, 'f', digits) : QStringLiteral("–");
}

QString roundedQuantity(double number, const std::string& unit) {
    if (!std::isfinite(number)) return QStringLiteral("–");
    constexpr double kWhole = 999.5;  // from there on three digits are said as a power of ten
    const QString text =
        std::abs(number) >= kWhole ? numberWords(number, 'f', 0) : numberWords(number, 'g', 3);
    return unit.empty() ? text : text + QChar(0xa0) + fromUtf8(unit);
}

QString intervalWords(const evaluation::Estimate& e, bool asPercent) {
    if (!std::isfinite(e.low) || !std::isfinite(e.high) || e.low == e.high) return {};
    return asPercent ? FigureWords::tr("%1 to %2").arg(percentWords(e.low), percentWords(e.high))
                     : FigureWords::tr("%1 to %2").arg(decimalWords(e.low, 2), decimalWords(e.high, 2));
}

QString researchUseNotice() {
    return FigureWords::tr("Research use only, not for diagnosis.");
}

}  // namespace fovea::ui
