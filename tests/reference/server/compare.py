#!/usr/bin/env python3
"""Asks a real API server and Pave about random changes of the seeds, and prints where they differ.

    compare.py LAB VERDICTS [SECONDS]     compares, for so long or about REQUESTS changes, which are always the same ones;
                                          exits 1 when something differs that known.txt does not explain
    compare.py LAB VERDICTS record        records what the server says in tests/conformance/server-cases/cases.jsonl

LAB is the program of shared/lab, VERDICTS ours (verdicts.cc). SEED in the environment chooses other changes, KIND a part of the kinds (`v1 Pod`).
"""
import collections
import concurrent.futures
import fnmatch
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import record
import seeds
from lab import Lab
from mutate import Mutator, applied
from schema import KINDS

BATCH = 2000
CONNECTIONS = 8
SHOWN = 60
UPDATES = 0.35  # the part of the time for updates
REQUESTS = {False: 14_000, True: 6_000}  # creations, updates: so many where no time is given
KNOWN = pathlib.Path(__file__).with_name("known.txt")

Question = collections.namedtuple("Question", "name where changes update lab new old version")


def say(text):
    print(text, flush=True)


class Asker:
    """Asks the server about many changes over several connections."""

    def __init__(self):
        self.pool = concurrent.futures.ThreadPoolExecutor(CONNECTIONS)

    def ask(self, questions):
        return list(self.pool.map(self.one, questions))

    @staticmethod
    def one(question):
        kind = KINDS[(question.new["apiVersion"], question.new["kind"])]
        if not question.update:
            return question.lab.create(question.new, kind)
        body = seeds.with_version(question.new, question.version)
        return question.lab.update(body, kind, seeds.name_of(question.old))


def is_update(changes, seed):
    """Whether a change leaves the object the same one."""
    name = seeds.name_of(seed)
    body = applied(seed, changes)
    metadata = body.get("metadata")
    return isinstance(metadata, dict) and metadata.get("name") == name and "resourceVersion" not in metadata


def question(valid, versions, name, where, changes, update):
    lab, seed = valid[name]
    return Question(name, where, changes, update, lab, applied(seed, changes), seed if update else None,
                    versions.get(name))


def ours(program, questions):
    lines = "".join(json.dumps({"new": q.new, "old": q.old}) + "\n" for q in questions)
    said = subprocess.run([program], input=lines, capture_output=True, text=True)
    if said.returncode != 0:
        raise RuntimeError(f"{program} ended with {said.returncode}: {said.stderr[-500:]}")
    return [json.loads(line) for line in said.stdout.splitlines()]


def difference(server, our):
    """`refuses`: only we do; `misses`: only the server does; `field`: both, and no field of ours is one of its."""
    if (server.code < 300) == (not our["refused"]):
        if server.code == 422 and server.fields and not set(server.fields) & set(our["fields"]):
            return "field"
        return None
    return "misses" if server.code >= 300 else "refuses"


def read_known():
    """[(kind, field, difference, what the server says)], patterns."""
    rows = [[cell.strip() for cell in line.split("|")] for line in KNOWN.read_text().splitlines()
            if line and not line.startswith("#")]
    return [(kind, field, what, re.compile(words)) for kind, field, what, words, _reason in rows]


