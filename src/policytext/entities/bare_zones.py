"""Zones of the issuer that stand without its name among its divisions: 甲县、乙县、高新区.

Alone 高新区 may be any; in a list with the counties of a city it is the city's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from policytext import gazetteer
from policytext.data import read_rows
from policytext.entities.names import names_for
from policytext.entities.recognizer import Found

__all__ = ["with_bare_zones"]

_PLACE, _ADMIN, _ZONE = "PLACE", "admin", "zone"
_LEVELS = ("prefecture", "county")
_SCORE = 0.9
# What it stands for then is a body, or zones in general.
_NOT_BEFORE = ("管委", "管理", "党工委", "级", "内", "等级", "分局")


def with_bare_zones(
    text: str, found: Iterable[Found], issuer: str | None, year: int | None, least: float
) -> list[Found]:
    """Names with the zones that stand in a list with a division right below the issuer.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        issuer: the code of the division that issued the text.
        year: the text's year.
        least: a division less likely is no member.

    Example:
        >>> names = [Found(0, 3, "PLACE", "admin", 0.9), Found(4, 7, "PLACE", "admin", 0.9)]
        >>> told = with_bare_zones("来安县、全椒县、高新区增长", names, "341100", 2019, 0.4)
        >>> [(each.start, each.end, each.kind) for each in told][2:]
        [(8, 11, 'zone')]
    """
    found = list(found)
    own = _below(issuer, year)
    bare = _bare(text) if own else ()
    if not bare:
        return found
    members = [
        each[:2]
        for each in found
        if each[2:4] == (_PLACE, _ADMIN)
        and (each.score is None or each.score >= least)
        and text[each.start : each.end] in own
    ]
    covered = bytearray(len(text))
    for each in found:
        covered[each.start : each.end] = b"\1" * (each.end - each.start)
    free = [(start, end) for start, end in bare if not any(covered[start:end])]
    made = [Found(*span, _PLACE, _ZONE, _SCORE) for span in _listed(text, free, members)]
    return sorted((*found, *made), key=lambda each: (each.start, -each.end)) if made else found


def _listed(
    text: str, free: Sequence[tuple[int, int]], members: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Those that stand in a list with a member, or with another of them that does."""
    members = list(members)
    begins, ends = ({span[side] for span in members} for side in (0, 1))
    told: set[tuple[int, int]] = set()
    for order in (free, free[::-1]):
        for start, end in order:
            before, behind = _before(text, start), _behind(text, end)
            is_first = before == start and not _is_word(text[start - 1 : start])
            if before in ends or (behind in begins and (is_first or before < start)):
                told.add((start, end))
                begins.add(start)
                ends.add(end)
    yield from sorted(told)


def _before(text: str, start: int) -> int:
    """Where what stands before the joint ends; the place itself where there is no joint."""
    return next((start - len(one) for one in _joints() if text.endswith(one, 0, start)), start)


def _behind(text: str, end: int) -> int:
    """Where what stands behind the joint begins; -1 where there is no joint."""
    return next((end + len(one) for one in _joints() if text.startswith(one, end)), -1)


def _is_word(before: str) -> bool:
    return "一" <= before <= "鿿"


def _bare(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _names().finditer(text)]


@cache
def _names() -> re.Pattern[str]:
    """The longest of such names that stands there, where it stands for the place."""
    names = sorted(
        (name for name, _ in read_rows("places/bare_zones.tsv")), key=lambda each: -len(each)
    )
    return re.compile(f"(?:{'|'.join(names)})(?!{'|'.join(_NOT_BEFORE)})")


@cache
def _joints() -> tuple[str, ...]:
    return tuple(text for (text,) in read_rows("places/joints.tsv"))


@lru_cache(64)
def _below(issuer: str | None, year: int | None) -> frozenset[str]:
    """The names, whole and short, of the divisions right below the issuer."""
    names = names_for(issuer, year)
    own = names.issuer
    if own is None or own.level not in _LEVELS:
        return frozenset()
    below = gazetteer.children(own.code, names.year)
    return frozenset(form for each in below for form in (each.name, *each.forms) if len(form) > 1)
