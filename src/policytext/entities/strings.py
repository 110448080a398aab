"""Many strings at once, found wherever they stand in a text.

Hardly any place of a text begins one: whether the first characters may is told for all places at
once by a table of flags, and the places that are left are followed character by character, by one
table for each size, as in a trie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from policytext.segmenter.alphabet import Codes, raw_code_points

__all__ = ["Strings"]

_Value = TypeVar("_Value")
_Places = npt.NDArray[np.int64]

_HEAD = 3  # first characters that are told for all places
# An odd number, whose products spread characters over 32 bits; the highest ones number a flag.
_SPREAD = np.uint32(0x9E3779B1)
_FOLD = np.uint32(15)
_BITS = 20
# Flags to a string at least, unless there are too many strings: where all places are looked at, and
# where few are left.
_SPARSE, _DENSE = 64, 8
# What flags tell: a string ends with these characters, or goes on after them.
_ENDS, _GOES_ON = 1, 2


class Strings(Generic[_Value]):
    """Strings, each with a value; it never changes once it is made.

    Args:
        values: the value of each string; the empty string is found nowhere.

    Example:
        >>> names = Strings({"青石岭": 1, "青石岭水库": 2})
        >>> names.hits("扩建青石岭水库")
        [(2, 5, 1), (2, 7, 2)]
    """

    def __init__(self, values: Mapping[str, _Value]) -> None:
        self.values = dict(values)
        self._levels = [*_levels([*filter(None, self.values)])]

    def hits(self, text: str) -> list[tuple[int, int, _Value]]:
        """Start, end and value of all that stand in a text, by place, shorter ones first."""
        values = self.values
        found = []
        for start, end in self._spans(text):
            string = text[start:end]
            # Other characters may have the same flag.
            if string in values:
                found.append((start, end, values[string]))
        return found

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where strings may stand, by place, shorter ones first."""
        codes = raw_code_points(text)
        starts: list[_Places] = []
        ends: list[_Places] = []
        for level in self._levels:
            if level.size <= _HEAD:
                numbers = _numbers(text, level.size)
                told = level.told(numbers)
                places = np.flatnonzero(told != 0)
                numbers, told = numbers.take(places), told.take(places)
            else:
                more = np.flatnonzero(told >= _GOES_ON)
                if not len(more):
                    break
                places = places.take(more)
                # Behind the text's end its last character is read again; such spans are left out.
                added = codes.take(places + (level.size - 1), mode="clip")
                numbers = _longer(numbers.take(more), added)
                told = level.told(numbers)
            starts.append(places[told & _ENDS > 0])
            ends.append(starts[-1] + level.size)
        return _in_order(starts, ends, len(codes))


def _in_order(starts: list[_Places], ends: list[_Places], size: int) -> Iterator[tuple[int, int]]:
    """Spans of a text of so many characters by place, given shorter ones first."""
    if not starts:
        return iter(())
    start, end = np.concatenate(starts), np.concatenate(ends)
    order = np.argsort(start, kind="stable")
    order = order[end[order] <= size]
    return zip(start[order].tolist(), end[order].tolist(), strict=True)


class _Level(NamedTuple):
    """What is told of the first characters of strings.

    Attributes:
        size: how many they are.
        flags: what is told of each number.
        shift: by how much numbers are cut.
    """

    size: int
    flags: npt.NDArray[np.uint8]
    shift: np.uint32

    def told(self, numbers: Codes) -> npt.NDArray[np.uint8]:
        """What is told of the characters that have these numbers."""
        return self.flags.take(numbers >> self.shift)


def _levels(strings: Sequence[str]) -> Iterator[_Level]:
    """The flags of all sizes, save those that are looked up from the start and end no string."""
    sizes = np.array([*map(len, strings)], np.int64)
    codes = raw_code_points("".join(strings))
    firsts = np.cumsum(sizes) - sizes
    numbers: Codes = np.zeros(len(strings), np.uint32)
    for size in range(1, int(sizes.max(initial=0)) + 1):
        rest = sizes >= size
        sizes, firsts = sizes[rest], firsts[rest]
        numbers = _longer(numbers[rest], codes[firsts + (size - 1)])
        ends = numbers[sizes == size]
        goes_on = numbers[sizes > size] if size >= _HEAD else numbers[:0]
        if len(ends) + len(goes_on):
            yield _level(size, ends, goes_on)


def _level(size: int, ends: Codes, goes_on: Codes) -> _Level:
    """The flags of the numbers with which strings end, and with which they go on."""
    sparse = _SPARSE if size <= _HEAD else _DENSE
    bits = min(_BITS, (sparse * (len(ends) + len(goes_on))).bit_length())
    shift = np.uint32(32 - bits)
    flags = np.zeros(1 << bits, np.uint8)
    flags[ends >> shift] |= _ENDS
    flags[goes_on >> shift] |= _GOES_ON
    return _Level(size, flags, shift)


def _longer(numbers: Codes, codes: Codes) -> Codes:
    """The numbers of characters with one more behind them."""
    longer: Codes = (numbers ^ codes) * _SPREAD
    longer ^= longer >> _FOLD
    return longer


@lru_cache(maxsize=4)
def _numbers(text: str, size: int) -> Codes:
    """A number for each place by the characters that stand there; several tables ask for them."""
    codes = raw_code_points(text)
    count = max(0, len(codes) - size + 1)
    numbers: Codes = np.zeros(count, np.uint32)
    for place in range(size):
        numbers = _longer(numbers, codes[place : place + count])
    return numbers
