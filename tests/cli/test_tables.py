"""Tables of units and words that a user brings: checked, used, and named in the manifest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policytext.quantities import Tables
from tests.cli.conftest import Run

GOOD = '[[unit]]\nsurface = "榀"\nkind = "count"\n'
BAD = '[[unit]]\nsurface = "榀"\nkind = "size"\n\n[[unit]]\nsurface = "亩"\nkind = "measure"\n'
TEXT = "吊装屋架30榀。".encode()


@pytest.fixture
def good(tmp_path: Path) -> str:
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    return "good.toml"


@pytest.fixture
def bad(tmp_path: Path) -> str:
    (tmp_path / "bad.toml").write_text(BAD, encoding="utf-8")
    return "bad.toml"


def test_tables_without_faults_are_named_by_their_hash(run: Run, good: str) -> None:
    result = run("tables", "check", good)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert Tables.packaged().extended(good).sha256 in result.stderr


def test_faults_are_listed_one_a_line(run: Run, bad: str) -> None:
    result = run("tables", "check", bad)
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first.startswith("bad.toml:1: [[unit]] 1 (榀): unknown kind 'size'; one of measure")
    assert second.startswith("bad.toml:5: [[unit]] 2 (亩): '亩' is there already")
    assert "errors: 2" in result.stderr


def test_a_file_that_is_not_there_is_said(run: Run) -> None:
    result = run("tables", "check", "none.toml")
    assert result.exit_code == 2
    assert "none.toml: No such file" in result.stderr


@pytest.mark.parametrize("command", ["annotate", "table", "show"])
def test_quantities_are_read_with_them(run: Run, good: str, command: str) -> None:
    result = run(command, "--quantity-tables", good, "-", stdin=TEXT)
    assert result.exit_code == 0
    assert result.stdout != run(command, "-", stdin=TEXT).stdout


def test_they_go_with_a_choice_of_layers(run: Run, good: str) -> None:
    chosen = ("annotate", "--layers", "quantities", "-")
    with_them = json.loads(run(*chosen, "--quantity-tables", good, stdin=TEXT).stdout)
    assert [span["text"] for span in with_them["layers"]["quantities"]] == ["30榀"]
    assert json.loads(run(*chosen, stdin=TEXT).stdout)["layers"]["quantities"] == []


def test_several_processes_read_with_them(run: Run, good: str, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(TEXT)
    result = run("table", "--quantity-tables", good, "-w", "2", "a.txt", "b.txt")
    assert result.exit_code == 0
    assert result.stdout.count("30榀,30,30,eq,榀,count") == 2


@pytest.mark.parametrize("command", ["annotate", "table"])
def test_wrong_ones_stop_the_run(run: Run, bad: str, command: str) -> None:
    result = run(command, "--quantity-tables", bad, "-", stdin=TEXT)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "bad.toml:1: [[unit]] 1 (榀)" in result.stderr


def test_the_manifest_names_them(run: Run, good: str) -> None:
    found = json.loads(run("manifest", "--quantity-tables", good).stdout)
    settings = {one["name"]: one.get("settings") for one in found["annotators"]}
    assert settings["quantities"] == {"tables": Tables.packaged().extended(good).sha256}
    plain = json.loads(run("manifest").stdout)
    assert all("settings" not in one for one in plain["annotators"])


def test_names_of_the_users_own_are_found(run: Run, tmp_path: Path) -> None:
    own = '[[names]]\ntext = "甜水泉"\nlabel = "PLACE"\nkind = "natural"\n'
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    chosen = ("annotate", "--layers", "mentions", "-")
    found = json.loads(run(*chosen, "--names", "own.toml", stdin="甜水泉修好了。".encode()).stdout)
    (name,) = found["layers"]["mentions"]
    assert (name["text"], name["label"]) == ("甜水泉", "PLACE")


@pytest.mark.parametrize("command", ["table", "show", "targets"])
def test_files_that_come_after_the_layers_are_told(run: Run, good: str, command: str) -> None:
    assert run("annotate", "-", "-o", "docs.jsonl", stdin=TEXT).exit_code == 0
    late = run(command, "docs.jsonl", "--quantity-tables", good)
    assert late.exit_code == 0
    told = (
        "late-files: its layers stay as they are, without --quantity-tables: 'policytext annotate'"
    )
    assert told in late.stderr
    assert "late-files" not in run(command, "docs.jsonl").stderr


def test_a_page_shows_the_layers_that_are_chosen(run: Run) -> None:
    assert run("annotate", "-", "-o", "docs.jsonl", stdin=TEXT).exit_code == 0
    chosen = run("show", "--layers", "quantities", "docs.jsonl")
    assert '"layer":"quantities"' in chosen.stdout
    assert '"layer":"tokens"' in run("show", "docs.jsonl").stdout
    assert '"layer":"tokens"' not in chosen.stdout
    assert "late-layers" not in chosen.stderr
    assert run("annotate", "--layers", "times", "-", "-o", "few.jsonl", stdin=TEXT).exit_code == 0
    lacks = run("show", "--layers", "quantities", "few.jsonl")
    assert "late-layers: it has layers, but not quantities: 'policytext annotate'" in lacks.stderr
