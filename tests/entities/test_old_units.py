"""Communes, brigades, former prefectures and communities by their heads."""

from __future__ import annotations

import pytest

from policytext.entities.old_units import with_old_units
from policytext.entities.recognizer import Found

ADMIN = ("PLACE", "admin")


@pytest.mark.parametrize(
    ("text", "names", "issuer", "year", "told"),
    [
        ("平遥县岳壁公社尹村大队增产", ["平遥县"], "140700", 1975, ["岳壁公社", "尹村大队"]),
        ("寿阳县宗艾人民公社", ["寿阳县"], "140700", 1965, ["宗艾人民公社"]),
        # A township of the province is called so, and the others stand in its list.
        (
            "旧城公社、丁家公社和新城公社",
            [],
            "130000",
            1981,
            ["旧城公社", "丁家公社", "新城公社"],
        ),
        ("丁家嘴公社增产", [], "130000", 1981, []),
        # What it became.
        ("岳壁公社改为岳壁乡", [], "140700", 1984, ["岳壁公社", "岳壁乡"]),
        # Classes, numbers, and what is no unit.
        ("平遥县各公社、三个公社、农村人民公社", ["平遥县"], "140700", 1975, []),
        ("平遥县消防大队", ["平遥县"], "140700", 1975, []),
        ("巩固人民公社", [], "140700", 1975, []),
        # There are none today.
        ("平遥县岳壁公社", ["平遥县"], "140700", 2015, []),
        ("中央和通县专区", [], "110000", 1958, ["通县专区"]),
        ("分专区办厂", [], "110000", 1958, []),
        # Communities are told by their town alone, and not where their offices or houses are.
        ("和孚镇民主社区", ["和孚镇"], "330500", 2010, ["民主社区"]),
        ("吴兴区民主社区", ["吴兴区"], "330500", 2010, []),
        ("和孚镇民主社区卫生服务中心", ["和孚镇"], "330500", 2010, []),
        ("和孚镇安置社区", ["和孚镇"], "330500", 2010, []),
    ],
)
def test_with_old_units(
    text: str, names: list[str], issuer: str, year: int, told: list[str]
) -> None:
    found = [Found(text.index(name), text.index(name) + len(name), *ADMIN, 0.9) for name in names]
    every = with_old_units(text, found, issuer, year, 0.4)
    assert [text[each.start : each.end] for each in every if each not in found] == told
    assert all(each[2:4] == ADMIN for each in every)


def test_names_that_stand_there() -> None:
    text = "平遥县岳壁公社、东阳公社"
    county, part = Found(0, 3, *ADMIN, 0.9), Found(8, 10, *ADMIN, 0.9)
    firm = Found(3, 7, "INSTITUTION", "enterprise", 0.9)
    told = with_old_units(text, [county, firm, part], "140700", 1975, 0.4)
    assert [(each[:2], each[2:4]) for each in told] == [
        ((0, 3), ADMIN),
        ((3, 7), ADMIN),
        ((8, 12), ADMIN),
    ]
    # A doubtful county tells nothing.
    assert with_old_units("寿阳县丁嘴公社", [county._replace(score=0.3)], None, 1975, 0.4) == [
        county._replace(score=0.3)
    ]
