"""Townships of counties far away, right behind their county: 甲省乙县丙镇.

Names of townships are many and count near home alone; behind a county that has one of the name they
are told by the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from policytext import gazetteer
from policytext.entities.borders import put_between
from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_far_townships"]

_DIVISION = ("PLACE", "admin")
_COUNTIES = ("县", "市", "区", "旗")
_NAME = Found(0, 0, *_DIVISION, 0.9)
_LONGEST = 12
_TOWNSHIP = lazy_pattern("镇|乡|街道|苏木")


def with_far_townships(text: str, found: Iterable[Found], least: float) -> list[Found]:
    """Names with the townships that stand right behind their county, or behind another of these.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: a county less likely has none.

    Example:
        >>> names = [Found(0, 3, "PLACE", "admin", 0.9)]
        >>> told = with_far_townships("仪陇县马鞍镇、新政镇", names, 0.4)
        >>> [(each.start, each.end) for each in told]
        [(0, 3), (3, 6), (7, 10)]
    """
    found = list(found)
    spans: set[tuple[int, int]] = set()
    for each in found:
        is_county = each[2:4] == _DIVISION and text.endswith(_COUNTIES, each.start, each.end)
        if not is_county or (each.score is not None and each.score < least):
            continue
        spans.update(_townships(text, each.start, each.end))
    return put_between(found, spans, _NAME, least)


def _townships(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The townships of a county that stand behind its name, one after the other."""
    county = text[start:end]
    while True:
        stop = _township(text[end : end + _LONGEST], county)
        if not stop:
            return
        yield end, end + stop
        end += stop
        if not text.startswith("、", end):
            return
        end += 1


def _township(text: str, county: str) -> int:
    """Where the longest name of a township of the county ends with which a text begins, or 0."""
    ends = [match.end() for match in _TOWNSHIP.finditer(text) if match.start() > 0]
    return next((end for end in reversed(ends) if _has(county, text[:end])), 0)


@lru_cache(maxsize=16384)
def _has(county: str, name: str) -> bool:
    return any(
        gazetteer.lookup(name, within=each.code, kind="township")
        for each in gazetteer.lookup(county, kind="county")
    )
