#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/csv.h"

namespace fovea::test {

/// The fields of a table by RFC 4180, a row after the other, without its byte order mark.
inline std::vector<std::vector<std::string>> csvRows(std::string_view text) {
    std::vector<std::vector<std::string>> rows(1);
    std::string field;
    bool quoted = false;
    for (std::size_t i = text.starts_with(kCsvMark) ? kCsvMark.size() : 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"')
            field += text[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (quoted || (c != ',' && c != '\r' && c != '\n'))
            field += c;
        else if (c != '\r') {
            rows.back().push_back(std::exchange(field, {}));
            if (c == '\n') rows.emplace_back();
        }
    }
    if (!field.empty() || !rows.back().empty())
        rows.back().push_back(field);
    else
        rows.pop_back();
    return rows;
}

}  // namespace fovea::test
