"""The issuer's townships in lists that say that they are such."""

from __future__ import annotations

import pytest

from policytext.entities.own_townships import with_own_townships
from policytext.entities.recognizer import Found

ADMIN = ("PLACE", "admin")


@pytest.mark.parametrize(
    ("text", "issuer", "told"),
    [
        ("加快谋道、汪营等中心镇建设", "422802", ["谋道", "汪营"]),
        # A prefecture's are told by the words behind the list, too.
        ("加快谋道、汪营等中心镇建设", "422800", ["谋道", "汪营"]),
        ("加快谋道、汪营等地建设", "422802", []),
        ("加快谋道、汪营等乡村建设", "422802", []),
        ("谋道、汪营两镇（街道）通车", "422802", ["谋道", "汪营"]),
        ("谋道和汪营等山区乡镇通车", "422802", ["谋道", "汪营"]),
        # One that the table lacks is told by most others; a class and a county are no towns.
        ("谋道、丁家嘴、汪营等乡镇", "422802", ["谋道", "丁家嘴", "汪营"]),
        ("谋道、山区、汪营等乡镇", "422802", ["谋道", "汪营"]),
        ("谋道、天上、地下等乡镇", "422802", []),
        ("丁家嘴、谋道、汪营等乡镇", "422802", ["丁家嘴", "谋道", "汪营"]),
        ("成立了丁家嘴、谋道、汪营等乡镇", "422802", ["谋道", "汪营"]),
        ("谋道、建始县等乡镇", "422802", ["谋道"]),
        # Of no county, or far away.
        ("谋道、汪营等乡镇", "110000", []),
        ("谋道、汪营等乡镇", None, []),
    ],
)
def test_with_own_townships(text: str, issuer: str | None, told: list[str]) -> None:
    every = with_own_townships(text, [], issuer, 2016, 0.4)
    assert [text[each.start : each.end] for each in every] == told
    assert all(each[2:4] == ADMIN for each in every)


def test_names_that_stand_there() -> None:
    text = "谋道、汪营、建南等乡镇"
    found = [Found(0, 2, "PLACE", "site", 0.5), Found(3, 5, "PROJECT", "construction", 0.6)]
    told = with_own_townships(text, found, "422802", 2016, 0.4)
    assert [(each[:2], each[2:4]) for each in told] == [
        ((0, 2), ADMIN),
        ((3, 5), ADMIN),
        ((6, 8), ADMIN),
    ]
    # A body stays what it is, and its county and a town may be one name already.
    body = Found(3, 5, "INSTITUTION", "other", 0.9)
    assert body in with_own_townships(text, [body], "422802", 2016, 0.4)
    text = "利川市谋道、汪营等乡镇"
    whole = Found(0, 5, *ADMIN, 0.9)
    told = with_own_townships(text, [whole], "422802", 2016, 0.4)
    assert [each[:2] for each in told] == [(0, 5), (6, 8)]
    # What is but a part of a member, and a road that ends with one.
    road, part = Found(0, 5, "PLACE", "route", 0.9), Found(6, 7, *ADMIN, 0.9)
    told = with_own_townships(text, [road, part], "422802", 2016, 0.4)
    assert [each[:2] for each in told] == [(3, 5), (6, 8)]
