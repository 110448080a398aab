"""A small deep model, as a file and read."""

from __future__ import annotations

from pathlib import Path

import pytest

from policytext.entities.deep import DeepModel, load_deep
from tests.entities.deep.small import small_file


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "small.npz"
    path.write_bytes(small_file())
    return path


@pytest.fixture(name="model")
def _model(path: Path) -> DeepModel:
    return load_deep(path)
