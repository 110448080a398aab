"""Annotated documents as the training reads them: pieces of words, what is told of words, names."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from deep.base import BEGIN, END, MASK, PAD, UNKNOWN, Base
from policytext import MENTIONS, Document
from policytext.entities.deep.model import WORDS
from policytext.entities.deep.pieces import Pieces
from policytext.entities.deep.spans import COLUMNS, LABELS, LONGEST, told_rows
from policytext.entities.files import packaged_mentions
from policytext.entities.words import Words
from policytext.gazetteer import names
from policytext.segmenter import packaged_model
from policytext.segmenter.cutting import cut

TOLD = 998  # rows of each table of what is told of words
_FEWEST = 3  # pieces of several characters that are seen less often are left out
PIECES = 510  # of a stretch: two more stand around it, and there are 512 places


def vocabulary(base: Base, texts: Iterable[str]) -> list[int]:
    """The pieces that are kept: those of running text, ASCII, common characters of GB 2312.

    Rare characters are kept where names of divisions have them.
    """
    every = Pieces(base.pieces, base.scores, UNKNOWN)
    words: Counter[str] = Counter()
    for text in texts:
        words.update(words_in(text))
    seen: Counter[int] = Counter()
    for word, count in words.items():
        for number in every.of(word):
            seen[number] += count
    kept = {BEGIN, PAD, END, UNKNOWN, MASK, base.pieces.index("▁")}
    kept |= {one for one, count in seen.items() if count >= _FEWEST or len(base.pieces[one]) == 1}
    common = set(_common()) | {each for name in names() for each in name}
    kept |= {number for number, piece in enumerate(base.pieces) if piece in common}
    return sorted(kept)


def words_in(text: str) -> list[str]:
    """The words of running text."""
    return [word for word in cut(text, packaged_model().starts(text)) if word.strip()]


def _common() -> Iterator[str]:
    """ASCII, signs, and the common ones of GB 2312's two sets of characters."""
    yield from map(chr, range(33, 127))
    for high in range(0xA1, 0xD8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue


@dataclass(frozen=True, eq=False)
class Example:
    """A document.

    Args:
        id: its id.
        pieces: the numbers of the pieces of all words.
        ends: where the pieces of each word end, 0 first.
        told: which row of each table tells of each word.
        names: first word, the word behind the last one, and label of each name.
        sentences: the first word of each sentence and the word behind it.
        size: its characters.
    """

    id: str
    pieces: np.ndarray
    ends: np.ndarray
    told: np.ndarray
    names: np.ndarray
    sentences: list[tuple[int, int]]
    size: int


def example(doc: Document, pieces: Pieces) -> Example:
    """Prepare a document that has the layer MENTIONS; names that cut words are left out."""
    seen = packaged_mentions().evidence(doc.text, doc.issuer, doc.year)
    words = seen.words
    own = [pieces.of(word) for word in words.strings]
    told = told_rows(seen.signals.columns(), [TOLD] * len(COLUMNS))
    return Example(
        doc.id or "",
        np.array([number for each in own for number in each], np.int64),
        np.cumsum([0, *map(len, own)]),
        told,
        _names(doc, words),
        list(zip(words.begins.tolist(), words.stops.tolist(), strict=True)),
        len(doc.text),
    )


def _names(doc: Document, words: Words) -> np.ndarray:
    starts = {place: word for word, place in enumerate(words.starts.tolist())}
    ends = {place: word + 1 for word, place in enumerate(words.ends.tolist())}
    found = [
        (starts[each.start], ends[each.end], LABELS.index(each.label))
        for each in doc[MENTIONS]
        if each.start in starts and each.end in ends
    ]
    return np.array(sorted(found), np.int64).reshape(-1, 3)


def stretches(one: Example, shift: float) -> Iterator[tuple[int, int]]:
    """Sentences that are read together, or as much of one as fits.

    Args:
        one: the document.
        shift: which part of others the first stretch has, so that borders move; 0 for all.
    """
    most = max(20, int(WORDS * shift)) if shift else WORDS
    begin = stop = 0
    for _, further in one.sentences:
        is_long = further - begin > most or one.ends[further] - one.ends[begin] > PIECES
        if begin < stop and is_long:
            yield begin, stop
            begin, most = stop, WORDS
        while one.ends[further] - one.ends[begin] > PIECES:
            fits = int(np.searchsorted(one.ends, one.ends[begin] + PIECES, side="right")) - 1
            if fits > begin:
                yield begin, fits
            # A word of more pieces than may be read is passed over.
            begin = max(fits, begin + 1)
        stop = further
    if begin < stop:
        yield begin, stop


class Batches:
    """All batches of a training, in order; each may be made alone, so that training can go on.

    Args:
        examples: the documents.
        epochs: how often each is read.
        size: stretches of a batch.
        seed: for what is drawn at random.
    """

    def __init__(self, examples: list[Example], epochs: int, size: int, seed: int) -> None:
        self._examples = examples
        drawn = random.Random(seed)  # no secret
        self._batches: list[list[tuple[int, int, int]]] = []
        for _ in range(epochs):
            every = [
                (number, *each)
                for number, one in enumerate(examples)
                for each in stretches(one, drawn.random())
            ]
            # Stretches of like length together, so that little is filled up.
            every.sort(key=lambda each: each[2] - each[1] + drawn.random() * 60)
            batches = [every[at : at + size] for at in range(0, len(every), size)]
            drawn.shuffle(batches)
            self._batches += batches

    def __len__(self) -> int:
        return len(self._batches)

    def __getitem__(self, number: int) -> tuple[np.ndarray, ...]:
        return batch([(self._examples[one], *each) for one, *each in self._batches[number]])


def batch(chosen: list[tuple[Example, int, int]]) -> tuple[np.ndarray, ...]:
    """Stretches side by side: pieces, first and last pieces of words, told, words, names."""
    count = len(chosen)
    wide = max(stop - begin for _, begin, stop in chosen)
    long = max(int(one.ends[stop] - one.ends[begin]) for one, begin, stop in chosen) + 2
    pieces = np.full((count, long), PAD, np.int64)
    firsts, lasts = (np.zeros((count, wide), np.int64) for _ in range(2))
    told = np.zeros((count, len(chosen[0][0].told), wide), np.int64)
    words = np.zeros((count, wide), np.bool_)
    names = []
    for row, (one, begin, stop) in enumerate(chosen):
        low, high, size = int(one.ends[begin]), int(one.ends[stop]), stop - begin
        pieces[row, 0], pieces[row, high - low + 1] = BEGIN, END
        pieces[row, 1 : high - low + 1] = one.pieces[low:high]
        firsts[row, :size] = one.ends[begin:stop] - low + 1
        lasts[row, :size] = one.ends[begin + 1 : stop + 1] - low
        told[row, :, :size] = one.told[:, begin:stop]
        words[row, :size] = True
        first, behind = one.names[:, 0], one.names[:, 1]
        own = one.names[(first >= begin) & (behind <= stop) & (behind - first <= LONGEST)]
        told_of = np.full(len(own), row)
        names.append(np.stack((told_of, own[:, 2], own[:, 0] - begin, own[:, 1] - 1 - begin), 1))
    return pieces, firsts, lasts, told, words, np.concatenate(names)
