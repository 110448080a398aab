"""Faults of mentions in texts of far places that a reader found, each mended by a table or a rule.

The texts are written for this table. A case says what must be among the mentions, and what must not.
"""

from __future__ import annotations

import pytest

from policytext import MENTIONS, Document
from policytext.entities import EntityAnnotator

ANNOTATOR = EntityAnnotator()

# Issuer, year, text, what is found, what is not; kinds as in PLACE.site, none is any.
Case = tuple[str, int, str, list[str], list[str]]

STANDING: list[Case] = [
    ("231100", 1999, "黑河商检局、黑河边防检查站为地方建设服务。", ["黑河商检局 government"], []),
    ("341100", 2005, "滁州军分区、滁州海关积极支持地方经济建设。", ["滁州海关 government"], []),
    (
        "620100",
        2021,
        "新材料产业园、先进装备制造产业园承载能力增强。",
        ["先进装备制造产业园 zone"],
        [],
    ),
    (
        "360700",
        2016,
        "江西章源钨业、格力电器（赣州）不断壮大。",
        ["格力电器（赣州） enterprise"],
        [],
    ),
    ("510100", 2022, "中欧班列（成渝）稳定运行。", ["中欧班列（成渝） route"], []),
]

CUT: list[Case] = [
    ("360700", 2015, "推进昌吉赣客专前期工作。", ["昌吉赣客专"], ["昌吉", "昌吉赣"]),
    ("360700", 2015, "推进昌宁高速、兴赣高速建设。", ["昌宁高速"], ["昌宁"]),
    ("540200", 2021, "游客到访卡若拉冰川。", [], ["卡若"]),
    ("330782", 2010, "《义乌市域总体规划》获批。", ["义乌 admin"], ["义乌市"]),
    ("340100", 2019, "六安路小学、屯溪路小学扩建。", ["屯溪路 route"], ["六安"]),
    ("442000", 2020, "与中山大学、上海中山医院合作。", [], ["中山"]),
    ("440300", 2020, "东部过境高速、东部环保电厂加快建设。", ["东部环保电厂"], ["东部"]),
    ("430000", 2021, "中部崛起、西部大开发。", ["西部 region"], []),
]

FORMS: list[Case] = [
    ("150724", 2020, "辉道嘎查、莫和尔图嘎查集体经济壮大。", ["莫和尔图嘎查 admin"], []),
    ("150724", 2020, "发展嘎查集体经济，改造嘎查村公路。", [], ["发展嘎查", "改造嘎查"]),
    (
        "360700",
        2013,
        "瑞（金）兴（国）于（都）试验区启动。",
        ["瑞（金）兴（国）于（都）试验区 zone"],
        [],
    ),
    (
        "440300",
        2020,
        "海洋与生命科学广东省实验室挂牌。",
        ["海洋与生命科学广东省实验室 research"],
        [],
    ),
    (
        "620100",
        2021,
        "兰州新区文旅集团、兰州新区商投集团盈利。",
        ["兰州新区商投集团 enterprise"],
        [],
    ),
    (
        "360700",
        2013,
        "罗霄山片区区域发展与扶贫攻坚规划获批。",
        ["罗霄山片区区域发展与扶贫攻坚规划"],
        [],
    ),
    ("510100", 2021, "市域铁路成资线开工。", ["成资线"], ["资线"]),
]

BODIES: list[Case] = [
    (
        "231100",
        1997,
        "市乡企局、市矿管局、市档案局牵头。",
        ["市矿管局 government", "市乡企局 government"],
        [],
    ),
    ("540200", 2021, "市佛协、市美协参加。", ["市佛协 association", "市美协 association"], []),
    (
        "620100",
        2021,
        "新区财政局、新区法院落实。",
        ["新区财政局 government", "新区法院 judicial"],
        [],
    ),
    ("620100", 2021, "中川机场海关、兰州海关验放。", ["中川机场海关 government"], []),
    ("620981", 2013, "疏勒河流域水资源管理局负责。", ["疏勒河流域水资源管理局 government"], []),
    ("510100", 2022, "中科院成都分院参加。", ["中科院成都分院 research"], []),
    ("441500", 2019, "深汕特别合作区加快建设。", ["深汕特别合作区 zone"], []),
]


@pytest.mark.parametrize(
    ("issuer", "year", "text", "there", "not_there"), [*STANDING, *CUT, *FORMS, *BODIES]
)
def test_mended(issuer: str, year: int, text: str, there: list[str], not_there: list[str]) -> None:
    doc = ANNOTATOR(Document(text, issuer=issuer, year=year))
    found = {f"{m.text} {m.value.kind}" for m in doc[MENTIONS]}
    found |= {m.text for m in doc[MENTIONS]}
    assert not set(there) - found, found
    assert not set(not_there) & found, found
