"""Mentions: hand-computed scores over two documents."""

from __future__ import annotations

from fractions import Fraction

import pytest

import policytext as pt
from policytext.metrics import MatchScores, Rates, Score, score_mentions
from tests.metrics.marked import mentions

GOLD = [
    mentions((0, 7, "INSTITUTION.government"), (0, 3, "PLACE.admin"), (10, 14, "PROJECT.programme"), id="a"),
    mentions((2, 5, "PLACE.admin"), (8, 10, "PLACE.deictic"), (20, 24, "PLACE.route"), id="b"),
]  # fmt: skip
PREDICTED = [
    # The nested place is right; the institution is short, 10:14 has another label, 15:17 is nothing.
    mentions((0, 3, "PLACE.admin"), (0, 5, "INSTITUTION.government"), (10, 14, "PLACE.zone"), (15, 17, "PLACE.admin"), id="a"),
    # 2:5 is right; 8:10 has another kind; 20:24 is long.
    mentions((2, 5, "PLACE.admin"), (8, 10, "PLACE.admin"), (19, 24, "PLACE.route"), id="b"),
]  # fmt: skip


def test_micro_scores_over_two_documents() -> None:
    micro = score_mentions(GOLD, PREDICTED).micro
    assert micro.strict == Score(3, 7, 6)  # 0:3, 2:5, 8:10
    assert micro.exact == Score(4, 7, 6)  # and 10:14
    assert micro.partial == Score(5, 7, 6)  # and two halves
    assert micro.label == Score(5, 7, 6)  # strict, and 0:7 with 0:5, 20:24 with 19:24
    assert micro.strict.exact_f1 == Fraction(6, 13)


def test_scores_of_kinds() -> None:
    scores = score_mentions(GOLD, PREDICTED)
    assert scores.micro_kind.strict == Score(2, 7, 6)  # 8:10 is of another kind
    assert {kind: one.strict for kind, one in scores.by_kind.items()} == {
        "INSTITUTION.government": Score(0, 1, 1),
        "PLACE.admin": Score(2, 4, 2),
        "PLACE.deictic": Score(0, 0, 1),
        "PLACE.route": Score(0, 1, 1),
        "PLACE.zone": Score(0, 1, 0),
        "PROJECT.programme": Score(0, 0, 1),
    }


def test_scores_of_labels_and_their_mean() -> None:
    scores = score_mentions(GOLD, PREDICTED)
    assert scores.by_label["PLACE"] == MatchScores(
        strict=Score(3, 6, 4),
        exact=Score(3, 6, 4),
        partial=Score(Fraction(7, 2), 6, 4),
        label=Score(4, 6, 4),
    )
    assert scores.by_label["INSTITUTION"].label == Score(1, 1, 1)
    # F1 of PLACE 6/10, of the others 0.
    assert scores.macro() == Rates(Fraction(1, 6), Fraction(1, 4), Fraction(1, 5))
    assert scores.macro("label").exact_f1 == (Fraction(8, 10) + 1 + 0) / 3
    assert scores.macro_kind().exact_f1 == Fraction(4, 6) / 6


def test_a_perfect_answer_is_perfect() -> None:
    scores = score_mentions(GOLD, GOLD)
    assert scores.micro.strict == scores.micro.partial == Score(6, 6, 6)
    assert scores.macro_kind().f1 == 1.0


def test_each_mention_is_used_once() -> None:
    gold = mentions((0, 10, "PLACE.admin"))
    predicted = mentions((0, 4, "PLACE.admin"), (4, 10, "PLACE.admin"), (2, 6, "PLACE.admin"))
    micro = score_mentions(gold, predicted).micro
    assert micro.partial == Score(Fraction(1, 2), 3, 1)
    assert micro.label == Score(1, 3, 1)


def test_identical_mentions_are_paired_before_overlapping_ones() -> None:
    gold = mentions((0, 6, "PLACE.admin"), (0, 3, "PLACE.admin"))
    predicted = mentions((0, 6, "PLACE.admin"), (4, 6, "PLACE.admin"))
    # 4:6 overlaps only 0:6, which is taken by its like.
    assert score_mentions(gold, predicted).micro.partial == Score(1, 2, 2)


def test_two_mentions_of_one_place_count_twice() -> None:
    gold = mentions((0, 3, "PLACE.admin"), (0, 3, "INSTITUTION.other"))
    once = mentions((0, 3, "PLACE.admin"))
    assert score_mentions(gold, once).micro.strict == Score(1, 1, 2)
    assert score_mentions(gold, gold).micro.exact == Score(2, 2, 2)


def test_a_layer_that_is_missing_is_an_error() -> None:
    bare = pt.Document(GOLD[0].text, id="a")
    with pytest.raises(pt.LayerMissingError):
        score_mentions(GOLD[0], bare)
