"""The features of a text, as columns: for each place a row of weights that speaks there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from policytext.segmenter.alphabet import TYPE_COUNT, Alphabet, Numbers
from policytext.segmenter.grams import Keys
from policytext.segmenter.model import longest_words
from policytext.segmenter.templates import (
    GRAMS,
    LONGEST,
    MAX_WORD,
    OWN_REACH,
    SKIP,
    TYPES,
    Template,
)
from policytext.segmenter.training.material import Material, SureBoundaries
from policytext.segmenter.training.strings import (
    CLASSES,
    VARIETIES,
    Known,
    TextKeys,
    without_own_part,
    word_class,
)

__all__ = ["OWN", "Column", "Features", "own_of"]

# A column of this ending holds what is only true of the standard that is to be learnt.
OWN = "/own"
# A string needs so many places to get a weight of its own; single ones of two do not hurt.
_FEWEST = {"g1": 1, "g2": 1, "g3": 2, "skip": 2}


@dataclass(frozen=True, eq=False)
class Column:
    """One family of features.

    Args:
        template: which characters a row speaks to.
        rows: the row that speaks at each place; 0 is silent.
        size: the number of rows.
    """

    template: Template
    rows: Numbers
    size: int


def own_of(name: str) -> str:
    """The name of the column of a family that is only true of the standard to be learnt."""
    return name + OWN


class Features:
    """Says which rows speak at each place of a text.

    Args:
        alphabet: the characters.
        known: what is known of strings.
        grams: by template, the keys of the strings with weights of their own, rising.
        sure: what the training text says of boundaries at marks, digits and letters.
        twofold: whether every family has a second column for text of the own standard alone.
    """

    def __init__(
        self,
        alphabet: Alphabet,
        known: Known,
        grams: Mapping[str, Keys],
        sure: SureBoundaries,
        *,
        twofold: bool,
    ) -> None:
        self.alphabet = alphabet
        self.sure = sure
        self.known = known
        self.grams = dict(grams)
        self.twofold = twofold

    @staticmethod
    def choose_grams(keys: TextKeys) -> dict[str, Keys]:
        """The strings that get weights of their own: those that occur often enough."""
        chosen: dict[str, Keys] = {}
        for name, fewest in _FEWEST.items():
            own, exists = keys[name]
            strings, counts = np.unique(own[exists], return_counts=True)
            chosen[name] = strings[counts >= fewest]
        return chosen

    def columns(self, material: Material, *, training: bool) -> dict[str, Column]:
        """All columns of a text; for training text, what its own part says is left out."""
        keys = material.keys(self.alphabet)
        made: dict[str, Column] = {}
        for template in (*OWN_REACH.values(), SKIP):
            if (strings := self.grams.get(template.name)) is not None:
                own, exists = keys[template.name]
                made[template.name] = Column(
                    template, _rows(strings, own, exists), 1 + len(strings)
                )
        made[TYPES.name] = Column(TYPES, material.types(), TYPE_COUNT**3)
        begins = []
        for template in GRAMS:
            own, exists = keys[template.name]
            words, places = self._counts(material, keys, template, training=training)
            classes = word_class(words, places) * exists
            made[f"class/{template.name}"] = Column(template, classes, CLASSES)
            is_listed = self.known.listed[template.name].of_each(own) * exists
            made[f"listed/{template.name}"] = Column(template, is_listed, 2)
            if template.name in self.known.varieties:
                bits = self.known.varieties[template.name].of_each(own) * exists
                made[f"variety/{template.name}"] = Column(template, bits, VARIETIES)
            known = ((words > 0) | (is_listed > 0)) & exists
            begin = np.flatnonzero(known[: len(known) - template.length + 1])
            begins.append((template.length, begin))
        longest = longest_words(len(material.codes), begins)
        made[LONGEST.name] = Column(LONGEST, longest, (MAX_WORD + 1) ** 2)
        if self.twofold:
            for name, column in list(made.items()):
                rows = np.where(material.own, column.rows, 0)
                made[own_of(name)] = Column(column.template, rows, column.size)
        return made

    def _counts(
        self, material: Material, keys: TextKeys, template: Template, *, training: bool
    ) -> tuple[Numbers, Numbers]:
        words, places = self.known.words[template.name], self.known.places[template.name]
        if not training:
            own = keys[template.name][0]
            return words.of_each(own), places.of_each(own)
        return (
            without_own_part(material, keys, template, words, as_word=True),
            without_own_part(material, keys, template, places, as_word=False),
        )


def _rows(strings: Keys, keys: Keys, exists: npt.NDArray[np.bool_]) -> Numbers:
    if not len(strings):
        return np.zeros(len(keys), np.int64)
    place = np.minimum(np.searchsorted(strings, keys), len(strings) - 1)
    return np.where((strings[place] == keys) & exists, place + 1, 0)
