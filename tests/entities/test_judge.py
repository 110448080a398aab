"""Which candidates are chosen, given their chances."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.entities.candidates import Candidates
from policytext.entities.chain import Floats
from policytext.entities.judge import OUTCOMES, chosen, judge_keys, judge_scores, probabilities
from policytext.entities.lexicons import KINDS
from policytext.entities.weights import SCALE
from tests.entities.sample import model

SPANS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 4)).map(lambda each: (each[0], sum(each))),
    max_size=14,
    unique=True,
)


def crosses(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[0] <= one[1] < other[1]


def candidates(spans: list[tuple[int, int]]) -> Candidates:
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    pairs = [
        (i, j)
        for (i, one), (j, other) in itertools.combinations(enumerate(ordered), 2)
        if crosses(one, other)
    ]
    first, last = (np.array([span[n] for span in ordered], np.int64) for n in (0, 1))
    return Candidates(first, last, {}, pairs)


def random_chances(count: int, seed: int) -> Floats:
    return probabilities(np.random.default_rng(seed).normal(size=(count, OUTCOMES)) * 3)


@given(SPANS, st.integers(0, 2**32), st.floats(0.01, 1))
def test_chosen_never_cross_and_stand_in_order(
    spans: list[tuple[int, int]], seed: int, least: float
) -> None:
    given_ones = candidates(spans)
    chances = random_chances(len(spans), seed)
    found = list(chosen(given_ones, chances, least))
    numbers = [number for number, _, _ in found]
    assert numbers == sorted(set(numbers))
    for one, other in itertools.combinations(numbers, 2):
        assert (one, other) not in given_ones.crossing
    for number, outcome, score in found:
        assert score == pytest.approx(1 - chances[number, 0])
        assert least <= score <= 1
        by_label: dict[str, list[float]] = {}
        for kind, chance in zip(KINDS, chances[number, 1:].tolist(), strict=True):
            by_label.setdefault(kind.partition(".")[0], []).append(chance)
        likeliest = max(by_label.values(), key=lambda each: round(sum(each), 4))
        assert chances[number, outcome] == max(likeliest)
        assert 1 <= outcome <= len(KINDS)


@given(SPANS, st.integers(0, 2**32))
def test_what_is_left_out_crosses_a_likelier_one_or_is_too_unlikely(
    spans: list[tuple[int, int]], seed: int
) -> None:
    given_ones = candidates(spans)
    chances = random_chances(len(spans), seed)
    kept = {number for number, _, _ in chosen(given_ones, chances, 0.5)}
    score = np.round(1 - chances[:, 0], 4)
    for number in set(range(len(spans))) - kept:
        rivals = {sum(pair) - number for pair in given_ones.crossing if number in pair}
        assert score[number] < 0.5 or any(score[rival] >= score[number] for rival in rivals & kept)


@given(SPANS, st.integers(0, 2**32), st.floats(0.01, 1), st.floats(0.01, 1))
def test_a_higher_threshold_gives_fewer_of_the_same(
    spans: list[tuple[int, int]], seed: int, one: float, other: float
) -> None:
    given_ones = candidates(spans)
    chances = random_chances(len(spans), seed)
    low, high = sorted((one, other))
    assert set(chosen(given_ones, chances, high)) <= set(chosen(given_ones, chances, low))


def test_of_equally_likely_ones_that_cross_the_first_is_kept() -> None:
    chances = np.zeros((2, OUTCOMES))
    chances[:, 3] = 1
    found = list(chosen(candidates([(0, 2), (1, 3)]), chances, 0.5))
    assert found == [(0, 3, 1.0)]


def test_the_label_is_told_by_all_its_kinds() -> None:
    chances = np.zeros((1, OUTCOMES))
    split = ("INSTITUTION.government", "INSTITUTION.party", "INSTITUTION.other")
    for kind, chance in zip(("PLACE.admin", *split), (0.4, 0.1, 0.3, 0.2), strict=True):
        chances[0, KINDS.index(kind) + 1] = chance
    ((_, outcome, score),) = chosen(candidates([(0, 2)]), chances, 0.5)
    assert (KINDS[outcome - 1], score) == ("INSTITUTION.party", 1.0)


@given(st.integers(0, 5), st.integers(0, 2**32))
def test_probabilities_sum_to_one(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, OUTCOMES)) * 300
    chances = probabilities(scores)
    assert chances.shape == scores.shape
    assert (chances >= 0).all()
    assert chances.sum(axis=1) == pytest.approx(np.ones(count), abs=OUTCOMES * 5e-5)
    # Rounded, so that machines which add up in another order agree.
    assert (np.round(chances, 4) == chances).all()


def test_every_template_of_the_judge_reads_columns_that_are_there() -> None:
    for text in ("云帆港大桥建成通车，市委在常州大学召开会议。", "，"):
        found = model().candidates(model().evidence(text, "320400", 2024))
        every = list(judge_keys(found))
        assert len(every) > 60
        assert all(len(keys) == len(found) for keys in every)


def test_scores_of_the_judge_are_the_sums_of_all_templates() -> None:
    for text in ("云帆港大桥建成通车，市委在常州大学召开会议。", "，"):
        found = model().candidates(model().evidence(text, "320400", 2024))
        sums = np.zeros((len(found), OUTCOMES), np.int16)
        for keys in judge_keys(found):
            sums += model().judge.rows[model().judge.table.rows(keys)]
        assert (judge_scores(found, model().judge) == sums / SCALE).all()
