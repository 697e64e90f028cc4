#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/harnesses.h"

// One harness for libFuzzer: FOVEA_HARNESS is its name, FOVEA_HARNESSES the function that has it.

namespace {

const fovea::test::Harness& harness() {
    static const fovea::test::Harness found = [] {
        for (const fovea::test::Harness& h : fovea::test::FOVEA_HARNESSES())
            if (h.name == FOVEA_HARNESS) return h;
        std::abort();
    }();
    return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string wrong = harness().run(std::as_bytes(std::span(data, size)));
    if (wrong.empty()) return 0;
    std::fprintf(stderr, "%s: %s\n", FOVEA_HARNESS, wrong.c_str());
    std::abort();
}
