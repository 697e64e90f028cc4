#include "dataset/cell_values.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>

#include "dataset/question.h"
#include "dataset/spelling.h"

namespace fovea::dataset {

std::optional<bool> mark(const std::string& cell) {
    static const std::set<std::string_view> kYes = {"1",
                                                    "true",
                                                    "t",
                                                    "yes",
                                                    "y",
                                                    "x",
                                                    "+",
                                                    "ja",
                                                    "j",
                                                    "wahr",
                                                    "oui",
                                                    "o",
                                                    "vrai",
                                                    "si",
                                                    "s\u00ed",
                                                    "verdadero",
                                                    "vero",
                                                    "sim",
                                                    "\u0434\u0430",
                                                    "\u2713",
                                                    "\u2714",
                                                    "\u2611",
                                                    "\u306f\u3044",
                                                    "\u662f",
                                                    "\u6709",
                                                    "positive",
                                                    "positiv",
                                                    "pos",
                                                    "present",
                                                    "vorhanden"};
    static const std::set<std::string_view> kNo = {"",         "0",
                                                   "false",    "f",
                                                   "no",       "n",
                                                   "-",        "nein",
                                                   "falsch",   "non",
                                                   "faux",     "falso",
                                                   "n\u00e3o", "\u043d\u0435\u0442",
                                                   "\u2717",   "\u2718",
                                                   "\u2610",   "\u3044\u3044\u3048",
                                                   "\u5426",   "\u65e0",
                                                   "\u7121",   "negative",
                                                   "negativ",  "neg",
                                                   "absent",   "nicht vorhanden"};
    const std::string key = nameKey(cell);
    if (kYes.contains(key)) return true;
    if (kNo.contains(key) || isMissingWord(key)) return false;
    return {};
}

std::optional<int> frameNumber(const std::string& cell) {
    const std::string digits = nameKey(cell);  // "3.0" as spreadsheets have it
    int value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc() || end != digits.data() + digits.size() || value < 0) return {};
    return value;
}
std::optional<double> numberIn(const std::string& cell) {
    std::string text = plainName(cell);
    if (text.starts_with('+')) text.erase(0, 1);
    if (std::count(text.begin(), text.end(), ',') == 1 && text.find('.') == text.npos)
        std::replace(text.begin(), text.end(), ',', '.');
    const auto number = numberFromText(text);
    return number ? std::optional<double>(*number) : std::nullopt;
}

bool isUncertain(const std::string& cell) {
    static const std::set<std::string_view> kWords = {
        "-1",         "uncertain",     "unsure",         "unclear",
        "unknown",    "indeterminate", "equivocal",      "questionable",
        "not stated", "not assessed",  "not assessable", "unklar",
        "unsicher",   "fraglich",      "unbekannt",      "nicht beurteilbar",
        "incertain",  "inconnu",       "incierto",       "desconocido",
        "dudoso",     "incerto"};
    return kWords.contains(nameKey(cell));
}

bool saysNone(const std::string& cell) {
    static const std::set<std::string_view> kWords = {
        "none",    "no",          "0",           "-",        "no finding",       "no findings", "nofinding",
        "nothing", "normal",      "healthy",     "negative", "unremarkable",     "kein",        "keine",
        "keiner",  "kein befund", "ohne befund", "o.b.",     "unauff\u00e4llig", "gesund",      "aucun",
        "aucune",  "rien",        "ninguno",     "ninguna",  "sin hallazgos",    "nessuno",     "nessuna",
        "nenhum",  "nenhuma"};
    return kWords.contains(nameKey(cell));
}

std::vector<std::string> wordsOf(const std::string& cell, char sign) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from <= cell.size();) {
        const std::size_t to = std::min(cell.find(sign, from), cell.size());
        std::string word = plainName(cell.substr(from, to - from));
        from = to + 1;
        if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
            words.push_back(std::move(word));
    }
    return words;
}

}  // namespace fovea::dataset
