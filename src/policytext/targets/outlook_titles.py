"""What titles and headings say of where the sentences of a document look, and what says nothing."""

from __future__ import annotations

from typing import NamedTuple

from policytext.document import Document
from policytext.occasions import day_told, is_news, title_lines
from policytext.targets.patterns import pattern
from policytext.targets.times import part_under_way

__all__ = [
    "BOUND",
    "TITLED",
    "Direction",
    "Heading",
    "is_news_so_far",
    "is_passage",
    "title_outlook",
]

# The logarithm of the odds that a sentence looks ahead, by its title.
TITLED, _SURELY = 3.0, 6.0
# What somebody takes on is to be done, also where it reads as what a report tells.
BOUND = 12.0


class Heading(NamedTuple):
    """What the headings above a sentence say of it.

    Attributes:
        told: the role of the section, where a heading leaves no doubt; else empty.
        leaning: the role of the innermost section that has one.
        is_glossary: whether they explain words of the document: 名词解释.
        entry: the title of the innermost, which may be an entry of a list; empty if it is none.
    """

    told: str
    leaning: str
    is_glossary: bool = False
    entry: str = ""


class Direction(NamedTuple):
    """Where a sentence looks.

    Attributes:
        role: what its values are where no word of it says.
        chance: how likely that is right; 1 where a heading says so.
    """

    role: str
    chance: float


def title_outlook(title: str) -> float:
    """What a title says of sentences under no heading that tells: plans, 经济运行情况.

    Returns:
        The logarithm of the odds that they look ahead; 0 where it does not tell.
    """
    if pattern("title of duties").search(title):
        return BOUND
    if pattern("title of tasks").search(title):
        return _SURELY
    if pattern("title ahead").search(title):
        return TITLED
    return -TITLED if pattern("title behind").search(title) else 0.0


def is_news_so_far(doc: Document) -> bool:
    """Whether a document is news on its year so far, of which most was done."""
    return is_news(doc.title or "", doc.text) and part_under_way(doc) is not None


def is_passage(doc: Document) -> bool:
    """Whether neither a title nor a line in front says what a text is."""
    if doc.title or title_lines(doc.text):
        return False
    return doc.year is None or day_told(doc.text, doc.year) is None
