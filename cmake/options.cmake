# Warnings, sanitizers and link options of every target. A `-Wno-` has its reason beside it.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc 12 sees overlapping copies in std::string::operator+ (its bug 105651).
  add_compile_options(-Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # std::stable_sort of libstdc++ 12 uses a deprecated function of its own; clang reports it where it is instantiated.
  add_compile_options(-Wthread-safety -Wno-deprecated-declarations)
endif()

set(PAVE_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them: address,undefined or thread")
if(PAVE_SANITIZE)
  add_compile_options(-fsanitize=${PAVE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${PAVE_SANITIZE})
endif()

option(PAVE_FUZZ "Build the fuzzers (needs clang)" OFF)
if(PAVE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
