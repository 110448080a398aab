"""Rivers in the names of their bridges, which are no names of their own there: 黄浦江大桥."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from policytext.entities.recognizer import Found
from policytext.knowledge import lookup
from policytext.lazy_pattern import lazy_pattern

__all__ = ["without_bridged_rivers"]

_RIVERS = ("江", "河")
_NATURAL = "natural"
_BRIDGE = lazy_pattern("(?:跨江|跨河)?(?:公路|铁路|公铁两用|公铁)?特?大桥")


def without_bridged_rivers(text: str, found: Iterable[Found]) -> list[Found]:
    """Names without rivers right before the word for a bridge.

    A division that is called like its river is none there, either: 黑龙江大桥. A town is: 九江大桥.

    Args:
        text: the text.
        found: names.

    Example:
        >>> river = Found(0, 3, "PLACE", "natural", 0.9)
        >>> without_bridged_rivers("松花江大桥", [Found(0, 5, "PLACE", "site", 0.9), river])
        [Found(start=0, end=5, label='PLACE', kind='site', score=0.9, id=None)]
    """
    return [each for each in found if not _is_bridged(text, each)]


def _is_bridged(text: str, name: Found) -> bool:
    if name.label != "PLACE" or text[name.end - 1] not in _RIVERS:
        return False
    if name.kind not in (_NATURAL, "admin") or _BRIDGE.match(text, name.end) is None:
        return False
    return name.kind == _NATURAL or _is_river(text[name.start : name.end])


@lru_cache(maxsize=1024)
def _is_river(name: str) -> bool:
    return any(each.kind == _NATURAL for each in lookup(name))
