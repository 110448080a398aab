"""Brackets and quotation marks within names."""

from __future__ import annotations

__all__ = ["is_balanced"]

_CLOSED_BY = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "（": "）", "(": ")"}
_MARKS = frozenset(_CLOSED_BY) | frozenset(_CLOSED_BY.values())


def is_balanced(text: str) -> bool:
    """Whether each bracket and quotation mark that opens is closed, and none closes alone.

    Example:
        >>> is_balanced("“绿满家园”行动"), is_balanced("绿满家园”行动")
        (True, False)
    """
    if _MARKS.isdisjoint(text):
        return True
    awaited: list[str] = []
    for character in text:
        if character in _CLOSED_BY:
            awaited.append(_CLOSED_BY[character])
        elif character in _MARKS and (not awaited or awaited.pop() != character):
            return False
    return not awaited
