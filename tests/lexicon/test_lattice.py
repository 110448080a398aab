"""Boundaries of words near places, against those of the whole text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policytext.lexicon import boundaries

TEXTS = st.lists(
    st.sampled_from(
        [
            "建设美丽江苏",
            "第",
            "5",
            "1,234.5",
            "万",
            "。",
            "、",
            "；",
            "，",
            "\n",
            " ",
            "PM2.5",
            "全市",
        ]
    ),
    max_size=12,
).map("".join)


@given(TEXTS, st.sets(st.integers(0, 60), max_size=5))
def test_boundaries_near_places_are_those_of_the_whole_text(text: str, places: set[int]) -> None:
    near = {place for place in places if place <= len(text)}
    whole, told = boundaries(text), boundaries(text, near)
    assert all(mark <= other for mark, other in zip(told, whole, strict=True))
    for place in near:
        assert told[place] == whole[place]
        assert told.find(1, place + 1) == whole.find(1, place + 1)
