// Every message kind of core, read from its sources: what a compiler does not see.
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Kind {
    std::string constant, code, text, file;
};

/// Where a message of a kind is made: kSmallClass, {{"patients", ...}, {"class", ...}}.
struct Use {
    std::string constant, file;
    std::set<std::string> arguments;
};

std::string textOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Without line comments; no text of a message holds "//".
std::string withoutComments(const std::string& text) {
    return std::regex_replace(text, std::regex("//[^\n]*"), "");
}

/// The string literals in `text`, as one.
std::string literalsOf(const std::string& text) {
    static const std::regex kLiteral(R"re("((?:[^"\\]|\\.)*)")re");
    std::string all;
    for (std::sregex_iterator it(text.begin(), text.end(), kLiteral), end; it != end; ++it)
        all += std::regex_replace((*it)[1].str(), std::regex(R"re(\\(.))re"), "$1");
    return all;
}

/// From the bracket at `at` to the one that closes it, both included; empty where none does.
std::string bracketed(const std::string& text, std::size_t at) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = at; i < text.size(); ++i) {
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && (text[i] == '{' || text[i] == '('))
            ++depth;
        else if (!quoted && (text[i] == '}' || text[i] == ')') && --depth == 0)
            return text.substr(at, i + 1 - at);
    }
    return {};
}

std::vector<Kind> kindsIn(const std::string& text, const std::string& file) {
    static const std::regex kDefinition(R"re(MessageKind\s+(k\w+)\s*(?=\{))re");
    std::vector<Kind> kinds;
    for (std::sregex_iterator it(text.begin(), text.end(), kDefinition), end; it != end; ++it) {
        const std::string body = bracketed(text, std::size_t(it->position() + it->length()));
        const std::size_t comma = body.find(',');
        if (comma == std::string::npos) continue;
        const std::size_t marked = body.find("FOVEA_TEXT(");
        kinds.push_back({(*it)[1], literalsOf(body.substr(0, comma)), {}, file});
        if (marked == std::string::npos) continue;
        const std::string call = bracketed(body, body.find('(', marked));
        const std::size_t scope = call.find("\"Messages\",");
        if (scope != std::string::npos) kinds.back().text = literalsOf(call.substr(call.find(',', scope)));
    }
    return kinds;
}

/// What stands between the commas of a list in braces, without those inside of its elements.
std::vector<std::string> elementsOf(const std::string& list) {
    std::vector<std::string> elements(1);
    for (std::size_t i = 1; i + 1 < list.size(); ++i) {
        const bool opens = list[i] == '{' || list[i] == '(';
        const std::string whole = opens ? bracketed(list, i) : std::string(1, list[i]);
        if (list[i] == ',')
            elements.emplace_back();
        else
            elements.back() += whole;
        i += whole.empty() ? 0 : whole.size() - 1;
    }
    return elements;
}

/// Those whose arguments stand beside the constant, all of them, as first of a message in braces.
std::vector<Use> usesIn(const std::string& text, const std::string& file) {
    static const std::regex kUse(R"re([{(]\s*(?:\w+::)*(k[A-Z]\w*)\s*,\s*(?=\{\s*\{\s*"))re");
    static const std::regex kArgument(R"re(\s*\{\s*"(\w+)"\s*,)re");
    std::vector<Use> uses;
    for (std::sregex_iterator it(text.begin(), text.end(), kUse), end; it != end; ++it) {
        Use use{(*it)[1], file, {}};
        bool all = true;
        for (const std::string& element :
             elementsOf(bracketed(text, std::size_t(it->position() + it->length())))) {
            std::smatch argument;
            const bool named =
                std::regex_search(element, argument, kArgument, std::regex_constants::match_continuous);
            all = all && named;
            if (named) use.arguments.insert(argument[1]);
        }
        if (all) uses.push_back(std::move(use));
    }
    return uses;
}

/// The names of a text's places; nothing where one is not as core/base/message.h has it.
std::optional<std::set<std::string>> placesOf(const std::string& text) {
    static const std::regex kPlace(R"re((\w+)(\|[^|{}]+\|[^|{}]+)?)re");
    std::set<std::string> places;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '}') return {};
        if (text[at] != '{') continue;
        const std::size_t end = text.find('}', at);
        std::smatch place;
        const std::string inside = text.substr(at + 1, end == std::string::npos ? end : end - at - 1);
        if (end == std::string::npos || !std::regex_match(inside, place, kPlace)) return {};
        places.insert(place[1]);
        at = end;
    }
    return places;
}

}  // namespace

