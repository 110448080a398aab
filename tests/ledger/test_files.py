"""Files hold the rows exactly, and no cell is run as a formula."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import importlib
import io
import json
import sys
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.ledger import (
    FORMATS,
    Row,
    arrow_schema,
    read_rows,
    rows,
    rows_from,
    to_arrow,
    to_pandas,
    to_polars,
    write_csv,
    write_jsonl,
    write_rows,
)
from policytext.ledger.cells import COLUMNS, as_dict, from_cells, guarded, to_cells, unguarded
from policytext.ledger.text_files import csv_line, json_line, parse_jsonl
from policytext.values import MEASURES, QUANTITY_KINDS, ROLES, SECTION_ROLES
from tests.ledger.samples import report

# The CSV of Python 3.10 cannot hold a NUL.
LOST = "\x00" if sys.version_info < (3, 11) else ""
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=LOST), max_size=20)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "str": TEXT,
    "int": st.integers(0, 10**9),
    "Decimal": st.none() | st.decimals(-(10**20), 10**20, allow_nan=False, places=6),
    "datetime.date": st.none() | st.dates(),
    "float": st.none() | st.floats(0, 1),
}
PLACES = st.tuples(st.integers(0, 10**9), st.integers(1, 10**6))
NUMBERS = st.decimals(-(10**20), 10**20, allow_nan=False, places=6)
AMOUNTS = st.just((None, None, "")) | st.builds(
    lambda low, more, said: {
        "ge": (low, None, said), "le": (None, low, said), "unreadable": (None, None, said),
        "range": (low, low + abs(more), said), "eq": (low, low, said),
    }[said],
    NUMBERS, NUMBERS, st.sampled_from(["ge", "le", "unreadable", "range", "eq"]),
)  # fmt: skip
CHOICES = {
    "section_role": ["", *SECTION_ROLES, "notes"],
    "measure": MEASURES,
    "role": ROLES,
    "kind": QUANTITY_KINDS,
    "stretch_kind": QUANTITY_KINDS,
    "rate": ["", "yearly mean", "whole period"],
    "issuer": ["", "320400", "320481109"],
}


@st.composite
def any_rows(draw: st.DrawFn) -> Row:
    """Any row that there may be."""
    made: dict[str, Any] = {
        name: draw(st.sampled_from(CHOICES[name]) if name in CHOICES else VALUES[kind])
        for name, kind in COLUMNS.items()
    }
    made["year"] = draw(st.none() | st.integers(1900, 2200))
    for first in ("start", "raw_start", "quantity_start", "quantity_raw_start"):
        start, length = draw(PLACES)
        made |= {first: start, first.replace("start", "end"): start + length}
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    made["period_start"], made["period_end"] = draw(st.sampled_from([days, (None, None)]))
    for name in ("", "stretch_"):
        keys = (f"{name}low", f"{name}high", f"{name}comparator")
        made |= dict(zip(keys, draw(AMOUNTS), strict=True))
    return Row(**made)


ROWS = any_rows()


def samples() -> list[Row]:
    doc = report(
        ("地区生产总值", "growth", "target", "8%左右/9%"),
        ("=cmd|'/c calc'", "level", "target", "@SUM(1)"),
        ("贷款余额", "level", "actual", "-12.5亿元"),
        ("就业", "level", "target", "3万人以上"),
    )
    return list(rows(doc))


@given(TEXT)
def test_guarding_can_be_undone_and_hides_every_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r\n＝＋－＠") or not text


@given(st.lists(ROWS, max_size=3))
def test_json_lines_give_back_the_rows(made: list[Row]) -> None:
    assert list(parse_jsonl("".join(map(json_line, made)), "x")) == made


@given(ROWS)
def test_csv_cells_give_back_the_row(row: Row) -> None:
    (cells,) = csv.reader(io.StringIO(csv_line(row), newline=""))
    given = {
        name: unguarded(cell) if COLUMNS[name] == "str" else cell
        for name, cell in zip(COLUMNS, cells, strict=True)
    }
    assert from_cells(given, "x") == row


@pytest.mark.parametrize("name", ["panel.csv", "panel.jsonl"])
def test_a_file_is_read_back(tmp_path: Path, name: str) -> None:
    assert write_rows(samples(), tmp_path / name) == 4
    assert list(read_rows(tmp_path / name)) == samples()


def test_csv_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    write_csv(samples(), tmp_path / "a.csv")
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith("\ufeffdocument,issuer,year,".encode())
    cells = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert cells[1]["indicator"] == "'=cmd|'/c calc'"
    assert cells[1]["wording"] == "'@SUM(1)"
    # A number below zero is a number, not a formula.
    assert cells[2]["low"] == "-1250000000"
    write_csv(samples(), tmp_path / "b.csv", bom=False)
    assert raw == b"\xef\xbb\xbf" + (tmp_path / "b.csv").read_bytes()


def test_json_keeps_bounds_as_strings(tmp_path: Path) -> None:
    write_jsonl(samples(), tmp_path / "a.jsonl")
    first = json.loads((tmp_path / "a.jsonl").read_text("utf-8").splitlines()[0])
    assert (first["low"], first["period_start"], first["year"]) == ("8", "2024-01-01", 2024)


def test_columns_are_names_that_any_tool_takes() -> None:
    assert all(name.isascii() and name.isidentifier() and len(name) <= 32 for name in COLUMNS)
    assert len(to_cells(samples()[0])) == len(COLUMNS)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "document,year\na,2024\n", "issuer"),
        ("a.jsonl", "[1]\n", "object"),
        ("a.jsonl", "{\n", "a.jsonl:1"),
        ("a.jsonl", json_line(samples()[0]).replace('"8"', '"x"'), "low must be"),
    ],
)
def test_a_file_that_is_none_is_refused(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(pt.InputError, match=message):
        read_rows(tmp_path / name)


def test_unknown_formats_are_refused(tmp_path: Path) -> None:
    with pytest.raises(
        pt.InputError, match=r"one of \.csv, \.jsonl, \.xlsx, \.parquet, \.ndjson, \.dta"
    ):
        write_rows([], tmp_path / "a.doc")
    with pytest.raises(pt.InputError, match="unknown format"):
        write_rows([], tmp_path / "a.csv", "ods")


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import importlib

    def refuse(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", refuse)
    for name, extra in (("a.xlsx", "xlsx"), ("a.parquet", "arrow"), ("a.dta", "pandas")):
        with pytest.raises(pt.InputError, match=rf"pip install 'policytext\[{extra}\]'"):
            write_rows([], tmp_path / name)
    with pytest.raises(pt.InputError, match=r"policytext\[polars\]"):
        to_polars([])


def test_arrow_has_one_schema_and_exact_decimals() -> None:
    pytest.importorskip("pyarrow")
    table = to_arrow(samples())
    assert table.schema == arrow_schema() == to_arrow([]).schema
    assert table.column("low").to_pylist() == [
        Decimal(8),
        None,
        Decimal(-1250000000),
        Decimal(30000),
    ]
    assert table.column("period_start").to_pylist()[0] == datetime.date(2024, 1, 1)
    assert table.column("indicator").to_pylist()[1] == "=cmd|'/c calc'"


def test_a_number_that_no_decimal_column_holds_is_refused() -> None:
    pytest.importorskip("pyarrow")
    row = dataclasses.replace(samples()[0], low=Decimal(10) ** 26)
    with pytest.raises(pt.InputError, match="CSV"):
        to_arrow([row])
    to_arrow([dataclasses.replace(row, low=Decimal(10) ** 26 - 1)])


def test_pandas_rounds_nothing() -> None:
    pytest.importorskip("pandas")
    frame = to_pandas(samples())
    assert list(frame.columns) == list(COLUMNS)
    assert frame["low"].tolist() == [Decimal(8), None, Decimal(-1250000000), Decimal(30000)]
    assert str(frame["quantity_start"].dtype) == "Int64"
    assert list(to_pandas([]).columns) == list(COLUMNS)


def test_polars_has_decimals_and_days() -> None:
    polars = pytest.importorskip("polars")
    frame = to_polars(samples())
    assert frame["low"].to_list()[2] == Decimal(-1250000000)
    assert frame.schema["period_end"] == polars.Date
    assert to_polars([]).schema == frame.schema


def test_parquet_is_read_back(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    assert write_rows(samples(), tmp_path / "a.parquet") == 4
    assert parquet.read_table(tmp_path / "a.parquet").equals(to_arrow(samples()))


@pytest.mark.parametrize("length", [10, 5000])
def test_stata_is_read_back(tmp_path: Path, length: int) -> None:
    pandas = pytest.importorskip("pandas")
    long = dataclasses.replace(samples()[0], sentence="长" * length)
    write_rows([long, *samples()], tmp_path / "a.dta")
    frame = pandas.read_stata(tmp_path / "a.dta")
    assert frame["sentence"].tolist()[0] == "长" * length
    assert frame["low"].tolist()[3] == -1250000000
    assert str(frame["period_start"].tolist()[0])[:10] == "2024-01-01"


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_rows_are_the_same_bytes(tmp_path: Path, form: str) -> None:
    for module in {"xlsx": ["openpyxl"], "parquet": ["pyarrow"], "stata": ["pandas"]}.get(form, []):
        pytest.importorskip(module)
    write_rows(samples(), tmp_path / "a", form)
    write_rows(samples(), tmp_path / "b", form)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_xlsx_has_text_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    huge = dataclasses.replace(samples()[0], low=Decimal("1234567890.1234567"), wording="a\x00b")
    write_rows([*samples(), huge], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    names = [cell.value for cell in sheet[1]]
    assert names == list(COLUMNS)
    cell = sheet.cell(3, names.index("indicator") + 1)
    assert (cell.value, cell.data_type) == ("=cmd|'/c calc'", "s")
    assert sheet.cell(4, names.index("low") + 1).value == -1250000000
    assert sheet.cell(6, names.index("low") + 1).value == "1234567890.1234567"
    assert sheet.cell(6, names.index("wording") + 1).value == "a\ufffdb"


# ---- back from tables of other tools


def kinds_of_table(made: list[Row]) -> dict[str, Any]:
    """Rows as each kind of table that is installed."""
    found: dict[str, Any] = {"mappings": [as_dict(row) for row in made]}
    if find_spec("pandas"):
        found["pandas"] = to_pandas(made)
        found["records"] = found["pandas"].to_dict("records")
    if find_spec("polars"):
        found["polars"] = to_polars(made)
        found["lazy"] = found["polars"].lazy()
    if find_spec("pyarrow"):
        found["arrow"] = to_arrow(made)
        found["batch"] = pyarrow_batch(found["arrow"])
        found["reader"] = found["arrow"].to_reader()
    return found


def pyarrow_batch(table: Any) -> Any:
    """A table as one batch, also where it has no rows."""
    pyarrow = pytest.importorskip("pyarrow")
    columns = [column.combine_chunks() for column in table.columns]
    return pyarrow.RecordBatch.from_arrays(columns, schema=table.schema)


def test_a_table_gives_back_its_rows() -> None:
    made = samples()
    for kind, table in kinds_of_table(made).items():
        found = rows_from(table)
        assert list(found) == made, kind
        assert [str(row.low) for row in found] == [str(row.low) for row in made], kind


@given(st.lists(ROWS, max_size=3))
def test_a_table_gives_back_any_rows_if_marks_are_left(made: list[Row]) -> None:
    pytest.importorskip("pandas")
    assert list(rows_from(to_pandas(made), marks=False)) == made


# The oldest pandas says so of empty cells when it writes.
@pytest.mark.filterwarnings("ignore:invalid value encountered in cast")
def test_a_file_that_pandas_read_and_saved_is_read(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    made = [dataclasses.replace(row, base="2015") for row in samples()]
    made.append(dataclasses.replace(made[0], issuer="", base="", place=""))
    write_csv(made, tmp_path / "a.csv")
    frame = pandas.read_csv(tmp_path / "a.csv")
    frame.to_csv(tmp_path / "b.csv", index=False)
    text = (tmp_path / "b.csv").read_text("utf-8")
    assert "320400.0" in text
    assert "2015.0" in text
    assert list(read_rows(tmp_path / "b.csv")) == made
    # The marks before formulas are in the frame, too.
    assert list(rows_from(frame)) == made
    assert rows_from(frame, marks=False)[1].indicator == "'=cmd|'/c calc'"
    assert list(rows_from(pandas.read_csv(tmp_path / "a.csv", dtype=str))) == made


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_file_that_excel_saved_is_read(tmp_path: Path, encoding: str, separator: str) -> None:
    buffer = io.StringIO(newline="")
    sheet = csv.writer(buffer, delimiter=separator)
    sheet.writerow([*COLUMNS, "mine"])
    for row in samples():
        cells = [cell.replace("2024-01-01", "2024/1/1") for cell in to_cells(row)]
        sheet.writerow([*cells, "x"])
    (tmp_path / "a.csv").write_bytes(buffer.getvalue().encode(encoding))
    assert "2024/1/1" in buffer.getvalue()
    assert list(read_rows(tmp_path / "a.csv")) == samples()


@pytest.mark.parametrize("suffix", ["xlsx", "parquet", "dta"])
def test_other_formats_are_read_back(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip({"xlsx": "openpyxl", "parquet": "pyarrow", "dta": "pandas"}[suffix])
    path = tmp_path / f"panel.{suffix}"
    write_rows(samples(), path)
    assert list(read_rows(path)) == samples()
    with pytest.raises(pt.ReadError, match="no such file"):
        read_rows(tmp_path / f"none.{suffix}")
    path.write_bytes(b"document,issuer\n")
    with pytest.raises(pt.InputError, match="cannot be read as"):
        read_rows(path)


def test_numbers_that_excel_has_rounded_are_made_whole_by_their_words(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    (row,) = rows(report(("财政收入", "level", "actual", "1349.0847亿元")))
    more = Decimal(2 * 10**11)
    goal = dataclasses.replace(
        row,
        stretch_low=more,
        stretch_high=more,
        stretch_comparator="eq",
        stretch_unit="元",
        stretch_kind="money",
        stretch="2000亿元",
    )
    write_csv([goal], path)
    text = path.read_text("utf-8-sig")
    # As Excel shows and saves numbers of twelve digits and more.
    shown = text.replace("134908470000", "1.34908E+11").replace("200000000000", "2E+11")
    assert shown.count("E+11") == 4
    path.write_text(shown, "utf-8-sig")
    assert list(read_rows(path)) == [goal]
    path.write_text(shown.replace("1349.0847亿元", "1349.1847亿元"), "utf-8-sig")
    with pytest.raises(pt.InputError, match=r"panel\.csv:2: low is 1\.34908E\+11, which a spread"):
        read_rows(path)
    # It rounds halves up.
    (half,) = rows(report(("财政收入", "level", "actual", "1349.085亿元")))
    write_csv([half], path)
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace("134908500000", "1.34909E+11"), "utf-8-sig")
    assert list(read_rows(path)) == [half]


def changed(**cells: Any) -> dict[str, Any]:
    """A row with a stretch from 0 to its value, and other cells."""
    stretch = {"stretch_comparator": "range", "stretch_low": 0}
    return {**as_dict(samples()[0]), **stretch, **cells}


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [
        ("sentence_start", "330.0", 330),
        ("sentence_start", 330.0, 330),
        ("year", float("nan"), None),
        ("low", 8.0, Decimal(8)),
        ("stretch_low", 5.25, Decimal("5.25")),
        ("period_start", "2020/1/1", datetime.date(2020, 1, 1)),
        ("period_start", "2020-12-31 00:00:00", datetime.date(2020, 12, 31)),
        ("period_start", datetime.datetime(2020, 1, 1), datetime.date(2020, 1, 1)),
        ("place", 320400, "320400"),
        ("place", 320400.0, "320400"),
        ("place", None, ""),
        ("quantity", "5.0", "5.0"),
        # People pad cells, and tools fill them up.
        ("role", "target ", "target"),
        ("measure", "\u3000level", "level"),
        ("kind", "money ", "money"),
        ("rate", " ", ""),
        ("issuer", " 320400 ", "320400"),
        ("year", " ", None),
        ("score", " ", None),
        ("period_start", " ", None),
        ("rivals", " ", 0),
        ("place_name", "常州市 ", "常州市 "),
    ],
)
def test_cells_of_other_tools_are_read(name: str, cell: Any, expected: Any) -> None:
    (row,) = rows_from([changed(**{name: cell})])
    assert getattr(row, name) == expected
    assert type(getattr(row, name)) is type(expected)


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("start", "330.5"),
        ("start", ""),
        ("start", "1e3"),
        ("start", True),
        ("low", "NaN"),
        ("low", "8%"),
        ("low", [8]),
        ("period_start", "1/2/2020"),
        ("period_start", "2020/1-1"),
        ("period_start", "2020-02-30"),
        ("period_start", "20200101"),
        ("period_start", datetime.datetime(2020, 1, 1, 12)),
        ("period_start", 43831),
        ("place", ["320400"]),
        ("score", "high"),
        # What is of the right type, and cannot be.
        ("role", "Target"),
        ("measure", ""),
        ("section_role", "Review"),
        ("comparator", ">="),
        ("kind", "mo ney"),
        ("stretch_kind", "Money"),
        ("start", " "),
        ("stretch_comparator", "greater"),
        ("rate", "yearly"),
        ("issuer", "Changzhou"),
        ("issuer", "32040"),
        ("year", 24),
        ("start", -1),
        ("sentence_start", -1),
        ("end", 0),
        ("raw_end", 0),
        ("quantity_end", 0),
        ("quantity_end", None),
        ("score", 2),
        ("rivals", -5),
    ],
)
def test_other_cells_are_refused_with_line_and_column(name: str, cell: Any, tmp_path: Path) -> None:
    with pytest.raises(pt.InputError, match=rf"row 2: {name} must be"):
        rows_from([changed(), changed(**{name: cell})])
    if isinstance(cell, str):
        text = "".join(
            json.dumps(one, default=str) + "\n" for one in (changed(), changed(**{name: cell}))
        )
        (tmp_path / "a.jsonl").write_text(text, "utf-8")
        with pytest.raises(pt.InputError, match=rf"a.jsonl:2: {name} must be"):
            read_rows(tmp_path / "a.jsonl")


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"period_start": "2025-01-01"}, "period_start: a time interval cannot start 2025-01-01"),
        ({"low": 7}, "low: comparator 'approx' needs low == high"),
        ({"high": None}, "low: comparator 'approx' needs high bound"),
        ({"comparator": ""}, "low: bounds need a comparator"),
        ({"kind": ""}, "low: unknown kind ''"),
        ({"stretch_low": 99}, "stretch_low: low 99 is greater than high 9"),
    ],
)
def test_cells_that_do_not_go_together_are_refused(cells: dict[str, Any], message: str) -> None:
    with pytest.raises(pt.InputError, match=f"row 1: {message}"):
        rows_from([changed(**cells)])


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "dta"])
def test_a_file_without_rows_has_their_columns_or_is_refused(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip({"xlsx": "openpyxl", "parquet": "pyarrow"}.get(suffix, "csv"))
    path = tmp_path / f"panel.{suffix}"
    write_rows([], path)
    assert read_rows(path) == ()
    other = tmp_path / f"other.{suffix}"
    other.write_bytes(b"date,amount\n")
    if suffix != "csv":
        save_other(other)
    with pytest.raises(pt.InputError, match=r"other\..*: has no column 'document': is this a tab"):
        read_rows(other)
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(pt.InputError, match=r"empty\.csv:1: has no column 'document'"):
        read_rows(tmp_path / "empty.csv")


def save_other(path: Path) -> None:
    """A table without lines, which is none of rows."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"date": [], "amount": []})
    if path.suffix == ".xlsx":
        save(path, [["date", "amount"]])
    elif path.suffix == ".parquet":
        frame.to_parquet(path)
    else:
        frame.to_stata(path)


