"""The kind of a place that the last word of its name tells: a peak, a pass or a road is no site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from policytext import gazetteer
from policytext.data import read_rows

__all__ = ["kind_of_place"]

_PLACE = "PLACE"
_NAME = 2  # characters before the noun at least: 大道 may be a village


class _Head(NamedTuple):
    kind: str
    instead: frozenset[str]  # the kinds of the judge that are then wrong


@cache
def _heads() -> Mapping[str, _Head]:
    return {
        head: _Head(kind, frozenset(instead.split()))
        for head, kind, instead in read_rows("entities/place_heads.tsv")
    }


@cache
def _last_characters() -> frozenset[str]:
    """With which the heads end; most names end otherwise."""
    return frozenset(head[-1] for head in _heads())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(_heads(), key=lambda head: (-len(head), head)))


def kind_of_place(name: str, label: str, kind: str) -> str:
    """The kind of a place, by the last word of its name where that is surer than the judge.

    Args:
        name: the name.
        label: its label; bodies and projects keep their kinds.
        kind: its kind by the judge.

    Example:
        >>> kind_of_place("银谷峰", "PLACE", "site"), kind_of_place("银谷路", "PLACE", "admin")
        ('natural', 'route')
    """
    if label != _PLACE or name[-1:] not in _last_characters() or not name.endswith(_endings()):
        return kind
    noun = next(each for each in _endings() if name.endswith(each))
    head = _heads()[noun]
    if kind not in head.instead or len(name) < len(noun) + _NAME or gazetteer.lookup(name):
        return kind
    return head.kind
