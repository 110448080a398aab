"""Files of names that a user brings are checked."""

from __future__ import annotations

from pathlib import Path

from policytext.entities.user_names import NameTable
from tests.cli.conftest import Run

GOOD = '[[names]]\ntext = "云帆港"\nlabel = "PLACE"\nkind = "zone"\n'
BAD = GOOD + '\n[[patterns]]\npattern = "{han:2}"\nlabel = "PLACE"\nkind = "zone"\n\n[[block]]\n'


def test_names_without_faults_are_named_by_their_hash(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_text(GOOD, encoding="utf-8")
    result = run("names", "check", "names.toml")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert NameTable.read(tmp_path / "names.toml").sha256 in result.stderr


def test_faults_are_listed_one_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_text(BAD, encoding="utf-8")
    result = run("names", "check", "names.toml")
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first.startswith("names.toml:6: [[patterns]] 1 ({han:2}): pattern '{han:2}' has no part")
    assert second.startswith("names.toml:11: [[block]] 1 (): text is missing")
    assert "errors: 2" in result.stderr


def test_a_file_that_is_not_there_is_said(run: Run) -> None:
    result = run("names", "check", "none.toml")
    assert result.exit_code == 2
    assert "none.toml: No such file" in result.stderr
