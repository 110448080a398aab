"""What members of lists share, whose values are, and what is only told beside them."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.ledger import Row
from tests.targets.told_rows import value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
REVIEW, PLAN = "一、2022年工作回顾\n", "三、2023年工作安排\n"


def told(text: str, issuer: str = "430121") -> list[Row]:
    """The rows that have a value, in order."""
    return value_rows(NLP, text, 2023, issuer)


def names(text: str, issuer: str = "430121") -> list[str]:
    """Their names."""
    return [row.indicator for row in told(text, issuer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新建改造燃气管网153公里、供水管网126公里、污水管网89公里。",
            ["新建改造燃气管网", "新建改造供水管网", "新建改造污水管网"],
        ),
        ("改造老旧小区12个、供水管网16公里。", ["改造老旧小区", "改造供水管网"]),
        ("改造棚户区12个、农村危房60户。", ["改造棚户区", "改造农村危房"]),
        # A measure of the same thing is no other thing.
        ("改造老旧小区12个，新增绿地3公顷。", ["改造老旧小区", "新增绿地"]),
        (
            "引进项目18个，实际到位内资286亿元、外资5.3亿美元。",
            ["引进项目", "实际到位内资", "外资"],
        ),
    ],
)
def test_members_of_a_list_share_its_verb(text: str, expected: list[str]) -> None:
    assert names(REVIEW + text) == expected


def test_totals_of_a_list_are_not_of_the_new_ones() -> None:
    text = "新增家庭农场23家、农民专业合作社41家，累计分别达到187家和968家。"
    rows = told(REVIEW + text)
    assert [(row.indicator, row.code) for row in rows[2:]] == [
        ("家庭农场", "farm_family_farms"),
        ("农民专业合作社", "farm_cooperatives"),
    ]


def test_one_value_may_be_of_each_name_before() -> None:
    text = "城镇、农村常住居民人均可支配收入分别为29156元和11720元，均增长8.2%。"
    rows = [(row.indicator, row.measure) for row in told(REVIEW + text)]
    assert sorted(rows[2:]) == [
        ("农村常住居民人均可支配收入", "growth"),
        ("城镇常住居民人均可支配收入", "growth"),
    ]
    text = "工业投资完成29亿元，增长8.2%。"
    assert names(REVIEW + text) == ["工业投资", "工业投资"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2020年以前开工的公租房1480套。", "2020年以前开工的公租房"),
        ("2021年开工的安置房1480套。", "2021年开工的安置房"),
    ],
)
def test_things_of_an_earlier_year_keep_it_in_their_name(text: str, name: str) -> None:
    assert names(REVIEW + text) == [name]


def test_the_rank_of_a_level_behind_its_growth_is_the_levels() -> None:
    text = "地区生产总值达到4547亿元，增长8%，总量跃居全省第7位。"
    assert [(row.measure, row.wording) for row in told(REVIEW + text)] == [
        ("level", "总量跃居全省第7位"),
        ("growth", ""),
    ]
    text = "地区生产总值达到4547亿元，增长8%，增速居全省第7位。"
    assert [row.wording for row in told(REVIEW + text)] == ["", "增速居全省第7位"]


def test_what_a_change_comes_to_is_no_bolder_change() -> None:
    text = "农民人均纯收入增加1180元，力争突破23150元。"
    assert [(row.measure, row.stretch or "") for row in told(PLAN + text)] == [
        ("change", ""),
        ("level", ""),
    ]
    text = "农民人均纯收入增加1180元，力争增加1500元。"
    assert [row.measure for row in told(PLAN + text)] == ["change"]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("存款余额达186亿元，比2019年末净增112亿元。", "比2019年末净增112亿元"),
        ("存款余额达186亿元，比2021年末净增12亿元。", ""),
        ("工农业总产值85亿元，按1990年不变价计算，增长10.4%。", "按1990年不变价计算，增长10.4%"),
    ],
)
def test_what_a_change_is_counted_from_is_told(text: str, wording: str) -> None:
    assert told(REVIEW + text)[-1].wording == wording


def test_a_basis_stands_in_front_of_a_change_without_a_name() -> None:
    text = "全年财政总收入23.6亿元，比上年同口径增收5.8亿元。"
    assert names(REVIEW + text) == ["财政总收入", "财政总收入"]


def test_a_share_behind_parts_is_of_none_of_them() -> None:
    text = "四大产业实现产值286亿元，其中机械产业112亿元、食品产业96亿元，占工业总产值的89%。"
    assert [row.measure for row in told(REVIEW + text)] == ["level"] * 3


def test_a_share_is_no_surer_than_what_it_is_of() -> None:
    text = "临港工业园区新开发面积1.2平方公里，新入驻企业8户，实现产值87亿元、占全县工业的46%。"
    assert "share" not in {row.measure for row in told(REVIEW + text)}
    text = "列入计划的26个重点项目完成投资6.4亿元，占年计划的96.8%。"
    assert told(REVIEW + text)[-1].measure == "share"


def test_what_a_zone_makes_in_all_the_year_is_not_the_countys() -> None:
    text = "小蓝工业园入园企业103家，全年实现工业总产值8.2亿元。"
    assert told(REVIEW + text, "360121")[-1].place == ""
    text = "平乐镇成功创建卫生镇，全年改造渠道6公里。"
    assert told(REVIEW + text, "360121")[-1].place == "360121"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("国有企业效益好转，亏损面下降到24.8%。", "industry_loss_share_state"),
        ("国有大中型企业脱困目标实现，亏损面下降到24.8%。", ""),
        ("县城建成区面积达16平方公里，绿化覆盖率38%，人口达到17万人。", ""),
        ("北部湾港集装箱吞吐量702万标箱，货物吞吐量3.71亿吨。", ""),
        ("沿海港口生产繁忙，货物吞吐量达到3.71亿吨。", "ports_cargo"),
        ("惠及居民2.1万户。", ""),
    ],
)
def test_codes_are_those_of_the_whole_place(text: str, code: str) -> None:
    assert told(REVIEW + text)[-1].code == code


def test_a_verb_behind_an_amount_takes_no_letter_of_it() -> None:
    text = "投入18.5亿元整治河道60条，争取资金2000万元整合涉农项目12个。"
    rows = told(PLAN + text)
    assert [(row.indicator, row.quantity) for row in rows] == [
        ("整治河道", "60条"),
        ("争取资金", "2000万元"),
        ("整合涉农项目", "12个"),
    ]


def test_a_total_takes_no_verb_of_what_is_added() -> None:
    text = "新增医疗床位2000张，到2025年全市医疗床位总数将突破2万张。"
    assert "新增医疗床位总数" not in names(PLAN + text)


def test_firms_from_townships_on_have_an_output_of_their_own() -> None:
    text = (
        "全市乡及乡以上工业企业工业总产值完成98.7亿元，实现销售收入91.2亿元、利税8.9亿元，"
        "同比分别增长18.5%、17.1%和14.2%。"
    )
    codes = {row.indicator: row.code for row in told(REVIEW + text, "370783")}
    assert codes["乡及乡以上工业企业工业总产值"] == "industry_output_township_up"
