"""The laws of alignments."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from tests.core.strategies import alignments, ranges


@given(st.data())
def test_text_of_source_covers_the_text(data: st.DataObject) -> None:
    alignment = data.draw(alignments())
    start, end = data.draw(ranges(alignment.text_length))
    first, last = alignment.to_text(*alignment.to_source(start, end))
    assert first <= start <= end <= last


@given(st.data())
def test_source_stretches_rise_with_the_text(data: st.DataObject) -> None:
    alignment = data.draw(alignments())
    place, before = 0, (0, 0)
    while place < alignment.text_length:
        here = alignment.to_source(place, place + 1)
        assert 0 <= here[0] <= here[1] <= alignment.source_length
        assert before[0] <= here[0]
        assert before[1] <= here[1]
        place, before = place + 1, here


@given(st.data())
def test_composition_is_associative(data: st.DataObject) -> None:
    first = data.draw(alignments())
    second = data.draw(alignments(text_length=first.source_length))
    third = data.draw(alignments(text_length=second.source_length))
    assert first.compose(second).compose(third) == first.compose(second.compose(third))


@given(st.data())
def test_composition_covers_the_way_in_two_steps(data: st.DataObject) -> None:
    first = data.draw(alignments())
    second = data.draw(alignments(text_length=first.source_length))
    start, end = data.draw(ranges(first.text_length))
    whole = first.compose(second)
    assert (whole.text_length, whole.source_length) == (first.text_length, second.source_length)
    low, high = whole.to_text(*whole.to_source(start, end))
    assert low <= start
    assert end <= high


@given(alignments())
def test_identity_is_neutral(alignment: pt.Alignment) -> None:
    before = pt.Alignment.identity(alignment.text_length)
    after = pt.Alignment.identity(alignment.source_length)
    assert before.compose(alignment) == alignment == alignment.compose(after)


@given(alignments())
def test_inverse_undoes_itself_and_pickles(alignment: pt.Alignment) -> None:
    assert alignment.inverse().inverse() == alignment
    assert pickle.loads(pickle.dumps(alignment)) == alignment
    assert pt.Alignment(*alignment.blocks) == alignment


@given(st.integers(0, 10**9))
def test_identity_is_one_block(length: int) -> None:
    alignment = pt.Alignment.identity(length)
    assert alignment.is_identity
    assert alignment.to_source(0, length) == (0, length)
    assert len(alignment.blocks[2]) <= 1


@given(st.text("ab", max_size=20), st.data())
def test_edits_give_the_alignment_of_the_text_they_make(source: str, data: st.DataObject) -> None:
    edits, pieces, place = [], [], 0
    while place < len(source) and data.draw(st.booleans()):
        start = data.draw(st.integers(place, len(source)))
        end = data.draw(st.integers(start, len(source)))
        new = data.draw(st.text("XY", max_size=3))
        pieces += [source[place:start], new]
        edits.append((start, end, len(new)))
        place = end
    text = "".join(pieces) + source[place:]
    alignment = pt.Alignment.from_edits(len(source), edits)
    assert (alignment.text_length, alignment.source_length) == (len(text), len(source))
    for i, character in enumerate(text):
        if character in "ab":
            start, end = alignment.to_source(i, i + 1)
            assert source[start:end] == character


# 經(jīng)濟 to 经济: the pinyin is removed; 發 is replaced; "bc" becomes "x" as a whole.
CASES = [
    ([(0, 1, 1), (1, 7, 0), (7, 8, 1)], 8, (0, 1), (0, 1)),
    ([(0, 1, 1), (1, 7, 0), (7, 8, 1)], 8, (1, 2), (7, 8)),
    ([(0, 1, 1), (1, 7, 0), (7, 8, 1)], 8, (0, 2), (0, 8)),
    ([(0, 1, 1), (1, 7, 0), (7, 8, 1)], 8, (1, 1), (1, 7)),
    ([(1, 3, 1)], 5, (0, 2), (0, 3)),
    ([(1, 3, 1)], 5, (1, 2), (1, 3)),
    ([(1, 3, 4)], 5, (2, 3), (1, 3)),
    ([(2, 2, 2)], 4, (2, 4), (2, 2)),
    ([(2, 2, 2)], 4, (1, 3), (1, 2)),
    ([], 4, (1, 3), (1, 3)),
]


@pytest.mark.parametrize(("edits", "length", "stretch", "expected"), CASES)
def test_source_stretch(
    edits: list[tuple[int, int, int]],
    length: int,
    stretch: tuple[int, int],
    expected: tuple[int, int],
) -> None:
    assert pt.Alignment.from_edits(length, edits).to_source(*stretch) == expected


@pytest.mark.parametrize("stretch", [(-1, 0), (0, 5), (3, 2)])
def test_a_stretch_outside_is_refused(stretch: tuple[int, int]) -> None:
    with pytest.raises(pt.AlignmentError, match="not within"):
        pt.Alignment.identity(4).to_source(*stretch)


@pytest.mark.parametrize(
    "edits", [[(0, 3, 1), (2, 4, 1)], [(3, 2, 1)], [(0, 9, 1)], [(0, 1, -1)], [(-1, 1, 0)]]
)
def test_impossible_edits_are_refused(edits: list[tuple[int, int, int]]) -> None:
    with pytest.raises(pt.AlignmentError, match="edit"):
        pt.Alignment.from_edits(5, edits)


def test_alignments_that_do_not_meet_are_refused() -> None:
    with pytest.raises(pt.AlignmentError, match="compose"):
        pt.Alignment.identity(4).compose(pt.Alignment.identity(5))


@pytest.mark.parametrize(
    "blocks", [((0, 2, 1), (0, 1, 2), (0, 0)), ((0, 2), (0, 1), (1,)), ((1,), (0,), ())]
)
def test_impossible_blocks_are_refused(blocks: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(pt.AlignmentError):
        pt.Alignment(*blocks)
