#!/usr/bin/env python3
"""Measures Pave and the programs it is compared with on one estate, in one run, and prints figures and ratios. Every
figure is of this machine at this moment; compare only figures of one run.

usage: run.py [--objects 50000] [--files 5000] [--repeat 3] [--build build/release]
"""
import argparse
import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import time

import charts

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PEERS = os.path.join(ROOT, ".peers")
SCHEMAS = os.path.join(PEERS, "kubeconform-schemas", "current", "{{.ResourceKind}}{{.KindSuffix}}.json")


class Run:
    """One finished process: seconds of CPU (user + system) and of wall time, peak memory in MB."""

    def __init__(self, command):
        started = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.output = process.stdout.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = self.code = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - started
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024


def best(command, repeat):
    """The run with the least CPU time: what disturbs a run only makes it slower."""
    runs = [Run(command) for _ in range(repeat)]
    for run in runs:
        if run.code != 0:
            sys.exit(f"{' '.join(command)} ended with {run.code}:\n{run.output[-2000:]}")
    return min(runs, key=lambda run: run.cpu)


def estate(objects, files):
    """The folder with the generated estate; made anew when the generator has changed."""
    digest = hashlib.sha256()
    for name in ("generate.py", "manifests.py"):
        with open(os.path.join(ROOT, "bench", name), "rb") as file:
            digest.update(file.read())
    folder = os.path.join(ROOT, "build", "bench", f"{objects}-{files}-{digest.hexdigest()[:12]}")
    if not os.path.exists(folder):
        shutil.rmtree(folder + ".new", ignore_errors=True)
        subprocess.run([os.path.join(ROOT, "bench", "generate.py"), folder + ".new", "--objects", str(objects), "--files", str(files)],
                       check=True, stdout=subprocess.DEVNULL)
        os.rename(folder + ".new", folder)
    return folder


def size_of(folder):
    return sum(os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(folder) for name in names)


def whole_check(pave, folder, options):
    print(f"\nChecking {options.objects} objects in {options.files} files, {size_of(folder) / 1e6:.0f} MB")
    print(f"  {'':24} {'CPU s':>8} {'wall s':>8} {'peak MB':>8}")
    rows = []
    if os.path.exists(pave):
        rows.append(("pave check", best([pave, "check", "--fail-on", "never", folder], options.repeat)))
        rows.append(("pave check --threads 1", best([pave, "check", "--fail-on", "never", "--threads", "1", folder], options.repeat)))
        by_family(pave, folder, options)
    else:
        print("  pave: skipped (not built)")
    kubeconform = os.path.join(PEERS, "bin", "kubeconform")
    if os.path.exists(kubeconform):
        rows.append(("kubeconform", best([kubeconform, "-strict", "-schema-location", SCHEMAS, folder], 1)))
    else:
        print("  kubeconform: skipped (run ./dev peers)")
    for name, run in rows:
        print(f"  {name:24} {run.cpu:8.2f} {run.wall:8.2f} {run.memory:8.0f}")
    if len(rows) == 3:
        ours, theirs = rows[0][1], rows[2][1]
        print(f"  kubeconform / pave       {theirs.cpu / ours.cpu:7.1f}x {theirs.wall / ours.wall:7.1f}x {theirs.memory / ours.memory:7.1f}x")


def by_family(pave, folder, options):
    """What each family adds, one thread: a check of the schema alone, with the server's rules, with everything."""
    print(f"  {'families, one thread':24} {'CPU s':>8} {'objects a CPU second':>24}")
    for families in ("schema", "schema,server", "schema,server,api,pod-security", "all"):
        selected = [] if families == "all" else ["--select", families]
        run = best([pave, "check", "--fail-on", "never", "--threads", "1", *selected, folder], options.repeat)
        print(f"  {families:30} {run.cpu:8.2f} {options.objects / run.cpu:18.0f}")


def parts(build, folder, repeat):
    """The small programs of bench/, each of which prints its own lines."""
    for name, title in (("read_speed", "Reading, one core, files in memory"), ("judge_speed", "Judging, one core, trees in memory")):
        program = os.path.join(build, "bench", name)
        print(f"\n{title}")
        if os.path.exists(program):
            print(best([program, folder], repeat).output.rstrip())
        else:
            print("  skipped (not built)")


def start_up(pave):
    print("\nStart-up, median of 200")
    for command in ([pave, "version"], ["/bin/true"]):
        if not os.path.exists(command[0]):
            print(f"  {os.path.basename(command[0])}: skipped (not built)")
            continue
        times = []
        for _ in range(200):
            started = time.perf_counter()
            process = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
            os.waitpid(process, 0)
            times.append(time.perf_counter() - started)
        print(f"  {' '.join([os.path.basename(command[0]), *command[1:]]):24} {statistics.median(times) * 1e3:8.2f} ms")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--objects", type=int, default=50_000)
    parser.add_argument("--files", type=int, default=5_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    options = parser.parse_args()
    pave = os.path.join(options.build, "pave")
    folder = estate(options.objects, options.files)
    whole_check(pave, folder, options)
    parts(options.build, folder, options.repeat)
    start_up(pave)
    charts.measure(options.build, best)


if __name__ == "__main__":
    main()
