"""What stands around a name: its list, and the places named before it in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from policytext.data import read_rows
from policytext.gazetteer import Division
from policytext.lazy_pattern import lazy_pattern
from policytext.links.candidates import lies_in
from policytext.links.issuer import Standpoint
from policytext.span import Span
from policytext.values import Mention

__all__ = ["Claim", "Surroundings", "claim", "siblings"]

# How many characters lie at most between a place and a name that it explains, or that only may
# lie in it.
_CLOSE = 12
_FAR = 60
_MOST_BEFORE = 8


class Claim(NamedTuple):
    """A candidate for which a place named before it speaks.

    Attributes:
        division: the candidate.
        above: the name of the place in which it lies.
        is_close: whether nothing but a few words of the clause lies between.
    """

    division: Division
    above: str
    is_close: bool


class Surroundings:
    """The mentions of a text beside each other, those inside others left out.

    Attributes:
        order: the mentions that lie in no other, as indexes into the names.
        joined: for each of those, whether it stands in a list with the one before it.
    """

    def __init__(self, text: str, names: Sequence[Span[Mention]]) -> None:
        self._text, self._names = text, names
        self.order: list[int] = []
        for i in sorted(range(len(names)), key=lambda i: (names[i].start, -names[i].end, i)):
            if not self.order or names[i].end > names[self.order[-1]].end:
                self.order.append(i)
        self.joined = [False] * bool(self.order) + [
            _joint().fullmatch(text, names[left].end, names[right].start) is not None
            for left, right in pairwise(self.order)
        ]

    def touching(self, place: int) -> int | None:
        """The mention that ends where another begins, by their places in the order."""
        if not place or self._names[self.order[place - 1]].end != self._start(place):
            return None
        return self.order[place - 1]

    def before(self, place: int) -> list[tuple[int, bool]]:
        """The mentions before one in its sentence, nearest first, and whether each is close."""
        found = []
        start = self._start(place)
        for i in reversed(self.order[max(0, place - _MOST_BEFORE) : place]):
            end = self._names[i].end
            if start - end > _FAR or _STOP.search(self._text, end, start):
                break
            between = self._text[end:start]
            is_apart = _PAUSE.search(between) or _joint().match(between)
            found.append((i, start - end <= _CLOSE and not is_apart))
        return found

    def is_town(self, place: int) -> bool:
        """Whether the words after a name, or after its list, say that a town is meant."""
        last = place
        while last + 1 < len(self.order) and self.joined[last + 1] and last - place < _MOST_BEFORE:
            last += 1
        ends = {self._names[self.order[each]].end for each in (place, last)}
        return any(self._text.startswith(_city_words(), end) for end in sorted(ends))

    def _start(self, place: int) -> int:
        return self._names[self.order[place]].start


_STOP = lazy_pattern("[。！？；\n]")
_PAUSE = lazy_pattern("[，、：,（）()“”]")


@cache
def _city_words() -> tuple[str, ...]:
    return tuple(word for (word,) in read_rows("places/city_words.tsv"))


@cache
def _joint() -> re.Pattern[str]:
    """What stands between the members of a list."""
    return re.compile("|".join(text for (text,) in read_rows("places/joints.tsv")))


def siblings(
    known: Sequence[Division | None],
    found: Sequence[Sequence[Division]],
    joined: Sequence[bool],
) -> list[tuple[Division, ...]]:
    """For each name in its order, the candidates for which its list speaks, from either side.

    Args:
        known: the division of each name that is linked.
        found: the candidates of each.
        joined: whether each stands in a list with the one before it.
    """
    count = len(known)
    left = _spread(known, found, joined, range(count))
    right = _spread(known, found, [*joined[1:], False], range(count - 1, -1, -1))
    return [
        tuple(dict.fromkeys(each for each in sides if each is not None))
        for sides in zip(left, right, strict=True)
    ]


def _spread(
    known: Sequence[Division | None],
    found: Sequence[Sequence[Division]],
    joined: Sequence[bool],
    order: range,
) -> list[Division | None]:
    """Let each member of a list decide for the next in one direction."""
    picked: list[Division | None] = [None] * len(known)
    beside: Division | None = None
    for i in order:
        if known[i] is None and beside is not None and joined[i]:
            alike = [division for division in found[i] if division.parent == beside.parent]
            picked[i] = alike[0] if len(alike) == 1 else None
        beside = known[i] or picked[i]
    return picked


def claim(
    found: Sequence[Division],
    before: Sequence[tuple[Sequence[Division], bool]],
    stand: Standpoint,
) -> Claim | None:
    """The candidate for which the nearest place before it speaks that only one lies in.

    Args:
        found: the candidates.
        before: the divisions named before, nearest first, and whether each is close.
        stand: from where the document speaks; what lies above it speaks for nothing.
    """
    own = {division.code for division in stand.chain}
    for above, is_close in before:
        places = [each for each in above if each.level != "state"]
        if len(places) != 1:
            continue
        inside = lies_in(found, places, stand.year)
        if len(inside) == 1 and len(found) > 1:
            is_own = places[0].code in own
            return None if is_own else Claim(inside[0], places[0].name, is_close)
    return None
