"""Segmented sentences as arrays: characters, tags, and where each sentence lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from policytext.errors import InputError
from policytext.segmenter.alphabet import (
    DIGIT,
    LETTER,
    Alphabet,
    Codes,
    Numbers,
    code_points,
    types_of,
)
from policytext.segmenter.grams import Keys, gram_keys, type_keys
from policytext.segmenter.templates import B, E, M, S

__all__ = ["BORDER", "Material", "Sentences", "SureBoundaries", "check_sentences"]

Sentences = Sequence[Sequence[str]]
T = TypeVar("T", bound=np.generic)

# Places of white space between two sentences, as many as the farthest string reaches.
BORDER = 6
# Marks that may end words for sure; ，and ： stand inside numbers and hours.
_STOPS = "。！？；，、："
_FEW = 1000


@dataclass(frozen=True, eq=False)
class Material:
    """Sentences one after the other, with white space between.

    Args:
        codes: their characters.
        tags: the tag of each character, -1 for the white space.
        begins: the first character of each sentence.
        ends: the place behind each sentence.
        parts: the part of a sentence's characters, by which what others say is told apart.
        own: whether a character, or the white space before, belongs to text of the standard that
            is to be learnt.
    """

    codes: Codes
    tags: npt.NDArray[np.int8]
    begins: Numbers
    ends: Numbers
    parts: Numbers
    own: npt.NDArray[np.bool_]

    @classmethod
    def of(
        cls, own: Sentences, other: Sentences = (), *, parts: int = 1, seed: int | None = None
    ) -> Material:
        """Sentences of the standard to be learnt, and of others; shuffled where a seed is given.

        Neighbours stay in one part, as they tend to be of one document.
        """
        marked = [(words, index * parts // len(own), True) for index, words in enumerate(own)]
        marked += [(words, index * parts // len(other), False) for index, words in enumerate(other)]
        if seed is not None:
            order = np.random.default_rng(seed).permutation(len(marked))
            marked = [marked[place] for place in order.tolist()]
        pieces = [" " * BORDER]
        sizes: list[int] = []
        for words, _, _ in marked:
            pieces += [*words, " " * BORDER]
            sizes += [len(word) for word in words]
        codes = code_points("".join(pieces))
        lengths = np.array([sum(map(len, words)) for words, _, _ in marked], np.int64)
        ends = np.cumsum(lengths + BORDER)
        begins = ends - lengths
        tags = np.full(len(codes), -1, np.int8)
        inside = np.zeros(len(codes), np.bool_)
        numbers = np.zeros(len(codes), np.int64)
        is_own = np.zeros(len(codes), np.bool_)
        for begin, end, (_, part, mine) in zip(begins, ends, marked, strict=True):
            inside[begin:end] = True
            numbers[begin:end] = part
            # Strings that begin before a sentence speak to it, too.
            is_own[begin - BORDER : end] = mine
        tags[inside] = _tags(np.array(sizes, np.int64))
        return cls(codes, tags, begins, ends, numbers, is_own)

    @property
    def starts(self) -> npt.NDArray[np.bool_]:
        """Whether each character starts a word."""
        flags: npt.NDArray[np.bool_] = (self.tags == B) | (self.tags == S)
        return flags

    def words(self) -> tuple[Numbers, Numbers]:
        """The first character and the length of each word."""
        first = np.flatnonzero(self.starts)
        last = np.flatnonzero((self.tags == E) | (self.tags == S))
        return first, last - first + 1

    def keys(self, alphabet: Alphabet) -> dict[str, tuple[Keys, npt.NDArray[np.bool_]]]:
        """By template: the key of the string that starts at each character, and if there is one."""
        size = len(self.codes)
        result: dict[str, tuple[Keys, npt.NDArray[np.bool_]]] = {}
        for template, keys, exists in gram_keys(alphabet.numbers(self.codes)):
            result[template.name] = (_padded(keys, size), _padded(exists, size))
        return result

    def types(self) -> Numbers:
        """The number of the three types that start at each character."""
        return _padded(type_keys(types_of(self.codes)), len(self.codes))


@dataclass(frozen=True)
class SureBoundaries:
    """What holds without exception worth naming in some text.

    Args:
        stops: marks behind which a word ends, save between two digits.
        joins: whether neighbouring digits, and neighbouring letters, are never cut.
    """

    stops: str
    joins: bool

    @classmethod
    def of(cls, material: Material) -> SureBoundaries:
        """What the own sentences of a text show: at most one exception in a thousand."""
        types = types_of(material.codes)
        digit, letter = types == DIGIT, types == LETTER
        inner = material.own[1:] & (material.tags[1:] >= 0) & (material.tags[:-1] >= 0)
        start = material.starts[1:]
        pairs = ((digit[:-1] & digit[1:]) | (letter[:-1] & letter[1:])) & inner
        joins = bool((pairs & start).sum() * _FEW <= pairs.sum())
        between = np.zeros(len(types) - 1, np.bool_)
        between[1:] = digit[:-2] & digit[2:]
        stops = ""
        # Full-width marks have been made half-width ones.
        for mark, code in zip(_STOPS, code_points(_STOPS).tolist(), strict=True):
            behind = (material.codes[:-1] == code) & inner & ~between
            if behind.any() and (behind & ~start).sum() * _FEW <= behind.sum():
                stops += mark
        return cls(stops, joins)


def _padded(array: npt.NDArray[T], size: int) -> npt.NDArray[T]:
    return np.concatenate((array, np.zeros(size - len(array), array.dtype)))


def _tags(sizes: Numbers) -> npt.NDArray[np.int8]:
    """The tags of words of these lengths, one word after the other."""
    tags = np.full(int(sizes.sum()), M, np.int8)
    last = np.cumsum(sizes) - 1
    first = last - sizes + 1
    tags[last] = E
    tags[first] = np.where(sizes == 1, S, B)
    return tags


def check_sentences(name: str, sentences: Sentences) -> None:
    """Refuse what is not a sequence of sentences of words.

    Raises:
        InputError: a sentence is no sequence of words, or a word is empty or holds white space.
    """
    for number, words in enumerate(sentences):
        if isinstance(words, str):
            raise InputError(
                f"{name}[{number}] is a str, not its words; give each sentence as a list of words"
            )
        given: Sequence[object] = words
        for word in given:
            if not isinstance(word, str) or not word or any(map(str.isspace, word)):
                raise InputError(
                    f"{name}[{number}] holds {word!r}; a word is a str of one character or more "
                    "without white space"
                )
