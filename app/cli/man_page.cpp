#include "man_page.h"

#include <vector>

#include "base/resources.h"

namespace fovea::cli {

namespace {

/// As roff takes a text: no line is taken for a macro, no hyphen for a break.
std::string roff(const std::string& text) {
    std::string out;
    bool lineBegins = true;
    for (const char c : text) {
        if (lineBegins && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
        lineBegins = c == '\n';
    }
    return out;
}

std::string optionsOf(const CLI::App& app) {
    std::string text;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_group().empty()) continue;  // hidden
        const bool positional = option->nonpositional() == false;
        const std::string type = option->get_type_name(), usual = option->get_default_str();
        text += ".TP\n\\fB" + roff(option->get_name(positional, true)) + "\\fR";
        if (!type.empty() && option->get_type_size() != 0) text += " \\fI" + roff(type) + "\\fR";
        text += "\n" + roff(option->get_description()) + "\n";
        if (!usual.empty()) text += "Usually " + roff(usual) + ".\n";
    }
    return text;
}

std::string verbsOf(const CLI::App& app, const std::string& before) {
    std::string text;
    for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (verb->get_group().empty()) continue;
        const std::string name = before + verb->get_name();
        text += ".SS " + roff(name) + "\n" + roff(verb->get_description()) + "\n" + optionsOf(*verb);
        text += verbsOf(*verb, name + " ");
    }
    return text;
}

}  // namespace

std::string manPage(const CLI::App& app) {
    std::string text = std::string(".TH FOVEA\\-CLI 1 \"\" \"Fovea ") + versionText() + "\"\n";
    text += ".SH NAME\nfovea\\-cli \\- train, judge and apply medical image classifiers\n";
    text += ".SH SYNOPSIS\n.B fovea\\-cli\n.I command\n[\\fIoptions\\fR]\n";
    text += ".SH DESCRIPTION\n" + roff(app.get_description()) + "\n" + optionsOf(app);
    text += ".SH COMMANDS\n" + verbsOf(app, "");
    text +=
        ".SH EXIT STATUS\n0 where all went well, 2 where the command line was not understood, else as "
        "/usr/share/doc/fovea/cli.md says.\n";
    text += ".SH SEE ALSO\n.BR fovea (1)\n";
    return text;
}

}  // namespace fovea::cli
