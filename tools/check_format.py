#!/usr/bin/env python3
"""Whether the C++ code is formatted as .clang-format says; `./dev fmt` mends it. Without clang-format-19 it is skipped."""
import os
import shutil
import subprocess
import sys

TOOL = "clang-format-19"


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    if shutil.which(TOOL) is None:
        print(f"format: skipped (no {TOOL})")
        return 0
    listed = subprocess.run(["git", "ls-files", "*.cc", "*.h"], capture_output=True, text=True, check=True)
    files = listed.stdout.split()
    done = subprocess.run([TOOL, "--dry-run", "-Werror", *files], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        places = [line for line in done.stderr.splitlines() if "error:" in line]
        print("\n".join(places[:10]))
        print("`./dev fmt` formats the code")
        print(f"format: {len(files)} files, 0 passed, 1 failed")
        return 1
    print(f"format: {len(files)} files, 1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
