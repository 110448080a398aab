"""The year that the title of a yearly communiqué reports."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.occasions import reported_year

TEXT = "一、综合\n全年地区生产总值415.6亿元，比上年增长5.3%。年末常住人口48.2万人。\n二、农业\n粮食产量31万吨。\n"
TITLE = "青阳县2024年国民经济和社会发展统计公报"


@pytest.mark.parametrize(
    ("title", "text", "year"),
    [
        (TITLE, "", 2024),
        ("2019年度丹江口市人力资源和社会保障事业发展统计公报", "", 2019),
        ("", "二〇〇八年黄陵县环境状况公报\n全县空气质量良好。", 2008),
        ("2010年第六次全国人口普查主要数据公报（第1号）", "", 2010),
        ("2024年青阳县政府工作报告", TEXT, None),
        ("", "会议发表公报，2024年经济增长5%。", None),
        ("", f"青阳县统计局\n2025年3月8日\n2024年，全县经济稳中有进。\n{TEXT}", 2024),
        ("", f"全县经济稳中有进。\n{TEXT}注：本公报所列2024年数据为初步统计数。", 2024),
        ("", TEXT, None),
        ("2024年青阳县政府工作报告", f"2023年，全县经济稳中有进。\n{TEXT}", None),
        ("", "全会公报\n2024年工作总结", None),
    ],
)
def test_the_year_is_that_of_the_title(title: str, text: str, year: int | None) -> None:
    assert reported_year(title, text) == year


@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize(("title", "text"), [(TITLE, TEXT), ("", f"{TITLE}\n{TEXT}")])
def test_a_communique_may_have_the_year_it_reports_or_the_one_it_came_out_in(
    title: str, text: str, year: int
) -> None:
    nlp = pt.load()
    doc = nlp(pt.Document(text, issuer="341723", year=year, title=title))
    periods = {row.indicator: str(row.period_start) for row in doc.targets()}
    assert periods == {
        "地区生产总值": "2024-01-01",
        "常住人口": "2024-12-31",
        "粮食产量": "2024-01-01",
    }
    assert [str(time.value.start) for time in doc[pt.TIMES] if time.text == "全年"] == [
        "2024-01-01"
    ]
