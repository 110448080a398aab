"""Organs of a level that the issuer has not."""

from __future__ import annotations

import pytest

from policytext.entities.levels import without_other_levels
from policytext.entities.recognizer import Found

STATE, JIANGSU, XINBEI = "100000", "320000", "320411"


@pytest.mark.parametrize(
    ("text", "names", "issuer", "kept"),
    [
        ("县政府公布清单。", ["县政府"], STATE, []),
        ("县财政局公布清单。", ["县财政局"], JIANGSU, []),
        ("市政府公布清单。", ["市政府"], JIANGSU, []),
        ("省政府公布清单。", ["省政府"], JIANGSU, ["省政府"]),
        ("省、市、区委部署。", ["区委"], XINBEI, ["区委"]),
        ("区政府公布清单。", ["区政府"], None, ["区政府"]),
        # Whose it is, is told.
        ("无锡市政府公布清单。", ["无锡市政府"], STATE, ["无锡市政府"]),
        ("无锡市委、市政府公布清单。", ["无锡市委", "市政府"], STATE, ["无锡市委", "市政府"]),
        ("支持特区政府施政。", ["特区政府"], STATE, ["特区政府"]),
        ("国务院、财政部公布清单。", ["国务院", "财政部"], JIANGSU, ["国务院", "财政部"]),
    ],
)
def test_organs_of_other_levels(
    text: str, names: list[str], issuer: str | None, kept: list[str]
) -> None:
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    found = [Found(*span, "INSTITUTION", "government", 0.9) for span in spans]
    made = without_other_levels(text, found, issuer, 2024)
    assert [text[each.start : each.end] for each in made] == kept


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("现场会在盐城市召开，市财政局作了发言。", True),
        ("现场会在盐城市召开。市财政局作了发言。", False),
        ("现场会在建湖县召开，市财政局作了发言。", False),
    ],
)
def test_the_division_was_named_in_the_sentence(text: str, is_kept: bool) -> None:
    place, organ = text.index("召开") - 3, text.index("市财政局")
    found = [
        Found(place, place + 3, "PLACE", "admin", 0.9),
        Found(organ, organ + 4, "INSTITUTION", "government", 0.9),
    ]
    assert (found[1] in without_other_levels(text, found, JIANGSU, 2024)) is is_kept


def test_places_stay() -> None:
    found = [Found(0, 3, "PLACE", "site", 0.9)]
    assert without_other_levels("县政府", found, STATE, 2024) == found
