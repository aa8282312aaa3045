"""Records what the server says about changes of our seeds, well spread over kinds, fields and reasons."""
import collections
import itertools
import json
import os
import re
import time
import zlib

import seeds
from schema import ROOT

CASES = ROOT / "tests/conformance/server-cases/cases.jsonl"
MAX_BYTES = {False: 1_350_000, True: 450_000}  # creation, update
MAX_LINE = 1200
# What only a compiler of CEL can say.
LEFT_OUT = re.compile("compilation failed|estimated .*cost")
TURNS = 3  # of one group
HAVE_OTHER_TEMPLATES = {"PodTemplate", "PodGroup", "Workload"}
# Metadata is judged alike for nearly all kinds, but for names: each of these many groups of kinds has every case.
METADATA_GROUPS = 6


def reason(answer):
    """The server's sentence without values."""
    text = re.sub(r'"(?:[^"\\]|\\.)*"', '"', answer.message)
    return re.sub(r"\d+", "0", text)[-30:]


def group(entry):
    """Cases of one group say the same."""
    q, answer = entry
    kind = f"{q.new['apiVersion']} {q.new['kind']}"
    steps = [step for step in q.changes[0][0] if isinstance(step, str)]
    where = tuple(steps[-2:])
    if q.where[0] == "v1.ObjectMeta" and len(steps) < 3:
        where = q.where
        if q.where[1] not in ("name", "generateName"):
            kind = f"metadata {zlib.crc32(kind.encode()) % METADATA_GROUPS}"
    elif q.new["kind"] not in HAVE_OTHER_TEMPLATES and "template" in steps[:-1]:
        where = ("template",)  # pods inside of other kinds: a few changes of each are enough
    if answer.code == 400:
        return "not decoded", where, 400, (), ""
    if answer.code < 300:
        return kind, where, 200, (), ""
    fields = tuple(sorted({seeds.without_indexes(field) for field in answer.fields})[:3])
    return kind, where, 422, fields, reason(answer)


def line(q, answer):
    return json.dumps({"seed": q.name, "verb": "update" if q.update else "create", "changes": q.changes, "code": answer.code,
                       "fields": answer.fields}, ensure_ascii=False, separators=(",", ":"))


def chosen(entries, budget):
    """Lines of all groups, kind after kind in turn while there is room: what is refused first, then what is accepted, then
    a second one of each."""
    groups = collections.defaultdict(list)
    for entry in entries:
        text = line(*entry)
        if len(text.encode("utf-8")) <= MAX_LINE:
            groups[group(entry)].append(text)
    kinds = collections.defaultdict(list)
    for key, texts in groups.items():
        for turn, text in enumerate(texts[:1 if key[2] == 400 else TURNS]):
            kinds[key[0]].append((turn, key[2] != 422, zlib.crc32(text.encode("utf-8")), text))
    queues = [sorted(rows) for rows in kinds.values()]
    out, size = [], 0
    for rows in itertools.zip_longest(*queues):
        for row in rows:
            if row and size + len(row[3]) < budget:
                out.append(row[3])
                size += len(row[3].encode("utf-8")) + 1
    return out


def record(valid, asker, mutator, question, is_update, say):
    budget = float(os.environ.get("PAVE_SERVER_SECONDS", "600"))
    lines = []
    for update in (False, True):
        versions = seeds.create_for_updates(valid, say) if update else {}
        begin, entries = time.monotonic(), []
        todo = [(name, where, changes) for name, where, changes in mutator.all()
                if not update or (name in versions and is_update(where, changes, valid[name][1]))]
        for at in range(0, len(todo), 4000):
            if time.monotonic() - begin > budget:
                say(f"out of time: {at} of {len(todo)} were asked")
                break
            asked = [question(valid, versions, *entry, update) for entry in todo[at:at + 4000]]
            entries += [(q._replace(new={"apiVersion": q.new["apiVersion"], "kind": q.new["kind"]}), answer)
                        for q, answer in zip(asked, asker.ask(asked)) if answer.code in (200, 201, 400, 422) and not LEFT_OUT.search(answer.message)]
        kept = chosen(entries, MAX_BYTES[update])
        say(f"{'updates' if update else 'creations'}: {len(entries)} asked, {len(kept)} kept")
        lines += kept
        record_messages(entries)
    CASES.write_text("".join(text + "\n" for text in sorted(lines)), encoding="utf-8")


def record_messages(entries):
    """With PAVE_MESSAGES=FILE: everything, with the server's words."""
    if path := os.environ.get("PAVE_MESSAGES"):
        with open(path, "a", encoding="utf-8") as out:
            for q, answer in entries:
                out.write(line(q, answer)[:-1] + ',"message":' + json.dumps(answer.message[:600], ensure_ascii=False) + "}\n")
