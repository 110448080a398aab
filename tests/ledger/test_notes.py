"""Rows of glossaries: told, counted, and left out unless they are asked for."""

from __future__ import annotations

import dataclasses

import pytest

import policytext as pt
from policytext.ledger import Panel, coverage, match, panel, rows, rows_of
from tests.ledger.samples import report

GDP = "地区生产总值"


def noted(
    *facts: tuple[str, str, str, str], heading: str = "名词解释", year: int = 2024
) -> pt.Document:
    """A report all of which stands in a glossary, with an entry for the whole of it."""
    doc = report(*facts, year=year)
    whole, inner = pt.Section("other", 1, "", heading), pt.Section("other", 2, "1.", "吨粮田")
    spans = [doc.span(0, len(doc.text), "SECTION", one) for one in (whole, inner)]
    return doc.with_layer(pt.SECTIONS, spans)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("名词解释", "notes"),
        ("附件2名词解释", "notes"),
        ("注释", "notes"),
        ("政策注释", "other"),
        ("其他工作", "other"),
    ],
)
def test_a_glossary_is_known_by_its_heading(heading: str, role: str) -> None:
    doc = noted((GDP, "growth", "target", "6%"), heading=heading)
    assert rows(doc)[0].section_role == role


def test_a_panel_leaves_them_out_and_counts_them() -> None:
    docs = [
        report((GDP, "growth", "target", "6%"), year=2023),
        noted((GDP, "growth", "target", "6%")),
    ]
    found = panel(docs)
    assert ([row.year for row in found], found.left_out) == ([2023], 1)
    assert repr(found) == "<Panel of 1 rows, 1 in notes left out>"
    every = panel(docs, notes=True)
    assert (every, every.left_out) == (Panel(rows_of(docs)), 0)
    assert (len(docs[1].targets()), len(docs[1].targets(notes=True))) == (0, 1)


def test_coverage_does_not_count_them() -> None:
    doc = noted((GDP, "growth", "target", "6%"))
    statuses = [coverage(rows(doc), [doc], [GDP], notes=notes)[0].status for notes in (False, True)]
    assert statuses == ["not found", "found"]


def test_no_promise_is_made_or_kept_in_notes() -> None:
    goals = rows(report((GDP, "growth", "target", "6%")))
    said = rows(noted((GDP, "growth", "actual", "6.2%"), year=2025))
    assert match(goals, said)[0].outcome == "not reported"
    assert match(goals, said, notes=True)[0].outcome == "met"
    noted_goals = [dataclasses.replace(goals[0], section_role="notes")]
    assert match(noted_goals, said) == ()
    assert len(match(noted_goals, said, notes=True)) == 1
