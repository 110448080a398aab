"""Divisions and waters cut out of the middle of a longer name: 乐山 in 高乐山工业园区."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.entities.place_rules import words_by
from policytext.entities.recognizer import Found

__all__ = ["without_cut_places"]

_DIVISION = ("PLACE", "admin")
_NATURE = ("PLACE", "natural")


def without_cut_places(text: str, found: Sequence[Found]) -> list[Found]:
    """Names without divisions before which one character of the name around them is left.

    Words of one character (大保定, 古虞城) are told by the table. In annotated reports no other
    division stands so (2026-11).

    Args:
        text: the text.
        found: names that do not cross, outer ones first.

    Example:
        >>> names = [Found(0, 7, "PLACE", "zone", 0.9), Found(1, 3, "PLACE", "admin", 0.9)]
        >>> len(without_cut_places("高乐山工业园区", names))
        1
    """
    kept: list[Found] = []
    around: list[Found] = []
    for each in found:
        while around and around[-1].end <= each.start:
            around.pop()
        if around and _is_of_kind(each, around[-1]) and _is_cut(text, each, around[-1]):
            continue
        around.append(each)
        kept.append(each)
    return kept


def _is_of_kind(name: Found, outer: Found) -> bool:
    """A division in anything, or a water or hill in one of its own kind: 明湖 in 四明湖水库."""
    return name[2:4] == _DIVISION or name[2:4] == outer[2:4] == _NATURE


def _is_cut(text: str, name: Found, outer: Found) -> bool:
    if name.start != outer.start + 1:
        return False
    before = text[outer.start]
    return "一" <= before <= "鿿" and before not in words_by("before_place")
