"""Faults that a reader found in reports of many places: bodies at work, borders, two names as one.

The texts are written for this table in the manner of reports. A case says what must be among the
mentions, and what must not.
"""

from __future__ import annotations

import pytest

from policytext import MENTIONS, Document
from policytext.entities import EntityAnnotator
from policytext.entities.doubled_towns import with_doubled_towns
from policytext.entities.members import members
from policytext.entities.pairs import with_pairs
from policytext.entities.recognizer import Found
from policytext.entities.whole_words import short_bodies, whole_words

ANNOTATOR = EntityAnnotator()

# Issuer, year, text, what is found, what is not; kinds as in PLACE.site, none is any.
Case = tuple[str, int, str, list[str], list[str]]

AT_WORK: list[Case] = [
    ("350582", 2013, "晋江市医院晋南分院通过等级评审。", ["晋江市医院晋南分院 health"], []),
    (
        "370783",
        2010,
        "市中医院东城分院、市人民医院北院门诊量增长。",
        ["市中医院东城分院 health"],
        [],
    ),
    ("110115", 2020, "广安门医院南区、仁和医院纳入医联体。", ["广安门医院南区 health"], []),
    ("511500", 2022, "西华大学宜宾校区招生。", ["西华大学宜宾校区 education"], []),
    (
        "652902",
        2021,
        "中石化塔河炼化、新疆美克化工运行平稳。",
        ["中石化塔河炼化 enterprise", "新疆美克化工 enterprise"],
        [],
    ),
    ("420000", 2001, "以武钢、鄂钢、大冶特钢、新冶钢为骨干。", ["大冶特钢 enterprise"], []),
    (
        "540200",
        2018,
        "西藏牦牛种质创新中心、市融媒体中心取得长足进步。",
        ["西藏牦牛种质创新中心 research"],
        [],
    ),
    (
        "511500",
        2022,
        "南溪区罗龙产业园、江安县阳春工业园持续推进高质量发展。",
        ["南溪区罗龙产业园 zone", "江安县阳春工业园 zone"],
        [],
    ),
    # What is built is a work still, whatever its noun.
    ("350582", 2013, "晋江市医院晋南分院建成投用。", ["晋江市医院晋南分院 construction"], []),
    ("511500", 2022, "西华大学宜宾校区建成招生。", ["西华大学宜宾校区 construction"], []),
    ("370783", 2010, "市中医院东城分院门诊楼开工。", ["市中医院东城分院门诊楼 construction"], []),
]

ORGANS: list[Case] = [
    (
        "622400",
        1998,
        "地区检察分院、地区公安处加大力度。",
        ["地区检察分院 judicial", "地区公安处 government"],
        [],
    ),
    (
        "622400",
        1998,
        "地区教育处、地区计划处、地区水利处负责。",
        ["地区教育处 government", "地区计划处 government", "地区水利处 government"],
        [],
    ),
    (
        "152500",
        2016,
        "盟检察分院、盟公安处负责。",
        ["盟检察分院 judicial", "盟公安处 government"],
        [],
    ),
    (
        "500102",
        2007,
        "市三中院、市检三分院负责。",
        ["市三中院 judicial", "市检三分院 judicial"],
        [],
    ),
    ("460200", 2025, "市旅文局、市资规局负责。", ["市旅文局 government"], []),
    (
        "511500",
        2022,
        "市重大项目办、市通管办负责。",
        ["市重大项目办 government", "市通管办 government"],
        [],
    ),
    (
        "500102",
        2007,
        "水利部长江委、水利部黄委会支持我区。",
        ["水利部长江委 government", "水利部黄委会 government"],
        [],
    ),
    ("500102", 2007, "水利部长江经济带工作启动。", ["水利部 government"], ["水利部长江委"]),
    ("622400", 1998, "全地区教育处于上升阶段。", [], ["地区教育处"]),
    (
        "430000",
        1995,
        "溆浦师范、武冈师范改善条件。",
        ["溆浦师范 education", "武冈师范 education"],
        [],
    ),
    ("430000", 1995, "溆浦师范教育得到加强。", [], ["溆浦师范"]),
    (
        "430300",
        2000,
        "湘潭医专更名湘潭医学院。",
        ["湘潭医专 education", "湘潭医学院 education"],
        [],
    ),
    ("440800", 2023, "市新联会、县供销联社负责。", ["市新联会 association"], []),
    ("440800", 2023, "市新联会、县供销联社负责。", ["县供销联社 association"], []),
]

