"""Values of foreign states, which are no rows of a document: 美国生产总值增长2%."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.gazetteer.foreign import foreign_states
from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.candidates import Candidate
from policytext.targets.features import Find
from policytext.targets.phrases import strip_openers
from policytext.targets.places import clause_start, place_of
from policytext.targets.ways import HANDED_ON
from policytext.targets.words import words_of
from policytext.values import Mention

__all__ = ["Abroad"]

_OF = "的"
_STOP = lazy_pattern("[；;]")


class Abroad:
    """Tells from value to value of a sentence whether it is of a foreign state.

    Args:
        text: the text.
        issuer: the code of the division whose document it is.
        find: gives the entry of a codebook for a name.
    """

    def __init__(self, text: str, issuer: str | None, find: Find) -> None:
        self._text, self._issuer, self._find = text, issuer, find
        self._is_there = False

    def has(self, chosen: Candidate, mentions: Sequence[Span[Mention]], start: int) -> bool:
        """Whether a row is about a foreign state, not about trade with it.

        What follows without a place, up to a semicolon, is about the same one.

        Args:
            chosen: the row.
            mentions: those in the words in front of its value.
            start: where these words begin.
        """
        end = chosen.values[0].start
        state = self._state(mentions, start, end)
        if state is None:
            is_parted = place_of(self._text, mentions, start, end, self._issuer) is not None
            is_over = is_parted or _STOP.search(self._text, start, end) is not None
            self._is_there = self._is_there and not is_over
            return self._is_there
        name = chosen.names[0].removeprefix(state).removeprefix(_OF)
        is_known = chosen.reading.how == HANDED_ON or self._find(name) is not None
        is_trade = any(word in name for word in words_of("with abroad"))
        self._is_there = is_known and not is_trade
        return self._is_there

    def _state(self, mentions: Sequence[Span[Mention]], start: int, end: int) -> str | None:
        """The foreign state with which the clause of a name begins; mostly none."""
        if not mentions:
            return None
        begin = clause_start(self._text, start, end)
        first = next((one for one in mentions if one.start >= begin), None)
        if first is None or first.end > end or first.text not in foreign_states():
            return None
        return None if strip_openers(self._text[begin : first.start])[0] else first.text
