"""The library's own tokeniser: the most probable words of a lexicon, and unknown words by model."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cache

from policytext.errors import InputError
from policytext.lexicon import UnknownWords, words_of_runs
from policytext.lexicon.table import read_counts

__all__ = ["LexiconTokenizer"]

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
        return [text[start:end] for start, end in _cut(text)]

    def offsets(self, text: str) -> tuple[array[int], array[int]]:
        """Starts and ends of the words in code points, in order, without the white space.

        Raises:
            InputError: this is no text.
            DataError: the packaged lexicon is damaged.
        """
        starts, ends = array("i"), array("i")
        for start, end in _cut(text):
            # Any white space makes up a word of its own.
            if not text[start].isspace():
                starts.append(start)
                ends.append(end)
        return starts, ends


@cache
def _unknown_words() -> UnknownWords:
    return UnknownWords(read_counts())


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word of a text in order, white space included."""
    if not isinstance(text, str):
        raise InputError(f"a tokeniser takes a str, got {type(text).__name__}")
    for start, end, lengths in words_of_runs(text):
        if lengths is None:
            yield start, end
            continue
        run = text[start:end]
        for length in _join_numerals(_join_unknown(lengths, run), run):
            yield start, start + length
            start += length


def _join_unknown(lengths: list[int], run: str) -> list[int]:
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
            joined += _unknown_words().lengths(run[first:place])
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
