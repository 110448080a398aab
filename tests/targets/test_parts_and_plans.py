"""Parts of things that were counted, goals behind a value, and plans that name what was begun."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows


@pytest.fixture(scope="module")
def nlp() -> pt.Pipeline:
    return pt.load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "去年引进项目42个，其中亿元以上29个。",
            [("引进项目", "42个"), ("引进亿元以上项目", "29个")],
        ),
        (
            "去年签约亿元以上项目80个，其中5亿元以上25个。",
            [("签约亿元以上项目", "80个"), ("签约5亿元以上项目", "25个")],
        ),
        (
            "一、2023年工作回顾\n引进项目36个，其中超亿元14个。",
            [("引进项目", "36个"), ("引进超亿元项目", "14个")],
        ),
    ],
)
def test_those_of_one_size_keep_the_name_of_all(
    nlp: pt.Pipeline, text: str, expected: list[tuple[str, str]]
) -> None:
    found = told_rows(nlp, text, 2024)
    assert [(name, value) for name, _, _, value in found] == expected


def test_what_exceeds_a_plan_is_no_second_level(nlp: pt.Pipeline) -> None:
    text = "一、2023年工作回顾\n全年完成一般公共预算收入86亿元，超年度预算3.4亿元，增长6.8%。"
    assert told_rows(nlp, text, 2024) == [
        ("一般公共预算收入", "actual", "2023", "86亿元"),
        ("一般公共预算收入", "actual", "2023", "6.8%"),
    ]


@pytest.mark.parametrize("goal", ["4.5%的年度控制目标", "4.5%的省定目标", "4.5%的预期目标"])
def test_a_result_stands_before_the_goal_that_it_had(nlp: pt.Pipeline, goal: str) -> None:
    text = f"一、2023年工作回顾\n城镇登记失业率为3.2%，低于{goal}，完成投资46亿元。"
    found = told_rows(nlp, text, 2024)
    assert ("城镇登记失业率", "actual", "2023", "3.2%") in found
    assert all(name != "城镇登记失业率" or value == "3.2%" for name, _, _, value in found)


@pytest.mark.parametrize(
    "begun",
    [
        "加快去年开工的36个项目建设进度，新开工项目24个。",
        "推动去年签约的18个项目落地，新开工项目24个。",
        "巩固去年工作成果，新开工项目24个。",
    ],
)
def test_plans_go_on_with_what_was_begun(nlp: pt.Pipeline, begun: str) -> None:
    text = f"二、2024年工作安排\n{begun}"
    assert told_rows(nlp, text, 2024)[-1] == ("新开工项目", "target", "2024", "24个")


def test_this_year_turns_a_plan_ahead(nlp: pt.Pipeline) -> None:
    text = "二、2024年工作安排\n去年，建成高标准农田4万亩。今年，建成高标准农田6万亩。"
    assert [each[1:] for each in told_rows(nlp, text, 2024)] == [
        ("actual", "2023", "4万亩"),
        ("target", "2024", "6万亩"),
    ]


def test_things_that_will_be_at_work_date_nothing(nlp: pt.Pipeline) -> None:
    text = "二、2024年工作安排\n紧盯2026年即将投产的项目，完成固定资产投资58亿元。"
    assert told_rows(nlp, text, 2024) == [("固定资产投资", "target", "2024", "58亿元")]


def test_goals_in_words_are_of_all_years_of_a_plan(nlp: pt.Pipeline) -> None:
    text = "到2030年，粮食产量达到52万吨；居民收入与经济增长同步。"
    rows = nlp(pt.Document(text, issuer="320400", year=2026))[pt.TARGETS]
    found = {
        row.value.indicator: (row.value.period.start.year, row.value.period.end.year)
        for row in rows
        if row.value.period is not None
        and row.value.period.start is not None
        and row.value.period.end is not None
    }
    assert found == {"粮食产量": (2030, 2030), "居民收入": (2026, 2030)}


def test_kinds_of_food_that_one_word_names(nlp: pt.Pipeline) -> None:
    found = told_rows(nlp, "去年肉蛋奶产量分别达到12万吨、6万吨、3万吨。", 2024)
    assert [(name, value) for name, _, _, value in found] == [
        ("肉产量", "12万吨"),
        ("蛋产量", "6万吨"),
        ("奶产量", "3万吨"),
    ]
