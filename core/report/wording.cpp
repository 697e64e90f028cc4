#include "report/wording.h"

#include <cmath>
#include <cstdio>
#include <iterator>

namespace fovea::report {
namespace {

/// English as pages are printed in it: whole numbers in groups of three.
class PrintedEnglish : public MessageFormat {
public:
    std::string count(std::int64_t number) const override {
        std::string digits = std::to_string(number);
        const std::ptrdiff_t first = number < 0 ? 1 : 0;
        for (auto at = std::ptrdiff_t(digits.size()) - 3; at > first; at -= 3)
            digits.insert(std::size_t(at), ",");
        return digits;
    }
};

const PrintedEnglish kPrintedEnglish;

/// Without a minus before nothing: "-0.000" is "0.000".
double withoutMinusZero(double value, int digits) {
    const bool nothing =
        MessageFormat().decimal(value, digits).find_first_of("123456789") == std::string::npos;
    return nothing ? 0.0 : value;
}

}  // namespace

constexpr const char* kLanguage = FOVEA_TEXT("Report", "en");

Wording::Wording() : m_format(&kPrintedEnglish) {}

Wording::Wording(const MessageFormat& format)
    : m_format(format.translated(kLanguage) == kLanguage ? &kPrintedEnglish : &format) {}

std::string Wording::operator()(const char* text, const std::vector<MessageArgument>& arguments) const {
    return messageText(Message(MessageKind{"text", text}, arguments), *m_format);
}

std::vector<std::string> Wording::operator()(const std::vector<Message>& messages) const {
    std::vector<std::string> texts;
    for (const Message& message : messages) texts.push_back((*this)(message));
    return texts;
}

std::string Wording::language() const {
    return (*this)(kLanguage);
}

std::string Wording::moment(const std::string& utc) const {
    static constexpr const char* kMonths[] = {
        FOVEA_TEXT("Report", "January"), FOVEA_TEXT("Report", "February"), FOVEA_TEXT("Report", "March"),
        FOVEA_TEXT("Report", "April"),   FOVEA_TEXT("Report", "May"),      FOVEA_TEXT("Report", "June"),
        FOVEA_TEXT("Report", "July"),    FOVEA_TEXT("Report", "August"),   FOVEA_TEXT("Report", "September"),
        FOVEA_TEXT("Report", "October"), FOVEA_TEXT("Report", "November"), FOVEA_TEXT("Report", "December")};
    int year = 0, month = 0, day = 0, hour = 0, minute = 0;
    if (std::sscanf(utc.c_str(), "%4d-%2d-%2dT%2d:%2d", &year, &month, &day, &hour, &minute) != 5 ||
        month < 1 || month > int(std::size(kMonths)))
        return utc;
    return (*this)(FOVEA_TEXT("Report", "{day} {month} {year}, {time} UTC"),
                   {{"day", std::to_string(day)},
                    {"month", (*this)(kMonths[month - 1])},
                    {"year", std::to_string(year)},
                    {"time", utc.substr(utc.find('T') + 1, 5)}});
}

std::string Wording::fixed(double value, int digits) const {
    if (std::isnan(value)) return (*this)(FOVEA_TEXT("Report", "not defined"));
    if (std::isinf(value))
        return value > 0 ? (*this)(FOVEA_TEXT("Report", "infinite"))
                         : (*this)(FOVEA_TEXT("Report", "minus infinite"));
    return m_format->decimal(withoutMinusZero(value, digits), digits);
}

std::string Wording::percent(double share) const {
    return std::isnan(share)
               ? fixed(share)
               : (*this)(FOVEA_TEXT("Report", "{number}\u00a0%"), {{"number", fixed(share * 100, 1)}});
}

bool hasInterval(const evaluation::Estimate& estimate) {
    return estimate.low < estimate.high;
}

std::string Wording::value(double value, bool asPercent) const {
    return asPercent ? percent(value) : fixed(value);
}

std::string Wording::interval(const evaluation::Estimate& estimate, bool asPercent) const {
    if (!hasInterval(estimate)) return (*this)(FOVEA_TEXT("Report", "cannot be given"));
    return (*this)(FOVEA_TEXT("Report", "{low} to {high}"),
                   {{"low", asPercent ? fixed(estimate.low * 100, 1) : fixed(estimate.low)},
                    {"high", value(estimate.high, asPercent)}});
}

std::string Wording::valueAndInterval(const evaluation::Estimate& estimate, bool asPercent) const {
    const std::string said = value(estimate.value, asPercent);
    return hasInterval(estimate) ? (*this)(FOVEA_TEXT("Report", "{value} ({interval})"),
                                           {{"value", said}, {"interval", interval(estimate, asPercent)}})
                                 : (*this)(FOVEA_TEXT("Report", "{value} (no interval)"), {{"value", said}});
}

}  // namespace fovea::report
