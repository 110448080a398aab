"""Faults of mentions that a reader found in plans, tables and reports of far provinces, each mended.

The texts are written for this table. A case says what must be among the mentions, and what must not.
"""

from __future__ import annotations

import pytest

from policytext import MENTIONS, Document
from policytext.entities import EntityAnnotator
from policytext.entities.cells import cell_ends

ANNOTATOR = EntityAnnotator()

# Issuer, year, text, what is found, what is not; kinds as in PLACE.site, none is any.
Case = tuple[str, int, str, list[str], list[str]]

CELLS: list[Case] = [
    (
        "330400",
        2020,
        "区县\t学校\n南湖区\t嘉兴一中\t秀洲中学\n平湖市\t平湖中学",
        ["南湖区 admin", "嘉兴一中 education", "秀洲中学 education"],
        ["南湖区\t", "南湖区\t嘉兴一中\t秀洲中学"],
    ),
    (
        "330400",
        2020,
        "牵头单位 市发改委 责任单位 市财政局 市教育局 南湖区政府",
        ["市财政局 government", "市教育局 government", "南湖区政府 government"],
        ["市财政局 市教育局"],
    ),
    (
        "330400",
        2020,
        "嘉兴机场\t续建\t嘉兴机场公司\n苏台高速公路\t新开工\t省交通集团",
        ["嘉兴机场公司 enterprise"],
        ["嘉兴机场\t续建\t嘉兴机场公司"],
    ),
    (
        "340000",
        2021,
        "主任　王　远　安徽电力公司总经理",
        ["安徽电力公司 enterprise"],
        ["远　安徽电力公司"],
    ),
    (
        "330400",
        2020,
        "项目业主嘉兴城投集团建设地点秀洲新城建设内容道路一条",
        ["嘉兴城投集团 enterprise"],
        ["地点秀洲新城", "建设地点秀洲新城"],
    ),
]

ZONES: list[Case] = [
    (
        "341100",
        2019,
        "全椒县、来安县、经开区、高新区抓好落实。",
        ["经开区 zone", "高新区 zone"],
        [],
    ),
    ("341100", 2019, "高新区和天长市牵头负责。", ["高新区 zone"], []),
    # Zones in general, a zone beside no division of the issuer, and one that is a body.
    ("341100", 2019, "各县市区、开发区抓好落实，各高新区加快发展。", [], ["开发区", "高新区"]),
    ("340000", 2019, "开发区、高新区对标合肥市、经开区。", [], ["开发区", "高新区", "经开区"]),
    ("341100", 2019, "来安县、经开区管委会负责。", [], ["经开区"]),
    ("370300", 2020, "文昌湖区游客增长。", [], ["文昌"]),
]

UNKNOWN: list[Case] = [
    # A province's firms, lines and kinds of fruit are no places, and nor is half a lake's name.
    ("650000", 2024, "上库开发区和云帆堡经济技术开发区加快建设。", [], ["上库", "云帆堡"]),
    ("530000", 2026, "推进扬灵至百色铁路建设。", ["百色 admin"], ["扬灵"]),
    (
        "420100",
        2023,
        "实施青枫湖水环境提升工程、云帆河南岸步道建设。",
        [],
        ["青枫湖水", "云帆河南"],
    ),
    # A village behind its township is another name (9 of 10 in real reports); what has an
    # administration of its own is a place.
    (
        "140525",
        2024,
        "润城镇云帆村、南岭镇青枫村、米山镇柳树村入选。",
        ["青枫村 admin", "南岭镇 admin"],
        ["南岭镇青枫村"],
    ),
    ("610000", 2025, "支持杨凌示范区建设。", ["杨凌示范区 zone", "杨凌 admin"], []),
]

BODIES: list[Case] = [
    (
        "430100",
        2019,
        "市人大财经委、市人大常委会预算工委、市政协农业和农村委员会和雨花区人大常委会法工委参加。",
        [
            "市人大财经委 congress",
            "市人大常委会预算工委 congress",
            "市政协农业和农村委员会 congress",
            "雨花区人大常委会法工委 congress",
            "雨花区 admin",
        ],
        ["市人大", "市政协", "雨花区人大常委会"],
    ),
    (
        "430100",
        2019,
        "市政协委员、市人大代表委托市人大常委会办理。",
        ["市政协 congress"],
        ["市政协委"],
    ),
    ("341124", 2019, "全椒县委县政府高度重视。", ["全椒县委 party", "县政府 government"], []),
    (
        "510000",
        2019,
        "中共四川省委四川省人民政府印发意见，成都市委市政府抓落实。",
        ["中共四川省委 party", "四川省人民政府 government", "成都市委 party", "市政府 government"],
        ["中共四川省委四川省人民政府"],
    ),
    (
        "623000",
        2019,
        "甘南州委州政府作出部署。",
        ["甘南州委 party", "州政府 government"],
        ["甘南州委州政府"],
    ),
    (
        "430121",
        2019,
        "黄兴派出所、金井法庭受到表彰。",
        ["黄兴派出所 government", "金井法庭 judicial"],
        [],
    ),
    ("430100", 2019, "长沙铁路运输法院受理案件。", ["长沙 admin"], ["长沙铁路", "长沙铁路运输"]),
]