BORDERS: list[Case] = [
    ("460200", 2025, "万泉河出海口生态修复完工。", ["万泉河 natural"], ["海口"]),
    ("350600", 2020, "九龙江出海口整治完工。", ["九龙江 natural"], ["九龙江出", "海口"]),
    ("460200", 2025, "海口整治完工。", ["海口 admin"], []),
    ("530300", 2019, "南盘江水生态修复工程完工。", ["南盘江 natural"], ["南盘"]),
    ("530300", 2020, "珠江源大道建成。", ["珠江源大道 construction"], ["珠江源"]),
    ("440800", 2023, "徐闻大道通车。", ["徐闻 admin"], []),
    (
        "610881",
        2024,
        "马镇镇合河村修路。",
        ["马镇镇 admin"],
        ["马镇"],
    ),
    ("610827", 2020, "龙镇镇区改造完成。", [], ["龙镇镇"]),
    ("620000", 2020, "建设兰州—定西—天水经济带。", ["兰州—定西—天水经济带 region"], []),
]

TWO_NAMES: list[Case] = [
    (
        "622400",
        1998,
        "实施“双千万亩工程”和天保工程。",
        ["“双千万亩工程” programme", "天保工程 programme"],
        ["“双千万亩工程”和天保工程"],
    ),
    (
        "622400",
        1998,
        "实施“863计划”和火炬计划。",
        ["“863计划” programme", "火炬计划 programme"],
        [],
    ),
    (
        "540200",
        2018,
        "在自治区党委政府和市委的坚强领导下。",
        ["自治区党委 party", "政府 government", "市委 party"],
        ["自治区党委政府"],
    ),
    ("540200", 2018, "市委政府决定。", ["市委 party", "政府 government"], []),
    (
        "500000",
        2018,
        "重庆三峡银行前身万州商行成立。",
        ["重庆三峡银行 enterprise", "万州商行 enterprise"],
        [],
    ),
]


@pytest.mark.parametrize(
    ("issuer", "year", "text", "there", "not_there"), [*AT_WORK, *ORGANS, *BORDERS, *TWO_NAMES]
)
def test_mended(issuer: str, year: int, text: str, there: list[str], not_there: list[str]) -> None:
    doc = ANNOTATOR(Document(text, issuer=issuer, year=year))
    found = {f"{each.text} {each.value.kind}" for each in doc[MENTIONS]}
    found |= {each.text for each in doc[MENTIONS]}
    assert not set(there) - found, found
    assert not set(not_there) & found, found


@pytest.mark.parametrize(
    ("text", "label", "kind", "expected"),
    [
        ("“三里工程”和五里工程", "PROJECT", "programme", ["“三里工程”", "五里工程"]),
        ("“三里”和五里工程", "PROJECT", "programme", ["“三里”和五里工程"]),
        ("“三里工程”和五里", "PROJECT", "programme", ["“三里工程”和五里"]),
        ("“三里工程”和五里工程", "PROJECT", "construction", ["“三里工程”和五里工程"]),
        ("三里银行前身五里商行", "INSTITUTION", "enterprise", ["三里银行", "五里商行"]),
        ("三里医专更名为五里学院", "INSTITUTION", "education", ["三里医专", "五里学院"]),
        ("三里前身", "INSTITUTION", "enterprise", ["三里前身"]),
        ("三里学院更名工程", "PROJECT", "construction", ["三里学院更名工程"]),
    ],
)
def test_two_names_as_one(text: str, label: str, kind: str, expected: list[str]) -> None:
    found = members(text, 0, len(text), (label, kind))
    assert [text[slice(*each)] for each in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委政府部署", ["市委", "政府"]),
        ("市委政府采购", ["市委"]),
        ("市委、政府部署", ["市委"]),  # found by itself where it is found
    ],
)
def test_a_government_behind_a_committee(text: str, expected: list[str]) -> None:
    told = with_pairs(text, [Found(0, 2, "INSTITUTION", "party", 0.9)], 0.4)
    assert [text[each.start : each.end] for each in told] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("马镇镇修路", ["马镇镇"]),
        ("马镇镇区改造", ["马镇"]),
        ("马镇镇政府负责", ["马镇"]),
        ("马镇修路", ["马镇"]),
    ],
)
def test_a_town_with_the_word_twice(text: str, expected: list[str]) -> None:
    told = with_doubled_towns(text, [Found(0, 2, "PLACE", "admin", 0.9)])
    assert [text[each.start : each.end] for each in told] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区公安处负责", ["地区公安处"]),
        ("盟水利处、地区教育处负责", ["盟水利处", "地区教育处"]),
        ("该地区公安处负责", []),  # one spoken of before
        ("市教育处于前列", []),
        ("省交通处负责", []),  # of a department of the province
        ("市检三分院负责", ["市检三分院"]),
    ],
)
def test_offices_of_a_prefecture(text: str, expected: list[str]) -> None:
    assert [text[each.start : each.end] for each in short_bodies(text, [])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三里河水生态修复", ["水生态"]),
        ("三里河出海口", ["出海口"]),
        ("饮用水环境", []),
        ("湖水质净化厂", ["水质净化厂"]),
    ],
)
def test_waters_end_before_these(text: str, expected: list[str]) -> None:
    assert [text[each.start : each.end] for each in whole_words(text)] == expected
