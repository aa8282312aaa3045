#!/usr/bin/env python3
"""A small house with one violation of each rule: the checker finds exactly those."""
import os
import tempfile
import unittest

import check_layers

HOUSE = {
    "CMakeLists.txt": "add_subdirectory(src/base)\nadd_subdirectory(src/doc)\nadd_subdirectory(src/judge)\n",
    "src/base/CMakeLists.txt": "pave_module(base)\n",
    "src/doc/CMakeLists.txt": "pave_module(doc DEPENDS base)\n",
    "src/judge/CMakeLists.txt": "pave_module(judge DEPENDS doc LIBRARIES re2 THREADED)\n",
    "src/base/arena.h": "#pragma once\n",
    "src/doc/node.cc": '#include "base/arena.h"\n#include <vector>\n',
    "src/judge/sink.h": '#pragma once\n#include "doc/node.h"\n#include "base/arena.h"\n',
    "src/judge/schema/schema.cc": '#include "judge/schema/fields.h"\n#include "judge/sink.h"\n',
    "src/judge/check.cc": '#include "judge/schema/schema.h"\n',
}


def problems_with(extra):
    with tempfile.TemporaryDirectory() as root:
        for path, text in {**HOUSE, **extra}.items():
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        return check_layers.check(root)[0]


class CheckLayers(unittest.TestCase):
    def finds(self, path, text, *expected):
        found = problems_with({path: text})
        self.assertEqual(len(found), len(expected), found)
        for line, part in zip(found, expected):
            self.assertIn(part, line)

    def test_a_sound_house_has_no_violation(self):
        self.assertEqual(problems_with({}), [])

    def test_an_upward_include(self):
        self.finds("src/base/text.cc", '#include "doc/node.h"\n', "src/base/text.cc:1: base may not include doc/node.h")

    def test_an_include_of_a_module_that_is_not_a_dependency(self):
        self.finds("src/doc/x.cc", '\n#include "judge/sink.h"\n', "src/doc/x.cc:2: doc may not include judge/sink.h")

    def test_a_dependency_that_goes_upwards_in_cmake(self):
        self.finds("src/base/CMakeLists.txt", "pave_module(base DEPENDS doc)\n", "base may not depend on doc")

    def test_a_judge_that_sees_another_judge(self):
        self.finds("src/judge/schema/x.cc", '#include "judge/pod_security/level.h"\n', "judge schema may not see the judge pod_security")

    def test_a_file_that_is_too_long(self):
        self.finds("src/base/long.cc", "int x;\n" * 801, "the file has 801 lines, the limit is 800")

    def test_a_file_at_the_limit(self):
        self.finds("src/base/long.cc", "int x;\n" * 800)

    def test_a_machine_path_in_code(self):
        self.finds("src/base/x.cc", 'const char* kHome = "/home/somebody/x";\n', "a path of one machine: /home/s")

    def test_a_path_below_a_url_or_in_data_is_no_machine_path(self):
        self.finds("examples/pod.yaml", "mountPath: /home/app\nurl: https://a.example/home/b\n")

    def test_a_stream_or_regex_in_library_code(self):
        self.finds("src/base/x.cc", "#include <regex>\n#include <iostream>\n", "<regex>", "<iostream>")

    def test_fmt_in_a_header(self):
        self.finds("src/base/x.h", "#pragma once\n#include <fmt/format.h>\n", "belongs into a .cc file")

    def test_a_sleeping_test(self):
        self.finds("src/base/x_test.cc", "std::this_thread::sleep_for(1s);\n", "a test does not sleep")

    def test_open_work_in_a_comment(self):
        self.finds("src/base/x.cc", "// TODO later\n", "TODO")

    def test_a_header_without_a_guard(self):
        self.finds("src/base/x.h", "int f();\n", "#pragma once")


if __name__ == "__main__":
    unittest.main()
