"""Committees of congresses: 市人大财经委 is one name, and no 市人大 in it.

The model finds the congress, which it knows, and seldom the committee behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from policytext.data import read_rows
from policytext.entities.recognizer import Found

__all__ = ["with_committees"]

_CONGRESS = ("INSTITUTION", "congress")
_ENDS = ("人大", "常委会", "政协", "代表大会", "常务委员会", "协商会议")


def with_committees(text: str, found: Iterable[Found], least: float) -> list[Found]:
    """Names with congresses as far as the words of a committee behind them go.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: a congress less likely has none.

    Example:
        >>> names = [Found(0, 3, "INSTITUTION", "congress", 0.9)]
        >>> [each.end for each in with_committees("市人大财经委审查", names, 0.4)]
        [6]
    """
    found = list(found)
    made: list[Found] = []
    for each in found:
        is_likely = each.score is None or each.score >= least
        if each[2:4] != _CONGRESS or not is_likely or not text.endswith(_ENDS, 0, each.end):
            continue
        behind = _committee().match(text, each.end)
        if behind is not None:
            made.append(each._replace(end=behind.end()))
    if not made:
        return found
    kept = [each for each in found if not any(_is_part(each, whole) for whole in made)]
    return sorted((*kept, *made), key=lambda each: (each.start, -each.end))


def _is_part(name: Found, whole: Found) -> bool:
    """Whether a name is the committee or a body in it, or crosses its end."""
    if name.start >= whole.end or name.end <= whole.start:
        return False
    is_inside = whole.start <= name.start and name.end <= whole.end
    crosses = whole.start < name.start < whole.end < name.end or (
        name.start < whole.start < name.end < whole.end
    )
    return crosses or (is_inside and name.label != "PLACE")


@cache
def _committee() -> re.Pattern[str]:
    return re.compile("|".join(pattern for (pattern,) in read_rows("entities/committees.tsv")))
