"""What growth and change are counted from, where that is not the year before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import policytext as pt
from policytext.ledger import Row, match, read_rows, write_csv, write_jsonl
from policytext.targets.annotator import TargetAnnotator


def told(text: str, quantity: str, year: int = 2011) -> Row:
    nlp = pt.load("structure", "quantities", "entities", "links")
    doc = nlp(pt.Document(text, id=str(year), issuer="320400", year=year))
    doc = TargetAnnotator(min_score=0)(doc)
    return next(row for row in doc.targets() if row.quantity == quantity)


@pytest.mark.parametrize(
    ("text", "quantity", "base"),
    [
        ("2010年地区生产总值完成90亿元，比2005年增长71%。", "71%", "2005"),
        ("2010年地区生产总值和财政收入分别比2005年增长71%和92%。", "92%", "2005"),
        ("2010年财政收入完成9亿元，比“十五”末增长71%。", "71%", "2005"),
        ("2010年地区生产总值较五年前增长71%。", "71%", "2005"),
        ("与2005年相比，地区生产总值增长71%。", "71%", "2005"),
        ("在2008年的基础上，2010年地区生产总值增长71%。", "71%", "2008"),
        ("财政收入达到9亿元，3年增长71%。", "71%", "2007"),
        ("财政收入比“十五”时期增长71%。", "71%", "2001/2005"),
        ("财政收入比上个五年增长71%。", "71%", "上个五年"),
        # A budget is not what came of it.
        ("财政赤字9亿元，比上年年初预算增加1亿元。", "1亿元", "上年年初预算"),
        ("财政赤字9亿元，比去年预算减少1亿元。", "1亿元", "去年预算"),
        ("财政赤字9亿元，比上年预算执行数增加1亿元。", "1亿元", ""),
        # The year before is what growth is counted from anyhow.
        ("2010年地区生产总值比2009年增长71%。", "71%", ""),
        ("2010年地区生产总值比上年增长71%。", "71%", ""),
        ("2010年地区生产总值增长71%。", "71%", ""),
        # What else the sentence tells is not of that base.
        ("地区生产总值比2005年增长71%，年均增长11%。", "11%", ""),
        ("地区生产总值比2005年增长71%，财政收入增长12%。", "12%", ""),
        ("地区生产总值连续5年增长12%。", "12%", ""),
        ("地区生产总值是2005年的2倍，财政收入增长12%。", "12%", ""),
        # What has more than doubled did so since the year that its sentence compares with.
        ("2010年地区生产总值比2005年增长71%；财政收入增长1.7倍。", "1.7倍", "2005"),
        ("2010年地区生产总值比2005年增长71%，财政收入同比增长1.7倍。", "1.7倍", ""),
        ("2010年地区生产总值比上年增长71%，财政收入增长1.7倍。", "1.7倍", ""),
        # A comparison with which a sentence opens is of all that follows, unless words say otherwise.
        ("与2005年相比，地区生产总值增长71%，财政收入增长92%。", "92%", "2005"),
        ("与2005年相比，细颗粒物平均浓度下降12%、职工平均工资增长92%。", "92%", "2005"),
        (
            "2010年同2005年相比，财政收入由3亿元增加到5亿元，按可比价格计算增长67%；"
            "粮食产量由30万吨增加到32万吨，增长7%。",
            "7%",
            "2005",
        ),
        ("与2005年相比，财政收入增长71%，2010年增长8%。", "8%", ""),
        ("与2005年相比，财政收入增长71%，其中2010年增长8%，粮食产量增长7%。", "7%", ""),
        ("与2005年相比，2010年财政收入增长71%，粮食产量增长7%。", "7%", "2005"),
        ("与2005年相比，财政收入增长71%；2010年粮食产量增长7%。", "7%", ""),
        ("与2005年相比，财政收入增长71%，粮食产量同比增长7%。", "7%", ""),
        ("与2005年相比，财政收入增长71%，粮食产量平均每年增长7%。", "7%", ""),
        ("财政收入与2005年相比增长71%，粮食产量增长7%。", "7%", ""),
        # An amount goes on with the year of the clause before; a rate may be a year's own.
        ("2010年臭氧浓度较2005年下降17%，优良天数增加31天。", "31天", "2005"),
        ("2010年森林覆盖率比2005年提高3个百分点，绿地率提高7个百分点。", "7个百分点", "2005"),
        ("2010年臭氧浓度较2005年下降17%，优良天数同比增加31天。", "31天", ""),
        ("臭氧浓度较2005年下降17%，2010年优良天数增加31天。", "31天", ""),
        ("2010年臭氧浓度较2005年下降17%，优良率提高，优良天数增加31天。", "31天", ""),
        ("2010年臭氧浓度较2005年下降17%；优良天数增加31天。", "31天", ""),
        ("2010年臭氧浓度较2005年下降17%，财政收入增长7%。", "7%", ""),
        # What is so many times what it was.
        ("2010年居民储蓄存款余额达到42亿元，是2005年的2.6倍。", "2.6倍", "2005"),
        (
            "2010年存款、贷款余额分别为42亿元、30亿元，分别是 2005 年的2.6倍、1.9倍。",
            "1.9倍",
            "2005",
        ),
        ("2010年财政收入完成9亿元，是“十五”末的2.6倍。", "2.6倍", "2005"),
        ("2010年财政收入完成9亿元，是上年的1.6倍。", "1.6倍", ""),
    ],
)
def test_a_year_further_back_is_named(text: str, quantity: str, base: str) -> None:
    assert told(text, quantity).base == base


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("2010年城镇居民人均可支配收入较2005年实现翻番。", "2005"),
        ("2010年城镇居民人均可支配收入较2009年实现翻番。", ""),
        ("2010年财政收入稳定增长。", ""),
    ],
)
def test_what_has_grown_in_words_has_a_base(text: str, base: str) -> None:
    assert told(text, "").base == base


def test_growth_since_a_year_further_back_is_no_report_on_a_goal_of_one_year() -> None:
    goal = told("今年的预期目标是：地区生产总值增长12%。", "12%", 2010)
    since = told("2010年地区生产总值完成90亿元，比2005年增长71%。", "71%")
    (found,) = match([goal], [since])
    assert found.outcome == "not reported"
    assert "growth 71% since 2005" in found.reason
    yearly = told("2010年地区生产总值比上年增长11%。", "11%")
    (found,) = match([goal], [since, yearly])
    assert (found.outcome, found.actuals) == ("missed", (yearly,))


def test_goals_and_reports_from_one_base_are_compared() -> None:
    goal = told("今年的预期目标是：地区生产总值比2005年增长80%以上。", "80%以上", 2010)
    since = told("2010年地区生产总值完成90亿元，比2005年增长71%。", "71%")
    assert (goal.base, match([goal], [since])[0].outcome) == ("2005", "missed")


def test_tables_from_before_the_column_are_read(tmp_path: Path) -> None:
    row = told("2010年地区生产总值比2005年增长71%。", "71%")
    path = tmp_path / "rows.jsonl"
    write_jsonl([row], path)
    assert list(read_rows(path)) == [row]
    cells = json.loads(path.read_text("utf-8"))
    del cells["base"]
    path.write_text(json.dumps(cells, ensure_ascii=False), "utf-8")
    assert next(iter(read_rows(path))).base == ""
    write_csv([row], tmp_path / "rows.csv")
    assert list(read_rows(tmp_path / "rows.csv")) == [row]
