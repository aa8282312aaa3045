#!/usr/bin/env python3
"""Asks an API server which required fields and enums of the OpenAPI document it enforces.

    tools/kubernetes-data/probe.py SERVER TOKEN SEEDS.yaml ...

SEEDS hold valid objects (tests/conformance/server-cases/seeds.yaml). From each, every required field that it has is removed in turn, and
every field with an enum is set to a value that isn't in it and to the empty string; the result is created with dry run
and strict field validation. Prints lines of `required`, `enum` or `empty`, type, field, verdict, example. What is
`accepted` belongs into data/kubernetes/{required-not-enforced,enum-not-enforced,enum-accepts-empty}.txt; `elsewhere`
means refused, but not in words that name the field. A seed is also tried in the other versions of its group. For alpha kinds and fields start the server with
--runtime-config=api/all=true --feature-gates=AllAlpha=true,AllBeta=true and without admission plug-ins that look at
other objects. Needs PyYAML.
"""
import collections
import copy
import json
import pathlib
import re
import ssl
import sys
import urllib.error
import urllib.request

import yaml

DATA = pathlib.Path(__file__).resolve().parents[2] / "data/kubernetes"
Field = collections.namedtuple("Field", "shape required")


def rows(path):
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            yield line, re.split(r"\s{2,}", line.strip())


def read_types():
    """{full type name: {field: Field}}, the shapes with full type names."""
    types = {}
    for path in sorted((DATA / "types").glob("*.txt")):
        package = "/".join(path.stem.rsplit(".", 1))
        for line, cells in rows(path):
            if not line.startswith(" "):
                fields = types.setdefault(package + "." + cells[0].removeprefix("type "), {})
                continue
            words = cells[1] if "enum(" in cells[1] else re.sub(r"(^| )([A-Z]\w*)$", rf"\g<1>{package}.\2", cells[1])
            before = fields.get(cells[0])  # a form of the field in other versions of Kubernetes
            fields[cells[0]] = Field(words, "required" in cells[2:] or (before is not None and before.required))
    return types


def read_kinds():
    kinds = {}
    for _, cells in rows(DATA / "kinds.txt"):
        if cells[3] != "-" and "/" not in cells[3]:
            kinds[(cells[0], cells[1])] = (cells[2] == "namespaced", cells[3], cells[4])
    return kinds


class Server:
    def __init__(self, url, token):
        self.url, self.token = url, token
        self.context = ssl._create_unverified_context()  # a test server with a certificate of its own

    def create(self, body, namespaced, resource):
        api_version = body["apiVersion"]
        base = f"/apis/{api_version}" if "/" in api_version else f"/api/{api_version}"
        space = f"/namespaces/{(body.get('metadata') or {}).get('namespace', 'default')}" if namespaced else ""
        request = urllib.request.Request(
            f"{self.url}{base}{space}/{resource}?dryRun=All&fieldValidation=Strict", json.dumps(body).encode(),
            {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}, method="POST")
        try:
            with urllib.request.urlopen(request, context=self.context):
                return None
        except urllib.error.HTTPError as error:
            answer = error.read().decode(errors="replace")
            try:
                return json.loads(answer).get("message", answer)
            except ValueError:
                return answer


def places(node, shape, types, path=()):
    """(path of an object, its type) of all typed objects inside a value."""
    words = shape.split(" ", 1)
    if words[0].startswith(("list", "set")) and isinstance(node, list):
        for index, item in enumerate(node):
            yield from places(item, words[1], types, path + (index,))
    elif words[0] == "map" and isinstance(node, dict):
        for key, item in node.items():
            yield from places(item, words[1], types, path + (key,))
    elif shape in types and isinstance(node, dict):
        yield path, shape
        for name, field in types[shape].items():
            if name in node and path + (name,) != ("status",):
                yield from places(node[name], field.shape, types, path + (name,))


def changed(body, path, change):
    copied = copy.deepcopy(body)
    node = copied
    for step in path:
        node = node[step]
    change(node)
    return copied


def questions(body, kind_type, types):
    """(what, type, field, path, changed object)"""
    for path, owner in places(body, kind_type, types):
        for name, field in types[owner].items():
            if path + (name,) == ("status",):
                continue
            here = path + (name,)
            if field.required and name in at(body, path):
                yield "required", owner, name, here, changed(body, path, lambda node: node.pop(name))
            if "enum(" in field.shape:
                bogus = ["Bogus"] if field.shape.startswith(("list", "set")) else "Bogus"
                yield "enum", owner, name, here, changed(body, path, lambda node: node.update({name: bogus}))
                if field.shape.startswith("enum("):
                    yield "empty", owner, name, here, changed(body, path, lambda node: node.update({name: ""}))


def at(node, path):
    for step in path:
        node = node[step]
    return node


def spell(path):
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def main(url, token, *seed_files):
    types, kinds, server = read_types(), read_kinds(), Server(url, token)
    seeds = [seed for name in seed_files for seed in yaml.safe_load_all(pathlib.Path(name).read_text()) if seed]
    answers = collections.defaultdict(list)
    for seed in seeds:
        group = seed["apiVersion"].rpartition("/")[0]
        versions = [key[0] for key in kinds if key[1] == seed["kind"] and key[0].rpartition("/")[0] == group]
        for api_version in sorted(versions, key=lambda version: version != seed["apiVersion"]):
            body = dict(seed, apiVersion=api_version)
            namespaced, resource, kind_type = kinds[(api_version, seed["kind"])]
            refusal = server.create(body, namespaced, resource)
            title = f"{api_version} {seed['kind']} {(seed.get('metadata') or {}).get('name', '')}"
            if refusal is not None:
                if api_version == seed["apiVersion"]:
                    print(f"seed  {title}  {refusal}")
                continue
            for what, owner, name, path, question in questions(body, kind_type, types):
                refusal = server.create(question, namespaced, resource)
                verdict = "accepted" if refusal is None else "refused" if name in refusal else "elsewhere"
                answers[(what, owner, name)].append((verdict, f"{title} {spell(path)}", refusal or ""))
    for (what, owner, name), given in sorted(answers.items()):
        for verdict in sorted({entry[0] for entry in given}):
            # One example for each place that a type is used in: some are validated and others are not.
            examples = {re.sub(r".* |\[\d+\]", "", entry[1]): entry for entry in reversed(given) if entry[0] == verdict}
            for _, example, refusal in sorted(examples.values())[:8 if len(examples) < len(given) else 1]:
                print("  ".join([what, owner, name, verdict, example, refusal[:160] if verdict != "refused" else ""]).rstrip())
    for owner, fields in sorted(types.items()):
        for name, field in fields.items():
            for what in ["required"] * field.required + ["enum"] * ("enum(" in field.shape):
                if (what, owner, name) not in answers:
                    print("  ".join([what, owner, name, "unasked"]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
