#!/usr/bin/env python3
"""The rules by which tools/kubernetes-data turns what Kubernetes publishes into text."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "kubernetes-data"))
sys.dont_write_bytecode = True

import lifecycle
import openapi
import text
from lifecycle import Facts


class Versions(unittest.TestCase):
    ALL = {33, 34, 35, 36}

    def test_a_fact_that_always_holds_names_no_version(self):
        self.assertEqual(text.versions_text(self.ALL, self.ALL), "")

    def test_ranges_name_their_open_end(self):
        self.assertEqual(text.versions_text({35, 36}, self.ALL), "since 1.35")
        self.assertEqual(text.versions_text({33}, self.ALL), "until 1.33")
        self.assertEqual(text.versions_text({33, 35}, self.ALL), "in 1.33,1.35")

    def test_a_field_is_measured_by_the_versions_of_its_type(self):
        self.assertEqual(text.versions_text({35, 36}, {35, 36}), "")


class Rows(unittest.TestCase):
    def test_two_spaces_end_a_cell_that_fills_its_column(self):
        self.assertEqual(text.row(["", "abcdefgh", "string"], [2, 8]), "  abcdefgh  string\n")
        self.assertEqual(text.row(["", "ab", "string", "", "required"], [2, 8]), "  ab      string  required\n")


class Shapes(unittest.TestCase):
    CONTAINER = {"allOf": [{"$ref": "#/components/schemas/io.k8s.api.core.v1.Container"}], "default": {}}

    def shape(self, schema, enum=None):
        return openapi.shape("owner", schema, enum, [])

    def test_words_go_from_the_outside_in(self):
        self.assertEqual(self.shape({"type": "array", "items": self.CONTAINER, "x-kubernetes-list-type": "map",
                                     "x-kubernetes-list-map-keys": ["name"]}), "list(name) core/v1.Container")
        self.assertEqual(self.shape({"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}),
                         "map list string")

    def test_an_enum_belongs_to_the_string_inside(self):
        self.assertEqual(self.shape({"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set"}, ["A", "B"]),
                         "set enum(A|B)")

    def test_types_that_decode_themselves_have_words_of_their_own(self):
        self.assertEqual(self.shape({"$ref": "#/components/schemas/io.k8s.apimachinery.pkg.api.resource.Quantity"}), "quantity")

    def test_a_type_names_its_generated_function(self):
        self.assertEqual(openapi.go_function("io.k8s.api.core.v1.Pod"), "k8sio_api_core_v1_Pod")
        self.assertEqual(openapi.go_function("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON"),
                         "pkg_apis_apiextensions_v1_JSON")


class Lifecycle(unittest.TestCase):
    def test_the_schemas_decide_when_a_kind_goes(self):
        marked = Facts("1.34", "1.37", "1.40", None)
        self.assertEqual(lifecycle.reconcile(marked, [34], 33, 37), Facts("1.34", None, "1.35", None))
        self.assertEqual(lifecycle.reconcile(marked, [34, 35, 36, 37], 33, 37), marked)
        late = Facts("1.30", "1.33", "1.36", None)
        self.assertEqual(lifecycle.reconcile(late, [33, 34, 35, 36, 37], 33, 37).removed, "1.38")

    def test_what_was_never_served_is_gone_before_the_schemas_begin(self):
        self.assertEqual(lifecycle.reconcile(Facts("1.1", "1.14", "1.22", "x"), None, 33, 37).removed, "1.22")
        self.assertEqual(lifecycle.reconcile(Facts(None, None, None, None), None, 33, 37).removed, "1.33")

    def test_what_is_no_object_is_left_out(self):
        self.assertEqual(lifecycle.reconcile(Facts("1.0", None, None, None), None, 33, 37), lifecycle.UNKNOWN)


if __name__ == "__main__":
    unittest.main()
