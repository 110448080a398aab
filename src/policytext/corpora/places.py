"""Which documents are of one place, so that a model can be tried on places it has not seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policytext.document import Document
from policytext.errors import InputError
from policytext.gazetteer import division

__all__ = ["place_groups"]

_PASSAGE = re.compile(r"#\d+\Z")
_YEAR = re.compile(r"[_-](?:19|20)\d\d(?:[_-][a-z])?\Z")


def place_groups(documents: Iterable[Document]) -> dict[str, str]:
    """The group of each document by its id: documents of one place have one group.

    Two documents are of one place if

    - their ids are the same without the passage (``#3381``) and the year (``_2020``, or
      ``_2020_b`` for one of several in a year);
    - or the same division issued them, or one that came whole out of the other (徐水县, 徐水区).

    This holds across documents that are in between.

    Example:
        >>> docs = [
        ...     Document("", id="county_徐水县_2013#40", issuer="130625"),
        ...     Document("", id="county_徐水区_2019", issuer="130609"),
        ...     Document("", id="county_徐水区_2024_b"),
        ...     Document("", id="county_易县_2019", issuer="130633"),
        ... ]
        >>> list(place_groups(docs).values())
        ['130609', '130609', '130609', '130633']
    """
    above: dict[str, str] = {}

    def top(key: str) -> str:
        while above.setdefault(key, key) != key:
            above[key] = key = above[above[key]]
        return key

    own: dict[str, str] = {}
    for doc in documents:
        name = _YEAR.sub("", _PASSAGE.sub("", doc.id))
        own[doc.id] = name
        for key in _codes(doc.issuer):
            # The smaller one leads, so that the order of documents does not matter.
            low, high = sorted((top(name), top(key)))
            above[high] = low
    return {number: top(name) for number, name in own.items()}


def _codes(issuer: str | None) -> Iterator[str]:
    """The code of a division, and of what it became as a whole."""
    waiting, seen = [issuer] if issuer else [], set[str]()
    while waiting:
        code = waiting.pop()
        if code in seen:
            continue
        seen.add(code)
        yield code
        try:
            became = division(code).successors
        except InputError:  # A code that the tables do not know still tells documents apart.
            continue
        waiting += [each.code for each in became if each.kind == "whole"]
