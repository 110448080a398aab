"""Numbers that a page raises or lowers, so that they never run into the numbers beside them."""

from __future__ import annotations

import re

__all__ = ["LOWERED", "RAISED", "raised_end"]

RAISED = str.maketrans("0123456789０１２３４５６７８９+-−–=()（）", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2 + "⁺⁻⁻⁻⁼⁽⁾⁽⁾")
LOWERED = str.maketrans("0123456789０１２３４５６７８９", "₀₁₂₃₄₅₆₇₈₉" * 2)
# Where the end tag is looked for, and how long what it ends can be: an exponent, a note's number.
FAR, LONGEST = 500, 12

_TAG = re.compile("<[^<>]*>")
_CHINESE = re.compile("[\u3400-\u9fff]")
_DIGITS = re.compile("[0-9０-９+−–-]+")


def raised_end(text: str, name: str, start: int, end: int, *, lowered: bool = False) -> int:
    """Where the text ends that a start tag at ``start:end`` raises; ``end`` if there is none.

    An end tag can be missing, and whole sentences can be raised; of these only a number right
    after another one counts. What is lowered counts only right beside a number: PM2.5 and CO2 are
    written in plain digits.

    Example:
        >>> raised_end("3.5<sup>1</sup>亿元", "sup", 3, 8), raised_end("3<sup>1亿元", "sup", 1, 6)
        (9, 7)
        >>> raised_end("PM<sub>2.5</sub>", "sub", 2, 7, lowered=True)
        7
    """
    close = re.compile(rf"</{re.escape(name)}[\s>]", re.IGNORECASE).search(text, end, end + FAR)
    if lowered:
        inner = _TAG.sub("", text[end : close.start()]) if close else ""
        after = _character_after(text, close.end()) if close else ""
        beside = _is_digit(after) or _is_digit(text[start - 1 : start])
        return close.start() if close and _DIGITS.fullmatch(inner) and beside else end
    if close:
        inner = _TAG.sub("", text[end : close.start()]).strip()
        if len(inner) <= LONGEST and len(_CHINESE.findall(inner)) <= 1:
            return close.start()
    run = _DIGITS.match(text, end)
    if run and (_is_digit(text[start - 1 : start]) or text[run.end() : run.end() + 1] in ("<", "")):
        return run.end()
    return end


def _character_after(text: str, place: int) -> str:
    """The character after the tag whose name ends before a place."""
    end = text.find(">", place - 1, place + FAR) + 1
    return text[end : end + 1] if end else ""


def _is_digit(character: str) -> bool:
    return bool(character) and character in "0123456789０１２３４５６７８９"
