// Included before everything else where clang compiles libtorch's headers as C++20 (preset "asan-ubsan"):
// libtorch 1.13 has vectors of a type that is not complete yet, and clang instantiates the constexpr
// members of libstdc++'s vector at once, GCC only where they are used. Without constexpr both agree.
// std::fill() of a vector<bool> stays declared only; a use of it would not link.
#pragma once

#include <algorithm>
#include <memory>
#include <string>

#pragma push_macro("_GLIBCXX20_CONSTEXPR")
#undef _GLIBCXX20_CONSTEXPR
#define _GLIBCXX20_CONSTEXPR
#define __fill_a1 __fill_a1_of_bits
#include <vector>
#undef __fill_a1
#pragma pop_macro("_GLIBCXX20_CONSTEXPR")
