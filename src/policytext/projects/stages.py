"""How far a project is, by the words of the clause that names it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows

__all__ = ["STAGES", "Stage", "stage_of"]

STAGES = ("planned", "under construction", "finished")
_STOPS = "。！？；\n，："
# Clauses are not looked at any further than this.
_REACH = 80


class Stage(NamedTuple):
    """How far a project is.

    Attributes:
        name: one of `STAGES`; empty where the clause does not say.
        is_intended: whether it is only meant to get there: 力争年内建成.
        word: the word that says so.
    """

    name: str
    is_intended: bool
    word: str


@cache
def _stages() -> dict[str, str]:
    return {text: stage for sort, text, stage in read_rows("projects/stages.tsv") if sort == "role"}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the words before and after a name, longest first."""
    sides: dict[str, list[str]] = {"before": [], "after": []}
    for word, side, _, _ in read_rows("names/works_words.tsv"):
        sides[side].append(word)
    before, after = (
        re.compile("|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))))
        for words in sides.values()
    )
    return before, after


@cache
def _roles() -> dict[tuple[str, str], str]:
    return {(word, side): role for word, side, role, _ in read_rows("names/works_words.tsv")}


@cache
def _intent() -> re.Pattern[str]:
    words = [text for sort, text, _ in read_rows("projects/stages.tsv") if sort == "intent"]
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


@cache
def _not() -> tuple[str, ...]:
    """Words right before a stage by which it was not reached: 未建成."""
    return tuple(text for sort, text, _ in read_rows("projects/stages.tsv") if sort == "not")


def stage_of(text: str, start: int, end: int, *, is_plan: bool = False) -> Stage:
    """The stage that the words around a name tell of.

    Words right behind the name go before those in front of it.

    Args:
        text: the text.
        start: where the name begins.
        end: where it ends.
        is_plan: whether its section tells of what is to be done.

    Example:
        >>> stage_of("丹金高速建成通车", 0, 4)
        Stage(name='finished', is_intended=False, word='建成通车')
        >>> stage_of("力争开工建设丹金高速", 6, 10)
        Stage(name='under construction', is_intended=True, word='建设')
    """
    first = max(text.rfind(stop, max(0, start - _REACH), start) for stop in _STOPS) + 1
    first = max(first, start - _REACH, 0)
    ends = [text.find(stop, end, end + _REACH) for stop in _STOPS]
    last = min([place for place in ends if place >= 0] or [min(len(text), end + _REACH)])
    before, after = _patterns()
    found = after.search(text, end, last)
    side = "after"
    if found is None:
        side = "before"
        found = next(reversed([*before.finditer(text, first, start)]), None)
    if found is not None and text[max(first, found.start() - 2) : found.start()].endswith(_not()):
        found = None
    is_intended = is_plan or _intent().search(text, first, last) is not None
    if found is None:
        return Stage("", is_intended, "")
    return Stage(_stages()[_roles()[found[0], side]], is_intended, found[0])
