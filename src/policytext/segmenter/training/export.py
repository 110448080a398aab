"""Turns trained weights into a model: all that speaks for one string becomes one row."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from policytext.segmenter.alphabet import TYPE_COUNT, Numbers
from policytext.segmenter.decode import FORBIDDEN
from policytext.segmenter.grams import Keys
from policytext.segmenter.hashing import KeyTable
from policytext.segmenter.model import WORD_BIT, Family, Weights
from policytext.segmenter.templates import GRAMS, LONGEST, OWN_REACH, SKIP, TYPES, Template
from policytext.segmenter.training.columns import Features, own_of
from policytext.segmenter.training.crf import ALLOWED, Floats
from policytext.segmenter.training.strings import word_class

__all__ = ["pack"]

Whole = npt.NDArray[np.int16]

# Whole numbers to a unit of log likelihood, and the largest of a single row.
SCALE = 48
_LARGEST = 127


def pack(features: Features, weights: Mapping[str, Floats], changes: Floats) -> Weights:
    """A model that scores as these weights do, in whole numbers.

    Args:
        features: what the weights speak for.
        weights: by column, rows by (characters spoken to, four tags).
        changes: of one tag after another.
    """
    summed = _Summed(features, weights)
    families = {each.name: _family(summed, each) for each in (*GRAMS, SKIP)}
    fixed = {
        each.name: _whole(summed.column(each.name, np.arange(rows)))
        for each, rows in ((TYPES, TYPE_COUNT**3), (LONGEST, len(weights[LONGEST.name])))
    }
    steps = np.rint(changes.astype(np.float64) * SCALE).astype(np.int32)
    return Weights(
        features.alphabet,
        families,
        fixed,
        np.where(ALLOWED, steps, np.int32(FORBIDDEN)),
        stops=features.sure.stops,
        joins=features.sure.joins,
    )


class _Summed:
    """Weights of columns, with what is only true of the own standard added."""

    def __init__(self, features: Features, weights: Mapping[str, Floats]) -> None:
        self.features = features
        self._weights = weights

    def column(self, name: str, rows: Numbers) -> Floats:
        """The weights of some rows of a column; the silent row 0 has none."""
        total = self._weights[name][rows]
        if self.features.twofold:
            total = total + self._weights[own_of(name)][rows]
        silent = rows == 0 if name not in (TYPES.name, LONGEST.name) else np.zeros(len(rows), bool)
        total[silent] = 0
        return total


def _family(summed: _Summed, template: Template) -> Family:
    """The table of all strings of a template and their rows."""
    features = summed.features
    name = template.name
    known = features.known
    own = features.grams.get(name, np.zeros(0, np.uint64))
    if template is SKIP:
        keys = own
        total = summed.column(name, 1 + np.arange(len(keys)))
        is_word: npt.NDArray[np.bool_] = np.zeros(len(keys), np.bool_)
    else:
        keys = np.unique(np.concatenate([own, *_known_keys(features, name)]))
        words, places = known.words[name].of_each(keys), known.places[name].of_each(keys)
        is_listed = known.listed[name].of_each(keys)
        total = summed.column(f"class/{name}", word_class(words, places))
        total = total + summed.column(f"listed/{name}", is_listed)
        if name in known.varieties:
            bits = known.varieties[name].of_each(keys)
            total = total + summed.column(f"variety/{name}", bits)
        if len(own):
            place = np.minimum(np.searchsorted(own, keys), len(own) - 1)
            single = summed.column(name, np.where(own[place] == keys, place + 1, 0))
            reach = OWN_REACH[name]
            first = (reach.low - template.low) * 4
            total[:, first : first + reach.width * 4] += single
        is_word = (words > 0) | (is_listed > 0)
    return _table(keys, _whole(total), is_word)


def _known_keys(features: Features, name: str) -> list[Keys]:
    known = features.known
    tables = [known.words, known.places, known.listed, known.varieties]
    return [table[name].keys for table in tables if name in table]


def _whole(total: Floats) -> Whole:
    """Weights of B, M and E against S, as whole numbers."""
    split = total.astype(np.float64).reshape(len(total), total.shape[1] // 4, 4)
    against = np.rint((split[:, :, :3] - split[:, :, 3:]) * SCALE)
    whole: Whole = np.clip(against, -_LARGEST, _LARGEST).astype(np.int16)
    return whole.reshape(len(total), total.shape[1] // 4 * 3)


def _table(keys: Keys, weights: Whole, is_word: npt.NDArray[np.bool_]) -> Family:
    """Strings with their rows; equal rows are kept once, and strings that say nothing left out."""
    silent = np.zeros(weights.shape[1], np.int16)
    numbers: dict[bytes, int] = {silent.tobytes(): 0}
    which = np.array([numbers.setdefault(row.tobytes(), len(numbers)) for row in weights], np.int64)
    rows = np.frombuffer(b"".join(numbers), np.int16).reshape(len(numbers), len(silent))
    speaks = (which > 0) | is_word
    marked = which[speaks] + np.where(is_word[speaks], WORD_BIT, 0)
    return Family(KeyTable.build(keys[speaks], marked), rows)
