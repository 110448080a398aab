"""Schemes of tags: they come back, and what they do not allow is refused or mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.io.tags import SCHEMES, TagError, Tagged, from_tags, to_tags


@st.composite
def tagged(draw: st.DrawFn) -> tuple[int, list[Tagged]]:
    spans, place = [], 0
    for _ in range(draw(st.integers(0, 5))):
        first = place + draw(st.integers(0, 2))
        place = first + draw(st.integers(1, 4))
        spans.append(Tagged(first, place, draw(st.sampled_from(["X", "Y", "", "a-b"]))))
    return place + draw(st.integers(0, 2)), spans


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("repair", [True, False])
@given(case=tagged())
def test_spans_come_back(scheme: str, repair: bool, case: tuple[int, list[Tagged]]) -> None:
    rows, spans = case
    tags = to_tags(rows, spans, scheme)
    assert len(tags) == rows
    assert from_tags(tags, scheme, repair) == spans


@pytest.mark.parametrize(
    ("scheme", "tags"),
    [
        ("BIO", "B-X I-X O B-Y B-Y"),
        ("BIOES", "B-X E-X O S-Y S-Y"),
        ("BILOU", "B-X L-X O U-Y U-Y"),
        ("BMES", "B-X E-X O S-Y S-Y"),
        ("IOB1", "I-X I-X O I-Y B-Y"),
    ],
)
def test_the_letters_of_each_scheme(scheme: str, tags: str) -> None:
    assert (
        to_tags(5, [Tagged(0, 2, "X"), Tagged(3, 4, "Y"), Tagged(4, 5, "Y")], scheme)
        == tags.split()
    )


@pytest.mark.parametrize(
    ("scheme", "tags", "row", "mended"),
    [
        ("BIO", "O I-X", 1, [(1, 2, "X")]),
        ("BIO", "B-X I-Y", 1, [(0, 1, "X"), (1, 2, "Y")]),
        ("IOB1", "O B-X", 1, [(1, 2, "X")]),
        ("BIOES", "B-X O", 0, [(0, 1, "X")]),
        ("BIOES", "B-X I-X", 1, [(0, 2, "X")]),
        ("BIOES", "E-X", 0, [(0, 1, "X")]),
        ("BIOES", "I-X E-X", 0, [(0, 2, "X")]),
        ("BIOES", "B-X S-X", 0, [(0, 1, "X"), (1, 2, "X")]),
        ("BMES", "M-X E-X", 0, [(0, 2, "X")]),
    ],
)
def test_what_a_scheme_does_not_allow_is_refused_or_mended(
    scheme: str, tags: str, row: int, mended: list[tuple[int, int, str]]
) -> None:
    with pytest.raises(TagError, match="repair=True") as caught:
        from_tags(tags.split(), scheme)
    assert caught.value.row == row
    assert from_tags(tags.split(), scheme, repair=True) == mended


@pytest.mark.parametrize(
    ("scheme", "tag"), [("BIO", "E-X"), ("BIO", "X"), ("BMES", "I-X"), ("BIO", ""), ("BIO", "b-X")]
)
def test_no_tag_of_the_scheme_is_mended(scheme: str, tag: str) -> None:
    with pytest.raises(TagError, match="is no tag of"):
        from_tags(["O", tag], scheme, repair=True)


def test_what_cannot_be_tagged_is_refused() -> None:
    with pytest.raises(pt.InputError, match="BIOES"):
        to_tags(1, [], "XYZ")
    for spans in ([Tagged(0, 2, "X"), Tagged(1, 3, "X")], [Tagged(0, 9, "X")], [Tagged(1, 1, "X")]):
        with pytest.raises(pt.InputError, match="overlap"):
            to_tags(3, spans)
