"""Documents that look back on months of their own year: half-year reports and their like."""

from __future__ import annotations

import pytest

import policytext as pt

_HALF = ("2023-01-01", "2023-06-30")
_YEAR = ("2023-01-01", "2023-12-31")


def _periods(text: str, title: str = "", year: int = 2023) -> dict[str, tuple[str, str, str]]:
    found = {}
    for row in pt.load()(pt.Document(text, title=title, year=year))[pt.TARGETS]:
        period = row.value.period
        assert period is not None
        dates = (str(period.start), str(period.end))
        found[row.value.indicator] = (row.value.role, *dates)
    return found


@pytest.mark.parametrize(
    "title",
    [
        "2023年上半年工作总结",
        "上半年工作汇报",
        "关于2023年上半年预算执行情况的报告",
        "关于2023年国民经济和社会发展计划上半年执行情况的报告",
        "2023年上半年政府工作总结及下半年工作安排",
        "2023年1—6月经济运行情况分析",
        "2023年辽阳市上半年经济运行情况",
        "2023年一至二季度经济运行简况",
    ],
)
def test_a_title_tells_of_months_of_its_year(title: str) -> None:
    text = "上半年，出口总额增长5%；固定资产投资增长3%。\n工业用电量增长12.3%。"
    found = _periods(text, title)
    assert {
        each: found[each] for each in ("出口总额", "固定资产投资", "工业用电量")
    } == dict.fromkeys(("出口总额", "固定资产投资", "工业用电量"), ("actual", *_HALF))


def test_a_heading_tells_of_months_of_the_year_and_goals_are_of_all_of_it() -> None:
    text = (
        "一、肯定成绩，正确认识上半年全市经济形势\n"
        "今年以来，全市实现地区生产总值346亿元，增长7.4%；社会消费品零售总额增长8.6%。\n"
        "工业用电量28.6亿千瓦时，增长12.3%。6月末，金融机构存款余额816亿元。\n"
        "二、下半年工作安排\n确保全年财政收入增长9%。三季度完成固定资产投资75亿元。"
    )
    found = _periods(text, "在市政府全体会议上的讲话")
    assert found["地区生产总值"] == found["社会消费品零售总额"] == ("actual", *_HALF)
    assert found["工业用电量"] == ("actual", *_HALF)
    assert found["金融机构存款余额"] == ("actual", "2023-06-30", "2023-06-30")
    assert found["财政收入"] == ("target", *_YEAR)
    assert found["固定资产投资"] == ("target", "2023-07-01", "2023-09-30")


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("2023年政府工作报告", "一、2022年工作回顾"),
        ("2023年政府工作报告", "一、2022年上半年工作情况"),
        ("2023年上半年工作要点", "一、主要成绩"),
    ],
)
def test_other_documents_tell_of_the_year_before(title: str, heading: str) -> None:
    found = _periods(f"{heading}\n全年出口总额增长5%，完成固定资产投资75亿元。", title)
    assert found["出口总额"][1:] == ("2022-01-01", "2022-12-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "今年上半年，出口总额86亿元，上年同期81亿元，同比增长6.2%。",
            {"86亿元": _HALF, "81亿元": ("2022-01-01", "2022-06-30"), "6.2%": _HALF},
        ),
        (
            "1—9月，出口总额完成86亿元，去年同期为81亿元。",
            {
                "86亿元": ("2023-01-01", "2023-09-30"),
                "81亿元": ("2022-01-01", "2022-09-30"),
            },
        ),
        (
            "一、2022年工作回顾\n全年出口总额86亿元，上年同期81亿元。",
            {
                "86亿元": ("2022-01-01", "2022-12-31"),
                "81亿元": ("2021-01-01", "2021-12-31"),
            },
        ),
        # Months with which a sentence begins hold over a semicolon, those within it do not.
        (
            "今年上半年，出口总额86亿元；进口总额32亿元。",
            {"86亿元": _HALF, "32亿元": _HALF},
        ),
        (
            "今年上半年，城镇新增就业1860人，完成全年目标的62%。",
            {"1860人": _HALF, "62%": _HALF},
        ),
    ],
)
def test_the_same_months_of_the_year_before(
    text: str, expected: dict[str, tuple[str, str]]
) -> None:
    found = {}
    for row in pt.load()(pt.Document(text, issuer="320400", year=2023))[pt.TARGETS]:
        value, period = row.value.quantity, row.value.period
        assert value is not None
        assert period is not None
        found[value.text] = (str(period.start), str(period.end))
    assert found == expected


def test_what_grew_since_the_beginning_of_the_year_did_so_until_its_day() -> None:
    text = "6月末，住户存款余额816亿元，比年初增加46亿元，同比增长9%；单位存款余额120亿元。"
    doc = pt.load()(pt.Document(text, title="2023年上半年经济运行情况", year=2023))
    told = {row.value.measure: row.value.period for row in doc[pt.TARGETS] if row.start < 40}
    day = told["level"]
    assert day is not None
    assert str(day.start) == str(day.end) == "2023-06-30"
    change = told["change"]
    assert change is not None
    assert (str(change.start), str(change.end)) == _HALF


def test_stocks_behind_a_semicolon_are_of_the_day_that_begins_the_sentence() -> None:
    text = "一、2022年工作回顾\n年末牛存栏9万头，增长2%；羊存栏36万只，增长3%；羊出栏28万只。"
    doc = pt.load()(pt.Document(text, year=2023))
    told = {
        (row.value.indicator, row.value.measure): str(row.value.period.start)
        for row in doc[pt.TARGETS]
        if row.value.period is not None
    }
    assert told["羊存栏", "level"] == "2022-12-31"
    assert told["羊存栏", "growth"] == "2022-01-01"
    assert told.get(("羊出栏", "level"), "2022-01-01") == "2022-01-01"


@pytest.mark.parametrize(
    "title", ["2023年辽阳市一至三季度经济运行情况", "2023年辽阳市前三季度经济运行简况"]
)
def test_a_first_line_tells_of_months_behind_its_year(title: str) -> None:
    text = f"{title}\n工业用电量增长12.3%。预计全年粮食产量36万吨。"
    found = _periods(text)
    assert found["工业用电量"] == ("actual", "2023-01-01", "2023-09-30")
    assert found["粮食产量"] == ("actual", *_YEAR)


@pytest.mark.parametrize("said", ["力争全年完成", "确保全年完成", "争取全年实现"])
def test_what_is_to_be_by_the_end_of_the_year_is_a_goal(said: str) -> None:
    text = f"1—5月，出口总额增长5%。\n下一步，{said}固定资产投资60亿元。"
    found = _periods(text, "2023年1—5月主要经济指标完成情况")
    assert found["出口总额"][0] == "actual"
    assert found["固定资产投资"] == ("target", *_YEAR)
