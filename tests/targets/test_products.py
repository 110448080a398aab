"""Products that head a sentence, parts by their unit, names by themselves, and goals by name."""

from __future__ import annotations

import pytest

import policytext as pt

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
AHEAD = "二、目标任务\n"


def told(text: str, title: str = "2021年工作方案") -> list[tuple[str, str, str]]:
    """The names, roles and values of the rows of a text of Jining, by place."""
    doc = NLP(pt.Document(text, title=title, issuer="370800", year=2021))
    rows = [row.value for row in doc[pt.TARGETS] if row.value.quantity is not None]
    rows.sort(key=lambda row: row.quantity.start if row.quantity else 0)
    return [(row.indicator, row.role, row.quantity.text if row.quantity else "") for row in rows]


def names(text: str) -> list[str]:
    return [name for name, *_ in told(AHEAD + text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "花卉：种植面积稳定在9万亩，综合产值突破90亿元，设施化栽培率提高到62%。",
            ["花卉种植面积", "花卉综合产值", "花卉设施化栽培率"],
        ),
        (
            "（二）肉羊：出栏量年均增长5%，规模化养殖比重达到48%。",
            ["肉羊出栏量", "肉羊规模化养殖比重"],
        ),
        # A branch has products of its own, and other names say whose they are.
        ("种植业：粮食播种面积90万亩，总产量41万吨。", ["粮食播种面积", "粮食总产量"]),
        ("茶叶：有机认证茶园面积达到3万亩。", ["有机认证茶园面积"]),
        ("主要目标：种植面积稳定在9万亩。", ["种植面积"]),
        # Times, headings and sums head sentences, too, and own nothing.
        ("今年：种植面积9万亩。", ["种植面积"]),
        ("主要成效：综合产值90亿元。", ["综合产值"]),
        # 500亿元以上 is the goal itself.
        ("全年完成500亿元以上固定资产投资。", ["固定资产投资"]),
    ],
)
def test_a_product_owns_the_bare_names_of_its_sentence(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_parts_go_on_with_what_has_their_unit() -> None:
    text = "改建农村户厕15万户、公厕930座，确保卫生厕所普及率达到80%以上。其中，任城区3.6万户，曲阜市3.1万户。"
    assert names(text)[-2:] == ["改建农村户厕", "改建农村户厕"]
    # What it was compared with before is no whole.
    text = "一、2020年工作回顾\n工农业总产值1387亿元，比2015年的827亿元增长68%。其中，工业总产值650亿元。"
    assert told(text, "2021年政府工作报告")[-1] == ("工业总产值", "actual", "650亿元")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目建成后新增灌溉面积5万亩。", "新增灌溉面积"),
        ("工程竣工后日供水能力达到8万吨。", "日供水能力"),
        ("装备制造业以甲、乙等企业为龙头，力争产值达到300亿元。", "装备制造业产值"),
        ("人力资源市场二季度求人倍率为1.27。", "人力资源市场求人倍率"),
    ],
)
def test_names_without_what_stands_beside(text: str, expected: str) -> None:
    assert names(text)[-1:] == [expected]


def test_a_share_of_things_is_no_value_of_the_rate_before() -> None:
    rows = told(AHEAD + "垃圾无害化处理率由87.3%提高到95%，90%以上的村庄实现有效治理。")
    assert [row[1:] for row in rows[:2]] == [("baseline", "87.3%"), ("target", "95%")]


@pytest.mark.parametrize("text", ["全市造林目标20万亩。", "全年粮食生产目标任务480万吨。"])
def test_what_is_called_a_goal_is_one(text: str) -> None:
    assert [role for _, role, _ in told(text, "")] == ["target"]


def test_what_was_reached_of_a_goal_is_none() -> None:
    text = "一、2020年工作回顾\n造林目标20万亩，实际完成22万亩。"
    assert [row[1:] for row in told(text, "2021年政府工作报告")] == [
        ("target", "20万亩"),
        ("actual", "22万亩"),
    ]


def periods(text: str, title: str, year: int) -> dict[str, tuple[str, str, str]]:
    """Role and period by the text of the value."""
    found = {}
    for row in NLP(pt.Document(text, title=title, issuer="370800", year=year))[pt.TARGETS]:
        value, when = row.value, row.value.period
        if value.quantity is not None and when is not None:
            found[value.quantity.text] = (value.role, str(when.start), str(when.end))
    return found


def test_what_a_committee_says_of_two_years_is_of_each() -> None:
    title = "财政经济委员会关于2011年预算执行情况和2012年预算草案的审查结果报告"
    text = (
        f"{title}\n一、关于2011年预算执行情况和2012年预算草案\n"
        "2011年，全市财政总收入完成165.8亿元，增长34.3%。\n"
        "2012年，市级财政总收入拟安排43.5亿元，其中教育支出6.3亿元。\n"
        "二、几点建议\n新增财力用于民生的比例不低于六成。\n"
    )
    found = periods(text, title, 2012)
    assert found["165.8亿元"] == ("actual", "2011-01-01", "2011-12-31")
    for value in ("43.5亿元", "6.3亿元", "不低于六成"):
        assert found[value] == ("target", "2012-01-01", "2012-12-31")


