#!/usr/bin/env python3
"""Counts instructions, which tell on any machine whether something has become dear, and compares them with those on record.

Run it from anywhere: python3 tests/scripts/instructions.py
It builds what it counts, in the profile for profilers, and needs valgrind. It exits with 1 if a count is more than a tenth over the line in tests/instructions.toml; where that is
meant, UPDATE=1 python3 tests/scripts/instructions.py writes the counts of now into the table. Counts depend on the compiler and the C library: with
others than those on record they are printed and compared with nothing.
"""

import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

import inputs

TABLE = inputs.ROOT / "tests/instructions.toml"

# How much more than on record passes.
ROOM = 0.1

HEAD = """\
# Instructions that work on letters takes. tests/scripts/instructions.py counts them, fails where one is more than a tenth over its line here, and
# writes this file with UPDATE=1. With another compiler or C library than these the counts are others, and nothing fails.
"""


def versions():
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True, cwd=inputs.ROOT).stdout
    return {"rustc": rustc.split()[1], "libc": " ".join(part for part in platform.libc_ver() if part)}


def counts():
    program, bench = inputs.command("profiling"), inputs.bench()
    check = [str(program), "check", "--isolated", "--fail-on", "never", "--color", "never"]
    with tempfile.TemporaryDirectory() as folder:
        letters = inputs.letters(pathlib.Path(folder) / "letters", 100, inputs.dice())
        return {
            "one letter, the whole command": inputs.count([*check, str(inputs.LETTER)]),
            "100 letters, the whole command": inputs.count([*check, str(letters)]),
            "one letter, a check in the library": inputs.count_check(bench, 1),
            "the same with ten times the phrases": inputs.count_check(bench, 10),
        }


def read():
    """The table, which has but names, strings and numbers."""
    lines = re.findall(r'^"?([^"#=\n]+?)"? = (?:"(.*)"|([\d_]+))$', TABLE.read_text() if TABLE.exists() else "", re.MULTILINE)
    return {name: text or int(number.replace("_", "")) for name, text, number in lines}


def write(found, made_with):
    lines = [f'{name} = "{version}"' for name, version in made_with.items()]
    lines += ["", "[counts]", *(f'"{name}" = {number:_}' for name, number in found.items())]
    TABLE.write_text(HEAD + "\n" + "\n".join(lines) + "\n")


def main():
    if not shutil.which("valgrind"):
        print("instructions: valgrind is not installed, so nothing was counted")
        return 0
    recorded, made_with, found = read(), versions(), counts()
    if os.environ.get("UPDATE"):
        write(found, made_with)
    failed = False
    print("| what | instructions | on record | |\n|---|---|---|---|")
    for name, number in found.items():
        line = recorded.get(name)
        change = f"{number / line - 1:+.1%}" if line else "new"
        print(f"| {name} | {number:,} | {line or 0:,} | {change} |")
        failed |= not line or number > line * (1 + ROOM)
    at_once, tenfold = list(found.values())[2:]
    print(f"ten times the phrases take {tenfold / at_once:.2f} times the instructions (aim: less than 2)")
    if os.environ.get("UPDATE"):
        print(f"written to {TABLE.relative_to(inputs.ROOT)}")
        return 0
    if any(recorded.get(name) != version for name, version in made_with.items()):
        print(f"the record was made with other versions than {made_with}, so nothing fails")
        return 0
    if failed:
        print("too dear; if that is meant, UPDATE=1 python3 tests/scripts/instructions.py records it")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
