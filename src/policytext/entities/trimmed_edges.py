"""Names without a character at their edge that no name has: 丰原国际城 of 丰原国际城等."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.entities.place_rules import words_by
from policytext.entities.recognizer import Found

__all__ = ["without_edges"]

_PLACE = "PLACE"
# What is left of a name has so many characters, and more.
_LEAST = 2
# Between the places of a route.
_JOINTS = ("至", "到", "、", "—", "－", "-")


def without_edges(text: str, found: Sequence[Found]) -> list[Found]:
    """Names that lose a last character of no name, and places that lose the 经 of a route.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.

    Example:
        >>> names = [Found(0, 6, "PROJECT", "construction", 0.9)]
        >>> [(one.start, one.end) for one in without_edges("丰原国际城等建成", names)]
        [(0, 5)]
    """
    last, through = words_by("no_last"), words_by("through")
    spans = {each[:2] for each in found}
    ends = {each.end for each in found if each.label == _PLACE}
    told: list[Found] = []
    for each in found:
        start, end = each[:2]
        if text[end - 1] in last and end - start > _LEAST:
            end -= 1
        # 柳州经合山至南宁 goes from one place through another.
        is_route = text[start] in through and start in ends and text[end : end + 1] in _JOINTS
        if is_route and each.label == _PLACE and end - start > _LEAST:
            start += 1
        if (start, end) != each[:2] and (start, end) in spans:
            continue  # The name stands there already.
        told.append(each._replace(start=start, end=end))
    return told
