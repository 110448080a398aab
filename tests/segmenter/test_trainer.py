"""The gradient, and that training learns."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from policytext.errors import InputError
from policytext.segmenter.training import Progress, TrainingSettings, train, word_f1
from policytext.segmenter.training.crf import ALLOWED, Batch, Doubles, Floats, gradient
from policytext.segmenter.training.material import Material, SureBoundaries
from tests.segmenter.sample import DEV, SENTENCES, SETTINGS, model
from tests.segmenter.test_decode import tag_sequences, tags_of

SIZES = [[2, 1], [1], [3, 2], [1, 1, 1]]


def batch() -> tuple[Batch, list[tuple[int, ...]]]:
    ends = np.cumsum([sum(sizes) for sizes in SIZES])
    begins = np.concatenate(([0], ends[:-1]))
    right = [tags_of([place == 0 for size in sizes for place in range(size)]) for sizes in SIZES]
    tags = np.array(list(itertools.chain(*right)), np.int8)
    return Batch.of(begins, ends, tags), right


def loss_of(scores: Floats, changes: Floats) -> float:
    """The negative log likelihood, by counting all sequences of tags."""
    total, begin = 0.0, 0
    for right in batch()[1]:
        part = scores[begin : begin + len(right)].astype(np.float64)

        def value(tags: tuple[int, ...], part: Doubles = part) -> float:
            pairs = sum(float(changes[pair]) for pair in itertools.pairwise(tags))
            return sum(float(part[place, tag]) for place, tag in enumerate(tags)) + pairs

        every = [math.exp(value(tags)) for tags in tag_sequences(len(right))]
        total += math.log(math.fsum(every)) - value(right)
        begin += len(right)
    return total


def test_loss_and_gradient_are_those_of_all_sequences() -> None:
    random = np.random.default_rng(2)
    count = sum(map(sum, SIZES))
    scores = random.normal(size=(count, 4)).astype(np.float32)
    changes = random.normal(size=(4, 4)).astype(np.float32)
    up, up_changes, loss = gradient(scores, changes, batch()[0])
    assert loss == pytest.approx(loss_of(scores, changes), rel=1e-6)
    step = 1e-2
    for place in np.ndindex(scores.shape):
        more, less = scores.copy(), scores.copy()
        more[place] += step
        less[place] -= step
        slope = (loss_of(more, changes) - loss_of(less, changes)) / (2 * step)
        assert -up[place] == pytest.approx(slope, abs=1e-3)
    for pair in np.ndindex(changes.shape):
        more, less = changes.copy(), changes.copy()
        more[pair] += step
        less[pair] -= step
        slope = (loss_of(scores, more) - loss_of(scores, less)) / (2 * step)
        assert -up_changes[pair] == pytest.approx(slope if ALLOWED[pair] else 0, abs=1e-3)


def test_the_loss_falls_and_the_text_is_learnt() -> None:
    told: list[Progress] = []
    made = train(SENTENCES, settings=SETTINGS, report=told.append)
    losses = [each.loss for each in told]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < losses[0] / 2
    assert [each.f1 for each in told] == [None] * 3
    assert word_f1(made, SENTENCES) > 0.95


def test_what_was_never_seen_whole_is_cut_by_its_parts() -> None:
    text = "海洋牧场扩建防波堤12座。"
    starts = model().starts(text)
    assert [i for i, each in enumerate(starts.tolist()) if each] == [0, 2, 4, 6, 9, 11, 12]


def test_training_stops_without_better_scores() -> None:
    told: list[Progress] = []
    settings = TrainingSettings(epochs=30, patience=2, batch_size=4)
    train(SENTENCES, dev=SENTENCES[:6], settings=settings, report=told.append)
    best = max(each.epoch for each in told if each.best)
    assert len(told) == best + 2 < 30
    assert max(each.f1 or 0 for each in told) == told[best - 1].f1


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "needs segmented sentences"),
        ([[]], "needs segmented sentences"),
        (["渔港"], r"sentences\[0\] is a str"),
        ([["渔港", ""]], r"sentences\[0\] holds ''"),
        ([["渔 港"]], "without white space"),
        ([["渔港"], [3]], r"sentences\[1\] holds 3"),
    ],
)
def test_what_holds_no_words_is_refused(given: list[list[str]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        train(given)


def test_a_text_in_place_of_texts_is_refused() -> None:
    with pytest.raises(InputError, match="lexicon must be several str"):
        train(SENTENCES, lexicon="渔港")
    with pytest.raises(InputError, match="raw must be several str"):
        train(SENTENCES, raw=[b"x"])  # type: ignore[list-item]


@pytest.mark.parametrize(
    "wrong", [{"epochs": 0}, {"rate": 0.0}, {"parts": 1}, {"seed": -1}, {"batch_size": True}]
)
def test_impossible_settings_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(InputError):
        TrainingSettings(**wrong)


def test_the_least_seed_is_told() -> None:
    assert TrainingSettings(seed=0).seed == 0
    with pytest.raises(InputError, match="seed must be 0 or more, got -1"):
        TrainingSettings(seed=-1)


def test_blank_lines_and_words_of_any_length_are_no_trouble() -> None:
    sentences = [["渔" * 30, "港"], ["x"]]
    train(sentences, dev=[[]], other=[[]], lexicon=["", "长" * 20], raw=["", " "])


@pytest.mark.parametrize("sentences", [[["一"]], [["一二"]], [["一", "二"]] * 3])
def test_the_smallest_texts_can_be_learnt(sentences: list[list[str]]) -> None:
    made = train(sentences, settings=TrainingSettings(epochs=20))
    assert word_f1(made, sentences) == 1.0


def test_sure_boundaries_are_what_the_text_shows() -> None:
    shown = SureBoundaries.of(Material.of(SENTENCES))
    assert shown.joins
    assert set("，；、") <= set(shown.stops)
    assert "。" not in shown.stops  # no sentence shows what is behind it
    apart = SureBoundaries.of(Material.of([["1", "2", "。好", "、", "好"]]))
    assert not apart.joins
    assert apart.stops == "、"


def test_f1_counts_words_with_both_ends() -> None:
    made = model()
    assert word_f1(made, []) == 0.0
    text = "".join(DEV[0])
    wrong = [[text]]
    assert word_f1(made, wrong) == 0.0
