"""The works that a document names, as the registry keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from policytext.document import Document
from policytext.layers import MENTIONS, SECTIONS
from policytext.projects.clusters import names_of
from policytext.projects.names import bare_name
from policytext.projects.project import Occurrence
from policytext.projects.stages import stage_of
from policytext.simple_forms import simplified, simplified_document
from policytext.span import Span
from policytext.values import Mention

__all__ = ["known_id", "occurrences", "works"]

# Sections that tell of what is to be done.
_PLANS = frozenset({"plan", "targets"})


def known_id(doc: Document, mention: Span[Mention]) -> str:
    """The id that a mention has elsewhere than among the issuer's projects, or nothing."""
    link = mention.value.link
    if link is None or link.id is None or link.id.startswith(f"{doc.issuer}:"):
        return ""
    return link.id


def works(doc: Document) -> Iterable[tuple[Span[Mention], str | None]]:
    """The works that a document names, and what each is called, in simplified characters."""
    plain = simplified_document(doc, (MENTIONS,))
    works, read = (
        [each for each in one[MENTIONS] if each.label == "PROJECT"] for one in (doc, plain)
    )
    return zip(works, names_of(plain.text, read), strict=True)


def occurrences(doc: Document) -> Iterable[Occurrence]:
    """All that the registry keeps of a document."""
    text = simplified(doc.text)
    for mention, name in works(doc):
        known = known_id(doc, mention)
        if name is None and not known:
            continue
        sections = doc.covering(mention, SECTIONS) if SECTIONS in doc else ()
        is_plan = bool(sections) and sections[-1].value.role in _PLANS
        stage = stage_of(text, mention.start, mention.end, is_plan=is_plan)
        yield Occurrence(
            document=doc.id,
            issuer=doc.issuer or "",
            year=doc.year,
            start=mention.start,
            end=mention.end,
            text=mention.text,
            name=name or bare_name(text[mention.start : mention.end]),
            kind=mention.value.kind,
            known=known,
            stage=stage.name,
            is_intended=stage.is_intended,
            word=stage.word,
        )
