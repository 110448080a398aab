"""Short reports with marked projects."""

from __future__ import annotations

import re

from policytext import MENTIONS, Document
from policytext.projects import ProjectRegistry
from policytext.values import Mention

__all__ = ["registry_of", "report"]

_PROGRAMMES = ("行动", "规划", "战略", "一带一路")


def report(
    text: str, year: int | None = 2024, issuer: str | None = "320400", id: str | None = None
) -> Document:
    """A document whose projects are written ``[丹金高速]``; its id is the year where none is given."""
    parts = re.split(r"[\[\]]", text)
    doc = Document("".join(parts), id=str(year) if id is None else id, issuer=issuer, year=year)
    spans, place = [], 0
    for index, part in enumerate(parts):
        if index % 2:
            kind = "programme" if part.endswith(_PROGRAMMES) else "construction"
            spans.append(doc.span(place, place + len(part), "PROJECT", Mention(kind)))
        place += len(part)
    return doc.with_layer(MENTIONS, spans)


def registry_of(*docs: Document) -> ProjectRegistry:
    """A registry with documents."""
    registry = ProjectRegistry()
    for doc in docs:
        registry.add(doc)
    return registry
