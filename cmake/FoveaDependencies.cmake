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

find_package(Torch REQUIRED)
add_library(fovea_torch INTERFACE)
target_include_directories(fovea_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(fovea_torch INTERFACE ${TORCH_LIBRARIES})
find_package(Threads REQUIRED)

if(NOT FOVEA_ENGINE_ONLY)
  find_package(OpenSSL REQUIRED COMPONENTS Crypto)
  find_package(CURL 7.87 REQUIRED)
  find_package(SQLiteCpp REQUIRED)
  find_package(DCMTK REQUIRED)
  find_package(CLI11 REQUIRED)
  if(FOVEA_BUILD_GUI)
    find_package(Qt6 REQUIRED COMPONENTS Core Widgets Svg PrintSupport)
    find_package(QCustomPlotQt6 REQUIRED)
  endif()
  if(FOVEA_BUILD_TESTS)
    find_package(Qt6 REQUIRED COMPONENTS Core Test)
  endif()
endif()
