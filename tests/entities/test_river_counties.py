"""Counties that are called like a river."""

from __future__ import annotations

import pytest

from policytext.entities.recognizer import Found
from policytext.entities.river_counties import with_river_counties

RIVER, COUNTY = "嫩江", "逊克"


@pytest.mark.parametrize(
    ("text", "issuer", "kind"),
    [
        ("嫩江大豆、逊克大米丰收", "231100", "admin"),
        ("逊克大米和嫩江大豆丰收", "231100", "admin"),
        ("嫩江一中扩建，逊克县", "231100", "admin"),
        ("嫩江、逊克大米丰收", "231100", "natural"),
        ("治理嫩江流域，逊克大米丰收", "231100", "natural"),
        ("逊克大米、嫩江。", "231100", "natural"),
        # Of another prefecture, of nobody, and of a state.
        ("嫩江大豆、逊克大米丰收", "230600", "natural"),
        ("嫩江大豆、逊克大米丰收", None, "natural"),
        ("嫩江大豆、逊克大米丰收", "100000", "natural"),
    ],
)
def test_with_river_counties(text: str, issuer: str | None, kind: str) -> None:
    found = [
        Found(text.index(name), text.index(name) + 2, "PLACE", of, 0.9)
        for name, of in ((RIVER, "natural"), (COUNTY, "admin"))
        if name in text
    ]
    told = with_river_counties(text, found, issuer, 1998)
    assert [each.kind for each in told] == [kind, "admin"]
    assert [each[:2] for each in told] == [each[:2] for each in found]


def test_a_year_that_no_table_knows() -> None:
    names = [Found(0, 2, "PLACE", "natural", 0.9), Found(5, 7, "PLACE", "admin", 0.9)]
    told = with_river_counties("嫩江大豆、逊克大米", names, "231100", 1900)
    assert [each.kind for each in told] == ["admin", "admin"]
