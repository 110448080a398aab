"""Links of things that no table has and that are called by their full name."""

from __future__ import annotations

import pytest

from policytext.links.full_names import link_full_name
from policytext.values import Link
from tests.links.sample import ids_of, linked, links_of, marked

FIRM, SCHOOL, CLUB = "INSTITUTION.enterprise", "INSTITUTION.education", "INSTITUTION.association"
GOV, ZONE, SITE = "INSTITUTION.government", "PLACE.zone", "PLACE.site"
ROUTE = "PLACE.route"

# The text with the ids that are right, the place marked at the head of each name.
CASES = [
    f"[[[[溧阳|PLACE.admin|320481]]云帆茶业有限公司|{FIRM}|溧阳云帆茶业有限公司]]投产。",
    f"[[[[溧阳|PLACE.admin|320481]]云帆茶业|{FIRM}|NIL]]投产。",
    f"[[[[溧阳|PLACE.admin|320481]]外国语学校|{SCHOOL}|溧阳外国语学校]]招生。",
    # What is called like its place alone has a longer name.
    f"[[[[溧阳|PLACE.admin|320481]]中学|{SCHOOL}|NIL]]招生。",
    f"[[[[溧阳|PLACE.admin|320481]]新能源产业园|{ZONE}|溧阳新能源产业园]]开园。",
    f"[[[[溧阳|PLACE.admin|320481]]高新区新能源产业园|{ZONE}|NIL]]开园。",
    f"[[[[溧阳|PLACE.admin|320481]]“白茶”小镇|{ZONE}|溧阳白茶小镇]]开街。",
    f"[[[[溧阳|PLACE.admin|320481]]煤矿博物馆|{SITE}|溧阳煤矿博物馆]]开馆。",
    f"[[[[常州|PLACE.admin|320400]]海关|{GOV}|常州海关]]通关。",
    # A place has one id, with the word for its town's level or without.
    f"[[[[溧阳|PLACE.admin|320481]]火车站|{SITE}|溧阳火车站]]通车。",
    f"[[[[溧阳市|PLACE.admin|320481]]火车站|{SITE}|溧阳火车站]]通车。",
    f"[[[[吉林市|PLACE.admin|220200]]博物馆|{SITE}|吉林市博物馆]]开馆。",
    f"[[[[江苏|PLACE.admin|320000]][[溧阳|PLACE.admin|320481]]火车站|{SITE}|江苏溧阳火车站]]。",
    # The place that most of a name are below: the city, not the county; the province, not the city.
    f"[[[[大同|PLACE.admin|140200]]煤矿博物馆|{SITE}|大同煤矿博物馆]]开馆。",
    f"[[[[吉林|PLACE.admin|220000]]博物馆|{SITE}|吉林博物馆]]开馆。",
    # Divisions at the head are no characters of its own, however many.
    f"[[[[江苏省|PLACE.admin|320000]]常州市中学|{SCHOOL}|NIL]]招生。",
    f"[[[[江苏省|PLACE.admin|320000]]常州市青果中学|{SCHOOL}|江苏省常州市青果中学]]招生。",
    # What there are many of needs more.
    f"[[[[江苏|PLACE.admin|320000]]高速公路|{ROUTE}|NIL]]联网。",
    f"[[[[江苏|PLACE.admin|320000]]沿云高速公路|{ROUTE}|江苏沿云高速公路]]通车。",
    f"[[[[常州|PLACE.admin|320400]]铁路|{ROUTE}|NIL]]提速。",
    f"[[[[常州|PLACE.admin|320400]]南环线|{ROUTE}|常州南环线]]通车。",
    f"[[[[江苏|PLACE.admin|320000]]水电站|{SITE}|NIL]]、[[[[江苏|PLACE.admin|320000]]古镇|{SITE}|NIL]]。",
    f"[[[[江苏|PLACE.admin|320000]]火车站|{SITE}|NIL]]、[[[[江苏|PLACE.admin|320000]]酒厂|{FIRM}|NIL]]。",
    f"[[[[常州|PLACE.admin|320400]]支行|{FIRM}|NIL]]、[[[[常州|PLACE.admin|320400]]酒厂|{FIRM}|常州酒厂]]。",
    f"[[[[北京|PLACE.admin|110000]]植物园|{SITE}|北京植物园]]、[[[[江苏|PLACE.admin|320000]]植物园|{SITE}|NIL]]。",
    f"[[中国支行|{FIRM}|NIL]]、[[全国养老院|INSTITUTION.other|NIL]]、[[全国林业局|{FIRM}|NIL]]。",
    # Of the whole state, and of a state abroad.
    f"[[[[中国|PLACE.admin|100000]]白茶学会|{CLUB}|中国白茶学会]]年会。",
    f"[[[[锡兰|PLACE.admin|NIL]]政府|{GOV}|锡兰政府]]声明。",
    # Without a place, or with one that no table has, nobody knows whose.
    f"[[云帆茶业有限公司|{FIRM}|NIL]]投产。",
    f"[[[[云里村|PLACE.admin|NIL]]文化小学|{SCHOOL}|NIL]]招生。",
]


