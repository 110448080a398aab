"""Links of things that are neither divisions nor organs: by name, reach and year."""

from __future__ import annotations

import pytest

from policytext.values import Link
from tests.links.sample import ids_of, link_of, linked, marked

CASES = [
    # The only thing of its name, by any of its names, with and without marks.
    ("[[长三角|PLACE.region|长三角]]、[[长江三角洲|PLACE.region|长三角]]。", "320400", 2020),
    ("[[苏南|PLACE.region|苏南]]。", "320400", 2020),
    ("[[太湖|PLACE.natural|太湖]]、[[长江|PLACE.natural|长江]]。", None, None),
    ("[[“一带一路”|PROJECT.programme|一带一路]]建设。", "320400", 2020),
    ("[[一带一路|PROJECT.programme|一带一路]]建设。", "320400", 2020),
    ("[[雄安新区|PLACE.zone|雄安新区]]。", "320400", 2020),
    ("[[国家电网|INSTITUTION.enterprise|国家电网有限公司]]。", "320400", 2020),
    ("[[苏州大学|INSTITUTION.education|苏州大学]]。", "320400", 2020),
    # Exchanges and groups of provinces, firms from abroad, divisions by a sign of each.
    ("在[[石交所|INSTITUTION.enterprise|石家庄股权交易所股份有限公司]]挂牌。", "320400", 2020),
    ("与[[山钢集团|INSTITUTION.enterprise|山东钢铁集团有限公司]]签约。", "320400", 2020),
    ("与[[焦煤集团|INSTITUTION.enterprise|山西焦煤集团有限责任公司]]签约。", "320400", 2020),
    ("[[米其林|INSTITUTION.enterprise|米其林集团]]扩产。", "320400", 2020),
    ("[[辽吉|PLACE.region|辽吉]]合作。", "320400", 2020),
    ("[[不结盟运动|INSTITUTION.other|不结盟运动]]首脑会晤。", "100000", 1990),
    (
        "[[新华网|INSTITUTION.other|新华网]]、[[战略支援部队|INSTITUTION.other|中国人民解放军战略支援部队]]。",
        "100000",
        2019,
    ),
    ("[[内蒙古自贸区|PLACE.zone|中国（内蒙古）自由贸易试验区]]。", "320400", 2026),
    # Members of a list share the word for what they are.
    (
        "[[京石|PROJECT.construction|京石高铁]]与[[合蚌客运专线|PROJECT.construction|合蚌高铁]]。",
        "130000",
        2009,
    ),
    # A work may be called as the place that it makes.
    ("[[京沪高铁|PROJECT.construction|京沪高铁]]开工。", "320400", 2009),
    # Several of one name: the issuer decides, or the place named with it, or nothing.
    ("[[南湖|PLACE.natural|南湖（嘉兴）]]水质。", "330400", 2020),
    ("[[南湖|PLACE.natural|南湖（武汉）]]水质。", "420100", 2020),
    ("[[南湖|PLACE.natural|NIL]]水质。", "320400", 2020),
    ("[[嘉兴|PLACE.admin|330400]]的[[南湖|PLACE.natural|南湖（嘉兴）]]。", "320400", 2020),
    ("[[南大|INSTITUTION.education|南京大学]]。", "320400", 2020),
    ("[[南大|INSTITUTION.education|南昌大学]]。", "360000", 2020),
    ("[[南大|INSTITUTION.education|NIL]]。", "110000", 2020),
    # Names that many places have need support for the one that the table knows.
    ("[[东湖|PLACE.natural|东湖]]绿道。", "420100", 2020),
    ("[[东湖|PLACE.natural|东湖]]绿道。", "420000", 2020),
    ("[[东湖|PLACE.natural|NIL]]绿道。", "320400", 2020),
    ("[[东湖|PLACE.natural|NIL]]绿道。", "100000", 2020),
    ("[[东湖|PLACE.natural|NIL]]绿道。", None, 2020),
    ("[[武汉|PLACE.admin|420100]]的[[东湖|PLACE.natural|东湖]]。", "320400", 2020),
    # Names with marks, and roads in several spellings.
    ("开展[[“严打”斗争|PROJECT.programme|“严打”斗争]]。", "320400", 2010),
    ("开展[[严打整治专项行动|PROJECT.programme|320400:严打整治专项行动]]。", "320400", 2010),
    (
        "[[国道G242线|PROJECT.construction|242国道]]、[[G215国道|PLACE.route|215国道]]。",
        "620982",
        2010,
    ),
    ("[[国道G215线|PLACE.route|215国道]]、[[国道G999线|PLACE.route|NIL]]。", "620982", 2010),
    # A plan of five years is the issuer's own; the state's is the state's.
    ("[[“十四五”规划|PROJECT.programme|320400:十四五规划]]纲要。", "320400", 2024),
    ("[[“十四五”规划|PROJECT.programme|“十四五”规划]]纲要。", "100000", 2024),
    # Unknown.
    ("[[云帆港区|PLACE.zone|NIL]]、[[甲乙公司|INSTITUTION.enterprise|NIL]]。", "320400", 2020),
]


