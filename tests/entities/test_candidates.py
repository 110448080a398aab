"""Spans that may be mentions, and what is told of each."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext.entities.candidates import VIEWS, Candidates, gather
from policytext.entities.chain import CLASSES, Likely
from policytext.entities.evidence import Evidence, evidence
from policytext.entities.seen import SeenNames
from policytext.entities.signals import Column

TEXT = "江苏省常州市与苏州大学共建太湖实验室、“登峰”行动，我市和常州市财政局落实。"
SIZE = 20


def no_clusters(numbers: Column, /) -> tuple[Column, Column]:
    return np.zeros_like(numbers), np.zeros_like(numbers)


def seen(text: str = TEXT) -> Evidence:
    return evidence(text, "320400", 2024, no_clusters, SeenNames({}))


def words_of(found: Candidates, text: str = TEXT) -> list[str]:
    words = seen(text).words
    return [
        text[int(words.starts[first]) : int(words.ends[last])]
        for first, last in zip(found.first.tolist(), found.last.tolist(), strict=True)
    ]


NOTHING: dict[str, list[Likely]] = {view: [] for view in VIEWS}
LIKELY = st.lists(
    st.builds(
        lambda first, more, group, chance: Likely(
            first, min(first + more, SIZE - 1), group, chance
        ),
        st.integers(0, SIZE - 1),
        st.integers(0, 6),
        st.integers(0, CLASSES - 1),
        st.floats(0.015, 1),
    ),
    max_size=25,
)


@settings(max_examples=60)
@given(LIKELY, LIKELY)
def test_candidates_are_what_chains_and_rules_find_once_and_in_order(
    outer: list[Likely], inner: list[Likely]
) -> None:
    alone = gather(seen(), NOTHING)
    found = gather(seen(), {"outer": outer, "inner": inner})
    spans = list(zip(found.first.tolist(), found.last.tolist(), strict=True))
    assert spans == sorted(set(spans), key=lambda span: (span[0], -span[1]))
    ruled = set(zip(alone.first.tolist(), alone.last.tolist(), strict=True))
    assert set(spans) == ruled | {(each.first, each.last) for each in outer + inner}
    assert all(len(column) == len(found) for column in found.columns.values())
    assert set(found.columns) == set(alone.columns)


@settings(max_examples=60)
@given(LIKELY)
def test_crossing_pairs_are_those_of_all_pairs(outer: list[Likely]) -> None:
    found = gather(seen(), {"outer": outer, "inner": []})
    spans = list(zip(found.first.tolist(), found.last.tolist(), strict=True))
    wanted = {
        (i, j)
        for (i, one), (j, other) in itertools.combinations(enumerate(spans), 2)
        if one[0] < other[0] <= one[1] < other[1]
    }
    assert len(found.crossing) == len(set(found.crossing))
    assert set(found.crossing) == wanted


def test_rules_alone_give_candidates() -> None:
    found = gather(seen(), NOTHING)
    texts = words_of(found)
    assert {"江苏省常州市", "江苏省", "苏州大学", "苏州", "我市", "常州市财政局"} <= set(texts)
    told = {text: number for number, text in enumerate(texts)}
    assert found.columns["in_deictic"][told["我市"]] == 1
    assert found.columns["in_place"][told["江苏省"]] == 1
    assert found.columns["in_place"][told["苏州大学"]] == 0
    assert found.columns["in_known"][told["苏州大学"]] > 0
    # No chain said anything.
    assert not found.columns["outer"].any()
    assert not found.columns["inner0"].any()


def test_a_likelier_span_has_a_larger_number() -> None:
    chances = [0.02, 0.2, 0.5, 0.8, 0.98]
    likely = [Likely(number, number, 3, chance) for number, chance in enumerate(chances)]
    found = gather(seen(), {"outer": likely, "inner": []})
    by_span = dict(
        zip(
            zip(found.first.tolist(), found.last.tolist(), strict=True),
            found.columns["outer3"].tolist(),
            strict=True,
        )
    )
    told = [by_span[number, number] for number in range(5)]
    assert told == sorted(set(told))
    # Even odds are in the middle.
    assert told[2] == 16
    assert [a + b for a, b in zip(told, told[::-1], strict=True)] == [32] * 5


def test_of_one_class_found_twice_the_likelier_counts() -> None:
    one, other = Likely(3, 4, 2, 0.3), Likely(3, 4, 2, 0.9)
    ways = [gather(seen(), {"outer": each, "inner": []}) for each in ([one, other], [other, one])]
    assert all((ways[0].columns[name] == ways[1].columns[name]).all() for name in ways[0].columns)


def test_what_holds_lies_in_and_crosses() -> None:
    likely = [Likely(5, 9, 4, 0.9), Likely(6, 7, 0, 0.5), Likely(9, 11, 4, 0.2)]
    found = gather(seen("港" * 30), {"outer": likely, "inner": []})
    words = dict(
        zip(zip(found.first.tolist(), found.last.tolist(), strict=True), range(99), strict=False)
    )
    columns = {name: found.columns[name] for name in ("holds", "inside", "crosses")}
    told = {
        span: [int(columns[name][number]) for name in columns] for span, number in words.items()
    }
    # In fifths, from 1 for none.
    assert told[5, 9] == [1, 3, 2]
    assert told[6, 7] == [5, 1, 1]
    assert told[9, 11] == [1, 1, 5]


def test_the_same_words_elsewhere_are_counted() -> None:
    text = "常州市发展，常州市"
    found = gather(seen(text), NOTHING)
    again = dict(zip(words_of(found, text), found.columns["again"].tolist(), strict=True))
    assert again["常州市"] == 2


@pytest.mark.parametrize("text", ["", " \n", "，"])
def test_a_text_without_candidates(text: str) -> None:
    found = gather(seen(text), NOTHING)
    assert len(found) == 0
    assert found.crossing == []
    assert all(len(column) == 0 for column in found.columns.values())
