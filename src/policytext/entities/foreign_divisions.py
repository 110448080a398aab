"""Divisions and cities abroad right behind their state: 越南谅山, 俄罗斯阿穆尔州.

Most of them stand in no other text that the model has seen, and some are called like counties of
China (越南高平), so that the state alone tells them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from policytext.data import read_rows
from policytext.entities.far_townships import Borders
from policytext.entities.recognizer import Found
from policytext.gazetteer.foreign import foreign_states
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_foreign_divisions"]

_DIVISION = ("PLACE", "admin")
_WORK = "PROJECT"
_SCORE = 0.9
_JOINTS = "、和及与"
# A city that the table has not, told by its level word and what stands behind it: 日本三里市。
_CITY = lazy_pattern(
    "(?:(?![的和与及等在上城各地大成])[一-鿿]){2,5}市(?=[、，。；和与及等结缔签友开建]|$)"
)


def with_foreign_divisions(text: str, found: Iterable[Found], least: float) -> list[Found]:
    """Names with the divisions that stand right behind their state, or in a list behind it.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: a state less likely has none.

    Example:
        >>> names = [Found(1, 3, "PLACE", "admin", 0.9)]
        >>> told = with_foreign_divisions("与越南谅山、高平往来", names, 0.4)
        >>> [(each.start, each.end) for each in told]
        [(1, 3), (3, 5), (6, 8)]
    """
    found = list(found)
    spans = {
        span: each.start
        for each in found
        if each[2:4] == _DIVISION and (each.score is None or each.score >= least)
        if text[each.start : each.end] in foreign_states()
        for span in _behind(text, each.start, each.end)
    }
    if not spans:
        return found
    # 孟加拉国吉大港 is no work, where a line to it is opened.
    wholes = {(state, end) for (_, end), state in spans.items()}
    told = [
        Found(*each[:2], *_DIVISION, _SCORE) if each[:2] in spans else each
        for each in found
        if not (each.label == _WORK and each[:2] in wholes)
    ]
    borders = Borders(told)
    made = [Found(*span, *_DIVISION, _SCORE) for span in spans if borders.are_free(*span)]
    return sorted((*told, *made), key=lambda each: (each.start, -each.end))


def _behind(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The divisions of a state that stand behind its name."""
    names = _names().get(text[start:end])
    division = names.match(text, end) if names is not None else None
    division = division or _CITY.match(text, end)
    while division is not None:
        yield division.span()
        end = division.end()
        is_list = names is not None and text[end : end + 1] in _JOINTS
        division = names.match(text, end + 1) if names is not None and is_list else None


@cache
def _names() -> dict[str, re.Pattern[str]]:
    """By the name of a state what its divisions are called, the longest first."""
    found: dict[str, re.Pattern[str]] = {}
    for states, ends, names in read_rows("places/abroad_divisions.tsv"):
        longest = sorted(names.split(), key=lambda name: (-len(name), name))
        pattern = re.compile(f"(?:{'|'.join(longest)})(?:{'|'.join(ends.split())})?")
        found.update(dict.fromkeys(states.split(), pattern))
    return found
