#include "tests/windows/qt/plain_qt.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <random>

namespace {

std::filesystem::path utf8Path(const std::string& text) {
    return std::u8string(text.begin(), text.end());
}

}  // namespace

QTemporaryDir::QTemporaryDir() {
    std::random_device random;
    const auto path = std::filesystem::temp_directory_path() / ("plain-" + std::to_string(random()));
    std::filesystem::create_directory(path);
    const std::u8string text = path.generic_u8string();
    m_path = QString::fromStdString({text.begin(), text.end()});
}

QTemporaryDir::~QTemporaryDir() {
    std::error_code ignored;
    std::filesystem::remove_all(utf8Path(m_path.toStdString()), ignored);
}

namespace plain {

State& state() {
    static State all;
    return all;
}

void note(const char* word, const std::string& what, const char* file, int line) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    State& s = state();
    (word[0] == 'S' ? s.skipped : s.failed) = true;
    std::printf("  %s %s\n    %s:%d\n", word, what.c_str(), file, line);
}

namespace {

const Slot* find(const std::vector<Slot>& slots, const std::string& name) {
    const auto it = std::find_if(slots.begin(), slots.end(), [&](const Slot& s) { return s.name == name; });
    return it == slots.end() ? nullptr : &*it;
}

bool isFunction(const std::vector<Slot>& slots, const std::string& name) {
    for (const char* other : {"initTestCase", "cleanupTestCase", "init", "cleanup"})
        if (name == other) return false;
    return !(name.ends_with("_data") && find(slots, name.substr(0, name.size() - 5)));
}

struct Counts {
    int passed = 0, failed = 0, skipped = 0;
};

void call(QObject& test, const Slot* slot) {
    if (!slot) return;
    try {
        slot->call(test);
    } catch (const std::exception& e) {
        note("FAIL", std::string("an exception: ") + e.what(), slot->name.c_str(), 0);
    }
}

void once(QObject& test, const std::vector<Slot>& slots, const Slot& function, Counts& counts) {
    State& s = state();
    s.failed = s.skipped = false;
    call(test, find(slots, "init"));
    if (!s.failed && !s.skipped) call(test, &function);
    call(test, find(slots, "cleanup"));
    const char* word = s.failed ? "FAIL" : s.skipped ? "SKIP" : "PASS";
    ++(s.failed ? counts.failed : s.skipped ? counts.skipped : counts.passed);
    std::printf("%s %s(%s)\n", word, function.name.c_str(), s.row ? s.row->name.c_str() : "");
    std::fflush(stdout);
}

}  // namespace

int run(QObject& test, const std::vector<Slot>& slots, int argc, char** argv) {
    const std::vector<std::string> wanted(argv + 1, argv + argc);
    State& s = state();
    Counts counts;
    call(test, find(slots, "initTestCase"));
    if (s.failed) return 1;
    for (const Slot& function : slots) {
        if (!isFunction(slots, function.name)) continue;
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), function.name) == wanted.end())
            continue;
        s.rows.clear();
        s.columnNames.clear();
        s.row = nullptr;
        const Slot* const data = find(slots, function.name + "_data");
        s.failed = s.skipped = false;
        call(test, data);
        if (s.failed) {
            ++counts.failed;
            continue;
        }
        if (!data) once(test, slots, function, counts);
        for (std::size_t i = 0; i < s.rows.size(); ++i) {
            s.row = &s.rows[i];
            once(test, slots, function, counts);
        }
    }
    s.failed = false;
    call(test, find(slots, "cleanupTestCase"));
    std::printf("Totals: %d passed, %d failed, %d skipped\n", counts.passed, counts.failed + int(s.failed),
                counts.skipped);
    // A test that ran nothing has not passed.
    return counts.failed + int(s.failed) + (counts.passed + counts.skipped == 0 ? 1 : 0);
}

}  // namespace plain
