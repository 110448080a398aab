"""Documents of one format in another, from the shell."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import policytext as pt
from policytext.io import read_jsonl, write_jsonl
from policytext.io.formats import FORMATS
from policytext.io.holds import Format, keep, left_behind
from tests.cli.conftest import Run
from tests.io.sample_docs import report, small

OTHERS = [form for form in FORMATS.values() if not form.extra]


@pytest.mark.parametrize("to", OTHERS, ids=[form.name for form in OTHERS])
def test_there_and_back(run: Run, tmp_path: Path, to: Format) -> None:
    docs = [small(), report()]
    write_jsonl(docs, tmp_path / "docs.jsonl")
    made = "made" + "".join(to.suffixes[:1])
    result = run("convert", "docs.jsonl", "-o", made, "--to", to.name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("policytext: 2 documents\n")
    lost = {name for doc in docs for name in left_behind(doc, to)}
    assert (f"policytext: {to.name} cannot hold " in result.stderr) == bool(lost)
    for name in lost:
        assert f" {name} (of " in result.stderr
    back = run("convert", made, "-o", "back.jsonl", "--from", to.name, "-q")
    assert (back.exit_code, back.output) == (0, "")
    assert list(read_jsonl(tmp_path / "back.jsonl")) == [keep(small(), to), keep(report(), to)]


def test_several_files_become_one_and_suffixes_say_the_format(run: Run, tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.ndjson"):
        write_jsonl([small()], tmp_path / name)
    assert run("convert", "a.jsonl", "b.ndjson", "-o", "both.jsonl").exit_code == 0
    assert list(read_jsonl(tmp_path / "both.jsonl")) == [small(), small()]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("a.jsonl", "-o", "a.what"), "does not say which format"),
        (("a.jsonl", "-o", "b.jsonl", "--to", "what"), "unknown format 'what'"),
        (("none.jsonl", "-o", "b.jsonl"), "none.jsonl: No such file"),
        (("empty.jsonl", "-o", "b.jsonl"), "no document"),
    ],
)
def test_what_cannot_be_done_is_said(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    write_jsonl([small()], tmp_path / "a.jsonl")
    (tmp_path / "empty.jsonl").touch()
    result = run("convert", *arguments)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert not (tmp_path / "b.jsonl").exists()


def test_files_of_others_are_read_by_a_table_of_labels(run: Run, tmp_path: Path) -> None:
    (tmp_path / "theirs.bio").write_text("常 O\n州 U-LOC\n好 U-PER\n", "utf-8")
    arguments = ("convert", "theirs.bio", "-o", "docs.jsonl", "--scheme", "BILOU")
    result = run(*arguments, "--labels", "LOC=PLACE.admin,PER=")
    assert result.exit_code == 0
    assert "theirs.bio:3: PER is left out" in result.stderr
    (doc,) = read_jsonl(tmp_path / "docs.jsonl")
    assert [(one.text, one.label) for one in doc[pt.MENTIONS]] == [("州", "PLACE")]
    assert run(*arguments, "--labels", "msra", "--rest", "theirs").exit_code == 0
    layer: pt.Layer[None] = pt.Layer("theirs", type(None))
    (doc,) = read_jsonl(tmp_path / "docs.jsonl", [layer])
    assert [(one.text, one.label) for one in doc[layer]] == [("好", "PER")]
    back = run("convert", "docs.jsonl", "-o", "folder", "--to", "csv", "--rest", "theirs")
    assert back.exit_code == 0
    strict = run(*arguments, "--labels", "LOC=PLACE.admin,PER=", "--strict")
    assert (strict.exit_code, "PER is left out" in strict.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--labels", "msra"), "takes --labels or --strict"),
        (("--scheme", "BIO"), "takes --scheme"),
        (("--to", "brat", "--rest", "times"), "no layer of the library"),
    ],
)
def test_options_that_no_format_takes_are_refused(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    write_jsonl([small()], tmp_path / "a.jsonl")
    result = run("convert", "a.jsonl", "-o", "b.jsonl", *arguments)
    assert (result.exit_code, reason in result.stderr) == (2, True)


def test_formats_are_listed(run: Run) -> None:
    result = run("formats")
    assert result.exit_code == 0
    for name in FORMATS:
        assert f"\n{name} " in result.stdout


def test_one_persons_annotations(run: Run, tmp_path: Path) -> None:
    write_jsonl([small()], tmp_path / "a.jsonl")
    assert run("convert", "a.jsonl", "-o", "li.doccano.jsonl", "-q").exit_code == 0
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.write(tmp_path / "li.doccano.jsonl", "li.jsonl")
        archive.write(tmp_path / "li.doccano.jsonl", "wang.jsonl")
    arguments = ("convert", "export.zip", "--from", "doccano", "-o", "b.jsonl")
    assert run(*arguments).stderr.startswith("policytext: 2 documents")
    assert run(*arguments, "--annotator", "li").stderr.startswith("policytext: 1 document\n")
    assert [doc.meta["annotator"] for doc in read_jsonl(tmp_path / "b.jsonl")] == ["li"]
    result = run("convert", "a.jsonl", "-o", "b.jsonl", "--annotator", "li")
    assert (result.exit_code, "takes --annotator" in result.stderr) == (2, True)
