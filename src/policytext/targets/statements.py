"""From the sentences of a document to rows of indicators."""

from __future__ import annotations

from collections.abc import Iterable

from policytext.document import Document
from policytext.layers import MENTIONS, QUANTITIES, SECTIONS, SENTENCES, TIMES
from policytext.span import Span
from policytext.targets.candidates import Chooser, Sentence
from policytext.targets.features import Find
from policytext.targets.layout import around, inside
from policytext.targets.outlook import Outlook
from policytext.targets.periods import Periods
from policytext.targets.roles import SECTION_ROLES
from policytext.targets.walk import Walk
from policytext.values import Indicator, Section

__all__ = ["section_roles", "statements"]


def statements(
    doc: Document, find: Find, choose: Chooser, outlook: Outlook
) -> list[Span[Indicator]]:
    """The rows of a document, by place, with their scores.

    Args:
        doc: the document.
        find: gives the entry of a codebook for a name.
        choose: chooses among the ways to read the name of a value.
        outlook: tells where no heading does whether a sentence looks back or ahead.
    """
    found: list[Span[Indicator]] = []
    periods = Periods(doc)
    sentences = doc[SENTENCES]
    sections = section_roles(doc)
    times = inside(sentences, doc[TIMES])
    values = inside(sentences, doc[QUANTITIES])
    mentions = inside(sentences, doc[MENTIONS])
    roles = outlook.roles(doc, [role for _, role in sections], times)
    for number, sentence in enumerate(sentences):
        periods.enter(times[number], sentence.text)
        given = Sentence(
            sentence, roles[number], sections[number][0], values[number], mentions[number]
        )
        found += Walk(doc, given, periods, find, choose).rows()
        periods.leave()
    return found


def section_roles(doc: Document) -> list[tuple[str, str | None]]:
    """For each sentence the role of its section, and that of its values, as headings say."""
    return [_role(spans) for spans in around(doc[SENTENCES], doc[SECTIONS])]


def _role(sections: Iterable[Span[Section]]) -> tuple[str, str | None]:
    """The role of the innermost section that has one; 一是 in running text is no heading."""
    named = [each.value.role for each in sections if not each.value.number.endswith("是")]
    section = next((role for role in reversed(named) if role in SECTION_ROLES), "")
    return section, SECTION_ROLES.get(section)
