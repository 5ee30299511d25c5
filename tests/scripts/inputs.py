"""What is measured: the command, and letters made of the labelled drafts with a fixed seed, so that every machine measures the same."""

import json
import os
import pathlib
import random
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
LETTER = ROOT / "crates/bestfoot/benches/letter.txt"


def dice():
    return random.Random(7)


def drafts():
    found = []
    for kind in ("cover-letter", "thank-you", "interview-answer", "clean"):
        lines = (ROOT / f"tests/corpus/dev/{kind}.jsonl").read_text().splitlines()
        found += [json.loads(line)["text"] for line in lines]
    return found


def letters(folder, count, dice):
    """Writes so many letters of about 2.3 kB."""
    texts = drafts()
    folder.mkdir()
    for number in range(count):
        text = ""
        while len(text) < 2100:
            text += dice.choice(texts) + "\n\n"
        (folder / f"{number:04}.txt").write_text(text[:2400])
    return folder


def book(file, size, dice):
    """Writes one file of about so many bytes."""
    texts, parts, written = drafts(), [], 0
    while written < size:
        parts.append(dice.choice(texts) + "\n\n")
        written += len(parts[-1])
    file.write_text("".join(parts))
    return file


def command(profile="release"):
    """Builds the command."""
    build = ["cargo", "build", "--profile", profile, "--locked", "--quiet", "-p", "bestfoot-cli"]
    subprocess.run(build, cwd=ROOT, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / profile / "bestfoot"


def bench():
    """Builds the benchmark to be counted: with the names of its functions, and much quicker to build than a release."""
    build = ["cargo", "bench", "--locked", "-p", "bestfoot", "--bench", "letter", "--no-run", "--profile", "profiling"]
    built = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=True)
    return ROOT / re.search(r"Executable .*\((.*)\)", built.stderr).group(1)


def count(program, *options):
    """The instructions of a run, of one thread and with nothing from the environment but what it needs."""
    counter = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *options]
    environment = {"PATH": os.environ.get("PATH", ""), "RAYON_NUM_THREADS": "1", "COLUMNS": "80"}
    result = subprocess.run([*counter, *program], capture_output=True, text=True, env=environment)
    counted = re.search(r"Collected : (\d+)", result.stderr)
    if not counted:
        raise RuntimeError(f"valgrind did not count: {result.stderr[-2000:]}")
    return int(counted.group(1))


def count_check(bench, times):
    """The instructions of one check of the letter in the library, with so many times the phrases."""
    return count([str(bench), "--once", str(times)], "--toggle-collect=*counted*")
