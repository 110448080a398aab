"""NumPy's products of matrices on one core, while a deep model reads.

They are small here. Where other processes use the cores, the threads of OpenBLAS wait for each
other most of the time: two workers on two cores took six times as long.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from policytext.process_wide import ProcessWide

__all__ = ["one_thread"]

# What the builds of OpenBLAS that come with NumPy put around the names of their functions.
_AROUND = (("scipy_", "64_"), ("", "64_"), ("scipy_", ""), ("", ""))


class _Blas(NamedTuple):
    """How many threads a library uses, and what sets that."""

    number: Callable[[], int]
    use: Callable[[int], object]


def _libraries() -> Iterator[Path]:
    """The libraries of OpenBLAS in NumPy's package; none where it was built with another."""
    package = Path(np.__file__).parent
    for folder in (package.parent / "numpy.libs", package / ".dylibs"):
        yield from sorted(folder.glob("*openblas*"))


@cache
def _blas() -> _Blas | None:
    for path in _libraries():
        try:
            library = ctypes.CDLL(str(path))
        except OSError:
            continue
        for before, behind in _AROUND:
            names = (f"{before}openblas_{verb}_num_threads{behind}" for verb in ("get", "set"))
            found = [getattr(library, name, None) for name in names]
            if None not in found:
                return _Blas(*found)  # type: ignore[arg-type]
    return None


class _OneThread(ProcessWide):
    def __init__(self) -> None:
        self._before = 1
        super().__init__()

    def _begin(self) -> None:
        blas = _blas()
        if blas is not None:
            self._before = blas.number()
            if self._before > 1:
                blas.use(1)

    def _end(self) -> None:
        before, self._before = self._before, 1
        if before > 1 and (blas := _blas()) is not None and blas.number() == 1:
            blas.use(before)


one_thread = _OneThread()
