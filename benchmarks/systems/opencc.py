"""OpenCC alone: what undoing of cloaking gives when only characters are simplified."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.system import Runner, Setting, Start, need
from policytext import Document

__all__ = ["OpenCC"]


class OpenCC:
    """Traditional to simplified, and nothing else."""

    name = "opencc"
    distribution = "opencc"
    module = "opencc"
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"pages": self._pages}

    @staticmethod
    def _pages(_setting: Setting) -> Runner:
        converter = need("opencc", "opencc").OpenCC("t2s")
        return Runner(
            lambda doc: Document(converter.convert(doc.text)),
            lambda doc: converter.convert(doc.text),
        )
