"""Mentions by their places: written without text, joined with the reports again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.corpora import load_mentions, write_mentions
from policytext.corpora.mentioned import read_mentions
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
    return pt.Document(text, id=f"港#{start}", meta=meta).with_layer(pt.MENTIONS, spans)


DOCS = (
    passage(
        6,
        [
            ("昌黎县渔港扩建工程", "PROJECT", "construction", None),
            ("昌黎县", "PLACE", "admin", "130322"),
        ],
    ),
    passage(19, [("全县", "PLACE", "deictic", "130322")]),
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
    write_mentions(DOCS, path, reports)
    return path


def test_what_was_written_is_read_back(file: Path, reports: Path) -> None:
    assert load_mentions(file, reports).documents == DOCS


def test_the_file_holds_no_text_and_does_not_depend_on_order(
    file: Path, reports: Path, tmp_path: Path
) -> None:
    write_mentions(DOCS[::-1], tmp_path / "again.jsonl", reports)
    assert (tmp_path / "again.jsonl").read_bytes() == file.read_bytes()
    assert "渔" not in file.read_text("utf-8")


def test_another_text_is_refused(file: Path, reports: Path) -> None:
    (reports / "港.txt").write_text(REPORT.replace("各位", "诸位"), "utf-8", newline="\n")
    with pytest.raises(pt.InputError, match="2 of 2 passages are in their places"):
        load_mentions(file, reports)


def test_a_missing_report_is_named(file: Path, reports: Path) -> None:
    (reports / "港.txt").unlink()
    with pytest.raises(pt.ReadError, match="港"):
        load_mentions(file, reports)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("report", "../港"),
        ("start", "6"),
        ("end", 7),
        ("check", 3),
        ("mentions", [[0, 0, "PLACE.admin", None]]),
        ("mentions", [[0, 2, "PLACE", None]]),
        ("mentions", [[0, 2, "PLACE.admin", 3]]),
        ("mentions", [[0, 2]]),
    ],
)
def test_a_line_of_another_form_is_refused(
    file: Path, tmp_path: Path, field: str, value: object
) -> None:
    data: dict[str, Any] = json.loads(file.read_text("utf-8").split("\n")[0])
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps({**data, field: value}) + "\n", "utf-8")
    with pytest.raises(pt.ReadError, match=r"bad\.jsonl:1"):
        read_mentions(bad)


def test_a_changed_paragraph_is_noticed(file: Path, reports: Path) -> None:
    data: dict[str, Any] = json.loads(file.read_text("utf-8").split("\n")[0])
    moved = {**data, "start": data["start"] + 1, "end": data["end"] + 1}
    file.write_text(json.dumps(moved) + "\n", "utf-8")
    with pytest.raises(pt.InputError, match="not the text at its place"):
        load_mentions(file, reports)


def test_the_shipped_file_has_the_form() -> None:
    if (path := SHIPPED / "mentions.jsonl").is_file():
        assert len(read_mentions(path)) > 500
