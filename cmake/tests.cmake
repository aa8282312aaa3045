# Programs that `./dev test` runs. Each kind of test has a target that builds it (unit_tests, conformance_tests,
# threaded_tests, replay_tests, fuzzers) and a file build/PRESET/KIND.list with the programs, one a line.
set(PAVE_TEST_KINDS unit_tests conformance_tests threaded_tests replay_tests fuzzers)
foreach(kind ${PAVE_TEST_KINDS})
  add_custom_target(${kind})
endforeach()

function(pave_list_test kind target)
  add_dependencies(${kind} ${target})
  set_property(GLOBAL APPEND PROPERTY PAVE_${kind} "$<TARGET_FILE:${target}>")
endfunction()

# Call once, behind the last test.
function(pave_write_test_lists)
  foreach(kind ${PAVE_TEST_KINDS})
    get_property(programs GLOBAL PROPERTY PAVE_${kind})
    list(JOIN programs "\n" lines)
    file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/${kind}.list CONTENT "${lines}\n")
  endforeach()
endfunction()

# pave_conformance_suite(NAME DEPENDS module ... [SOURCES file ...])
#   tests/conformance/NAME_test.cc and the SOURCES; see tests/conformance/suite.h.
function(pave_conformance_suite name)
  cmake_parse_arguments(arg "" "" "DEPENDS;SOURCES" ${ARGN})
  list(TRANSFORM arg_DEPENDS PREPEND pave_)
  add_executable(${name}_conformance ${name}_test.cc ${arg_SOURCES})
  target_link_libraries(${name}_conformance PRIVATE pave_suite ${arg_DEPENDS} GTest::gtest_main)
  pave_list_test(conformance_tests ${name}_conformance)
  add_test(NAME conformance.${name} COMMAND ${name}_conformance)
  set_tests_properties(conformance.${name} PROPERTIES LABELS conformance TIMEOUT 300)
endfunction()

# pave_fuzzer(NAME DEPENDS module ... [SOURCES file ...])
#   fuzz/NAME_fuzz.cc and the other sources, with its seeds in fuzz/corpus/NAME. Every build has NAME_replay, which runs the seeds (and any
#   file or folder given) once; the fuzz preset also has the libFuzzer program NAME_fuzz.
function(pave_fuzzer name)
  cmake_parse_arguments(arg "" "" "DEPENDS;SOURCES" ${ARGN})
  list(TRANSFORM arg_DEPENDS PREPEND pave_)
  add_executable(${name}_replay ${name}_fuzz.cc ${arg_SOURCES} replay.cc)
  target_link_libraries(${name}_replay PRIVATE ${arg_DEPENDS})
  target_include_directories(${name}_replay PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${name}_replay PRIVATE PAVE_CORPUS="${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name}")
  pave_list_test(replay_tests ${name}_replay)
  add_test(NAME replay.${name} COMMAND ${name}_replay)
  if(PAVE_FUZZ)
    add_executable(${name}_fuzz ${name}_fuzz.cc ${arg_SOURCES})
    target_include_directories(${name}_fuzz PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name}_fuzz PRIVATE ${arg_DEPENDS})
    target_link_options(${name}_fuzz PRIVATE -fsanitize=fuzzer)
    pave_list_test(fuzzers ${name}_fuzz)
  endif()
endfunction()
