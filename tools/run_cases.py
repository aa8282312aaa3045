#!/usr/bin/env python3
"""Runs the golden cases of tests/cases (see README.md there) against the program, in parallel.

usage: run_cases.py [--pave PROGRAM] [--cases FOLDER] [--jobs N] [WORD ...]
UPDATE_GOLDEN=1 writes what the program says into the expectations.
"""
import argparse
import concurrent.futures
import difflib
import os
import re
import shlex
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TIME = re.compile(rb"\bin \d+(\.\d+)? ?(us|\xc2\xb5s|ms|s)\b")
FORMATS = ("text", "json", "sarif", "github")
RULES = re.compile(rb'^( *"rules": )\[\n.*?^ *\](?=\n *\}\n *\},?\n)', re.M | re.S)
TIMEOUT_SECONDS = 60


def read(path, missing=b""):
    if not os.path.exists(path):
        return missing
    with open(path, "rb") as file:
        return file.read()


def write_or_remove(path, content):
    if content:
        with open(path, "wb") as file:
            file.write(content)
    elif os.path.exists(path):
        os.remove(path)


def find_cases(root, words):
    found = []
    for folder, folders, names in os.walk(root):
        folders.sort()
        if "cmd" in names:
            folders.clear()
            name = os.path.relpath(folder, root)
            if all(word in name for word in words):
                found.append(name)
    return sorted(found)


def run_command(command, folder, pave):
    """Standard output, standard error (times and SARIF's rules masked) and the exit code of one line of cmd; of a pipe, the last program's."""
    dropped = ("PAVE_", "GITHUB_", "HELM_", "XDG_", "DOCKER_")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(dropped)}
    environment.update(NO_COLOR="1", LC_ALL="C.UTF-8", HOME="home")
    out, err = read(os.path.join(folder, "stdin")), b""
    for part in command.split(" | "):
        words = shlex.split(part)
        if not words or words[0] not in ("pave", "cat"):
            return b"", b"cmd must begin with `pave`\n", -1
        program = pave if words[0] == "pave" else "cat"
        try:
            done = subprocess.run([program, *words[1:]], cwd=folder, input=out, env=environment, capture_output=True,
                                  timeout=TIMEOUT_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return b"", b"no end after %d seconds\n" % TIMEOUT_SECONDS, -1
        out, err = done.stdout, err + done.stderr
    return RULES.sub(rb"\1RULES", TIME.sub(b"in TIME", out)), TIME.sub(b"in TIME", err), done.returncode


def run(folder, pave):
    """What all commands of a case print; several commands make one transcript on standard output."""
    commands = read(os.path.join(folder, "cmd")).decode().splitlines()
    if len(commands) == 1:
        return run_command(commands[0], folder, pave)
    transcript, before = b"", None
    for command in commands:
        out, err, code = run_command(command, folder, pave)
        if code < 0:
            return b"", err, code
        said = out + (b"(on standard error)\n" + err if err else b"") + (b"(exit code %d)\n" % code if code else b"")
        transcript += b"$ " + command.encode() + b"\n" + (said if said != before else b"(the same)\n") + b"\n"
        before = said
    return transcript, b"", 0 if commands else -1


def shown(folder, pave, output):
    """The texts of the file never-shown that the output shows all the same, in the format of the case or in any other."""
    texts = [text for text in read(os.path.join(folder, "never-shown")).splitlines() if text]
    if not texts:
        return []
    for command in read(os.path.join(folder, "cmd")).decode().splitlines():
        for form in FORMATS if command.startswith("pave check ") else ():
            output += b"".join(run_command(f"{command} --show-allowed --format {form}", folder, pave)[:2])
    return [text.decode() for text in texts if text in output]


def difference(what, wanted, got):
    lines = difflib.unified_diff(wanted.decode(errors="replace").splitlines(), got.decode(errors="replace").splitlines(),
                                 f"{what}, expected", f"{what}, got", lineterm="")
    text = "\n".join("    " + line for line in lines)
    return text or f"    {what} differs only in line ends or bytes that are not UTF-8"


def check(folder, pave, update):
    """What is wrong, or an empty text."""
    out, err, code = run(folder, pave)
    if leaks := shown(folder, pave, out + err):
        return "    shows what must never be shown: " + ", ".join(leaks)
    if update:
        if code < 0:
            return f"    exit code {code}\n    {err.decode(errors='replace')}"
        write_or_remove(os.path.join(folder, "expected"), out)
        write_or_remove(os.path.join(folder, "expected-stderr"), err)
        write_or_remove(os.path.join(folder, "exit"), b"%d\n" % code if code else b"")
        return ""
    problems = []
    for what, name, got in (("stdout", "expected", out), ("stderr", "expected-stderr", err)):
        wanted = read(os.path.join(folder, name))
        if wanted != got:
            problems.append(difference(what, wanted, got))
    wanted_code = int(read(os.path.join(folder, "exit"), b"0"))
    if code != wanted_code:
        problems.append(f"    exit code {code}, expected {wanted_code}")
    return "\n".join(problems)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--pave", default=os.path.join(ROOT, "build", "dev", "pave"))
    parser.add_argument("--cases", default=os.path.join(ROOT, "tests", "cases"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("words", nargs="*")
    options = parser.parse_args()
    pave = os.path.abspath(options.pave)
    if not os.path.exists(pave):
        print("cases: 0 passed, 1 failed (the program is not built)")
        return 1
    names = find_cases(options.cases, options.words)
    update = os.environ.get("UPDATE_GOLDEN") == "1"
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        problems = list(pool.map(lambda name: check(os.path.join(options.cases, name), pave, update), names))
    failed = 0
    for name, problem in zip(names, problems):
        if problem:
            failed += 1
            print(f"  FAILED {name}\n{problem}")
    print(f"cases: {len(names) - failed} passed, {failed} failed")
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main())