WORDS: list[Case] = [
    ("110000", 2019, "筑牢捍卫主权的钢铁长城、生态长城。", [], ["长城", "生态长城"]),
    ("130000", 2019, "实施“绿色长城”工程。", ["“绿色长城”工程 programme"], []),
    (
        "350000",
        2012,
        "海西建设取得成效，海西州来闽考察。",
        ["海西 region", "海西州 admin"],
        ["海西 admin"],
    ),
    ("350000", 2012, "海西经济区建设加快。", ["海西经济区 region"], ["海西"]),
    ("630000", 2012, "支持海西发展。", ["海西 admin"], []),
]

HOME: list[Case] = [
    ("623001", 2020, "完成合作城区供热改造，合作市区面貌一新。", ["合作 admin"], []),
    ("623001", 2020, "合作机场旅客突破20万人次。", ["合作 admin"], []),
    ("623001", 2020, "扩大对外合作城区共建，加强合作，开展合作医疗。", [], ["合作"]),
    ("230227", 2019, "促进共同富裕人民幸福，富裕机场获批。", ["富裕 admin"], []),
    ("621200", 2020, "合作机场的旅客增加，富裕机场获批。", [], ["合作", "富裕"]),
]

TOWNSHIPS: list[Case] = [
    (
        "320500",
        2020,
        "与石阡县中坝街道结对帮扶，考察泗洪县双沟镇。",
        ["中坝街道 admin", "双沟镇 admin"],
        [],
    ),
    # A county without such a township, and what is no township.
    ("320500", 2020, "泗洪县城镇化加快，石阡县乡村旅游升温。", [], ["城镇", "乡"]),
]

NUMBERED: list[Case] = [
    (
        "320500",
        2018,
        "重点项目：1.苏州轨道交通5号线；2.桑田岛隧道；3.太仓港四期工程。",
        [],
        ["2.桑田岛隧道"],
    ),
    ("310116", 2016, "基础设施项目\n1．G320公路（松江区界至朱枫公路）改建。", [], ["1．G320公路"]),
]

TITLES: list[Case] = [
    (
        "370300",
        2022,
        "“十四五”规划和二〇三五年远景目标纲要提请审议。",
        ["“十四五”规划和二〇三五年远景目标纲要 programme"],
        ["“十四五”规划"],
    ),
    (
        "620000",
        2021,
        "甘肃省“十四五”推进云帆通道建设和枢纽经济发展规划\n（2021年9月）\n第一章　总则",
        ["甘肃省“十四五”推进云帆通道建设和枢纽经济发展规划 programme", "甘肃省 admin"],
        [],
    ),
    ("350000", 2016, "推进21世纪海上丝绸之路建设。", ["21世纪海上丝绸之路 programme"], []),
]


@pytest.mark.parametrize(
    ("issuer", "year", "text", "there", "not_there"),
    [*NUMBERED, *TITLES, *TOWNSHIPS, *HOME, *CELLS, *ZONES, *UNKNOWN, *BODIES, *WORDS],
)
def test_mended(issuer: str, year: int, text: str, there: list[str], not_there: list[str]) -> None:
    doc = ANNOTATOR(Document(text, issuer=issuer, year=year))
    found = {f"{m.text} {m.value.kind}" for m in doc[MENTIONS]}
    found |= {m.text for m in doc[MENTIONS]}
    assert not set(there) - found, found
    assert not set(not_there) & found, found


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("", []),
        ("一\t二\t三", [1, 3]),
        # A blank in prose may be a fault of the page, and several at a line's begin or end are its form.
        ("常州市 人民政府办公室", []),
        ("  常州市  \n　　常州市　", []),
        ("常州市  人民政府　办公室", [3, 9]),
        ("序号 项目 地点", [2, 5]),
        ("全市 投资 增长，全市 外贸 增长", []),
        ("1 三里大桥 五里镇", [1, 6]),
        ("A B C", []),
    ],
)
def test_cell_ends(text: str, ends: list[int]) -> None:
    assert cell_ends(text) == ends
