"""The model itself: sums of weights, clusters, what it finds."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext.entities.chain import TAGS
from policytext.entities.model import Clustering
from policytext.entities.scores import word_scores
from policytext.entities.templates import TEMPLATES, WORD_TEMPLATES, keys_at
from tests.entities.sample import documents, model

TEXTS = st.lists(
    st.sampled_from(["云帆港", "大桥", "建成", "全市", "，", "。", "“英才”", "\n", "常州大学"]),
    max_size=15,
).map("".join)


@settings(max_examples=40)
@given(TEXTS)
def test_scores_are_the_sums_of_all_templates(text: str) -> None:
    made = model()
    signals = made.evidence(text, "320400", 2024).signals
    scores = word_scores(signals, made.words)
    plain = np.zeros_like(scores)
    for _, keys in keys_at(signals.columns(), (*WORD_TEMPLATES, *TEMPLATES)):
        plain += made.words.rows[made.words.table.rows(keys)]
    assert scores.shape == (len(signals.rows), 2 * TAGS)
    assert (scores == plain).all()


def test_clusters_of_known_words() -> None:
    clusters = Clustering(
        np.array([4, 9], np.uint32), np.array([7, 8], np.uint8), np.array([300, 301], np.uint16)
    )
    near, far = clusters(np.array([9, 4, 5, 0, 2**32 - 1], np.uint64))
    assert near.tolist() == [8, 7, 0, 0, 0]
    assert far.tolist() == [301, 300, 0, 0, 0]
    assert near.dtype == far.dtype == np.uint64
    empty = Clustering(np.zeros(0, np.uint32), np.zeros(0, np.uint8), np.zeros(0, np.uint16))
    assert [each.tolist() for each in empty(np.array([1, 2], np.uint64))] == [[0, 0], [0, 0]]


def test_it_pickles() -> None:
    text = documents()[0].text
    again = pickle.loads(pickle.dumps(model()))
    assert again.find(text, "320400", 2024, 0.2) == model().find(text, "320400", 2024, 0.2) != []


@pytest.mark.parametrize("text", ["", "\n", " \u3000"])
def test_no_words_no_mentions(text: str) -> None:
    assert model().find(text, None, None, 0.01) == []


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    simple, traditional = "全市实施云帆港发展工程，常州大学", "全市實施雲帆港發展工程，常州大學"
    spans = [
        [(each.start, each.end, each.kind) for each in model().find(text, "320400", 2024, 0.3)]
        for text in (simple, traditional)
    ]
    assert spans[0] == spans[1] != []
