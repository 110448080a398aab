"""Statements without a heading above them: words of what is meant, of what was, and of when."""

from __future__ import annotations

import datetime

import pytest

import policytext as pt
from tests.targets.told_rows import periods_told, value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")


def rows(
    text: str, year: int = 2015, day: datetime.date | None = None
) -> list[tuple[str, str, str]]:
    """Name, role and period of each row, in order."""
    return periods_told(value_rows(NLP, text, year, "330200", day))


@pytest.mark.parametrize(
    "lead",
    [
        "争取",
        "力争",
        "力求",
        "努力实现",
        "奋力实现",
        "务必实现",
        "坚决实现",
        "预期",
        "计划",
        "今年计划",
        "保证",
        "将实现",
        "有望实现",
        "全年要",
        "全年计划",
        "打算",
        "设想",
    ],
)
@pytest.mark.parametrize(
    "change", ["，比上年增长12%", "，较上年增长12%", "，同比增长12%", "、增长12%", "，增长12%"]
)
def test_what_is_meant_goes_on_in_its_sentence(lead: str, change: str) -> None:
    text = f"{lead}生产总值达到360亿元{change}，财政收入增长9%，粮食总产量45万吨。"
    year = "2015-01-01/2015-12-31"
    assert rows(text) == [
        ("生产总值", "target", year),
        ("生产总值", "target", year),
        ("财政收入", "target", year),
        ("粮食总产量", "target", year),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "实现生产总值360亿元，比上年增长12%，财政收入增长9%。",
        "去年，生产总值达到360亿元，比上年增长12%，财政收入增长9%。",
        "生产总值达到360亿元，为年度目标的104%，财政收入增长9%。",
        "今年以来，生产总值达到360亿元，完成年计划的62%，财政收入增长9%。",
        "经过努力，生产总值达到360亿元，增长12%，财政收入增长9%。",
        "成功争取中央资金3.6亿元，比上年增长12%，财政收入增长9%。",
        "争取上级补助资金3.6亿元，增长12%，财政收入增长9%。",
        "按计划，项目建成28个，生产总值达到360亿元，财政收入增长9%。",
    ],
)
def test_what_was_stays_so(text: str) -> None:
    told = rows(text)
    assert told
    assert {role for _, role, _ in told} == {"actual"}


@pytest.mark.parametrize(
    "when",
    ["下一步，", "接下来，", "新的一年，", "届时，", "建成后，", "从今年起，", "今后一个时期，"],
)
def test_what_is_to_come(when: str) -> None:
    assert rows(f"{when}城镇人口达到45万人。") == [("城镇人口", "target", "2015-01-01/2015-12-31")]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("三年内，新建学校12所。", "2015-01-01/2017-12-31"),
        ("三年内，城镇人口达到45万人。", "2017-01-01/2017-12-31"),
        ("1—2年内，城镇人口达到45万人。", "2016-01-01/2016-12-31"),
        ("用三年时间，城镇人口达到45万人。", "2017-01-01/2017-12-31"),
    ],
)
def test_years_in_front_lie_ahead(text: str, period: str) -> None:
    ((_, role, told),) = rows(text)
    assert (role, told) == ("target", period)


def test_a_goal_and_how_far_it_is() -> None:
    text = "目标任务：新增就业3万人，已完成2.1万人，占目标任务的70%。"
    assert rows(text)[0] == ("新增就业", "target", "2015-01-01/2015-12-31")
    text = "我市力争年内开通地铁2号线，目前完成投资12亿元，占总投资的60%。"
    assert {role for _, role, _ in rows(text)} == {"actual"}


def test_years_within_a_review_do_not() -> None:
    text = "一、2014年工作回顾\n三年内建成污水处理厂12座，污水处理率达到72%。"
    assert {role for _, role, _ in rows(text)} == {"actual"}


@pytest.mark.parametrize(
    ("text", "day", "period"),
    [
        ("一季度，出口增长8%。", (2025, 4, 20), "2025-01-01/2025-03-31"),
        ("一季度，出口增长8%。", (2025, 7, 20), "2025-01-01/2025-03-31"),
        ("一季度，出口增长8%。", (2025, 1, 15), "2024-01-01/2024-03-31"),
        ("新建学校3所，改造危房30户。", (2025, 7, 20), "2025-01-01/2025-06-30"),
        ("新建学校3所，改造危房30户。", (2025, 3, 20), "2024-01-01/2024-12-31"),
        ("去年，新建学校3所。", (2025, 7, 20), "2024-01-01/2024-12-31"),
        # Reports of an office and what has headings look back on the year before.
        ("某县政府工作报告\n新建学校3所。", (2025, 4, 20), "2024-01-01/2024-12-31"),
        ("一、教育工作\n新建学校3所。", (2025, 4, 20), "2024-01-01/2024-12-31"),
    ],
)
def test_news_with_a_day_are_of_the_year_so_far(
    text: str, day: tuple[int, int, int], period: str
) -> None:
    told = rows(text, 2025, datetime.date(*day))
    assert {one for _, _, one in told} == {period}


