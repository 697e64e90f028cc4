#include "questions/number_entry.h"

#include <QLocale>
#include <cmath>

namespace fovea::ui {

std::optional<double> typedNumber(const QString& text) {
    QString plain = text.trimmed();
    plain.replace(QChar(0x2212), QLatin1Char('-'));
    bool fine = false;
    // Nobody groups the digits of one value, but many have a decimal comma.
    QLocale exact = QLocale::c(), own;
    exact.setNumberOptions(QLocale::RejectGroupSeparator);
    own.setNumberOptions(QLocale::RejectGroupSeparator);
    double number = exact.toDouble(plain, &fine);
    if (!fine) number = own.toDouble(plain, &fine);
    if (!fine && plain.count(QLatin1Char(',')) == 1)
        number = exact.toDouble(plain.replace(QLatin1Char(','), QLatin1Char('.')), &fine);
    return fine && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

}  // namespace fovea::ui
