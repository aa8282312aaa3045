"""The seeds (tests/conformance/server-cases/seeds.yaml), each in every version of its group that the server serves."""
import re
import time

import yaml

from schema import KINDS, ROOT

FILE = ROOT / "tests/conformance/server-cases/seeds.yaml"
# Kinds that can only be asked for, not stored.
NOT_STORED = {"Binding", "TokenReview", "SubjectAccessReview", "LocalSubjectAccessReview",
              "SelfSubjectAccessReview",
              "SelfSubjectRulesReview", "SelfSubjectReview"}
# For the kinds that a server has only with feature gates.
GATES = ["AllAlpha", "AllBeta"]
SETTLE = 3  # seconds in which the server's own controllers write the status of definitions


def read():
    return [seed for seed in yaml.safe_load_all(FILE.read_text()) if seed]


def name_of(seed):
    return (seed.get("metadata") or {}).get("name", "")


def title(seed):
    return f"{seed['apiVersion']} {seed['kind']}/{name_of(seed)}"


def group(api_version):
    return api_version.rpartition("/")[0]


def valid(labs, say):
    """({title: (lab, seed)}): what a lab accepts. A seed that it refuses in its own version is a mistake, which is said."""
    out, wrong = {}, 0
    served = [lab.served() for lab in labs]
    for seed in read():
        for api_version, kind in KINDS:
            if kind != seed["kind"] or group(api_version) != group(seed["apiVersion"]):
                continue
            body = dict(seed, apiVersion=api_version)
            facts = KINDS[(api_version, kind)]
            lab = next((lab for lab, known in zip(labs, served) if (api_version, facts[1]) in known), None)
            if lab is None:
                continue
            answer = lab.create(body, facts)
            # 409: an object that every cluster has.
            if answer.code in (201, 409) and title(body) not in out:
                out[title(body)] = (lab, body)
            elif api_version == seed["apiVersion"]:
                wrong += 1
                said = "is there twice" if title(body) in out else f"{answer.code} {answer.message}"
                say(f"seed {title(body)}: {said}")
    return out, wrong


def create_for_updates(seeds, say):
    """Creates the seeds; {title: resourceVersion or None} of those that take an update. Objects that are stored in
    several versions are created once. Jobs whose selector the server makes can only be patched."""
    for name, (lab, seed) in seeds.items():
        if seed["kind"] not in NOT_STORED:
            lab.create(seed, KINDS[(seed["apiVersion"], seed["kind"])], dry=False)
    time.sleep(SETTLE)
    out = {}
    for name, (lab, seed) in seeds.items():
        kind = KINDS[(seed["apiVersion"], seed["kind"])]
        if seed["kind"] in NOT_STORED:
            continue
        stored = lab.get(seed, kind, name_of(seed))
        if stored is None:
            say(f"seed {name}: not created")
            continue
        answer = lab.update(seed, kind, name_of(seed))
        if answer.code in (200, 201):
            out[name] = None
            continue
        version = stored["metadata"]["resourceVersion"]
        answer = lab.update(with_version(seed, version), kind, name_of(seed))
        if answer.code == 200:
            out[name] = version
        elif not (seed["kind"] == "Job" and not seed["spec"].get("manualSelector")):
            say(f"seed {name}: no update: {answer.code} {answer.message}")
    return out


def with_version(body, version):
    metadata = body.get("metadata")
    if version is None or not isinstance(metadata, dict) or "resourceVersion" in metadata:
        return body
    return dict(body, metadata=dict(metadata, resourceVersion=version))


def without_indexes(field):
    return re.sub(r"\[[^\]]*\]", "", field)
