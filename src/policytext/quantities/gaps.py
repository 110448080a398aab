"""Words that blanks of layout may part, from a number or within: 6% 以上, 不 低于6%."""

from __future__ import annotations

from typing import TypeVar

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.patterns import CJK
from policytext.quantities.words import Words

__all__ = ["BLANKS", "INCLUDED", "PLAIN_BLANKS", "after", "before", "behind_blanks", "ends_so"]

BLANKS = " \t\u3000"
# No word that bounds a number, with the one in front of it, is longer.
_REACH = 12

# Blanks of layout besides those of one key and of one character.
_OTHERS = ("\xa0", *map(chr, range(0x2000, 0x200C)), "\u202f", "\u205f", "\u2060", "\ufeff")
# Blanks of all widths, also of none, and the one of one key that stands for each.
PLAIN_BLANKS = dict.fromkeys(_OTHERS, " ")

# Between the two numbers of a range: 50万元（含）至100万元.
INCLUDED = lazy_pattern("[（(]含[）)]")

V = TypeVar("V")


def before(words: Words[V], text: str, place: int, floor: int) -> tuple[int, str, V] | None:
    """The longest word that ends at a place: where it starts, the word, and its value.

    Args:
        words: the words.
        text: the text.
        place: the place.
        floor: no word starts before it.
    """
    if not _has_blank(text, max(floor, place - _REACH), place):
        found = words.before(text, place, floor)
        return (found[0], text[found[0] : place], found[1]) if found else None
    near, places = _near(text, place, floor)
    found = words.before(near, len(near), 0)
    return (places[found[0]], near[found[0] :], found[1]) if found else None


def after(words: Words[V], text: str, place: int, limit: int) -> tuple[int, str, V] | None:
    """The longest word that starts at a place: where it ends, the word, and its value.

    One character behind a blank may be the beginning of another word: 5% 强化.

    Args:
        words: the words.
        text: the text.
        place: the place.
        limit: no word ends behind it.
    """
    if not _has_blank(text, place, min(limit, place + _REACH)):
        found = words.at(text, place, limit)
        return (found[0], text[place : found[0]], found[1]) if found else None
    places: list[int] = []
    at = place
    while at < limit and len(places) < _REACH:
        if text[at] not in BLANKS:
            places.append(at)
        at += 1
    near = "".join(text[at] for at in places)
    found = words.at(near, 0, len(near))
    if found is None:
        return None
    word, end = near[: found[0]], places[found[0] - 1] + 1
    is_begun = len(word) == 1 and places[0] > place and end < len(text) and CJK.match(text, end)
    return None if is_begun else (end, word, found[1])


def ends_so(text: str, place: int, words: tuple[str, ...]) -> bool:
    """Whether one of some words ends at a place, with blanks left out."""
    if text.endswith(words, 0, place):
        return True
    return _has_blank(text, place - _REACH, place) and _near(text, place, 0)[0].endswith(words)


def behind_blanks(text: str, place: int) -> int:
    """Where the last word before a place ends."""
    while place and text[place - 1] in BLANKS:
        place -= 1
    return place


def _has_blank(text: str, start: int, end: int) -> bool:
    near = text[max(0, start) : end]
    return " " in near or "\t" in near or "\u3000" in near


def _near(text: str, place: int, floor: int) -> tuple[str, list[int]]:
    """The characters before a place that are no blanks, and where each of them stands."""
    places: list[int] = []
    at = place
    while at > floor and len(places) < _REACH:
        at -= 1
        if text[at] not in BLANKS:
            places.append(at)
    places.reverse()
    return "".join(text[at] for at in places), places
