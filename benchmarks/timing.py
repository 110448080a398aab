"""Measuring time: warm up, repeat, take the median."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from policytext import Document

__all__ = ["Speed", "measure_speed", "pieces", "seconds", "without_layers"]

PIECE = 4000  # characters given to a system at once, cut at line ends


@dataclass(frozen=True, slots=True)
class Speed:
    """Characters a second in each repeat, and how many characters were worked on."""

    runs: tuple[float, ...]
    characters: int

    @property
    def median(self) -> float:
        """The middle of the repeats, which one slow neighbour does not move."""
        return statistics.median(self.runs)


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure_speed(
    work: Callable[[Document], object], docs: Sequence[Document], repeats: int, budget: float
) -> Speed:
    """Speed over as many documents as fit into the budget, the same ones in each repeat.

    Args:
        work: what is measured.
        docs: at least one.
        repeats: how often.
        budget: seconds for one repeat; the first repeat finds out how many documents that is.
    """
    work(docs[0])
    start = time.perf_counter()
    count = 0
    for doc in docs:
        work(doc)
        count += 1
        if time.perf_counter() - start > budget:
            break
    runs = [time.perf_counter() - start]
    chosen = docs[:count]
    for _ in range(repeats - 1):
        start = time.perf_counter()
        for doc in chosen:
            work(doc)
        runs.append(time.perf_counter() - start)
    characters = sum(len(doc.text) for doc in chosen)
    return Speed(tuple(characters / max(run, 1e-9) for run in runs), characters)


def pieces(docs: Sequence[Document], size: int = PIECE) -> list[Document]:
    """The documents without layers, cut at line ends into pieces of about one size."""
    cut: list[Document] = []
    for doc in docs:
        lines: list[str] = []
        length = 0
        for line in [*doc.text.split("\n"), None]:
            if lines and (line is None or length + len(line) > size):
                text = "\n".join(lines)
                if text.strip():
                    cut.append(Document(text, issuer=doc.issuer, year=doc.year))
                lines, length = [], 0
            if line is not None:
                lines.append(line)
                length += len(line) + 1
    return cut


def without_layers(docs: Sequence[Document]) -> list[Document]:
    """The documents as they are before any annotation."""
    return [
        Document(doc.text, issuer=doc.issuer, year=doc.year) for doc in docs if doc.text.strip()
    ]
