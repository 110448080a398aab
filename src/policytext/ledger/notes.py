"""Parts that explain the words of a report: what they tell is no statement about its year."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from policytext.end_matter import GLOSSARY, end_kind
from policytext.span import Span
from policytext.values import Section

if TYPE_CHECKING:
    from policytext.ledger.row import Row

__all__ = ["NOTES", "is_in_notes", "without_notes"]

# The role that rows in such parts have in place of their section's, which is other.
NOTES = "notes"


def is_in_notes(sections: Iterable[Span[Section]]) -> bool:
    """Whether one of the sections around a statement is a glossary, by its heading."""
    return any(end_kind(section.value.heading) == GLOSSARY for section in sections)


def without_notes(rows: Iterable[Row]) -> list[Row]:
    """The rows that stand in no such part."""
    return [row for row in rows if row.section_role != NOTES]
