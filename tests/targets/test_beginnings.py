"""The characters with which what a pattern finds can begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.data import read_rows
from policytext.targets.beginnings import beginnings

WORDINGS = [text for text, *_ in read_rows("targets/wordings.tsv")]


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("增长", "增"),
        ("增?长", "增长"),
        ("(?:均|都)*(?:增{0,2}长|升)+", "均都增长升"),
        ("[一二0-2]+连增", "一二012"),
        ("(?<=状况)改善[^，]{1,4}", "改"),
        ("(?:均|)升", "均升"),
        ("增{2}长", "增"),
    ],
)
def test_with_what_a_pattern_begins(pattern: str, first: str) -> None:
    assert beginnings(pattern) == set(first)


@pytest.mark.parametrize("pattern", ["", "增?", "[^，]长", r"\d长", ".长", "长)", "(长)"])
def test_where_it_cannot_be_told(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"which characters|not read"):
        beginnings(pattern)


@given(st.data(), st.sampled_from(WORDINGS))
def test_what_a_wording_finds_begins_so(data: st.DataObject, pattern: str) -> None:
    bare = pattern.replace("(?<=状况)", "")  # no string is made behind others
    assert data.draw(st.from_regex(bare, fullmatch=True))[0] in beginnings(pattern)
