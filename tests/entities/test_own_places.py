"""The issuer's own divisions at the beginning of longer names."""

from __future__ import annotations

import pytest

from policytext.entities.own_places import with_own_places
from policytext.entities.recognizer import Found

GUANGMING, CHANGZHOU, QINGHAI, XINJIANG = "440311", "320400", "630000", "650000"


def added(text: str, name: str, issuer: str | None, score: float = 0.9) -> list[str]:
    start = text.index(name)
    found = [Found(start, start + len(name), "PLACE", "site", score)]
    made = with_own_places(text, found, issuer, 2024, 0.4)
    assert found[0] in made
    assert made == sorted(made, key=lambda one: (one.start, -one.end))
    return [text[one.start : one.end] for one in made if one not in found]


@pytest.mark.parametrize(
    ("text", "name", "issuer", "places"),
    [
        ("光明低碳园动工。", "光明低碳园", GUANGMING, ["光明"]),
        ("深圳低碳园动工。", "深圳低碳园", GUANGMING, ["深圳"]),
        ("广东低碳园动工。", "广东低碳园", GUANGMING, ["广东"]),
        ("溧阳低碳园动工。", "溧阳低碳园", CHANGZHOU, ["溧阳"]),
        # Not the issuer's.
        ("溧阳低碳园动工。", "溧阳低碳园", GUANGMING, []),
        ("光明低碳园动工。", "光明低碳园", None, []),
        # Another thing of that name, and one word with what follows.
        ("常州路低碳园动工。", "常州路低碳园", CHANGZHOU, []),
        ("青海湖低碳园动工。", "青海湖低碳园", QINGHAI, []),
        ("常州城动工。", "常州城", CHANGZHOU, []),
        # The short name begins the full one, which is the name itself or begins it.
        ("和田地区动工。", "和田地区", XINJIANG, []),
        ("和田地区低碳园动工。", "和田地区低碳园", XINJIANG, ["和田地区"]),
        # Not at the beginning.
        ("新光明低碳园动工。", "新光明低碳园", GUANGMING, []),
    ],
)
def test_a_name_holds_the_issuers_division_that_it_begins_with(
    text: str, name: str, issuer: str | None, places: list[str]
) -> None:
    assert added(text, name, issuer) == places


@pytest.mark.parametrize(
    ("text", "issuer", "kind"),
    [
        # Water, or the county that is called so, by what stands around it in its own report.
        ("太湖人民勤劳。", "340825", "admin"),
        ("建设富强太湖。", "340825", "admin"),
        ("太湖工业增长。", "340825", "admin"),
        ("太湖水质改善。", "340825", "natural"),
        ("太湖人民勤劳。", "340828", "natural"),
        ("太湖人民勤劳。", None, "natural"),
    ],
)
def test_water_that_the_issuer_is_called_like(text: str, issuer: str | None, kind: str) -> None:
    start = text.index("太湖")
    (made,) = with_own_places(
        text, [Found(start, start + 2, "PLACE", "natural", 0.9)], issuer, 2024, 0.4
    )
    assert made == Found(start, start + 2, "PLACE", kind, 0.9)


def test_a_name_that_is_unlikely_holds_nothing() -> None:
    assert added("光明低碳园动工。", "光明低碳园", GUANGMING, score=0.3) == []


def test_what_is_there_is_not_doubled() -> None:
    found = [
        Found(0, 5, "PLACE", "site", 0.9),
        Found(0, 2, "PLACE", "admin", 0.6),
    ]
    assert with_own_places("光明低碳园动工。", found, GUANGMING, 2024, 0.4) == found


@pytest.mark.parametrize(
    ("text", "name", "issuer", "expected"),
    [
        ("建设平安光明安人心。", "光明安", GUANGMING, "光明"),
        ("广东京车投产。", "广东京", GUANGMING, "广东"),
        # A place that is called so, or in it; not the issuer's.
        ("光明村修路。", "光明村", GUANGMING, "光明村"),
        ("光明区修路。", "光明区", GUANGMING, "光明区"),
        ("海南京车投产。", "海南京", GUANGMING, "海南京"),
    ],
)
def test_the_issuers_name_has_no_character_more(
    text: str, name: str, issuer: str, expected: str
) -> None:
    start = text.index(name)
    found = [Found(start, start + len(name), "PLACE", "admin", 0.9)]
    (made,) = with_own_places(text, found, issuer, 2024, 0.4)
    assert text[made.start : made.end] == expected


@pytest.mark.parametrize(
    ("name", "issuer"), [("新疆维吾尔自治区", XINJIANG), ("大厂回族自治县", "131000")]
)
def test_a_division_does_not_hold_its_own_short_name(name: str, issuer: str) -> None:
    found = [Found(0, len(name), "PLACE", "admin", 0.9)]
    assert with_own_places(f"{name}动工。", found, issuer, 2024, 0.4) == found
