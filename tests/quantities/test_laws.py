"""Laws that hold for any text."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import QUANTITIES, TIMES, Document
from policytext.quantities import QuantityAnnotator, find_quantities, find_times
from policytext.quantities.tables import Tables
from policytext.span import Span
from tests.quantities.tables import marked, rows

plain_digits = Tables.packaged().numerals.plain
PIECES = (
    "0123456789０５．.,，、一二三四五六七八九十百千万亿零〇两几数半第前近约超过达到控制在以上左右以内"
    "年月日季度底初今去个家元亩人次%％‰倍番成分之点“”《》()（）—-~至和\n �餘萬億年代𠮷"
)
texts = st.text(PIECES, max_size=60) | st.text(max_size=40)
CASES = [marked(row[0]) for row in rows("quantities.tsv") if "�" not in row[0]]
# A range of two bounds, 1万元以上5万元以下, keeps the bound that is still readable, and so does
# one that says its bound twice, 5000万元（含5000万元）以上.
WHOLE = [case for case in CASES if "以上5" not in case[0] and "（含5" not in case[0]]


@given(texts, st.none() | st.integers(1900, 2200))
def test_spans_are_in_order_and_never_overlap(text: str, year: int | None) -> None:
    spans: list[Span[Any]] = [*find_quantities(text), *find_times(text, year)]
    spans.sort()
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(spans[i].precedes(spans[i + 1]) for i in range(len(spans) - 1))


@given(texts)
def test_values_are_exact_decimals(text: str) -> None:
    for span in find_quantities(text):
        assert all(type(b) is Decimal for b in (span.value.low, span.value.high) if b is not None)


@given(texts)
def test_the_same_text_gives_the_same_result(text: str) -> None:
    assert find_quantities(text) == find_quantities(text)


# Before 1983 五年 at the head of a sentence is no time; without a year it is.
@given(texts, st.integers(1983, 2050))
def test_the_annotator_says_what_the_functions_say(text: str, year: int) -> None:
    doc = QuantityAnnotator()(Document(text, year=year))
    assert doc[QUANTITIES] == find_quantities(text)
    assert doc[TIMES] == find_times(text, year)
    assert doc.text == text
    assert pickle.loads(pickle.dumps(doc)) == doc


@given(st.sampled_from(WHOLE), st.data())
def test_a_lost_digit_never_leaves_a_number(
    case: tuple[str, int, int], data: st.DataObject
) -> None:
    text, start, end = case
    digits = [
        i for i in range(start, end) if plain_digits(text[i]).isascii() and text[i].isdecimal()
    ]
    if not digits:
        return
    place = data.draw(st.sampled_from(digits))
    damaged = text[:place] + "�" + text[place + 1 :]
    touching = [s for s in find_quantities(damaged) if s.start < end and start < s.end]
    assert all(span.value.comparator == "unreadable" for span in touching), touching
    # Where digits are left next to the lost one, the number is marked, not dropped.
    if place - 1 in digits or place + 1 in digits:
        assert touching, damaged


def test_a_power_of_ten_that_lost_a_digit_leaves_no_number() -> None:
    found = find_quantities("含量3.2×1�⁻³克。")
    assert [span.value.comparator for span in found] == ["unreadable"]


@given(st.sampled_from(rows("times.tsv")), st.data())
def test_a_lost_digit_never_leaves_a_time(row: list[str], data: st.DataObject) -> None:
    text, start, end = marked(row[0])
    digits = [i for i in range(start, end) if text[i] in "0123456789０１２３"]
    if digits:
        place = data.draw(st.sampled_from(digits))
        damaged = text[:place] + "�" + text[place + 1 :]
        left = [s for s in find_times(damaged, 2024) if s.start < end and start < s.end]
        assert not left, damaged


def test_a_range_that_lost_an_end_is_no_number() -> None:
    for text in ("门票�块到5块。", "门票3块到�块。", "气温�度至5度。"):
        found = find_quantities(text)
        assert [span.value.comparator for span in found] == ["unreadable"], text


def test_a_lost_digit_before_a_slash_or_a_classifier_leaves_nothing() -> None:
    assert find_times("�022/2023年度供热面积增加。", 2024) == ()
    found = find_quantities("贷款近�个亿元以上，50�万元(含)至100万元。")
    assert [(s.text, s.value.comparator) for s in found] == [("50�万元(含)至100万元", "unreadable")]


@given(st.sampled_from(CASES))
def test_a_lost_mark_elsewhere_changes_nothing(case: tuple[str, int, int]) -> None:
    text = case[0]
    far = "甲�乙，" + text
    moved = [(s.start - 4, s.end - 4, s.value) for s in find_quantities(far)]
    assert moved == [(s.start, s.end, s.value) for s in find_quantities(text)]


SIZE = 200_000


# Structures that make a careless pattern slow: each must end, and quickly.
@pytest.mark.parametrize(
    "piece",
    [
        "1", "一", "十", "千", "百分之", "万亿", "多", "、", "，", "1、", "1,", "1 ", "0.", "(", "“", "《",
        "第", "第一", "半", "点", "一点", "5%、", "5%—", "12年", "2021—", "1月1日至", "“十五", "近", "�",
        "1�", "约�", "1:", "两", "3万5千", "一二三", "\n", "今年", "/", "1/", "达到", "前三", "几",
        "1∶", "比1:", "1\n", "1\n%", "10⁴", "1×10⁸", "1¹", "（亿元", "亿元、", "13月5日", "第一届人民代表大会", "国",
    ],
)  # fmt: skip
def test_adversarial_texts_come_to_an_end(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    spans: list[Span[Any]] = [*find_quantities(text), *find_times(text, 2020)]
    assert all(span.end <= len(text) for span in spans)
