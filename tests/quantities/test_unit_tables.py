"""The table of factors and the reader's table of units say the same about what both list."""

from __future__ import annotations

from fractions import Fraction

import pytest

from policytext.data import read_bytes, read_rows
from policytext.units import load_units, measure

READ = [
    row[:5]
    for row in read_rows("quantities/units.tsv")
    if row[2] not in ("none", "rank", "ordinal")
]
LISTED = {name for name, _ in load_units()}


@pytest.mark.parametrize("row", [row for row in READ if row[0] in LISTED], ids=lambda row: row[0])
def test_a_unit_has_the_form_that_the_reader_gives_it(row: list[str]) -> None:
    surface, symbol, kind, _, times = row
    read = measure(symbol, kind)
    one = measure(surface, kind)
    assert one.dimension == read.dimension
    assert one.name in (symbol, surface, "个月")
    # 三成 is read as 30 %, so 成 is ten of them.
    assert one.scale * one.factor == read.scale * read.factor * Fraction(times or 1)


def test_no_unit_loses_its_first_character_as_a_scale() -> None:
    # 千瓦 is a unit; 万像素 is ten thousand 像素, as the reader reads it.
    scaled = {symbol for _, symbol, kind, *_ in READ if measure(symbol, kind).scale != 1}
    assert scaled <= {"万像素"}


def test_a_symbol_stands_for_itself() -> None:
    # 月 counts months as 个月 does, and 36月 would be a date.
    for symbol, kind in sorted({(row[1], row[2]) for row in READ} - {("万像素", "measure")}):
        assert measure(symbol, kind).name in (symbol, "个月"), symbol


@pytest.mark.parametrize(
    "table", ["units/dimensions.tsv", "units/refusals.tsv", "units/scales.tsv"]
)
def test_no_row_stands_twice(table: str) -> None:
    keys = [row[0] for row in read_rows(table)]
    assert len(keys) == len(set(keys))


def test_no_unit_stands_twice() -> None:
    keys = [(row[0], row[4]) for row in read_rows("units/units.tsv")]
    assert len(keys) == len(set(keys))


def test_every_source_is_named() -> None:
    sources = {row[6] for row in read_rows("units/units.tsv")}
    page = read_bytes("SOURCES.md").decode()
    assert all(f"`{source}`" in page for source in sources)
