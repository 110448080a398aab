"""Fitting the weights by which the judge and a deep model are weighed together."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from policytext import MENTIONS, Document, Mention
from policytext.entities.deep.files import load_deep
from policytext.entities.deep.spans import LABELS
from policytext.entities.deep.weighing import TERMS
from policytext.entities.files import packaged_mentions
from tests.entities.deep.small import small_file

SCRIPTS = Path(__file__).parents[2] / "scripts"
TEXT = "我市与苏州大学合作。建设长江大桥，建设大学的大桥。苏州市的大桥建设。"


@pytest.fixture(name="script")
def _script(monkeypatch: pytest.MonkeyPatch) -> Any:
    pytest.importorskip("scipy")
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return import_module("weigh_deep")


def drawn(script: Any, trust: int) -> Any:
    """2,000 candidates whose names follow one of both: 0 the judge, 1 the deep model."""
    random = np.random.default_rng(7)
    told = random.uniform(0.02, 0.98, (2, 2_000, len(LABELS)))
    names = (random.uniform(size=told[trust].shape) < told[trust]).astype(float)
    return script.Told(told[0], told[1], names)


@pytest.mark.parametrize("trust", [0, 1])
def test_who_is_right_has_the_weight(script: Any, trust: int) -> None:
    weights = script.fitted([drawn(script, trust)])
    assert weights.shape == (len(LABELS), len(TERMS))
    right, other = weights[:, trust], weights[:, 1 - trust]
    # Odds of a chance that is true count once, and the other tells nothing.
    np.testing.assert_allclose(right, 1, atol=0.15)
    np.testing.assert_allclose(other, 0, atol=0.15)
    np.testing.assert_allclose(weights[:, 2:], 0, atol=0.25)


def test_the_table_is_as_the_library_reads_it(script: Any) -> None:
    weights = np.arange(len(LABELS) * len(TERMS)).reshape(len(LABELS), -1) / 8
    head, *rows = [line.split("\t") for line in script.table(weights).splitlines()]
    assert head == ["label", *TERMS]
    assert [row[0] for row in rows] == list(LABELS)
    assert float(rows[1][2]) == weights[1, 1]


def test_what_is_told_of_a_document(script: Any, tmp_path: Path) -> None:
    file = tmp_path / "small.npz"
    file.write_bytes(small_file())
    deep = load_deep(file)
    doc = Document(TEXT, issuer="320500", year=2024)
    spans = [doc.span(3, 7, "INSTITUTION", Mention("university"))]
    spans += [doc.span(12, 16, "PROJECT", Mention("infrastructure"))]
    told = script.told_of(doc.with_layer(MENTIONS, spans), packaged_mentions(), deep)
    assert told is not None
    assert told.by_judge.shape == told.by_deep.shape == told.names.shape
    assert told.names.sum(axis=0)[LABELS.index("PLACE")] == 0
    assert told.names.sum() > 0
    assert (
        script.told_of(Document("增长5%。").with_layer(MENTIONS, []), packaged_mentions(), deep)
        is None
    )


def test_a_fold_that_is_misnamed(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--models", "m", "--reports", "r", "-o", "o", "--deep"]
    with pytest.raises(SystemExit):
        script.arguments([*given, "fold-2-deep.npz"])
    assert "give the number of a fold" in capsys.readouterr().err
    found: argparse.Namespace = script.arguments([*given, "2=fold-2-deep.npz"])
    assert found.deep == [(2, Path("fold-2-deep.npz"))]
