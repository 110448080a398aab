"""Model files: what is written is read, and damage is told."""

from __future__ import annotations

import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext.errors import DataError, InputError, ReadError
from policytext.segmenter import Segmenter, load_model, pack_model, save_model, unpack_model
from tests.segmenter.sample import model

TEXT = "全市渔港12座扩建，完成投资3.2亿元。\n海洋牧场 APP。"
SMALL = pack_model(model())


def test_a_model_survives_its_file(tmp_path: Path) -> None:
    made = Segmenter(model().weights, {"train": "渔港, 35 sentences"})
    save_model(made, tmp_path / "m")
    read = load_model(tmp_path / "m")
    assert read.facts == made.facts
    assert (read.starts(TEXT) == made.starts(TEXT)).all()
    assert pack_model(read) == (tmp_path / "m").read_bytes() == pack_model(made)
    assert [file.name for file in tmp_path.iterdir()] == ["m"]


@settings(max_examples=150)
@given(st.integers(0, len(SMALL) - 1), st.integers(1, 255))
def test_a_changed_byte_is_told_or_changes_nothing(place: int, change: int) -> None:
    damaged = bytearray(SMALL)
    damaged[place] ^= change
    try:
        read = unpack_model(bytes(damaged))
    except DataError:
        return
    # Bytes such as the dates in the archive mean nothing.
    assert pack_model(read) == SMALL


@settings(max_examples=60)
@given(st.integers(0, len(SMALL) - 1))
def test_a_cut_file_is_refused(size: int) -> None:
    with pytest.raises(DataError, match="damaged"):
        unpack_model(SMALL[:size])


@settings(max_examples=60)
@given(st.binary(max_size=60))
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(DataError):
        unpack_model(content)


class Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (pytest.fail, ("code of a model file ran",))


def with_member(name: str, content: bytes) -> bytes:
    """The model with another content of one of its arrays."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SMALL)) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return changed.getvalue()


def array_bytes(array: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=True)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("alphabet.npy", pickle.dumps(Bomb())),
        ("alphabet.npy", array_bytes(np.array([Bomb()], object))),
        ("alphabet.npy", array_bytes(np.array(["x"]))),
        ("changes.npy", array_bytes(np.zeros(3, np.int32))),
        ("facts.npy", array_bytes(np.array([255], np.uint8))),
        ("form.npy", array_bytes(np.frombuffer(b"another-form-2", np.uint8))),
        ("g2.moves.npy", array_bytes(np.zeros(0, np.uint16))),
        ("g2.slots.npy", array_bytes(np.full(9, 2**31 - 1, np.uint64))),
        ("g3.weights.npy", array_bytes(np.zeros((4, 4), np.int8))),
        ("joins.npy", array_bytes(np.zeros(0, np.bool_))),
        ("types.weights.npy", array_bytes(np.zeros((1, 15), np.int8))),
    ],
)
def test_what_does_not_fit_is_refused_and_no_code_is_run(name: str, content: bytes) -> None:
    with pytest.raises(DataError):
        unpack_model(with_member(name, content))


def test_a_bare_array_is_no_model() -> None:
    with pytest.raises(DataError, match="no model of word boundaries"):
        unpack_model(array_bytes(np.zeros(3)))


def test_places_without_a_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot read the model"):
        load_model(tmp_path / "none")
    with pytest.raises(InputError, match="cannot write the model"):
        save_model(model(), tmp_path / "none" / "m")
    with pytest.raises(InputError, match="cannot write the model"):
        save_model(model(), tmp_path)
    assert not list(tmp_path.iterdir())
