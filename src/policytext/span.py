"""A span: a stretch of text with a label and a typed value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from policytext.errors import SpanError, check_score, check_type
from policytext.facts import whole_number

__all__ = ["Span"]

V = TypeVar("V")


_KINDS = (int, int, str, str)


@dataclass(frozen=True, slots=True)
class Span(Generic[V]):
    """A stretch of a text, half-open, in Unicode code points.

    Two spans are equal when all but their scores agree. Spans sort by place, the outer one
    first: by start, then by falling end, then by label.

    Args:
        start: offset of the first character.
        end: offset after the last character; always greater than ``start``.
        text: the characters covered; a ``Document`` checks them on the way in.
        label: what the span is, such as ``"PLACE"``.
        value: what the span stands for, such as a ``Quantity``; ``None`` in layers without values.
        score: how sure the annotator is, 0 to 1; ``None`` where it does not say.

    Raises:
        SpanError: the span is empty, starts before 0, or its text has another length.
        InputError: a field has the wrong type, or the score is out of range.

    Example:
        >>> outer = Span(0, 5, "常州市政府", "INSTITUTION", None)
        >>> inner = Span(0, 3, "常州市", "PLACE", None)
        >>> outer < inner, outer.covers(inner), inner.distance(Span(4, 5, "府", "X", None))
        (True, True, 1)
    """

    start: int
    end: int
    text: str
    label: str
    value: V
    score: float | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        kinds = (type(self.start), type(self.end), type(self.text), type(self.label))
        if kinds != _KINDS:
            # Spans are made by the ten thousand: what is plainly right is not looked at closely.
            for place in ("start", "end"):
                object.__setattr__(self, place, whole_number(getattr(self, place)))
            check_type("a span's start", self.start, int)
            check_type("a span's end", self.end, int)
            check_type("a span's text", self.text, str)
            check_type("a span's label", self.label, str)
        if self.score is not None and not (type(self.score) is float and 0 <= self.score <= 1):
            object.__setattr__(self, "score", check_score("a span's score", self.score))
        if not 0 <= self.start < self.end:
            raise SpanError(
                f"a span needs 0 <= start < end, got start={self.start} end={self.end}; "
                "offsets are code points and the end is exclusive"
            )
        if self.end - self.start != len(self.text):
            raise SpanError(
                f"span {self.start}:{self.end} is {self.end - self.start} characters long but its "
                f"text has {len(self.text)}: {self.text[:40]!r}; make it with Document.span()"
            )

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """The place in the text: outer spans before the ones inside them."""
        return (self.start, -self.end, self.label)

    def __lt__(self, other: Span[Any]) -> bool:
        return self.sort_key < other.sort_key

    def __le__(self, other: Span[Any]) -> bool:
        return self.sort_key <= other.sort_key

    def __gt__(self, other: Span[Any]) -> bool:
        return self.sort_key > other.sort_key

    def __ge__(self, other: Span[Any]) -> bool:
        return self.sort_key >= other.sort_key

    def __len__(self) -> int:
        return self.end - self.start

    def __reduce__(self) -> tuple[Any, ...]:
        # A fifth of the time of the default for slotted dataclasses.
        return (restore, (self.start, self.end, self.text, self.label, self.value, self.score))

    def overlaps(self, other: Span[Any]) -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span[Any]) -> bool:
        """True if every character of ``other`` lies in this span (a span covers itself)."""
        return self.start <= other.start and other.end <= self.end

    def precedes(self, other: Span[Any]) -> bool:
        """True if this span ends before ``other`` starts, or just where it starts."""
        return self.end <= other.start

    def touches(self, other: Span[Any]) -> bool:
        """True if one span ends exactly where the other starts."""
        return self.end == other.start or other.end == self.start

    def distance(self, other: Span[Any]) -> int:
        """The number of characters between the two; 0 if they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


def restore(start: int, end: int, text: str, label: str, value: V, score: float | None) -> Span[V]:
    """Make a span that is known to be valid, without checking again: for the library's own use."""
    span: Span[V] = object.__new__(Span)
    _set_start(span, start)
    _set_end(span, end)
    _set_text(span, text)
    _set_label(span, label)
    _set_value(span, value)
    _set_score(span, score)
    return span


# The slots' own setters pass by the frozen __setattr__; looked up once, since a layer of tokens
# makes hundreds of thousands of spans.
_slots: dict[str, Any] = dict(vars(Span))
_set_start = _slots["start"].__set__
_set_end = _slots["end"].__set__
_set_text = _slots["text"].__set__
_set_label = _slots["label"].__set__
_set_value = _slots["value"].__set__
_set_score = _slots["score"].__set__
del _slots
