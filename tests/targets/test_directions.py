"""How sure it is whether text without headings looks back or ahead, and what scores say of that."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.targets.sentence_features import seen_in
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0})

PLAN = "聚焦产业升级，培育壮大食品加工集群，新增规上企业12家。加快补链延链，实施技改项目30个。"
REVIEW = "去年，新增规上企业17家。技改投资完成8.36亿元，实施技改项目34个。"


def scores(text: str, year: int = 2024) -> dict[str, float]:
    doc = NLP(pt.Document(text, issuer="320400", year=year))
    return {row.value.indicator: row.score or 0.0 for row in doc[pt.TARGETS]}


def test_rows_below_a_heading_are_surer_than_those_below_none() -> None:
    alone, below = scores(PLAN), scores(f"二、2024年工作安排\n{PLAN}")
    assert alone.keys() == below.keys()
    assert all(alone[name] < below[name] for name in alone)


def test_roles_that_words_or_years_tell_are_as_sure_as_below_a_heading() -> None:
    words = "力争新增规上企业12家，培育壮大食品加工集群。加快补链延链。"
    said, told = scores(words), scores(f"二、2024年工作安排\n{words}")
    # The heading itself is seen of a row, too.
    assert said == pytest.approx(told, abs=0.01)


@pytest.mark.parametrize(("text", "role"), [(PLAN, "target"), (REVIEW, "actual")])
def test_paragraphs_by_themselves(text: str, role: str) -> None:
    assert {row[1] for row in told_rows(NLP, text, 2024)} == {role}


def test_a_short_statement_is_a_fact_unless_its_words_say_otherwise() -> None:
    assert told_rows(NLP, "地区生产总值增长5%。", 2024) == [
        ("地区生产总值", "actual", "2023", "5%")
    ]
    assert told_rows(NLP, "地区生产总值力争增长5%。", 2024) == [
        ("地区生产总值", "target", "2024", "5%")
    ]
    assert scores("地区生产总值增长5%。")["地区生产总值"] > 0.9


def test_a_paragraph_that_begins_with_last_year_looks_back() -> None:
    text = (
        "2023年，地区生产总值增长6%。一是稳住大盘，新增企业20家。二是改善民生，新建学校5所。\n"
        "今年重点做好三个方面工作：\n一要优农业。粮食产量稳定在3亿斤以上。"
    )
    roles = [row[1] for row in told_rows(NLP, text, 2024)]
    assert roles == ["actual", "actual", "actual", "target"]


def test_exact_figures_are_seen_but_not_which() -> None:
    assert {"#xxxx", "#xxxx亿"} <= seen_in("完成投资12.37亿元")
    assert {"#xx", "#xx个"} <= seen_in("新建项目120个")
    assert not any(one.startswith("#") for one in seen_in("2024年，新建项目若干"))


def test_years_with_which_a_clause_begins_are_those_of_its_value() -> None:
    text = "一、工作回顾\n城镇面貌改善；五年城镇新增就业26万人。五年财政支农支出131亿元。"
    rows = [row for row in told_rows(NLP, text, 2021) if row[0] in ("城镇新增就业", "财政支农支出")]
    assert [row[2] for row in rows] == ["2016-2020", "2016-2020"]
    text = "一、工作回顾\n五年规划新增就业26万人，三年行动计划投资12亿元。"
    assert {row[2] for row in told_rows(NLP, text, 2021)} <= {"2020"}


def test_words_of_the_other_direction_make_no_heading_sure() -> None:
    # 保障 in 民生保障扎实有力 plans nothing, though 改革 before it looks like a plan.
    text = (
        "（三）转型升级步伐加快。规上工业增加值增长7.2%，新增规上企业12家。\n"
        "（四）改革开放加力提速。外贸进出口增长12%，实际利用外资3.2亿美元。\n"
        "（五）民生保障扎实有力。20项民生工程全面完成，改造老旧小区86个，乡村面貌发生积极变化。"
    )
    assert {row[1] for row in told_rows(NLP, text, 2025)} == {"actual"}
