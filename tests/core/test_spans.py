"""The laws of spans and of layers of spans, against plain scans."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from tests.core.strategies import WORDS, ranges, spans, texts


@st.composite
def layers(draw: st.DrawFn) -> pt.Document:
    text = draw(texts(min_size=1))
    found = draw(st.lists(spans(text, texts(max_size=2)), max_size=30))
    return pt.Document(text).with_layer(WORDS, found)


@given(layers(), st.data())
def test_queries_find_what_a_scan_finds(doc: pt.Document, data: st.DataObject) -> None:
    start, end = data.draw(ranges(len(doc.text)))
    every, layer = doc[WORDS], doc.spans(WORDS)
    assert layer.within(start, end) == tuple(s for s in every if start <= s.start and s.end <= end)
    assert layer.covering(start, end) == tuple(
        s for s in every if s.start <= start and end <= s.end
    )
    if start < end:
        overlapping = tuple(s for s in every if s.start < end and start < s.end)
        assert layer.overlapping(start, end) == overlapping
        span = doc.span(start, end, "X")
        assert doc.within(span, WORDS) == layer.within(start, end)
        assert doc.covering(span, WORDS) == layer.covering(start, end)
        assert doc.overlapping(span, WORDS) == overlapping
        assert doc.covering(start, WORDS) == tuple(s for s in every if s.start <= start < s.end)


@given(texts(min_size=1), st.data())
def test_tokens_in_arrays_are_queried_like_others(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)))) | {0, len(text)})
    doc = pt.Document(text).with_offsets(pt.TOKENS, cuts[:-1], cuts[1:], "TOKEN")
    start, end = data.draw(ranges(len(text)))
    every, layer = doc[pt.TOKENS], doc.spans(pt.TOKENS)
    assert "".join(token.text for token in every) == text
    assert layer.within(start, end) == tuple(s for s in every if start <= s.start and s.end <= end)
    assert layer.covering(start, end) == tuple(
        s for s in every if s.start <= start and end <= s.end
    )


@given(layers())
def test_a_layer_is_sorted_outer_first_and_reads_like_a_sequence(doc: pt.Document) -> None:
    every, layer = doc[WORDS], doc.spans(WORDS)
    keys = [(s.start, -s.end) for s in every]
    assert keys == sorted(keys)
    assert tuple(layer) == every == layer[:]
    assert len(layer) == len(every) == len(layer.starts)
    assert [layer[i] for i in range(-len(every), len(every))] == [*every, *every]
    assert layer.starts.tolist() == [s.start for s in every]
    assert all(doc.text[s.start : s.end] == s.text for s in every)


@given(layers(), st.randoms())
def test_the_order_of_insertion_does_not_matter(doc: pt.Document, random: object) -> None:
    shuffled = list(doc[WORDS])
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = doc.with_layer(WORDS, shuffled)
    assert again == doc
    assert again.to_json() == doc.to_json()


@given(st.data())
def test_relations_are_those_of_sets_of_characters(data: st.DataObject) -> None:
    text = data.draw(texts(min_size=1))
    a, b = data.draw(spans(text, st.none())), data.draw(spans(text, st.none()))
    mine, other = set(range(a.start, a.end)), set(range(b.start, b.end))
    assert a.overlaps(b) == bool(mine & other) == b.overlaps(a)
    assert a.covers(b) == (other <= mine)
    assert a.precedes(b) == (max(mine) < min(other))
    assert a.touches(b) == (max(mine) + 1 == min(other) or max(other) + 1 == min(mine))
    gap = min(abs(x - y) for x in mine for y in other) - 1
    assert a.distance(b) == max(0, gap) == b.distance(a)
    assert (a < b) == (a.sort_key < b.sort_key)
    assert a <= b or a > b
    assert a >= b or a < b
    assert pickle.loads(pickle.dumps(a)) == a


def test_equality_ignores_the_score() -> None:
    a, b = pt.Span(0, 1, "市", "X", None, 0.5), pt.Span(0, 1, "市", "X", None, 0.9)
    assert a == b
    assert hash(a) == hash(b)
    assert a != pt.Span(0, 1, "市", "Y", None)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 0, ""), (2, 1, "市"), (-1, 1, "市长"), (0, 2, "市"), (0, 1, "市长")],
)
def test_an_impossible_span_is_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(pt.SpanError):
        pt.Span(start, end, text, "X", None)


def test_a_span_is_frozen() -> None:
    with pytest.raises(AttributeError):
        pt.Span(0, 1, "市", "X", None).start = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("starts", "ends"),
    [([0, 2], [2]), ([0], [0]), ([2, 1], [3, 2]), ([0], [99]), ([-1], [2])],
)
def test_impossible_offsets_are_refused(starts: list[int], ends: list[int]) -> None:
    with pytest.raises(pt.SpanError):
        pt.Document("新增就业").with_offsets(pt.TOKENS, starts, ends, "TOKEN")


def test_an_index_outside_a_layer_is_refused() -> None:
    layer = pt.Document("市").with_offsets(pt.TOKENS, [0], [1], "TOKEN").spans(pt.TOKENS)
    for index in (1, -2):
        with pytest.raises(IndexError, match="layer of 1"):
            layer[index]
