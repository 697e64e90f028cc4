# How every target of this project is made: one place for the language level,
# the warnings and the sanitizers.
include_guard(GLOBAL)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(FOVEA_CCACHE ccache)
if(FOVEA_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Paths below the source folder count as relative, so that another checkout hits the same cache.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${FOVEA_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

# Nearly three hundred programs are linked: mold takes a tenth of the time of the usual linker.
find_program(FOVEA_MOLD mold)
if(FOVEA_MOLD AND (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR
                   (CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12.1)))
  # mold 1 puts .tbss before the first segment that may be written, and into what is protected after
  # relocation. Where that segment happens to begin at a page, the page before it isn't there and the
  # program doesn't start ("cannot apply additional memory protection after relocation"). With this each
  # segment has pages of its own, as the usual linker does.
  add_link_options(-fuse-ld=mold -Wl,-z,separate-code)
endif()

option(FOVEA_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
set(FOVEA_SANITIZE "" CACHE STRING "Sanitizers, comma separated: address,undefined or thread")

add_library(fovea_options INTERFACE)
target_include_directories(fovea_options INTERFACE ${CMAKE_SOURCE_DIR}/core)
if(MSVC)
  # Never tried: docs/windows.md.
  target_compile_options(fovea_options INTERFACE /W4 /utf-8 /permissive- /Zc:__cplusplus /EHsc)
  target_compile_definitions(fovea_options INTERFACE NOMINMAX _USE_MATH_DEFINES)
else()
  target_compile_options(fovea_options INTERFACE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers
                         # libtorch brings OpenCV and that Qt 5, whose inline functions have the names of ours.
                         -fvisibility-inlines-hidden
                         # GCC 12 warns of overlaps that cannot be (its bug 105651).
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
                         $<$<BOOL:${FOVEA_WARNINGS_AS_ERRORS}>:-Werror>)
endif()
if(FOVEA_SANITIZE)
  target_compile_options(fovea_options INTERFACE -fsanitize=${FOVEA_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(fovea_options INTERFACE -fsanitize=${FOVEA_SANITIZE})
endif()

# What users run, and therefore what is tested: a mistake in a parser ends the program instead of being
# of use to somebody.
if(NOT FOVEA_SANITIZE AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
  target_compile_options(fovea_options INTERFACE
    $<$<CONFIG:Release>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2;-fstack-protector-strong;-fstack-clash-protection;-fcf-protection>)
  target_link_options(fovea_options INTERFACE $<$<CONFIG:Release>:-Wl,-z,relro,-z,now,-z,noexecstack>)
endif()

option(FOVEA_LIBFUZZER "Make the fuzzing executables of tests/fuzz, too (clang only)" OFF)
if(FOVEA_LIBFUZZER)
  # Everything of ours is instrumented; the entry with main() is linked by fovea_libfuzzer() alone.
  target_compile_options(fovea_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# For a target that computes nothing itself: the window, the command line, tests, and the modules of
# core/ that tell others what to do. There the compiler's own time counts, most of which goes into -O3.
function(fovea_light name)
  if(NOT MSVC)
    target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  endif()
endfunction()

# For sources that include ITK's headers.
function(fovea_itk_sources)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # Debian's ITK knows the compiler that it was built with, and no other (presets "asan-ubsan", "tsan").
    set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS "-U__clang__;-fgnuc-version=10.2.0")
  endif()
endfunction()

# For every program: on Windows its manifest, by which narrow names of files are UTF-8.
function(fovea_program name)
  if(MSVC)
    target_sources(${name} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/windows/fovea.manifest)
  elseif(WIN32)
    target_sources(${name} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/windows/fovea.rc)
  endif()
endfunction()

# fovea_module(NAME SOURCES ... [PUBLIC ...] [PRIVATE ...])
# A static library fovea_NAME with the alias fovea::NAME. Headers are included
# as "NAME/header.h".
function(fovea_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(fovea_${name} STATIC ${ARG_SOURCES})
  add_library(fovea::${name} ALIAS fovea_${name})
  target_link_libraries(fovea_${name} PUBLIC ${ARG_PUBLIC} PRIVATE fovea_options ${ARG_PRIVATE})
  target_include_directories(fovea_${name} PUBLIC ${CMAKE_SOURCE_DIR}/core)
endfunction()

# fovea_test(NAME SOURCES ... [LINKS ...] [LABELS ...])
# One Qt Test executable, one CTest test. FOVEA_TEST_DATA, a path of this checkout, is told to the
# sources that name it only: all others come from the compiler's cache in another checkout, too.
function(fovea_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS)
  foreach(source ${ARG_SOURCES})
    file(STRINGS ${source} named REGEX FOVEA_TEST_DATA LIMIT_COUNT 1)
    if(named)
      set_source_files_properties(${source} PROPERTIES
        COMPILE_DEFINITIONS FOVEA_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
    endif()
  endforeach()
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE fovea_options Qt6::Test ${ARG_LINKS})
  fovea_light(${name})
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
                       # One clock: Qt Test's own would stop a function after five minutes. OpenMP's
                       # threads sleep where they wait: on a busy machine, waiting in a loop, they
                       # take the CPU from those that they wait for (ten times as long).
                       ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=${ARG_TIMEOUT}000;OMP_WAIT_POLICY=passive")
endfunction()

# fovea_test_with_kernels(NAME KERNELS ... [FUNCTIONS ...])
# The same test, or these functions of it, again with these kinds of kernels (Haswell: AVX2, SkylakeX:
# AVX-512; OpenBLAS's, oneDNN's and torch's), whichever they would take by themselves: what is
# promised to the last bit holds with each.
function(fovea_test_with_kernels name)
  cmake_parse_arguments(ARG "" "" "KERNELS;FUNCTIONS" ${ARGN})
  list(JOIN ARG_FUNCTIONS "," functions)
  get_test_property(${name} LABELS labels)
  get_test_property(${name} TIMEOUT timeout)
  get_test_property(${name} ENVIRONMENT environment)
  foreach(kernels ${ARG_KERNELS})
    add_test(NAME ${name}_${kernels}
             COMMAND ${CMAKE_COMMAND} -DTEST=$<TARGET_FILE:${name}> -DKERNELS=${kernels}
                     -DFUNCTIONS=${functions} -P ${CMAKE_SOURCE_DIR}/cmake/test_with_kernels.cmake)
    set_tests_properties(${name}_${kernels} PROPERTIES
      LABELS "${labels}" TIMEOUT "${timeout}" ENVIRONMENT "${environment}"
      SKIP_REGULAR_EXPRESSION "skipped: this processor")
  endforeach()
endfunction()

# fovea_libfuzzer(NAME FUNCTION SOURCE LINKS ...): the executable libfuzzer_NAME of one harness.
function(fovea_libfuzzer name function source)
  add_executable(libfuzzer_${name} libfuzzer.cpp ${source})
  target_compile_definitions(libfuzzer_${name} PRIVATE FOVEA_HARNESS="${name}" FOVEA_HARNESSES=${function})
  target_include_directories(libfuzzer_${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(libfuzzer_${name} PRIVATE fovea_options ${ARGN})
  target_link_options(libfuzzer_${name} PRIVATE -fsanitize=fuzzer)
endfunction()
