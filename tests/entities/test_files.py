"""Model files of mentions: what is written is read, and damage is told."""

from __future__ import annotations

import io
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext.entities.files import load_mentions, pack_mentions, save_mentions
from policytext.entities.model import Clustering, MentionModel
from policytext.entities.own import ModelRecognizer
from policytext.entities.weights import WeightTable
from policytext.errors import DataError, InputError, ReadError
from tests.entities.sample import model

TEXT = "全市深入实施“英才”计划，市政府与常州大学签订协议，云帆港大桥建成通车。"
SMALL = pack_mentions(model())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "m"


def read(file: Path, content: bytes) -> MentionModel:
    file.write_bytes(content)
    return load_mentions(file)


def clustered() -> MentionModel:
    """The small model with clusters; too little text makes none."""
    made = model()
    clusters = Clustering(
        np.array([3, 9, 12], np.uint32),
        np.array([1, 2, 1], np.uint8),
        np.array([1, 600, 2], np.uint16),
    )
    return MentionModel(
        clusters, made.seen, made.words, made.changes, made.judge, {"a": "1", "市": "二"}
    )


def test_a_model_survives_its_file(file: Path) -> None:
    made = clustered()
    save_mentions(made, file)
    loaded = load_mentions(file)
    assert loaded.facts == {"a": "1", "市": "二"}
    assert loaded.seen.names == made.seen.names
    assert loaded.find(TEXT, "320400", 2024, 0.1) == made.find(TEXT, "320400", 2024, 0.1) != []
    assert pack_mentions(loaded) == file.read_bytes() == pack_mentions(made)
    assert [each.name for each in file.parent.iterdir()] == ["m"]
    numbers = np.array([12, 4, 9], np.uint64)
    near, far = loaded.clustering(numbers)
    assert near.tolist() == [1, 0, 2]
    assert far.tolist() == [2, 0, 600]


@pytest.mark.parametrize("largest", [1, 7, 8, 127])
def test_weights_of_all_sizes_survive(file: Path, largest: int) -> None:
    made = model()
    random = np.random.default_rng(largest)
    rows = random.integers(-largest, largest, made.words.rows.shape, np.int8, endpoint=True)
    rows[1, 0], rows[1, -1] = 127, -127
    words = WeightTable(made.words.table, rows)
    other = MentionModel(made.clustering, made.seen, words, made.changes, made.judge, made.facts)
    save_mentions(other, file)
    assert np.array_equal(load_mentions(file).words.rows, rows)


def test_a_recogniser_takes_the_path(file: Path) -> None:
    save_mentions(model(), file)
    found = ModelRecognizer(file)(TEXT)
    assert found == ModelRecognizer(model())(TEXT) != []
    assert ModelRecognizer(str(file)).facts == {"corpus": "twelve documents"}


@settings(max_examples=100)
@given(place=st.integers(0, len(SMALL) - 1), change=st.integers(1, 255))
def test_a_changed_byte_is_told_or_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, place: int, change: int
) -> None:
    damaged = bytearray(SMALL)
    damaged[place] ^= change
    try:
        loaded = read(tmp_path_factory.getbasetemp() / "m", bytes(damaged))
    except DataError:
        return
    # Bytes such as the dates in the archive mean nothing.
    assert pack_mentions(loaded) == SMALL


@settings(max_examples=40)
@given(size=st.integers(0, len(SMALL) - 1))
def test_a_cut_file_is_refused(tmp_path_factory: pytest.TempPathFactory, size: int) -> None:
    with pytest.raises(DataError, match="damaged"):
        read(tmp_path_factory.getbasetemp() / "m", SMALL[:size])


class Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (pytest.fail, ("code of a model file ran",))


def with_member(name: str, content: bytes | None) -> bytes:
    """The model with another content of one of its arrays, or without it."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(pack_mentions(clustered()))) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        assert name in old.namelist()
        for each in old.namelist():
            if each != name or content is not None:
                new.writestr(each, content if each == name and content else old.read(each))
    return changed.getvalue()


def array_bytes(array: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=True)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("words.halves.npy", None),
        ("words.halves.npy", pickle.dumps(Bomb())),
        ("words.halves.npy", array_bytes(np.array([Bomb()], object))),
        ("words.halves.npy", array_bytes(np.zeros((5, 3), np.uint8))),
        ("words.halves.npy", array_bytes(np.zeros((1, 25), np.uint8))),
        ("words.halves.npy", array_bytes(np.zeros(25, np.uint8))),
        ("words.places.npy", array_bytes(np.array([1 << 30], np.uint32))),
        ("words.large.npy", array_bytes(np.zeros(3000, np.int8))),
        ("judge.halves.npy", array_bytes(np.zeros((0, 10), np.uint8))),
        ("judge.moves.npy", array_bytes(np.zeros(0, np.uint32))),
        ("judge.slots.npy", array_bytes(np.full(9, 2**31 - 1, np.uint64))),
        ("changes.npy", array_bytes(np.zeros((25, 25), np.float32))),
        ("changes.npy", array_bytes(np.array(["x"]))),
        ("facts.npy", array_bytes(np.array([255], np.uint8))),
        ("facts.npy", array_bytes(np.frombuffer(b"[3]", np.uint8))),
        ("form.npy", array_bytes(np.frombuffer(b"another-form-2", np.uint8))),
        ("cluster.near.npy", array_bytes(np.zeros(1, np.uint8))),
        ("cluster.far.npy", array_bytes(np.zeros((3, 2), np.uint16))),
        ("cluster.words.npy", array_bytes(np.array([9, 3, 12], np.uint32))),
        ("seen.names.npy", array_bytes(np.array([255], np.uint8))),
        ("seen.numbers.npy", array_bytes(np.zeros(1, np.uint8))),
    ],
)
def test_what_does_not_fit_is_refused_and_no_code_is_run(
    file: Path, name: str, content: bytes | None
) -> None:
    with pytest.raises(DataError):
        read(file, with_member(name, content))


@pytest.mark.parametrize("content", [b"", b"PK", array_bytes(np.zeros(3)), b"\x80" * 99])
def test_other_files_are_refused(file: Path, content: bytes) -> None:
    with pytest.raises(DataError, match="is no model of mentions"):
        read(file, content)


def test_places_without_a_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot read the model"):
        load_mentions(tmp_path / "none")
    with pytest.raises(ReadError, match="cannot read the model"):
        ModelRecognizer(tmp_path)
    with pytest.raises(InputError, match="cannot write the model"):
        save_mentions(model(), tmp_path / "none" / "m")
    assert not list(tmp_path.iterdir())
