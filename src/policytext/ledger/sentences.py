"""The sentences that statements stand in."""

from __future__ import annotations

from policytext.document import Document
from policytext.layers import SENTENCES
from policytext.span import Span
from policytext.values import Indicator

__all__ = ["Sentences"]


class Sentences:
    """The sentences of a document; the rows of one share its text, which may be the whole."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._texts: dict[tuple[int, int], str] = {}

    def around(self, span: Span[Indicator]) -> tuple[str, int]:
        """The sentence around a statement's value, and where it begins; else the statement."""
        doc, inner = self._doc, span.value.quantity or span
        touched = doc.overlapping(inner, SENTENCES) if SENTENCES in doc else ()
        if not touched:
            return (span.text, span.start)
        place = (touched[0].start, touched[-1].end)
        if place not in self._texts:
            self._texts[place] = doc.text[slice(*place)]
        return (self._texts[place], place[0])
