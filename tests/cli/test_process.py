"""The command as a process: pipes, signals, exit codes, workers, bytes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import LINE, Start

COMMAND = [sys.executable, "-m", "policytext"]


def test_the_module_is_the_command(start: Start) -> None:
    assert b"policytext, version" in start("--version").stdout


def test_help_loads_nothing_that_takes_long() -> None:
    script = (
        "import sys; from policytext.cli.commands import commands\n"
        "commands(['--help'], standalone_mode=False)\n"
        "heavy = {'rich', 'regex', 'opencc', 'ahocorasick', 'policytext.gazetteer', 'csv'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"[]"


@pytest.mark.usefixtures("pages")
def test_exit_codes(start: Start) -> None:
    assert start("read", "pages").returncode == 0
    some = start("read", "pages", "missing.txt")
    assert some.returncode == 1
    assert some.stderr.startswith(b"policytext: missing.txt: no such file or directory\n")
    assert start("read").returncode == 2
    assert start("read", "pages", "-o", "no/where.jsonl").returncode == 2


def test_the_output_is_the_same_with_any_number_of_workers(start: Start, pages: Path) -> None:
    for i in range(12):
        (pages / f"more{i}.txt").write_text(f"第{i}份。{LINE}\n", "utf-8")
    (pages / "bad.txt").write_bytes(b"")
    one, three = (start("annotate", "pages", "-w", number) for number in ("1", "3"))
    assert one.returncode == three.returncode == 1
    assert one.stdout == three.stdout
    assert one.stderr == three.stderr
    assert one.stdout.count(b"\n") == 15


@pytest.mark.usefixtures("pages")
def test_no_bar_where_standard_error_is_no_terminal(start: Start) -> None:
    done = start("read", "pages", "-o", "out.jsonl")
    assert done.stderr.decode().splitlines() == [
        "policytext: 3 documents, 1 other file in the folders passed over"
    ]


@pytest.mark.usefixtures("pages")
@pytest.mark.skipif(os.name == "nt", reason="a terminal of POSIX")
def test_a_bar_on_a_terminal_and_errors_between_it(tmp_path: Path) -> None:
    import pty

    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "read", "pages", "missing.txt", "-o", "out.jsonl"],
        cwd=tmp_path,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(mine, 4096):
            said += piece
    except OSError:
        pass  # how Linux says that the other end is closed
    os.close(mine)
    assert process.wait(60) == 1
    assert "━".encode() in said
    assert b"policytext: missing.txt: no such file or directory" in said
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 3


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_reader_that_leaves_early_ends_the_run_quietly(tmp_path: Path, workers: str) -> None:
    for i in range(60):
        (tmp_path / f"{i:03}.txt").write_text(LINE * 300, "utf-8")
    process = subprocess.Popen(
        [*COMMAND, "read", ".", "-w", workers],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b'{"policytext"')
    process.stdout.close()
    assert process.wait(120) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


def _listen() -> None:
    """Have a child hear SIGINT, also where the tests run in the background and ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _interrupt(tmp_path: Path, number: int) -> tuple[int, bytes]:
    """Begin a run whose input never ends, and end it by a signal once it has written."""
    process = subprocess.Popen(
        [*COMMAND, "read", "-", "-o", "out.jsonl"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_listen,
    )
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(LINE.encode())
    process.stdin.flush()
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".out.jsonl.*.part")):
        assert time.monotonic() < deadline, "no temporary file appeared"
        time.sleep(0.01)
    process.send_signal(number)
    code = process.wait(60)
    process.stdin.close()
    said = process.stderr.read()
    process.stderr.close()
    return code, said


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_cut_off_leaves_nothing_that_looks_whole(
    tmp_path: Path, number: int, code: int
) -> None:
    assert _interrupt(tmp_path, number) == (
        code,
        b"policytext: interrupted\n" if code == 130 else b"",
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said_and_not_a_crash(pages: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "read", str(pages)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"policytext: No space left on device\n"


@pytest.mark.usefixtures("pages")
def test_documents_flow_from_command_to_command(start: Start) -> None:
    read = start("read", "pages")
    annotated = start("annotate", "-", stdin=read.stdout)
    assert start("table", "-", stdin=annotated.stdout).stdout == start("table", "pages").stdout
