"""The tables of cases: what is found, with all fields, and what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policytext.quantities import find_quantities, find_times
from policytext.values import Quantity
from tests.quantities.tables import marked, phrases, rows


def decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@pytest.mark.parametrize("row", rows("quantities.tsv"), ids=lambda row: row[0])
def test_a_quantity_is_found_with_all_fields(row: list[str]) -> None:
    text, start, end = marked(row[0])
    expected = Quantity(decimal(row[3]), decimal(row[4]), row[2], row[5], row[1])
    found = {(span.start, span.end): span.value for span in find_quantities(text)}
    assert found.get((start, end)) == expected, found


@pytest.mark.parametrize("row", rows("times.tsv"), ids=lambda row: f"{row[0]} {row[1]}")
def test_a_time_is_found_with_its_interval(row: list[str]) -> None:
    text, start, end = marked(row[0])
    found = {
        (span.start, span.end): span.value.isoformat()
        for span in find_times(text, int(row[1]) or None)
    }
    assert found.get((start, end)) == row[2], found


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("多规合一、二季度完成。", ["二季度"]),
        ("多规合一、二、三季度完成。", ["二", "三季度"]),
        ("全省第一、二季度回落。", ["二季度"]),
        ("增速居第一、第二季度回落。", ["第二季度"]),
        ("今年一、二、三、四季度增长。", ["今年一", "二", "三", "四季度"]),
    ],
)
def test_quarters_are_listed_whole_and_not_behind_other_words(text: str, times: list[str]) -> None:
    assert [span.text for span in find_times(text, 2024)] == times


@pytest.mark.parametrize("time", ["5月20日下午5时30分之前", "2024年5月20日17:00前"])
def test_a_day_with_an_hour_and_before_is_a_deadline(time: str) -> None:
    (found,) = find_times(f"请于{time}寄出。", 2024)
    assert (found.text, found.value.isoformat()) == (time, "/2024-05-20")


def test_a_year_that_is_counted_is_a_length_and_no_time() -> None:
    said = "古镇有1840年历史，粮食产量接近1979年的水平，1978年的历史会议后，有2000年左右的文物。"
    assert [span.text for span in find_quantities(said)] == ["1840年"]
    assert [span.text for span in find_times(said, 2024)] == ["1979年", "1978年", "2000年"]


def test_a_title_or_heading_that_looks_back_on_months_tells_their_year() -> None:
    said = "\n上半年完成投资12亿元，增长5%，税收增长6%。"
    for title, year in (
        ("辽阳市上半年经济运行情况", "2024"),
        ("辽阳市2023年上半年经济运行情况", "2023"),
        ("一、上半年工作情况", "2024"),
        ("一、2023年上半年工作情况", "2023"),
        ("一、抓好上半年工作", "2023"),
    ):
        times = [span for span in find_times(title + said, 2024) if span.start > len(title)]
        assert [str(span.value.start)[:4] for span in times] == [year]


def test_however_many_figures_stand_in_a_bulletin_it_tells_of_its_months() -> None:
    figures = "".join(f"产品{i}完成{i}万吨，增长{i}%，" for i in range(1, 20))
    text = f"2024年上半年辽阳市经济运行情况\n{figures}二季度末，生猪存栏18万头。"
    last = find_times(text, 2024)[-1]
    assert (last.text, str(last.value.end)) == ("二季度末", "2024-06-30")


@pytest.mark.parametrize("frame", ["{}", "要抓好{}，", "推进{}。", "“{}”活动", "各级{}和{}"])
def test_set_phrases_and_names_hold_no_quantity(frame: str) -> None:
    hits = {
        phrase: [span.text for span in found]
        for phrase in phrases("negatives.txt")
        if (found := find_quantities(frame.replace("{}", phrase)))
    }
    assert not hits


@pytest.mark.parametrize(
    "heading",
    [
        "GDP（亿元）",
        "GDP(亿元)\t增速(%)",
        "单位：亿元、万人",
        "单位：人民币亿元。",
        "主要指标\n单位：千万元\n全市",
        "人均产值（万元/人）",
        "总产量（万吨）",
        "全市|亿元|万户|",
        "亿元",
    ],
)
def test_a_heading_of_units_is_no_quantity(heading: str) -> None:
    assert find_quantities(heading) == ()


@pytest.mark.parametrize("text", ["（亿元以上）", "产值（超亿元）", "：完成亿元投资"])
def test_a_scale_among_other_words_counts(text: str) -> None:
    assert len(find_quantities(text)) == 1


def test_there_are_many_cases() -> None:
    assert len(rows("quantities.tsv")) > 200
    assert len(rows("times.tsv")) > 100
    assert len(phrases("negatives.txt")) > 300
