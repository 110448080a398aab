"""A model of rows is learnt from annotated documents, the same each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

import policytext as pt
from policytext.corpora import write_annotated
from policytext.corpora.marked import RawText
from policytext.corpora.row_learning import RowText, learn_rows, read_row_text
from policytext.corpora.row_text import Lesson
from policytext.targets import RowModel, TargetAnnotator
from policytext.targets.learning import Examples, RowSettings, examples

pytest.importorskip("scipy")

GOODS = ("青梅", "石榴", "苎麻", "莲子", "香菇", "竹笋")
SETTINGS = RowSettings(least=1, least_of_sentences=1)
READ = pt.load("structure", "quantities", "entities", "links")


def annotated(goods: str) -> pt.Document:
    """A document in which the weight of goods has a row, and their price has none."""
    text = f"去年，{goods}收购量{len(goods)}万吨，{goods}指导价3万元。"
    doc = pt.load("structure", "quantities")(
        pt.Document(text, id=goods, issuer="320400", year=2024)
    )
    value = doc[pt.QUANTITIES][0]
    period = next(iter(doc[pt.TIMES])).value
    row = pt.Indicator(f"{goods}收购量", "level", "actual", period, "320400", value)
    return doc.with_layer(pt.TARGETS, [doc.span(3, value.end, "INDICATOR", row)])


DOCS = tuple(annotated(goods) for goods in GOODS)


def test_what_is_learnt_is_read() -> None:
    model = learn_rows([RowText("goods", DOCS[:-1])], settings=SETTINGS)
    last = DOCS[-1]
    doc = READ(pt.Document(last.text, id=last.id, issuer="320400", year=2024))
    found = TargetAnnotator(model=model)(doc)[pt.TARGETS]
    assert [row.value.indicator for row in found] == ["竹笋收购量"]


def test_the_same_documents_give_the_same_model_whatever_their_number_of_readings() -> None:
    first, second = (learn_rows([RowText("goods", DOCS)], settings=SETTINGS) for _ in range(2))
    assert first.text() == second.text()
    assert first.facts["train"].startswith("goods, 6 documents, 6 rows, sha256 ")


def test_examples_hold_the_right_reading() -> None:
    gold = DOCS[0]
    base = READ(pt.Document(gold.text, issuer="320400", year=2024))
    found = examples(gold, base, RowModel.packaged().outlook)
    assert [right >= 0 for right in found.right] == [True, False]


def test_sentences_are_learnt_from_headings() -> None:
    text = (
        "政府工作报告\n一、2023年工作回顾\n泵站建成投用。道路全面贯通。\n"
        "二、2024年工作安排\n加快建设泵站。推进道路改造。\n"
    )
    raw = RawText("report", (pt.Document(text, id="a", year=2024),))
    model = learn_rows([RowText("goods", DOCS)], [raw], settings=SETTINGS)
    assert model.sentences["^加快"] > 0 > model.sentences["$投用"]
    assert model.facts["raw"].startswith("report, 1 texts")


def test_parts_tell_how_well_unknown_documents_are_read() -> None:
    model = learn_rows([RowText("goods", DOCS)], settings=SETTINGS, folds=3)
    assert "rows F1 1.000" in model.facts["in documents not learnt from"]


def report_of(goods: str, number: int, folder: Path) -> tuple[pt.Document, pt.Document]:
    """Two passages of a report; in the text between them are values without rows."""
    first, second = annotated(goods), annotated(goods * 2)
    between = f"\n{goods}收购量5万吨。\n"
    name = f"report_{number}"
    (folder / f"{name}.txt").write_bytes(f"{first.text}{between}{second.text}".encode())
    return (
        first.replace(id=f"{name}#0"),
        second.replace(id=f"{name}#{len(first.text) + len(between)}"),
    )


@pytest.fixture
def placed(tmp_path: Path) -> RowText:
    """Rows by their places in six reports."""
    docs = [doc for i, goods in enumerate(GOODS) for doc in report_of(goods, i, tmp_path)]
    write_annotated(docs, tmp_path / "rows.jsonl", tmp_path)
    return read_row_text(tmp_path / "rows.jsonl", reports=tmp_path)


def test_rows_by_their_places_are_learnt_from_alone_and_in_context(placed: RowText) -> None:
    told: list[str] = []
    alone = RowText("rows.jsonl", placed.documents)
    learn_rows([alone], settings=SETTINGS, report=told.append)
    learn_rows([placed], settings=SETTINGS, report=told.append)
    # Two values in each of twelve passages; the same again in six reports, and none in between.
    assert told == ["24 values in 12 documents", "48 values in 18 documents"]


def test_a_report_and_its_passages_are_on_one_side(
    placed: RowText, monkeypatch: pytest.MonkeyPatch
) -> None:
    from policytext.corpora import row_learning

    kept: list[set[str]] = []
    joined = row_learning._joined

    def spy(lessons: Sequence[Lesson], seen: Mapping[Lesson, Examples]) -> Examples:
        kept.append({each.document.id.partition("#")[0] for each in lessons})
        assert len(lessons) == 3 * len(kept[-1])
        return joined(lessons, seen)

    monkeypatch.setattr(row_learning, "_joined", spy)
    model = learn_rows([placed], settings=SETTINGS, folds=3)
    assert [len(names) for names in kept] == [4, 4, 4, 6]
    # Rows between the passages, which a model may well find there, are no errors.
    assert "precision 1.000" in model.facts["in documents not learnt from"]
    assert "rows F1" in model.facts["in passages by themselves"]


def test_a_corpus_without_rows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# id: a\n", encoding="utf-8")
    with pytest.raises(pt.PolicytextError):
        read_row_text(tmp_path)


def test_the_command_writes_a_model(tmp_path: Path) -> None:
    from policytext.cli.commands import commands

    corpus = Path(__file__).parents[2] / "corpora" / "dev"
    out = tmp_path / "model.tsv"
    done = CliRunner().invoke(commands, ["train", "rows", "--train", str(corpus), "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert "policytext: train: dev, 18 documents, 928 rows" in done.output
    assert RowModel.read(out).facts["settings"]


def test_the_command_joins_rows_with_reports(placed: RowText, tmp_path: Path) -> None:
    from policytext.cli.commands import commands

    rows, out = str(tmp_path / "rows.jsonl"), str(tmp_path / "model.tsv")
    given = ["train", "rows", "--train", rows, "-o", out]
    refused = CliRunner().invoke(commands, given)
    assert refused.exit_code == 2
    assert "name the folder of the reports" in refused.output
    done = CliRunner().invoke(commands, [*given, "--reports", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert f"policytext: train: {placed}" in done.output
