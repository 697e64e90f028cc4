#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace fovea::cli {

/// fovea-cli(1), made of what the command line knows of itself: every verb with every option, as --help says
/// them. In the macros of man(7).
std::string manPage(const CLI::App& app);

}  // namespace fovea::cli
