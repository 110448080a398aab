"""Memory and processor time of this process and all that it starts, sampled over time."""

from __future__ import annotations

import os
import statistics
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

__all__ = ["Watch"]

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
# A process that lived for less is none whose memory could grow.
_LEAST = 8


class Watch:
    """Samples processes while its block runs. Needs Linux, whose `/proc` it reads.

    Args:
        words: what the command line of a worker holds, one that has a model.
        seconds: between two samples.
    """

    def __init__(self, words: Iterable[str], seconds: float = 0.5) -> None:
        self._words, self._seconds = tuple(words), seconds
        self._sizes: dict[int, list[int]] = {}
        self._ticks: dict[int, int] = {}
        self._workers: set[int] = set()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Any:
        self._start = time.perf_counter()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._sample()
        self.seconds = time.perf_counter() - self._start
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(self._seconds):
            self._sample()

    def _sample(self) -> None:
        parents, facts = {}, {}
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and (stat := _stat(folder)) is not None:
                parents[int(folder.name)] = stat[0]
                facts[int(folder.name)] = stat[1:]
        below = {os.getpid()}
        # A parent has not always the smaller number.
        while more := {pid for pid, parent in parents.items() if parent in below} - below:
            below |= more
        for pid in below & set(facts):
            ticks, size = facts[pid]
            # A process may end between two samples, but its count never falls.
            self._ticks[pid] = max(ticks, self._ticks.get(pid, 0))
            if pid not in self._sizes and self._is_worker(pid):
                self._workers.add(pid)
            self._sizes.setdefault(pid, []).append(size)

    def _is_worker(self, pid: int) -> bool:
        try:
            line = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
        except OSError:
            return False
        return any(word in line for word in self._words) and pid != os.getpid()

    @property
    def processor_seconds(self) -> float:
        """Seconds that all processes together had a core."""
        return sum(self._ticks.values()) / _TICK

    def workers(self) -> list[tuple[int, int, int]]:
        """For each worker that lived long enough: early, late and peak memory, in bytes.

        Early is the median of the second quarter of its life, late that of the last quarter.
        """
        found = []
        for pid in sorted(self._workers):
            sizes = self._sizes[pid]
            quarter = len(sizes) // 4
            if len(sizes) >= _LEAST:
                early = statistics.median_high(sizes[quarter : 2 * quarter])
                late = statistics.median_high(sizes[-quarter:])
                found.append((early, late, max(sizes)))
        return found


def _stat(folder: Path) -> tuple[int, int, int] | None:
    """Parent, ticks of the clock and resident bytes of a process; None where it has ended."""
    try:
        line = (folder / "stat").read_text(encoding="utf-8", errors="replace")
        size = int((folder / "statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except (OSError, IndexError):
        return None
    fields = line.rpartition(")")[2].split()
    return int(fields[1]), int(fields[11]) + int(fields[12]), size
