#!/usr/bin/env python3
"""The golden runner itself, run against small stand-ins for the program."""
import contextlib
import io
import os
import sys
import tempfile
import unittest
from unittest import mock

import run_cases

PROGRAM = """#!/bin/sh
case "$1" in
  greet) echo "hello $2"; echo "3 files in 12.5 ms" ;;
  warn) echo "careful" >&2; exit 2 ;;
  echo) cat ;;
  where) ls ;;
esac
"""


class RunCases(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = folder.name
        self.program = self.write("program", PROGRAM)
        os.chmod(self.program, 0o755)

    def write(self, path, text):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)
        return full

    def case(self, name, **files):
        for file, text in files.items():
            self.write(f"cases/{name}/{file.replace('_', '-')}", text)

    def run_all(self, *words, **environment):
        out = io.StringIO()
        arguments = ["run_cases.py", "--pave", self.program, "--cases", os.path.join(self.root, "cases"), *words]
        with mock.patch.object(sys, "argv", arguments), mock.patch.dict(os.environ, environment), contextlib.redirect_stdout(out):
            code = run_cases.main()
        return code, out.getvalue()

    def test_a_right_expectation_passes_and_times_are_masked(self):
        self.case("cli/greets", cmd="pave greet 'you there'", expected="hello you there\n3 files in TIME\n")
        self.assertEqual(self.run_all(), (0, "cases: 1 passed, 0 failed\n"))

    def test_a_wrong_expectation_fails_and_is_shown(self):
        self.case("cli/greets", cmd="pave greet you", expected="goodbye\n3 files in TIME\n")
        code, out = self.run_all()
        self.assertEqual(code, 1)
        self.assertIn("FAILED cli/greets", out)
        self.assertIn("-goodbye", out)
        self.assertIn("+hello you", out)
        self.assertTrue(out.endswith("cases: 0 passed, 1 failed\n"))

    def test_standard_error_and_exit_code_count(self):
        self.case("cli/warns", cmd="pave warn", expected_stderr="careful\n", exit="2\n")
        self.case("cli/warns unexpectedly", cmd="pave warn")
        code, out = self.run_all()
        self.assertEqual(code, 1)
        self.assertIn("exit code 2, expected 0", out)
        self.assertTrue(out.endswith("cases: 1 passed, 1 failed\n"))

    def test_standard_input_comes_from_its_file(self):
        self.case("cli/echoes", cmd="pave echo", stdin="a\nb", expected="a\nb")
        self.assertEqual(self.run_all()[0], 0)

    def test_the_command_runs_in_the_folder_of_the_case(self):
        self.case("cli/lists", cmd="pave where", expected="cmd\nexpected\n")
        self.assertEqual(self.run_all()[0], 0)

    def test_the_rules_of_sarif_are_masked(self):
        sarif = '{\n  "runs": [\n    {\n      "tool": {\n        "driver": {\n          "rules": [\n            {\n              "id": "a"\n            }\n          ]\n        }\n      },\n      "results": []\n'
        self.case("cli/sarif", cmd="pave echo", stdin=sarif,
                  expected='{\n  "runs": [\n    {\n      "tool": {\n        "driver": {\n          "rules": RULES\n        }\n      },\n      "results": []\n')
        self.assertEqual(self.run_all()[0], 0)

    def test_several_commands_make_one_transcript(self):
        self.case("cli/talks", cmd="pave greet you\npave greet you\npave warn\n",
                  expected="$ pave greet you\nhello you\n3 files in TIME\n\n$ pave greet you\n(the same)\n\n"
                           "$ pave warn\n(on standard error)\ncareful\n(exit code 2)\n\n")
        self.assertEqual(self.run_all(), (0, "cases: 1 passed, 0 failed\n"))

    def test_a_pipe_gives_what_one_program_prints_to_the_next(self):
        self.case("cli/pipes", cmd="pave greet you | pave echo | cat", expected="hello you\n3 files in TIME\n")
        self.assertEqual(self.run_all()[0], 0)

    def test_a_secret_in_the_output_fails_even_when_it_is_expected(self):
        self.case("cli/leaks", cmd="pave greet hunter2", expected="hello hunter2\n3 files in TIME\n", never_shown="hunter2\n")
        for update in "01":
            code, out = self.run_all(UPDATE_GOLDEN=update)
            self.assertEqual(code, 1)
            self.assertIn("shows what must never be shown: hunter2", out)

    def test_update_writes_the_expectations_and_removes_stale_ones(self):
        self.case("cli/warns", cmd="pave warn", expected="old\n")
        self.assertEqual(self.run_all(UPDATE_GOLDEN="1")[0], 0)
        self.assertEqual(sorted(os.listdir(os.path.join(self.root, "cases/cli/warns"))), ["cmd", "exit", "expected-stderr"])
        self.assertEqual(self.run_all(UPDATE_GOLDEN="0")[0], 0)

    def test_words_choose_cases(self):
        self.case("cli/greets", cmd="pave greet you", expected="wrong\n")
        self.case("cli/warns", cmd="pave warn", expected_stderr="careful\n", exit="2\n")
        self.assertEqual(self.run_all("warns"), (0, "cases: 1 passed, 0 failed\n"))

    def test_a_command_that_is_not_pave_is_refused(self):
        self.case("cli/odd", cmd="rm -rf nothing")
        self.assertEqual(self.run_all()[0], 1)

    def test_no_case_at_all_is_a_failure(self):
        self.assertEqual(self.run_all("nothing")[0], 1)


if __name__ == "__main__":
    unittest.main()
