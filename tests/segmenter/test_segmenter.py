"""Cutting text of any kind and length."""

from __future__ import annotations

import itertools
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext.errors import InputError
from policytext.segmenter.decode import best_starts
from policytext.segmenter.model import Weights
from policytext.segmenter.segmenter import _BLOCK, _LONGEST, Segmenter
from tests.segmenter.sample import model

ANY = st.text(
    st.sampled_from("渔港扩建投运，。；、123.Ａ０Gx \n　\u2028\U00020bb7\ud800\udfff龘"),
    max_size=60,
)


def cut(text: str) -> list[str]:
    places = [*np.flatnonzero(model().starts(text)).tolist(), len(text)]
    return [text[begin:end] for begin, end in itertools.pairwise(places)]


@pytest.mark.parametrize("text", ["", "渔", "\n", "\ud800", "\U00020bb7", "1", "。", "　"])
def test_nothing_and_single_characters(text: str) -> None:
    assert model().starts(text).tolist() == [True] * len(text)


@settings(max_examples=300)
@given(ANY)
def test_laws_of_any_text(text: str) -> None:
    words = cut(text)
    assert "".join(words) == text
    for word in words:
        assert len(word) == 1 or not any(map(str.isspace, word))
    starts = model().starts(text).tolist()
    for place in range(1, len(text)):
        before, here = text[place - 1], text[place]
        if before in "123０" and here in "123０":
            assert not starts[place]
        elif before in model().weights.stops or here.isspace():
            between = place > 1 and text[place - 2] in "123０" and here in "123０"
            assert starts[place] or between


@settings(max_examples=60)
@given(ANY, ANY)
def test_what_white_space_parts_is_cut_apart(one: str, two: str) -> None:
    assert model().starts(f"{one}\n{two}").tolist() == [
        *model().starts(one).tolist(),
        True,
        *model().starts(two).tolist(),
    ]


@given(ANY, st.data())
def test_a_word_starts_at_each_border(text: str, data: st.DataObject) -> None:
    places = data.draw(st.sets(st.integers(0, len(text) - 1))) if text else set()
    borders = np.array(sorted(places), np.int64)
    assert model().starts(text, borders=borders)[borders].all()


def test_a_bonus_speaks_for_tags() -> None:
    text = "渔港扩建"
    bonus = np.zeros((4, len(text)), np.int32)
    bonus[3] = 5000
    assert model().starts(text, bonus=bonus).all()


def test_only_text_is_cut() -> None:
    with pytest.raises(InputError, match="takes a str"):
        model().starts(b"x")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "unit", ["渔", "1", "a", " ", "\n", "。", "渔港", "1。", "\U00020bb7", "渔。" + "港" * 300]
)
def test_work_and_memory_do_not_grow_with_a_monotonous_text(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A million characters: the work is counted, not timed, as other work may share the machine."""
    scored, steps = [], []
    scores, best = model().weights.scores, best_starts

    def count_scores(_: Weights, text: str) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
        scored.append(len(text))
        return scores(text)

    def count_steps(*given: np.ndarray[tuple[int, ...], np.dtype[np.int32]]) -> object:
        ends = given[2]
        steps.append(int(np.diff(ends, prepend=0).max()))
        return best(*given)  # type: ignore[arg-type]

    # Past what is remembered, since all pieces of these texts are the same.
    monkeypatch.setattr("policytext.segmenter.segmenter._scores", count_scores)
    monkeypatch.setattr("policytext.segmenter.segmenter.best_starts", count_steps)
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    tracemalloc.start()
    try:
        starts = model().starts(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert starts[0]
    assert sum(scored) == len(text)
    assert max(scored) <= _BLOCK
    assert len(scored) <= 2 * len(text) / _BLOCK + 2
    assert max(steps) <= _LONGEST
    assert peak < 80 * len(text)


def test_numbers_and_latin_words_of_any_length_are_whole() -> None:
    assert cut("1" * 50_000) == ["1" * 50_000]
    assert cut("渔港" + "x" * 200)[-1] == "x" * 200


def test_the_same_text_again_gives_the_same_words() -> None:
    """The scores of a text are kept; what one call does to them the next one must not see."""
    text = "渔港2024年扩建渔港abc。"
    first = model().starts(text, borders=np.array([1], np.int64))
    assert (model().starts(text) == model().starts(text)).all()
    assert (model().starts(text, borders=np.array([1], np.int64)) == first).all()


def test_each_model_decides_by_itself_what_characters_alone_tell() -> None:
    text = "渔港2024年，APP"
    known = model().weights
    other = Weights(
        known.alphabet,
        known.families,
        known.fixed,
        np.zeros((4, 4), np.int32),
        stops="",
        joins=False,
    )
    borders = np.array([3], np.int64)
    mine = model().starts(text)
    for _ in range(2):
        bonus = np.zeros((4, len(text)), np.int32)
        bonus[3] = 5000
        assert Segmenter(other).starts(text, bonus=bonus).all()
        assert model().starts(text, borders=borders)[3]
        assert (model().starts(text) == mine).all()
        assert not mine[3:6].any()
