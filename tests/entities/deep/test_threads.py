"""A deep model reads with one core, and leaves NumPy as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from policytext import Document
from policytext.entities.annotator import EntityAnnotator
from policytext.entities.deep import threads
from policytext.entities.deep.encoder import Encoder


class Blas:
    """A library that uses some threads."""

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self.told: list[int] = []

    def number(self) -> int:
        return self.threads

    def use(self, threads: int) -> None:
        self.told.append(threads)
        self.threads = threads


@pytest.fixture(name="blas")
def _blas(monkeypatch: pytest.MonkeyPatch) -> Iterator[Blas]:
    blas = Blas(4)
    monkeypatch.setattr(threads, "_blas", lambda: blas)
    yield blas
    assert blas.threads == 4


def test_one_thread_while_a_deep_model_reads_and_as_many_as_before_behind(
    blas: Blas, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    read = Encoder.__call__

    def watched(self: Encoder, numbers: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> object:
        seen.append(blas.threads)
        return read(self, numbers)

    monkeypatch.setattr(Encoder, "__call__", watched)
    EntityAnnotator(deep=path)(Document("金沃农牧二期投产，晟源轴承上市辅导。", year=2024))
    assert set(seen) == {1}
    assert blas.told == [1, 4] * len(seen)


def test_whoever_uses_one_thread_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for blas in (Blas(1), None):
        monkeypatch.setattr(threads, "_blas", lambda blas=blas: blas)
        with threads.one_thread, threads.one_thread:
            pass
        assert blas is None or blas.told == []


def test_what_is_set_inside_stays(blas: Blas) -> None:
    with threads.one_thread:
        blas.threads = 3
    assert blas.told == [1]
    blas.threads = 4


def test_the_library_that_came_with_numpy_is_found() -> None:
    # Where NumPy was built with another library there is nothing to set.
    blas = threads._blas()
    assert (blas is None) == (not list(threads._libraries()))
    if blas is not None:
        assert blas.number() >= 1
        with threads.one_thread:
            assert blas.number() == 1