def test_a_frame_without_rows_has_their_columns_or_is_refused() -> None:
    for kind, table in kinds_of_table([]).items():
        assert rows_from(table) == (), kind
    for package in ("pandas", "polars", "pyarrow"):
        if find_spec(package):
            make = importlib.import_module(package)
            table = (make.table if package == "pyarrow" else make.DataFrame)({"date": []})
            with pytest.raises(pt.InputError, match="the table: has no column 'document'"):
                rows_from(table)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("panel.csv", r"read_rows\('panel.csv'\) reads a file"),
        (5, "rows are made of"),
        ({"document": ["a"]}, "rows are made of"),
        ([1], "not of 1"),
        ([{"document": "a"}], "row 1: has no column 'issuer'"),
    ],
)
def test_what_is_no_table_of_rows_is_refused(table: Any, message: str) -> None:
    with pytest.raises(pt.InputError, match=message):
        rows_from(table)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_file_with_a_column_twice_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"panel.{suffix}"
    lines = [[*COLUMNS, "mine", "mine"], [*to_cells(samples()[0]), "1", "2"]]
    save(path, lines)
    assert list(read_rows(path)) == samples()[:1]
    save(path, [[*line, extra] for line, extra in zip(lines, ("low", "9"), strict=True)])
    with pytest.raises(pt.InputError, match=rf"panel\.{suffix}:1: has several columns 'low'; ren"):
        read_rows(path)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_lines_of_nothing_are_no_rows(tmp_path: Path, suffix: str) -> None:
    row = to_cells(samples()[0])
    path = tmp_path / f"panel.{suffix}"
    save(path, [list(COLUMNS), [" "], row, ["" for _ in row], [*(" " for _ in row), "", " "], row])
    assert list(read_rows(path)) == samples()[:1] * 2
    cells = dict(zip(COLUMNS, row, strict=True))
    assert len(rows_from([dict.fromkeys(cells), cells, dict.fromkeys(cells, " ")])) == 1
    with pytest.raises(pt.InputError, match="row 1: has no column 'document'"):
        rows_from([{"place": ""}])
    # A line of which anything is left is a row that lacks the rest.
    save(path, [list(COLUMNS), [*("" for _ in row[1:]), "7"]])
    with pytest.raises(pt.InputError, match=rf"panel\.{suffix}:2: start must be"):
        read_rows(path)


