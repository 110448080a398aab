"""What news and talks tell of: feasts, days, places named before, and the year that is ending."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.ledger import Row
from policytext.occasions import looks_back_on_own_year
from tests.targets.told_rows import periods_told, value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")


def told(text: str, year: int, issuer: str = "410500") -> list[Row]:
    """The rows that have a value, in order."""
    return value_rows(NLP, text, year, issuer)


def spans(text: str, year: int, issuer: str = "410500") -> list[tuple[str, str, str]]:
    """Name, role and period of each row."""
    return periods_told(told(text, year, issuer))


TALK = "在全市经济工作会议上的讲话\n"


@pytest.mark.parametrize(
    "text",
    [
        "一、今年的经济工作\n实现生产总值1800亿元，同比增长18%。\n二、明年的主要任务\n粮食产量稳定。",
        "即将过去的2010年，成绩显著。预计实现生产总值1800亿元，同比增长18%。",
        "2010年即将过去，成绩显著。实现生产总值1800亿元，同比增长18%。",
    ],
)
def test_talks_as_the_year_ends_look_back_on_it(text: str) -> None:
    year = "2010-01-01/2010-12-31"
    expected = [("生产总值", "actual", year), ("生产总值", "actual", year)]
    assert spans(TALK + text, 2010) == expected


def test_what_comes_next_year_is_still_a_goal() -> None:
    text = f"{TALK}一、今年的经济工作\n成绩显著。\n二、明年的主要任务\n生产总值增长16%。"
    assert spans(text, 2010) == [("生产总值", "target", "2011-01-01/2011-12-31")]


def test_reports_on_this_year_and_the_next_five_are_left_alone() -> None:
    assert not looks_back_on_own_year("", "一、今年的工作\n二、今明两年的任务\n", 2010)


@pytest.mark.parametrize(
    "dateline", ["2022年5月19日 记者从市财政局获悉", "5月19日，记者获悉", "记者从市财政局获悉"]
)
def test_months_that_news_begin_with_hold_for_what_follows(dateline: str) -> None:
    text = f"{dateline}，1—4月，一般公共预算收入137亿元。一般公共预算支出158亿元，增长7.4%。"
    assert {span[2] for span in spans(text, 2022)} == {"2022-01-01/2022-04-30"}


def test_months_behind_a_dateline_are_those_that_it_names() -> None:
    text = "新华社兰州11月15日电 今年前三季度，农村居民人均可支配收入6897元，增长13.1%。"
    assert {span[2] for span in spans(text, 2021)} == {"2021-01-01/2021-09-30"}


def test_growth_behind_what_was_made_up_to_a_month_is_of_the_same_months() -> None:
    text = "截至10月底，蔬菜种植面积86万亩，产量达217万吨，较上年同期增长6.5%。"
    assert [span[2] for span in spans(text, 2021)] == [
        "2021-10-31/2021-10-31",
        "2021-01-01/2021-10-31",
        "2021-01-01/2021-10-31",
    ]


def test_what_was_done_up_to_a_day_is_of_the_year_so_far() -> None:
    text = "5月19日，记者获悉，截至5月10日，全市累计办理留抵退税386.7亿元。"
    assert [span[2] for span in spans(text, 2022)] == ["2022-01-01/2022-05-10"]


def test_a_few_days_hold_for_all_that_a_paragraph_tells() -> None:
    text = "2月5日，记者获悉，1月28日至2月4日，接待游客97万人次；旅游总花费102亿元。酒店平均开房率86%。"
    assert {span[2] for span in spans(text, 2025)} == {"2025-01-28/2025-02-04"}


def test_ten_days_of_a_month_hold_for_their_clause_alone() -> None:
    text = "一、2020年工作回顾\n3月中旬实现全部复工；减免税费9400万元，缓缴社保费2170万元。"
    assert {span[2] for span in spans(text, 2021)} == {"2020-01-01/2020-12-31"}


@pytest.mark.parametrize(
    "text",
    [
        "全市接待游客1536万人次，按可比口径恢复至2019年同期的108%；旅游总收入129亿元。",
        "全市接待游客1536万人次。星级酒店平均入住率78.6%。",
    ],
)
def test_a_feast_holds_for_its_paragraph(text: str) -> None:
    rows = told(f"5月3日，记者获悉，“五一”假期，{text}", 2023)
    assert rows[-1].indicator.startswith("“五一”假期")
    assert rows[-1].period_start is None or rows[-1].period_start == ""


def test_a_feast_ends_where_the_year_is_told_of() -> None:
    text = "5月3日，记者获悉，“五一”假期，全市接待游客1536万人次。今年以来，旅游总收入129亿元。"
    assert told(text, 2023)[-1].indicator == "旅游总收入"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("滑县小麦喜获丰收。该县夏粮总产97万吨。", "410526"),
        ("近年来滑县建成高标准农田108万亩。", "410526"),
        # Of several, or of another level, nobody knows which is meant.
        ("滑县、内黄县小麦喜获丰收。该县夏粮总产97万吨。", "410500"),
        ("滑县小麦喜获丰收。该区夏粮总产97万吨。", "410500"),
    ],
)
def test_a_place_named_before_is_pointed_to(text: str, place: str) -> None:
    assert told(text, 2024)[-1].place == place


def test_places_by_themselves_take_no_name_from_the_paragraph_above() -> None:
    text = "上半年，城镇新增就业22万人。单位生产总值能耗下降3.4%。\n从各市看，西安增长11.4%。"
    assert len(told(text, 2013, "610000")) == 2
    text = "固定资产投资增长5%。分区域看，东部地区增长3.7%，中部地区增长8.8%。"
    assert len(told(text, 2022, "100000")) == 3


def test_a_part_of_what_held_for_years_is_of_the_last() -> None:
    text = "2021年，粮食总产达到160亿斤，连续5年稳定在150亿斤以上，其中夏粮91亿斤。"
    assert spans(text, 2022)[-1][2] == "2021-01-01/2021-12-31"


def test_the_half_year_that_a_text_begins_with_is_under_way() -> None:
    text = (
        "今年上半年，全市国民经济保持了稳定增长的势头。完成国内生产总值610亿元。"
        "六月末各项存款余额1036亿元。"
    )
    assert [span[2] for span in spans(text, 1998)] == [
        "1998-01-01/1998-06-30",
        "1998-06-30/1998-06-30",
    ]
