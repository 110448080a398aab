"""Divisions cut out of the middle of longer names."""

from __future__ import annotations

import pytest

from policytext.entities.cut_places import without_cut_places
from policytext.entities.recognizer import Found


@pytest.mark.parametrize(
    ("text", "inner", "kept"),
    [
        ("高乐山工业园区", (1, 3), False),
        ("大保定发展规划", (1, 3), True),
        ("古虞城遗址公园", (1, 3), True),
        ("“保定电谷”", (1, 3), True),
        ("乐山工业园区", (0, 2), True),
        ("国营乐山工业园区", (2, 4), True),
    ],
)
def test_without_cut_places(text: str, inner: tuple[int, int], kept: bool) -> None:
    found = [Found(0, len(text), "PLACE", "zone", 0.9), Found(*inner, "PLACE", "admin", 0.9)]
    assert without_cut_places(text, found) == found[: 1 + kept]


def test_what_is_beside_stays() -> None:
    found = [Found(0, 3, "PLACE", "site", 0.9), Found(4, 6, "PLACE", "admin", 0.9)]
    assert without_cut_places("甲乙馆、乐山", found) == found
