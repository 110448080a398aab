"""What a tokeniser is."""

from __future__ import annotations

from array import array
from typing import Protocol, runtime_checkable

__all__ = ["Tokenizer"]


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
