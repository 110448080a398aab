"""Sentences that only look like those of which test_read_on and its neighbours tell."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

REVIEW, PLAN = "一、2023年工作回顾\n", "二、2024年工作安排\n"
PAST = "一、过去五年工作回顾\n"


@pytest.fixture(scope="module")
def nlp() -> pt.Pipeline:
    return pt.load()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("城镇化率达到56%，农村危房改造2.6万户。", "2.6万户"),
        ("合作社达到86个，老旧小区改造860个。", "860个"),
    ],
)
def test_what_was_done_beside_what_there_is_is_of_all_years(
    nlp: pt.Pipeline, text: str, value: str
) -> None:
    found = {value: years for _, _, years, value in told_rows(nlp, PAST + text, 2022)}
    assert found[value] == "2017-2021"


@pytest.mark.parametrize(
    "text",
    [
        "规上企业达到320家，是上个五年的2倍。",
        "存款余额达到620亿元，是前五年的2倍。",
        "高速公路通车里程达到260公里，是上届政府的2倍。",
    ],
)
def test_what_there_is_is_of_the_last_year_whatever_it_is_compared_with(
    nlp: pt.Pipeline, text: str
) -> None:
    assert told_rows(nlp, PAST + text, 2022)[0][2] == "2021"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", "一、2022年工作回顾\n一般公共预算收入增长5%。\n二、2023年一季度工作打算\n抓好春耕。"),
        ("", "一、2022年工作回顾\n一般公共预算收入增长5%。\n三、前三季度工作情况分析\n稳中有进。"),
        ("提前3个月完成年度招商任务情况汇报", "一般公共预算收入增长5%。"),
        ("", "一、上半年工作目标\n抓好春耕。\n去年，一般公共预算收入增长5%。"),
    ],
)
def test_months_beside_another_year_tell_of_their_own_part_alone(
    nlp: pt.Pipeline, title: str, text: str
) -> None:
    doc = nlp(pt.Document(text, title=title, issuer="320400", year=2023))
    (row,) = doc[pt.TARGETS]
    assert row.value.period is not None
    assert str(row.value.period.end) == "2022-12-31"


@pytest.mark.parametrize(
    "begun",
    [
        "巩固2023年创建成果，",
        "重点抓好去年未完工的12个项目，",
        "加快推进2023年第二批签约项目落地，",
        "将2023年安排的15亿元资金用于水利，",
        "保持去年增长势头，",
        "对2023年完成的860户改造进行回头看，",
        "在2023年工作基础上，",
    ],
)
def test_plans_go_on_with_what_was_begun_in_other_words(nlp: pt.Pipeline, begun: str) -> None:
    found = told_rows(nlp, f"{PLAN}{begun}新建水库3座。", 2024)
    assert found[-1] == ("新建水库", "target", "2024", "3座")


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        # Others are counted in between, a part of a part, fewer than were new.
        ("新增高新技术企业36家，其中规上12家，科技型中小企业86家，总数320家。", "高新技术企业"),
        ("新增企业860家，其中规上企业36家，其中工业20家，总数6200家。", "规上企业"),
        ("新增私营企业1200户，其中科技型260户，总数460户。", "私营企业"),
        ("新增上市企业3家，其中科创板1家，总数达到18家。", "企业"),
        # Others with a noun of their own; fewer than were new.
        ("新增上市企业3家，累计12家企业获得融资。", "上市企业"),
        ("新认定高新技术企业86家，累计62家。", "高新技术企业"),
    ],
)
def test_a_sum_is_of_what_it_can_be_of(nlp: pt.Pipeline, text: str, unwanted: str) -> None:
    assert unwanted not in {name for name, *_ in told_rows(nlp, REVIEW + text, 2024)}


def test_amounts_in_words_have_their_digits(nlp: pt.Pipeline) -> None:
    found = told_rows(nlp, f"{REVIEW}地区生产总值跃上千亿元，工业总产值达到千亿元。", 2024)
    assert [value for *_, value in found] == ["千亿元", "千亿元"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("实施省市重点项目36个，其中省级12个。", "省级重点项目"),
        ("引进平均年龄32岁的高层次人才260名。", "引进高层次人才"),
        ("12个园区实现工业总产值620亿元。", "园区工业总产值"),
    ],
)
def test_names_of_lookalikes(nlp: pt.Pipeline, text: str, name: str) -> None:
    assert told_rows(nlp, REVIEW + text, 2024)[-1][0] == name
