"""Where the words of sentences begin, found when it is first asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from policytext.document import Document
from policytext.segmenter import packaged_model
from policytext.span import Span

__all__ = ["Borders"]


class Borders:
    """The places where words begin.

    Args:
        doc: the document.
        sentences: its sentences that are asked for; elsewhere no word begins.
    """

    def __init__(self, doc: Document, sentences: Iterable[Span[None]]) -> None:
        self._doc, self._sentences = doc, tuple(sentences)

    def inside(self, start: int, end: int) -> list[int]:
        """The places after the first character of a stretch at which words begin."""
        places = self._places
        return places[bisect_left(places, start + 1) : bisect_left(places, end)]

    @cached_property
    def _places(self) -> list[int]:
        text = "\n".join(sentence.text for sentence in self._sentences)
        flags = packaged_model().starts(text).nonzero()[0].tolist()
        found: list[int] = []
        begin = number = 0
        for sentence in self._sentences:
            size = len(sentence.text)
            while number < len(flags) and flags[number] < begin + size:
                found.append(flags[number] - begin + sentence.start)
                number += 1
            begin += size + 1
            while number < len(flags) and flags[number] < begin:
                number += 1
        return found
