#!/usr/bin/env python3
"""Renders charts with Helm and with Pave and compares what comes out, object by object.

usage: compare.py --pave PAVE --helm HELM [--cache FOLDER] [--match TEXT] [--show N] [--helm-version V] FOLDER...

Every chart below the folders is rendered with its default values and once more with each ci/*-values.yaml. Helm renders
twice: what its two runs disagree on (passwords, certificates and what follows from them) is masked. A release passes when
both programs succeed with the same objects in the same order, or both fail.
"""
import argparse
import concurrent.futures
import datetime
import hashlib
import json
import os
import re
import subprocess
import sys

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KUBE_VERSION = "1.35.0"
TODAY = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")
SOURCE = re.compile(r"^---\n# Source: (.*)$", re.M)


class AsText(LOADER):
    """Scalars stay text, so that 1.10 and 1.1 differ, and times are no Python objects."""


AsText.yaml_implicit_resolvers = {}
# A merge key and the plain equals sign are texts like all others here.


def charts(folder):
    for place, names, files in os.walk(folder):
        names.sort()
        if "Chart.yaml" in files:
            parent = os.path.dirname(place)
            inside = os.path.basename(parent) == "charts" and os.path.exists(os.path.join(os.path.dirname(parent), "Chart.yaml"))
            if not inside:
                yield place


def releases(folder):
    for chart in sorted(charts(folder)):
        yield chart, None
        ci = os.path.join(chart, "ci")
        for name in sorted(os.listdir(ci)) if os.path.isdir(ci) else []:
            if name.endswith("-values.yaml"):
                yield chart, os.path.join(ci, name)


def run(program, chart, values, more=()):
    command = [program, "template", "rel", chart, "--kube-version", KUBE_VERSION, *more]
    if values:
        command += ["-f", values]
    try:
        done = subprocess.run(command, capture_output=True, timeout=300)
    except subprocess.TimeoutExpired:
        return {"code": -1, "out": "", "err": "timeout"}
    return {"code": done.returncode, "out": done.stdout.decode(errors="replace"), "err": done.stderr.decode(errors="replace")}


def documents(text):
    """Pairs of a source line and a document's text."""
    parts = SOURCE.split("\n" + text if not text.startswith("\n") else text)
    return [(parts[i], parts[i + 1]) for i in range(1, len(parts), 2)]


def parsed(text):
    try:
        return list(yaml.load_all(text, Loader=AsText))
    except yaml.YAMLError:
        return text


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path, value


def difference(ours, theirs, again):
    """What differs between two outputs, or None; `again` is a second run of the reference."""
    if ours == theirs or ours == again:
        return None
    mine, wanted, repeated = documents(ours), documents(theirs), documents(again)
    if [one[0] for one in mine] != [one[0] for one in wanted]:
        return "other documents:\n  helm: " + " ".join(one[0] for one in wanted) + "\n  pave: " + " ".join(one[0] for one in mine)
    for index, ((source, left), (_, right)) in enumerate(zip(mine, wanted)):
        if left == right:
            continue
        second = repeated[index][1] if index < len(repeated) else right
        ours_read, theirs_read, second_read = parsed(left), parsed(right), parsed(second)
        if ours_read == theirs_read:
            continue
        a, b, c = dict(leaves(ours_read)), dict(leaves(theirs_read)), dict(leaves(second_read))
        for path in list(dict.fromkeys([*b, *a])):
            if a.get(path) == b.get(path) and (path in a) == (path in b):
                continue
            # The day does not change between two runs of Helm, and ours is another one.
            is_random = path in b and TODAY in str(b[path]) and isinstance(a.get(path), str)
            is_random = is_random or path in b and c.get(path) != b.get(path) and path in a and isinstance(a[path], str) and a[path] != ""
            if not is_random:
                where = ".".join(map(str, path[1:]))
                return f"{source}: {where}: helm {str(b.get(path, '(missing)'))[:300]!r}, pave {str(a.get(path, '(missing)'))[:300]!r}"
    return None


def message(err):
    lines = [line for line in err.splitlines() if line.startswith("Error:")]
    return lines[0] if lines else err.strip()[:200]


def stamp(chart, values):
    digest = hashlib.sha256()
    for place, names, files in os.walk(chart):
        names.sort()
        for name in sorted(files):
            path = os.path.join(place, name)
            if os.path.isfile(path):
                digest.update(f"{path} {os.path.getsize(path)} {os.path.getmtime(path)}\n".encode())
    digest.update(str(values).encode())
    return digest.hexdigest()[:24]


def reference(options, release, again):
    """What Helm says to a release, kept for the next comparison; `again` is the second of two runs."""
    chart, values = release
    name = f"{options.helm_version or 'default'}-{stamp(chart, values)}-{'second' if again else 'first'}.json"
    kept = os.path.join(options.cache, name) if options.cache else None
    if kept and os.path.exists(kept):
        with open(kept, encoding="utf-8") as file:
            return json.load(file)
    answer = run(options.helm, chart, values)
    if kept:
        os.makedirs(options.cache, exist_ok=True)
        with open(kept + ".new", "w", encoding="utf-8") as file:
            json.dump(answer, file)
        os.replace(kept + ".new", kept)
    return answer


def compare(options, release, first, second):
    chart, values = release
    ours = run(options.pave, chart, values, ["--helm-version", options.helm_version] if options.helm_version else [])
    name = os.path.relpath(chart) + (" " + os.path.basename(values) if values else "")
    if first["code"] != 0 or ours["code"] != 0:
        if first["code"] != 0 and ours["code"] == 1:
            same = message(first["err"]) == message(ours["err"])
            return name, "fails", None if same else f"other words:\n  helm: {message(first['err'])}\n  pave: {message(ours['err'])}"
        said = first["err"] if first["code"] != 0 else ours["err"]
        return name, "differs", f"helm ends with {first['code']}, pave with {ours['code']}: {said.strip()[:1500]}"
    found = difference(ours["out"], first["out"], second["out"])
    if found:
        return name, "differs", found
    return name, "same bytes" if ours["out"] in (first["out"], second["out"]) else "same objects", None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pave", required=True)
    parser.add_argument("--helm", required=True)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--cache")
    parser.add_argument("--match", default="")
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--helm-version", default="")
    options = parser.parse_args()
    wanted = [one for folder in options.folders for one in releases(folder) if options.match in one[0]]
    counts, shown, other_words = {}, 0, 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        first = list(pool.map(lambda one: reference(options, one, again=False), wanted))
        # Behind all first runs, so that the clock has moved on.
        second = list(pool.map(lambda one: reference(options, one, again=True), wanted))
        for name, grade, text in pool.map(lambda *one: compare(options, *one), wanted, first, second):
            counts[grade] = counts.get(grade, 0) + 1
            if grade == "fails" and text:
                other_words += 1
            if text and (grade == "differs" or options.show > 100) and shown < options.show:
                shown += 1
                print(f"{name}: {text}")
    failed = counts.get("differs", 0)
    grades = ", ".join(f"{count} {grade}" for grade, count in sorted(counts.items()))
    print(f"compared {len(wanted)} releases with Helm: {grades or 'none'} ({other_words} failures in other words)")
    print(f"reference helm: {len(wanted) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
