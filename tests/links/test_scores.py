"""Scores of links: measured for each evidence, and only where there is an id."""

from __future__ import annotations

import pytest

from policytext import MENTIONS
from policytext.corpora import load
from policytext.data import read_rows
from policytext.values import Link
from tests.links.sample import CORPORA, link_of, linked, links_of, probes

# Evidence of ids that has no score, and why not.
UNSCORED = {
    "in force in the year that is told of": "no annotated document tells so of a former division",
    "the only division that was called so": "no annotated document has a former division so",
    "named after what it lies in": "the annotated documents have no such case",
    "named before in the document": "the annotated documents are too short for it",
    "in the issuer's prefecture": "the annotated documents have no such case",
    "named before": "annotators leave 该县 without an id",
}


@pytest.fixture(scope="module")
def found() -> list[Link]:
    """The links of all annotated documents and of the probes."""
    docs = [doc for part in ("train", "dev", "test") for doc in load(CORPORA / part).documents]
    docs = [doc for doc in docs if MENTIONS in doc] + list(probes())
    return [link for doc in docs for link in links_of(linked(doc))]


def table() -> dict[str, tuple[int, int]]:
    rows = read_rows("knowledge/link_scores.tsv")
    return {evidence: (int(right), int(of)) for evidence, right, of in rows}


def test_scores_are_probabilities_of_ids(found: list[Link]) -> None:
    scores = [link.score for link in found if link.id is not None]
    assert all(score is None or 0 < score < 1 for score in scores)
    assert [link.score for link in found if link.id is None and link.score is not None] == []
    # Nearly all ids have one.
    assert sum(score is None for score in scores) < 0.02 * len(scores)


def test_each_evidence_of_an_id_has_a_score_or_a_reason(found: list[Link]) -> None:
    without = {link.evidence for link in found if link.id is not None and link.score is None}
    assert without - set(UNSCORED) == set()
    assert set(UNSCORED).isdisjoint(table())


def test_each_row_of_the_table_is_an_evidence_that_is_given(found: list[Link]) -> None:
    given = {link.evidence for link in found if link.id is not None}
    assert set(table()) - given == set()


def test_the_score_is_the_measured_share_of_right_ids() -> None:
    right, of = table()["the state"]
    link = link_of("[[全国|PLACE.deictic]]", "320400", 2024)
    assert link.evidence == "the state"
    assert link.score == pytest.approx((right + 1) / (of + 2), abs=1e-4)


def test_counts_of_the_table_are_possible() -> None:
    assert all(0 <= right <= of and of > 0 for right, of in table().values())
