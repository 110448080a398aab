"""The document: a text with its origin and its layers of spans."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from policytext.errors import InputError, LayerMissingError, SpanError, check_type
from policytext.facts import FIELDS, Facts, all_of, check_facts, whole_number
from policytext.layers import Layer
from policytext.repairs import Problem, Repair
from policytext.span import Span, restore
from policytext.spans import Spans

if TYPE_CHECKING:
    from policytext.ledger.codes import Codes
    from policytext.ledger.panel import Panel

__all__ = ["Document"]

V = TypeVar("V")

# The types of start, end, label and score in spans that need no closer look.
_PLAIN = frozenset((int, int, str, score) for score in (float, type(None)))


class Document(Facts):
    """An immutable text with what is known about it and layers of spans.

    Annotators return a new document with more layers; the text never changes. Documents compare
    by value, pickle, and round-trip through JSON (``to_json``, ``from_json``).

    Args:
        text: the text, taken as it is.
        id: a name for the document, such as a file name.
        title: its title; the annotator ``structure`` finds it where it is empty.
        issuer: code of the division whose document it is, such as ``"320400"``.
        year: the year of the document, against which 今年 is read.
        date: the day of issue or delivery.
        source: the raw page behind the text; ``None`` where the text is the source.
        alignment: which stretch of the source stands behind which stretch of the text.
        repairs: what was done to the source to get the text.
        problems: what a reader must know: contradictions, unreadable parts, failures.
        meta: further facts as strings.

    Raises:
        InputError: an argument has the wrong type, or the text has unpaired surrogates.
        AlignmentError: the alignment does not fit the text and the source.

    Example:
        >>> from policytext import Document, QUANTITIES
        >>> doc = Document("新增就业3万人", issuer="320400", year=2024)
        >>> doc.span(4, 7, "NUMBER").text
        '3万人'
        >>> QUANTITIES in doc
        False
    """

    __slots__ = ()
    _layers: dict[str, tuple[Layer[Any], Spans[Any]]]

    @property
    def layers(self) -> tuple[Layer[Any], ...]:
        """The layers present, sorted by name."""
        return tuple(self._layers[name][0] for name in sorted(self._layers))

    def __contains__(self, layer: object) -> bool:
        return isinstance(layer, Layer) and layer.name in self._layers

    def __getitem__(self, layer: Layer[V]) -> tuple[Span[V], ...]:
        """The spans of a layer, outer first.

        Raises:
            LayerMissingError: no annotator has provided the layer.
        """
        return self.spans(layer).as_tuple()

    def spans(self, layer: Layer[V]) -> Spans[V]:
        """The spans of a layer as a lazy sequence over arrays: for layers of many spans.

        Raises:
            LayerMissingError: no annotator has provided the layer.
        """
        _check_layer(layer)
        try:
            held, spans = self._layers[layer.name]
        except KeyError:
            present = ", ".join(sorted(self._layers)) or "none"
            raise LayerMissingError(
                f"layer {layer.name!r} has not been made for document {self._id!r} (layers "
                f"present: {present}); run policytext.annotate(doc), or a pipeline with the "
                "annotator that provides it"
            ) from None
        if held.value_type is not layer.value_type:
            raise InputError(f"the document's layer is {held!r}, not {layer!r}; use the former")
        return spans

    @overload
    def span(self, start: int, end: int, label: str) -> Span[None]: ...
    @overload
    def span(
        self, start: int, end: int, label: str, value: V, score: float | None = ...
    ) -> Span[V]: ...
    def span(
        self, start: int, end: int, label: str, value: Any = None, score: float | None = None
    ) -> Span[Any]:
        """A span of this text.

        Raises:
            SpanError: it would be empty, or lie outside the text.
            InputError: an argument has the wrong type, or the score is out of range.
        """
        kinds = (type(start), type(end), type(label), type(score))
        is_plain = kinds in _PLAIN and (score is None or 0 <= score <= 1)
        if is_plain and 0 <= start < end <= len(self._text):
            # Spans are made by the ten thousand: what is plainly right is checked only here.
            return restore(start, end, self._text[start:end], label, value, score)
        start, end = whole_number(start), whole_number(end)
        check_type("a span's start", start, int)
        check_type("a span's end", end, int)
        if not 0 <= start < end <= len(self._text):
            raise SpanError(
                f"span {start}:{end} is empty or outside the text of {len(self._text)} characters"
            )
        return Span(start, end, self._text[start:end], label, value, score)

    def with_layer(self, layer: Layer[V], spans: Iterable[Span[V]]) -> Document:
        """A document that has this layer with these spans, in place of any it had.

        Raises:
            SpanError: a span lies outside the text or does not hold the text that it says.
            InputError: a value is not of the layer's type.
        """
        _check_layer(layer)
        return self._with(layer, Spans.from_spans(self._text, layer, spans))

    def with_offsets(
        self, layer: Layer[None], starts: Iterable[int], ends: Iterable[int], label: str
    ) -> Document:
        """Like ``with_layer`` for a layer without values, from offsets in order: for tokens.

        Raises:
            SpanError: a span is empty, out of order or outside the text.
            InputError: spans of the layer have values, or an argument has the wrong type.
        """
        _check_layer(layer)
        if layer.value_type is not type(None):
            raise InputError(
                f"spans of {layer!r} have values; give them with with_layer(layer, spans)"
            )
        return self._with(layer, Spans.from_offsets(self._text, starts, ends, label))

    def without_layer(self, layer: Layer[Any]) -> Document:
        """A document without this layer."""
        _check_layer(layer)
        made = self._copy()
        made._layers.pop(layer.name, None)
        return made

    def _with(self, layer: Layer[Any], spans: Spans[Any]) -> Document:
        made = self._copy()
        made._layers[layer.name] = (layer, spans)
        return made

    def replace(self, **facts: Any) -> Document:
        """A document with other facts (id, title, issuer, year, date, problems, meta).

        Raises:
            InputError: the name is unknown, or of something that must not change with layers kept.
        """
        fixed = sorted(set(facts) - {"id", "title", "issuer", "year", "date", "problems", "meta"})
        if fixed:
            raise InputError(
                f"cannot replace {', '.join(fixed)}; text and source are fixed, layers change "
                "through with_layer()"
            )
        return self._copy(**facts)

    def _copy(self, **facts: Any) -> Document:
        arguments = {name: getattr(self, f"_{name}") for name in FIELDS}
        if "year" in facts:
            facts["year"] = whole_number(facts["year"])
        check_facts(**{name: facts.get(name, arguments[name]) for name in _CHECKED})
        made = object.__new__(Document)
        if "problems" in facts:
            facts["problems"] = all_of("the problems", Problem, facts["problems"])
        if "meta" in facts:
            facts["meta"] = MappingProxyType(dict(facts["meta"]))
        for name, value in {**arguments, **facts}.items():
            _set(made, f"_{name}", value)
        _set(made, "_layers", dict(self._layers))
        return made

    def within(self, span: Span[Any], layer: Layer[V]) -> tuple[Span[V], ...]:
        """The spans of a layer that lie wholly inside a span, in order."""
        check_type("the place to look in", span, Span)
        return self.spans(layer).within(span.start, span.end)

    def covering(self, place: int | Span[Any], layer: Layer[V]) -> tuple[Span[V], ...]:
        """The spans of a layer over an offset or a whole span, the outermost first."""
        if isinstance(place, Span):
            return self.spans(layer).covering(place.start, place.end)
        check_type("the place to look at", place, int, Span)
        return self.spans(layer).covering(place, place + 1)

    def overlapping(self, span: Span[Any], layer: Layer[V]) -> tuple[Span[V], ...]:
        """The spans of a layer that share a character with a span, in order."""
        check_type("the place to look in", span, Span)
        return self.spans(layer).overlapping(span.start, span.end)

    def raw(self, span: Span[Any]) -> str:
        """The stretch of the raw page behind a span; of the text itself where it is the source.

        Raises:
            AlignmentError: the span lies outside the text.
        """
        check_type("what to find in the raw page", span, Span)
        start, end = self._alignment.to_source(span.start, span.end)
        return (self._text if self._source is None else self._source)[start:end]

    def targets(self, codes: Codes | None = None, *, notes: bool = False) -> Panel:
        """The rows of the layer TARGETS with all that a panel needs; `docs/ledger.md` tells more.

        Args:
            codes: the codebook that rows have their codes from, such as the one that the pipeline
                was made with; the packaged one where none is given.
            notes: keep the rows in glossaries.

        Raises:
            LayerMissingError: the document has no such layer.

        Example:
            >>> import policytext as pt
            >>> doc = pt.annotate(pt.Document("去年粮食产量80万吨。", issuer="320400", year=2024))
            >>> [(row.place_name, row.code, row.low, row.unit) for row in doc.targets()]
            [('常州市', 'grain_output', Decimal('800000'), '吨')]
        """
        # The ledger stands above the core and is loaded when it is asked for.
        ledger = importlib.import_module("policytext.ledger")
        found: Panel = ledger.panel([self], codes, notes=notes)
        return found

    def to_json(self) -> str:
        """The document as one line of JSON, with the same bytes on every machine."""
        from policytext.codec import dump_document

        return dump_document(self)

    @staticmethod
    def from_json(line: str, layers: Iterable[Layer[Any]] = ()) -> Document:
        """Read what ``to_json`` wrote.

        Args:
            line: the JSON.
            layers: layers of your own that it may hold.

        Raises:
            InputError: it is not such JSON, or holds a layer that is not known.
        """
        from policytext.codec import load_document

        return load_document(line, layers)

    def _compared(self) -> tuple[Any, ...]:
        return (
            *(getattr(self, f"_{name}") for name in FIELDS[:-1]),
            dict(self._meta),
            {name: spans for name, (_, spans) in self._layers.items()},
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash((self._text, self._id, self._issuer, self._year))

    def __repr__(self) -> str:
        return (
            f"<Document {self._id!r} of {len(self._text)} characters, issuer {self._issuer}, "
            f"year {self._year}, layers: {', '.join(sorted(self._layers)) or 'none'}>"
        )

    def _repr_html_(self) -> str:
        """What notebooks show: facts, layers, and the beginning of the text with its spans."""
        from policytext.notebook import document_html

        return document_html(self)

    def __reduce__(self) -> tuple[Any, ...]:
        facts = tuple(getattr(self, f"_{name}") for name in FIELDS[:-1])
        kinds = [repair.kind for repair in self._repairs]
        places = [tuple(repair)[1:] for repair in self._repairs]
        layers = [(layer, spans.columns) for layer, spans in self._layers.values()]
        position = FIELDS.index("repairs")
        facts = (*facts[:position], (kinds, places), *facts[position + 1 :])
        return (_restore, (facts, dict(self._meta), layers))


_CHECKED = ("id", "title", "issuer", "year", "date", "meta")
_set = object.__setattr__


def _check_layer(layer: object) -> None:
    if not isinstance(layer, Layer):
        raise InputError(
            f"a document is indexed by a Layer such as policytext.QUANTITIES, got {layer!r:.60}"
        )


def _restore(
    facts: tuple[Any, ...], meta: dict[str, str], layers: list[tuple[Layer[Any], tuple[Any, ...]]]
) -> Document:
    made = object.__new__(Document)
    for name, value in zip(FIELDS, facts, strict=False):
        if name == "repairs":
            value = tuple(Repair(kind, *place) for kind, place in zip(*value, strict=False))
        _set(made, f"_{name}", value)
    _set(made, "_meta", MappingProxyType(meta))
    text = facts[0]
    _set(made, "_layers", {layer.name: (layer, Spans(text, *columns)) for layer, columns in layers})
    return made
