"""The rows of a document and of a corpus, as a sequence that goes into files and frames."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import policytext as pt
from policytext.corpora.corpus import Corpus
from policytext.ledger import (
    FORMATS,
    Panel,
    attention,
    coverage,
    disputes,
    match,
    panel,
    precision,
    read_rows,
    rows,
    rows_of,
    to_arrow,
    to_pandas,
    to_polars,
    write_matches,
    write_review,
    write_rows,
)
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


def test_a_notebook_shows_the_rows_and_what_was_left_out() -> None:
    shown = Panel(rows(DOC), left_out=2)._repr_html_()
    for words in ("进出口", "3亿元", "2024-01-01", "常州市", "2 rows", "2 in notes left out"):
        assert words in shown
    assert "quantity_raw_start" not in shown
    assert "left out" not in Panel(rows(DOC))._repr_html_()
    assert "no rows" in Panel()._repr_html_()


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
    # One may go without an id: of two nobody could say whose a row is.
    bare = DOC.replace(id="")
    assert len(panel([bare, OTHER])) == len(panel([DOC, OTHER]))
    for use in (panel, lambda docs: list(rows_of(docs)), lambda docs: coverage([], docs, ["gdp"])):
        with pytest.raises(
            pt.InputError, match=r"two documents have no id: .*replace\(id=\.\.\.\)"
        ):
            use([bare, OTHER.replace(id="")])


def tables() -> list[object]:
    """The rows as a user's tables, and other things that are taken for rows."""
    made: list[object] = ["panel.csv", [{"document": "a"}], DOC, rows(DOC)[0], 5]
    for name, to_table in (("pandas", to_pandas), ("polars", to_polars), ("pyarrow", to_arrow)):
        if importlib.util.find_spec(name):
            made.append(to_table(rows(DOC)))
    return made


@pytest.mark.parametrize(
    "use",
    [
        lambda given, path: write_review(given, path),
        lambda given, path: write_rows(given, path.with_suffix(".csv")),
        lambda given, path: write_rows(given, path.with_suffix(".jsonl")),
        lambda given, path: write_rows(given, path.with_suffix(".xlsx")),
        lambda given, path: write_rows(given, path.with_suffix(".parquet")),
        lambda given, _: match(given, []),
        lambda given, _: match([], given),
        lambda given, _: coverage(given, [], []),
        lambda given, _: disputes(given),
        lambda given, _: Panel(given),
    ],
)
def test_rows_are_taken_and_no_table(use: Callable[[object, Path], object], tmp_path: Path) -> None:
    for module in ("openpyxl", "pyarrow"):
        pytest.importorskip(module)
    for given in tables():
        with pytest.raises(pt.InputError, match=r"rows.*read_rows\(path\)"):
            use(given, tmp_path / "a.html")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "use",
    [panel, lambda given: attention(given, ["就业"]), lambda given: coverage([], given, ["就业"])],
)
def test_documents_are_taken_and_no_table(use: Callable[[object], object]) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": ["增长5%"]})
    for given in (frame, DOC, "a.txt", rows(DOC)):
        with pytest.raises(pt.InputError, match=r"documents.*documents_of\(frame\)"):
            use(given)


def test_a_null_text_is_no_document_and_the_way_out_is_told() -> None:
    uses: list[Callable[[Any], object]] = [panel, lambda given: attention(given, ["就业"])]
    for use in uses:
        with pytest.raises(pt.InputError, match=r"not None: .* if doc is not None\]"):
            use([pt.load("tokens")(DOC), None])


def test_matches_and_verdicts_are_taken_and_no_rows(tmp_path: Path) -> None:
    with pytest.raises(pt.InputError, match=r"matches are taken.*match\(targets"):
        write_matches(rows(DOC), tmp_path / "a.csv")  # type: ignore[arg-type]
    with pytest.raises(pt.InputError, match="verdicts are taken"):
        precision(rows(DOC))  # type: ignore[arg-type]


@pytest.mark.parametrize("codes", ["own.toml", Path("own.toml"), 5, {"gdp": "地区生产总值"}])
@pytest.mark.parametrize(
    "use",
    [
        lambda codes: DOC.targets(codes),
        lambda codes: coverage([], [DOC], ["gdp"], codes=codes),
        lambda codes: match([], [], codes=codes),
    ],
)
def test_a_codebook_is_taken_and_no_path(use: Callable[[object], object], codes: object) -> None:
    with pytest.raises(pt.InputError, match=r"codes are a codebook, got .*extended\('own.toml'\)"):
        use(codes)


def test_tolerances_are_taken_and_no_table() -> None:
    with pytest.raises(pt.InputError, match="tolerances must be Tolerances or None"):
        match([], [], tolerances="own.tsv")  # type: ignore[arg-type]
