"""Links of divisions by what the sentence tells: its year, a level, a town; and townships."""

from __future__ import annotations

import pytest

from policytext.values import Link
from tests.links.sample import ids_of, link_of, linked, marked

PLACE = "PLACE.admin"
CASES = [
    # A former division by the year that the sentence tells of.
    (f"2002年[[武进市|{PLACE}|320483]]撤市设区。", "320400", 2012),
    (f"[[武进市|{PLACE}|320483]]于2002年撤市设区。", "320400", 2012),
    (f"[[武进市|{PLACE}|NIL]]撤市设区。", "320400", 2012),
    (f"2011年。[[武进市|{PLACE}|NIL]]撤市设区。", "320400", 2012),
    (f"2030年[[武进市|{PLACE}|NIL]]。", "320400", 2012),
    # What was decided in December is told of as the next year's.
    (f"2003年撤销[[南海市|{PLACE}|440682]]。", "440600", 2013),
    # The issuer's own township before what any has, and not a district of another city.
    (f"[[洛阳|{PLACE}|451226102]]污水处理厂扩建。", "451226", 2016),
    (f"[[洛阳|{PLACE}|NIL]]客商。", "451226", 2016),
    (f"[[江东|{PLACE}|330782002]]商户。", "330782", 2009),
    (f"[[江东|{PLACE}|NIL]]商户。", "330700", 2009),
    # A village that is called like a city and its county far away.
    (f"[[黄山|{PLACE}|NIL]]五村路面硬化。", "330782", 2009),
    (f"[[黄山|{PLACE}|341000]]游客。", "330782", 2009),
    (f"赴黄山市考察[[黄山|{PLACE}|341000]]小学。", "330782", 2009),
    # One township to which the lists give the code of a zone, too; and a 乡 before it was a 镇.
    (f"[[中川|{PLACE}|620121107]]集镇改造。", "620100", 2022),
    (f"[[昌马|{PLACE}|620981210]]风电场并网。", "620981", 2012),
    # By a word such as 原, where only one was ever called so.
    (f"原[[武进市|{PLACE}|320483]]一带。", "320400", 2012),
    (f"原[[襄樊市|{PLACE}|420600]]一带。", "420000", 2015),
    # What was still to come, and a short form that no table of divisions has.
    (f"筹备成立[[香港特别行政区|{PLACE}|810000]]。", "100000", 1996),
    (f"对口支援[[内蒙|{PLACE}|150000]]。", "110000", 2005),
    # The level before the name.
    (f"2011年地级[[巢湖市|{PLACE}|341400]]撤销，县级[[巢湖市|{PLACE}|340181]]。", "340100", 2016),
    (f"地级[[吉林市|{PLACE}|220200]]。", "220000", 2016),
    # The town, by the words after it or after its list; in its province the prefecture otherwise.
    (f"[[喀什|{PLACE}|653101]]机场扩建。", "650000", 2020),
    (f"[[喀什|{PLACE}|653101]]、[[和田|{PLACE}|653201]]机场扩建。", "650000", 2020),
    (f"[[喀什|{PLACE}|653100]]农业。", "650000", 2020),
    (f"[[喀什|{PLACE}|NIL]]农业。", "100000", 2020),
    (f"[[喀什|{PLACE}|NIL]]农业。", "653101", 2020),
    # The city, not the prefecture around it, and before the table begins not the county either.
    (f"[[保定|{PLACE}|130600]]轴承厂。", "100000", 1988),
    (f"[[宝鸡|{PLACE}|610300]]机床厂。", "100000", 1957),
    (f"[[洛阳|{PLACE}|410300]]轴承厂。", "100000", 1957),
    # A city is not the county in it where it is named again, by its whole name or a short one.
    (
        f"[[金华|{PLACE}|330700]]、[[丽水|{PLACE}|331100]]加快发展，[[金华|{PLACE}|330700]]工业。",
        "330000",
        2005,
    ),
    (f"[[邵阳市|{PLACE}|430500]]加快发展，[[邵阳|{PLACE}|430500]]工业增长。", "430000", 2012),
    (f"[[邵阳市|{PLACE}|430500]]加快发展，[[邵阳县|{PLACE}|430523]]工业。", "430000", 2012),
    # A township whose peoples are told otherwise than in the table.
    (f"[[新发朝鲜族乡|{PLACE}|150721203]]改造。", "150721", 2018),
    (f"[[西平坡满族蒙古族乡|{PLACE}|211421201]]改造。", "211421", 2018),
    (f"[[西平坡满族镇|{PLACE}|NIL]]改造。", "211421", 2018),
    # A county that is called like its city means itself where the words around it tell.
    (f"建设富庶美丽[[邵阳|{PLACE}|430523]]，[[邵阳|{PLACE}|430523]]人民同心。", "430523", 2018),
    (f"融入[[邵阳|{PLACE}|430500]]主城区，[[邵阳|{PLACE}|430500]]人民医院。", "430523", 2018),
    (f"建设富庶美丽[[邵阳|{PLACE}|430500]]，[[邵阳|{PLACE}|430500]]人民同心。", "430500", 2018),
    (f"建设富庶美丽[[邵阳|{PLACE}|430500]]，", "430524", 2018),
    (f"建设现代化新[[吉林|{PLACE}|220200]]。", "220200", 2018),
    # A school at home may be called like a county of another province, not of its own.
    (f"新建[[开阳|{PLACE}|NIL]]小学、[[永嘉|{PLACE}|NIL]]110千伏变电站。", "410482", 2018),
    (f"新建[[开阳|{PLACE}|520121]]小学。", "520382", 2018),
    (f"与[[贵州|{PLACE}|520000]][[开阳|{PLACE}|520121]]小学结对。", "410482", 2018),
    (f"[[开阳|{PLACE}|520121]]小学参加，[[开阳县|{PLACE}|520121]]获奖。", "410482", 2018),
    (f"考察[[开阳|{PLACE}|520121]]磷化工，新建[[开阳|{PLACE}|520121]]小学。", "100000", 2018),
    (f"考察[[开阳|{PLACE}|520121]]磷化工。", "410482", 2018),
    # What was told apart before; not where two of the name were.
    (
        f"[[南京市|{PLACE}|320100]][[鼓楼区|{PLACE}|320106]]获奖。[[鼓楼区|{PLACE}|320106]]介绍经验。",
        "320000",
        2020,
    ),
    (
        f"[[南京市|{PLACE}|320100]][[鼓楼区|{PLACE}|320106]]、[[徐州市|{PLACE}|320300]]"
        f"[[鼓楼区|{PLACE}|320302]]获奖。[[鼓楼区|{PLACE}|NIL]]介绍经验。",
        "320000",
        2020,
    ),
    (f"[[鼓楼区|{PLACE}|NIL]]获奖。[[南京市|{PLACE}|320100]]介绍经验。", "320000", 2020),
    # A text in traditional characters.
    (
        f"[[江蘇省|{PLACE}|320000]][[蘇州市|{PLACE}|320500]]、[[臺灣|{PLACE}|710000]]企業發展。",
        "350000",
        2020,
    ),
    # The level behind the name.
    (f"[[阿克苏|{PLACE}|652900]]地委研究部署。", "652923", 2011),
    (f"[[阿克苏|{PLACE}|652900]]农业。", "650000", 2011),
    (f"[[阿克苏|{PLACE}|NIL]]农业。", "652923", 2011),
    # Townships of a county that got another code later, as of the report's year.
    (f"[[牙哈镇|{PLACE}|652923105]]修渠。", "652923", 2011),
    (f"[[牙哈镇|{PLACE}|652902105]]修渠。", "652902", 2021),
    (f"[[牙哈镇|{PLACE}|NIL]]修渠。", "652923", 1998),
    # Townships: in the issuer, in its province, in the place before the name.
    (f"[[横店镇|{PLACE}|330783123]]影视。", "330783", 2019),
    (f"[[横店镇|{PLACE}|330783123]]影视。", "330000", 2019),
    (f"[[横店镇|{PLACE}|NIL]]影视。", "320000", 2019),
    (f"[[东阳市|{PLACE}|330783]][[横店镇|{PLACE}|330783123]]影视。", "320000", 2019),
    (f"[[城关镇|{PLACE}|NIL]]集市。", "410000", 2019),
    (f"[[城关镇|{PLACE}|340421100]]集市。", "340421", 2018),
    # A township that the county has raised or renamed is what it has become; nowhere else.
    (f"[[卢沟桥乡|{PLACE}|110106017]]撤乡设街。", "110106", 2022),
    (f"[[卢沟桥乡|{PLACE}|110106201]]撤乡设街。", "110106", 2018),
    (f"[[卢沟桥乡|{PLACE}|NIL]]来访。", "110105", 2022),
    # Short names of townships elsewhere are those of villages at home, unless the sentence says.
    (f"[[横店|{PLACE}|NIL]]修桥。", "330782", 2019),
    (f"[[东阳市|{PLACE}|330783]]的[[横店|{PLACE}|330783123]]修桥。", "330782", 2019),
    (f"[[横店|{PLACE}|330783123]]修桥。", "330700", 2019),
    (f"[[西关|{PLACE}|NIL]]修桥。", "130633", 2019),
    # The township that everybody means before these words.
    (f"重温[[古田|{PLACE}|350823106]]会议精神。", "110000", 2019),
]


