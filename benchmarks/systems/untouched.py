"""Nothing done: the floor for pages."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.system import Runner, Setting, Start

__all__ = ["Untouched"]


class Untouched:
    """The page as it came."""

    name = "untouched"
    distribution = ""
    module = ""
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"pages": self._pages}

    @staticmethod
    def _pages(_setting: Setting) -> Runner:
        return Runner(lambda doc: doc)
