"""Texts in traditional characters are read as the simplified ones that stand for them."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import policytext as pt
from policytext.data import read_rows
from policytext.entities import NameTable
from policytext.gazetteer.store import store
from policytext.knowledge import Entity, KnowledgeBase
from policytext.ledger import denials
from policytext.projects import ProjectRegistry
from policytext.simple_forms import simplified, variants

SIMPLE = (
    "常州市云帆工作报告\n一、2023年工作回顾\n"
    "去年，全市地区生产总值10500亿元，增长5.8%左右。新增就业三万余人，高于年度计划。"
    "群众在台上里程达8公里，干净的水增长2.1个百分点。\n"
    "二、2024年主要任务\n（一）着力扩大内需。今年全市预期目标：地区生产总值年均增长6%以上，比2020年增长一倍。"
    "与苏州市财政局建设云帆港大桥工程，建成8台机组，改造30万平方米。"
)
# Taiwan, Hong Kong, and older forms.
WRITTEN = {
    "taiwan": (
        "常州市雲帆工作報告\n一、2023年工作回顧\n"
        "去年，全市地區生產總值10500億元，增長5.8%左右。新增就業三萬餘人，高於年度計劃。"
        "群眾在臺上裡程達8公里，乾淨的水增長2.1個百分點。\n"
        "二、2024年主要任務\n（一）著力擴大內需。今年全市預期目標：地區生產總值年均增長6%以上，比2020年增長一倍。"
        "與蘇州市財政局建設雲帆港大橋工程，建成8臺機組，改造30萬平方米。"
    ),
    "hong kong": (
        "常州市雲帆工作報告\n一、2023年工作回顧\n"
        "去年，全市地區生產總值10500億元，增長5.8%左右。新增就業三萬餘人，高於年度計劃。"
        "羣衆在台上里程達8公里，乾淨的水增長2.1個百分點。\n"
        "二、2024年主要任務\n（一）着力擴大內需。今年全市預期目標：地區生產總值年均增長6%以上，比2020年增長一倍。"
        "與蘇州市財政局建設雲帆港大橋工程，建成8台機組，改造30萬平方米。"
    ),
}


@cache
def annotated(text: str) -> pt.Document:
    return pt.annotate(pt.Document(text, id="a", issuer="320400", year=2024))


@pytest.mark.parametrize("form", WRITTEN)
def test_all_layers_are_those_of_the_simplified_text(form: str) -> None:
    simple, written = annotated(SIMPLE), annotated(WRITTEN[form])
    assert simplified(written.text) == simple.text
    for layer in simple.layers:
        found = [(one.start, one.end, one.label) for one in written[layer]]
        assert found == [(one.start, one.end, one.label) for one in simple[layer]] != [], layer
        assert all(one.text == written.text[one.start : one.end] for one in written[layer])
    read: tuple[pt.Layer[Any], ...] = (pt.QUANTITIES, pt.TIMES, pt.MENTIONS)
    for layer in read:
        values = [one.value for one in written[layer]]
        assert values == [one.value for one in simple[layer]]


@pytest.mark.parametrize("form", WRITTEN)
def test_rows_tell_the_same_in_the_words_of_the_text(form: str) -> None:
    simple, written = (list(annotated(one).targets()) for one in (SIMPLE, WRITTEN[form]))
    assert len(written) == len(simple) >= 5
    for one, other in zip(simple, written, strict=True):
        assert (other.indicator, other.code, other.role, other.measure, other.base, other.rate) == (
            one.indicator,
            one.code,
            one.role,
            one.measure,
            one.base,
            one.rate,
        )
        assert other.sentence in WRITTEN[form]
        assert WRITTEN[form][other.quantity_start : other.quantity_end] == other.quantity


def test_title_and_headings_are_as_the_text_writes_them() -> None:
    doc = annotated(WRITTEN["taiwan"])
    assert doc.title == "常州市雲帆工作報告"
    assert [(one.value.role, one.value.heading) for one in doc[pt.SECTIONS]] == [
        ("review", "2023年工作回顧"),
        ("plan", "2024年主要任務"),
        ("plan", "著力擴大內需"),
    ]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # Without any of the commonest words.
        ("蘇州市財政局。", ["320500/财政局", "320500"]),
        ("江蘇省常州市財政局投資3億元。", ["320400/财政局", "320000", "320400"]),
    ],
)
def test_short_texts(text: str, ids: list[str]) -> None:
    doc = pt.annotate(pt.Document(text, year=2024))
    assert [one.value.link and one.value.link.id for one in doc[pt.MENTIONS]] == ids


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("江蘇省", "320000"),
        ("臺灣", "710000"),
        ("台灣省", "710000"),
        ("蘇州市財政局", "320500/财政局"),
        ("氾水鎮", "321023101"),
        ("氾水鎮人民政府", "321023101/人民政府"),
        ("藉口鎮", "620502102"),
        ("赤鱲角機場", "香港国际机场"),
    ],
)
def test_names_are_looked_up(name: str, id: str) -> None:
    assert [each.id for each in pt.lookup(name)] == [id]


@pytest.mark.parametrize("text", ["氾水镇和鮀莲街道的著名景点", "哪吒乾隆年间反覆", "芸薹，昇腾"])
def test_simplified_text_keeps_characters_that_it_has_too(text: str) -> None:
    assert simplified(text) == text


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("寶應縣氾水鎮、鮀蓮街道和濛江鄉", "宝应县氾水镇、鮀莲街道和濛江乡"),
        ("洪水氾濫，乾淨的傢俱", "洪水泛滥，干净的家俱"),
        ("織篢鎮的著名產業乾潭鎮有著優勢", "织篢镇的著名产业乾潭镇有着优势"),
    ],
)
def test_traditional_text_keeps_the_characters_of_names(text: str, simple: str) -> None:
    assert simplified(text) == simple


def test_all_divisions_are_found_by_names_in_traditional_text() -> None:
    known = {each.name for each in store().upper()}
    for code in store().counties_with_townships():
        known.update(each.name for each in store().townships_of(code))
    alike = {both.character for both in variants()} | {
        one for one, _ in read_rows("lexicon/kept_forms.tsv")
    }
    names = [name for name in known if alike & set(name)]
    # The text before makes it one in traditional characters.
    lost = [name for name in names if not simplified(f"經濟發展{name}").endswith(name)]
    assert len(names) > 40
    assert lost == ["藉口镇"]


def test_mentions_of_names_with_kept_characters() -> None:
    doc = pt.annotate(pt.Document("寶應縣氾水鎮地區生產總值增長5%。", issuer="321000", year=2023))
    found = {one.text: one.value.link for one in doc[pt.MENTIONS]}
    assert (link := found["氾水鎮"]) is not None
    assert link.id == "321023101"


def test_a_stray_character_changes_itself_alone() -> None:
    text = "氾水镇有著名的景点，干部群众團结一心，扎实推进各项工作，全面完成年度目标任务，社会大局保持稳定。"
    assert simplified(text) == text.replace("團", "团")
    assert pt.lookup("氾水镇") != ()


@pytest.mark.parametrize("name", ["雲帆港區", "云帆港区"])
def test_names_of_a_user_are_found_however_written(name: str) -> None:
    names = NameTable.from_dict({"names": [{"text": name, "label": "PLACE", "kind": "zone"}]})
    own = KnowledgeBase([Entity("港", name, "PLACE", "zone")])
    nlp = pt.load("entities", "links", entities={"names": names}, links={"knowledge": own})
    doc = nlp(pt.Document("我們建設雲帆港區。", issuer="320400", year=2024))
    found = {one.text: one.value.link for one in doc[pt.MENTIONS]}
    assert (link := found["雲帆港區"]) is not None
    assert link.id == "港"


@pytest.mark.parametrize("name", ["鮀泓", "鮀泓灣", "著阳", "藉覆湾"])
@pytest.mark.parametrize("text", ["去年，{}實現產值，經濟發展。", "去年，{}实现产值，经济发展。"])
def test_names_of_a_user_that_either_kind_of_text_may_hold(name: str, text: str) -> None:
    names = NameTable.from_dict({"names": [{"text": name, "label": "PLACE", "kind": "zone"}]})
    own = KnowledgeBase([Entity("港", name, "PLACE", "zone")])
    nlp = pt.load("entities", "links", entities={"names": names}, links={"knowledge": own})
    written = name.replace("灣", "湾") if "实现" in text else name
    doc = nlp(pt.Document(text.format(written), issuer="320400", year=2024))
    found = {one.text: one.value.link for one in doc[pt.MENTIONS]}
    assert (link := found[written]) is not None
    assert link.id == "港"
    assert [each.id for each in own.lookup(written)] == ["港"]


def test_words_that_a_user_wants_beside_a_name_are_found_however_written() -> None:
    entry = {"text": "云帆", "label": "PLACE", "kind": "zone", "only_with": ["鮀泓"]}
    names = NameTable.from_dict({"names": [entry]}).simplified
    (found,) = names.matches(simplified("經濟發展，鮀泓的雲帆。"))
    assert found[:2] == (8, 10)


def test_works_of_both_writings_are_one() -> None:
    registry = ProjectRegistry()
    for number, text in enumerate((SIMPLE, WRITTEN["taiwan"])):
        registry.add(annotated(text).replace(id=str(number), year=2024))
    (project,) = registry.projects()
    assert len(project.occurrences) == 2


def test_denials() -> None:
    assert [names for _, names in denials.denials(pt.Document("今年不設經濟增長的具體目標。"))] == [
        ["经济"]
    ]
