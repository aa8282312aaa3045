"""Records what the server says about changes of our seeds, well spread over kinds, fields and reasons."""
import collections
import json
import os
import re
import time
import zlib

import seeds
from schema import ROOT

CASES = ROOT / "tests/conformance/server-cases/cases.jsonl"
MAX_BYTES = {"create": 1_450_000, "update": 450_000}
MAX_LINE = 1200
BATCH = 4000
TURNS = 3  # cases of one group
# What only a compiler of CEL can say.
LEFT_OUT = re.compile("compilation failed|estimated .*cost")
HAVE_OTHER_TEMPLATES = {"PodTemplate", "PodGroup", "Workload"}
# Metadata is judged alike for nearly all kinds, but for names: each of these many groups of kinds has every case.
METADATA_GROUPS = 6
KEPT_OF_OLD_VERSIONS = 4  # one in so many: v1beta1 is judged as v1


def line(entry):
    return json.dumps({key: entry[key] for key in ("seed", "verb", "changes", "code", "fields")}, ensure_ascii=False,
                      separators=(",", ":"))


def checksum(text):
    return zlib.crc32(text.encode())


def reason(message):
    """The end of the server's sentence, without values."""
    return re.sub(r"\d+", "0", re.sub(r'"(?:[^"\\]|\\.)*"', '"', message))[-30:]


def kind_of(entry):
    """`apps/v1 Deployment`"""
    api_version, _, rest = entry["seed"].partition(" ")
    return f"{api_version} {rest.partition('/')[0]}"


def common(entry):
    """(queue, key): cases with the same key say the same; queues take turns."""
    kind, where = kind_of(entry), entry["where"]
    steps = [step for step in entry["changes"][0][0] if isinstance(step, str)]
    place = tuple(steps[-2:])
    if where[0] == "v1.ObjectMeta" and len(steps) < 3:
        place = tuple(where)
        if where[1] not in ("name", "generateName"):
            kind = f"metadata {checksum(kind) % METADATA_GROUPS}"
    elif kind.split()[1] not in HAVE_OTHER_TEMPLATES and "template" in steps[:-1]:
        place = ("template",)  # pods inside of other kinds: a few changes of each are enough
    if entry["code"] == 400:
        return "not decoded", (place, 400)
    if entry["code"] < 300:
        return kind, (place, 200)
    fields = sorted({seeds.without_indexes(field) for field in entry["fields"]})[:3]
    return kind, (place, 422, *fields, reason(entry["message"]))


def mixed(refused, accepted):
    out = []
    while refused or accepted:
        out += refused[:3] + accepted[:1]
        refused, accepted = refused[3:], accepted[1:]
    return out


def chosen(entries, budget):
    """Lines while there is room, kind after kind in turn, those with many groups more in a turn: first one of each group,
    then more; one accepted case for three that are refused."""
    newest = {}
    for kind in {kind_of(entry) for entry in entries}:
        key = (seeds.group(kind.split()[0]), kind.split()[1])
        newest[key] = min(newest.get(key, kind), kind, key=len)
    groups = collections.defaultdict(list)
    for entry in entries:
        text, kind = line(entry), kind_of(entry)
        old = newest[(seeds.group(kind.split()[0]), kind.split()[1])] != kind
        if len(text) <= MAX_LINE and not (old and checksum(text) % KEPT_OF_OLD_VERSIONS):
            groups[common(entry)].append(text)
    queues = collections.defaultdict(list)
    for (queue, key), texts in groups.items():
        for turn, text in enumerate(texts[:1 if 400 in key else TURNS]):
            queues[queue, 422 in key].append((turn, checksum(text), text))
    queues = [mixed(sorted(queues[queue, True]), sorted(queues[queue, False]))[::-1]
              for queue in sorted({queue for queue, _ in queues})]
    shares = [1 + len(rows) // 100 for rows in queues]
    out, size = [], 0
    while any(queues):
        for rows, share in zip(queues, shares):
            for _ in range(min(share, len(rows))):
                text = rows.pop()[2]
                size += len(text.encode()) + 1
                if size > budget:
                    return out
                out.append(text)
    return out


def record(valid, asker, mutator, question, is_update, say):
    seconds = float(os.environ.get("PAVE_SERVER_SECONDS", "600"))
    lines = []
    for verb, budget in MAX_BYTES.items():
        update = verb == "update"
        versions = seeds.create_for_updates(valid, say) if update else {}
        begin, entries = time.monotonic(), []
        todo = [(name, where, changes) for name, where, changes in mutator.all()
                if not update or (name in versions and is_update(changes, valid[name][1]))]
        for at in range(0, len(todo), BATCH):
            if time.monotonic() - begin > seconds:
                say(f"out of time: {at} of {len(todo)} were asked")
                break
            asked = [question(valid, versions, *entry, update) for entry in todo[at:at + BATCH]]
            entries += [{"seed": q.name, "verb": verb, "changes": q.changes, "code": answer.code, "fields": answer.fields,
                         "where": q.where, "message": answer.message[:600]}
                        for q, answer in zip(asked, asker.ask(asked))
                        if answer.code in (200, 201, 400, 422) and not LEFT_OUT.search(answer.message)]
        kept = chosen(entries, budget)
        say(f"{verb}: {len(entries)} asked, {len(kept)} kept")
        lines += kept
        if path := os.environ.get("PAVE_MESSAGES"):
            with open(path, "a", encoding="utf-8") as out:
                out.writelines(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    CASES.write_text("".join(text + "\n" for text in sorted(lines)), encoding="utf-8")
