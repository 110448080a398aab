"""Faults of borders and kinds that a reader found in reports of many decades, each mended.

The texts are written for this table. A case says what must be among the mentions, and what must not.
"""

from __future__ import annotations

import pytest

from policytext import MENTIONS, Document
from policytext.entities import EntityAnnotator
from policytext.entities.first_characters import with_first_characters
from policytext.entities.members import members
from policytext.entities.recognizer import Found

ANNOTATOR = EntityAnnotator()

# Issuer, year, text, what is found, what is not; kinds as in PLACE.site, none is any.
Case = tuple[str, int, str, list[str], list[str]]

BORDERS: list[Case] = [
    (
        "430000",
        2005,
        "湘江、资江、沅水、澧水“四水”治理行动列入规划。",
        ["澧水“四水”治理行动 programme"],
        ["澧水“四水”治理行动列入规划"],
    ),
    (
        "653100",
        2016,
        "南疆铁路、中巴公路奥依塔克至布伦口段通车。",
        ["中巴公路奥依塔克至布伦口段 construction", "奥依塔克 admin", "布伦口 admin"],
        ["奥依塔克至布伦口"],
    ),
    (
        "330281",
        2004,
        "四明湖水库、陆埠水库、梁辉水库、双溪口水库、姚江清淤土方120万方。",
        ["四明湖水库 natural"],
        ["明湖水库", "明湖"],
    ),
    ("152127", 1997, "奎勒河、多布库尔河、嫩江涨水。", ["多布库尔河 natural"], ["布库尔河"]),
    (
        "441500",
        2009,
        "林伟华中学、田家炳中学招生。",
        ["林伟华中学 education"],
        ["伟华", "伟华中学"],
    ),
    ("310116", 2010, "金山海事处配合行动。", ["金山海事处 government"], []),
    (
        "542300",
        1995,
        "西藏自治区高级人民法院日喀则分院审结案件百件。",
        ["西藏自治区高级人民法院日喀则分院 judicial", "西藏自治区高级人民法院 judicial"],
        [],
    ),
    ("513232", 2012, "武警若尔盖县中队参加救灾。", ["武警若尔盖县中队 other"], []),
    (
        "500107",
        2025,
        "致公党九龙坡区总支提交提案。",
        ["致公党九龙坡区总支 party", "致公党 party", "九龙坡区 admin"],
        [],
    ),
    ("500107", 2025, "市五中法院参加。", ["市五中法院 judicial"], ["市五中"]),
    ("130637", 2022, "镇党委、镇政府紧密配合。", [], ["镇党委", "镇政府"]),
    ("130637", 2022, "镇党委、镇人大主席团、镇纪委紧密配合。", [], ["镇人大主席团", "镇纪委"]),
    ("310116", 2010, "金山海关、金山海事处配合行动。", ["金山海关 government"], ["山海关"]),
    ("130637104", 2022, "镇党委、镇政府紧密配合。", ["镇党委 party", "镇政府 government"], []),
]

KINDS: list[Case] = [
    ("440307", 2021, "市委办公室、区委常委会落实。", ["市委办公室 party", "区委常委会 party"], []),
    ("440307", 2021, "区法院执行局开展行动。", ["区法院执行局 judicial"], []),
    (
        "513232",
        2012,
        "县武警中队、县消防大队参加抢险。",
        ["县武警中队 other", "县消防大队 government"],
        [],
    ),
    ("100000", 1979, "总参谋部、总后勤部联合发文。", ["总参谋部 other", "总后勤部 other"], []),
    ("222403", 1994, "州农校、州卫校培训农民。", ["州农校 education", "州卫校 education"], []),
    ("500107", 2025, "重医附一院第一分院引进专家。", ["重医附一院第一分院 health"], []),
    (
        "653100",
        2016,
        "山东援疆指挥部、上海援疆前方指挥部组织培训。",
        ["山东援疆指挥部 other", "上海援疆前方指挥部 other"],
        [],
    ),
    ("513232", 2012, "香港乐施会捐款十万元。", ["香港乐施会 association"], []),
    ("630223", 1999, "人行互助县支行增加贷款。", ["人行互助县支行 government"], []),
    (
        "211300",
        1986,
        "中国人民银行朝阳市分行增加贷款。",
        ["中国人民银行朝阳市分行 government"],
        [],
    ),
    (
        "460400",
        2026,
        "洋浦经济开发区、洋浦保税港区、儋州工业园加快开发。",
        ["洋浦保税港区 zone"],
        [],
    ),
]

