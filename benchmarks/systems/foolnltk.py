"""FoolNLTK: names by a bidirectional LSTM with a CRF."""

from __future__ import annotations

import sys
import types
from collections.abc import Sequence
from typing import Any
from unittest.mock import patch

from benchmarks.system import need
from benchmarks.systems.names import NameFinder, Recognise
from benchmarks.systems.tags import Found

__all__ = ["FoolNLTK"]


class FoolNLTK(NameFinder):
    """FoolNLTK with its packaged model, which gives the same names as under TensorFlow 1."""

    name = "foolnltk"
    distribution = "foolnltk"
    module = "fool"
    note = "TensorFlow 2 under the names of TensorFlow 1, for which it was written"

    def load(self) -> Recognise:
        """Load the packaged model."""
        with patch.dict(sys.modules, _tensorflow_1()):
            module = need("fool", "foolnltk")
            module.ner("常州")

        def recognise(sentences: Sequence[str]) -> list[list[Found]]:
            if not sentences:
                return []
            return [[name[:3] for name in names] for names in module.ner(list(sentences))]

        return recognise


def _tensorflow_1() -> dict[str, Any]:
    """The modules that it imports: those that TensorFlow 2 keeps, and what it has dropped."""
    tensorflow: Any = types.ModuleType("tensorflow")
    tensorflow.__dict__.update(need("tensorflow.compat.v1", "tensorflow").__dict__)
    crf: Any = types.ModuleType("tensorflow.contrib.crf")
    crf.viterbi_decode = _viterbi
    tensorflow.contrib = types.ModuleType("tensorflow.contrib")
    tensorflow.contrib.crf = crf
    return {
        "tensorflow": tensorflow,
        "tensorflow.contrib": tensorflow.contrib,
        "tensorflow.contrib.crf": crf,
    }


def _viterbi(scores: Any, transitions: Any) -> tuple[list[int], float]:
    """The best path and its score: what ``tensorflow.contrib.crf.viterbi_decode`` gave.

    Args:
        scores: an array with a row for each place and a column for each tag.
        transitions: an array with what going from the tag of a row to that of a column adds.
    """
    best, back = scores[0], []
    for row in scores[1:]:
        ways = best[:, None] + transitions
        back.append(ways.argmax(axis=0))
        best = row + ways.max(axis=0)
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1], float(best.max())
