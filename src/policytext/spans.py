"""The spans of one layer, kept in columns and made into ``Span`` objects when looked at."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import lt
from typing import Any, Generic, TypeVar, overload

from policytext.errors import InputError, SpanError, check_type
from policytext.facts import all_of
from policytext.layers import Layer
from policytext.span import Span, restore
from policytext.span_tree import Tree

__all__ = ["Spans"]

V = TypeVar("V")


class Spans(Sequence[Span[V]], Generic[V]):
    """An immutable, sorted sequence of a layer's spans.

    Offsets live in arrays, 8 bytes a span; a million tokens are no burden. Queries by place cost
    the logarithm of the number of spans for each span found.
    """

    __slots__ = (
        "_all",
        "_ends",
        "_flat",
        "_labels",
        "_scores",
        "_starts",
        "_text",
        "_trees",
        "_values",
    )

    def __init__(
        self,
        text: str,
        starts: array[int],
        ends: array[int],
        labels: str | tuple[str, ...],
        values: tuple[V, ...] | None = None,
        scores: tuple[float | None, ...] | None = None,
    ) -> None:
        # Columns are trusted here: from_spans and from_offsets check what comes from outside.
        self._text, self._starts, self._ends = text, starts, ends
        self._labels, self._values, self._scores = labels, values, scores
        self._all: tuple[Span[V], ...] | None = None
        self._trees: tuple[Tree, Tree] | None = None
        self._flat: bool | None = None

    @classmethod
    def from_spans(cls, text: str, layer: Layer[V], spans: Iterable[Span[V]]) -> Spans[V]:
        """Check spans against a text and a layer's type, and sort them.

        Raises:
            SpanError: a span lies outside the text, or its text is not what stands there.
            InputError: something is no span, or a value is not of the layer's type.
        """
        kept = list(all_of(f"the spans of layer {layer.name!r}", Span, spans))
        for span in kept:
            is_there = text[span.start : span.end] == span.text
            if not (is_there and isinstance(span.value, layer.value_type)):
                raise _wrong(text, layer, span)
        keys = [(span.start, -span.end, span.label) for span in kept]
        if not all(map(lt, keys, keys[1:])):
            kept.sort(key=_order)
            _sort_ties(kept)
        labels: str | tuple[str, ...] = tuple(span.label for span in kept)
        if len(set(labels)) == 1:
            labels = labels[0]
        has_values = any(span.value is not None for span in kept)
        has_scores = any(span.score is not None for span in kept)
        made = cls(
            text,
            array("i", [span.start for span in kept]),
            array("i", [span.end for span in kept]),
            labels,
            tuple(span.value for span in kept) if has_values else None,
            tuple(span.score for span in kept) if has_scores else None,
        )
        # The next annotator asks for these very objects; a layer has none of a class of one's own.
        if all(type(span) is Span for span in kept):
            made._all = tuple(kept)
        return made

    @classmethod
    def from_offsets(
        cls, text: str, starts: Iterable[int], ends: Iterable[int], label: str
    ) -> Spans[Any]:
        """The spans of a layer without values, such as tokens, from their offsets in order.

        Raises:
            SpanError: a span is empty, outside the text, or starts before the one before it.
            InputError: the offsets are no whole numbers, or the label is no text.
        """
        check_type("a span's label", label, str)
        try:
            first, last = array("i", starts), array("i", ends)
        except (TypeError, OverflowError) as error:
            raise InputError(f"offsets are whole numbers, one for each span: {error}") from None
        if len(first) != len(last):
            raise SpanError(f"{len(first)} starts but {len(last)} ends; each span needs both")
        place = 0
        for start, end in zip(first, last, strict=False):
            if not place <= start < end:
                raise SpanError(
                    f"span {start}:{end} is empty or starts before {place}, where the one before "
                    "it does; give offsets in order"
                )
            place = start
        if last and max(last) > len(text):
            raise SpanError(f"a span ends at {max(last)} but the text has {len(text)} characters")
        return cls(text, first, last, label)

    @property
    def starts(self) -> memoryview:
        """The start of each span: a read-only view of C ints."""
        return memoryview(self._starts).toreadonly()

    @property
    def ends(self) -> memoryview:
        """The end of each span, in the same order."""
        return memoryview(self._ends).toreadonly()

    def as_tuple(self) -> tuple[Span[V], ...]:
        """All spans as objects; made once and kept."""
        if self._all is None:
            self._all = tuple(map(self._span, range(len(self._starts))))
        return self._all

    def within(self, start: int, end: int) -> tuple[Span[V], ...]:
        """The spans that lie wholly in ``start:end``, in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if self._is_flat:
            return self._pick(range(low, min(high, bisect_right(self._ends, end))))
        return self._pick(self._both_trees()[0].at_most(low, high, end))

    def covering(self, start: int, end: int) -> tuple[Span[V], ...]:
        """The spans that hold all of ``start:end``, the outermost first."""
        high = bisect_right(self._starts, start)
        if self._is_flat:
            return self._pick(range(bisect_left(self._ends, end), high))
        return self._pick(self._both_trees()[1].at_least(0, high, end))

    def overlapping(self, start: int, end: int) -> tuple[Span[V], ...]:
        """The spans that share at least one character with ``start:end``, in order."""
        high = bisect_left(self._starts, end)
        if self._is_flat:
            return self._pick(range(bisect_right(self._ends, start), high))
        return self._pick(self._both_trees()[1].at_least(0, high, start + 1))

    @property
    def _is_flat(self) -> bool:
        """True if no span lies inside another, so that ends rise as starts do."""
        if self._flat is None:
            ends = self._ends.tolist()
            self._flat = ends == sorted(ends)
        return self._flat

    def _both_trees(self) -> tuple[Tree, Tree]:
        if self._trees is None:
            self._trees = (Tree(self._ends, min), Tree(self._ends, max))
        return self._trees

    def _pick(self, indices: Iterable[int]) -> tuple[Span[V], ...]:
        return tuple(map(self._span, indices))

    def _span(self, i: int) -> Span[V]:
        if self._all is not None:
            return self._all[i]
        start, end = self._starts[i], self._ends[i]
        label = self._labels if isinstance(self._labels, str) else self._labels[i]
        value: Any = None if self._values is None else self._values[i]
        score = None if self._scores is None else self._scores[i]
        return restore(start, end, self._text[start:end], label, value, score)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Span[V]: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Span[V], ...]: ...
    def __getitem__(self, index: int | slice) -> Span[V] | tuple[Span[V], ...]:
        if isinstance(index, slice):
            return self._pick(range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(f"span {index} of a layer of {len(self)}")
        return self._span(index % len(self))

    def __iter__(self) -> Iterator[Span[V]]:
        return map(self._span, range(len(self._starts)))

    def _compared(self) -> tuple[Any, ...]:
        uniform = self._labels if isinstance(self._labels, str) and len(self) else ()
        return (self._starts, self._ends, uniform or self._labels, self._values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Spans):
            return NotImplemented
        if len(self) != len(other):
            return False
        if not len(self):
            return True
        return self._compared() == other._compared() and self._text == other._text

    def __hash__(self) -> int:
        return hash((len(self), bytes(self._starts)))

    def __repr__(self) -> str:
        return f"<{len(self)} spans>"

    def _repr_html_(self) -> str:
        """What notebooks show: the first spans as a table."""
        from policytext.notebook import table_html

        return table_html(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return (Spans, (self._text, *self.columns))

    @property
    def columns(self) -> tuple[Any, ...]:
        """Starts, ends, labels, values, scores: all but the text."""
        return (self._starts, self._ends, self._labels, self._values, self._scores)


def _order(span: Span[Any]) -> tuple[int, int, str]:
    return (span.start, -span.end, span.label)


def _sort_ties(spans: list[Span[Any]]) -> None:
    """Order spans of one place and label by value, so that a layer has one order only."""
    i = 0
    while i < len(spans):
        j = i + 1
        while j < len(spans) and _order(spans[j]) == _order(spans[i]):
            j += 1
        if j > i + 1:
            spans[i:j] = sorted(spans[i:j], key=lambda span: (repr(span.value), repr(span.score)))
        i = j


def _wrong(text: str, layer: Layer[Any], span: Span[Any]) -> InputError | SpanError:
    """What is wrong with a span of a layer."""
    if span.end > len(text):
        return SpanError(
            f"span {span.start}:{span.end} {span.text!r} ends after the text, which has "
            f"{len(text)} characters"
        )
    if text[span.start : span.end] != span.text:
        return SpanError(
            f"span {span.start}:{span.end} says {span.text[:40]!r} but the text there is "
            f"{text[span.start : span.end][:40]!r}; offsets are code points of the clean text"
        )
    return InputError(
        f"layer {layer.name!r} holds values of type {layer.value_type.__name__}, but span "
        f"{span.start}:{span.end} {span.text[:40]!r} has {type(span.value).__name__}"
    )
