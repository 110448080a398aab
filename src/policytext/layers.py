"""The typed names of a document's layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from policytext.values import Indicator, Mention, Quantity, Section, TimeInterval

__all__ = [
    "BUILTIN_LAYERS",
    "MENTIONS",
    "PARAGRAPHS",
    "QUANTITIES",
    "SECTIONS",
    "SENTENCES",
    "TARGETS",
    "TIMES",
    "TOKENS",
    "Layer",
]

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Layer(Generic[V]):
    """The name of a layer and the type of its spans' values.

    ``doc[layer]`` has the type ``tuple[Span[V], ...]``. Users make layers of their own; a value
    type is a frozen dataclass, ``str``, ``int``, ``Decimal``, ``date`` or ``NoneType``.

    Example:
        >>> from policytext import Document
        >>> KEYWORDS = Layer("keywords", str)
        >>> doc = Document("乡村振兴")
        >>> doc = doc.with_layer(KEYWORDS, [doc.span(0, 4, "KEYWORD", "rural")])
        >>> [s.value for s in doc[KEYWORDS]]
        ['rural']
    """

    name: str
    value_type: type[V]

    def __repr__(self) -> str:
        return f"Layer({self.name!r}, {self.value_type.__name__})"


TOKENS: Layer[None] = Layer("tokens", type(None))
QUANTITIES: Layer[Quantity] = Layer("quantities", Quantity)
TIMES: Layer[TimeInterval] = Layer("times", TimeInterval)
MENTIONS: Layer[Mention] = Layer("mentions", Mention)
TARGETS: Layer[Indicator] = Layer("targets", Indicator)
SECTIONS: Layer[Section] = Layer("sections", Section)
PARAGRAPHS: Layer[None] = Layer("paragraphs", type(None))
SENTENCES: Layer[None] = Layer("sentences", type(None))

BUILTIN_LAYERS: dict[str, Layer[Any]] = {
    layer.name: layer
    for layer in (
        TOKENS,
        QUANTITIES,
        TIMES,
        MENTIONS,
        TARGETS,
        SECTIONS,
        PARAGRAPHS,
        SENTENCES,
    )
}
