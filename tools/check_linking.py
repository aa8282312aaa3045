#!/usr/bin/env python3
"""Checks which shared libraries a program loads at start-up, itself or through another: each costs time in every run,
so the main program has only the C library and what the compiler adds. Libraries for network, Git and databases are
loaded on first use.

usage: check_linking.py PROGRAM
"""
import re
import subprocess
import sys

ALLOWED = re.compile(r"^(linux-vdso|ld-linux[\w-]*|libc|libm|libgcc_s|libpthread)\.so")


def loaded(ldd_output):
    """The names in what ldd prints."""
    return [line.split()[0].rsplit("/", 1)[-1] for line in ldd_output.splitlines() if line.strip() and "statically linked" not in line]


def main():
    output = subprocess.run(["ldd", sys.argv[1]], capture_output=True, text=True, check=True).stdout
    refused = [name for name in loaded(output) if not ALLOWED.match(name)]
    for name in refused:
        print(f"{sys.argv[1]} loads {name} at start-up")
    print(f"linking: {len(loaded(output)) - len(refused)} passed, {len(refused)} failed")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
