"""Names beside a sure member of a list."""

from __future__ import annotations

import pytest

from policytext.entities.alike import with_alike
from policytext.entities.recognizer import Found

FIRM, WORK = ("INSTITUTION", "enterprise"), ("PROJECT", "construction")


def scores(text: str, *names: tuple[str, tuple[str, str], float]) -> list[float | None]:
    """The scores of names, given each with its label, its kind and its score."""
    found = [
        Found(text.index(name), text.index(name) + len(name), *kind, score)
        for name, kind, score in names
    ]
    return [each.score for each in with_alike(text, found, 0.4)]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("支持三里电气、五里食品发展", ("三里电气", FIRM, 0.8)),
        ("支持五里食品、三里电气发展", ("三里电气", FIRM, 0.4)),
    ],
)
def test_a_neighbour_in_a_list_raises_the_odds(
    text: str, other: tuple[str, tuple[str, str], float]
) -> None:
    names = sorted([other, ("五里食品", FIRM, 0.2)], key=lambda each: text.index(each[0]))
    assert sorted(each or 0 for each in scores(text, *names)) == sorted([other[2], 0.5])


@pytest.mark.parametrize(
    ("text", "other"),
    [
        # Unlikely itself, of another kind, joined otherwise or not at all.
        ("三里电气、五里食品", ("三里电气", FIRM, 0.3)),
        ("三里电气、五里食品", ("三里电气", WORK, 0.9)),
        ("三里电气和五里食品", ("三里电气", FIRM, 0.9)),
        ("三里电气，五里食品", ("三里电气", FIRM, 0.9)),
    ],
)
def test_what_is_no_neighbour(text: str, other: tuple[str, tuple[str, str], float]) -> None:
    assert scores(text, other, ("五里食品", FIRM, 0.2)) == [other[2], 0.2]


def test_divisions_and_organs_have_lexicons() -> None:
    admin = ("PLACE", "admin")
    assert scores("三里、五里", ("三里", admin, 0.9), ("五里", admin, 0.2)) == [0.9, 0.2]


def test_a_name_that_holds_likely_ones_or_stands_in_one_is_no_further_member() -> None:
    text = "三里路、五里路和七里路改造"
    assert scores(
        text, ("三里路", WORK, 0.9), ("五里路和七里路改造", WORK, 0.2), ("七里路改造", WORK, 0.6)
    ) == [0.9, 0.2, 0.6]
    # The longest is raised, and what lies in it is not.
    assert scores(
        text, ("三里路", WORK, 0.9), ("五里路和七里路改造", WORK, 0.2), ("五里路", WORK, 0.15)
    ) == [0.9, 0.5, 0.15]


def test_a_known_name_is_raised_once() -> None:
    found = [Found(0, 4, *FIRM, 0.9), Found(5, 9, *FIRM, 0.2)]
    assert with_alike("三里电气、五里食品", found, 0.4, {(5, 9)}) == found
