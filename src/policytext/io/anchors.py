"""Quotations found again in a text, all of them in one pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Anchors", "Quotation"]

# Of longer words only so much is looked for, since an automaton of whole sections would be huge.
_HEAD = 200


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a span with some of those around them; empty where unknown."""

    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def whole(self) -> str:
        """The words with those around them."""
        return self.prefix + self.exact + self.suffix


class Anchors:
    """Where quotations stand in a text.

    Time is that of one pass over text and quotations, plus one step for each place where one of
    them stands.

    Args:
        text: the text.
        quotations: those that will be looked for; others are not found.

    Example:
        >>> quotation = Quotation("5%", "增长")
        >>> Anchors("下降5%，增长5%", [quotation]).find(quotation)
        7
    """

    def __init__(self, text: str, quotations: Iterable[Quotation]) -> None:
        heads = {one[:_HEAD] for each in quotations for one in (each.whole, each.exact) if one}
        self._text = text
        self._places: dict[str, list[int]] = {}
        if not heads:
            return
        # Importing the library loads no third party; nor do formats that need none.
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for head in heads:
            automaton.add_word(head, head)
        automaton.make_automaton()
        for end, head in automaton.iter(text):
            self._places.setdefault(head, []).append(end + 1 - len(head))

    def find(self, quotation: Quotation, near: int | None = None) -> int | None:
        """Where the words of a quotation start; ``None`` where they do not stand, or it is unsure.

        With what stands around them, the place nearest to ``near`` is taken; without it, words that
        stand in one place only.
        """
        shift = len(quotation.prefix)
        places = self._of(quotation.whole) if quotation.exact else []
        if places:
            found = _nearest(places, None if near is None else near - shift)
            return None if found is None else found + shift
        alone = self._of(quotation.exact)
        return alone[0] if len(alone) == 1 else None

    def _of(self, words: str) -> list[int]:
        """The places of words, of which the heads of long ones were looked for."""
        places = self._places.get(words[:_HEAD], [])
        if len(words) > _HEAD:
            if words not in self._places:
                self._places[words] = [at for at in places if self._text.startswith(words, at)]
            places = self._places[words]
        return places


def _nearest(places: list[int], near: int | None) -> int | None:
    """The place nearest to another; none where two are as near, or nearness is unknown."""
    if len(places) == 1:
        return places[0]
    if near is None:
        return None
    i = bisect_left(places, near)
    around = sorted(places[max(0, i - 1) : i + 1], key=lambda place: abs(place - near))
    if len(around) == 2 and abs(around[0] - near) == abs(around[1] - near):
        return None
    return around[0]
