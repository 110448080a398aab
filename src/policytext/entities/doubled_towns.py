"""Towns whose name has the word for a town twice: 马镇镇 is the town 马镇, as 高镇镇 is 高镇.

The table of divisions has them by two characters, and what is found ends before the third.
"""

from __future__ import annotations

from collections.abc import Iterable

from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_doubled_towns"]

_DIVISION = ("PLACE", "admin")
_SIZE = 2
# Not the seat or the organs of a town: 马镇 | 镇区, 马镇 | 镇政府.
_TOWN = lazy_pattern(
    "镇镇(?!区|政府|人民政府|党委|党政|人大|域|容|级|直|办|机关|中心|卫生院|敬老院|干部|村)"
)


def with_doubled_towns(text: str, found: Iterable[Found]) -> list[Found]:
    """Names with such towns to their end, and without what is called so in them.

    Args:
        text: the text.
        found: names, outer ones first.

    Example:
        >>> told = with_doubled_towns("马镇镇修路", [Found(0, 2, "PLACE", "admin", 0.9)])
        >>> [(each.start, each.end) for each in told]
        [(0, 3)]
    """
    found = list(found)
    if "镇镇" not in text:
        return found
    made: dict[tuple[int, int], Found] = {}
    for each in found:
        if _is_town(text, each):
            each = each._replace(end=each.start + _SIZE + 1)
        # The likelier of the short and the whole name.
        other = made.get(each[:2])
        if other is None or (each.score or 1.0) > (other.score or 1.0):
            made[each[:2]] = each
    return sorted(made.values(), key=lambda each: (each.start, -each.end))


def _is_town(text: str, name: Found) -> bool:
    is_short = name[2:4] == _DIVISION and name.end - name.start == _SIZE
    return is_short and _TOWN.match(text, name.start + 1) is not None
