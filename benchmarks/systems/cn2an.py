"""cn2an: Chinese numerals to digits.

It finds no places, so it reads numbers cut out for it; on running text it rewrites the numerals.
"""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.layers import bounds_of, lines, number, whole
from benchmarks.system import Runner, Setting, Start, need
from policytext import Document

__all__ = ["Cn2an"]


class Cn2an:
    """``cn2an.cn2an`` in the mode that takes the most notations ("smart")."""

    name = "cn2an"
    distribution = "cn2an"
    module = "cn2an"
    scope: Mapping[str, frozenset[str]] = {"number": frozenset({"number"})}

    @property
    def starts(self) -> Mapping[str, Start]:
        """What it does."""
        return {"number": self._number, "rewriting": self._rewriting}

    @staticmethod
    def _rewriting(_setting: Setting) -> Runner:
        module = need("cn2an", "cn2an")

        def work(doc: Document) -> object:
            return [module.transform(line, "cn2an") for _, line in lines(doc.text)]

        def annotate(doc: Document) -> Document:
            work(doc)
            return doc

        return Runner(annotate, work, "rewrites the numerals of the text, finds no places")

    @staticmethod
    def _number(_setting: Setting) -> Runner:
        module = need("cn2an", "cn2an")

        def annotate(doc: Document) -> Document:
            try:
                value = number(module.cn2an(doc.text, "smart"))
            except ValueError:  # Its word for a string that it cannot read.
                value = None
            if value is None:
                return whole(doc, None)
            return whole(doc, bounds_of(value, value, "eq", "", "count"))

        return Runner(annotate)
