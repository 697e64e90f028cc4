// fovea-engine verify FILE...   checks the engine against reference files

#include <cstdio>
#include <string>

#include "training/verify.h"

int main(int argc, char** argv) {
    if (argc < 3 || std::string(argv[1]) != "verify") {
        std::fprintf(stderr, "usage: fovea-engine verify FILE...\n");
        return 2;
    }
    bool pass = true;
    for (int i = 2; i < argc; ++i) {
        const auto report = fovea::training::verifyReference(argv[i]);
        if (!report) {
            std::fprintf(stderr, "%s: %s\n", argv[i], fovea::errorMessage(report.error()).c_str());
            return 1;
        }
        for (const auto& [name, a] : report->expectations)
            std::printf("%s  %-72s max %.2e  relative %.2e  (allowed %.0e)\n", a.pass ? "ok  " : "FAIL",
                        name.c_str(), a.maxAbs, a.relL2, a.tolerance);
        std::printf("%s: %s\n", report->path.c_str(), report->pass ? "pass" : "FAIL");
        pass &= report->pass;
    }
    return pass ? 0 : 1;
}
