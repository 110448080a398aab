"""What stands or is a body in a clause that tells of no works, and what is a work there.

The texts are written for these tables. A case says what must be among the mentions, and what not.
"""

from __future__ import annotations

import pytest

from policytext import MENTIONS, Document
from policytext.entities import EntityAnnotator
from policytext.entities.recognizer import Found
from policytext.entities.unbuilt import with_unbuilt

ANNOTATOR = EntityAnnotator()

# Issuer, year, text, what is found; kinds as in PLACE.site.
Case = tuple[str, int, str, list[str]]

BODIES: list[Case] = [
    (
        "222403",
        1994,
        "敦化一中、职业高中、敦化林业局第一中学、实验小学、第八小学通过评估。",
        ["敦化一中 education", "职业高中 education", "实验小学 education", "第八小学 education"],
    ),
    (
        "652328",
        2003,
        "照壁山双语学校、英格堡九年制学校添置设备。",
        ["照壁山双语学校 education", "英格堡九年制学校 education"],
    ),
    (
        "500107",
        2025,
        "育才中学、谢家湾小学、实验一小、渝高中学新增学位9000余个。",
        ["谢家湾小学 education", "实验一小 education"],
    ),
    (
        "440307",
        2021,
        "深圳平乐骨伤科医院坪地院区新增床位2000余张。",
        ["深圳平乐骨伤科医院坪地院区 health", "深圳平乐骨伤科医院 health"],
    ),
    (
        "420116",
        2019,
        "武汉市外国语学校美加分校扩班。",
        ["武汉市外国语学校美加分校 education", "武汉市外国语学校 education"],
    ),
    (
        "211300",
        1986,
        "朝阳柴油机厂、朝阳重型机器厂、凌源钢铁厂、辽宁轮胎厂产值近十亿元。",
        ["朝阳柴油机厂 enterprise", "凌源钢铁厂 enterprise", "辽宁轮胎厂 enterprise"],
    ),
    (
        "100000",
        1979,
        "大庆油田、上海第三钢铁厂、开滦煤矿、首都钢铁公司超额完成一季度任务。",
        ["上海第三钢铁厂 enterprise", "开滦煤矿 enterprise"],
    ),
    (
        "513232",
        2012,
        "索克藏寺、达扎寺、郎木寺（格尔底寺）、苟象寺实行民主管理。",
        ["郎木寺（格尔底寺） site"],
    ),
]

STANDING: list[Case] = [
    ("211300", 1986, "锦承铁路、魏塔线运送物资六百万吨。", ["锦承铁路 route", "魏塔线 route"]),
    (
        "130637",
        2022,
        "保衡公路、博程路、兴华路沿线整治。",
        ["保衡公路 route", "博程路 route", "兴华路 route"],
    ),
    (
        "420116",
        2019,
        "院基寺水库、夏家寺水库水环境持续改善。",
        ["院基寺水库 natural", "夏家寺水库 natural"],
    ),
    (
        "460400",
        2026,
        "松涛水库、天角潭水利枢纽、北门江生态良好。",
        ["松涛水库 natural", "天角潭水利枢纽 site", "北门江 natural"],
    ),
    (
        "440307",
        2021,
        "大运新城、平湖枢纽片区、国际低碳城、平南片区建设提速。",
        ["大运新城 zone", "国际低碳城 zone", "平南片区 zone"],
    ),
    (
        "450100",
        2018,
        "青秀山、广西文化艺术中心打造名片。",
        ["青秀山 natural", "广西文化艺术中心 site"],
    ),
]

WORKS: list[Case] = [
    ("222403", 1994, "敦化一中、实验小学、第八小学建成招生。", ["第八小学 construction"]),
    ("211300", 1986, "朝阳重型机器厂、凌源钢铁厂建成投产。", ["凌源钢铁厂 construction"]),
    ("130637", 2022, "保衡公路、博程路、兴华路开工建设。", ["兴华路 construction"]),
]


def _found(issuer: str, year: int, text: str) -> set[str]:
    doc = ANNOTATOR(Document(text, issuer=issuer, year=year))
    return {f"{each.text} {each.value.kind}" for each in doc[MENTIONS]}


@pytest.mark.parametrize(("issuer", "year", "text", "expected"), BODIES)
def test_a_body_is_no_work_where_its_clause_tells_of_none(
    issuer: str, year: int, text: str, expected: list[str]
) -> None:
    assert set(expected) <= _found(issuer, year, text)


@pytest.mark.parametrize(("issuer", "year", "text", "expected"), STANDING)
def test_what_is_told_of_places_that_stand(
    issuer: str, year: int, text: str, expected: list[str]
) -> None:
    assert set(expected) <= _found(issuer, year, text)


@pytest.mark.parametrize(("issuer", "year", "text", "expected"), WORKS)
def test_what_is_built_is_a_work(issuer: str, year: int, text: str, expected: list[str]) -> None:
    assert set(expected) <= _found(issuer, year, text)


@pytest.mark.parametrize(
    ("text", "is_body"),
    [
        ("三里小学通过评估", True),
        ("三里小学“普九”达标", True),
        ("三里小学", False),
        ("三里小学等", False),
        ("三里小学等学校办得好", True),
        ("三里小学、其他学校", False),
        ("三里小学扩建", False),
        ("三里小学扩班", True),
        ("三里小学招生", False),
        ("三里小学教师多，五里小学建成", True),
    ],
)
def test_a_clause_tells_something_and_no_works(text: str, is_body: bool) -> None:
    names = [Found(0, 4, "PROJECT", "construction", 0.9)]
    assert (with_unbuilt(text, names, [[0]])[0].kind == "education") is is_body


def test_words_of_works_before_a_list_count() -> None:
    names = [Found(2, 6, "PROJECT", "construction", 0.9)]
    assert with_unbuilt("新建三里小学方便群众", names, [[0]]) == names
    assert with_unbuilt("依靠三里小学方便群众", names, [[0]]) != names


def test_a_park_may_be_a_work_in_any_clause() -> None:
    names = [Found(0, 4, "PROJECT", "construction", 0.9)]
    assert with_unbuilt("三里公园焕然一新", names, [[0]]) == names
