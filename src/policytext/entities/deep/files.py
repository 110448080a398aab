"""Files of deep models: weights of 4 and 8 bits in one archive, read without running code."""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from operator import index
from pathlib import Path

import numpy as np
import numpy.typing as npt

from policytext.data import read_bytes
from policytext.entities.deep.checks import check_parts
from policytext.entities.deep.encoder import Encoder, Floats32, Layer, Norm
from policytext.entities.deep.model import DeepModel
from policytext.entities.deep.pieces import Pieces
from policytext.entities.deep.spans import COLUMNS, SpanHead
from policytext.segmenter.archive import (
    Arrays,
    pack_arrays,
    read_packed,
    refusing_damage,
    unpack_form,
)

__all__ = ["GROUP", "load_deep", "pack_deep", "packaged_deep"]

_FORM = "policytext-deep-mentions-1"
_LAYER = re.compile(r"layer(\d+)\.")
GROUP = 64  # weights of 4 bits that have one unit in common


def pack_deep(arrays: Arrays, strings: list[str], facts: dict[str, str]) -> bytes:
    """The bytes of a model file.

    Args:
        arrays: what a training has learnt, with the names that ``load_deep`` asks for: those of
            more than a thousand numbers are packed, the layers' and pieces' into 4 bits, others
            into 8.
        strings: the pieces of its vocabulary.
        facts: what the training says of itself.
    """
    told = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()
    packed: Arrays = {
        "form": np.frombuffer(_FORM.encode(), np.uint8),
        "facts": np.frombuffer(told, np.uint8),
        "pieces": np.frombuffer("\n".join(strings).encode(), np.uint8),
    }
    for name, array in arrays.items():
        if (name.startswith("layer") and array.ndim == 2) or name == "emb":
            units, numbers = _four(array.astype(np.float32))
            packed[f"{name}.unit"], packed[f"{name}.four"] = units, numbers
            packed[f"{name}.shape"] = np.array(array.shape, np.int64)
        elif array.ndim >= 2 and array.size > 1000:
            rows = array.reshape(len(array), -1).astype(np.float32)
            unit = np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-8) / 127
            packed[f"{name}.unit"] = unit.astype(np.float32)[:, 0]
            packed[f"{name}.eight"] = np.rint(rows / unit).astype(np.int8).reshape(array.shape)
        else:
            packed[name] = array
    return pack_arrays(packed, compressed=True)


def load_deep(path: str | Path) -> DeepModel:
    """Read a model file.

    Raises:
        ReadError: the file cannot be read.
        DataError: it is no deep model of mentions, or a damaged one.
    """
    return _unpacked(read_packed(path), str(path))


@cache
def packaged_deep() -> DeepModel:
    """The deep model that ships with the package, read once.

    Raises:
        DataError: its file is missing or damaged.
    """
    return _unpacked(read_bytes("entities/deep.npz"), "the packaged deep model of mentions")


def _unpacked(packed: bytes, name: str) -> DeepModel:
    with refusing_damage(name, "deep model of mentions", "scripts/train_deep.py"):
        arrays = unpack_form(packed, _FORM, name)
        strings = arrays["pieces"].tobytes().decode().split("\n")
        read = _Reader(arrays)
        begin, end, unknown, heads = map(index, arrays["numbers"].tolist())
        pieces = Pieces(strings, read["scores"].tolist(), unknown)
        encoder, head = _encoder(read, heads), _head(read)
        check_parts(pieces, (begin, end), encoder, head)
        facts = dict(json.loads(arrays["facts"].tobytes()))
        return DeepModel(pieces, (begin, end), encoder, head, facts, sha256(packed).hexdigest())


class _Reader:
    """Arrays of an archive, unpacked."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays

    def layers(self) -> int:
        """How many layers there are, of which none may be missing between others."""
        found = {int(own[1]) for name in self._arrays if (own := _LAYER.match(name))}
        if found != set(range(len(found))):
            raise ValueError(f"there are the layers {sorted(found)}, not all from 0")
        return len(found)

    def __getitem__(self, name: str) -> Floats32:
        unit = self._arrays.get(f"{name}.unit")
        if unit is None:
            return self._arrays[name].astype(np.float32)
        if not np.isfinite(unit).all():
            raise ValueError(f"units of {name} are not finite")
        if f"{name}.four" in self._arrays:
            shape = self._arrays[f"{name}.shape"].tolist()
            return _from_four(unit, self._arrays[f"{name}.four"]).reshape(shape)
        eight = self._arrays[f"{name}.eight"].astype(np.float32)
        if unit.shape != eight.shape[:1]:
            raise ValueError(f"rows of {name} and their units are not as many")
        wide: Floats32 = eight * unit.astype(np.float32).reshape(-1, *[1] * (eight.ndim - 1))
        return wide

    def pair(self, name: str) -> tuple[Floats32, Floats32]:
        """A matrix for rows from the left, and what is added."""
        return np.ascontiguousarray(self[f"{name}.weight"].T), self[f"{name}.bias"]

    def norm(self, name: str) -> Norm:
        """A norm."""
        return Norm(self[f"{name}.weight"], self[f"{name}.bias"])


def _encoder(read: _Reader, heads: int) -> Encoder:
    layers = tuple(
        Layer(
            read.pair(f"{own}.three"),
            read.pair(f"{own}.out"),
            read.norm(f"{own}.attended"),
            read.pair(f"{own}.wide"),
            read.pair(f"{own}.narrow"),
            read.norm(f"{own}.ended"),
        )
        for own in map("layer{}".format, range(read.layers()))
    )
    return Encoder(read["emb"], read["places"], read.norm("first"), layers, heads)


def _head(read: _Reader) -> SpanHead:
    told = tuple(read[f"told{number}"] for number in range(len(COLUMNS)))
    beside = read["beside.weight"]
    return SpanHead(
        told,
        read.pair("join"),
        (np.ascontiguousarray(beside.transpose(2, 1, 0)), read["beside.bias"]),
        read.norm("norm"),
        read.pair("ends"),
        read.pair("edges"),
        read["lengths"],
    )


def _four(array: Floats32) -> tuple[npt.NDArray[np.float16], npt.NDArray[np.uint8]]:
    """Weights in groups with one unit each, two weights a byte."""
    groups = array.reshape(-1, GROUP)
    largest = np.take_along_axis(groups, np.abs(groups).argmax(axis=1)[:, None], axis=1)
    unit = (largest / -8).astype(np.float16)
    safe = np.where(unit == 0, np.float16(1), unit).astype(np.float32)
    whole = (np.clip(np.rint(groups / safe), -8, 7) + 8).astype(np.uint8)
    half = GROUP // 2
    return safe.astype(np.float16)[:, 0], whole[:, :half] | whole[:, half:] << np.uint8(4)


def _from_four(units: npt.NDArray[np.generic], packed: npt.NDArray[np.generic]) -> Floats32:
    pairs = packed.astype(np.uint8)
    whole = np.concatenate((pairs & np.uint8(15), pairs >> np.uint8(4)), axis=1)
    wide: Floats32 = (whole.astype(np.float32) - 8) * units.astype(np.float32)[:, None]
    return wide
