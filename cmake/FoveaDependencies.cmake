# Every package the build looks for. README names each with its reason;
# scripts/apt-packages.txt names the Debian packages that bring them.
include_guard(GLOBAL)

find_package(nlohmann_json QUIET)
if(NOT nlohmann_json_FOUND)
  # An engine-only machine may have just the header.
  find_path(FOVEA_NLOHMANN_INCLUDE nlohmann/json.hpp REQUIRED)
  add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED)
  target_include_directories(nlohmann_json::nlohmann_json INTERFACE ${FOVEA_NLOHMANN_INCLUDE})
endif()

find_package(Threads REQUIRED)
if(FOVEA_PORTABLE_ONLY)
  return()
endif()

# Torch's own file looks for its other half where all packages lie before it looks beside itself: of two libtorchs, one
# in Torch_DIR and one of Debian, the latter's libraries would be linked.
if(Torch_DIR AND EXISTS ${Torch_DIR}/../Caffe2/Caffe2Config.cmake)
  set(Caffe2_DIR ${Torch_DIR}/../Caffe2)
endif()
find_package(Torch REQUIRED)
add_library(fovea_torch INTERFACE)
target_include_directories(fovea_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(fovea_torch INTERFACE ${TORCH_LIBRARIES})
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(fovea_torch INTERFACE -include${CMAKE_SOURCE_DIR}/cmake/vector_without_constexpr.h)
endif()
if(TARGET c10_cuda)
  target_compile_definitions(fovea_torch INTERFACE FOVEA_TORCH_CUDA)
endif()
find_package(OpenMP REQUIRED COMPONENTS CXX)
# The official libtorch has an oneDNN of its own and shows its names: of two versions the wrong one is called.
if(FOVEA_ONEDNN AND FOVEA_ENGINE_ONLY)
  find_package(dnnl QUIET)
elseif(FOVEA_ONEDNN)
  find_package(dnnl REQUIRED)
endif()

if(NOT FOVEA_ENGINE_ONLY)
  if(NOT WIN32)  # which has SHA-256 of its own
    find_package(OpenSSL REQUIRED COMPONENTS Crypto)
  endif()
  find_package(CURL 7.87 REQUIRED)
  find_package(SQLiteCpp REQUIRED)
  find_package(DCMTK REQUIRED)
  find_package(CLI11 REQUIRED)
  find_package(ICU REQUIRED COMPONENTS uc i18n)
  # libcsv brings no package file.
  find_path(FOVEA_CSV_INCLUDE csv.h REQUIRED)
  find_library(FOVEA_CSV_LIBRARY csv REQUIRED)
  add_library(fovea_csv INTERFACE)
  target_include_directories(fovea_csv SYSTEM INTERFACE ${FOVEA_CSV_INCLUDE})
  target_link_libraries(fovea_csv INTERFACE ${FOVEA_CSV_LIBRARY})
  # Nor does liborcus: its pkg-config file names a folder by version.
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(FOVEA_ORCUS REQUIRED IMPORTED_TARGET liborcus-0.17)
  pkg_check_modules(FOVEA_XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
  if(FOVEA_BUILD_GUI)
    find_package(Qt6 REQUIRED COMPONENTS Core Network Widgets Svg PrintSupport)
    find_package(QCustomPlotQt6 REQUIRED)
  endif()
  if(FOVEA_BUILD_TESTS)
    find_package(benchmark REQUIRED)
    find_package(Qt6 REQUIRED COMPONENTS Core Test)
    # Qt tells every source of a test where it lies and is built, two absolute paths, by which no test would
    # come from the compiler's cache in another checkout. QFINDTESTDATA needs them, which no test here uses:
    # FOVEA_TEST_DATA of fovea_test() says where the data are.
    get_target_property(definitions Qt6::Test INTERFACE_COMPILE_DEFINITIONS)
    list(FILTER definitions EXCLUDE REGEX "^QT_TESTCASE_")
    set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS "${definitions}")
    unset(definitions)
  endif()
endif()
