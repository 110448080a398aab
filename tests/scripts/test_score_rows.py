"""Scoring rows in reports that a model has not learnt from."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.corpora.annotated import write_annotated
from policytext.corpora.row_learning import crossed_rows
from policytext.corpora.row_text import read_row_text

SCRIPTS = Path(__file__).parents[2] / "scripts"
TEXT = "一、2023年工作回顾\n粮食产量达到5万吨。新建渔港3个。\n"
NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.0})


@pytest.fixture(name="script")
def _script(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return import_module("score_rows")


@pytest.fixture(name="doc")
def _doc() -> pt.Document:
    return NLP(pt.Document(TEXT, issuer="320400", year=2024))


def test_rows_below_the_bar_are_no_rows(script: Any, doc: pt.Document) -> None:
    scored = [row.score or 0 for row in doc[pt.TARGETS]]
    first, second = script.lines("own", [(doc, doc)], [0.0, max(scored)])
    assert first == "| own | 2 | 0 | 1.000 | 1.000 | 1.000 | 0.000 |\n"
    assert second.endswith("| 0.667 | 1.000 | 0.500 | 0.000 |\n")


def test_sentences_are_chosen_by_the_gold_names_in_them(script: Any, doc: pt.Document) -> None:
    ((gold, made),) = script.headline_sentences([(doc, doc)], {"粮食产量"})
    for one in (gold, made):
        assert [row.value.indicator for row in one[pt.TARGETS]] == ["粮食产量"]


def test_reports_and_their_passages_are_told_apart(script: Any, tmp_path: Path) -> None:
    pytest.importorskip("scipy")
    passages = []
    for number, goods in enumerate(("粮食", "蔬菜", "水果")):
        text = TEXT.replace("粮食", goods)
        (tmp_path / f"r{number}.txt").write_text(text, encoding="utf-8")
        bare = pt.Document(text, id=f"r{number}#0", issuer="320400", year=2024)
        passages.append(bare.with_layer(pt.TARGETS, NLP(bare)[pt.TARGETS]))
    write_annotated(passages, tmp_path / "rows.jsonl", tmp_path)
    source = read_row_text(tmp_path / "rows.jsonl", reports=tmp_path)
    made = crossed_rows([source], folds=3)
    parts = dict(script.texts(source, lambda each: (each.document, made[each])))
    assert {what: len(pairs) for what, pairs in parts.items()} == {
        ", in whole reports": 3,
        script.ALONE: 3,
    }
    assert all(pt.TARGETS in read for pairs in parts.values() for _, read in pairs)
