"""Spans that are read one after another into the layers of a document, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, PolicytextError, ReadError
from policytext.io.attributes import from_attributes
from policytext.io.foreign import Foreign, wanted_labels
from policytext.layers import BUILTIN_LAYERS, MENTIONS, Layer
from policytext.repairs import Problem
from policytext.span import Span

__all__ = ["Marks", "known_layers", "present_layers"]


def known_layers(layers: Iterable[Layer[Any]]) -> dict[str, Layer[Any]]:
    """The library's layers and those of a user, by name."""
    return {**BUILTIN_LAYERS, **{layer.name: layer for layer in layers}}


class Marks:
    """Takes spans for a document, and tells in its problems what it could not take.

    Args:
        doc: the document without layers.
        foreign: what becomes of labels that are not the library's.
    """

    def __init__(self, doc: Document, foreign: Foreign | None = None) -> None:
        self.doc = doc
        self._foreign = foreign or Foreign()
        self._wanted, self._dropped = wanted_labels(self._foreign)
        self._layers: dict[Layer[Any], list[Span[Any]]] = {}
        self._problems: list[Problem] = []

    def has(self, layer: Layer[Any]) -> None:
        """Note that the document has the layer, were it without spans."""
        self._layers.setdefault(layer, [])

    def knows(self, label: str) -> bool:
        """Whether it was said by name what becomes of a label."""
        return label in self._wanted or label in self._dropped

    def take(
        self,
        place: str,
        layer: Layer[Any],
        bounds: tuple[int, int],
        label: str,
        attributes: Mapping[str, str],
        score: float | None = None,
    ) -> Span[Any] | None:
        """Take a span of a layer; one without the value that its layer needs is left out.

        A mention may lack its kind, which is then empty: annotation tools ask for labels alone.

        Raises:
            ReadError: it is empty or outside the text, or its value is impossible.
        """
        given = {"kind": "", **attributes} if layer == MENTIONS else dict(attributes)
        self._check(place, bounds)
        if not given and layer.value_type is not type(None):
            self.leave_out(f"{place}: a span of {layer.name} needs a value", bounds)
            return None
        try:
            value = from_attributes(layer.value_type, given, self.doc.text)
            span: Span[Any] = self.doc.span(*bounds, label, value, score)
        except PolicytextError as error:
            raise ReadError(f"{place}: {error}") from None
        self._layers.setdefault(layer, []).append(span)
        return span

    def take_foreign(
        self,
        place: str,
        bounds: tuple[int, int],
        label: str,
        attributes: Mapping[str, str] | None = None,
    ) -> None:
        """Take a span whose label is none of the library's, as ``Foreign`` says.

        What is said of it beside its label becomes part of a mention, but for the kind, which is
        the one that the label stands for; a span of another layer has no place for it.

        Raises:
            ReadError: it is outside the text, or nothing is said about its label.
        """
        self._check(place, bounds)
        if label in self._wanted:
            name, kind = self._wanted[label]
            self.take(place, MENTIONS, bounds, name, {**(attributes or {}), "kind": kind})
        elif label in self._dropped:
            self.leave_out(f"{place}: the label {label!r} is not wanted", bounds)
        elif self._foreign.rest is not None:
            rest = self._layers.setdefault(self._foreign.rest, [])
            rest.append(self.doc.span(*bounds, label))
            if attributes:
                names = ", ".join(sorted(attributes))
                self.leave_out(f"{place}: {names} has no place in a layer without values", bounds)
        else:
            raise ReadError(
                f"{place}: the label {label!r} is none of policytext; say what it becomes with "
                "Foreign(labels=...), or which layer takes it with Foreign(rest=LAYER)"
            )

    def leave_out(self, message: str, bounds: tuple[int, int] | None = None) -> None:
        """Tell that something has no place in the document.

        Raises:
            ReadError: nothing may be left out.
        """
        if self._foreign.strict:
            raise ReadError(message)
        self._problems.append(Problem("left out", message, *(bounds or (None, None))))

    def note(self, problem: Problem) -> None:
        """Tell something else that a reader must know."""
        self._problems.append(problem)

    def document(self) -> Document:
        """The document with all that was taken."""
        doc = self.doc
        for layer, spans in self._layers.items():
            doc = doc.with_layer(layer, spans)
        return doc.replace(problems=self._problems)

    def _check(self, place: str, bounds: tuple[int, int]) -> None:
        start, end = bounds
        if not 0 <= start < end <= len(self.doc.text):
            raise ReadError(
                f"{place}: {start}:{end} is empty or outside the text of {len(self.doc.text)} "
                "characters"
            )


def present_layers(names: Iterable[Any], known: Mapping[str, Layer[Any]]) -> list[Layer[Any]]:
    """The layers of these names.

    Raises:
        InputError: one is not known.
    """
    found = []
    for name in names:
        if name not in known:
            raise InputError(f"layer {name!r} is not known; pass it: layers=[LAYER]")
        found.append(known[name])
    return found
