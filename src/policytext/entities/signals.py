"""What the mention model sees of each word: columns of whole numbers.

Static columns tell of the word alone, the others of what stands around it or what lexicons and
rules find there. 0 means nothing to tell.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, count
from operator import itemgetter
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from policytext.entities.clause import BREAKS, CLUES, around, clues_of, heads
from policytext.entities.words import Places, Words
from policytext.lazy_pattern import lazy_pattern

__all__ = [
    "CLOSE",
    "CONTEXT",
    "JOINT",
    "OPEN",
    "STATIC",
    "STOP",
    "Clusters",
    "Column",
    "Columns",
    "Hit",
    "Marks",
    "Signals",
    "head_of",
    "longest",
    "normal",
    "signals",
]

Column = npt.NDArray[np.uint64]
Columns = dict[str, Column]
Marks = npt.NDArray[np.uint8]
# The two clusters of words by their numbers in the column "word".
Clusters = Callable[[Column], tuple[Column, Column]]

STATIC = (
    "word", "last", "first", "last2", "first2", "last3", "shape", "head", "near", "far",
)  # fmt: skip
_OWN = len(STATIC) - 2  # without the two clusters
_TOLD = _OWN + len(CLUES) + 1
_PACKED = struct.Struct(f"={_TOLD}Q")
# Columns of spans that lexicons and rules found.
_FOUND = ("place", "name", "maybe", "form", "seen")
CONTEXT = (*_FOUND, "next", "before", "after", "list", "quote", "follow")

_DIGITS = lazy_pattern("[0-9０-９]+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_OPEN = {"“": "”", "《": "》", "「": "」", "‘": "’", "『": "』"}
_CLOSE = frozenset(_OPEN.values())
# Marks that are words, told by a bit each.
JOINT, OPEN, CLOSE, STOP, _QUOTE = 1, 2, 4, 8, 16
_MARKS = {
    **dict.fromkeys("、和及与", JOINT),
    **dict.fromkeys("“《（(‘", OPEN),
    **dict.fromkeys("”》）)’", CLOSE),
    **dict.fromkeys("，。；：", STOP),
}
_LONGEST_QUOTE = 14  # words
_LONGEST_HEAD = 6
_MANY = 6


class Hit(NamedTuple):
    """A span that a lexicon or a rule found, and a number for what it is."""

    start: int
    end: int
    what: int


def longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The longest hits that do not overlap, from the left."""
    free = 0
    # Sorted twice by one number each, which is sooner than once by two.
    longer_first = sorted(hits, key=itemgetter(1), reverse=True)
    for hit in sorted(longer_first, key=itemgetter(0)):
        if hit.start >= free:
            yield hit
            free = hit.end


@dataclass(frozen=True, eq=False)
class Signals:
    """The columns of a text.

    Args:
        distinct: the static columns of each distinct word.
        rows: which of them each word of the text is.
        context: the other columns, one number a word.
        marks: which mark each word is, a bit each.
    """

    distinct: Columns
    rows: Places
    context: Columns
    marks: Marks

    def columns(self) -> Columns:
        """All columns, one number a word."""
        return self._columns

    @cached_property
    def _columns(self) -> Columns:
        return {name: each.take(self.rows) for name, each in self.distinct.items()} | self.context


def normal(word: str) -> str:
    """The word in half width, with every run of digits as one 0."""
    if word.isalpha() and not word.isascii():
        return word.translate(_FULL_WIDTH)
    return _DIGITS.sub("0", word).translate(_FULL_WIDTH)


def head_of(word: str) -> int:
    """The number of the head with which a word ends, told apart whether it is the whole word."""
    known = heads()
    for length in range(min(_LONGEST_HEAD, len(word)), 0, -1):
        found = known.get(word[-length:])
        if found is not None:
            return found * 2 + (length == len(word))
    return 0


@lru_cache(maxsize=1 << 16)
def _told_of(word: str) -> bytes:
    """The static columns of a word without its clusters, its clues and its mark, 8 bytes each."""
    plain = normal(word)
    parts = (plain, plain[-1:], plain[:1], plain[-2:], plain[:2], plain[-3:])
    numbers = [crc32(each.encode("utf-8", "surrogatepass")) for each in parts]
    mark = _MARKS.get(word, 0) | (_QUOTE if word in _OPEN or word in _CLOSE else 0)
    return _PACKED.pack(*numbers, _shape(word, plain), head_of(word), *clues_of(word), mark)


def _shape(word: str, plain: str) -> int:
    """The length, and what its first and last character are."""
    return (min(len(word), 7) * 8 + _type(plain[0])) * 8 + _type(plain[-1])


