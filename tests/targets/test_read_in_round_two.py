"""What a second round of readers found: changes and what they come to, lists, places, talks."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.ledger import Row
from policytext.occasions import looks_back_on_own_year, reported_months
from tests.targets.told_rows import periods_told, value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
REVIEW, PLAN = "一、2022年工作回顾\n", "三、2023年工作安排\n"
LAST, THIS = "2022-01-01/2022-12-31", "2023-01-01/2023-12-31"


def told(text: str, year: int = 2023, issuer: str = "330200") -> list[Row]:
    """The rows that have a value, in order."""
    return value_rows(NLP, text, year, issuer)


def spans(text: str, year: int = 2023, issuer: str = "330200") -> list[tuple[str, str, str]]:
    """Name, role and period of each row."""
    return periods_told(told(text, year, issuer))


def goals(text: str, year: int = 2023) -> list[tuple[str, str]]:
    """Name and wording of the goals in words."""
    doc = NLP(pt.Document(text, issuer="360000", year=year))
    rows = (row.value for row in doc[pt.TARGETS])
    return [(row.indicator, row.wording or "") for row in rows if row.quantity is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "城镇居民人均可支配收入增加2600元至5.9万元。",
            [("change", "2600元"), ("level", "5.9万元")],
        ),
        ("规上工业企业净增45家至612家。", [("change", "45家"), ("level", "612家")]),
        (
            "城乡居民基础养老金标准由130元提高20元至150元。",
            [("level", "130元"), ("change", "20元"), ("level", "150元")],
        ),
    ],
)
def test_a_change_and_what_it_comes_to_are_no_range(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(row.measure, row.quantity) for row in told(REVIEW + text)] == expected


@pytest.mark.parametrize("text", ["每户补助100元至200元", "每户补助增加1元至2元"])
def test_so_much_to_so_much_is_a_range(text: str) -> None:
    doc = pt.load("quantities")(pt.Document(text))
    assert [one.value.comparator for one in doc[pt.QUANTITIES]] == ["range"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "高新技术产业、装备制造业增加值分别增长7.7%和8.6%。",
            ["高新技术产业增加值", "装备制造业增加值"],
        ),
        (
            "战略性新兴产业、高新技术产业增加值占规上工业比重分别为28.1%、39.1%。",
            ["战略性新兴产业增加值占规上工业比重", "高新技术产业增加值占规上工业比重"],
        ),
    ],
)
def test_trades_of_a_list_share_what_is_told_of_them(text: str, expected: list[str]) -> None:
    assert [row.indicator for row in told(REVIEW + text)] == expected


def test_goals_in_words_may_be_parted_by_a_sign_of_lists() -> None:
    text = "主要预期目标是：实际使用外资保持稳定、外贸进出口促稳提质。"
    assert goals(text) == [("实际使用外资", "保持稳定"), ("外贸进出口", "促稳提质")]
    text = "主要预期目标是：居民收入与经济增长同步、粮食产量保持稳定。"
    assert goals(text) == [("居民收入", "与经济增长同步"), ("粮食产量", "保持稳定")]


SUMMARY = "绍水镇2022年工作总结和2023年工作计划\n一、2022年工作情况\n"


def test_this_year_of_a_summary_is_the_year_that_it_sums_up() -> None:
    text = f"{SUMMARY}今年以来，完成农林牧渔业总产值11.3亿元。贫困发生率由去年底的2.86%降至1.13%。"
    assert spans(text) == [
        ("农林牧渔业总产值", "actual", LAST),
        ("贫困发生率", "baseline", "2021-12-31/2021-12-31"),
        ("贫困发生率", "actual", LAST),
    ]


def test_this_year_of_its_plan_is_the_next() -> None:
    text = f"{SUMMARY}成绩明显。\n二、2023年工作计划\n今年完成农林牧渔业总产值12亿元。"
    assert spans(text) == [("农林牧渔业总产值", "target", THIS)]


@pytest.mark.parametrize("why", ["主要是上年支出较多", "主要是2020年下达资金较多"])
def test_a_year_within_a_reason_ends_with_it(why: str) -> None:
    text = f"{REVIEW}卫生健康支出9.2亿元，下降8.3%，{why}；教育支出15.4亿元。"
    assert spans(text)[-1] == ("教育支出", "actual", LAST)


def test_a_year_by_which_something_ranks_ends_with_its_clause() -> None:
    text = f"{REVIEW}粮食总产426亿公斤，仅次于1996年；棉花总产41万吨。"
    assert spans(text)[-1] == ("棉花总产", "actual", LAST)


def test_a_yearly_mean_behind_a_pair_is_of_several_years() -> None:
    text = (
        "一、“十四五”和2025年工作回顾\n2025年，地区生产总值增长6.2%。\n"
        "脱贫人口人均纯收入从8700元增长到1.49万元，年均增长11.4%。"
    )
    assert [span[2] for span in spans(text, 2026)[1:]] == [
        "2020-01-01/2020-12-31",
        "2025-01-01/2025-12-31",
        "2021-01-01/2025-12-31",
    ]


def test_what_was_at_first_is_of_no_year() -> None:
    text = "2022年，全年开行中欧班列1426列，高新技术企业由最初的1家增加到21家。"
    row = told(text)[1]
    assert (row.role, row.period_start, row.period_end) == ("baseline", None, None)


def test_several_steps_in_a_row_are_passed_over() -> None:
    text = f"{REVIEW}地区生产总值连跨5000亿元、6000亿元两个千亿台阶，达6617亿元。"
    assert [row.quantity for row in told(text)] == ["6617亿元"]
    text = f"{REVIEW}进出口总额、出口额分别迈上5.5万亿元和4.1万亿元台阶。"
    assert [row.quantity for row in told(text)] == ["5.5万亿元", "4.1万亿元"]


@pytest.mark.parametrize(
    "text",
    [
        "鄞州区生产总值900亿元，增长12%；财政收入180亿元，增长20%。",
        "鄞州区生产总值900亿元，占全市比重由上年的14%提高到15%，财政收入180亿元。",
    ],
)
def test_a_county_goes_on_behind_a_semicolon_and_its_share(text: str) -> None:
    assert {row.place for row in told(REVIEW + text)} == {"330212"}


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("规上工业增加值目标为6.5%。", "growth"),
        ("力争旅游总花费恢复到2019年的90%。", "level"),
        ("城镇化率达到65%。", "level"),
    ],
)
def test_a_goal_in_percent_of_an_amount_is_growth(text: str, measure: str) -> None:
    assert [row.measure for row in told(PLAN + text)] == [measure]


def test_a_mark_behind_a_comma_is_of_all_there_are() -> None:
    text = f"{PLAN}力争新增小巨人企业50家，高新技术企业突破1万家，新增上市企业8家。"
    assert [row.code for row in told(text)][1] == "firms_hightech"


def test_a_part_of_last_years_is_no_level_of_it() -> None:
    text = "二、存在问题\n房地产开发投资下降18%，商品房销售面积仅为去年同期的84%。"
    rows = told(f"某市2023年上半年经济运行情况\n{text}")
    assert {str(row.period_start) for row in rows} == {"2023-01-01"}


@pytest.mark.parametrize(
    "text",
    [
        "今年，我们计划实施“千企改造”项目320个，一季度已启动118个。",
        "高标准农田建设任务42万亩，目前已建成29.6万亩。",
    ],
)
def test_what_is_planned_beside_what_is_begun_is_a_goal(text: str) -> None:
    assert told(text)[0].role == "target"


NEWS = "12月30日，市委经济工作会议在忻州召开。"


def test_news_of_late_december_tell_of_the_whole_year() -> None:
    text = f"{NEWS}会议指出，今年原煤产量下降11.2%。城镇新增就业4.26万人。"
    assert spans(text) == [
        ("原煤产量", "actual", THIS),
        ("城镇新增就业", "actual", THIS),
    ]
    text = (
        f"{NEWS}会议强调，明年主要预期目标为：生产总值增长5%。\n会议要求，原煤产量恢复到9000万吨。"
    )
    assert {span[2] for span in spans(text)} == {"2024-01-01/2024-12-31"}
    assert looks_back_on_own_year("", NEWS, 2023)
    assert reported_months("", NEWS.replace("30日", "3日"), 2023) == 11


def test_what_holds_from_a_day_on() -> None:
    text = f"{PLAN}从2023年7月1日起，城乡居民基础养老金最低标准由每人每月103元提高到108元。"
    assert spans(text)[-1][2] == "2023-07-01/2023-12-31"


def test_a_limit_in_december_is_kept() -> None:
    text = "某市2023年民生实事实施方案\n4.建成停车位8000个。完成时限：2023年12月20日前。"
    assert str(told(text)[0].period_end) == "2023-12-19"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("跨境电商进出口额99亿美元，其中出口70亿美元。", ""),
        ("进出口总额99亿美元，其中出口70亿美元。", "trade_export"),
        ("开发区新引进项目41个，实现工业总产值21亿元，财政收入1.2亿元。", ""),
        ("办理信访案件320件，群众满意度达96.3%。", ""),
    ],
)
def test_parts_have_no_code_of_the_whole(text: str, code: str) -> None:
    assert told(REVIEW + text)[-1].code == code


def test_a_standard_may_be_told_for_each_person() -> None:
    text = f"{REVIEW}最低生活保障标准提高至每人每月810元。"
    assert [row.indicator for row in told(text)] == ["最低生活保障标准"]
