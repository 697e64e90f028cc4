#include "tests/structure/check_tree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

namespace fovea::test {

namespace fs = std::filesystem;

namespace {

using Strings = std::vector<std::string>;

std::string textOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool isHeader(const fs::path& path) {
    return path.extension() == ".h";
}

/// Sources and headers below root/part, as paths from root, in order.
std::vector<fs::path> filesOf(const fs::path& root, const std::string& part) {
    std::vector<fs::path> files;
    if (!fs::is_directory(root / part)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(root / part))
        if (entry.is_regular_file() && (entry.path().extension() == ".cpp" || isHeader(entry.path())))
            files.push_back(fs::relative(entry.path(), root));
    std::sort(files.begin(), files.end());
    return files;
}

/// An #include of a file: what stands between quotes or angle brackets.
struct Include {
    std::string name;
    bool quoted = false;
};

std::optional<Include> includeIn(const std::string& line) {
    std::size_t at = line.find_first_not_of(" \t");
    if (at == std::string::npos || line[at] != '#') return {};
    at = line.find_first_not_of(" \t", at + 1);
    constexpr std::string_view kWord = "include";
    if (at == std::string::npos || line.compare(at, kWord.size(), kWord) != 0) return {};
    at = line.find_first_not_of(" \t", at + kWord.size());
    if (at == std::string::npos || (line[at] != '"' && line[at] != '<')) return {};
    const std::size_t end = line.find(line[at] == '"' ? '"' : '>', at + 1);
    if (end == std::string::npos) return {};
    return Include{line.substr(at + 1, end - at - 1), line[at] == '"'};
}

std::vector<Include> includesOf(const fs::path& file) {
    std::vector<Include> includes;
    std::istringstream lines(textOf(file));
    for (std::string line; std::getline(lines, line);)
        if (auto include = includeIn(line)) includes.push_back(std::move(*include));
    return includes;
}

/// Sources of ui/ and app/, without their ending, that have a timer, and what for. A single shot needs no
/// reason: it happens once.
const std::map<std::string, std::string> kTimers{
    {"ui/apply/apply_presenter", "predictions reach the list a few times a second"},
    {"ui/apply/validation_presenter", "figures wait for the last of several references"},
    {"ui/case/unit_strip", "plays the images of a study, which the user starts and ends"},
    {"ui/jobs/job_runner", "progress is told about 20 times a second"},
    {"ui/session/project_session", "problems are looked for once edits rest"},
    {"ui/shell/status_strip", "memory in use, as a figure"},
    {"ui/train/plan_presenter", "a plan waits for the last of several choices"},
    {"ui/train/run_presenter", "times of a run, as figures"},
    {"ui/viewer/viewer", "whether a key is held down, and whether reading takes long"},
    {"ui/widgets/notice_bar", "information goes by itself"}};

/// A QTimer that is an object: not its static functions, its signals or a mere mention.
bool hasTimer(const std::string& text) {
    constexpr std::string_view kName = "QTimer";
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("#include") || line.starts_with("class ")) continue;
        for (std::size_t at = line.find(kName); at != std::string::npos; at = line.find(kName, at + 1)) {
            const auto isWord = [&](std::size_t i) {
                return i < line.size() &&
                       (std::isalnum(static_cast<unsigned char>(line[i])) != 0 || line[i] == '_');
            };
            const std::size_t end = at + kName.size();
            if (!isWord(end) && (at == 0 || !isWord(at - 1)) && line.compare(end, 2, "::") != 0) return true;
        }
    }
    return false;
}