def _type(character: str) -> int:
    if character == "0":
        return 1
    if "a" <= character.lower() <= "z":
        return 2
    if "\u3400" <= character <= "\u9fff":
        return 3
    if character in _OPEN:
        return 4
    if character in _CLOSE:
        return 5
    return 6 if character in BREAKS else 7


def signals(words: Words, hits: Mapping[str, Iterable[Hit]], clusters: Clusters) -> Signals:
    """The columns of a text.

    Args:
        words: the words of the text.
        hits: spans for the columns ``place``, ``name``, ``maybe``, ``form`` and ``seen``.
        clusters: the two clusters of words.
    """
    distinct: defaultdict[str, int] = defaultdict(count().__next__)
    rows = np.fromiter(map(distinct.__getitem__, words.strings), np.int64, len(words))
    told = np.frombuffer(b"".join(map(_told_of, distinct)), np.uint64)
    table = np.ascontiguousarray(told.reshape(len(distinct), _TOLD).T)
    static: Columns = dict(zip(STATIC, (*table[:_OWN], *clusters(table[0])), strict=True))
    ends = static["head"].take(rows)
    context = {name: _placed(words, hits.get(name, ())) for name in _FOUND}
    clues = table[_OWN:-1].view(np.int64).take(rows, axis=1)
    context.update(around(words, dict(zip(CLUES, clues, strict=True)), ends.astype(np.int64)))
    marks = table[-1].astype(np.uint8).take(rows)
    places = np.flatnonzero(marks & _QUOTE).tolist()
    context["quote"], context["follow"] = _quotes(words.strings, places, ends)
    return Signals(static, rows, context, marks)


def _placed(words: Words, hits: Iterable[Hit]) -> Column:
    """Where spans begin (1), go on (2), end (3) or are one word (4); 5 more where edges differ."""
    starts, ends, what = np.fromiter(chain.from_iterable(hits), np.int64).reshape(-1, 3).T
    order = np.lexsort((what, -ends, starts))
    starts, ends, what = starts[order], ends[order], what[order]
    firsts = np.maximum(np.searchsorted(words.starts, starts, side="right") - 1, 0)
    lasts = np.minimum(np.searchsorted(words.ends, ends), len(words) - 1)
    exact = (words.starts[firsts] == starts) & (words.ends[lasts] == ends)
    chosen = _apart(firsts.tolist(), lasts.tolist())
    firsts, lasts = firsts[chosen], lasts[chosen]
    base = (what * 10 + np.where(exact, 0, 5))[chosen].astype(np.uint64)
    sizes = lasts - firsts + 1
    inside = _words_of(firsts, sizes)
    column = np.zeros(len(words), np.uint64)
    column[inside] = np.repeat(base + np.uint64(2), sizes)
    column[firsts] = base + np.uint64(1)
    column[lasts] = base + np.where(sizes > 1, np.uint64(3), np.uint64(4))
    return column


def _apart(firsts: Iterable[int], lasts: Iterable[int]) -> list[int]:
    """Which of these spans of words share none with an earlier one of them."""
    chosen = []
    free = 0
    for number, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        if free <= first <= last:
            chosen.append(number)
            free = last + 1
    return chosen


def _quotes(
    strings: Sequence[str], marks: Iterable[int], heads: npt.NDArray[np.uint64]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Where in a quotation each word stands, and which head follows the quotation.

    Args:
        strings: the words.
        marks: which of them are quotation marks, rising.
        heads: the number of each word's head.
    """
    pairs = np.array([*_quotations(strings, marks)], np.int64).reshape(-1, 2)
    opened, closed = pairs.T
    sizes = closed - opened - 1
    quote = np.zeros(len(strings) + 1, np.uint64)
    follow = np.zeros(len(strings), np.uint64)
    inside = _words_of(opened, sizes + 2)
    # What follows one may open another.
    quote[closed + 1] = 3
    quote[inside] = np.repeat(10 + np.minimum(sizes, _MANY), sizes + 2)
    quote[opened + 1] += np.uint64(10)
    quote[opened], quote[closed] = 1, 2
    follow[inside] = np.repeat(1 + np.append(heads, np.uint64(0))[closed + 1], sizes + 2)
    return quote[:-1], follow


def _quotations(strings: Sequence[str], marks: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The two marks of each quotation that is short enough for a name."""
    opened = -1
    for place in marks:
        word = strings[place]
        if word in _OPEN:
            opened = place
        elif opened >= 0:
            if place - opened <= _LONGEST_QUOTE and word == _OPEN[strings[opened]]:
                yield opened, place
            opened = -1


def _words_of(firsts: Places, sizes: Places) -> Places:
    """The words of spans, one span behind the other."""
    inside: Places = np.arange(int(sizes.sum())) + np.repeat(
        firsts - np.cumsum(sizes) + sizes, sizes
    )
    return inside
