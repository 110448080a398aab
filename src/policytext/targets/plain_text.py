"""Documents as most are written, in which rows are read, and back to what was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from policytext.alignment import Alignment
from policytext.document import Document
from policytext.layers import Layer
from policytext.lazy_pattern import lazy_pattern
from policytext.simple_forms import rewritten, simplified, with_heading
from policytext.span import Span, restore
from policytext.values import Indicator

__all__ = ["PlainDocument", "plain_document", "plain_text"]

V = TypeVar("V")

_SHIFT = 0xFEE0
_COMMA, _DOT = ",:", "．"
# So far before a row and behind it are the words of its name.
_FAR, _NEAR = 400, 80
# Full-width letters, digits and signs of numbers, and the marks that texts have full-width.
_NARROWED = {chr(ord(one) + _SHIFT): one for one in map(chr, range(0x21, 0x7F)) if one.isalnum()}
_NARROWED.update({"％": "%", "．": "."})
_WIDENED = {one: chr(ord(one) + _SHIFT) for one in ",;:()!?"}
_FORMS = {**_NARROWED, **_WIDENED}
_UNUSUAL = lazy_pattern("[,;:()!?Ａ-Ｚａ-ｚ０-９％．]")
# Commas and colons between digits are part of a number or a time: 1,200, 9:30.
_WITHIN_NUMBER = lazy_pattern("[0-9０-９][,:][0-9０-９]")
# A dot is one between digits alone.
_BEHIND_DIGIT = lazy_pattern("[0-9０-９]．")
# A blank beside a number in running text, which a line of a table is not: 增长 8.5% 左右.
_LINE = lazy_pattern("[^\n]*[，。][^\n]*")
_BESIDE = "[\u3001-\u3011\u4e00-\u9fff\uff01-\uff1b“”]"
_BLANK = "[ \t\u00a0\u2002-\u200a\u202f\u3000]"
_SPACED = lazy_pattern(
    f"{_BLANK}(?:(?<={_BESIDE}{_BLANK})(?=[+-]?[0-9])|(?<=[0-9A-Za-z%]{_BLANK})(?={_BESIDE}))"
)


@lru_cache(maxsize=4)
def plain_text(text: str) -> str:
    """The text in simplified characters and the usual widths, one character for one.

    Example:
        >>> plain_text("增长８%,其中工業增长9%;出口1,200万元(含加工贸易)")
        '增长8%，其中工业增长9%；出口1,200万元（含加工贸易）'
    """
    return _UNUSUAL.sub(_usual_form, simplified(text))


def _usual_form(found: re.Match[str]) -> str:
    """How most texts write one character."""
    one, before = found[0], max(0, found.start() - 1)
    if one in _COMMA and _WITHIN_NUMBER.match(found.string, before) is not None:
        return one
    if one == _DOT and _BEHIND_DIGIT.match(found.string, before) is None:
        return one
    return _FORMS[one]


class PlainDocument(NamedTuple):
    """A document to be read in place of another one.

    Attributes:
        doc: the document.
        original: what a span of it is in the other one.
    """

    doc: Document
    original: Callable[[Span[Indicator]], Span[Indicator]]


def plain_document(
    doc: Document, layers: Iterable[Layer[Any]], *, keeps_length: bool = False
) -> PlainDocument:
    """The document in plain text without blanks beside its numbers, with these layers.

    Args:
        doc: the document; where it is plain already it is the result itself.
        layers: the layers that are taken over; those that it has not are passed over.
        keeps_length: whether blanks stay, so that all stands at the same place.

    Example:
        >>> import policytext as pt
        >>> plain_document(pt.Document("出口增长 8.5 %,进口下降。", id="a"), ()).doc.text
        '出口增长8.5 %，进口下降。'
    """
    wide = plain_text(doc.text)
    places = [] if keeps_length else _blanks(wide)
    if not places and wide == doc.text:
        return PlainDocument(doc, lambda span: span)
    edits = [(place, place + 1, 0) for place in places]
    alignment = Alignment.from_edits(len(wide), edits)
    removed = set(places)
    text = "".join(one for place, one in enumerate(wide) if place not in removed)
    plain = rewritten(doc, text, plain_text(doc.title))
    for layer in layers:
        if layer in doc:
            spans = (
                _moved(each, text, *alignment.to_text(each.start, each.end)) for each in doc[layer]
            )
            plain = plain.with_layer(layer, [each for each in spans if each.text])
    back = _Back(doc.text, simplified(doc.text), text, alignment)
    return PlainDocument(plain, back.row)


def _blanks(text: str) -> list[int]:
    """Where blanks stand beside numbers."""
    if _SPACED.search(text) is None:
        return []  # So are most texts.
    found: list[int] = []
    for line in _LINE.finditer(text):
        found += [blank.start() for blank in _SPACED.finditer(text, *line.span())]
    return found


def _moved(span: Span[V], text: str, start: int, end: int) -> Span[V]:
    value = with_heading(span.value, plain_text)
    return restore(start, end, text[start:end], span.label, value, span.score)


class _Back(NamedTuple):
    """From a plain text back to the text that it was made from.

    Attributes:
        text: the text.
        simple: it in simplified characters, as names are told.
        plain: the plain one.
        alignment: how places of the plain text lie in the text.
    """

    text: str
    simple: str
    plain: str
    alignment: Alignment

    def row(self, row: Span[Indicator]) -> Span[Indicator]:
        """A row where it stands in the text, in its own words."""
        value = row.value
        quantity, stretch = (
            None if each is None else self._span(each) for each in (value.quantity, value.stretch)
        )
        begin, end = max(0, row.start - _FAR), row.end + _NEAR
        own = replace(
            value,
            indicator=self._words(value.indicator, begin, end),
            wording=None if value.wording is None else self._words(value.wording, begin, end),
            quantity=quantity,
            stretch=stretch,
        )
        return replace(self._span(row), value=own)

    def _span(self, span: Span[V]) -> Span[V]:
        start, end = self.alignment.to_source(span.start, span.end)
        return restore(start, end, self.text[start:end], span.label, span.value, span.score)

    def _words(self, words: str, begin: int, end: int) -> str:
        """Words as the text has them: the longest parts of them that stand near a row."""
        found, place = "", 0
        while place < len(words):
            stop, at = len(words), -1
            while at < 0 and stop > place:
                at = self.plain.rfind(words[place:stop], begin, end)
                stop -= at < 0
            if at < 0:
                found, place = found + words[place], place + 1
                continue
            start, behind = self.alignment.to_source(at, at + stop - place)
            found, place = found + self.simple[start:behind], stop
        return found
