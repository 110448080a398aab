"""The tables of units, qualifiers and exclusions, read once from the package's data."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from policytext.data import read_rows
from policytext.errors import DataError
from policytext.values import COMPARATORS, QUANTITY_KINDS

__all__ = ["Exclusions", "Qualifiers", "Unit", "Words", "load_exclusions", "load_qualifiers"]
__all__ += ["load_units", "unify", "word_list", "word_pattern"]

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Unit:
    """What may follow a number: its symbol, the kind of its quantities, and when it counts.

    ``note`` is ``one`` (counts with 一 too), ``digit`` (not after a Chinese numeral below 万),
    ``noun`` (a noun used as a unit) or empty; kind ``none`` marks a word that is no unit.
    """

    symbol: str
    kind: str
    note: str
    factor: Decimal


class Words(Generic[V]):
    """Words with values, found at a place of a text, the longest first, in constant time."""

    def __init__(self, words: dict[str, V], *, backwards: bool = False) -> None:
        self._words = words
        self._backwards = backwards
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[-1 if backwards else 0], set()).add(len(word))
        self._lengths = {
            char: tuple(sorted(sizes, reverse=True)) for char, sizes in lengths.items()
        }

    def at(self, text: str, place: int, limit: int) -> tuple[int, V] | None:
        """The longest word that starts at ``place`` and ends by ``limit``: its end and value."""
        if place >= limit:
            return None
        for size in self._lengths.get(text[place], ()):
            end = place + size
            if end <= limit and (value := self._words.get(text[place:end])) is not None:
                return end, value
        return None

    def before(self, text: str, place: int, floor: int) -> tuple[int, V] | None:
        """The longest word that ends at ``place``, from ``floor`` on: its start and value."""
        if place <= floor:
            return None
        for size in self._lengths.get(text[place - 1], ()):
            start = place - size
            if start >= floor and (value := self._words.get(text[start:place])) is not None:
                return start, value
        return None


@dataclass(frozen=True)
class Qualifiers:
    """Words that bound a number: before it, after it, and those that enclose it."""

    before: Words[str]
    after: Words[str]
    enclosing: Words[tuple[str, frozenset[str]]]


@dataclass(frozen=True)
class Exclusions:
    """Phrases by the numeral character in them, and words after or before a number."""

    phrases: dict[str, re.Pattern[str]]
    after: re.Pattern[str]
    follow: re.Pattern[str]
    ordinal: re.Pattern[str]
    before: Words[str]


@functools.cache
def _variants() -> tuple[re.Pattern[str], dict[int, str]]:
    pairs = {row[0]: row[1] for row in read_rows("quantities/variants.tsv")}
    return re.compile(f"[{''.join(sorted(pairs))}]"), str.maketrans(pairs)


def unify(text: str) -> str:
    """The text with variant characters in the form that the tables use; offsets stay."""
    pattern, pairs = _variants()
    return text.translate(pairs) if pattern.search(text) else text


@functools.cache
def load_units() -> tuple[Words[Unit], Words[Unit]]:
    """The units after a number, and those after 第 and a number, by how they are written."""
    units: dict[str, Unit] = {}
    ordinals: dict[str, Unit] = {}
    for surface, symbol, kind, note, factor in read_rows("quantities/units.tsv"):
        if kind not in (*QUANTITY_KINDS, "none") or note not in ("", "one", "digit", "noun"):
            raise DataError(
                f"units.tsv: {surface!r} has an unknown kind or note: {kind!r}, {note!r}"
            )
        place = ordinals if kind in ("ordinal", "rank") else units
        place[surface] = Unit(symbol, kind, note, Decimal(factor or 1))
    return Words(units), Words(ordinals)


@functools.cache
def load_qualifiers() -> Qualifiers:
    """All qualifiers by where they stand."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    enclosing: dict[str, tuple[str, frozenset[str]]] = {}
    for place, word, comparator, closes in read_rows("quantities/qualifiers.tsv"):
        if place not in ("before", "after", "enclose") or comparator not in COMPARATORS:
            raise DataError(f"qualifiers.tsv: unknown place or comparator for {word!r}")
        if place == "enclose":
            enclosing[word] = (comparator, frozenset(closes.split()))
        else:
            (before if place == "before" else after)[word] = comparator
    return Qualifiers(Words(before, backwards=True), Words(after), Words(enclosing, backwards=True))


@functools.cache
def _contexts() -> dict[str, tuple[str, ...]]:
    return {use: tuple(words.split()) for use, words in read_rows("quantities/contexts.tsv")}


def word_list(use: str) -> tuple[str, ...]:
    """The words around a number that have one use."""
    words = _contexts().get(use)
    if not words:
        raise DataError(f"contexts.tsv: no words for {use!r}; install policytext again")
    return words


@functools.cache
def word_pattern(use: str) -> re.Pattern[str]:
    """One pattern for the words of one use, the longest first."""
    return _alternatives([(len(word), re.escape(word)) for word in word_list(use)])


_NUMERALS = re.compile(r"[0-9〇零一二三四五六七八九十百千万亿两数半]")


@functools.cache
def load_exclusions() -> Exclusions:
    """All set phrases, compiled to one pattern for each numeral character."""
    phrases: dict[str, list[tuple[int, str]]] = {}
    after: dict[str, list[str]] = {"after": [], "follow": [], "ordinal": []}
    before: dict[str, str] = {}
    for place, words in read_rows("quantities/exclusions.tsv"):
        for word in words.split():
            if place in after:
                after[place].append(word)
            elif place == "before":
                before[word] = word
            elif match := _NUMERALS.search(word):
                cut = match.start()
                head = f"(?<={re.escape(word[:cut])})" if cut else ""
                pattern = head + re.escape(word[cut:]) + _phrase_tail(word)
                phrases.setdefault(match[0], []).append((len(word) - cut, pattern))
            else:
                raise DataError(f"exclusions.tsv: no numeral in the phrase {word!r}")
    found = {
        place: _alternatives([(len(w), re.escape(w)) for w in after[place]]) for place in after
    }
    return Exclusions(
        {char: _alternatives(patterns) for char, patterns in phrases.items()},
        found["after"],
        found["follow"],
        found["ordinal"],
        Words(before, backwards=True),
    )


def _phrase_tail(word: str) -> str:
    """What must not follow: 十分 but not 十分之一, 这一 but not 这一百二十."""
    if word[-1] == "分":
        return "(?!之)"
    return "(?![十百千万亿点几])" if _NUMERALS.match(word[-1]) else ""


def _alternatives(patterns: list[tuple[int, str]]) -> re.Pattern[str]:
    """One pattern that prefers what reaches farthest."""
    return re.compile("|".join(p for _, p in sorted(patterns, key=lambda one: (-one[0], one[1]))))
