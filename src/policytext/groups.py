"""Groups of spans that a reader tells apart on a page: layers, and mentions by label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from policytext.document import Document
from policytext.layers import (
    MENTIONS,
    PARAGRAPHS,
    QUANTITIES,
    SECTIONS,
    SENTENCES,
    TARGETS,
    TIMES,
    TOKENS,
)
from policytext.span import Span

__all__ = ["Group", "groups_of"]


class Group(NamedTuple):
    """Spans that look alike to a reader.

    Args:
        key: what style sheets call it.
        name: what the reader calls it.
        layer: the name of its layer.
        shown: whether it is drawn before the reader asks for it.
        spans: its spans, in order.
    """

    key: str
    name: str
    layer: str
    shown: bool
    spans: Sequence[Span[Any]]


# Key, name, layer, label, shown at first.
_GROUPS: tuple[tuple[str, str, str, str | None, bool], ...] = (
    ("quantities", "Quantities", QUANTITIES.name, None, True),
    ("times", "Times", TIMES.name, None, True),
    ("places", "Places", MENTIONS.name, "PLACE", True),
    ("institutions", "Institutions", MENTIONS.name, "INSTITUTION", True),
    ("projects", "Projects", MENTIONS.name, "PROJECT", True),
    ("targets", "Targets", TARGETS.name, None, True),
    ("tokens", "Tokens", TOKENS.name, None, False),
    ("sentences", "Sentences", SENTENCES.name, None, False),
    ("paragraphs", "Paragraphs", PARAGRAPHS.name, None, False),
    ("sections", "Sections", SECTIONS.name, None, False),
)


def groups_of(doc: Document) -> Iterator[Group]:
    """The groups of a document's layers, the library's own first, then those of the user.

    Example:
        >>> doc = Document("新增就业3万人")
        >>> doc = doc.with_layer(MENTIONS, [])
        >>> [group.name for group in groups_of(doc)]
        ['Places', 'Institutions', 'Projects']
    """
    known = {layer for _, _, layer, _, _ in _GROUPS}
    present = {layer.name: layer for layer in doc.layers}
    others = tuple((name, name, name, None, True) for name in sorted(present.keys() - known))
    labels = {label for _, _, layer, label, _ in _GROUPS if layer == MENTIONS.name}
    for key, name, layer, label, shown in (*_GROUPS, *others):
        if layer not in present:
            continue
        spans: Sequence[Span[Any]] = doc.spans(present[layer])
        if label is not None:
            # Labels of the user's own go with the last group rather than nowhere.
            rest = label == "PROJECT"
            spans = [
                span for span in spans if span.label == label or (rest and span.label not in labels)
            ]
        yield Group(key, name, layer, shown, spans)
