"""Links of organs: whose they are, and under which key of the year."""

from __future__ import annotations

import pytest

from policytext.values import Link
from tests.links.sample import ids_of, link_of, linked, links_of, marked

GOV, PARTY, CONGRESS = "INSTITUTION.government", "INSTITUTION.party", "INSTITUTION.congress"
SCHOOL, CLUB = "INSTITUTION.education", "INSTITUTION.association"

# The text with the ids that are right, the issuer, the year.
CASES = [
    # The issuer's own, by a level word, by a pointer, by nothing.
    (f"[[市财政局|{GOV}|320400/财政局]]拨付资金。", "320400", 2020),
    (f"[[我市财政局|{GOV}|320400/财政局]]牵头。", "320400", 2020),
    (f"[[本区教育局|{GOV}|320411/教育局]]答复。", "320411", 2020),
    (f"[[财政局|{GOV}|320400/财政局]]、[[审计局|{GOV}|320400/审计局]]联合检查。", "320400", 2020),
    (f"[[镇政府|{GOV}|330783123/人民政府]]修缮会堂。", "330783123", 2019),
    # Up the chain by the level word.
    (f"报[[省财政厅|{GOV}|320000/财政局]]备案。", "320400", 2020),
    (f"[[市财政局|{GOV}|320400/财政局]]支持。", "320411", 2020),
    (f"[[自治区政府|{GOV}|650000/人民政府]]批准。", "653100", 2020),
    (
        f"[[省委|{PARTY}|320000/中共委员会]]、[[市委|{PARTY}|320400/中共委员会]]、"
        f"[[区委|{PARTY}|320411/中共委员会]]。",
        "320411",
        2020,
    ),
    # 厅 is a province's, whoever speaks.
    (f"[[财政厅|{GOV}|320000/财政局]]批复。", "320411", 2020),
    (f"[[环保厅|{GOV}|320000/环保局]]验收。", "320411", 2012),
    # A bare form goes to the nearest that has such an organ.
    (f"[[行署|{GOV}|653100/行政公署]]部署。", "653100", 2003),
    (f"[[人大|{CONGRESS}|330783123/人大]]监督。", "330783123", 2019),
    # Nothing that the level word could mean is the issuer or above it.
    (f"[[区财政局|{GOV}|NIL]]。", "320400", 2020),
    (f"[[县委|{PARTY}|NIL]]。", "320400", 2020),
    # The division in the name, marked or not; its level word tells 吉林市 from 吉林省.
    (f"[[[[江苏省|PLACE.admin|320000]]财政厅|{GOV}|320000/财政局]]发文。", "110000", 2020),
    (f"[[江苏省财政厅|{GOV}|320000/财政局]]发文。", "110000", 2020),
    (f"[[中共常州市委|{PARTY}|320400/中共委员会]]。", "110000", 2020),
    (
        f"[[吉林市政府|{GOV}|220200/人民政府]]、[[吉林省政府|{GOV}|220000/人民政府]]。",
        "220000",
        2020,
    ),
    (f"[[鼓楼区政府|{GOV}|320106/人民政府]]。", "320100", 2020),
    # So does the level word that the form shares with it, also where the short name is another's.
    (f"[[吉林市委|{PARTY}|220200/中共委员会]]、[[市政府|{GOV}|220200/人民政府]]。", "220000", 2020),
    (
        f"[[邵阳县委|{PARTY}|430523/中共委员会]]、[[邵阳市委|{PARTY}|430500/中共委员会]]。",
        "430523",
        2020,
    ),
    # A prefecture called 地区 has a 地委: 区党委 and 区财政厅 are of the autonomous region.
    (
        f"[[区党委|{PARTY}|650000/中共委员会]]、[[区政府|{GOV}|650000/人民政府]]、"
        f"[[地委|{PARTY}|653100/中共委员会]]。",
        "653100",
        1998,
    ),
    (
        f"[[地区财政局|{GOV}|542300/财政局]]、[[区财政厅|{GOV}|540000/财政局]]。",
        "542300",
        2001,
    ),
    (f"[[区党委|{PARTY}|540000/中共委员会]]。", "540000", 2005),
    (f"[[区政府|{GOV}|540102/人民政府]]。", "540102", 2010),
    (f"[[国家税务总局常州市税务局|{GOV}|320400/税务局]]。", "320400", 2020),
    # The state's, by their names of any time.
    (f"[[国务院|{GOV}|100000/国务院]]批复。", "320400", 2020),
    (f"[[财政部|{GOV}|100000/财政局]]下达。", None, 2020),
    (f"[[国家发展改革委|{GOV}|100000/发改委]]。", "320400", 2020),
    (f"[[党中央|{PARTY}|100000/中共委员会]]。", "320400", None),
    # Branches of other parties: whose they are tells a name or a level word.
    (f"[[民盟市委会|{PARTY}|中国民主同盟常州市委员会]]。", "320400", 2020),
    (
        f"[[农工党[[贵州省|PLACE.admin|520000]]委|{PARTY}|中国农工民主党贵州省委员会]]。",
        "320400",
        2020,
    ),
    (f"[[九三学社昆明市委员会|{PARTY}|九三学社昆明市委员会]]。", "530000", 2020),
    (f"[[民革县委|{PARTY}|NIL]]。", "320400", 2020),
    # The end of another body's name is not the state's organ.
    (
        f"[[民建[[中央|{PARTY}|NIL]]|{PARTY}|中国民主建国会中央委员会]]调研。",
        "320400",
        2020,
    ),
    (f"[[中共[[中央|{PARTY}|100000/中共委员会]]|{PARTY}|100000/中共委员会]]决定。", "320400", 2020),
    ("[[最高人民法院|INSTITUTION.judicial|100000/法院]]。", "320411", 2020),
    # Through mergers the year decides the key; through renames the key stays.
    (f"[[市环保局|{GOV}|320400/环保局]]。", "320400", 2010),
    (f"[[市生态环境局|{GOV}|320400/生态环境局]]。", "320400", 2020),
    (f"[[市卫计委|{GOV}|320400/卫计委]]。", "320400", 2016),
    (f"[[市卫健委|{GOV}|320400/卫健委]]。", "320400", 2020),
    (f"[[省交通厅|{GOV}|320000/交通运输局]]。", "320400", 2006),
    (f"[[省交通运输厅|{GOV}|320000/交通运输局]]。", "320400", 2016),
    # 市政府 right beside another city's organ is that city's; with a clause between it is not.
    (
        f"[[肇庆市委|{PARTY}|441200/中共委员会]]、[[市政府|{GOV}|441200/人民政府]]来访。",
        "320400",
        2020,
    ),
    (
        f"[[肇庆市委|{PARTY}|441200/中共委员会]]来访，[[市政府|{GOV}|320400/人民政府]]接待。",
        "320400",
        2020,
    ),
    (
        f"[[市委|{PARTY}|320400/中共委员会]]、[[市政府|{GOV}|320400/人民政府]]部署。",
        "320411",
        2020,
    ),
    # But 厅 is no organ of the state.
    (f"争取[[水利部|{GOV}|100000/水利局]]、[[水利厅|{GOV}|320000/水利局]]支持。", "320400", 2020),
    # The words after 人大 tell the congress from its committee.
    (f"[[人大|{CONGRESS}|320400/人大常委会]]监督。", "320400", 2020),
    (f"[[人大|{CONGRESS}|320400/人大]]代表建议。", "320400", 2020),
    (f"[[人大|{CONGRESS}|320400/人大]]及其常委会。", "320400", 2020),
    # Organs that no table has keep their own words.
    (f"[[市大运河办|{GOV}|320400/大运河办]]。", "320400", 2020),
    (f"[[老旧小区改造指挥部|{GOV}|320400/老旧小区改造指挥部]]。", "320400", 2020),
    # A part of a committee or a government is told by what stands behind these.
    (f"[[省委能源监察第三巡回组|{PARTY}|320000/能源监察第三巡回组]]来访。", "320400", 2020),
    (f"[[市政府办公室轨道交通专班|{GOV}|320400/轨道交通专班]]牵头。", "320400", 2020),
    (f"[[市委员会|{GOV}|320400/委员会]]。", "320400", 2020),
    (f"[[市九次党代会|{PARTY}|320400/第九次党代会]]。", "320400", 2020),
    # A part of an organ of the state, and such an organ with a word for the state before it.
    (f"[[水利部办公厅|{GOV}|100000/水利部办公厅]]评定。", "320411", 2020),
    (f"[[国家水利部|{GOV}|100000/水利局]]评定。", "320411", 2020),
    (f"[[财政部根据报告|{GOV}|NIL]]。", "320411", 2020),
    (f"[[我国政府|{GOV}|100000/国务院]]声明。", "320411", 2020),
    ("[[武警|INSTITUTION.other|中国人民武装警察部队]]官兵。", "320411", 2020),
    (f"[[人民政府|{GOV}|NIL]]。", "100000", 2020),
    (f"[[中国共产党江苏省委员会|{PARTY}|320000/中共委员会]]。", "100000", 2020),
    # A public body is whose the level word says; a class of them is nobody's.
    ("[[区融媒体中心|INSTITUTION.other|320411/融媒体中心]]开播。", "320411", 2020),
    ("[[市骨伤医院|INSTITUTION.health|320400/骨伤医院]]开诊。", "320411", 2020),
    ("[[市级医院|INSTITUTION.health|NIL]]。", "320411", 2020),
    ("[[县融媒体中心|INSTITUTION.other|NIL]]。", "320411", 2020),
    # Hospitals that a number tells apart are apart.
    (
        "[[市第二人民医院|INSTITUTION.health|320400/第二人民医院]]、"
        "[[常州市第三人民医院|INSTITUTION.health|320400/第三人民医院]]、"
        "[[二院|INSTITUTION.health|320400/第二人民医院]]、"
        "[[市人民医院|INSTITUTION.health|320400/人民医院]]。",
        "320400",
        2020,
    ),
    # Schools are told apart by numbers, in whatever way these are written.
    (
        f"[[市第28中学|{SCHOOL}|320400/第二十八中学]]、[[常州十中|{SCHOOL}|320400/第十中学]]、"
        f"[[第三实验小学|{SCHOOL}|320400/第三实验小学]]、[[六幼|{SCHOOL}|320400/第六幼儿园]]。",
        "320400",
        2020,
    ),
    (f"[[第三小学|{SCHOOL}|NIL]]。", "320000", 2020),
    # What a county or a city names without a place is its own, if it is such a body.
    (
        f"[[殡葬管理所|{GOV}|320481/殡葬管理所]]、[[茶叶协会|{CLUB}|320481/茶叶协会]]。",
        "320481",
        2020,
    ),
    (f"[[青果幼儿园|{SCHOOL}|320481/青果幼儿园]]扩班。", "320481", 2020),
    (
        f"[[特色农产品营销协会|{CLUB}|320481/特色农产品营销协会]]、"
        f"[[旅游综合执法队|{GOV}|320481/旅游综合执法队]]、[[儿童图书馆|INSTITUTION.other|320481/儿童图书馆]]。",
        "320481",
        2020,
    ),
    # What a region, a firm or a person's name stands before is another's.
    (
        f"[[长三角旅游协会|{CLUB}|NIL]]、[[东盟检测中心|{GOV}|NIL]]、[[云帆信息中心|{GOV}|NIL]]、"
        "[[云帆集团敬老院|INSTITUTION.other|NIL]]、[[鲁迅图书馆|INSTITUTION.other|NIL]]、"
        f"[[云帆集团幼儿园|{SCHOOL}|NIL]]、[[长三角实验学校|{SCHOOL}|NIL]]、[[华为小学|{SCHOOL}|NIL]]、"
        f"[[溪口敬老院|INSTITUTION.other|NIL]]、[[协会|{CLUB}|NIL]]。",
        "320481",
        2020,
    ),
    (f"[[殡葬管理所|{GOV}|NIL]]。", "320000", 2020),
    (f"[[师范大学附属小学|{SCHOOL}|NIL]]、[[无锡河埒幼儿园|{SCHOOL}|NIL]]。", "320481", 2020),
    ("[[区光荣院|INSTITUTION.other|320411/光荣院]]开放。", "320411", 2020),
    ("[[市中心|INSTITUTION.other|NIL]]。", "320411", 2020),
    (f"[[城市管理行政执法局|{GOV}|320411/城管局]]挂牌。", "320411", 2010),
    # The consultative conference of whoever speaks.
    (f"接受[[人民政协|{CONGRESS}|320400/政协委员会]]监督。", "320400", 2020),
    (f"接受[[人民政协|{CONGRESS}|100000/政协委员会]]监督。", "100000", 2020),
    # Congresses of the party of the state.
    (f"[[中国共产党第十四次全国代表大会|{PARTY}|100000/第十四次党代会]]。", "320400", 1993),
    # Customs belong to no division, but their head office to the state.
    (f"[[合肥海关|{GOV}|NIL]]。", "340100", 2020),
    (f"[[海关总署|{GOV}|100000/海关]]。", "340100", 2020),
    # Nobody knows whose, without an issuer.
    (f"[[市委|{PARTY}|NIL]]。", None, 2020),
    (f"[[市财政局|{GOV}|NIL]]。", "999999", 2020),
    (f"[[江苏省财政厅|{GOV}|320000/财政局]]。", "999999", 2020),
]


