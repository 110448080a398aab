"""Chances of spans, against all sequences of tags."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext.entities.chain import (
    BEGIN,
    CLASSES,
    END,
    MIDDLE,
    OUTSIDE,
    SINGLE,
    TAGS,
    Chain,
    Floats,
    Lane,
    Likely,
    allowed,
    lanes,
)

FOLLOWS, OPENS, CLOSES = allowed()
# Brute force over a part of the tags: the first class, the last one, and no name.
SOME = (0, 1, 2, 3, OUTSIDE - 4, OUTSIDE - 3, OUTSIDE - 2, OUTSIDE - 1, OUTSIDE)
NEVER = -700.0


def sequences(size: int) -> list[tuple[int, ...]]:
    """All of those tags that are whole names."""
    return [
        tags
        for tags in itertools.product(SOME, repeat=size)
        if OPENS[tags[0]]
        and CLOSES[tags[-1]]
        and all(FOLLOWS[pair] for pair in itertools.pairwise(tags))
    ]


SEQUENCES = {size: sequences(size) for size in range(1, 5)}


def spans_of(tags: tuple[int, ...]) -> list[tuple[int, int, int]]:
    """First word, last word and class of each name."""
    found, first = [], 0
    for place, tag in enumerate(tags):
        if tag != OUTSIDE and tag % 4 in (BEGIN, SINGLE):
            first = place
        if tag != OUTSIDE and tag % 4 in (END, SINGLE):
            found.append((first, place, tag // 4))
    return found


def counted(scores: Floats, changes: Floats) -> dict[tuple[int, int, int], float]:
    """The chance of each span, by adding up all sequences that hold it."""
    every = SEQUENCES[len(scores)]
    table = np.array(every)
    values = scores[np.arange(len(scores)), table].sum(axis=1)
    values += changes[table[:, :-1], table[:, 1:]].sum(axis=1)
    weights = np.exp(values)
    weights /= weights.sum()
    chances: dict[tuple[int, int, int], float] = {}
    for tags, weight in zip(every, weights.tolist(), strict=True):
        for span in spans_of(tags):
            chances[span] = chances.get(span, 0.0) + weight
    return chances


def random_scores(sizes: list[int], seed: int, scale: float) -> tuple[Floats, Floats]:
    random = np.random.default_rng(seed)
    scores = np.full((sum(sizes), TAGS), NEVER)
    scores[:, SOME] = random.normal(size=(sum(sizes), len(SOME))) * scale
    return scores, random.normal(size=(TAGS, TAGS))


def likely(scores: Floats, changes: Floats, sizes: list[int], least: float) -> list[Likely]:
    stops = np.cumsum(sizes).astype(np.int64)
    begins = stops - np.array(sizes, np.int64)
    chain = Chain(changes)
    return [each for lane in lanes(begins, stops) for each in chain.likely(scores, lane, least)]


@settings(max_examples=40)
@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=4),
    st.integers(0, 2**32),
    st.sampled_from([0.3, 2.0, 6.0]),
)
def test_chances_are_those_of_all_sequences(sizes: list[int], seed: int, scale: float) -> None:
    scores, changes = random_scores(sizes, seed, scale)
    found: dict[tuple[int, int, int], float] = {
        (each.first, each.last, each.group): each.probability
        for each in likely(scores, changes, sizes, 1e-9)
    }
    wanted: dict[tuple[int, int, int], float] = {}
    begin = 0
    for size in sizes:
        for (first, last, group), chance in counted(scores[begin : begin + size], changes).items():
            wanted[first + begin, last + begin, group] = chance
        begin += size
    for span, chance in wanted.items():
        assert found.get(span, 0.0) == pytest.approx(chance, rel=1e-6, abs=2e-9)
    assert set(found) <= set(wanted)


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.floats(0.001, 0.9))
def test_only_spans_above_the_least_chance_are_given_and_none_is_missed(
    seed: int, least: float
) -> None:
    sizes = [4, 3]
    scores, changes = random_scores(sizes, seed, 3.0)
    every = likely(scores, changes, sizes, 1e-9)
    assert sorted(likely(scores, changes, sizes, least)) == sorted(
        each for each in every if each.probability > least
    )


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_chances_of_names_over_one_word_sum_to_at_most_one(seed: int, size: int) -> None:
    scores, changes = random_scores([size], seed, 2.0)
    scores[:] = np.random.default_rng(seed).normal(size=scores.shape)
    found = likely(scores, changes, [size], 0.0)
    for word in range(size):
        total = sum(each.probability for each in found if each.first <= word <= each.last)
        assert 0 <= total <= 1 + 1e-9


def test_without_any_evidence_all_sequences_are_alike() -> None:
    found = likely(np.zeros((1, TAGS)), np.zeros((TAGS, TAGS)), [1], 1e-9)
    # One word: a name of one of the classes, or none.
    assert [each.group for each in found] == list(range(CLASSES))
    assert all(each.probability == pytest.approx(1 / (CLASSES + 1)) for each in found)


@pytest.mark.parametrize("size", [1, 2, 45, 300])
def test_a_sentence_of_any_length_keeps_its_chances(size: int) -> None:
    scores = np.zeros((size, TAGS))
    scores[:, OUTSIDE] = 3
    scores[0, SINGLE] = 12
    found = likely(scores, np.zeros((TAGS, TAGS)), [size], 0.5)
    assert [(each.first, each.last, each.group) for each in found] == [(0, 0, 0)]


def test_names_of_more_than_forty_words_are_not_looked_for() -> None:
    scores = np.zeros((60, TAGS))
    scores[:, MIDDLE] = 30
    scores[0, BEGIN], scores[59, END] = 60, 60
    found = likely(scores, np.zeros((TAGS, TAGS)), [60], 0.001)
    assert all(each.last - each.first < 40 for each in found)


def test_allowed_tags() -> None:
    for one, other in itertools.product(range(TAGS), repeat=2):
        goes_on = one != OUTSIDE and one % 4 in (BEGIN, MIDDLE)
        if goes_on:
            wanted = other != OUTSIDE and other // 4 == one // 4 and other % 4 in (MIDDLE, END)
        else:
            wanted = bool(OPENS[other])
        assert bool(FOLLOWS[one, other]) == wanted
    opens = {tag for tag in range(TAGS) if tag == OUTSIDE or tag % 4 in (BEGIN, SINGLE)}
    closes = {tag for tag in range(TAGS) if tag == OUTSIDE or tag % 4 in (END, SINGLE)}
    assert set(np.flatnonzero(OPENS).tolist()) == opens
    assert set(np.flatnonzero(CLOSES).tolist()) == closes


@given(st.lists(st.integers(1, 9), max_size=600))
def test_lanes_hold_every_sentence_once_and_longest_first(sizes: list[int]) -> None:
    stops = np.cumsum(np.array(sizes, np.int64))
    begins = stops - np.array(sizes, np.int64)
    seen: list[int] = []
    for lane in lanes(begins, stops):
        assert len(lane.begins) <= 256
        assert (np.diff(lane.sizes) <= 0).all()
        words = [word for step in range(len(lane.running)) for word in lane.at(step).tolist()]
        assert lane.running == sorted(lane.running, reverse=True)
        assert len(words) == int(lane.sizes.sum())
        seen += words
    assert sorted(seen) == list(range(sum(sizes)))


def test_sentences_do_not_influence_each_other() -> None:
    scores, changes = random_scores([4, 3, 2], 5, 3.0)
    together = likely(scores, changes, [4, 3, 2], 1e-6)
    alone = likely(scores[4:7], changes, [3], 1e-6)
    inner = [each for each in together if 4 <= each.first < 7]
    assert [(e.first - 4, e.last - 4, e.group) for e in inner] == [
        (e.first, e.last, e.group) for e in alone
    ]
    assert [e.probability for e in inner] == pytest.approx([e.probability for e in alone])


def test_a_lane_without_sentences() -> None:
    nothing = np.zeros(0, np.int64)
    assert list(lanes(nothing, nothing)) == []
    lane = Lane(np.zeros(1, np.int64), np.ones(1, np.int64), [1])
    assert lane.at(0).tolist() == [0]
