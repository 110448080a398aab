"""Sentences with marked mentions, as the cases of links need them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from policytext import MENTIONS, Document
from policytext.corpora import to_document
from policytext.knowledge import KnowledgeBase
from policytext.links import LinkAnnotator
from policytext.values import Link, Mention

__all__ = [
    "ANNOTATOR",
    "CORPORA",
    "bare",
    "ids_of",
    "link_of",
    "linked",
    "links_of",
    "marked",
    "probes",
]

CORPORA = Path(__file__).parents[2] / "corpora"
ANNOTATOR = LinkAnnotator()


def marked(text: str, issuer: str | None = None, year: int | None = None) -> Document:
    """A document of one line, its mentions written ``[[常州市|PLACE.admin|320400]]``."""
    told = "" if year is None else year
    doc = to_document(f"# id=a region=320400 year={told}\n{text}\n")
    return doc.replace(issuer=issuer)


def bare(doc: Document) -> Document:
    """The document without its links."""
    spans = [replace(each, value=Mention(each.value.kind)) for each in doc[MENTIONS]]
    return doc.with_layer(MENTIONS, spans)


def linked(doc: Document, knowledge: KnowledgeBase | None = None) -> Document:
    """The document with the links that the annotator gives."""
    annotator = ANNOTATOR if knowledge is None else LinkAnnotator(knowledge)
    return annotator(bare(doc))


def links_of(doc: Document) -> list[Link]:
    """The links of all mentions, in order."""
    found = [each.value.link for each in doc[MENTIONS]]
    kept = [link for link in found if link is not None]
    assert len(kept) == len(found), "a mention has no link"
    return kept


def ids_of(doc: Document) -> list[tuple[str, str | None]]:
    """Each mention with the id of its link, in order."""
    names = [each.text for each in doc[MENTIONS]]
    return list(zip(names, (link.id for link in links_of(doc)), strict=True))


def link_of(
    text: str, issuer: str | None, year: int | None, knowledge: KnowledgeBase | None = None
) -> Link:
    """The link of a text's last mention."""
    return links_of(linked(marked(text, issuer, year), knowledge))[-1]


def probes() -> Iterator[Document]:
    """The hard cases written by hand, each a document."""
    text = (CORPORA / "probes" / "links.probes").read_text(encoding="utf-8")
    for block in text.strip().split("\n\n"):
        yield to_document(block.strip() + "\n")
