"""Towns and the prefectures that are called like them: 喀什市 in 喀什地区."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.gazetteer import Division
from policytext.links.candidates import lies_in
from policytext.links.choose import link_to
from policytext.links.issuer import Standpoint
from policytext.values import Link

__all__ = ["prefecture", "town"]


def town(found: Sequence[Division]) -> Link | None:
    """The town among the prefecture, the towns and the counties of one name: 喀什市, 南宁市."""
    towns = [each for each in found if each.name.endswith("市")]
    if len(towns) != 1 or len(found) < 2:
        return None
    near = {towns[0].code, towns[0].parent}
    if all(each.code in near or each.parent == towns[0].parent for each in found):
        return link_to(towns[0], found, "the town, by the words after it")
    return None


def prefecture(found: Sequence[Division], stand: Standpoint) -> Link | None:
    """The prefecture, and not the town in it, in a report of its province or its own: 玉树州."""
    above = [each for each in found if each.level == "prefecture"]
    own = stand.own
    if len(above) != 1 or own is None or own.level not in ("province", "prefecture"):
        return None
    is_alike = all(each.parent == above[0].code for each in found if each != above[0])
    near = lies_in(found, [each for each in stand.chain if each.level == "province"], stand.year)
    if is_alike and len(near) == len(found) > 1:
        return link_to(above[0], found, "a prefecture, not the town in it")
    return None
