# Makes the Debian package of a finished build, unpacks it and runs what is in it.
cmake_minimum_required(VERSION 3.25)

find_program(DPKG_DEB dpkg-deb)
if(NOT DPKG_DEB)
  message(STATUS "Skipped: no dpkg-deb here")
  return()
endif()

set(folder ${BINARY}/package-check)
file(REMOVE_RECURSE ${folder})
file(MAKE_DIRECTORY ${folder})
execute_process(COMMAND ${CPACK} -G DEB --config ${BINARY}/CPackConfig.cmake -B ${folder}
                COMMAND_ERROR_IS_FATAL ANY)
file(GLOB package ${folder}/fovea_*.deb)
execute_process(COMMAND ${DPKG_DEB} -x ${package} ${folder}/root COMMAND_ERROR_IS_FATAL ANY)

foreach(file bin/fovea-cli bin/fovea lib/fovea/fovea-cli-engine lib/fovea/libfovea_pages.so share/applications/fovea.desktop
             share/fovea/starter-backbone/model.safetensors share/fovea/starter-backbone/config.json
             share/fovea/catalogue/backbones.json
             share/doc/fovea/copyright share/doc/fovea/README.md)
  if(NOT EXISTS ${folder}/root/usr/${file})
    message(FATAL_ERROR "The package lacks /usr/${file}")
  endif()
endforeach()

execute_process(COMMAND ${DPKG_DEB} --field ${package} Depends OUTPUT_VARIABLE depends COMMAND_ERROR_IS_FATAL ANY)
foreach(library libtorch libdcmtk libcurl4 libc6)
  if(NOT depends MATCHES "${library}")
    message(FATAL_ERROR "The package does not depend on ${library}: ${depends}")
  endif()
endforeach()

execute_process(COMMAND ${folder}/root/usr/bin/fovea-cli --help OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
# It must find the backbone that came with it, not the one of the source tree.
execute_process(COMMAND ${CMAKE_COMMAND} -E env --unset=FOVEA_RESOURCES ${folder}/root/usr/bin/fovea-cli backbones --json
                OUTPUT_VARIABLE backbones COMMAND_ERROR_IS_FATAL ANY)
if(NOT backbones MATCHES "\"starter\"" OR NOT backbones MATCHES "dinov2-base")
  message(FATAL_ERROR "The packaged program does not list its own backbone and catalogue: ${backbones}")
endif()
