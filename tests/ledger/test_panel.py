"""The rows of a document and of a corpus, as a sequence that goes into files and frames."""

from __future__ import annotations

from pathlib import Path

import pytest

import policytext as pt
from policytext.corpora.corpus import Corpus
from policytext.ledger import FORMATS, Panel, panel, read_rows, rows
from tests.ledger.samples import report

DOC = report(("地区生产总值", "growth", "target", "6%左右"), ("进出口", "level", "actual", "3亿元"))
OTHER = report(("失业率", "level", "limit", "5%以内"), year=2025)


def test_a_document_gives_its_rows() -> None:
    assert tuple(DOC.targets()) == rows(DOC)


def test_a_corpus_gives_the_rows_of_its_documents_in_order() -> None:
    found = Corpus("two", (DOC, OTHER)).targets()
    assert tuple(found) == (*rows(DOC), *rows(OTHER))


def test_a_document_without_rows_is_told() -> None:
    with pytest.raises(pt.LayerMissingError):
        pt.Document("增长5%").targets()


def test_a_panel_is_a_sequence() -> None:
    found = panel([DOC, OTHER])
    assert len(found) == 3
    assert found[0] == rows(DOC)[0]
    assert found[1:] == Panel(list(found)[1:])
    assert found != Panel()
    assert hash(found) == hash(panel([DOC, OTHER]))
    assert repr(found) == "<Panel of 3 rows>"


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_panel_is_written_and_read_back(tmp_path: Path, form: str) -> None:
    found = panel([DOC, OTHER])
    path = tmp_path / f"panel.{form}"
    assert found.write(path) == 3
    assert Panel(read_rows(path)) == found


def test_a_panel_goes_into_frames_and_all_formats(tmp_path: Path) -> None:
    for module in ("pyarrow", "pandas", "polars", "openpyxl"):
        pytest.importorskip(module)
    found = panel([DOC, OTHER])
    assert found.to_arrow().num_rows == len(found.to_pandas()) == len(found.to_polars()) == 3
    for form in FORMATS:
        assert found.write(tmp_path / f"{form}.out", form) == 3


def test_a_document_counts_once() -> None:
    with pytest.raises(pt.InputError, match="two documents have the id"):
        panel([DOC, OTHER, DOC])
    # Without ids nobody can say.
    bare = DOC.replace(id="")
    assert len(panel([bare, bare])) == 2 * len(panel([bare]))
