"""Words for parts of the country where a part of one place is meant: 我市东部, 江南新区.

东部 is a region where the whole country is spoken of, and tells but the side behind a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.entities.recognizer import Found

__all__ = ["without_local_parts"]

_REGION, _DIVISION = ("PLACE", "region"), ("PLACE", "admin")
_CHINA = frozenset(("中国", "新中国", "中华人民共和国", "旧中国"))
_PROVINCE = 2  # digits of a code that tell the province
# Only these are parts of what stands before: 华东 behind a city is that in 华东师范大学.
_SIDES = ("部", "湾区")
_NEAR = 30  # characters before a name in which its list begins


def without_local_parts(text: str, found: Iterable[Found], issuer: str | None) -> list[Found]:
    """Names without regions that are a part of a place only.

    Args:
        text: the text.
        found: names, outer ones first.
        issuer: the code of the division that issued the text.

    Example:
        >>> names = [Found(2, 4, "PLACE", "region", 0.9)]
        >>> without_local_parts("我市东部造林", names, "320400")
        []
        >>> len(without_local_parts("加快东部发展", names, "320400"))
        1
    """
    found = list(found)
    words = _words()
    parts = [each for each in found if each[2:4] == _REGION and words.first.match(text, *each[:2])]
    if not parts:
        return found
    own = {each.end for each in found if each[2:4] == _DIVISION}
    own -= {each.end for each in found if text[each.start : each.end] in _CHINA}
    home = issuer[:_PROVINCE] if issuer is not None else ""
    gone = {
        each
        for each in parts
        if _is_part_of_thing(text, each, home) or _is_behind_place(text, each, own)
    }
    return [each for each in found if each not in gone]


class _Words(NamedTuple):
    first: re.Pattern[str]
    homes: dict[str, frozenset[str]]
    own: tuple[str, ...]
    things: re.Pattern[str]
    kept: re.Pattern[str]
    sides: re.Pattern[str]
    listed: re.Pattern[str]


@cache
def _words() -> _Words:
    rows = list(read_rows("entities/local_parts.tsv"))
    of = {rule: [text for one, text, _ in rows if one == rule] for rule, _, _ in rows}
    words = sorted(of["word"], key=lambda each: (-len(each), each))
    side = "|".join(each for each in words if each.endswith(_SIDES))
    return _Words(
        re.compile("|".join(words)),
        {text: frozenset(homes.split()) for rule, text, homes in rows if rule == "word"},
        tuple(of["own"]),
        re.compile("|".join(of["thing"])),
        re.compile("|".join(of["kept"])),
        re.compile(side),
        re.compile(f"(?:(?:{side})[一-鿿]{{0,4}}?[、和及与])*$"),
    )


def _is_part_of_thing(text: str, name: Found, home: str) -> bool:
    """Whether it is but the beginning of the name of something local: 西北工业园."""
    words = _words()
    homes = words.homes.get(text[name.start : name.end])
    is_away = homes is not None and home not in homes
    return is_away and words.things.match(text, name.end) is not None


def _is_behind_place(text: str, name: Found, own: set[int]) -> bool:
    """Whether the place stands before it, or before its list: 全市东部、西部."""
    words = _words()
    if words.sides.match(text, name.start) is None or words.kept.match(text, name.end):
        return False
    listed = words.listed.search(text, max(0, name.start - _NEAR), name.start)
    first = listed.start() if listed is not None else name.start
    return first in own or text.endswith(words.own, 0, first)
