"""Values of policytext as extension attributes of spaCy's documents and spans, on request."""

from __future__ import annotations

from typing import Any

from policytext.codec import decode_value
from policytext.document import Document
from policytext.errors import InputError, LayerMissingError
from policytext.extras import load_extra
from policytext.layers import BUILTIN_LAYERS, Layer
from policytext.spacy.convert import counts, from_spacy
from policytext.spacy.facts import read_facts
from policytext.spacy.groups import is_written, key_of, read_layer, read_record
from policytext.spacy.options import ENT_LAYERS
from policytext.span import Span

__all__ = ["set_extensions"]


def set_extensions(*, force: bool = False) -> None:
    """Set the attributes ``doc._.policytext*`` and ``span._.policytext``.

    - ``doc._.policytext``: the whole as a ``Document``, made anew at each look.
    - ``doc._.policytext_quantities`` and so on, one for each layer: its spans, a tuple.
    - ``doc._.policytext_facts``: a ``Document`` without layers: issuer, year, title, problems.
    - ``doc._.policytext_counts``: see ``counts``.
    - ``span._.policytext``: of a span in a group of policytext, or an entity made of one, the
      ``policytext.Span`` with exact offsets, value and score; None of any other span.

    Args:
        force: set them also where something else has set them.

    Raises:
        InputError: something else has set one, or spaCy is not installed.
    """
    tokens = load_extra("spacy.tokens", "spacy")
    wanted: list[tuple[Any, str, Any]] = [
        (tokens.Doc, "policytext", from_spacy),
        (tokens.Doc, "policytext_facts", read_facts),
        (tokens.Doc, "policytext_counts", counts),
        (tokens.Span, "policytext", _span),
    ]
    wanted += [(tokens.Doc, f"policytext_{name}", _Reader(name)) for name in BUILTIN_LAYERS]
    for kind, name, getter in wanted:
        there = kind.get_extension(name) if kind.has_extension(name) else None
        if there is not None and there[2] != getter and not force:
            raise InputError(
                f"the extension {name!r} of {kind.__name__} is set by something else; "
                "set_extensions(force=True) takes its place"
            )
        kind.set_extension(name, getter=getter, force=True)


class _Reader:
    """Reads a layer. A class, so that it pickles for other processes."""

    def __init__(self, name: str) -> None:
        self._layer: Layer[Any] = BUILTIN_LAYERS[name]

    def __call__(self, spacy_doc: Any) -> tuple[Span[Any], ...]:
        if not is_written(spacy_doc, self._layer):
            raise LayerMissingError(
                f"doc.spans[{key_of(self._layer)!r}] is not there: add the component of "
                "policytext that makes it to the pipeline"
            )
        text = spacy_doc.text
        spans = read_layer(spacy_doc, text, self._layer)
        return Document(text).with_layer(self._layer, spans)[self._layer]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reader) and self._layer == other._layer

    def __hash__(self) -> int:
        return hash(self._layer)


def _span(span: Any) -> Span[Any] | None:
    """The span of policytext behind one of spaCy."""
    name, _, number = span.id_.rpartition("/")
    if name in BUILTIN_LAYERS and number.isdecimal():
        layer = BUILTIN_LAYERS[name]
        return _recorded(span, layer, span.id_) if is_written(span.doc, layer) else None
    return _behind_entity(span)


def _behind_entity(span: Any) -> Span[Any] | None:
    """The span of which an entity was made: in the same place, with its label if there is one."""
    found = []
    for name in ENT_LAYERS:
        layer = BUILTIN_LAYERS[name]
        if is_written(span.doc, layer):
            same = (one for one in span.doc.spans[key_of(layer)] if _place(one) == _place(span))
            found += [(one.label != span.label, layer, one.id_) for one in same]
    if not found:
        return None
    _, layer, place = min(found, key=lambda one: one[0])
    return _recorded(span, layer, place)


def _place(span: Any) -> tuple[int, int]:
    return span.start, span.end


def _recorded(span: Any, layer: Layer[Any], place: str) -> Span[Any] | None:
    attrs = span.doc.spans[key_of(layer)].attrs
    number = int(place.rpartition("/")[2])
    if number >= len(attrs["starts"]):
        return None
    record = read_record(attrs, number)
    value = decode_value(layer.value_type, record.value)
    covered = span.doc.text[record.start : record.end]
    return Span(record.start, record.end, covered, record.label, value, record.score)
