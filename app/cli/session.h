#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "base/file_layer.h"
#include "base/job_context.h"
#include "base/result.h"

namespace fovea::cli {

/// What a verb answers: the document for programs, the text for people.
struct Reply {
    nlohmann::json document;
    std::string text;
    int exitCode = 0;
};

/// What every verb is given.
struct Session {
    JobContext job;
    bool json = false;  ///< the reply is read by a program: ask nothing
    std::shared_ptr<FileLayer> files = systemFileLayer();
};

using Action = std::function<Result<Reply>(const Session&)>;

/// Where verbs register themselves and leave what is to be done once the
/// command line has been read.
class Verbs {
public:
    explicit Verbs(CLI::App& app) : m_app(app) {}
    /// A verb with its --json option. `action` runs if the verb was chosen.
    CLI::App* add(const std::string& name, const std::string& description, Action action);
    /// The same below a verb, which is then not done itself.
    CLI::App* addTo(CLI::App& verb, const std::string& name, const std::string& description, Action action);
    /// Runs the chosen verb, prints its reply or error, returns the exit code.
    int run();

private:
    CLI::App& m_app;
    bool m_json = false;
    Action m_chosen;
};

/// The JSON document of a command line that could not be read.
void printUsageError(const std::string& detail);

/// Prints "12.3 s", "4 min 10 s", "2 h 5 min".
std::string durationText(double seconds);
/// "512 bytes", "3.4 MB", "1.2 GB" (powers of ten).
std::string bytesText(double bytes);

}  // namespace fovea::cli
