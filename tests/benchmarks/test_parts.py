"""The parts of the suite: scoring, cases, growth, tables of labels, adapters."""

from __future__ import annotations

import dataclasses
import datetime
import doctest
import importlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.context import Context
from benchmarks.layers import tokens_by_line
from benchmarks.mappings import read_table
from benchmarks.material import Material, read_material
from benchmarks.report import shown
from benchmarks.results import Figure
from benchmarks.suites import SUITES, suite
from benchmarks.suites.expected import read_case
from benchmarks.suites.growth import exponent
from benchmarks.suites.pages import compare
from benchmarks.suites.quantities import score_numbers
from benchmarks.system import TASKS, NotRunError, Setting, System
from benchmarks.systems import SYSTEMS, find
from benchmarks.timing import measure_speed, pieces
from policytext import QUANTITIES, TOKENS, Document, Quantity, TimeInterval
from policytext.values import COMPARATORS, QUANTITY_KINDS

DOCTESTED = (
    "layers",
    "report",
    "suites.growth",
    "suites.pages",
    "suites.quantities",
    "system",
    "systems.tags",
)


@pytest.mark.parametrize("module", DOCTESTED)
def test_examples(module: str) -> None:
    result = doctest.testmod(importlib.import_module(f"benchmarks.{module}"))
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("name", SUITES)
def test_every_suite_can_be_imported(name: str) -> None:
    assert callable(suite(name))


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_adapter_keeps_the_protocol(name: str) -> None:
    system = find(name)
    assert isinstance(system, System)
    assert system.name == name
    assert system.starts
    assert set(system.starts) <= set(TASKS)
    assert set(system.scope) <= set(system.starts)


@pytest.mark.parametrize("name", ["hanlp", "spacy-pkuseg", "jieba-trained"])
def test_what_needs_a_model_says_so(name: str) -> None:
    with pytest.raises(
        NotRunError, match=r"needs a local model|no training text is given|not installed"
    ):
        find(name).starts["tokens"](Setting())


def test_an_unknown_system_is_named_with_the_known_ones() -> None:
    with pytest.raises(NotRunError, match="no system is called 'lost'; one of policytext"):
        find("lost")
    with pytest.raises(NotRunError, match="is no system"):
        find("decimal:Decimal")


def test_tables_of_labels_hold_only_what_the_guidelines_know() -> None:
    kinds = {row["kind"] for row in read_table("recognizers_models.tsv")}
    assert kinds <= set(QUANTITY_KINDS)
    comparators = {row["comparator"] for row in read_table("jionlp_definitions.tsv")}
    assert comparators <= set(COMPARATORS)
    labels = {row["label"] for row in read_table("tags.tsv")}
    assert labels <= {"PLACE", "INSTITUTION", "PROJECT"}


def quantity(low: str | None, high: str | None, comparator: str, unit: str = "") -> Quantity:
    ends = [None if one is None else Decimal(one) for one in (low, high)]
    return Quantity(ends[0], ends[1], comparator, unit, "count")


def test_numbers_at_overlapping_places_count_once() -> None:
    doc = Document("约有3万人至5万人")
    gold = doc.with_layer(QUANTITIES, [doc.span(0, 9, "Q", quantity("30000", "50000", "range"))])
    wide = doc.with_layer(
        QUANTITIES,
        [
            doc.span(1, 3, "Q", quantity("50000", "50000", "eq")),
            doc.span(3, 9, "Q", quantity("30000", "50000", "range")),
        ],
    )
    assert (score_numbers(gold, wide).correct, score_numbers(gold, wide).predicted) == (1, 2)
    assert score_numbers(wide, gold).correct == 1
    assert score_numbers(doc.with_layer(QUANTITIES, ()), wide).gold == 0


@pytest.mark.parametrize(
    ("got", "right", "lost", "extra"),
    [
        ("经济增长\n民生改善", 8, 0, 0),
        ("经济\ufffd长\n民生改善", 7, 1, 0),
        ("经(jing)济增长\n民生改善", 8, 0, 6),
        ("經濟增长民生改善", 6, 0, 2),
    ],
)
def test_recovery_counts_characters(got: str, right: int, lost: int, extra: int) -> None:
    found = compare("经济增长\n民生改善", got)
    assert found.characters in (8, 9)
    assert (found.right, found.lost, found.extra) == (right, lost, extra)


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_exponent_of_exact_growth(power: float) -> None:
    points = [(n, (n / 1e6) ** power) for n in (100, 33_333, 100_000, 1_000_000, 10_000_000)]
    assert exponent(points) == pytest.approx(power)


