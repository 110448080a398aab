"""Names that a place far away or another body has, too: found and linked anew, not to that one.

The texts are written for this table. A case says ids of mentions, or why there is none.
"""

from __future__ import annotations

import pytest

import policytext as pt

PIPELINE = pt.load("entities", "links")

# Issuer, year, text, and of mentions the id, or the evidence of nil behind ~.
Case = tuple[str, int, str, dict[str, str]]

GONE = "~abroad, by the places around it"
ABROAD: list[Case] = [
    ("370800", 2024, "深化与韩国大田的友好往来。", {"大田": GONE}),
    (
        "450600",
        2022,
        "加强与越南高平、海阳、太原、西宁等省的交流。",
        dict.fromkeys(("高平", "海阳", "太原", "西宁"), GONE),
    ),
    ("450600", 2022, "加强与越南太原省、西宁省的交流。", {"太原省": GONE, "西宁省": GONE}),
    (
        "450600",
        2022,
        "与韩国全州、安东、海南郡结为友好城市。",
        {"全州": GONE, "安东": GONE, "海南郡": GONE},
    ),
    ("370600", 2019, "日本福山、松江、高山市客商来访。", {"福山": GONE, "松江": GONE}),
    # One that was not found does not end the list.
    ("530000", 2015, "与越南老街、河江、莱州和缅甸掸邦签约。", {"莱州": GONE, "掸邦": GONE}),
    # Cities abroad tell of what stands among them.
    ("440100", 2022, "与奥克兰、光州、平阳、福冈结好。", {"平阳": GONE}),
    # At home: large ones that the state has not, the issuer's own, and a state among places.
    ("350200", 2018, "开通东京、大阪、首尔、太原航线。", {"太原": "140100"}),
    ("350200", 2018, "赴日本东京、香港、上海招商。", {"香港": "810000", "上海": "310000"}),
    ("370100", 2014, "引进韩国企业和昆山企业。", {"昆山": "320583"}),
    ("231081", 2014, "俄罗斯绥芬河口岸出口。", {"绥芬河": "231081"}),
    ("370200", 2017, "与新加坡、青岛、大连签约。", {"青岛": "370200", "大连": "210200"}),
    ("100000", 1955, "连结我国和苏联的集宁铁路。", {"集宁": "152601"}),
]

BODIES: list[Case] = [
    ("310116", 2010, "公安金山分局出动二万余人次。", {"公安金山分局": "310116/公安局"}),
    ("420100", 2011, "公安东西湖分局参加。", {"公安东西湖分局": "420112/公安局"}),
    ("310116", 2010, "公安机场分局参加。", {"公安机场分局": "~in no knowledge base"}),
    ("421000", 2010, "公安县公安局参加。", {"公安县公安局": "421022/公安局"}),
    ("330281", 2004, "共青团余姚市委发出倡议。", {"共青团余姚市委": "330281/共青团"}),
    ("620100", 2016, "共青团榆中县委作了发言。", {"共青团榆中县委": "620123/共青团"}),
    ("110223", 1958, "共青团县委号召深翻土地。", {"共青团县委": "110223/共青团"}),
    ("420116", 2019, "黄陂一中、盘龙三中验收。", {"盘龙三中": "~in no knowledge base"}),
    ("420116", 2019, "黄陂二院、盘龙二院验收。", {"盘龙二院": "~in no knowledge base"}),
    ("530100", 2019, "盘龙公安分局验收。", {"盘龙公安分局": "530103/公安局"}),
    ("420116", 2019, "盘龙区法院受理。", {"盘龙区法院": "530103/法院"}),
    ("450600", 2022, "高平省公安厅来访。", {"高平省公安厅": "~in no knowledge base"}),
    ("130630", 2021, "与苏州十中联合办学。", {"苏州十中": "320500/第十中学"}),
    ("653100", 2016, "莎车县第二中学新校区投用。", {"莎车县第二中学": "653125/第二中学"}),
]

FAR_COUNTY = "~a county far away, by its short name"
COMMON = "~a common name; the known one lies elsewhere"
AT_HOME: list[Case] = [
    ("440307", 2021, "平南片区建设提速。", {"平南": FAR_COUNTY}),
    ("330281", 2004, "推进滨海新区开发建设。", {"滨海新区": COMMON}),
    ("120000", 2014, "滨海新区引进外资。", {"滨海新区": "120116"}),
    # In a list of 街道 and 镇 it is one, and no district or county.
    ("440307", 2021, "平湖、龙岗、宝龙六个街道投资。", {"龙岗": "440307016", "平湖": "440307003"}),
    (
        "460400",
        2026,
        "三都、东成两镇振兴。",
        {"三都": "~not in force in 2026", "东成": "460400115"},
    ),
    ("360700", 2011, "宁都、石城等县。", {"宁都": "360730", "石城": "360735"}),
]


@pytest.mark.parametrize(("issuer", "year", "text", "ids"), [*ABROAD, *BODIES, *AT_HOME])
def test_namesakes(issuer: str, year: int, text: str, ids: dict[str, str]) -> None:
    doc = PIPELINE(pt.Document(text, issuer=issuer, year=year))
    found = {}
    for mention in doc[pt.MENTIONS]:
        link = mention.value.link
        assert link is not None
        found[mention.text] = link.id or f"~{link.evidence}"
    assert {name: found.get(name) for name in ids} == ids, found


def test_nothing_is_cut_from_a_name_abroad() -> None:
    doc = PIPELINE(pt.Document("与越南太原省、韩国海南郡交流。", issuer="450600", year=2022))
    assert {mention.text for mention in doc[pt.MENTIONS]}.isdisjoint(("太原", "海南"))
