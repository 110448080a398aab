"""The command `policytext train mentions`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from policytext import Document
from policytext.entities import ModelRecognizer, load_mentions
from tests.cli.conftest import Run, Start
from tests.corpora.marked_docs import write_pages

SETTINGS = ("--parts", "2", "--seed", "3")


def test_a_model_says_what_it_was_trained_on(run: Run) -> None:
    write_pages(Path("in/own"))
    Path("in/raw.txt").write_text("渔船归港。\n", "utf-8", newline="\n")
    given = ("--train", "in/own", "--raw", "in/raw.txt", *SETTINGS, "--out", "m.npz")
    result = run("train", "mentions", *given)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines[0].startswith("step 1 of 8: read 5 documents, ")
    assert lines[-1].startswith("policytext: m.npz: ")
    facts = load_mentions("m.npz").facts
    assert facts["train"].startswith("own, 5 documents, ")
    assert " characters, 30 mentions, sha256 " in facts["train"]
    assert facts["raw"].startswith("raw.txt, 1 texts, 6 characters, sha256 ")
    assert facts["settings"] == '{"parts": 2, "seed": 3}'
    assert facts["made by"].startswith("policytext ")
    assert all(f"policytext: {name}: {fact}" in lines for name, fact in facts.items())
    assert not any(str(Path().resolve()) in fact or "in/" in fact for fact in facts.values())


def test_a_model_marks_what_it_has_learnt(run: Run) -> None:
    own = str(write_pages(Path("own")))
    assert run("train", "mentions", "--train", own, *SETTINGS, "-q", "-o", "m").exit_code == 0
    text = "渔业稳定。\n县政府帮扶渔民。"
    found = ModelRecognizer("m")(text, Document(text, issuer="130633", year=2024))
    assert ("县政府", "INSTITUTION") in {(text[f.start : f.end], f.label) for f in found}


def test_the_same_call_elsewhere_gives_the_same_bytes(run: Run, start: Start) -> None:
    own = str(write_pages(Path("a/own")))
    write_pages(Path("far/own"))
    assert run("train", "mentions", "--train", own, *SETTINGS, "-q", "-o", "m").stderr == ""
    done = start("train", "mentions", "--train", "far/own", *SETTINGS, "-q", "-o", "far/m")
    assert (done.returncode, done.stderr) == (0, b"")
    assert Path("m").read_bytes() == Path("far/m").read_bytes()


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("-o", "none/m"), "its folder does not exist"),
        (("-o", "."), "it is a folder"),
        (("-o", "raw.txt", "--raw", "raw.txt"), "is one of the files to read"),
        (("-o", "m", "--parts", "1"), "2 parts or more"),
        (("-o", "m", "--parts", "6"), "6 parts need as many documents of different groups; got 5"),
        (("-o", "m", "--train", "none.jsonl"), "none.jsonl: No such file"),
        (("-o", "m", "--raw", "none.txt"), "none.txt: No such file"),
        (("-o", "m", "--train", "placed.jsonl"), "name the folder of the reports"),
        ((), "Missing option"),
    ],
)
def test_what_cannot_be_done_is_said_before_the_training(
    run: Run, more: tuple[str, ...], message: str
) -> None:
    write_pages(Path("own"))
    Path("raw.txt").write_text("渔船归港。\n", "utf-8")
    Path("placed.jsonl").write_text('{"report": "a", "layers": {}}\n', "utf-8")
    result = run("train", "mentions", "--train", "own", *more)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "step 1 " not in result.stderr
    assert not Path("m").exists()


def test_without_scipy_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    result = run("train", "mentions", "--train", str(write_pages(Path("own"))), "-o", "m")
    assert result.exit_code == 2
    assert "scipy cannot be imported: pip install 'policytext[train]'" in result.stderr
