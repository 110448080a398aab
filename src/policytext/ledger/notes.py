"""Parts that explain the words of a report: what they tell is no statement about its year."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from policytext.data import read_rows
from policytext.span import Span
from policytext.values import Section

if TYPE_CHECKING:
    from policytext.ledger.row import Row

__all__ = ["NOTES", "is_in_notes", "without_notes"]

# The role that rows in such parts have in place of their section's, which is other.
NOTES = "notes"
# A shorter word is a heading only where nothing stands beside it.
_SHORT = 2


@cache
def _words() -> tuple[str, ...]:
    table = read_rows("structure/end_matter.tsv")
    return tuple(word for word, kind, *_ in table if kind == "glossary")


def is_in_notes(sections: Iterable[Span[Section]]) -> bool:
    """Whether one of the sections around a statement is a glossary, by its heading."""
    headings = (section.value.heading for section in sections)
    return any(
        heading == word or (len(word) > _SHORT and heading.endswith(word))
        for heading in headings
        for word in _words()
    )


def without_notes(rows: Iterable[Row]) -> list[Row]:
    """The rows that stand in no such part."""
    return [row for row in rows if row.section_role != NOTES]
