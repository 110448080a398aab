"""Reports that are there twice: the same text, the same id, or the same issuer and year."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from policytext.document import Document

__all__ = ["MOST_NAMED", "Twin", "Twins", "twin_of"]

# Of many files or rows the first are named, and the others counted.
MOST_NAMED = 5


class Twin(NamedTuple):
    """By what a document is known again: text, whose it is, id; empty where nobody knows."""

    text: str
    facts: str
    id: str


def twin_of(doc: Document) -> Twin:
    """By what a document is known again; a page and its text are one, however lines are broken."""
    text = "".join(doc.text.split()).encode("utf-8", "surrogatepass")
    known = doc.issuer is not None and doc.year is not None
    facts = f"issuer {doc.issuer} and year {doc.year}" if known else ""
    return Twin(hashlib.sha256(text).hexdigest(), facts, doc.id)


class Twins:
    """The documents of a run, by what they are known by."""

    def __init__(self) -> None:
        self._by_text: dict[str, list[str]] = {}
        self._by_facts: dict[str, list[tuple[str, str]]] = {}
        self._by_id: dict[str, list[tuple[str, str]]] = {}

    def add(self, name: str, twin: Twin | None) -> None:
        """Note a document."""
        if twin is None:
            return
        self._by_text.setdefault(twin.text, []).append(name)
        self._by_id.setdefault(twin.id, []).append((name, twin.text))
        if twin.facts:
            self._by_facts.setdefault(twin.facts, []).append((name, twin.text))

    def told(self) -> Iterator[tuple[str, str]]:
        """For each group its first document, and what it shares with which others."""
        for first, *others in self._by_text.values():
            if others:
                yield first, f"has the same text as {_listed(others)}: {_COUNTED}"
        for known, group in self._by_id.items():
            first, *others = _of_own_text(group)
            if others:
                said = f"has the id {known!r}, as has" if known else "has no id, nor has"
                yield first, f"{said} {_listed(others)}: {_MIXED}"
        for facts, group in self._by_facts.items():
            first, *others = _of_own_text(group)
            if others:
                yield first, f"is of {facts}, as is {_listed(others)}: {_COUNTED}"


def _of_own_text(group: list[tuple[str, str]]) -> list[str]:
    """The names in a group of names and texts, one a text: what has one text was told already."""
    texts: dict[str, str] = {}
    for name, text in group:
        texts.setdefault(text, name)
    return list(texts.values())


_MIXED = "their rows have one name in the column document; give each document an id of its own"
_COUNTED = "all their rows are written, leave one out if they are one report"


def _listed(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
