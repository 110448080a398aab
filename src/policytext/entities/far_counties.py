"""Counties by their short name in a list, right behind their province: 云南省景东、镇沅.

A short name that is also a common word counts near home alone; behind its province and before
others it is no word.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from policytext import gazetteer
from policytext.entities.borders import put_between
from policytext.entities.recognizer import Found

__all__ = ["with_far_counties"]

_DIVISION = ("PLACE", "admin")
_JOINT = "、"
_SIZES = (3, 2)  # characters of a short name
_NAME = Found(0, 0, *_DIVISION, 0.9)


def with_far_counties(text: str, found: Iterable[Found], least: float) -> list[Found]:
    """Names with such counties: of 22 in annotated reports 21 are marked (2026-11).

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: a province less likely has none.

    Example:
        >>> names = [Found(0, 3, "PLACE", "admin", 0.9)]
        >>> told = with_far_counties("云南省景东、镇沅县", names, 0.4)
        >>> [(each.start, each.end) for each in told]
        [(0, 3), (3, 5)]
    """
    found = list(found)
    spans: set[tuple[int, int]] = set()
    for each in found:
        if each[2:4] != _DIVISION or (each.score is not None and each.score < least):
            continue
        for end in (each.end + size for size in _SIZES):
            name = text[each.end : end]
            is_listed = text.startswith(_JOINT, end) and _JOINT not in name
            if is_listed and _has(text[each.start : each.end], name):
                spans.add((each.end, end))
    return put_between(found, spans, _NAME, least)


@lru_cache(maxsize=4096)
def _has(province: str, name: str) -> bool:
    """Whether a province has a county or a prefecture of this short name."""
    codes = [one.code[:2] for one in gazetteer.lookup(province) if one.level == "province"]
    return bool(codes) and any(
        one.level in ("county", "prefecture") and one.code[:2] in codes and one.name != name
        for one in gazetteer.lookup(name)
    )
