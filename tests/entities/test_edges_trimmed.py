"""Edges that no name has, and towns of counties that share no noun of a list."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.entities.recognizer import Found
from policytext.entities.shared import with_shared_heads
from policytext.entities.trimmed_edges import without_edges

WORK, PLACE = ("PROJECT", "construction"), ("PLACE", "admin")


def edges(text: str, *names: Found) -> list[str]:
    """The names that are left."""
    return [text[one.start : one.end] for one in without_edges(text, names)]


def test_no_name_ends_with_words_of_lists_or_with_signs() -> None:
    assert edges("丰原国际城等建成", Found(0, 6, *WORK, 0.9)) == ["丰原国际城"]
    assert edges("古泉±1100千伏", Found(0, 3, *PLACE, 0.9)) == ["古泉"]
    # What stands there already stands there once.
    names = (Found(0, 6, *WORK, 0.9), Found(0, 5, *WORK, 0.9))
    assert edges("丰原国际城等建成", *names) == ["丰原国际城"]


@pytest.mark.parametrize(
    ("text", "name"), [("柳州经合山至南宁", "合山"), ("柳州经开区扩容", "经开区")]
)
def test_a_route_through_a_place(text: str, name: str) -> None:
    names = (Found(0, 2, *PLACE, 0.9), Found(2, 5, *PLACE, 0.9))
    assert edges(text, *names) == ["柳州", name]


def test_towns_of_counties_stay_places_in_a_list() -> None:
    text = "夷陵区太平溪镇、秭归县茅坪镇移民后扶项目落地。"
    names = [
        Found(0, 3, *PLACE, 0.9),
        Found(3, 7, *PLACE, 0.9),
        Found(8, 20, *WORK, 0.9),
        Found(8, 11, *PLACE, 0.9),
    ]
    assert [one.label for one in with_shared_heads(text, names, 0.4)][1] == "PLACE"


def test_trimmed_names_in_a_document() -> None:
    doc = pt.load("entities")(pt.Document("亿龙广场、亿丰国际城等标志性建筑加快建设。"))
    assert all(not mention.text.endswith("等") for mention in doc[pt.MENTIONS])
