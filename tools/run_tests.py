#!/usr/bin/env python3
"""Runs the programs of one stage of `./dev test` in parallel and counts what passed.

usage: run_tests.py STAGE [--whole] [--list FILE] [--match WORD] [--jobs N] [--timeout SECONDS] [PROGRAM ...] [-- ARGUMENT ...]

The programs are those of the list files (one a line) and those named; each gets the arguments behind `--`, in which
{name} stands for the program's name without its last _word. With --whole a program counts as one test (comparisons on
thousands of random inputs would drown the sum). Else a program is counted by the lines it prints: `...: N
passed, N failed`, else GoogleTest's or unittest's own summary, else by its exit code. Output is shown of those that
failed, and every line that says `skipped`. The last line is `STAGE: N passed, N failed`; the same goes to the file
that $PAVE_RESULTS names, if any.
"""
import concurrent.futures
import os
import re
import subprocess
import sys
import time

COUNTS = re.compile(r"^.*: .*?(\d+) passed, (\d+) failed", re.M)
GTEST_PASSED = re.compile(r"^\[  PASSED  \] (\d+) test", re.M)
GTEST_FAILED = re.compile(r"^\[  FAILED  \] (\d+) test", re.M)
UNITTEST = re.compile(r"^Ran (\d+) tests?", re.M)
UNITTEST_FAILED = re.compile(r"(?:failures|errors)=(\d+)")
SAID = re.compile(r"^(?!\[|\.).*: (?:skipped|\d+ passed, ).*$", re.M)


def count(output, code, whole=False):
    """Passed and failed of one program; a bad exit code is never lost."""
    if whole and (COUNTS.search(output) or not re.search(r": skipped", output)):  # a part may be skipped
        passed, failed = (1, 0) if code == 0 else (0, 1)
    elif found := COUNTS.findall(output):
        passed, failed = sum(int(p) for p, _ in found), sum(int(f) for _, f in found)
    elif "[==========]" in output:
        passed = sum(int(n) for n in GTEST_PASSED.findall(output))
        failed = sum(int(n) for n in GTEST_FAILED.findall(output))
    elif found := UNITTEST.search(output):
        failed = sum(int(n) for n in UNITTEST_FAILED.findall(output))
        passed = int(found.group(1)) - failed
    elif re.search(r": skipped", output):
        passed, failed = 0, 0
    else:
        passed, failed = (1, 0) if code == 0 else (0, 1)
    return passed, max(failed, 1) if code != 0 else failed


def name_of(program):
    return os.path.basename(program).rsplit("_", 1)[0]


def run(program, arguments, match, timeout):
    """Exit code and output; None when nothing in the program has the wanted name."""
    interpreter = [sys.executable] if program.endswith(".py") else []
    command = interpreter + [program] + [argument.replace("{name}", name_of(program)) for argument in arguments]
    if match and match not in program:
        if not program.endswith("_test"):
            return None
        command.append(f"--gtest_filter=*{match}*")
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              timeout=timeout, check=False)
        code, output = done.returncode, done.stdout.decode(errors="replace")
    except subprocess.TimeoutExpired as late:
        code, output = 1, (late.stdout or b"").decode(errors="replace") + f"\nno end after {timeout} seconds\n"
    except OSError as error:
        code, output = 1, f"can't run it: {error.strerror}\n"
    if match and " 0 tests from 0 test" in output:
        return None
    return code, output


def parse(words):
    options = {"--whole": "", "--list": [], "--match": "", "--jobs": str(os.cpu_count() or 2), "--timeout": "600"}
    arguments = []
    if "--" in words:
        at = words.index("--")
        words, arguments = words[:at], words[at + 1 :]
    stage, programs, rest = words[0], [], iter(words[1:])
    for word in rest:
        if word == "--whole":
            options["--whole"] = "yes"
        elif word == "--list":
            with open(next(rest), encoding="utf-8") as file:
                programs += file.read().split()
        elif word in options:
            options[word] = next(rest)
        else:
            programs.append(word)
    return stage, programs, options, arguments


def main():
    stage, programs, options, arguments = parse(sys.argv[1:])
    started = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(int(options["--jobs"])) as pool:
        results = list(pool.map(lambda p: run(p, arguments, options["--match"], float(options["--timeout"])), programs))
    all_passed = all_failed = 0
    for program, result in zip(programs, results):
        if result is None:
            continue
        code, output = result
        passed, failed = count(output, code, bool(options["--whole"]))
        all_passed, all_failed = all_passed + passed, all_failed + failed
        if failed:
            print(f"--- {os.path.relpath(program)}, exit code {code}:\n{output.rstrip()}")
        else:
            for line in SAID.findall(output):
                print(f"    {line.strip()}")
    print(f"{stage}: {all_passed} passed, {all_failed} failed ({time.monotonic() - started:.1f} s)")
    if results_file := os.environ.get("PAVE_RESULTS"):
        with open(results_file, "a", encoding="utf-8") as file:
            file.write(f"{all_passed} {all_failed}\n")
    return 1 if all_failed else 0


if __name__ == "__main__":
    sys.exit(main())
