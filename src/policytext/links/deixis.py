"""Which division a place like 我市 or 全省 is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.gazetteer import Division
from policytext.gazetteer.store import level_of
from policytext.links.issuer import Standpoint
from policytext.links.making import link_of
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["is_ranked", "link_deictic", "link_named_before"]

_NEAR = 6  # characters before a place that tell of a rank
_END = "。"
_FAR = 300  # characters before 该县 in which its name stands
_LISTS = ("、", "和", "与", "及")
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


@cache
def _rank_words(where: str) -> tuple[str, ...]:
    return tuple(word for word, place in read_rows("places/ranked.tsv") if place == where)


def is_ranked(text: str, start: int, end: int) -> bool:
    """Whether a place is the one in which the issuer has a rank: 居全市第二, 全市前列.

    Example:
        >>> is_ranked("居全市第二", 1, 3), is_ranked("年末全市人口", 2, 4)
        (True, False)
    """
    near = text[max(0, start - _NEAR) : start]
    return near.endswith(_rank_words("before")) or text.startswith(_rank_words("after"), end)


def link_deictic(text: str, stand: Standpoint, *, ranked: bool = False) -> Link:
    """The issuer, or the division above it, that a deictic place means.

    A county-level city means itself by 全市, but its prefecture where it ranks itself in it.

    Args:
        text: such as ``"全省"``.
        stand: from where the document speaks.
        ranked: whether the issuer has a rank there.
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
    return _link(points == "whole" and ranked, meant, stand.chain[0])


def link_named_before(
    text: str, mention: Span[Mention], before: Sequence[tuple[Span[Mention], Link]]
) -> Link | None:
    """The division that was named last before 该县, if it is of that level and the only one.

    Args:
        text: the text.
        mention: the mention that points to it.
        before: the divisions named before it, with their links, in order.

    Returns:
        ``None`` where it points to none so.
    """
    parsed = _parse(mention.text)
    if parsed is None or parsed[0] != "named":
        return None
    found, last = None, mention.start
    for named, link in reversed(before):
        if mention.start - named.end > _FAR or (found and text.find(_END, named.end, last) >= 0):
            break
        if link.id is None or not _is_of(link.id, link.name, parsed[1]):
            continue
        around = text[named.start - 1 : named.start], text[named.end : named.end + 1]
        if any(one in _LISTS for one in around) or (found and found.id != link.id):
            return None  # 甲县、乙县增产，该县…; 甲县距离乙县80公里，该县…
        found, last = link, named.start
    return found and link_of(found.id, found.name, (found.id,), "named before")


def _is_of(code: str, name: str, level: _Level) -> bool:
    """Whether a division with this code and name is of a level: 县 of counties that end so."""
    if not code.isdigit() or not name.endswith(level.end):
        return False
    return level_of(code) in level.levels


def _link(is_open: bool, meant: list[Division], own: Division) -> Link:
    codes = tuple(sorted({division.code for division in meant}))
    if not meant:
        return Link(None, evidence="the issuer has no such division")
    if len(codes) > 1 and is_open:
        return link_of(None, "", codes, "the issuer's or the one above")
    chosen = meant[0]
    evidence = "the issuer's" if chosen.code == own.code else "above the issuer"
    return link_of(chosen.code, chosen.name, codes, evidence)