def test_what_somebody_went_to_see_is_as_of_then() -> None:
    title = "县人大常委会关于全县茶产业发展情况的调研报告"
    text = (
        f"{title}\n县人大常委会：\n8月中下旬，调研组走访茶农43户。\n一、基本情况\n"
        "截至2020年底，全县茶园面积达到40.1万亩。\n全县现有茶叶加工企业16家。\n"
    )
    found = periods(text, title, 2021)
    assert found["40.1万亩"][2] == "2020-12-31"
    assert found["16家"] == ("actual", "2021-01-01", "2021-08-31")


def test_those_who_explain_a_plan_tell_first_why_it_was_made() -> None:
    title = "《某市新材料产业行动计划（2022—2025年）》政策解读"
    text = (
        f"{title}\n一、出台背景和依据\n全市现有高新技术企业1200余家。\n"
        "二、工作目标\n到2025年，高新技术企业达到2000家。\n"
    )
    found = periods(text, title, 2022)
    assert found["1200余家"][0] == "actual"
    assert found["2000家"][0] == "target"


def test_a_communique_looks_back_from_the_end_of_its_year() -> None:
    title = "2020年国民经济和社会发展统计公报"
    text = f"{title}\n一、综合\n五年来，全市新建学校12所。\n"
    assert periods(text, title, 2020)["12所"] == ("actual", "2016-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年末全县有规模以上工业企业61户。", "规模以上工业企业"),
        ("全县共有幼儿园30所，有在园幼儿5000人。", "在园幼儿"),
        ("有卫生室的村占98%。", "有卫生室的村"),
        ("有效灌溉面积90万亩。", "有效灌溉面积"),
    ],
)
def test_names_without_there_is(text: str, expected: str) -> None:
    doc = NLP(pt.Document(text, issuer="370800", year=2021))
    assert doc[pt.TARGETS][-1].value.indicator == expected


def test_where_a_rate_of_so_many_started() -> None:
    told_now = told("一、1995年工作回顾\n电话普及率由上年的每百人3.1部提高到4.9部。")
    assert [row[1:] for row in told_now] == [("baseline", "3.1部"), ("actual", "4.9部")]


def test_what_new_things_come_to_is_of_the_new_ones() -> None:
    told_now = told(
        "一、2020年工作回顾\n新建口袋公园12个，总面积30万平方米。", "2021年政府工作报告"
    )
    assert [name for name, *_ in told_now] == ["新建口袋公园", "新建口袋公园总面积"]


def test_the_size_from_which_on_projects_count_is_part_of_a_statistic() -> None:
    told_now = told(
        "一、2011年工作回顾\n500万元以上固定资产投资937亿元，增长28%。", "2012年政府工作报告"
    )
    assert {name for name, *_ in told_now} == {"500万元以上固定资产投资"}
    assert [value for *_, value in told_now] == ["937亿元", "28%"]


def test_two_years_and_a_half_end_within_the_year() -> None:
    text = "规划中期评估报告\n两年半来，新建幼儿园137所。"
    assert periods(text, "规划中期评估报告", 2018)["137所"][1:] == ("2016-01-01", "2018-06-30")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "220户危房改造任务已竣工198户。",
            [("危房改造", "target", "220户"), ("危房改造", "actual", "198户")],
        ),
        ("完成120户危房改造任务。", [("危房改造", "actual", "120户")]),
    ],
)
def test_a_task_stands_in_front_of_what_came_of_it(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(f"一、2020年工作回顾\n{text}", "2021年政府工作报告") == expected


def test_shares_of_goals_are_results() -> None:
    text = "一、2020年工作回顾\n到位资金48亿元，为年度目标96%。造林22万亩，占全年目标任务110%。"
    assert {role for _, role, _ in told(text, "2021年政府工作报告")} == {"actual"}


def test_totals_of_all_things_are_not_of_the_new_ones() -> None:
    text = "一、2020年工作回顾\n新增注册志愿者2万人，总人数达到20万人。"
    assert "新增注册志愿者总人数" not in {name for name, *_ in told(text)}


def test_goals_on_the_environment_are_goals() -> None:
    title = "某市国民经济和社会发展第十四个五年规划"
    text = f"{title}\n一、主要目标\n（三）资源环境\n单位生产总值能耗下降15%。\n"
    assert periods(text, title, 2021)["15%"][0] == "target"


def test_tasks_that_were_set_are_not_done() -> None:
    text = "在全市会议上的讲话\n今年确定了以下三项任务：\n新建学校12所。\n改造道路30公里。"
    every = pt.load(
        "structure", "quantities", "entities", "links", "targets", targets={"min_score": 0}
    )
    doc = every(pt.Document(text, title="在全市会议上的讲话", issuer="370800", year=2023))
    assert all((row.score or 0) < 0.7 or row.value.role != "actual" for row in doc[pt.TARGETS])
