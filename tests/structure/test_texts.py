"""The texts written for the tests, against the facts that were checked by hand."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from policytext import SECTIONS, Document
from policytext.structure import StructureAnnotator

ROOT = Path(__file__).parents[2]
TEXTS = [*sorted((ROOT / "tests/texts").glob("*.txt")), ROOT / "examples/texts/sample_report.txt"]


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@cache
def annotated(path: Path) -> Document:
    return StructureAnnotator()(Document(path.read_text(encoding="utf-8")))


def facts(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_title_issuer_year_and_date(path: Path) -> None:
    doc, expected = annotated(path), facts(path)
    assert plain(doc.title) == plain(expected["title"])
    # A township has nine digits, of which the facts have its county's six.
    assert doc.issuer is not None
    assert doc.issuer[:6] == expected["issuer"]
    assert doc.year == expected["year"]
    assert (doc.date.isoformat() if doc.date else None) == expected["date"]
    # Its lines are broken by width.
    problems = {"wrapped"} if path.stem == "bad_layout_2013" else set()
    assert {one.kind for one in doc.problems} == problems


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_headings(path: Path) -> None:
    expected = facts(path)
    sure = [(level, plain(number), plain(words)) for level, number, words in expected["headings"]]
    maybe = {(level, plain(n), plain(words)) for level, n, words in expected.get("maybe", [])}
    found = [
        (s.value.level, plain(s.value.number), plain(s.value.heading))
        for s in annotated(path)[SECTIONS]
    ]
    assert [heading for heading in found if heading not in maybe] == sure


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_roles(path: Path) -> None:
    expected = facts(path)
    found = {plain(s.value.heading): s.value.role for s in annotated(path)[SECTIONS]}
    for heading, role in expected["roles"].items():
        fitting = {"targets", "plan"} if heading in expected.get("mixed", []) else {role}
        assert found[plain(heading)] in fitting, heading
