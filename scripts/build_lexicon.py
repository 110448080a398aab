"""Build src/policytext/data/lexicon/words.tsv.gz from openly licensed text and lists.

    python scripts/build_lexicon.py --treebank zh_gsdsimp-ud-train.conllu --cedict cedict_ts.u8

- The treebank gives words with counts: Universal Dependencies Chinese GSD, simplified (train).
- CC-CEDICT gives words of two characters, and longer ones that can't be put together from words
  of the treebank: 葡萄 and 马马虎虎, but not 高速公路, which the treebank's standard cuts in two.
- `extra_words.tsv` beside the result gives words that these lack.
- The packaged table of divisions gives names of county level and above with their short forms.

Words of the lists get the count 0. The result depends on the inputs alone, byte for byte.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from policytext.lexicon import Lattice
from policytext.lexicon.pieces import PIECE

DATA = Path(__file__).parents[1] / "src" / "policytext" / "data"
_LONGEST_LISTED = 4


def is_han(text: str) -> bool:
    """True if a text is one run of Chinese characters."""
    run = PIECE.fullmatch(text)
    return run is not None and run.lastindex == 1


def treebank_words(lines: Iterable[str]) -> Iterator[str]:
    """The word forms of a CoNLL-U or CoNLL-X file."""
    for line in lines:
        number, tab, rest = line.partition("\t")
        if tab and number.isdigit():
            yield rest.partition("\t")[0]


def cedict_words(lines: Iterable[str]) -> Iterator[str]:
    """The simplified headwords of CC-CEDICT that consist of Chinese characters."""
    for line in lines:
        if not line.startswith("#"):
            word = line.split(" ")[1]
            if is_han(word):
                yield word


def table_rows(file: Path) -> Iterator[list[str]]:
    """The rows of a packaged table, without its comments and column names."""
    lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    next(lines)
    return (line.split("\t") for line in lines)


def division_names(file: Path) -> Iterator[str]:
    """Names and short forms in the packaged table of divisions, of two characters or more."""
    for _, name, forms, *_ in table_rows(file):
        yield from (each for each in (name, *forms.split(",")) if len(each) > 1)


def add_listed(counts: dict[str, int], listed: Iterable[str]) -> None:
    """Add the words of a dictionary: all pairs, then what they and the counted words leave."""
    words = sorted(set(listed))
    for word in words:
        if len(word) == 2:
            counts.setdefault(word, 0)
    model = Lattice(counts)
    longer = [w for w in words if 2 < len(w) <= _LONGEST_LISTED and _is_opaque(w, counts, model)]
    for word in longer:
        counts.setdefault(word, 0)


def _is_opaque(word: str, counts: dict[str, int], model: Lattice) -> bool:
    place = 0
    for length in model.path(word):
        part = word[place : place + length]
        if not counts.get(part) or (length == 1 and len(word) == _LONGEST_LISTED):
            return True
        place += length
    return False


def pack(counts: dict[str, int]) -> bytes:
    """The table, sorted by code point and compressed without a date."""
    lines = [f"{word}\t{counts[word]}\n" for word in sorted(counts)]
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS + 16)
    return packer.compress("".join(lines).encode("utf-8")) + packer.flush()


def main() -> None:
    """Read the inputs named on the command line and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--treebank", type=Path, required=True, help="the treebank's train part")
    parser.add_argument("--cedict", type=Path, required=True, help="CC-CEDICT, as it is published")
    parser.add_argument("--divisions", type=Path, default=DATA / "divisions" / "divisions.tsv")
    parser.add_argument("--extra", type=Path, default=DATA / "lexicon" / "extra_words.tsv")
    parser.add_argument("--out", type=Path, default=DATA / "lexicon" / "words.tsv.gz")
    paths = parser.parse_args()
    counts: dict[str, int] = Counter(treebank_words(paths.treebank.open(encoding="utf-8")))
    add_listed(counts, cedict_words(paths.cedict.open(encoding="utf-8")))
    for name in (*division_names(paths.divisions), *(row[0] for row in table_rows(paths.extra))):
        counts.setdefault(name, 0)
    paths.out.parent.mkdir(parents=True, exist_ok=True)
    paths.out.write_bytes(pack(counts))


if __name__ == "__main__":
    main()
