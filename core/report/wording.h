#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/message.h"
#include "evaluation/intervals.h"

namespace fovea::report {

/// How pages are worded: their texts, which FOVEA_TEXT("Report", ...) marks, and their numbers, in the
/// language of a MessageFormat. English, which every page without one is in, says numbers with a point and
/// in groups of three parted by commas, whatever the locale; NaN reads "not defined". Small, copied at will.
class Wording {
public:
    Wording();  ///< English
    /// `format` outlives this. One that has no word for pages in its language is English, numbers included.
    explicit Wording(const MessageFormat& format);

    /// A text of a page, with its places filled in as those of a message are.
    std::string operator()(const char* text, const std::vector<MessageArgument>& arguments = {}) const;
    std::string operator()(const Message& message) const { return messageText(message, *m_format); }
    std::vector<std::string> operator()(const std::vector<Message>& messages) const;
    std::string language() const;  ///< that of the texts, as HTML names it: "en", "de", "zh-CN"

    /// Of "2025-03-14T09:26:53Z" "14 March 2025, 09:26 UTC"; anything else as it is.
    std::string moment(const std::string& utc) const;
    std::string fixed(double value, int digits = 3) const;  ///< "0.842"
    std::string percent(double share) const;                ///< "71.7 %", in one piece
    std::string grouped(std::int64_t number) const { return m_format->count(number); }  ///< "900,965"
    /// "training", "training and test", "training, validation and test"
    std::string listed(const std::vector<std::string>& words) const { return m_format->listed(words); }
    /// "training, validation, test"
    std::string enumerated(const std::vector<std::string>& words) const {
        return m_format->enumerated(words);
    }

    /// "0.741 to 0.923", "58.2 to 83.1 %", or that there is none.
    std::string interval(const evaluation::Estimate& estimate, bool asPercent) const;
    std::string value(double value, bool asPercent) const;
    /// "0.850 (0.741 to 0.923)"; where there is no interval "0.850 (no interval)".
    std::string valueAndInterval(const evaluation::Estimate& estimate, bool asPercent) const;

private:
    const MessageFormat* m_format;
};

/// Whether an estimate has ends at all, and ends that differ: where no patient makes a
/// difference, the interval would feign certainty.
bool hasInterval(const evaluation::Estimate& estimate);

}  // namespace fovea::report
