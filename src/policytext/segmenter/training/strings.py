"""What is known of a string beside its own weight.

That is how often it is a word, whether a lexicon lists it, and how freely it stands in text.
Counts of words come from the training text itself. So that a model does not learn to trust them
more than it may in new text, the counts for a sentence leave out the part that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from policytext.segmenter.alphabet import Alphabet, Numbers
from policytext.segmenter.grams import Keys
from policytext.segmenter.templates import GRAMS, Template
from policytext.segmenter.training.material import Material

__all__ = ["CLASSES", "KeyCounts", "Known", "count_words", "listed", "varieties", "word_class"]

TextKeys = Mapping[str, tuple[Keys, npt.NDArray[np.bool_]]]

# Classes of a string by the share of its occurrences in which it is a word, and by their number.
_SHARES = np.array([0.02, 0.1, 0.3, 0.6, 0.9, 0.98])
_OFTEN = np.array([1, 2, 4, 10, 51])
_NEVER = len(_SHARES) + 1
CLASSES = 1 + (_NEVER + 1) * (len(_OFTEN) + 1)
# Classes of variety: the whole logarithm to base 2 of the number of different neighbours.
VARIETIES = 11
_FEWEST_NEIGHBOURS = 4


@dataclass(frozen=True, eq=False)
class KeyCounts:
    """A number for each of some keys, which rise."""

    keys: Keys
    counts: Numbers

    @classmethod
    def of(cls, keys: Keys) -> KeyCounts:
        """How often each key occurs."""
        return cls(*np.unique(keys, return_counts=True))

    def of_each(self, keys: Keys) -> Numbers:
        """The number of each of these keys, 0 where there is none."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64)
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[place] == keys, self.counts[place], 0)


@dataclass(frozen=True)
class Known:
    """What is known of all strings, by the name of their template.

    Args:
        words: in how many places of the training text a string is a word.
        places: in how many places it stands at all.
        listed: 1 for the words of a lexicon.
        varieties: classes of variety.
    """

    words: Mapping[str, KeyCounts]
    places: Mapping[str, KeyCounts]
    listed: Mapping[str, KeyCounts]
    varieties: Mapping[str, KeyCounts]


def count_words(material: Material, keys: TextKeys) -> tuple[dict[str, KeyCounts], ...]:
    """By template, in how many places each string is a word, and stands."""
    words: dict[str, KeyCounts] = {}
    places: dict[str, KeyCounts] = {}
    first, sizes = material.words()
    for template in GRAMS:
        own, exists = keys[template.name]
        words[template.name] = KeyCounts.of(own[first[sizes == template.length]])
        places[template.name] = KeyCounts.of(own[exists & (material.tags >= 0)])
    return words, places


def without_own_part(
    material: Material, keys: TextKeys, template: Template, counts: KeyCounts, *, as_word: bool
) -> Numbers:
    """How often each character's string occurs in the parts that the character is not of."""
    own, exists = keys[template.name]
    chosen = np.flatnonzero(exists & (material.tags >= 0))
    if as_word:
        first, sizes = material.words()
        chosen = first[sizes == template.length]
    total = counts.of_each(own)
    place = np.searchsorted(counts.keys, own[chosen])
    parts = int(material.parts.max()) + 1
    cells = KeyCounts.of((place * parts + material.parts[chosen]).astype(np.uint64))
    here = np.searchsorted(counts.keys, own)
    in_part = cells.of_each((here * parts + material.parts).astype(np.uint64))
    return np.where(total > 0, total - in_part, 0)


def word_class(words: Numbers, places: Numbers) -> Numbers:
    """The class of strings that are words in ``words`` of ``places``; 0 for unknown ones."""
    share = np.digitize(words / np.maximum(places, 1), _SHARES)
    often = np.digitize(places, _OFTEN)
    width = len(_OFTEN) + 1
    never = np.where(places > 1, 1 + _NEVER * width + often, 0)
    return np.where(words > 0, 1 + share * width + often, never)


def listed(words: Iterable[str], alphabet: Alphabet) -> dict[str, KeyCounts]:
    """The words of a lexicon, by template."""
    by_size: dict[int, list[list[str]]] = {}
    for word in sorted(set(words)):
        by_size.setdefault(len(word), []).append([word])
    result: dict[str, KeyCounts] = {}
    for template in GRAMS:
        material = Material.of(by_size.get(template.length, []))
        keys = material.keys(alphabet)[template.name][0][material.begins]
        once = np.unique(keys)
        result[template.name] = KeyCounts(once, np.ones(len(once), np.int64))
    return result


def varieties(lines: Iterable[str], alphabet: Alphabet) -> dict[str, KeyCounts]:
    """Classes by how many different characters stand before and behind a string, the smaller.

    This is the accessor variety of Feng, Chen, Deng and Zheng (2004); each end of a line counts
    as a character of its own. Strings with fewer than four neighbours have no class.
    """
    material = Material.of([[line] for line in lines])
    keys = material.keys(alphabet)
    numbers = alphabet.numbers(material.codes)
    # An end of a line is unlike any other.
    blank = np.flatnonzero(numbers == 0)
    numbers[blank] = len(alphabet) + np.arange(len(blank))
    result: dict[str, KeyCounts] = {}
    for template in GRAMS[1:5]:
        own, exists = keys[template.name]
        places = np.flatnonzero(exists & (material.tags >= 0))
        places = places[material.tags[places + template.length - 1] >= 0]
        strings, which = np.unique(own[places], return_inverse=True)
        fewest = np.minimum(
            _different(which, numbers[places - 1], len(strings)),
            _different(which, numbers[places + template.length], len(strings)),
        )
        enough = fewest >= _FEWEST_NEIGHBOURS
        bits = np.frexp(fewest[enough].astype(np.float64))[1] - 1
        result[template.name] = KeyCounts(strings[enough], np.minimum(bits, VARIETIES - 1))
    return result


def _different(which: Numbers, neighbours: Numbers, size: int) -> Numbers:
    """How many different neighbours each string has."""
    width = int(neighbours.max()) + 1 if len(neighbours) else 1
    pairs = np.unique(which.astype(np.int64) * width + neighbours)
    return np.bincount(pairs // width, minlength=size)
