#pragma once

/// Compiles a function for several processors, the fitting version chosen when the program
/// starts. What it calls must be FOVEA_INLINE to be compiled with it; std::min and the like
/// are not, write them out.
#if defined(__has_feature)  // clang
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define FOVEA_SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define FOVEA_SANITIZED
#endif
#if defined(__x86_64__) && defined(__GNUC__) && !defined(FOVEA_SANITIZED)
#define FOVEA_FOR_PROCESSORS __attribute__((target_clones("arch=x86-64-v4", "arch=haswell", "default")))
#else  // the sanitizers' runtimes are not up yet when the version is chosen
#define FOVEA_FOR_PROCESSORS
#endif
#define FOVEA_INLINE inline __attribute__((always_inline))
// Vectors are handed only to functions that become part of their caller.
#pragma GCC diagnostic ignored "-Wpsabi"
