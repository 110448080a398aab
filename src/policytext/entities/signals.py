"""What the mention model sees of each word: columns of whole numbers.

Static columns tell of the word alone, the others of what stands around it or what lexicons and
rules find there. 0 means nothing to tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from policytext.data import read_rows
from policytext.entities.words import Places, Words

__all__ = [
    "CONTEXT",
    "STATIC",
    "Clusters",
    "Column",
    "Columns",
    "Hit",
    "Signals",
    "head_of",
    "longest",
    "normal",
    "signals",
]

Column = npt.NDArray[np.uint64]
Columns = dict[str, Column]
# The two clusters of words by their numbers in the column "word".
Clusters = Callable[[Column], tuple[Column, Column]]

STATIC = (
    "word", "last", "first", "last2", "first2", "last3", "shape", "head", "near", "far",
)  # fmt: skip
# Columns of spans that lexicons and rules found.
_FOUND = ("place", "name", "maybe", "form", "seen")
CONTEXT = (*_FOUND, "next", "before", "after", "list", "quote", "follow")

_DIGITS = re.compile("[0-9０-９]+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BREAKS = frozenset("，。；;,！：:!？?（）()")
_JOINTS = frozenset(("、", "和", "及", "与", "以及", "或"))
_OPEN = {"“": "”", "《": "》", "「": "」", "‘": "’", "『": "』"}
_CLOSE = frozenset(_OPEN.values())
_LONGEST_QUOTE = 14  # words
_LONGEST_HEAD = 6
_MANY = 6
_ETC = frozenset(("等", "等等"))
_NUMERAL = re.compile("[0-9０-９一二两三四五六七八九十百]+[个家条座处所项大地国省县市区村镇乡]?")
_MEMBER = 8  # words of a member of a list
_NOUN_REACH = 6  # words between what closes a list and the noun that says what its members are


class Hit(NamedTuple):
    """A span that a lexicon or a rule found, and a number for what it is."""

    start: int
    end: int
    what: int


def longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The longest hits that do not overlap, from the left."""
    free = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
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
    """

    distinct: Columns
    rows: Places
    context: Columns

    def columns(self) -> Columns:
        """All columns, one number a word."""
        return self._columns

    @cached_property
    def _columns(self) -> Columns:
        return {name: each[self.rows] for name, each in self.distinct.items()} | self.context


class _Clues(NamedTuple):
    heads: Mapping[str, int]
    before: Mapping[str, int]
    after: Mapping[str, int]
    lists: Mapping[str, int]


@cache
def _clues() -> _Clues:
    numbers: dict[str, int] = {}
    heads: dict[str, int] = {}
    for head, kind, strength in read_rows("names/heads.tsv"):
        number = numbers.setdefault(kind, len(numbers) + 1)
        heads.setdefault(head, number * 2 + (strength == "sure"))
    sides: dict[str, dict[str, int]] = {"before": {}, "after": {}}
    roles: dict[str, int] = {}
    for word, side, role, strength in read_rows("names/works_words.tsv"):
        number = roles.setdefault(role, len(roles) + 1)
        sides[side].setdefault(word, number * 2 + (strength == "sure"))
    members: dict[str, int] = {}
    lists = {
        noun: members.setdefault(what, len(members) + 1)
        for noun, what in read_rows("names/list_nouns.tsv")
    }
    return _Clues(heads, sides["before"], sides["after"], lists)


def normal(word: str) -> str:
    """The word in half width, with every run of digits as one 0."""
    if word.isalpha() and not word.isascii():
        return word.translate(_FULL_WIDTH)
    return _DIGITS.sub("0", word).translate(_FULL_WIDTH)


def head_of(word: str) -> int:
    """The number of the head with which a word ends, told apart whether it is the whole word."""
    heads = _clues().heads
    for length in range(min(_LONGEST_HEAD, len(word)), 0, -1):
        found = heads.get(word[-length:])
        if found is not None:
            return found * 2 + (length == len(word))
    return 0


@lru_cache(maxsize=1 << 16)
def _static_row(word: str) -> tuple[int, ...]:
    """The static columns of a word, without its clusters."""
    plain = normal(word)
    parts = (plain, plain[-1:], plain[:1], plain[-2:], plain[:2], plain[-3:])
    numbers = (crc32(each.encode("utf-8", "surrogatepass")) for each in parts)
    return (*numbers, _shape(word, plain), head_of(word))


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
    return 6 if character in _BREAKS else 7


def signals(words: Words, hits: Mapping[str, Iterable[Hit]], clusters: Clusters) -> Signals:
    """The columns of a text.

    Args:
        words: the words of the text.
        hits: spans for the columns ``place``, ``name``, ``maybe``, ``form`` and ``seen``.
        clusters: the two clusters of words.
    """
    distinct = {word: row for row, word in enumerate(dict.fromkeys(words.strings))}
    rows = np.array([distinct[word] for word in words.strings], np.int64)
    table = np.array([_static_row(word) for word in distinct], np.uint64)
    table = table.reshape(len(distinct), len(STATIC) - 2)
    near, far = clusters(table[:, 0])
    static: Columns = dict(zip(STATIC, (*table.T, near, far), strict=True))
    heads = static["head"][rows]
    context = {name: _placed(words, hits.get(name, ())) for name in _FOUND}
    context.update(_around(words, distinct, rows, heads.astype(np.int64)))
    marks = np.array([word in _OPEN or word in _CLOSE for word in distinct], np.bool_)[rows]
    places = np.flatnonzero(marks).tolist()
    context["quote"], context["follow"] = _quotes(words.strings, places, heads)
    return Signals(static, rows, context)


def _placed(words: Words, hits: Iterable[Hit]) -> Column:
    """Where spans begin (1), go on (2), end (3) or are one word (4); 5 more where edges differ."""
    column = np.zeros(len(words), np.uint64)
    ordered = sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.what))
    starts = np.array([hit.start for hit in ordered], np.int64)
    ends = np.array([hit.end for hit in ordered], np.int64)
    firsts = np.maximum(np.searchsorted(words.starts, starts, side="right") - 1, 0)
    lasts = np.minimum(np.searchsorted(words.ends, ends), len(words) - 1)
    exact = (words.starts[firsts] == starts) & (words.ends[lasts] == ends)
    free = 0
    for hit, first, last, fits in zip(
        ordered, firsts.tolist(), lasts.tolist(), exact.tolist(), strict=True
    ):
        if first < free or last < first:
            continue
        base = hit.what * 10 + (0 if fits else 5)
        column[first : last + 1] = base + 2
        column[first], column[last] = base + 1, base + 3
        if first == last:
            column[first] = base + 4
        free = last + 1
    return column


def _around(words: Words, distinct: Mapping[str, int], rows: Places, heads: Places) -> Columns:
    """The nearest words of works in the clause, and the nearest head that follows."""
    clues = _clues()
    before = np.array([clues.before.get(word, 0) for word in distinct], np.int64)[rows]
    after = np.array([clues.after.get(word, 0) for word in distinct], np.int64)[rows]
    breaks = np.array([word in _BREAKS for word in distinct], np.bool_)[rows]
    joints = np.array([word in _JOINTS for word in distinct], np.bool_)[rows]
    sizes = words.stops - words.begins
    first = np.repeat(words.begins, sizes)
    turned = slice(None, None, -1)
    # Seen from the end of the text, sentences begin where they stop.
    first_turned = (len(words) - np.repeat(words.stops, sizes))[turned]
    last, _ = _nearest(before, breaks, first)
    coming, _ = _nearest(after[turned], breaks[turned], first_turned)
    # 、 between a place and what happens tells of a list.
    crossed, far = _nearest(joints[turned].astype(np.int64), breaks[turned], first_turned)
    _, work = _nearest((after > 0)[turned].astype(np.int64), breaks[turned], first_turned)
    is_list = (crossed > 0) & (far < work)
    following, distance = _nearest(
        np.where(joints, 0, heads)[turned], (breaks | joints)[turned], first_turned
    )
    head = np.where(following > 0, following * 4 + np.minimum(distance, 4) - 1, 0)
    return {
        "before": last.astype(np.uint64),
        "after": (coming * 2 + is_list)[turned].astype(np.uint64),
        "next": head[turned].astype(np.uint64),
        "list": _lists(distinct, rows, breaks, joints, first, first_turned),
    }


def _lists(
    distinct: Mapping[str, int],
    rows: Places,
    breaks: npt.NDArray[np.bool_],
    joints: npt.NDArray[np.bool_],
    first: Places,
    first_turned: Places,
) -> Column:
    """What the members of the list are that each word may be of, and how it is closed.

    Args:
        distinct: the distinct words.
        rows: which of them each word is.
        breaks: words that no list goes across.
        joints: words between members.
        first: the first word of each word's sentence.
        first_turned: the same, seen from the end of the text.
    """
    clues, turned = _clues(), slice(None, None, -1)
    nouns = np.array([clues.lists.get(word, 0) for word in distinct], np.int64)[rows]
    etc = np.array([word in _ETC for word in distinct], np.bool_)[rows]
    numerals = np.array([bool(_NUMERAL.fullmatch(word)) for word in distinct], np.bool_)[rows]

    def coming(values: Places) -> tuple[Places, Places]:
        found, away = _nearest(values[turned], breaks[turned], first_turned)
        return found[turned], away[turned]

    noun, away = _nearest(nouns[turned], (breaks | joints)[turned], first_turned)
    noun = np.where(away <= _NOUN_REACH, noun, 0)[turned]
    earlier, since = _nearest(joints.astype(np.int64), breaks, first)
    later, until = coming(joints.astype(np.int64))
    is_later = (earlier > 0) & (since <= _MEMBER)
    by_etc, to_etc = coming(np.where(etc, noun + 1, 0))
    by_count, to_count = coming(np.where(numerals, noun, 0))
    by_etc = by_etc * 4 + (is_later | ((later > 0) & (until < to_etc)))
    is_counted = (by_count > 0) & (is_later | ((later > 0) & (until < to_count)))
    told = np.where(by_etc > 3, by_etc, np.where(is_counted, by_count * 4 + 2, 0))
    return told.astype(np.uint64)


def _nearest(values: Places, breaks: npt.NDArray[np.bool_], first: Places) -> tuple[Places, Places]:
    """For each word the nearest value before it and its distance; 0 where a break is nearer.

    Args:
        values: numbers, 0 for none.
        breaks: words that nothing is seen across.
        first: the first word of each word's sentence.
    """
    size = len(values)
    if not size:
        return values, values
    place = np.arange(size)
    seen = np.maximum.accumulate(np.where((values > 0) | breaks, place, -1))
    earlier = np.concatenate((np.full(1, -1, np.int64), seen[:-1]))
    is_seen = (earlier >= first) & ~breaks[earlier]
    return np.where(is_seen, values[earlier], 0), place - earlier


def _quotes(
    strings: Sequence[str], marks: Iterable[int], heads: npt.NDArray[np.uint64]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Where in a quotation each word stands, and which head follows the quotation.

    Args:
        strings: the words.
        marks: which of them are quotation marks, rising.
        heads: the number of each word's head.
    """
    quote = np.zeros(len(strings), np.uint64)
    follow = np.zeros(len(strings), np.uint64)
    opened = -1
    for place in marks:
        word = strings[place]
        if word in _OPEN:
            opened = place
        elif opened >= 0:
            size = place - opened - 1
            if size < _LONGEST_QUOTE and strings[place] == _OPEN[strings[opened]]:
                quote[opened : place + 1] = 10 + min(size, _MANY)
                quote[opened + 1 : opened + 2] += 10
                quote[opened], quote[place] = 1, 2
                follow[opened : place + 1] = 1
                if place + 1 < len(strings):
                    follow[opened : place + 1] += heads[place + 1]
                    quote[place + 1] = 3
            opened = -1
    return quote, follow
