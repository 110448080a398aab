"""What a tokeniser is."""

from __future__ import annotations

from array import array
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

__all__ = ["BorderTokenizer", "Flags", "Offsets", "Tokenizer"]

Flags = npt.NDArray[np.bool_]
Offsets = npt.NDArray[np.int64]


@runtime_checkable
class Tokenizer(Protocol):
    """Cuts a text into words; its output depends on the text alone.

    A tokeniser is picklable, so that it can run in several processes.
    """

    def words(self, text: str) -> list[str]:
        """The text cut into words; joined together they are the text, white space included.

        A run of white space is one item of its own.
        """
        ...

    def offsets(self, text: str) -> tuple[array[int], array[int]]:
        """Starts and ends of the words in code points, in order, without the white space."""
        ...


@runtime_checkable
class BorderTokenizer(Tokenizer, Protocol):
    """A tokeniser that can be told of places where a word must start, and weighs the rest anew."""

    def starts(self, text: str, borders: Offsets | None = None) -> Flags:
        """For each character whether an item of ``words`` starts there, given these borders."""
        ...
