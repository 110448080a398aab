"""Works that are none: what is said of them behind their list is said of what stands, or of a body.

The model takes the schools of 三里小学、五里小学办学水平提升 for works as it does those of a list
that tells what is built.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.entities.recognizer import Found
from policytext.entities.works import WORK, lists
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_standing"]

# Members of the list that are no names, and a word such as 全面 before what is told.
_BEHIND = "(?:、[^，。；、：\n]{1,16}){0,3}?[一-鿿]{0,3}?"

_NEAR = 20  # characters before a list
_BREAK = lazy_pattern("[，。；：\n]")


class _Rule(NamedTuple):
    label: str
    kind: str
    ending: re.Pattern[str]
    behind: re.Pattern[str] | None


@cache
def _rules() -> tuple[_Rule, ...]:
    rules = []
    for told, ending, behind in read_rows("entities/standing.tsv"):
        label, _, kind = told.partition(".")
        form = re.compile(f"{_BEHIND}(?:{behind})") if behind else None
        rules.append(_Rule(label, kind, re.compile(f"(?:{ending})$"), form))
    return tuple(rules)


def with_standing(text: str, found: Sequence[Found], least: float) -> list[Found]:
    """Names with the kind that the clause behind their list tells, where it is no work.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: names less likely are of no list.

    Example:
        >>> text = "三里小学办学水平提升"
        >>> told = with_standing(text, [Found(0, 4, "PROJECT", "construction", 0.9)], 0.4)
        >>> (told[0].label, told[0].kind)
        ('INSTITUTION', 'education')
    """
    told = list(found)
    for members in lists(text, found, least):
        start, end = found[members[0]].start, found[members[-1]].end
        for number in members:
            if found[number][2:4] != WORK:
                continue
            rule = _rule(text, found[number], end)
            if rule is not None and not _is_built(text, start):
                told[number] = told[number]._replace(label=rule.label, kind=rule.kind)
    return told


def _rule(text: str, name: Found, end: int) -> _Rule | None:
    """The first row that a name's ending and what stands behind its list fit."""
    for rule in _rules():
        is_told = rule.ending.search(text, name.start, name.end) is not None
        if is_told and (rule.behind is None or rule.behind.match(text, end)):
            return rule
    return None


def _is_built(text: str, start: int) -> bool:
    """Whether the clause tells before a list that its members are works."""
    clause = _BREAK.split(text[max(0, start - _NEAR) : start])[-1]
    return any(word in clause for word in _works())


@cache
def _works() -> tuple[str, ...]:
    rows = read_rows("names/works_words.tsv")
    return tuple(word for word, side, _, sure in rows if (side, sure) == ("before", "sure"))
