"""When a document was given, by its own lines, and whether it is news."""

from __future__ import annotations

from datetime import date

import pytest

from policytext.occasions import day_told, is_news, month_given, title_lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("记者7月18日从市统计局获悉，上半年，全市投资增长7%。", (7, 18)),
        ("7月18日，记者从市发改委获悉，上半年投资增长7%。", (7, 18)),
        ("据县统计局4月22日消息，一季度生产总值增长6%。", (4, 22)),
        ("（4月22日）今年一季度，全县生产总值增长6%。", (4, 22)),
        ("县政府网讯（记者 王某 4月22日）今年一季度，生产总值增长6%。", (4, 22)),
        ("本报10月21日讯 前三季度，全市投资增长7%。", (10, 21)),
        ("10月21日上午，市政府召开新闻发布会。前三季度，全市投资增长7%。", (10, 21)),
        ("2023年10月21日，记者获悉，前三季度投资增长7%。", (10, 21)),
        ("某某在线消息 10月21日上午，会议开幕。前三季度，投资增长7%。", (10, 21)),
        ("某某网讯（记者 王某）截至10月21日，全市新建学校3所。", (10, 21)),
        ("“今年收成好。”10月21日，村民高兴地说。\n今年，全市种植药材3万亩。", (10, 21)),
        ("小药材成就大产业\n10月21日，记者来到某镇。", (10, 21)),
        # What was done since January, told up to a month.
        ("今年以来，全市经济稳中有进。截至6月底，新建学校3所。", (7, 1)),
        ("今年以来，全市经济开局良好。\n1—3月，投资增长7%。", (4, 1)),
        ("今年以来，全市经济稳中有进。前三季度，投资增长7%。", (10, 1)),
        # None of these says when it was told.
        ("2022年10月21日，记者获悉，前三季度投资增长7%。", None),
        ("全市新建学校3所，7月18日竣工投用。", None),
        ("今年以来，全市新建学校3所。", None),
        ("去年以来，全市新建学校3所。截至6月底，投资增长7%。", None),
        ("记者2月30日获悉，投资增长7%。", None),
    ],
)
def test_news_say_on_what_day_they_were_told(text: str, told: tuple[int, int] | None) -> None:
    assert day_told(text, 2023) == (None if told is None else date(2023, *told))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("在市政府全体会议上的讲话\n（2023年7月20日）\n同志们：", 7),
        ("经济运行简报\n第8期\n市政府办公室　　2023年7月15日\n", 7),
        ("工作简报\n县发展和改革局  2023年10月8日\n", 10),
        ("全市经济工作会议讲话\n2023年十二月在全市经济工作会议上\n", 12),
        # Of another year, or within a sentence.
        ("在市政府全体会议上的讲话\n（2022年7月20日）\n", 0),
        ("市政府办公室于2023年7月15日印发方案，新建学校3所。", 0),
        ("新建学校3所，2023年7月15日", 0),
    ],
)
def test_a_line_of_its_own_says_when_a_document_was_given(text: str, month: int) -> None:
    assert month_given(text, 2023) == month


def test_titles_stand_before_the_first_sentence() -> None:
    text = "经济运行简报\n（第8期）\n上半年经济运行情况通报\n上半年，投资增长7%。\n下半年安排\n"
    assert title_lines(text) == ["经济运行简报", "（第8期）", "上半年经济运行情况通报"]
    assert title_lines("全市投资增长7%。") == []


@pytest.mark.parametrize(
    ("title", "text", "is_so"),
    [
        ("", "全市投资增长7%。", True),
        ("全市投资增长7%", "全市投资增长7%。", True),
        ("政府工作报告", "全市投资增长7%。", False),
        ("", "关于印发方案的通知\n全市投资增长7%。", False),
        ("", "一、总体情况\n全市投资增长7%。", False),
        ("", "全市投资增长7%。" * 200, False),
    ],
)
def test_news_are_short_and_no_papers_of_an_office(title: str, text: str, is_so: bool) -> None:
    assert is_news(title, text) is is_so
