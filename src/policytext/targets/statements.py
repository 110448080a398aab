"""From the sentences of a document to rows of indicators."""

from __future__ import annotations

from policytext.document import Document
from policytext.layers import SECTIONS, SENTENCES
from policytext.span import Span
from policytext.targets.periods import Periods
from policytext.targets.roles import SECTION_ROLES
from policytext.targets.walk import Chooser, Find, Walk
from policytext.values import Indicator

__all__ = ["statements"]


def statements(doc: Document, find: Find, choose: Chooser) -> list[Span[Indicator]]:
    """The rows of a document, by place, with their scores.

    Args:
        doc: the document.
        find: gives the entry of a codebook for a name.
        choose: chooses among the ways to read the name of a value.
    """
    found: list[Span[Indicator]] = []
    carried = "actual"
    periods = Periods(doc)
    for sentence in doc[SENTENCES]:
        section, role = _section_role(doc, sentence)
        walk = Walk(doc, sentence, role or carried, section, periods, find, choose)
        found += walk.rows()
        periods.leave()
        carried = role or walk.role
    return found


def _section_role(doc: Document, sentence: Span[None]) -> tuple[str, str | None]:
    """The section's role, and that of its values; 一是 in running text is no heading."""
    sections = [each.value for each in doc.covering(sentence, SECTIONS)]
    named = [each.role for each in sections if not each.number.endswith("是")]
    section = next((role for role in reversed(named) if role in SECTION_ROLES), "")
    return section, SECTION_ROLES.get(section)
