#!/usr/bin/env python3
"""Times the whole command beside its peer on one letter, 1,000 letters and one file of 10 MB; the same letter in each format, in the command and in the
library; and counts the instructions of one check at once and ten times the phrases.

Run it from anywhere: python3 tests/scripts/measure.py
It builds the release command and the benchmark, and makes the letters from the labelled drafts with a fixed seed. The peer (typos) is timed in the
same run if it is installed, so that ratios hold on any machine; TYPOS=path names its program where the one on the PATH is a script that starts it.
Instructions need valgrind. With --readme the first table is written into README.md, between its marks.
"""

import math
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import inputs

ROOT = inputs.ROOT
RUNS = 60

# The same letter, as programs make it.
FORMATS = {
    "text": "tests/office/letter.txt",
    "docx": "tests/office/libreoffice.docx",
    "python-docx": "tests/office/python-docx.docx",
    "odt": "tests/office/libreoffice.odt",
    "pdf": "tests/formats/libreoffice.pdf",
}


def once(command):
    """CPU milliseconds, peak megabytes and milliseconds on the clock of one run, by the kernel's own count. A child's peak begins with that of the
    process it is forked from, so memory is told only where GNU time, which is small, can start it."""
    timer = shutil.which("time")
    with tempfile.NamedTemporaryFile("r") as peak:
        if timer:
            command = [timer, "-q", "-f", "%M", "-o", peak.name, *command]
        begun = time.monotonic()
        pid = os.fork()
        if pid == 0:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            os.execvp(command[0], command)
        _, _, usage = os.wait4(pid, 0)
        wall = (time.monotonic() - begun) * 1000
        memory = int(peak.read()) / 1024 if timer else math.nan
    return (usage.ru_utime + usage.ru_stime) * 1000, memory, wall


def process(what, commands, runs):
    """Runs the commands in turn, so that a busy machine slows all of them alike, prints and returns the middle figures and, of two commands, how much the
    first takes of what the second does."""
    figures = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            figures[name].append(once(command))
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in figures.items()}
    for name, (cpu, memory, wall) in medians.items():
        print(f"| {what} | {name} | {cpu:.1f} ms | {wall:.1f} ms | {memory:.1f} MB |")
    if len(medians) == 2:
        ours, theirs = medians.values()
        cpu, memory, wall = (a / b for a, b in zip(ours, theirs))
        print(f"| {what} | ratio | {cpu:.2f} | {wall:.2f} | {memory:.2f} |")
    return medians


def formats(check):
    """The same letter in each format, against the aims: 5 ms more than the text for Word, 50 ms for PDF, 2 ms in the library."""
    commands = {name: [*check, str(ROOT / path)] for name, path in FORMATS.items()}
    medians = process("a letter", commands, RUNS)
    (text, *_), (docx, *_), (_, _, pdf) = medians["text"], medians["docx"], medians["pdf"]
    print(f"\ndocx takes {docx - text:.1f} ms CPU more than text (aim: 5); pdf takes {pdf:.1f} ms on the clock (aim: 50)")
    bench = ["cargo", "bench", "--quiet", "-p", "bestfoot-read", "--features", "pdf", "--bench", "letters"]
    print("the library on that letter (aim for docx: 2,000 in all)")
    table = subprocess.run(bench, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    print("\n".join(f"  {line}" for line in table.splitlines()))


def peer():
    """The peer's program, or none. A script that starts it would be timed with it."""
    path = os.environ.get("TYPOS") or shutil.which("typos")
    if path and pathlib.Path(path).read_bytes()[:2] == b"#!":
        print(f"{path} is a script that starts typos: name the program itself with TYPOS=path")
        return None
    return path


# Where the table stands in README.md.
BEGIN, END = "<!-- timed by tests/scripts/measure.py --readme -->", "<!-- end -->"


def show(table, cores):
    """The table as the README has it."""
    lines = ["| | | CPU time | on the clock | peak memory |", "|---|---|---|---|---|"]
    for what, medians in table.items():
        for name, (cpu, wall, memory) in medians.items():
            lines.append(f"| {what} | {name} | {cpu:,.1f} ms | {wall:,.1f} ms | {memory:.1f} MB |")
        if len(medians) == 2:
            ours, theirs = medians.values()
            lines.append("| | ratio | " + " | ".join(f"{a / b:.2f}" for a, b in zip(ours, theirs)) + " |")
    numbers = {1: "one core", 2: "two cores", 4: "four cores", 8: "eight cores"}
    lines.append(f"\nMiddle figures of one run of the script on {numbers.get(cores, f'{cores} cores')}.")
    return "\n".join(lines)


def write_readme(text):
    readme = ROOT / "README.md"
    whole = readme.read_text()
    before, rest = whole.split(BEGIN + "\n", 1)
    after = rest.split(END, 1)[1]
    readme.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}")


def main():
    program = inputs.command()
    print(f"the command has {program.stat().st_size / 1e6:.1f} MB\n")
    check = [str(program), "check", "--isolated", "--fail-on", "never"]
    typos = peer()
    table = {}
    print("| what | | CPU | wall | peak memory |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        folder, dice = pathlib.Path(folder), inputs.dice()
        letters, book = inputs.letters(folder / "letters", 1000, dice), inputs.book(folder / "book.txt", 10_000_000, dice)
        for what, path, runs in (("one letter", inputs.LETTER, RUNS), ("1,000 letters", letters, 5), ("10 MB", book, 5)):
            commands = {"bestfoot": [*check, str(path)]}
            if typos:
                commands["typos"] = [typos, str(path)]
            medians = process(what, commands, runs)
            table[what] = {name: (cpu, wall, memory) for name, (cpu, memory, wall) in medians.items()}
    if "--readme" in sys.argv:
        write_readme(show(table, len(os.sched_getaffinity(0))))
    formats(check)
    if not shutil.which("valgrind"):
        print("instructions: valgrind is not installed")
        return
    bench = inputs.bench()
    at_once, tenfold = inputs.count_check(bench, 1), inputs.count_check(bench, 10)
    print(f"\none check of the letter: {at_once:,} instructions, with ten times the phrases {tenfold:,}: {tenfold / at_once:.2f} times")


if __name__ == "__main__":
    main()
