"""What stands inside and around the sentences of a document, found in one sweep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from policytext.span import Span

__all__ = ["around", "begins_paragraph", "inside"]

V = TypeVar("V")


def inside(sentences: Sequence[Span[Any]], spans: Iterable[Span[V]]) -> list[Sequence[Span[V]]]:
    """For each sentence the spans that lie in it.

    Args:
        sentences: in order, none overlapping another.
        spans: in order.
    """
    held: dict[int, list[Span[V]]] = {}  # most sentences hold nothing
    number = 0
    for span in spans:
        while number < len(sentences) and sentences[number].end <= span.start:
            number += 1
        if number == len(sentences):
            break
        if sentences[number].start <= span.start and span.end <= sentences[number].end:
            held.setdefault(number, []).append(span)
    return [held.get(number, ()) for number in range(len(sentences))]


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


def begins_paragraph(text: str, start: int) -> bool:
    """Whether a sentence that starts at a place is the first of its paragraph."""
    return start == 0 or text[start - 1] == "\n"
