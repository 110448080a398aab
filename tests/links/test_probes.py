"""Floors for the hard cases of corpora/probes, written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from policytext import MENTIONS, Document, Mention, Span
from policytext.metrics import LinkCounts, score_links
from tests.links.sample import linked, probes


def kept(doc: Document, labels: Sequence[str]) -> Document:
    """The document with the mentions of some labels or kinds alone."""
    spans = [each for each in doc[MENTIONS] if not labels or _kind(each) in labels]
    return doc.with_layer(MENTIONS, spans)


def _kind(span: Span[Mention]) -> str:
    return span.label if span.label == "INSTITUTION" else f"{span.label}.{span.value.kind}"


@dataclass(frozen=True)
class Pairs:
    """The probes as they were annotated, and as they are linked."""

    gold: list[Document]
    ours: list[Document]

    def counts(self, *labels: str) -> LinkCounts:
        ours, gold = ([kept(doc, labels) for doc in docs] for docs in (self.ours, self.gold))
        return score_links(gold, ours).total


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    gold = list(probes())
    return Pairs(gold, [linked(doc) for doc in gold])


def test_there_are_enough_of_each(pairs: Pairs) -> None:
    numbers = [
        pairs.counts(label).matched.gold
        for label in ("PLACE.admin", "PLACE.deictic", "INSTITUTION")
    ]
    assert all(number >= least for number, least in zip(numbers, (200, 40, 80), strict=True))


def test_divisions(pairs: Pairs) -> None:
    counts = pairs.counts("PLACE.admin")
    assert counts.in_kb.precision >= 0.98
    assert counts.accuracy >= 0.97


def test_places_that_point(pairs: Pairs) -> None:
    assert pairs.counts("PLACE.deictic").accuracy >= 0.99


def test_organs(pairs: Pairs) -> None:
    assert pairs.counts("INSTITUTION").accuracy >= 0.95


def test_what_has_no_id(pairs: Pairs) -> None:
    assert pairs.counts().nil.f1 >= 0.85


def test_few_ids_are_wrong(pairs: Pairs) -> None:
    counts = pairs.counts()
    assert counts.wrong <= 0.02 * counts.matched.gold
