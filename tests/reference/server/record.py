"""Records what the server says about changes of our seeds, well spread over kinds, fields and reasons."""
import collections
import json
import os
import re
import time

import seeds
from schema import ROOT

CASES = ROOT / "tests/conformance/server-cases/cases.jsonl"
MAX_BYTES = {False: 1_350_000, True: 450_000}  # creation, update
MAX_LINE = 1200
# Pods inside of other kinds: a few changes of each are enough.
POD_TYPES = {"v1.PodSpec", "v1.PodTemplateSpec"}


def reason(answer):
    """The server's sentence without values."""
    text = re.sub(r'"(?:[^"\\]|\\.)*"', '"', answer.message)
    return re.sub(r"\d+", "0", text)[-60:]


def group(entry):
    """Cases of one group say the same."""
    q, answer = entry
    kind = f"{q.new['apiVersion']} {q.new['kind']}"
    fields = tuple(sorted({seeds.without_indexes(field) for field in answer.fields})[:3])
    path = [step for step in q.changes[0][0] if isinstance(step, str)]
    inside = "template" in path and q.new["kind"] not in ("PodTemplate", "PodGroup", "Workload") and len(path) > path.index("template") + 1
    where = ("template",) if inside else (tuple(path[-2:]) if q.where[0] != "v1.ObjectMeta" else q.where)
    return kind, where, answer.code, fields if answer.code == 422 else (), reason(answer) if answer.code == 422 else ""


def line(q, answer):
    return json.dumps({"seed": q.name, "verb": "update" if q.update else "create", "changes": q.changes, "code": answer.code,
                       "fields": answer.fields}, ensure_ascii=False, separators=(",", ":"))


def chosen(entries, budget):
    """Lines: the first of each group, then the second ones, while there is room."""
    groups = collections.defaultdict(list)
    for entry in entries:
        text = line(*entry)
        if len(text.encode("utf-8", "surrogatepass")) <= MAX_LINE:
            groups[group(entry)].append(text)
    out, size = [], 0
    for turn in range(4):
        for key in sorted(groups, key=lambda key: (key[2] != 422, str(key))):
            # What is accepted or not decoded says little more the second time.
            if turn < len(groups[key]) and (turn == 0 or key[2] == 422 or (turn == 1 and key[2] < 300)):
                text = groups[key][turn]
                if size + len(text) + 1 <= budget:
                    out.append(text)
                    size += len(text) + 1
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
                        for q, answer in zip(asked, asker.ask(asked)) if answer.code in (200, 201, 400, 422)]
        kept = chosen(entries, MAX_BYTES[update])
        say(f"{'updates' if update else 'creations'}: {len(entries)} asked, {len(kept)} kept")
        lines += kept
        record_messages(entries)
    CASES.write_text("".join(text + "\n" for text in sorted(lines)), encoding="utf-8", errors="surrogatepass")


def record_messages(entries):
    """With PAVE_MESSAGES=FILE: everything, with the server's words."""
    if path := os.environ.get("PAVE_MESSAGES"):
        with open(path, "a", encoding="utf-8", errors="surrogatepass") as out:
            for q, answer in entries:
                out.write(line(q, answer)[:-1] + ',"message":' + json.dumps(answer.message[:600], ensure_ascii=False) + "}\n")
