"""Short names of townships in lists behind their county."""

from __future__ import annotations

import pytest

from policytext.entities.listed_townships import with_listed_townships
from policytext.entities.recognizer import Found

ADMIN = ("PLACE", "admin")


@pytest.mark.parametrize(
    ("text", "names", "issuer", "told"),
    [
        # Two counties, each with its own; the second is followed by the words for them.
        (
            "支持利川市谋道、汪营，来凤县百福司、旧司等乡镇发展。",
            ["利川市", "来凤县"],
            "422800",
            ["谋道", "汪营", "百福司", "旧司"],
        ),
        ("支持利川谋道和汪营。", ["利川"], "422800", ["谋道", "汪营"]),
        ("巴东县（野三关、绿葱坡）受灾", ["巴东县"], "420000", ["野三关", "绿葱坡"]),
        ("巴东县野三关、绿葱坡集镇扩容", ["巴东县"], "420000", ["野三关", "绿葱坡"]),
        # One that the table has not is passed over, where it has most.
        ("利川市谋道、天外、汪营", ["利川市"], "422800", ["谋道", "汪营"]),
        ("利川市谋道、天外、地下受灾", ["利川市"], "422800", []),
        # One alone is a list where the words behind it say so.
        ("利川市谋道等3个重点镇", ["利川市"], "422800", ["谋道"]),
        ("利川市谋道等地", ["利川市"], "422800", []),
        ("利川市谋道公路、汪营公路通车", ["利川市"], "422800", []),
        # Behind two others a name ends by itself, but no word does.
        ("利川市谋道、汪营受灾", ["利川市"], "422800", []),
        ("利川市谋道、汪营、建南受灾", ["利川市"], "422800", ["谋道", "汪营", "建南"]),
        ("来凤县百福司、旧司、大河流域", ["来凤县"], "422800", ["百福司", "旧司"]),
        # Short names of counties count in their province alone, whole ones everywhere.
        ("利川谋道、汪营", ["利川"], "110000", []),
        ("利川市谋道、汪营", ["利川市"], "110000", ["谋道", "汪营"]),
        ("利川市谋道、汪营", ["利川市"], None, ["谋道", "汪营"]),
        # Counties are no townships of each other.
        ("恩施市、利川市、建始县", ["恩施市", "利川市", "建始县"], "422800", []),
    ],
)
def test_with_listed_townships(
    text: str, names: list[str], issuer: str | None, told: list[str]
) -> None:
    found = [Found(text.index(name), text.index(name) + len(name), *ADMIN, 0.9) for name in names]
    every = with_listed_townships(text, found, issuer, 2016, 0.4)
    assert [text[each.start : each.end] for each in every if each not in found] == told
    assert all(each[2:4] == ADMIN for each in every)


def test_names_that_stand_there() -> None:
    text = "巴东县野三关、沿渡河、绿葱坡"
    county = Found(0, 3, *ADMIN, 0.9)
    # What is taken for another sort of place is a township, what is a body is left.
    others = [Found(3, 6, "PLACE", "site", 0.5), Found(7, 10, "INSTITUTION", "other", 0.6)]
    told = with_listed_townships(text, [county, *others], "422800", 2016, 0.4)
    assert [(each[:2], each.kind) for each in told] == [
        ((0, 3), "admin"),
        ((3, 6), "admin"),
        ((7, 10), "other"),
        ((11, 14), "admin"),
    ]
    # The county and its first township may be one name already, and a county may be doubtful.
    whole = Found(0, 6, *ADMIN, 0.9)
    told = with_listed_townships(text, [whole, county], "422800", 2016, 0.4)
    assert [each[:2] for each in told] == [(0, 6), (0, 3), (7, 10), (11, 14)]
    assert with_listed_townships(text, [county._replace(score=0.3)], "422800", 2016, 0.4) == [
        county._replace(score=0.3)
    ]
