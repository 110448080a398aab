"""Values of a part of a place that have no code of the whole."""

from __future__ import annotations

import pytest

import policytext as pt

NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.5})
REVIEW = "一、2022年工作回顾\n"


def codes(text: str) -> dict[str, str]:
    """The code of each value."""
    doc = NLP(pt.Document(f"{REVIEW}{text}", issuer="320400", year=2023))
    return {row.quantity: row.code for row in doc.targets() if row.quantity}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "引进项目34个，到位资金21.7亿元。其中：续建项目15个，到位资金12.3亿元；"
            "新建项目19个，到位资金9.4亿元。",
            {"21.7亿元": "funds_introduced", "12.3亿元": "", "9.4亿元": ""},
        ),
        (
            "全市签约金额712.5亿元。制造业项目51个，签约金额438.6亿元。",
            {"712.5亿元": "signed_amount", "438.6亿元": ""},
        ),
        ("火灾事故58起，直接经济损失412万元。", {"412万元": ""}),
        (
            "水电装机容量达到320万千瓦，全年发电量105亿千瓦时。",
            {"105亿千瓦时": "power_output_hydro"},
        ),
        ("建成风电场6个，总装机30万千瓦，全年发电量5亿千瓦时。", {"5亿千瓦时": ""}),
        ("全市发电量105亿千瓦时。", {"105亿千瓦时": "power_output"}),
        (
            "规模以上工业企业达到412户，完成工业总产值586亿元，用电量42亿千瓦时。",
            {"586亿元": "industry_output_large", "42亿千瓦时": ""},
        ),
        ("全市出口香梨1.1万吨，同比增长42.3%，出口额1.3亿元。", {"1.3亿元": ""}),
        ("三大先导产业规模达到7300亿元，集成电路规模增长7%。", {"7%": ""}),
        (
            "发行地方政府债券2214.80亿元，其中新增债券1265亿元。",
            {"2214.80亿元": "", "1265亿元": "bonds_new"},
        ),
        (
            "工业总产值实现412亿元，规模以上工业企业实现利润22.6亿元，同比分别增长3.1%和11.4%。",
            {"3.1%": "industry_output", "11.4%": "industry_profit_large"},
        ),
        (
            "办理12345热线来件4876件，群众满意率94.3%，较去年提高2.7个百分点。",
            {"94.3%": "hotline_satisfaction", "2.7个百分点": "hotline_satisfaction"},
        ),
        (
            "城镇居民人均消费性支出7457元，恩格尔系数33.7%。农村居民人均消费性支出2735元，恩格尔系数39.6%。",
            {"33.7%": "engel_urban", "39.6%": "engel_rural"},
        ),
        ("公开招聘工作人员436名，其中教师210名、卫生人员137名。", {"137名": ""}),
        ("县中心敬老院完工，新增床位120张。", {"120张": "care_beds_new"}),
        ("开工建设学校9所，其中建成投用幼儿园3所、小学2所。", {"2所": ""}),
    ],
)
def test_parts_have_no_code_of_the_whole(text: str, expected: dict[str, str]) -> None:
    found = codes(text)
    assert {value: found.get(value) for value in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "农民人均纯收入达到2560元，比全省平均水平低560元，比全市平均高120元。",
        "人均国内生产总值2560元，比全国平均水平低560元左右。",
    ],
)
def test_how_far_others_are_off_is_no_level(text: str) -> None:
    assert list(codes(text)) == ["2560元"]


def test_neither_a_bound_nor_the_share_of_what_it_bounds_is_of_all() -> None:
    assert codes("投资5亿元以上的工业项目仅占12%，产值超亿元的企业只占8%。") == {}
