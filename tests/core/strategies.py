"""Texts, alignments and documents such as the laws must hold for."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

import policytext as pt

# Chinese, Extension B, full-width digits, combining marks, private use, line ends, NUL, Latin.
ALPHABET = (
    "常州市增长亿元，。“”（）𠀀𪚥０９％é\u0301\u3099\ue000\uf8ff\r\n\t \u3000\x00aZ09.,\ufffd"
)
LABELS = ("PLACE", "INSTITUTION", "X", "")
WORDS: pt.Layer[str] = pt.Layer("words", str)


def texts(min_size: int = 0, max_size: int = 40) -> st.SearchStrategy[str]:
    """Short texts of the characters that break things."""
    return st.text(ALPHABET, min_size=min_size, max_size=max_size)


@st.composite
def ranges(draw: st.DrawFn, length: int) -> tuple[int, int]:
    """A stretch within a length, empty ones too."""
    start = draw(st.integers(0, length))
    return start, draw(st.integers(start, length))


@st.composite
def spans(draw: st.DrawFn, text: str, value: st.SearchStrategy[Any]) -> pt.Span[Any]:
    """A span of a text that is not empty."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    score = draw(st.none() | st.floats(0, 1))
    return pt.Span(start, end, text[start:end], draw(st.sampled_from(LABELS)), draw(value), score)


@st.composite
def alignments(
    draw: st.DrawFn, text_length: int | None = None, source_length: int | None = None
) -> pt.Alignment:
    """Any alignment, with given lengths where they are given."""
    text, source, linear = [0], [0], []
    for _ in range(draw(st.integers(0, 6))):
        is_linear = draw(st.booleans())
        rise = draw(st.integers(0, 4))
        text.append(text[-1] + rise)
        source.append(source[-1] + (rise if is_linear else draw(st.integers(0, 4))))
        linear.append(is_linear)
    text, source = _limit(text, text_length), _limit(source, source_length)
    linear = [
        is_linear and text[i + 1] - text[i] == source[i + 1] - source[i]
        for i, is_linear in enumerate(linear)
    ]
    text.append(text[-1] if text_length is None else text_length)
    source.append(source[-1] if source_length is None else source_length)
    return pt.Alignment(text, source, [*linear, False])


def _limit(cuts: list[int], length: int | None) -> list[int]:
    return cuts if length is None else [min(cut, length) for cut in cuts]


def quantities() -> st.SearchStrategy[pt.Quantity]:
    """Quantities of all comparators."""
    numbers = st.decimals(-(10**15), 10**15, allow_nan=False, places=4)
    return st.one_of(
        numbers.map(lambda n: pt.Quantity(n, n, "eq", "元", "money")),
        numbers.map(lambda n: pt.Quantity(n, None, "ge", "%", "percent")),
        numbers.map(lambda n: pt.Quantity(None, n, "le", "", "count")),
        numbers.map(lambda n: pt.Quantity(n, n + Decimal("0.5"), "range", "公顷", "measure")),
        st.just(pt.Quantity(None, None, "unreadable", "%", "percent")),
    )


def times() -> st.SearchStrategy[pt.TimeInterval]:
    """Intervals, some of them open."""
    days = st.dates(datetime.date(1949, 1, 1), datetime.date(2100, 12, 31))
    closed = st.tuples(days, days).map(lambda pair: pt.TimeInterval(min(pair), max(pair)))
    return closed | days.map(lambda day: pt.TimeInterval(None, day))


def mentions() -> st.SearchStrategy[pt.Mention]:
    """Mentions, linked or not."""
    codes = st.sampled_from(["320400", "110000", "220104"])
    links = st.builds(
        pt.Link, st.none() | codes, st.just("常州市"), st.lists(codes).map(tuple), st.just("tie")
    )
    return st.builds(pt.Mention, st.sampled_from(["admin", "deictic"]), st.none() | links)


@st.composite
def documents(draw: st.DrawFn) -> pt.Document:
    """Documents with facts, layers of all kinds, a source and repairs."""
    text = draw(texts(min_size=1))
    source = draw(st.none() | texts())
    alignment = draw(alignments(len(text), len(source if source is not None else text)))
    repairs = [
        pt.Repair("width", *draw(ranges(len(text))), *draw(ranges(3)), draw(st.booleans()))
        for _ in range(draw(st.integers(0, 2)))
    ]
    doc = pt.Document(
        text,
        id=draw(texts(max_size=5)),
        title=draw(texts(max_size=5)),
        issuer=draw(st.none() | st.just("320400")),
        year=draw(st.none() | st.integers(1950, 2030)),
        date=draw(st.none() | st.dates(datetime.date(1950, 1, 1))),
        source=source,
        alignment=alignment,
        repairs=repairs,
        problems=draw(
            st.lists(st.just(pt.Problem("contradiction", "two years", 0, 1)), max_size=1)
        ),
        meta=draw(st.dictionaries(texts(max_size=3), texts(max_size=3), max_size=2)),
    )
    layers: list[tuple[pt.Layer[Any], st.SearchStrategy[Any]]] = [
        (pt.QUANTITIES, quantities()),
        (pt.TIMES, times()),
        (pt.MENTIONS, mentions()),
        (
            pt.TARGETS,
            st.builds(pt.Indicator, texts(max_size=3), st.just("level"), st.just("target")),
        ),
        (pt.TOKENS, st.none()),
        (WORDS, texts(max_size=3)),
    ]
    for layer, values in draw(st.lists(st.sampled_from(layers), unique_by=lambda one: one[0].name)):
        doc = doc.with_layer(layer, draw(st.lists(spans(text, values), max_size=8)))
    return doc
