"""Systems whose answers are known, and one that is not installed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from benchmarks.system import Runner, Setting, Start, need
from policytext import QUANTITIES, TOKENS, Document, Quantity

__all__ = ["Missing", "Stub"]


class Stub:
    """Knows one quantity, and cuts text into characters."""

    name = "stub"
    distribution = "stub"
    module = "json"
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        return {"quantities": self._quantities, "tokens": self._tokens}

    @staticmethod
    def _quantities(_setting: Setting) -> Runner:
        return Runner(_find)

    @staticmethod
    def _tokens(_setting: Setting) -> Runner:
        return Runner(_cut, note="one character a token")


class Missing:
    """A peer that nobody has."""

    name = "missing"
    distribution = "no-such-distribution"
    module = "no_such_module"
    scope: Mapping[str, frozenset[str]] = {}

    @property
    def starts(self) -> Mapping[str, Start]:
        return {"quantities": self._start}

    @staticmethod
    def _start(_setting: Setting) -> Runner:
        need("no_such_module", "no-such-distribution")
        raise AssertionError("need() has to raise")


def _find(doc: Document) -> Document:
    """8% wherever it stands, always as a plain value."""
    value = Quantity(Decimal(8), Decimal(8), "eq", "%", "percent")
    start = doc.text.find("8%")
    found = [] if start < 0 else [doc.span(start, start + 2, "QUANTITY", value)]
    return doc.with_layer(QUANTITIES, found)


def _cut(doc: Document) -> Document:
    places = [i for i, character in enumerate(doc.text) if not character.isspace()]
    return doc.with_offsets(TOKENS, places, [i + 1 for i in places], "TOKEN")
