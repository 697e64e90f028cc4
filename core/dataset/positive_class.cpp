#include "dataset/positive_class.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "dataset/spelling.h"

namespace fovea::dataset {
namespace {

using Words = std::vector<std::string>;

// As nameKey() writes them: small letters.

/// Say that nothing was found.
constexpr std::string_view kHealthy[] = {
    // English
    "healthy",
    "normal",
    "normals",
    "negative",
    "negatives",
    "neg",
    "none",
    "control",
    "controls",
    "unaffected",
    "uninfected",
    "unremarkable",
    "asymptomatic",
    "wildtype",
    "false",
    "absent",
    "absence",
    "nofinding",
    "nofindings",
    "normality",
    "ctrl",
    "ctrls",
    "intact",
    // German
    "gesund",
    "gesunde",
    "gesunder",
    "negativ",
    "kontrolle",
    "kontrollen",
    "unauffällig",
    "unauffaellig",
    "befundlos",
    "intakt",
    "nein",
    // French
    "sain",
    "saine",
    "sains",
    "saines",
    "normale",
    "normaux",
    "négatif",
    "negatif",
    "négative",
    "témoin",
    "temoin",
    "témoins",
    "temoins",
    "aucun",
    "aucune",
    // Spanish, Portuguese, Italian
    "sano",
    "sana",
    "sanos",
    "sanas",
    "negativo",
    "negativa",
    "negativos",
    "ninguno",
    "ninguna",
    "saudável",
    "saudavel",
    "normais",
    "nenhum",
    "nenhuma",
    "sani",
    "sane",
    "normali",
    "controllo",
    "controlli",
    "nessuno",
    "nessuna",
    // Dutch, Swedish, Danish, Norwegian
    "gezond",
    "gezonde",
    "normaal",
    "negatief",
    "geen",
    "controle",
    "frisk",
    "friska",
    "friske",
    "kontroll",
    "kontrol",
    // Polish, Czech, Turkish
    "zdrowy",
    "zdrowa",
    "zdrowe",
    "prawidłowy",
    "prawidlowy",
    "ujemny",
    "zdravý",
    "zdravy",
    "normální",
    "negativní",
    "sağlıklı",
    "saglikli",
    "negatif",
    "yok",
    // Russian, Ukrainian, Greek
    "здоров",
    "здоровый",
    "здоровые",
    "здоровая",
    "норма",
    "нормальный",
    "отрицательный",
    "контроль",
    "здоровий",
    "υγιής",
    "φυσιολογικό",
    "αρνητικό",
    // Chinese, Japanese, Korean, Arabic
    "正常",
    "健康",
    "阴性",
    "陰性",
    "阴",
    "对照",
    "對照",
    "未见异常",
    "異常なし",
    "정상",
    "음성",
    "طبيعي",
    "سليم",
};

/// The same where they are the whole name, without signs: they mean other things within longer ones.
constexpr std::string_view kHealthyNames[] = {"ob",  // "o. B.", ohne Befund
                                              "cn",  // cognitively normal
                                              "hc",  // healthy controls
                                              "nc",  // normal controls
                                              "ctl", "wt"};

/// A finding where its opposite is health, but not one beside cancer: weaker than those above.
constexpr std::string_view kHarmless[] = {
    "benign",     "benigne", "benigna", "benigno",           "benigni",
    "bénin",      "bénigne", "benin",   "gutartig",          "gutartige",
    "goedaardig", "łagodny", "lagodny", "доброкачественный", "доброкачественная",
    "良性",       "양성종양"};

/// Deny what follows them; by themselves they say no.
constexpr std::string_view kDenials[] = {
    "no",   "non",   "not",   "without", "wo",   "free", "ohne",  "kein",   "keine", "keinen", "nicht",
    "sans", "pas",   "sin",   "sem",     "não",  "nao",  "senza", "zonder", "niet",  "utan",   "uten",
    "uden", "ingen", "inga",  "bez",     "brak", "nie",  "ne",    "değil",  "degil", "нет",    "без",
    "не",   "немає", "χωρίς", "无",      "無",   "なし", "없음",  "بدون",   "لا"};
/// The same as the beginning of a word.
constexpr std::string_view kPrefixes[] = {"non", "no", "un", "not", "nicht", "in", "не"};

template <std::size_t N>
bool holds(const std::string_view (&list)[N], std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

/// "No_DR2" as "no", "dr", "2".
Words wordsOf(const std::string& name) {
    std::string parted;  // at capitals within a word, which nameKey() would hide
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool capital = name[i] >= 'A' && name[i] <= 'Z';
        if (capital && i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z') parted += ' ';
        parted += name[i];
    }
    Words words;
    char before = ' ';
    for (const char c : nameKey(parted)) {
        const bool joins = (isLetter(c) && isLetter(before)) || (isDigit(c) && isDigit(before));
        if (isLetter(c) || isDigit(c)) {
            if (!joins) words.emplace_back();
            words.back() += c;
        }
        before = c;
    }
    return words;
}

/// British spellings as American ones, so that "nontumour" denies "tumor".
std::string folded(std::string word) {
    constexpr std::pair<std::string_view, std::string_view> kSpellings[] = {
        {"our", "or"}, {"aem", "em"}, {"oed", "ed"}, {"oes", "es"}};
    for (const auto& [british, american] : kSpellings)
        if (const auto at = word.find(british); at != std::string::npos)
            word.replace(at, british.size(), american);
    return word;
}

bool sameWord(const std::string& a, const std::string& b) {
    return a == b || folded(a) == folded(b);
}

/// How strongly a name says that there is no finding: 0 not at all.
enum Strength { kNothing = 0, kWeak = 1, kStrong = 2 };

int strengthOf(const Words& words, const Words& others) {
    std::string whole;
    for (const std::string& word : words) whole += word;
    if (holds(kHealthyNames, whole)) return kStrong;
    int said = kNothing;
    bool denied = false;
    for (const std::string& word : words) {
        if (holds(kDenials, word)) {
            denied = !denied;
            continue;
        }
        int here = holds(kHealthy, word) ? kStrong : holds(kHarmless, word) ? kWeak : kNothing;
        if (here == kNothing) {
            for (const std::string_view prefix : kPrefixes) {
                if (word.size() <= prefix.size() || !word.starts_with(prefix)) continue;
                const std::string rest = word.substr(prefix.size());
                // "unhealthy", "nonnormal": the word for health is denied, which is a finding.
                if (holds(kHealthy, rest) || holds(kHarmless, rest)) return kNothing;
                if (std::any_of(others.begin(), others.end(),
                                [&](const std::string& other) { return sameWord(other, rest); }))
                    here = kStrong;
            }
        }
        if (here != kNothing && denied) return kNothing;  // "not normal"
        said = std::max(said, here);
    }
    return said == kNothing && denied ? int(kStrong) : said;  // "no", "no finding"
}

/// Nought among numbers: "0" and "1", "class 0" and "class 2".
bool isNoughtBeside(const Words& words, const Words& others) {
    if (words.size() != others.size()) return false;
    bool nought = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == others[i]) continue;
        const bool numbers = isDigit(words[i].front()) && isDigit(others[i].front());
        if (!numbers || nought || words[i].find_first_not_of('0') != std::string::npos) return false;
        nought = true;
    }
    return nought;
}

bool isMinusBesidePlus(const std::string& name, const std::string& other) {
    const std::string key = nameKey(name), otherKey = nameKey(other);
    if ((key == "-" && otherKey == "+") || (key == "-1" && otherKey == "1")) return true;
    if ((key == "n" && otherKey == "y") || (key == "n" && otherKey == "p")) return true;
    return key.size() > 1 && key.size() == otherKey.size() && key.back() == '-' && otherKey.back() == '+' &&
           key.compare(0, key.size() - 1, otherKey, 0, otherKey.size() - 1) == 0;
}

}  // namespace

