"""A linear model of word boundaries: packed weights, and the scores of a text.

A text's scores are sums of small whole numbers, so that they are the same on every machine and
with every version of NumPy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from policytext.segmenter.alphabet import (
    BLANK,
    TYPE_COUNT,
    Alphabet,
    Codes,
    code_points,
    types_of,
)
from policytext.segmenter.decode import Flags, Scores
from policytext.segmenter.grams import Keys, gram_keys, type_keys
from policytext.segmenter.hashing import KeyTable
from policytext.segmenter.templates import GRAMS, LONGEST, MAX_WORD, SKIP, TYPES, Template

__all__ = ["FIXED", "Family", "Weights", "longest_words"]

Lanes = npt.NDArray[np.int64]

# Scores of B, M and E against S lie side by side in one 64-bit number, 20 bits each; their
# sum is exact, and all three are added at once.
_LANE = 20
_MIDDLE = 1 << (_LANE - 1)
# The highest bit of a row's number says that the string is a known word.
WORD_BIT = 1 << 31
# Of longer strings hardly any is in the model: nearly all of those are words.
_OFTEN = 3
_BORDER = 3  # blanks that keep a string from speaking across white space
FIXED: dict[str, tuple[Template, int]] = {
    TYPES.name: (TYPES, TYPE_COUNT**3),
    LONGEST.name: (LONGEST, (MAX_WORD + 1) ** 2),
}


@dataclass(frozen=True, eq=False)
class Family:
    """The strings of one template with their weights.

    Args:
        table: the row of each string, with ``WORD_BIT`` for a known word; row 0 is silent.
        weights: whole numbers, rows by (characters spoken to, tags B, M and E); those of S are 0.
    """

    table: KeyTable
    weights: npt.NDArray[np.int16]


class Weights:
    """All that a model has learnt.

    Args:
        alphabet: the characters it knows.
        families: strings and weights by the name of their template.
        fixed: weights of the templates whose strings are numbered without a table.
        changes: what one tag after another adds, four by four.
        stops: marks behind which a word always ends, save between two digits.
        joins: whether neighbouring digits, and neighbouring letters, are always one word.
    """

    def __init__(
        self,
        alphabet: Alphabet,
        families: Mapping[str, Family],
        fixed: Mapping[str, npt.NDArray[np.int16]],
        changes: Scores,
        *,
        stops: str = "",
        joins: bool = False,
    ) -> None:
        self.alphabet = alphabet
        self.families = dict(families)
        self.fixed = dict(fixed)
        self.changes = changes
        self.stops = stops
        self.joins = joins
        self._lanes = {name: _to_lanes(each.weights) for name, each in families.items()}
        numbers = np.arange(len(alphabet), dtype=np.uint64)
        self._singles = self.families[GRAMS[0].name].table.rows(numbers)
        self._fixed_lanes = {name: _to_lanes(each) for name, each in fixed.items()}

    def scores(self, text: str) -> Scores:
        """The scores of the four tags for each character: one row a tag, one column a character."""
        codes, places = _set_apart(code_points("\n" + text + "\n"))
        numbers = self.alphabet.numbers(codes)
        sums = np.zeros(len(codes), np.int64)
        words: list[tuple[int, Lanes]] = []
        for template, keys, exists in gram_keys(numbers):
            lanes = self._lanes[template.name]
            if template.length > _OFTEN:
                _scatter(sums, lanes, *self._scattered(template, keys, exists, words), template)
            else:
                _spread(sums, lanes, self._rows(template, keys, exists, words), template)
        _spread(sums, self._fixed_lanes[TYPES.name], type_keys(types_of(codes)), TYPES)
        _spread(sums, self._fixed_lanes[LONGEST.name], longest_words(len(codes), words), LONGEST)
        return _from_lanes(sums[places[1:-1]])

    def _rows(
        self, template: Template, keys: Keys, exists: Flags, words: list[tuple[int, Lanes]]
    ) -> Lanes:
        """The row of each string; known words are noted."""
        rows = self._found(template, keys)
        rows *= exists
        if template is not SKIP:
            words.append((template.length, np.flatnonzero(rows >= WORD_BIT)))
            rows &= WORD_BIT - 1
        return rows

    def _scattered(
        self, template: Template, keys: Keys, exists: Flags, words: list[tuple[int, Lanes]]
    ) -> tuple[Lanes, Lanes]:
        """Where strings begin that are in the model, and the row of each; known words are noted."""
        places, rows = self.families[template.name].table.found(keys)
        there = exists.take(places)
        places, rows = places[there], rows[there]
        words.append((template.length, places[rows >= WORD_BIT]))
        rows &= WORD_BIT - 1
        return places, rows

    def _found(self, template: Template, keys: Keys) -> Lanes:
        """The row of each key; the keys of single characters are their numbers."""
        if template.length > 1:
            return self.families[template.name].table.rows(keys)
        return self._singles.take(keys.view(np.int64))


def _set_apart(codes: Codes) -> tuple[Codes, Lanes]:
    """Each white space repeated, as it stands in training text, and where each character is now."""
    repeats = np.where(types_of(codes) == BLANK, _BORDER, 1)
    return np.repeat(codes, repeats), np.cumsum(repeats) - 1


def longest_words(size: int, words: Sequence[tuple[int, Lanes]]) -> Lanes:
    """For each character the lengths of the longest known words that begin and end there.

    Args:
        size: the number of characters.
        words: rising lengths, each with the places where known words of that length begin.
    """
    begin = np.zeros(size, np.int64)
    end = np.zeros(size, np.int64)
    for length, places in words:
        begin[places] = length
        end[places + (length - 1)] = length
    return begin * (MAX_WORD + 1) + end


def _spread(sums: Lanes, lanes: Lanes, rows: Lanes, template: Template) -> None:
    """Add the weights of the string at each place to all the characters that it speaks to."""
    if not len(rows):
        return
    spoken = lanes.take(rows, axis=0)
    for column in range(template.width):
        shift = template.low + column
        begin = max(0, shift)
        end = min(len(sums), len(rows) + shift)
        if end > begin:
            sums[begin:end] += spoken[begin - shift : end - shift, column]


def _scatter(sums: Lanes, lanes: Lanes, places: Lanes, rows: Lanes, template: Template) -> None:
    """Add the weights of the strings that begin at these places, none at an edge."""
    spoken = lanes.take(rows, axis=0)
    for column in range(template.width):
        sums[places + (template.low + column)] += spoken[:, column]


def _to_lanes(weights: npt.NDArray[np.int16]) -> Lanes:
    """Weights of three tags side by side in one number: rows by characters spoken to."""
    wide = weights.astype(np.int64).reshape(len(weights), weights.shape[1] // 3, 3)
    lanes: Lanes = wide[:, :, 0] + (wide[:, :, 1] << _LANE) + (wide[:, :, 2] << 2 * _LANE)
    return lanes


def _from_lanes(sums: Lanes) -> Scores:
    """The sums of the three tags, taken apart; S has 0."""
    scores = np.zeros((4, len(sums)), np.int32)
    rest = sums
    for tag in range(3):
        low = ((rest + _MIDDLE) & ((1 << _LANE) - 1)) - _MIDDLE
        scores[tag] = low
        rest = (rest - low) >> _LANE
    return scores
