"""Parts of the issuer's town that are called like a district far away: 滨海新区, 东城区.

A name that says where in a town it lies is the district of another province only where the text
names the city or the province in which that lies, before it or before another mention of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from policytext import gazetteer
from policytext.data import read_rows
from policytext.entities.levels import chain_of
from policytext.entities.recognizer import Found

__all__ = ["with_town_parts"]

_PLACE, _ADMIN, _ZONE = "PLACE", "admin", "zone"
_NEAR = 60  # characters in which a text tells of which city it speaks


def with_town_parts(
    text: str, found: Iterable[Found], issuer: str | None, year: int | None
) -> list[Found]:
    """Names with the kind zone where no district can be meant by them.

    Args:
        text: the text.
        found: names.
        issuer: the code of the division that issued the text.
        year: the text's year.

    Example:
        >>> [one.kind for one in with_town_parts("建设滨海新区", [Found(2, 6, "PLACE", "admin")],
        ...                                      "370700", 2015)]
        ['zone']
        >>> [one.kind for one in with_town_parts("天津、滨海新区", [Found(3, 7, "PLACE", "admin")],
        ...                                      "370700", 2015)]
        ['admin']
    """
    found = list(found)
    names = _names()
    parts = [
        number
        for number, each in enumerate(found)
        if each.kind == _ADMIN and text[each.start : each.end] in names
    ]
    chain = chain_of(issuer, year) if parts else ()
    if not chain or chain[0].level == "state":
        return found
    told = {
        name
        for name, spans in _by_name(text, (found[number] for number in parts)).items()
        if chain[0].code[:2] in _of_name(name)[0] or any(_is_told(text, *span) for span in spans)
    }
    ends = {each.end: each.start for each in reversed(found) if each[2:4] == (_PLACE, _ADMIN)}
    made: dict[int, Found] = {}
    for number in parts:
        each = found[number]
        if text[each.start : each.end] not in told:
            # 盐城 | 滨海新区 is one name.
            made[number] = each._replace(start=ends.get(each.start, each.start), kind=_ZONE)
    if not made:
        return found
    wholes = {each.end: each.start for each in reversed(found) if each[2:4] == (_PLACE, _ZONE)}
    kept = [
        made.get(number, each)
        for number, each in enumerate(found)
        if number not in made or wholes.get(each.end, each.start) == each.start
    ]
    return sorted(kept, key=lambda each: (each.start, -each.end))


def _by_name(text: str, found: Iterable[Found]) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for each in found:
        spans.setdefault(text[each.start : each.end], []).append(each[:2])
    return spans


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether what the district lies in stands before it, as in its first mention: 北京市西城区."""
    near = text[max(0, start - _NEAR) : start]
    return any(name in near for name in _of_name(text[start:end])[1])


@cache
def _names() -> frozenset[str]:
    return frozenset(name for (name,) in read_rows("entities/town_parts.tsv"))


@lru_cache(256)
def _of_name(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The provinces, by the first digits, that have such a district, and what these lie in."""
    found = [each for each in gazetteer.lookup(name) if each.level == "county"]
    above = {
        form
        for each in found
        for upper in gazetteer.ancestors(each.code)
        if upper.level != "state"
        for form in upper.forms
    }
    return frozenset(each.code[:2] for each in found), tuple(sorted(above))