@pytest.mark.parametrize(("text", "issuer", "year"), CASES)
def test_divisions_by_what_is_told(text: str, issuer: str, year: int) -> None:
    doc = marked(text, issuer, year)
    assert ids_of(linked(doc)) == ids_of(doc)


def test_the_reasons_are_told() -> None:
    assert link_of(f"2002年[[武进市|{PLACE}]]撤市设区。", "320400", 2012) == Link(
        "320483", "武进市", ("320483",), "in force in the year that is told of"
    )
    assert link_of(f"原[[襄樊市|{PLACE}]]一带。", "420000", 2015) == Link(
        "420600", "襄樊市", ("420600",), "the only division that was called so"
    )
    assert link_of(f"[[喀什|{PLACE}]]机场。", "650000", 2020) == Link(
        "653101", "喀什市", ("653100", "653101"), "the town, by the words after it"
    )
    assert link_of(f"[[武进市|{PLACE}]]一带。", "320400", 2012) == Link(
        None, "", ("320483",), "not in force in 2012"
    )


def test_townships_of_one_name_in_the_province_are_all_candidates() -> None:
    link = link_of(f"[[城关镇|{PLACE}]]集市。", "410000", 2019)
    assert link.evidence == "several of the name"
    assert len(link.candidates) > 20
    assert all(code.startswith("41") and len(code) == 9 for code in link.candidates)
