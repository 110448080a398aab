"""Communiqués, bulletins and yearbooks: parts that have the noun of what is measured of their whole."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

TITLE = "2023年某市国民经济和社会发展统计公报\n一、综合\n"


@pytest.fixture(scope="module")
def nlp() -> pt.Pipeline:
    return pt.load(targets={"min_score": 0.5})


def _names(nlp: pt.Pipeline, text: str) -> dict[str, str]:
    """The name of each value."""
    return {value: name for name, _, _, value in told_rows(nlp, TITLE + text, 2024)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "肉类总产量8.6万吨，增长4.3%，其中猪肉6.2万吨，牛肉0.9万吨。",
            {"6.2万吨": "猪肉产量", "0.9万吨": "牛肉产量"},
        ),
        (
            "粮食总产量36万吨，增长2%。其中，夏粮12万吨，秋粮24万吨。",
            {"12万吨": "夏粮产量", "24万吨": "秋粮产量"},
        ),
        (
            "第一产业增加值86亿元，增长3%；第二产业312亿元，增长5%。",
            {"312亿元": "第二产业增加值", "5%": "第二产业增加值"},
        ),
        (
            "规模以上工业增加值增长6.2%。分三大门类看，采矿业下降2.1%，制造业增长7.4%。",
            {"2.1%": "采矿业增加值", "7.4%": "制造业增加值"},
        ),
        (
            "社会消费品零售总额326亿元，增长6.1%。按经营地分，城镇268亿元，乡村58亿元。",
            {"268亿元": "城镇社会消费品零售总额", "58亿元": "乡村社会消费品零售总额"},
        ),
        (
            "保费收入26.3亿元，其中财产险8.4亿元，人身险17.9亿元。",
            {"8.4亿元": "财产险保费收入", "17.9亿元": "人身险保费收入"},
        ),
        (
            "居民消费价格上涨0.3%，其中食品烟酒类上涨0.6%，衣着类上涨1.2%。",
            {"0.6%": "食品烟酒类价格", "1.2%": "衣着类价格"},
        ),
        (
            "商品房销售面积126万平方米，下降8%，其中住宅103万平方米。",
            {"103万平方米": "住宅销售面积"},
        ),
        (
            "公路通车里程5862公里，其中高速公路216公里。",
            {"216公里": "高速公路通车里程"},
        ),
        (
            "固定资产投资增长5.2%。分产业看，第一产业增长3%，第二产业增长9%。",
            {"3%": "第一产业投资", "9%": "第二产业投资"},
        ),
    ],
)
def test_parts_have_the_noun_of_their_whole(
    nlp: pt.Pipeline, text: str, names: dict[str, str]
) -> None:
    found = _names(nlp, text)
    assert {value: found.get(value) for value in names} == names


def test_members_of_a_list_grow_where_the_one_before_does(nlp: pt.Pipeline) -> None:
    text = "规模以上工业增加值增长6%。分行业看，纺织业增长17.4%，汽车制造业12.1%，食品制造业9.6%。"
    assert _rows(nlp, text)[1:] == [
        ("纺织业增加值", "growth"),
        ("汽车制造业增加值", "growth"),
        ("食品制造业增加值", "growth"),
    ]


def _rows(nlp: pt.Pipeline, text: str) -> list[tuple[str, str]]:
    """Name and measure of each row."""
    doc = nlp(pt.Document(TITLE + text, year=2024, issuer="320400"))
    return [(row.value.indicator, row.value.measure) for row in doc[pt.TARGETS]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Things that are counted, and what has a noun of its own, are no parts of what was measured.
        ("地区生产总值862亿元，增长5%。年末企业3.2万户。", "企业"),
        ("固定资产投资增长5%，其中新开工项目36个。", "新开工项目"),
        ("粮食总产量36万吨，农机总动力42万千瓦。", "农机总动力"),
        ("社会消费品零售总额326亿元，税收收入28亿元。", "税收收入"),
    ],
)
def test_what_is_no_part_keeps_its_name(nlp: pt.Pipeline, text: str, name: str) -> None:
    assert _rows(nlp, text)[-1][0] == name


def test_firms_are_told_of_without_the_verb(nlp: pt.Pipeline) -> None:
    found = _names(nlp, "规模以上工业企业实现营业收入862亿元，增长5%。")
    assert found["862亿元"] == "规模以上工业企业营业收入"


def test_months_go_on_into_the_parts_of_a_sentence(nlp: pt.Pipeline) -> None:
    text = "1—10月，服务业营业收入136亿元，增长6%。分行业看，物流业86亿元，增长9%。"
    doc = nlp(pt.Document(text, title="2023年1—11月经济运行情况", year=2023))
    ends = {str(row.value.period.end) for row in doc[pt.TARGETS] if row.value.period}
    assert ends == {"2023-10-31"}


def test_growth_is_of_the_months_of_what_was_reached(nlp: pt.Pipeline) -> None:
    text = "一、农业\n农业总产值前三季度累计58亿元，增长4.6%。"
    doc = nlp(pt.Document(text, title="2023年1—11月经济运行情况", year=2023))
    assert [str(row.value.period.end) for row in doc[pt.TARGETS] if row.value.period] == [
        "2023-09-30",
        "2023-09-30",
    ]


def test_what_was_made_able_is_no_output() -> None:
    text = "一、1957年执行情况\n新增加的生产能力，各部的企业有：发电量30亿度，生铁80万吨，钢材46万吨，水泥120万吨。"
    doc = pt.load(targets={"min_score": 0})(pt.Document(text, year=1958, issuer="100000"))
    names = [row.value.indicator for row in doc[pt.TARGETS]]
    assert len(names) == 4
    assert all(name.endswith("生产能力") and "产量" not in name for name in names[1:])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("三次产业对经济增长的贡献率分别为5%、60%和35%。", "产业对经济增长的贡献率"),
        (
            "三次产业增加值占地区生产总值的比重分别为11%、40%和49%。",
            "产业增加值占地区生产总值的比重",
        ),
    ],
)
def test_each_of_the_three_sectors_has_its_value(text: str, name: str) -> None:
    doc = pt.load()(pt.Document(TITLE + text, year=2024, issuer="320400"))
    rows = {(row.value.indicator, row.score) for row in doc[pt.TARGETS]}
    assert rows == {(f"第{number}{name}", 0.95) for number in "一二三"}
