"""Growth over several years is told as a mean of each or as a whole, and never mixed up."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

import policytext as pt
from policytext.ledger import (
    Row,
    disputes,
    match,
    panel,
    read_rows,
    render_review,
    rows,
    to_arrow,
    write_csv,
    write_jsonl,
)
from policytext.targets.annotator import TargetAnnotator
from tests.ledger.samples import number

YEARLY, WHOLE = "yearly mean", "whole period"


def annotated(text: str, year: int) -> pt.Document:
    nlp = pt.load("structure", "quantities", "entities", "links")
    doc = nlp(pt.Document(text, id=str(year), issuer="320400", year=year))
    return TargetAnnotator(min_score=0)(doc)


def told(text: str, quantity: str, year: int = 2026) -> Row:
    return next(row for row in annotated(text, year).targets() if row.quantity == quantity)


@pytest.mark.parametrize(
    ("text", "quantity", "rate"),
    [
        ("“十四五”时期，地区生产总值年均增长7%。", "7%", YEARLY),
        ("“十四五”时期，地区生产总值平均每年增长7%。", "7%", YEARLY),
        ("“十四五”时期，工业增加值年递增7%。", "7%", YEARLY),
        ("“十四五”时期，地区生产总值、财政收入年均分别增长7%和9%。", "9%", YEARLY),
        ("“十四五”时期，森林覆盖率年均提高0.7个百分点。", "0.7个百分点", YEARLY),
        ("“十四五”时期，年均造林7万亩。", "7万亩", YEARLY),
        ("“十四五”时期，地区生产总值增长7%（年均）。", "7%", YEARLY),
        ("“十四五”时期，地区生产总值累计增长27%、年均增长5%。", "5%", YEARLY),
        ("“十四五”时期，地区生产总值累计增长27%、年均增长5%。", "27%", WHOLE),
        ("“十四五”时期，财政收入年均增长5%，地区生产总值累计增长27%。", "27%", WHOLE),
        ("“十四五”时期，地区生产总值增长27%。", "27%", WHOLE),
        ("五年来，地区生产总值翻一番。", "一番", WHOLE),
        ("财政收入连续三年增长8%以上。", "8%以上", YEARLY),
        # What stayed so was so in each year; of one year that says nothing.
        ("“十四五”时期，居民消费价格涨幅稳定在1.7%左右。", "1.7%左右", YEARLY),
        ("2025年，居民消费价格涨幅稳定在1.7%左右。", "1.7%左右", ""),
        ("2011 年，农民人均纯收入完成 7310 元，比 2006 年增长 3120 元。", "3120 元", ""),
        ("助学贷款每人每年最高额度增加4000元。", "4000元", ""),
        # A mean that is told before may go on; nobody can say.
        ("“十四五”时期，财政收入年均增长5%，地区生产总值增长7%。", "7%", ""),
        # A sentence ends what is told of it.
        ("“十四五”时期，财政收入年均增长5%。“十四五”时期，地区生产总值增长27%。", "27%", WHOLE),
        # 年均 that is part of a name, levels, and one year.
        ("“十四五”时期，PM2.5年均浓度下降17%。", "17%", WHOLE),
        ("“十四五”时期，新增就业17万人。", "17万人", ""),
        ("2025年，地区生产总值增长7%。", "7%", ""),
        ("2025年，地区生产总值比2020年增长27%。", "27%", ""),
        ("2025年，全年增长的地区生产总值增速为7%。", "7%", ""),
    ],
)
def test_the_words_around_a_value_tell(text: str, quantity: str, rate: str) -> None:
    assert told(text, quantity).rate == rate


def test_growth_of_all_years_is_no_report_on_a_goal_for_each() -> None:
    goal = told("“十四五”时期，地区生产总值年均增长6%以上。", "6%以上", 2021)
    whole = told("“十四五”时期，地区生产总值累计增长25%。", "25%")
    assert goal.period_end == whole.period_end
    (found,) = match([goal], [whole])
    assert found.outcome == "not reported"
    assert "growth 25% (whole period)" in found.reason
    yearly = told("“十四五”时期，地区生产总值年均增长4.6%。", "4.6%")
    (found,) = match([goal], [whole, yearly])
    assert (found.outcome, found.actuals) == ("missed", (yearly,))


def test_the_two_do_not_contradict_each_other() -> None:
    doc = annotated("“十四五”时期，地区生产总值累计增长27%、地区生产总值年均增长5%。", 2026)
    assert {row.rate for row in doc.targets()} == {YEARLY, WHOLE}
    assert disputes(doc.targets()) == ()


def test_arrow_has_the_column() -> None:
    pytest.importorskip("pyarrow")
    row = told("“十四五”时期，地区生产总值年均增长7%。", "7%")
    assert to_arrow([row])["rate"].to_pylist() == [YEARLY]


def test_all_forms_have_the_column_and_older_tables_are_read(tmp_path: Path) -> None:
    row = told("“十四五”时期，地区生产总值年均增长7%。", "7%")
    assert f'data-rate="{YEARLY}"' in render_review([row])
    write_csv([row], tmp_path / "rows.csv")
    assert list(read_rows(tmp_path / "rows.csv")) == [row]
    path = tmp_path / "rows.jsonl"
    write_jsonl([row], path)
    assert list(read_rows(path)) == [row]
    cells = json.loads(path.read_text("utf-8"))
    del cells["rate"]
    path.write_text(json.dumps(cells, ensure_ascii=False), "utf-8")
    assert next(iter(read_rows(path))).rate == ""


def test_a_text_of_one_sentence_takes_linear_time() -> None:
    words = "地区生产总值增长6%，"

    def seconds(count: int) -> float:
        doc = pt.Document(words * count, id="a", issuer="320400", year=2026)
        spans, sentence = [], doc.span(0, len(doc.text), "SENTENCE")
        for start in range(0, len(doc.text), len(words)):
            value = doc.span(start + 8, start + 10, "QUANTITY", number("6%"))
            stated = pt.Indicator("地区生产总值", "growth", "actual", quantity=value)
            spans.append(doc.span(start, start + 10, "INDICATOR", stated))
        doc = doc.with_layer(pt.TARGETS, spans).with_layer(pt.SENTENCES, [sentence])
        start_time = time.process_time()
        assert len(panel([doc])) == count
        return time.process_time() - start_time

    seconds(100)
    assert min(seconds(8000) for _ in range(2)) < 24 * max(seconds(1000), 0.02)


def test_rows_of_one_sentence_share_its_text() -> None:
    doc = annotated("去年地区生产总值增长6%，财政收入增长7%。", 2026)
    first, second = rows(doc)
    assert first.sentence is second.sentence
