"""The words of @words as the layer TOKENS."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.corpora.faults import Log
from policytext.corpora.page import Paragraph
from policytext.document import Document
from policytext.layers import TOKENS

__all__ = ["LABEL", "with_tokens"]

LABEL = "TOKEN"


def with_tokens(doc: Document, paragraphs: Sequence[Paragraph], log: Log) -> Document:
    """The document with its words, if any are given; what does not join is logged."""
    given = [paragraph for paragraph in paragraphs if paragraph.words is not None]
    if not given:
        return doc
    for paragraph in paragraphs:
        if paragraph.words is None:
            log.add(paragraph.line, 1, "the paragraph has no @words, though others have; add them")
    starts: list[int] = []
    ends: list[int] = []
    for paragraph in given:
        for start, end in _words(paragraph, log):
            starts.append(paragraph.start + start)
            ends.append(paragraph.start + end)
    return doc.with_offsets(TOKENS, starts, ends, LABEL)


def _words(paragraph: Paragraph, log: Log) -> list[tuple[int, int]]:
    """Where the words of @words stand in the paragraph."""
    assert paragraph.words is not None
    line, column = paragraph.words.line, paragraph.words.columns[0]
    places = [i for i, character in enumerate(paragraph.text) if not character.isspace()]
    found: list[tuple[int, int]] = []
    done = 0
    for word in paragraph.words.fields[0].split(" "):
        here = places[done : done + len(word)]
        there = "".join(paragraph.text[i] for i in here)
        if not word or there != word:
            wanted = "a second blank" if not word else repr(word[:20])
            log.add(
                line,
                column,
                f"the words do not join to the paragraph: {wanted} stands where the paragraph has "
                f"{_from(paragraph.text, places, done)!r}",
            )
            return found
        found.append((here[0], here[-1] + 1))
        done += len(word)
        column += len(word) + 1
    if done < len(places):
        missing = _from(paragraph.text, places, done)
        log.add(line, column, f"the words end before the paragraph does: {missing!r} is missing")
    return found


def _from(text: str, places: Sequence[int], done: int) -> str:
    return text[places[done] :][:10] if done < len(places) else "its end"
