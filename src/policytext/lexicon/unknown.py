"""Words in no lexicon, put together from characters by where in words each tends to stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from policytext.lexicon.pieces import is_han
from policytext.lexicon.table import cost

__all__ = ["UnknownWords"]

# Tuned on the development part of the treebank: what a word of 1, 2 or 3 characters costs beside
# its characters, in the unit of cost().
_LENGTH_COSTS = (700, 2400, 3400)
# Add 0.3 to each count, of about 7,000 characters; a word type counts at most 3 times, so that
# the commonest words do not stand for all.
_SMOOTHING, _CHARACTERS, _MOST = 3, 7000, 3
_LONGEST_LEARNT = 6


class UnknownWords:
    """Joins single characters into words of up to three.

    The cost of a word is that of its length and, for each character, of its place: alone, first,
    middle or last.

    Args:
        counts: words with their counts in the training text.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        places: dict[str, Counter[str]] = {place: Counter() for place in "SBME"}
        for word, count in counts.items():
            if count and len(word) <= _LONGEST_LEARNT and is_han(word):
                _add(places, word, count)
        self._costs = {place: _costs(seen) for place, seen in places.items()}
        self._unseen = {place: cost(_SMOOTHING, _total(seen)) for place, seen in places.items()}

    def lengths(self, characters: str) -> list[int]:
        """The lengths of the words in a run of characters that the lexicon left alone.

        Time and memory grow linearly with the run.
        """
        alone, first, middle, last = (self._costs[place] for place in "SBME")
        no_alone, no_first, no_middle, no_last = (self._unseen[place] for place in "SBME")
        one, two, three = _LENGTH_COSTS
        best, chosen = [0], [0]
        for i, character in enumerate(characters):
            lowest = best[i] + one + alone.get(character, no_alone)
            length = 1
            if i:
                ending = last.get(character, no_last)
                before = characters[i - 1]
                value = best[i - 1] + two + first.get(before, no_first) + ending
                if value < lowest:
                    lowest, length = value, 2
                if i > 1:
                    value = best[i - 2] + three + middle.get(before, no_middle) + ending
                    value += first.get(characters[i - 2], no_first)
                    if value < lowest:
                        lowest, length = value, 3
            best.append(lowest)
            chosen.append(length)
        return _walk_back(chosen)


def _add(places: Mapping[str, Counter[str]], word: str, count: int) -> None:
    if len(word) == 1:
        places["S"][word] += count
        return
    weight = min(count, _MOST)
    places["B"][word[0]] += weight
    places["E"][word[-1]] += weight
    for character in word[1:-1]:
        places["M"][character] += weight


def _total(seen: Counter[str]) -> int:
    return 10 * sum(seen.values()) + _SMOOTHING * _CHARACTERS


def _costs(seen: Counter[str]) -> dict[str, int]:
    total = _total(seen)
    return {char: cost(10 * count + _SMOOTHING, total) for char, count in seen.items()}


def _walk_back(chosen: list[int]) -> list[int]:
    lengths = []
    end = len(chosen) - 1
    while end:
        lengths.append(chosen[end])
        end -= chosen[end]
    lengths.reverse()
    return lengths
