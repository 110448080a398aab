"""Faults that a reader found in texts the model had not seen, each mended by a row of a table or a rule.

The texts are written for this table in the manner of reports. A case says what must be among the
mentions, and what must not.
"""

from __future__ import annotations

import re

import pytest

from policytext import MENTIONS, Document
from policytext.data import read_rows
from policytext.entities import EntityAnnotator
from policytext.entities.lexicons import KINDS
from policytext.entities.whole_words import short_bodies, whole_words

ANNOTATOR = EntityAnnotator()

# Issuer, year, text, what is found, what is not; kinds as in PLACE.site, none is any.
Case = tuple[str, int, str, list[str], list[str]]

EDGES: list[Case] = [
    ("410100", 2023, "机场至许昌市域铁路加快建设。", ["许昌 admin"], ["许昌市"]),
    ("320100", 2022, "南京市域快线规划获批。", ["南京 admin"], ["南京市"]),
    ("370200", 2019, "青岛市立医院新院区启用。", ["青岛 admin"], ["青岛市"]),
    ("430000", 2020, "荆门至长沙特高压工程投运。", ["长沙 admin"], ["长沙特"]),
    ("140000", 2018, "山西大学城配套日益完善。", ["山西 admin"], ["山西大学"]),
    ("440305", 2019, "西丽水质净化厂提标改造完成。", [], ["西丽水", "丽水"]),
    ("371082", 2016, "赤山风景区、东山景区游客增长。", [], ["赤山风"]),
    ("310000", 2005, "洋山深水港区三期开港。", [], ["洋山深水港", "洋山深水"]),
    ("410300", 2018, "涧西、西工、老城、洛龙四区协同发展。", ["涧西 admin"], ["洛龙四区"]),
    (
        "370000",
        2018,
        "我们与清华大学合作共建研究院。",
        ["清华大学 education"],
        ["清华大学合作共建研究院"],
    ),
    ("370000", 2018, "与复旦合作建立研究院。", [], ["复旦合作建立研究院"]),
    (
        "140000",
        2018,
        "推进太行山吕梁山造林。",
        ["太行山 natural", "吕梁山 natural"],
        ["太行山吕梁山"],
    ),
    (
        "410100",
        2023,
        "“先锋支部”创建、平安楼专项行动扎实开展。",
        [],
        ["“先锋支部”创建、平安楼专项行动"],
    ),
    ("320000", 2016, "郑济高铁濮郑段全线贯通。", ["郑济高铁 route"], ["濮郑"]),
    ("320500", 2008, "锡太一级公路全线改造。", [], ["锡太"]),
    ("310000", 2012, "G15沈海高速常熟段扩建。", ["常熟 admin"], []),
]

BODIES: list[Case] = [
    (
        "410100",
        2019,
        "郑州四中、郑州七中教学质量提高。",
        ["郑州四中 education", "郑州七中 education"],
        [],
    ),
    ("371300", 2010, "市二中、市五中高考成绩优异。", ["市二中 education", "市五中 education"], []),
    ("330100", 2019, "支持杭州二中办好分校。", ["杭州二中 education", "杭州 admin"], []),
    ("430121", 2014, "县委五届三中全会召开。", [], ["县委五届三中"]),
    ("340000", 2016, "省二中心建设启动。", [], ["省二中"]),
    (
        "620100",
        2013,
        "兰大一院、兰大二院医疗水平提高。",
        ["兰大一院 health", "兰大二院 health"],
        [],
    ),
    ("330300", 2014, "温医大附一院服务能力增强。", ["温医大附一院 health"], []),
    ("371300", 2010, "市四院、县二院综合改革深化。", ["市四院 health", "县二院 health"], []),
    (
        "230100",
        2003,
        "市传染病院、市精神病院服务能力增强。",
        ["市传染病院 health", "市精神病院 health"],
        [],
    ),
    ("420000", 2010, "建设市二院士工作站。", [], ["市二院"]),
    ("430121", 2014, "县人民医院（星沙医院）、县中医院创建加快。", ["县中医院 health"], []),
    ("350582", 1999, "市工商联（民间商会）积极发挥作用。", [], ["市工商联（民间商会） enterprise"]),
    (
        "350582",
        1999,
        "香港晋江同乡会、台湾晋江同乡会捐资助学。",
        ["香港晋江同乡会 association", "台湾晋江同乡会 association"],
        [],
    ),
    (
        "330300",
        2010,
        "温州商会、昆山台商协会来访。",
        ["温州商会 association", "昆山台商协会 association"],
        [],
    ),
    ("330100", 2016, "中科院宁波材料所成果转化加快。", ["中科院宁波材料所 research"], []),
    (
        "330300",
        2014,
        "中国电器科学研究院温州分院成立。",
        ["中国电器科学研究院温州分院 research"],
        [],
    ),
    (
        "360700",
        2020,
        "景旺电子、志浩电子、深联电路、华坚集团等企业壮大。",
        ["深联电路 enterprise"],
        [],
    ),
]

