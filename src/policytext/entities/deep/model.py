"""The deep model: sentences in, likely names out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from policytext.entities.deep.encoder import Encoder
from policytext.entities.deep.pieces import Pieces
from policytext.entities.deep.spans import DeepSpan, SpanHead, told_rows
from policytext.entities.deep.threads import one_thread
from policytext.entities.signals import Columns
from policytext.entities.words import Words

__all__ = ["WORDS", "DeepModel", "DeepReading"]

_Numbers = npt.NDArray[np.int64]

# So many words are read together, as in training; a sentence has fewer.
WORDS = 260


class DeepReading(NamedTuple):
    """What the deep model reads in a text.

    Attributes:
        spans: those that may be names.
        runs: a number for each word: two words have the same one where they and all between them
            were read together and no sentence ends between them; -1 for what was not read.
    """

    spans: list[DeepSpan]
    runs: _Numbers


class DeepModel:
    """Tells how likely spans of words are names; it never changes once it is made.

    Other processes get all its weights, some 80 MB of eight layers: better name the file to
    what they run, or the packaged one by ``deep=True``, and each reads it once.

    Args:
        pieces: its vocabulary.
        ends: the numbers of what stands before the first and behind the last piece.
        encoder: gives each piece a meaning.
        head: gives scores to spans.
        facts: what the training says of itself, for people.
        sha256: of the file, for manifests.
    """

    def __init__(
        self,
        pieces: Pieces,
        ends: tuple[int, int],
        encoder: Encoder,
        head: SpanHead,
        facts: Mapping[str, str],
        sha256: str,
    ) -> None:
        self.pieces = pieces
        self.ends = ends
        self.encoder = encoder
        self.head = head
        self.facts = dict(facts)
        self.sha256 = sha256

    def likely(self, words: Words, columns: Columns, sentences: Iterable[int]) -> DeepReading:
        """The spans of these sentences that may be names.

        Args:
            words: the words of a text.
            columns: what lexicons and rules tell of them.
            sentences: the numbers of the sentences to read, rising.
        """
        numbers = told_rows(columns, [len(table) for table in self.head.told])
        passages = words.passages()
        found, runs = list[DeepSpan](), np.full(len(words), -1, np.int64)
        for chosen in self._windows(words, sentences):
            # No name goes on behind a sentence, nor over words that were passed over.
            breaks = (np.diff(chosen) > 1) | (np.diff(passages[chosen]) > 0)
            runs[chosen] = runs.max(initial=-1) + 1 + np.append(0, np.cumsum(breaks))
            pieces = [self.pieces.of(words.strings[word]) for word in chosen.tolist()]
            sizes = np.array([len(each) for each in pieces], np.int64)
            lasts = np.cumsum(sizes)
            read = [self.ends[0], *(each for own in pieces for each in own), self.ends[1]]
            with one_thread:
                meanings = self.encoder(np.array(read, np.int64))
                firsts = lasts - sizes + 1
                spans = list(self.head.likely(meanings, firsts, lasts, numbers[:, chosen]))
            for each in spans:
                first, last = chosen.item(each.first), chosen.item(each.last)
                if runs[first] == runs[last]:
                    found.append(each._replace(first=first, last=last))
        return DeepReading(found, runs)

    def _windows(self, words: Words, sentences: Iterable[int]) -> Iterator[_Numbers]:
        """Words that are read together: sentences that fit, else as much of one as fits."""
        most = len(self.encoder.places) - 2
        own: list[int] = []
        size = 0
        for number in sentences:
            place = range(words.begins.item(number), words.stops.item(number))
            sizes = [len(self.pieces.of(words.strings[word])) for word in place]
            if own and (len(own) + len(sizes) > WORDS or size + sum(sizes) > most):
                yield np.array(own, np.int64)
                own, size = [], 0
            for word, more in zip(place, sizes, strict=True):
                if own and size + more > most:
                    yield np.array(own, np.int64)
                    own, size = [], 0
                if more <= most:
                    own.append(word)
                    size += more
        if own:
            yield np.array(own, np.int64)
