#pragma once

#include <QByteArray>
#include <clocale>
#include <cstdlib>
#include <fstream>
#include <string>

#include "tests/support/temporary_folder.h"

namespace fovea::test {

/// A locale with a decimal comma for the whole process while it lives, as QApplication sets the user's.
/// Made by localedef in a folder of its own, so that none need be installed; a comma is all that it has.
class CommaLocale {
public:
    CommaLocale() {
        std::string source =
            "LC_NUMERIC\ndecimal_point \"<U002C>\"\nthousands_sep \"<U002E>\"\ngrouping 3;3\n"
            "END LC_NUMERIC\n";
        for (const char* category : {"CTYPE", "COLLATE", "MONETARY", "TIME", "MESSAGES"})
            source += std::string("LC_") + category + "\ncopy \"POSIX\"\nEND LC_" + category + "\n";
        std::ofstream(m_folder.path("comma.source")) << source;
        // It warns of all that the locale lacks, and ends with 1.
        const std::string at = "'" + m_folder.path("comma");
        (void)!std::system(("PATH=$PATH:/usr/bin:/usr/sbin localedef -c -i " + at + ".source' -f UTF-8 " +
                            at + "' > " + at + ".said' 2>&1")
                               .c_str());
        qputenv("LOCPATH", QByteArray::fromStdString(m_folder.path()));
        std::setlocale(LC_ALL, "comma");
    }
    ~CommaLocale() {
        std::setlocale(LC_ALL, "C");
        qunsetenv("LOCPATH");
    }
    CommaLocale(const CommaLocale&) = delete;
    CommaLocale& operator=(const CommaLocale&) = delete;
    /// Whether it could be made.
    bool set() const { return std::strtod("0,5", nullptr) == 0.5; }

private:
    TemporaryFolder m_folder;
};

}  // namespace fovea::test
