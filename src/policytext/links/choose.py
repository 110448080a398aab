"""Choosing among the candidates of a name: only where something makes one of them certain.

Each rule takes the candidates and gives the one that it is certain of, or None. The evidence in a
link names the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from policytext import gazetteer
from policytext.data import read_rows
from policytext.errors import InputError
from policytext.gazetteer import Division
from policytext.links.candidates import lies_in
from policytext.links.issuer import Standpoint
from policytext.links.making import link_of
from policytext.values import Link

__all__ = [
    "ambiguous",
    "choose",
    "link_to",
    "narrowed",
]

_RANKS = ("state", "province", "prefecture", "county", "township")
# Counties and districts that are called like the city above them take their level word along:
# 长沙县, 荆州区. Cities don't: 喀什 is 喀什地区 or 喀什市.
_COUNTY_ENDS = ("县", "旗", "区")
_AREAS = ("地区", "专区")
# Since when townships that were listed later, and of which no change is known, count as there
# already. In reports of 2004 to 2013 that held for all of 55; in one of 1986 for none of 7.
_TOWNSHIPS_SINCE = 2004
_COUNTY_CODE = 6

Rule = Callable[[Sequence[Division], Standpoint], "Division | None"]


def link_to(chosen: Division, found: Sequence[Division], evidence: str) -> Link:
    """A link to one of the candidates."""
    return link_of(chosen.code, chosen.name, _codes(found), evidence)


def ambiguous(found: Sequence[Division]) -> Link:
    """No link, with all candidates."""
    return link_of(None, "", _codes(found), "several of the name")


def _codes(found: Iterable[Division]) -> tuple[str, ...]:
    return tuple(sorted({division.code for division in found}))


def narrowed(found: Sequence[Division], stand: Standpoint) -> Sequence[Division]:
    """The candidates without those that are another's forerunner or county seat.

    A report of early 2015 by 徐水县 means itself by 徐水, one of any other division 徐水区; and by
    阜平 none means 阜平镇, which lies in 阜平县.
    """
    own = stand.own
    codes = _codes(found)
    gone: set[str] = set()
    for division in found if stand.year is not None else ():
        heirs = {s.code for s in division.successors if s.kind == "whole"} & set(codes)
        for heir in sorted(heirs - {division.code}):
            gone.add(heir if own is not None and division.code == own.code else division.code)
    counties = [division for division in found if division.level == "county"]
    return [
        division
        for division in found
        if division.code not in gone
        and not (division.level == "township" and lies_in((division,), counties, stand.year))
    ]


def choose(found: Sequence[Division], stand: Standpoint) -> Link | None:
    """The link that the issuer and its year make certain, or None where they don't."""
    if len(found) == 1:
        return _only(found[0], stand)
    for evidence, rule in _RULES:
        chosen = rule(found, stand)
        if chosen is not None and _is_known(chosen, found, stand):
            return link_to(chosen, found, evidence)
    return None


def _is_known(chosen: Division, found: Sequence[Division], stand: Standpoint) -> bool:
    """Whether the table knows the year well enough to choose; it begins in 1981.

    Before that, provinces may still be told from counties called alike.
    """
    if stand.year is None or chosen.may_be_named(stand.year):
        return True
    if chosen.level == "township":
        return _is_township_of(chosen, stand.year)
    others = {division.level for division in found if division.code != chosen.code}
    return (chosen.level == "province" and others <= {"county"}) or _of_area(found) == chosen


def _only(division: Division, stand: Standpoint) -> Link:
    if division.level == "township":
        if not _is_township_of(division, stand.year):
            return link_of(None, "", (division.code,), "not known to be in force then")
        near = [each for each in stand.chain if each.level in ("county", "prefecture")]
        if near and not lies_in((division,), near, stand.year):
            return link_of(None, "", (division.code,), "a township elsewhere in the province")
    return link_to(division, (division,), "only one of the name")


def _is_township_of(division: Division, year: int | None) -> bool:
    """Whether a township was there in a year, in a county with the code that begins its own."""
    if year is None or not _was_code(division.code[:_COUNTY_CODE], year):
        return False
    if division.may_be_named(year):
        return True
    if division.valid_from is not None or year < _TOWNSHIPS_SINCE:
        return False
    if division.ended_unknown:
        # It ended with the code of its county, under whose next code the same township is listed.
        heirs = [heir.code for heir in division.successors if heir.kind == "derived"]
        return bool(heirs) and division.valid_to is not None and year < division.valid_to
    return division.certain_from is not None


def _was_code(code: str, year: int) -> bool:
    for asked in (year, year - 1):
        try:
            return gazetteer.division(code, year=asked).code == code
        except InputError:
            continue
    return False


def _itself(found: Sequence[Division], stand: Standpoint) -> Division | None:
    """The issuer, if nothing above, beside or in it is called alike, as 喀什市 in 喀什地区 is.

    A province outranks the city called like it: 吉林 in a report of 吉林省.
    """
    own = stand.own
    if own is None or own.level == "province":
        return _in_chain(found, stand.chain[:1])
    inside = _without_counties_of_cities(lies_in(found, (own,), stand.year), also=(own,))
    above = _in_chain(found, stand.chain[1:])
    return None if inside or above else _in_chain(found, (own,))


