#!/usr/bin/env python3
"""Proves that fixes change nothing in a Word file but their words, with LibreOffice as the judge.

    cargo build -p bestfoot-cli && python3 tests/scripts/prove_fixes.py target/debug/bestfoot

Every Word file of tests/office is converted to a flat OpenDocument text before and after `bestfoot check --fix --unsafe-fixes`. The two must be
the same but for the words that `--diff` says. All parts but the document must be the same bytes. Needs LibreOffice's `soffice`.
"""

import difflib
import hashlib
import html
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

OFFICE = pathlib.Path(__file__).resolve().parent.parent / "office"


def flat(file, folder):
    """The file as LibreOffice understands it, without what it makes anew each time."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "fodt", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = (folder / file.with_suffix(".fodt").name).read_text(encoding="utf-8")
    text = re.sub(r"<office:meta>.*?</office:meta>", "", text, flags=re.S)
    text = re.sub(r"<office:settings>.*?</office:settings>", "", text, flags=re.S)
    # Numbers of editing sessions, which name automatic styles apart.
    return re.sub(r' (loext|officeooo):[a-z-]*rsid="[^"]*"', "", text)


def parts(file):
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None, file
        return {name: hashlib.sha256(package.read(name)).hexdigest() for name in package.namelist()}


def main(command):
    failures = 0
    for original in sorted(OFFICE.glob("*.docx")):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            file = shutil.copy(original, folder / original.name)
            file = pathlib.Path(file)
            before, parts_before = flat(file, folder), parts(file)
            diff = subprocess.run([command, "check", "--diff", "--unsafe-fixes", file.name], cwd=folder, capture_output=True, text=True).stdout
            subprocess.run([command, "check", "--fix", "--unsafe-fixes", "--quiet", file.name], cwd=folder, capture_output=True)
            after, parts_after = flat(file, folder), parts(file)
            changed = [name for name in parts_before if parts_before[name] != parts_after.get(name)]
            promised = [line[1:] for line in diff.splitlines() if line.startswith("+") and not line.startswith("+++")]
            lines = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]
            bare = lambda text: re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", text.replace("<text:s/>", " ").replace("<text:tab/>", "\t").replace("<text:line-break/>", "\n"))).strip()
            shown = [bare(line[2:]) for line in lines if line[0] == "+"]
            shown = [html.unescape(line) for line in shown if line]
            wanted = [re.sub(r"\s+", " ", line).strip().removeprefix("• ") for line in promised]
            # A file without fixes is not even written; LibreOffice names comments anew each time.
            good = not promised and not changed or changed in ([], ["word/document.xml"]) and parts_before.keys() == parts_after.keys() and shown == wanted
            failures += not good
            print(f"{'ok  ' if good else 'BAD '} {original.name}: {len(promised)} lines changed, parts changed: {changed}")
            if not good:
                print("  promised:", wanted, "\n  LibreOffice shows:", shown)
    return failures


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve())))
