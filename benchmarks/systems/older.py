"""LAC and others that need an older Python than the suite: they run in one of their own."""

from __future__ import annotations

import json
import os
import subprocess
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import benchmarks
from benchmarks.system import NotRunError
from benchmarks.systems.names import NameFinder, Recognise
from benchmarks.systems.tags import Found, in_order, joined

__all__ = ["PYTHON", "ChineseNER", "Lac", "PaddleJieba"]

# The variable that names the interpreter.
PYTHON = "BENCHMARKS_OLDER_PYTHON"
_SCRIPT = Path(benchmarks.__file__).parent / "older.py"


class _Older(NameFinder):
    """A peer in a process of an older Python; none of its files are measured here."""

    distribution = ""
    module = ""
    peer: str

    def load(self) -> Recognise:
        """Start the process, and wait until the model is loaded."""
        python = os.environ.get(PYTHON)
        if not python:
            raise NotRunError(
                f"needs Python 3.7 with {self.peer}: set {PYTHON} to that interpreter"
            )
        process = _Process(python, self.peer)
        self.note = process.ask(None)

        def recognise(sentences: Sequence[str]) -> list[list[Found]]:
            found = process.ask(list(sentences)) if sentences else []
            return [
                self.names(sentence, [(word, tag) for word, tag in words])
                for sentence, words in zip(sentences, found, strict=True)
            ]

        return recognise

    def names(self, sentence: str, words: Sequence[tuple[str, str]]) -> list[Found]:
        """The names among the words of a sentence."""
        return in_order(sentence, words)


class Lac(_Older):
    """LAC with its packaged model; its PaddlePaddle is one that newer Pythons cannot have."""

    name = "lac"
    peer = "lac"


class PaddleJieba(_Older):
    """jieba's mode paddle: a small model of LAC that comes with it."""

    name = "jieba-paddle"
    peer = "jieba"


class ChineseNER(_Older):
    """ChineseNER with its packaged model, trained on MSRA; newer PyTorch refuses its masks."""

    name = "chinesener"
    peer = "chinesener"

    def names(
        self,
        sentence: str,  # noqa: ARG002
        words: Sequence[tuple[str, str]],
    ) -> list[Found]:
        """The names that the tags of characters make up."""
        return joined(tag for _, tag in words)


class _Process:
    """The older interpreter with a peer; it ends when its input is closed."""

    def __init__(self, python: str, peer: str) -> None:
        self._peer = peer
        try:
            started = subprocess.Popen(
                [python, str(_SCRIPT), peer],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Speed is that of one core.
                env={**os.environ, "OMP_NUM_THREADS": "1"},
            )
        except OSError:
            raise NotRunError(f"{PYTHON} names no interpreter") from None
        assert started.stdin is not None
        assert started.stdout is not None
        self._stdin: IO[bytes] = started.stdin
        self._stdout: IO[bytes] = started.stdout
        weakref.finalize(self, _end, started)

    def ask(self, sentences: list[str] | None) -> Any:
        """The answer to sentences, or the first line for None."""
        try:
            if sentences is not None:
                self._stdin.write(json.dumps(sentences).encode() + b"\n")
                self._stdin.flush()
            line = self._stdout.readline()
        except OSError:
            line = b""
        if not line:
            raise NotRunError(f"{self._peer} cannot be run by the Python that {PYTHON} names")
        return json.loads(line)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close the input, at which the process ends, and wait until it has."""
    process.communicate()
