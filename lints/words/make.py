#!/usr/bin/env python3
"""Makes english.txt and misspellings.txt from the packages that README.md names. Run it as

    python3 make.py SCOWL_FOLDER HUNSPELL_US_FOLDER HUNSPELL_GB_FOLDER TYPOS_CODEGEN_RS
"""

import os
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
MOST = 80  # SCOWL's sizes beyond this hold words that are more often slips than meant
MOST_VARIANT = 60  # the same for spellings that few dictionaries accept: `auditoria`, `moustaches`


def scowl(folder, slips):
    """Every word with its lowest size and the dialects that have it: a (American), b (British and the rest). A rare spelling that is known as a slip
    is one."""
    words = {}
    for name in sorted(os.listdir(folder)):
        head, _, size = name.rpartition(".")
        size = int(size)
        if size > MOST or "special" in head or "variant_3" in head or "variant_2" in head and size > MOST_VARIANT:
            continue
        # A variant is accepted somewhere and says nothing about dialects.
        if "variant" in head:
            dialect = ""
        elif head.startswith("english"):
            dialect = "ab"
        elif head.startswith("american"):
            dialect = "a"
        else:
            dialect = "b"
        for word in (folder / name).read_text(encoding="latin-1").split():
            if word.endswith("'s") or len(word) < 2 or "variant_2" in head and word in slips:
                continue
            known_size, known_dialect = words.get(word, (100, ""))
            words[word] = (min(size, known_size), "".join(sorted(set(known_dialect + dialect))))
    return {word: (size, dialect or "ab") for word, (size, dialect) in words.items()}


def affixes(path):
    """The affix rules of a Hunspell file by flag: (is a suffix, combines, what goes, what comes, where)."""
    rules = {}
    combines = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) == 4 and parts[0] in ("PFX", "SFX"):
            combines[parts[1]] = parts[2] == "Y"
        elif len(parts) >= 5 and parts[0] in ("PFX", "SFX"):
            kind, flag, strip, add, where = parts[:5]
            suffix = kind == "SFX"
            strip = "" if strip == "0" else strip
            pattern = re.compile(f"{where}$" if suffix else f"^{where}")
            rules.setdefault(flag, []).append((suffix, combines[flag], strip, "" if add == "0" else add, pattern))
    return rules


def expand(folder):
    """Every word of a Hunspell dictionary written out, without possessives and figures."""
    rules = affixes(folder / "index.aff")
    words = set()
    for line in (folder / "index.dic").read_text(encoding="utf-8").splitlines()[1:]:
        stem, _, flags = line.strip().partition("/")
        if "c" in flags or any(c.isdigit() for c in stem):
            continue
        forms = {stem}
        suffixed = {stem}
        for flag in flags:
            for suffix, combines, strip, add, where in rules.get(flag, []):
                if suffix and flag != "M" and where.search(stem):
                    form = stem[: len(stem) - len(strip)] + add
                    forms.add(form)
                    if combines:
                        suffixed.add(form)
        for flag in flags:
            for suffix, combines, _, add, _ in rules.get(flag, []):
                if not suffix:
                    forms.update(add + form for form in (suffixed if combines else {stem}))
        words |= forms
    return {word for word in words if len(word) > 1}


def misspellings(path):
    """The pairs of the generated table: what is wrong, and what may be meant."""
    pairs = {}
    entry = re.compile(r'InsensitiveStr::\w+\("([^"]+)"\),\s*&\[([^\]]*)\]')
    for wrong, right in entry.findall(path.read_text(encoding="utf-8")):
        pairs[wrong] = re.findall(r'"([^"]+)"', right)
    return pairs


def is_noun(wrong, right):
    """Trades make nouns of adjectives: an auditor counts criticals."""
    return any(wrong == word + "s" and word.endswith(("al", "ble", "ent", "ike", "ing", "it", "ization")) for word in right)


def main():
    scowl_folder, us, gb, typos = map(Path, sys.argv[1:])
    pairs = misspellings(typos)
    words = scowl(scowl_folder, pairs)
    american, british = expand(us), expand(gb)
    added = 0
    for word in american | british:
        if word not in words:
            dialect = ("a" if word in american else "") + ("b" if word in british else "")
            words[word] = (70, dialect)
            added += 1
    groups = {}
    for word, (size, dialect) in words.items():
        groups.setdefault((size, dialect), []).append(word)
    with open(HERE / "english.txt", "w", encoding="utf-8") as out:
        for (size, dialect), group in sorted(groups.items()):
            out.write(f"# {size} {dialect}\n")
            out.writelines(f"{word}\n" for word in sorted(group))
    small = {word for word, (size, _) in words.items() if size <= 70 and word == word.lower()}
    kept = {wrong: right for wrong, right in pairs.items() if right and wrong not in small and not is_noun(wrong, right)}
    with open(HERE / "misspellings.txt", "w", encoding="utf-8") as out:
        out.writelines(f"{wrong} {','.join(right)}\n" for wrong, right in sorted(kept.items()))
    print(f"{len(words)} words, {added} of them from the Hunspell dictionaries alone; {len(kept)} of {len(pairs)} misspellings")


main()
