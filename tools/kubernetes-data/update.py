#!/usr/bin/env python3
"""Writes data/kubernetes/ from the modules that Kubernetes publishes. Needs the go command; downloads about 0.5 GB once.

    tools/kubernetes-data/update.py

The same modules give the same bytes. For a new Kubernetes version add it to KUBERNETES and API and widen
kOldestMinor or kNewestMinor in src/kube/schema/catalog.h.
"""
import pathlib
import sys

import gomodules
import lifecycle
import openapi
import text

DATA = pathlib.Path(__file__).resolve().parents[2] / "data/kubernetes"

# The newest patch of each minor version that the module proxy lists.
KUBERNETES = {33: "v1.33.13", 34: "v1.34.4", 35: "v1.35.4", 36: "v1.36.3", 37: "v1.37.2"}
# Every minor version since markers exist, and the two older ones that the proxy has.
API = ["v0.17.5", "v0.20.6", "v0.21.1", "v0.22.5", "v0.23.16", "v0.24.3", "v0.25.9", "v0.26.9", "v0.27.4", "v0.28.3",
       "v0.29.15", "v0.30.14", "v0.31.14", "v0.32.13", "v0.33.13", "v0.34.13", "v0.35.10", "v0.36.6", "v0.37.2"]
APIEXTENSIONS = ["v0.24.2", "v0.37.2"]
AGGREGATOR = ["v0.29.6", "v0.37.2"]

# Groups and kinds of the API packages that travel between a server and its webhooks or clients, or that nothing served.
NOT_OBJECTS = {"admission.k8s.io", "apidiscovery.k8s.io", "imagepolicy.k8s.io",
               "cr.example.apiextensions.k8s.io", "ConversionReview",
               "EphemeralContainers", "JobTemplate", "PodStatusResult", "ReplicationControllerDummy"}


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)


def write_types(versions):
    folder = DATA / "types"
    for old in folder.glob("*.txt"):
        old.unlink()
    types = {minor: version.types for minor, version in versions.items()}
    for package in sorted({name.split(".")[0] for names in types.values() for name in names}):
        head = text.header([
            f"Kubernetes {span()}: the types of {package}. Form: README.md in data/kubernetes.",
            f"Source: the Go module k8s.io/kubernetes {', '.join(KUBERNETES.values())}:",
            "api/openapi-spec/v3 (structure), pkg/generated/openapi (enums). Written by tools/kubernetes-data."])
        write(folder / (package.replace("/", ".") + ".txt"), head + text.package_text(package, types, set(KUBERNETES)))


def write_kinds(versions):
    facts = {}
    for minor, version in versions.items():
        for key, kind in version.kinds.items():
            facts.setdefault((key, kind), set()).add(minor)
    out = [text.header([
        f"The kinds that Kubernetes {span()} serves (all API versions switched on): apiVersion, kind, scope, resource, type,",
        "versions. Resource `-`: a list of objects. Form: README.md in data/kubernetes.",
        f"Source: the Go module k8s.io/kubernetes {', '.join(KUBERNETES.values())}: the paths and",
        "x-kubernetes-group-version-kind of api/openapi-spec/v3. Written by tools/kubernetes-data."]), "\n"]
    for ((group, version, name), kind), minors in sorted(facts.items(), key=lambda item: (item[0][0], max(item[1]))):
        out.append(text.row([api_version(group, version), name, kind.scope, kind.resource, kind.type,
                             text.versions_text(minors, set(KUBERNETES))], [40, 40, 12, 40, 60]))
    write(DATA / "kinds.txt", "".join(out))


def write_lifecycle(versions):
    facts = {}
    for module, samples in (("k8s.io/api", API), ("k8s.io/apiextensions-apiserver", APIEXTENSIONS),
                            ("k8s.io/kube-aggregator", AGGREGATOR)):
        facts.update(lifecycle.merge([(int(v.split(".")[1]), gomodules.folder(module, v)) for v in samples]))
    served = {}
    for minor in sorted(versions):
        for key in versions[minor].kinds:
            served.setdefault(key, []).append(minor)
    out = [text.header([
        "When kinds of Kubernetes were introduced, deprecated and removed, and what replaces them: apiVersion, kind,",
        "introduced, deprecated, removed, replacement. `-`: unknown or never. lifecycle-by-hand.txt corrects and adds.",
        "Source: zz_generated.prerelease-lifecycle.go and register.go of the Go modules k8s.io/api",
        f"{API[0]} to {API[-1]}, k8s.io/apiextensions-apiserver {' and '.join(APIEXTENSIONS)},",
        f"k8s.io/kube-aggregator {' and '.join(AGGREGATOR)}; from Kubernetes 1.{min(versions)} on a kind is removed when",
        "kinds.txt no longer has it. Written by tools/kubernetes-data."]), "\n"]
    for key in sorted(set(facts) | set(served)):
        known = lifecycle.reconcile(facts.get(key, lifecycle.UNKNOWN), served.get(key), min(versions), max(versions))
        if known != lifecycle.UNKNOWN and key[0] not in NOT_OBJECTS and key[2] not in NOT_OBJECTS:
            out.append(text.row([api_version(*key[:2]), key[2], *(fact or "-" for fact in known)], [40, 40, 8, 8, 8]))
    write(DATA / "lifecycle.txt", "".join(out))


def api_version(group, version):
    return f"{group}/{version}" if group else version


def span():
    return f"1.{min(KUBERNETES)} to 1.{max(KUBERNETES)}"


def main():
    versions = {minor: openapi.Version(gomodules.folder("k8s.io/kubernetes", version))
                for minor, version in KUBERNETES.items()}
    write_types(versions)
    write_kinds(versions)
    write_lifecycle(versions)


if __name__ == "__main__":
    sys.exit(main())
