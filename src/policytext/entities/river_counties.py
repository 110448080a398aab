"""Counties of the issuer that are called like a river, where the words around them tell.

In a list of what counties grow they stand as the others do (嫩江大豆、逊克大米), and no river has
schools by number (嫩江一中).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from policytext import gazetteer
from policytext.entities.levels import chain_of
from policytext.entities.recognizer import Found
from policytext.gazetteer.checks import known_year
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_river_counties"]

_ADMIN, _NATURAL = "admin", "natural"
_LEVELS = ("prefecture", "province")
# What a county grows or makes, before the joint to the next.
_THING = lazy_pattern("[一-鿿]{1,5}?[、和]")
_JOINTS = "、和"
_WORD = lazy_pattern("[一-鿿]")
_SCHOOL = lazy_pattern("第?[一二三四五六七八九十]{1,2}(?:中|小学|高中)|人民医院")


def with_river_counties(
    text: str, found: Iterable[Found], issuer: str | None, year: int | None
) -> list[Found]:
    """Names with the kind admin for such counties.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        issuer: the code of the division that issued the text.
        year: the text's year.

    Example:
        >>> names = [Found(0, 2, "PLACE", "natural", 0.9), Found(5, 7, "PLACE", "admin", 0.9)]
        >>> told = with_river_counties("嫩江大豆、逊克大米丰收", names, "231100", 1998)
        >>> [each.kind for each in told]
        ['admin', 'admin']
    """
    found = list(found)
    # Which counties an issuer has is asked for the few names that may be one.
    may_be = any(each.kind == _NATURAL and _may_be_county(text, each) for each in found)
    below = _below(issuer, year) if may_be else frozenset()
    own = [each for each in found if below and text[each.start : each.end] in below]
    rivers = {each for each in own if each.kind == _NATURAL}
    told = {each for each in rivers if _SCHOOL.match(text, each.end)}
    starts = {each.start: each for each in own}
    for each in own:
        thing = _THING.match(text, each.end)
        other = starts.get(thing.end()) if thing is not None else None
        # One of two neighbours is a county for certain, and the last has something behind it, too.
        kinds = {each.kind, _ADMIN if other is None else other.kind}
        if other is not None and len(kinds) > 1 and _WORD.match(text, other.end):
            told |= {each, other} & rivers
    return [each._replace(kind=_ADMIN) if each in told else each for each in found]


def _may_be_county(text: str, river: Found) -> bool:
    """Whether what stands behind a river is what counties have, and a county is called so."""
    place = river.end
    if _SCHOOL.match(text, place) is None and _THING.match(text, place) is None:
        before = text[river.start - 1 : river.start]
        if not before or before not in _JOINTS:
            return False
    return _is_called_so(text[river.start : place])


@lru_cache(1 << 10)
def _is_called_so(name: str) -> bool:
    """Whether a county anywhere has such a name."""
    return any(each.level == "county" for each in gazetteer.lookup(name))


@lru_cache(64)
def _below(issuer: str | None, year: int | None) -> frozenset[str]:
    """The short names of the counties in a prefecture or a province."""
    chain = chain_of(issuer, year)
    if not chain or chain[0].level not in _LEVELS:
        return frozenset()
    counties = gazetteer.children(chain[0].code, known_year(year), level="county")
    return frozenset(form for each in counties for form in each.forms if len(form) > 1)
