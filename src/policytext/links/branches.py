"""The links of branches of the other parties: 民建常州市委, 民盟市委会."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from policytext.data import read_rows
from policytext.gazetteer import Division
from policytext.knowledge import organs
from policytext.links.issuer import Standpoint
from policytext.links.making import link_of
from policytext.links.own_words import level_word
from policytext.values import Link

__all__ = ["link_branch"]

_EVIDENCE = "a party's branch by its name"
_COMMITTEE = "委员会"


@cache
def _branches() -> tuple[re.Pattern[str], dict[str, str]]:
    """The form of the names, and the full name of each party."""
    full = dict(read_rows("knowledge/parties.tsv"))
    full.update({name: name for name in full.values()})
    names = "|".join(sorted(full, key=lambda name: (-len(name), name)))
    return re.compile(f"({names})(.{{1,30}})委(?:员?会)?"), full


def link_branch(
    text: str, stand: Standpoint, owners: Callable[[str], Sequence[Division]]
) -> Link | None:
    """The link of a party's committee in a division, or None where a name is of none.

    Args:
        text: the name.
        stand: from where the document speaks.
        owners: gives the divisions that a name of one may mean here.
    """
    form, full = _branches()
    found = form.fullmatch(text)
    if found is None:
        return None
    party, place = full[found[1]], found[2]
    word = level_word(place)
    if word is None:
        meant = owners(place)
    else:
        meant = [each for each in stand.chain if organs.fits(each, word)][:1]
    names = tuple(sorted({f"{party}{each.name}{_COMMITTEE}" for each in meant}))
    if len(names) != 1:
        return link_of(None, "", names, "no known division in its name")
    return link_of(names[0], names[0], names, _EVIDENCE)