/// The class whose constructor begins with this line, as clang-format writes it; empty: none does.
std::string constructorIn(const std::string& line) {
    const std::size_t colons = line.find("::"), bracket = line.find('(');
    if (colons == std::string::npos || bracket == std::string::npos || bracket < colons) return {};
    const std::string name = line.substr(0, colons);
    const bool isWord = std::all_of(name.begin(), name.end(),
                                    [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
    // One that stands in a line ends there.
    return isWord && line.substr(colons + 2, bracket - colons - 2) == name && !line.ends_with('}')
               ? name
               : std::string();
}

bool isOfTheSystem(const std::string& header) {
    static const std::set<std::string> kHeaders = {"unistd.h", "fcntl.h",  "dlfcn.h", "link.h",  "execinfo.h",
                                                   "malloc.h", "signal.h", "csignal", "poll.h",  "pthread.h",
                                                   "sched.h",  "pwd.h",    "netdb.h", "spawn.h", "windows.h"};
    for (const char* folder : {"sys/", "netinet/", "arpa/", "linux/"})
        if (header.starts_with(folder)) return true;
    return kHeaders.count(header) > 0;
}

// ---- CMake ----

struct Command {
    std::string name;
    Strings arguments;
};

/// The commands of a CMakeLists.txt; of brackets inside of arguments nothing is made.
std::vector<Command> commandsOf(const fs::path& file) {
    const std::string text = textOf(file);
    std::vector<Command> commands;
    std::string word;
    int depth = 0;
    bool quoted = false;
    const auto endWord = [&] {
        if (depth > 0 && !word.empty()) commands.back().arguments.push_back(word);
        if (depth > 0) word.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!quoted && c == '#') {
            i = std::min(text.size(), text.find('\n', i));
            if (depth == 0) word.clear();
            endWord();
        } else if (c == '"') {
            quoted = !quoted;
        } else if (quoted) {
            word += c;
        } else if (c == '(') {
            if (depth++ == 0) commands.push_back({std::exchange(word, {}), {}});
        } else if (c == ')') {
            endWord();
            if (depth > 0) --depth;
            if (depth == 0) word.clear();
        } else if (std::isspace(static_cast<unsigned char>(c))) {
            endWord();
            if (depth == 0 && c == '\n') word.clear();
        } else {
            word += c;
        }
    }
    return commands;
}

struct Target {
    std::string name;               ///< "fovea::base"
    std::string folder;             ///< "core/base"
    std::set<std::string> sources;  ///< names of files
    std::set<std::string> publicLinks, privateLinks;
};

/// The modules of core/ and ui/.
class Modules {
public:
    explicit Modules(const fs::path& root) : m_root(root) {
        for (const char* part : {"core", "ui"})
            for (const Command& command : commandsOf(root / part / "CMakeLists.txt"))
                if (command.name == "add_subdirectory" && !command.arguments.empty())
                    readFolder(std::string(part) + "/" + command.arguments[0]);
    }

    /// Where a folder stands in its part's list, from 0; nothing where it is not there.
    std::optional<std::size_t> place(const std::string& folder) const {
        const auto it = std::find(m_folders.begin(), m_folders.end(), folder);
        if (it == m_folders.end()) return {};
        return std::size_t(it - m_folders.begin());
    }

    /// Who compiles a file or owns a header; nothing for folders without a target.
    const Target* owner(const fs::path& file) const {
        const Target* first = nullptr;
        const std::string folder = folderOf(file);
        std::string stem = file.stem().string();
        const std::array<std::string, 2> names = {
            stem, stem.ends_with("_torch") ? stem.substr(0, stem.size() - 6) : stem};
        for (const auto& target : m_targets) {
            if (target.folder != folder) continue;
            if (!first) first = &target;
            for (const std::string& name : names)
                if (target.sources.count(name + ".cpp") || target.sources.count(name + ".h")) return &target;
        }
        return first;
    }

    /// "core/base" of "core/base/platform/posix.cpp".
    static std::string folderOf(const fs::path& file) {
        auto part = file.begin();
        const fs::path top = *part++;
        return (top / *part).string();
    }

    /// Whether `from` may include what `to` owns.
    bool reaches(const Target& from, const Target& to, bool byPublicLinksOnly) const {
        std::set<std::string> seen = {from.name};
        Strings open(from.publicLinks.begin(), from.publicLinks.end());
        if (!byPublicLinksOnly) open.insert(open.end(), from.privateLinks.begin(), from.privateLinks.end());
        while (!open.empty()) {
            const std::string name = open.back();
            open.pop_back();
            if (!seen.insert(name).second) continue;
            for (const Target& target : m_targets)
                if (target.name == name)
                    open.insert(open.end(), target.publicLinks.begin(), target.publicLinks.end());
        }
        return seen.count(to.name) > 0;
    }

    /// The file that an include means, as a path from the root: of the same part, for ui/ of core/ too.
    std::optional<fs::path> meant(const fs::path& includer, const std::string& name) const {
        for (const char* part : {"ui", "core"})
            if ((part == std::string("core") || *includer.begin() == "ui") &&
                fs::exists(m_root / part / name))
                return fs::path(part) / name;
        return {};
    }

private:
    void readFolder(const std::string& folder) {
        m_folders.push_back(folder);
        std::map<std::string, Strings> variables;
        for (const Command& command : commandsOf(m_root / folder / "CMakeLists.txt")) {
            if (command.name == "set" && command.arguments.size() > 1) {
                // In each branch of an if() another list: all of them count.
                Strings& values = variables["${" + command.arguments[0] + "}"];
                values.insert(values.end(), command.arguments.begin() + 1, command.arguments.end());
            }
            const bool ui = command.name == "fovea_ui_module";
            if ((ui || command.name == "fovea_module") && !command.arguments.empty())
                m_targets.push_back(targetOf(command, folder, ui, variables));
        }
    }

    static Target targetOf(const Command& command, const std::string& folder, bool ui,
                           const std::map<std::string, Strings>& variables) {
        Target target;
        target.name = (ui ? "fovea::ui_" : "fovea::") + command.arguments[0];
        target.folder = folder;
        if (ui) target.publicLinks.insert("fovea::base");  // fovea_ui_module() adds it
        std::set<std::string>* list = nullptr;
        for (auto word = command.arguments.begin() + 1; word != command.arguments.end(); ++word) {
            if (*word == "SOURCES")
                list = &target.sources;
            else if (*word == "PUBLIC")
                list = &target.publicLinks;
            else if (*word == "PRIVATE")
                list = &target.privateLinks;
            else if (list) {
                const auto known = variables.find(*word);
                for (const std::string& value : known == variables.end() ? Strings{*word} : known->second)
                    list->insert(list == &target.sources ? fs::path(value).filename().string() : value);
            }
        }
        return target;
    }

    fs::path m_root;
    Strings m_folders;
    std::vector<Target> m_targets;
};

std::string said(const fs::path& file, const Include& include) {
    return file.string() + " includes \"" + include.name + "\"";
}

/// What is wrong with one include of a module; empty where nothing is.
std::string includeFault(const Modules& modules, const fs::path& file, const Include& include,
                         const fs::path& meant) {
    const std::string from = Modules::folderOf(file), to = Modules::folderOf(meant);
    const Target *const user = modules.owner(file), *const owner = modules.owner(meant);
    if (!user || !owner || user == owner) return {};
    const std::string part = file.begin()->string();
    if (part == meant.begin()->string() && *modules.place(to) > *modules.place(from))
        return said(file, include) + ", but " + to + " stands behind " + from + " in " + part +
               "/CMakeLists.txt: lower modules know nothing of higher ones. Move what is needed down, or "
               "what "
               "needs it up.";
    if (modules.reaches(*user, *owner, isHeader(file))) return {};
    if (modules.reaches(*user, *owner, false))
        return said(file, include) +
               ", and a header's includes reach whoever includes it, but the link is PRIVATE: name " +
               owner->name + " under PUBLIC of " + user->name + " in " + from +
               "/CMakeLists.txt, or include it in the source alone.";
    return said(file, include) + ", but " + user->name + " does not link " + owner->name +
           ": name it under " + (isHeader(file) ? "PUBLIC" : "PRIVATE") + " in " + from +
           "/CMakeLists.txt, or do without.";
}

}  // namespace

