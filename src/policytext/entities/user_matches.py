"""Where texts of a list stand, which of them are whole and apart, and what their sentences hold."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import ahocorasick

from policytext.entities.recognizer import Found

__all__ = ["Sentences", "apart", "automaton", "is_beaten", "is_whole", "occurrences"]

_SENTENCE_ENDS = frozenset("。！？；!?;\n\r\u2028\u2029")


def automaton(texts: Iterable[tuple[str, int]]) -> Any:
    """Finds texts; each with the numbers that it stands for, in order."""
    numbers: dict[str, list[int]] = {}
    for text, number in texts:
        numbers.setdefault(text, []).append(number)
    made = ahocorasick.Automaton()
    for text, found in numbers.items():
        made.add_word(text, (len(text), tuple(found)))
    if numbers:
        made.make_automaton()
    return made


def occurrences(made: Any, text: str) -> Iterator[tuple[int, int, int]]:
    """All places of an automaton's texts, overlapping ones too: start, end, number."""
    if not len(made):
        return
    for last, (size, numbers) in made.iter(text):
        for number in numbers:
            yield last + 1 - size, last + 1, number


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or number goes on across the borders: AI is not in MAIN."""
    return not (
        (start and _is_latin(text[start - 1]) and _is_latin(text[start]))
        or (end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end]))
    )


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


class Sentences:
    """Which words of context each sentence holds, worked out when it is first asked."""

    def __init__(self, text: str, words: Any) -> None:
        self._text = text
        self._automaton = words
        self._starts = array("q")
        self._words: set[tuple[int, str]] | None = None

    def holds(self, place: int, words: Iterable[str]) -> bool:
        """Whether the sentence of a place holds one of the words."""
        if self._words is None:
            self._starts.append(0)
            self._starts.extend(n + 1 for n, c in enumerate(self._text) if c in _SENTENCE_ENDS)
            self._words = {
                (bisect_right(self._starts, start), self._text[start:end])
                for start, end, _ in occurrences(self._automaton, self._text)
            }
        sentence = bisect_right(self._starts, place)
        return any((sentence, word) in self._words for word in words)


def apart(ranked: list[tuple[int, int, int, int]], size: int) -> list[tuple[int, int, int]]:
    """Those that share no character, the first in rank first; in order of place."""
    taken = bytearray(size)
    chosen = []
    for shorter, _, start, number in sorted(ranked):
        end = start - shorter
        # One that is no longer than those taken overlaps one of them at an edge or inside.
        if not taken[start] and not taken[end - 1]:
            taken[start:end] = b"\1" * (end - start)
            chosen.append((start, end, number))
    return sorted(chosen)


def is_beaten(found: Found, own: Sequence[Found], starts: Sequence[int]) -> bool:
    """Whether one of these names, which are apart and in order, takes its place."""
    inner = bisect_right(starts, found.start) - 1
    last = bisect_right(starts, found.end - 1) - 1
    # Only those at its own edges can cross it or enclose it; those between lie inside it.
    for each in {inner, last}:
        if each < 0 or own[each].end <= found.start:
            continue
        one = own[each]
        if (one.start, one.end) == (found.start, found.end):
            return True
        is_inside = one.start <= found.start and found.end <= one.end
        encloses = found.start <= one.start and one.end <= found.end
        if not encloses and not (is_inside and found.label == "PLACE"):
            return True
    return False
