"""Running text, read before annotated text: pieces are hidden and have to be guessed."""

from __future__ import annotations

import random
from collections.abc import Iterable

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from deep.base import BEGIN, END, PAD
from deep.net import Net
from policytext.entities.deep.pieces import Pieces
from policytext.segmenter import packaged_model
from policytext.segmenter.cutting import cut

_SIZE = 254  # pieces that are read at once
_ASKED = 0.15  # of the pieces
_HIDDEN, _CHANGED = 0.8, 0.1  # of those that are asked for; the others are shown


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
                for begin in range(drawn.randrange(_SIZE // 2), len(one), _SIZE)
            ]
            drawn.shuffle(every)
            self._batches += [every[at : at + size] for at in range(0, len(every), size)]

    def __len__(self) -> int:
        return len(self._batches)

    def __getitem__(self, number: int) -> Tensor:
        chosen = [self._texts[one][begin : begin + _SIZE] for one, begin in self._batches[number]]
        made = np.full((len(chosen), max(map(len, chosen)) + 2), PAD, np.int64)
        for row, own in zip(made, chosen, strict=True):
            row[: len(own) + 2] = [BEGIN, *own, END]
        return torch.from_numpy(made)


def _numbers(text: str, pieces: Pieces) -> np.ndarray:
    words = [word for word in cut(text, packaged_model().starts(text)) if word.strip()]
    return np.array([number for word in words for number in pieces.of(word)], np.int64)


class Guess(nn.Module):
    """Says which piece was hidden, by what the layers make of those around it.

    Args:
        size: pieces of the vocabulary.
        width: numbers of a row.
    """

    def __init__(self, size: int, width: int) -> None:
        super().__init__()
        self.turn, self.norm = nn.Linear(width, width), nn.LayerNorm(width)
        self.often = nn.Parameter(torch.zeros(size))

    def forward(self, rows: Tensor, emb: Tensor) -> Tensor:
        """Scores of all pieces for each row."""
        return self.norm(functional.gelu(self.turn(rows))) @ emb.T + self.often


def guessed(net: Net, guess: Guess, pieces: Tensor, mask: int) -> tuple[Tensor, int]:
    """How far guesses are from what was hidden, and how many pieces were read."""
    there = pieces != PAD
    drawn = torch.rand(pieces.shape)
    asked = there & (pieces != BEGIN) & (pieces != END) & (drawn < _ASKED)
    shown = torch.where(asked & (drawn < _ASKED * _HIDDEN), mask, pieces)
    other = asked & (drawn >= _ASKED * (1 - _CHANGED))
    shown = torch.where(other, torch.randint_like(pieces, len(net.emb)), shown)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = guess(net.read(shown, there)[asked], net.emb)
    return functional.cross_entropy(scores.float(), pieces[asked]), int(there.sum())
