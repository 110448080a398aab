"""Years that a title, a heading or a lead gives to what has no time of its own."""

from __future__ import annotations

import pytest

import policytext as pt

NLP = pt.load("structure", "quantities", "entities", "links", "targets")

REPORT = "政府工作报告\n"
PLAN = "阜平县“十四五”规划\n"
ACTIONS = "阜平县林果产业三年行动计划（2022—2024年）\n"
TASKS = "二、重点任务\n"

JOBS = "累计新增城镇就业2.7万人。地区生产总值增长6%，累计完成固定资产投资480亿元。"

Told = list[tuple[str, str]]

CASES: list[tuple[str, int, Told]] = [
    # Sums are of the several years of a heading that names one year beside them.
    *(
        (
            REPORT + heading + "\n" + JOBS,
            2026,
            [("2.7万人", "2021-2025"), ("6%", "2025"), ("480亿元", "2021-2025")],
        )
        for heading in (
            "一、2025年和过去五年工作回顾",
            "一、2025年和“十四五”工作回顾",
            "一、2025年和本届政府五年工作回顾",
        )
    ),
    # A paragraph or a part that turns to one year ends that, and the next heading does.
    (
        REPORT + "一、2025年和“十四五”工作回顾\n2025年，我们克难奋进。累计新增城镇就业0.6万人。",
        2026,
        [("0.6万人", "2025")],
    ),
    (REPORT + "一、2025年工作回顾\n累计新增城镇就业0.6万人。", 2026, [("0.6万人", "2025")]),
    # A term whose years no heading says leaves sums open.
    (REPORT + "一、本届政府工作回顾\n累计新增城镇就业2.7万人。", 2026, [("2.7万人", "")]),
    (
        REPORT + "一、本届政府五年工作回顾\n累计新增城镇就业2.7万人。",
        2026,
        [("2.7万人", "2021-2025")],
    ),
    # A lead before a list governs its paragraphs, up to the next section.
    *(
        (
            PLAN
            + f"一、总体要求\n{lead}\n——实力增强。一般公共预算收入达到9亿元。\n——更加绿色。"
            + "森林覆盖率达到51%。",
            2021,
            [("9亿元", "2025"), ("51%", "2025")],
        )
        for lead in (
            "到2025年，主要目标如下：",
            "到2025年，力争实现以下目标。",
            "到2025年，全县经济社会发展的主要目标是：",
        )
    ),
    (
        REPORT + "二、工作安排\n到2028年，主要目标如下：\n——森林覆盖率达到51%。\n三、保障措施\n"
        "森林覆盖率达到49%。",
        2025,
        [("51%", "2028"), ("49%", "2025")],
    ),
    # A plan is of the years in its title: what is added of all of them, a rate of the last.
    (PLAN + TASKS + "规划期内，新增就业2.7万人。", 2021, [("2.7万人", "2021-2025")]),
    (
        PLAN + TASKS + "新建冷库5座。森林覆盖率达到51%。",
        2021,
        [("5座", "2021-2025"), ("51%", "2025")],
    ),
    (ACTIONS + TASKS + "新增就业2000人。", 2022, [("2000人", "2022-2024")]),
    (
        "阜平县国民经济和社会发展第十四个五年规划纲要\n" + TASKS + "森林覆盖率达到51%。",
        2021,
        [("51%", "2025")],
    ),
    # A year with which a paragraph begins goes before; in goals of a plan it goes on.
    (
        PLAN + TASKS + "2022年，启动建设。新建冷库5座。\n新增就业2000人。",
        2021,
        [("5座", "2022"), ("2000人", "2021-2025")],
    ),
    (
        ACTIONS + "（一）发展目标\n到2024年，面貌一新。\n——森林覆盖率达到51%。",
        2022,
        [("51%", "2024")],
    ),
    # A report on a plan is none.
    (
        "关于“十四五”规划实施情况的报告\n" + TASKS + "森林覆盖率达到51%。",
        2024,
        [("51%", "2024")],
    ),
    # By what year something is done is told by a clause, not by a name.
    (
        PLAN + TASKS + "到2030年前实现碳达峰，非化石能源消费比重达到25%。",
        2021,
        [("25%", "2030")],
    ),
    (
        REPORT + "二、2024年工作安排\n推进2030年前碳达峰行动，非化石能源消费比重达到25%。",
        2024,
        [("25%", "2024")],
    ),
]


@pytest.mark.parametrize(("text", "year", "expected"), CASES)
def test_what_has_no_time_of_its_own(text: str, year: int, expected: Told) -> None:
    doc = NLP(pt.Document(text, issuer="130624", year=year))
    found = []
    for row in doc[pt.TARGETS]:
        quantity, when = row.value.quantity, row.value.period
        if quantity is None:
            continue
        years = [] if when is None else [str(day.year) for day in (when.start, when.end) if day]
        found.append((quantity.start, (quantity.text, "-".join(dict.fromkeys(years)))))
    assert [told for _, told in sorted(found)] == expected
