"""How sure it is whether text without headings looks back or ahead, and what scores say of that."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.targets.sentence_features import seen_in
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0})

PLAN = (
    "大力发展食品加工业，支持企业做大做强，新增规上企业10家。深入开展精准招商，"
    "引进亿元以上项目20个以上。加快完善农产品冷链物流体系，新建冷库5座。"
)
REVIEW = "去年，新增规上企业17家。技改投资完成8.36亿元，实施技改项目34个。"


def scores(text: str, year: int = 2024) -> dict[str, float]:
    doc = NLP(pt.Document(text, issuer="320400", year=year))
    return {row.value.indicator: row.score or 0.0 for row in doc[pt.TARGETS]}


def test_rows_below_a_heading_are_surer_than_those_below_none() -> None:
    text = (
        "新增规上企业10家，引进亿元以上项目20个，新建冷库5座。改造老旧小区12个，治理河道60公里，"
        "新增绿地30公顷，新建学校8所，新增学位6000个。"
    )
    alone, below = scores(text), scores(f"二、2024年工作安排\n{text}")
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


@pytest.mark.parametrize(
    "text",
    [
        "全市生产总值增长5.2%，财政收入增长6.3%，工业增加值增长8.1%，进出口增长9.4%。",
        "财政收入增长8%。居民收入增长6%。",
        "\n\n生产总值增长5%。" + "\n" * 60,
    ],
)
def test_a_few_short_statements_are_facts(text: str) -> None:
    doc = pt.annotate(pt.Document(text, issuer="320400", year=2024))
    assert doc[pt.TARGETS]
    assert {row.value.role for row in doc[pt.TARGETS]} == {"actual"}


def test_bounds_make_goals_of_short_statements() -> None:
    text = "财政收入增长8%以上，居民收入增长6%以上，城镇登记失业率控制在4%以内。"
    assert [row[1] for row in told_rows(NLP, text, 2024)] == ["target", "target", "limit"]


@pytest.mark.parametrize("when", ["2024年上半年", "今年上半年", "2024年一季度", "截至2024年6月底"])
def test_a_part_of_the_year_that_is_over_looks_back(when: str) -> None:
    text = (
        f"{when}，全市生产总值增长5%，规上工业增加值增长6%，固定资产投资增长8%，"
        "财政收入增长3%，社会消费品零售总额增长7%，贷款余额增长9%。"
    )
    doc = pt.annotate(pt.Document(text, issuer="320400", year=2024))
    assert len(doc[pt.TARGETS]) >= 5
    assert {row.value.role for row in doc[pt.TARGETS]} == {"actual"}


def test_a_baseline_is_no_surer_than_the_direction_of_its_sentence() -> None:
    text = (
        "推进产业升级，工业增加值由40亿元增加到48亿元，市场主体由3万户增加到5万户，"
        "粮食产量稳定在60万吨，常住人口城镇化率提高到60%，城乡面貌焕然一新。"
    )
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    found = {
        (row.value.indicator, row.value.role == "baseline"): row.score or 0
        for row in doc[pt.TARGETS]
    }
    assert found["市场主体", True] == pytest.approx(found["市场主体", False], abs=0.05)


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
