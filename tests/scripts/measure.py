#!/usr/bin/env python3
"""Times the whole command on one letter, as text and as a file of Word and a PDF, and the library on it in each format; counts the
instructions of one check at once and ten times the phrases.

Run it from anywhere: python3 tests/scripts/measure.py
It builds the release command and the benchmark. Peers that are installed (typos) are timed in the same run, so that ratios hold on any
machine. Instructions need valgrind.
"""

import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LETTER = ROOT / "crates/bestfoot/benches/letter.txt"
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
    """CPU milliseconds and peak megabytes of one run, by the kernel's own count."""
    pid = os.fork()
    if pid == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.execvp(command[0], command)
    begun = time.monotonic()
    _, _, usage = os.wait4(pid, 0)
    wall = (time.monotonic() - begun) * 1000
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024, wall


def process(title, commands):
    """Runs the commands in turn, so that a busy machine slows all of them alike, and returns the middle times: of the CPU, and on the clock."""
    figures = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            figures[name].append(once(command))
    print(f"{title}, the whole process, median of {RUNS} runs")
    times = {}
    for name, runs in figures.items():
        cpu, memory, wall = (statistics.median(column) for column in zip(*runs))
        times[name] = cpu, wall
        print(f"  {name:12} {cpu:7.1f} ms CPU {wall:7.1f} ms wall {memory:7.1f} MB peak")
    return times


def formats(check):
    """The same letter in each format, against the aims: 5 ms more than the text for Word, 50 ms for PDF, 2 ms in the library."""
    letter = len((ROOT / FORMATS["text"]).read_text().split())
    commands = {name: [*check, str(ROOT / path)] for name, path in FORMATS.items()}
    times = process(f"one letter of {letter} words in each format", commands)
    (text, _), (docx, _), (_, pdf) = times["text"], times["docx"], times["pdf"]
    print(f"  docx takes {docx - text:.1f} ms CPU more than text (aim: 5); pdf takes {pdf:.1f} ms wall (aim: 50)")
    bench = ["cargo", "bench", "--quiet", "-p", "bestfoot-read", "--features", "pdf", "--bench", "letters"]
    print("the library on that letter (aim for docx: 2,000 in all)")
    table = subprocess.run(bench, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    print("\n".join(f"  {line}" for line in table.splitlines()))


def instructions(bench, times):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out"
        command = ["valgrind", "--tool=callgrind", "--toggle-collect=*counted*", f"--callgrind-out-file={out}"]
        result = subprocess.run([*command, bench, "--once", str(times)], capture_output=True, text=True, check=True)
        return int(re.search(r"Collected : (\d+)", result.stderr).group(1))


def main():
    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "bestfoot-cli"], cwd=ROOT, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    check = [str(target / "release/bestfoot"), "check", "--isolated", "--fail-on", "never"]
    commands = {"bestfoot": [*check, str(LETTER)]}
    if shutil.which("typos"):
        commands["typos"] = ["typos", str(LETTER)]
    process(f"one letter of {len(LETTER.read_text().split())} words", commands)
    formats(check)
    build = ["cargo", "bench", "-p", "bestfoot", "--bench", "letter", "--no-run", "--message-format=short"]
    environment = {**os.environ, "CARGO_PROFILE_BENCH_STRIP": "none", "CARGO_PROFILE_BENCH_DEBUG": "1"}
    built = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=True, env=environment)
    bench = ROOT / re.search(r"Executable .*\((.*)\)", built.stderr).group(1)
    if not shutil.which("valgrind"):
        print("instructions: valgrind is not installed")
        return
    at_once, tenfold = instructions(bench, 1), instructions(bench, 10)
    print(f"one check of that letter: {at_once:,} instructions, with ten times the phrases {tenfold:,}: {tenfold / at_once:.2f} times")


if __name__ == "__main__":
    main()
