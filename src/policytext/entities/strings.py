"""Many strings at once, found wherever they stand in a text.

Hardly any place of a text begins one: whether the first characters may is told for all places at
once by a table of flags, and only the places that are left are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from policytext.segmenter.alphabet import Codes, raw_code_points

__all__ = ["Strings"]

_Value = TypeVar("_Value")

_HEAD = 3  # first characters that are told by a flag; fewer for shorter strings
# An odd number, whose products spread characters over 32 bits; the highest ones number a flag.
_SPREAD = np.uint32(0x9E3779B1)
_BITS = 20
_SPARSE = 64  # flags to a string at least, unless there are too many strings


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
        # The lengths of the strings that begin with these characters, a bit for each.
        lengths: dict[str, int] = {}
        for string in filter(None, self.values):
            head = string[:_HEAD]
            lengths[head] = lengths.get(head, 0) | 1 << len(string)
        self._lengths = lengths
        sizes = sorted({len(head) for head in lengths})
        self._flags = [(size, *_flags(lengths, size)) for size in sizes]

    def hits(self, text: str) -> list[tuple[int, int, _Value]]:
        """Start, end and value of all that stand in a text, by place, shorter ones first."""
        values, lengths_of = self.values, self._lengths.get
        found = []
        for size, flags, shift in self._flags:
            for start in np.flatnonzero(flags.take(_numbers(text, size) >> shift)).tolist():
                lengths = lengths_of(text[start : start + size])
                if lengths is None:
                    continue  # Another head has the same flag.
                for length in _set_bits(lengths):
                    string = text[start : start + length]
                    # Where the text ends, the slice is shorter.
                    if string in values and len(string) == length:
                        found.append((start, start + length, values[string]))
        found.sort(key=itemgetter(0, 1))
        return found


@cache
def _set_bits(lengths: int) -> tuple[int, ...]:
    """The numbers of the bits that are set, rising; few combinations occur."""
    return tuple(length for length in range(lengths.bit_length()) if lengths >> length & 1)


def _flags(heads: Iterable[str], size: int) -> tuple[npt.NDArray[np.bool_], np.uint32]:
    """A flag for the number of each head that has so many characters, and how numbers are cut."""
    chosen = [head for head in heads if len(head) == size]
    bits = min(_BITS, (_SPARSE * len(chosen)).bit_length())
    shift = np.uint32(32 - bits)
    flags = np.zeros(1 << bits, np.bool_)
    flags[_numbers("".join(chosen), size)[::size] >> shift] = True
    return flags, shift


@lru_cache(maxsize=4)
def _numbers(text: str, size: int) -> Codes:
    """A number for each place by the characters that stand there; several tables ask for them."""
    codes = raw_code_points(text)
    count = max(0, len(codes) - size + 1)
    numbers: Codes = np.zeros(count, np.uint32)
    for place in range(size):
        numbers = (numbers ^ codes[place : place + count]) * _SPREAD
        numbers ^= numbers >> np.uint32(15)
    return numbers
