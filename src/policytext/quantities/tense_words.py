"""What the words and figures around a place say: what is to be done, or what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from policytext.quantities.told_patterns import PATTERNS
from policytext.quantities.words import word_pattern

__all__ = ["TenseWords"]

# What each word or figure adds: above 0 for what is to be done this year, below for what was done.
_WEIGHTS = {"tense_goal": 6, "tense_plan": 2, "tense_past": -4, "tense_none": 0}
_DONE, _BOUNDED = -5, 3
# The words around are looked at in blocks, so that each is weighed once.
_BLOCK = 128


class TenseWords:
    """Weighs the words around places of a text.

    The weights were fitted by logistic regression to 777 parts of a year in sections of work
    reports whose headings say which year they tell of, and rounded.

    Args:
        text: the text.
        words: gives the words of a use.
    """

    def __init__(self, text: str, words: Callable[[str], Iterable[str]]) -> None:
        self._text = text
        self._weights = {word: size for use, size in _WEIGHTS.items() for word in words(use)}
        self._pattern = word_pattern(self._weights)
        self._block, self._weight = -1, 0

    def weight(self, place: int) -> int:
        """What the words of the same line near a place speak for: above 0 for what is planned."""
        text = self._text
        block = place // _BLOCK
        start = text.rfind("\n", max(0, (block - 1) * _BLOCK), place) + 1
        start = start or max(0, (block - 1) * _BLOCK)
        if start == self._block:
            return self._weight
        stop = (block + 2) * _BLOCK
        end = text.find("\n", place, stop)
        line = text[start : end if end >= 0 else stop]
        weight = sum(self._weights[word] for word in self._pattern.findall(line))
        bound = PATTERNS["bound"]
        for figure in PATTERNS["figure"].findall(line):
            weight += 0 if bound.search(figure) else _DONE
        weight += _BOUNDED * len(bound.findall(line))
        self._block, self._weight = start, weight
        return weight
