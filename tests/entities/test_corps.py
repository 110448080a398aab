"""Divisions and regiments of the 兵团."""

from __future__ import annotations

import pytest

from policytext.entities.corps import with_corps
from policytext.entities.recognizer import Found


@pytest.mark.parametrize(
    ("text", "issuer", "told"),
    [
        ("兵团第三师、农六师、103团", "652328", ["兵团第三师", "农六师", "103团"]),
        ("新疆生产建设兵团第十二师", "650100", ["新疆生产建设兵团第十二师"]),
        ("四十一团草湖镇、一二三团", "653100", ["四十一团", "一二三团"]),
        ("第三师范学校、代表团、文工团、5个团、团场", "653100", []),
        ("103团体、2103团、第三团", "653100", []),
        # Elsewhere such words mean others.
        ("第三师、103团", "320400", []),
        ("第三师、103团", None, []),
    ],
)
def test_with_corps(text: str, issuer: str | None, told: list[str]) -> None:
    every = with_corps(text, [], issuer, 0.4)
    assert [text[each.start : each.end] for each in every] == told
    assert all(each[2:4] == ("INSTITUTION", "other") for each in every)


def test_names_that_stand_there() -> None:
    firm = Found(0, 3, "INSTITUTION", "enterprise", 0.6)
    assert [each.kind for each in with_corps("农六师", [firm], "652328", 0.4)] == ["other"]
    # What an annotator may call otherwise stays.
    organ = firm._replace(kind="government")
    assert with_corps("农六师", [organ], "652328", 0.4) == [organ]