@pytest.mark.parametrize(
    "lead", ["我们确保了", "已经", "迄今", "促使", "让", "★", "有望", "一举实现", "顺利实现"]
)
def test_words_in_front_are_no_part_of_the_name(lead: str) -> None:
    assert {name for name, _, _ in rows(f"{lead}生产总值达到360亿元，比上年增长8.2%。")} == {
        "生产总值"
    }


def test_what_stands_at_the_head_is_no_part_of_the_name() -> None:
    ((name, _, _),) = rows("以骨干企业为龙头新发展合作社35家。")
    assert name == "新发展合作社"
    ((name, _, _),) = rows("以人参、葡萄酒为主的特色食品加工业完成产值41亿元。")
    assert name == "以人参、葡萄酒为主的特色食品加工业产值"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("去年，社会消费品零售总额稳居全省第三，达到580亿元。", "社会消费品零售总额"),
        ("去年，规模以上工业增加值又上新台阶，达到320亿元。", "规模以上工业增加值"),
        ("去年，市场主体多达45万户。", "市场主体"),
        ("去年，光伏产品价格下跌6.8%。", "光伏产品价格"),
        ("去年，旅游总收入连续多年保持在96亿元以上。", "旅游总收入"),
    ],
)
def test_a_name_ends_with_its_noun(text: str, name: str) -> None:
    assert {one for one, _, _ in rows(text)} == {name}


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        # How far a value is from that of others is no value of its own.
        ("去年，城镇化率比全国高1.2个百分点。", []),
        ("去年，森林覆盖率比全省低1.2个百分点，比全国平均水平高3个百分点。", []),
        ("去年，城镇化率比2010年高5.2个百分点，比“十一五”末高3个百分点。", []),
        ("去年，城镇化率比上年末高1.2个百分点。", ["change"]),
        ("去年，失业率比上年低0.2个百分点。", ["decrease"]),
        ("去年，税收占比提高1.2个百分点，优良天数比例上升2个百分点。", ["change", "change"]),
    ],
)
def test_points_above_others(text: str, measures: list[str]) -> None:
    doc = NLP(pt.Document(text, issuer="330200", year=2015))
    told = sorted(doc.targets(), key=lambda row: row.quantity_start or 0)
    assert [row.measure for row in told if row.quantity] == measures


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("五年来，存贷款余额分别达到320亿元和260亿元。", True),
        ("五年来，城镇人口达到45万人，三次产业结构调整为8∶42∶50。", True),
        ("五年来，公路通车里程突破8000公里，机动车保有量达到82万辆。", True),
        ("五年来，新建学校12所，培训农民8万人次。", False),
    ],
)
def test_what_there_is_after_some_years(text: str, last: bool) -> None:
    period = "2014-01-01/2014-12-31" if last else "2010-01-01/2014-12-31"
    assert {told for _, _, told in rows(text)} == {period}


def test_a_season_in_brackets_ends_with_them() -> None:
    text = (
        "二、2016年工作安排\n"
        "发展核桃6万亩（其中春季发展4万亩，秋季发展2万亩），抓好3个示范片区，新建合作社20家。"
    )
    year = "2016-01-01/2016-12-31"
    assert rows(text, 2016)[-2:] == [
        ("示范片区", "target", year),
        ("新建合作社", "target", year),
    ]


def test_names_in_front_of_colons() -> None:
    text = "二、2016年主要目标\n粮食产量：达到70万吨，森林覆盖率：提高到45%以上。\n主要任务：完成30亿元。"
    year = "2016-01-01/2016-12-31"
    found = [row for row in rows(text, 2016) if row[0] in ("粮食产量", "森林覆盖率")]
    assert found == [("粮食产量", "target", year), ("森林覆盖率", "target", year)]
    told = NLP(pt.Document(text, issuer="330200", year=2016)).targets()
    assert {row.place for row in told if row.indicator in ("粮食产量", "森林覆盖率")} == {"330200"}