STANDING: list[Case] = [
    ("430121", 2014, "县图书馆、县文化馆免费开放。", ["县图书馆 site", "县文化馆 site"], []),
    ("340100", 2016, "经过改造的县图书馆、县文化馆免费开放。", ["县图书馆 construction"], []),
    (
        "330200",
        2018,
        "宁波美术馆、宁波大剧院成为城市新地标。",
        ["宁波美术馆 site", "宁波大剧院 site"],
        [],
    ),
    (
        "430121",
        2014,
        "盼盼小学、中南小学办学质量提高。",
        ["盼盼小学 education", "中南小学 education"],
        [],
    ),
    (
        "370000",
        2018,
        "济南外国语学校、青岛实验中学改革深入推进。",
        ["济南外国语学校 education"],
        [],
    ),
    ("430121", 2014, "盼盼小学、中南小学教学楼建成投用。", ["中南小学教学楼 construction"], []),
    (
        "440305",
        2019,
        "区人民医院改扩建、深圳大学总医院服务升级。",
        ["区人民医院改扩建 construction", "深圳大学总医院 health"],
        [],
    ),
    (
        "320583",
        2008,
        "昆山开发区、昆山高新区、花桥国际商务城建设加快。",
        ["昆山开发区 zone", "昆山高新区 zone"],
        [],
    ),
    (
        "371300",
        2007,
        "临沂高新区、沂水经济开发区、罗庄工业区建设加快。",
        ["临沂高新区 zone", "罗庄工业区 zone"],
        [],
    ),
    (
        "410100",
        2023,
        "嵩山实验室、国家超级计算郑州中心建设加快。",
        ["嵩山实验室 research", "国家超级计算郑州中心 research"],
        [],
    ),
    (
        "230100",
        2003,
        "哈尔滨锅炉厂、哈尔滨汽轮机厂改制全面完成。",
        ["哈尔滨锅炉厂 enterprise", "哈尔滨汽轮机厂 enterprise"],
        [],
    ),
]

HEADS: list[Case] = [
    ("420100", 2016, "琴台大剧院、湖北剧院影响力提升。", ["琴台大剧院 site", "湖北剧院 site"], []),
    (
        "620100",
        2013,
        "兰州音乐厅、甘肃大剧院演出丰富。",
        ["兰州音乐厅 site", "甘肃大剧院 site"],
        [],
    ),
    ("610000", 2012, "西安国际港务区入驻企业增加。", ["西安国际港务区 zone"], []),
    (
        "350582",
        1999,
        "内坑工业小区、陈埭鞋业园基础设施完善。",
        ["内坑工业小区 zone", "陈埭鞋业园 zone"],
        [],
    ),
    ("620100", 2013, "推进安宁科教城、彭家坪新区基础设施建设。", ["安宁科教城 zone"], []),
    (
        "360700",
        2020,
        "于都中央红军长征出发地纪念园获评4A级景区。",
        ["于都中央红军长征出发地纪念园 site"],
        [],
    ),
    ("440305", 2019, "南山博物馆、南山书城成为文化地标。", ["南山 admin"], ["南山 natural"]),
]

NO_NAMES: list[Case] = [
    ("420100", 2016, "辛亥革命纪念设施得到保护。", [], ["辛亥"]),
    ("510100", 2021, "英特尔、德州仪器扩大投资。", [], ["德州"]),
    ("320583", 2008, "新宁物流、沪光汽车等企业发展良好。", [], ["新宁"]),
    ("620100", 2013, "“城中村”改造稳步推进。", [], ["“城中村”改造"]),
]

