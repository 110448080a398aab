"""Reading of running text before annotated text: pieces are hidden and have to be guessed."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from deep.base import BEGIN, END, PAD
from deep.net import Net

_ASKED = 0.15  # of the pieces
_HIDDEN, _CHANGED = 0.8, 0.1  # of those that are asked for; the others are shown


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
    drawn = torch.rand(pieces.shape, device=pieces.device)
    asked = there & (pieces != BEGIN) & (pieces != END) & (drawn < _ASKED)
    shown = torch.where(asked & (drawn < _ASKED * _HIDDEN), mask, pieces)
    other = asked & (drawn >= _ASKED * (1 - _CHANGED))
    shown = torch.where(other, torch.randint_like(pieces, len(net.emb)), shown)
    with torch.autocast(pieces.device.type, dtype=torch.bfloat16):
        scores = guess(net.read(shown, there)[asked], net.emb)
    # A short batch may ask for none, of which there is no mean.
    lost = functional.cross_entropy(scores.float(), pieces[asked], reduction="sum")
    return lost / max(1, int(asked.sum())), int(there.sum())
