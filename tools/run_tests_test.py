#!/usr/bin/env python3
"""How a program's output becomes a count."""
import unittest

from run_tests import count

GTEST = "[==========] Running 5 tests\n[  PASSED  ] 3 tests.\n[  FAILED  ] 2 tests, listed below:\n[  FAILED  ] A.B\n"


class Count(unittest.TestCase):
    def test_googletest(self):
        self.assertEqual(count("[==========] 5 tests ran.\n[  PASSED  ] 5 tests.\n", 0), (5, 0))
        self.assertEqual(count(GTEST, 1), (3, 2))

    def test_a_suite_counts_its_cases_not_its_tests(self):
        self.assertEqual(count("conformance psa: 558 passed, 0 failed, 3 skipped\n[==========]\n[  PASSED  ] 1 test.\n", 0), (558, 0))

    def test_several_lines_are_added(self):
        self.assertEqual(count("a: 2 passed, 1 failed\nb: 3 passed, 0 failed\n", 1), (5, 1))

    def test_unittest(self):
        self.assertEqual(count("....\nRan 23 tests in 0.4s\n\nOK\n", 0), (23, 0))
        self.assertEqual(count("Ran 23 tests in 0.4s\n\nFAILED (failures=1, errors=2)\n", 1), (20, 3))

    def test_anything_else_counts_by_its_exit_code(self):
        self.assertEqual(count("whatever\n", 0), (1, 0))
        self.assertEqual(count("whatever\n", 3), (0, 1))

    def test_skipped_counts_nothing(self):
        self.assertEqual(count("reference values: skipped (no go)\n", 0), (0, 0))

    def test_a_whole_program_is_one_test(self):
        self.assertEqual(count("a: 279466 passed, 0 failed\n", 0, whole=True), (1, 0))
        self.assertEqual(count("a: 279466 passed, 3 failed\n", 1, whole=True), (0, 1))
        self.assertEqual(count("reference values: skipped (no go)\n", 0, whole=True), (0, 0))
        self.assertEqual(count("a, b: skipped (no b)\na: 9 passed, 0 failed\n", 0, whole=True), (1, 0))

    def test_a_bad_exit_code_is_never_lost(self):
        self.assertEqual(count("[==========]\n[  PASSED  ] 5 tests.\nleak found\n", 1), (5, 1))
        self.assertEqual(count("a: 2 passed, 0 failed\n", -11), (2, 1))


if __name__ == "__main__":
    unittest.main()
