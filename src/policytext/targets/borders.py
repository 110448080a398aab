"""Where the words of a document begin, found when it is first asked for."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from policytext.document import Document
from policytext.segmenter import packaged_model

__all__ = ["Borders"]


class Borders:
    """The places where words begin.

    Args:
        doc: the document.
    """

    def __init__(self, doc: Document) -> None:
        self._text = doc.text

    def inside(self, start: int, end: int) -> list[int]:
        """The places after the first character of a stretch at which words begin."""
        places = self._places
        return places[bisect_left(places, start + 1) : bisect_left(places, end)]

    @cached_property
    def _places(self) -> list[int]:
        found: list[int] = packaged_model().starts(self._text).nonzero()[0].tolist()
        return found
