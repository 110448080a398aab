"""Words cut into pieces of a fixed vocabulary, the likeliest way (Kudo 2018)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

__all__ = ["Pieces"]

# What an unknown character costs below the least likely piece.
_UNKNOWN = 10.0
_REMEMBERED = 1 << 16
_BLANK = "▁"


class Pieces:
    """A vocabulary of pieces; it never changes once it is made.

    Args:
        strings: the pieces; those that are no text, such as ``<s>``, are found in none.
        scores: the logarithm of the likelihood of each.
        unknown: the number that stands for a character without a piece.

    Example:
        >>> pieces = Pieces(["<unk>", "经济", "经", "济", "区"], [0, -2, -4, -4, -3], 0)
        >>> pieces.of("经济区"), pieces.of("区委")
        ((1, 4), (4, 0))
    """

    def __init__(self, strings: Sequence[str], scores: Sequence[float], unknown: int) -> None:
        self.strings = tuple(strings)
        self.scores = tuple(scores)
        self.unknown = unknown
        self._numbers = {
            string: number for number, string in enumerate(strings) if not string.startswith("<")
        } | ({"<": strings.index("<")} if "<" in strings else {})
        self._longest = max(map(len, self._numbers), default=0)
        self._lowest = min(scores, default=0.0) - _UNKNOWN
        # One for each vocabulary, so that two models never share what is remembered.
        self.of = lru_cache(maxsize=_REMEMBERED)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The numbers of the pieces of a word, in order; at least one."""
        text = normalize("NFKC", word).replace(" ", _BLANK)
        best = [0.0] + [float("-inf")] * len(text)
        came: list[tuple[int, int]] = [(0, 0)] * (len(text) + 1)
        for end in range(1, len(text) + 1):
            best[end], came[end] = best[end - 1] + self._lowest, (end - 1, self.unknown)
            for start in range(max(0, end - self._longest), end):
                number = self._numbers.get(text[start:end])
                if number is not None and best[start] + self.scores[number] > best[end]:
                    best[end], came[end] = best[start] + self.scores[number], (start, number)
        found: list[int] = []
        place = len(text)
        while place:
            place, number = came[place]
            found.append(number)
        return tuple(reversed(found)) or (self.unknown,)

    def __reduce__(self) -> tuple[object, ...]:
        return Pieces, (self.strings, self.scores, self.unknown)
