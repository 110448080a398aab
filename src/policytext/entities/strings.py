"""Many strings at once, found wherever they stand in a text.

Hardly any place of a text begins one: whether the first characters may is told for all places at
once by a table of flags, and only the places that are left are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from policytext.segmenter.alphabet import Codes, raw_code_points

__all__ = ["Strings"]

_Value = TypeVar("_Value")

_HEAD = 3  # first characters that are told by a flag; fewer for shorter strings
# An odd number, whose products spread characters over 32 bits; the highest 18 number a flag.
_SPREAD = np.uint32(0x9E3779B1)
_BITS = 18


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
        # The lengths of the strings that begin with these characters, rising.
        lengths: dict[str, tuple[int, ...]] = {}
        for string in sorted(filter(None, self.values), key=len):
            head, length = string[:_HEAD], len(string)
            found = lengths.get(head, ())
            if length not in found:
                lengths[head] = (*found, length)
        self._lengths = lengths
        sizes = sorted({len(head) for head in lengths})
        self._flags = [(size, _flags(self._lengths, size)) for size in sizes]

    def hits(self, text: str) -> list[tuple[int, int, _Value]]:
        """Start, end and value of all that stand in a text, by place, shorter ones first."""
        codes = raw_code_points(text)
        found = []
        for size, flags in self._flags:
            for start in np.flatnonzero(flags[_numbers(codes, size)]).tolist():
                for length in self._lengths.get(text[start : start + size], ()):
                    string = text[start : start + length]
                    if string in self.values:
                        found.append((start, start + length, self.values[string]))
        found.sort(key=lambda hit: hit[:2])
        return found


def _flags(heads: Iterable[str], size: int) -> npt.NDArray[np.bool_]:
    """A flag for the number of each of these heads that has so many characters."""
    flags = np.zeros(1 << _BITS, np.bool_)
    joined = "".join(head for head in heads if len(head) == size)
    flags[_numbers(raw_code_points(joined), size)[::size]] = True
    return flags


def _numbers(codes: Codes, size: int) -> Codes:
    """A number for each place by the characters that stand there."""
    count = max(0, len(codes) - size + 1)
    numbers: Codes = np.zeros(count, np.uint32)
    for place in range(size):
        numbers = (numbers ^ codes[place : place + count]) * _SPREAD
        numbers ^= numbers >> np.uint32(15)
    return numbers >> np.uint32(32 - _BITS)
