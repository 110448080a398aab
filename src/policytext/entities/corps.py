"""Divisions and regiments of the 兵团 in reports of Xinjiang: 农六师, 103团, 四十一团.

They are bodies of their own kind, no firms and no parts of the army.
"""

from __future__ import annotations

from collections.abc import Iterable

from policytext.entities.far_townships import Borders
from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_corps"]

_BODY = ("INSTITUTION", "other")
_TAKEN = frozenset((("INSTITUTION", "enterprise"), ("PLACE", "admin")))
_SCORE = 0.9
_HOME = "65"
_NUMBER = "[一二三四五六七八九十]"
# What begins a longer word, or tells that such things are counted.
_LEFT = "(?<![0-9一二三四五六七八九十百第个兵])"
_RIGHT = "(?![体队组圈结员委伙拜市县省级])"
_UNIT = lazy_pattern(
    f"(?:(?:新疆生产建设)?兵团)?(?:农{_NUMBER}{{1,2}}师|第{_NUMBER}{{1,2}}师(?![范生资傅]))"
    f"|{_LEFT}(?:[1-9][0-9]{{1,2}}|{_NUMBER}?十{_NUMBER}?|{_NUMBER}百{_NUMBER}*)团{_RIGHT}"
)


def with_corps(text: str, found: Iterable[Found], issuer: str | None) -> list[Found]:
    """Names with such units, in place of firms that are just these.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        issuer: the code of the division that issued the text.

    Example:
        >>> told = with_corps("农六师、103团深化合作", [], "652328")
        >>> [(each.start, each.end) for each in told]
        [(0, 3), (4, 8)]
    """
    found = list(found)
    if issuer is None or not issuer.startswith(_HOME) or ("团" not in text and "师" not in text):
        return found
    spans = {match.span() for match in _UNIT.finditer(text)}
    if not spans:
        return found
    told = [
        Found(*each[:2], *_BODY, _SCORE) if each[:2] in spans and each[2:4] in _TAKEN else each
        for each in found
    ]
    borders = Borders(told)
    made = [Found(*span, *_BODY, _SCORE) for span in spans if borders.are_free(*span)]
    return sorted((*told, *made), key=lambda each: (each.start, -each.end))
