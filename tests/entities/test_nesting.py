"""Names weighed by where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.data import read_rows
from policytext.entities.lexicons import KINDS
from policytext.entities.nesting import HOLDS, lowest, nested, weighed
from policytext.entities.recognizer import Found

BODY = ("INSTITUTION", "association")
WORK = ("PROJECT", "construction")
PLACE = ("PLACE", "site")
TEXT = "石" * 20


@pytest.mark.parametrize(
    ("outer", "inner", "score"),
    [
        # start, end, label and kind of both names, and the second's score where it had 0.5
        ((0, 6, *BODY), (2, 6, *BODY), 0.1431),
        ((0, 6, *BODY), (2, 6, *PLACE), 0.2498),
        ((0, 6, *WORK), (2, 6, *WORK), 0.2498),
        ((0, 6, *WORK), (2, 6, "PLACE", "admin"), 0.5),
        ((0, 6, *WORK), (0, 4, *WORK), 0.2857),
        ((0, 6, *WORK), (0, 4, "INSTITUTION", "health"), 0.75),
        ((0, 6, *WORK), (0, 4, *PLACE), 0.6),
        ((0, 6, *WORK), (0, 4, *BODY), 0.5),
        ((0, 6, *BODY), (0, 4, *PLACE), 0.5),
        ((0, 6, *WORK), (2, 4, *PLACE), 0.5),
        ((0, 6, *WORK), (7, 9, *PLACE), 0.375),
        ((0, 6, *WORK), (7, 9, "PLACE", "admin"), 0.5),
    ],
)
def test_where_a_name_stands_in_another(
    outer: tuple[int, int, str, str], inner: tuple[int, int, str, str], score: float
) -> None:
    found = list(weighed(TEXT, [Found(*outer, 0.9), Found(*inner, 0.5)], 0.1))
    assert found[1:] == [Found(*inner, score)]
    assert found[0][:4] == outer


def test_what_is_unlikely_holds_nothing() -> None:
    names = [Found(0, 6, *BODY, 0.3), Found(2, 6, *BODY, 0.5)]
    assert list(weighed(TEXT, names, 0.1)) == names
    assert list(weighed(TEXT, names, 0.4)) == names[1:]


def test_the_table() -> None:
    labels = {"", *KINDS, *(kind.split(".")[0] for kind in KINDS)}
    for edge, inner, outer, odds in read_rows("entities/nesting_odds.tsv"):
        assert edge in ("begin", "middle", "end")
        assert {inner, outer} <= labels
        assert 0 < float(odds) <= 6


def test_the_table_of_names_in_no_other() -> None:
    labels = {*KINDS, *(kind.split(".")[0] for kind in KINDS)}
    rows = read_rows("entities/alone_odds.tsv")
    assert len({tuple(row[:3]) for row in rows}) == len(rows)
    for known, name, ending, odds in rows:
        assert known in ("yes", "no")
        assert name in labels
        assert len(ending) <= 2
        assert 0 < float(odds) <= 6


@pytest.mark.parametrize(
    ("text", "kind", "score"),
    [
        ("银谷大道", WORK, 0.4286),
        ("银谷公路", WORK, 0.3548),
        ("银谷引水工程", WORK, 0.5),
        ("银谷公司", ("INSTITUTION", "enterprise"), 0.5),
        ("银谷", ("INSTITUTION", "enterprise"), 0.375),
        ("银谷小学", ("INSTITUTION", "education"), 0.3333),
        ("站", WORK, 0.3548),
    ],
)
def test_how_a_name_in_no_other_ends(text: str, kind: tuple[str, str], score: float) -> None:
    (found,) = weighed(text, [Found(0, len(text), *kind, 0.5)], 0.1)
    assert found.score == score


SPANS = st.tuples(st.integers(0, 6), st.integers(1, 4), st.sampled_from((BODY, WORK, PLACE)))


@given(
    st.lists(st.tuples(SPANS, st.floats(0, 1)), max_size=8),
    st.floats(0.01, 1),
    st.floats(0.01, 1),
)
def test_a_lower_score_only_adds_names(
    names: list[tuple[tuple[int, int, tuple[str, str]], float]], one: float, other: float
) -> None:
    spans = [Found(at, at + size, *label, score) for (at, size, label), score in names]
    spans.sort(key=lambda each: (each.start, -each.end))
    few, many = max(one, other), min(one, other)
    by_score = {
        least: set(
            weighed(TEXT, (each for each in spans if (each.score or 0) >= lowest(least)), least)
        )
        for least in (few, many)
    }
    assert by_score[few] <= by_score[many]
    assert all(few <= (each.score or 0) <= 1 for each in by_score[few])


@pytest.mark.parametrize(
    ("names", "scores"),
    [
        ([(2, 6, *BODY)], [0.6]),
        ([(2, 6, "PLACE", "region")], [0.4286]),
        ([(2, 6, *WORK)], [0.2]),
        ([(1, 6, *BODY)], [0.2]),
        ([(2, 9, *BODY), (2, 6, *BODY)], [0.2, 0.6]),
    ],
)
def test_names_that_the_lexicon_is_sure_of(
    names: list[tuple[int, int, str, str]], scores: list[float]
) -> None:
    found = weighed(TEXT, [Found(*each, 0.2) for each in names], 0.1, {(2, 6)})
    assert [each.score for each in found] == scores


def test_a_sure_name_in_another_one_is_weighed_by_its_place() -> None:
    found = weighed(TEXT, [Found(0, 6, *BODY, 0.9), Found(2, 6, *BODY, 0.5)], 0.1, {(2, 6)})
    assert [each.score for each in found] == [0.9, 0.1431]


@given(st.lists(st.tuples(SPANS, st.floats(0, 1)), max_size=8), st.floats(0.01, 1))
def test_what_holds_others_is_the_same_for_all_smallest_scores(
    names: list[tuple[tuple[int, int, tuple[str, str]], float]], least: float
) -> None:
    spans = [Found(at, at + size, *label, score) for (at, size, label), score in names]
    spans.sort(key=lambda each: (each.start, -each.end))
    known = {(each.start, each.end) for each in spans}
    all_of_them = {each for each in weighed(TEXT, spans, 0.01, known) if (each.score or 0) >= HOLDS}
    likely = [each for each in spans if (each.score or 0) >= lowest(least)]
    assert set(weighed(TEXT, likely, HOLDS, known)) == all_of_them


OVERLAPPING = st.lists(
    st.builds(
        lambda start, size, score: Found(start, start + size, *PLACE, score),
        st.integers(0, 12),
        st.integers(1, 6),
        st.integers(1, 99).map(lambda each: each / 100),
    ),
    max_size=8,
    unique_by=lambda each: each[:2],
)


@given(OVERLAPPING)
def test_names_that_cross_are_told_apart(found: list[Found]) -> None:
    found = sorted(found, key=lambda each: (each.start, -each.end))

    def crosses(one: Found, other: Found) -> bool:
        return one.start < other.start < one.end < other.end

    kept = nested(found)
    assert kept == sorted(kept, key=lambda each: (each.start, -each.end))
    assert not any(crosses(one, other) for one in kept for other in kept)
    for each in found:
        if each not in kept:
            rivals = [one for one in kept if crosses(one, each) or crosses(each, one)]
            assert any((one.score or 0) >= (each.score or 0) for one in rivals)
