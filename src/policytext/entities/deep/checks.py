"""Refuses parts of a deep model that do not fit together, before a text does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from policytext.entities.deep.encoder import Encoder, Floats32, Norm
from policytext.entities.deep.pieces import Pieces
from policytext.entities.deep.spans import COLUMNS, LABELS, LONGEST, SpanHead

__all__ = ["check_parts"]

_Pair = tuple[Floats32, Floats32]
_Shape = tuple[int, ...]


def check_parts(pieces: Pieces, ends: tuple[int, int], encoder: Encoder, head: SpanHead) -> None:
    """Refuse a model with parts of other sizes than the others have.

    Raises:
        ValueError: parts do not fit together, or a number is not finite.
    """
    size = len(pieces.strings)
    if not len(pieces.scores) == len(encoder.pieces) == size:
        raise ValueError("pieces, their scores and their rows are not as many")
    if not all(0 <= number < size for number in (*ends, pieces.unknown)):
        raise ValueError("a number is of no piece")
    if not np.isfinite(pieces.scores).all():
        raise ValueError("scores of pieces are not finite")
    for name, array, shape in (*_of_encoder(encoder), *_of_head(head, encoder.pieces.shape[1])):
        if array.shape != shape:
            raise ValueError(f"{name} are of the shape {array.shape}, not {shape}")
        if not np.isfinite(array).all():
            raise ValueError(f"{name} have numbers that are not finite")


def _of_encoder(encoder: Encoder) -> Iterator[tuple[str, Floats32, _Shape]]:
    """Arrays by names for people, and the shape that each has to have."""
    size, width = encoder.pieces.shape
    if encoder.heads < 1 or width % encoder.heads:
        raise ValueError(f"rows of {width} are not cut into {encoder.heads} parts")
    if not encoder.layers:
        raise ValueError("there are no layers")
    # A mark stands before and one behind what is read.
    yield "places", encoder.places, (max(3, len(encoder.places)), width)
    yield "pieces", encoder.pieces, (size, width)
    yield from _of_norm("first", encoder.first, width)
    for number, layer in enumerate(encoder.layers):
        wide = layer.wide[0].shape[-1]
        yield from _of_pair(f"three of layer {number}", layer.three, width, 3 * width)
        yield from _of_pair(f"out of layer {number}", layer.out, width, width)
        yield from _of_pair(f"wide of layer {number}", layer.wide, width, wide)
        yield from _of_pair(f"narrow of layer {number}", layer.narrow, wide, width)
        yield from _of_norm(f"attended of layer {number}", layer.attended, width)
        yield from _of_norm(f"ended of layer {number}", layer.ended, width)


def _of_head(head: SpanHead, width: int) -> Iterator[tuple[str, Floats32, _Shape]]:
    """The same of the part that reads spans."""
    for name, table in zip(COLUMNS, head.told, strict=True):
        # The first row is of those of which nothing is told.
        yield f"rows of {name}", table, (max(2, len(table)), table.shape[-1])
    own = len(head.norm.scale)
    given = 2 * width + sum(table.shape[-1] for table in head.told)
    yield from _of_pair("join", head.join, given, own)
    yield "beside", head.beside[0], (3, own, own)
    yield "what is added to beside", head.beside[1], (own,)
    yield from _of_norm("norm", head.norm, own)
    # Numbers are turned by pairs.
    pairs = max(1, head.ends[0].shape[-1] // (4 * len(LABELS)))
    yield from _of_pair("ends", head.ends, own, 4 * len(LABELS) * pairs)
    yield from _of_pair("edges", head.edges, own, 2 * len(LABELS))
    yield "lengths", head.lengths, (LONGEST, len(LABELS))


def _of_pair(
    name: str, pair: _Pair, given: int, gives: int
) -> Iterable[tuple[str, Floats32, _Shape]]:
    return (name, pair[0], (given, gives)), (f"what is added to {name}", pair[1], (gives,))


def _of_norm(name: str, norm: Norm, width: int) -> Iterable[tuple[str, Floats32, _Shape]]:
    return (f"scale of {name}", norm.scale, (width,)), (f"shift of {name}", norm.shift, (width,))
