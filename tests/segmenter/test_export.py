"""A packed model scores as the weights do that it was made of."""

from __future__ import annotations

import numpy as np
import pytest

from policytext.segmenter.alphabet import Alphabet
from policytext.segmenter.training.columns import Features
from policytext.segmenter.training.export import SCALE, pack
from policytext.segmenter.training.material import Material, SureBoundaries
from policytext.segmenter.training.strings import Known, count_words, listed, varieties
from policytext.segmenter.training.trainer import new_state, scores_of
from tests.segmenter.sample import LEXICON, OTHER, RAW, SENTENCES

UNSEEN = [["新", "港口", "3", "座", "，", "渔", "家"], ["A", "x"], ["龘"], ["泊位"]]


def features(*, twofold: bool) -> Features:
    material = Material.of(SENTENCES, OTHER if twofold else ())
    codes = {*material.codes.tolist()} | {ord(each) for each in "".join(RAW + LEXICON)}
    alphabet = Alphabet(code for code in codes if not chr(code).isspace())
    keys = material.keys(alphabet)
    words, places = count_words(material, keys)
    known = Known(words, places, listed(LEXICON, alphabet), varieties(RAW * 9, alphabet))
    grams = Features.choose_grams(keys)
    return Features(alphabet, known, grams, SureBoundaries.of(material), twofold=twofold)


@pytest.mark.parametrize("twofold", [False, True])
def test_packed_scores_are_those_of_the_weights(twofold: bool) -> None:
    made = features(twofold=twofold)
    material = Material.of(SENTENCES + UNSEEN)
    columns = made.columns(material, training=False)
    random = np.random.default_rng(5)
    weights = new_state(columns).weights
    for name, each in weights.items():
        # Whole steps, so that rounding changes nothing; the silent row says nothing.
        weights[name] = (random.integers(-4, 5, each.shape) / SCALE).astype(np.float32)
        weights[name][0] = 0
    packed = pack(made, weights, np.zeros((4, 4), np.float32))
    scores = scores_of(weights, columns, 0, len(material.codes))
    against = np.rint((scores[:, :3] - scores[:, 3:]) * SCALE)
    text = "\n".join("".join(words) for words in SENTENCES + UNSEEN)
    inside = np.flatnonzero(material.tags >= 0)
    shown = packed.scores(text)[:, [place for place, each in enumerate(text) if each != "\n"]]
    assert not shown[3].any()
    assert np.abs(against[inside]).max() > 20
    assert (against[inside] == shown[:3].T).all()
