"""The links of projects that the knowledge base has not: by their names in the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policytext.document import Document
from policytext.layers import MENTIONS
from policytext.links.issuer import Standpoint
from policytext.links.making import link_of
from policytext.projects.clusters import cluster, names_of, project_id
from policytext.projects.lists import shared_heads
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["link_projects", "whole_names"]


def whole_names(text: str, mentions: Sequence[Span[Mention]]) -> dict[int, str]:
    """The names of projects that share the head of their list, by their numbers.

    Args:
        text: the text.
        mentions: all mentions.
    """
    works = [(i, each) for i, each in enumerate(mentions) if each.label == "PROJECT"]
    found = shared_heads(text, [each for _, each in works])
    return {works[number][0]: name for number, name in found.items()}


def link_projects(doc: Document, stand: Standpoint, links: dict[int, Link]) -> None:
    """Give each project without an id that of its name among the issuer's.

    The names of this document alone decide; `ProjectRegistry.link` gives those of a corpus.

    Args:
        doc: the document with its mentions.
        stand: from where it speaks; an issuer that the table lacks has no projects.
        links: the link of each mention by its number; changed in place.
    """
    if doc.issuer is None or not stand.chain:
        return
    works = [(i, each) for i, each in enumerate(doc[MENTIONS]) if each.label == "PROJECT"]
    names = names_of(doc.text, [each for _, each in works])
    unknown = [
        (i, name)
        for (i, each), name in zip(works, names, strict=True)
        if name is not None and each.value.link is None and links[i].id is None
    ]
    found = {
        name: each.name
        for each in cluster(doc.issuer, Counter(name for _, name in unknown))
        for name, _ in each.names
    }
    for i, name in unknown:
        key = project_id(doc.issuer, found[name])
        ids = tuple(sorted({key, *links[i].candidates}))
        links[i] = link_of(key, found[name], ids, "a project of the issuer, by its name")
