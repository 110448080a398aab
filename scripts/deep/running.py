"""Running text cut into stretches, as the training reads it before annotated text."""

from __future__ import annotations

import random
from collections.abc import Iterable

import numpy as np

from deep.base import BEGIN, END, PAD
from deep.examples import words_in
from policytext.entities.deep.pieces import Pieces

SIZE = 254  # pieces that are read at once
FEWEST = 20  # so few tell nothing of what is hidden among them


class RunningText:
    """All batches of texts, in order; each may be made alone.

    Args:
        texts: running text.
        pieces: the vocabulary.
        epochs: how often each is read.
        size: stretches of a batch.
        seed: for what is drawn at random.
    """

    def __init__(
        self, texts: Iterable[str], pieces: Pieces, epochs: int, size: int, seed: int
    ) -> None:
        self._texts = [_numbers(text, pieces) for text in texts]
        drawn = random.Random(seed)  # no secret
        self._batches: list[list[tuple[int, int]]] = []
        for _ in range(epochs):
            every = [
                (number, begin)
                for number, one in enumerate(self._texts)
                for begin in range(drawn.randrange(SIZE // 2), len(one) - FEWEST + 1, SIZE)
            ]
            drawn.shuffle(every)
            self._batches += [every[at : at + size] for at in range(0, len(every), size)]

    def __len__(self) -> int:
        return len(self._batches)

    def __getitem__(self, number: int) -> np.ndarray:
        chosen = [self._texts[one][begin : begin + SIZE] for one, begin in self._batches[number]]
        made = np.full((len(chosen), max(map(len, chosen)) + 2), PAD, np.int64)
        for row, own in zip(made, chosen, strict=True):
            row[: len(own) + 2] = [BEGIN, *own, END]
        return made


def _numbers(text: str, pieces: Pieces) -> np.ndarray:
    return np.array([one for word in words_in(text) for one in pieces.of(word)], np.int64)
