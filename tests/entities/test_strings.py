"""Many strings at once, against looking for each."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from policytext.entities.strings import Strings

CHARACTERS = st.sampled_from("甲乙丙a𠀀\ud800")
TEXT = st.text(CHARACTERS, max_size=30)
VALUES = st.dictionaries(st.text(CHARACTERS, max_size=6), st.integers(), max_size=12)


@given(VALUES, TEXT)
def test_all_places_of_all_strings_by_place_the_shorter_first(
    values: dict[str, int], text: str
) -> None:
    wanted = sorted(
        (start, start + len(string), value)
        for string, value in values.items()
        if string
        for start in range(len(text))
        if text.startswith(string, start)
    )
    assert Strings(values).hits(text) == wanted


def test_a_text_may_end_before_a_longer_string_does() -> None:
    strings = Strings({"青石岭": 1, "青石岭水库": 2})
    assert strings.hits("扩建青石岭") == [(2, 5, 1)]
    assert strings.hits("扩建青石岭水") == [(2, 5, 1)]


def test_they_pickle() -> None:
    strings = pickle.loads(pickle.dumps(Strings({"青石岭": "甲"})))
    assert strings.hits("青石岭") == [(0, 3, "甲")]
    assert Strings({}).hits("青石岭") == []