@pytest.mark.parametrize(("text", "issuer", "year"), CASES)
def test_organs(text: str, issuer: str | None, year: int | None) -> None:
    doc = marked(text, issuer, year)
    assert ids_of(linked(doc)) == ids_of(doc)


NAMES = [
    # text, year, the name in force
    (f"[[市财政局|{GOV}]]", 2020, "常州市财政局"),
    (f"[[省财政厅|{GOV}]]", 2020, "江苏省财政厅"),
    (f"[[交通部|{GOV}]]", 2006, "交通部"),
    (f"[[交通部|{GOV}]]", 2020, "交通运输部"),
    (f"[[省交通厅|{GOV}]]", 2006, "江苏省交通厅"),
    (f"[[省交通厅|{GOV}]]", 2016, "江苏省交通运输厅"),
    (f"[[市委|{PARTY}]]", 2020, "中共常州市委员会"),
    (f"[[省委第三巡回组|{PARTY}]]", 2020, "中共江苏省委员会第三巡回组"),
    (f"[[市政府参事组|{GOV}]]", 2020, "常州市人民政府参事组"),
    (f"[[市大运河办|{GOV}]]", 2020, "常州市大运河办"),
    (f"[[市第九次党代会|{PARTY}]]", 2020, "中国共产党常州市第九次代表大会"),
    (f"[[第十二次全国代表大会|{PARTY}]]", 2020, "中国共产党第十二次全国代表大会"),
    (f"[[市十七中|{SCHOOL}]]", 2020, "常州市第十七中学"),
    (f"[[殡葬管理所|{GOV}]]", 2020, "常州市殡葬管理所"),
]


