"""Divisions and regiments of the 兵团 in reports of Xinjiang: 农六师, 103团, 四十一团.

They are bodies of their own kind, no firms and no parts of the army.
"""

from __future__ import annotations

from collections.abc import Iterable

from policytext.entities.borders import put_between, renamed
from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_corps"]

_BODY = ("INSTITUTION", "other")
_TAKEN = frozenset((("INSTITUTION", "enterprise"), ("PLACE", "admin")))
_NAME = Found(0, 0, *_BODY, 0.9)
_HOME = "65"
_NUMBER = "[一二三四五六七八九十]"
# What begins a longer word, or tells that such things are counted.
_LEFT = "(?<![0-9一二三四五六七八九十百第个兵])"
_RIGHT = "(?![体队组圈结员委伙拜市县省级])"
_UNIT = lazy_pattern(
    f"(?:(?:新疆生产建设)?兵团)?(?:农{_NUMBER}{{1,2}}师|第{_NUMBER}{{1,2}}师(?![范生资傅]))"
    f"|{_LEFT}(?:[1-9][0-9]{{1,2}}|[一二三四五六七八九十百]{{2,5}})团{_RIGHT}"
)


def with_corps(text: str, found: Iterable[Found], issuer: str | None, least: float) -> list[Found]:
    """Names with such units, in place of firms that are just these.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        issuer: the code of the division that issued the text.
        least: a name less likely gives way.

    Example:
        >>> told = with_corps("农六师、103团深化合作", [], "652328", 0.4)
        >>> [(each.start, each.end) for each in told]
        [(0, 3), (4, 8)]
    """
    found = list(found)
    if issuer is None or not issuer.startswith(_HOME) or ("团" not in text and "师" not in text):
        return found
    spans = {match.span() for match in _UNIT.finditer(text)}
    if not spans:
        return found
    told = renamed(found, spans, _NAME, lambda each: each[2:4] in _TAKEN)
    return put_between(told, spans, _NAME, least)
