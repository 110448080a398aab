"""Mentions from the tags of words, for peers that tag words and do not recognise names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.layers import lines
from benchmarks.mappings import read_table
from policytext import MENTIONS, Document, Mention, Span

__all__ = ["with_tagged"]


def with_tagged(
    doc: Document, cut: Callable[[str], Sequence[tuple[str, str]]], system: str
) -> Document:
    """The document with a mention for each word whose tag ``mappings/tags.tsv`` lists.

    Args:
        doc: the document.
        cut: gives the words of a line, each with its tag.
        system: whose tags they are.
    """
    known = {
        row["tag"]: (row["label"], row["kind"])
        for row in read_table("tags.tsv")
        if row["system"] == system
    }
    found: list[Span[Mention]] = []
    for offset, line in lines(doc.text):
        place = 0
        for word, tag in cut(line):
            at = line.find(word, place)
            if at < 0:
                continue
            place = at + len(word)
            if tag in known:
                label, kind = known[tag]
                start = offset + at
                found.append(doc.span(start, start + len(word), label, Mention(kind)))
    return doc.with_layer(MENTIONS, found)
