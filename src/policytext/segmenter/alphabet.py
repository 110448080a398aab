"""Characters as small numbers, and the type of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

__all__ = [
    "BLANK",
    "DIGIT",
    "LETTER",
    "TYPE_COUNT",
    "Alphabet",
    "code_points",
    "raw_code_points",
    "types_of",
]

Codes = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int64]

# White space and the ends of a text; an unknown character is 1, the known ones follow.
BLANK = 0
_UNKNOWN = 1
_PLANE = 0x10000
DIGIT, LETTER, _NUMERAL, _CALENDAR, _HAN, _POINT, _JOINING, _OTHER = range(1, 9)
TYPE_COUNT = _OTHER + 1
_TYPES = {
    _NUMERAL: "〇零○一二三四五六七八九十百千万亿两几",
    _CALENDAR: "年月日时分秒",
    _POINT: ".",
    _JOINING: "%-/:·",
}
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_TO_HALF_WIDTH = 0xFEE0
# The bytes of UTF-32-LE, whatever the machine's own order.
_LITTLE = "<u4"


def code_points(text: str) -> Codes:
    """The code points of a text, full-width letters, digits and marks as half-width ones."""
    codes = raw_code_points(text)
    full = (codes >= _FULL_WIDTH.start) & (codes < _FULL_WIDTH.stop)
    return np.where(full, codes - np.uint32(_TO_HALF_WIDTH), codes).astype(np.uint32)


def raw_code_points(text: str) -> Codes:
    """The code points of a text as they are."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), _LITTLE).astype(
        np.uint32, copy=False
    )


@cache
def _type_table() -> npt.NDArray[np.uint8]:
    table = np.full(_PLANE, _OTHER, np.uint8)
    table[0x4E00:0xA000] = _HAN
    table[0x3400:0x4DC0] = _HAN
    for kind, characters in _TYPES.items():
        table[[ord(each) for each in characters]] = kind
    table[ord("0") : ord("9") + 1] = DIGIT
    for first, last in ("AZ", "az"):
        table[ord(first) : ord(last) + 1] = LETTER
    every = np.arange(_PLANE, dtype=_LITTLE).tobytes().decode("utf-32-le", "surrogatepass")
    table[[space.start() for space in re.finditer(r"\s", every)]] = BLANK
    half = table[_FULL_WIDTH.start - _TO_HALF_WIDTH : _FULL_WIDTH.stop - _TO_HALF_WIDTH]
    table[_FULL_WIDTH.start : _FULL_WIDTH.stop] = half
    return table


def types_of(codes: Codes) -> npt.NDArray[np.uint8]:
    """The type of each code point, 0 for white space; the same for full and half width."""
    beyond = codes >= _PLANE
    if not beyond.any():
        return _type_table().take(codes)
    # Beyond the first plane there are hardly any characters but Chinese ones.
    return np.where(beyond, np.uint8(_HAN), _type_table()[np.where(beyond, 0, codes)])


class Alphabet:
    """The characters that a model knows, each with its number.

    Args:
        codes: their code points, in half-width form.

    Example:
        >>> alphabet = Alphabet(code_points("一二"))
        >>> alphabet.numbers(code_points("二 三")).tolist()
        [3, 0, 1]
    """

    def __init__(self, codes: Iterable[int]) -> None:
        self.codes: Codes = np.unique(np.fromiter(codes, np.uint32))
        self._low = np.full(_PLANE, _UNKNOWN, np.int64)
        known = np.arange(len(self.codes), dtype=np.int64) + _UNKNOWN + 1
        first = self.codes < _PLANE
        self._low[self.codes[first]] = known[first]
        self._low[_type_table() == BLANK] = BLANK
        self._high = dict(zip(self.codes[~first].tolist(), known[~first].tolist(), strict=True))

    def __len__(self) -> int:
        """How many numbers there are, those of white space and unknown characters included."""
        return len(self.codes) + _UNKNOWN + 1

    def numbers(self, codes: Codes) -> Numbers:
        """The number of each code point."""
        beyond = codes >= _PLANE
        numbers: Numbers = self._low.take(np.where(beyond, 0, codes))
        for place in np.flatnonzero(beyond).tolist():
            numbers[place] = self._high.get(int(codes[place]), _UNKNOWN)
        return numbers
