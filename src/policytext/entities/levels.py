"""Organs of a level that the issuer has not: 县政府 in a report of a province is no particular one.

Of 45 such names in annotated reports one is marked (2026-11).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from policytext import gazetteer
from policytext.entities.names import names_for
from policytext.entities.recognizer import Found
from policytext.errors import InputError
from policytext.gazetteer import Division
from policytext.knowledge import organs

__all__ = ["chain_of", "without_other_levels"]

_KEPT = 1 << 14
# What joins the organs of a division that is named before: 肇庆市委、市政府.
_JOINTS = ("、", "和", "与", "及")
_STOPS = "。！？\n"
# Before these words the text has told which one it means: 香港 before 特区政府.
_TOLD_BEFORE = frozenset(("特区", "国", "国家"))


def without_other_levels(
    text: str, found: Iterable[Found], issuer: str | None, year: int | None
) -> list[Found]:
    """Names without those of organs whose level word fits neither the issuer nor what is above it.

    Args:
        text: the text.
        found: names, outer ones first.
        issuer: the code of the division that issued the text.
        year: the text's year.
    """
    found = list(found)
    chain = chain_of(issuer, year)
    if not chain:
        return found
    bodies: set[int] = set()
    places = [each.end for each in found if each.label == "PLACE" and each.kind == "admin"]
    kept: list[Found] = []
    for each in found:
        if _is_any(text, each, chain, bodies, places):
            continue  # and so is what is joined to it
        kept.append(each)
        if each.label == "INSTITUTION":
            bodies.add(each.end)
    return kept


def _is_any(
    text: str, name: Found, chain: tuple[Division, ...], bodies: set[int], places: list[int]
) -> bool:
    """Whether a name is that of any such organ.

    None is that is joined to one before it, or whose division its sentence has named: 市财政局
    behind 会议在常州市召开.
    """
    if name.label != "INSTITUTION":
        return False
    words = _level_words(text[name.start : name.end])
    if not words or any(organs.fits(each, word) for word in words for each in chain):
        return False
    if text.endswith(_JOINTS, 0, name.start) and name.start - 1 in bodies:
        return False
    begin = max(text.rfind(stop, 0, name.start) for stop in _STOPS)
    return not any(begin < end <= name.start and text.endswith(words, 0, end) for end in places)


@lru_cache(_KEPT)
def _level_words(name: str) -> tuple[str, ...]:
    """The level words by which a name says whose organ it is, where nothing else does."""
    words = organs.level_words()
    return tuple(
        word
        for read in organs.split(name)
        for word in [read.division or read.level_word]
        if word in words and word not in _TOLD_BEFORE
    )


@lru_cache(64)
def chain_of(issuer: str | None, year: int | None) -> tuple[Division, ...]:
    """The issuer and the divisions above it; nothing where it is not known."""
    names = names_for(issuer, year)
    if names.issuer is None:
        return ()
    for asked in (names.year, None):
        try:
            return (names.issuer, *gazetteer.ancestors(names.issuer.code, asked))
        except InputError:
            continue
    return ()
