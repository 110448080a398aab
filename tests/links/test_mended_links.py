"""Faults of links that a reader found in reports of far places, each mended; found and linked anew.

The texts are written for this table. A case says ids of mentions, or why there is none.
"""

from __future__ import annotations

import pytest

import policytext as pt

PIPELINE = pt.load("entities", "links")

# Issuer, year, text, and of mentions the id, or the evidence of nil behind ~.
Case = tuple[str, int, str, dict[str, str]]

ZONES: list[Case] = [
    (
        "341100",
        2019,
        "全椒县、来安县、经开区、高新区抓好落实。",
        {"经开区": "滁州经济技术开发区", "高新区": "滁州高新技术产业开发区"},
    ),
    ("330400", 2020, "南湖区、开发区负责。", {"开发区": "嘉兴经济技术开发区"}),
    ("621200", 2021, "成县、徽县、高新区负责。", {"高新区": "~in no knowledge base"}),
    ("440300", 2019, "推进大鹏新区建设。", {"大鹏新区": "大鹏新区"}),
    ("510100", 2023, "新都区、高新综保区负责。", {"高新综保区": "成都高新综合保税区"}),
]

BODIES: list[Case] = [
    ("510000", 2019, "绵阳市委市政府作出部署。", {"市政府": "510700/人民政府"}),
    ("430100", 2019, "市人大财经委提出意见。", {"市人大财经委": "430100/人大财经委"}),
    ("350000", 2012, "海西建设取得成效。", {"海西": "海峡西岸经济区"}),
    ("310112", 2015, "市五医院门诊楼启用。", {"市五医院": "310000/第五人民医院"}),
    # A bureau of the forests only sits in the town by which it is called.
    ("150724", 2021, "红花尔基林业局完成造林。", {"红花尔基林业局": "红花尔基林业局"}),
    ("422800", 2016, "武警恩施州支队参加抢险。", {"武警恩施州支队": "422800/武警支队"}),
    ("500102", 2007, "水利部长江委支持我区。", {"水利部长江委": "长江水利委员会"}),
    ("310112", 2005, "引进台积电等企业。", {"台积电": "台湾积体电路制造股份有限公司"}),
]

# Organs that a county-level city has, too; what stands beside one of the city above is its own.
OWN_ORGANS: list[Case] = [
    (
        "320481",
        2024,
        "市能源局、市司法局、市水利局负责。",
        {"市能源局": "320481/能源局", "市司法局": "320481/司法局", "市水利局": "320481/水利局"},
    ),
    ("320481", 2024, "市海关、市水利局负责。", {"市水利局": "320481/水利局"}),
    ("320481", 2024, "市中医药局、市司法局负责。", {"市司法局": "320481/司法局"}),
    ("620421", 2024, "县能源局负责。", {"县能源局": "620421/能源局"}),
    ("320411", 2024, "市能源局、市水利局负责。", {"市水利局": "320400/水利局"}),
    (
        "320481",
        2024,
        "常州市委、市政府要求。",
        {"常州市委": "320400/中共委员会", "市政府": "320400/人民政府"},
    ),
]

# Townships by shorter names than the table's, at home alone.
SHORTER: list[Case] = [
    ("520524", 2014, "自强乡、大平乡完成任务。", {"自强乡": "520524201", "大平乡": "520524202"}),
    ("431123", 2014, "上梧江乡完成任务。", {"上梧江乡": "431123207"}),
    (
        "110115",
        2020,
        "西红门镇、旧宫镇完成任务。",
        {"西红门镇": "110115007", "旧宫镇": "110115006"},
    ),
    ("110105", 2020, "高碑店乡完成任务。", {"高碑店乡": "110105022"}),
    ("610827", 2020, "龙镇镇完成任务。", {"龙镇镇": "610827102"}),
    ("520524", 2014, "自强镇完成任务。", {"自强镇": "~no division of the name then"}),
    ("320400", 2020, "旧宫镇完成任务。", {"旧宫镇": "~no division of the name then"}),
]

FAR_THINGS: list[Case] = [
    ("440800", 2023, "海东院区建成。", {"海东": "~a county far away, by its short name"}),
    ("520524", 2014, "平远古城修复。", {"平远": "~a county far away, by its short name"}),
    ("630000", 2023, "海东院区建成。", {"海东": "630200"}),
]

# Far townships are told by their county, and so are those in a list behind the first.
TOWNSHIPS: list[Case] = [
    ("330000", 2015, "结对湖南省桃源县漆河镇。", {"漆河镇": "430725105"}),
    ("330100", 2015, "湖北省恩施市龙凤镇来访。", {"龙凤镇": "422801100"}),
    (
        "440300",
        2020,
        "赴四川省仪陇县马鞍镇、新政镇调研，各镇踊跃参加。",
        {"马鞍镇": "511324102", "新政镇": "511324101"},
    ),
    ("510000", 2000, "仪陇县马鞍镇获评。", {"马鞍镇": "~not known to be in force then"}),
]


@pytest.mark.parametrize(
    ("issuer", "year", "text", "ids"),
    [*ZONES, *BODIES, *OWN_ORGANS, *SHORTER, *FAR_THINGS, *TOWNSHIPS],
)
def test_mended(issuer: str, year: int, text: str, ids: dict[str, str]) -> None:
    doc = PIPELINE(pt.Document(text, issuer=issuer, year=year))
    found = {}
    for mention in doc[pt.MENTIONS]:
        link = mention.value.link
        assert link is not None
        found[mention.text] = link.id or f"~{link.evidence}"
    assert {name: found.get(name) for name in ids} == ids, found
