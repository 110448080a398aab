"""Annotations by their places: written without text, joined with the reports again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.corpora import load_annotated, write_annotated
from policytext.corpora.annotated import read_annotated
from policytext.values import Link, Mention

SHIPPED = Path(__file__).parents[2] / "corpora" / "real"
REPORT = "各位代表：\n昌黎县渔港扩建工程投运。\n全县渔民收入稳步提高。\n"


def passage(start: int, marks: list[tuple[str, str, str, str | None]]) -> pt.Document:
    """The paragraph at a place with mentions: text, label, kind, id."""
    text = REPORT[start : REPORT.index("\n", start)]
    spans = [
        pt.Span(at := text.index(part), at + len(part), part, label, Mention(kind, Link(key)))
        for part, label, kind, key in marks
    ]
    meta = {"report": "港", "start": str(start)}
    doc = pt.Document(text, id=f"港#{start}", issuer="130322", year=2019, meta=meta)
    return doc.with_layer(pt.MENTIONS, spans)


DOCS = (
    passage(
        6,
        [
            ("昌黎县渔港扩建工程", "PROJECT", "construction", None),
            ("昌黎县", "PLACE", "admin", "130322"),
        ],
    ),
    passage(19, [("全县", "PLACE", "deictic", "130322")])
    .with_layer(pt.QUANTITIES, ())
    .with_layer(pt.TIMES, ()),
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "港.txt").write_text(REPORT, "utf-8", newline="\n")
    return folder


@pytest.fixture
def file(tmp_path: Path, reports: Path) -> Path:
    path = tmp_path / "mentions.jsonl"
    write_annotated(DOCS, path, reports)
    return path


def test_what_was_written_is_read_back(file: Path, reports: Path) -> None:
    assert load_annotated(file, reports).documents == DOCS


def test_the_file_holds_no_text_and_does_not_depend_on_order(
    file: Path, reports: Path, tmp_path: Path
) -> None:
    write_annotated(DOCS[::-1], tmp_path / "again.jsonl", reports)
    assert (tmp_path / "again.jsonl").read_bytes() == file.read_bytes()
    assert "渔" not in file.read_text("utf-8")


def test_another_text_is_refused(file: Path, reports: Path) -> None:
    (reports / "港.txt").write_text(REPORT.replace("各位", "诸位"), "utf-8", newline="\n")
    with pytest.raises(pt.InputError, match="2 of 2 passages are in their places"):
        load_annotated(file, reports)


def test_a_missing_report_is_named(file: Path, reports: Path) -> None:
    (reports / "港.txt").unlink()
    with pytest.raises(pt.ReadError, match="港"):
        load_annotated(file, reports)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("report", "../港"),
        ("start", "6"),
        ("end", 7),
        ("check", 3),
        ("year", "2019"),
        ("layers", {"mentions": [[0, 0, "PLACE", {"kind": "admin"}]]}),
        ("layers", {"mentions": [[0, 2, "PLACE", {"sort": "admin"}]]}),
        ("layers", {"mentions": [[0, 99, "PLACE", {"kind": "admin"}]]}),
        ("layers", {"mentions": [[0, 2]]}),
        ("layers", {"sections": []}),
        ("layers", {"targets": [[0, 2, "INDICATOR", {"indicator": [[0, 2]]}]]}),
    ],
)
def test_a_line_of_another_form_is_refused(
    file: Path, tmp_path: Path, field: str, value: object
) -> None:
    data: dict[str, Any] = json.loads(file.read_text("utf-8").split("\n")[0])
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps({**data, field: value}) + "\n", "utf-8")
    with pytest.raises(pt.ReadError, match=r"bad\.jsonl:1"):
        read_annotated(bad)


def test_a_changed_paragraph_is_noticed(file: Path, reports: Path) -> None:
    data: dict[str, Any] = json.loads(file.read_text("utf-8").split("\n")[0])
    moved = {**data, "start": data["start"] + 1, "end": data["end"] + 1}
    file.write_text(json.dumps(moved) + "\n", "utf-8")
    with pytest.raises(pt.InputError, match="not the text at its place"):
        load_annotated(file, reports)


def test_a_document_without_layers_is_refused(tmp_path: Path, reports: Path) -> None:
    bare = pt.Document(REPORT[:5], id="港#0")
    with pytest.raises(pt.InputError, match="none of the layers"):
        write_annotated([bare], tmp_path / "bare.jsonl", reports)


@pytest.mark.parametrize(
    ("name", "passages"), [("mentions", 60), ("quantities", 20), ("rows", 800)]
)
def test_the_shipped_files_have_the_form(name: str, passages: int) -> None:
    assert len(read_annotated(SHIPPED / f"{name}.jsonl")) >= passages
