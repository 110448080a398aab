"""From the sentences of a document to rows of indicators."""

from __future__ import annotations

from policytext.document import Document
from policytext.layers import SECTIONS, SENTENCES
from policytext.span import Span
from policytext.targets.outlook import Outlook
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
    periods = Periods(doc)
    sentences = doc[SENTENCES]
    sections = [_section_role(doc, sentence) for sentence in sentences]
    roles = Outlook.packaged().roles(doc, [role for _, role in sections])
    for sentence, (section, _), role in zip(sentences, sections, roles, strict=True):
        found += Walk(doc, sentence, role, section, periods, find, choose).rows()
        periods.leave()
    return found


def _section_role(doc: Document, sentence: Span[None]) -> tuple[str, str | None]:
    """The section's role, and that of its values; 一是 in running text is no heading."""
    sections = [each.value for each in doc.covering(sentence, SECTIONS)]
    named = [each.role for each in sections if not each.number.endswith("是")]
    section = next((role for role in reversed(named) if role in SECTION_ROLES), "")
    return section, SECTION_ROLES.get(section)
