"""Short names of townships in lists behind their county: 甲县丙、丁，乙市戊、己等乡镇.

They are no names elsewhere: a prefecture has hundreds, and half of them are words or look like a
river's. A list of which most members are townships of the county in front tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from policytext import gazetteer
from policytext.entities.borders import not_ending, put_between
from policytext.entities.levels import chain_of
from policytext.entities.recognizer import Found
from policytext.gazetteer import Division
from policytext.gazetteer.lineage import codes_of_place
from policytext.lazy_pattern import lazy_pattern
from policytext.lexicon import is_word

__all__ = ["townships_of", "with_listed_townships"]

_DIVISION = ("PLACE", "admin")
_RISEN = ("natural", "region", "route", "site", "zone")
_SCORE = 0.9
_NOW = 2100  # a year in which no code of the table is too new
_LONGEST = 10
_SURE = 2  # so many make a list
_COUNTY_ENDS = ("县", "市", "区", "旗")
# What may stand between a county and its first township, and between two of them.
_OPENS = frozenset("（(：:的")
_JOINTS = frozenset("、和及与")
# A member of which the table knows nothing.
_OTHER = lazy_pattern("[一-鿿]{2,5}(?=[、和及与等，。；）]|$)")
_STOP = lazy_pattern("[、，。；：）)！\\s和及与等]|(?:集镇|场镇|乡镇)|$")
# 等乡镇, 等3个中心镇, 两镇
_CLOSING = lazy_pattern(
    "(?:等|[0-9一二两三四五六七八九十]+个?)[0-9一二两三四五六七八九十]*个?"
    "(?:重点|中心|特色|边境|小城|偏远|高山|建制|沿[江线]|山区)?(?:乡镇|集镇|场镇|镇|乡|街道|苏木)"
)


# What begins so may be a list behind a county.
_SHAPE = lazy_pattern("[（(：:的]?[一-鿿]{2,6}?(?:[、和及与等]|[0-9一二两三四五六七八九十]+个|镇)")


class _List(NamedTuple):
    members: Sequence[tuple[int, int]]
    others: int
    is_told: bool


def with_listed_townships(
    text: str, found: Iterable[Found], issuer: str | None, year: int | None, least: float
) -> list[Found]:
    """Names with the townships that are listed by their short names behind their county.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        issuer: the code of the division that issued the text.
        year: the text's year.
        least: a county less likely has none.

    Example:
        >>> names = [Found(2, 5, "PLACE", "admin", 0.9)]
        >>> told = with_listed_townships("支持利川市谋道、汪营。", names, "422800", 2016, 0.4)
        >>> [(each.start, each.end) for each in told]
        [(2, 5), (5, 7), (8, 10)]
    """
    found = list(found)
    chain = chain_of(issuer, year)
    home = chain[0].code[:2] if chain and chain[0].level != "state" else ""
    spans: set[tuple[int, int]] = set()
    for each in found:
        if (
            each[2:4] == _DIVISION
            and (each.score is None or each.score >= least)
            and _SHAPE.match(text, each.end)
        ):
            spans.update(_listed(text, each.end, _townships(text[each.start : each.end], home)))
    return _with_spans(found, spans, least) if spans else found


def _with_spans(found: list[Found], spans: set[tuple[int, int]], least: float) -> list[Found]:
    """The names with townships there, in place of names of places that are just these."""
    made = [
        each._replace(kind="admin", score=_SCORE)
        if each[:2] in spans and each.label == "PLACE" and each.kind in _RISEN
        else each
        for each in found
    ]
    name = Found(0, 0, *_DIVISION, _SCORE)
    return put_between(made, not_ending(found, spans, name), name, least)


def _listed(text: str, end: int, known: frozenset[str]) -> Iterable[tuple[int, int]]:
    """The townships in the list behind a county that ends at a place; none where it is no list."""
    listed = _list(text, end + (text[end : end + 1] in _OPENS), known)
    count = len(listed.members)
    is_list = count >= _SURE and count > listed.others
    if is_list or (count and listed.is_told):
        return listed.members
    return ()


def _list(text: str, place: int, known: frozenset[str]) -> _List:
    members: list[tuple[int, int]] = []
    others, end = 0, place
    while True:
        size = _member(text, place, known, needs_end=len(members) < _SURE)
        if size:
            members.append((place, place + size))
        else:
            other = _OTHER.match(text, place) if members else None
            if other is None:
                break
            others += 1
            size = other.end() - place
        end = place + size
        if text[end : end + 1] not in _JOINTS:
            break
        place = end + 1
    return _List(members, others, _CLOSING.match(text, end) is not None)


def _member(text: str, place: int, known: frozenset[str], needs_end: bool) -> int:
    """How long the name of a township is that stands there by itself; 0 where none does.

    Behind two others a name that is no word needs no end: 谋道、汪营、柏杨受灾.
    """
    for end in range(min(place + _LONGEST, len(text)), place + 1, -1):
        name = text[place:end]
        if name in known and (
            _STOP.match(text, end) or _CLOSING.match(text, end) or not (needs_end or is_word(name))
        ):
            return end - place
    return 0


@lru_cache(maxsize=4096)
def _townships(county: str, home: str) -> frozenset[str]:
    """The names, whole and short, of the townships of a county at any time.

    Args:
        county: its name; a short one counts in the issuer's province alone.
        home: the first digits of that province; empty for none.
    """
    found = gazetteer.lookup(county, kind="county") if county.strip() else ()
    near = [each for each in found if home and each.code[:2] == home]
    if not near and county.endswith(_COUNTY_ENDS):
        near = [each for each in found if each.name == county]
    return townships_of(tuple(near))


@lru_cache(maxsize=4096)
def townships_of(counties: tuple[Division, ...]) -> frozenset[str]:
    """The names, whole and short, of the townships of counties at any time.

    Example:
        >>> "谋道" in townships_of((gazetteer.division("422802"),))
        True
    """
    codes = {code for each in counties for code in codes_of_place(each.code, _NOW)}
    return frozenset(
        form for code in codes for each in gazetteer.children(code) for form in _names(each)
    )


def _names(township: Division) -> Iterator[str]:
    yield township.name
    yield from (form for form in township.forms if len(form) > 1)