std::vector<std::string> platformFaults(const std::string& root) {
    Strings faults;
    for (const char* part : {"core", "ui", "app"})
        for (const fs::path& file : filesOf(root, part)) {
            if (file.string().starts_with("core/base/platform/")) continue;
            for (const Include& include : includesOf(root / file))
                if (!include.quoted && isOfTheSystem(include.name))
                    faults.push_back(file.string() + " includes <" + include.name +
                                     ">: what needs the operating system is a function of "
                                     "core/base/platform/platform.h; call it, or add it there.");
            const std::string text = textOf(root / file);
            for (const char* folder : {"/proc/", "/sys/", "/etc/"})
                if (text.find(std::string("\"") + folder) != std::string::npos)
                    faults.push_back(file.string() + " names a path below " + folder +
                                     ", which only one system has: ask core/base/platform/platform.h.");
        }
    return faults;
}

std::vector<std::string> includeFaults(const std::string& root) {
    const Modules modules(root);
    Strings faults;
    std::set<std::string> unlisted;
    for (const char* part : {"core", "ui"})
        for (const fs::path& file : filesOf(root, part)) {
            const std::string folder = Modules::folderOf(file);
            if (!modules.place(folder) || !modules.owner(file)) {
                if (unlisted.insert(folder).second)
                    faults.push_back(folder + " is no module: list it in " + part +
                                     "/CMakeLists.txt, and give it a CMakeLists.txt with " +
                                     (part == std::string("ui") ? "fovea_ui_module()" : "fovea_module()") +
                                     ".");
                continue;
            }
            for (const Include& include : includesOf(root / file)) {
                if (!include.quoted || include.name.find('/') == std::string::npos) continue;
                const auto meant = modules.meant(file, include.name);
                if (!meant && fs::exists(fs::path(root) / "ui" / include.name))
                    faults.push_back(
                        said(file, include) +
                        ", but core/ knows nothing of the window: move what is needed to core/.");
                if (!meant || !modules.place(Modules::folderOf(*meant))) continue;
                if (std::string fault = includeFault(modules, file, include, *meant); !fault.empty())
                    faults.push_back(std::move(fault));
            }
        }
    return faults;
}

