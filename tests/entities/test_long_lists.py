"""Lists of ten thousands of names: a pass that looks at all of them for each would not end."""

from __future__ import annotations

from policytext.entities.bracketed import with_bracketed_places
from policytext.entities.own_townships import with_own_townships
from policytext.entities.recognizer import Found

COUNT = 100_000
FIRM, DIVISION = ("INSTITUTION", "enterprise"), ("PLACE", "admin")


def test_firms_with_their_place_in_brackets() -> None:
    unit = "三里电器（银谷）、"
    places = range(0, COUNT * len(unit), len(unit))
    found = [
        one
        for at in places
        for one in (Found(at, at + 4, *FIRM, 0.9), Found(at + 5, at + 7, *DIVISION, 0.9))
    ]
    told = with_bracketed_places(unit * COUNT, found, 0.4)
    assert len(told) == 3 * COUNT
    assert told[:3] == [Found(0, 8, *FIRM, 0.9), *found[:2]]


def test_what_holds_a_firm_and_its_place_is_the_name() -> None:
    text = "三里电器（银谷）产业园"
    zone = Found(0, len(text), "PLACE", "zone", 0.9)
    found = [zone, Found(0, 4, *FIRM, 0.9), Found(5, 7, *DIVISION, 0.9)]
    assert with_bracketed_places(text, found, 0.4) == found
    doubtful = zone._replace(score=0.3)
    assert len(with_bracketed_places(text, [doubtful, *found[1:]], 0.4)) == 4


def test_the_issuers_townships() -> None:
    unit = "四明山、大岚等乡镇。"
    places = range(0, COUNT * len(unit), len(unit))
    found = [Found(at, at + 3, "PLACE", "natural", 0.9) for at in places]
    told = with_own_townships(unit * COUNT, found, "330281", 2004, 0.4)
    assert len(told) == 2 * COUNT
    assert [one[:4] for one in told[:2]] == [(0, 3, *DIVISION), (4, 6, *DIVISION)]
