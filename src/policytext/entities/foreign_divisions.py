"""Divisions and cities abroad right behind their state: 越南谅山, 俄罗斯阿穆尔州.

Most of them stand in no other text that the model has seen, and some are called like counties of
China (越南高平), so that the state alone tells them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from policytext.entities.borders import put_between, renamed
from policytext.entities.recognizer import Found
from policytext.gazetteer.foreign import foreign_divisions, foreign_states
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_foreign_divisions"]

_DIVISION = ("PLACE", "admin")
_WORK = "PROJECT"
_NAME = Found(0, 0, *_DIVISION, 0.9)
_JOINTS = "、和及与"
# A city that the table has not, told by its level word and what stands behind it: 日本三里市。
_CITY = lazy_pattern(
    "(?:(?![的和与及等在上城各地大成])[一-鿿]){2,5}市(?=[、，。；和与及等结缔签友开建]|$)"
)
# The word for a level behind a name has so many characters at most.
_LEVEL = 3


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
    kept = [
        each
        for each in found
        if not (each.label == _WORK and each[:2] in wholes) and not _is_cut(each, spans)
    ]
    told = renamed(kept, spans, _NAME, lambda _: True)
    return put_between(told, spans, _NAME, least)


def _is_cut(name: Found, spans: Mapping[tuple[int, int], int]) -> bool:
    """Whether a name is but the beginning of a division abroad: 太原 in 太原省, 海南 in 海南郡."""
    longer = range(name.end + 1, name.end + _LEVEL + 1)
    return name[2:4] == _DIVISION and any((name.start, end) in spans for end in longer)


def _behind(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The divisions of a state that stand behind its name."""
    names = foreign_divisions().get(text[start:end])
    division = names.match(text, end) if names is not None else None
    division = division or _CITY.match(text, end)
    while division is not None:
        yield division.span()
        end = division.end()
        is_list = names is not None and text[end : end + 1] in _JOINTS
        division = names.match(text, end + 1) if names is not None and is_list else None
