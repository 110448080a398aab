"""Quantities, times and words: hand-computed scores over two documents."""

from __future__ import annotations

from fractions import Fraction

import policytext as pt
from policytext.metrics import Score, TimeScores, score_quantities, score_times, score_tokens
from tests.metrics.marked import TEXT, number, quantities, words, year

EIGHT = number(8, 8, "eq")


def test_quantities_over_two_documents() -> None:
    gold = [
        quantities((0, 2, EIGHT), (3, 6, number(5, None, "ge")), (8, 9, number(None, 3, "le")), id="a"),
        quantities((1, 4, number(7, 7, "eq", "元", "money")), (5, 6, number(2, 3, "range", "个", "count")), id="b"),
    ]  # fmt: skip
    predicted = [
        # right; another comparator; not at this place
        quantities((0, 2, EIGHT), (3, 6, number(5, None, "gt")), (7, 9, number(None, 3, "le")), id="a"),
        # another unit; other bounds and comparator; nothing there
        quantities(
            (1, 4, number(7, 7, "eq", "美元", "money")), (5, 6, number(3, 3, "eq", "个", "count")), (9, 10, EIGHT), id="b",
        ),
    ]  # fmt: skip
    scores = score_quantities(gold, predicted)
    assert scores.span == Score(4, 6, 5)
    assert scores.value == Score(3, 6, 5)
    assert scores.comparator == Score(2, 6, 5)
    assert scores.unit == Score(3, 6, 5)
    assert scores.kind == Score(4, 6, 5)
    assert scores.all == Score(1, 6, 5)
    assert scores.wrong == 3
    assert scores.abstained == 0


def test_an_unreadable_number_abstains() -> None:
    lost = number(None, None, "unreadable")
    scores = score_quantities(
        quantities((0, 2, EIGHT), (4, 5, lost)), quantities((0, 2, lost), (4, 5, lost))
    )
    assert (scores.all, scores.wrong, scores.abstained) == (Score(1, 2, 2), 0, 1)


def test_a_value_for_what_is_unreadable_is_wrong() -> None:
    lost = number(None, None, "unreadable")
    scores = score_quantities(quantities((0, 2, lost)), quantities((0, 2, EIGHT)))
    assert (scores.wrong, scores.abstained) == (1, 0)


def test_of_several_at_one_place_equal_ones_go_together() -> None:
    other = number(9, 9, "eq")
    scores = score_quantities(
        quantities((0, 2, EIGHT), (0, 2, other)),
        quantities((0, 2, other), (0, 2, number(1, 1, "eq"))),
    )
    assert (scores.span, scores.all, scores.wrong) == (Score(2, 2, 2), Score(1, 2, 2), 1)


def timed(*marks: tuple[int, int, int], id: str) -> pt.Document:
    doc = pt.Document(TEXT, id=id)
    return doc.with_layer(pt.TIMES, [doc.span(s, e, "TIME", year(y)) for s, e, y in marks])


def test_times_over_two_documents() -> None:
    gold = [timed((0, 2, 2023), (4, 6, 2024), id="a"), timed((0, 2, 2024), id="b")]
    predicted = [
        timed((0, 2, 2023), (4, 6, 2023), id="a"),
        timed((0, 3, 2024), (5, 6, 2025), id="b"),
    ]
    assert score_times(gold, predicted) == TimeScores(Score(2, 4, 3), Score(1, 4, 3))


def test_words_over_two_documents() -> None:
    gold = [words("常州市 新北区 增长", id="a"), words("GDP_ 占 近 四成", id="b")]
    predicted = [words("常州 市 新北区 增长", id="a"), words("GDP_ 占近 四成", id="b")]
    scores = score_tokens(gold, predicted, vocabulary=["增长", "四成", "占", "GDP"])
    assert scores.words == Score(2 + 2, 4 + 3, 3 + 4)
    # Unknown in the gold: 常州市 新北区 近; of these only 新北区 was found.
    assert scores.unknown == Score(1, 4, 3)
    # Inner boundaries of the gold: 2 in 常州市新北区增长; 2 in 占近四成 (the blank is no place).
    assert scores.boundaries == Score(2 + 1, 3 + 1, 2 + 2)
    # Places: 7 in the first, 2 in GDP and 3 in 占近四成; one disagreement in each document.
    assert (scores.agreed, scores.places) == (10, 12)
    assert scores.exact_agreement == Fraction(10, 12)


def test_without_a_vocabulary_every_word_is_unknown() -> None:
    gold = words("常州市 增长")
    assert score_tokens(gold, gold).unknown == score_tokens(gold, gold).words == Score(2, 2, 2)


def test_no_words_give_zero() -> None:
    empty = pt.Document("", id="a").with_offsets(pt.TOKENS, [], [], "TOKEN")
    assert score_tokens(empty, empty).agreement == 0.0
