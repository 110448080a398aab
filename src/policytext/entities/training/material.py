"""Annotated documents as the training reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from policytext.document import Document
from policytext.entities.chain import BEGIN, END, MIDDLE, OUTSIDE, SINGLE, allowed
from policytext.entities.evidence import Evidence, evidence
from policytext.entities.lexicons import KINDS
from policytext.entities.seen import SeenNames
from policytext.entities.signals import Clusters
from policytext.entities.templates import TEMPLATES, WORD_TEMPLATES, Keys, keys_at
from policytext.entities.words import Words
from policytext.layers import MENTIONS

__all__ = ["Example", "example", "group_of"]

Tags = npt.NDArray[np.int8]

# The class of each kind in the chains; places that are divisions or parts of them come first.
_GROUPS = {
    "PLACE.admin": 0, "PLACE.region": 0, "PLACE.deictic": 0, "PLACE.natural": 1,
    "PLACE.zone": 1, "PLACE.site": 1, "PLACE.route": 1, "INSTITUTION.party": 2,
    "INSTITUTION.government": 2, "INSTITUTION.congress": 2, "INSTITUTION.judicial": 2,
    "PROJECT.construction": 4, "PROJECT.programme": 5,
}  # fmt: skip
_OTHER_BODY = 3
_Triple = tuple[int, int, str]


def group_of(kind: str) -> int:
    """The class of a kind such as ``PLACE.natural`` in the chains."""
    return _GROUPS.get(kind, _OTHER_BODY)


@dataclass(frozen=True, eq=False)
class Example:
    """A document.

    Args:
        seen: what lexicons and rules find in it.
        keys: the keys of all templates, a row a word; 0 where one is silent.
        tags: for each view, the tag of each word.
        outcomes: label and kind by first and last word, for mentions of whole words.
        lost: mentions whose edges lie inside words.
    """

    seen: Evidence
    keys: Keys
    tags: tuple[Tags, Tags]
    outcomes: dict[tuple[int, int], int]
    lost: int

    def sentences(self, view: int) -> list[tuple[int, int]]:
        """First words and stops of the sentences whose tags make whole names."""
        follows, opens, closes = allowed()
        tags = self.tags[view]
        words = self.seen.words
        whole = []
        for begin, stop in zip(words.begins.tolist(), words.stops.tolist(), strict=True):
            own = tags[begin:stop]
            if opens[own[0]] and closes[own[-1]] and follows[own[:-1], own[1:]].all():
                whole.append((begin, stop))
        return whole


def example(doc: Document, clusters: Clusters, names: SeenNames) -> Example:
    """Prepare a document that has the layer MENTIONS."""
    seen = evidence(doc.text, doc.issuer, doc.year, clusters, names)
    columns = seen.signals.columns()
    every = [keys for _, keys in keys_at(columns, (*WORD_TEMPLATES, *TEMPLATES))]
    mentions = sorted(
        {(m.start, m.end): f"{m.label}.{m.value.kind}" for m in doc[MENTIONS]}.items(),
        key=lambda each: (each[0][0], -each[0][1]),
    )
    named = [(start, end, kind) for (start, end), kind in mentions]
    outcomes = _outcomes(seen.words, named)
    return Example(
        seen,
        np.stack(every, axis=1),
        (_tags(seen.words, _outer(named)), _tags(seen.words, _inner(named))),
        outcomes,
        len(named) - len(outcomes),
    )


def _outer(mentions: Sequence[_Triple]) -> list[_Triple]:
    """Those that lie in no other."""
    kept: list[_Triple] = []
    for each in mentions:
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def _inner(mentions: Sequence[_Triple]) -> list[_Triple]:
    """Those that hold no other: none that follows lies in them."""
    return [
        each
        for number, each in enumerate(mentions)
        if number + 1 == len(mentions) or mentions[number + 1][0] >= each[1]
    ]


def _tags(words: Words, mentions: Sequence[_Triple]) -> Tags:
    """The tag of each word; a mention that begins or ends in a word takes all of it."""
    tags = np.full(len(words), OUTSIDE, np.int8)
    free = 0
    for start, end, kind in mentions:
        first, last = words.first(start), words.last(end)
        if first < free or last < first:
            continue
        base = 4 * group_of(kind)
        tags[first : last + 1] = base + MIDDLE
        tags[first], tags[last] = base + BEGIN, base + END
        if first == last:
            tags[first] = base + SINGLE
        free = last + 1
    return tags


def _outcomes(words: Words, mentions: Sequence[_Triple]) -> dict[tuple[int, int], int]:
    numbers = {kind: number for number, kind in enumerate(KINDS, 1)}
    found = {}
    for start, end, kind in mentions:
        first, last = words.first(start), words.last(end)
        if words.starts[first] == start and words.ends[last] == end:
            found[first, last] = numbers[kind]
    return found
