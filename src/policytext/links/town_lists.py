"""Names in lists that say that they are townships: 龙岗 in 平湖、龙岗等六个街道 is no district."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policytext.gazetteer import Division
from policytext.gazetteer.town_lists import town_list_end
from policytext.links.candidates import townships_in
from policytext.links.context import Surroundings
from policytext.links.issuer import Standpoint
from policytext.span import Span
from policytext.values import Mention

__all__ = ["townships_told"]

_TOWNSHIP = "township"
_ISSUERS = ("county", "prefecture")


def townships_told(
    text: str,
    names: Sequence[Span[Mention]],
    found: Sequence[Sequence[Division]],
    around: Surroundings,
    stand: Standpoint,
) -> Iterator[tuple[int, Sequence[Division]]]:
    """The numbers of the names in such lists, with the townships that each may mean.

    Args:
        text: the text.
        names: the names of divisions.
        found: what each may mean wherever it stands.
        around: the same names beside each other.
        stand: from where the document speaks.
    """
    for place, i in enumerate(around.order):
        if town_list_end().match(text, names[i].end) is None:
            continue
        while True:
            told = _townships(names[i].text, found[i], stand)
            if told is not None:
                yield i, told
            if not around.joined[place]:
                break
            place -= 1
            i = around.order[place]


def _townships(
    name: str, found: Sequence[Division], stand: Standpoint
) -> Sequence[Division] | None:
    """The townships of a name; None for the whole name of a division of another level."""
    own = stand.own
    if any(each.name == name and each.level != _TOWNSHIP for each in found):
        return None
    towns = [each for each in found if each.level == _TOWNSHIP]
    if towns or own is None or own.level not in _ISSUERS:
        return towns
    return townships_in(name, own.code, stand.year)