std::vector<std::string> constructorFaults(const std::string& root) {
    constexpr int kMostLines = 80;
    Strings faults;
    for (const fs::path& file : filesOf(root, "ui")) {
        std::istringstream lines(textOf(root / file));
        std::string name;  // of the constructor that is being read
        int length = 0;
        for (std::string line; std::getline(lines, line);) {
            if (name.empty()) name = constructorIn(line);
            if (name.empty()) continue;
            ++length;
            if (line != "}") continue;
            if (length > kMostLines)
                faults.push_back(file.string() + ": the constructor of " + name + " has " +
                                 std::to_string(length) + " lines, more than " + std::to_string(kMostLines) +
                                 ": make what it lays out in functions that say what that is.");
            name.clear();
            length = 0;
        }
    }
    return faults;
}

std::vector<std::string> motionFaults(const std::string& root) {
    constexpr std::array<std::string_view, 10> kAnimates{"QPropertyAnimation",
                                                         "QVariantAnimation",
                                                         "QAbstractAnimation",
                                                         "QAnimationGroup",
                                                         "QParallelAnimationGroup",
                                                         "QSequentialAnimationGroup",
                                                         "QTimeLine",
                                                         "QMovie",
                                                         "QGraphicsOpacityEffect",
                                                         "startTimer("};
    Strings faults;
    for (const char* part : {"ui", "app"})
        for (const fs::path& file : filesOf(root, part)) {
            const std::string text = textOf(root / file);
            for (const std::string_view name : kAnimates)
                if (text.find(name) != std::string::npos)
                    faults.push_back(file.string() + ": " + std::string(name) +
                                     " moves what nobody moved: show the end of it at once.");
            fs::path stem = file;
            if (hasTimer(text) && !kTimers.count(stem.replace_extension().generic_string()))
                faults.push_back(file.string() +
                                 ": a QTimer. If nothing moves by it, say in kTimers of "
                                 "tests/structure/check_tree.cpp what it is for.");
        }
    return faults;
}

std::vector<std::string> moduleTableFaults(const std::string& root) {
    std::set<std::string> rows, folders;
    std::istringstream lines(textOf(fs::path(root) / "docs" / "ARCHITECTURE.md"));
    bool inTable = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("## ")) inTable = line == "## Modules";
        constexpr std::string_view kRow = "| `";
        if (inTable && line.starts_with(kRow))
            rows.insert(line.substr(kRow.size(), line.find('`', kRow.size()) - kRow.size()));
    }
    if (fs::is_directory(fs::path(root) / "core"))
        for (const auto& entry : fs::directory_iterator(fs::path(root) / "core"))
            if (entry.is_directory()) folders.insert(entry.path().filename().string());
    Strings faults;
    for (const std::string& folder : folders)
        if (!rows.count(folder))
            faults.push_back(
                "core/" + folder +
                " has no row in the table \"Modules\" of docs/ARCHITECTURE.md: say there what it "
                "owns.");
    for (const std::string& row : rows)
        if (!folders.count(row))
            faults.push_back("The table \"Modules\" of docs/ARCHITECTURE.md has a row for " + row +
                             ", which is no folder of core/: remove the row.");
    return faults;
}

}  // namespace fovea::test
