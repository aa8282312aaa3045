"""The types of data/kubernetes as the mutator needs them; read by tools/kubernetes-data/probe.py."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tools/kubernetes-data"))
import probe  # noqa: E402

TYPES = probe.read_types()
KINDS = probe.read_kinds()
MAX_DEPTH = 12  # of a made-up value: JSONSchemaProps holds itself


def inner(shape):
    return shape.split(" ", 1)[1]


def is_list(shape):
    return shape.startswith(("list", "set "))


def is_map(shape):
    return shape.startswith("map ")


def enum_values(shape):
    return re.search(r"enum\((.*)\)", shape).group(1).split("|")


def minimal(shape, depth=0):
    """A small value of a shape: required fields only."""
    if is_list(shape):
        return [minimal(inner(shape), depth + 1)]
    if is_map(shape):
        return {"key": minimal(inner(shape), depth + 1)}
    if shape in TYPES:
        fields = TYPES[shape] if depth < MAX_DEPTH else {}
        return {name: minimal(field.shape, depth + 1) for name, field in fields.items() if field.required}
    if shape.startswith("enum("):
        return next((value for value in enum_values(shape) if value), "")
    simple = {"boolean": True, "int32": 1, "int64": 1, "number": 1, "bytes": "YQ==", "quantity": "1",
              "time": "2026-01-01T00:00:00Z", "micro-time": "2026-01-01T00:00:00.000000Z", "duration": "1s",
              "int-or-string": 1, "any": {"a": "b"}, "schema-or-boolean": True, "schema-or-strings": ["a"],
              "schema-or-list": {"type": "string"}}
    return simple.get(shape, "a")


def places(node, shape, path=(), owner="", field=""):
    """(path, shape, value, owner type, field) of all values inside one; `status` of the object is left out."""
    if path == ("status",):
        return
    yield path, shape, node, owner, field
    if is_list(shape) and isinstance(node, list):
        for index, item in enumerate(node):
            yield from places(item, inner(shape), path + (index,), owner, field)
    elif is_map(shape) and isinstance(node, dict):
        for key, item in node.items():
            yield from places(item, inner(shape), path + (key,), owner, field)
    elif shape in TYPES and isinstance(node, dict):
        for name, item in node.items():
            if name in TYPES[shape]:
                yield from places(item, TYPES[shape][name].shape, path + (name,), shape, name)
