# Configures, builds and checks the engine alone, in a tree of its own (CMakeLists.txt
# here says why). Packages the engine may not need are hidden, so that a forgotten
# find_package or include is an error.
cmake_minimum_required(VERSION 3.25)

set(hidden)
foreach(package OpenSSL SQLiteCpp SQLite3 DCMTK CLI11 Qt6)
  list(APPEND hidden -DCMAKE_DISABLE_FIND_PACKAGE_${package}=ON)
endforeach()

# As scripts/build-jobs: a source that includes torch takes about 1.5 GB.
cmake_host_system_information(RESULT jobs QUERY NUMBER_OF_LOGICAL_CORES)
cmake_host_system_information(RESULT memory QUERY TOTAL_PHYSICAL_MEMORY)
math(EXPR byMemory "${memory} / 2048")
if(byMemory LESS jobs)
  set(jobs ${byMemory})
endif()
if(jobs LESS 1)
  set(jobs 1)
endif()

execute_process(
  COMMAND ${CMAKE_COMMAND} --no-warn-unused-cli -S ${SOURCE} -B ${BINARY} -G ${GENERATOR} -DFOVEA_ENGINE_ONLY=ON
          -DCMAKE_BUILD_TYPE=${BUILD_TYPE} -DCMAKE_CXX_COMPILER=${CXX} "-DCMAKE_PREFIX_PATH=${PREFIX}"
          -DFOVEA_WARNINGS_AS_ERRORS=${WERROR} -DFOVEA_SANITIZE=${SANITIZE} ${hidden}
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${BINARY} --parallel ${jobs} COMMAND_ERROR_IS_FATAL ANY)

# What was built must also compute what the official implementation computed.
file(GLOB references ${SOURCE}/tests/data/fpt*.safetensors)
execute_process(COMMAND ${BINARY}/app/engine/fovea-engine verify ${references} COMMAND_ERROR_IS_FATAL ANY)
