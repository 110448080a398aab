"""Regions and mountains at home that a division far away is called like: 海西 in 福建."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from policytext.data import read_rows
from policytext.entities.recognizer import Found

__all__ = ["with_home_regions"]

_DIVISION = ("PLACE", "admin")
_PROVINCE = 2  # digits of a code that tell the province


def with_home_regions(text: str, found: Iterable[Found], issuer: str | None) -> list[Found]:
    """Names with their kind where the issuer's province means a region or mountains by them.

    Args:
        text: the text.
        found: names, outer ones first.
        issuer: the code of the division that issued the text.

    Example:
        >>> names = [Found(2, 4, "PLACE", "admin", 0.9)]
        >>> [one.kind for one in with_home_regions("建设海西", names, "350200")]
        ['region']
        >>> [one.kind for one in with_home_regions("建设海西", names, "630000")]
        ['admin']
    """
    if issuer is None:
        return list(found)
    kinds = _kinds().get(issuer[:_PROVINCE], {})
    told: list[Found] = []
    for each in found:
        kind = kinds.get(text[each.start : each.end]) if each[2:4] == _DIVISION else None
        if kind is not None:
            # 海西经济区 is the region by its longer name.
            if told and told[-1].start == each.start and told[-1].kind == kind:
                continue
            each = each._replace(kind=kind)
        told.append(each)
    return told


@cache
def _kinds() -> Mapping[str, Mapping[str, str]]:
    """The kinds of such names in each province, by the first digits of its code."""
    kinds: dict[str, dict[str, str]] = {}
    for name, kind, provinces in read_rows("places/home_regions.tsv"):
        for code in provinces.split():
            kinds.setdefault(code[:_PROVINCE], {})[name] = kind
    return kinds