class Table:
    """Counts differences by kind and field, with an example for each."""

    def __init__(self):
        self.known = read_known()
        self.compared = self.explained = 0
        self.not_compared = collections.Counter()
        self.kinds = collections.defaultdict(collections.Counter)
        self.fields = collections.Counter()
        self.examples = {}

    def add(self, q, server, our):
        if server.code not in (200, 201, 400, 422):
            self.not_compared[server.code] += 1
            return
        self.compared += 1
        kind = " ".join((q.new.get("apiVersion", ""), q.new.get("kind", "")))
        self.kinds[kind]["compared"] += 1
        what = difference(server, our)
        if what is None:
            return
        field = ".".join(q.where)
        if any(fnmatch.fnmatch(kind, a) and fnmatch.fnmatch(field, b) and c in ("*", what) and d.search(server.message)
               for a, b, c, d in self.known):
            self.explained += 1
            return
        self.kinds[kind][what] += 1
        key = (what, kind, field, q.update)
        self.fields[key] += 1
        example = (f"{json.dumps(q.changes, ensure_ascii=False)[:300]}\n"
                   f"      server {server.code} {server.fields[:4]} {server.message[-200:]}\n"
                   f"      ours {our['fields'][:4]} {our['messages'][:2]}")
        if key not in self.examples or len(example) < len(self.examples[key]):
            self.examples[key] = example

    def differences(self):
        return sum(self.fields.values())

    def show(self):
        order = ["refuses", "field", "misses"]
        say(f"{'kind':60} compared  refuses   misses    field")
        for kind, count in sorted(self.kinds.items()):
            if any(count[what] for what in order):
                say(f"{kind:60} {count['compared']:8} {count['refuses']:8} {count['misses']:8} {count['field']:8}")
        ranked = sorted(self.fields.items(), key=lambda entry: (order.index(entry[0][0]), -entry[1], entry[0]))
        for key, count in ranked[:SHOWN]:
            what, kind, field, update = key
            say(f"  {what} {count}: {kind} {field}{' (update)' if update else ''}\n      {self.examples[key]}")
        if len(ranked) > SHOWN:
            say(f"  ... and {len(ranked) - SHOWN} more fields")


def batches(mutator, valid, versions, update, until):
    asked = 0
    while (time.monotonic() < until if until else asked < REQUESTS[update]) and not (update and not versions):
        asked += BATCH
        out = []
        while len(out) < BATCH:
            name, where, changes = mutator.one()
            if update and (name not in versions or not is_update(changes, valid[name][1])):
                continue
            out.append(question(valid, versions, name, where, changes, update))
        yield out


def compare(valid, asker, mutator, program, seconds):
    table = Table()
    begin = time.monotonic()
    asked = 0
    # Ours answers about one batch while the server is asked about the next one.
    with concurrent.futures.ThreadPoolExecutor(1) as beside:
        def phase(versions, update, until):
            nonlocal asked
            for batch in batches(mutator, valid, versions, update, until):
                our = beside.submit(ours, program, batch)
                for q, server, verdict in zip(batch, asker.ask(batch), our.result()):
                    table.add(q, server, verdict)
                asked += len(batch)
        phase({}, False, seconds and begin + seconds * (1 - UPDATES))
        phase(seeds.create_for_updates(valid, say), True, seconds and begin + seconds)
    took = time.monotonic() - begin
    table.show()
    for code, count in sorted(table.not_compared.items()):
        say(f"not compared, answer {code or 'none'}: {count}")
    say(f"{asked / took:.0f} requests a second; {table.compared} compared, {table.explained} differences are known")
    return table.compared - table.differences(), table.differences()


def main(lab, program, *rest):
    seed = int(os.environ.get("SEED", "1"))
    labs = []
    # A short path: the server has a Unix socket in it.
    folder = tempfile.mkdtemp(prefix="lab-")
    try:
        for name, gates in (("plain", ()), ("gates", seeds.GATES)):
            labs.append(Lab(lab, f"{folder}/{name}", gates))
        valid, wrong = seeds.valid(labs, say)
        wanted = os.environ.get("KIND", "")
        valid = {name: entry for name, entry in valid.items() if name.startswith(wanted)}
        mutator = Mutator({name: seed for name, (_, seed) in valid.items()}, random.Random(seed))
        say(f"{len(valid)} seeds, {mutator.total()} single changes, seed {seed}")
        asker = Asker()
        if rest[:1] == ("record",):
            record.record(valid, asker, mutator, question, is_update, say)
            return 0
        seconds = float(rest[0] if rest else os.environ.get("PAVE_SERVER_SECONDS", "0"))
        passed, failed = compare(valid, asker, mutator, program, seconds)
        say(f"reference server: {passed} passed, {failed + wrong} failed")
        return 0 if failed + wrong == 0 and passed > 0 else 1
    finally:
        for started in labs:
            started.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    # Whatever ends this ends the servers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(main(*sys.argv[1:]))
