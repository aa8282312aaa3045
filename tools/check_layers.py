#!/usr/bin/env python3
"""Checks the rules of the house that a compiler does not: which module may include which, how long a file may be,
and what may not stand in code at all. Prints one line a violation, `path:line: what`, then a summary.

usage: check_layers.py [ROOT]
"""
import os
import re
import sys

MAX_LINES = 800
CODE = (".h", ".cc", ".py", ".go", ".sh", ".cmake", ".ts", ".tsx")
SKIPPED = {".git", ".peers", "build", "node_modules", "__pycache__"}  # .git is a file in a linked work tree
# The rules below are written in these two files, so they are not searched for what they forbid.
RULE_FILES = {"tools/check_layers.py", "tools/check_layers_test.py"}

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|home|root|Users)/[\w.]")
MACHINE_PATH_IN_DATA = re.compile(r"(?<![\w.])/work/[\w.]")
FORBIDDEN = [  # pattern, where, message
    (re.compile(r"^\s*#\s*include\s*<(iostream|sstream|regex)>"), lambda path: is_library(path), "<{0}> has no place in library code"),
    (re.compile(r"^\s*#\s*include\s*<(fmt/\w+\.h)>"), lambda path: path.endswith(".h"), "<{0}> belongs into a .cc file"),
    (re.compile(r"\b(sleep_for|sleep_until|usleep|nanosleep|time\.sleep)\b"), lambda path: "_test." in path, "{0}: a test does not sleep"),
    (re.compile(r"\b(TODO|FIXME|XXX)\b"), lambda path: path.endswith(CODE), "{0}: an issue holds open work, not a comment"),
]


def is_library(path):
    return path.startswith("src/") and path.endswith((".h", ".cc")) and not path.endswith("_test.cc")


def modules(root):
    """Module name -> set of modules it may include, from the CMake files; also checks that the order is downwards."""
    with open(os.path.join(root, "CMakeLists.txt"), encoding="utf-8") as file:
        order = re.findall(r"^add_subdirectory\(src/(\w+)\)", file.read(), re.M)
    direct, problems = {}, []
    for place, name in enumerate(order):
        path = f"src/{name}/CMakeLists.txt"
        with open(os.path.join(root, path), encoding="utf-8") as file:
            call = re.search(r"pave_module\(\s*(\w+)([^)]*)\)", file.read())
        words = call.group(2).split() if call else []
        depends = []
        if "DEPENDS" in words:
            for word in words[words.index("DEPENDS") + 1 :]:
                if word.isupper():
                    break
                depends.append(word)
        for other in depends:
            if other not in order[:place]:
                problems.append(f"{path}:1: {name} may not depend on {other}, which stands at or above it in CMakeLists.txt")
        direct[name] = [other for other in depends if other in order[:place]]
    allowed = {}
    for name in order:
        allowed[name] = {name}.union(*(allowed[other] for other in direct[name])) if direct[name] else {name}
    return allowed, problems


def judge_of(path):
    """The judge that a path below src belongs to: `judge/schema/x.h` -> `schema`, `judge/sink.h` -> None."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "judge" else None


def include_problem(path, included, allowed):
    inside = path.removeprefix("src/")
    module, other = inside.split("/")[0], included.split("/")[0]
    if other not in allowed or module not in allowed:
        return None
    if other not in allowed[module]:
        return f"{module} may not include {included}: {other} is not below it"
    mine, theirs = judge_of(inside), judge_of(included)
    if mine and theirs and mine != theirs:
        return f"the judge {mine} may not see the judge {theirs}"
    return None


def files(root):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in SKIPPED)
        for name in sorted(names):
            full = os.path.join(folder, name)
            if name not in SKIPPED and not os.path.islink(full):
                yield os.path.relpath(full, root)


def check_file(root, path, allowed):
    try:
        with open(os.path.join(root, path), encoding="utf-8") as file:
            lines = file.read().split("\n")
    except UnicodeDecodeError:
        return  # data on purpose (a fuzz seed)
    code = path.endswith(CODE) or os.path.basename(path) in ("dev", "run", "CMakeLists.txt")
    if code and len(lines) - 1 > MAX_LINES:
        yield f"{path}:{MAX_LINES + 1}: the file has {len(lines) - 1} lines, the limit is {MAX_LINES}"
    if path in RULE_FILES:
        return
    machine_path = MACHINE_PATH if code else MACHINE_PATH_IN_DATA
    for number, line in enumerate(lines, 1):
        if found := machine_path.search(line):
            yield f"{path}:{number}: a path of one machine: {found.group(0)}..."
        if not code:
            continue
        for pattern, applies, message in FORBIDDEN:
            if applies(path) and (found := pattern.search(line)):
                yield f"{path}:{number}: {message.format(found.group(1))}"
        if path.startswith("src/") and (found := INCLUDE.match(line)):
            if problem := include_problem(path, found.group(1), allowed):
                yield f"{path}:{number}: {problem}"
    if path.endswith(".h") and not any(line.startswith("#pragma once") for line in lines):
        yield f"{path}:1: a header needs #pragma once"


def check(root):
    """All violations below the folder, and the number of files looked at."""
    allowed, problems = modules(root)
    count = 0
    for path in files(root):
        problems.extend(check_file(root, path, allowed))
        count += 1
    return problems, count


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    problems, count = check(root)
    for problem in problems:
        print(problem)
    print(f"layers: {count} files, {1 if not problems else 0} passed, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