def test_exponent_needs_two_points_that_tell() -> None:
    assert exponent([(100, 1.0), (100_000, 1.0)]) is None
    assert exponent([(100_000, 0.0001), (1_000_000, 0.5)]) is None


def line(**given: Any) -> dict[str, Any]:
    empty = {"text": "", "mention": None, "start": None, "end": None, "kind": "number"}
    return {**empty, "value": None, "low": None, "high": None, "unit": None, "note": "", **given}


MONEY = line(
    text="拨款3万欧元",
    mention="3万欧元",
    start=2,
    end=6,
    kind="money",
    value="30000.00",
    unit="EUR",
)


def test_a_case_of_money_asks_for_value_and_unit() -> None:
    case = read_case(MONEY, "made-money")
    assert case.mention == "3万欧元"
    assert case.has_value(quantity("30000", "30000", "eq"))
    assert not case.has_value(quantity("30", "30", "eq"))
    assert case.has_unit(quantity("1", "1", "eq", "欧元"))
    assert not case.has_unit(quantity("1", "1", "eq", "元"))


def test_an_open_side_is_no_error_but_a_wrong_one_is() -> None:
    asked = line(
        text="3千多", mention="3千多", start=0, end=3, low="3000", high="4000", kind="range"
    )
    case = read_case(asked, "made-range")
    assert case.has_value(quantity("3000", None, "over"))
    assert not case.has_value(quantity("3000", "3000", "eq"))
    assert not case.has_value(quantity(None, None, "unreadable"))


def test_endless_fractions_need_not_have_more_digits_than_the_case() -> None:
    asked = line(text="三分之一", mention="三分之一", start=0, end=4, value="0.333333333333333")
    case = read_case(asked, "made")
    third = Decimal(1) / Decimal(3)
    assert case.has_value(Quantity(third, third, "eq", "", "fraction"))


def test_a_duration_in_seconds_is_asked_for_in_its_unit() -> None:
    asked = line(text="6天", mention="6天", start=0, end=2, kind="duration", unit="second")
    case = read_case({**asked, "value": "518400"}, "made-duration")
    assert (case.low, case.units) == (Decimal(6), frozenset({"天"}))


def test_times_are_asked_for_where_they_stand_on_the_calendar() -> None:
    values = (
        '[{"timex": "2016-03", "type": "daterange", "start": "2016-03-01", "end": "2016-04-01"}]'
    )
    asked = line(text="2016年3月", mention="2016年3月", start=0, end=7, kind="daterange")
    case = read_case({**asked, "note": f"DateTimeModel#1; values {values}"}, "recognizers-datetime")
    day = datetime.date
    assert case.interval == TimeInterval(day(2016, 3, 1), day(2016, 3, 31))
    relative = values.replace("2016-03", "2016-W10", 1)
    case = read_case(
        {**asked, "note": f"DateTimeModel#1; values {relative}"}, "recognizers-datetime"
    )
    assert case.interval is None
    assert "read against a day" in case.reason


def test_of_several_years_the_document_s_counts() -> None:
    years = [
        {"timex": "XXXX-03", "type": "daterange", "start": f"{y}-03-01", "end": f"{y}-04-01"}
        for y in (2016, 2017)
    ]
    asked = line(text="3月", mention="3月", start=0, end=2, kind="daterange")
    note = f"DateTimeModel#1; reference 2017-03-22T00:00:00; values {json.dumps(years)}"
    case = read_case({**asked, "note": note}, "recognizers-datetime")
    assert case.interval == TimeInterval(datetime.date(2017, 3, 1), datetime.date(2017, 3, 31))
    assert case.year == 2017


@pytest.mark.parametrize(
    ("mod", "value", "expected"),
    [
        ("before", {"end": "2018-01-01"}, "/2017-12-31"),
        ("until", {"end": "2018-01-01"}, "/2018-01-01"),
        ("after", {"start": "2018-01-01"}, "2018-01-02/"),
        ("since", {"start": "2018-01-01"}, "2018-01-01/"),
    ],
)
def test_bounds_of_days_stay_open(mod: str, value: dict[str, str], expected: str) -> None:
    given = {"timex": "2018-01-01", "Mod": mod, "sourceEntity": "datetimepoint", **value}
    asked = line(
        text="2018年1月1日之前", mention="2018年1月1日之前", start=0, end=11, kind="daterange"
    )
    note = f"DateTimeModel#1; values {json.dumps([given])}"
    case = read_case({**asked, "note": note}, "recognizers-datetime")
    assert case.interval is not None
    assert case.interval.isoformat() == expected