MISSED: list[Case] = [
    (
        "310116",
        2010,
        "与云南省景东、镇沅、宁洱签订协议。",
        ["云南省 admin", "景东 admin", "镇沅 admin", "宁洱 admin"],
        [],
    ),
    ("310116", 2010, "云南省和平、稳定发展。", [], ["和平"]),
    ("421000", 2008, "白云边酒业销售收入增长。", ["白云边酒业 enterprise"], ["白云"]),
    ("152127", 1997, "达尔滨湖开放旅游。", ["达尔滨湖 natural"], ["达尔"]),
    ("310116", 2010, "金山嘴渔村接待游客百万。", ["金山嘴渔村 site"], ["金山"]),
    ("430000", 2005, "支持湘西自治州发展旅游。", ["湘西自治州 admin"], ["湘西"]),
    (
        "513232",
        2012,
        "白河、黑河、墨曲、嘎曲、包座河流域沙化治理。",
        ["墨曲 natural", "嘎曲 natural"],
        [],
    ),
    (
        "370800",
        2024,
        "与日本足利市、法国圣米歇尔市、俄罗斯陶里亚蒂结为友城。",
        ["足利市 admin", "圣米歇尔市 admin", "陶里亚蒂 admin"],
        [],
    ),
    ("320400", 2020, "与日本三里市、五里市往来。", ["三里市 admin"], []),
    (
        "320400",
        2020,
        "与英国切斯特菲尔德、德国明登开展交流。",
        ["切斯特菲尔德 admin", "明登 admin"],
        [],
    ),
    ("630223", 1999, "日本国际协力事业团提供贷款。", ["日本国际协力事业团 other"], []),
    ("460400", 2026, "国家天然橡胶种质圃投入运行。", ["国家天然橡胶种质圃 research"], []),
]


@pytest.mark.parametrize(
    ("issuer", "year", "text", "there", "not_there"), [*BORDERS, *KINDS, *MISSED]
)
def test_mended(issuer: str, year: int, text: str, there: list[str], not_there: list[str]) -> None:
    doc = ANNOTATOR(Document(text, issuer=issuer, year=year))
    found = {f"{each.text} {each.value.kind}" for each in doc[MENTIONS]}
    found |= {each.text for each in doc[MENTIONS]}
    assert not set(there) - found, found
    assert not set(not_there) & found, found


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("四明湖水库、五里水库", 1, 0),
        ("清淤，四明湖水库、五里水库", 4, 3),
        ("五里水库、四明湖水库", 6, 5),
        ("四明湖水库清淤", 1, 1),  # no list
        ("建明湖水库、五里水库", 1, 1),  # a verb
        ("五里、四明湖路", 4, 4),  # roads have verbs before them
        ("十四明湖水库、五里水库", 2, 2),  # more than one character is left
    ],
)
def test_the_first_character_of_a_member(text: str, start: int, expected: int) -> None:
    end = next(
        place
        for place in range(start + 1, len(text) + 1)
        if text[start:place].endswith(("库", "路"))
    )
    told = with_first_characters(text, [Found(start, end, "PLACE", "natural", 0.9)])
    assert [(each.start, each.end) for each in told] == [(expected, end)]


def test_two_divisions_are_no_one() -> None:
    text = "三里至五里"
    found = [text[slice(*each)] for each in members(text, 0, 5, ("PLACE", "admin"))]
    assert found == ["三里", "五里"]
