"""Divisions abroad right behind their state."""

from __future__ import annotations

import pytest

from policytext.data import read_rows
from policytext.entities.foreign_divisions import with_foreign_divisions
from policytext.entities.recognizer import Found
from policytext.gazetteer.foreign import foreign_states

ADMIN = ("PLACE", "admin")


@pytest.mark.parametrize(
    ("text", "state", "told"),
    [
        ("与俄罗斯阿穆尔州往来", "俄罗斯", ["阿穆尔州"]),
        ("蒙古国东方省、苏赫巴托省和肯特省", "蒙古国", ["东方省", "苏赫巴托省", "肯特省"]),
        ("越南高平、河江的客商", "越南", ["高平", "河江"]),
        ("日本神奈川县", "日本", ["神奈川县"]),
        ("尼泊尔加德满都大学", "尼泊尔", ["加德满都"]),
        # Another state's, none, a list that goes on with something else, and no state.
        ("泰国谅山", "泰国", []),
        ("泰国客商、清迈", "泰国", []),
        ("泰国清迈、企业", "泰国", ["清迈"]),
        ("广西谅山", "广西", []),
    ],
)
def test_with_foreign_divisions(text: str, state: str, told: list[str]) -> None:
    start = text.index(state)
    found = [Found(start, start + len(state), *ADMIN, 0.9)]
    every = with_foreign_divisions(text, found, 0.4)
    assert [text[each.start : each.end] for each in every if each not in found] == told
    assert all(each[2:4] == ADMIN for each in every)
    assert with_foreign_divisions(text, [found[0]._replace(score=0.2)], 0.4) == [
        found[0]._replace(score=0.2)
    ]


def test_what_stands_there() -> None:
    text = "孟加拉国吉大港"
    state, place = Found(0, 4, *ADMIN, 0.9), Found(4, 7, *ADMIN, 0.9)
    # It is no work, as a whole or by itself; a body's name is left around it.
    work = Found(0, 7, "PROJECT", "construction", 0.6)
    assert with_foreign_divisions(text, [work, state], 0.4) == [state, place]
    assert with_foreign_divisions(text, [state, work._replace(start=4)], 0.4) == [state, place]
    body = Found(0, 7, "INSTITUTION", "other", 0.6)
    assert with_foreign_divisions(text, [body, state], 0.4) == [body, state, place]


def test_the_table() -> None:
    states = [
        name for names, _, _ in read_rows("places/abroad_divisions.tsv") for name in names.split()
    ]
    assert len(set(states)) == len(states)
    assert set(states) <= foreign_states()
    for _, _, names in read_rows("places/abroad_divisions.tsv"):
        assert len(set(names.split())) == len(names.split())
