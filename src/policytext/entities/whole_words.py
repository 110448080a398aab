"""Words and short forms of bodies that the model of words cuts in two.

A place that seems to end inside a word (许昌市 in 许昌市域铁路) ends before it; a body that has
but a numeral and one letter for its noun (银谷四中, 市二院) is one with what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from policytext.data import read_rows
from policytext.entities.strings import Strings
from policytext.entities.wholes import Whole
from policytext.lazy_pattern import lazy_pattern

__all__ = ["BEHIND", "WORD", "keep_together", "short_bodies", "whole_words"]

# Forms of Whole: a word of its own, and a body by its short form.
WORD, BEHIND = "word", "behind"
_APART = "apart"
_ALONE = "alone"
# No match goes so many characters beyond the word that it needs.
_AROUND = 8
# The word for a level where no other word may end with it.
_LEVEL = lazy_pattern("(?:^|[^一-鿿]|[和与及对在由])[省市县区]")


def whole_words(text: str) -> Iterator[Whole]:
    """Words in which no name begins or ends, of no kind; in those of the form apart none may be.

    Example:
        >>> text = "许昌市域铁路"
        >>> [text[each.start : each.end] for each in whole_words(text)]
        ['市域铁路']
    """
    for (form,), start, end in _words().found(text):
        yield Whole(start, end, form, "")


def keep_together(marks: bytearray, words: Iterable[Whole]) -> None:
    """Let no boundary of a text's words stand inside these.

    Args:
        marks: the boundaries, which are changed in place.
        words: the words.
    """
    for start, end, form, _ in words:
        if form == WORD:
            marks[start] = marks[end] = 1
        if form != _APART:
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
    for (place, kind), start, end in _bodies().found(text):
        begin = start
        while begin in begins:  # 深圳 | 银谷 | 商会
            begin = begins[begin]
        if begin == start and _LEVEL.match(text, max(0, start - 2), start):
            begin = start - 1
        if (begin < start or place == _ALONE) and not any(taken[begin:end]):
            taken[begin:end] = b"\1" * (end - begin)
            yield Whole(begin, end, BEHIND, kind)


class _Table:
    """Rows with patterns, searched only around the words that their matches have."""

    def __init__(self, name: str) -> None:
        self._rows: list[tuple[tuple[str, ...], re.Pattern[str]]] = []
        rows: dict[str, list[int]] = {}
        for number, (*told, needs, pattern) in enumerate(read_rows(name)):
            self._rows.append((tuple(told), lazy_pattern(pattern)))
            for word in needs.split():
                rows.setdefault(word, []).append(number)
        self._needs = Strings(rows)

    def found(self, text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """What a row tells, start and end of each match, by rows."""
        spans = {
            (number, *match.span())
            for start, end, rows in self._needs.hits(text)
            for number in rows
            for match in self._rows[number][1].finditer(
                text, max(0, start - _AROUND), min(len(text), end + _AROUND)
            )
            # What stands behind others may lie beyond.
            if match.start() < end and match.end() > start
        }
        for number, start, end in sorted(spans):
            yield self._rows[number][0], start, end


@cache
def _words() -> _Table:
    return _Table("entities/whole_words.tsv")


@cache
def _bodies() -> _Table:
    return _Table("entities/short_bodies.tsv")
