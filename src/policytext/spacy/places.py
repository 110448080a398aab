"""Stretches of characters as stretches of tokens."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Places", "TokenPlaces"]

Numbers = npt.NDArray[np.int64]


class Places(NamedTuple):
    """Where spans lie among the tokens; ``first`` is not below ``last`` where a span has no place.

    Attributes:
        first: the first token of each span.
        last: the token after its last one.
        fits: whether the span begins and ends where tokens do, blanks between tokens aside.
    """

    first: Numbers
    last: Numbers
    fits: npt.NDArray[np.bool_]


class TokenPlaces:
    """The tokens of a document of spaCy by their characters.

    spaCy counts characters as Python does, in code points, so that offsets need no conversion.
    """

    def __init__(self, spacy_doc: Any) -> None:
        # By columns: an object for each token would take longer than all else here.
        columns = spacy_doc.to_array(["LENGTH", "SPACY"]).astype(np.int64).reshape(-1, 2)
        lengths, blanks = columns[:, 0], columns[:, 1]
        self.ends: Numbers = np.cumsum(lengths + blanks) - blanks
        self.starts: Numbers = self.ends - lengths

    def find(self, starts: Numbers, ends: Numbers, alignment_mode: str) -> Places:
        """The tokens of spans, by ``expand``, ``contract`` or ``strict``."""
        # Between two tokens there is nothing but a blank, so the tokens that a span touches hold
        # all of it, and it fits if they hold nothing else.
        first = np.searchsorted(self.ends, starts, side="right")
        last = np.searchsorted(self.starts, ends, side="left")
        fits = first < last
        touched = np.flatnonzero(fits)
        fits[touched] = (self.starts[first[touched]] >= starts[touched]) & (
            self.ends[last[touched] - 1] <= ends[touched]
        )
        if alignment_mode == "strict":
            last = np.where(fits, last, first)
        elif alignment_mode == "contract":
            first = np.searchsorted(self.starts, starts, side="left")
            last = np.searchsorted(self.ends, ends, side="right")
        return Places(first.astype(np.int64), last.astype(np.int64), fits)
