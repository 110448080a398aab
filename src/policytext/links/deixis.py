"""Which division a place like 我市 or 全省 is."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.gazetteer import Division
from policytext.links.issuer import Standpoint
from policytext.values import Link

__all__ = ["link_deictic"]

_STATE = Link("100000", "中华人民共和国", ("100000",), "the state")


class _Level(NamedTuple):
    levels: frozenset[str]
    end: str


@cache
def _pointers() -> dict[str, str]:
    return dict(read_rows("places/pointers.tsv"))


@cache
def _levels() -> dict[str, _Level]:
    rows = read_rows("places/levels.tsv")
    return {word: _Level(frozenset(levels.split(",")), end) for word, levels, end in rows}


def _parse(text: str) -> tuple[str, _Level] | None:
    """What the first word points to, and the level."""
    for word, points in (*_pointers().items(), ("", "own")):
        if text.startswith(word) and text[len(word) :] in _levels():
            return points, _levels()[text[len(word) :]]
    return None


def link_deictic(text: str, stand: Standpoint) -> Link:
    """The issuer, or the division above it, that a deictic place means.

    Args:
        text: such as ``"全省"``.
        stand: from where the document speaks.
    """
    parsed = _parse(text)
    if parsed is None:
        return Link(None, evidence="no known way to point to a place")
    points, level = parsed
    if points == "named":
        return Link(None, evidence="points to a place named before")
    if "state" in level.levels:
        return _STATE
    if not stand.chain:
        return Link(None, evidence="no known issuer")
    meant = [
        division
        for division in stand.chain
        if division.level in level.levels and division.name.endswith(level.end)
    ]
    return _link(points, meant, stand.chain[0])


def _link(points: str, meant: list[Division], own: Division) -> Link:
    codes = tuple(sorted({division.code for division in meant}))
    if not meant:
        return Link(None, evidence="the issuer has no such division")
    if len(codes) > 1 and points == "whole":
        return Link(None, "", codes, "the issuer's or the one above")
    chosen = meant[0]
    evidence = "the issuer's" if chosen.code == own.code else "above the issuer"
    return Link(chosen.code, chosen.name, codes, evidence)
