"""Files of deep models: what is packed, and what of a damaged one is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from policytext import DataError, ReadError
from policytext.entities.deep import DeepModel, load_deep
from policytext.entities.deep.files import _unpacked, pack_deep
from policytext.segmenter.archive import pack_arrays, unpack_arrays
from tests.entities.deep.small import STRINGS, small_arrays, small_file


def test_file(path: Path, model: DeepModel) -> None:
    arrays = small_arrays()
    assert model.facts == {"text": "drawn at random"}
    assert model.pieces.strings == tuple(STRINGS)
    emb = arrays["emb"]
    off = np.abs(model.encoder.pieces - emb)
    assert off.max() < np.abs(emb).max() / 7
    assert off.mean() < np.abs(emb).mean() / 8
    three = model.encoder.layers[1].three[0].T
    assert np.abs(three - arrays["layer1.three.weight"]).max() < 0.15
    join = model.head.join[0].T
    assert np.abs(join - arrays["join.weight"]).max() < np.abs(arrays["join.weight"]).max() / 120
    assert load_deep(path).sha256 == model.sha256


def test_packing_what_was_packed_changes_nothing(model: DeepModel) -> None:
    arrays = small_arrays() | {"emb": model.encoder.pieces, "told0": model.head.told[0]}
    again = _unpacked(pack_deep(arrays, STRINGS, {}), "again")
    np.testing.assert_array_equal(again.encoder.pieces, model.encoder.pieces)
    np.testing.assert_allclose(again.head.told[0], model.head.told[0], rtol=1e-6)
    assert pack_deep(arrays, STRINGS, {}) == pack_deep(arrays, STRINGS, {})


def refused(packed: bytes) -> None:
    with pytest.raises(DataError, match="a tried file is no deep model of mentions, or is damaged"):
        _unpacked(packed, "a tried file")


@pytest.mark.parametrize("name", small_arrays())
def test_a_file_that_lacks_something(name: str) -> None:
    refused(
        pack_deep({key: each for key, each in small_arrays().items() if key != name}, STRINGS, {})
    )


@pytest.mark.parametrize("name", small_arrays())
def test_a_file_with_arrays_of_other_sizes(name: str) -> None:
    arrays = small_arrays()
    own = arrays[name]
    # Of places and of what is told there may be more or fewer, but not none.
    few = 1 if name == "places" or name.startswith("told") else len(own) - 1
    refused(pack_deep(arrays | {name: own[:few]}, STRINGS, {}))
    if own.ndim > 1 and name != "emb":
        refused(pack_deep(arrays | {name: np.stack([own, own])}, STRINGS, {}))


@pytest.mark.parametrize(
    "name", [name for name, each in unpack_arrays(small_file()).items() if each.dtype.kind == "f"]
)
def test_a_file_with_numbers_that_are_not_finite(name: str) -> None:
    for bad in (np.nan, np.inf):
        arrays = unpack_arrays(small_file())
        own = arrays[name].copy()
        own.flat[-1] = bad
        refused(pack_arrays(arrays | {name: own}, compressed=False))


@pytest.mark.parametrize(
    "numbers",
    [
        [0, 2, 99, 4],
        [-1, 2, 3, 4],
        [0, 99, 3, 4],
        [0, 2, 3, 0],
        [0, 2, 3, 5],
        [0, 2, 3, 4, 5],
        [0.5, 2, 3, 4],
    ],
)
def test_a_file_with_numbers_that_are_of_nothing(numbers: list[float]) -> None:
    refused(pack_deep(small_arrays() | {"numbers": np.array(numbers)}, STRINGS, {}))


@pytest.mark.parametrize("gap", [0, 1])
def test_a_file_without_a_layer(gap: int) -> None:
    arrays = small_arrays()
    left = {name: each for name, each in arrays.items() if not name.startswith("layer")}
    refused(pack_deep(left, STRINGS, {}))
    named = {name.replace(f"layer{gap}.", "layer7."): each for name, each in arrays.items()}
    refused(pack_deep(named, STRINGS, {}))


def test_units_of_another_count() -> None:
    arrays = unpack_arrays(small_file())
    refused(
        pack_arrays(arrays | {"join.weight.unit": arrays["join.weight.unit"][:1]}, compressed=False)
    )


def test_no_model(tmp_path: Path, path: Path) -> None:
    path.write_bytes(b"no archive")
    with pytest.raises(DataError):
        load_deep(path)
    with pytest.raises(ReadError):
        load_deep(tmp_path / "none.npz")
    arrays = small_arrays()
    path.write_bytes(pack_deep(arrays, STRINGS[:-1], {}))
    with pytest.raises(DataError, match="as many"):
        load_deep(path)