@pytest.mark.parametrize(("text", "year", "name"), NAMES)
def test_a_link_has_the_name_in_force(text: str, year: int, name: str) -> None:
    assert link_of(text, "320400", year).name == name


def test_an_organ_of_one_of_several_divisions_is_nil_with_all_of_them() -> None:
    assert link_of(f"[[鼓楼区政府|{GOV}]]", "320000", 2020) == Link(
        None,
        "",
        ("320106/人民政府", "320302/人民政府", "350102/人民政府", "410204/人民政府"),
        "an organ of several divisions of the name",
    )


def test_an_organ_of_nobody_known_says_so() -> None:
    assert link_of(f"[[市委|{PARTY}]]", None, 2020) == Link(None, evidence="no known issuer")
    assert link_of(f"[[县委|{PARTY}]]", "320400", 2020) == Link(
        None, evidence="the issuer has no such division"
    )
    assert link_of(f"[[合肥海关|{GOV}]]", "340100", 2020) == Link(
        None, evidence="in no knowledge base"
    )


def test_one_city_over_years_is_one_entity() -> None:
    doc = f"[[市交通局|{GOV}]]、[[市财政局|{GOV}]]"
    found = [links_of(linked(marked(doc, "320400", year))) for year in (1995, 2005, 2023)]
    assert {tuple(link.id for link in links) for links in found} == {
        ("320400/交通运输局", "320400/财政局")
    }
    assert [links[0].name for links in found] == [
        "常州市交通局",
        "常州市交通局",
        "常州市交通运输局",
    ]
