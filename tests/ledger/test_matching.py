"""Promises against the review of the next year: who is compared with whom, and how it ends."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.data import read_rows
from policytext.ledger import OUTCOMES, Match, Row, Tolerances, match, rows, write_matches
from policytext.ledger.goals import Goal, judge, negated, set_goal
from policytext.ledger.match_table import MATCH_COLUMNS, match_cells
from policytext.ledger.tolerances import is_undirected, is_wished_low
from policytext.targets.codebook import Codebook
from policytext.values import MEASURES
from tests.ledger.samples import number, report, year_of

GDP = "地区生产总值"


def promise(said: str, measure: str = "growth", role: str = "target", name: str = GDP) -> Row:
    return rows(report((name, measure, role, said), year=2024))[0]


def review(*said: str, measure: str = "growth", name: str = GDP, year: int = 2025) -> list[Row]:
    facts = [(name, measure, "actual", one) for one in said]
    return list(rows(report(*facts, year=year)))


def matched(target: Row, actuals: list[Row]) -> Match:
    (found,) = match([target], actuals)
    assert found.outcome in OUTCOMES
    return found


@pytest.mark.parametrize(
    ("goal", "said", "outcome"),
    [
        ("6%", "6%", "met"),
        ("6%", "6.1%", "met"),
        ("6%", "5.9%", "missed"),
        ("6%以上", "6%", "met"),
        ("6%以上", "5.9%", "missed"),
        ("超6%", "6%", "missed"),
        ("超6%", "6.1%", "met"),
        ("6%左右", "6.2%", "met"),
        ("6%左右", "5.8%", "within wording"),
        ("6%左右", "5.5%", "within wording"),
        ("6%左右", "5.4%", "missed"),
        ("近6%", "5.7%", "within wording"),
        ("6%以内", "5%", "met"),
        ("6%以内", "6.5%", "missed"),
        # What is reported may be vague, too.
        ("6%", "超6%", "met"),
        ("6%", "超5%", "unclear"),
        ("6%", "8%左右", "met"),
        ("6%", "6%左右", "unclear"),
        ("6%", "近6%", "unclear"),
        ("6%左右", "6%左右", "within wording"),
        ("6%", "4%左右", "missed"),
        ("6%", "稳定增长", "unclear"),
        ("稳定增长", "6%", "unclear"),
    ],
)
def test_the_outcome_of_a_promise(goal: str, said: str, outcome: str) -> None:
    assert matched(promise(goal), review(said)).outcome == outcome


@pytest.mark.parametrize(
    ("said", "outcome"), [("3%", "met"), ("2.1%", "met"), ("3.1%", "missed"), ("近3%", "met")]
)
def test_a_limit_is_kept_at_it_or_below(said: str, outcome: str) -> None:
    found = matched(promise("3%", role="limit"), review(said))
    assert (found.outcome, found.bound, found.high) == (outcome, "at most", Decimal(3))


def test_a_limit_with_a_floor_in_its_words_is_a_floor() -> None:
    found = matched(promise("3%以上", role="limit"), review("4%"))
    assert (found.outcome, found.bound) == ("met", "at least")


def test_what_is_wished_low_is_kept_below() -> None:
    name = "城镇调查失业率"
    low = matched(
        promise("5.5%左右", "level", name=name), review("5.2%", measure="level", name=name)
    )
    high = matched(
        promise("5.5%左右", "level", name=name), review("5.9%", measure="level", name=name)
    )
    assert (low.outcome, high.outcome) == ("met", "within wording")
    assert "less of it is better" in low.reason
    assert not is_wished_low("就业人数")


def test_a_decrease_is_a_growth_below_zero() -> None:
    name = "单位生产总值能耗"
    goal = promise("3%", "decrease", name=name)
    assert matched(goal, review("3.5%", measure="decrease", name=name)).outcome == "met"
    assert matched(goal, review("2%", measure="decrease", name=name)).outcome == "missed"
    assert matched(goal, review("1%", measure="growth", name=name)).outcome == "missed"
    assert matched(goal, review("-4%", measure="growth", name=name)).outcome == "met"
    assert matched(promise("6%"), review("2%", measure="decrease")).outcome == "missed"


def test_growth_is_not_compared_with_level() -> None:
    found = matched(promise("6%"), review("6000亿元", measure="level"))
    assert found.outcome == "not reported"
    assert "level 6000亿元" in found.reason


def test_units_must_measure_the_same() -> None:
    goal = promise("100亿元", "level")
    assert matched(goal, review("3万人", measure="level")).outcome == "not reported"
    assert matched(goal, review("3万人", "120亿元", measure="level")).outcome == "met"


@pytest.mark.parametrize("change", ["place", "code", "period_end", "role"])
def test_another_place_indicator_time_or_role_is_no_report(change: str) -> None:
    other: dict[str, object] = {
        "place": "320500",
        "code": "grain",
        "period_end": datetime.date(2024, 6, 30),
        "role": "target",
    }
    (said,) = review("6%")
    said = dataclasses.replace(said, **{change: other[change]})  # type: ignore[arg-type]
    assert matched(promise("6%"), [said]).outcome == "not reported"


def test_only_the_next_review_is_asked() -> None:
    (said,) = review("6%")
    late, early = (dataclasses.replace(said, year=year) for year in (2026, 2024))
    for other in (late, early):
        assert matched(promise("6%"), [other]).outcome == "no review"
        silent = review("3万人", measure="level", name="就业")
        assert matched(promise("6%"), [other, *silent]).outcome == "not reported"
    assert match([promise("6%")], [late], within=2)[0].outcome == "met"


def test_a_year_its_last_day_and_no_period_are_the_same_time() -> None:
    goal, (said,) = promise("6%"), review("6%")
    end = datetime.date(2024, 12, 31)
    for days in ((None, None), (end, end), (datetime.date(2024, 1, 1), end)):
        other = dataclasses.replace(said, period_start=days[0], period_end=days[1])
        found = matched(goal, [other])
        assert (found.outcome, found.period) == ("met", "2024")


def test_a_plan_of_five_years_is_matched_by_its_own_time() -> None:
    five = pt.TimeInterval(datetime.date(2021, 1, 1), datetime.date(2025, 12, 31))
    goal = rows(report((GDP, "growth", "target", "6%"), year=2021, period=five))[0]
    said = rows(report((GDP, "growth", "actual", "6.2%"), year=2026, period=five))
    assert match([goal], said)[0].outcome == "met"
    one_year = rows(report((GDP, "growth", "actual", "6.2%"), year=2026, period=year_of(2025)))
    assert match([goal], one_year)[0].outcome == "not reported"


def test_a_place_under_a_new_code_is_the_same_place() -> None:
    # 襄樊 became 襄阳 in 2010 with its code; 密云 got a new one in 2015.
    goal = rows(report((GDP, "growth", "target", "6%"), year=2015, issuer="110228"))
    said = rows(report((GDP, "growth", "actual", "6.2%"), year=2016, issuer="110118"))
    assert match(goal, said)[0].outcome == "met"


def test_several_values_that_contradict_each_other_are_a_conflict() -> None:
    found = matched(promise("6%"), review("6.2%", "5.9%"))
    assert found.outcome == "conflict"
    assert "6.2%" in found.reason
    assert "5.9%" in found.reason
    assert len(found.actuals) == 2
    # The same again, or a rounder word for it, is none.
    assert matched(promise("6%"), review("6.2%", "6.2%", "超6%")).outcome == "met"


def test_the_stretch_is_judged_by_itself() -> None:
    found = matched(promise("6%/8%"), review("7%"))
    assert (found.outcome, found.stretch_outcome) == ("met", "missed")
    assert matched(promise("6%"), review("7%")).stretch_outcome == ""


def test_all_that_decided_is_shown() -> None:
    found = matched(promise("6%左右"), review("5.8%"))
    assert (found.place, found.indicator, found.scale, found.period) == (
        "320400",
        "gdp",
        "growth",
        "2024",
    )
    assert (found.unit, found.bound, found.low, found.tolerance) == (
        "%",
        "at least",
        Decimal(6),
        Decimal("0.5"),
    )
    assert (
        found.reason
        == "growth 5.8% (320400-2025) against at least 6%, with a tolerance of 0.5; role target"
    )


def test_a_number_that_cannot_be_read_decides_nothing() -> None:
    broken = {"low": None, "high": None, "comparator": "unreadable"}
    goal, (said,) = promise("6%"), review("6%")
    assert matched(dataclasses.replace(goal, **broken), [said]).outcome == "unclear"  # type: ignore[arg-type]
    assert matched(goal, [dataclasses.replace(said, **broken)]).outcome == "unclear"  # type: ignore[arg-type]


def test_each_promise_has_one_line_in_order() -> None:
    goals = [promise("6%"), promise("3万人", "level", name="就业"), *review("6%")]
    assert [one.target for one in match(goals, [])] == goals[:2]


def test_tolerances_of_ones_own(tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text("comparator\tkind\tamount\tbasis\napprox\t*\t10\tpercent\n", "utf-8")
    own = Tolerances.read(table)
    assert own.of(number("6%左右")) == Decimal("0.6")
    assert own.of(number("6%")) == 0
    assert match([promise("6%左右")], review("5.4%"), tolerances=own)[0].outcome == "within wording"


@pytest.mark.parametrize(
    "line",
    [
        "approx\t*\t1",
        "eq\t*\t1\tvalue",
        "approx\tx\t1\tvalue",
        "approx\t*\t-1\tvalue",
        "near\t*\t1\tx",
    ],
)
def test_a_wrong_table_of_tolerances_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "own.tsv").write_text(f"comparator\tkind\tamount\tbasis\n{line}\n", "utf-8")
    with pytest.raises(pt.InputError):
        Tolerances.read(tmp_path / "own.tsv")


def test_within_is_a_number_of_years() -> None:
    with pytest.raises(pt.InputError, match="within"):
        match([], [], within=0)


PERCENT = st.decimals(-50, 50, places=1).map(lambda one: f"{one:f}%")
WORDS = st.sampled_from(["{}", "{}左右", "{}以上", "{}以内", "{}多", "近{}", "超{}"])
SAID = st.builds(lambda frame, one: number(frame.format(one)), WORDS, PERCENT)


def goal_of(value: pt.Quantity, role: str) -> Goal:
    table = Tolerances.packaged()
    return set_goal(value, role=role, measure="growth", indicator=GDP, tolerances=table)


@given(SAID, SAID)
def test_growth_and_decrease_are_mirror_images(said: pt.Quantity, other: pt.Quantity) -> None:
    assert negated(negated(said)) == said
    assert negated(said).excludes(negated(other)) == said.excludes(other)


@given(SAID, st.decimals(-60, 60, places=1), st.decimals(0, 20, places=1))
def test_more_is_never_worse_for_a_floor_and_never_better_for_a_ceiling(
    said: pt.Quantity, figure: Decimal, more: Decimal
) -> None:
    ranks = {"missed": 0, "within wording": 1, "met": 2}
    for role in ("target", "limit"):
        goal = goal_of(said, role)
        less, greater = (
            ranks[judge(goal, pt.Quantity(one, one, "eq", "%", "percent"))]
            for one in (figure, figure + more)
        )
        assert less <= greater if goal.bound == "at least" else less >= greater


@given(SAID)
def test_a_sharp_goal_is_met_by_its_own_number(said: pt.Quantity) -> None:
    edge = said.low if said.low is not None else said.high
    figure = pt.Quantity(edge, edge, "eq", "%", "percent")
    if said.comparator in ("eq", "ge", "le", "approx", "near"):
        assert judge(goal_of(said, "target"), figure) == "met"


def test_matches_are_a_table(tmp_path: Path) -> None:
    found = match([promise("6%左右/8%")], review("5.8%", "5.9%左右"))
    assert write_matches(found, tmp_path / "m.csv") == 1
    (line,) = csv.DictReader(io.StringIO((tmp_path / "m.csv").read_text("utf-8-sig"), newline=""))
    assert set(MATCH_COLUMNS) == set(line)
    assert (line["outcome"], line["stretch_outcome"], line["promised"]) == (
        "within wording",
        "missed",
        "6%左右",
    )
    assert (line["reported"], line["low"], line["tolerance"]) == ("5.8%; 5.9%左右", "6", "0.5")
    assert line["promise"] == f"{GDP}为6%左右、力争8%。"


def test_the_suffix_names_the_format_of_matches(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    found = match([promise("6%左右")], [])
    assert write_matches(found, tmp_path / "m.jsonl") == 1
    told = json.loads((tmp_path / "m.jsonl").read_text("utf-8"))
    assert (told["promised"], told["low"], told["outcome"]) == ("6%左右", "6", "no review")
    assert write_matches(found, tmp_path / "m.xlsx") == 1
    head, line = openpyxl.load_workbook(tmp_path / "m.xlsx").active.iter_rows(values_only=True)
    cells = dict(zip(head, line, strict=True))
    assert head == MATCH_COLUMNS
    assert (cells["promised"], cells["low"], cells["outcome"]) == ("6%左右", 6, "no review")


@pytest.mark.parametrize("name", ["m.dta", "m.parquet", "m.xls", "m"])
def test_matches_in_another_format_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(pt.InputError, match=r"take one of \.csv, \.jsonl, \.xlsx, \.ndjson, or"):
        write_matches([], tmp_path / name)
    with pytest.raises(pt.InputError, match="unknown format 'stata'; one of csv, jsonl, xlsx"):
        write_matches([], tmp_path / name, form="stata")
    assert write_matches([], tmp_path / name, form="csv") == 0


def test_a_sum_of_several_years_says_nothing_of_a_promise_of_one() -> None:
    years = pt.TimeInterval(datetime.date(2020, 1, 1), datetime.date(2024, 12, 31))
    several = report((GDP, "growth", "actual", "30%"), year=2025, period=years)
    assert matched(promise("6%"), list(rows(several))).outcome == "not reported"


def test_a_promise_until_the_end_of_a_year_is_one_of_that_year() -> None:
    until = pt.TimeInterval(None, datetime.date(2024, 12, 31))
    goal = report((GDP, "growth", "target", "6%"), year=2024, period=until)
    found = matched(rows(goal)[0], review("6.2%"))
    assert (found.outcome, found.period) == ("met", "2024")


def test_a_goal_for_several_statistics_is_judged_by_those_that_are_reported() -> None:
    goal = promise("8.5%", name="城乡居民人均可支配收入")
    assert goal.code == "income_urban_rural"
    urban, rural = "城镇居民人均可支配收入", "农村居民人均可支配收入"
    both = [*review("8.7%", name=urban), *review("9.1%", name=rural)]
    found = matched(goal, both)
    assert (found.outcome, found.actuals, found.indicator) == (
        "met",
        tuple(both),
        "income_urban_rural",
    )
    assert "income_urban met, growth 8.7%" in found.reason
    assert "income_rural met, growth 9.1%" in found.reason
    assert found.target == goal
    less = [*review("8.7%", name=urban), *review("8.1%", name=rural)]
    assert matched(goal, less).outcome == "missed"
    one = matched(goal, both[:1])
    assert (one.outcome, one.reason.endswith("; income_rural not reported")) == ("met", True)
    # What is reported of the whole decides alone.
    whole = review("8.2%", name="城乡居民人均可支配收入")
    assert matched(goal, [*both, *whole]).actuals == tuple(whole)
    assert matched(promise("8.5%"), both).outcome == "not reported"


def test_the_stretch_of_such_a_goal_is_judged_by_the_parts_too() -> None:
    goal = promise("8.5%/9%", name="城乡居民人均可支配收入")
    parts = ("城镇居民人均可支配收入", "8.7%"), ("农村居民人均可支配收入", "9.1%")
    said = [row for name, value in parts for row in review(value, name=name)]
    assert matched(goal, said).stretch_outcome == "missed"


URBAN, RURAL = "城镇居民人均可支配收入", "农村居民人均可支配收入"


@pytest.mark.parametrize(
    ("urban", "rural", "outcome"),
    [
        ("4亿元", "3亿元", "met"),
        ("2亿元", "1亿元", "missed"),
        # The value of all lies between the two, on either side of the goal.
        ("4亿元", "1亿元", "unclear"),
        ("4亿元", "", "unclear"),
        ("", "", "no review"),
    ],
)
def test_a_level_of_several_is_not_asked_of_each(urban: str, rural: str, outcome: str) -> None:
    goal = promise("2.5亿元", "level", name="城乡居民人均可支配收入")
    parts = [(URBAN, urban), (RURAL, rural)]
    said = [row for name, one in parts if one for row in review(one, measure="level", name=name)]
    found = matched(goal, said)
    assert found.outcome == outcome
    if said:
        assert found.reason.endswith("; the level of all lies between them")


def test_growth_of_all_incomes_is_left_open_by_those_of_town_and_country() -> None:
    goal = promise("8%", name="居民人均可支配收入")
    said = [*review("8.5%", name=URBAN), *review("9%", name=RURAL)]
    found = matched(goal, said)
    assert (goal.code, found.outcome, found.actuals) == ("income_all", "unclear", tuple(said))
    # People move to the towns, where incomes are higher.
    assert found.reason.endswith("; the growth of all may be another than each of them")
    whole = review("8.8%", name="居民人均可支配收入")
    assert matched(goal, [*said, *whole]).outcome == "met"


def test_a_number_of_several_things_is_none_of_each() -> None:
    goal = promise("10万人", "level", name="省级卫生乡镇和村")
    towns = [*review("2万人", measure="level", name="省级卫生乡镇")]
    found = matched(goal, [*towns, *review("8万人", measure="level", name="省级卫生村")])
    assert goal.code == "health_towns_villages"
    assert (found.outcome, len(found.actuals)) == ("unclear", 2)


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("研发经费投入强度", "met"),
        ("赤字率", "missed"),
        # An amount is no share, nor is what nobody knows.
        ("一般公共预算收入", "not reported"),
        ("石板巷改造", "not reported"),
    ],
)
def test_the_share_of_what_is_a_share_is_its_level(name: str, outcome: str) -> None:
    said = review("3.1%", measure="share", name=name)
    later = review("3.1%", measure="level", name=name)
    assert matched(promise("3%", "level", name=name), said).outcome == outcome
    assert matched(promise("3%", "share", name=name), later).outcome == outcome


def test_the_reason_tells_a_bound_that_does_not_keep_the_goal() -> None:
    found = matched(promise("超6%"), review("6%"))
    assert (found.outcome, found.bound) == ("missed", "at least")
    assert "growth 6% (320400-2025) against more than 6%; comparator gt" in found.reason
    found = matched(promise("6%以上"), review("6%"))
    assert "against at least 6%; comparator ge" in found.reason


def test_people_are_not_compared_with_person_times() -> None:
    times = pt.Quantity(Decimal(800), Decimal(800), "eq", "人次", "count")
    goal = promise("3万人", "level", name="就业培训")
    goal = dataclasses.replace(
        goal, low=times.low, high=times.high, unit=times.unit, quantity="800人次"
    )
    found = matched(goal, review("3万人", measure="level", name="就业培训"))
    assert found.outcome == "not reported"
    assert found.reason == ("not compared, the goal counts in 人次, the report in 人: level 3万人")


@pytest.mark.parametrize(
    ("name", "unit", "other", "outcome"),
    [
        ("民生实事", "件", "项", "missed"),
        ("省市重点项目", "个", "项", "unclear"),
        ("省市重点项目", "个", "个", "unclear"),
        ("规模以上工业企业", "家", "户", "missed"),
        ("脱贫人口", "人", "名", "missed"),
        ("老旧小区改造", "个", "户", "not reported"),
        # What nobody knows may be counted in two ways.
        ("石板巷", "个", "处", "not reported"),
    ],
)
def test_units_that_count_the_same_things_are_compared(
    name: str, unit: str, other: str, outcome: str
) -> None:
    def counted(row: Row, number: int, unit: str) -> Row:
        value = {"low": Decimal(number), "high": Decimal(number), "comparator": "eq"}
        words = {"unit": unit, "kind": "count", "quantity": f"{number}{unit}"}
        return dataclasses.replace(row, **value, **words)  # type: ignore[arg-type]

    goal = counted(promise("3万人", "level", name=name), 44, unit)
    (said,) = review("3万人", measure="level", name=name)
    found = matched(goal, [counted(said, 24, other)])
    assert (found.outcome, found.unit) == (outcome, unit)
    both = [counted(said, 24, other), counted(said, 24, unit)]
    assert matched(goal, both).outcome == (outcome if outcome == "unclear" else "missed")
    if outcome == "missed":
        assert matched(goal, [*both, counted(said, 50, other)]).outcome == "conflict"


def test_joint_indicators_and_their_parts_are_in_the_codebook() -> None:
    book = Codebook.packaged()
    for joint, codes, each, mean in read_rows("ledger/joint.tsv"):
        parts = [code.partition("@")[0] for code in codes.split(";")]
        assert all(code in book for code in (joint, *parts))
        assert {*each.split(), *mean.split()} <= set(MEASURES)
        assert not {*each.split()} & {*mean.split()}


def test_unknown_issuers_are_not_taken_for_one() -> None:
    (said,) = review("6.2%")
    nobody = {"issuer": "", "place": ""}
    goal, other = (dataclasses.replace(one, **nobody) for one in (promise("6%"), said))  # type: ignore[arg-type]
    found = matched(goal, [other])
    assert (found.outcome, found.actuals) == ("no review", ())
    assert found.reason == "neither the place nor the issuer of the goal is known"


ON_A_BASIS = [
    # goal, what the review tells, outcome, words of the reason
    (
        "地区生产总值增长7%",
        "地区生产总值名义增长9.1%",
        "not reported",
        "名义增长9.1% (current basis)",
    ),
    ("地区生产总值增长7%", "地区生产总值实际增长7.2%", "met", "growth 7.2%"),
    ("财政收入增长4%", "财政收入按可比口径增长5.5%", "not reported", "5.5% (adjusted basis)"),
    ("财政收入增长4%", "财政收入增长3.2%，剔除减税因素增长8.8%", "missed", "growth 3.2%"),
    ("财政收入同口径增长4%", "财政收入增长2%，同口径增长4.6%", "met", "growth 4.6%"),
    (
        "财政收入增长4%",
        "财政收入完成18亿元、可比增长5.5%",
        "not reported",
        "可比增长5.5% (adjusted",
    ),
    ("财政收入可比增长4%", "财政收入增长4.4%", "not reported", "the goal is on adjusted basis"),
    ("财政收入增长4%", "财政收入自然口径增长4.4%，同口径增长7%", "met", "growth 4.4%"),
    ("实际利用外资增长4%", "实际利用外资增长4.4%", "met", "growth 4.4%"),
    ("财政收入增长4%", "财政收入名义增长4.4%", "met", "growth 4.4%"),
    ("固定资产投资增长9%", "固定资产投资较疫情前增长21%", "not reported", "21% since 疫情前"),
    ("固定资产投资增长9%", "固定资产投资比上届末增长44%", "not reported", "44% since 上届末"),
    ("地区生产总值增长7%", "地区生产总值比2019年增长11%", "not reported", "11% since 2019"),
    (
        "地区生产总值增长7%",
        "地区生产总值两年平均增长4.7%",
        "not reported",
        "only of another period: growth 4.7% (yearly mean) for 2020-01-01/2021-12-31",
    ),
]


@pytest.mark.parametrize(("goal", "said", "outcome", "why"), ON_A_BASIS)
def test_growth_is_compared_on_its_own_basis_alone(
    goal: str, said: str, outcome: str, why: str
) -> None:
    nlp = pt.load("structure", "quantities", "entities", "links", "targets")
    before = f"政府工作报告\n二、2021年工作安排\n今年的主要预期目标是：{goal}。\n"
    after = f"政府工作报告\n一、2021年工作回顾\n{said}。\n"
    promises = nlp(pt.Document(before, id="a", issuer="320400", year=2021)).targets()
    (found,) = match(
        promises, nlp(pt.Document(after, id="b", issuer="320400", year=2022)).targets()
    )
    assert (found.outcome, why in found.reason) == (outcome, True), found.reason


@pytest.mark.parametrize(
    ("code", "later", "year", "outcome", "why"),
    [
        # 赣榆县 became 赣榆区, and nothing else did.
        ("320721", "320707", 2014, "met", "; 320721 is 320707 there"),
        ("330184", "330110", 2001, "met", "; 330184 is 330110 there"),
        # Two became one, or one swallowed the other.
        (
            "320602",
            "320613",
            2020,
            "no review",
            "; 崇川区 was joined with others in 崇川区 in 2020",
        ),
        (
            "310103",
            "310101",
            2011,
            "no review",
            "; 卢湾区 was joined with others in 黄浦区 in 2011",
        ),
        ("310101", "310101", 2011, "met", "; 卢湾区 was joined with others in 黄浦区 in 2011"),
        ("310101", "310101", 2013, "met", "role target"),
    ],
)
def test_places_are_followed_where_they_stay_whole(
    code: str, later: str, year: int, outcome: str, why: str
) -> None:
    goal = rows(report((GDP, "growth", "target", "6%"), year=year, issuer=code))
    told = rows(report((GDP, "growth", "actual", "6.4%"), year=year + 1, issuer=later))
    (found,) = match(goal, told)
    assert (found.outcome, found.reason.endswith(why)) == (outcome, True), found.reason


@pytest.mark.parametrize(
    ("goal", "said", "outcome", "bound"),
    [
        ("常住人口80万人", "常住人口78万人", "unclear", "exactly"),
        ("常住人口80万人", "常住人口80万人", "met", "exactly"),
        ("人口自然增长率5‰左右", "人口自然增长率5.3‰", "within wording", "exactly"),
        ("人口自然增长率5‰左右", "人口自然增长率7‰", "unclear", "exactly"),
        ("常住人口达到80万人", "常住人口78万人", "missed", "at least"),
        ("常住人口80万人以上", "常住人口78万人", "missed", "at least"),
        ("第一产业比重降至8%", "第一产业比重9%", "missed", "at most"),
        ("第一产业比重降至8%", "第一产业比重7.6%", "met", "at most"),
        ("工业用电量增长5%", "工业用电量增长4%", "missed", "at least"),
        ("居民消费价格上涨3%左右", "居民消费价格上涨1.2%", "met", "at most"),
        ("粮食产量80万吨", "粮食产量78万吨", "missed", "at least"),
        ("重点项目90个", "重点项目70个", "unclear", "exactly"),
        ("省市重点项目总投资90亿元", "省市重点项目总投资70亿元", "unclear", "exactly"),
        ("重点项目达到90个", "重点项目70个", "missed", "at least"),
        ("重点项目完成投资90亿元", "重点项目完成投资70亿元", "missed", "at least"),
    ],
)
def test_what_is_better_neither_way_is_judged_by_its_words(
    goal: str, said: str, outcome: str, bound: str
) -> None:
    nlp = pt.load("structure", "quantities", "entities", "links", "targets")
    before = f"政府工作报告\n二、2021年工作安排\n今年的主要预期目标是：{goal}。\n"
    after = f"政府工作报告\n一、2021年工作回顾\n{said}。\n"
    promises = nlp(pt.Document(before, id="a", issuer="320400", year=2021)).targets()
    (found,) = match(
        promises, nlp(pt.Document(after, id="b", issuer="320400", year=2022)).targets()
    )
    assert (found.outcome, found.bound) == (outcome, bound), found.reason


def test_what_a_document_reports_twice_stands_once_in_the_table() -> None:
    (found,) = match([promise("6%")], review("5.8%", "5.8%", "5.9%左右"))
    line = dict(zip(MATCH_COLUMNS, match_cells(found), strict=True))
    assert line["reported"] == "5.8%; 5.9%左右"
    assert line["reported_in"].count("; ") == 1
    assert len(found.actuals) == 3


@pytest.mark.parametrize(
    ("name", "undirected"),
    [
        ("棚改项目总投资", True),
        ("固定资产投资", False),
        ("区重点项目", True),
        ("项目完成投资", False),
    ],
)
def test_how_long_a_list_is_has_no_direction(name: str, undirected: bool) -> None:
    assert is_undirected(name) is undirected


def test_what_a_document_promises_twice_is_one_promise() -> None:
    goals = [(GDP, "growth", "target", one) for one in ("6%", "6%", "6%以上")]
    goals.append(("新增就业", "level", "target", "3万人"))
    doc = report(*goals, year=2024)
    found = match(rows(doc), review("6.2%"))
    assert [(one.target.indicator, one.outcome, len(one.repeats)) for one in found] == [
        (GDP, "met", 2),
        ("新增就业", "not reported", 0),
    ]
    assert {one.start for one in found[0].repeats} == {row.start for row in rows(doc)[1:3]}


@pytest.mark.parametrize(
    ("goals", "outcomes"),
    [
        # Of two goals for one thing only one is kept.
        (("6%", "7%"), ["conflict", "conflict"]),
        (("5%", "6%"), ["met", "met"]),
        (("7%", "8%"), ["missed", "missed"]),
        (("6%以上", "7%"), ["met", "missed"]),
        (("6%", "稳定增长"), ["met", "unclear"]),
    ],
)
def test_two_goals_for_one_thing(goals: tuple[str, str], outcomes: list[str]) -> None:
    doc = report(*((GDP, "growth", "target", one) for one in goals), year=2024)
    found = match(rows(doc), review("6.5%"))
    assert [one.outcome for one in found] == outcomes
    if "conflict" in outcomes:
        assert found[0].reason.startswith("the document promises 6% and 7%; growth 6.5%")


def test_goals_of_several_documents_stay_several() -> None:
    first, second = (report((GDP, "growth", "target", "6%"), id=one) for one in "ab")
    assert len(match([*rows(first), *rows(second)], review("6.2%"))) == 2


def test_a_table_names_the_issuer_where_a_row_names_no_place(tmp_path: Path) -> None:
    goal = dataclasses.replace(promise("6%"), place="", place_name="")
    write_matches(match([goal, goal], review("6.2%")), tmp_path / "found.csv")
    text = (tmp_path / "found.csv").read_text("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text))
    assert (line["place"], line["place_name"]) == ("320400", "常州市")
    assert line["repeated"] == line["promise"] != ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("approx\tpercent\tx\tvalue", "own.tsv:3: amount is 'x'; give a number"),
        ("approx\tpercent\t1", "own.tsv:3: has 3 cells; write comparator, kind, amount, basis"),
        ("about\tpercent\t1\tvalue", "own.tsv:3: 'about' is not vague; one of approx"),
        ("approx\tpercent\t-1\tvalue", "own.tsv:3: a tolerance is 0 or more, got -1"),
        ("near\t*\t1\tvalue", "own.tsv:3: near of * stands twice; leave one out"),
    ],
)
def test_faults_of_a_table_of_tolerances_say_where(tmp_path: Path, line: str, said: str) -> None:
    text = f"comparator\tkind\tamount\tbasis\nnear\t*\t2\tpercent\n{line}\n"
    (tmp_path / "own.tsv").write_text(text, "utf-8")
    with pytest.raises(pt.InputError) as told:
        Tolerances.read(tmp_path / "own.tsv")
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("said", "is_kept"),
    [
        ("圆满完成年初确定的目标", True),
        ("超额完成年度计划", True),
        ("提前实现“十四五”目标", True),
        ("目标任务全面完成", True),
        ("任务如期完成", True),
        ("顺利完成", True),
        ("超额完成", True),
        ("未完成年度目标", False),
        ("位居全省前列", False),
        ("稳步增长", False),
        ("完成改造", False),
    ],
)
def test_words_that_say_that_a_goal_was_kept(said: str, is_kept: bool) -> None:
    found = matched(promise("6%"), review(said))
    assert found.outcome == "unclear"
    assert found.reason.startswith(f"what is reported is in words: {said}")
    assert found.reason.endswith("which say that the goal was kept") == is_kept


@pytest.mark.parametrize(
    ("goal", "said", "outcome"),
    [
        ("接待游客突破90万", "接待游客达到92万人次", "met"),
        ("接待游客90万人次", "接待游客达到85万", "missed"),
        ("地区生产总值突破百亿", "地区生产总值达到97亿元", "missed"),
        ("文艺演出90场次", "文艺演出92场", "met"),
    ],
)
def test_a_unit_that_goes_without_saying(goal: str, said: str, outcome: str) -> None:
    nlp = pt.load("structure", "quantities", "entities", "links", "targets")
    before = f"政府工作报告\n二、2021年工作安排\n今年的主要预期目标是：{goal}。\n"
    after = f"政府工作报告\n一、2021年工作回顾\n{said}。\n"
    promises = nlp(pt.Document(before, id="a", issuer="320400", year=2021)).targets()
    (found,) = match(
        promises, nlp(pt.Document(after, id="b", issuer="320400", year=2022)).targets()
    )
    assert found.outcome == outcome, found.reason


def test_without_a_code_nobody_knows_what_unit_was_left_out() -> None:
    goal = dataclasses.replace(promise("90个", "level", name="织绣坊"), unit="")
    found = matched(goal, review("92个", measure="level", name="织绣坊"))
    assert found.outcome == "not reported"
