"""The divisions at the head of a name, and whether each is the one that its name means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from policytext import gazetteer
from policytext.gazetteer import Division

__all__ = ["Head", "head_of"]

_LEVELS = ("state", "province", "prefecture", "county")
_LONGEST = 15


class Head(NamedTuple):
    """The divisions with which a name begins.

    Attributes:
        end: where they end.
        level: the level of the last of them, "city" for a province that is one; empty for none.
        is_clear: whether no other division has the name of one of them.
        short: how they are called for short, where that is as clear; else as they are.
    """

    end: int
    level: str
    is_clear: bool
    short: str


def head_of(name: str, begins: Mapping[str, Sequence[Division]]) -> Head:
    """The divisions with which a name begins: 江苏省常州市 in 江苏省常州市中学.

    Args:
        name: the name.
        begins: the divisions that are known to stand at its head, by their own names.
    """
    first = max((each for each in begins if name.startswith(each)), key=len, default="")
    if not first or not begins[first]:
        return Head(len(first), "", True, first)
    division = begins[first][0]
    end, is_clear = len(first), is_only_one(first, division)
    if division.level != "state":
        for text, found in _next(name, end, division):
            end += len(text)
            division, is_clear = found[0], is_clear and _is_one_place(found)
    is_single = end == len(first)
    short = _short(first, division) if is_single and is_clear else name[:end]
    is_city = division.level == "province" and division.name.endswith("市")
    return Head(end, "city" if is_city else division.level, is_clear, short)


def _next(name: str, end: int, above: Division) -> Iterable[tuple[str, tuple[Division, ...]]]:
    """The divisions one in the other that stand in a name from a place on."""
    while True:
        sizes = range(min(_LONGEST, len(name) - end), 1, -1)
        names = (name[end : end + size] for size in sizes)
        found = next(((text, each) for text in names if (each := _below(text, above.code))), None)
        if found is None:
            return
        yield found
        above = found[1][0]
        end += len(found[0])


@lru_cache(maxsize=16384)
def _below(text: str, code: str) -> tuple[Division, ...]:
    """The divisions of a name below another; townships by their full name alone."""
    found = gazetteer.lookup(text, within=code)
    return tuple(
        each
        for each in found
        if each.code != code and (each.level != "township" or each.name == text)
    )


def _short(text: str, division: Division) -> str:
    """How a division is called for short, where no other is called so."""
    shorts = sorted((form for form in division.forms if text.startswith(form)), key=len)
    return next((form for form in shorts if is_only_one(form, division)), text)


@lru_cache(maxsize=16384)
def is_only_one(text: str, division: Division) -> bool:
    """Whether a name, of whatever year, means one division before all others.

    That is the only one of its level, where all others of the name are below: 大同 is the city,
    not the county; 鼓楼区 is four.
    """
    found = gazetteer.lookup(text)
    upper = [each for each in found if each.level in _LEVELS]
    highest = min((_LEVELS.index(each.level) for each in upper), default=0)
    first = [each for each in upper if each.level == _LEVELS[highest]] or list(found)
    is_there = not found or division.code in {each.code for each in first}
    return is_there and _is_one_place(first)


def _is_one_place(found: Sequence[Division]) -> bool:
    """Whether divisions of one name have followed each other."""
    if all(each.level == "township" for each in found):
        return len({each.parent for each in found}) <= 1
    head = {each.code: each.code for each in found}
    for _ in found:
        for each in found:
            for heir in each.successors:
                if heir.code in head:
                    head[each.code] = head[heir.code] = min(head[each.code], head[heir.code])
    return len(set(head.values())) <= 1
