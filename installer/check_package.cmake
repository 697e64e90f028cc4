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
             share/icons/hicolor/scalable/apps/fovea.svg share/icons/hicolor/scalable/mimetypes/application-x-fovea-project.svg
             share/mime/packages/fovea.xml share/metainfo/fovea.metainfo.xml share/man/man1/fovea.1 share/man/man1/fovea-cli.1
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

# The manual has what the programs say of themselves.
file(READ ${folder}/root/usr/share/man/man1/fovea-cli.1 manual)
string(REPLACE "\\-" "-" manual "${manual}")
execute_process(COMMAND ${folder}/root/usr/bin/fovea-cli --help OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "\n  [a-z][a-z-]+  " verbs "${help}")
list(LENGTH verbs count)
if(count LESS 10)
  message(FATAL_ERROR "fovea-cli --help lists ${count} commands: ${help}")
endif()
foreach(verb IN LISTS verbs)
  string(STRIP "${verb}" verb)
  if(NOT manual MATCHES "\n\\.SS ${verb}\n")
    message(FATAL_ERROR "fovea-cli(1) lacks the command ${verb}")
  endif()
endforeach()
execute_process(COMMAND ${folder}/root/usr/bin/fovea-cli train --help OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "--[a-z][a-z-]+" options "${help}")
foreach(option IN LISTS options)
  if(NOT manual MATCHES "${option}")
    message(FATAL_ERROR "fovea-cli(1) lacks ${option} of train")
  endif()
endforeach()
file(READ ${folder}/root/usr/share/man/man1/fovea.1 manual)
string(REPLACE "\\-" "-" manual "${manual}")
execute_process(COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen ${folder}/root/usr/bin/fovea --help
                OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "--[a-z][a-z-]+" options "${help}")
foreach(option IN LISTS options)
  if(NOT manual MATCHES "${option}")
    message(FATAL_ERROR "fovea(1) lacks ${option}")
  endif()
endforeach()

# What other programs read of it, where the programs that check it are there.
function(check_with program file)
  find_program(found_${program} ${program})
  if(found_${program})
    execute_process(COMMAND ${found_${program}} ${ARGN} ${folder}/root/usr/share/${file} COMMAND_ERROR_IS_FATAL ANY)
  else()
    message(STATUS "Not checked, no ${program} here: ${file}")
  endif()
endfunction()
check_with(desktop-file-validate applications/fovea.desktop)
check_with(appstreamcli metainfo/fovea.metainfo.xml validate --no-net --override=cid-desktopapp-is-not-rdns=info)
check_with(mandoc man/man1/fovea-cli.1 -T lint -W error)
