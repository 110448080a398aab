"""Issuers that are called like what lies above them, where they mean themselves by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policytext.data import read_rows
from policytext.gazetteer import Division
from policytext.links.candidates import lies_in
from policytext.links.choose import link_to
from policytext.links.far import is_local_thing
from policytext.links.issuer import Standpoint
from policytext.values import Link

__all__ = ["link_at_home", "link_own_town"]

_EVIDENCE = "the issuer's, by the words around it"
_LEVELS = frozenset(("county", "prefecture"))
_NEAR = 16  # characters before a name that tell of it
_CLAUSE_ENDS = frozenset(("", *"，。；！、”\n"))


def link_at_home(
    text: str, start: int, end: int, found: Sequence[Division], stand: Standpoint
) -> Link | None:
    """The issuer, where a division above it has the name and the words around it tell.

    Args:
        text: the text.
        start: where the name begins.
        end: where it ends.
        found: what it may mean.
        stand: from where the document speaks.
    """
    own = stand.own
    if own is None or own.level not in _LEVELS or len(found) < 2:
        return None
    codes = {division.code for division in found}
    if own.code not in codes or codes.isdisjoint(each.code for each in stand.chain[1:]):
        return None
    behind, before = _around()
    if behind.match(text, end) is None:
        is_end = text[end : end + 1] in _CLAUSE_ENDS
        if not is_end or before.search(text[max(0, start - _NEAR) : start]) is None:
            return None
    return link_to(own, found, _EVIDENCE)


def link_own_town(text: str, end: int, found: Sequence[Division], stand: Standpoint) -> Link | None:
    """The issuer's own township of a name behind which stands what any has: 洛阳污水处理厂.

    Args:
        text: the text.
        end: where the name ends.
        found: what it may mean.
        stand: from where the document speaks.
    """
    own = stand.own
    if own is None or own.level != "county" or len(found) < 2 or not is_local_thing(text, end):
        return None
    towns = lies_in(found, (own,), stand.year)
    codes = {each.code for each in stand.chain}
    if len(towns) != 1 or any(each.code in codes for each in found):
        return None
    return link_to(towns[0], found, "in the issuer")


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = list(read_rows("places/own_around.tsv"))
    behind, before = (
        "|".join(text for of, text in rows if of == side) for side in ("behind", "before")
    )
    return re.compile(behind), re.compile(f"(?:{before})$")
