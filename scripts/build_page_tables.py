"""Build the tables by which pages are repaired: readings of characters, and how common they are.

    python scripts/build_page_tables.py CORPUS_FOLDER...

Needs the packages opencc and pypinyin. The corpus folders hold .txt files; only counts of
characters leave them. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import collections
import math
import pathlib

import opencc
from pypinyin.constants import PINYIN_DICT

DATA = pathlib.Path(__file__).resolve().parent.parent / "src/policytext/data/pages"
# Characters that a converter to traditional may write and that OpenCC leaves alone one by one.
ALSO = "著瞭藉乾徵覆麼麽祇夥於"


def two_byte_characters() -> list[str]:
    """Every Chinese character with two bytes in GBK, by its bytes."""
    found = []
    for lead in range(0x81, 0xFF):
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            try:
                character = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
            if "\u4e00" <= character <= "\u9fff":
                found.append(character)
    return found


def write_readings() -> None:
    """Pinyin of every character that a converter to traditional may write."""
    simplify = opencc.OpenCC("t2s").convert
    rows = [
        f"{character}\t{PINYIN_DICT[ord(character)]}"
        for character in two_byte_characters()
        if (simplify(character) != character or character in ALSO) and ord(character) in PINYIN_DICT
    ]
    text = "\n".join(["character\treadings", *rows]) + "\n"
    (DATA / "readings.tsv").write_text(text, encoding="utf-8", newline="\n")


def corpus_characters(folders: list[pathlib.Path]) -> collections.Counter[str]:
    """How often each character stands in the corpora."""
    counts: collections.Counter[str] = collections.Counter()
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            counts.update(path.read_text(encoding="utf-8"))
    return counts


def write_frequencies(folders: list[pathlib.Path]) -> None:
    """The characters by their level, the rounded -log2 of their share."""
    counts = corpus_characters(folders)
    kept = {c: n for c, n in counts.items() if ord(c) > 0x7F and c.isprintable() and n >= 2}
    total = sum(counts.values())
    levels: dict[int, list[str]] = collections.defaultdict(list)
    for character, count in kept.items():
        levels[round(-math.log2(count / total))].append(character)
    rows = [f"{level}\t{''.join(sorted(levels[level]))}" for level in sorted(levels)]
    text = "\n".join(["level\tcharacters", *rows]) + "\n"
    (DATA / "frequencies.tsv").write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    folders = parser.parse_args().folders
    write_readings()
    write_frequencies(folders)


if __name__ == "__main__":
    main()
