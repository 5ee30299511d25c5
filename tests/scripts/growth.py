#!/usr/bin/env python3
"""Holds that work grows as the draft does: checks odd drafts of a size and of twice the size, counts the instructions of each, and exits with 1 where the
second takes more than three times what the first does.

Run it from anywhere: python3 tests/scripts/growth.py [NAME ...]
It builds what it counts, in the profile for profilers, and needs valgrind. With names it counts only those drafts. With --seconds FILE it times that
program on drafts of about 1 MB instead, and fails nothing.
"""

import pathlib
import subprocess
import sys
import tempfile
import time

import inputs

# Twice the draft may take so many times the work.
MOST = 3.0

# Bytes of the smaller draft: work that grows with the square shows from here on.
SIZE = 200_000


# A paragraph of one sentence.
PROSE = "I wrote to you because of the long road that goes over the hills and far away from here, as you know well, and I will be back.\n\n"


def times(piece, size):
    return piece * (size // len(piece))


def numbered(piece, size):
    """The piece again and again, each with a number of its own."""
    return "".join(piece.format(number) for number in range(size // len(piece)))


# What each draft is made of; its kind where one is needed. Each once took time that grew with the square of its size.
DRAFTS = {
    "sheet of references": ("references", lambda size: "References\n\n" + numbered("Ruth Carter, Head of Rivers, ruth{}@example.com\n\n", size)),
    "addresses on one line": (None, lambda size: numbered("dana{}@example.com ", size)),
    "doubtful addresses on one line": (None, lambda size: times("dana@ example", size)),
    "links on one line": (None, lambda size: numbered("https://example.com/{} ", size)),
    "capitals": (None, lambda size: "Dear Ms. Ortiz,\n\n" + times("I met the CEO of NASA, and URGENT it is NEVER.\n", size)),
    "shouts": (None, lambda size: "Dear Ms. Ortiz,\n\n" + times("I am VERY HAPPY NOW!!! I know!!\n\n", size)),
    "closings": ("cover-letter", lambda size: times("Thanks,\n", size) + "\n" + times(PROSE, 2000)),
    "names on one line": (None, lambda size: "Dear Ms. Ortiz, " + times("Tom Hale met Ann Lee, ", size)),
    "names between commas": (None, lambda size: "Dear Ms. Ortiz, " + times("Tom Hale, Ann Lee, ", size)),
    "slips on one line": (None, lambda size: "Dear Ms. Ortiz,\n\n" + times("we recieve it and ", size)),
    "suppressions in a text": (None, lambda size: "<!-- a -->\n" + times("It is so. bestfoot: allow(it)\n", size)),
    "code in a text": (None, lambda size: times("so `a` is ", size)),
    "code beside what is vague": (None, lambda size: times("`a` very various things, ", size)),
    "attributions": (None, lambda size: times("On Monday, Ann Lee wrote:\n", size) + "> so\n"),
    "claims": ("cover-letter", lambda size: times("I am a reliable worker. ", size)),
    "answers": ("interview-answer", lambda size: times("Tell me about a time you failed?\n\nIt always fails, and so I help them all day.\n\n", size)),
    "findings on one line": (None, lambda size: times("I have received the letter, which is very good for all of us, definately. ", size)),
    "open brackets": ("cover-letter", lambda size: "Dear Ms. Ortiz,\n\n" + times("I wrote [ to you ", size)),
    "places of employers": ("cover-letter", lambda size: numbered("I hope to join Globex Mills Q{} in time and to learn.\n\n", size)),
    "no line end": (None, lambda size: times("a", size)),
}


def check(program, folder, name, size):
    """The command that checks a draft of about so many bytes."""
    kind, text = DRAFTS[name]
    file = folder / f"{size}.txt"
    file.write_text(text(size))
    # The application names people, so that names are looked for.
    application = folder / "application.toml"
    application.write_text('company = "Hallam Rivers"\n[candidate]\nname = "Dana Okafor"\nemail = "dana@okafor.example"\n[[people]]\nname = "Maria Ortiz"\n')
    options = ["--kind", kind] if kind else []
    quiet = ["--isolated", "--fail-on", "never", "--output-format", "concise", "--color", "never"]
    return [str(program), "check", *quiet, *options, "--application", str(application), str(file)]


def seconds(program, names, size=1_000_000):
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            command = check(program, pathlib.Path(folder), name, size)
            begun = time.monotonic()
            try:
                done = subprocess.run(command, capture_output=True, timeout=90)
                lines = done.stdout.count(b"\n")
                print(f"{time.monotonic() - begun:6.2f} s  {name} ({lines} lines, status {done.returncode})", flush=True)
            except subprocess.TimeoutExpired:
                print(f"over 90 s  {name}", flush=True)


def growth(program, names):
    """The names of those that grow too fast."""
    slow = []
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            small, large = (inputs.count(check(program, pathlib.Path(folder), name, size)) for size in (SIZE, 2 * SIZE))
        print(f"{large / small:5.2f} times  {name}: {small:,} and {large:,} instructions", flush=True)
        if large > MOST * small:
            slow.append(name)
    return slow


def main():
    options = sys.argv[1:]
    timed = options[1] if options[:1] == ["--seconds"] else None
    names = options[2 if timed else 0 :] or list(DRAFTS)
    if timed:
        seconds(timed, names)
        return
    slow = growth(inputs.command("profiling"), names)
    if slow:
        sys.exit(f"these take more than {MOST:g} times the work where the draft is twice as long: {', '.join(slow)}")


if __name__ == "__main__":
    main()
