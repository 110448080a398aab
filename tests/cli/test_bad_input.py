"""Bad input: one line on standard error for each, exit code 1, and the others go on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import policytext as pt
from policytext.cli import inputs
from policytext.cli.work import Task
from tests.cli.conftest import LINE, Run
from tests.cli.test_commands import docs_of

GOOD = pt.Document(LINE, id="good").to_json()


def complaints(stderr: str) -> dict[str, str]:
    """Reason by place; the summary is left out."""
    lines = [line.removeprefix("policytext: ") for line in stderr.splitlines()[:-1]]
    return dict(line.split(": ", 1) for line in lines)


def test_each_bad_file_has_its_line_and_the_good_one_its_result(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a_empty.txt").write_bytes(b"")
    (tmp_path / "b_binary.html").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "c_image.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    (tmp_path / "d_blank.txt").write_bytes(b" \r\n\t\r\n")
    (tmp_path / "e_no_article.html").write_text("<html><body><script>x()</script></body></html>")
    (tmp_path / "f_good.txt").write_text(LINE, "utf-8")
    files = sorted(path.name for path in tmp_path.iterdir())
    result = run("annotate", *files, "missing.html")
    assert result.exit_code == 1
    assert [doc.id for doc in docs_of(result.stdout_bytes)] == ["f_good.txt"]
    assert list(complaints(result.stderr)) == [*files[:-1], "missing.html"]
    assert complaints(result.stderr)["missing.html"] == "no such file or directory"
    assert result.stderr.splitlines()[-1] == "policytext: 1 document, 6 failed"


def test_nothing_but_failures_leaves_no_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("annotate", "empty.txt", "-o", "out.jsonl")
    assert result.exit_code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.txt"]


def test_an_empty_folder_is_said_to_be_empty(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("read", "empty")
    assert result.exit_code == 1
    assert "no file with a known suffix" in complaints(result.stderr)["empty"]


@pytest.mark.usefixtures("pages")
def test_a_folder_without_rights_is_named_and_the_others_go_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Rights do not bind the superuser, so the refusal is played.
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run("read", "pages")
    assert result.exit_code == 1
    assert complaints(result.stderr) == {"pages/b": "permission denied"}
    assert [doc.id for doc in docs_of(result.stdout_bytes)] == ["pages/z.txt"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_file_without_rights_is_named(run: Run, pages: Path) -> None:
    (pages / "z.txt").chmod(0)
    result = run("read", "pages")
    assert result.exit_code == 1
    assert list(complaints(result.stderr)) == ["pages/z.txt"]


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_file_name_that_is_no_text_can_be_read_and_named(run: Run, tmp_path: Path) -> None:
    bad = os.fsdecode(b"\xb9\xab\xb1\xa8.txt")
    try:
        (tmp_path / bad).write_text(LINE, "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    result = run("read", ".")
    assert result.exit_code == 0
    assert docs_of(result.stdout_bytes)[0].id.endswith("\\udcb9\\udcab\\udcb1\\udca8.txt")


def test_a_broken_link_is_a_missing_file(run: Run, pages: Path) -> None:
    (pages / "link.txt").symlink_to("nowhere.txt")
    (pages / "loop").symlink_to(pages)
    result = run("read", "pages")
    assert complaints(result.stderr) == {"pages/link.txt": "no such file or directory"}
    assert len(docs_of(result.stdout_bytes)) == 3


def test_nuls_are_no_text_or_marked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nul.txt").write_bytes(LINE.encode() + b"\0\0\0")
    result = run("annotate", "nul.txt")
    # Either the file is refused, or its text is there whole; never a crash.
    assert "internal" not in result.stderr
    if result.exit_code == 0:
        assert LINE in docs_of(result.stdout_bytes)[0].text
    else:
        assert "nul.txt" in complaints(result.stderr)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (GOOD.replace("2024", "\\ud800"), "unpaired surrogate"),
        (GOOD.replace('"good"', '"\\ud800"'), "unpaired surrogate"),
        (GOOD[:-20], "this is no JSON"),
        ("null", '"policytext": 1'),
        ("[" * 50_000, "this is no JSON"),
        (GOOD.replace('"layers":{}', '"layers":{"quantities":[{}]}'), "damaged"),
        (
            GOOD.replace(
                '"layers":{}', '"layers":{"tokens":{"label":"T","offsets":[[0,2],[2,999]]}}'
            ),
            "ends at 999",
        ),
    ],
)
def test_a_bad_line_of_documents_is_named_by_number(
    run: Run, tmp_path: Path, line: str, reason: str
) -> None:
    (tmp_path / "docs.jsonl").write_text(f"{GOOD}\n\n{line}\n{GOOD}\n", "utf-8")
    result = run("annotate", "docs.jsonl")
    assert result.exit_code == 1
    assert len(docs_of(result.stdout_bytes)) == 2
    assert list(complaints(result.stderr)) == ["docs.jsonl:3"]
    assert reason in complaints(result.stderr)["docs.jsonl:3"]


def test_a_file_of_documents_that_holds_none_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "docs.jsonl").write_bytes(b"\n\n")
    result = run("annotate", "docs.jsonl")
    assert result.exit_code == 1
    assert complaints(result.stderr) == {"docs.jsonl": "the file holds no document"}


def test_twenty_megabytes_of_one_character_are_read_and_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("一" * 7_000_000, "utf-8")
    result = run("read", "long.txt", "-o", "out.jsonl")
    assert "internal" not in result.stderr
    if result.exit_code == 0:
        (doc,) = docs_of((tmp_path / "out.jsonl").read_bytes())
        assert doc.text.count("一") == 7_000_000
        assert run("show", "out.jsonl", "--layers", "times", "-o", "p.html").exit_code == 0
        assert (tmp_path / "p.html").read_text("utf-8").count("一") >= 7_000_000
    else:
        assert list(complaints(result.stderr)) == ["long.txt"]


@pytest.mark.usefixtures("pages")
def test_a_fault_of_the_library_is_called_one_and_spares_the_others(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Task._read

    def break_one(task: Task, source: inputs.Source) -> tuple[pt.Document, tuple[str, ...]]:
        if source.name.endswith("c.md"):
            raise ZeroDivisionError("division\nby zero")
        return read(task, source)

    monkeypatch.setattr(Task, "_read", break_one)
    result = run("annotate", "pages")
    assert result.exit_code == 1
    assert len(docs_of(result.stdout_bytes)) == 2
    assert complaints(result.stderr) == {
        "pages/b/c.md": "internal ZeroDivisionError: division by zero "
        "(a fault of policytext, please report it)"
    }


def test_problems_of_a_document_are_counted_and_shown_on_demand(run: Run, tmp_path: Path) -> None:
    doc = pt.Document(LINE, id="x", problems=[pt.Problem("unsupported", "1\nratio")])
    (tmp_path / "docs.jsonl").write_text(doc.to_json(), "utf-8")
    assert "1 with problems (-v shows them)" in run("read", "docs.jsonl").stderr
    result = run("read", "docs.jsonl", "-v")
    assert result.exit_code == 0
    assert "policytext: docs.jsonl:1: unsupported: 1 ratio\n" in result.stderr
    assert run("read", "docs.jsonl", "-q").stderr == ""


@pytest.mark.parametrize("kind", ["contradiction", "unknown-issuer"])
def test_what_puts_rows_in_a_wrong_place_or_year_is_always_told(
    run: Run, tmp_path: Path, kind: str
) -> None:
    doc = pt.Document(LINE, id="x", problems=[pt.Problem(kind, "2023\nor 2024")])
    (tmp_path / "docs.jsonl").write_text(doc.to_json(), "utf-8")
    told = f"policytext: docs.jsonl:1: {kind}: 2023 or 2024\n"
    assert run("read", "docs.jsonl", "-q").stderr == told
    # Nothing is left for -v to show.
    assert run("read", "docs.jsonl").stderr == f"{told}policytext: 1 document, 1 with problems\n"
    assert run("read", "docs.jsonl", "-v").stderr.count(told) == 1
