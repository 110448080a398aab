"""Which division a phrase such as 保定市徐水区 names: all that this package asks the gazetteer."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from policytext.errors import InputError
from policytext.gazetteer import Division, ancestors, division, is_within, lookup, word_use

__all__ = [
    "describe",
    "ended_before",
    "is_known",
    "is_same_place",
    "lies_in",
    "narrow",
    "read_places",
]

_LONGEST_NAME = 16
_MOST_CHANGES = 20
_TOWNSHIP_ENDS = ("镇", "乡", "街道", "苏木")
_LEVELS = ("province", "prefecture", "county")


def read_places(phrase: str, year: int | None) -> tuple[tuple[Division, ...], int]:
    """The divisions that the names at the start of a phrase may stand for, and the names' length.

    Names in a row are read as one place in the other: of 保定市徐水区 only 徐水区 is returned.

    Example:
        >>> found, length = read_places("保定市徐水区人民政府", 2024)
        >>> [each.code for each in found], length
        (['130609'], 6)
    """
    found: tuple[Division, ...] = ()
    position = 0
    while position < len(phrase):
        step = _longest(phrase, position, year, found)
        if step is None:
            break
        found, position = step
    return found, position


def _longest(
    phrase: str, position: int, year: int | None, above: tuple[Division, ...]
) -> tuple[tuple[Division, ...], int] | None:
    for length in range(min(_LONGEST_NAME, len(phrase) - position), 1, -1):
        name = phrase[position : position + length]
        found = _named(name, year)
        if above:
            found = tuple(d for d in found if any(_inside(d.code, a.code) for a in above))
        if found:
            return found, position + length
    return None


def _inside(code: str, above: str) -> bool:
    return code != above and is_within(code, above)


@functools.lru_cache(maxsize=4096)
def _named(name: str, year: int | None) -> tuple[Division, ...]:
    """The divisions with a name, those in force about a year; one row a code."""
    found = [each for level in _LEVELS for each in lookup(name, kind=level)]
    use = word_use(name)
    if use and use.risk == "high":
        found = [each for each in found if each.name == name]
    if not found and name.endswith(_TOWNSHIP_ENDS):
        found = [each for each in lookup(name, kind="township") if each.name == name]
    if year is not None:
        known = [each for each in found if each.may_be_named(year) is not False]
        found = known or _heirs(found, year)
    return tuple({each.code: each for each in found}.values())


def _heirs(found: Sequence[Division], year: int) -> list[Division]:
    """What took the place of divisions of another time: 徐水区 for 徐水县."""
    heirs = []
    for each in found:
        for _ in range(_MOST_CHANGES):
            codes = {after.code for after in each.successors if after.kind != "partial"}
            if each.may_be_named(year) is not False or len(codes) != 1:
                break
            try:
                each = division(codes.pop(), year)
            except InputError:
                break
        if each.may_be_named(year) is not False:
            heirs.append(each)
    return heirs


def narrow(found: Sequence[Division], context: str) -> tuple[Division, ...]:
    """Of divisions with one name, those with a division above them named in the context.

    Example:
        >>> found, _ = read_places("鼓楼区", 2024)
        >>> [each.code for each in narrow(found, "在市委领导下，徐州市鼓楼区")]
        ['320302']
    """
    if len(found) < 2:
        return tuple(found)
    for level in ("county", "prefecture", "province"):
        kept = [each for each in found if _above_is_named(each, level, context)]
        if kept:
            return tuple(kept) if len(kept) == 1 else narrow_above(kept, context)
    return tuple(found)


def narrow_above(found: Sequence[Division], context: str) -> tuple[Division, ...]:
    """Of divisions whose next above have one name too, those whose province is named."""
    kept = [each for each in found if _above_is_named(each, "province", context)]
    return tuple(kept) if len(kept) == 1 else tuple(found)


def _above_is_named(each: Division, level: str, context: str) -> bool:
    above = [one for one in ancestors(each.code) if one.level == level]
    return any(name in context for one in above for name in (one.name, *one.forms))


def _last_known(code: str) -> Division | None:
    try:
        return division(code)
    except InputError:
        return None


def is_known(code: str) -> bool:
    """Whether a division had the code at any time.

    Example:
        >>> is_known("320400"), is_known("999999")
        (True, False)
    """
    return _last_known(code) is not None


def ended_before(code: str, year: int) -> int | None:
    """The year in which the last division of a code came to its end, if that is before a year.

    Example:
        >>> ended_before("130622", 2025), ended_before("130622", 2015), ended_before("130608", 2025)
        (2015, None, None)
    """
    last = _last_known(code)
    end = last.valid_to if last is not None else None
    return end if end is not None and end < year else None


def lies_in(code: str, above: str) -> bool:
    """Whether a division is another or lies in it; false where a code is unknown."""
    if _last_known(code) is None or _last_known(above) is None:
        return False
    return is_within(code, above)


def is_same_place(code: str, other: str) -> bool:
    """Whether two codes are one place at different times: 徐水县 and 徐水区.

    Example:
        >>> is_same_place("130625", "130609"), is_same_place("320106", "320302")
        (True, False)
    """
    if code == other:
        return True
    return other in _line(code) or code in _line(other)


def _line(code: str) -> set[str]:
    """The codes of all that took a division's place later."""
    line: set[str] = set()
    waiting = [code]
    while waiting and len(line) < _MOST_CHANGES:
        known = _last_known(waiting.pop())
        for after in known.successors if known else ():
            if after.kind != "partial" and after.code not in line:
                line.add(after.code)
                waiting.append(after.code)
    return line


def describe(code: str) -> str:
    """A code with its name, for messages."""
    known = _last_known(code)
    return f"{code} ({known.name})" if known else code
