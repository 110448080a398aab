"""What a heading is, and which are headings only beside others of their kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

__all__ = ["LIST_STYLES", "Heading", "without_loners"]

# Styles of numbers that lists have too.
LIST_STYLES = frozenset({"ordinal", "digit", "dotted", "digit bracket", "circled", "is"})
_FEWEST_SENTENCES = 3  # on lines of their own, for any of them to be a heading
_FEWEST_ENTRIES = 2  # in square brackets: one alone may be a remark


@dataclass(frozen=True)
class Heading:
    """A heading as it stands in the text.

    Attributes:
        start: where it starts, number included.
        end: where it ends, closing mark included.
        style: the style of its number; ``"line"``, ``"sentence"`` or, in square brackets,
            ``"entry"`` where it has none.
        value: the number's value, 0 where it has none.
        number: the number as written, without blanks.
        words: the words after it, without blanks, line breaks and closing mark.
        kind: ``"glossary"``, ``"closing"`` or ``"title"`` for what stands beside the text.
    """

    start: int
    end: int
    style: str
    value: int
    number: str
    words: str
    kind: str = ""


def without_loners(found: list[Heading], rejected: Counter[str]) -> list[Heading]:
    """Leave out what is a heading only in company: 二是 without 一是, one short sentence.

    Where most lines with a style of number are too long for headings, the others are items too.
    """
    counts = Counter(heading.style for heading in found)
    lists = {style for style, count in rejected.items() if count > counts[style]} & LIST_STYLES
    dropped = {heading.start for heading in found if heading.style in lists}
    for style in ("is", "ordinal", "bare"):
        run: list[Heading] = []
        for heading in [*(h for h in found if h.style == style), None]:
            if heading is None or not run or heading.value != run[-1].value + 1:
                if run and (run[0].value != 1 or len(run) == 1):
                    dropped.update(h.start for h in run)
                run = []
            if heading is not None:
                run.append(heading)
    sentences = [heading.start for heading in found if heading.style == "sentence"]
    if len(sentences) < _FEWEST_SENTENCES:
        dropped.update(sentences)
    entries = [heading.start for heading in found if heading.style == "entry"]
    if len(entries) < _FEWEST_ENTRIES:
        dropped.update(entries)
    return [heading for heading in found if heading.start not in dropped]
