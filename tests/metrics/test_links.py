"""Links and clusters: hand-computed scores over two documents."""

from __future__ import annotations

from fractions import Fraction

import pytest

import policytext as pt
from policytext.metrics import LinkCounts, Rates, Score, score_clusters, score_links
from tests.metrics.marked import mentions

GOLD = [
    mentions((0, 2, "PLACE.admin", "X"), (3, 5, "PLACE.admin", "Y"), (6, 8, "PROJECT.programme", None), id="a"),
    mentions((0, 2, "PLACE.admin", "X"), (4, 6, "PLACE.site", None), (8, 9, "PLACE.admin", "Z"), id="b"),
]  # fmt: skip
PREDICTED = [
    # right; a wrong id; nil as it should be; an id on a mention that is none
    mentions((0, 2, "PLACE.admin", "X"), (3, 5, "PLACE.admin", "X"), (6, 8, "PLACE.zone", None), (9, 10, "PLACE.admin", "Y"), id="a"),
    # nil where there is an id; an id where there is none; 8:9 not found
    mentions((0, 2, "PLACE.admin", None), (4, 6, "PLACE.site", "W"), id="b"),
]  # fmt: skip


def test_links_over_two_documents() -> None:
    total = score_links(GOLD, PREDICTED).total
    assert total == LinkCounts(
        matched=Score(2, 5, 5),  # X and nil in the first
        in_kb=Score(1, 4, 4),
        nil=Score(1, 2, 2),
        wrong=2,  # X for Y, W for nil
        abstained=1,  # nil for X
    )
    assert total.accuracy == 0.4


def test_links_of_each_label() -> None:
    by_label = score_links(GOLD, PREDICTED).by_label
    assert by_label["PROJECT"] == LinkCounts(nil=Score(0, 0, 1))
    assert by_label["PLACE"].in_kb == Score(1, 4, 4)
    # The nil of 6:8 is another label's here.
    assert by_label["PLACE"].nil == Score(0, 2, 1)


def test_a_mention_without_a_link_is_neither_id_nor_nil() -> None:
    gold = mentions((0, 2, "PLACE.admin", "X"), (3, 4, "PLACE.admin", None), (5, 6, "PLACE.admin"))
    predicted = mentions((0, 2, "PLACE.admin"), (3, 4, "PLACE.admin"), (5, 6, "PLACE.admin", "X"))
    assert score_links(gold, predicted).total == LinkCounts(
        matched=Score(0, 2, 2), in_kb=Score(0, 1, 1), nil=Score(0, 0, 1), wrong=0, abstained=1
    )


def test_a_perfect_answer_is_perfect() -> None:
    total = score_links(GOLD, GOLD).total
    assert (total.accuracy, total.in_kb.f1, total.nil.f1, total.wrong) == (1.0, 1.0, 1.0, 0)


def chain(*groups: str, id: str = "a") -> pt.Document:
    """Mentions 0, 1, 2, ...; each group names those that are one thing."""
    marks = [
        (int(digit), int(digit) + 1, "PLACE.admin", group) for group in groups for digit in group
    ]
    return mentions(*marks, id=id)


def test_clusters_of_a_known_case() -> None:
    # Bagga and Baldwin's example: 12345, 67, 89ABC, here with ten digits.
    gold = chain("01234", "56", "789")
    predicted = chain("01234", "56789")
    scores = score_clusters(gold, predicted)
    # Precision: five are right in full; of the other five, two share 2/5 and three 3/5.
    assert scores.b_cubed == Rates.of(
        (5 + 2 * Fraction(2, 5) + 3 * Fraction(3, 5)) / 10, Fraction(1)
    )
    # The best pairs are the first two, with 1, and 789 with 56789, with 2*3/8.
    similarity = 1 + Fraction(6, 8)
    assert scores.ceaf_e == Rates.of(similarity / 2, similarity / 3)


def test_clusters_go_over_documents_or_not() -> None:
    gold = [chain("01", id="a"), chain("01", id="b")]
    split = [
        chain("01", id="a"),
        mentions((0, 1, "PLACE.admin", "n"), (1, 2, "PLACE.admin", "n"), id="b"),
    ]
    assert score_clusters(gold, split, scope="document").b_cubed.f1 == 1.0
    corpus = score_clusters(gold, split)
    assert corpus.b_cubed == Rates.of(Fraction(1), Fraction(1, 2))
    # One cluster of four against two of two: 2*2/6.
    assert corpus.ceaf_e == Rates.of(Fraction(1, 3), Fraction(2, 3))


def test_mentions_that_one_side_lacks_count_as_nothing() -> None:
    gold = [chain("01", id="a"), chain("2", id="b")]
    predicted = [chain("0", id="a"), chain("23", id="b")]
    scores = score_clusters(gold, predicted, scope="document")
    assert scores.b_cubed == Rates.of(
        Fraction(1 + 1, 2 * 3) + Fraction(1, 6), Fraction(1, 6) + Fraction(1, 3)
    )
    assert scores.ceaf_e == Rates.of(Fraction(2, 3), Fraction(2, 3))


def test_a_mention_without_an_id_stands_alone() -> None:
    gold = mentions((0, 1, "PLACE.site", None), (1, 2, "PLACE.site", None))
    together = mentions((0, 1, "PLACE.site", "X"), (1, 2, "PLACE.site", "X"))
    assert score_clusters(gold, gold).b_cubed.f1 == 1.0
    assert score_clusters(gold, together).b_cubed == Rates.of(Fraction(1, 2), Fraction(1))


def test_no_mentions_give_zero() -> None:
    scores = score_clusters(mentions(), mentions())
    assert (scores.b_cubed.f1, scores.ceaf_e.f1) == (0.0, 0.0)


def test_an_unknown_scope_is_refused() -> None:
    with pytest.raises(pt.InputError, match="scope is"):
        score_clusters(GOLD, GOLD, scope="all")  # type: ignore[arg-type]
