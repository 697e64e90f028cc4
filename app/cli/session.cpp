#include "session.h"

#include <cmath>
#include <cstdio>
#include <iostream>

#include "backbone/catalogue.h"
#include "base/platform/platform.h"

namespace fovea::cli {

namespace {

constexpr int kExitFailed = 1;
constexpr int kExitCancelled = 130;

// Raised when the user interrupts the program.
const CancelToken& cancelToken() {
    static const CancelToken token;
    return token;
}

/// One line on the terminal that is overwritten; nothing where there is no terminal.
class ProgressLine {
public:
    explicit ProgressLine(bool shown) : m_shown(shown) {}
    ~ProgressLine() { clear(); }
    void show(const Progress& p) {
        if (!m_shown) return;
        const auto amount = [&](std::int64_t n) {
            return p.stage == Stage::download ? bytesText(double(n)) : std::to_string(n);
        };
        std::string line = std::string(stageName(p.stage)) + " " + amount(p.done);
        if (p.total > 0)
            line += " of " + amount(p.total) + " (" + std::to_string(100 * p.done / p.total) + " %)";
        if (p.secondsLeft >= 1) line += ", about " + durationText(p.secondsLeft) + " left";
        std::fprintf(stderr, "\r\033[K%s", line.c_str());
        std::fflush(stderr);
        m_dirty = true;
    }
    void clear() {
        if (m_dirty) std::fprintf(stderr, "\r\033[K");
        m_dirty = false;
    }

private:
    bool m_shown, m_dirty = false;
};

/// As the command line has it.
std::string remedyOf(const Error& error) {
    for (const Message& reason : error.reasons)
        if (const Argument* name = reason.argument("name"); name && reason.is(backbone::kNotFetched))
            return "fovea-cli backbones --download " + std::get<std::string>(*name);
    return errorRemedy(error);
}

int printError(const Error& error, bool asJson) {
    if (asJson) {
        const nlohmann::json document = {{"schema", 1},
                                         {"error",
                                          {{"code", errorCodeName(error.code)},
                                           {"message", errorMessage(error)},
                                           {"file", error.file},
                                           {"remedy", remedyOf(error)},
                                           {"reasons", toJson(error.reasons)}}}};
        std::cout << document.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    }
    std::string lines = "fovea-cli: " + errorMessage(error);
    if (!error.file.empty()) lines += "\n  where: " + error.file;
    if (const std::string remedy = remedyOf(error); !remedy.empty()) lines += "\n  what to do: " + remedy;
    std::cerr << lines << '\n';
    return error.code == ErrorCode::cancelled ? kExitCancelled : kExitFailed;
}

}  // namespace

CLI::App* Verbs::add(const std::string& name, const std::string& description, Action action) {
    return addTo(m_app, name, description, std::move(action));
}

CLI::App* Verbs::addTo(CLI::App& above, const std::string& name, const std::string& description,
                       Action action) {
    CLI::App* verb = above.add_subcommand(name, description);
    verb->add_flag("--json", m_json, "Print one JSON document instead of text");
    verb->callback([this, verb, action = std::move(action)] {
        if (verb->get_subcommands().empty()) m_chosen = action;
    });
    return verb;
}

int Verbs::run() {
    ProgressLine line(platform::isTerminal(platform::Stream::errors));
    Session session;
    session.json = m_json;
    session.job.cancel = cancelToken();
    platform::onInterrupt([] { cancelToken().cancel(); });
    session.job.progress = [&](const Progress& p) { line.show(p); };
    session.job.log = [&](const std::string& text) {
        line.clear();
        std::cerr << text << '\n';
    };
    const Result<Reply> reply = guarded([&] { return m_chosen(session); });
    line.clear();
    if (!reply) return printError(reply.error(), m_json);
    if (m_json) {
        nlohmann::json document = reply->document;
        document["schema"] = 1;
        std::cout << document.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    } else {
        std::cout << reply->text;
    }
    std::cout.flush();
    return reply->exitCode;
}

void printUsageError(const std::string& detail) {
    const nlohmann::json document = {{"schema", 1},
                                     {"error",
                                      {{"code", "wrong_usage"},
                                       {"message", "The command line was not understood (" + detail + ")"},
                                       {"file", ""},
                                       {"remedy", "See fovea-cli --help, or --help after a verb."}}}};
    std::cout << document.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

std::string durationText(double seconds) {
    char text[64];
    if (seconds < 10)
        std::snprintf(text, sizeof text, "%.1f s", seconds);
    else if (seconds < 90)
        std::snprintf(text, sizeof text, "%.0f s", seconds);
    else if (seconds < 5400)
        std::snprintf(text, sizeof text, "%d min %d s", int(seconds) / 60, int(seconds) % 60);
    else
        std::snprintf(text, sizeof text, "%d h %d min", int(seconds) / 3600, int(seconds) % 3600 / 60);
    return text;
}

std::string bytesText(double bytes) {
    char text[64];
    if (bytes < 1e3)
        std::snprintf(text, sizeof text, "%.0f bytes", bytes);
    else if (bytes < 1e6)
        std::snprintf(text, sizeof text, "%.0f kB", bytes / 1e3);
    else if (bytes < 1e9)
        std::snprintf(text, sizeof text, "%.1f MB", bytes / 1e6);
    else
        std::snprintf(text, sizeof text, "%.1f GB", bytes / 1e9);
    return text;
}

}  // namespace fovea::cli