class TestMessageKinds : public QObject {
    Q_OBJECT
    std::vector<Kind> m_kinds;
    std::vector<Use> m_uses;

private Q_SLOTS:
    void initTestCase() {
        const fs::path root = FOVEA_SOURCE;
        for (const auto& entry : fs::recursive_directory_iterator(root / "core")) {
            const std::string ending = entry.path().extension().string();
            if (ending != ".cpp" && ending != ".h") continue;
            const std::string file = fs::relative(entry.path(), root).string();
            const std::string text = withoutComments(textOf(entry.path()));
            const auto kinds = kindsIn(text, file);
            const auto uses = usesIn(text, file);
            m_kinds.insert(m_kinds.end(), kinds.begin(), kinds.end());
            m_uses.insert(m_uses.end(), uses.begin(), uses.end());
        }
        QVERIFY(m_kinds.size() > 50);  // else they are not found, and the rest tells nothing
        QVERIFY(m_uses.size() > 20);
    }

    void plantedMistakesAreFound() {
        const std::string made =
            "constexpr MessageKind kA{\"a\", FOVEA_TEXT(\"Messages\", \"So \\\"{n|one|two}\\\" \" \"it "
            "{is}.\")};"
            "const Message m{kA, {{\"n\", f(1, {2})}, {\"is\", \"x\"}}};";
        const auto kinds = kindsIn(made, "made.cpp");
        QCOMPARE(kinds.size(), std::size_t(1));
        QCOMPARE(kinds[0].code, std::string("a"));
        QCOMPARE(kinds[0].text, std::string("So \"{n|one|two}\" it {is}."));
        QVERIFY(placesOf(kinds[0].text) == (std::set<std::string>{"n", "is"}));
        const auto uses = usesIn(made, "made.cpp");
        QCOMPARE(uses.size(), std::size_t(1));
        QVERIFY(uses[0].constant == "kA" && uses[0].arguments == (std::set<std::string>{"n", "is"}));
        QVERIFY(usesIn("Message(kA, {{\"n\", 1}, images})", "made.cpp").empty());  // not all are named there
        QVERIFY(kindsIn("MessageKind kB{\"b\", \"Not marked.\"};", "made.cpp")[0].text.empty());
        for (const char* wrong : {"{", "{n", "n}", "{}", "{n|one}", "{n|one|two|three}", "{n|}", "{a b}"})
            QVERIFY2(!placesOf(wrong), wrong);
    }

    void eachHasACodeOfItsOwn() {
        std::map<std::string, std::string> files;
        for (const Kind& kind : m_kinds) {
            const std::string which = kind.file + ": " + kind.constant + " \"" + kind.code + "\"";
            QVERIFY2(!kind.code.empty() && kind.code.find_first_not_of(
                                               "abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos,
                     which.c_str());
            const auto [first, isNew] = files.emplace(kind.code, kind.file);
            QVERIFY2(isNew, (which + ", as in " + first->second).c_str());
        }
    }

    void eachIsMarkedAndASentence() {
        for (const Kind& kind : m_kinds) {
            const std::string which = kind.file + ": " + kind.constant + " \"" + kind.text + "\"";
            QVERIFY2(!kind.text.empty(), (which + " is not in FOVEA_TEXT(\"Messages\", ...)").c_str());
            QVERIFY2(placesOf(kind.text), (which + ": a place that is none").c_str());
            QVERIFY2(kind.text.ends_with('.') || kind.text.ends_with('}'), which.c_str());
            QVERIFY2(kind.text.find("--") == std::string::npos, (which + ": an option").c_str());
            QVERIFY2(kind.text.find("  ") == std::string::npos, which.c_str());
        }
    }

    void everyPlaceHasItsArgument() {
        const auto folder = [](const std::string& file) { return fs::path(file).parent_path(); };
        for (const Use& use : m_uses) {
            // Modules can share a name: the nearest is meant.
            const Kind* nearest = nullptr;
            int best = 0;
            for (const Kind& kind : m_kinds) {
                if (kind.constant != use.constant) continue;
                const int near = kind.file == use.file                   ? 3
                                 : folder(kind.file) == folder(use.file) ? 2
                                 : kind.file.ends_with(".h")             ? 1
                                                                         : 0;
                if (near > best) nearest = &kind;
                best = std::max(best, near);
            }
            if (!nearest) continue;
            for (const std::string& place : placesOf(nearest->text).value_or(std::set<std::string>()))
                QVERIFY2(use.arguments.count(place),
                         (use.file + ": " + use.constant + " lacks " + place).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestMessageKinds)
#include "test_message_kinds.moc"
