"""Tables: every row can be checked against text and page."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest

import policytext as pt
from policytext.errors import InputError
from policytext.io import TABLES, format_rows, header, rows, write_table
from tests.io.sample_docs import report, small


def as_dicts(doc: pt.Document, table: str) -> list[dict[str, str]]:
    return [dict(zip(header(table), row, strict=True)) for row in rows(doc, table)]


@pytest.mark.parametrize("table", list(TABLES))
@pytest.mark.parametrize("doc", [small(), report()], ids=["small", "report"])
def test_each_span_is_one_row_that_points_to_its_text(doc: pt.Document, table: str) -> None:
    found = as_dicts(doc, table)
    assert len(found) == len(doc.spans(TABLES[table][0]))
    for row, span in zip(found, doc.spans(TABLES[table][0]), strict=True):
        assert doc.text[int(row["start"]) : int(row["end"])] == row["text"] == span.text
        assert row["raw"] == doc.raw(span)
        assert row["text"] in row["sentence"]


def test_the_cells_of_a_quantity() -> None:
    row = as_dicts(small(), "quantities")[1]
    assert row == {
        "document": "pages/small.html",
        "issuer": "320400",
        "year": "2024",
        "section": "",
        "role": "",
        "sentence": "2024年完成投资680.3亿元，增长5%以上。",
        "text": "5%以上",
        "low": "5",
        "high": "",
        "comparator": "ge",
        "unit": "%",
        "kind": "percent",
        "start": "29",
        "end": "33",
        "raw": "5%以上",
    }


def test_the_cells_of_times_and_mentions() -> None:
    assert as_dicts(small(), "times")[0]["first_day"] == "2024-01-01"
    assert as_dicts(small(), "times")[0]["last_day"] == "2024-12-31"
    outer, _, unsure = as_dicts(small(), "mentions")
    assert (outer["text"], outer["link"]) == ("常州市人民政府", "320400/人民政府")
    assert outer["raw"] == "常州市人民政(zhèng)府"
    assert (unsure["link"], unsure["candidates"]) == ("", "220200 220802")


def test_the_innermost_section_is_named_with_its_role() -> None:
    sections = {(row["section"], row["role"]) for row in as_dicts(report(), "quantities")}
    assert ("（一）扛牢首位责任，稳住了经济基本盘", "review") in sections


def test_a_document_without_structure_has_rows_all_the_same() -> None:
    doc = small()
    bare = doc.without_layer(pt.SENTENCES).without_layer(pt.SECTIONS)
    assert [row["sentence"] for row in as_dicts(bare, "quantities")] == [""] * 3


def test_csv_gives_back_any_cell() -> None:
    lines = [("a,b", 'say "x"', "two\nlines", "\r\n", "", "全角，"), ("1", "2", "3", "4", "5", "6")]
    assert [tuple(row) for row in csv.reader(io.StringIO(format_rows(lines), newline=""))] == lines


@pytest.mark.parametrize("bom", [True, False])
def test_a_file_begins_with_the_mark_if_wanted(tmp_path: Path, bom: bool) -> None:
    path = tmp_path / "table.csv"
    assert write_table([small(), small()], path, bom=bom) == 6
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") == bom
    lines = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [line["low"] for line in lines[:3]] == ["68030000000", "5", "3"]


def test_an_unknown_table_and_a_missing_layer_are_errors() -> None:
    with pytest.raises(pt.InputError, match="quantities, times, mentions"):
        header("tokens")
    with pytest.raises(pt.LayerMissingError, match="annotate"):
        list(rows(pt.Document("x"), "times"))


def test_a_nul_is_kept_or_told() -> None:
    if sys.version_info >= (3, 11):
        assert format_rows([("a\x00b",)]) == "a\x00b\r\n"
    else:
        with pytest.raises(InputError, match="NUL"):
            format_rows([("a\x00b",)])