LISTS: list[Case] = [
    (
        "320583",
        2008,
        "阳澄湖、长白荡、娄江、青阳港整治成效明显。",
        ["长白荡 natural", "青阳港 natural"],
        [],
    ),
    ("420000", 2020, "洪湖、长湖、梁子湖、斧头湖治理取得成效。", ["洪湖 natural"], ["洪湖 admin"]),
    ("420000", 2020, "荆州、洪湖、监利等地增产。", ["洪湖 admin"], ["洪湖 natural"]),
    (
        "420100",
        2016,
        "“黄金十条”“汉十条”“新九条”相继出台。",
        ["“汉十条” programme", "“新九条” programme"],
        [],
    ),
    ("420100", 2016, "落实人才“双十条”政策。", [], ["“双十条”"]),
    ("230600", 2010, "萨尔图区棚户区、平房区改造15万平方米。", [], ["平房区"]),
    ("610100", 2015, "支持西工大附中、高新一中、铁一中等名校办分校。", ["高新一中 education"], []),
]

SIGHTS: list[Case] = [
    (
        "310000",
        2005,
        "豫园、徐家汇、五角场、新天地等商业中心功能提升。",
        ["豫园 site", "徐家汇 site", "五角场 site"],
        [],
    ),
    (
        "620900",
        2015,
        "莫高窟、玉门关、阳关、锁阳城游客增长。",
        ["玉门关 site", "阳关 site", "锁阳城 site"],
        [],
    ),
    ("420000", 2018, "黄委会、淮委给予支持。", ["黄委会 government"], []),
    (
        "370000",
        2018,
        "市领导赴福冈、里昂、马赛、曼彻斯特访问。",
        ["福冈 admin", "里昂 admin", "马赛 admin"],
        [],
    ),
    ("340000", 2018, "走好改革的阳关大道，打开发展新天地。", [], ["阳关", "新天地"]),
]


@pytest.mark.parametrize(
    ("issuer", "year", "text", "there", "not_there"),
    [*LISTS, *SIGHTS, *EDGES, *BODIES, *STANDING, *HEADS, *NO_NAMES],
)
def test_mended(issuer: str, year: int, text: str, there: list[str], not_there: list[str]) -> None:
    doc = ANNOTATOR(Document(text, issuer=issuer, year=year))
    found = {f"{m.text} {m.value.kind}" for m in doc[MENTIONS]}
    found |= {m.text for m in doc[MENTIONS]}
    assert not set(there) - found, found
    assert not set(not_there) & found, found


def test_the_tables_of_words_and_short_bodies() -> None:
    for form, needs, pattern in read_rows("entities/whole_words.tsv"):
        assert form in ("word", "part", "apart", "head")
        assert needs
        re.compile(pattern)
    for place, kind, needs, pattern in read_rows("entities/short_bodies.tsv"):
        assert place in ("behind", "alone")
        assert kind in KINDS
        assert needs
        re.compile(pattern)


def test_the_table_of_what_stands() -> None:
    for kind, ending, behind in read_rows("entities/standing.tsv"):
        assert kind in KINDS
        assert ending
        re.compile(ending)
        re.compile(behind)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市二院、省一院", ["市二院", "省一院"]),
        ("市二院士", []),
        ("三大法院", []),
        ("与清大一附院", ["清大一附院"]),
        ("全市四中心", []),
        # What needs a word beyond the reach of another is told by its own.
        ("第一中学与丙丁戊己庚辛市三中学", []),
    ],
)
def test_short_bodies(text: str, names: list[str]) -> None:
    assert [text[each.start : each.end] for each in short_bodies(text, [])] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("许昌市域铁路", ["市域铁路"]),
        ("外高桥港区四期", ["港区"]),
        ("前湾保税港区、空港区域", ["区域"]),
        ("9号线西延线", ["西延线"]),
        ("电动车组装、动车组", ["动车"]),
        ("与三里大学合作共建研究院", ["合作共建"]),
        ("推进沈抚同城化、成德同城发展", ["同城", "同城"]),
        ("大同城发展、同城快递", []),
    ],
)
def test_whole_words(text: str, names: list[str]) -> None:
    assert [text[each.start : each.end] for each in whole_words(text)] == names
