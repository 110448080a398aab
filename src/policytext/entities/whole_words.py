"""Words and short forms of bodies that the model of words cuts in two.

A place that seems to end inside a word (许昌市 in 许昌市域铁路) ends before it; a body that has
but a numeral and one letter for its noun (银谷四中, 市二院) is one with what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.entities.strings import Strings
from policytext.entities.wholes import Whole
from policytext.lazy_pattern import lazy_pattern

__all__ = ["APART", "BEHIND", "WORDS", "keep_together", "short_bodies", "whole_words"]

# Forms of Whole: words of their own, those that no name has in it, and a body by its short form.
WORDS, APART, BEHIND = ("word", "head"), ("apart", "head"), "behind"
_TABLE, _BODIES = "entities/whole_words.tsv", "entities/short_bodies.tsv"
_ALONE = "alone"
# No match goes so many characters beyond the word that it needs.
_AROUND = 8
# The word for a level where no other word may end with it.
_LEVEL = lazy_pattern(r"(?:^|[^一-鿿]|[和与及对在由])(地区|[省市县区州盟旗])\Z")
_LEVEL_SIZE = 3


def whole_words(text: str) -> Iterator[Whole]:
    """Words in which no name begins or ends, of no kind; some may be in none at all.

    Example:
        >>> text = "许昌市域铁路"
        >>> [text[each.start : each.end] for each in whole_words(text)]
        ['市域铁路']
    """
    for (form,), start, end in _found(text, _TABLE):
        yield Whole(start, end, form, "")


def keep_together(marks: bytearray, words: Iterable[Whole]) -> None:
    """Let no boundary of a text's words stand inside these.

    Args:
        marks: the boundaries, which are changed in place.
        words: the words.
    """
    for start, end, form, _ in words:
        if form in WORDS:
            marks[start] = marks[end] = 1
        if form in WORDS or form not in APART:
            marks[start + 1 : end] = bytes(end - start - 1)


def short_bodies(text: str, owners: Iterable[tuple[int, int]]) -> Iterator[Whole]:
    """Bodies by their short forms.

    Args:
        text: the text.
        owners: divisions and schools that it names, with which they may go.

    Example:
        >>> text = "银谷四中、市二院"
        >>> [text[each.start : each.end] for each in short_bodies(text, [(0, 2)])]
        ['银谷四中', '市二院']
    """
    begins: dict[int, int] = {}
    for begin, end in owners:
        begins[end] = min(begin, begins.get(end, begin))
    taken = bytearray(len(text))
    for (place, kind), start, end in _found(text, _BODIES):
        begin = start
        while begin in begins:  # 深圳 | 银谷 | 商会
            begin = begins[begin]
        level = _LEVEL.search(text, max(0, start - _LEVEL_SIZE), start) if begin == start else None
        if level is not None:
            begin = level.start(1)
        if (begin < start or place == _ALONE) and not any(taken[begin:end]):
            taken[begin:end] = b"\1" * (end - begin)
            yield Whole(begin, end, BEHIND, kind)


class _Row(NamedTuple):
    told: tuple[str, ...]
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _rows(table: str) -> tuple[_Row, ...]:
    return tuple(
        _Row(tuple(told), tuple(needs.split()), lazy_pattern(pattern))
        for *told, needs, pattern in read_rows(table)
    )


@cache
def _needs() -> Strings[list[tuple[str, int]]]:
    """The words that rows need, with tables and numbers of the rows."""
    needs: dict[str, list[tuple[str, int]]] = {}
    for table in (_TABLE, _BODIES):
        for number, row in enumerate(_rows(table)):
            for word in row.needs:
                needs.setdefault(word, []).append((table, number))
    return Strings(needs)


@lru_cache(maxsize=2)
def _hits(text: str) -> list[tuple[int, int, list[tuple[str, int]]]]:
    """Where such words stand in a text; both tables ask for them."""
    return _needs().hits(text)


def _found(text: str, table: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """What a row tells, start and end of each match, by rows."""
    rows = _rows(table)
    spans = {
        (number, *match.span())
        for start, end, needed in _hits(text)
        for of, number in needed
        if of == table
        # Searched only around the word that it needs; what stands behind others may lie beyond.
        for match in rows[number].pattern.finditer(
            text, max(0, start - _AROUND), min(len(text), end + _AROUND)
        )
        if match.start() < end and match.end() > start
    }
    for number, start, end in sorted(spans):
        yield rows[number].told, start, end
