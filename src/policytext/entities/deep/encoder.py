"""A transformer that reads pieces of words (Vaswani et al. 2017; layout of BERT)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Encoder", "Floats32", "Layer", "Norm", "activated"]

Floats32 = npt.NDArray[np.float32]

_TINY = np.float32(1e-12)
# The approximation of GELU by tanh (Hendrycks and Gimpel 2016).
_CUBIC, _ROOT = np.float32(0.044715), np.float32(0.7978845608)


@dataclass(frozen=True, eq=False)
class Norm:
    """Rows brought to mean 0 and spread 1, then stretched and moved."""

    scale: Floats32
    shift: Floats32

    def __call__(self, rows: Floats32) -> Floats32:
        """The rows, changed in place."""
        rows -= rows.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", rows, rows)[:, None] / np.float32(rows.shape[1])
        rows /= np.sqrt(spread + _TINY)
        rows *= self.scale
        rows += self.shift
        return rows


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer; weights are laid out so that rows are multiplied from the left.

    Args:
        three: queries, keys and values side by side, and what is added to them.
        out: what attention gives, brought back.
        attended: the norm behind it.
        wide: the first step of each row by itself.
        narrow: the second.
        ended: the norm behind them.
    """

    three: tuple[Floats32, Floats32]
    out: tuple[Floats32, Floats32]
    attended: Norm
    wide: tuple[Floats32, Floats32]
    narrow: tuple[Floats32, Floats32]
    ended: Norm

    def __call__(self, rows: Floats32, heads: int) -> Floats32:
        """The rows after this layer."""
        size, width = rows.shape
        three = _times(rows, self.three).reshape(size, 3, heads, width // heads)
        queries, keys, values = three.transpose(1, 2, 0, 3)
        queries = queries * np.float32((width // heads) ** -0.5)
        shares: Floats32 = queries @ keys.transpose(0, 2, 1)
        shares -= shares.max(axis=2, keepdims=True)
        np.exp(shares, out=shares)
        shares /= shares.sum(axis=2, keepdims=True)
        read: Floats32 = (shares @ values).transpose(1, 0, 2).reshape(size, width)
        rows = self.attended(_times(read, self.out) + rows)
        return self.ended(_times(activated(_times(rows, self.wide)), self.narrow) + rows)


@dataclass(frozen=True, eq=False)
class Encoder:
    """What each piece of a text means where it stands.

    Args:
        pieces: a row for each piece of the vocabulary.
        places: a row for each place of a text, as many as may be read at once.
        first: the norm in front of the layers.
        layers: the layers.
        heads: into how many parts each row is cut to attend to others.
    """

    pieces: Floats32
    places: Floats32
    first: Norm
    layers: tuple[Layer, ...]
    heads: int

    def __call__(self, numbers: npt.NDArray[np.int64]) -> Floats32:
        """A row for each piece of a text that is no longer than there are places."""
        rows = self.first(self.pieces[numbers] + self.places[: len(numbers)])
        for layer in self.layers:
            rows = layer(rows, self.heads)
        return rows


def activated(rows: Floats32) -> Floats32:
    """What is positive, and little of what is not: GELU."""
    inner = rows * rows
    inner *= rows
    inner *= _CUBIC
    inner += rows
    inner *= _ROOT
    np.tanh(inner, out=inner)
    inner += 1
    inner *= rows
    inner *= np.float32(0.5)
    return inner


def _times(rows: Floats32, weights: tuple[Floats32, Floats32]) -> Floats32:
    product: Floats32 = rows @ weights[0]
    product += weights[1]
    return product
