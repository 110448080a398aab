from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.errors import InputError
from policytext.pages.edits import Edits

SOURCE = st.text(alphabet="一二ab（\n\U00020001\u0301", max_size=30)


@st.composite
def _changes(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    source = draw(SOURCE)
    places = sorted(draw(st.lists(st.integers(0, len(source)), max_size=8)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    return source, [(start, end, draw(st.text("xy", max_size=3))) for start, end in pairs]


@given(_changes())
def test_changes_take_the_place_of_their_stretches(
    case: tuple[str, list[tuple[int, int, str]]],
) -> None:
    source, changes = case
    edits = Edits(source)
    for start, end, new in changes:
        edits.replace(start, end, new, kind="test")
    text, alignment = edits.build()
    expected = source
    for start, end, new in reversed(changes):
        expected = expected[:start] + new + expected[end:]
    assert text == expected
    assert (alignment.text_length, alignment.source_length) == (len(text), len(source))
    for repair, (start, end, new) in zip(edits.repairs, changes, strict=True):
        assert text[repair.start : repair.end] == new
        assert (repair.raw_start, repair.raw_end) == (start, end)


@given(SOURCE)
def test_substituted_characters_each_point_to_their_own(source: str) -> None:
    edits = Edits(source)
    edits.substitute(0, len(source), "x" * len(source))
    text, alignment = edits.build()
    assert text == "x" * len(source)
    assert [alignment.to_source(i, i + 1) for i in range(len(text))] == [
        (i, i + 1) for i in range(len(text))
    ]


def test_without_changes_the_source_itself_comes_back() -> None:
    source = "一二三"
    text, alignment = Edits(source).build()
    assert text is source
    assert alignment.is_identity


@pytest.mark.parametrize(("start", "end"), [(1, 2), (-1, 4), (3, 9), (4, 3)])
def test_a_change_out_of_order_or_outside_is_refused(start: int, end: int) -> None:
    edits = Edits("abcdef")
    edits.delete(1, 2)
    edits.replace(2, 2, "new")
    with pytest.raises(InputError, match="starts before 2"):
        edits.replace(start, end, "")


def test_a_substitution_of_another_length_is_refused() -> None:
    with pytest.raises(InputError, match="use replace"):
        Edits("abc").substitute(0, 2, "x")