def save(path: Path, lines: list[list[str]]) -> None:
    """A table as another tool saves it."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines)
        return
    book = pytest.importorskip("openpyxl").Workbook()
    for line in lines:
        book.active.append(line)
    book.save(path)


def test_parts_of_frames_and_columns_that_stand_twice_are_refused() -> None:
    pandas = pytest.importorskip("pandas")
    frame = to_pandas(samples())
    with pytest.raises(pt.InputError, match="rows are made of a DataFrame"):
        rows_from(frame["low"])
    with pytest.raises(pt.InputError, match="several columns 'low'"):
        rows_from(pandas.concat([frame, frame[["low"]]], axis=1))


def test_files_of_no_known_kind_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(pt.InputError, match="save it as XLSX or CSV UTF-8"):
        read_rows(tmp_path / "a.xls")
    (tmp_path / "b.csv").write_bytes(b"PK\xff\xff")
    with pytest.raises(pt.ReadError, match="neither UTF-8 nor GB18030; save it as CSV UTF-8"):
        read_rows(tmp_path / "b.csv")
    # A damaged file of UTF-8 is no file in GB18030, though its bytes can be read as that.
    write_csv(samples(), tmp_path / "c.csv", bom=False)
    raw = (tmp_path / "c.csv").read_bytes().replace("就业".encode(), b"\xb0\xb0" + "业".encode(), 1)
    (tmp_path / "c.csv").write_bytes(raw)
    with pytest.raises(pt.ReadError, match=r"c.csv:5: is UTF-8 with damaged bytes"):
        read_rows(tmp_path / "c.csv")
