"""Regions at home that a division far away is called like: 海西 in a report of 福建."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from policytext.data import read_rows
from policytext.entities.recognizer import Found

__all__ = ["with_home_regions"]

_DIVISION = ("PLACE", "admin")
_REGION = "region"
_PROVINCE = 2  # digits of a code that tell the province


def with_home_regions(text: str, found: Iterable[Found], issuer: str | None) -> list[Found]:
    """Names with the kind region where the issuer's province means one by them.

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
    names = _regions().get(issuer[:_PROVINCE], frozenset())
    told: list[Found] = []
    for each in found:
        if each[2:4] == _DIVISION and text[each.start : each.end] in names:
            # 海西经济区 is the region by its longer name.
            if told and told[-1].start == each.start and told[-1].kind == _REGION:
                continue
            each = each._replace(kind=_REGION)
        told.append(each)
    return told


@cache
def _regions() -> Mapping[str, frozenset[str]]:
    """The names of each province's regions, by the first digits of its code."""
    names: dict[str, set[str]] = {}
    for name, provinces in read_rows("places/home_regions.tsv"):
        for code in provinces.split():
            names.setdefault(code[:_PROVINCE], set()).add(name)
    return {province: frozenset(own) for province, own in names.items()}
