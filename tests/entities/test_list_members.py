"""Members of lists that are told by those beside them."""

from __future__ import annotations

import re

import pytest

from policytext.data import read_rows
from policytext.entities.list_members import with_like_roads, with_list_members, with_villages
from policytext.entities.recognizer import Found

ROAD, WORK = ("PLACE", "route"), ("PROJECT", "construction")


@pytest.mark.parametrize(
    ("text", "name", "kind", "added"),
    [
        ("银谷河、三里溪、五里河水质好转", (0, 3), "natural", ["三里溪"]),
        ("打造三里铺、五里村、银谷村等村庄", (10, 13), "admin", ["五里村"]),
        ("银谷村、五里村、城中村改造", (0, 3), "admin", ["五里村"]),
        ("银谷嘎查、三里嘎查。", (0, 4), "admin", ["三里嘎查"]),
        # Nothing but a verb may stand before the first member.
        ("治理三河、银谷河", (5, 8), "natural", []),
        ("银谷馆、三里村", (0, 3), "site", []),
        ("银谷河，三里溪", (0, 3), "natural", []),
    ],
)
def test_members(text: str, name: tuple[int, int], kind: str, added: list[str]) -> None:
    told = with_list_members(text, [Found(*name, "PLACE", kind, 0.9)], 0.4)
    assert [text[each.start : each.end] for each in told if each[:2] != name] == added


def test_unlikely_names_tell_nothing() -> None:
    found = [Found(0, 3, "PLACE", "natural", 0.2)]
    assert with_list_members("银谷河、三里溪。", found, 0.4) == found


def test_what_is_taken_stays() -> None:
    found = [Found(0, 3, "PLACE", "natural", 0.9), Found(4, 6, "PLACE", "admin", 0.9)]
    assert with_list_members("银谷河、三里溪。", found, 0.4) == found


@pytest.mark.parametrize(
    ("text", "label", "kind", "told"),
    [
        ("三里等12个村，", "PROJECT", "construction", "admin"),
        ("三里等十二个行政村完工", "PLACE", "site", "site"),
        ("三里等十二个行政村。", "PLACE", "site", "admin"),
        ("三里等12个村庄", "PLACE", "natural", "admin"),
        ("三里等12个村级项目", "PROJECT", "construction", "construction"),
        ("三里等12个项目", "PROJECT", "construction", "construction"),
    ],
)
def test_villages(text: str, label: str, kind: str, told: str) -> None:
    assert [one.kind for one in with_villages(text, [Found(0, 2, label, kind, 0.9)], [[0]])] == [
        told
    ]


def test_a_work_by_its_own_noun_is_no_village() -> None:
    found = [Found(0, 5, *WORK, 0.9)]
    assert with_villages("三里幼儿园等12个村。", found, [[0]]) == found


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ([ROAD, ROAD, WORK], "route"),
        ([WORK, ROAD, ROAD], "route"),
        ([ROAD, WORK, WORK], "construction"),
        ([WORK, WORK, WORK], "construction"),
    ],
)
def test_like_roads(kinds: list[tuple[str, str]], told: str) -> None:
    text = "三里路、五里路、九里路"
    found = [Found(4 * place, 4 * place + 3, *kind, 0.9) for place, kind in enumerate(kinds)]
    made = with_like_roads(text, found, [[0, 1, 2]])
    assert {each.kind for each in made if each.label != "PLACE" or told == "route"} == {told}


def test_the_table() -> None:
    for kind, ends, none in read_rows("entities/list_members.tsv"):
        assert kind in ("admin", "natural")
        re.compile(ends)
        re.compile(none)