@pytest.mark.parametrize(("text", "issuer", "year"), CASES)
def test_named_things(text: str, issuer: str | None, year: int | None) -> None:
    doc = marked(text, issuer, year)
    assert ids_of(linked(doc)) == ids_of(doc)


def test_a_common_name_elsewhere_has_the_known_one_as_candidate() -> None:
    assert link_of("[[东湖|PLACE.natural]]", "320400", 2020) == Link(
        None, "", ("东湖",), "a common name; the known one lies elsewhere"
    )


def test_several_of_one_name_are_all_candidates() -> None:
    assert link_of("[[南湖|PLACE.natural]]", "320400", 2020) == Link(
        None, "", ("南湖（嘉兴）", "南湖（武汉）"), "several of the name"
    )


def test_the_unknown_has_no_candidates() -> None:
    assert link_of("[[云帆港区|PLACE.zone]]", "320400", 2020) == Link(
        None, evidence="in no knowledge base"
    )


@pytest.mark.parametrize("label", ["INSTITUTION.enterprise", "PROJECT.programme"])
def test_a_thing_of_another_label_is_not_meant(label: str) -> None:
    assert link_of(f"[[太湖|{label}]]", None, 2020).id is None


PERIODS = [
    # text, year, the name in force
    ("[[中央电大|INSTITUTION.education]]", 2008, "中央广播电视大学"),
    ("[[中央电大|INSTITUTION.education]]", 2020, "国家开放大学"),
    ("[[国家开放大学|INSTITUTION.education]]", 2008, "中央广播电视大学"),
    ("[[建设银行|INSTITUTION.enterprise]]", 1990, "中国人民建设银行"),
    ("[[建设银行|INSTITUTION.enterprise]]", None, "中国建设银行股份有限公司"),
]


@pytest.mark.parametrize(("text", "year", "name"), PERIODS)
def test_a_link_has_the_name_in_force(text: str, year: int | None, name: str) -> None:
    link = link_of(text, "320400", year)
    assert link.name == name
    assert link.id in ("国家开放大学", "中国建设银行股份有限公司")


def test_projects_that_nobody_knows_are_the_issuers_by_their_names() -> None:
    doc = marked(
        "[[青果路改造工程|PROJECT.construction|320400:青果路改造工程]]开工，"
        "[[青果路改造|PROJECT.construction|320400:青果路改造工程]]提速，"
        "[[二期工程|PROJECT.construction|320400:青果路改造二期工程]]开工。",
        "320400",
        2020,
    )
    assert ids_of(linked(doc)) == ids_of(doc)


@pytest.mark.parametrize("issuer", [None, "999999"])
def test_projects_of_an_unknown_issuer_have_no_id(issuer: str | None) -> None:
    assert link_of("[[青果路改造工程|PROJECT.construction]]", issuer, 2020) == Link(
        None, evidence="in no knowledge base"
    )


def test_a_phase_of_nothing_has_no_id() -> None:
    assert link_of("[[二期工程|PROJECT.construction]]", "320400", 2020).id is None