def _above(found: Sequence[Division], stand: Standpoint) -> Division | None:
    """A division above the issuer, if neither the issuer nor anything in that is called alike."""
    above = _in_chain(found, stand.chain[1:])
    if above is None or _in_chain(found, stand.chain[:1]):
        return None
    inside = _without_counties_of_cities(lies_in(found, (above,), stand.year), also=(above,))
    return None if inside else above


def _in_chain(found: Sequence[Division], chain: Sequence[Division]) -> Division | None:
    """The only candidate among these, if no other has the same parent: 保定市 and 保定地区."""
    codes = {division.code for division in chain}
    there = [division for division in found if division.code in codes]
    if len(there) != 1 or sum(division.parent == there[0].parent for division in found) > 1:
        return None
    return there[0]


def _without_counties_of_cities(
    found: Sequence[Division], also: Sequence[Division] = ()
) -> list[Division]:
    """Without counties whose city is called alike: 长沙 is never 长沙县, 伊宁 never 伊宁县."""
    cities = {division.code for division in (*found, *also) if division.level == "prefecture"}
    towns = {
        (division.parent, division.name[:-1])
        for division in found
        if division.level == "county" and division.name.endswith("市")
    }
    return [
        division
        for division in found
        if not (division.parent in cities and division.name.endswith(_COUNTY_ENDS))
        and not (division.name.endswith("县") and (division.parent, division.name[:-1]) in towns)
    ]


def _province(found: Sequence[Division], stand: Standpoint) -> Division | None:
    """A province; not where the issuer's own province has another division of the name."""
    provinces = [division for division in found if division.level == "province"]
    near = lies_in(found, _province_of(stand), stand.year)
    return provinces[0] if len(provinces) == 1 and not near else None


def _of_area(found: Sequence[Division]) -> Division | None:
    """A city, not the prefecture or the county around it: 洛阳市, 洛阳地区."""
    cities = [each for each in found if each.level == "prefecture" and each.name.endswith("市")]
    if len(cities) != 1 or len(found) < 2:
        return None
    rest = [each for each in found if each != cities[0]]
    is_alike = all(
        each.code[:2] == cities[0].code[:2]
        and (each.name.endswith(_AREAS) if each.level == "prefecture" else each.level == "county")
        for each in rest
    )
    return cities[0] if is_alike else None


def _city(found: Sequence[Division], _stand: Standpoint) -> Division | None:
    rest = _without_counties_of_cities(found)
    return rest[0] if len(rest) == 1 and len(found) > 1 else None


@cache
def _outstanding_codes() -> frozenset[str]:
    return frozenset(code for _, code in read_rows("places/outstanding.tsv"))


def _outstanding(found: Sequence[Division], stand: Standpoint) -> Division | None:
    """A city that everybody means, unless another of the name lies in the issuer's province."""
    known = [division for division in found if division.code in _outstanding_codes()]
    near = lies_in(found, _province_of(stand), stand.year)
    return known[0] if len(known) == 1 and not near else None


def _below(found: Sequence[Division], stand: Standpoint) -> Division | None:
    return _near(found, stand.chain[:1], stand)


def _in_prefecture(found: Sequence[Division], stand: Standpoint) -> Division | None:
    return _near(found, [d for d in stand.chain if d.level == "prefecture"], stand)


def _in_province(found: Sequence[Division], stand: Standpoint) -> Division | None:
    return _near(found, _province_of(stand), stand)


def _province_of(stand: Standpoint) -> list[Division]:
    return [division for division in stand.chain if division.level == "province"]


def _near(
    found: Sequence[Division], places: Sequence[Division], stand: Standpoint
) -> Division | None:
    """The only one that lies in a place, if none of a higher level lies outside."""
    if any(place.level == "state" for place in places):
        return None
    inside = _without_counties_of_cities(lies_in(found, places, stand.year))
    if len(inside) != 1:
        return None
    rank = _RANKS.index(inside[0].level)
    outside = [division for division in found if division not in inside]
    if places[0].level == "county" and not lies_in(outside, _province_of(stand), stand.year):
        # 平阳 in a report of 阜平县 is its town, not a county of another province.
        outside = [division for division in outside if division.level != "county"]
    if places[0].level == "county":
        # 江东 in a report of 义乌 is its 江东街道, not a district of another city.
        outside = [division for division in outside if not _is_district_away(division, stand)]
    if inside[0].parent == places[0].code and places[0].level != "county":
        # 朝阳 in a report of 北京 is its own district, not a city of another province.
        outside = [
            division
            for division in outside
            if division.level != "prefecture"
            or division.code in _outstanding_codes()
            or lies_in((division,), _province_of(stand), stand.year)
        ]
    is_highest = all(
        _RANKS.index(division.level) >= rank for division in _without_counties_of_cities(outside)
    )
    return inside[0] if is_highest else None


def _is_district_away(division: Division, stand: Standpoint) -> bool:
    own = {each.code for each in stand.chain}
    return division.name.endswith("区") and division.parent not in own


_RULES: tuple[tuple[str, Rule], ...] = (
    ("the issuer's", _itself),
    ("above the issuer", _above),
    ("in the issuer", _below),
    ("in the issuer's prefecture", _in_prefecture),
    ("in the issuer's province", _in_province),
    ("a province", _province),
    ("a city, not the county called alike", _city),
    ("a city, not the prefecture around it", lambda found, _: _of_area(found)),
    ("a city that everybody means", _outstanding),
)
