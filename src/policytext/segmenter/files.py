"""Model files: NumPy arrays in one archive, read without running any code of theirs.

It is not compressed: to unpack it would take longer than to read a short text.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from policytext.data import read_bytes
from policytext.segmenter.alphabet import Alphabet
from policytext.segmenter.archive import (
    Arrays,
    pack_arrays,
    read_packed,
    refusing_damage,
    unpack_form,
    write_whole,
)
from policytext.segmenter.hashing import KeyTable
from policytext.segmenter.model import FIXED, WORD_BIT, Family, Weights
from policytext.segmenter.segmenter import Segmenter
from policytext.segmenter.templates import GRAMS, SKIP

__all__ = ["load_model", "pack_model", "packaged_model", "save_model", "unpack_model"]

_FORM = "policytext-segmenter-1"


def pack_model(segmenter: Segmenter) -> bytes:
    """The bytes of a model file; the same for the same model and version of NumPy."""
    weights = segmenter.weights
    facts = json.dumps(segmenter.facts, ensure_ascii=False, sort_keys=True).encode()
    arrays: Arrays = {
        "form": np.frombuffer(_FORM.encode(), np.uint8),
        "facts": np.frombuffer(facts, np.uint8),
        "alphabet": weights.alphabet.codes,
        "changes": weights.changes,
        "stops": np.frombuffer(weights.stops.encode(), np.uint8),
        "joins": np.array([weights.joins]),
    }
    for name, family in weights.families.items():
        arrays[f"{name}.moves"] = _narrow(family.table.moves)
        arrays[f"{name}.slots"] = family.table.slots
        arrays[f"{name}.weights"] = _small(family.weights)
    for name, each in weights.fixed.items():
        arrays[f"{name}.weights"] = _small(each)
    return pack_arrays(arrays, compressed=False)


def unpack_model(packed: bytes, name: str = "the model") -> Segmenter:
    """The model in the bytes of a file.

    Raises:
        DataError: it is no model file, or a damaged one.
    """
    with refusing_damage(name, "model of word boundaries", "policytext train tokens"):
        arrays = unpack_form(packed, _FORM, name)
        facts = json.loads(arrays["facts"].tobytes())
        return Segmenter(_weights(arrays), facts)


def save_model(segmenter: Segmenter, path: str | Path) -> None:
    """Write a model file; one that is there is replaced only when the new one is whole.

    Raises:
        InputError: the file cannot be written.
    """
    write_whole(Path(path), pack_model(segmenter), "the model")


def load_model(path: str | Path) -> Segmenter:
    """Read a model file.

    Raises:
        ReadError: the file cannot be read.
        DataError: it is no model file, or a damaged one.
    """
    return unpack_model(read_packed(path), str(path))


@cache
def packaged_model() -> Segmenter:
    """The model that ships with the package, read once.

    Raises:
        DataError: its file is missing or damaged.
    """
    return unpack_model(read_bytes("tokens/model.npz"), "the packaged model")


def _weights(arrays: Arrays) -> Weights:
    families = {}
    for template in (*GRAMS, SKIP):
        moves = arrays[f"{template.name}.moves"].astype(np.uint32)
        table = KeyTable(moves, arrays[f"{template.name}.slots"].astype(np.uint64))
        weights = arrays[f"{template.name}.weights"].astype(np.int16)
        if weights.shape[1] != template.width * 3:
            raise ValueError(f"weights of {template.name} have the shape {weights.shape}")
        if not len(moves) or int((table.slots & (WORD_BIT - 1)).max()) >= len(weights):
            raise ValueError(f"the table of {template.name} leads to rows that are not there")
        families[template.name] = Family(table, weights)
    fixed = {}
    for name, (template, rows) in FIXED.items():
        fixed[name] = arrays[f"{name}.weights"].astype(np.int16)
        if fixed[name].shape != (rows, template.width * 3):
            raise ValueError(f"weights of {name} have the shape {fixed[name].shape}")
    changes = arrays["changes"].astype(np.int32)
    if changes.shape != (4, 4):
        raise ValueError(f"changes of tags have the shape {changes.shape}")
    alphabet = Alphabet(arrays["alphabet"].astype(np.uint32).tolist())
    return Weights(
        alphabet,
        families,
        fixed,
        changes,
        stops=arrays["stops"].tobytes().decode(),
        joins=bool(arrays["joins"][0]),
    )


def _small(weights: npt.NDArray[np.int16]) -> npt.NDArray[np.generic]:
    """In 8 bits if they fit."""
    fits = not len(weights) or int(np.abs(weights).max()) < 128
    return weights.astype(np.int8) if fits else weights


def _narrow(moves: npt.NDArray[np.uint32]) -> npt.NDArray[np.generic]:
    return moves.astype(np.uint16) if int(moves.max()) < 1 << 16 else moves
