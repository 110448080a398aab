"""Numbers and dates that a line end may have cut in two."""

from __future__ import annotations

import time

import pytest

from policytext import QUANTITIES, Document
from policytext.quantities import QuantityAnnotator, find_quantities, find_times


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("完成120\n3.5亿元", ["3.5亿元"]),
        ("增长1\n2%", ["2%"]),
        ("失业率4.\n1%", ["1%"]),
        ("失业率4．\n　１％", ["１％"]),
        ("增长12\n%，", ["%"]),
        ("产值达12\n亿元以上", ["亿元以上"]),
        ("指数达4.46\n3，", ["4.46"]),
        ("截至20\n23年", ["23年"]),
        ("于12\n月5日前建成3座", ["5日"]),
    ],
)
def test_a_number_at_a_cut_has_no_value(text: str, spans: list[str]) -> None:
    found = [span for span in find_quantities(text) if span.text != "3座"]
    assert [span.text for span in found] == spans
    assert all(span.value.comparator == "unreadable" for span in found)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("完成投资，\n3.5亿元到位", ["3.5亿元"]),
        # The cells of a table stand below each other.
        ("产值\n120\n3.5%\n", ["3.5%"]),
        ("产值\t120\n3.5%\t4", ["3.5%"]),
        ("第2\n1家约3家", ["1家", "约3家"]),
    ],
)
def test_a_line_that_ends_otherwise_cuts_nothing(text: str, spans: list[str]) -> None:
    assert [span.text for span in find_quantities(text)] == spans


@pytest.mark.parametrize(
    "text",
    [
        "增长6%\n以上，",
        "增长6% \n　　以上，",
        "增长6%\n\n左右。",
        "投资6亿元\n以上的项目",
        "增速不低于\n6%，",
        "增速不\n低于6%，",
        "增长大约\n\n6%",
        "增长6%以\n上，",
        "增长6%左\n　　右，",
        "三年以 \n内修完",
        "增速不超\n过6%，",
        "投入20\n亿元，",
        "引水3000\n万立方米",
    ],
)
def test_a_number_cut_from_its_bound_has_no_value(text: str) -> None:
    (span,) = find_quantities(text)
    assert (span.value.comparator, span.value.low, span.value.high) == ("unreadable", None, None)


@pytest.mark.parametrize(
    "text", ["气温最高\n6℃\n最低\n5℃", "增长\n6%\n以上指标", "铺在马路上\n6公里", "增长6%。\n以上"]
)
def test_a_cell_and_a_sentence_that_ends_are_not_cut_from_a_bound(text: str) -> None:
    assert {span.value.comparator for span in find_quantities(text)} == {"eq"}


@pytest.mark.parametrize("part", ["6% ", " 6%", "6%\n", "约 　", "6%" + " " * 50])
def test_blanks_and_bounds_are_read_in_linear_time(part: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        find_quantities(part * times + "以上")
        return time.process_time() - start

    def fastest(times: int) -> float:
        # One of them may meet a collection of garbage, which takes long after other tests.
        return min(seconds(times) for _ in range(3))

    assert fastest(4000) < 10 * max(fastest(1000), 0.02)


def test_times_at_a_cut_are_left_out_and_said() -> None:
    doc = QuantityAnnotator()(Document("自2023年1\n2月5日起完成3项", year=2024))
    assert [one.text for one in find_times(doc.text, 2024)] == ["2023年"]
    assert [problem.kind for problem in doc.problems] == ["unreadable"]
    assert [span.text for span in doc[QUANTITIES]] == ["3项"]


def test_a_whole_year_is_a_date_whatever_the_line_before_ends_in() -> None:
    assert [one.text for one in find_times("电话：12345\n2023年5月4日")] == ["2023年5月4日"]


def test_lines_that_go_on_with_other_words_cut_no_bound() -> None:
    text = "修渠3条。\n过去的渠也已修好\n投入6亿元\n上级补助2亿元"
    assert [one.value.comparator for one in find_quantities(text)] == ["eq", "eq", "eq"]
