"""Short names of divisions that are not near: villages and estates at home are called so too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from policytext.data import read_rows
from policytext.gazetteer import Division
from policytext.links.candidates import lies_in
from policytext.links.choose import link_to
from policytext.links.issuer import Standpoint
from policytext.links.making import link_of
from policytext.values import Link

__all__ = ["is_far", "is_far_county", "is_far_township", "is_local_thing", "link_far"]

_DISTRICT = "区"


def is_far(text: str, division: Division, stand: Standpoint) -> bool:
    """Whether a short name is that of a district or a township that is not near."""
    return _is_far_district(text, division, stand) or is_far_township(text, division, stand)


def _is_far_district(text: str, division: Division, stand: Standpoint) -> bool:
    """Whether it is that of a city's district in another province: 龙安 for 龙安区.

    Away from home such a district is told by its city or its full name. Districts of 北京 and the
    like are known everywhere.
    """
    home = [each for each in stand.chain if each.level == "province"]
    return (
        division.level == "county"
        and division.name == text + _DISTRICT
        and division.parent is not None
        and not division.parent.endswith("0000")
        and bool(home)
        and not lies_in((division,), home, stand.year)
    )


def is_far_county(
    name: str, text: str, end: int, found: Sequence[Division], stand: Standpoint
) -> bool:
    """Whether a school or a substation at home may be called so: 白河 in 白河小学.

    It is that of counties or cities in other provinces, of which the text does not tell by their
    full names.

    Args:
        name: the name.
        text: the text.
        end: where it ends there.
        found: what it may mean.
        stand: from where the document speaks.
    """
    own = stand.own
    if own is None or own.level in ("state", "province") or not is_local_thing(text, end):
        return False
    return bool(found) and all(
        division.level in ("county", "prefecture")
        and division.name != name
        and division.code[:2] != own.code[:2]
        and division.name not in text
        for division in found
    )


def is_local_thing(text: str, place: int) -> bool:
    """Whether something stands at a place of a text that any county has."""
    return text.startswith(_local_things(), place)


@cache
def _local_things() -> tuple[str, ...]:
    return tuple(word for (word,) in read_rows("places/local_things.tsv"))


def is_far_township(text: str, division: Division, stand: Standpoint) -> bool:
    """Whether it is that of a township outside the county that speaks: 东关 for 东关街道."""
    county = [each for each in stand.chain if each.level == "county"]
    return (
        division.level == "township"
        and division.name != text
        and bool(county)
        and not lies_in((division,), county, stand.year)
    )


def link_far(
    found: Sequence[Division], above: Sequence[tuple[Sequence[Division], bool]], stand: Standpoint
) -> Link:
    """The link of one that is not near, where the sentence names a place around it.

    For a township that is none in which the issuer lies, too.

    Args:
        found: what the name may mean, of one level.
        above: the divisions named before it, and whether each is close.
        stand: from where the document speaks.
    """
    division = found[0]
    around = [places for places, _ in above if len(places) == 1]
    told = "a district far away, by its short name"
    if division.level == "prefecture" or not division.name.endswith(_DISTRICT):
        told = "a county far away, by its short name"
    if division.level == "township":
        own = {each.code for each in stand.chain}
        around = [places for places in around if places[0].code not in own]
        told = "a township elsewhere in the province"
    if len(found) == 1 and any(lies_in(found, places, stand.year) for places in around):
        return link_to(division, found, "named after what it lies in")
    return link_of(None, "", tuple(sorted(each.code for each in found)), told)
