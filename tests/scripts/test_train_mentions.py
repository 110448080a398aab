"""What the packaged chains learn from texts that the deep model marked."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.corpora.annotated import Annotated

SCRIPTS = Path(__file__).parents[2] / "scripts"
LONG = "渔业平稳发展，渔港扩建。" * 20


@pytest.fixture(name="script")
def _script(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return import_module("train_mentions")


def passage(start: int, end: int) -> Annotated:
    """A passage of a report."""
    return Annotated("易县_2024", "", start, end, "", "130633", 2024, {})


def test_gaps_are_what_no_passage_has(script: Any) -> None:
    passages = [passage(20, 30), passage(5, 12)]
    assert list(script.gaps(passages, 40)) == [(0, 5), (12, 20), (30, 40)]
    assert list(script.gaps([passage(0, 40)], 40)) == [(0, 0), (40, 40)]


def test_stretches_have_the_marks_of_the_whole_report(script: Any) -> None:
    text = f"易县{LONG}我县易水镇{LONG}易县"
    middle = len(LONG) + 2
    annotate = pt.load("entities")
    (before, behind) = script.stretches(text, [passage(middle, middle + 5)], annotate)
    assert before.text == text[:middle]
    assert behind.text == text[middle + 5 :]
    assert (before.issuer, before.year, before.id) == ("130633", 2024, "易县_2024#9000")
    assert [one.text for one in before[pt.MENTIONS]] == ["易县"]
    assert [(one.text, one.start) for one in behind[pt.MENTIONS]] == [("易县", len(LONG))]


def test_short_stretches_teach_nothing(script: Any) -> None:
    text = f"易县{LONG}"
    assert list(script.stretches(text, [passage(2, len(text))], pt.load("entities"))) == []
