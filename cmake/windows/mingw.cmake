# Debian's cross compiler for 64-bit Windows, with the threads of the standard library
# (g++-mingw-w64-x86-64-posix); what it makes is run by wine.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_FIND_ROOT_PATH /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
find_program(FOVEA_WINE NAMES wine64 wine)
if(FOVEA_WINE)
  set(CMAKE_CROSSCOMPILING_EMULATOR ${FOVEA_WINE})
endif()
# Programs that need no other file.
set(CMAKE_EXE_LINKER_FLAGS_INIT -static)
