"""Names of the training text, found in other text."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from policytext.entities.seen import SeenNames
from policytext.entities.signals import Hit, longest

TEXT = st.text(st.sampled_from("甲乙丙"), max_size=30)
NAMES = st.dictionaries(
    st.text(st.sampled_from("甲乙丙"), min_size=1, max_size=4), st.integers(1, 119), max_size=8
)


@given(NAMES, TEXT)
def test_all_places_of_all_names(names: dict[str, int], text: str) -> None:
    wanted = sorted(
        Hit(start, start + len(name), number)
        for name, number in names.items()
        for start in range(len(text))
        if text.startswith(name, start)
    )
    assert SeenNames(names).hits(text) == wanted


@given(NAMES, TEXT)
def test_the_longest_do_not_overlap_and_leave_no_gap_for_another(
    names: dict[str, int], text: str
) -> None:
    hits = SeenNames(names).hits(text)
    chosen = list(longest(hits))
    free = [True] * len(text)
    for hit in chosen:
        assert all(free[hit.start : hit.end])
        free[hit.start : hit.end] = [False] * (hit.end - hit.start)
    assert all(not all(free[hit.start : hit.end]) for hit in hits)


def test_the_order_of_names_means_nothing_and_they_pickle() -> None:
    names = {"青石岭": 5, "东湖": 9}
    one, other = SeenNames(names), SeenNames(dict(reversed(names.items())))
    assert list(one.names.items()) == list(other.names.items())
    assert pickle.loads(pickle.dumps(one)).hits("东湖") == [Hit(0, 2, 9)]
    assert SeenNames({}).hits("东湖") == []
