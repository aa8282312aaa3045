#!/usr/bin/env python3
"""Every rule in src/base/codes.def has a golden case in the text report and one in SARIF."""
import os
import re
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8", errors="replace") as file:
        return file.read()


class CasesComplete(unittest.TestCase):
    def test_every_rule_has_a_case_in_text_and_in_sarif(self):
        rules = set(re.findall(r'^PAVE_CODE\(\w+, "([^"]+)"', read("src", "base", "codes.def"), re.M))
        self.assertGreater(len(rules), 20)
        expected = [read(folder, "expected") for folder, _, names in os.walk(os.path.join(ROOT, "tests", "cases"))
                    if "expected" in names]
        in_text = {rule for text in expected for rule in re.findall(r"^(?:error|warning|info) ([a-z-]+/[a-z-]+): ", text, re.M)}
        in_sarif = {rule for text in expected for rule in re.findall(r'"ruleId": "([^"]+)"', text)}
        self.assertEqual(rules - in_text, set())
        self.assertEqual(rules - in_sarif, set())


if __name__ == "__main__":
    unittest.main()
