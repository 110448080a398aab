"""The divisions that a name may stand for in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from policytext import gazetteer
from policytext.gazetteer import Division
from policytext.gazetteer.forms import split_name
from policytext.gazetteer.lineage import codes_of_place
from policytext.links.issuer import Standpoint

__all__ = ["candidates", "lies_in", "townships_in"]

_UPPER = ("state", "province", "prefecture", "county")
# No name of a division, with those above it in front, is longer.
_LONGEST = 60
_COUNTY = 6  # digits of the code of a county, with which those of its townships begin
# A year in which no code of the table is too new.
_NOW = 2100
# Ends of names of townships that stand for a longer end, and how long the rest is at least.
_ENDS = ("乡", "镇")
_SHORTEST = 2
# With what names of townships end that are called by peoples.
_OF_PEOPLES = ("族乡", "族镇")
# What a town of Beijing is called in the table by the office that it has, too: 旧宫镇 is 旧宫地区.
_OFFICE = "地区"
_OFFICES_IN = "11"


def candidates(text: str, stand: Standpoint) -> tuple[Division, ...]:
    """All divisions that a text of that year may mean by a name, one for each code, by code.

    Townships count where they lie in the issuer, or beside it in its county, and in its province
    where nothing else is called so. Whole names come before short forms: where one division is
    called just so, those that are only called so for short are left out.

    Args:
        text: a name, or several that lie in each other: 江苏省常州市.
        stand: from where the document speaks.
    """
    if len(text) > _LONGEST or not text.strip():
        return ()
    own = stand.own
    home = own.code if own is not None and own.level in ("prefecture", "county") else None
    if own is not None and own.level == "township":
        home = own.parent
    found = _candidates(text, home, stand.year) or _peoples(text, home, stand.year)
    return (*found, *_townships_beside(text, found, stand))


def _peoples(text: str, home: str | None, year: int | None) -> tuple[Division, ...]:
    """Townships of a name that tells of peoples otherwise than the table: 新发朝鲜民族乡."""
    if not text.endswith(_OF_PEOPLES):
        return ()
    stem = split_name(text, "township")[0]
    found = _candidates(stem, home, year) if stem != text else ()
    return tuple(each for each in found if each.level == "township" and each.name[-1] == text[-1])


@lru_cache(maxsize=16384)
def townships_in(text: str, place: str, year: int | None) -> tuple[Division, ...]:
    """The townships of a name in a division, under any code that the place had since the year."""
    codes = codes_of_place(place, _NOW if year is not None else None)
    found = [
        each for code in codes for each in gazetteer.lookup(text, within=code, kind="township")
    ] or [each for code in codes for each in _called_so(text, code)]
    return _one_for_each_code(_under_counties(_of_the_year(found, year)))


def _called_so(text: str, place: str) -> Iterator[Division]:
    """The townships in a place that have a longer name in the table: 自强乡 is 自强苗族乡."""
    stem, end = text[:-1], text[-1:]
    if len(stem) < _SHORTEST or end not in _ENDS:
        return
    for each in gazetteer.lookup(stem, within=place, kind="township"):
        rest = each.name.removeprefix(stem)
        is_office = rest == _OFFICE and each.code.startswith(_OFFICES_IN)
        is_doubled = not rest and stem.endswith(end) and len(stem) == _SHORTEST  # 马镇镇 is 马镇
        # 龙凤朝鲜族镇 may be called 龙凤镇, but no 乡 is a 镇.
        if is_office or is_doubled or (rest.endswith(_OF_PEOPLES) and rest.endswith(end)):
            yield each


def _under_counties(found: list[Division]) -> list[Division]:
    """Without those under a zone's code, of which the same township has one under its county's."""
    known = {each.name for each in found if each.parent == each.code[:_COUNTY]}
    return [each for each in found if each.parent == each.code[:_COUNTY] or each.name not in known]


def _townships_beside(
    text: str, found: tuple[Division, ...], stand: Standpoint
) -> tuple[Division, ...]:
    """The townships in the issuer's province, where a county far away has the name for short."""
    home = [division for division in stand.chain if division.level == "province"]
    if not home:
        return ()
    if not found and not _was_county(text, home[0].code):
        return townships_in(text, home[0].code, stand.year)
    if not found:
        return ()
    far = [division for division in found if division.level == "county" and division.name != text]
    if len(far) != 1 or len(found) != 1 or lies_in(far, home, stand.year):
        return ()
    return townships_in(text, home[0].code, stand.year)


def _was_county(text: str, province: str) -> bool:
    """Whether a name was a county's there at some time: 塘沽, of which 塘沽街道 is left."""
    return bool(gazetteer.lookup(text, within=province, kind="county"))


@lru_cache(maxsize=16384)
def _candidates(text: str, home: str | None, year: int | None) -> tuple[Division, ...]:
    found: list[Division] = []
    for level in _UPPER:
        found += gazetteer.lookup(text, kind=level)
    possible = _of_the_year(found, year)
    if home is not None:
        # Little is known of the years of townships, so these are asked for apart.
        possible += townships_in(text, home, year)
    exact = [division for division in possible if division.name == text]
    return _one_for_each_code(exact or possible) or _inside_each_other(text, home, year)


def _of_the_year(found: Iterable[Division], year: int | None) -> list[Division]:
    """Those that bear the name in the year; unsure ones only where none surely does."""
    if year is None:
        return list(found)
    known = [(division, division.may_be_named(year)) for division in found]
    sure = [division for division, named in known if named]
    return sure or [division for division, named in known if named is None]


def _one_for_each_code(found: list[Division]) -> tuple[Division, ...]:
    latest = {division.code: division for division in sorted(found, key=_by_time)}
    return tuple(latest[code] for code in sorted(latest))


def _by_time(division: Division) -> tuple[int, str]:
    return division.valid_from or 0, division.name


def _inside_each_other(text: str, home: str | None, year: int | None) -> tuple[Division, ...]:
    """Read a name as two, where the second lies in the first."""
    for cut in range(2, len(text) - 1):
        above = _candidates(text[:cut], home, year)
        if above:
            below = _candidates(text[cut:], home, year)
            inside = lies_in(below, above, year)
            if inside:
                return inside
    return ()


def lies_in(
    below: Iterable[Division], above: Iterable[Division], year: int | None
) -> tuple[Division, ...]:
    """Those that lie in one of the others, and are not that other itself."""
    outer = tuple(above)
    return tuple(one for one in below if any(_is_below(one, other, year) for other in outer))


@lru_cache(maxsize=65536)
def _is_below(below: Division, above: Division, year: int | None) -> bool:
    return below.code != above.code and gazetteer.is_within(below.code, above.code, year)