std::string proposePositive(const std::vector<std::string>& classes) {
    if (classes.size() != 2) return {};
    const Words first = wordsOf(classes[0]), second = wordsOf(classes[1]);
    const int ofFirst = strengthOf(first, second), ofSecond = strengthOf(second, first);
    if (ofFirst != ofSecond) return classes[ofFirst > ofSecond ? 1 : 0];
    if (ofFirst != kNothing) return {};
    if (isNoughtBeside(first, second) || isMinusBesidePlus(classes[0], classes[1])) return classes[1];
    if (isNoughtBeside(second, first) || isMinusBesidePlus(classes[1], classes[0])) return classes[0];
    return {};
}

std::string positiveOf(const std::vector<std::string>& classes, const std::string& chosen) {
    if (classes.size() != 2) return {};
    const bool known = std::find(classes.begin(), classes.end(), chosen) != classes.end();
    return known ? chosen : proposePositive(classes);
}

int positiveIndex(const std::vector<std::string>& classes, const std::string& positive) {
    return !classes.empty() && classes.front() == positive ? 0 : 1;
}

Result<void> checkPositive(const std::vector<std::string>& classes, const std::string& positive) {
    if (classes.size() != 2)
        return Error{ErrorCode::invalidArgument,
                     "one class is the finding only where there are two, and there are " +
                         std::to_string(classes.size()),
                     {}};
    if (std::find(classes.begin(), classes.end(), positive) == classes.end())
        return Error{ErrorCode::invalidArgument, "no class is named '" + positive + "'", {}};
    return {};
}

}  // namespace fovea::dataset
