"""Mentions from what peers find: names with labels, or words with tags."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from benchmarks.layers import lines, word_places
from benchmarks.mappings import read_table
from policytext import MENTIONS, Document, Mention, Span

__all__ = ["Found", "in_order", "joined", "with_found", "with_tagged"]

# Start and end of a name, and the peer's label of it.
Found: TypeAlias = tuple[int, int, str]


def in_order(text: str, words: Iterable[tuple[str, str]]) -> list[Found]:
    """Where words with tags stand in a text that they make up."""
    listed = list(words)
    places = word_places(text, (word for word, _ in listed))
    return [(*place, tag) for place, (_, tag) in zip(places, listed, strict=True)]


def joined(tags: Iterable[str]) -> list[Found]:
    """The names that a sequence of tags like B-LOC, I-LOC, O makes up, as numbers of tags.

    Whatever else a tag begins with (I, M, E) goes on with the name before it, where that has the
    same label.

    Example:
        >>> joined(["B-LOC", "E-LOC", "O", "S-ORG", "I-LOC"])
        [(0, 2, 'LOC'), (3, 4, 'ORG'), (4, 5, 'LOC')]
    """
    found: list[Found] = []
    for i, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if not label:
            continue
        if prefix not in ("B", "S") and found and found[-1][1:] == (i, label):
            found[-1] = (found[-1][0], i + 1, label)
        else:
            found.append((i, i + 1, label))
    return found


def with_found(doc: Document, found: Iterable[Found], system: str) -> Document:
    """The document with a mention for each name whose label ``mappings/tags.tsv`` lists.

    Args:
        doc: the document.
        found: names by their places in its text; of several at one place the last counts.
        system: whose labels they are.
    """
    known = _labels(system)
    spans: dict[tuple[int, int], Span[Mention]] = {}
    for start, end, tag in found:
        if tag in known and start < end:
            label, kind = known[tag]
            spans[start, end] = doc.span(start, end, label, Mention(kind))
    return doc.with_layer(MENTIONS, spans.values())


def with_tagged(
    doc: Document, cut: Callable[[str], Sequence[tuple[str, str]]], system: str
) -> Document:
    """The document with a mention for each word whose tag ``mappings/tags.tsv`` lists.

    Args:
        doc: the document.
        cut: gives the words of a line, each with its tag.
        system: whose tags they are.
    """
    found = (
        (offset + start, offset + end, tag)
        for offset, line in lines(doc.text)
        for start, end, tag in in_order(line, cut(line))
    )
    return with_found(doc, found, system)


@functools.cache
def _labels(system: str) -> dict[str, tuple[str, str]]:
    """Label and kind for each tag of a system."""
    return {
        row["tag"]: (row["label"], row["kind"])
        for row in read_table("tags.tsv")
        if row["system"] == system
    }
