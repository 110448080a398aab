"""The best tags, against all sequences of tags."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext.segmenter.decode import FORBIDDEN, Scores, best_starts
from policytext.segmenter.training.crf import ALLOWED

B, M, E, S = range(4)


def tag_sequences(size: int) -> list[tuple[int, ...]]:
    """All that are whole words."""
    return [
        tags
        for tags in itertools.product(range(4), repeat=size)
        if tags[0] in (B, S)
        and tags[-1] in (E, S)
        and all(ALLOWED[pair] for pair in itertools.pairwise(tags))
    ]


def value(tags: tuple[int, ...], scores: Scores, changes: Scores) -> int:
    total = sum(int(scores[tag, place]) for place, tag in enumerate(tags))
    return total + sum(int(changes[pair]) for pair in itertools.pairwise(tags))


def tags_of(starts: list[bool]) -> tuple[int, ...]:
    ends = [*starts[1:], True]
    return tuple(
        (S if end else B) if start else (E if end else M)
        for start, end in zip(starts, ends, strict=True)
    )


@settings(max_examples=150)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=5), st.integers(0, 2**32), st.booleans())
def test_no_other_words_have_a_higher_score(sizes: list[int], seed: int, forbid: bool) -> None:
    random = np.random.default_rng(seed)
    length = sum(sizes)
    scores = random.integers(-60, 60, (4, length)).astype(np.int32)
    if forbid:
        scores[random.random((4, length)) < 0.15] += FORBIDDEN
    steps = random.integers(-40, 40, (4, 4)).astype(np.int32)
    changes = np.where(ALLOWED, steps, np.int32(FORBIDDEN))
    ends = np.cumsum(sizes)
    before = scores.copy()
    starts = best_starts(scores, changes, ends)
    assert (scores == before).all()
    for begin, end in zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True):
        part = scores[:, begin:end]
        best = max(value(tags, part, changes) for tags in tag_sequences(end - begin))
        found = tags_of(starts[begin:end].tolist())
        assert starts[begin]
        assert value(found, part, changes) == best


def test_a_long_forbidden_stretch_does_not_overflow() -> None:
    scores = np.full((4, 96), 4 * FORBIDDEN, np.int32)
    changes = np.where(ALLOWED, 0, FORBIDDEN).astype(np.int32)
    scores[S] += 1
    assert best_starts(scores, changes, np.array([96])).all()
