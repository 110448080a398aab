"""Found, stated as absent, unreadable, not found: for each place, year and indicator."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

import policytext as pt
from policytext.ledger import (
    STATUSES,
    Coverage,
    coverage,
    format_coverage,
    rows_of,
    write_coverage,
)
from policytext.ledger.codes import NoCodes
from tests.ledger.samples import report

GDP, JOBS, PRICES = "地区生产总值", "城镇新增就业", "居民消费价格"


def status(doc: pt.Document, indicator: str, **settings: object) -> str:
    (one,) = coverage(rows_of([doc]), [doc], [indicator], **settings)  # type: ignore[arg-type]
    return one.status


def bare(text: str, **facts: object) -> pt.Document:
    made = pt.Document(text, **{"issuer": "320400", "year": 2020, **facts})  # type: ignore[arg-type]
    return made.with_layer(pt.TARGETS, [])


def test_each_place_year_and_indicator_has_one_line() -> None:
    docs = [
        report((GDP, "growth", "target", "6%"), year=2024),
        report((JOBS, "level", "target", "3万人"), year=2023),
        report((GDP, "growth", "target", "7%"), (GDP, "growth", "target", "8%"), issuer="320500"),
    ]
    found = coverage(rows_of(docs), docs, [GDP, JOBS, GDP])
    assert [(one.issuer, one.year, one.indicator, one.status, one.count) for one in found] == [
        ("320400", 2023, GDP, "not found", 0),
        ("320400", 2023, JOBS, "found", 1),
        ("320400", 2024, GDP, "found", 1),
        ("320400", 2024, JOBS, "not found", 0),
        ("320500", 2024, GDP, "found", 2),
        ("320500", 2024, JOBS, "not found", 0),
    ]
    assert found[2].evidence == f"{GDP}为6%。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"今年不设{GDP}增长的具体目标。", "stated as absent"),
        (f"对{GDP}，今年未设预期目标；就业优先。", "stated as absent"),
        (f"{GDP}增速没有提出量化指标。", "stated as absent"),
        (f"不再设定{GDP}目标。", "stated as absent"),
        ("对工业、GDP和投资不设具体目标。", "stated as absent"),
        ("经济增长不再设置预期目标，就业增加3万人。", "stated as absent"),
        (f"今年不提{GDP}增长的具体目标。", "stated as absent"),
        (f"我们未对{GDP}提出预期增长目标。", "stated as absent"),
        (f"不对{GDP}设置量化指标。", "stated as absent"),
        (f"对{GDP}增速，今年不作硬性要求。", "stated as absent"),
        (f"{GDP}增速目标不作量化安排。", "stated as absent"),
        (f"{GDP}增长目标，今年不予设定。", "stated as absent"),
        # 不提 and 不对 begin other words, too.
        (f"{GDP}增速不提高，完成全年目标。", "not found"),
        (f"今年不提前下达{GDP}目标。", "not found"),
        (f"{GDP}未对标先进，离目标有差距。", "not found"),
        (f"{GDP}没有对冲下行压力，完成目标。", "not found"),
        # Another indicator's goal is the one that is not set.
        (f"{GDP}增长6%，对固定资产投资不设目标。", "not found"),
        ("不设民营经济发展目标。", "not found"),
        (f"不设投资目标。{GDP}稳定增长。", "not found"),
        (f"{GDP}增长较快，设定更高目标。", "not found"),
        ("全市经济平稳。", "not found"),
    ],
)
def test_what_is_stated_as_absent_is_told_from_what_is_not_found(text: str, expected: str) -> None:
    assert status(bare(text), GDP) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"去年，我们没有提出{GDP}增长的具体目标。", "not found"),
        (f"2019年未设定{GDP}增长目标，全年增长3%。", "not found"),
        (f"2020年未设定{GDP}增长目标。", "stated as absent"),
        (f"2019年，全市平稳，今年不设{GDP}增长目标。", "stated as absent"),
        (f"受去年基数影响，不设{GDP}增长目标。", "stated as absent"),
    ],
)
def test_that_another_year_had_no_goal_says_nothing_of_this_one(text: str, expected: str) -> None:
    doc = pt.load("quantities")(bare(text).without_layer(pt.TARGETS))
    assert status(doc.with_layer(pt.TARGETS, []), GDP) == expected


def test_an_indicator_that_no_codebook_knows_goes_by_its_words() -> None:
    doc = bare("今年不设“蜜桔罐头”产量目标。")
    assert status(doc, "蜜桔罐头") == "stated as absent"
    assert status(doc, "柑桔罐头") == "not found"


def test_a_damaged_document_is_unreadable_not_without_goals() -> None:
    lost = [pt.Repair("lost", i, i + 1, i, i + 1, lost=True) for i in range(4)]
    doc = bare("\ufffd\ufffd\ufffd\ufffd增长", repairs=lost)
    assert doc.quality.verdict == "unreadable"
    assert status(doc, GDP) == "unreadable"


def test_a_failed_document_is_unreadable() -> None:
    doc = bare("增长").replace(problems=[pt.Problem("failed", "memory was short")])
    (one,) = coverage([], [doc], [GDP])
    assert (one.status, one.evidence) == ("unreadable", "memory was short")


def test_a_number_that_cannot_be_read_is_no_finding() -> None:
    doc = report((GDP, "growth", "target", "6%"))
    broken = dataclasses.replace(next(rows_of([doc])), low=None, high=None, comparator="unreadable")
    (one,) = coverage([broken], [doc], [GDP])
    assert one.status == "unreadable"
    (one,) = coverage([broken, *rows_of([doc])], [doc], [GDP])
    assert one.status == "found"


def test_only_goals_of_the_issuer_itself_count() -> None:
    doc = report((GDP, "growth", "actual", "6%"))
    assert status(doc, GDP) == "not found"
    assert status(doc, GDP, roles=("actual",)) == "found"
    other = [dataclasses.replace(row, role="target", place="320411") for row in rows_of([doc])]
    assert coverage(other, [doc], [GDP])[0].status == "not found"


def test_the_best_of_several_documents_holds() -> None:
    docs = [bare("无。", id="a", year=2024), report((GDP, "growth", "target", "6%"), id="b")]
    (one,) = coverage(rows_of(docs), docs, [GDP])
    assert (one.status, one.documents) == ("found", ("a", "b"))


def test_documents_with_one_id_are_refused() -> None:
    with pytest.raises(pt.InputError, match="id"):
        coverage([], [bare("甲。"), bare("乙。")], [GDP])


def test_names_and_codes_of_a_codebook_mean_the_same() -> None:
    doc = report(("CPI", "growth", "limit", "3%"))
    for asked in ("cpi", PRICES, "CPI"):
        (one,) = coverage(rows_of([doc]), [doc], [asked])
        assert (one.indicator, one.status, one.code) == (asked, "found", "cpi")
    assert status(bare("今年不设GDP增速目标。"), "gdp") == "stated as absent"


def test_the_table_has_a_mark_for_every_status() -> None:
    made = [Coverage("320400", None, str(i), "", one, 3, (), "") for i, one in enumerate(STATUSES)]
    assert format_coverage(made).split("\n") == [
        "issuer  year  0  1       2  3",
        "320400  -     3  absent  ?  -",
    ]
    assert format_coverage([]) == "issuer  year"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"预期目标是：{GDP}增长12_M_M_以上；{JOBS}多一些。", "unreadable"),
        (f"2007年，全市{GDP}完成21亿元，同比增长13.3□。", "unreadable"),
        (f"{GDP}增长1\ufffd%。", "unreadable"),
        (f"{GDP}增长12%，{JOBS}12_M_M_。", "not found"),
        (f"{GDP}稳定增长_M_M_。", "not found"),
        # Words by which the goal binds are no part of the name.
        (f"确保{GDP}增速不低于7_M_M_。", "unreadable"),
        (f"力争{GDP}达到210□亿元。", "unreadable"),
        (f"确保{JOBS}不低于7_M_M_。", "not found"),
    ],
)
def test_a_name_beside_a_damaged_number_is_unreadable(text: str, expected: str) -> None:
    assert status(bare(text), GDP) == expected


@pytest.mark.parametrize(
    ("measure", "year", "asked", "expected"),
    [
        ("growth", 2024, "income_urban", "found"),
        ("growth", 2024, "income_rural", "found"),
        ("growth", 2024, "income_urban_rural", "found"),
        # What 农民收入 means depends on the year.
        ("growth", 2024, "income_rural_net", "not found"),
        ("growth", 2009, "income_rural_net", "found"),
        ("growth", 2009, "income_rural", "not found"),
        ("growth", 2024, "income_all", "not found"),
        # A level is that of all together.
        ("level", 2024, "income_urban", "not found"),
    ],
)
def test_what_is_said_of_several_statistics_is_said_of_each(
    measure: str, year: int, asked: str, expected: str
) -> None:
    doc = report(("城乡居民人均可支配收入", measure, "target", "8%"), year=year)
    assert status(doc, asked) == expected


def test_what_is_said_of_one_alone_is_the_better_evidence() -> None:
    both, own = "城乡居民人均可支配收入", "城镇居民人均可支配收入"
    doc = report((both, "growth", "target", "8%"), (own, "growth", "target", "7%"))
    (one,) = coverage(rows_of([doc]), [doc], ["income_urban"])
    assert (one.count, one.evidence) == (2, f"{own}为7%。")


@pytest.mark.parametrize("roles", ["target", ("targets",), ("target", "goal")])
def test_roles_that_no_row_has_are_no_absence(roles: object) -> None:
    with pytest.raises(pt.InputError, match="roles are a list of some of actual, target, limit"):
        status(report((GDP, "growth", "target", "6%")), GDP, roles=roles)


def test_one_string_is_no_list_of_indicators() -> None:
    with pytest.raises(pt.InputError, match="list of names or codes"):
        coverage([], [bare("全市经济平稳。")], "gdp")


@pytest.mark.parametrize(
    ("text", "expected", "evidence"),
    [
        ("", "unreadable", "there is no text"),
        (" \n", "unreadable", "there is no text"),
        ("Gross product grew by 6%.", "unreadable", "the text has no Chinese characters"),
        ("GDP增长", "not found", ""),
    ],
)
def test_what_holds_no_chinese_text_is_unreadable(text: str, expected: str, evidence: str) -> None:
    (one,) = coverage([], [bare(text)], [JOBS])
    assert (one.status, one.evidence) == (expected, evidence)


def test_a_code_that_nobody_knows_is_no_absence() -> None:
    doc = report((GDP, "growth", "target", "6%"))
    with pytest.raises(pt.InputError, match=r"no indicator has the code 'gdpp'.*nearest are 'gdp'"):
        status(doc, "gdpp")
    with pytest.raises(pt.InputError, match="nearest are 'grain_"):
        status(doc, "grain")
    with pytest.raises(pt.InputError, match=r"'qqqqqqqq'.*give a code of the codebook, or a name"):
        status(doc, "qqqqqqqq")
    with pytest.raises(pt.InputError, match="an indicator must be str"):
        coverage([], [doc], [5])  # type: ignore[list-item]


@pytest.mark.parametrize(
    "asked", ["乡村民宿床位", "WIFI热点", "ETC", "unemployment_surveyed", "PM2.5"]
)
def test_names_in_words_may_be_in_no_row(asked: str) -> None:
    assert status(report((GDP, "growth", "target", "6%")), asked) == "not found"


def test_codes_of_rows_words_of_texts_and_no_codebook_are_taken() -> None:
    doc = report(("iptv用户", "level", "target", "3万人"))
    assert status(doc, "iptv") == "not found"
    (row,) = rows_of([doc])
    own = dataclasses.replace(row, code="my_code")
    assert coverage([own], [doc], ["my_code"])[0].status == "found"
    assert status(bare("今年全市经济平稳。"), "my_code", codes=NoCodes()) == "not found"


@pytest.mark.parametrize(
    "lost",
    [
        "增长?%", "增长？%以上", "增长%左右", "增长 %", "增长□%", "增长\ufffd%", "增长X.X%", "增长XX%", "增长**%",
        "增长××%", "增长____%", "增长…%", "增长NaN%", "增长（　）%", "增长8.?%", "增长1O%", "完成 亿元", "达到XX亿元",
        "突破？？亿元",
    ],
)  # fmt: skip
def test_a_number_of_which_nothing_is_left_is_unreadable(lost: str) -> None:
    nlp = pt.load("structure", "quantities", "entities", "links", "targets")
    text = f"政府工作报告\n今年的主要预期目标是：粮食产量82万吨，{GDP}{lost}。\n"
    doc = nlp(pt.Document(text, id="a", issuer="320400", year=2024))
    assert [one.status for one in coverage(doc.targets(), [doc], [GDP, "粮食产量"])] == [
        "unreadable",
        "found",
    ]


@pytest.mark.parametrize(
    "sound",
    [
        "推进5G+X应用，地区生产总值稳步提高。", "新增亿元项目12个，地区生产总值再上台阶。",
        "地区生产总值完成亿元以上项目3个的带动。", "地区生产总值增长？百分之八。",
    ],
)  # fmt: skip
def test_words_without_a_place_for_a_number_are_not_damaged(sound: str) -> None:
    assert status(bare(sound), GDP) == "not found"


def test_a_table_of_what_is_there_takes_nothing_else(tmp_path: Path) -> None:
    found = list(rows_of([report((GDP, "growth", "target", "6%"))]))
    tables: list[Callable[..., object]] = [
        format_coverage,
        lambda given: write_coverage(given, tmp_path / "a.csv"),
    ]
    for write in tables:
        with pytest.raises(pt.InputError, match="lines of coverage are taken"):
            write(found)
