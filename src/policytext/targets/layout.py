"""What stands inside and around the sentences of a document, found in one sweep."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from policytext.document import Document
from policytext.layers import SENTENCES
from policytext.span import Span
from policytext.targets.patterns import pattern

__all__ = ["around", "begin_paragraphs", "inside", "unbroken"]

V = TypeVar("V")

# No address is longer: 各位代表、同志们！
_ADDRESS = 24


def inside(sentences: Sequence[Span[Any]], spans: Iterable[Span[V]]) -> list[Sequence[Span[V]]]:
    """For each sentence the spans that lie in it.

    Args:
        sentences: in order, none overlapping another.
        spans: in order.
    """
    found: list[Sequence[Span[V]]] = [()] * len(sentences)  # most sentences hold nothing
    starts = [sentence.start for sentence in sentences]
    held: list[Span[V]] = []
    last = -1
    for span in spans:
        number = bisect_right(starts, span.start) - 1
        if number < 0 or span.end > sentences[number].end:
            continue
        if number != last:
            last, held = number, []
            found[number] = held
        held.append(span)
    return found


def around(sentences: Sequence[Span[Any]], spans: Sequence[Span[V]]) -> list[tuple[Span[V], ...]]:
    """For each sentence the spans that cover it, the outer ones first.

    Where they are those of the sentence before, they are the same tuple.

    Args:
        sentences: in order.
        spans: in order, an outer one before those inside it.
    """
    found: list[tuple[Span[V], ...]] = []
    opened: list[Span[V]] = []
    every: tuple[Span[V], ...] = ()
    number, nearest = 0, -1
    for sentence in sentences:
        count = number
        while number < len(spans) and spans[number].start <= sentence.start:
            opened.append(spans[number])
            number += 1
        # Most sentences lie where the one before them does.
        if number > count or nearest <= sentence.start:
            opened = [span for span in opened if span.end > sentence.start]
            nearest = min((span.end for span in opened), default=sentence.start)
            every = tuple(opened)
        is_whole = nearest >= sentence.end
        found.append(every if is_whole else tuple(e for e in every if e.end >= sentence.end))
    return found


def begin_paragraphs(doc: Document) -> list[bool]:
    """Whether each sentence of a document is the first of its paragraph."""
    text = doc.text
    return [_begins_paragraph(text, sentence.start) for sentence in doc[SENTENCES]]


def _begins_paragraph(text: str, start: int) -> bool:
    """Whether a sentence that starts at a place is the first of its paragraph.

    So is one that only an address stands before: 各位代表！2023年，….
    """
    if start == 0 or text[start - 1] == "\n":
        return True
    line = text.rfind("\n", max(0, start - _ADDRESS), start)
    is_near = line >= 0 or start <= _ADDRESS
    return is_near and pattern("address").fullmatch(text, line + 1, start) is not None


def unbroken(doc: Document) -> Document:
    r"""A document whose sentences go on over lines that hold a subscript: 广义货币M\n2\n增长9%."""
    breaks = [found.span() for found in pattern("subscript").finditer(doc.text)]
    if not breaks:
        return doc
    firsts = [start for start, _ in breaks]
    starts: list[int] = []
    ends: list[int] = []
    for sentence in doc[SENTENCES]:
        near = bisect_left(firsts, sentence.start) - 1
        if near >= 0 and sentence.start <= breaks[near][1] and starts:
            ends[-1] = sentence.end
        else:
            starts.append(sentence.start)
            ends.append(sentence.end)
    return doc.with_offsets(SENTENCES, starts, ends, "SENTENCE")
