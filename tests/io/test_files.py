"""Output files: whole or not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import ModuleType

import pytest

import policytext as pt
import policytext.io
from policytext.io import open_output, write_jsonl
from policytext.io.files import open_folder, read_utf8
from policytext.io.formats import FORMATS


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


def test_no_module_takes_the_place_of_a_function() -> None:
    assert FORMATS
    exported = [getattr(policytext.io, name) for name in policytext.io.__all__]
    assert not [one for one in exported if isinstance(one, ModuleType)]


def fill_and_fail(path: Path) -> None:
    with open_folder(path) as folder:
        (folder / "a.txt").touch()
        raise ZeroDivisionError


def test_a_folder_appears_at_the_end_only(tmp_path: Path) -> None:
    with open_folder(tmp_path / "made") as folder:
        (folder / "a.txt").touch()
        assert not (tmp_path / "made").exists()
    assert [one.name for one in (tmp_path / "made").iterdir()] == ["a.txt"]
    with pytest.raises(ZeroDivisionError):
        fill_and_fail(tmp_path / "other")
    assert [one.name for one in tmp_path.iterdir()] == ["made"]


@pytest.mark.parametrize("is_there", [True, False])
def test_an_empty_folder_is_filled_and_no_other(tmp_path: Path, is_there: bool) -> None:
    path = tmp_path / "made"
    if is_there:
        path.mkdir()
    with open_folder(path) as folder:
        (folder / "a.txt").touch()
    for taken in (path, path / "a.txt", tmp_path / "none" / "made"):
        with pytest.raises(pt.InputError, match="cannot write"), open_folder(taken):
            pass
    assert [one.name for one in path.iterdir()] == ["a.txt"]


def test_a_text_is_read_character_for_character(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff甲\r\n乙\r\0".encode())
    assert read_utf8(path) == "\ufeff甲\r\n乙\r\0"
    path.write_bytes(b"x\n\xff")
    with pytest.raises(pt.ReadError, match=r"a\.txt:2: byte 2 is not UTF-8"):
        read_utf8(path)
