"""Names that the library knows, and forms of names, wherever they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from policytext.data import read_lines, read_rows
from policytext.entities.signals import Hit, longest
from policytext.entities.strings import Strings
from policytext.lazy_pattern import NeededPattern

__all__ = ["KINDS", "Known", "form_hits", "known_names", "name_hits", "organ_names"]

# Labels and kinds of mentions; the place of each is its number, from 1.
KINDS = (
    "PLACE.admin", "PLACE.region", "PLACE.natural", "PLACE.zone", "PLACE.site", "PLACE.route",
    "PLACE.deictic", "INSTITUTION.party", "INSTITUTION.government", "INSTITUTION.congress",
    "INSTITUTION.judicial", "INSTITUTION.education", "INSTITUTION.health",
    "INSTITUTION.research", "INSTITUTION.enterprise", "INSTITUTION.association",
    "INSTITUTION.other", "PROJECT.construction", "PROJECT.programme",
)  # fmt: skip
# Tables of names; none stands in two of them.
_TABLES = ("names/names.tsv", "names/extra_names.tsv")
_KEPT = 4096  # names that are kept in mind
_NUMBERS = {kind: number for number, kind in enumerate(KINDS, 1)}


class Known(NamedTuple):
    """A known name.

    Attributes:
        text: the name.
        kind: label and kind, such as ``PLACE.natural``.
        canonical: its full name; empty where this is it.
        is_word: it may also be ordinary words, or the short name of a division.
    """

    text: str
    kind: str
    canonical: str
    is_word: bool

    @property
    def number(self) -> int:
        """A number for its kind, and whether it may be ordinary words."""
        return _NUMBERS[self.kind] * 2 + self.is_word


@cache
def _names() -> Strings[str]:
    """Known names, each with its line: text, kind, full name and risk come first in it."""
    lines = (line for table in _TABLES for line in read_lines(table))
    names = {line[: line.index("\t")]: line for line in lines}
    for _, kind, canonical, _, _, central, _, _, _ in read_rows("names/organs.tsv"):
        for text in central.split():
            names.setdefault(text, "\t".join((text, kind, canonical.format(J="", Z=""), "")))
    return Strings(names)


def known_names(text: str) -> list[tuple[int, int, Known]]:
    """All known names in a text, the longest first where they begin together.

    Example:
        >>> [known.text for _, _, known in known_names("保护太湖")]
        ['太湖']
    """
    found = [(start, end, _known(line)) for start, end, line in _names().hits(text)]
    return sorted(found, key=lambda each: (each[0], -each[1]))


@lru_cache(_KEPT)
def _known(line: str) -> Known:
    name, kind, canonical, risk = line.split("\t", 4)[:4]
    return Known(name, kind, canonical, risk != "")


@cache
def _organs() -> tuple[Strings[str], tuple[str, ...]]:
    """The kinds of organs below a division, and what may stand for the division before them."""
    kinds: dict[str, str] = {}
    for _, kind, _, _, forms, _, _, _, _ in read_rows("names/organs.tsv"):
        for form in forms.split():
            kinds.setdefault(form, kind)
    levels = sorted((word for word, _, _ in read_rows("places/levels.tsv")), key=len)
    return Strings(kinds), tuple(reversed(levels))


def organ_names(text: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, Known]]:
    """Organs of divisions: 市财政局, 常州市财政局, and, less surely, 财政局 alone.

    Args:
        text: the text.
        places: the divisions that it names.
    """
    organs, levels = _organs()
    begins: dict[int, int] = {}
    for begin, end in places:
        begins[end] = min(begin, begins.get(end, begin))
    for start, end, kind in organs.hits(text):
        yield start, end, Known(text[start:end], kind, "", True)
        level = ""
        if text.endswith(levels, 0, start):
            level = next(word for word in levels if text.endswith(word, 0, start))
        begin = begins.get(start, start - len(level))
        if begin < start:
            yield begin, end, Known(text[begin:end], kind, "", False)


def name_hits(found: Iterable[tuple[int, int, Known]]) -> Iterator[Hit]:
    """The longest known names that do not overlap, from the left."""
    return longest(Hit(start, end, known.number) for start, end, known in found)


@cache
def _forms() -> tuple[NeededPattern, ...]:
    return tuple(
        NeededPattern(pattern, needs.split())
        for _, needs, pattern in read_rows("entities/forms.tsv")
    )


def form_hits(text: str) -> Iterator[Hit]:
    """What looks like a name by its form, earlier forms of the table first where they overlap."""
    free = bytearray(len(text) + 1)
    for number, pattern in enumerate(_forms(), 1):
        for match in pattern.finditer(text):
            start, end = match.span()
            if not free[start] and not free[end - 1]:
                free[start:end] = b"\1" * (end - start)
                yield Hit(start, end, number)