def test_the_last_member_of_a_range_counts() -> None:
    value = {"timex": "(2016-01-01,2018-01-01,P2Y)", "start": "2016-01-01", "end": "2018-01-01"}
    asked = line(text="2016年至2018年", mention="2016年至2018年", start=0, end=11, kind="daterange")
    note = f"DateTimeModel#1; values {json.dumps([value])}"
    case = read_case({**asked, "note": note}, "recognizers-datetime")
    assert case.interval is not None
    assert case.interval.isoformat() == "2016-01-01/2018-12-31"


def test_two_bounds_may_come_as_two_quantities() -> None:
    text = "大于10且小于20"
    case = read_case(
        line(text=text, mention=text, start=0, end=9, low="10", high="20", kind="range"), "made"
    )
    low, high = quantity("10", None, "gt"), quantity(None, "20", "lt")
    assert case.answered_by([low, high]) == [low, high]
    assert case.answered_by([low]) == []
    assert case.answered_by([quantity("10", "20", "range")])


def test_a_scale_is_held_as_the_guidelines_do() -> None:
    text = "千分之五"
    asked = line(text=text, mention=text, start=0, end=4, kind="percent", value="0.5", unit="%")
    case = read_case(asked, "made")
    assert (case.low, case.units) == (Decimal(5), frozenset({"‰"}))


def test_money_without_a_word_for_it_has_no_unit() -> None:
    asked = line(text="三百万", mention="三百万", start=0, end=3, kind="money", value="3000000")
    assert read_case({**asked, "unit": "元"}, "made").units == frozenset()


def test_cases_out_of_scope_say_why() -> None:
    assert "rewriting" in read_case(line(kind="sentence", text="十五"), "any").reason
    assert "no value" in read_case(line(mention="元", start=0, end=1, text="元"), "any").reason
    assert read_case(line(kind="none", note="x; negative for money"), "any").absent == "money"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["全市", " ", "经济"], ["全市", "经济"]),
        (["全", "经济"], ["全", "经济"]),
        (["全市", "經濟"], ["全市", "经济"]),
        (["全市", "经济", "增长"], ["全市", "经济"]),
    ],
)
def test_words_are_found_again_in_the_text(words: list[str], found: list[str]) -> None:
    doc = tokens_by_line(Document("\n全市 经济\n"), lambda _: words)
    assert [one.text for one in doc[TOKENS]] == found


def test_conll_and_blanks_give_the_same_documents(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    rows = "# sent_id = 1\n1\t全市\t_\n2-3\t经济稳\t_\n2\t经济\t_\n3\t稳\t_\n\n1\t好\t_\n"
    (tmp_path / "a/test.conllu").write_text(rows, encoding="utf-8")
    (tmp_path / "b/test.txt").write_text("全市  经济  稳\n好\n", encoding="utf-8")
    first, second = (read_material(tmp_path / name) for name in ("a", "b"))
    assert first.documents == second.documents
    assert first.documents[0].text == "全市经济稳\n好"
    assert first.sha256 != second.sha256


def test_pieces_hold_all_lines() -> None:
    doc = Document("\n".join(["一二三四五"] * 10), issuer="320400", year=2024)
    cut = pieces([doc], 12)
    assert "\n".join(one.text for one in cut) == doc.text
    assert {len(one.text) for one in cut} == {11}
    assert cut[0].issuer == "320400"


def test_speed_counts_the_documents_that_were_worked_on() -> None:
    seen: list[str] = []
    docs = [Document("一二三"), Document("四五")]
    speed = measure_speed(lambda doc: seen.append(doc.text), docs, repeats=3, budget=60.0)
    assert speed.characters == 5
    assert len(speed.runs) == 3
    assert seen == ["一二三", *["一二三", "四五"] * 3]


def test_figures_are_shown_by_their_form() -> None:
    assert shown(Figure(0.0123, form="seconds")) == "12.3"
    assert shown(Figure(2_500_000, form="bytes")) == "2.5"
    assert shown(Figure(1.004, form="exponent")) == "1.00"
    assert shown(Figure(1234.0, 1000.0, 2345.0, "speed")) == "1,230 [1,000, 2,340]"


def test_a_corpus_trains_on_its_own_text_and_else_on_that_of_the_run(tmp_path: Path) -> None:
    own = Material("own", "0", (), ("全市 经济",))
    other = Material("other", "1", (), ("企业 增产",))
    bare = Material("bare", "2", ())
    context = Context((), (own, bare), tmp_path)
    assert context.setting(own).trained_on == "own"
    assert context.setting(bare).training is None
    assert context.setting().trained_on == "own"
    trained = dataclasses.replace(context, train=other)
    assert trained.setting(own).trained_on == "own"
    setting = trained.setting(bare)
    assert setting.trained_on == "other"
    assert setting.training is not None
    assert setting.training.read_text(encoding="utf-8") == "企业 增产\n"
