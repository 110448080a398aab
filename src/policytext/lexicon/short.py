"""The cheapest path through a few characters, without the dictionaries for long texts.

Reading numbers asks now and then where one short word ends, and a short text has few names. The
dictionaries take a twelfth of a second to make, a sorted list of lines a quarter of that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from policytext.data import read_bytes
from policytext.lexicon.table import LISTED, UNKNOWN, cost, read_lines

__all__ = ["SortedWords", "is_word", "sorted_words"]


class SortedWords:
    """The words that may be used, looked up in the lines of their table.

    Args:
        lines: word, tab and count, sorted by code points.
    """

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines = lines
        self._total = 10 * sum(map(int, re.findall(r"\t([1-9]\d*)", "\n".join(lines))))
        self._alone = cost(UNKNOWN, self._total)

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        place = bisect_left(self._lines, word + "\t")
        return place < len(self._lines) and self._lines[place].startswith(word + "\t")

    def path(self, run: str) -> list[int]:
        """The lengths of the words on the cheapest path; unknown characters stand alone."""
        beyond = (len(run) + 1) * self._alone
        best = [0] + [beyond] * len(run)
        lengths = [0] * (len(run) + 1)
        for start in range(len(run)):
            value = best[start]
            # Of paths that cost the same the character alone is taken, then the longest word.
            if value + self._alone <= best[start + 1]:
                best[start + 1], lengths[start + 1] = value + self._alone, 1
            for length, price in self._words(run, start):
                if value + price < best[start + length]:
                    best[start + length], lengths[start + length] = value + price, length
        found = []
        end = len(run)
        while end:
            found.append(lengths[end])
            end -= lengths[end]
        found.reverse()
        return found

    def _words(self, run: str, start: int) -> Iterator[tuple[int, int]]:
        """The length and the cost of each word that begins at a place, rising."""
        lines, place = self._lines, 0
        for end in range(start + 1, len(run) + 1):
            part = run[start:end]
            # Words that begin so come behind it, and it comes first if it is one itself.
            place = bisect_left(lines, part, place)
            if place == len(lines) or not lines[place].startswith(part):
                return
            word, _, count = lines[place].partition("\t")
            if word == part:
                yield end - start, cost(10 * int(count) or LISTED, self._total)


@cache
def sorted_words() -> SortedWords:
    """The packaged words.

    Raises:
        DataError: the packaged lexicon is damaged.
    """
    return SortedWords(read_lines(read_bytes))


def is_word(text: str) -> bool:
    """Whether the packaged list has a word.

    Example:
        >>> is_word("和平"), is_word("平和区")
        (True, False)
    """
    return text in sorted_words()
