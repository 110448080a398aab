"""Zones that stand without the name of their place: 高新区 beside the counties of a city."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from policytext.data import read_rows
from policytext.knowledge import KnowledgeBase
from policytext.links.issuer import Standpoint
from policytext.links.making import link_of
from policytext.values import Link

__all__ = ["link_bare_zone"]

_EVIDENCE = "the issuer's only zone of the kind"
_LEVELS = ("prefecture", "county")


def link_bare_zone(text: str, stand: Standpoint, knowledge: KnowledgeBase) -> Link | None:
    """The link of such a zone, where the issuer has one that it can be, or None.

    Args:
        text: the mention's text.
        stand: from where the document speaks.
        knowledge: what there is.
    """
    own = stand.own
    if text not in _forms() or own is None or own.level not in _LEVELS:
        return None
    names = [short + form for short in (own.name, *own.forms) for form in _forms()[text]]
    found = {
        each.id: each for name in names for each in knowledge.named(name) if each.kind == "zone"
    }
    if stand.year is not None:
        found = {
            key: each for key, each in found.items() if each.may_be_named(stand.year) is not False
        }
    if not found:
        return None
    ids = tuple(sorted(found))
    if len(ids) > 1:
        return link_of(None, "", ids, "several of the name")
    return link_of(ids[0], found[ids[0]].name, ids, _EVIDENCE)


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    """What may stand behind the name of the place for each bare name."""
    return {name: (name, *longer.split()) for name, longer in read_rows("places/bare_zones.tsv")}
