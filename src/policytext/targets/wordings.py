"""Words in which goals are told without a number, and which clauses may have some."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern
from policytext.targets.beginnings import beginnings

__all__ = ["Clues", "Wording", "has_clue", "wording_in"]

# Where a wording ends.
_STOP = r"[，,；;。：:、\n]|\Z"


class Wording(NamedTuple):
    """How a clause ends that has a goal in words, with the measure and the sort that it tells."""

    text: str
    measure: str
    sort: str


@cache
def _wordings() -> dict[str, list[tuple[re.Pattern[str], Wording]]]:
    """The wordings by the characters with which they can begin, in the order of their table."""
    found: dict[str, list[tuple[re.Pattern[str], Wording]]] = {}
    for text, measure, sort in read_rows("targets/wordings.tsv"):
        # One for all its characters, so that it is compiled once.
        known = lazy_pattern(f"(?:{text})(?=$|、)"), Wording(text, measure, sort)
        for first in beginnings(text):
            found.setdefault(first, []).append(known)
    return found


def wording_in(clause: str, last: int) -> tuple[re.Match[str], Wording] | None:
    """The first wording of a clause; of two that begin at one place the first of the table.

    Args:
        clause: the clause.
        last: the last place at which it may begin.
    """
    wordings = _wordings()
    for first in _firsts().finditer(clause, 0, last + 1):
        place = first.start()
        for pattern, wording in wordings[first[0]]:
            if (found := pattern.match(clause, place)) is not None:
                return found, wording
    return None


@cache
def _firsts() -> re.Pattern[str]:
    """The characters with which wordings can begin."""
    return re.compile(f"[{re.escape(''.join(_wordings()))}]")


@cache
def _clues() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """How clauses with a wording end, and what else may stand in them."""
    rows = read_rows("targets/wording_clues.tsv")
    words = [re.escape(clue) for sort, clue in rows if sort == "word"]
    words += [f"{clue}(?={_STOP})" for sort, clue in rows if sort == "pattern"]
    return tuple(clue for sort, clue in rows if sort == "end"), re.compile("|".join(words))


def has_clue(clause: str) -> bool:
    """Whether a clause may hold a goal in words; cheap, so that few are read closely."""
    if _ends_so(clause, len(clause)) or _clues()[1].search(clause) is not None:
        return True
    return "、" in clause and any(_ends_so(part, len(part)) for part in clause.split("、"))


def _ends_so(text: str, place: int) -> bool:
    """Whether the words up to a place end as a clause with a wording does."""
    return text.endswith(_ends()[0].get(text[place - 1 : place], ()), 0, place)


@cache
def _ends() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    """How clauses with a wording end, by the last character; and a pattern of this one."""
    found: dict[str, tuple[str, ...]] = {}
    for end in _clues()[0]:
        found[end[-1]] = (*found.get(end[-1], ()), end)
    return found, re.compile(f"[{re.escape(''.join(found))}](?={_STOP})")


class Clues:
    """Tells which sentences of a text may hold a goal in words, at one look at the text.

    Example:
        >>> clues = Clues("财政收入稳步提高，生活更好。再接再厉。")
        >>> clues.within(0, 14), clues.within(14, 19)
        (True, False)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        ends, last = _ends()
        found = ((match[0], match.end()) for match in last.finditer(text))
        places = [stop for char, stop in found if text.endswith(ends[char], 0, stop)]
        places += (match.end() for match in _clues()[1].finditer(text))
        self._places = sorted(places)

    def ends_at(self, place: int) -> bool:
        """Whether one may end at a place, though no stop stands there."""
        return _ends_so(self._text, place)

    def in_clause(self, start: int, end: int) -> bool:
        """Whether a clause may hold one: a stretch that ends with a stop, or with its sentence."""
        return self.within(start, end) or self.ends_at(end)

    def within(self, start: int, end: int) -> bool:
        """Whether there may be one in a stretch."""
        first = bisect_right(self._places, start)
        return first < len(self._places) and self._places[first] <= end
