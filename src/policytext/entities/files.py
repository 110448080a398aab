"""Model files of mentions: NumPy arrays in one archive, read without running code.

It is not compressed: to unpack it would take longer than all else of a first text.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from policytext.data import read_bytes
from policytext.entities.candidates import VIEWS
from policytext.entities.chain import TAGS
from policytext.entities.judge import OUTCOMES
from policytext.entities.model import Clustering, MentionModel
from policytext.entities.seen import SeenNames
from policytext.entities.weights import WeightTable
from policytext.segmenter.archive import (
    Arrays,
    pack_arrays,
    read_packed,
    refusing_damage,
    unpack_form,
    write_whole,
)
from policytext.segmenter.hashing import KeyTable

__all__ = ["load_mentions", "pack_mentions", "packaged_mentions", "save_mentions"]

_FORM = "policytext-mentions-1"
# Weights of 4 bits reach from -8 to 7; if of so many one is larger, all are kept whole.
_HALF = 8
_SELDOM = 16
# Rows that are unpacked at once: what stays in the processor's cache takes less time.
_BLOCK = 1 << 14

Weights = npt.NDArray[np.int8]


def pack_mentions(model: MentionModel) -> bytes:
    """The bytes of a model file; the same for the same model and version of NumPy."""
    facts = json.dumps(model.facts, ensure_ascii=False, sort_keys=True).encode()
    arrays: Arrays = {
        "form": np.frombuffer(_FORM.encode(), np.uint8),
        "facts": np.frombuffer(facts, np.uint8),
        "changes": model.changes.astype(np.float32),
        "seen.names": np.frombuffer("\n".join(model.seen.names).encode(), np.uint8),
        "seen.numbers": np.array(list(model.seen.names.values()), np.uint8),
        "cluster.words": model.clustering.words,
        "cluster.near": model.clustering.near,
        "cluster.far": model.clustering.far,
    }
    for name, weights in (("words", model.words), ("judge", model.judge)):
        arrays[f"{name}.moves"] = weights.table.moves
        arrays[f"{name}.slots"] = weights.table.slots
        arrays |= _packed(name, weights.rows)
    return pack_arrays(arrays, compressed=False)


def _packed(name: str, rows: Weights) -> Arrays:
    """Rows of weights: the left and the right half of each in 4 bits, and apart what is larger.

    Where much is larger the rows are kept whole.
    """
    places = np.flatnonzero((rows < -_HALF) | (rows >= _HALF))
    width = rows.shape[1] // 2
    if len(places) * _SELDOM > rows.size or width * 2 != rows.shape[1]:
        return {f"{name}.rows": rows}
    whole = rows.view(np.uint8)
    return {
        f"{name}.halves": (whole[:, :width] & 15) | (whole[:, width:] << 4),
        f"{name}.places": places.astype(np.uint32),
        f"{name}.large": rows.reshape(-1)[places],
    }


def _rows(arrays: Arrays, name: str) -> Weights:
    """Rows of weights as ``_packed`` gives them."""
    if f"{name}.halves" not in arrays:
        return np.ascontiguousarray(arrays[f"{name}.rows"].astype(np.int8, copy=False))
    halves = arrays[f"{name}.halves"].astype(np.uint8, copy=False)
    size, width = halves.shape
    rows = np.empty((size, 2 * width), np.int8)
    for begin in range(0, size, _BLOCK):
        part = halves[begin : begin + _BLOCK]
        # A shift of signed numbers keeps their sign.
        rows[begin : begin + _BLOCK, :width] = (part << 4).view(np.int8) >> 4
        rows[begin : begin + _BLOCK, width:] = part.view(np.int8) >> 4
    rows.reshape(-1)[arrays[f"{name}.places"].astype(np.int64)] = arrays[f"{name}.large"]
    return rows


def save_mentions(model: MentionModel, path: str | Path) -> None:
    """Write a model file; one that is there is replaced only when the new one is whole.

    Raises:
        InputError: the file cannot be written.
    """
    write_whole(Path(path), pack_mentions(model), "the model")


def load_mentions(path: str | Path) -> MentionModel:
    """Read a model file.

    Raises:
        ReadError: the file cannot be read.
        DataError: it is no model of mentions, or a damaged one.
    """
    return _unpacked(read_packed(path), str(path))


@cache
def packaged_mentions() -> MentionModel:
    """The model that ships with the package, read once.

    Raises:
        DataError: its file is missing or damaged.
    """
    return _unpacked(read_bytes("entities/model.npz"), "the packaged model of mentions")


def _unpacked(packed: bytes, name: str) -> MentionModel:
    with refusing_damage(name, "model of mentions", "policytext train mentions"):
        arrays = unpack_form(packed, _FORM, name)
        clustering = _clustering(arrays)
        names = arrays["seen.names"].tobytes().decode().split("\n")
        numbers = arrays["seen.numbers"].tolist()
        seen = SeenNames(dict(zip(names, numbers, strict=True)) if numbers else {})
        changes = arrays["changes"].astype(np.float64)
        if changes.shape != (len(VIEWS), TAGS, TAGS):
            raise ValueError(f"changes of tags have the shape {changes.shape}")
        words = _weights(arrays, "words", len(VIEWS) * TAGS)
        judge = _weights(arrays, "judge", OUTCOMES)
        facts = json.loads(arrays["facts"].tobytes())
        return MentionModel(clustering, seen, words, changes, judge, facts)


def _clustering(arrays: Arrays) -> Clustering:
    words = arrays["cluster.words"].astype(np.uint32)
    near, far = arrays["cluster.near"].astype(np.uint8), arrays["cluster.far"].astype(np.uint16)
    if not words.shape == near.shape == far.shape == (words.size,):
        raise ValueError(f"clusters of {words.shape} words are {near.shape} and {far.shape}")
    if (words[1:] <= words[:-1]).any():
        raise ValueError("words of the clusters do not rise")
    return Clustering(words, near, far)


def _weights(arrays: Arrays, name: str, width: int) -> WeightTable:
    moves, slots = arrays[f"{name}.moves"], arrays[f"{name}.slots"]
    table = KeyTable(
        moves.astype(np.uint32, copy=False), slots.astype(np.uint64, copy=False), spread=False
    )
    rows = _rows(arrays, name)
    if rows.shape[1:] != (width,) or not len(rows):
        raise ValueError(f"weights of {name} have the shape {rows.shape}")
    low = np.uint64((1 << 32) - 1)
    if not len(table.moves) or not len(table.slots) or int((table.slots & low).max()) >= len(rows):
        raise ValueError(f"the table of {name} leads to rows that are not there")
    return WeightTable(table, rows)
