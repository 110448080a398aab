"""The library's own tokeniser: the most probable path through all words of a lexicon.

Every word of the lexicon that occurs in a run of Chinese characters is an edge, found by an
Aho-Corasick automaton; the cheapest path is found by dynamic programming (Viterbi), where a
word costs the negative logarithm of its share in the training text. Characters that the path
leaves alone are put together by `UnknownWords`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import ahocorasick

from policytext.errors import InputError
from policytext.tokens.pieces import PIECE
from policytext.tokens.table import cost, read_counts
from policytext.tokens.unknown import UnknownWords

__all__ = ["LexiconTokenizer", "Model"]

# A listed word that the training text lacks counts as 0.3, an unknown character as 0.5.
_LISTED, _UNKNOWN = 3, 5
# Runs without any mark are cut in blocks, so that memory stays small; a block is taken up again
# some way before its end, where the path does not depend on what follows.
_BLOCK, _OVERLAP = 4096, 64
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几")


class LexiconTokenizer:
    """Cuts text by the packaged lexicon; numbers and Latin words by their characters.

    Example:
        >>> tokenizer = LexiconTokenizer()
        >>> tokenizer.words("新建5G基站3200个")
        ['新建', '5G', '基站', '3200', '个']
        >>> starts, ends = tokenizer.offsets("稳 增长")
        >>> list(zip(starts, ends))
        [(0, 1), (2, 4)]
    """

    def words(self, text: str) -> list[str]:
        """The text cut into words; joined together they are the text, white space included.

        Raises:
            InputError: this is no text.
            DataError: the packaged lexicon is damaged.
        """
        return [text[start:end] for start, end, _ in _cut(text)]

    def offsets(self, text: str) -> tuple[array[int], array[int]]:
        """Starts and ends of the words in code points, in order, without the white space.

        Raises:
            InputError: this is no text.
            DataError: the packaged lexicon is damaged.
        """
        starts, ends = array("i"), array("i")
        for start, end, is_space in _cut(text):
            if not is_space:
                starts.append(start)
                ends.append(end)
        return starts, ends


class Model:
    """The automaton with the cost of each word, and the model of unknown words.

    Args:
        counts: words with their counts in the training text, 0 where they are only listed.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        total = 10 * sum(counts.values())
        self.automaton: Any = ahocorasick.Automaton()
        for word, count in counts.items():
            self.automaton.add_word(word, (len(word), cost(10 * count or _LISTED, total)))
        self.automaton.make_automaton()
        self.alone = cost(_UNKNOWN, total)
        self.unknown = UnknownWords(counts)

    def path(self, run: str) -> list[int]:
        """The lengths of the words on the cheapest path through a run of characters."""
        far = (len(run) + 1) * self.alone
        best = [0] + [far] * len(run)
        lengths = [0] + [1] * len(run)
        alone = self.alone
        done = 0
        for last, (length, price) in self.automaton.iter(run):
            # Matches come by rising end: all places up to this end are settled first.
            while done <= last:
                value = best[done] + alone
                done += 1
                if value < best[done]:
                    best[done] = value
                    lengths[done] = 1
            value = best[done - length] + price
            if value < best[done]:
                best[done] = value
                lengths[done] = length
        found = []
        end = done
        while end:
            found.append(lengths[end])
            end -= lengths[end]
        found.reverse()
        return found + [1] * (len(run) - done)


@cache
def _model() -> Model:
    return Model(read_counts())


def _cut(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it is white space, for each piece of a text in order."""
    if not isinstance(text, str):
        raise InputError(f"a tokeniser takes a str, got {type(text).__name__}")
    for piece in PIECE.finditer(text):
        start, end = piece.span()
        if piece.lastindex == 1:
            while end - start > _BLOCK:
                stop = start + _BLOCK - _OVERLAP
                for span in _cut_run(text, start, start + _BLOCK):
                    if span[0] >= stop:
                        break
                    yield span
                    start = span[1]
            yield from _cut_run(text, start, end)
        else:
            yield start, end, piece.lastindex == 2


def _cut_run(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The words of a run of Chinese characters."""
    run = text[start:end]
    model = _model()
    place = 0
    lengths = _join_unknown(model.path(run), run, model.unknown)
    for length in _join_numerals(lengths, run):
        yield start + place, start + place + length, False
        place += length


def _join_unknown(lengths: list[int], run: str, unknown: UnknownWords) -> list[int]:
    """Put neighbouring single characters, save numerals, together where that makes likely words."""
    joined: list[int] = []
    place = first = 0
    for length in [*lengths, 0]:
        if length == 1 and run[place] not in _NUMERALS:
            place += 1
            continue
        if place - first == 1:
            joined.append(1)
        elif place > first:
            joined += unknown.lengths(run[first:place])
        if length:
            joined.append(length)
        place += length
        first = place
    return joined


def _join_numerals(lengths: list[int], run: str) -> list[int]:
    """Put neighbouring words of Chinese numerals together: 三千|五百 is one number."""
    joined: list[int] = []
    place = 0
    was_number = False
    for length in lengths:
        is_number = run[place] in _NUMERALS and _NUMERALS.issuperset(run[place : place + length])
        if is_number and was_number:
            joined[-1] += length
        else:
            joined.append(length)
        was_number = is_number
        place += length
    return joined