@pytest.mark.parametrize("text", CASES)
def test_full_names_are_their_own_ids(text: str) -> None:
    doc = marked(text, "320000", 2020)
    assert ids_of(linked(doc)) == ids_of(doc)


# The text, the issuers that would each mean another place, and the id for each.
NAMESAKES = [
    (f"[[[[鼓楼区|PLACE.admin]]外国语学校|{SCHOOL}]]", [None, None]),
    (f"[[[[鼓楼区|PLACE.admin]]博物馆|{SITE}]]", [None, None]),
    (f"[[[[南京市|PLACE.admin]]鼓楼区外国语学校|{SCHOOL}]]", ["南京市鼓楼区外国语学校"] * 2),
    (f"[[[[南京市鼓楼区|PLACE.admin]]外国语学校|{SCHOOL}]]", ["南京市鼓楼区外国语学校"] * 2),
    # 江苏 has two.
    (f"[[[[江苏省|PLACE.admin]]鼓楼区外国语学校|{SCHOOL}]]", [None, None]),
]


@pytest.mark.parametrize(("text", "ids"), NAMESAKES)
def test_namesakes_have_no_common_id(text: str, ids: list[str | None]) -> None:
    issuers = ("320100", "350100")
    assert [links_of(linked(marked(text, issuer, 2020)))[0].id for issuer in issuers] == ids


TOWNSHIPS = [
    (f"[[[[廊下镇|PLACE.admin]]污水处理厂|{SITE}]]", "310116", "廊下污水处理厂"),
    (f"[[[[上海|PLACE.admin]]污水处理厂|{SITE}]]", "310116", None),
    ("[[[[上海|PLACE.admin]]敬老院|INSTITUTION.other]]", "310116", None),
    (f"[[[[廊下镇|PLACE.admin]]古镇|{SITE}]]", "310116", "廊下古镇"),
    # Many townships are called so.
    (f"[[[[石佛镇|PLACE.admin]]煤矿博物馆|{SITE}]]", "130683", None),
]


@pytest.mark.parametrize(("text", "issuer", "id"), TOWNSHIPS)
def test_full_names_with_a_township(text: str, issuer: str, id: str | None) -> None:
    assert links_of(linked(marked(text, issuer, 2020)))[0].id == id


def test_the_link_says_why() -> None:
    text = f"[[[[溧阳|PLACE.admin]]云帆茶业有限公司|{FIRM}]]"
    link = links_of(linked(marked(text, "320000", 2020)))[0]
    assert (link.name, link.candidates) == ("溧阳云帆茶业有限公司", ("溧阳云帆茶业有限公司",))
    assert link.evidence == "a full name by its form"
    assert link.score is not None
    assert link.score > 0.9


def test_names_of_things_in_a_table_keep_their_ids() -> None:
    text = "[[[[常州|PLACE.admin]]大学|INSTITUTION.education]]"
    assert links_of(linked(marked(text, "320000", 2020)))[0].evidence != "a full name by its form"


@pytest.mark.parametrize("kind", ["deictic", "admin", "region", "natural"])
def test_other_kinds_have_no_full_names(kind: str) -> None:
    assert link_full_name("溧阳煤矿博物馆", "PLACE", kind, {"溧阳": ()}) is None


def test_a_name_that_is_too_long_is_none() -> None:
    name = "云帆" * 40 + "博物馆"
    assert link_full_name(name, "PLACE", "site", {"云帆": ()}) is None
    name = name[-31:]
    link = Link(name, name, (name,), "a full name by its form")
    assert link_full_name(name, "PLACE", "site", {"云帆": ()}) == link
