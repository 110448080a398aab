"""Output files: whole or not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

import policytext as pt
from policytext.io import open_output, write_jsonl


def test_the_file_appears_at_the_end_only(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    with open_output(path) as out:
        out.write("新的")
        assert path.read_text() == "old"
    assert path.read_text("utf-8") == "新的"
    assert [one.name for one in tmp_path.iterdir()] == ["out.txt"]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")

    def begin() -> None:
        with open_output(path) as out:
            out.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begin()
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["out.txt"]


def test_a_document_that_cannot_be_written_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(pt.InputError, match="surrogate"):
        write_jsonl([pt.Document("a"), pt.Document("b", id="\ud800")], tmp_path / "out.jsonl")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="rights and links are those of POSIX")
def test_rights_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "out.txt", tmp_path / "link.txt"
    with open_output(path) as out:
        out.write("a")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    path.chmod(0o640)
    link.symlink_to(path)
    with open_output(link) as out:
        out.write("b")
    assert link.is_symlink()
    assert path.read_text() == "b"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_an_error_of_the_library() -> None:
    with pytest.raises(pt.InputError, match="/dev/full"), open_output("/dev/full") as out:
        out.write("a")


@pytest.mark.parametrize("place", [".", "no/such/folder/out.txt"])
def test_a_place_that_cannot_be_written_is_refused_at_once(tmp_path: Path, place: str) -> None:
    with pytest.raises(pt.InputError, match="cannot write"), open_output(tmp_path / place):
        pytest.fail("the block must not run")
